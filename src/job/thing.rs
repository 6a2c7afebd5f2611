//! What a name in a file system may refer to.

/// A kind of thing to which a name may refer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link to something else, or a mount point of it.
    Link,
    /// A pipe, which may never end.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

impl Thing {
    /// Its plain name, for technical messages.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::File => "a file",
            Self::Folder => "a folder",
            Self::Link => "a link",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
        }
    }
}
