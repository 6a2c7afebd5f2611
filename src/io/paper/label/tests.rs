//! Labels of any kind on stocks of any kind: each within its own cell, each code with its quiet zone, nothing lost unsaid.

use super::{
    cell::{Laid, Line, laid},
    sheet::SheetWords,
    *,
};
use crate::{
    audit::tag::OwnTag,
    io::paper::{
        code::QUIET,
        face::{Face, Faces},
        flow::lines::millimetres,
        pdf,
        sheet::{Of, Shape},
    },
    job::Symbology,
};
use proptest::prelude::*;

fn stock(text: &str) -> Stock {
    Stock::parse(text).unwrap()
}

fn words() -> SheetWords {
    SheetWords {
        title: "Étiquettes".to_owned(),
        about: "étiquettes d’inventaire".to_owned(),
        code: "code QR".to_owned(),
        lang: "fr",
        day: "2026-11-28".parse().unwrap(),
    }
}

fn label(n: u64) -> Label {
    Label {
        tag: OwnTag::numbered(n).to_string(),
        college: "Collège Évariste-Galois, Nanterre".to_owned(),
        line: "Propriété du Département".to_owned(),
        symbology: Symbology::Qr,
    }
}

/// The same label with a Data Matrix.
fn matrix(n: u64) -> Label {
    Label { symbology: Symbology::DataMatrix, ..label(n) }
}

#[test]
fn every_known_stock_lies_on_its_sheet_and_takes_an_own_tag_at_a_good_level() {
    let faces = Faces::new().unwrap();
    for (name, known) in STOCKS {
        assert_eq!(Stock::parse(name), Ok(known), "{name}");
        assert_eq!(Stock::parse(&name.to_lowercase()), Ok(known), "{name}");
        let own = |(a, b): (u32, u32)| format!("{}.{:02}x{}.{:02}", a / 100, a % 100, b / 100, b % 100);
        let (label_size, pitch) = (own(known.label), own(known.pitch));
        let single = |a: u32| format!("{}.{:02}", a / 100, a % 100);
        let measures =
            format!("{label_size},{}x{},{},{},{pitch}", known.grid.0, known.grid.1, single(known.first.0), single(known.first.1));
        assert_eq!(Stock::parse(&measures), Ok(known), "{measures}");
        let laid = laid(&faces, &label(1_000_000), known.label_mm()).unwrap();
        assert!(laid.module >= 0.33, "{name}: {}", laid.module);
        // Beside the code of a label 10 mm high there is one line for each of the two.
        let cuts = if known.label.1 < 1_500 { 2 } else { 0 };
        assert!(laid.told.escaped == 0 && laid.told.cut <= cuts, "{name}: an own tag and a college fit: {:?}", laid.told);
        assert_eq!(laid.texts[0].len(), 1, "{name}: an own tag stands on one line");
    }
    let side = |name: &str| laid(&faces, &label(1_000_000), stock(name).label_mm()).unwrap().code.side();
    assert_eq!((side("L6008"), side("L7160")), (21, 25), "version 1 at Q where there is little room, version 2 at H elsewhere");
}

#[test]
fn what_is_no_stock_is_refused_with_its_reason() {
    for (text, fault) in [
        ("", StockFault::Form),
        ("L9999", StockFault::Form),
        ("63.5x38.1,3x7,7.2,15.1", StockFault::Form),
        ("63,5x38,1,3x7,7.2,15.1,66x38.1", StockFault::Form),
        ("63.5x38.1,3x7,-7.2,15.1,66x38.1", StockFault::Form),
        ("63.5x38.1,3x7,7.255,15.1,66x38.1", StockFault::Form),
        ("63.5x38.1,0x7,7.2,15.1,66x38.1", StockFault::Range),
        ("63.5x38.1,3x101,7.2,15.1,66x38.1", StockFault::Range),
        ("4x38.1,3x7,7.2,15.1,66x38.1", StockFault::Range),
        ("63.5x38.1,3x7,7.2,15.1,60x38.1", StockFault::Overlap),
        ("63.5x38.1,3x8,7.2,15.1,66x38.1", StockFault::Beyond { needed: (20_270, 31_990), page: (21_000, 29_700) }),
    ] {
        assert_eq!(Stock::parse(text), Err(fault), "{text}");
    }
    assert_eq!(Stock::parse("60×30,1x1,0,0,60×30,60x30").unwrap().page, (6_000, 3_000));
}

