//! The terminal program. Keyboard, lens, workers and ticks send messages to one channel. One loop takes all waiting
//! messages, updates the state, starts the requested jobs, and draws once.

use super::{
    bell::Bell,
    clock::Stamper,
    errands::{ErrandPlace, Errands},
    keyboard,
    office::Clerk,
    photographer::{Work, photographer},
    preview::{Preview, cell},
    recorder::recorder,
    session::{Session, held_back},
    signals,
    syncer::Syncer,
    terminal::{self, TerminalGuard},
    worker::Worker,
};
use crate::{
    io::camera::{Choice, Lens, LensOptions, LensSource},
    io::export::Guard,
    job::{Errand, Failure, HubAddress, Job, LensEvent, LensOrder, LoopOrder, PhotographOutcome, Record, RecordOutcome},
    locale::Lang,
    tui::{self, App, Easel, Message, Setup, theme::Theme},
};
use jiff::civil::Date;
use std::{
    ops::ControlFlow,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

/// The interval between ticks while nothing happens. Shortly after a key the keyboard reports silence more often: a
/// scanner and fingers are distinguished by it.
const LEISURE: Duration = Duration::from_millis(250);

/// The longest time that a stop waits for the disk.
const SETTLED: Duration = Duration::from_secs(2);

/// How the program is displayed.
#[derive(Clone, Debug)]
pub struct Show {
    /// The language.
    pub lang: Lang,
    /// Colours and signs.
    pub theme: Theme,
    /// How the camera's picture is drawn.
    pub preview: Preview,
    /// The keys.
    pub keys: tui::keys::Keymap,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// The address of the hub; `None` for the one used last.
    pub hub: Option<String>,
    /// What is wrong with the key file, if anything.
    pub trouble: Option<Failure>,
    /// The files that no export may touch.
    pub guard: Guard,
}

/// How the auditor leaves the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The program ends.
    Done,
    /// The demonstration starts.
    Demo,
}

/// The director of the demo: it receives the lens' events and decides what happens next.
pub(super) trait Director {
    /// Receives an event of the lens.
    fn seen(&mut self, event: &LensEvent);
    /// Called at a tick; returns a job to do, if there is one.
    fn tick(&mut self, messages: &Sender<Message>) -> Option<Job>;
    /// The frames to show instead of a camera's.
    fn source(&mut self) -> Option<LensSource>;
}

/// Runs the terminal program on a session until the auditor leaves it.
///
/// # Errors
/// There is no terminal, no thread can be started, or the store cannot be read.
pub fn run(session: Session, show: Show) -> Result<Left, Failure> {
    perform(session, show, None, None)
}

/// As `run`, with a director, and at a fixed date if one is given.
pub(super) fn perform(
    session: Session,
    show: Show,
    date: Option<Date>,
    director: Option<Box<dyn Director>>,
) -> Result<Left, Failure> {
    let stamper = Stamper::start();
    let standing = session.standing(date.unwrap_or_else(|| stamper.stamp().moment.date()))?;
    let trouble = show.trouble.or_else(|| held_back(standing.inventory()));
    let inventory = standing.inventory().clone();
    let joined = session.joined();
    let hub = if director.is_some() { None } else { session.known_hub(show.hub.as_deref())? };
    let setup = Setup {
        campaign: joined.map(|joined| joined.campaign),
        choose: joined.is_none() && session.campaigns()?.iter().any(|campaign| campaign.purged.is_none()),
        standing: Some(standing),
        writer: joined.map(|joined| joined.writer),
        author: session.author().clone(),
        station: session.station().name.clone(),
        demo: director.is_some(),
        lang: show.lang,
        theme: show.theme,
        has_camera: true,
        keys: show.keys,
        hub: hub.clone(),
        trouble,
    };
    let mut app = App::new(setup);
    let (messages, inbox) = mpsc::channel();
    let camera = session.preferred_camera()?.map_or(Choice::Auto, Choice::Preferred);
    let folder = session.store().path().parent().map(ToOwned::to_owned).unwrap_or_default();
    let syncer = match &director {
        Some(_) => None,
        None => {
            let address = hub.as_ref().map(|(address, ..)| HubAddress::new(address));
            Some(Syncer::start(folder.clone(), session.station().name.to_string(), address, messages.clone())?)
        }
    };
    let clerk = match &director {
        Some(_) => None,
        None => Some(Clerk::start(folder.clone(), show.hub.clone(), messages.clone())?),
    };
    let photographer = photographer(folder.clone(), messages.clone())?;
    let errand = Errands::start(ErrandPlace { folder, date, guard: show.guard, lang: show.lang }, inventory, messages.clone())?;
    errand.ask(Errand::Survey(joined.map(|joined| joined.campaign)));
    // The demo starts from its beginning.
    let whereabouts = if director.is_some() { None } else { session.whereabouts()? };
    let store = recorder(session, date, messages.clone())?;
    let hands =
        Hands { store, keeping: 0, errand, photographer, syncer, clerk, lens: None, camera, bell: Bell::default(), director };
    let mut terminal = TerminalGuard::take(show.mouse)?;
    if let Ok((width, height)) = crossterm::terminal::size() {
        tui::update(&mut app, stamper.stamp(), Message::Resize { width, height });
    }
    keyboard::listen(messages.clone(), stamper)?;
    signals::listen(messages.clone())?;
    let easel = Easel::new(show.preview.way, show.preview.cell);
    let mut all = Loop { app, easel, hands, messages, inbox, stamper };
    if let Some(whereabouts) = whereabouts {
        // Nothing in it can end the loop.
        let _ = all.take(Message::Resume(Box::new(whereabouts)));
    }
    let turned = all.turn(&mut terminal).or_else(|failure| {
        // Keep what is known, as at every other end.
        let _ = all.take(Message::HangUp);
        // A terminal that has gone asks for the end of the program, like a signal.
        if terminal::is_there() { Err(failure) } else { Ok(Left::Done) }
    });
    all.take_down(&mut terminal);
    // The terminal is given back first. The workers then finish writing, and nobody looks at a frozen screen.
    drop(terminal);
    drop(all);
    turned
}

