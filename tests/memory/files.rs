//! Files that were made to hurt whoever imports them.

use crate::{alone, peak};
use recol::io::import::{Problem, read};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Beside the file itself: buffers, and what is kept of one long cell.
const MORE: usize = 8 << 20;

/// An archive of parts, each with its name.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An Excel workbook with these parts of its own: its sheet, and its texts.
fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let relation = |n: u8, kind: &str, to: &str| format!("<Relationship Id='r{n}' Type='t/{kind}' Target='{to}'/>");
    let relations = |all: String| format!("<Relationships>{all}</Relationships>");
    archive(&[
        ("_rels/.rels", &relations(relation(0, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", "<workbook><sheets><sheet name='S' id='r1'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(relation(1, "worksheet", "sheet.xml") + &relation(2, "sharedStrings", "strings.xml")),
        ),
        ("xl/sheet.xml", sheet),
        ("xl/strings.xml", strings),
    ])
}

/// The same, with parts that declare another size than they have.
fn lying(mut archive: Vec<u8>) -> Vec<u8> {
    let marks = archive.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at + 24);
    for at in marks.collect::<Vec<_>>() {
        archive[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    archive
}

fn ods(rows: &str) -> Vec<u8> {
    archive(&[("content.xml", &format!("<d><spreadsheet><table>{rows}</table></spreadsheet></d>"))])
}

/// A workbook of Excel 97 with these records.
fn xls(records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (kind, data) in records {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(*data);
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    file.into_inner().into_inner()
}

#[test]
fn a_file_that_was_made_to_hurt_costs_no_more_than_is_stated() {
    let _alone = alone();
    let head = "<row><c t='str'><v>tag</v></c></row>";
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let blanks = " ".repeat(48 << 20);
    let value = |text: &str| format!("<table-row><table-cell value-type='string'><p>{text}</p></table-cell></table-row>");
    let bof = [0, 6, 5, 0, 0, 0, 0, 0];
    let far = [&[255, 255, 255, 255, 0, 0][..], &1.0_f64.to_le_bytes()].concat();
    let everything = [[0; 4], [255; 4], [0; 4]].concat();
    for (what, bytes, refused) in [
        ("blanks of 48 MB", xlsx(&sheet(&blanks), "<sst/>"), true),
        ("blanks of 48 MB that lie", lying(xlsx(&sheet(&blanks), "<sst/>")), true),
        ("a text of 48 MB", xlsx(&sheet(head), &format!("<sst><si><t>{blanks}</t></si></sst>")), true),
        ("a cell of 48 MB", ods(&value(&blanks)), true),
        ("many texts that are not there", xlsx(&sheet(head), "<sst uniqueCount='4000000000'><si/></sst>"), false),
        (
            "two far corners",
            xlsx(
                &sheet("<row r='1'><c r='A1' t='str'><v>tag</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
                "<sst/>",
            ),
            true,
        ),
        (
            "two far rows",
            xlsx(&sheet("<row><c t='str'><v>tag</v></c></row><row r='1048576'><c r='CV1048576'><v>1</v></c></row>"), "<sst/>"),
            false,
        ),
        (
            "a sheet of nothing, and a cell",
            ods(&(value("tag")
                + "<table-row number-rows-repeated='1000000'><table-cell number-columns-repeated='1000'/></table-row>"
                + &value("1"))),
            false,
        ),
        (
            "a sheet of one word",
            ods("<table-row number-rows-repeated='4000000000'><table-cell value-type='string'><p>x</p></table-cell></table-row>"),
            true,
        ),
        ("deep elements", xlsx(&"<a>".repeat(1 << 20), "<sst/>"), true),
        ("old texts that are not there", xls(&[(0x0809, &bof), (0x00fc, &[255; 8]), (0x000a, &[])]), true),
        (
            "dimensions that are not there",
            xls(&[
                (0x0809, &bof),
                (0x0085, &[29, 0, 0, 0, 0, 0, 1, 0, b'S']),
                (0x000a, &[]),
                (0x0809, &bof),
                (0x0200, &everything),
                (0x0203, &far),
                (0x000a, &[]),
            ]),
            true,
        ),
        ("a field of 64 MB", format!("tag;note\n1;{}\n", "x".repeat(64 << 20)).into_bytes(), false),
    ] {
        let mut outcome = None;
        let held = peak(|| outcome = Some(read("t", &bytes)));
        let problem = outcome.unwrap().err().map(|error| error.problem);
        assert_eq!(problem.is_some(), refused, "{what}: {problem:?}");
        assert!(!matches!(problem, Some(Problem::Binary)), "{what}: {problem:?}");
        // A sheet is kept as text, and no longer than twice its most bytes while it grows.
        let most = MORE + if what == "a sheet of one word" { 32 << 20 } else { 0 };
        assert!(held <= most, "{what}: {held} bytes for a file of {}, {most} at most; {problem:?}", bytes.len());
    }
}
