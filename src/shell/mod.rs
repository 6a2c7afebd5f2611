//! The place where the screen and the outside meet: sessions, workers that do the jobs, the translation of errors, the
//! time.

mod allot;
mod apart;
mod bell;
mod campaigns;
mod clock;
mod complete;
mod config;
pub mod demo;
mod errands;
mod export;
mod give_back;
mod hub;
mod import;
mod interrupt;
mod keyboard;
mod keys;
mod labels;
mod load;
mod mappings;
mod memory;
mod papers;
mod places;
mod preview;
mod proof;
mod proposals;
mod pull;
mod purge;
mod push;
mod recorder;
mod rejects;
mod revisions;
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
pub use apart::apart;
pub use campaigns::CampaignInfo;
pub use clock::{Stamper, now};
pub use config::{File, settings_ground};
pub use export::{Concluded, guard, to_file as export_to_file, to_stream as export_to_stream};
pub use give_back::{BackOrder, BackTold};
pub use hub::{Known, NewAuditor, Synced, synced};
pub use import::{ImportOrder, ImportPlan, ImportSource, plan_beside};
pub use interrupt::interrupted;
pub use keys::{guide, key_tables, keymap, written_keys};
pub use labels::{LabelForm, calibration_bytes, label_bytes, label_stock, labels_of, write_labels};
pub use mappings::{earlier_mapping, in_mapping_file, read_mapping_file, write_mapping_file};
pub use memory::keep_memory_private;
pub use papers::{Held, Paper, verify_paper};
pub use places::{data_dir, roams};
pub use preview::{Preview, preview};
pub use proof::read_heads;
pub use proposals::propose_beside;
pub use pull::{forget_token, keep_token, kept_token, no_push_token, no_token, pull_address, pulled, remembered};
pub use purge::{Purge, PurgeOrder, Purgeable};
pub use push::pushed;
pub use rejects::write_rejects;
pub use run::{Left, Show, run};
pub use session::{Joined, Session, held_back};
pub use terminal::{TerminalGuard, hear_panics};
pub use theme::theme;
pub use translate::{
    camera as camera_failure, export as export_failure, file as file_failure, output as output_failure, store as store_failure,
    unread as unread_failure,
};
pub use visit::{HeadlessVisit, Heard};
