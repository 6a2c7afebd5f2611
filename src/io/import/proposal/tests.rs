//! Mappings: proposed for the files of other software, and applied.

use crate::{
    audit::{
        ids::{Revision, RoomName},
        inventory::{College, CustodyKind, Device, Inventory, InventoryColumn, Kind, Records, Rows},
        uai::Uai,
    },
    io::import::{FullNames, Imported, Known, MappingFault, Problem, Reason, Terms, propose, propose_by, read_knowing},
    job::{MappedColumn, MappedWord, Mapping, Means, Notice, Proposal, TableKind, WordMeans, WordOf},
};
use std::{fs, ops::ControlFlow, path::Path};

fn uai() -> Uai {
    Uai::from_number(921_170).unwrap()
}

fn known() -> Known<'static> {
    let college = |n, name: &str| College {
        uai: Uai::from_number(n).unwrap(),
        name: name.into(),
        commune: "".into(),
        commune_code: None,
        priority: false,
    };
    let mut known = Known::default();
    known.learn(&[college(921_170, "Collège Test"), college(920_068, "Collège Jean Moulin")]);
    known
}

fn office(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/office").join(name)).unwrap()
}

#[track_caller]
fn proposal(bytes: &[u8]) -> Proposal {
    propose("parc.csv", bytes, None, &known()).unwrap()
}