#[test]
fn what_cannot_be_placed_is_refused_with_its_reason() {
    let on = Placing::on(stock("L7160"));
    let made = |placing: Placing| sheets(&[label(1)], &placing, &words()).map(|made| made.document.pages.len());
    assert!(matches!(made(Placing { offset: (73, 0), ..on }), Err(LabelFault::Offset((73, 0)))));
    assert!(matches!(made(Placing { offset: (0, -152), ..on }), Err(LabelFault::Offset(_))));
    assert_eq!(made(Placing { offset: (72, -151), ..on }).unwrap(), 1);
    for start in [0, 22, usize::MAX] {
        assert!(matches!(made(Placing { start, ..on }), Err(LabelFault::Start { places: 21, .. })), "{start}");
    }
    let small = Placing::on(stock("9x9,2x2,10,10,10x10"));
    assert!(matches!(made(small), Err(LabelFault::TooSmall { .. })));
    let long = Label { tag: "x".repeat(4_000), ..Label::default() };
    assert!(matches!(sheets(&[long], &on, &words()), Err(LabelFault::TooLong { .. })));
}

#[test]
fn labels_begin_at_their_place_and_go_on_over_sheets() {
    let labels: Vec<Label> = (0..50).map(label).collect();
    let placing = Placing { start: 20, ..Placing::on(stock("L7160")) };
    let made = sheets(&labels, &placing, &words()).unwrap();
    let codes: Vec<usize> = made
        .document
        .pages
        .iter()
        .map(|page| page.marks.iter().filter(|mark| matches!(mark.shape, Shape::Code { .. })).count())
        .collect();
    assert_eq!(codes, [2, 21, 21, 6]);
    assert_eq!(pdf(&made.document).unwrap(), pdf(&made.document).unwrap(), "the same labels are the same bytes");
}

#[test]
fn long_names_are_cut_and_told_and_what_cannot_be_seen_is_escaped_and_told() {
    let faces = Faces::new().unwrap();
    let named = |name: &str, college: &str, line: &str| {
        let label = Label { college: college.to_owned(), line: line.to_owned(), ..label(7) };
        laid(&faces, &label, stock(name).label_mm()).unwrap()
    };
    let long = named("L6008", &"Collège de la Très Longue Rue ".repeat(7), "");
    assert_eq!(long.told, Told { escaped: 0, cut: 1 });
    assert!(long.texts[1].last().unwrap().text.ends_with('…'), "{:?}", long.texts);
    let strange = named("L7160", "a\u{202e}b 🖨", "א");
    assert_eq!(strange.told.escaped, 3);
    assert!(strange.texts.iter().flatten().all(|line| line.text.is_ascii()), "{:?}", strange.texts);
    for face in Face::ALL {
        assert_eq!(faces.of(face).letters("…").count(), 1, "{face:?} lacks the ellipsis");
    }
}

#[test]
fn an_own_tag_is_coded_in_upper_case_and_any_other_as_it_is() {
    let payload = |tag: &str| Label { tag: tag.to_owned(), ..Label::default() }.payload();
    let own = OwnTag::numbered(77).to_string();
    assert_eq!(payload(&own.to_lowercase()), own);
    assert_eq!(payload("hds-old 7"), "hds-old 7");
}

