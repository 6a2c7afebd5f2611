//! The whole state: its parts, and the questions that concern several of them.

use super::flight::Flight;
use super::{
    desk::Desk,
    dialog::{Dialog, Menu},
    drawn::Drawn,
    importing::Stage,
    keyboard::Keyboard,
    notice::{Messages, Notice, Tone},
    outside::Outside,
    over::Over,
    screen::Screen,
    screens::Screens,
    setup::Setup,
    work::Work,
};
use crate::{
    audit::{ids::Revision, inventory::Inventory, journal::Fact, moment::Moment, standing::Standing, uai::Uai},
    job::{Failure, Job, Stamp, Ticket},
    locale::say_failure,
    tui::{
        chart::Chart,
        keys::{Action, Context},
    },
};
use std::time::Duration;

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct App {
    pub(in crate::tui) desk: Desk,
    pub(in crate::tui) work: Work,
    pub(in crate::tui) screens: Screens,
    pub(in crate::tui) over: Over,
    pub(in crate::tui) notice: Option<Notice>,
    /// Every message so far.
    pub(in crate::tui) messages: Messages,
    pub(in crate::tui::app) keyboard: Keyboard,
    pub(in crate::tui) outside: Outside,
    pub(in crate::tui) drawn: Drawn,
    /// The time of the message that is handled now.
    pub(in crate::tui) now: Stamp,
}

