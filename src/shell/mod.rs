//! Where the screen and the outside meet: sessions, the performing of jobs, the translation of errors, the time.

mod clock;
mod session;
mod translate;
mod visit;

pub use clock::{Stamper, now};
pub use session::{CampaignInfo, Joined, Session};
pub use visit::{Heard, Visit};
