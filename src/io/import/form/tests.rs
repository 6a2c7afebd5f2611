//! Mappings written, read back, and misspelt.

use super::*;
use crate::{
    audit::{
        ids::RoomName,
        inventory::{CustodyKind, InventoryColumn, Kind},
        uai::Uai,
    },
    job::{AskedWord, MappedColumn, MappedWord, Means, Proposal, TableKind, WordMeans, WordOf},
};
use proptest::prelude::*;

fn bare(mapping: Mapping) -> Proposal {
    Proposal { mapping, confirmed: false, samples: Vec::new(), asked: Vec::new(), unasked: 0, rows: 0 }
}

fn any_uai() -> impl Strategy<Value = Uai> {
    (0..10_000_000_u32).prop_map(|number| Uai::from_number(number).unwrap())
}

/// A text as a proposal has it: printable.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-zé\"\\\\#'=\\[\\]{} .]{0,12}", any::<String>()]
        .prop_map(|text| crate::audit::text::printable_within(&text, 60))
}

fn any_means() -> impl Strategy<Value = Means> {
    prop_oneof![
        Just(Means::Column(InventoryColumn::Tag)),
        Just(Means::Column(InventoryColumn::SourceId)),
        Just(Means::SerialAsTag),
        Just(Means::Place),
        Just(Means::Keeper),
        Just(Means::CheckoutKind),
        Just(Means::CheckoutPlace),
        Just(Means::Personal),
        Just(Means::Ignored),
    ]
}

fn any_word() -> impl Strategy<Value = (WordOf, WordMeans)> {
    let custody = prop::sample::select(CustodyKind::ALL.to_vec()).prop_map(WordMeans::Custody);
    let kind = prop::sample::select(Kind::ALL.to_vec()).prop_map(WordMeans::Kind);
    let room = "[A-Za-zé0-9\"\\\\]{1,9}( [a-z#]{1,5})?".prop_map(RoomName::new);
    let place =
        (prop::option::of(any_uai()), prop::option::of(room)).prop_map(|(college, room)| WordMeans::Place { college, room });
    prop_oneof![
        custody.prop_map(|means| (WordOf::Custody, means)),
        Just((WordOf::Custody, WordMeans::InUse)),
        Just((WordOf::Custody, WordMeans::HeldBack)),
        kind.prop_map(|means| (WordOf::Kind, means)),
        any_uai().prop_map(|uai| (WordOf::College, WordMeans::College(uai))),
        Just((WordOf::College, WordMeans::HeldBack)),
        Just((WordOf::College, WordMeans::Place { college: None, room: None })),
        place.prop_map(|means| (WordOf::Place, means)),
        Just((WordOf::Place, WordMeans::HeldBack)),
    ]
}

fn any_mapping() -> impl Strategy<Value = Mapping> {
    let columns =
        prop::collection::vec((any_text(), any_means()).prop_map(|(header, means)| MappedColumn { header, means }), 0..6);
    let words = prop::collection::vec((any_text(), any_word()), 0..8);
    (any_text(), columns, words, prop::option::of(any_uai())).prop_map(|(source, columns, words, college)| {
        // In the order of the file: by question, each word once.
        let mut all: Vec<MappedWord> = Vec::new();
        for of in [WordOf::Custody, WordOf::Kind, WordOf::College, WordOf::Place] {
            for (word, (asked, means)) in words.iter().filter(|(_, (asked, _))| *asked == of) {
                if !all.iter().any(|other| other.of == of && fold(&other.word) == fold(word)) {
                    all.push(MappedWord { of: *asked, word: word.clone(), means: means.clone() });
                }
            }
        }
        Mapping { source, table: TableKind::Devices, columns, words: all, college }
    })
}

proptest! {
    #![proptest_config(crate::kept_below_tests())]
    #[test]
    fn what_is_written_is_read_as_it_was(mapping in any_mapping(), remark: String) {
        let remarks = Remarks {
            head: remark.clone(),
            college: remark.clone(),
            columns: remark.clone(),
            words: [remark.clone(), remark.clone(), remark.clone(), remark],
        };
        let samples = vec![vec!["a\nb".to_owned(), "\"".to_owned()]; mapping.columns.len()];
        let text = write_mapping(&Proposal { samples, ..bare(mapping.clone()) }, &remarks);
        prop_assert!(text.starts_with(BEGINNING));
        prop_assert_eq!(read_mapping(&text), Ok(mapping), "{}", text);
    }

    #[test]
    fn any_text_is_answered(text in "([a-z]{1,8} ?= ?(\"[a-z?]*\"|\\[|\\{|[0-9]+)?\n|\\[words(\\.custody)?\\]\n|[#\\]}]|\\PC){0,12}") {
        let _ = read_mapping(&text);
    }

    #[test]
    fn a_damaged_file_is_read_or_told_with_a_line_of_it(mapping in any_mapping(), at: prop::sample::Index, with: char) {
        let mut text: Vec<char> = write_mapping(&bare(mapping), &Remarks::default()).chars().collect();
        let at = at.index(text.len());
        text[at] = with;
        let text: String = text.into_iter().collect();
        if let Err(error) = read_mapping(&text) {
            prop_assert!(error.line >= 1 && error.line <= text.matches('\n').count() + 1, "{}", error);
            prop_assert!(!error.to_string().chars().any(char::is_control));
        }
    }
}

