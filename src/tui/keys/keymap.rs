//! The built-in keymap: for each context, the keys and their actions.

use super::{
    action::Action,
    binding::{
        BACK, Binding, DOWN, FIRST, HELP, HELP_ALONE, LAST, MESSAGES, NUMBER, PAGE_DOWN, PAGE_DOWN_ALONE, PAGE_UP, PAGE_UP_ALONE,
        PALETTE, PALETTE_ALONE, QUIT, REDO, RETRY, SYNC_DIALOG, UNDO, UP, VI_DOWN, VI_UP, bind, key, shown,
    },
    key::{Key, KeyCode},
    office::{BALANCE, MAPPING, OFFICE, PICK, PLAN, REVISIONS, WORKING},
};
use crate::locale::Named;

/// A context of keys. In contexts that accept text, every character is added to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// The list of colleges.
    Dashboard,
    /// The guided start, while there is no campaign.
    Guide,
    /// The list of campaigns.
    Campaigns,
    /// A visit.
    Visit,
    /// The list of findings.
    Findings,
    /// The filter of a list is being typed.
    Filter,
    /// A line of text is asked for.
    Prompt,
    /// A confirmation is asked for.
    Confirm,
    /// One of several lines is to be chosen.
    Menu,
    /// The note on a device.
    Note,
    /// The sample of a visit.
    Sample,
    /// The form of a new campaign.
    Form,
    /// The list of expected devices.
    Ticks,
    /// A text to read: help, programmes.
    Reading,
    /// Everything known about a finding.
    Detail,
    /// An action is searched by its words.
    Palette,
    /// The syncs with the hub.
    Sync,
    /// The revisions of the inventory.
    Revisions,
    /// An import that the outside works on.
    Working,
    /// What the columns and words of a file mean.
    Mapping,
    /// What an import would do.
    Plan,
    /// One line of a list is picked.
    Pick,
    /// How far a reconciliation is.
    Balance,
    /// The office.
    Office,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 24] = [
        Self::Dashboard,
        Self::Guide,
        Self::Campaigns,
        Self::Visit,
        Self::Findings,
        Self::Filter,
        Self::Prompt,
        Self::Confirm,
        Self::Menu,
        Self::Note,
        Self::Sample,
        Self::Form,
        Self::Ticks,
        Self::Reading,
        Self::Detail,
        Self::Palette,
        Self::Sync,
        Self::Revisions,
        Self::Working,
        Self::Mapping,
        Self::Plan,
        Self::Pick,
        Self::Balance,
        Self::Office,
    ];

    /// Whether a number typed before a key that moves repeats it: in lists and texts where digits have no other
    /// meaning.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(
            self,
            Self::Dashboard
                | Self::Campaigns
                | Self::Ticks
                | Self::Confirm
                | Self::Reading
                | Self::Revisions
                | Self::Mapping
                | Self::Plan
                | Self::Balance
                | Self::Office
        )
    }

    /// Whether characters are added to a text there.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Visit | Self::Filter | Self::Prompt | Self::Note | Self::Form | Self::Palette | Self::Pick)
    }
}

impl Named for Context {
    fn key(&self) -> &'static str {
        match self {
            Self::Dashboard => "context-dashboard",
            Self::Guide => "context-guide",
            Self::Campaigns => "context-campaigns",
            Self::Visit => "context-visit",
            Self::Findings => "context-findings",
            Self::Filter => "context-filter",
            Self::Prompt => "context-prompt",
            Self::Confirm => "context-confirm",
            Self::Menu => "context-menu",
            Self::Note => "context-note",
            Self::Sample => "context-sample",
            Self::Form => "context-form",
            Self::Ticks => "context-ticks",
            Self::Reading => "context-reading",
            Self::Detail => "context-detail",
            Self::Palette => "context-palette",
            Self::Sync => "context-sync",
            Self::Revisions => "context-revisions",
            Self::Working => "context-working",
            Self::Mapping => "context-mapping",
            Self::Plan => "context-plan",
            Self::Pick => "context-pick",
            Self::Balance => "context-balance",
            Self::Office => "context-office",
        }
    }
}

