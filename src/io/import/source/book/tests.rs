//! Workbooks as they come, and those that were made to hurt.

use crate::{
    audit::inventory::{Device, Records},
    io::import::{Encoding, FullNames, Imported, Known, Notice, Opened, Problem, Reason, Terms, read, read_knowing},
};
use proptest::prelude::*;
use std::{
    io::{Cursor, Write},
    ops::ControlFlow,
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// An archive of parts, each with its name.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ROOT: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);
const BOOK: (&str, &str) = ("xl/workbook.xml", r#"<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#);
const PARTS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/s.xml"/>
    <Relationship Id="r2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
    <Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;

/// A workbook of one sheet with this in its rows, and these texts and styles.
fn xlsx(rows: &str, strings: &str, styles: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        ROOT,
        BOOK,
        ("xl/_rels/workbook.xml.rels", PARTS),
        ("xl/worksheets/s.xml", &sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ])
}

/// A workbook with this in its only table.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!("<d><b><spreadsheet><table table:name='S'>{rows}</table></spreadsheet></b></d>");
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

/// A row of texts that stand in their cells.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")).collect();
    format!("<row>{cells}</row>")
}

fn problem(bytes: &[u8]) -> Problem {
    read("t", bytes).unwrap_err().problem
}

fn devices(imported: &Imported) -> &[Device] {
    let Records::Devices(devices) = &imported.table.rows else { panic!("{imported:?}") };
    devices
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/books").join(name)).unwrap()
}

#[test]
fn a_workbook_says_the_same_in_each_format_of_libreoffice() {
    let terms = Terms { full_names: FullNames::Kept, ..Terms::default() };
    let read = ["devices.xlsx", "devices.ods", "devices.xls"]
        .map(|name| read_knowing("t", &fixture(name), &terms, &mut |_| ControlFlow::Continue(())).unwrap());
    assert_eq!(read[0], read[1]);
    assert_eq!(read[0], read[2]);
    let [first, second, third] = devices(&read[0]) else { panic!("{:?}", read[0]) };
    // Zeros that a format shows, a real day, a number as a room.
    assert_eq!((first.tag.as_str(), first.serial.as_ref().unwrap().as_str()), ("0012345", "0098"));
    assert_eq!(first.custody.due().unwrap().to_string(), "2027-07-02");
    assert_eq!((first.room.as_ref().unwrap().as_str(), first.source_id()), ("101", Some("17")));
    assert_eq!(first.model, "Écran 15\" & câble");
    assert_eq!((second.serial.as_ref().unwrap().as_str(), second.model.as_str()), ("21700300000123", "Modèle à deux lignes"));
    // What formulas give, and a text that looks like one.
    assert_eq!((third.tag.as_str(), third.serial.as_ref().unwrap().as_str()), ("HDS-2", "=1+1"));
    let rejected = read[0].rejected.iter().map(|row| (row.line, row.column.as_deref().unwrap(), &row.reason));
    assert_eq!(
        rejected.collect::<Vec<_>>(),
        [
            (7, "Numéro d'inventaire", &Reason::SpreadsheetNumber),
            (8, "Numéro d'inventaire", &Reason::SpreadsheetNumber),
            (9, "ID", &Reason::SpreadsheetNumber)
        ]
    );
    let others = vec!["Lisez-moi".to_owned(), "Aide".to_owned()];
    assert!(read[0].notices.contains(&Notice::OneSheet { read: "Matériel".into(), others }), "{:?}", read[0].notices);
}

