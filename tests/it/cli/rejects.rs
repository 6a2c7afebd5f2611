//! The file of rejected rows: corrected and imported again, its rows come back as what they were.

use crate::env::Env;
use recol::audit::inventory::Device;
use std::fs;

/// A store that knows two colleges.
fn office() -> Env {
    let env = Env::new();
    env.run(&["import", &env.file("colleges.csv", "uai,name\n0921170X,Collège La Fontaine\n0920068Z,Collège Jean Moulin\n")])
        .ends(0);
    env
}

fn devices(env: &Env) -> Vec<Device> {
    let store = env.store();
    store.inventory(store.newest_revision().unwrap()).unwrap().devices().to_vec()
}

/// Imports a file with a fault, corrects its rejected rows by `correct`, and imports them: the devices are those of the good file.
fn comes_back(recorded: &str, (good, bad): (&str, &str), correct: &[(&str, &str)]) {
    let (whole, parts) = (office(), office());
    for env in [&whole, &parts].into_iter().filter(|_| !recorded.is_empty()) {
        env.run(&["import", &env.file("recorded.csv", recorded)]).ends(0);
    }
    whole.run(&["import", &whole.file("good.csv", good)]).ends(0);
    let rejects = parts.path("rejects.csv").to_str().unwrap().to_owned();
    parts.run(&["import", &parts.file("bad.csv", bad), "--rejects", &rejects]).ends(1);
    let written = fs::read_to_string(&rejects).unwrap();
    let corrected = correct.iter().fold(written.clone(), |text, (wrong, right)| {
        assert!(text.contains(wrong), "{wrong} is not in {text}");
        text.replace(wrong, right)
    });
    let ran = parts.run(&["import", &parts.file("corrected.csv", &corrected)]);
    assert_eq!(ran.code, Some(0), "{written}{}{}", ran.stdout, ran.stderr);
    assert_eq!(devices(&parts), devices(&whole), "{written}");
}

/// A good file, and the same with the first text in place of the second: the correction undoes it.
fn round(recorded: &str, good: &str, (right, wrong): (&str, &str)) {
    assert!(good.contains(right), "{right}");
    comes_back(recorded, (good, &good.replace(right, wrong)), &[(wrong, right)]);
}

#[test]
fn who_has_a_device_has_it_after_a_correction() {
    let list =
        "tag;Affecté à;échéance;serial\nT1;Dupont Jean;2027-07-02;S1\nT2;Martin Paul;;S2\nT3;;;S3\nT4;Durand Zoé;;2,17E+13\n";
    comes_back("", (&list.replace("2,17E+13", "S4"), list), &[("2,17E+13", "S4")]);
    round("", &list.replace("2,17E+13", "S4"), ("2027-07-02", "demain"));
    // Who gave a device back, beside others that are with somebody; and what is retired stays so.
    let recorded = "tag;custody\nT1;stored\nT2;stored\nT3;assigned\nT4;retired\n";
    let list = "tag;Affecté à;serial\nT1;Dupont Jean;S1\nT2;Martin Paul;S2\nT3;;S3x\nT4;;S4x\n";
    comes_back(
        recorded,
        (list, &list.replace("S3x", "3,1E+12").replace("S4x", "4,1E+12")),
        &[("3,1E+12", "S3x"), ("4,1E+12", "S4x")],
    );
    // In use, by a word.
    let list = "tag;statut;Usager\nT1;En service;u1\nT2;En stock;\nT3;En service;u3\n";
    comes_back("", (list, &list.replace("T3;En service", "T3;Zzz")), &[("T3,Zzz,", "T3,En service,")]);
}

#[test]
fn a_place_keeps_its_path() {
    let good = "tag;room;due\nT1;Collège Jean Moulin > Salle 2;2027-07-02\nT2;CDI;\n";
    round("", good, ("2027-07-02", "31/02/2027"));
    let good = "tag;room;college;due\nT1;Salle 2 > Étage 1;0920068Z;2027-07-02\nT2;CDI;;\n";
    round("", good, ("2027-07-02", "31/02/2027"));
}

#[test]
fn words_of_models_and_kinds_are_not_blanked() {
    let good = "tag;model;kind;owner;due\nT1;THOMSON Neo;Ordinateur Portable;Conseil Départemental;2027-07-02\nT2;Galaxy Tab;tablette;SYN;\n";
    let recorded = "tag;model;kind;owner\nT1;Alt;laptop;X\n";
    round(recorded, good, ("2027-07-02", "31/02/2027"));
}

#[test]
fn what_is_not_repeated_is_not_imported_as_if_it_were_empty() {
    let env = office();
    env.run(&["import", &env.file("recorded.csv", "tag;room;custody\nT1;CDI;stored\n")]).ends(0);
    let list =
        env.file("list.csv", "tag;room;custody;Affecté à\nT1;Dupont Jean;zzz;\nT2;CDI;Prêté à Dupont;\nT3;CDI;;Salle 12\n");
    let rejects = env.path("rejects.csv").to_str().unwrap().to_owned();
    env.run(&["import", &list, "--rejects", &rejects]).ends(1);
    let text = fs::read_to_string(&rejects).unwrap();
    assert!(!text.contains("Dupont"), "{text}");
    assert!(text.contains(",T1,zzz,…") && text.contains(",T2,…,CDI") && text.contains(",T3,,CDI,…"), "{text}");
    let said = env.run(&["import", &env.file("corrected.csv", text.replace("zzz", "stored"))]).ends(1).stdout;
    assert_eq!(said.matches("stands for what a file of rejected rows does not repeat").count(), 3, "{said}");
    assert!(said.contains("nothing changes"), "{said}");
}

#[test]
fn the_full_name_of_a_programme_is_not_repeated() {
    let env = office();
    let list = env.file("list.csv", "tag;programme;due\nT1;Tablettes des élèves ULIS;demain\n");
    let rejects = env.path("rejects.csv").to_str().unwrap().to_owned();
    env.run(&["import", &list, "--rejects", &rejects]).ends(1);
    assert!(!fs::read_to_string(&rejects).unwrap().contains("ULIS"));
}

#[test]
fn the_office_is_asked_for_the_holder_again() {
    let env = office();
    let list = env.file("list.csv", "tag;holder;due\nT1;H-1;demain\n");
    let rejects = env.path("rejects.csv").to_str().unwrap().to_owned();
    env.run(&["import", "--office", &list, "--rejects", &rejects]).ends(1);
    let text = fs::read_to_string(&rejects).unwrap().replace("demain", "2027-07-02");
    let said = env.run(&["import", "--office", &env.file("corrected.csv", &text)]).ends(1).stdout;
    assert!(said.contains("column “holder”"), "{said}");
    env.run(&["import", "--office", &env.file("corrected.csv", text.replace('…', "H-1"))]).ends(0);
    let holder = devices(&env)[0].custody.holder().map(|holder| holder.as_str().to_owned());
    assert_eq!(holder.as_deref(), Some("H-1"));
}