#[test]
fn the_page_to_align_by_and_marks_for_cutting_keep_to_the_rules() {
    let words = CalibrationWords {
        title: "Calage".to_owned(),
        lines: vec!["Imprimez à 100 %. ".repeat(9), "Mesurez.".to_owned()],
        lang: "fr",
        day: "2026-11-28".parse().unwrap(),
    };
    for (name, known) in STOCKS {
        let placing = Placing { marks: true, offset: (3, -4), ..Placing::on(known) };
        assert!(pdf(&calibration(&placing, &words).unwrap()).unwrap().len() > 1_000, "{name}");
        let made = sheets(&[label(1)], &placing, &self::words()).unwrap();
        let marks = made.document.pages[0].marks.iter().filter(|mark| mark.of == Of::Ornament).count();
        assert!(marks >= 4, "{name}: {marks}");
        pdf(&made.document).unwrap();
    }
    let tiny = Placing::on(stock("10x10,1x1,0,0,10x10,20x20"));
    pdf(&calibration(&tiny, &words).unwrap()).unwrap();
}

/// The area that a line of text takes, with the letters' deepest and highest strokes.
fn area(faces: &Faces, line: &Line) -> (f32, f32, f32, f32) {
    let high = line.size * 25.4 / 72.0;
    (line.x, line.y - 0.8 * high, line.x + millimetres(faces.of(line.face), &line.text, line.size), line.y + 0.25 * high)
}

/// Everything of a label lies in it, and no text lies in its code's quiet zone.
fn well_laid(faces: &Faces, laid: &Laid, (width, height): (f32, f32)) {
    let (left, top, side) = laid.square;
    let whole = f32::from(laid.code.side() + 2 * laid.code.quiet()) * laid.module;
    assert!((whole - side).abs() < 0.01, "the code with its quiet zone fills its square");
    assert!(left >= 0.0 && top >= -0.001 && left + side <= width + 0.001 && top + side <= height + 0.001);
    for line in laid.texts.iter().flatten() {
        let (x0, y0, x1, y1) = area(faces, line);
        assert!(x0 >= 0.0 && x1 <= width + 0.01 && y0 >= -0.01 && y1 <= height + 0.01, "{line:?} leaves {width} x {height}");
        let apart = x0 >= left + side || x1 <= left || y0 >= top + side || y1 <= top;
        assert!(apart, "{line:?} stands in the quiet zone {:?}", laid.square);
    }
}

prop_compose! {
    fn symbologies()(matrix in any::<bool>()) -> Symbology {
        if matrix { Symbology::DataMatrix } else { Symbology::Qr }
    }
}

prop_compose! {
    /// A stock on which something fits, of the kinds that people make.
    fn stocks()(label in (1_000_u32..12_000, 1_000_u32..9_000), grid in (1_u32..6, 1_u32..9), gap in (0_u32..500, 0_u32..500),
                first in (0_u32..2_000, 0_u32..2_000), rest in (0_u32..1_000, 0_u32..1_000)) -> Stock {
        let pitch = (label.0 + gap.0, label.1 + gap.1);
        let mut stock = Stock { page: (0, 0), first, label, pitch, grid };
        let reach = stock.reach();
        stock.page = ((reach.0 + rest.0).max(2_000), (reach.1 + rest.1).max(2_000));
        stock
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..crate::kept_below_tests() })]
    #[test]
    fn every_label_lies_in_its_own_cell_with_a_free_quiet_zone(
        stock in stocks(),
        tag in "HDS-[0-9A-Z]{7}|[a-zA-Z0-9/é-]{1,60}|\\PC{1,20}",
        college in "[A-Za-zéÉ' -]{0,200}|\\PC{0,40}",
        line in "[A-Za-z ]{0,80}",
        start in 0_usize..54,
        symbology in symbologies(),
    ) {
        let faces = Faces::new().unwrap();
        let label = Label { tag, college, line, symbology };
        let size = stock.label_mm();
        match laid(&faces, &label, size) {
            Ok(laid) => well_laid(&faces, &laid, size),
            Err(LabelFault::TooSmall { needed, there, .. }) => {
                prop_assert!(needed > there);
                return Ok(());
            }
            Err(LabelFault::Letters { .. }) => {
                prop_assert!(symbology == Symbology::DataMatrix && !label.payload().is_ascii());
                return Ok(());
            }
            Err(other) => panic!("{other:?}"),
        }
        let placing = Placing { start: start % stock.places() + 1, ..Placing::on(stock) };
        let labels = vec![label; stock.places()];
        let made = sheets(&labels, &placing, &words()).unwrap();
        let page = stock.page_mm();
        let mut cells = 0;
        for mark in made.document.pages.iter().flat_map(|page| &page.marks) {
            let Shape::Code { x, y, module, code } = &mark.shape else { continue };
            cells += 1;
            let (quiet, side) = (f32::from(code.quiet()) * module, f32::from(code.side()) * module);
            let (x0, y0, x1, y1) = (x - quiet, y - quiet, x + side + quiet, y + side + quiet);
            // In exactly one cell, and so on the page and in nobody else's.
            let cell = (0..stock.places()).map(|place| stock.corner(place, (0, 0))).find(|(left, top)| {
                x0 >= left - 0.01 && y0 >= top - 0.01 && x1 <= left + size.0 + 0.01 && y1 <= top + size.1 + 0.01
            });
            prop_assert!(cell.is_some(), "{:?} {stock:?}", mark.shape);
            prop_assert!(x0 >= -0.01 && y0 >= -0.01 && x1 <= page.0 + 0.01 && y1 <= page.1 + 0.01);
        }
        prop_assert_eq!(cells, labels.len());
    }
}

