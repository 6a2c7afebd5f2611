//! Functions shared by the campaign commands: finding a campaign, beginning to record in it, refusing a request.

use super::{context::Context, exit::Stop};
use crate::{
    audit::{scope::Stranger, standing::Standing, tag::parse, text::fold, uai::Uai},
    job::{Doing, Failure, FailureKind, Hint},
    shell::{CampaignInfo, HeadlessVisit, Session},
};

/// The least number of characters with which the beginning of an identity names a campaign.
const LEAST: usize = 4;

/// Returns the only campaign with this name, or whose identity begins with this text; `None` if there is none or more
/// than one.
pub(super) fn named(session: &Session, wanted: &str) -> Result<Option<CampaignInfo>, Failure> {
    let by_identity = |info: &CampaignInfo| wanted.len() >= LEAST && info.line.campaign.to_string().starts_with(wanted);
    let mut fitting = session.campaigns()?.into_iter().filter(|info| fold(&info.name) == fold(wanted) || by_identity(info));
    Ok(fitting.next().filter(|_| fitting.next().is_none()))
}

/// Returns the current campaign, ready to record in.
pub(super) fn begin(context: &Context, session: Session) -> Result<HeadlessVisit, Stop> {
    if session.joined().is_none() {
        return Err(refused(String::new(), Hint::CampaignFirst));
    }
    Ok(HeadlessVisit::begin(session, context.today())?)
}

/// Returns the failure that a campaign cannot be opened or used in this way.
pub(super) fn refused(subject: String, hint: Hint) -> Stop {
    refused_in(Doing::OpenCampaign, subject, hint)
}

/// Returns the failure that something cannot be done in this way.
pub(super) fn refused_in(doing: Doing, subject: String, hint: Hint) -> Stop {
    Failure { kind: FailureKind::User, doing, subject, cause: String::new(), hint }.into()
}

/// What may be shown of a text that was given as a tag: as much as would be kept of it.
pub(super) fn kept(tag: &str) -> String {
    parse(tag).kept.to_string()
}

/// Checks that the inventory has a college.
pub(super) fn is_college(doing: Doing, standing: &Standing, college: Uai) -> Result<(), Stop> {
    match standing.inventory().college(college) {
        Some(_) => Ok(()),
        None => Err(refused_in(doing, college.to_string(), Hint::UnknownCollege)),
    }
}

/// Returns the failure about what was asked for and is not in the inventory.
pub(super) fn stranger(doing: Doing, stranger: Stranger) -> Failure {
    let (subject, hint) = match stranger {
        Stranger::College(uai) => (uai.to_string(), Hint::UnknownCollege),
        Stranger::Commune(name) => (name, Hint::UnknownCommune),
        Stranger::Programme(code) => (code.to_string(), Hint::UnknownProgramme),
    };
    Failure { kind: FailureKind::User, doing, subject, cause: String::new(), hint }
}
