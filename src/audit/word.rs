//! Words that many devices have in common: a model, a programme, an owner.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{
    borrow::Borrow,
    fmt,
    ops::Deref,
    sync::{Arc, LazyLock},
};

/// A word of eight bytes, whose clones share the text. It is worth it for words that are the same in many devices, if those have
/// one from the same [`Pool`](super::inventory::Pool).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "SmolStr", into = "SmolStr")]
pub struct Word(Arc<SmolStr>);

impl Word {
    /// The word as written: raw, not escaped for a screen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Word {
    fn default() -> Self {
        static EMPTY: LazyLock<Word> = LazyLock::new(|| Word(Arc::default()));
        EMPTY.clone()
    }
}

impl Borrow<str> for Word {
    fn borrow(&self) -> &str {
        self
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        SmolStr::new(text).into()
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        SmolStr::from(text).into()
    }
}

impl From<SmolStr> for Word {
    fn from(text: SmolStr) -> Self {
        if text.is_empty() { Self::default() } else { Self(Arc::new(text)) }
    }
}

impl From<Word> for SmolStr {
    fn from(word: Word) -> Self {
        (*word.0).clone()
    }
}