const DASHBOARD: &[Binding] = &[
    shown(Action::Visit, &[key(KeyCode::Enter)]),
    shown(Action::Filter, &[Key::char('/')]),
    shown(Action::Findings, &[Key::char('f')]),
    shown(Action::Office, &[Key::char('o')]),
    shown(Action::Programmes, &[Key::char('p')]),
    shown(Action::Campaigns, &[Key::char('c')]),
    bind(Action::Import, &[Key::char('i')]),
    bind(Action::Sort, &[Key::char('s')]),
    bind(Action::Burndown, &[Key::char('b')]),
    bind(Action::OpenFolder, &[Key::char('O')]),
    bind(Action::Map, &[Key::char('m')]),
    bind(Action::Shade, &[Key::char('t')]),
    bind(Action::Left, &[key(KeyCode::Left)]),
    bind(Action::Right, &[key(KeyCode::Right)]),
    SYNC_DIALOG,
    FIND,
    MESSAGES,
    UNDO,
    REDO,
    VI_UP,
    VI_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    RETRY,
    PALETTE,
    HELP,
    bind(Action::Back, &[key(KeyCode::Esc)]),
    shown(Action::Quit, &[Key::ctrl('q'), Key::ctrl('c'), Key::char('q')]),
];

const GUIDE: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    NUMBER,
    shown(Action::Campaigns, &[Key::char('c')]),
    shown(Action::Import, &[Key::char('i')]),
    VI_UP,
    VI_DOWN,
    PALETTE,
    HELP,
    bind(Action::Back, &[key(KeyCode::Esc)]),
    shown(Action::Quit, &[Key::ctrl('q'), Key::ctrl('c'), Key::char('q')]),
];

const CAMPAIGNS: &[Binding] = &[
    shown(Action::EnterCampaign, &[key(KeyCode::Enter)]),
    shown(Action::NewCampaign, &[Key::char('n')]),
    shown(Action::TurnCampaign, &[Key::char('x')]),
    shown(Action::Import, &[Key::char('i')]),
    SYNC_DIALOG,
    FIND,
    MESSAGES,
    VI_UP,
    VI_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    RETRY,
    HELP,
    BACK,
    QUIT,
];

const SAMPLE: &[Binding] =
    &[shown(Action::GoFull, &[Key::char('f')]), VI_UP, VI_DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST, HELP, BACK, QUIT];

const FORM: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    shown(Action::NextChoice, &[key(KeyCode::Tab)]),
    bind(Action::PreviousChoice, &[key(KeyCode::BackTab)]),
    UP,
    DOWN,
    PAGE_UP_ALONE,
    PAGE_DOWN_ALONE,
    HELP_ALONE,
    BACK,
    QUIT,
];

const VISIT: &[Binding] = &[
    shown(Action::Submit, &[key(KeyCode::Enter)]),
    bind(Action::SubmitTab, &[key(KeyCode::Tab)]),
    UP,
    DOWN,
    shown(Action::NewRoom, &[key(KeyCode::F(2)), Key::ctrl('o')]),
    shown(Action::CloseRoom, &[key(KeyCode::F(3)), Key::ctrl('w')]),
    bind(Action::Lens, &[key(KeyCode::F(4)), Key::ctrl('l')]),
    bind(Action::NextCamera, &[key(KeyCode::F(5)), Key::ctrl('k')]),
    bind(Action::Unlabelled, &[key(KeyCode::F(6)), Key::ctrl('u')]),
    bind(Action::SerialOnly, &[key(KeyCode::F(7)), Key::ctrl('e')]),
    shown(Action::CollegeFindings, &[key(KeyCode::F(8)), Key::ctrl('f')]),
    bind(Action::TickList, &[key(KeyCode::F(9)), Key::ctrl('t')]),
    bind(Action::Sample, &[key(KeyCode::F(11)), Key::ctrl('g')]),
    bind(Action::CloseVisit, &[key(KeyCode::F(10)), Key::ctrl('x')]),
    SYNC_ALONE,
    FIND_ALONE,
    MESSAGES_ALONE,
    shown(Action::Note, &[Key::ctrl('n')]),
    bind(Action::SerialOfLast, &[Key::ctrl('s')]),
    bind(Action::CopyTag, &[Key::alt('c')]),
    shown(Action::Undo, &[Key::ctrl('z')]),
    REDO,
    RETRY,
    PALETTE_ALONE,
    HELP,
    BACK,
    QUIT,
];

