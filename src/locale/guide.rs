//! The guide: two pages of text in each language. A key stands in it as `{context.action}`.

use super::Lang;

impl Lang {
    /// The guide for auditors and the office, with the places of its keys left open.
    #[must_use]
    pub const fn guide(self) -> &'static str {
        match self {
            Self::Fr => include_str!("guide-fr.txt"),
            Self::En => include_str!("guide-en.txt"),
        }
    }
}
