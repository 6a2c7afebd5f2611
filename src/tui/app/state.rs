//! The whole state.

use super::{
    burst::Run, campaigns::Campaigns, dashboard::Dashboard, decide::Settled, dialog::Dialog, findings::FindingsList,
    flight::Flight, guide::Guide, hear::Held, lens::LensState, mouse::Mouse, palette::Palette, resume::Told, screen::Screen,
    sync::SyncState, visit::Visit,
};
use crate::{
    audit::{
        ids::{Author, CampaignId, WriterId},
        journal::Fact,
        moment::Moment,
        standing::Standing,
        uai::Uai,
    },
    job::{Failure, Job, Ticket},
    locale::Lang,
    tui::{
        chart::Chart,
        keys::{Action, Context, Keymap},
        theme::Theme,
    },
};
use jiff::civil::Date;
use smol_str::SmolStr;
use std::time::Duration;

/// What the screen is started with.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The campaign's conclusions; `None` while there is no inventory or no campaign.
    pub standing: Option<Standing>,
    /// The campaign worked on; `None` while there is none.
    pub campaign: Option<CampaignId>,
    /// Whether there are campaigns to choose from, and none is worked on.
    pub choose: bool,
    /// The series that this station writes; `None` while there is none.
    pub writer: Option<WriterId>,
    /// Who writes.
    pub author: Author,
    /// The station's name.
    pub station: SmolStr,
    /// Whether the inventory is the invented one of the demonstration.
    pub demo: bool,
    /// The language.
    pub lang: Lang,
    /// Colours and signs.
    pub theme: Theme,
    /// Whether there is a camera, or another source of pictures.
    pub has_camera: bool,
    /// The keys.
    pub keys: Keymap,
    /// Where the hub is, and how many own entries it does not have yet; the moment of the last sync.
    pub hub: Option<(String, u64, Option<Moment>)>,
    /// What went wrong before the screen was there, and is to be said on it.
    pub trouble: Option<Failure>,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something is to be known.
    Known,
    /// Something went wrong.
    Wrong,
}

/// The message line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// In words, harmless to show.
    pub text: String,
    /// When it was said.
    pub since: Duration,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct App {
    pub(in crate::tui) lang: Lang,
    pub(in crate::tui) theme: Theme,
    pub(in crate::tui) keys: Keymap,
    pub(in crate::tui) demo: bool,
    pub(in crate::tui) author: Author,
    pub(in crate::tui) station: SmolStr,
    pub(in crate::tui) campaign: Option<CampaignId>,
    pub(in crate::tui) writer: Option<WriterId>,
    pub(in crate::tui) has_camera: bool,
    pub(in crate::tui) standing: Option<Standing>,
    pub(in crate::tui) screen: Screen,
    pub(in crate::tui) campaigns: Campaigns,
    pub(in crate::tui) guide: Guide,
    pub(in crate::tui) dashboard: Dashboard,
    pub(in crate::tui) visit: Option<Visit>,
    pub(in crate::tui) findings: Option<FindingsList>,
    /// The decision that was taken last.
    pub(in crate::tui) settled: Option<Settled>,
    pub(in crate::tui) dialog: Option<Dialog>,
    /// The first line shown of the help, while it is open.
    pub(in crate::tui) help: Option<u16>,
    pub(in crate::tui) palette: Option<Palette>,
    pub(in crate::tui) notice: Option<Notice>,
    pub(in crate::tui) flight: Flight,
    pub(in crate::tui) lens: LensState,
    pub(in crate::tui) sync: SyncState,
    /// Whether another camera was asked for and has not opened yet.
    pub(super) seeks_camera: bool,
    /// When the export was begun that is being written.
    pub(super) exporting: Option<Duration>,
    /// Where the outside knows the auditor to be.
    pub(super) told: Told,
    pub(in crate::tui) mouse: Mouse,
    /// What lies where on the screen, as it was drawn last.
    pub(super) chart: Chart,
    /// Whether the message taken in last may have changed what is drawn.
    pub(super) changed: bool,
    pub(in crate::tui) size: (u16, u16),
    /// The keys that are being pressed: a scanner is told from fingers by them.
    pub(super) run: Run,
    /// What was pressed and waits for the silence after it.
    pub(super) held: Option<Held>,
    /// When a room's name was asked for in one breath with its first letter.
    pub(super) named: Option<Duration>,
    /// The number typed before a key that moves; 0 where none is.
    pub(super) count: usize,
    pub(super) today: Option<Date>,
    /// When the message came that is taken in now.
    pub(in crate::tui) now: (Moment, Duration),
}