const FINDINGS: &[Binding] = &[
    shown(Action::Decide, &[key(KeyCode::Enter), Key::char('d')]),
    NUMBER,
    bind(Action::Pane, &[Key::char('i')]),
    bind(Action::Detail, &[Key::char('v')]),
    bind(Action::DecideAgain, &[Key::char('.')]),
    shown(Action::Mark, &[Key::char(' ')]),
    bind(Action::MarkAlike, &[Key::char('m')]),
    bind(Action::MarkAll, &[Key::char('*'), Key::char('A')]),
    shown(Action::Filter, &[Key::char('/')]),
    bind(Action::NextCode, &[key(KeyCode::Tab), key(KeyCode::Right)]),
    bind(Action::PreviousCode, &[key(KeyCode::BackTab), key(KeyCode::Left)]),
    bind(Action::ToggleAll, &[Key::char('a')]),
    bind(Action::ToggleUndecided, &[Key::char('o')]),
    bind(Action::NextOpen, &[Key::char('u')]),
    bind(Action::PreviousOpen, &[Key::char('U')]),
    bind(Action::Balance, &[Key::char('b')]),
    bind(Action::Report, &[Key::char('p')]),
    bind(Action::Regroup, &[Key::char('r')]),
    bind(Action::SortColumn, &[Key::char('s')]),
    bind(Action::ReverseSort, &[Key::char('S')]),
    bind(Action::Note, &[Key::char('n'), Key::ctrl('n')]),
    shown(Action::Export, &[Key::char('e')]),
    bind(Action::Labels, &[Key::char('l')]),
    bind(Action::CopyTag, &[Key::char('c')]),
    bind(Action::CopyRow, &[Key::char('C')]),
    bind(Action::OpenFolder, &[Key::char('O')]),
    SYNC_DIALOG,
    FIND,
    MESSAGES,
    UNDO,
    REDO,
    RETRY,
    VI_UP,
    VI_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    PALETTE,
    HELP,
    BACK,
    QUIT,
];

const FILTER: &[Binding] =
    &[shown(Action::Choose, &[key(KeyCode::Enter)]), shown(Action::Back, &[key(KeyCode::Esc)]), UP, DOWN, HELP_ALONE, QUIT];
const PROMPT: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    bind(Action::Complete, &[key(KeyCode::Tab)]),
    bind(Action::NextChoice, &[key(KeyCode::BackTab)]),
    UP,
    DOWN,
    BACK,
    HELP_ALONE,
    QUIT,
];
const CONFIRM: &[Binding] =
    &[shown(Action::Confirm, &[key(KeyCode::Enter)]), VI_UP, VI_DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST, HELP_ALONE, BACK, QUIT];
const MENU: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    NUMBER,
    shown(Action::Cause, &[Key::char('c')]),
    VI_UP,
    VI_DOWN,
    HELP,
    BACK,
    QUIT,
];
const NOTE: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    shown(Action::NextChoice, &[key(KeyCode::Tab), key(KeyCode::Down)]),
    bind(Action::Up, &[key(KeyCode::Up), key(KeyCode::BackTab)]),
    shown(Action::Photograph, &[key(KeyCode::F(4)), Key::ctrl('t')]),
    HELP_ALONE,
    BACK,
    QUIT,
];
const TICKS: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter), Key::char(' ')]),
    VI_UP,
    VI_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    PALETTE,
    HELP,
    BACK,
    QUIT,
];
const READING: &[Binding] = &[
    bind(Action::Up, &[key(KeyCode::Up), Key::char('k')]),
    bind(Action::Down, &[key(KeyCode::Down), Key::char('j')]),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    shown(Action::Back, &[key(KeyCode::Esc), key(KeyCode::Enter), key(KeyCode::F(1)), Key::char('?'), Key::char('p')]),
    QUIT,
];

