//! The desk: the person who works, and the appearance of the screen.

use crate::{
    audit::ids::Author,
    locale::{Arg, Lang},
    tui::{
        keys::{Action, Context, Keymap, key_of},
        theme::Theme,
    },
};
use smol_str::SmolStr;

/// The data that does not change while the program runs.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Desk {
    pub(in crate::tui) lang: Lang,
    pub(in crate::tui) theme: Theme,
    pub(in crate::tui) keys: Keymap,
    /// Whether the inventory is the invented one of the demonstration.
    pub(in crate::tui) demo: bool,
    pub(in crate::tui) author: Author,
    pub(in crate::tui) station: SmolStr,
    pub(in crate::tui) has_camera: bool,
}

/// The keys that sentences name: the variable, the context of the key, its action.
const NAMED: [(&str, Context, Action); 56] = [
    ("key_submit", Context::Visit, Action::Submit),
    ("key_tab", Context::Visit, Action::SubmitTab),
    ("key_room", Context::Visit, Action::NewRoom),
    ("key_visit", Context::Visit, Action::CloseVisit),
    ("key_camera", Context::Visit, Action::NextCamera),
    ("key_sample", Context::Visit, Action::Sample),
    ("key_full", Context::Sample, Action::GoFull),
    ("key_undo", Context::Visit, Action::Undo),
    ("key_retry", Context::Visit, Action::Retry),
    ("key_help", Context::Visit, Action::Help),
    ("key_leave", Context::Visit, Action::Back),
    ("key_campaigns", Context::Dashboard, Action::Campaigns),
    ("key_sort", Context::Dashboard, Action::Sort),
    ("key_unfilter", Context::Dashboard, Action::Back),
    ("key_enter", Context::Campaigns, Action::EnterCampaign),
    ("key_turn", Context::Campaigns, Action::TurnCampaign),
    ("key_new", Context::Campaigns, Action::NewCampaign),
    ("key_all", Context::Findings, Action::ToggleAll),
    ("key_stop", Context::Findings, Action::Back),
    ("key_next_code", Context::Findings, Action::NextCode),
    ("key_tick", Context::Ticks, Action::Choose),
    ("key_export", Context::Findings, Action::Export),
    ("key_decide", Context::Menu, Action::Choose),
    ("key_cause", Context::Menu, Action::Cause),
    ("key_field", Context::Form, Action::NextChoice),
    ("key_open", Context::Form, Action::Choose),
    ("key_leave_form", Context::Form, Action::Back),
    ("key_note_field", Context::Note, Action::NextChoice),
    ("key_record", Context::Note, Action::Choose),
    ("key_photograph", Context::Note, Action::Photograph),
    ("key_open_photograph", Context::Detail, Action::OpenPhotograph),
    ("key_answer", Context::Prompt, Action::Choose),
    ("key_cancel", Context::Prompt, Action::Back),
    ("key_next", Context::Prompt, Action::Down),
    ("key_guide", Context::Guide, Action::Choose),
    ("key_stop_import", Context::Working, Action::Back),
    ("key_sync", Context::Sync, Action::SyncNow),
    ("key_import", Context::Revisions, Action::Import),
    ("key_steps", Context::Revisions, Action::Choose),
    ("key_complete", Context::Prompt, Action::Complete),
    ("key_what", Context::Prompt, Action::NextChoice),
    ("key_change", Context::Mapping, Action::Choose),
    ("key_on", Context::Mapping, Action::Continue),
    ("key_place", Context::Balance, Action::Choose),
    ("key_report", Context::Balance, Action::Report),
    ("key_accept", Context::Office, Action::AcceptStation),
    ("key_refuse", Context::Office, Action::RefuseStation),
    ("key_again", Context::Office, Action::SyncNow),
    ("key_hub", Context::Office, Action::NameHub),
    ("key_file", Context::Office, Action::Import),
    ("key_compare", Context::Office, Action::Compare),
    ("key_move", Context::Office, Action::MoveCampaign),
    ("key_changes", Context::Office, Action::Choose),
    ("key_store", Context::Plan, Action::Confirm),
    ("key_whole", Context::Plan, Action::WholeTable),
    ("key_rejects", Context::Plan, Action::Rejects),
];

impl Desk {
    /// A sentence that names keys, with the keys of the user.
    pub(in crate::tui) fn say_keys(&self, sentence: &str, values: &[(&str, Arg<'_>)]) -> String {
        let keys =
            NAMED.iter().map(|(name, context, action)| (*name, Arg::from(key_of(self.lang, &self.keys, *context, *action))));
        let all: Vec<(&str, Arg<'_>)> = values.iter().cloned().chain(keys).collect();
        self.lang.say_with(sentence, &all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_a_sentence_names_is_known_here() {
        for catalogue in [include_str!("../../../locale/en.ftl"), include_str!("../../../locale/fr.ftl")] {
            for piece in catalogue.split("$key_").skip(1) {
                let name = piece.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or_default();
                assert!(NAMED.iter().any(|(known, ..)| known.strip_prefix("key_") == Some(name)), "$key_{name}");
            }
        }
    }
}