#[test]
fn cells_are_what_a_person_would_type() {
    let strings = "<sst uniqueCount='99999999999'><si><t>00</t><r><t>12</t></r><rPh><t>x</t></rPh></si><si/></sst>";
    let styles = "<s><numFmts><numFmt numFmtId='170' formatCode='0000000'/></numFmts>\
        <cellXfs count='99999999999'><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='14'/></cellXfs></s>";
    let rows = row(&["tag", "serial", "model", "due", "room"])
        + "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' s='1'><v>77</v></c><c r='C3' t='str'><f>A1&amp;A2</f><v>a_x0041_&#233;</v></c>\
           <c r='D3' s='2'><v>46570</v></c><c r='E3'><v>101</v></c></row>\
           <row><c t='s'><v>1</v></c></row>\
           <row r='7'><c r='A7'><v>5</v></c><c r='B7' t='e'><v>#N/A</v></c><c r='C7' t='b'><v>1</v></c><c r='D7' t='d'><v>2027-07-02T00:00:00</v></c></row>\
           <row r='8'><c r='A8' s='2'><v>46570</v></c></row>";
    let imported = read("t", &xlsx(&rows, strings, styles)).unwrap();
    let [first, second] = devices(&imported) else { panic!("{imported:?}") };
    assert_eq!((first.tag.as_str(), first.serial.as_ref().unwrap().as_str(), first.model.as_str()), ("0012", "0000077", "aAé"));
    assert_eq!((first.room.as_ref().unwrap().as_str(), second.tag.as_str(), second.model.as_str()), ("101", "5", "TRUE"));
    assert_eq!(second.serial, None);
    let rejected: Vec<_> = imported.rejected.iter().map(|row| (row.line, &row.reason)).collect();
    assert_eq!(rejected, [(8, &Reason::SpreadsheetNumber)]);
    let ods = ods(
        "<table-row><table-cell value-type='string'><p>tag</p></table-cell><table-cell value-type='string'><p>serial</p></table-cell></table-row>\
         <table-row number-rows-repeated='1000000'><table-cell number-columns-repeated='16384'/></table-row>\
         <table-row><table-cell value-type='float' value='12'><p>0012</p></table-cell>\
           <table-cell value-type='string'><annotation><p>aside</p></annotation><p>S<s c='2'/>1</p></table-cell></table-row>\
         <table-row><table-cell value-type='float' value='12'><p>N-12</p></table-cell></table-row>",
    );
    let imported = read("t", &ods).unwrap();
    let [only] = devices(&imported) else { panic!("{imported:?}") };
    assert_eq!((only.tag.as_str(), only.serial.as_ref().unwrap().as_str()), ("0012", "S  1"));
    assert_eq!(imported.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [1_000_003]);
}

