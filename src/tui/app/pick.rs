//! Picking one line of a list: the meaning of a column or of a word, a college.

use super::{
    moved::moved,
    state::{
        app::App,
        dialog::Dialog,
        importing::{Answer, Asked, DEVICE_MEANINGS, word_meanings},
        line::TextLine,
        pick::Pick,
    },
};
use crate::{
    audit::{ids::RoomName, inventory::Inventory, uai::Uai},
    job::{AskedWord, Means, TableKind, WordMeans, WordOf},
    locale::{Lang, college_name, say_means, say_word},
    tui::keys::Action,
};

/// Opens the list for a question.
pub(super) fn open(app: &mut App, asked: Asked) {
    let (lang, none) = (app.desk.lang, Inventory::default());
    let Some(draft) = &app.screens.importing.draft else { return };
    let office = app.office().unwrap_or(&none);
    let (all, now): (Vec<(String, Answer)>, Answer) = match asked {
        Asked::Column(at) => {
            let table = draft.proposal.mapping.table;
            let now = draft.proposal.mapping.columns.get(at).map_or(Means::Ignored, |column| column.means);
            let all = meanings(table).into_iter().map(|means| (say_means(lang, means), Answer::Means(means)));
            (all.collect(), Answer::Means(now))
        }
        Asked::Word(at) => {
            let Some(word) = draft.proposal.asked.get(at) else { return };
            (words(lang, office, word), Answer::Word(draft.answers.get(at).cloned().flatten()))
        }
        Asked::College => {
            let none = (lang.say("import-no-college"), Answer::College(None));
            let all = colleges(office).map(|(name, uai)| (name, Answer::College(Some(uai))));
            (std::iter::once(none).chain(all).collect(), Answer::College(draft.proposal.mapping.college))
        }
    };
    app.over.dialog = Some(Dialog::Pick(Pick::new(asked, all, &now)));
}

/// The meanings that a column of a table can have.
fn meanings(table: TableKind) -> Vec<Means> {
    match table {
        TableKind::Devices => DEVICE_MEANINGS.to_vec(),
        TableKind::Colleges | TableKind::Programmes => {
            let own = table.columns().iter().map(|column| Means::Column(*column));
            own.chain([Means::Personal, Means::Ignored]).collect()
        }
    }
}

/// The colleges by name, with the UAI beside it.
fn colleges(office: &Inventory) -> impl Iterator<Item = (String, Uai)> {
    office.rows().colleges.iter().map(|college| (format!("{} · {}", college_name(office, college.uai), college.uai), college.uai))
}

/// What a word can mean.
fn words(lang: Lang, office: &Inventory, word: &AskedWord) -> Vec<(String, Answer)> {
    let name = |uai: Uai| college_name(office, uai);
    let mut all: Vec<WordMeans> = word_meanings(word.of);
    // The room is the last step of a path.
    let last = word.word.rsplit(" > ").next().unwrap_or(&word.word);
    let room = Some(RoomName::new(last));
    match word.of {
        WordOf::College => all.extend(office.rows().colleges.iter().map(|college| WordMeans::College(college.uai))),
        WordOf::Place => {
            all.push(WordMeans::Place { college: None, room: room.clone() });
            let place = |uai: Uai| WordMeans::Place { college: Some(uai), room: room.clone() };
            all.extend(office.rows().colleges.iter().map(|college| place(college.uai)));
        }
        WordOf::Custody | WordOf::Kind => {}
    }
    all.into_iter().map(|means| (say_word(lang, &means, &name), Answer::Word(Some(means)))).collect()
}

/// Changes what is typed, and what is found with it.
pub(super) fn edit(pick: &mut Pick, change: impl FnOnce(&mut TextLine)) {
    change(&mut pick.query);
    pick.seek();
}

/// What an action does while it is open. It is removed from the screen while it acts.
pub(super) fn act(app: &mut App, action: Action, mut pick: Pick) {
    match action {
        Action::Back => {}
        Action::Choose => {
            if let Some(answer) = pick.answer().cloned() {
                answered(app, pick.asked, answer);
            } else {
                app.over.dialog = Some(Dialog::Pick(pick));
            }
        }
        _ => {
            pick.chosen = moved(action, pick.chosen, pick.rows.len(), app.page()).unwrap_or(pick.chosen);
            app.over.dialog = Some(Dialog::Pick(pick));
        }
    }
}

fn answered(app: &mut App, asked: Asked, answer: Answer) {
    let Some(draft) = &mut app.screens.importing.draft else { return };
    match (asked, answer) {
        (Asked::Column(at), Answer::Means(means)) => draft.means(at, means),
        (Asked::Word(at), Answer::Word(means)) => {
            draft.touched = true;
            if let Some(slot) = draft.answers.get_mut(at) {
                *slot = means;
            }
            // The next word waits already.
            draft.word = (at + 1).min(draft.answers.len().saturating_sub(1));
        }
        (Asked::College, Answer::College(college)) => {
            draft.changed |= draft.proposal.mapping.college != college;
            draft.touched |= draft.changed;
            draft.proposal.mapping.college = college;
        }
        _ => {}
    }
}
