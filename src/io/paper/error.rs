//! Why something could not be put on paper.

/// Why no PDF was made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A bundled face cannot be used.
    #[error("a bundled face cannot be read")]
    Face,
    /// A measure that no page can have: zero, negative, not a number, beyond what PDF allows.
    #[error("no page can have these measures")]
    Measure,
    /// A picture cannot be read a second time, which would be a bug.
    #[error("a picture cannot be read")]
    Picture,
    /// The rules of PDF/A-2a and PDF/UA-1 are not met, or a limit of PDF is exceeded.
    #[error("the PDF does not keep to PDF/A-2a and PDF/UA-1: {0}")]
    Rules(String),
}
