//! Images: reading them alone, and a visit by them; those that cannot be read.

use crate::env::{Env, HERE, ROOM, fixture, tag};
use recol::vision::{
    Point,
    scene::{Label, Scene},
};
use std::{collections::BTreeMap, fs, path::Path};

#[derive(serde::Deserialize)]
struct Row {
    path: String,
    texts: Vec<String>,
}

fn manifest() -> BTreeMap<String, Vec<String>> {
    let rows: Vec<Row> = serde_json::from_slice(&fs::read(fixture("optics/manifest.json")).unwrap()).unwrap();
    rows.into_iter().map(|row| (row.path, row.texts)).collect()
}

/// A small photograph of one label.
fn photograph(path: &Path, text: &str) {
    let label = Label { text: text.into(), centre: Point::new(160.0, 120.0), side: 130.0, ..Label::default() };
    let frame = Scene { width: 320, height: 240, labels: vec![label], ..Scene::default() }.render().unwrap();
    image::save_buffer(path, frame.pixels(), 320, 240, image::ExtendedColorType::L8).unwrap();
}

#[test]
fn every_photograph_of_a_folder_is_told_in_json() {
    let env = Env::new();
    let folder = fixture("optics");
    let told = env.run(&["read", "--json", folder.to_str().unwrap()]).ends(0).json();
    let manifest = manifest();
    assert_eq!(told.len(), manifest.len());
    for line in told {
        let path = Path::new(line["path"].as_str().unwrap()).to_owned();
        let mut expected = manifest[path.file_name().unwrap().to_str().unwrap()].clone();
        let codes = line["codes"].as_array().unwrap();
        let mut texts: Vec<String> = codes.iter().map(|code| code["text"].as_str().unwrap().to_owned()).collect();
        expected.sort();
        texts.sort();
        assert_eq!(texts, expected, "{}", path.display());
        for code in codes {
            let corners = code["corners"].as_array().unwrap();
            assert!(corners.len() == 4 && corners.iter().all(|c| c.as_array().is_some_and(|c| c.len() == 2)), "{code}");
            assert!(code["step"].as_str().is_some_and(|step| !step.is_empty()), "{code}");
        }
        assert!(line["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{line}");
    }
    assert!(!env.store_file().exists(), "reading images needs no store");
}

#[test]
fn a_photograph_in_words() {
    let env = Env::new();
    let (coded, bare) = (fixture("optics/qr1-13.jpg"), fixture("optics/none-12.jpg"));
    let said = env.run(&["read", coded.to_str().unwrap(), bare.to_str().unwrap()]).ends(0).stdout;
    assert!(said.contains("\n  http://google.com/gwt/n?u=bluenile.com  ["), "{said}");
    assert!(said.lines().last().unwrap().ends_with("no code read"), "{said}");
}

#[test]
fn images_that_cannot_be_read_are_named_and_the_others_read() {
    let env = Env::new();
    let whole = fs::read(fixture("optics/qr1-13.jpg")).unwrap();
    let bad = [
        env.file("empty.jpg", b""),
        env.file("letter.png", b"Dear office, this is no picture.\n"),
        env.file("cut.jpg", &whole[..100]),
        env.path("missing.jpg").to_str().unwrap().to_owned(),
    ];
    let good = fixture("optics/qr1-13.jpg");
    let good = good.to_str().unwrap();
    for path in &bad {
        let ran = env.run(&["read", path, good]).ends(1);
        ran.complains_of(&[path]);
        assert!(ran.stdout.contains("bluenile"), "{}", ran.stdout);
        let told = env.run(&["read", "--json", path, good]).ends(1).json();
        assert_eq!(told[0]["path"], **path);
        assert!(told[0]["error"].as_str().is_some_and(|error| error.len() > 4), "{}", told[0]);
        assert_eq!(told[1]["codes"].as_array().unwrap().len(), 1);
    }
    env.run(&["read", env.path("no-such-folder/").to_str().unwrap()]).ends(1);
}

#[test]
fn a_visit_by_images_reads_the_good_ones_and_names_the_bad_one() {
    let env = Env::auditing();
    let photos = env.path("photos");
    fs::create_dir(&photos).unwrap();
    photograph(&photos.join("1.png"), &tag(1));
    photograph(&photos.join("3.png"), &tag(3));
    fs::write(photos.join("2.png"), b"not a picture").unwrap();
    let before = env.journal().len();
    let ran = env.run(&["visit", HERE, "--room", ROOM, "--images", photos.to_str().unwrap(), "--json"]).ends(1);
    ran.complains_of(&["2.png"]);
    let answers = ran.json();
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["tag"], &answers[0]["finding"]), (&tag(1).into(), &"present".into()));
    assert_eq!((&answers[1]["tag"], &answers[1]["finding"]), (&tag(3).into(), &"misplaced".into()));
    assert_eq!((&answers[0]["by"], &answers[0]["recorded"]), (&"camera".into(), &true.into()));
    // The visit, its room, two reads.
    env.nothing_lost(before + 4);
    let one = photos.join("1.png");
    let again = env.run(&["visit", HERE, "--room", ROOM, "--images", one.to_str().unwrap()]).ends(0).stdout;
    assert!(again.starts_with("already read at "), "{again}");
    env.nothing_lost(before + 4);
}
