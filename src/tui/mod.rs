//! The screen: state and drawing. It does no work itself: it asks for [`crate::job::Job`]s and is told what came of them.
//!
//! [`keys`] says what was pressed and what it means; [`message`] what can arrive; [`chart`] what lies where; [`app`] holds
//! the state and changes it by a pure `update`; [`theme`] gives roles their colours and signs; [`view`] draws and changes
//! nothing.
//!
//! What must not be here: no clock, file, thread or terminal. Time arrives with every message, as a
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
