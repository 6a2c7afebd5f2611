//! The keys of the office, of an import, of the list of revisions, and of the balance of a reconciliation.

use super::{
    action::Action,
    binding::{
        BACK, Binding, DOWN, FIRST, HELP, HELP_ALONE, LAST, MESSAGES, PAGE_DOWN, PAGE_DOWN_ALONE, PAGE_UP, PAGE_UP_ALONE,
        PALETTE, QUIT, REDO, SYNC_DIALOG, UNDO, UP, VI_DOWN, VI_UP, bind, key, shown,
    },
    key::{Key, KeyCode},
};

pub(super) const REVISIONS: &[Binding] = &[
    shown(Action::Import, &[Key::char('i')]),
    shown(Action::Choose, &[key(KeyCode::Enter)]),
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
pub(super) const WORKING: &[Binding] = &[HELP, BACK, QUIT];
pub(super) const MAPPING: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    shown(Action::Continue, &[key(KeyCode::Tab), key(KeyCode::Right)]),
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
pub(super) const PLAN: &[Binding] = &[
    shown(Action::Confirm, &[key(KeyCode::Enter)]),
    shown(Action::WholeTable, &[Key::char('w')]),
    shown(Action::Rejects, &[Key::char('r')]),
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
pub(super) const PICK: &[Binding] =
    &[shown(Action::Choose, &[key(KeyCode::Enter)]), UP, DOWN, PAGE_UP_ALONE, PAGE_DOWN_ALONE, HELP_ALONE, BACK, QUIT];
pub(super) const BALANCE: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    shown(Action::Report, &[Key::char('p')]),
    UNDO,
    REDO,
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
pub(super) const OFFICE: &[Binding] = &[
    shown(Action::Choose, &[key(KeyCode::Enter)]),
    shown(Action::NextPart, &[key(KeyCode::Tab), key(KeyCode::Right)]),
    bind(Action::PreviousPart, &[key(KeyCode::BackTab), key(KeyCode::Left)]),
    shown(Action::AcceptStation, &[Key::char('a')]),
    shown(Action::RefuseStation, &[Key::char('x')]),
    shown(Action::Import, &[Key::char('i')]),
    shown(Action::Compare, &[Key::char('c')]),
    shown(Action::MoveCampaign, &[Key::char('m')]),
    shown(Action::SyncNow, &[Key::char('s')]),
    shown(Action::NameHub, &[Key::char('n')]),
    SYNC_DIALOG,
    MESSAGES,
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
/// What the commands do and the screen does not, each group with its reason, as keys of the catalogues.
pub const ALONE: [&str; 5] =
    ["office-alone-secret", "office-alone-grave", "office-alone-files", "office-alone-machine", "office-alone-widen"];
