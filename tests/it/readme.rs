//! The README against the program: its table of keys, its columns, its exit codes, its commands.

use recol::{
    audit::report::ReportColumn,
    cli::{Cli, Exit},
    locale::Lang,
    tui::keys,
};
use std::{fs, path::PathBuf};

const BEGIN: &str = "RECOL_WRITE_KEYS=1 cargo test writes it anew -->\n";
const END: &str = "<!-- /keys -->";

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).unwrap()
}

#[test]
fn the_key_table_is_that_of_the_keymap() {
    let text = readme();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let wanted = format!("\n{}\n", keys::markdown(Lang::En).trim());
    if std::env::var_os("RECOL_WRITE_KEYS").is_some() {
        fs::write(path(), format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
        return;
    }
    assert!(
        table == wanted,
        "the key table of README.md is not that of the keymap: RECOL_WRITE_KEYS=1 cargo test --test it readme"
    );
}

#[test]
fn the_columns_stand_in_their_order() {
    let text = readme();
    let mut at = text.find("**Out**").unwrap();
    for column in ReportColumn::ALL {
        let code = format!("`{}`", column.code());
        at += text[at..].find(&code).unwrap_or_else(|| panic!("{code} is missing in README.md, or out of its order"));
    }
}

#[test]
fn every_exit_code_is_told() {
    for exit in [Exit::Done, Exit::NotInOrder, Exit::Usage, Exit::User, Exit::Settings, Exit::Outside, Exit::Bug] {
        assert!(readme().contains(&format!("| {} | ", exit as u8)), "exit code {exit:?}");
    }
}

#[test]
fn every_command_is_told() {
    use clap::CommandFactory;
    for command in Cli::command().get_subcommands() {
        assert!(
            readme().contains(&format!("`{}`", command.get_name()))
                || readme().contains(&format!("recol {}", command.get_name())),
            "{}",
            command.get_name()
        );
    }
}

/// Where a test of this name may be written: `a::b::name` in the tests or in the source, `tests` being a module of its file.
fn written_in(name: &str) -> Vec<PathBuf> {
    let (module, _) = name.rsplit_once("::").unwrap();
    let below = module.replace("::", "/");
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = ["tests/it", "src"]
        .iter()
        .flat_map(|root| [format!("{root}/{below}.rs"), format!("{root}/{below}/mod.rs")])
        .chain([format!("tests/{below}/main.rs")])
        .collect::<Vec<_>>()
        .into_iter()
        .map(|path| house.join(path))
        .collect();
    if let Some(outer) = below.strip_suffix("/tests") {
        files.extend([format!("src/{outer}.rs"), format!("src/{outer}/mod.rs")].map(|path| house.join(path)));
    }
    files
}

#[test]
fn every_test_that_the_table_of_threats_names_is_there() {
    let text = readme();
    let (_, section) = text.split_once("\n## Security\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() >= 8, "stolen laptop, auditor, label, file, folder, server, terminal, supply chain");
    let mut named = 0;
    for row in rows {
        let before = named;
        for name in row.split('`').skip(1).step_by(2).filter(|name| name.contains("::")) {
            let (_, test) = name.rsplit_once("::").unwrap();
            let head = format!("fn {test}(");
            let is_test = |path: PathBuf| {
                let source = fs::read_to_string(path).unwrap_or_default();
                let at = source.find(&head);
                at.is_some_and(|at| source[..at].lines().rev().take(6).any(|line| line.trim() == "#[test]"))
            };
            assert!(written_in(name).into_iter().any(is_test), "README.md names a test that is not there: {name}");
            named += 1;
        }
        assert!(named > before, "held by nothing: {row}");
    }
    println!("{named} tests are named");
}

#[test]
fn every_picture_that_it_shows_is_there() {
    let text = readme();
    let shown: Vec<&str> = text.split("](fixtures/pictures/").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(shown.len() >= 3, "{shown:?}");
    for name in shown {
        assert!(path().with_file_name("fixtures").join("pictures").join(name).is_file(), "{name}");
    }
}
