//! Blocks of every kind on pages, held against the rules of PDF and against themselves.

use super::*;
use crate::io::paper::{
    code::{Code, Level},
    jpeg::Jpeg,
    pdf,
    sheet::Document,
};
use proptest::prelude::*;

fn document(flowed: Flowed) -> Document {
    Document {
        title: "Récolement".to_owned(),
        about: "essai".to_owned(),
        lang: "fr",
        day: "2026-11-28".parse().unwrap(),
        size: Frame::A4.size,
        pages: flowed.pages,
        tree: flowed.tree,
    }
}

fn laid(blocks: &[Block]) -> Flowed {
    flow(&Faces::new().unwrap(), Frame::A4, blocks, |page, all| ("pied".to_owned(), format!("{page} / {all}")))
}

fn code() -> Code {
    Code::new("HDS-0000012", Level::Q).unwrap()
}

fn table(rows: usize) -> Block {
    let row = |n: usize| {
        vec![
            Content::Tag(format!("HDS-{n:07}")),
            Content::text("Latitude 5490 ".repeat(n % 7)),
            Content::Tick,
            Content::Code(code(), 0.4, "HDS-0000012".to_owned()),
            Content::text(n),
        ]
    };
    let columns = vec![
        Column::new("Étiquette", 3.0),
        Column::new("Modèle", 4.0),
        Column::new("Vu", 1.0),
        Column::new("Code", 2.0),
        Column::number("N°", 1.0),
    ];
    Block::Table(Table { columns, rows: (0..rows).map(row).collect(), named: true })
}

fn picture((width, height): (u32, u32), grey: bool) -> Picture {
    let picture = if grey { image::DynamicImage::new_luma8(width, height) } else { image::DynamicImage::new_rgb8(width, height) };
    let mut bytes = Vec::new();
    picture.write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut bytes)).unwrap();
    let jpeg = Jpeg::new(bytes.into()).unwrap();
    Picture { jpeg, alt: "écran fissuré".to_owned(), below: vec!["HDS-0000012".to_owned(), "le 28 novembre 2026".to_owned()] }
}

#[test]
fn every_kind_of_block_keeps_to_the_rules_and_is_the_same_twice() {
    let blocks = [
        Block::Heading { level: 1, text: "Procès-verbal de récolement".to_owned() },
        Block::Text { text: "Lu le 28 novembre. ".repeat(30), style: Style::Plain },
        Block::Heading { level: 2, text: "Non vus 🖨".to_owned() },
        table(60),
        Block::Code { code: code(), module: 0.6, alt: "le code du rapport".to_owned(), beside: vec!["HDS".to_owned()] },
        Block::Signatures(vec![Signature { lines: vec!["Pour le collège".to_owned(), "Nom, date, signature".to_owned()] }; 2]),
        Block::Pictures(vec![picture((40, 30), true), picture((30, 40), false), picture((400, 3), false)]),
        Block::NewPage,
        Block::Gap(5.0),
        Block::Text { text: "fin".to_owned(), style: Style::Small },
    ];
    let flowed = laid(&blocks);
    assert_eq!(flowed.escaped, 2, "the printer stands once in the heading and once in the outline");
    assert!(flowed.pages.len() > 3);
    let document = document(flowed);
    let bytes = pdf(&document).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(pdf(&document).unwrap(), bytes);
}

#[test]
fn an_empty_document_is_one_empty_page() {
    let flowed = laid(&[Block::Text { text: String::new(), style: Style::Plain }]);
    assert_eq!(flowed.pages.len(), 1);
}

/// What is written on the pages as parts of the document, in the order of their parts.
fn written(flowed: &Flowed) -> String {
    let mut texts: Vec<(Part, &str)> = Vec::new();
    for mark in flowed.pages.iter().flat_map(|page| &page.marks) {
        if let (Of::Part(part), Shape::Text { text, .. }) = (mark.of, &mark.shape) {
            texts.push((part, text));
        }
    }
    texts.sort_by_key(|(part, _)| *part);
    texts.into_iter().map(|(_, text)| text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..crate::kept_below_tests() })]
    #[test]
    fn every_picture_stands_on_the_page_with_its_words_below_it(
        sizes in prop::collection::vec((1_u32..300, 1_u32..300), 1..12),
        gap in 0.0_f32..250.0,
        words in "[a-z ]{0,200}",
    ) {
        let pictures: Vec<Picture> =
            sizes.iter().map(|size| Picture { below: vec![words.clone()], ..picture(*size, false) }).collect();
        let flowed = laid(&[Block::Gap(gap), Block::Pictures(pictures)]);
        let mut shown = 0;
        for page in &flowed.pages {
            let mut lower = 0.0;
            for mark in &page.marks {
                match &mark.shape {
                    Shape::Picture { x, y, width, height, jpeg } => {
                        shown += 1;
                        lower = y + height;
                        prop_assert!(*x >= Frame::A4.margin - 0.01 && x + width <= 210.0 - Frame::A4.margin + 0.01);
                        prop_assert!(*y >= Frame::A4.margin - 0.01 && lower <= 297.0 - Frame::A4.margin + 0.01);
                        let (across, down) = jpeg.size();
                        let proportion = f32::from(across) / f32::from(down);
                        prop_assert!((width / height / proportion - 1.0).abs() < 0.01);
                    }
                    Shape::Text { y, .. } if matches!(mark.of, Of::Part(_)) => prop_assert!(*y >= lower, "words lie in a picture"),
                    _ => {}
                }
            }
        }
        prop_assert_eq!(shown, sizes.len());
        pdf(&document(flowed)).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..crate::kept_below_tests() })]
    #[test]
    fn no_letter_is_lost_and_none_stands_outside_the_page(
        cells in prop::collection::vec(prop::collection::vec("[A-Za-zé0-9 -]{0,90}|[a-z]{300}", 3), 1..40),
        long in "[a-zé ]{0,6000}",
    ) {
        let rows = cells.iter().map(|row| row.iter().map(Content::text).collect()).collect();
        let columns = ["a", "b", "c"].map(|head| Column::new(head, 1.0)).into();
        let blocks = [
            Block::Text { text: long.clone(), style: Style::Plain },
            Block::Table(Table { columns, rows, named: false }),
            Block::Text { text: long.clone(), style: Style::Small },
        ];
        let flowed = laid(&blocks);
        let expected = [long.clone(), "abc".to_owned(), cells.concat().concat(), long].concat();
        prop_assert_eq!(written(&flowed), expected);
        let faces = Faces::new().unwrap();
        for mark in flowed.pages.iter().flat_map(|page| &page.marks) {
            if let Shape::Text { x, y, size, face, text, .. } = &mark.shape {
                let right = x + lines::millimetres(faces.of(*face), text.trim_end(), *size);
                prop_assert!(*x >= Frame::A4.margin - 0.01 && right <= 210.0 - Frame::A4.margin + 0.01, "{:?}", text);
                prop_assert!(*y > Frame::A4.margin && *y < 297.0 - Frame::A4.margin + 9.0);
            }
        }
        pdf(&document(flowed)).unwrap();
    }
}
