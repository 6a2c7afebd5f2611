//! The demo on the screen: plays the scenario through the real lens and the real keys.

use super::scenario::{DATE, Scenario, Scene, Segment};
use crate::{
    audit::{ids::RoomName, journal::Spot},
    io::camera::{LensSource, Reel},
    job::{Failure, Job, LensEvent, LensOrder},
    shell::{
        Session,
        run::{Director, Show, perform},
    },
    tui::{
        Key, KeyCode, Message,
        keys::{Action, Context, bindings},
    },
    vision::scene::Scene as Photo,
};
use std::{
    collections::VecDeque,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

/// The number of lens frames for which each photograph is shown: about two seconds.
const FRAMES: u32 = 45;
/// The pause between two acts.
const PAUSE: Duration = Duration::from_millis(900);

/// How many such pauses a screen is looked at.
const LOOK: usize = 2;

/// One act of the demo.
#[derive(Debug)]
enum Act {
    /// Go to a room.
    Go(Spot),
    /// Show photographs, one after another, and wait until the lens has seen them.
    Show(Vec<Photo>),
    /// Press keys.
    Press(Vec<Key>),
}

/// Plays the acts one by one.
#[derive(Debug)]
struct Player {
    acts: VecDeque<Act>,
    /// The photographs that the lens is showing, until it has shown them all. If the lens is switched off and on
    /// meanwhile, they start again from the first.
    photos: Option<Vec<Photo>>,
    since: Instant,
}

/// Opens the terminal program on the demo's session and plays the scenario in it.
///
/// # Errors
/// There is no terminal, no thread can be started, or the store cannot be read.
pub fn on_screen(session: Session, show: Show) -> Result<(), Failure> {
    let standing = session.standing(DATE)?;
    let acts = Scenario::of(standing.inventory()).map(|scenario| acts(&scenario)).unwrap_or_default();
    let player = Player { acts, photos: None, since: Instant::now() };
    perform(session, show, Some(DATE), Some(Box::new(player))).map(drop)
}

fn acts(scenario: &Scenario) -> VecDeque<Act> {
    let mut acts = VecDeque::new();
    for segment in &scenario.segments {
        acts.push_back(Act::Go(Spot { college: segment.college, room: Some(RoomName::new(segment.room)) }));
        play(segment, &mut acts);
        if segment.close {
            acts.push_back(Act::Press(chord(Context::Visit, Action::CloseRoom)));
            acts.push_back(Act::Press(vec![Key::plain(KeyCode::Enter)]));
        }
    }
    // Then the map and the pace for a while. At the end all findings are on the screen.
    acts.push_back(Act::Press(chord(Context::Visit, Action::Back)));
    for (context, action) in [
        (Context::Dashboard, Action::Map),
        (Context::Dashboard, Action::Burndown),
        (Context::Reading, Action::Back),
        (Context::Dashboard, Action::Map),
    ] {
        acts.push_back(Act::Press(chord(context, action)));
        acts.extend((0..LOOK).map(|_| Act::Press(Vec::new())));
    }
    acts.push_back(Act::Press(chord(Context::Dashboard, Action::Findings)));
    acts
}

fn play(segment: &Segment, acts: &mut VecDeque<Act>) {
    let mut reel = Vec::new();
    for scene in &segment.scenes {
        match scene {
            Scene::Photo(photo) => reel.push(photo.clone()),
            Scene::WithSerial(photo, serial) => {
                reel.push(photo.clone());
                acts.push_back(Act::Show(std::mem::take(&mut reel)));
                let typed = serial.chars().map(|c| Key::plain(KeyCode::Char(c)));
                acts.push_back(Act::Press(chord(Context::Visit, Action::SerialOfLast)));
                acts.push_back(Act::Press(typed.chain([Key::plain(KeyCode::Enter)]).collect()));
            }
            Scene::NoLabel => {
                acts.push_back(Act::Show(std::mem::take(&mut reel)));
                // First what is wrong with the label, then a remark, which stays empty.
                acts.push_back(Act::Press(chord(Context::Visit, Action::Unlabelled)));
                acts.push_back(Act::Press(vec![Key::plain(KeyCode::Enter)]));
                acts.push_back(Act::Press(vec![Key::plain(KeyCode::Enter)]));
            }
        }
    }
    acts.push_back(Act::Show(reel));
}

/// The keys of an action according to the keymap.
fn chord(context: Context, action: Action) -> Vec<Key> {
    bindings(context)
        .iter()
        .find(|binding| binding.action == action)
        .and_then(|binding| binding.keys.first())
        .copied()
        .into_iter()
        .collect()
}

impl Director for Player {
    fn seen(&mut self, event: &LensEvent) {
        if matches!(event, LensEvent::Ended) {
            self.photos = None;
            self.since = Instant::now();
        }
    }

    fn tick(&mut self, messages: &Sender<Message>) -> Option<Job> {
        if self.photos.is_some() || self.since.elapsed() < PAUSE {
            return None;
        }
        self.since = Instant::now();
        let send = |message| {
            // If the loop has ended, there is no screen to play on.
            let _ = messages.send(message);
        };
        match self.acts.pop_front()? {
            Act::Go(spot) => send(Message::Go(spot)),
            Act::Press(keys) => keys.into_iter().for_each(|key| send(Message::Key(key))),
            Act::Show(photos) if photos.is_empty() => {}
            Act::Show(photos) => {
                self.photos = Some(photos);
                return Some(Job::Lens(LensOrder::Start));
            }
        }
        None
    }

    fn source(&mut self) -> Option<LensSource> {
        let scenes = self.photos.clone()?;
        Some(LensSource::Frames(Reel { name: "demo".to_owned(), scenes, each: FRAMES, again: false }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever switches the camera off and on while the demo shows something sees the same again, until it has ended.
    #[test]
    fn what_is_shown_is_shown_again_until_it_has_ended() {
        let acts = [Act::Show(vec![Photo::default()]), Act::Press(Vec::new())].into();
        let mut player = Player { acts, photos: None, since: Instant::now() };
        let (messages, _told) = std::sync::mpsc::channel();
        let long_ago = || Instant::now().checked_sub(2 * PAUSE).unwrap();
        assert!(player.source().is_none());
        player.since = long_ago();
        assert!(matches!(player.tick(&messages), Some(Job::Lens(LensOrder::Start))));
        let shown = player.source();
        assert!(shown.is_some());
        assert_eq!(player.source(), shown);
        player.since = long_ago();
        assert!(player.tick(&messages).is_none());
        assert_eq!(player.acts.len(), 1, "the next act waits");
        player.seen(&LensEvent::Ended);
        assert!(player.source().is_none());
        player.since = long_ago();
        assert!(player.tick(&messages).is_none());
        assert_eq!(player.acts.len(), 0);
    }
}
