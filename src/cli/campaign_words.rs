//! What the commands of campaigns share: finding one, beginning to record in it, refusing what was asked.

use super::{context::Context, exit::Stop};
use crate::{
    audit::text::fold,
    job::{Doing, Failure, FailureKind, Hint},
    shell::{CampaignInfo, HeadlessVisit, Session},
};

/// From so many characters on the beginning of an identity names a campaign.
const LEAST: usize = 4;

/// The one campaign of that name, or whose identity begins so; `None` where there is none, or more than one.
pub(super) fn named(session: &Session, wanted: &str) -> Result<Option<CampaignInfo>, Failure> {
    let by_identity = |info: &CampaignInfo| wanted.len() >= LEAST && info.line.campaign.to_string().starts_with(wanted);
    let mut fitting = session.campaigns()?.into_iter().filter(|info| fold(&info.name) == fold(wanted) || by_identity(info));
    Ok(fitting.next().filter(|_| fitting.next().is_none()))
}

/// The campaign worked on, ready to record in.
pub(super) fn begin(context: &Context, session: Session) -> Result<HeadlessVisit, Stop> {
    if session.joined().is_none() {
        return Err(refused(String::new(), Hint::CampaignFirst));
    }
    Ok(HeadlessVisit::begin(session, context.today())?)
}

/// That a campaign cannot be opened or worked on so.
pub(super) fn refused(subject: String, hint: Hint) -> Stop {
    Failure { kind: FailureKind::User, doing: Doing::OpenCampaign, subject, cause: String::new(), hint }.into()
}
