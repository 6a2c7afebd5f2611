//! Photographs on the screen: one is taken for a note or given by its path, one is shown beside a finding, one is opened.

use super::state::{
    app::App,
    dialog::Dialog,
    note::{NoteField, NoteForm},
    notice::Tone,
};
use crate::{
    audit::{
        finding::Finding,
        journal::{Fact, Noted},
        text::printable_within,
    },
    job::{Asked, Given, Job, Kept, PhotographOrder, PhotographOutcome, kilobytes, may_be_path},
};
use smol_str::SmolStr;

/// Asks for what the camera sees, for the note that is being written.
pub(super) fn take(app: &mut App, form: &mut NoteForm, jobs: &mut Vec<Job>) -> Option<&'static str> {
    if form.waits.is_some() {
        return None;
    }
    if !app.wants_lens() || app.outside.lens.glimpse.is_none() {
        return Some("notice-photograph-blind");
    }
    jobs.push(Job::Photograph(PhotographOrder::Take(numbered(app, form))));
    None
}

/// The number of the next request, for which this note waits from now on.
fn numbered(app: &mut App, form: &mut NoteForm) -> Asked {
    app.outside.photographs += 1;
    form.waits = Some(app.outside.photographs);
    app.outside.photographs
}

/// Records the note. If its text may be the path of a picture, that is asked first, and the note stays until then.
pub(super) fn record(app: &mut App, mut form: NoteForm, jobs: &mut Vec<Job>) {
    let photo = some(form.photo.text());
    let said = form.condition.is_some() || some(form.text.text()).is_some() || photo.is_some() || form.still.is_some();
    if form.waits.is_some() {
        app.say(Tone::Known, app.desk.lang.say("notice-photograph-waits"));
    } else if !said {
        form.field = NoteField::Condition;
        app.say(Tone::Known, app.desk.lang.say("notice-note-empty"));
    } else {
        match photo {
            Some(text) if form.still.is_none() && may_be_path(&text) => {
                jobs.push(Job::Photograph(PhotographOrder::Give(numbered(app, &mut form), text)));
            }
            photo => return append(app, form, photo, jobs),
        }
    }
    app.over.dialog = Some(Dialog::Note(form));
}

fn append(app: &mut App, form: NoteForm, photo: Option<SmolStr>, jobs: &mut Vec<Job>) {
    let (lacks, note) = (form.lacks(), some(form.text.text()));
    let NoteForm { college, about, condition, still, .. } = form;
    // Nobody is to believe that a picture is kept where only words are.
    let words = match photo.as_deref().filter(|_| still.is_none()) {
        Some(photo) => app.desk.lang.say_with("notice-noted-reference", &[("photo", printable_within(photo, 60).into())]),
        None => app.desk.lang.say("notice-noted"),
    };
    app.append(vec![Fact::Noted(Noted { college, about, condition, lacks, note, photo, still })], jobs);
    app.say(Tone::Done, words);
}

/// What became of a request.
pub(super) fn answered(app: &mut App, outcome: PhotographOutcome, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    match outcome {
        PhotographOutcome::Taken(asked, kept) => {
            let Some(form) = waiting(app, asked) else { return };
            take_in(form, &kept);
            let said = [("photograph", kept.still.short().into()), ("size", kilobytes(kept.bytes).into())];
            app.say(Tone::Done, lang.say_with("notice-photograph-taken", &said));
        }
        PhotographOutcome::Blind(asked) => {
            if waiting(app, asked).is_some() {
                app.say(Tone::Known, lang.say("notice-photograph-blind"));
            }
        }
        PhotographOutcome::Given(asked, given) => {
            if waiting(app, asked).is_none() {
                return;
            }
            let Some(Dialog::Note(mut form)) = app.over.dialog.take() else { return };
            let photo = match given {
                Given::Kept(kept) => {
                    take_in(&mut form, &kept);
                    kept.name
                }
                Given::Reference(words) => Some(words),
            };
            append(app, form, photo, jobs);
        }
        PhotographOutcome::Shown(still, picture) => {
            if let Some(Dialog::Detail(detail)) = &mut app.over.dialog {
                let latest = app.work.standing.as_ref().and_then(|standing| standing.photograph(&detail.finding));
                if latest == Some(still) {
                    detail.picture = Some((still, picture));
                }
            }
        }
        PhotographOutcome::Opened(still) => {
            app.say(Tone::Done, lang.say_with("notice-photograph-opened", &[("photograph", still.short().into())]));
        }
        PhotographOutcome::Missing(still) => {
            app.say(Tone::Known, lang.say_with("notice-photograph-missing", &[("photograph", still.short().into())]));
        }
        PhotographOutcome::Failed(asked, failure) => {
            if let Some(asked) = asked {
                let _ = waiting(app, asked);
            }
            app.say_failure(&failure);
        }
    }
}

/// The note that waits for the answer to this request, which it does no longer.
fn waiting(app: &mut App, asked: Asked) -> Option<&mut NoteForm> {
    let Some(Dialog::Note(form)) = &mut app.over.dialog else { return None };
    form.waits.take_if(|waits| *waits == asked)?;
    Some(form)
}

fn take_in(form: &mut NoteForm, kept: &Kept) {
    (form.still, form.bytes) = (Some(kept.still), Some(kept.bytes));
}

/// Asks for the latest photograph of a finding, to be drawn.
pub(super) fn show(app: &App, finding: &Finding, jobs: &mut Vec<Job>) {
    if let Some(still) = app.work.standing.as_ref().and_then(|standing| standing.photograph(finding)) {
        jobs.push(Job::Photograph(PhotographOrder::Show(still)));
    }
}

/// Opens the latest photograph of a finding with the system's program.
pub(super) fn open(app: &mut App, finding: &Finding, jobs: &mut Vec<Job>) {
    match app.work.standing.as_ref().and_then(|standing| standing.photograph(finding)) {
        Some(still) => jobs.push(Job::Photograph(PhotographOrder::Open(still))),
        None => app.say(Tone::Known, app.desk.lang.say("notice-no-photograph")),
    }
}

fn some(text: &str) -> Option<SmolStr> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(SmolStr::new)
}
