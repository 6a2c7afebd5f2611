//! What is known about a device beyond the current campaign, in words.

use super::{Lang, belongs, college_name, device_line, say_altered};
use crate::{
    audit::{
        inventory::{Inventory, Revised, altered},
        moment::Moment,
        text::printable_within,
    },
    job::OtherCampaign,
};

/// The most letters of a campaign's name, of a room's, and of a file's.
const NAME: usize = 40;
const ROOM: usize = 24;
const FILE: usize = 60;

/// A line of a device's history: when and where from, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When, and the name of the campaign or the file.
    pub head: String,
    /// What was concluded, read or changed.
    pub told: String,
}

/// What another campaign says about a device.
#[must_use]
pub fn other_campaign(lang: Lang, inventory: &Inventory, campaign: &OtherCampaign) -> HistoryLine {
    let name = printable_within(&campaign.name, NAME);
    let code = campaign.code.map(|code| lang.name(code));
    let read = campaign.read.as_ref().map(|(at, spot, author)| {
        let room = spot.room.as_ref().map(|room| format!(" · {}", printable_within(room.as_str(), ROOM))).unwrap_or_default();
        let place = format!("{}{room}", college_name(inventory, spot.college));
        let said = [("date", lang.moment(*at).into()), ("place", place.into()), ("author", author.to_string().into())];
        lang.say_with("history-read", &said)
    });
    HistoryLine {
        head: format!("{} · {name}", lang.date(campaign.opened.date())),
        told: code.into_iter().chain(read).collect::<Vec<_>>().join(" · "),
    }
}

/// The revisions in which a device was added, changed or removed, the latest first.
#[must_use]
pub fn revision_lines(lang: Lang, inventory: &Inventory, revisions: &[Revised]) -> Vec<HistoryLine> {
    let line = |(ix, revised): (usize, &Revised)| {
        let before = ix.checked_sub(1).and_then(|ix| revisions.get(ix)).and_then(|before| before.device.as_ref());
        let told = match (before, &revised.device) {
            (_, None) => lang.say("history-gone"),
            (None, Some(device)) => {
                let told = format!("{} · {}", device_line(lang, device), belongs(lang, inventory, device));
                lang.say_with("history-came", &[("device", told.into())])
            }
            (Some(before), Some(device)) => {
                let changes = altered(before, device).into_iter();
                let told: Vec<String> = changes.map(|column| say_altered(lang, column, (before, device), inventory)).collect();
                if told.is_empty() { lang.say("history-other") } else { told.join(" · ") }
            }
        };
        let day = revised.at.parse::<Moment>().map(|at| lang.date(at.date())).unwrap_or_default();
        let head = format!("{} · {day} · {}", revised.revision, printable_within(&revised.source, FILE));
        HistoryLine { head, told }
    };
    revisions.iter().enumerate().rev().map(line).collect()
}
