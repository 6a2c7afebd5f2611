//! Containment of foreign code that may panic on odd pictures or devices, so that it ends neither the program nor the
//! screen.
//!
//! The panic hook belongs to the owner of the terminal. It should begin with `if vision::contained() { return; }`.
//! While a contained call runs on a thread, a panic on that thread is expected and caught, and need not be reported.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// How many contained calls this thread is in. Calls can nest.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Marks the end of one contained call, also when it unwinds.
struct Inside;

impl Drop for Inside {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

/// Runs `work` and returns its result; none if it panicked. After a panic, everything it owned is dropped, and nothing
/// it shared is used again.
pub fn contain<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get().saturating_add(1));
    let _inside = Inside;
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Whether this thread is inside a contained call now. The panic hook asks this and then stays silent.
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