/// A command of ZPL, and the data of a field with its escapes undone.
#[derive(Debug, PartialEq)]
enum Command {
    Plain(String),
    Field(String),
}

/// Reads ZPL as a printer does: a command begins at every caret or tilde, and data of a field ends at the next one.
fn read_zpl(text: &str) -> Vec<Command> {
    assert!(text.is_ascii() && !text.contains('~'), "{text}");
    let mut escaped = false;
    let (before, commands) = text.split_once('^').unwrap();
    assert_eq!(before, "");
    let command = |command: &str| {
        let command = command.trim_end_matches('\n');
        let known = ["XA", "FX", "CI", "PW", "LL", "LH", "FO", "FT", "BQ", "BX", "A0", "FH", "FD", "FS", "PQ", "XZ"];
        assert!(known.iter().any(|known| command.starts_with(known)), "{command}");
        match command.strip_prefix("FD") {
            Some(data) => {
                assert!(std::mem::take(&mut escaped), "data without ^FH: {data}");
                Command::Field(unescaped(data))
            }
            None => {
                escaped |= command == "FH";
                Command::Plain(command.to_owned())
            }
        }
    };
    commands.split('^').map(command).collect()
}

fn unescaped(data: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = data.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'_' {
            let digits = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_label_in_zpl_is_what_the_guide_says() {
    let written = zpl(&[label(1)], Dots { size: (5_700, 3_200), dpi: 203 }).unwrap();
    assert!(written.text.starts_with(ZPL_BEGINNING));
    let commands = read_zpl(&written.text);
    let plain = |text: &str| Command::Plain(text.to_owned());
    for command in [plain("CI28"), plain("PW455"), plain("LL255"), plain("BQN,2,6"), plain("PQ1"), plain("XZ")] {
        assert!(commands.contains(&command), "{command:?} is not in {commands:?}");
    }
    let fields: Vec<&String> =
        commands.iter().filter_map(|command| if let Command::Field(data) = command { Some(data) } else { None }).collect();
    assert_eq!(fields[0], &format!("HA,{}", OwnTag::numbered(1)));
    assert_eq!(fields[1], OwnTag::numbered(1).as_str());
    assert!(fields.iter().any(|field| field.contains("Évariste")), "{fields:?}");
    for wrong in
        [Dots { size: (5_700, 3_200), dpi: 204 }, Dots { size: (400, 3_200), dpi: 203 }, Dots { size: (5_700, 30_001), dpi: 203 }]
    {
        assert!(matches!(zpl(&[label(1)], wrong), Err(LabelFault::Printer)), "{wrong:?}");
    }
    let written = zpl(&[matrix(1)], Dots { size: (5_700, 3_200), dpi: 203 }).unwrap();
    let commands = read_zpl(&written.text);
    assert!(commands.contains(&plain("BXN,12,200,14,14,6,_")), "{commands:?}");
    assert!(commands.contains(&Command::Field(OwnTag::numbered(1).to_string())), "{commands:?}");
    let accented = Label { tag: "étiquette".to_owned(), ..Label::default() };
    assert!(matches!(zpl(&[accented], Dots { size: (5_700, 3_200), dpi: 203 }), Err(LabelFault::Letters { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..crate::kept_below_tests() })]
    #[test]
    fn no_text_of_a_persons_becomes_a_command(
        tag in "[ -~]{1,30}|[~^_A-Z0-9,]{1,20}",
        college in "\\PC{0,60}|[~^_A-Z0-9\\\\]{0,40}|.{0,40}",
        line in "\\^FS\\^XZ\\^XA~JA|~DG|_5E|[~^_]{0,9}|\\PC{0,30}",
        dpi in prop::sample::select(Dots::RESOLUTIONS.to_vec()),
        size in (1_500_u32..20_000, 1_500_u32..20_000),
        symbology in symbologies(),
    ) {
        let label = Label { tag, college, line, symbology };
        let Ok(written) = zpl(std::slice::from_ref(&label), Dots { size, dpi }) else { return Ok(()) };
        let commands = read_zpl(&written.text);
        let faces = Faces::new().unwrap();
        let millimetres = |side: u32| f32::from(u16::try_from(side).unwrap()) / 100.0;
        let (lines, told) = cell::texts(&faces, &label, cell::areas((millimetres(size.0), millimetres(size.1))).1);
        let texts: Vec<String> = lines.into_iter().flatten().map(|line| line.text).collect();
        prop_assert_eq!(written.told, told);
        let drawn = if symbology == Symbology::Qr { "BQ" } else { "BX" };
        let mut expected = vec!["XA", "FX", "FS", "CI", "PW", "LL", "LH", "FO", drawn, "FH", "", "FS"];
        texts.iter().for_each(|_| expected.extend(["FT", "A0", "FH", "", "FS"]));
        expected.extend(["PQ", "XZ"]);
        let kinds: Vec<&str> = commands
            .iter()
            .map(|command| if let Command::Plain(text) = command { text.get(..2).unwrap() } else { "" })
            .collect();
        prop_assert_eq!(kinds, expected);
        let escape = commands.iter().find_map(|command| match command {
            Command::Plain(text) if text.starts_with("BX") => text.chars().last(),
            _ => None,
        });
        prop_assert!(escape.is_none_or(|escape| !label.payload().contains(escape)), "{escape:?} in {}", label.payload());
        let mut fields = commands.into_iter().filter_map(|command| if let Command::Field(data) = command { Some(data) } else { None });
        let code = fields.next().unwrap();
        let code = if symbology == Symbology::Qr { code.split_once("A,").unwrap().1 } else { &code };
        prop_assert_eq!(code, label.payload());
        prop_assert_eq!(fields.collect::<Vec<_>>(), texts);
    }
}

#[test]
fn a_picture_has_whole_pixels_for_every_module() {
    let dots = Dots { size: (2_540, 1_000), dpi: 300 };
    let (bytes, told) = picture(&label(1), dots).unwrap();
    assert_eq!(told.escaped, 0);
    assert_eq!(picture(&label(1), dots).unwrap().0, bytes, "the same label is the same bytes");
    let drawn = image::load_from_memory(&bytes).unwrap().into_luma8();
    let laid = laid(&Faces::new().unwrap(), &label(1), (25.4, 10.0)).unwrap();
    let module = drawn.height() / u32::from(laid.code.side() + 2 * QUIET);
    assert_eq!(module * 29, drawn.height(), "29 modules fill the height");
    for y in 0..29_u16 {
        for x in 0..29_u16 {
            let dark = x.checked_sub(QUIET).zip(y.checked_sub(QUIET)).is_some_and(|(x, y)| laid.code.dark(x, y));
            for (dx, dy) in [(0, 0), (module - 1, module - 1), (module / 2, module / 2)] {
                let pixel = drawn.get_pixel(u32::from(x) * module + dx, u32::from(y) * module + dy).0[0];
                assert_eq!(pixel, if dark { 0 } else { 255 }, "module {x}, {y}");
            }
        }
    }
    let beside = drawn.enumerate_pixels().filter(|(x, _, pixel)| *x > 29 * module && pixel.0[0] < 128).count();
    assert!(beside > 500, "the tag stands beside the code: {beside} dark pixels");
}

/// What a decoder reads in the picture of a label of a size: where its code is, with white paper around it.
fn read_matrix(label: &Label, dots: Dots) -> Option<String> {
    use rxing::{BinaryBitmap, Luma8Source, Reader, common::HybridBinarizer, datamatrix::DataMatrixReader};
    /// White pixels on each side.
    const PAPER: u32 = 40;
    let (bytes, _) = picture(label, dots).ok()?;
    let drawn = image::load_from_memory(&bytes).unwrap().into_luma8();
    let (left, top, side) = laid(&Faces::new().unwrap(), label, dots.size_mm().unwrap()).unwrap().square;
    let pixels = |mm: f32| (f64::from(mm / dots.size_mm().unwrap().0) * f64::from(drawn.width())).round() as u32;
    let code = image::imageops::crop_imm(&drawn, pixels(left), pixels(top), pixels(side), pixels(side)).to_image();
    let whole = pixels(side) + 2 * PAPER;
    let mut paper = image::GrayImage::from_pixel(whole, whole, image::Luma([255]));
    image::imageops::replace(&mut paper, &code, PAPER.into(), PAPER.into());
    let source = Luma8Source::new(paper.into_raw(), whole, whole).unwrap();
    let read = DataMatrixReader.decode(&mut BinaryBitmap::new(HybridBinarizer::new(source))).unwrap();
    Some(read.getText().to_owned())
}

#[test]
fn a_data_matrix_is_read_back_and_its_modules_are_larger_than_those_of_a_qr_code() {
    let faces = Faces::new().unwrap();
    for size in [(2_540, 1_000), (3_810, 2_117), (5_700, 3_200), (3_000, 6_000)] {
        for dpi in Dots::RESOLUTIONS {
            let read = read_matrix(&matrix(7), Dots { size, dpi }).unwrap();
            assert_eq!(read, OwnTag::numbered(7).as_str(), "{size:?} at {dpi}");
        }
        let mm = (size.0 as f32 / 100.0, size.1 as f32 / 100.0);
        let side = |label: &Label| laid(&faces, label, mm).unwrap().module;
        assert!(side(&matrix(7)) > 1.3 * side(&label(7)), "{size:?}");
    }
    let low = laid(&faces, &matrix(1_000_000), (25.4, 10.0)).unwrap();
    assert_eq!((low.code.side(), low.code.quiet()), (16, 1), "an own tag fits 16 by 16");
    assert!(low.module > 0.5, "{}", low.module);
    let accented = Label { tag: "étiquette".to_owned(), ..matrix(1) };
    assert!(matches!(laid(&faces, &accented, (57.0, 32.0)), Err(LabelFault::Letters { .. })));
    let long = Label { tag: "x".repeat(2_000), ..matrix(1) };
    assert!(matches!(laid(&faces, &long, (57.0, 32.0)), Err(LabelFault::TooSmall { .. } | LabelFault::TooLong { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..crate::kept_below_tests() })]
    /// Every text that is drawn as a Data Matrix is read back as it is.
    #[test]
    fn a_data_matrix_holds_its_text(tag in "HDS-[0-9A-Z]{7}|[ -~]{1,40}|[0-9]{1,20}") {
        let label = Label { tag, symbology: Symbology::DataMatrix, ..Label::default() };
        let Some(read) = read_matrix(&label, Dots { size: (8_000, 6_000), dpi: 300 }) else { return Ok(()) };
        prop_assert_eq!(read, label.payload());
    }
}
