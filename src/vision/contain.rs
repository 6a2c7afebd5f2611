//! Code of others that may panic on odd pictures or devices, kept from taking the program or the screen with it.
//!
//! The panic hook belongs to whoever owns the terminal. It should begin with `if vision::contained() { return; }`: while
//! a contained call runs on a thread, a panic on that thread is expected, caught, and no news to anybody.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// How many contained calls the thread is in: they nest.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Leaves one contained call, also when it unwinds.
struct Inside;

impl Drop for Inside {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

/// Runs `work`; none if it panicked. What it held is dropped, and nothing that it shared is used again by us.
pub fn contain<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get().saturating_add(1));
    let _inside = Inside;
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Whether this thread is inside a contained call now: for the panic hook, which then stays silent.
#[must_use]
pub fn contained() -> bool {
    DEPTH.get() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_the_call_and_not_the_thread() {
        assert!(!contained());
        let seen = contain(|| {
            assert_eq!(contain(|| panic!("expected by the test")), None::<()>);
            contained()
        });
        assert_eq!(seen, Some(true));
        assert!(!contained());
    }
}