#[test]
fn what_is_open_stands_first_and_is_no_answer() {
    let asked = |word: &str, near| AskedWord { of: WordOf::Custody, word: word.into(), rows: 12, near };
    let column = MappedColumn { header: "Statut".into(), means: Means::Column(InventoryColumn::Custody) };
    let stock = MappedWord { of: WordOf::Custody, word: "En stock".into(), means: WordMeans::Custody(CustodyKind::Stored) };
    let mapping =
        Mapping { source: "GLPI".into(), table: TableKind::Devices, columns: vec![column], words: vec![stock], college: None };
    let proposal = Proposal {
        samples: vec![vec!["En panne".into(), "HS".into()]],
        asked: vec![asked("En panne", Some(WordMeans::Custody(CustodyKind::InRepair))), asked("Zzz", None)],
        ..bare(mapping.clone())
    };
    let remarks = Remarks { head: "Deux\nlignes".into(), ..Remarks::default() };
    let text = write_mapping(&proposal, &remarks);
    assert_eq!(
        text,
        "# recol mapping 1\n# Deux\n# lignes\n\nsource = \"GLPI\"\ntable = \"devices\"\ncollege = \"\"\n\ncolumns = [\n  \
         { header = \"Statut\", means = \"custody\" }, # En panne · HS\n]\n\n[words.custody]\n\
         \"En panne\" = \"?\" # × 12 ? \"in_repair\"\n\"Zzz\" = \"?\" # × 12\n\"En stock\" = \"stored\"\n"
    );
    assert_eq!(read_mapping(&text), Ok(mapping));
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_was_expected() {
    let head = "source = \"s\"\ntable = \"devices\"\n";
    for (text, line, words) in [
        ("source = ", 1, ""),
        ("sourc = \"s\"\n", 1, "\"sourc\" is not known here: expected source, table, college, columns, words"),
        ("table = \"devices\"\ncolumns = []\n", 1, "\"source\" is missing"),
        ("source = \"s\"\ntable = \"phones\"\ncolumns = []\n", 2, "\"table\" is not one of: devices, colleges, programmes"),
        (&format!("{head}college = \"0921170A\"\ncolumns = []\n"), 3, "a UAI as 0921170X"),
        (&format!("{head}columns = [\n{{ header = \"h\", mean = \"tag\" }}]\n"), 4, "\"mean\" is not known here"),
        (&format!("{head}columns = [\n{{ header = \"h\", means = \"uai\" }}]\n"), 4, "tag, serial, model"),
        (&format!("{head}columns = [\n{{ header = 3, means = \"tag\" }}]\n"), 4, "a text in quotes"),
        (&format!("{head}columns = []\n[words.custody]\n\"HS\" = \"broken\"\n"), 5, "stored, assigned, on_loan"),
        (
            &format!("{head}columns = []\n[words.custody]\n\"En panne\" = \"lost\"\nHS = \"lost\"\n\"EN PANNE\" = \"retired\"\n"),
            7,
            "\"EN PANNE\" is \"En panne\" of line 5 in another spelling, with another answer",
        ),
        (&format!("{head}columns = []\n[words.colour]\n"), 4, "expected custody, kind, college, place"),
        (&format!("{head}columns = []\n[words.place]\na = {{ uai = \"0921170X\" }}\n"), 5, "expected college, room"),
        (&format!("{head}columns = []\n[words.college]\na = \"X\"\n"), 5, "none, held_back, ?"),
        (&format!("source = \"{}\"\n", "x".repeat(301)), 1, "more than 300 letters"),
    ] {
        let error = read_mapping(text).unwrap_err();
        assert!(error.line == line && error.to_string().contains(words), "{text}: {error}");
    }
}

#[test]
fn a_kept_mapping_has_a_plain_name_of_its_columns() {
    let mapping = |source: &str, headers: &[&str]| Mapping {
        source: source.into(),
        table: TableKind::Devices,
        columns: headers.iter().map(|h| MappedColumn { header: (*h).into(), means: Means::Ignored }).collect(),
        words: Vec::new(),
        college: None,
    };
    let name = file_name(&mapping("../Été (2026)", &["Tag", "", "Série"]));
    assert!(name.starts_with("ete-2026-") && name.ends_with(".toml") && name.len() == "ete-2026-.toml".len() + 16, "{name}");
    assert_eq!(name, file_name(&mapping("../Été (2026)", &["série", "TAG"])));
    assert_ne!(name, file_name(&mapping("../Été (2026)", &["série", "TAG", "Lieu"])));
    assert!(file_name(&mapping("…/..", &[])).starts_with("source-"));
}
