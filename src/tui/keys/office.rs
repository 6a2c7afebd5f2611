//! The keys of an import, and of the list of revisions.

use super::{
    action::Action,
    binding::{
        BACK, Binding, DOWN, FIRST, HELP, HELP_ALONE, LAST, PAGE_DOWN, PAGE_DOWN_ALONE, PAGE_UP, PAGE_UP_ALONE, PALETTE, QUIT,
        UP, VI_DOWN, VI_UP, key, shown,
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