impl App {
    /// The screen as it starts: the dashboard.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let Setup { standing, campaign, choose, writer, author, station, demo, lang, theme, has_camera, keys, hub, trouble } =
            setup;
        let mut app = Self {
            outside: Outside::new(has_camera, hub, lang),
            desk: Desk { lang, theme, keys, demo, author, station, has_camera },
            work: Work { campaign, writer, standing, today: None, finder: None },
            screens: Screens { current: if choose { Screen::Campaigns } else { Screen::default() }, ..Screens::default() },
            over: Over::default(),
            notice: None,
            messages: Messages::default(),
            keyboard: Keyboard::default(),
            drawn: Drawn::default(),
            now: Stamp { moment: Moment::new(0, 0), since: Duration::ZERO },
        };
        app.refresh_all();
        if let Some(failure) = &trouble {
            app.say_failure(failure);
        }
        app
    }

    /// The campaign's current conclusions on the screen.
    #[must_use]
    pub const fn standing(&self) -> Option<&Standing> {
        self.work.standing.as_ref()
    }

    /// Whether the last message may have changed what is drawn. Most ticks change nothing.
    #[must_use]
    pub const fn has_changed(&self) -> bool {
        self.drawn.changed
    }

    /// Takes the chart of the last drawing. Clicks are looked up there. Whoever scrolled beyond the end of a text is at its end.
    pub fn charted(&mut self, chart: Chart) {
        if let Some(first) = chart.scrolled() {
            self.over.scrolled_to(first);
        }
        self.drawn.chart = chart;
    }

    /// Whether the camera should be open: during a visit, unless it was switched off. `update` requests it by jobs; a
    /// shell that restarts its lens thread can ask here.
    #[must_use]
    pub const fn wants_lens(&self) -> bool {
        matches!(self.screens.current, Screen::Visit) && self.outside.lens.on && self.desk.has_camera
    }

    /// The facts that are not on disk yet.
    #[must_use]
    pub const fn flight(&self) -> &Flight {
        &self.outside.flight
    }

    /// Whether there is a campaign to work on: an inventory and an opened campaign.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.work.is_ready()
    }

    /// Whether the campaign is closed: nothing can be read in it any more.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.work.is_closed()
    }

    /// Whether an action can do anything now. Without a campaign most actions cannot.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        let alone = matches!(
            self.context(),
            Context::Campaigns
                | Context::Form
                | Context::Guide
                | Context::Prompt
                | Context::Revisions
                | Context::Working
                | Context::Mapping
                | Context::Plan
                | Context::Pick
        );
        if action == Action::Cause
            && matches!(&self.over.dialog, Some(Dialog::Menu { menu: Menu::Label | Menu::Room { .. }, .. }))
        {
            return false;
        }
        if let (Action::OpenPhotograph, Some(Dialog::Detail(detail))) = (action, &self.over.dialog) {
            return self.work.standing.as_ref().is_some_and(|standing| standing.photograph(&detail.finding).is_some());
        }
        if action == Action::StopSync && self.outside.sync.running.is_none() {
            return false;
        }
        let ready = self.is_ready() || alone;
        let admits = matches!(action, Action::AcceptStation | Action::RefuseStation);
        let offered_there = self.screens.office.part.offers(action) && !(admits && self.outside.sync.hub.is_none());
        if self.context() == Context::Office && !offered_there {
            return false;
        }
        let offered = action == Action::Campaigns && self.work.standing.is_some();
        let hub = matches!(self.context(), Context::Sync | Context::Prompt) || action == Action::Sync;
        ready || offered || hub || matches!(action, Action::Help | Action::Palette | Action::Back | Action::Quit)
    }

    /// The context of the keys now.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.over.help.is_some() {
            return Context::Reading;
        }
        if self.over.palette.is_some() {
            return Context::Palette;
        }
        self.below()
    }

    /// The context of the keys once help and palette are closed.
    #[must_use]
    pub fn below(&self) -> Context {
        match (&self.over.dialog, self.screens.current) {
            (Some(dialog), _) => dialog.context(),
            (None, Screen::Dashboard) if !self.is_ready() => Context::Guide,
            (None, Screen::Dashboard) => Context::Dashboard,
            (None, Screen::Campaigns) => Context::Campaigns,
            (None, Screen::Import) => match self.screens.importing.stage {
                Stage::Revisions => Context::Revisions,
                Stage::Working(_) => Context::Working,
                Stage::Columns | Stage::Words => Context::Mapping,
                Stage::Plan => Context::Plan,
            },
            (None, Screen::Visit) => Context::Visit,
            (None, Screen::Findings) => Context::Findings,
            (None, Screen::Office) => Context::Office,
        }
    }

    /// The newest known inventory. Until the first survey of the campaigns it is the one at the start.
    #[must_use]
    pub fn office(&self) -> Option<&Inventory> {
        self.screens.campaigns.office.as_deref().or_else(|| self.work.standing.as_ref().map(|standing| &**standing.inventory()))
    }

    /// The revision that the current campaign is held against, and the newest one, if that is newer.
    #[must_use]
    pub fn newer_revision(&self) -> Option<(Revision, Revision)> {
        let held = self.work.standing.as_ref().filter(|_| self.is_ready())?.inventory().revision();
        let newest = self.screens.campaigns.office.as_ref()?.revision();
        (newest > held).then_some((held, newest))
    }

    /// How many lines a page has.
    pub(in crate::tui::app) fn page(&self) -> usize {
        self.drawn.page()
    }

    pub(in crate::tui::app) fn say(&mut self, tone: Tone, text: String) {
        self.messages.keep(self.now.moment, tone, &text);
        self.show(tone, text);
    }

    /// Shows a message that is not worth remembering: how far something is.
    pub(in crate::tui::app) fn show(&mut self, tone: Tone, text: String) {
        self.notice = Some(Notice { tone, text, since: self.now.since });
    }

    pub(in crate::tui::app) fn say_failure(&mut self, failure: &Failure) {
        let words = say_failure(self.desk.lang, failure);
        self.say(Tone::Wrong, format!("{} – {} → {}", words.heading, words.sentence, words.hint));
    }

    /// Requests that facts are recorded.
    pub(in crate::tui::app) fn append(&mut self, facts: Vec<Fact>, jobs: &mut Vec<Job>) -> Ticket {
        let (ticket, job) = self.outside.flight.send(self.now.moment, facts);
        match job {
            Ok(job) => jobs.push(job),
            Err(failure) => self.say_failure(&failure),
        }
        ticket
    }

    /// Computes again everything that is derived from the standing.
    pub(in crate::tui::app) fn refresh_all(&mut self) {
        if let Some(standing) = &self.work.standing {
            self.screens.refresh_all(standing);
            self.over.refresh(standing, self.screens.visit.as_ref());
        }
    }

    /// Computes again what is derived from the findings of these colleges.
    pub(in crate::tui::app) fn refresh(&mut self, colleges: &[Uai]) {
        if let Some(standing) = &self.work.standing {
            self.screens.refresh(standing, colleges);
            self.over.refresh(standing, self.screens.visit.as_ref());
        }
    }
}
