//! What is not sure in a foreign file: it is asked or told, and never concluded without a word.

use crate::env::Env;
use serde_json::Value;
use std::fs;

/// A store that knows two colleges by their names.
fn office() -> Env {
    let env = Env::new();
    let colleges = "uai,name\n0921170X,Collège La Fontaine\n0920068Z,Collège Anne Frank\n";
    env.run(&["import", &env.file("colleges.csv", colleges)]).ends(0);
    env
}

/// Imports a text, and returns what was said and the devices: tag, custody, college, room, programme.
fn imported(env: &Env, name: &str, text: &str, code: i32) -> (String, Vec<String>) {
    let said = env.run(&["import", &env.file(name, text)]).ends(code);
    let store = env.store();
    let inventory = store.inventory(store.newest_revision().unwrap()).unwrap();
    let word = |device: &recol::audit::inventory::Device| {
        let college = device.college.map(|uai| uai.to_string()).unwrap_or_default();
        let room = device.room.as_ref().map(|room| room.as_str()).unwrap_or_default();
        let programme = device.programme.as_ref().map(ToString::to_string).unwrap_or_default();
        let due = device.custody.due().map(|due| due.to_string()).unwrap_or_default();
        format!("{} {} {college} {room} {programme} {due}", device.tag.as_str(), device.custody.kind().code()).trim().to_owned()
    };
    (format!("{}{}", said.stdout, said.stderr), inventory.devices().iter().map(word).collect())
}

#[test]
fn the_full_name_of_a_programme_stays_at_the_office() {
    let env = office();
    let text = "tag;programme;room\nE1;P3;CDI\nE2;Tablettes des élèves ULIS;CDI\n";
    let (said, devices) = imported(&env, "p.csv", text, 0);
    assert_eq!(devices, ["E1 stored  CDI P3", "E2 stored  CDI"]);
    assert!(said.contains("full name"), "{said}");
}

#[test]
fn who_borrows_a_device_and_its_day_of_return_say_that_it_is_lent() {
    let env = office();
    let text = "tag;Emprunteur;Date de retour\nB1;x y;30/06/2027\nB2;;30/06/2027\nB3;;\nB4;x y;\n";
    let (_, devices) = imported(&env, "b.csv", text, 0);
    assert_eq!(devices, ["B1 on_loan    2027-06-30", "B2 on_loan    2027-06-30", "B3 stored", "B4 assigned"]);
}

#[test]
fn a_room_that_names_a_recorded_college_is_in_it() {
    let env = office();
    let text =
        "tag;room;college\nR1;Collège Anne Frank > Salle 2;\nR2;CDI;\nR3;Collège Anne Frank > CDI;0921170X\nR4;N/A;0921170X\n";
    let (said, devices) = imported(&env, "r.csv", text, 1);
    assert_eq!(devices, ["R1 stored 0920068Z Salle 2", "R2 stored  CDI", "R4 stored 0921170X"]);
    assert!(said.contains("another college"), "{said}");
}

#[test]
fn a_cell_that_names_somebody_is_no_room() {
    let env = office();
    let text = "tag;room\nN1;Mme Durand\nN2;kevin.martin@clg.fr\nN3;Salle M. Curie\n";
    let (said, devices) = imported(&env, "n.csv", text, 1);
    assert_eq!(devices, ["N3 stored  Salle M. Curie"]);
    assert!(!said.contains("kevin") && !said.contains("Durand"), "{said}");
}

#[test]
fn one_column_of_days_shows_how_the_others_are_written() {
    let env = office();
    let text = "tag;due;Purchase Date\nD1;03/04/2027;01/25/2024\nD2;;01/13/2024\n";
    let (said, devices) = imported(&env, "d.csv", text, 1);
    assert_eq!(devices, ["D2 stored"]);
    assert!(said.contains("month first"), "{said}");
}

/// The mapping of one school must not put the devices of another one there.
#[test]
fn a_college_for_a_whole_file_is_not_kept_for_the_next_one() {
    let env = office();
    let list = |tag: &str, place: &str| {
        format!("Nom;Statut;Numéro de série;Numéro d'inventaire;Lieu\nPC;En stock;S{tag};{tag};{place}\n")
    };
    let (first, map) = (env.file("first.csv", list("I1", "CDI")), env.path("map.toml").to_str().unwrap().to_owned());
    env.run(&["import", &first, "--propose", &map]).ends(0);
    let text = fs::read_to_string(&map).unwrap();
    let text = text.replace("college = \"\"", "college = \"0921170X\"");
    fs::write(&map, text).unwrap();
    env.run(&["import", &first, "--map", &map]).ends(0);
    let (said, devices) = imported(&env, "second.csv", &list("I2", "CDI"), 0);
    assert_eq!(devices, ["I1 stored 0921170X CDI", "I2 stored  CDI"]);
    assert!(said.contains("1 device without a college"), "{said}");
    // Said for a file, it does not hold for a row that tells of another one.
    let other = env.file("third.csv", list("I3", "Collège Anne Frank > Salle 13"));
    let said = env.run(&["import", &other, "--map", &map]).ends(1).stdout;
    assert!(said.contains("another college"), "{said}");
}

#[test]
fn a_mapping_that_no_longer_fits_is_told_and_not_left_out() {
    let env = office();
    let list = "Nom;Statut;Numéro de série;Numéro d'inventaire;Usager\nPC;En stock;S1;I1;\n";
    let (first, map) = (env.file("first.csv", list), env.path("map.toml").to_str().unwrap().to_owned());
    env.run(&["import", &first, "--propose", &map]).ends(0);
    env.run(&["import", &first, "--map", &map]).ends(0);
    let less = env.file("less.csv", "Nom;Statut;Numéro de série;Numéro d'inventaire\nPC;En stock;S1;I1\n");
    let ran = env.run(&["import", &less]).ends(3);
    ran.complains_of(&["Usager", "missing"]);
}

#[test]
fn json_tells_the_notices_too() {
    let env = office();
    let file = env.file("j.csv", "tag;Usager;couleur\nJ1;x y;bleu\n");
    let said = env.run(&["import", "--json", &file]).ends(0).stdout;
    let last: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    let notices = last["notices"].to_string();
    assert!(notices.contains("Usager") && notices.contains("couleur"), "{notices}");
    // Nothing is advised that the command does not know.
    let ran = env.run(&["import", &file, "--rejects", &env.file("letter.txt", "a letter")]);
    assert!(!ran.stderr.contains("--force"), "{}", ran.stderr);
}
