//! What went wrong, in keys that every language has words for.

use std::path::PathBuf;

/// Whose matter a failure is: fixes its heading and the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// What was typed or given cannot be done so.
    User,
    /// A setting is wrong.
    Settings,
    /// The outside refused: a file, a disk, a camera.
    Outside,
    /// Récol itself is wrong.
    Bug,
}

/// What was being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Opening the local store.
    OpenStore,
    /// Reading the inventory or the journal from it.
    ReadStore,
    /// Recording an entry.
    Record,
    /// Telling the time.
    TellTime,
    /// Checking the journal.
    Verify,
    /// Importing a file.
    Import,
    /// Exporting a file.
    Export,
    /// Reading an image.
    ReadImage,
    /// Using the camera.
    UseCamera,
    /// Opening a campaign or a visit.
    OpenCampaign,
    /// Drawing on the terminal.
    UseTerminal,
    /// Reading the settings.
    ReadSettings,
    /// Reading standard input.
    ReadInput,
    /// Writing to standard output.
    WriteOutput,
    /// Making a hub, or setting something of it.
    UseHub,
    /// Bringing the store and its hub to agree.
    Sync,
    /// Erasing what is no longer needed.
    Purge,
}

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing but to report it.
    Report,
    /// The file was written by a newer Récol: install that one.
    NewerRecol,
    /// It is not a Récol file: name another with `--data-dir`.
    NotOurFile,
    /// The store was begun and never finished: an import finishes it.
    FinishStore,
    /// Part of the store is gone: put it back beside what is there.
    PutBack,
    /// It is a file of the store itself: name another.
    StoreItself,
    /// The file is damaged: restore a backup, or start anew elsewhere.
    DamagedFile,
    /// No right to write there: choose another folder or ask for the right.
    NoPermission,
    /// The disk is full: make room; nothing recorded is lost.
    DiskFull,
    /// The disk refuses: a quota is used up, or the disk is failing. Nothing recorded is lost.
    DiskRefuses,
    /// Another program keeps it locked: close it and try again.
    Locked,
    /// There is no such file or folder.
    NoSuchFile,
    /// It is a folder: name a file in it.
    NameAFile,
    /// Windows keeps the name for a device: name the file otherwise.
    ReservedName,
    /// What was written to does not take it: name a file.
    OutputRefused,
    /// It is no text in an encoding that is known: save it as UTF-8.
    SaveAsText,
    /// Récol keeps or reads that file itself: name another for the output.
    NotOver,
    /// Something else has that name: name another file, or say `--force`.
    ForceOver,
    /// It is a device, a pipe, a socket: name a regular file.
    RegularFile,
    /// It is larger than any such file: name another.
    TooLarge,
    /// It is a file where a folder should be: name another.
    NotAFolder,
    /// No campaign of that name here: see `recol campaign list`.
    NoSuchCampaign,
    /// Import an inventory first.
    ImportFirst,
    /// Another import came in between: import once more.
    ImportAgain,
    /// Open a campaign first.
    CampaignFirst,
    /// The campaign is closed: reopen it first.
    CampaignClosed,
    /// The visit is closed: reopen it first.
    VisitClosed,
    /// The last day lies before the first.
    CheckDates,
    /// Every device is looked for here: there is no sample.
    NoSample,
    /// Check the UAI.
    CheckUai,
    /// The college is not in the inventory.
    UnknownCollege,
    /// No device of this programme is in a college of the inventory.
    UnknownProgramme,
    /// Check the columns of the file.
    CheckColumns,
    /// Check the image: format, size.
    CheckImage,
    /// No camera: plug one in, or go on by scanner and typing.
    NoCamera,
    /// It works only in a terminal: use a subcommand.
    NoTerminal,
    /// The terminal shows escape sequences as they are: use another, or a subcommand.
    PlainTerminal,
    /// See `--help`.
    SeeHelp,
    /// The file of keys is not followed: mend its line; until then the built-in keys hold.
    CheckKeys,
    /// The file of settings is not followed: mend the place.
    CheckConfig,
    /// The journal was altered outside Récol: keep the file, call the office.
    CallOffice,
    /// The journal was altered outside Récol: an export says so, or is not made.
    BrokenChain,
    /// It is no file of heads, or one that was altered.
    CheckHeads,
    /// The campaign was purged: what it concluded is in the exports that were made of it.
    Purged,
    /// Earlier revisions of the inventory were purged: a later one tells what they told.
    Gathered,
    /// The campaign goes on: close it first.
    CloseFirst,
    /// There is no hub there: plug the stick in, check the folder, or make one.
    NoHub,
    /// No hub is known: name one.
    NameHub,
    /// There is a hub already.
    HubExists,
    /// An address of a server has another form.
    HubAddress,
    /// The server is not there: try again where there is a network; nothing is lost.
    HubUnreachable,
    /// The server does not show that it is the one meant: its certificate, or TLS at all.
    HubTls,
    /// The password of the role is missing or another one.
    HubPassword,
    /// The role has no right there: the office gives it.
    HubRole,
    /// There is no keyring here: the password goes into a file or the environment.
    NoKeyring,
    /// An open campaign needs an earlier revision of the inventory.
    CampaignNeeds,
    /// The hub does not tell that revision.
    NoSuchRevision,
    /// A role that exists keeps its password.
    KeepPassword,
    /// A role has a plain name.
    NameRole,
    /// The server's disk is full: the office makes room; nothing is lost.
    HubFull,
    /// Something of the hub is damaged: the office puts it right.
    DamagedHub,
    /// Something stands in the hub that is followed by nobody: a link, a pipe, a device.
    StrangeHub,
    /// Another copy of this store writes on: go on in new series.
    StationCloned,
    /// An older copy of this store was put back: go on in new series.
    StationRestored,
    /// An older copy of the hub was put back: the office says so to it.
    HubRestored,
    /// The hub tells another inventory than the one received: ask the office.
    OtherInventory,
    /// The office has to accept this station first.
    AcceptStation,
    /// Another hub stands there than the one this store belongs to.
    WrongHub,
    /// The hub's inventory cannot be joined to an own one: take a fresh data folder.
    OwnInventory,
    /// Another office than the one that was agreed on answers there.
    OtherOffice,
    /// Only the office may do that.
    OfficeOnly,
    /// Set the clock.
    SetClock,
    /// The hub is too old for this version: the office makes a new one.
    OlderHub,
    /// No station is called that, or several are: name its key.
    NameStation,
    /// It was stopped: what was done stands.
    Stopped,
}

/// A failure, as the screen and the command line show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whose matter it is.
    pub kind: FailureKind,
    /// What was being done.
    pub doing: Doing,
    /// To which thing: a file, a tag, a column. Raw; made harmless when it is shown.
    pub subject: String,
    /// The cause, in technical words.
    pub cause: String,
    /// What to do.
    pub hint: Hint,
}

impl Failure {
    /// A failure about a file or folder.
    #[must_use]
    pub fn about_path(kind: FailureKind, doing: Doing, path: impl Into<PathBuf>, cause: impl ToString, hint: Hint) -> Self {
        Self { kind, doing, subject: path.into().display().to_string(), cause: cause.to_string(), hint }
    }
}
