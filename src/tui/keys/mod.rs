//! Keys, their actions in each context, and the words for both.
//!
//! Actions are data and so is the keymap: help, footer and the README's table of keys are generated from it.

mod action;
mod binding;
mod edit;
mod key;
mod keymap;
mod office;
mod own;
mod table;

pub use action::Action;
pub use binding::Binding;
pub use edit::Edit;
pub use key::{Key, KeyCode};
pub use keymap::{Context, bindings};
pub use office::ALONE;
pub use own::{Keymap, Refused, Why, Wish};
pub use table::{chord, chords, footer, help, key_of, markdown, set_in};
