//! Completes the path of a file that is being typed.

use crate::{io::within::Within, job::Completed};
use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

/// The most names of a folder that are looked at, and the most paths that are answered.
const LOOKED_AT: usize = 20_000;
const ANSWERED: usize = 200;

/// Returns the files and folders that a typed path may mean. A name is compared without case where no other fits. Hidden names
/// are answered only to one who typed a dot.
pub(super) fn complete(typed: &str, home: Option<&Path>) -> Completed {
    let at = typed.rfind(is_separator).map_or(0, |at| at + 1);
    let (before, begun) = typed.split_at(at);
    let names = listed(before, home);
    let begins = |name: &&String| name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
    let mut found: Vec<&String> = names.iter().filter(begins).collect();
    if found.is_empty() {
        let folded = begun.to_lowercase();
        found = names.iter().filter(|name| name.to_lowercase().starts_with(&folded) && !name.starts_with('.')).collect();
    }
    let paths: Vec<String> = found.iter().map(|name| format!("{before}{name}")).collect();
    let common = paths.iter().skip(1).fold(paths.first().cloned().unwrap_or_default(), |common, path| shared(&common, path));
    let common = if common.len() > before.len() || paths.len() == 1 { common } else { typed.to_owned() };
    let more = paths.len().saturating_sub(ANSWERED);
    Completed { typed: typed.to_owned(), common, paths: paths.into_iter().take(ANSWERED).collect(), more }
}

/// A typed path as the system takes it: `~` is the home of the user.
pub(super) fn expanded(typed: &str, home: Option<&Path>) -> PathBuf {
    let rest = typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(is_separator));
    match (rest, home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(is_separator)),
        _ => PathBuf::from(typed),
    }
}

/// The names in a folder, sorted; that of a folder ends in a separator. Names that are no text are left out, and a folder that
/// cannot be read has none.
fn listed(folder: &str, home: Option<&Path>) -> Vec<String> {
    let path = if folder.is_empty() { PathBuf::from(".") } else { expanded(folder, home) };
    let Ok(names) = Within::at(&path).and_then(|within| within.names(LOOKED_AT)) else { return Vec::new() };
    let mut found: Vec<String> = names
        .names
        .into_iter()
        .filter_map(|name| name.into_string().ok())
        .map(|name| if path.join(&name).is_dir() { format!("{name}{MAIN_SEPARATOR}") } else { name })
        .collect();
    found.sort();
    found
}

/// What two texts begin with.
fn shared(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_path_is_completed_as_far_as_it_is_certain() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["parc-2026.csv", "parc-2027.csv", "Collèges.csv", ".hidden.csv"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("exports")).unwrap();
        let typed = |text: &str| format!("{}{MAIN_SEPARATOR}{text}", folder.path().display());
        let ask = |text: &str| complete(&typed(text), None);
        assert_eq!(ask("pa").common, typed("parc-202"));
        assert_eq!(ask("pa").paths, [typed("parc-2026.csv"), typed("parc-2027.csv")]);
        assert_eq!(ask("parc-2027").common, typed("parc-2027.csv"));
        assert_eq!(ask("coll").common, typed("Collèges.csv"), "without case where no other fits");
        assert_eq!(ask("ex").common, format!("{}{MAIN_SEPARATOR}", typed("exports")));
        assert_eq!(ask("").paths.len(), 4, "hidden names are not offered");
        assert_eq!(ask("").common, typed(""), "what was typed stays");
        assert_eq!(ask(".h").common, typed(".hidden.csv"));
        assert_eq!((ask("zzz").common, ask("zzz").paths.len()), (typed("zzz"), 0));
        assert_eq!(complete("/no/such/folder/x", None).paths.len(), 0);
    }

    #[test]
    fn a_tilde_is_the_home() {
        let home = Path::new("/home/office");
        assert_eq!(expanded("~/parc.csv", Some(home)), home.join("parc.csv"));
        assert_eq!(expanded("~", Some(home)), home.join(""));
        assert_eq!(expanded("~other/parc.csv", Some(home)), Path::new("~other/parc.csv"));
    }
}
