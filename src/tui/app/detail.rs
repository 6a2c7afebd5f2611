//! Everything that is known about the chosen finding; the history of its device is asked for.

use super::state::{
    app::App,
    dialog::{Detail, Dialog},
};
use crate::{
    audit::finding::Subject,
    job::{Errand, Job},
};

/// Opens it.
pub(super) fn open(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(finding) = app.screens.findings.as_ref().and_then(|list| list.finding()).cloned() else { return };
    if let Subject::Device(tag) = &finding.subject {
        jobs.push(Job::Errand(Errand::History(tag.clone())));
    }
    super::photographs::show(app, &finding, jobs);
    app.over.dialog = Some(Dialog::Detail(Box::new(Detail { finding, history: None, picture: None, top: 0 })));
}