/// The workers and devices that perform jobs.
struct Hands {
    store: Worker<Record>,
    /// How many requests to store the auditor's whereabouts have not been answered yet.
    keeping: usize,
    errand: Errands,
    photographer: Worker<Work>,
    /// None in the demo: invented devices are never sent anywhere.
    syncer: Option<Syncer>,
    /// None in the demo, too.
    clerk: Option<Clerk>,
    lens: Option<Lens>,
    /// The camera that is opened first.
    camera: Choice,
    bell: Bell,
    director: Option<Box<dyn Director>>,
}

impl Hands {
    fn perform(&mut self, job: Job, messages: &Sender<Message>) -> ControlFlow<Left> {
        match job {
            Job::Record(record) => {
                match &record {
                    Record::KeepWhereabouts(_) => self.keeping += 1,
                    Record::PreferCamera(name) => self.camera = Choice::Preferred(name.clone()),
                    Record::Append { .. } | Record::UseCampaign(_) | Record::OpenCampaign { .. } => {}
                }
                self.store.ask(record);
            }
            Job::Errand(errand) => self.errand.ask(errand),
            Job::Sync(address) => {
                if let Some((clerk, address)) = self.clerk.as_ref().zip(address.as_ref()) {
                    clerk.name(address);
                }
                if let Some(syncer) = &self.syncer {
                    syncer.ask(address);
                }
            }
            Job::Hub(order) => {
                if let Some(clerk) = &self.clerk {
                    clerk.ask(order);
                }
            }
            Job::Loop(LoopOrder::Cancel) => self.errand.cancel(),
            Job::Photograph(order) => {
                match Work::of(order, || self.lens.as_ref().and_then(Lens::seen)) {
                    Ok(work) => self.photographer.ask(work),
                    // If the loop has ended, nobody looks any more.
                    Err(asked) => drop(messages.send(Message::Photograph(PhotographOutcome::Blind(asked)))),
                }
            }
            Job::Loop(LoopOrder::StopSync) => {
                if let Some(syncer) = &self.syncer {
                    syncer.stop();
                }
            }
            Job::Lens(LensOrder::Start) => self.open_lens(messages),
            Job::Lens(LensOrder::Stop) => self.close_lens(),
            Job::Lens(LensOrder::Cycle) => {
                if let Some(lens) = &self.lens {
                    lens.cycle();
                }
            }
            Job::Copy(text) => terminal::copy(&text),
            Job::Loop(LoopOrder::Ring(class)) => self.bell.ring(class, Instant::now()),
            Job::Loop(LoopOrder::Demo) => return ControlFlow::Break(Left::Demo),
            Job::Loop(LoopOrder::Quit) => return ControlFlow::Break(Left::Done),
        }
        ControlFlow::Continue(())
    }

