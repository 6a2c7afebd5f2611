//! The pure core: facts in, findings out. It uses no clock, no file and no screen.

pub mod assurance;
pub mod closing;
pub mod exchange;
pub mod finding;
pub mod findings;
pub mod give_back;
pub mod ids;
pub mod inventory;
pub mod journal;
pub mod ledger;
pub mod minutes;
pub mod moment;
pub mod normal;
pub mod outcome;
pub mod progress;
pub mod report;
pub mod road;
pub mod sampling;
pub mod scope;
pub mod standing;
pub mod tag;
pub mod text;
pub mod uai;
pub mod word;
