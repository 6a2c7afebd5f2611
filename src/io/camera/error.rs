//! What goes wrong with pictures and cameras: which one, doing what, why.

use crate::job::{LensTrouble, StillFault};
use std::path::PathBuf;

/// Why a picture, a folder or a camera gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// A picture could not be read.
    #[error("cannot read the picture {}: {}", path.display(), cause(fault))]
    Still {
        /// Which file.
        path: PathBuf,
        /// What about it.
        fault: StillFault,
    },
    /// A folder of pictures could not be listed.
    #[error("cannot list the folder {}: {}", path.display(), cause(fault))]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// What about it.
        fault: StillFault,
    },
    /// There is no camera, or not the one chosen.
    #[error("no such camera")]
    NoCamera,
    /// Another program uses it.
    #[error("the camera {name} is in use")]
    Busy {
        /// Which camera.
        name: String,
    },
    /// The user may not open it.
    #[error("no permission for the camera {name}")]
    NoPermission {
        /// Which camera.
        name: String,
    },
    /// It went away.
    #[error("the camera {name} was unplugged")]
    Unplugged {
        /// Which camera.
        name: String,
    },
    /// It was opened and gives no frames.
    #[error("the camera {name} gives no frames")]
    Stalled {
        /// Which camera.
        name: String,
    },
    /// It offers nothing that can be read.
    #[error("the camera {name} offers no format that is read")]
    NoFormat {
        /// Which camera.
        name: String,
    },
    /// Anything else that the driver says.
    #[error("the camera {name} failed: {detail}")]
    Failed {
        /// Which camera.
        name: String,
        /// The driver's words.
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
    /// The same as data for the screens.
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

/// What a failure of the file system means for a picture.
pub(super) fn io_fault(error: &std::io::Error) -> StillFault {
    match error.kind() {
        std::io::ErrorKind::NotFound => StillFault::Missing,
        std::io::ErrorKind::PermissionDenied => StillFault::NoPermission,
        _ => StillFault::Io(error.to_string()),
    }
}