const DETAIL: &[Binding] = &[
    NUMBER,
    shown(Action::OpenPhotograph, &[Key::char('o')]),
    VI_UP,
    VI_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    HELP,
    shown(Action::Back, &[key(KeyCode::Esc), key(KeyCode::Enter), Key::char('v')]),
    QUIT,
];

/// The search over everything, in lists.
const FIND: Binding = bind(Action::Find, &[Key::char('w')]);
/// The same where characters are text.
const FIND_ALONE: Binding = bind(Action::Find, &[Key::ctrl('d')]);
/// For contexts where characters are text.
const MESSAGES_ALONE: Binding = bind(Action::Messages, &[Key::ctrl('b')]);
/// For contexts where characters are text.
const SYNC_ALONE: Binding = bind(Action::Sync, &[key(KeyCode::F(12))]);

const SYNC: &[Binding] = &[
    shown(Action::SyncNow, &[key(KeyCode::Enter)]),
    shown(Action::StopSync, &[Key::char('x')]),
    shown(Action::NameHub, &[Key::char('n')]),
    VI_UP,
    VI_DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    HELP,
    BACK,
    QUIT,
];

const SEEKING: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    bind(Action::Up, &[key(KeyCode::Up), key(KeyCode::BackTab)]),
    bind(Action::Down, &[key(KeyCode::Down), key(KeyCode::Tab)]),
    PAGE_UP_ALONE,
    PAGE_DOWN_ALONE,
    HELP_ALONE,
    BACK,
    QUIT,
];

/// The built-in bindings of a context, in the order of the help.
#[must_use]
pub const fn bindings(context: Context) -> &'static [Binding] {
    match context {
        Context::Dashboard => DASHBOARD,
        Context::Guide => GUIDE,
        Context::Campaigns => CAMPAIGNS,
        Context::Visit => VISIT,
        Context::Findings => FINDINGS,
        Context::Filter => FILTER,
        Context::Prompt => PROMPT,
        Context::Confirm => CONFIRM,
        Context::Menu => MENU,
        Context::Note => NOTE,
        Context::Sample => SAMPLE,
        Context::Form => FORM,
        Context::Ticks => TICKS,
        Context::Reading => READING,
        Context::Detail => DETAIL,
        Context::Palette => SEEKING,
        Context::Sync => SYNC,
        Context::Revisions => REVISIONS,
        Context::Working => WORKING,
        Context::Mapping => MAPPING,
        Context::Plan => PLAN,
        Context::Pick => PICK,
        Context::Balance => BALANCE,
        Context::Office => OFFICE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_chord_means_two_things_in_one_context() {
        for context in Context::ALL {
            let mut seen = BTreeMap::new();
            for binding in bindings(context) {
                for key in binding.keys.iter() {
                    let other = seen.insert(*key, binding.action);
                    assert_eq!(other, None, "{context:?}: {key:?} asks for {:?} too", binding.action);
                }
            }
        }
    }

    #[test]
    fn where_text_is_typed_only_the_question_mark_is_both() {
        for context in Context::ALL.into_iter().filter(|context| context.takes_text()) {
            for binding in bindings(context) {
                let typed: Vec<char> = binding.keys.iter().filter_map(|key| key.typed()).collect();
                let allowed: &[char] = if context == Context::Visit && binding.action == Action::Help { &['?'] } else { &[] };
                assert_eq!(typed, allowed, "{context:?} {:?}", binding.action);
            }
        }
    }

    #[test]
    fn no_chord_is_one_that_terminals_take_for_another_key() {
        for context in Context::ALL {
            for key in bindings(context).iter().flat_map(|binding| binding.keys.iter()) {
                assert!(!key.ctrl || !matches!(key.code, KeyCode::Char('h' | 'i' | 'j' | 'm' | '[')), "{context:?} {key:?}");
            }
        }
    }

    #[test]
    fn every_action_can_be_asked_for_and_every_context_can_be_left() {
        for action in Action::ALL {
            assert!(Context::ALL.iter().any(|c| bindings(*c).iter().any(|b| b.action == *action)), "{action:?}");
        }
        for context in Context::ALL {
            assert!(bindings(context).iter().any(|b| matches!(b.action, Action::Back)), "{context:?}");
        }
    }
}
