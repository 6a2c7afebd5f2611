//! Failures, as keys for which every language has words.

use std::path::PathBuf;

/// The kind of a failure. It decides the heading and the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// What was typed or given cannot be carried out.
    User,
    /// A setting is wrong.
    Settings,
    /// Something outside refused: a file, a disk, a camera.
    Outside,
    /// An error in Récol itself.
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
    /// Reading the clock.
    TellTime,
    /// Checking the journal.
    Verify,
    /// Checking a paper, sealed or not.
    VerifyPaper,
    /// Importing a file.
    Import,
    /// Pulling the inventory from a server.
    Pull,
    /// Giving back to a server what was decided and read.
    Push,
    /// Exporting a file.
    Export,
    /// Reading an image.
    ReadImage,
    /// Using the camera.
    UseCamera,
    /// Opening a campaign or a visit.
    OpenCampaign,
    /// Going into a college or a room.
    OpenVisit,
    /// Drawing on the terminal.
    UseTerminal,
    /// Reading the settings.
    ReadSettings,
    /// Reading standard input.
    ReadInput,
    /// Writing to standard output.
    WriteOutput,
    /// Creating a hub, or changing something of it.
    UseHub,
    /// Synchronising the store with its hub.
    Sync,
    /// Erasing what is no longer needed.
    Purge,
    /// Making labels, or new tags.
    Label,
    /// Showing a file or a folder with another program.
    Show,
}

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing, except to report it.
    Report,
    /// The file was written by a newer Récol: install that one.
    NewerRecol,
    /// It is not a Récol file: name another with `--data-dir`.
    NotOurFile,
    /// The creation of the store was not finished: an import finishes it.
    FinishStore,
    /// A part of the store is missing: put it back beside the rest.
    PutBack,
    /// It is a file of the store itself: name another.
    StoreItself,
    /// The file is damaged: restore a backup, or start again in another folder.
    DamagedFile,
    /// No permission to write there: choose another folder or ask for permission.
    NoPermission,
    /// The disk is full: make room; nothing recorded is lost.
    DiskFull,
    /// The disk refuses to write: a quota is used up, or the disk is failing. Nothing recorded is lost.
    DiskRefuses,
    /// Another program has locked it: close that program and try again.
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
    /// Récol stores or reads that file itself: name another for the output.
    NotOver,
    /// Something else has that name: name another file, or use `--force`.
    ForceOver,
    /// It is a device, a pipe or a socket: name a regular file.
    RegularFile,
    /// It is larger than any such file can be: name another.
    TooLarge,
    /// It is a file where a folder should be: name another.
    NotAFolder,
    /// There is no campaign with that name: see `recol campaign list`.
    NoSuchCampaign,
    /// Import an inventory first.
    ImportFirst,
    /// Another import was stored meanwhile: import once more.
    ImportAgain,
    /// So many records are not removed without their number.
    ConfirmRemoval,
    /// Open a campaign first.
    CampaignFirst,
    /// The campaign is closed: reopen it first.
    CampaignClosed,
    /// The visit is closed: reopen it first.
    VisitClosed,
    /// The last day is before the first.
    CheckDates,
    /// Every device is looked for here: there is no sample.
    NoSample,
    /// Check the UAI.
    CheckUai,
    /// The college is not in the inventory.
    UnknownCollege,
    /// No college of the inventory is in that commune.
    UnknownCommune,
    /// The college has no such room.
    UnknownRoom,
    /// The store has no such revision of the inventory.
    UnknownRevision,
    /// Neither the inventory nor a read has this tag.
    UnknownTag,
    /// The device has no discrepancy that admits this decision.
    NothingToDecide,
    /// The decision needs evidence.
    GiveEvidence,
    /// A part is missing, and the condition says something else: leave it out, or say incomplete.
    Incomplete,
    /// Nothing says where the note is made: name the college.
    NameCollege,
    /// A note says something.
    EmptyNote,
    /// No device of this programme is in a college of the inventory.
    UnknownProgramme,
    /// Check the columns of the file.
    CheckColumns,
    /// The passphrase is missing, or does not open the file: give it on a terminal, by a file or in the environment.
    GivePassphrase,
    /// The passphrase can be guessed: choose a longer one.
    LongerPassphrase,
    /// Nobody here can open the file: have it sent again, sealed to a passphrase.
    SealAgain,
    /// The name of the file says that it is sealed: seal it, or name it otherwise.
    SealOrRename,
    /// Save the table as a plain workbook or as CSV.
    SaveAsTable,
    /// Check the line of the file with the mapping.
    CheckMapping,
    /// Check the image: format, size.
    CheckImage,
    /// A path that was given as a photograph is that of no picture that can be read: correct it, or give a reference in words.
    NameAPicture,
    /// The file of a photograph is damaged: remove it, and the next sync brings it again if the hub has it.
    DamagedPhotograph,
    /// The photograph is not on disk: take it again.
    TakeAgain,
    /// There is no camera: connect one, or continue by scanner and typing.
    NoCamera,
    /// It works only in a terminal: use a subcommand.
    NoTerminal,
    /// The terminal shows escape sequences as they are: use another, or a subcommand.
    PlainTerminal,
    /// See `--help`.
    SeeHelp,
    /// The key file is not used: correct its line. Until then the built-in keys are in use.
    CheckKeys,
    /// The settings file is not used: correct the place.
    CheckConfig,
    /// The journal was altered outside Récol: keep the file and call the office.
    CallOffice,
    /// The journal was altered outside Récol: an export needs an explicit confirmation.
    BrokenChain,
    /// It is not a file of heads, or it was altered.
    CheckHeads,
    /// The campaign was purged: its conclusions are in the exports made of it.
    Purged,
    /// Earlier revisions of the inventory were purged: a later one contains their rows.
    Gathered,
    /// The campaign is not closed: close it first.
    CloseFirst,
    /// There is no hub there: connect the stick, check the folder, or create one.
    NoHub,
    /// No hub is known: name one.
    NameHub,
    /// There is a hub already.
    HubExists,
    /// The address of a server has another form.
    HubAddress,
    /// The server cannot be reached: try again when there is a network. Nothing is lost.
    HubUnreachable,
    /// The server does not prove that it is the right one: its certificate is wrong, or it offers no TLS.
    HubTls,
    /// An address holds a password: it is given in another way, and the address without it.
    PasswordInAddress,
    /// The password of the role is missing or wrong.
    HubPassword,
    /// The role has no permission there: the office grants it.
    HubRole,
    /// The office's role has no permission for that: the role that made the hub has.
    HubOwner,
    /// The roles, rights or policies of the hub are missing: the role that owns it makes them anew.
    HubRepair,
    /// There is no keyring here: store the password in a file or the environment.
    NoKeyring,
    /// An open campaign needs an earlier revision of the inventory.
    CampaignNeeds,
    /// The hub does not have that revision.
    NoSuchRevision,
    /// A role that already exists keeps its password.
    KeepPassword,
    /// The name of a role must be plain.
    NameRole,
    /// The server's disk is full: the office makes room; nothing is lost.
    HubFull,
    /// Something in the hub is damaged: the office repairs it.
    DamagedHub,
    /// Something in the hub is never followed: a link, a pipe, a device.
    StrangeHub,
    /// Another copy of this store is also written to: continue in new series.
    StationCloned,
    /// An older copy of this store was restored: continue in new series.
    StationRestored,
    /// The office was restored, or a copy of it writes too: it goes on under its key.
    OfficeRejoins,
    /// The office takes no new key by itself: it goes on under its own, or its recovery key attests another.
    OfficeRenews,
    /// The recovery key is not the one that the office named last, or it named none.
    RecoveryKey,
    /// An older copy of the hub was restored: the office must mark the hub as restored.
    HubRestored,
    /// The hub has another inventory than the one received before: ask the office.
    OtherInventory,
    /// The hub does not have all of the inventory yet: wait until it has arrived there.
    AwaitInventory,
    /// The office has to accept this station first.
    AcceptStation,
    /// The hub there is not the one to which this store belongs.
    WrongHub,
    /// This store has an inventory of its own, which cannot be merged with the hub's: use a new data folder.
    OwnInventory,
    /// The office that answers there is not the one that was accepted before.
    OtherOffice,
    /// Only the office may do that.
    OfficeOnly,
    /// Set the clock.
    SetClock,
    /// The hub is too old for this version: the office makes a new one.
    OlderHub,
    /// No station has that name, or several have it: name its key.
    NameStation,
    /// The address of an inventory server has another form, and no token in it.
    PullAddress,
    /// No server is known: name one.
    PullName,
    /// The inventory server cannot be reached: the same command goes on later.
    PullUnreachable,
    /// The inventory server does not prove that it is the right one.
    PullTls,
    /// The token is missing or wrong.
    PullToken,
    /// The token does not allow to read everything that is asked for.
    PullRight,
    /// The inventory server refers to another address: name that one, if it is right.
    PullElsewhere,
    /// What answers there is not such a server, or one of an unknown version: check the address.
    PullAnswer,
    /// What came is larger than any inventory.
    PullTooMuch,
    /// The list changed each time it was read: pull at a quieter time.
    PullMoving,
    /// There is no keyring here: give the token each time.
    PullKeyring,
    /// The pull was stopped: the same command goes on.
    PullStopped,
    /// What was written there stays: the same command goes on behind it.
    PushAgain,
    /// Give the token of a user who may change and audit devices.
    PushToken,
    /// It was stopped: what was done stays done.
    Stopped,
    /// Name a stock that is known, or its measures.
    LabelStock,
    /// A smaller offset.
    LabelOffset,
    /// A place that the sheet has.
    LabelStart,
    /// A larger label.
    LabelSize,
    /// A sheet in PDF in place of a printer of labels.
    LabelLetters,
    /// The size of the label and the resolution of the printer.
    LabelPrinter,
    /// Outlines are GeoJSON with the names of communes, in degrees.
    CheckOutlines,
    /// The system has no program that shows it.
    OpenByHand,
    /// Fewer labels at once.
    LabelFewer,
    /// Nothing that was asked for has a label.
    LabelNone,
    /// No device of the inventory fits the filter.
    LabelFits,
    /// Nothing was decided that wants a label.
    LabelDecided,
    /// A picture shows one label.
    LabelOne,
    /// It is an own tag with a letter that is wrong.
    LabelMisread,
    /// Where there is a hub, its office gives out new tags.
    AllotAtOffice,
    /// There are as many tags as can be given out at once.
    AllotFewer,
    /// Somebody else gave out tags at the same moment: try again.
    AllotAgain,
}

/// A failure, in the form that the screen and the command line show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its kind.
    pub kind: FailureKind,
    /// What was being done.
    pub doing: Doing,
    /// What it concerns: a file, a tag, a column. Raw; escaped when it is shown.
    pub subject: String,
    /// The cause, in English as the program, the system or a library says it; the words for it are in `locale`. Of a command or a
    /// setting it may be in the language of the user already.
    pub cause: String,
    /// What to do.
    pub hint: Hint,
}

impl Failure {
    /// Creates a failure about a file or folder.
    #[must_use]
    pub fn about_path(kind: FailureKind, doing: Doing, path: impl Into<PathBuf>, cause: impl ToString, hint: Hint) -> Self {
        Self { kind, doing, subject: path.into().display().to_string(), cause: cause.to_string(), hint }
    }

    /// The same with another hint in place of one that does not help here.
    #[must_use]
    pub fn with_hint_for(self, this: Hint, that: Hint) -> Self {
        Self { hint: if self.hint == this { that } else { self.hint }, ..self }
    }
}
