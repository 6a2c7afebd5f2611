//! Ctrl-C while a command works without a screen.

use crate::job::{Doing, Failure};
use std::sync::{Arc, atomic::AtomicBool};

/// Returns a flag that Ctrl-C raises, so that the work ends in good order. A second Ctrl-C ends the program at once. From then
/// on nothing else hears it. Where there are no signals it is never raised, and Ctrl-C ends the program.
///
/// # Errors
/// The errors of the system.
#[cfg(unix)]
pub fn interrupted(doing: Doing) -> Result<Arc<AtomicBool>, Failure> {
    use crate::shell::translate;
    use signal_hook::{
        consts::{SIGINT, SIGTERM},
        flag::{register, register_conditional_shutdown},
    };
    let (flag, refused) = (Arc::new(AtomicBool::new(false)), |error| translate::system(doing, &error));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first one finds the flag not raised yet. A shell calls an end by a signal 128 and its number.
        register_conditional_shutdown(signal, 128 + signal, flag.clone()).map_err(refused)?;
        register(signal, flag.clone()).map_err(refused)?;
    }
    Ok(flag)
}

/// As on Unix, but never raised.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn interrupted(_: Doing) -> Result<Arc<AtomicBool>, Failure> {
    Ok(Arc::new(AtomicBool::new(false)))
}