    fn open_lens(&mut self, messages: &Sender<Message>) {
        self.close_lens();
        let source = match &mut self.director {
            Some(director) => director.source(),
            None => Some(LensSource::Webcam(self.camera.clone())),
        };
        let Some(source) = source else { return };
        let told = messages.clone();
        let tell = Box::new(move |event| {
            // If the loop has ended, nobody looks any more.
            let _ = told.send(Message::Lens(event));
        });
        match Lens::start(source, LensOptions::default(), tell) {
            Ok(lens) => self.lens = Some(lens),
            Err(error) => {
                let _ = messages.send(Message::Lens(LensEvent::Trouble(error.trouble())));
            }
        }
    }

    /// Releases the camera. A driver may take long; the screen does not wait for it.
    fn close_lens(&mut self) {
        if let Some(lens) = self.lens.take() {
            // Where no thread can be made, it is released here.
            let _ = thread::Builder::new().spawn(move || drop(lens));
        }
    }
}

/// The loop with all its parts.
struct Loop {
    app: App,
    easel: Easel,
    hands: Hands,
    messages: Sender<Message>,
    inbox: Receiver<Message>,
    stamper: Stamper,
}

impl Loop {
    fn turn(&mut self, terminal: &mut TerminalGuard) -> Result<Left, Failure> {
        self.draw(terminal)?;
        loop {
            let message = match self.inbox.recv_timeout(self.patience()) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => Message::Tick,
                Err(RecvTimeoutError::Disconnected) => return Ok(Left::Done),
            };
            let mut changed = false;
            let mut next = Some(message);
            // All messages that have arrived meanwhile, then one drawing for all of them.
            while let Some(message) = next {
                let (stops, goes_on) = (matches!(message, Message::Stop), matches!(message, Message::Continued));
                if let ControlFlow::Break(left) = self.take(message) {
                    return Ok(left);
                }
                if stops {
                    if let ControlFlow::Break(left) = self.settle() {
                        return Ok(left);
                    }
                    self.stand_still(terminal)?;
                } else if goes_on {
                    terminal.take_again()?;
                }
                changed |= stops || goes_on || self.app.has_changed();
                next = self.inbox.try_recv().ok();
            }
            self.hands.bell.strike(Instant::now());
            if changed {
                self.draw(terminal)?;
            }
        }
    }

    fn draw(&mut self, terminal: &mut TerminalGuard) -> Result<(), Failure> {
        terminal.draw(|frame| tui::draw(&self.app, &mut self.easel, frame))?;
        self.app.charted(self.easel.take_chart());
        Ok(())
    }

    /// Waits until the auditor's whereabouts are stored, because a stopped process may be ended without notice.
    fn settle(&mut self) -> ControlFlow<Left> {
        let end = Instant::now() + SETTLED;
        while self.hands.keeping > 0 {
            let Ok(message) = self.inbox.recv_timeout(end.saturating_duration_since(Instant::now())) else { break };
            self.take(message)?;
        }
        ControlFlow::Continue(())
    }

    /// Stops the process as the system asks, with the terminal given back, and then takes the terminal again.
    fn stand_still(&mut self, terminal: &mut TerminalGuard) -> Result<(), Failure> {
        self.take_down(terminal);
        terminal.lend();
        signals::stand_still();
        terminal.take_again()
    }

    /// Removes the picture from the terminal's memory.
    fn take_down(&mut self, terminal: &mut TerminalGuard) {
        if self.easel.holds() {
            // A terminal that has gone holds no picture.
            let _ = terminal.draw(|frame| self.easel.take_down(frame.buffer_mut()));
        }
    }

    /// How long to wait for a message before the next tick.
    fn patience(&self) -> Duration {
        let stroke = self.hands.bell.next().map(|due| due.saturating_duration_since(Instant::now()));
        stroke.map_or(LEISURE, |stroke| stroke.min(LEISURE))
    }

    fn take(&mut self, message: Message) -> ControlFlow<Left> {
        if matches!(message, Message::Resize { .. }) {
            self.easel.resize(cell());
        }
        if matches!(message, Message::Recorded(RecordOutcome::WhereaboutsKept)) {
            self.hands.keeping = self.hands.keeping.saturating_sub(1);
        }
        let ticked = matches!(message, Message::Tick);
        if let (Some(director), Message::Lens(event)) = (&mut self.hands.director, &message) {
            director.seen(event);
        }
        for job in tui::hear(&mut self.app, self.stamper.stamp(), message) {
            self.hands.perform(job, &self.messages)?;
        }
        if let Some(job) = self.hands.director.as_mut().filter(|_| ticked).and_then(|director| director.tick(&self.messages)) {
            self.hands.perform(job, &self.messages)?;
        }
        ControlFlow::Continue(())
    }
}
