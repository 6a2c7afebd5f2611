//! The screen: state and drawing. It does no work itself: it requests [`crate::job::Job`]s and receives their outcomes.
//!
//! [`keys`] defines keys and their meaning; [`message`] what can arrive; [`chart`] what lies where. [`app`] contains
//! the state and changes it by a pure `update`. [`theme`] gives roles their colours and signs. [`view`] draws and
//! changes nothing.
//!
//! It must not use a clock, file, thread or terminal. The time arrives with every message, as a
//! [`Stamp`](crate::job::Stamp).

pub mod app;
pub mod chart;
pub mod keys;
pub mod message;
pub mod theme;
pub mod view;

pub use app::{App, Setup, hear, update};
pub use keys::{Key, KeyCode};
pub use message::Message;
pub use view::{Easel, draw};