#[test]
fn what_is_no_plain_workbook_is_refused_by_its_name() {
    let part = |kind: &str| {
        let parts = PARTS
            .replace("</Relationships>", &format!("<Relationship Id='z' Type='http://x/{kind}' Target='z'/></Relationships>"));
        problem(&archive(&[ROOT, BOOK, ("xl/_rels/workbook.xml.rels", &parts)]))
    };
    assert_eq!(
        [part("vbaProject"), part("xlMacrosheet"), part("externalLink")],
        [Problem::Macros, Problem::Macros, Problem::Linked]
    );
    assert_eq!(problem(&archive(&[("devices.xlsx", "PK")])), Problem::Archive);
    let root = (ROOT.0, &*ROOT.1.replace("workbook.xml", "workbook.bin"));
    assert_eq!(problem(&archive(&[root])), Problem::Foreign("a binary Excel workbook (XLSB)"));
    assert_eq!(problem(&archive(&[("content.xml", "<document><text/></document>")])), Problem::Archive);
    let encrypted = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    assert_eq!(problem(&archive(&[("content.xml", "?"), ("META-INF/manifest.xml", encrypted)])), Problem::Encrypted);
    assert_eq!(problem(&archive(&[("content.xml", ""), ("Basic/Standard/Module1.xml", "")])), Problem::Macros);
    assert_eq!(problem(&ods("<table-source/>")), Problem::Linked);
    assert_eq!(problem(&ods("")), Problem::Empty);
    assert_eq!(problem(&xlsx("", "<sst/>", "<s/>")), Problem::Empty);
    // An encrypted XLSX is such a file in a compound one.
    for (inside, expected) in [
        ("/EncryptedPackage", Problem::Encrypted),
        ("/_VBA_PROJECT_CUR", Problem::Macros),
        ("/Book", Problem::Foreign("a workbook of Excel 95 or older")),
        ("/WordDocument", Problem::Foreign("a file of another Office program")),
    ] {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream(inside).unwrap().write_all(b"x").unwrap();
        assert_eq!(problem(&file.into_inner().into_inner()), expected);
    }
    // A part of an archive with a password.
    let mut locked = archive(&[("xl/workbook.xml", "?")]);
    for mark in [b"PK\x03\x04", b"PK\x01\x02"] {
        let at = locked.windows(4).position(|four| four == mark).unwrap();
        locked[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(problem(&locked), Problem::Encrypted);
}

#[test]
fn what_was_made_to_hurt_is_refused() {
    let far = format!("{}<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>", row(&["tag"]));
    assert_eq!(problem(&xlsx(&far, "<sst/>", "<s/>")), Problem::TooWide { cell: "XFD1048576".into(), columns: 1024 });
    let far =
        "<table-row><table-cell value-type='string' number-columns-repeated='999999999'><p>tag</p></table-cell></table-row>";
    assert_eq!(problem(&ods(far)), Problem::TooWide { cell: "AMK1".into(), columns: 1024 });
    let far = "<table-row number-rows-repeated='18446744073709551615'><table-cell value-type='string'><p>tag</p></table-cell></table-row>";
    assert_eq!(problem(&ods(far)), Problem::TooWide { cell: "A1048577".into(), columns: 1024 });
    // A cell of two million characters, and one that is far longer than any field.
    let long = |count: usize| read("t", &xlsx(&(row(&["tag"]) + &row(&[&"x".repeat(count)])), "<sst/>", "<s/>"));
    assert!(matches!(long(2 << 20).unwrap_err().problem, Problem::Damaged(_)));
    assert_eq!(long(100_000).unwrap().rejected.first().unwrap().reason, Reason::TooLong);
    // Blanks that shrink a thousandfold, whatever they declare.
    let mut bomb = xlsx(&" ".repeat(64 << 20), "<sst/>", "<s/>");
    assert_eq!(problem(&bomb), Problem::Inflates);
    let sizes: Vec<usize> =
        bomb.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at + 24).collect();
    for at in sizes {
        bomb[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(matches!(problem(&bomb), Problem::Inflates | Problem::Damaged(_)));
    let deep = "<a>".repeat(10_000);
    assert!(matches!(problem(&xlsx(&deep, "<sst/>", "<s/>")), Problem::Damaged(_)));
    let entities = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><sst><si><t>&a;&a;</t></si></sst>";
    let imported = read("t", &xlsx(&(row(&["tag"]) + "<row><c t='s'><v>0</v></c></row>"), entities, "<s/>")).unwrap();
    assert_eq!(imported.rejected.first().unwrap().reason, Reason::Undecodable);
}

#[test]
fn the_sheet_that_fits_is_read_and_no_hidden_one() {
    let book = "<workbook><sheets><sheet name='a' r:id='r1'/><sheet name='b' state='hidden' r:id='r2'/><sheet name='c' r:id='r3'/></sheets></workbook>";
    let kind = "http://x/worksheet";
    let parts: String = (1..4).map(|n| format!("<Relationship Id='r{n}' Type='{kind}' Target='{n}.xml'/>")).collect();
    let sheet = |rows: String| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = archive(&[
        ROOT,
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{parts}</Relationships>")),
        ("xl/1.xml", &sheet(row(&["uai", "name"]) + &row(&["0921170X", "Collège"]))),
        ("xl/2.xml", &sheet(row(&["tag", "serial", "model", "kind"]))),
        ("xl/3.xml", &sheet(row(&["uai", "name"]) + &row(&["0921243B", "Autre"]))),
    ]);
    let imported = read("t", &bytes).unwrap();
    let Records::Colleges(colleges) = &imported.table.rows else { panic!() };
    assert_eq!(colleges.iter().map(|college| college.name.as_str()).collect::<Vec<_>>(), ["Collège"]);
    assert_eq!(imported.notices, [Notice::OneSheet { read: "a".into(), others: vec!["c".into()] }]);
}

#[test]
fn a_table_says_the_same_as_csv_and_as_a_workbook() {
    let cell = "[A-Za-z0-9é&<=@'/-]{0,8}";
    proptest!(crate::kept_below_tests(), |(rows in prop::collection::vec(prop::collection::vec(cell, 4), 1..12))| {
        let headers = ["tag", "serial", "model", "room"].map(str::to_owned).to_vec();
        let mut csv = String::new();
        let (mut sheet, mut table) = (String::new(), String::new());
        for cells in std::iter::once(&headers).chain(&rows) {
            // A blank last column keeps a CSV from leaving out empty cells in some rows only.
            csv += &(cells.join(";") + ";\n");
            let escaped: Vec<String> = cells.iter().map(|cell| cell.replace('&', "&amp;").replace('<', "&lt;")).collect();
            sheet += &row(&escaped.iter().map(String::as_str).collect::<Vec<_>>());
            let cells = escaped.iter().map(|cell| format!("<table-cell value-type='string'><p>{cell}</p></table-cell>"));
            table += &format!("<table-row>{}</table-row>", cells.collect::<String>());
        }
        // A lone first cell with three words would be prose; the tables are of words without blanks.
        let terms = Terms { encoding: Some(Encoding::Utf8), ..Terms::default() };
        let csv = read_knowing("t", csv.as_bytes(), &terms, &mut |_| ControlFlow::Continue(())).unwrap();
        for bytes in [xlsx(&sheet, "<sst/>", "<s/>"), ods(&table)] {
            let book = read("t", &bytes).unwrap();
            prop_assert_eq!(devices(&book), devices(&csv));
            let told = |read: &Imported| read.rejected.iter().map(|row| (row.line, row.reason.clone())).collect::<Vec<_>>();
            prop_assert_eq!(told(&book), told(&csv));
        }
    });
}

/// The parts of a workbook, inflated.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let part = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).unwrap();
        (file.entry().name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn a_damaged_workbook_is_answered() {
    // XLS as it is; of the others the XML, since an archive that is damaged itself is found out by its sums.
    let books = ["devices.xlsx", "devices.ods"].map(|name| parts(&fixture(name)));
    let xls = fixture("devices.xls");
    let change = prop_oneof![any::<u8>(), prop::sample::select(b"<>/&\"'= 09".to_vec()), prop::sample::select(vec![0, 1, 255])];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), change), 1..6);
    let damage = |bytes: &mut Vec<u8>, changes: &[(prop::sample::Index, u8)], cut: Option<prop::sample::Index>| {
        if bytes.is_empty() {
            return;
        }
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = *value;
        }
        if let Some(end) = cut {
            bytes.truncate(end.index(bytes.len()));
        }
    };
    let cut = prop::option::weighted(0.2, any::<prop::sample::Index>());
    proptest!(ProptestConfig { cases: 1024, ..crate::kept_below_tests() }, |(
        which in 0..3_usize,
        part in any::<prop::sample::Index>(),
        changes in changes,
        cut in cut,
    )| {
        let bytes = match books.get(which) {
            None => {
                let mut bytes = xls.clone();
                damage(&mut bytes, &changes, cut);
                bytes
            }
            Some(parts) => {
                let mut parts = parts.clone();
                let at = part.index(parts.len());
                damage(&mut parts[at].1, &changes, cut);
                let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
                for (name, bytes) in &parts {
                    zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
                    zip.write_all(bytes).unwrap();
                }
                zip.finish().unwrap().into_inner()
            }
        };
        let _ = read("t", &bytes);
        // And an archive whose own bytes are damaged.
        let mut bytes = bytes;
        damage(&mut bytes, &changes, cut);
        let _ = read("t", &bytes);
    });
}

