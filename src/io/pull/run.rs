//! A whole pull: from what was kept before to a table.

use super::{
    Anew, Kept, Login, Order, PullError, Watch, glpi,
    pages::{self, Server},
    snipe_it,
    state::State,
    table,
};
use crate::job::Progress;
use std::time::Duration;

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
    let (bytes, devices) = table::table(columns, &state.rows);
    Ok(Pulled { bytes, devices, left_out: state.left_out, resumed })
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
