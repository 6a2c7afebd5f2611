//! Functions shared by the campaign commands: finding a campaign, beginning to record in it, refusing a request.

use super::{context::Context, exit::Stop};
use crate::{
    audit::text::fold,
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
    Failure { kind: FailureKind::User, doing: Doing::OpenCampaign, subject, cause: String::new(), hint }.into()
}