/// Text as devices, rooms and labels carry it, and what is there to trouble a workbook.
fn troublesome() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "=1+1",
        "+33",
        "-1",
        "@SUM(A1)",
        "0012345",
        "_x0041_",
        "_x+041_",
        "<f>1</f>",
        "&amp;",
        " ",
        "\t",
        "\n",
        "\r",
        "\u{202e}",
        "\0",
        "\u{ffff}",
        "'",
        "\"",
        "é",
        "𝄞",
        "1E5",
        "2026-11-23",
        "]]>",
    ]);
    prop_oneof![prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat()), any::<String>()]
}

/// What an export writes as a workbook is what a person would read in it: the same texts, nothing that runs, the days.
#[test]
fn a_workbook_of_ours_says_what_was_put_in() {
    use crate::{
        audit::moment::Moment,
        io::export::{Format, Sheet, Tone, Value, cell::visible, write_to},
    };
    let row = (troublesome(), troublesome(), 0..4_000_000_000_000_i64, -600..600_i16, 0..1_000_000_u64);
    proptest!(crate::kept_below_tests(), |(rows in prop::collection::vec(row, 1..5))| {
        let cells = rows.iter().map(|(one, other, ms, offset, count)| {
            let moment = Moment::new(*ms, *offset);
            let head = [Value::Text(one.clone()), Value::Marked(other.clone(), Tone::Wrong), Value::Number(*count)];
            Ok(head.into_iter().chain([Value::Date(moment.date()), Value::Moment(moment)]).collect())
        });
        let headers = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let mut bytes = Vec::new();
        let sheet = Sheet { name: "[Écarts]".to_owned(), headers, rows: Box::new(cells) };
        write_to(&mut bytes, Format::Xlsx, "recol.test/1", vec![sheet]).unwrap();
        let sheets = super::sheets(&bytes, &mut |_| ControlFlow::Continue(())).unwrap().unwrap();
        let [sheet] = sheets.as_slice() else { panic!("{} sheets", sheets.len()) };
        prop_assert_eq!(&sheet.name, "Écarts");
        let reading = sheet.readings(0).pop().unwrap();
        prop_assert_eq!(reading.headers.join(""), "abcde");
        let read: Vec<Vec<String>> = reading.rows.map(|row| row.fields.unwrap().into_iter().map(Into::into).collect()).collect();
        let expected: Vec<Vec<String>> = rows.iter().map(|(one, other, ms, offset, count)| {
            let moment = Moment::new(*ms, *offset);
            let day = moment.date();
            let local = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_millisecond(moment.local_ms()).unwrap());
            // A workbook's number has no finer moments than a reader tells: to the second.
            let local = local.round(jiff::Unit::Second).unwrap();
            let time = local.strftime("%F %T").to_string().replace(" 00:00:00", "");
            let texts = [visible(one).into_owned(), visible(other).into_owned(), count.to_string()];
            texts.into_iter().chain([format!("\u{fdd0}{day}"), format!("\u{fdd0}{time}")]).collect()
        }).collect();
        prop_assert_eq!(read, expected);
        let formulas = parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/"));
        for (name, part) in formulas {
            let text = String::from_utf8(part).unwrap();
            prop_assert!(!text.contains("<f>") && !text.contains("<f "), "{}: a formula", name);
        }
    });
}

