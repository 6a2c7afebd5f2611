//! The errors of pictures and cameras: which one failed, at what, and why.

use crate::job::{LensTrouble, StillFault};
use std::path::PathBuf;

/// Why nothing could be read from a picture, a folder or a camera.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// A picture could not be read.
    #[error("cannot read the picture {}: {}", path.display(), cause(fault))]
    Still {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        fault: StillFault,
    },
    /// A folder of pictures could not be listed.
    #[error("cannot list the folder {}: {}", path.display(), cause(fault))]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// What is wrong with it.
        fault: StillFault,
    },
    /// There is no camera, or the chosen one is not there.
    #[error("no such camera")]
    NoCamera,
    /// Another program uses the camera.
    #[error("the camera {name} is in use")]
    Busy {
        /// Which camera.
        name: String,
    },
    /// The user is not allowed to open the camera.
    #[error("no permission for the camera {name}")]
    NoPermission {
        /// Which camera.
        name: String,
    },
    /// The camera was disconnected.
    #[error("the camera {name} was unplugged")]
    Unplugged {
        /// Which camera.
        name: String,
    },
    /// The camera was opened but gives no frames.
    #[error("the camera {name} gives no frames")]
    Stalled {
        /// Which camera.
        name: String,
    },
    /// The camera offers no format that this program can read.
    #[error("the camera {name} offers no format that is read")]
    NoFormat {
        /// Which camera.
        name: String,
    },
    /// Any other failure that the driver reports.
    #[error("the camera {name} failed: {detail}")]
    Failed {
        /// Which camera.
        name: String,
        /// The driver's message.
        detail: String,
    },
}

/// A fault in a few English words, for logs.
fn cause(fault: &StillFault) -> &str {
    match fault {
        StillFault::Missing => "not there",
        StillFault::NoPermission => "no permission",
        StillFault::NotAPicture => "not a picture that is read",
        StillFault::TooLarge => "too large",
        StillFault::Damaged(detail) | StillFault::Io(detail) => detail,
    }
}

impl CameraError {
    /// The same failure as data, for the screens.
    #[must_use]
    pub fn trouble(&self) -> LensTrouble {
        match self {
            Self::Still { path, fault } | Self::Folder { path, fault } => {
                LensTrouble::Unreadable { path: path.clone(), fault: fault.clone() }
            }
            Self::NoCamera => LensTrouble::NoCamera,
            Self::Busy { .. } => LensTrouble::Busy,
            Self::NoPermission { .. } => LensTrouble::NoPermission,
            Self::Unplugged { .. } => LensTrouble::Unplugged,
            Self::Stalled { .. } => LensTrouble::Stalled,
            Self::NoFormat { .. } => LensTrouble::NoFormat,
            Self::Failed { detail, .. } => LensTrouble::Failed(detail.clone()),
        }
    }
}
