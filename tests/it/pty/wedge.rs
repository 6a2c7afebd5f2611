//! Scans and pastes in a real terminal: whatever bytes come, they are text, and the next key of a person is heard.

use super::*;

#[test]
fn no_scan_closes_undoes_or_quits_whatever_its_bytes() {
    let env = Env::auditing();
    let mut term = in_the_storeroom(&env);
    let tails = [
        "\u{17}",
        "\u{17}\r",
        "\u{18}",
        "\u{11}",
        "\u{3}",
        "\u{1a}",
        "\u{1a}\r\n",
        "\u{11}\r\u{11}",
        "\r\u{17}\u{11}\r",
        "\t\u{11}\r",
        "\u{1b}",
        "\u{1b}OR\r",
        "\u{1b}[15~",
        "\u{1b}[21~\r",
        "\u{1b}[A\r\r",
        "\u{1b}[<0;3;3M",
        "\u{1b}\u{11}\r",
        "\u{1b}[17;5~\r",
        "\u{1b}]52;c;QQ==\u{7}\r",
        "\u{1b}_Gi=1;OK\u{1b}\\\r",
        "\u{1b}[12;40R\r",
        "\u{1b}[?62;c\r",
        "\u{7f}\u{8}\r",
        "\u{4}\u{4}\r",
        "\u{2}\u{1}\u{0}\r",
    ];
    for (n, tail) in tails.iter().enumerate() {
        for text in [format!("ZZ-{n}{tail}"), format!("{}YY-{n}\r", tail.trim_end_matches('\r'))] {
            term.press(&text);
            // Without Enter it ends by itself; what was read is said.
            let name = format!("{}-{n}", if text.starts_with("ZZ") { "ZZ" } else { "YY" });
            term.wait(&format!("the answer to {text:?}"), |screen| screen.contains(&name));
            // A scanner rests between two scans.
            thread::sleep(Duration::from_millis(400));
        }
    }
    term.press(&format!("{}\r", tag(1)));
    term.wait("the next tag", |screen| screen.contains(&tag(1)) && screen.contains("recorded at"));
    thread::sleep(Duration::from_millis(400));
    assert!(term.quit().success(), "{}", term.text());
    term.was_given_back();
    let facts: Vec<Fact> = env.journal().into_iter().map(|entry| entry.body.fact).collect();
    let acts: Vec<&Fact> = facts.iter().filter(|fact| !matches!(fact, Fact::Seen(_))).collect();
    let closed = acts.iter().filter(|fact| {
        matches!(fact, Fact::RoomClosed(_) | Fact::VisitClosed { .. } | Fact::Retracted { .. } | Fact::Decided(_))
    });
    assert_eq!(closed.count(), 0, "{acts:?}");
    assert_eq!(acts.iter().filter(|fact| matches!(fact, Fact::RoomOpened(_))).count(), 1, "{acts:?}");
    let reads = seen(&env);
    println!("scans with control characters: {}, reads kept: {}, actions: 0", 2 * tails.len(), reads.len());
    assert!(reads.len() > tails.len(), "{reads:?}");
    assert!(reads.iter().all(|(text, ..)| text.contains("ZZ-") || text.contains("YY-") || *text == tag(1)), "{reads:?}");
    env.run(&["verify"]).ends(0);
}

#[test]
fn a_paste_without_end_swallows_no_key_and_a_long_one_is_harmless() {
    let env = Env::auditing();
    let mut term = in_the_storeroom(&env);
    term.press("\u{1b}[200~ABC-77");
    term.wait_for("ABC-77");
    for (key, shown) in [("9", "ABC-779"), ("\u{7f}", "ABC-77"), ("8", "ABC-778")] {
        term.press(key);
        term.wait(shown, |screen| screen.contains(&format!("{shown}\u{258f}")));
        thread::sleep(Duration::from_millis(120));
    }
    term.press("\u{1b}");
    term.wait("an empty line", |screen| !screen.contains("ABC-77"));
    // Every sequence that never ends: the letter behind it is a letter.
    for begin in ["\u{1b}[", "\u{1b}[<0;1", "\u{1b}]0;", "\u{1b}P", "\u{1b}_G", "\u{1b}O", "\u{1b}[200~", "\u{1b}[?1"] {
        term.press(begin);
        thread::sleep(Duration::from_millis(600));
        let letters = format!("Q{}", begin.len());
        term.press(&letters);
        term.wait(&format!("letters behind {begin:?}"), |screen| screen.contains(&letters));
        thread::sleep(Duration::from_millis(400));
        term.press("\u{1b}");
        term.wait("an empty line", |screen| !screen.contains(&letters));
    }
    term.press(&format!("\u{1b}[200~{}\u{17}\u{11}\u{1b}[201~\u{11}", "x".repeat(5000)));
    term.wait_for("xxxxx");
    thread::sleep(Duration::from_millis(100));
    term.press("\u{1b}");
    term.wait("an empty line", |screen| !screen.contains("xxxxx"));
    // Many lines are asked about, and a scanner's Enter is no answer.
    term.press(&format!("\u{1b}[200~{}\u{1b}[201~\r", "y\r".repeat(400)));
    term.wait_for("400 lines: read them?");
    thread::sleep(Duration::from_millis(100));
    term.press("\u{1b}");
    term.wait("the question answered", |screen| !screen.contains("read them?"));
    term.press(&format!("\u{1b}[200~{}\u{1b}[201~", "y\r".repeat(2500)));
    term.wait_for("at most 500");
    assert!(term.quit().success(), "{}", term.text());
    term.was_given_back();
    let reads = seen(&env);
    assert!(reads.iter().all(|(text, ..)| !text.contains('x') && !text.contains('y')), "{reads:?}");
    env.run(&["verify"]).ends(0);
}

#[test]
fn broken_bytes_from_the_terminal_are_seen_and_end_nothing() {
    let env = Env::auditing();
    let mut term = in_the_storeroom(&env);
    term.keys.write_all(b"R\xe9f\xff\xfe-7\r").unwrap();
    term.wait("the broken text", |screen| screen.contains("f-7") && screen.contains("recorded at"));
    thread::sleep(Duration::from_millis(400));
    assert!(term.quit().success());
    assert_eq!(seen(&env).iter().map(|(text, ..)| text.as_str()).collect::<Vec<_>>(), ["R\u{fffd}f\u{fffd}\u{fffd}-7"]);
}
