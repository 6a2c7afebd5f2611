//! Files of other programs: what is refused says where and what to do.

use crate::env::Env;
use std::fs;

/// A store that knows two colleges.
fn office() -> Env {
    let env = Env::new();
    env.run(&["import", &env.file("colleges.csv", "uai,name\n0921170X,Collège Test\n0920068Z,Collège Jean Moulin\n")]).ends(0);
    env
}

fn map(env: &Env, words: &str) -> String {
    let head = "# recol mapping 1\nsource = \"x\"\ntable = \"devices\"\n";
    env.file("map.toml", format!("{head}columns = [{{ header = \"No\", means = \"tag\" }}, {{ header = \"Etat\", means = \"custody\" }}, {{ header = \"Site\", means = \"college\" }}]\n{words}"))
}

#[test]
fn a_removal_that_is_refused_tells_the_rejected_rows() {
    let env = office();
    let row = |n: usize| format!("R-{n};stored\n");
    env.run(&["import", &env.file("first.csv", format!("tag;custody\n{}", (0..20).map(row).collect::<String>()))]).ends(0);
    let next = env.file("next.csv", format!("tag;custody\nR-19;nonsense\n{}", (0..5).map(row).collect::<String>()));
    // The row that is not understood keeps its device: the number is another one than expected.
    let ran = env.run(&["import", "--replace", "--remove", "15", &next]).ends(3);
    ran.complains_of(&["14 records would be removed"]);
    assert!(ran.stdout.contains("unknown custody") && ran.stdout.contains("1 record stays as it is"), "{}", ran.stdout);
}

#[test]
fn a_mapping_that_contradicts_itself_or_names_no_college_is_refused_with_its_line() {
    let env = office();
    let list = env.file("list.csv", "No;Etat;Site\nA1;HS;Clg X\n");
    let twice = map(&env, "[words.custody]\n\"HS\" = \"retired\"\n\"hs\" = \"in_repair\"\n");
    env.run(&["import", &list, "--map", &twice]).ends(3).complains_of(&["map.toml", "line 7", "\"hs\" is \"HS\" of line 6"]);
    let nowhere = map(&env, "[words.college]\n\"Clg X\" = \"0920594W\"\n");
    env.run(&["import", &list, "--map", &nowhere]).ends(3).complains_of(&[
        "map.toml",
        "line 6",
        "0920594W",
        "import the colleges first",
    ]);
    // Brought by the same import, it is one.
    let colleges = env.file("more.csv", "uai,name\n0920594W,Collège X\n");
    let words = "[words.college]\n\"Clg X\" = \"0920594W\"\n[words.custody]\n\"HS\" = \"in_repair\"\n";
    env.run(&["import", &colleges, &list, "--map", &map(&env, words)]).ends(0);
}

#[test]
fn two_kept_mappings_that_contradict_each_other_are_named() {
    let env = office();
    let list = env.file("list.csv", "No;Etat;Site\nA1;HS;0921170X\n");
    let one = map(&env, "[words.custody]\nHS = \"in_repair\"\n");
    env.run(&["import", &list, "--map", &one]).ends(0);
    let other =
        env.file("other.toml", fs::read_to_string(&one).unwrap().replace("\"x\"", "\"y\"").replace("in_repair", "retired"));
    env.run(&["import", &list, "--map", &other]).ends(0);
    let ran = env.run(&["import", &list]).ends(3);
    ran.complains_of(&["two kept mappings", "\"x\"", "\"y\"", "--map"]);
    env.run(&["import", &list, "--propose", env.path("new.toml").to_str().unwrap()]).ends(3).complains_of(&["two kept mappings"]);
    // Said by name, it is one of them.
    env.run(&["import", &list, "--map", &one]).ends(0);
}

#[test]
fn the_name_of_a_file_that_may_be_a_persons_is_not_kept() {
    let env = office();
    let said = env.run(&["import", &env.file("DUPONT_Jean.csv", "tag\nA1\n")]).ends(0).stdout;
    assert!(!said.contains("DUPONT"), "{said}");
    let told = env.run(&["revisions"]).ends(0).stdout;
    assert!(!told.contains("DUPONT") && told.contains("….csv"), "{told}");
}

#[test]
fn a_text_of_dos_says_how_it_is_saved_anew() {
    let env = office();
    let ran = env.run(&["import", &env.file("dos.csv", b"tag;room\nA1;R\x82serve\nA2;\x90cran\n")]).ends(3);
    ran.complains_of(&["CP850 (DOS)", "iconv -f CP850 -t UTF-8", "LibreOffice"]);
    assert!(!ran.stderr.contains("--encoding"), "{}", ran.stderr);
}
