//! Words for labels.

use super::lang::Lang;
use crate::{
    audit::text::printable_within,
    job::{LabelWords, Labelled, Symbology, plain_paths},
};

/// What a document of labels says of itself.
#[must_use]
pub fn label_words(lang: Lang, symbology: Symbology) -> LabelWords {
    let (about, code) = match symbology {
        Symbology::Qr => ("label-about", "label-code"),
        Symbology::DataMatrix => ("label-about-data-matrix", "label-code-data-matrix"),
    };
    LabelWords { title: lang.say("label-title"), about: lang.say(about), code: lang.say(code), lang: lang.code() }
}

/// How a page to align a printer by is used: its title first.
#[must_use]
pub fn say_calibration(lang: Lang, stock: &str) -> Vec<String> {
    let stock = printable_within(stock, 60);
    vec![
        lang.say_with("label-calibration", &[("stock", stock.into())]),
        lang.say("label-calibration-print"),
        lang.say("label-calibration-hold"),
        lang.say("label-calibration-offset"),
    ]
}

/// What came of labels: where they are, then what could not be shown as it is.
#[must_use]
pub fn say_labelled(lang: Lang, told: &Labelled) -> Vec<String> {
    let path = printable_within(&plain_paths(&told.path.display().to_string()), 120);
    let mut lines = vec![match told.sheets {
        0 => lang.say_with("label-written", &[("labels", told.labels.into()), ("path", path.into())]),
        sheets => lang.say_with(
            "label-written-sheets",
            &[("labels", told.labels.into()), ("sheets", sheets.into()), ("path", path.into())],
        ),
    }];
    if told.symbology == Symbology::DataMatrix {
        lines.push(lang.say("label-data-matrix"));
    }
    if told.cut > 0 {
        lines.push(lang.say_with("label-cut", &[("count", told.cut.into())]));
    }
    if told.escaped > 0 {
        lines.push(lang.say_with("label-escaped", &[("count", told.escaped.into())]));
    }
    if told.unknown > 0 {
        lines.push(lang.say_with("label-unknown", &[("count", told.unknown.into())]));
    }
    lines
}
