//! Keys, their actions in each context, and the words for both.
//!
//! Actions are data and so is the keymap: help, footer and the README's table of keys are generated from it.

mod action;
mod edit;
mod key;
mod keymap;
mod own;
mod table;

pub use action::Action;
pub use edit::Edit;
pub use key::{Key, KeyCode};
pub use keymap::{Binding, Context, bindings};
pub use own::{Keymap, Refused, Why, Wish};
pub use table::{chord, chords, footer, help, key_of, markdown, set_in};
