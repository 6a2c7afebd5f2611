//! `recol papers`: the papers that were made here.

use super::{
    args_papers::Papers,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{ids::hex, text::printable},
    locale,
};
use serde_json::json;

pub(super) fn run(context: &Context, args: &Papers) -> Result<Exit, Stop> {
    let session = context.session()?;
    let papers = session.papers()?;
    if papers.is_empty() && !args.json {
        out::line(context.lang.say("cli-papers-none"))?;
    }
    for paper in papers {
        if args.json {
            out::line(out::json(&json!({
                "event": "paper", "at": paper.at, "kind": paper.kind, "college": paper.college, "path": paper.path, "sha256": hex(&paper.digest),
                "campaign": paper.campaign.map(|campaign| campaign.to_string()),
            })))?;
            continue;
        }
        let kind = locale::paper_kind(context.lang, &paper.kind);
        let college = if paper.college.is_empty() { String::new() } else { format!(" {}", printable(&paper.college)) };
        let at = paper.at.get(..16).unwrap_or_default().replace('T', " ");
        out::line(format!("{at}  {}{college}  {}  {}", printable(&kind), printable(&paper.path), hex(&paper.digest)))?;
    }
    Ok(Exit::Done)
}