#[test]
fn merged_cells_have_their_value_in_each_row() {
    let rows = row(&["tag", "college", "room"])
        + &row(&["A1", "0921170X", "CDI"])
        + &row(&["A2", "", ""])
        + &row(&["A3", "", "Réserve"])
        + &row(&["A4", "0920068Z", ""]);
    let merged = |rows: &str| {
        let sheet = format!(
            "<worksheet><sheetData>{rows}</sheetData><mergeCells count='2'><mergeCell ref='B2:B4'/><mergeCell ref='C2:C3'/></mergeCells></worksheet>"
        );
        archive(&[ROOT, BOOK, ("xl/_rels/workbook.xml.rels", PARTS), ("xl/worksheets/s.xml", &sheet)])
    };
    let cell = |text: &str| format!("<table-cell value-type='string'><p>{text}</p></table-cell>");
    let spanned = |text: &str, rows: usize| {
        format!(
            "<table-cell value-type='string' number-rows-spanned='{rows}' number-columns-spanned='1'><p>{text}</p></table-cell>"
        )
    };
    let (covered, empty) = ("<covered-table-cell/>", "<table-cell/>");
    let table = [
        [cell("tag"), cell("college"), cell("room")],
        [cell("A1"), spanned("0921170X", 3), spanned("CDI", 2)],
        [cell("A2"), covered.to_owned(), covered.to_owned()],
        [cell("A3"), covered.to_owned(), cell("Réserve")],
        [cell("A4"), cell("0920068Z"), empty.to_owned()],
    ];
    let table: String = table.iter().map(|cells| format!("<table-row>{}</table-row>", cells.concat())).collect();
    for bytes in [merged(&rows), ods(&table)] {
        let imported = read("t", &bytes).unwrap();
        let place = |device: &Device| {
            let room = device.room.as_ref().map_or("-", |room| room.as_str());
            format!("{} {} {room}", device.tag.as_str(), device.college.map_or("-".to_owned(), |uai| uai.to_string()))
        };
        let places: Vec<String> = devices(&imported).iter().map(place).collect();
        assert_eq!(places, ["A1 0921170X CDI", "A2 0921170X CDI", "A3 0921170X Réserve", "A4 0920068Z -"]);
    }
    let odd = "<worksheet><sheetData/><mergeCells><mergeCell ref='12:B4'/></mergeCells></worksheet>";
    assert!(matches!(
        problem(&archive(&[ROOT, BOOK, ("xl/_rels/workbook.xml.rels", PARTS), ("xl/worksheets/s.xml", odd)])),
        Problem::Damaged(_)
    ));
}

