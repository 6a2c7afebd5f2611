//! The guide: two pages of text in each language. It contains keys in the form `{context.action}`.

use super::Lang;

impl Lang {
    /// The guide for auditors and the office, with its keys not replaced yet.
    #[must_use]
    pub const fn guide(self) -> &'static str {
        match self {
            Self::Fr => include_str!("guide-fr.txt"),
            Self::En => include_str!("guide-en.txt"),
        }
    }
}
