//! Pulls the inventory from the server where the office keeps it: Snipe-IT, or GLPI. The result is a table for the import, as
//! if it had been exported there by hand.
//!
//! `http` sends the requests, one file for each software reads its answers, and `pages` puts the pages together so that no
//! device is lost or doubled while others work on the server. Of a person only is kept that there is one.
//!
//! `push` goes the other way, to Snipe-IT alone: what was decided is written there, and audits of what was read.

mod address;
mod error;
mod glpi;
mod http;
mod kept;
mod learnt;
mod login;
mod order;
mod pages;
mod push;
mod run;
mod snipe_it;
mod source;
mod state;
mod system;
mod table;
mod watch;
mod word;

pub use address::Address;
pub use error::PullError;
pub use glpi::TYPES;
pub use kept::Kept;
pub use learnt::Spot;
pub use login::{Login, Secret, slot};
pub use order::{Bounds, Order};
pub use push::{Field, Known, Left, Pushed, Step, Wanted, push};
pub use run::{Pulled, pull};
pub use source::Source;
pub use system::System;
pub use watch::{Anew, Watch};