#[test]
fn a_formula_without_a_value_names_its_row() {
    let rows = row(&["tag", "room"])
        + "<row><c t='str'><f>A9</f><v>F1</v></c><c t='str'><f>\"\"</f><v></v></c></row>\
           <row><c><f>A9</f></c></row><row><c t='inlineStr'><is><t>F3</t></is></c><c><f>A9</f></c></row>";
    let table = "<table-row><table-cell value-type='string'><p>tag</p></table-cell><table-cell value-type='string'><p>room</p></table-cell></table-row>\
        <table-row><table-cell formula='of:=[.A9]' value-type='string'><p>F1</p></table-cell></table-row>\
        <table-row><table-cell formula='of:=[.A9]'/></table-row>\
        <table-row><table-cell value-type='string'><p>F3</p></table-cell><table-cell formula='of:=[.A9]'/></table-row>";
    for bytes in [xlsx(&rows, "<sst/>", "<s/>"), ods(table)] {
        let imported = read("t", &bytes).unwrap();
        assert_eq!(devices(&imported).iter().map(|device| device.tag.as_str()).collect::<Vec<_>>(), ["F1"]);
        let rejected: Vec<_> = imported.rejected.iter().map(|row| (row.line, &row.reason)).collect();
        assert_eq!(rejected, [(3, &Reason::NoValue), (4, &Reason::NoValue)]);
    }
}

#[test]
fn unpacking_is_told_and_stopped() {
    let rows: String = (0..40_000).map(|n| row(&[&format!("T{n}"), "CDI"])).collect();
    let bytes = xlsx(&(row(&["tag", "room"]) + &rows), "<sst/>", "<s/>");
    let mut told = Vec::new();
    let opened = Opened::of(&bytes, None, &mut |far| {
        told.push(far);
        ControlFlow::Continue(())
    });
    assert!(opened.is_ok() && told.len() > 1, "{told:?}");
    assert!(told.windows(2).all(|two| two[0].done < two[1].done && two[1].done <= two[1].total), "{told:?}");
    let stopped = Opened::of(&bytes, None, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.err(), Some(Problem::Stopped));
    // A proposal too, while it looks at all rows.
    let opened = opened.ok().unwrap();
    let stopped = opened.propose("t", &Known::default(), &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.err(), Some(Problem::Stopped));
}
