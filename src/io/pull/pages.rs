//! Reading lists that come in pages while others change them: no row is lost and none comes twice.
//!
//! A page that does not follow the one before ([`State::take`]) means that the list changed, and it is read from its beginning.
//! One that changes each time is refused.

use super::{
    Bounds, Kept, PullError, Watch,
    state::{Page, State},
};
use crate::job::Progress;
use std::time::Duration;

/// A server that hands out lists.
pub(super) trait Server {
    /// The names of the lists.
    fn lists(&self) -> Vec<String>;

    /// The columns of the cells.
    fn columns(&self) -> &'static [&'static str];

    /// Reads the rows of a list from `from` on, `count` at most, by rising identities. Behind the end there are none.
    fn page(&mut self, list: &str, from: u64, count: u64, watch: &mut dyn Watch) -> Result<Page, PullError>;

    /// Tells the server that nothing more comes.
    fn close(&mut self, _watch: &mut dyn Watch) {}

    /// The address, for errors.
    fn address(&self) -> String;
}

/// Reads every list to its end, from where `state` is.
///
/// # Errors
/// Every case of a server, and [`PullError::Moving`]. What was read is in `state`.
pub(super) fn read(
    server: &mut dyn Server,
    state: &mut State,
    bounds: Bounds,
    mut kept: Option<&mut Kept>,
    watch: &mut dyn Watch,
) -> Result<(), PullError> {
    let lists = server.lists();
    let mut times = 1;
    while let Some(list) = lists.get(state.lists) {
        let anchor = u64::from(state.last.is_some());
        let page = patiently(server, list, (state.read - anchor, bounds.page), bounds, watch)?;
        let total = page.total;
        let most = bounds.rows.saturating_sub(state.before as u64);
        if total > most {
            let cause = format!("the list {list} has {total} rows, and {most} are read at most");
            return Err(PullError::TooMuch { address: server.address(), cause });
        }
        if !state.take(page) {
            state.restart();
            if times == bounds.rounds {
                return Err(PullError::Moving { address: server.address(), list: list.clone(), times });
            }
            times += 1;
            continue;
        }
        watch.far(Progress { done: state.read, total }, list);
        if state.read == total {
            state.next();
            times = 1;
        }
        if let Some(kept) = &mut kept {
            kept.keep_some(state);
        }
    }
    Ok(())
}

/// Reads a page. What fails for a moment is asked again a few times, after a pause that doubles.
fn patiently(
    server: &mut dyn Server,
    list: &str,
    (from, count): (u64, u64),
    bounds: Bounds,
    watch: &mut dyn Watch,
) -> Result<Page, PullError> {
    let mut pause = Duration::from_secs(1);
    for _ in 1..bounds.tries {
        match server.page(list, from, count, watch) {
            Err(error) if error.passes() && !watch.stopped() => watch.wait(pause),
            answer => return answer,
        }
        pause *= 2;
    }
    server.page(list, from, count, watch)
}
