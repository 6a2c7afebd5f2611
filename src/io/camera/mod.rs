//! Cameras: stills, folders of stills, drawn frames and webcams, behind one lens.
//!
//! ```text
//! webcam ──► camera thread ──► desk (newest frame only) ─┐
//! stills, folders, scenes ───────────────────────────────┴─► lens thread ──► vision ──► LensEvent
//! ```

mod capture;
mod colour;
mod desk;
mod error;
mod eye;
mod folder;
mod format;
mod hresult;
mod lens;
#[cfg(target_os = "linux")]
mod nodes;
mod open;
mod options;
mod planes;
mod probe;
mod still;
#[cfg(target_os = "linux")]
mod stream;
#[cfg(test)]
mod tests;
mod watch;
mod webcam;

pub use capture::{Cameras, Capture, Choice, Entry, RawFrame};
pub use colour::Coloured;
pub use error::CameraError;
pub use eye::Sight;
pub use folder::{expand, pictures};
pub use format::Offer;
pub use lens::{Lens, LensSource, Reel};
pub use options::{LensOptions, Tell};
pub use probe::{Measured, Probe, probe, waiting};
pub use still::{Reading, read_still, still};
pub use webcam::Webcams;
