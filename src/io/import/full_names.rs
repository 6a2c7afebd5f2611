//! What only the office keeps.

/// Whether the data that only the office may keep is kept: full names of programmes, which can reveal a disability or a
/// child under protection, and references to holders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FullNames {
    /// It is dropped, and the outcome reports it.
    #[default]
    Dropped,
    /// It is kept: at the office, on purpose.
    Kept,
}
