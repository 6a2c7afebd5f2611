//! Where the screen and the outside meet: sessions, the performing of jobs, the translation of errors, the time.

mod bell;
mod clock;
mod config;
pub mod demo;
mod export;
mod hub;
mod import;
mod keys;
mod preview;
mod run;
mod session;
mod signals;
mod survey;
mod syncer;
mod terminal;
mod theme;
mod translate;
mod visit;
mod worker;

pub use crate::io::export::Guard;
pub use clock::{Stamper, now};
pub use config::{File, settings_ground};
pub use export::{guard, to_file as export_to_file, to_stream as export_to_stream};
pub use hub::{Known, NewAuditor, Synced, synced};
pub use import::{ImportReport, Source};
pub use keys::{keymap, written_keys};
pub use preview::{Preview, preview};
pub use run::{Left, Show, run};
pub use session::{CampaignInfo, Joined, Session, data_dir};
pub use terminal::{TerminalGuard, hear_panics};
pub use theme::theme;
pub use translate::{camera as camera_failure, export as export_failure, file as file_failure, store as store_failure};
pub use visit::{Heard, Visit};
pub use worker::Tell;
