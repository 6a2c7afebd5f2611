//! The outlines of another département on the map: taken from a file, kept, refused, given up.

use crate::env::{Env, HERE, tag};
use std::fs;

/// A square as the outline of a commune.
fn commune(name: &str, west: f64) -> String {
    let east = west + 0.1;
    format!(
        r#"{{"type":"Feature","properties":{{"nom":"{name}","code":"78000"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},48.8],[{east},48.8],[{east},48.9],[{west},48.9],[{west},48.8]]]}}}}"#
    )
}

fn collection(names: &[&str]) -> String {
    let features: Vec<String> = names.iter().zip(0u8..).map(|(name, at)| commune(name, 2.0 + f64::from(at) * 0.1)).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

#[test]
fn another_departement_is_taken_from_a_file() {
    let env = Env::auditing();
    let said = env.run(&["outlines"]).ends(0).stdout;
    assert!(said.contains("36 communes of Hauts-de-Seine"), "{said}");
    let file = env.file("78.geojson", collection(&["Antony", "Versailles"]));
    let said = env.run(&["outlines", &file]).ends(1).stdout;
    assert!(said.contains("outlines of 2 communes, from a file") && said.contains("is not among these communes"), "{said}");
    let told = env.run(&["outlines", "--json"]).ends(1).json().remove(0);
    assert_eq!((&told["built_in"], &told["communes"]), (&false.into(), &2.into()), "{told}");
    // The page draws them, and is what the journal says.
    env.visit(&["--close"], format!("{}\n", tag(1)).as_bytes());
    let page = env.path("page.html");
    env.run(&["report", "-o", page.to_str().unwrap()]).ends(0);
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.contains("Versailles") && !html.contains("Nanterre"), "the outlines of the file");
    env.run(&["verify", page.to_str().unwrap()]).ends(0);
    env.run(&["outlines", "--built-in"]).ends(0);
    assert!(env.run(&["outlines"]).ends(0).stdout.contains("36 communes"), "back");
    env.run(&["visit", HERE]).ends(0);
}

#[test]
fn a_file_without_outlines_is_refused_and_nothing_changes() {
    let env = Env::auditing();
    let metres = collection(&["Antony"]).replace("48.", "6862").replace("[2", "[65200");
    for (name, text) in [
        ("empty.geojson", String::new()),
        ("no.geojson", "<html>".into()),
        ("none.geojson", r#"{"type":"FeatureCollection","features":[]}"#.into()),
        ("metres.geojson", metres),
    ] {
        let path = env.file(name, &text);
        env.run(&["outlines", &path]).ends(3).complains_of(&[name, "outline", "GeoJSON"]);
    }
    env.run(&["outlines", "/no/such.geojson"]).ends(3);
    let said = env.run(&["outlines"]).ends(0).stdout;
    assert!(said.contains("36 communes"), "{said}");
    // What another program made of the kept file is told, and harms nothing.
    let file = env.file("78.geojson", collection(&["Antony"]));
    let said = env.run(&["outlines", &file]).ends(1).stdout;
    assert!(said.contains("outline of 1 commune,"), "{said}");
    fs::write(env.data().join("outlines.geojson"), "{").unwrap();
    env.run(&["outlines"]).ends(3).complains_of(&["outlines.geojson", "outline"]);
    env.run(&["findings"]).ends(0);
    env.run(&["outlines", "--built-in"]).ends(0);
}