#[track_caller]
fn read(bytes: &[u8], mapping: &Mapping) -> Imported {
    let terms = Terms { full_names: FullNames::Kept, known: known(), mapping: Some(mapping.clone()), ..Terms::default() };
    read_knowing("parc.csv", bytes, &terms, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Accepts every suggestion.
fn answered(proposal: &Proposal) -> Mapping {
    let answer = |word: &crate::job::AskedWord| MappedWord {
        of: word.of,
        word: word.word.clone(),
        means: word.near.clone().unwrap_or(WordMeans::HeldBack),
    };
    let words = proposal.mapping.words.iter().cloned().chain(proposal.asked.iter().map(answer)).collect();
    Mapping { words, ..proposal.mapping.clone() }
}

fn devices(imported: &Imported) -> &[Device] {
    match &imported.table.rows {
        Records::Devices(rows) => rows,
        other => panic!("{other:?}"),
    }
}

/// Tag, serial, custody, UAI, room.
fn told(imported: &Imported) -> Vec<String> {
    let word = |device: &Device| {
        let serial = device.serial.as_ref().map_or("-", |serial| serial.as_str());
        let college = device.college.map_or("-".to_owned(), |uai| uai.to_string());
        let room = device.room.as_ref().map_or("-", |room| room.as_str());
        format!("{} {serial} {} {college} {room}", device.tag.as_str(), device.custody.kind().code())
    };
    devices(imported).iter().map(word).collect()
}

fn asked(proposal: &Proposal) -> Vec<(WordOf, &str, u64)> {
    proposal.asked.iter().map(|word| (word.of, word.word.as_str(), word.rows)).collect()
}

fn means(proposal: &Proposal, header: &str) -> Means {
    proposal.mapping.columns.iter().find(|column| column.header == header).unwrap().means
}

#[test]
fn glpi_asks_for_its_states_and_finds_colleges_and_rooms_in_its_trees() {
    let bytes = office("60-glpi.csv");
    let proposal = proposal(&bytes);
    assert_eq!((proposal.mapping.source.as_str(), proposal.rows, proposal.confirmed), ("GLPI", 4, false));
    assert_eq!((means(&proposal, "Lieu"), means(&proposal, "Usager")), (Means::Place, Means::Keeper));
    assert_eq!(asked(&proposal), [(WordOf::Custody, "En panne", 1)]);
    let imported = read(&bytes, &answered(&proposal));
    assert_eq!(
        told(&imported),
        [
            "HDS-Z1 S1 assigned 0921170X Bâtiment A > CDI",
            "HDS-Z2 S2 stored 0921170X Réserve",
            "HDS-Z3 S3 in_repair 0921170X Réserve",
        ]
    );
    assert_eq!(imported.rejected.iter().map(|row| (row.line, row.reason.clone())).collect::<Vec<_>>(), [(5, Reason::Empty)]);
    let silent = proposal.mapping.columns.iter().zip(&proposal.samples).filter(|(_, cells)| cells.is_empty());
    let silent: Vec<&str> = silent.map(|(column, _)| column.header.as_str()).collect();
    assert_eq!(silent, ["Nom", "Fabricant", "Usager", "Utilisateur", "Commentaires", ""]);
}

#[test]
fn a_state_in_use_is_asked_where_nobody_is_named() {
    let file = "Entité;Statut;Numéro de série;Numéro d'inventaire;Lieu;Usager\n\
        Racine;En service;S1;A1;Collège Test > CDI;u1\nRacine;En service;S2;A2;Collège Test > CDI;\n";
    let proposal = proposal(file.as_bytes());
    assert_eq!(asked(&proposal), [(WordOf::Custody, "En service", 1)]);
    assert_eq!(means(&proposal, "Entité"), Means::Ignored, "it tells of no college");
    let imported = read(file.as_bytes(), &answered(&proposal));
    assert_eq!(told(&imported), ["A1 S1 assigned 0921170X CDI", "A2 S2 stored 0921170X CDI"]);
}

#[test]
fn lists_without_tags_take_the_serial_as_tag() {
    for (name, source) in [("69-autopilot.csv", "Autopilot"), ("71-intune-devices.csv", "Intune")] {
        let bytes = office(name);
        let proposal = proposal(&bytes);
        assert_eq!(proposal.mapping.source, source);
        assert!(proposal.mapping.columns.iter().any(|column| column.means == Means::SerialAsTag), "{name}");
        let imported = read(&bytes, &proposal.mapping);
        assert_eq!(devices(&imported).first().map(|device| (device.tag.as_str(), device.serial.is_some())), Some(("S1", true)));
        assert!(!imported.table.absent.contains(&InventoryColumn::Tag), "{name}");
    }
    let bytes = office("78-shelf.csv");
    let proposal = proposal(&bytes);
    assert_eq!((proposal.mapping.source.as_str(), means(&proposal, "custodian")), ("Shelf", Means::Keeper));
    assert_eq!(told(&read(&bytes, &proposal.mapping)), ["HDS-8A S1 assigned - CDI"]);
}

#[test]
fn a_recorded_device_keeps_its_tag_where_the_serial_is_the_key() {
    let device = |tag: &str, serial: &str| Device { tag: tag.into(), serial: Some(serial.into()), ..Device::default() };
    let rows = Rows { devices: vec![device("A1", "S1"), device("A2", "S2"), device("A3", "S2")], ..Rows::default() };
    let inventory = Inventory::new(Revision(1), rows);
    let mut known = Known::of(&inventory);
    known.learn_serials(&inventory);
    let file = b"Serial number;Model;Primary user UPN\nS1;M;\nS2;M;\nS3;M;u\n";
    let mapping = propose("intune.csv", file, None, &known).unwrap().mapping;
    let terms = Terms { known, mapping: Some(mapping), ..Terms::default() };
    let imported = read_knowing("t", file, &terms, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(told(&imported), ["A1 S1 stored - -", "S3 S3 assigned - -"]);
    assert_eq!(imported.rejected.first().map(|row| (row.line, row.reason.clone())), Some((3, Reason::SerialShared)));
}

#[test]
fn what_may_name_a_person_is_neither_shown_nor_asked() {
    let file = "Numéro d'inventaire;Statut;Lieu;Entité;Qui\n\
        A1;Prêté à Dupont;Collège Test > Bureau;E;DUPONT Jean\nA2;En panne;Chez Mme Dupont > Collège;E;DUPONT Paul\n\
        A3;Hors Service;Dupont Jean;E;DUPONT Zoé\n";
    let proposal = proposal(file.as_bytes());
    let shown = format!("{proposal:?}").to_lowercase();
    assert!(!shown.contains("dupont"), "{shown}");
    assert_eq!(means(&proposal, "Qui"), Means::Personal);
    assert_eq!(asked(&proposal), [(WordOf::Custody, "En panne", 1), (WordOf::Custody, "Hors Service", 1)]);
    assert_eq!(proposal.unasked, 3);
    let imported = read(file.as_bytes(), &proposal.mapping);
    assert!(devices(&imported).is_empty() && !format!("{:?}", imported.rejected).to_lowercase().contains("dupont"));
}

#[test]
fn unknown_colleges_are_asked_once_each() {
    let file = "tag;établissement;salle\nA1;Clg Test;CDI\nA2;Clg Test;Réserve\nA3;Collège Voltaire;CDI\nA4;;Collège Zola > CDI\n";
    let proposal = proposal(file.as_bytes());
    let college = |word, rows| (WordOf::College, word, rows);
    assert_eq!(asked(&proposal), [college("Clg Test", 2), college("Collège Voltaire", 1), college("Collège Zola", 1)]);
    let near: Vec<_> = proposal.asked.iter().map(|word| word.near.clone()).collect();
    assert_eq!(near, [Some(WordMeans::College(uai())), None, None]);
    let word = |word: &str, means| MappedWord { of: WordOf::College, word: word.into(), means };
    let words = vec![
        word("clg test", WordMeans::College(uai())),
        word("Collège Voltaire", WordMeans::HeldBack),
        word("COLLEGE ZOLA", WordMeans::College(uai())),
    ];
    let mapping = Mapping { words, ..proposal.mapping };
    let imported = read(file.as_bytes(), &mapping);
    assert_eq!(told(&imported), ["A1 - stored 0921170X CDI", "A2 - stored 0921170X Réserve", "A4 - stored 0921170X CDI"]);
    assert_eq!(imported.rejected.first().map(|row| row.reason.clone()), Some(Reason::HeldBack));
    let again = propose_by("t", file.as_bytes(), None, &known(), &mapping).unwrap();
    assert_eq!(asked(&again), []);
}

#[test]
fn a_college_for_all_and_a_place_in_another() {
    let file = "tag;Lieu\nA1;CDI\nA2;Collège Jean Moulin > CDI\nA3;\n";
    let proposal = proposal(file.as_bytes());
    assert_eq!(asked(&proposal), [(WordOf::Place, "CDI", 1)]);
    let mapping = Mapping { college: Some(uai()), ..proposal.mapping.clone() };
    let imported = read(file.as_bytes(), &mapping);
    assert_eq!(told(&imported), ["A1 - stored 0921170X CDI", "A2 - stored 0920068Z CDI", "A3 - stored 0921170X -"]);
    let place = WordMeans::Place { college: None, room: Some(RoomName::new("Centre de documentation")) };
    let words = vec![MappedWord { of: WordOf::Place, word: "cdi".into(), means: place }];
    let imported = read(file.as_bytes(), &Mapping { words, ..proposal.mapping });
    assert_eq!(told(&imported).first().map(String::as_str), Some("A1 - stored - Centre de documentation"));
    let two = "tag;uai;Lieu\nA1;0921170X;Collège Jean Moulin > CDI\n";
    let imported = read(two.as_bytes(), &super::tests::proposal(two.as_bytes()).mapping);
    assert_eq!(imported.rejected.first().map(|row| row.reason.clone()), Some(Reason::TwoColleges));
}

#[test]
fn a_thousand_words_are_asked_and_the_rest_is_counted() {
    let rows: String = (0..1_200).map(|n| format!("T{n};etat{n}\n")).collect();
    let proposal = proposal(format!("tag;statut\n{rows}").as_bytes());
    assert_eq!((proposal.asked.len(), proposal.unasked, proposal.rows), (1_000, 200, 1_200));
}

#[test]
fn a_mapping_takes_the_place_of_the_headers() {
    let column = |header: &str, means| MappedColumn { header: header.into(), means };
    let mapping = Mapping {
        source: "Liste".into(),
        table: TableKind::Devices,
        columns: vec![
            column("Code", Means::Column(InventoryColumn::Tag)),
            column("Code", Means::Column(InventoryColumn::Serial)),
            column("Genre", Means::Column(InventoryColumn::Kind)),
            column("tag", Means::Ignored),
        ],
        words: vec![MappedWord { of: WordOf::Kind, word: "Écran".into(), means: WordMeans::Kind(Kind::Desktop) }],
        college: None,
    };
    let imported = read("tag;Genre;CODE;code;Neuf\nx;ecran;A1;S1;oui\ny;Grille-pain;A2;S2;\n".as_bytes(), &mapping);
    assert_eq!(told(&imported), ["A1 S1 stored - -", "A2 S2 stored - -"]);
    assert_eq!(devices(&imported).iter().map(|device| device.kind).collect::<Vec<_>>(), [Kind::Desktop, Kind::Other]);
    assert_eq!(
        imported.notices,
        [
            Notice::IgnoredColumns(vec!["tag".into(), "Neuf".into()]),
            Notice::Mapped("Liste".into()),
            Notice::UnknownKinds { words: vec!["Grille-pain".into()], count: 1 },
            Notice::NoCollege { count: 2 },
        ]
    );
    let problem = |mapping: &Mapping, text: &str| {
        let terms = Terms { mapping: Some(mapping.clone()), ..Terms::default() };
        read_knowing("t", text.as_bytes(), &terms, &mut |_| ControlFlow::Continue(())).unwrap_err().problem
    };
    assert!(matches!(problem(&mapping, "code;genre\n"), Problem::Unmapped { header, .. } if header == "Code"));
    let with = |means: &[Means]| Mapping {
        columns: means.iter().enumerate().map(|(at, means)| column(&format!("c{at}"), *means)).collect(),
        ..mapping.clone()
    };
    let fault = |means: &[Means]| problem(&with(means), "c0;c1\na;b\n");
    assert!(matches!(fault(&[Means::Place]), Problem::Mapping(MappingFault::Lacks { .. })));
    let clash = [Means::SerialAsTag, Means::Column(InventoryColumn::Tag)];
    assert!(matches!(fault(&clash), Problem::Mapping(MappingFault::Clash { .. })));
    let foreign = [Means::Column(InventoryColumn::Tag), Means::Column(InventoryColumn::Uai)];
    assert!(matches!(fault(&foreign), Problem::Mapping(MappingFault::Foreign { .. })));
    let twice = [Means::Column(InventoryColumn::Tag), Means::Column(InventoryColumn::Tag)];
    assert!(matches!(fault(&twice), Problem::HeaderTwice { .. }));
}

#[test]
fn unknown_headers_are_for_a_person_to_map_and_cells_are_no_headers() {
    let file = "couleur;repère\nrouge;R-1\n";
    let proposal = proposal(file.as_bytes());
    assert_eq!((proposal.mapping.source.as_str(), proposal.rows), ("parc", 1));
    let mut mapping = proposal.mapping;
    mapping.columns[1].means = Means::Column(InventoryColumn::Tag);
    assert_eq!(told(&read(file.as_bytes(), &mapping)), ["R-1 - stored - -"]);
    assert!(propose_by("t", file.as_bytes(), None, &known(), &mapping).unwrap().samples[0].is_empty());
    let data = propose("t", "Dupont Jean;Portable\n".as_bytes(), None, &known());
    assert_eq!(data.unwrap_err().problem, Problem::NoHeaderLine);
}

#[test]
fn every_state_is_asked_once_and_then_no_row_is_held_back() {
    let bytes = office("81-statuses.csv");
    let proposal = proposal(&bytes);
    let words: Vec<&str> = proposal.asked.iter().map(|word| word.word.as_str()).collect();
    for word in ["En service", "Actif", "Active", "En panne", "HS", "Hors service", "Deployed", "Pending", "Broken - Not Fixable"]
    {
        assert!(words.contains(&word), "{word}: {words:?}");
    }
    assert_eq!(proposal.unasked, 0);
    let in_use = proposal.asked.iter().find(|word| word.word == "En service").and_then(|word| word.near.clone());
    assert_eq!(in_use, Some(WordMeans::Custody(CustodyKind::Stored)), "nothing says who has it");
    let word = MappedWord { of: WordOf::Custody, word: "en service".into(), means: WordMeans::InUse };
    let again = Mapping { words: vec![word], ..proposal.mapping.clone() };
    let again = propose_by("t", &bytes, None, &known(), &again).unwrap();
    assert!(again.asked.iter().any(|word| word.word == "En service"), "who has it is not said");
    let means = WordMeans::Custody(CustodyKind::Stored);
    let answer = |word: &crate::job::AskedWord| MappedWord { of: word.of, word: word.word.clone(), means: means.clone() };
    let mapping = Mapping { words: proposal.asked.iter().map(answer).collect(), ..proposal.mapping.clone() };
    let imported = read(&bytes, &mapping);
    assert_eq!((devices(&imported).len(), imported.rejected_rows()), (28, 0));
}

#[test]
fn the_files_of_offices_are_read_with_every_suggestion_accepted() {
    for (name, source, expected) in [
        (
            "61-snipe-report-en.csv",
            "Snipe-IT",
            &["HDS-1 S1 on_loan - CDI", "HDS-2 S2 stored - Stock", "HDS-3 S3 in_repair - Stock"][..],
        ),
        ("63-snipe-import-en.csv", "Snipe-IT", &["HDS-1 - assigned - Stock", "HDS-2 - stored - CDI", "HDS-3 - stored - Stock"]),
        ("66-homebox.csv", "Homebox", &["000-001 S1 stored - Collège / Réserve", "000-002 S2 stored - Collège / CDI"]),
        ("70-google-admin.csv", "Google Admin", &["HDS-4A S1 assigned - CDI"]),
        ("72-jamf.csv", "Jamf", &["HDS-5A S1 assigned - CDI"]),
        ("73-persons-elsewhere.csv", "parc", &["HDS-6A S1 assigned - -"]),
        ("77-ralph.csv", "Ralph", &["HDS-7A S1 assigned - Stock"]),
    ] {
        let bytes = office(name);
        let proposal = proposal(&bytes);
        assert_eq!((proposal.mapping.source.as_str(), proposal.asked.len()), (source, 0), "{name}");
        let imported = read(&bytes, &answered(&proposal));
        assert_eq!(told(&imported), expected, "{name}: {:?}", imported.rejected);
        let said = format!("{proposal:?} {imported:?}");
        assert!(["Dupont", "DUPONT", "Person A", "@b.example"].iter().all(|person| !said.contains(person)), "{said}");
    }
    let bytes = office("75-geoloc-colleges.csv");
    let imported = read(&bytes, &proposal(&bytes).mapping);
    assert_eq!((imported.table.rows.len(), imported.rejected_rows()), (1, 0));
}

#[test]
fn a_file_of_very_many_columns_is_answered() {
    let many = |word: &str| (0..10_000).map(|_| word).collect::<Vec<_>>().join(";");
    for word in ["", "email", "c", "serial"] {
        let text = format!("tag;{}\nA1;{}\n", many(word), many("x"));
        let proposal = proposal(text.as_bytes());
        assert_eq!((proposal.mapping.columns.len(), proposal.samples.len()), (10_001, 10_001));
        assert_eq!(devices(&read(text.as_bytes(), &proposal.mapping)).len(), 1, "{word}");
    }
}

#[test]
fn an_empty_column_does_not_take_the_place_of_a_filled_one() {
    let file = "tag;serial;Numéro de série;Lieu;Salle\nA1;;S1;;CDI\n";
    let proposal = proposal(file.as_bytes());
    assert_eq!((means(&proposal, "serial"), means(&proposal, "Lieu")), (Means::Ignored, Means::Ignored));
    assert_eq!(told(&read(file.as_bytes(), &proposal.mapping)), ["A1 S1 stored - CDI"]);
}

#[test]
fn a_recorded_name_without_the_word_college_is_asked_once() {
    let file = "Numéro d'inventaire;Statut;Lieu;Usager\nA1;En stock;Jean Moulin > CDI;\nA2;En stock;Jean Moulin > Réserve;\n";
    let proposal = proposal(file.as_bytes());
    assert_eq!(asked(&proposal), [(WordOf::College, "Jean Moulin", 2)]);
    let imported = read(file.as_bytes(), &answered(&proposal));
    assert_eq!(told(&imported), ["A1 - stored 0920068Z CDI", "A2 - stored 0920068Z Réserve"]);
}

#[test]
fn what_is_repeated_of_a_rejected_row_names_nobody() {
    let file = "Numéro d'inventaire;Statut;Lieu;Échéance\nA1;En stock;Collège Test > Chez Mme Dupont;demain\n\
        A2;En stock;Collège Test > CDI;demain\n";
    let imported = read(file.as_bytes(), &proposal(file.as_bytes()).mapping);
    let cells = |row: usize, column| {
        let row = &imported.cells[row].cells;
        row.iter().find(|(of, _)| *of == column).map(|(_, cell)| cell.as_str())
    };
    assert_eq!((cells(0, InventoryColumn::College), cells(0, InventoryColumn::Room)), (Some("0921170X"), Some("…")));
    assert_eq!((cells(1, InventoryColumn::College), cells(1, InventoryColumn::Room)), (Some("0921170X"), Some("CDI")));
    assert!(!format!("{:?} {:?}", imported.cells, imported.rejected).contains("Dupont"));
}
