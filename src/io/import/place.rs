//! Colleges and places in words, as far as a mapping or a known college says what they mean.

use super::{known::Known, mapping::Mapped, value};
use crate::{
    audit::{text::fold, uai::Uai},
    job::{Reason, WordMeans, WordOf},
};
use smol_str::SmolStr;

/// What a text about a place says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing is written there.
    Nothing,
    /// A college, a room, or both.
    Place(Option<Uai>, Option<SmolStr>),
    /// Nothing about a known college.
    Unknown,
    /// The mapping says that nobody knows what it means.
    HeldBack,
}

/// The steps of a path (`Site > College > Room`, `College / Room`, `/Site/College`), and what is between them.
fn steps(text: &str) -> (Vec<&str>, &'static str) {
    let between = [" > ", " / "].into_iter().find(|between| text.contains(between));
    let between = between.unwrap_or(if text.starts_with('/') { "/" } else { " > " });
    (text.split(between).map(str::trim).filter(|step| !step.is_empty()).collect(), between)
}

/// The step of a path that names a college which is not surely known: it is called one, or a known one has almost its name.
pub(super) fn college_step<'t>(text: &'t str, known: &Known<'_>) -> Option<&'t str> {
    called_a_college(text).or_else(|| steps(text).0.into_iter().find(|step| known.almost(step).is_some()))
}

/// The step of a path that is called a college.
fn called_a_college(text: &str) -> Option<&str> {
    let college = |step: &&str| {
        let word = fold(step);
        ["college ", "clg "].iter().any(|begin| word.strip_prefix(begin).is_some_and(|rest| !rest.trim().is_empty()))
    };
    steps(text).0.into_iter().find(college)
}

/// The college that one step names: by the mapping, by its UAI or by its name.
fn step(step: &str, known: &Known<'_>, mapped: &Mapped) -> Option<Uai> {
    match mapped.words.get(WordOf::College, step) {
        Some(WordMeans::College(uai)) => Some(*uai),
        Some(_) => None,
        None => step.parse().ok().or_else(|| known.college(step)),
    }
}

/// The only college that a path names, and the position of the last step that names it.
fn only(steps: &[&str], known: &Known<'_>, mapped: &Mapped) -> Option<(usize, Uai)> {
    let mut found = steps.iter().enumerate().filter_map(|(at, text)| Some((at, step(text, known, mapped)?)));
    let first = found.next()?;
    found.try_fold(first, |(_, uai), (at, other)| (uai == other).then_some((at, uai)))
}

/// Whether a cell names a known college, or has a step that perhaps does.
pub(super) fn tells_of_a_college(cell: &str, known: &Known<'_>) -> bool {
    let mapped = Mapped::default();
    college_step(cell, known).is_some() || steps(cell).0.iter().any(|text| step(text, known, &mapped).is_some())
}

/// What a text in a column of colleges says, with a mapping; `None` for an empty cell.
pub(super) fn college(cell: &str, known: &Known<'_>, mapped: &Mapped) -> Result<Option<Uai>, Reason> {
    match mapped.words.get(WordOf::College, cell) {
        Some(WordMeans::College(uai)) => return Ok(Some(*uai)),
        Some(WordMeans::Place { college, .. }) => return Ok(*college),
        Some(_) => return Err(Reason::HeldBack),
        None => {}
    }
    let steps = steps(cell).0;
    if let Some((_, uai)) = only(&steps, known, mapped) {
        return Ok(Some(uai));
    }
    let held = |step: &&str| mapped.words.get(WordOf::College, step) == Some(&WordMeans::HeldBack);
    if steps.iter().any(held) {
        return Err(Reason::HeldBack);
    }
    value::uai(cell, known).map_err(|wrong| match wrong {
        Reason::Uai(crate::audit::uai::NotAUai::Form) => Reason::UnknownCollege,
        wrong => wrong,
    })
}

/// What a text about a place says: by the mapping as a whole, or as a path of which one step is a college; the steps after it
/// are the room.
pub(super) fn place(text: &str, known: &Known<'_>, mapped: &Mapped) -> Said {
    match mapped.words.get(WordOf::Place, text) {
        Some(WordMeans::Place { college, room }) => {
            return Said::Place(*college, room.as_ref().map(|room| SmolStr::new(room.as_str())));
        }
        Some(WordMeans::College(uai)) => return Said::Place(Some(*uai), None),
        Some(_) => return Said::HeldBack,
        None => {}
    }
    let (steps, between) = steps(text);
    if steps.is_empty() {
        return Said::Nothing;
    }
    if let Some((at, uai)) = only(&steps, known, mapped) {
        let rest = steps.get(at + 1..).unwrap_or_default().join(between);
        return Said::Place(Some(uai), (!rest.is_empty()).then(|| SmolStr::new(rest)));
    }
    let held = |step: &&str| mapped.words.get(WordOf::College, step) == Some(&WordMeans::HeldBack);
    if steps.iter().any(held) { Said::HeldBack } else { Said::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::inventory::College;

    #[test]
    fn a_path_names_its_college_and_the_rest_is_the_room() {
        let uai = |n| Uai::from_number(n).unwrap();
        let college =
            |n, name: &str| College { uai: uai(n), name: name.into(), commune: "".into(), commune_code: None, priority: false };
        let mut known = Known::default();
        known.learn(&[college(921_170, "Collège X"), college(920_068, "Collège Y"), college(920_594, "Double")]);
        known.learn(&[college(921_243, "Double")]);
        let mapped = Mapped::default();
        let said = |text| place(text, &known, &mapped);
        let here = |room: Option<&str>| Said::Place(Some(uai(921_170)), room.map(SmolStr::new));
        assert_eq!(said("Racine > Hauts-de-Seine > COLLEGE X > CDI"), here(Some("CDI")));
        assert_eq!(said("Collège X / Bâtiment A / CDI"), here(Some("Bâtiment A / CDI")));
        assert_eq!(said("0921170X > Collège X"), here(None));
        assert_eq!((said(""), said("CDI"), said("Double > CDI")), (Said::Nothing, Said::Unknown, Said::Unknown));
        assert_eq!(said("Collège X > Collège Y"), Said::Unknown, "two colleges");
        assert_eq!(super::college("Racine > Collège X > Salle", &known, &mapped), Ok(Some(uai(921_170))));
        assert_eq!(super::college("Racine", &known, &mapped), Err(Reason::UnknownCollege));
        assert_eq!(called_a_college("Racine > Collège Z > CDI"), Some("Collège Z"));
        assert_eq!((called_a_college("Collège / CDI"), called_a_college("Collégiale")), (None, None));
    }
}
