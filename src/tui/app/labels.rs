//! Labels of the marked findings, or of the chosen one: asks for the stock and the first free place, then for the file.

use super::state::{
    app::App,
    dialog::{Ask, Dialog},
    notice::Tone,
};
use crate::{
    audit::{
        finding::{Finding, Subject},
        tag::is_printable_tag,
    },
    job::{Errand, Job, LabelOrder, Symbology},
    locale::label_words,
};

/// The stock that is proposed, and the first place.
const PROPOSED: &str = "L7160 1";

/// Asks for the stock.
pub(super) fn ask(app: &mut App) {
    let tags = tags(app);
    if tags.is_empty() {
        let words = app.desk.lang.say("notice-label-none");
        return app.say(Tone::Wrong, words);
    }
    app.over.dialog = Some(Dialog::prompt(Ask::LabelStock(tags), PROPOSED));
}

/// The tags of the marked findings, or of the chosen one: recorded ones, and texts of labels that are in no inventory. A device with
/// several findings has one label, and one whose text is no tag has none.
fn tags(app: &App) -> Vec<String> {
    let Some(list) = &app.screens.findings else { return Vec::new() };
    let chosen = list.finding().filter(|_| list.marked.is_empty());
    let mut tags: Vec<String> = Vec::new();
    let tag = |finding: &Finding| match &finding.subject {
        Subject::Device(tag) => Some(tag.as_str().to_owned()),
        Subject::Payload(text) => is_printable_tag(text).then(|| text.to_string()),
        Subject::Entry(_) => None,
    };
    for tag in list.marked.iter().chain(chosen).filter_map(tag) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Takes the stock and the place, and asks for the file.
pub(super) fn stock(app: &mut App, tags: Vec<String>, text: &str) {
    let mut parts = text.split_whitespace();
    let start = |part: Option<&str>| part.map_or(Some(1), |part| part.parse().ok());
    match (parts.next(), start(parts.next()), parts.next()) {
        (Some(stock), Some(start), None) => {
            let college = app.screens.findings.as_ref().and_then(|list| list.college);
            let file = super::export::proposed_name(app, app.desk.lang.say("file-labels"), college, "pdf");
            app.over.dialog = Some(Dialog::prompt(Ask::LabelPath { tags, stock: stock.to_owned(), start }, file));
        }
        (None, ..) => {}
        _ => {
            let words = app.desk.lang.say("notice-label-stock");
            app.say(Tone::Wrong, words);
            app.over.dialog = Some(Dialog::prompt(Ask::LabelStock(tags), text));
        }
    }
}

/// Requests the sheet.
pub(super) fn write(app: &mut App, (tags, stock, start): (Vec<String>, String, usize), path: &str, jobs: &mut Vec<Job>) {
    if path.is_empty() {
        return;
    }
    let words = label_words(app.desk.lang, Symbology::Qr);
    app.outside.asked.push_back((Ask::LabelPath { tags: tags.clone(), stock: stock.clone(), start }, path.to_owned()));
    jobs.push(Job::Errand(Errand::Label(LabelOrder { path: path.into(), tags, stock, start, words })));
    let words = app.desk.lang.say("notice-labelling");
    app.say(Tone::Told, words);
}
