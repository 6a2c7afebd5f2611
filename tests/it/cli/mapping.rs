//! Lists of other software, imported by a mapping: proposed, corrected, confirmed, and used again for the next list.

use crate::env::{Env, finish, fixture};
use recol::{
    audit::inventory::{CustodyKind, MergeMode},
    io::import::FullNames,
    job::{MappedWord, Means, WordMeans, WordOf},
    shell::{ImportOrder, ImportSource, Session},
};
use std::{fs, ops::ControlFlow, process::Command};

/// A list as GLPI exports a search, with a state, a place and a college that Récol does not know.
const GLPI: &str = "\"Nom\";\"Entité\";\"Statut\";\"Numéro de série\";\"Numéro d'inventaire\";\"Type\";\"Lieu\";\"Usager\";\n\
    \"PC1\";\"SIEGE > Collège Test\";\"En service\";\"S1\";\"G-1\";\"Notebook\";\"Collège Test > CDI\";\"dupont\";\n\
    \"PC2\";\"SIEGE > Collège Test\";\"En service\";\"S2\";\"G-2\";\"Notebook\";\"Collège Test > Réserve\";\"\";\n\
    \"PC3\";\"SIEGE > Collège Test\";\"En panne\";\"S3\";\"G-3\";\"Notebook\";\"Collège Test > Réserve\";\"\";\n\
    \"PC4\";\"SIEGE\";\"En stock\";\"S4\";\"G-4\";\"Notebook\";\"Collège Zola > CDI\";\"\";\n";

/// A store that knows a college by its name.
fn office() -> Env {
    let env = Env::new();
    env.run(&["import", &env.file("colleges.csv", "uai,name\n0921170X,Collège Test\n0920068Z,Collège Jean Moulin\n")]).ends(0);
    env
}

fn devices(env: &Env) -> Vec<String> {
    let store = env.store();
    let inventory = store.inventory(store.newest_revision().unwrap()).unwrap();
    let word = |device: &recol::audit::inventory::Device| {
        let college = device.college.map(|uai| uai.to_string()).unwrap_or_default();
        let room = device.room.as_ref().map(|room| room.as_str()).unwrap_or_default();
        format!("{} {} {college} {room}", device.tag.as_str(), device.custody.kind().code())
    };
    inventory.devices().iter().map(word).collect()
}

