//! Pulls the inventory from the server where the office keeps it: Snipe-IT, or GLPI. The result is a table for the import, as
//! if it had been exported there by hand.
//!
//! `http` sends the requests, one file for each software reads its answers, and `pages` puts the pages together so that no
//! device is lost or doubled while others work on the server. Of a person only is kept that there is one.

mod address;
mod error;
mod glpi;
mod http;
mod kept;
mod login;
mod pages;
mod snipe_it;
mod source;
mod table;
mod word;

pub use address::Address;
pub use error::PullError;
pub use glpi::TYPES;
pub use kept::{Anew, Kept};
pub use login::{Login, Secret};
pub use source::Source;

use crate::{io::keyring::Slot, job::Progress};
use pages::{Server, State};
use std::{path::PathBuf, time::Duration};

/// The software of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Snipe-IT.
    SnipeIt,
    /// GLPI.
    Glpi,
}

impl System {
    /// Its name in commands and in the history of the inventory.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SnipeIt => "snipe-it",
            Self::Glpi => "glpi",
        }
    }
}

/// The bounds of a pull.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// How many rows are asked for at once.
    pub page: u64,
    /// The largest answer in bytes.
    pub answer: u64,
    /// How many rows there are at most.
    pub rows: u64,
    /// How long a whole answer may take.
    pub patience: Duration,
    /// How often a request that failed is sent, in all.
    pub tries: u32,
    /// How often a list that changes is read, in all.
    pub rounds: u32,
    /// The longest wait that a server may ask for.
    pub longest_wait: Duration,
    /// How often in a row it may ask for one.
    pub most_waits: u32,
}

impl Default for Bounds {
    /// Pages as large as Snipe-IT hands them out; 32 MiB for one (a device has one to four KB); a million devices, which is
    /// what Récol is made for; two minutes for an answer; five readings of a list.
    fn default() -> Self {
        Self {
            page: 500,
            answer: 32 << 20,
            rows: 1_000_000,
            patience: Duration::from_secs(120),
            tries: 4,
            rounds: 5,
            longest_wait: Duration::from_secs(300),
            most_waits: 5,
        }
    }
}

/// What is asked of which server, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// The server.
    pub address: Address,
    /// How it knows who asks.
    pub login: Login,
    /// The types of item that GLPI is asked for. Snipe-IT has one list.
    pub types: Vec<String>,
    /// A file of certificates by which the server must be signed; `None` for those that the system trusts.
    pub roots: Option<PathBuf>,
    /// The bounds.
    pub bounds: Bounds,
}

/// Who is told how far a pull is, waits when the server asks for it, and may stop it.
pub trait Watch {
    /// Is told how many rows of which list were read.
    fn far(&mut self, far: Progress, list: &str);

    /// Is told that what an earlier pull left is not used.
    fn anew(&mut self, why: Anew);

    /// Waits. It may return earlier, if it stops.
    fn wait(&mut self, time: Duration);

    /// Whether the pull shall stop.
    fn stopped(&self) -> bool;
}

/// What was pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    /// A table of devices as CSV in UTF-8.
    pub bytes: Vec<u8>,
    /// How many devices it has.
    pub devices: usize,
    /// How many rows were left out: templates, and what is in the bin.
    pub left_out: u64,
    /// How many devices came with an earlier pull that was cut off.
    pub resumed: usize,
}

/// Pulls the inventory of a server. What came before an error is kept in `kept`, if there is one, and the next pull goes on from
/// there.
///
/// # Errors
/// Every case of [`PullError`].
pub fn pull(order: &Order, mut kept: Option<Kept>, watch: &mut dyn Watch) -> Result<Pulled, PullError> {
    let mut server: Box<dyn Server + '_> = match &order.login {
        Login::Bearer(token) => Box::new(snipe_it::SnipeIt::new(order, token.as_str())?),
        Login::Session { user, application } => Box::new(glpi::Rest::new(order, user, application.as_ref())?),
        Login::Oauth { .. } => Box::new(glpi::HighLevel::new(order)?),
    };
    let columns = server.columns();
    let found = kept.as_mut().map(|kept| kept.found(&server.lists(), columns)).transpose()?;
    let mut state = match found {
        Some(Ok(state)) => state,
        Some(Err(why)) => {
            why.into_iter().for_each(|why| watch.anew(why));
            State::default()
        }
        None => State::default(),
    };
    let resumed = state.rows.len();
    let read = pages::read(&mut *server, &mut state, order.bounds, kept.as_mut(), watch);
    server.close(&mut Unstoppable(watch));
    match (read, &mut kept) {
        (Ok(()), Some(kept)) => kept.remove()?,
        (Ok(()), None) => {}
        (Err(error), Some(kept)) => {
            // The first error is the one to be told.
            let _ = kept.keep(&state);
            return Err(error);
        }
        (Err(error), None) => return Err(error),
    }
    let bytes = table::table(columns, &state.rows);
    Ok(Pulled { bytes, devices: state.rows.len(), left_out: state.left_out, resumed })
}

/// A watch that no longer stops anything: the server is told that it is over even then.
struct Unstoppable<'a>(&'a mut dyn Watch);

impl Watch for Unstoppable<'_> {
    fn far(&mut self, far: Progress, list: &str) {
        self.0.far(far, list);
    }

    fn anew(&mut self, why: Anew) {
        self.0.anew(why);
    }

    fn wait(&mut self, time: Duration) {
        self.0.wait(time);
    }

    fn stopped(&self) -> bool {
        false
    }
}

/// The place of the token for an address in the system's keyring. `who` distinguishes the users of one server.
#[must_use]
pub fn slot(address: &Address, who: &str) -> Slot {
    let account = if who.is_empty() { address.source() } else { format!("{who} {}", address.source()) };
    Slot { service: "recol-pull", account }
}
