//! Our own search for finder patterns: more tolerant than the decoder's, for faint, small and scratched ones.

mod pattern;
mod rings;
mod scan;
mod threshold;

pub(super) use pattern::Pattern;
pub(super) use rings::rings;
pub(super) use scan::scan;
pub(super) use threshold::{Mono, smooth};