#[test]
fn a_list_is_proposed_corrected_imported_and_remembered() {
    let env = office();
    let (list, map) = (env.file("glpi.csv", GLPI), env.path("glpi.toml").to_str().unwrap().to_owned());
    let said = env.run(&["import", &list, "--propose", &map]).ends(0).stdout;
    assert!(said.contains("GLPI, 4 rows; 3 words wait for an answer") && said.contains("--map"), "{said}");
    assert_eq!(devices(&env).len(), 0, "nothing is imported");
    let text = fs::read_to_string(&map).unwrap();
    assert!(text.starts_with("# recol mapping 1\n# ") && !text.contains("dupont"), "{text}");
    for line in [
        "\"En panne\" = \"?\" # × 1 ? \"in_repair\"",
        "\"En service\" = \"?\" # × 1 ? \"in_use\"",
        "\"Collège Zola\" = \"?\" # × 1",
        "{ header = \"Lieu\", means = \"place\" }, # Collège Test > CDI · Collège Test > Réserve · Collège Zola > CDI",
        "{ header = \"Usager\", means = \"keeper\" },\n",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    // As it is, it holds back what waits for an answer, and says how to answer.
    let said = env.run(&["import", "--dry-run", &list, "--map", &map]).ends(1).stdout;
    assert!(said.contains("3 rows wait for what a word means") && said.contains("1 added"), "{said}");
    let answers = [
        ("\"En panne\" = \"?\"", "\"En panne\" = \"in_repair\""),
        ("\"En service\" = \"?\"", "\"En service\" = \"in_use\""),
        ("\"Collège Zola\" = \"?\"", "\"Collège Zola\" = \"0920068Z\""),
    ];
    let answered = answers.iter().fold(text, |text, (open, answer)| text.replace(open, answer));
    fs::write(&map, answered).unwrap();
    let said = env.run(&["import", &list, "--map", &map]).ends(0).stdout;
    assert!(said.contains("read with the mapping for GLPI"), "{said}");
    let expected =
        ["G-1 assigned 0921170X CDI", "G-2 stored 0921170X Réserve", "G-3 in_repair 0921170X Réserve", "G-4 stored 0920068Z CDI"];
    assert_eq!(devices(&env), expected);
    // The next list of this source needs no more words, except for a new one.
    let next = GLPI.replace("En stock", "Au placard").replace("En panne", "En service").replace("\"Nom\";", "\"Couleur\";");
    let said = env.run(&["import", &env.file("next.csv", &next)]).ends(1).stdout;
    for words in
        ["read with the mapping for GLPI", "1 row waits for what a word means", "Au placard", "ignored: Couleur", "1 changed"]
    {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    let again = env.path("again.toml").to_str().unwrap().to_owned();
    env.run(&["import", &env.file("next.csv", &next), "--propose", &again]).ends(0);
    let text = fs::read_to_string(&again).unwrap();
    assert!(text.contains("\"Au placard\" = \"?\"") && text.contains("\"En panne\" = \"in_repair\""), "{text}");
    assert!(!text.contains("\"En service\" = \"?\""), "{text}");
}

#[test]
fn a_list_with_our_own_headers_needs_no_mapping() {
    let env = office();
    let map = "source = \"x\"\ntable = \"devices\"\ncolumns = [{ header = \"serial\", means = \"serial_as_tag\" }]\n";
    let list = env.file("a.csv", "serial;etat\nS1;x\n");
    env.run(&["import", &list, "--map", &env.file("m.toml", map)]).ends(0);
    env.run(&["import", &env.file("own.csv", "tag;serial;room\nT1;S9;CDI\n")]).ends(0);
    assert_eq!(devices(&env), ["S1 stored  ", "T1 stored  CDI"]);
}

#[test]
fn a_mapping_is_written_over_no_other_file_and_read_with_its_errors() {
    let env = office();
    let list = env.file("glpi.csv", GLPI);
    let other = env.file("notes.toml", "mine");
    env.run(&["import", &list, "--propose", &other]).ends(3).complains_of(&["notes.toml"]);
    assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    let map = env.path("map.toml").to_str().unwrap().to_owned();
    env.run(&["import", &list, "--propose", &map]).ends(0);
    // What was answered in it stays.
    let answered = fs::read_to_string(&map).unwrap().replace("\"En panne\" = \"?\"", "\"En panne\" = \"lost\"");
    fs::write(&map, answered).unwrap();
    let said = env.run(&["import", &list, "--propose", &map]).ends(0).stdout;
    assert!(said.contains("2 words wait"), "{said}");
    assert!(fs::read_to_string(&map).unwrap().contains("\"En panne\" = \"lost\""));
    let foreign = env.file("other.csv", "tag;couleur\nA;b\n");
    env.run(&["import", &foreign, "--propose", &map]).ends(3).complains_of(&["GLPI needs the column"]);
    env.run(&["import", &list, &list, "--propose", &map]).ends(3).complains_of(&["one file"]);
    for (text, words) in [
        ("source = \"a\"\ntable = \"devices\"\ncolumns = [\n{ header = \"Statut\", means = \"state\" }]", "line 4"),
        ("colums = []", "expected source, table, college, columns, words"),
        (
            "source = \"a\"\ntable = \"devices\"\ncolumns = [{ header = \"Fehlt\", means = \"tag\" }]",
            "\"Fehlt\", which is missing",
        ),
        (
            "source = \"a\"\ntable = \"devices\"\ncolumns = [{ header = \"Lieu\", means = \"place\" }]",
            "nor the serial as the tag",
        ),
    ] {
        env.run(&["import", &list, "--map", &env.file("bad.toml", text)]).ends(3).complains_of(&[words]);
    }
    env.run(&["import", &list, "--map", env.store_file().to_str().unwrap()]).ends(3).complains_of(&["recol.sqlite"]);
    assert!(!env.data().join("mappings").exists(), "only what was confirmed is kept");
}

#[test]
fn lists_without_tags_are_imported_by_their_serials() {
    for name in ["69-autopilot.csv", "71-intune-devices.csv", "78-shelf.csv"] {
        let env = office();
        let (list, map) = (fixture("import/office").join(name), env.path("map.toml"));
        let (list, map) = (list.to_str().unwrap(), map.to_str().unwrap());
        let said = env.run(&["import", list, "--propose", map]).ends(0).stdout;
        assert!(said.contains("no word waits"), "{name}: {said}");
        let text = fs::read_to_string(map).unwrap();
        assert!(["a@b.example", "+33100000000", "Person A"].iter().all(|person| !text.contains(person)), "{text}");
        env.run(&["import", list, "--map", map]).ends(0);
        assert_eq!(devices(&env).len(), 1, "{name}");
    }
}

#[test]
fn rejected_rows_are_written_to_be_corrected_and_imported_again() {
    let env = office();
    let text = "tag;serial;statut;affecté à;salle;remarque\n=1+1;S1;Zzz;Dupont Jean;CDI;secret\nT2;S2;Prêté à Dupont;;Chez Mme Dupont;x\n\
        T3;S3;En stock;;CDI;\nT4;Dupont Jean;En stock\n";
    let list = env.file("parc.csv", text);
    let said = env.run(&["import", &list]).ends(1).stdout;
    assert!(said.contains("--rejects") && said.contains("parc-rejects.csv"), "{said}");
    let rejects = env.path("parc-rejects.csv").to_str().unwrap().to_owned();
    let said = env.run(&["import", &list, "--rejects", &rejects]).ends(1).stdout;
    assert!(said.contains("parc-rejects.csv: 3 rejected rows"), "{said}");
    let written = fs::read_to_string(&rejects).unwrap();
    let expected = "file,line,column,reason,tag,serial,custody,room,with_somebody\r\n\
        parc.csv,2,statut,\"unknown custody: stored, assigned, on_loan, given, in_repair, retired or lost: “Zzz”\",'=1+1,S1,Zzz,CDI,yes\r\n\
        parc.csv,3,statut,\"unknown custody: stored, assigned, on_loan, given, in_repair, retired or lost\",T2,S2,…,…,no\r\n\
        parc.csv,5,,\"3 fields, the header has 6\",,,,,\r\n";
    assert_eq!(written, expected);
    // An earlier such file is written anew, no other file is, and no file that is being read.
    env.run(&["import", "--dry-run", &list, "--rejects", &rejects]).ends(1);
    env.run(&["import", &list, "--rejects", &list]).ends(3).complains_of(&["parc.csv"]);
    env.run(&["import", &list, "--rejects", &env.file("notes.csv", "mine\r\n")]).ends(3).complains_of(&["notes.csv"]);
    env.run(&["import", &rejects, "--rejects", &rejects]).ends(3).complains_of(&["parc-rejects.csv"]);
    assert_eq!(fs::read_to_string(&list).unwrap(), text);
    // Corrected, it is imported as it is.
    let corrected: String = written.lines().take(2).map(|line| line.replace("Zzz,", "stored,") + "\r\n").collect();
    env.run(&["import", &env.file("corrected.csv", corrected)]).ends(0);
    assert_eq!(devices(&env), ["=1+1 stored  CDI", "T3 stored  CDI"]);
    // What was concluded from what is not repeated stands in Récol's own words: who has it, and what a mapping says.
    let kept = env.file("kept.csv", "tag;affecté à;échéance\nT9;Dupont Jean;demain\n");
    let out = env.path("out.csv").to_str().unwrap().to_owned();
    env.run(&["import", "--dry-run", &kept, "--rejects", &out]).ends(1);
    let row = "kept.csv,2,échéance,not a date: 2027-07-02 or 02/07/2027: “demain”,T9,,demain,yes\r\n";
    assert_eq!(fs::read_to_string(&out).unwrap(), format!("file,line,column,reason,tag,custody,due,with_somebody\r\n{row}"));
    let (glpi, map) = (env.file("glpi.csv", GLPI), env.path("m.toml").to_str().unwrap().to_owned());
    env.run(&["import", &glpi, "--propose", &map]).ends(0);
    let out = env.path("glpi-rejects.csv").to_str().unwrap().to_owned();
    env.run(&["import", "--dry-run", &glpi, "--map", &map, "--rejects", &out]).ends(1);
    let written = fs::read_to_string(&out).unwrap();
    assert!(written.contains("“En panne”\",G-3,S3,Notebook,En panne,0921170X,Réserve,no\r\n"), "{written}");
    env.run(&["import", &glpi, &kept, "--rejects", &out]).ends(3).complains_of(&["one file"]);
    // In French: semicolons, and French words.
    let mut french = Command::new(env!("CARGO_BIN_EXE_recol"));
    env.dress(&mut french).arg("--data-dir").arg(env.data()).args(["--lang", "fr", "import", &list, "--rejects"]);
    let ran = finish(french.arg(env.path("parc-rejets.csv")), b"");
    assert!(ran.stdout.contains("3 lignes rejetées"), "{ran:?}");
    assert!(fs::read_to_string(env.path("parc-rejets.csv")).unwrap().starts_with("\u{feff}fichier;ligne;colonne;motif;tag;"));
}

#[test]
fn a_session_proposes_asks_anew_and_remembers_what_is_imported() {
    let env = office();
    let mut session = Session::open(&env.data(), "poste 7", "aud-2").unwrap();
    let source = |text: &str| ImportSource { name: "glpi.csv".into(), bytes: text.into() };
    let proposal = session.propose_import(&source(GLPI), None, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((proposal.confirmed, proposal.asked.len(), proposal.rows), (false, 3, 4));
    let mut mapping = proposal.mapping;
    mapping
        .columns
        .iter_mut()
        .filter(|column| ["Lieu", "Entité"].contains(&column.header.as_str()))
        .for_each(|column| column.means = Means::Ignored);
    let anew = session.propose_import_by(&source(GLPI), None, &mapping, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(anew.asked.iter().all(|word| word.of == WordOf::Custody), "{:?}", anew.asked);
    let answer = |word: &recol::job::AskedWord| MappedWord {
        of: word.of,
        word: word.word.clone(),
        means: WordMeans::Custody(CustodyKind::Stored),
    };
    mapping.words = anew.asked.iter().map(answer).collect();
    let order = ImportOrder {
        sources: vec![source(GLPI)],
        mode: MergeMode::Upsert,
        remove: None,
        names: FullNames::Dropped,
        encoding: None,
        prefixes: None,
        mapping: Some(mapping),
    };
    let told = session.import(&order, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((told.rejected(), told.devices.added), (0, 4));
    let next = session
        .propose_import(&source(&GLPI.replace("En panne", "Au placard")), None, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let asked: Vec<&str> = next.asked.iter().map(|word| word.word.as_str()).collect();
    assert_eq!((next.confirmed, asked), (true, vec!["Au placard"]));
}
