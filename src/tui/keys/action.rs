//! The actions of keys.

use crate::locale::Named;

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)*) => {
        /// An action of a key. Each has a short word for the footer and a sentence for the help.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $variant,)* }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The key of its sentence.
            #[must_use]
            pub const fn help_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($key, "-help"),)* }
            }
        }

        impl Named for Action {
            fn key(&self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

actions! {
    /// Show the keys.
    Help = "action-help",
    /// Leave the program.
    Quit = "action-quit",
    /// Close what is open, or go back a screen.
    Back = "action-back",
    /// One line up.
    Up = "action-up",
    /// One line down.
    Down = "action-down",
    /// One page up.
    PageUp = "action-page-up",
    /// One page down.
    PageDown = "action-page-down",
    /// On the map, to the college in the west.
    Left = "action-left",
    /// On the map, to the college in the east.
    Right = "action-right",
    /// Go to the map, or back to the list.
    Map = "action-map",
    /// Change what the shades of the map tell.
    Shade = "action-shade",
    /// The first line.
    First = "action-first",
    /// The last line.
    Last = "action-last",
    /// Go to the visit of a college.
    Visit = "action-visit",
    /// Show the campaigns.
    Campaigns = "action-campaigns",
    /// Make the chosen campaign the current one.
    EnterCampaign = "action-enter-campaign",
    /// Change to the next sort order of the colleges.
    Sort = "action-sort",
    /// Show the sample of the college.
    Sample = "action-sample",
    /// Change to a full count.
    GoFull = "action-go-full",
    /// Create a campaign.
    NewCampaign = "action-new-campaign",
    /// The previous field.
    PreviousChoice = "action-previous-choice",
    /// Close or reopen the campaign.
    TurnCampaign = "action-turn-campaign",
    /// Filter the list.
    Filter = "action-filter",
    /// Show the programmes.
    Programmes = "action-programmes",
    /// Show the burn-down of the campaign.
    Burndown = "action-burndown",
    /// Show the findings of the campaign.
    Findings = "action-findings",
    /// Show the findings of this college.
    CollegeFindings = "action-college-findings",
    /// Submit what was typed; with nothing typed, take the chosen room.
    Submit = "action-submit",
    /// Submit what was typed.
    SubmitTab = "action-submit-tab",
    /// Open a room by name.
    NewRoom = "action-new-room",
    /// Close the room, or the chosen one.
    CloseRoom = "action-close-room",
    /// Close or reopen the visit.
    CloseVisit = "action-close-visit",
    /// Switch the camera on or off.
    Lens = "action-lens",
    /// Change to the next camera.
    NextCamera = "action-next-camera",
    /// Record a device without a readable label.
    Unlabelled = "action-unlabelled",
    /// The next input is a serial, read in place of a tag.
    SerialOnly = "action-serial-only",
    /// The next input is the serial of the device read last.
    SerialOfLast = "action-serial-of-last",
    /// Tick devices off the list of expected devices.
    TickList = "action-tick-list",
    /// Note the condition of a device.
    Note = "action-note",
    /// Take a photograph for the note.
    Photograph = "action-photograph",
    /// Open the photograph of a finding with the system's program.
    OpenPhotograph = "action-open-photograph",
    /// Retract the last entry.
    Undo = "action-undo",
    /// Restore what was undone last.
    Redo = "action-redo",
    /// Try to record again what was not recorded.
    Retry = "action-retry",
    /// Show all findings, or only discrepancies.
    ToggleAll = "action-toggle-all",
    /// Show only undecided findings, or all.
    ToggleUndecided = "action-toggle-undecided",
    /// The next finding code.
    NextCode = "action-next-code",
    /// The previous finding code.
    PreviousCode = "action-previous-code",
    /// Change the grouping of the findings.
    Regroup = "action-regroup",
    /// Go to the next undecided finding.
    NextOpen = "action-next-open",
    /// Go to the undecided finding before.
    PreviousOpen = "action-previous-open",
    /// Show how far the reconciliation is.
    Balance = "action-balance",
    /// Make the report in PDF.
    Report = "action-report",
    /// Decide about a finding, or about the marked ones.
    Decide = "action-decide",
    /// Sort the findings by the next column.
    SortColumn = "action-sort-column",
    /// Reverse the order of the findings.
    ReverseSort = "action-reverse-sort",
    /// Show or hide the detail of the chosen finding.
    Pane = "action-pane",
    /// Copy tags to the clipboard of the terminal.
    CopyTag = "action-copy-tag",
    /// Copy rows to the clipboard of the terminal.
    CopyRow = "action-copy-row",
    /// Open the folder of the file that was written last.
    OpenFolder = "action-open-folder",
    /// Show everything known about a finding.
    Detail = "action-detail",
    /// Choose a decision, or the line of a menu, by its number.
    Number = "action-number",
    /// Give the cause before a decision is made.
    Cause = "action-cause",
    /// Repeat the last decision.
    DecideAgain = "action-decide-again",
    /// Mark or unmark a finding.
    Mark = "action-mark",
    /// Mark every shown finding of the chosen kind, or none.
    MarkAlike = "action-mark-alike",
    /// Mark every shown finding, or none.
    MarkAll = "action-mark-all",
    /// Export the list.
    Export = "action-export",
    /// Print labels.
    Labels = "action-labels",
    /// Confirm.
    Confirm = "action-confirm",
    /// Choose, or tick.
    Choose = "action-choose",
    /// The next choice.
    NextChoice = "action-next-choice",
    /// Show the syncs with the hub.
    Sync = "action-sync",
    /// Sync now.
    SyncNow = "action-sync-now",
    /// Stop the running sync.
    StopSync = "action-stop-sync",
    /// Name the hub.
    NameHub = "action-name-hub",
    /// Import a file, or look at the revisions.
    Import = "action-import",
    /// Complete the path of a file.
    Complete = "action-complete",
    /// Go on to the next step.
    Continue = "action-continue",
    /// The file is the whole table, or only changes.
    WholeTable = "action-whole-table",
    /// Write the rejected rows of a plan to a file.
    Rejects = "action-rejects",
    /// Show the office: stations, revisions, what is set aside, the hub.
    Office = "action-office",
    /// The next part of the office.
    NextPart = "action-next-part",
    /// The part of the office before.
    PreviousPart = "action-previous-part",
    /// Accept a station, for all colleges or for some.
    AcceptStation = "action-accept-station",
    /// Turn a station away.
    RefuseStation = "action-refuse-station",
    /// Compare two revisions.
    Compare = "action-compare",
    /// Move the campaign to another revision.
    MoveCampaign = "action-move-campaign",
    /// Show every message so far.
    Messages = "action-messages",
    /// Find anything: a device, a room, a college.
    Find = "action-find",
    /// Find an action by its words.
    Palette = "action-palette",
}

impl Action {
    /// Whether it records something, leaves the program, enters another campaign or goes on with an import. Only a person may request it, by a
    /// key pressed alone.
    #[must_use]
    pub const fn is_weighty(self) -> bool {
        use Action::{
            Choose, CloseRoom, CloseVisit, Confirm, Continue, DecideAgain, EnterCampaign, Quit, Redo, Retry, Submit, SyncNow,
            TurnCampaign, Undo, WholeTable,
        };
        matches!(
            self,
            Quit | Confirm
                | Choose
                | Submit
                | Undo
                | Redo
                | Retry
                | DecideAgain
                | EnterCampaign
                | TurnCampaign
                | SyncNow
                | Continue
                | WholeTable
                | CloseRoom
                | CloseVisit
        )
    }

    /// Whether it waits until it is certain that no other key follows immediately. These are the actions that record or
    /// leave, and those that would lead a scan to a place where it is taken for a read.
    #[must_use]
    pub const fn waits(self) -> bool {
        self.is_weighty()
            || matches!(
                self,
                Self::Visit
                    | Self::Decide
                    | Self::Number
                    | Self::Import
                    | Self::Back
                    | Self::CopyTag
                    | Self::CopyRow
                    | Self::OpenFolder
            )
    }
}