impl App {
    /// The screen as it starts: the dashboard.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let mut app = Self {
            lang: setup.lang,
            theme: setup.theme,
            keys: setup.keys,
            demo: setup.demo,
            author: setup.author,
            station: setup.station,
            campaign: setup.campaign,
            writer: setup.writer,
            has_camera: setup.has_camera,
            standing: setup.standing,
            screen: if setup.choose { Screen::Campaigns } else { Screen::default() },
            campaigns: Campaigns::default(),
            guide: Guide::default(),
            dashboard: Dashboard::default(),
            visit: None,
            findings: None,
            settled: None,
            dialog: None,
            help: None,
            palette: None,
            notice: None,
            flight: Flight::default(),
            lens: LensState { on: setup.has_camera, ..LensState::default() },
            sync: SyncState::default(),
            seeks_camera: false,
            exporting: None,
            told: Told::default(),
            mouse: Mouse::default(),
            chart: Chart::default(),
            changed: true,
            size: (80, 24),
            run: Run::default(),
            held: None,
            named: None,
            count: 0,
            today: None,
            now: (Moment::new(0, 0), Duration::ZERO),
        };
        if let Some((hub, waiting, synced)) = setup.hub {
            let good = synced.map(|at| format!("{} {}", app.lang.date(at.date()), at.clock()));
            app.sync = SyncState { hub: Some(hub), waiting, good, ..SyncState::default() };
        }
        app.refresh_all();
        if let Some(failure) = &setup.trouble {
            app.say_failure(Duration::ZERO, failure);
        }
        app
    }

    /// The campaign's conclusions, as the screen knows them now.
    #[must_use]
    pub const fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    /// Whether the message taken in last may have changed what is drawn: most ticks change nothing.
    #[must_use]
    pub const fn has_changed(&self) -> bool {
        self.changed
    }

    /// Takes in what lies where on the screen, as it was drawn: what is clicked at is looked up there.
    pub fn charted(&mut self, chart: Chart) {
        self.chart = chart;
    }

    /// Whether the camera should be open: on a visit, unless it was switched off. `update` asks for it by jobs; a shell
    /// that restarts its lens thread can ask here.
    #[must_use]
    pub const fn wants_lens(&self) -> bool {
        matches!(self.screen, Screen::Visit) && self.lens.on && self.has_camera
    }

    /// What was asked to be recorded and is not on disk yet.
    #[must_use]
    pub const fn flight(&self) -> &Flight {
        &self.flight
    }

    /// Whether there is a campaign to work on: an inventory and an opened campaign.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.ledger().campaign().is_some())
    }

    /// Whether the campaign is over: nothing is read in it any more.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.ledger().is_closed())
    }

    /// Whether an action can do anything yet: without a campaign there is nothing that most keys could do.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        let ready =
            self.is_ready() || matches!(self.context(), Context::Campaigns | Context::Form | Context::Guide | Context::Prompt);
        let offered = action == Action::Campaigns && self.standing.is_some();
        let hub = matches!(self.context(), Context::Sync | Context::Prompt) || action == Action::Sync;
        ready || offered || hub || matches!(action, Action::Help | Action::Palette | Action::Back | Action::Quit)
    }

    /// Where keys are pressed now.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.help.is_some() {
            return Context::Reading;
        }
        if self.palette.is_some() {
            return Context::Palette;
        }
        self.below()
    }

    /// Where keys are pressed once help and palette are closed.
    #[must_use]
    pub fn below(&self) -> Context {
        match (&self.dialog, self.screen) {
            (Some(dialog), _) => dialog.context(),
            (None, Screen::Dashboard) if !self.is_ready() => Context::Guide,
            (None, Screen::Dashboard) => Context::Dashboard,
            (None, Screen::Campaigns) => Context::Campaigns,
            (None, Screen::Visit) => Context::Visit,
            (None, Screen::Findings) => Context::Findings,
        }
    }

    /// How many lines a page has.
    pub(super) fn page(&self) -> usize {
        usize::from(self.size.1.saturating_sub(10).max(3))
    }

    pub(super) fn say(&mut self, since: Duration, tone: Tone, text: String) {
        self.notice = Some(Notice { tone, text, since });
    }

    pub(super) fn say_failure(&mut self, since: Duration, failure: &Failure) {
        let words = crate::locale::say_failure(self.lang, failure);
        self.say(since, Tone::Wrong, format!("{} – {} → {}", words.heading, words.sentence, words.hint));
    }

    /// Asks for facts to be recorded.
    pub(super) fn append(&mut self, facts: Vec<Fact>, jobs: &mut Vec<Job>) -> Ticket {
        let (at, since) = self.now;
        let (ticket, job) = self.flight.send(at, facts);
        match job {
            Ok(job) => jobs.push(job),
            Err(failure) => self.say_failure(since, &failure),
        }
        ticket
    }

    /// Everything that is derived from the standing, anew.
    pub(super) fn refresh_all(&mut self) {
        let Some(standing) = &self.standing else { return };
        self.dashboard.refresh_all(standing, &self.campaigns.missing_before);
        if let (Some(findings), Screen::Findings) = (&mut self.findings, self.screen) {
            findings.refresh(standing);
        }
        self.refresh_lists();
    }

    /// What is derived from the findings of these colleges.
    pub(super) fn refresh(&mut self, colleges: &[Uai]) {
        let Some(standing) = &self.standing else { return };
        for college in colleges {
            self.dashboard.refresh(standing, &self.campaigns.missing_before, *college);
        }
        if let (Some(findings), Screen::Findings) = (&mut self.findings, self.screen) {
            findings.refresh_of(standing, colleges);
        }
        self.refresh_lists();
    }

    fn refresh_lists(&mut self) {
        let Some(standing) = &self.standing else { return };
        self.dashboard.arrange(standing.inventory());
        if let Some(visit) = &mut self.visit {
            visit.refresh(standing);
        }
        if let (Some(Dialog::Ticks(ticks)), Some(visit)) = (&mut self.dialog, &self.visit) {
            ticks.refresh(standing, visit);
        }
    }
}
