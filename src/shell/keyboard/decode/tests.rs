//! What bytes tell: whole, in pieces, cut, broken, endless.

use super::*;
use proptest::prelude::*;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// What is told of chunks, each so many milliseconds after the one before, and of the silence behind them.
fn told(chunks: &[(u64, &[u8])]) -> Vec<Message> {
    let (mut decoder, mut now, mut told) = (Decoder::default(), 0, Vec::new());
    for (wait, bytes) in chunks {
        // The keyboard's thread wakes when something is due, not only when something comes.
        let wakes = decoder.due().filter(|due| *due < ms(now + wait));
        told.extend(wakes.map(|due| decoder.settle(due)).unwrap_or_default());
        now += wait;
        told.extend(decoder.feed(bytes, ms(now)));
    }
    told.extend(decoder.settle(ms(now + 10_000)));
    assert_eq!((decoder.state, decoder.due()), (State::Ground, None), "{chunks:?} goes on for ever");
    told.into_iter().map(|(_, message)| message).collect()
}

/// In words: `a`, `F2`, `Ctrl-W`, with `~` before a scanner's; a paste in quotation marks; the mouse by its cell.
fn words(chunks: &[(u64, &[u8])]) -> String {
    let said = told(chunks).into_iter().map(|message| match message {
        Message::Key(key) => key.name(),
        Message::Swift(key) => format!("~{}", key.name()),
        Message::Paste(text) => format!("{text:?}"),
        Message::Click { column, row } => format!("click {column} {row}"),
        Message::Wheel { column, row, down } => format!("wheel {column} {row} {}", if down { "down" } else { "up" }),
        other => format!("{other:?}"),
    });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn keys_as_terminals_send_them() {
    let table: &[(&str, &str)] = &[
        ("aZ\u{e9}\u{65e5}", "a Z \u{e9} \u{65e5}"),
        ("\r\t\u{7f}\u{8}\n", "Enter Tab Backspace Ctrl-H Ctrl-J"),
        ("\u{11}\u{17}\u{1a}\u{1d}\u{0}", "Ctrl-Q Ctrl-W Ctrl-Z Ctrl-5 Ctrl-Space"),
        ("\u{1b}OP\u{1b}OQ\u{1b}[[C\u{1b}[14~\u{1b}[15~\u{1b}[24~", "F1 F2 F3 F4 F5 F12"),
        (
            "\u{1b}[A\u{1b}OB\u{1b}[C\u{1b}[D\u{1b}[H\u{1b}[4~\u{1b}[5~\u{1b}[6~\u{1b}[3~\u{1b}[Z",
            "Up Down Right Left Home End PageUp PageDown Delete Shift-Tab",
        ),
        ("\u{1b}[1;5A\u{1b}[1;3B\u{1b}[97;5u\u{1b}[27;5;97~\u{1b}[97;2u", "Ctrl-Up Alt-Down Ctrl-A Ctrl-A A"),
        ("\u{1b}[97;5:3u\u{1b}[57441u", ""),
        ("\u{1b}x\u{1b}\r\u{1b}\u{e9}", "Alt-x Alt-Enter Alt-\u{e9}"),
        ("\u{1b}\u{1b}", "Esc Esc"),
        ("\u{1b}[<0;10;5M\u{1b}[<0;10;5m\u{1b}[<35;1;1M\u{1b}[<64;3;4M\u{1b}[<65;3;4M", "click 9 4 wheel 2 3 up wheel 2 3 down"),
        ("\u{1b}[32;10;5M\u{1b}[M *%", "click 9 4 click 9 4"),
        ("\u{1b}[200~a\u{11}\r\nb\u{1b}[201~x", "\"a\\u{11}\\r\\nb\" x"),
    ];
    for (bytes, said) in table {
        assert_eq!(words(&[(0, bytes.as_bytes())]), *said, "{bytes:?}");
    }
}

#[test]
fn answers_of_the_terminal_and_what_nobody_understands_tell_nothing() {
    let table = [
        "\u{1b}[?62;4;22c",
        "\u{1b}[>1;95;0c",
        "\u{1b}[12;40R",
        "\u{1b}[?1u",
        "\u{1b}[?2026;2$y",
        "\u{1b}[4;480;800t",
        "\u{1b}[I\u{1b}[O",
        "\u{1b}]11;rgb:0000/0000/0000\u{1b}\\",
        "\u{1b}]52;c;SERTLTAwMDAwMVg=\u{7}",
        "\u{1b}_Gi=1;OK\u{1b}\\",
        "\u{1b}P>|XTerm(388)\u{1b}\\",
        "\u{1b}P1$r0m\u{1b}\\",
        "\u{1b}[201~",
        "\u{1b}[999~",
        "\u{1b}[1;1;1;1;1x",
        "\u{1b}[<0;99999;1M",
        "\u{1b}[<0;0;1M",
        "\u{1b}[M\u{1}\u{2}\u{7f}",
    ];
    for answer in table {
        let text = format!("HDS-{answer}1");
        assert_eq!(words(&[(0, text.as_bytes())]), "H D S - 1", "{answer:?}");
    }
}

#[test]
fn a_sequence_in_pieces_was_typed_by_a_scanner() {
    let pieces = |text: &str| text.bytes().map(|byte| (5, vec![byte])).collect::<Vec<_>>();
    let table = [
        ("\u{1b}[A", "~Up"),
        ("A\u{1b}OQB", "A ~F2 B"),
        ("\u{1b}x", "~Esc x"),
        ("\u{1b}[<0;10;5M", ""),
        ("A\u{1b}]B\r", "A ~Esc ] B Enter"),
        ("\u{1b}\u{e9}", "~Esc \u{e9}"),
    ];
    for (text, said) in table {
        let chunks = pieces(text);
        let chunks: Vec<(u64, &[u8])> = chunks.iter().map(|(wait, bytes)| (*wait, bytes.as_slice())).collect();
        assert_eq!(words(&chunks), said, "{text:?}");
    }
}

#[test]
fn what_has_begun_ends_without_its_end() {
    assert_eq!(words(&[(0, b"\x1b"), (39, b"")]), "Esc");
    assert_eq!(words(&[(0, b"\x1b"), (50, b"[A")]), "Esc [ A");
    // Alt and what sequences begin with.
    assert_eq!(words(&[(0, b"\x1b["), (400, b"a")]), "Alt-[ a");
    assert_eq!(words(&[(0, b"\x1bO"), (400, b"a")]), "Alt-O a");
    assert_eq!(words(&[(0, b"\x1bP"), (400, b"a")]), "Alt-P a");
    assert_eq!(words(&[(0, b"\x1b[<0;1"), (400, b"q")]), "q");
    assert_eq!(words(&[(0, b"\x1b]52;c;AAAA"), (400, b"q")]), "q");
    assert_eq!(words(&[(0, b"\x1b[200~HDS"), (400, b"q"), (100, b"\x11")]), "\"HDS\" q Ctrl-Q");
    assert_eq!(words(&[(0, b"\x1b[200~HDS"), (100, b"-1\x1b[201~"), (0, b"q")]), "\"HDS-1\" q");
    // A line of a scanner is no answer, and a control byte stands in no sequence.
    assert_eq!(words(&[(0, b"A\x1b]B\rC")]), "A Enter C");
    assert_eq!(words(&[(0, b"\x1b[12\x11")]), "Ctrl-Q");
    assert_eq!(words(&[(0, b"\x1b[12\x1b[A")]), "Up");
}

#[test]
fn broken_characters_are_seen_as_such() {
    let lost = "\u{fffd}";
    assert_eq!(words(&[(0, b"R\xe9serve")]), format!("R {lost} s e r v e"));
    assert_eq!(words(&[(0, b"\xff\xfe\x80a")]), format!("{lost} {lost} {lost} a"));
    assert_eq!(words(&[(0, b"\xe2\x82"), (300, b"a")]), format!("{lost} a"));
    assert_eq!(words(&[(0, b"\xe2"), (3, b"\x82"), (3, b"\xac")]), "\u{20ac}");
    assert_eq!(words(&[(0, b"\xc3\x11")]), format!("{lost} Ctrl-Q"));
}

#[test]
fn nothing_grows_without_bound() {
    let mut decoder = Decoder::default();
    for begin in [&b"\x1b[200~"[..], b"\x1b]0;", b"\x1b[1"] {
        decoder.feed(begin, ms(0));
        for _ in 0..1000 {
            decoder.feed(&[b';'; 4096], ms(0));
            assert!(decoder.bytes.len() <= MOST_PASTED + LONGEST, "{begin:?}");
        }
        decoder.settle(ms(100_000));
    }
    // However it goes on, a paste has an end.
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~", ms(0));
    let ended = (1..1000).find(|at| !decoder.feed(b"x", ms(at * 100)).is_empty());
    assert!(ended.is_some_and(|at| ms(at * 100) <= LONGEST_PASTE + ms(100)), "{ended:?}");
}

proptest! {
    #![proptest_config(crate::kept_below_tests())]
    /// Whatever comes, however cut: nothing panics, nothing is waited for for ever, and the key that follows is that key.
    #[test]
    fn whatever_comes_the_next_key_is_heard(
        chunks in prop::collection::vec((0u64..300, prop::collection::vec(prop_oneof![
            3 => any::<u8>(), 2 => Just(0x1b), 2 => prop::sample::select(b"[]OP_<?M~;0123456789ABCmu\\\r".to_vec()),
        ], 0..40)), 0..8),
    ) {
        let mut all: Vec<(u64, &[u8])> = chunks.iter().map(|(wait, bytes)| (*wait, bytes.as_slice())).collect();
        all.push((1000, b"\x11"));
        prop_assert!(matches!(told(&all).last(), Some(Message::Key(key)) if *key == Key::ctrl('q')));
    }

    /// How a transport cuts what is sent at once does not matter.
    #[test]
    fn cuts_within_a_breath_do_not_matter(
        parts in prop::collection::vec(prop::sample::select(vec!["a", "\u{e9}", "\u{11}", "\u{1b}[A", "\u{1b}OQ", "\u{1b}x", "\u{1b}[<0;3;4M", "\u{1b}[200~x\u{1b}[201~", "\r"]), 0..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let text = parts.concat().into_bytes();
        let (left, right) = text.split_at(if text.is_empty() { 0 } else { cut.index(text.len()) });
        prop_assert_eq!(words(&[(0, left), (1, right)]), words(&[(0, &text)]));
    }
}
