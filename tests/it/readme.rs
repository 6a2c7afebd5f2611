//! The README against the program: its table of keys, its columns, its exit codes, its commands.

use recol::{
    audit::report::Column,
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
    for column in Column::ALL {
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
