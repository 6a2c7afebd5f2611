//! The subject of a note: the device that was read last, or the subject of a finding.

use super::state::{
    app::App,
    dialog::Dialog,
    note::NoteForm,
    notice::Tone,
    reads::{ReadLine, State},
};
use crate::audit::{
    finding::{Finding, Subject},
    inventory::Device,
    journal::About,
    standing::Standing,
    tag::normal::normal,
    text::printable_within,
};

/// Opens a note about the last read.
pub(super) fn of_last(app: &mut App) {
    let lang = app.desk.lang;
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let line = visit.reads.iter().find(|line| line.is_noteworthy());
    let found = line.and_then(|line| {
        let about = match (line.device().and_then(|ix| standing.inventory().device(ix)), &line.state) {
            (Some(device), _) => Some(About::Device(device.tag.clone())),
            (None, State::Recorded(entry)) => Some(About::Entry(*entry)),
            (None, State::Already(..)) => entry_of_unknown(standing, line),
            (None, _) => None,
        };
        let title = line
            .device()
            .and_then(|ix| standing.inventory().device(ix))
            .map_or_else(|| printable_within(&line.reading.payload.kept, 40), device_title);
        about.map(|about| (about, title))
    });
    match found {
        Some((about, title)) => app.over.dialog = Some(Dialog::Note(NoteForm::new(visit.college, about, title))),
        None => app.say(Tone::Known, lang.say("notice-nothing-read")),
    }
}

/// Opens a note about a finding.
pub(super) fn of_finding(app: &mut App, finding: &Finding) {
    let Some(standing) = &app.work.standing else { return };
    let evidence = standing.evidence(finding);
    let (about, title) = match &finding.subject {
        Subject::Device(tag) => (Some(About::Device(tag.clone())), tag.to_string()),
        Subject::Payload(text) => (evidence.read.map(|(_, read)| About::Entry(read.order.id())), printable_within(text, 40)),
        Subject::Entry(entry) => (Some(About::Entry(*entry)), app.desk.lang.name(finding.code)),
    };
    if let Some(about) = about {
        app.over.dialog = Some(Dialog::Note(NoteForm::new(finding.college, about, title)));
    }
}

/// The title with a device in a few words.
pub(super) fn device_title(device: &Device) -> String {
    format!("{} · {}", device.tag, printable_within(&device.model, 40))
}

fn entry_of_unknown(standing: &Standing, line: &ReadLine) -> Option<About> {
    let text = normal(&line.reading.payload.kept);
    let (_, read) = standing.sightings().of_unknown(standing.ledger(), &text).next()?;
    Some(About::Entry(read.order.id()))
}
