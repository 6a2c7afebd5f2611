//! The worker for photographs: keeps what the camera saw, reads a picture file, shows a kept one and opens it. It has a thread of
//! its own, so that neither a read nor an export waits for a picture, and no picture for an export.

use super::{
    photographs::{photograph_given, photograph_taken},
    translate, viewer,
    worker::{Failed, Hands, Worker},
};
use crate::{
    audit::journal::StillId,
    io::{
        album::{self, Album, Photograph},
        camera::Sight,
    },
    job::{Asked, Doing, Drawn, Failure, PhotographOrder, PhotographOutcome},
    tui::Message,
};
use std::{
    path::PathBuf,
    sync::{Arc, mpsc::Sender},
};

/// The size in pixels, across and down, into which a shown photograph is fitted.
const SMALL: (u32, u32) = (480, 360);

/// A piece of work.
#[derive(Clone, Debug)]
pub(super) enum Work {
    /// Keep this frame of the camera.
    Keep(Asked, Sight),
    /// Keep the picture of which this is the path.
    Give(Asked, String),
    /// Read a kept one, small.
    Show(StillId),
    /// Open a kept one.
    Open(StillId),
}

impl Work {
    /// The work of an order; `seen` is what the camera sees now. If it sees nothing, the error is the
    /// number of the request.
    pub(super) fn of(order: PhotographOrder, seen: impl FnOnce() -> Option<Sight>) -> Result<Self, Asked> {
        Ok(match order {
            PhotographOrder::Take(asked) => Self::Keep(asked, seen().ok_or(asked)?),
            PhotographOrder::Give(asked, text) => Self::Give(asked, text.into()),
            PhotographOrder::Show(still) => Self::Show(still),
            PhotographOrder::Open(still) => Self::Open(still),
        })
    }
}

/// Starts the worker for the store in a folder.
pub(super) fn photographer(folder: PathBuf, messages: Sender<Message>) -> Result<Worker<Work>, Failure> {
    Worker::start("photographs", messages, Photographer { folder, viewer: viewer::OPENER.into() })
}

struct Photographer {
    folder: PathBuf,
    viewer: PathBuf,
}

impl Hands<Work> for Photographer {
    fn failed(&self, work: &Work) -> Failed {
        let asked = match work {
            Work::Keep(asked, _) | Work::Give(asked, _) => Some(*asked),
            Work::Show(_) | Work::Open(_) => None,
        };
        Box::new(move |failure| Message::Photograph(PhotographOutcome::Failed(asked, failure)))
    }

    fn perform(&mut self, work: Work) -> Result<Message, Failure> {
        Ok(Message::Photograph(match work {
            Work::Keep(asked, frame) => PhotographOutcome::Taken(asked, photograph_taken(&self.folder, &frame)?),
            Work::Give(asked, text) => PhotographOutcome::Given(asked, photograph_given(&self.folder, &text)?),
            Work::Show(still) => {
                // What is wrong with a damaged one is told when it is opened, and by `recol verify`.
                let drawn = match self.read(still) {
                    Ok(None) => Drawn::Missing,
                    Ok(Some(photograph)) => {
                        album::small(&photograph, SMALL).map_or(Drawn::Damaged, |small| Drawn::Here(Arc::new(small)))
                    }
                    Err(_) => Drawn::Damaged,
                };
                PhotographOutcome::Shown(still, drawn)
            }
            Work::Open(still) => match self.read(still)? {
                Some(_) => {
                    viewer::view_with(self.viewer.as_os_str(), &Album::beside(&self.folder).path_of(still))?;
                    PhotographOutcome::Opened(still)
                }
                None => PhotographOutcome::Missing(still),
            },
        }))
    }
}

impl Photographer {
    fn read(&self, still: StillId) -> Result<Option<Photograph>, Failure> {
        Album::beside(&self.folder).read(still).map_err(|error| translate::album(Doing::ReadImage, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        job::{FailureKind, Given, Hint},
        vision::{Gray, scene::Scene},
    };

    fn done(photographer: &mut Photographer, work: Work) -> PhotographOutcome {
        match photographer.perform(work).unwrap() {
            Message::Photograph(outcome) => outcome,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_frame_is_kept_shown_and_opened_as_one_plain_argument() {
        let folder = tempfile::tempdir().unwrap();
        let mut photographer = Photographer { folder: folder.path().to_owned(), viewer: "true".into() };
        let mut kept = None;
        for (noise, seed) in [(4.0, 1), (4.0, 2), (20.0, 3)] {
            let frame = Sight::from(Scene { noise, seed, ..Scene::default() }.render().unwrap());
            let begun = std::time::Instant::now();
            let PhotographOutcome::Taken(1, taken) = done(&mut photographer, Work::Keep(1, frame)) else { panic!("not taken") };
            println!("a frame of 1280×720, noise {noise}: {} bytes, on disk after {:.1?}", taken.bytes, begun.elapsed());
            kept = Some(taken);
        }
        let kept = kept.unwrap();
        assert!(kept.bytes > 0 && kept.bytes <= album::LARGEST && kept.name.is_none());
        let PhotographOutcome::Shown(_, Drawn::Here(small)) = done(&mut photographer, Work::Show(kept.still)) else {
            panic!("not shown")
        };
        assert_eq!((small.width(), small.height()), (480, 270));
        let none = StillId([7; 32]);
        assert_eq!(done(&mut photographer, Work::Show(none)), PhotographOutcome::Shown(none, Drawn::Missing));
        assert_eq!(done(&mut photographer, Work::Open(none)), PhotographOutcome::Missing(none));
        #[cfg(unix)]
        {
            // The viewer receives the path as it is, whatever a shell would make of it.
            use std::os::unix::fs::PermissionsExt;
            let odd = folder.path().join("a; touch pwned $(id) 'x'");
            std::fs::create_dir(&odd).unwrap();
            let told = folder.path().join("told");
            let viewer = folder.path().join("viewer");
            std::fs::write(
                &viewer,
                format!("#!/bin/sh\nprintf '%s|' \"$#\" \"$1\" >'{0}.half'\nmv '{0}.half' '{0}'\n", told.display()),
            )
            .unwrap();
            std::fs::set_permissions(&viewer, std::fs::Permissions::from_mode(0o755)).unwrap();
            let mut photographer = Photographer { folder: odd.clone(), viewer };
            let frame = Sight::from(Gray::new(64, 64, vec![9; 64 * 64]).unwrap());
            let PhotographOutcome::Taken(2, kept) = done(&mut photographer, Work::Keep(2, frame)) else { panic!("not taken") };
            assert_eq!(done(&mut photographer, Work::Open(kept.still)), PhotographOutcome::Opened(kept.still));
            let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
            while !told.exists() && std::time::Instant::now() < until {
                std::thread::yield_now();
            }
            let path = Album::beside(&odd).path_of(kept.still);
            assert_eq!(std::fs::read_to_string(&told).unwrap(), format!("1|{}|", path.display()));
        }
        // What was spoilt is not said to be away.
        let path = Album::beside(folder.path()).path_of(kept.still);
        std::fs::write(&path, b"spoilt").unwrap();
        assert_eq!(done(&mut photographer, Work::Show(kept.still)), PhotographOutcome::Shown(kept.still, Drawn::Damaged));
        assert!(photographer.perform(Work::Open(kept.still)).is_err());
        std::fs::remove_file(&path).unwrap();
        assert_eq!(done(&mut photographer, Work::Show(kept.still)), PhotographOutcome::Shown(kept.still, Drawn::Missing));
        let frame = Sight::from(Scene { noise: 20.0, seed: 3, ..Scene::default() }.render().unwrap());
        done(&mut photographer, Work::Keep(3, frame));
        photographer.viewer = "/nowhere/at/all".into();
        assert!(photographer.perform(Work::Open(kept.still)).is_err());
    }

    #[test]
    fn a_text_is_a_picture_a_reference_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut photographer = Photographer { folder: folder.path().join("data"), viewer: "true".into() };
        std::fs::create_dir(&photographer.folder).unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        let (kept, _) = (album::from_frame(&Gray::new(8, 8, vec![1; 64]).unwrap()).unwrap(), ());
        std::fs::write(path("IMG 1.jpg"), kept.bytes()).unwrap();
        std::fs::write(path("list.csv"), "tag;serial").unwrap();
        std::fs::write(path("cut.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
        let PhotographOutcome::Given(7, Given::Kept(given)) = done(&mut photographer, Work::Give(7, path("IMG 1.jpg"))) else {
            panic!("not kept")
        };
        assert_eq!(given.name.as_deref(), Some("IMG 1.jpg"), "its folder stays here");
        let long = "x".repeat(9_000);
        for text in ["classeur 3, page 2".to_owned(), "dossier 12/34".into(), "a\0b".into(), format!("{long}/a"), long] {
            let outcome = done(&mut photographer, Work::Give(7, text.clone()));
            assert_eq!(outcome, PhotographOutcome::Given(7, Given::Reference(text.as_str().into())));
        }
        // What was meant as a picture and is none is told, and neither it nor its folder is taken for a reference.
        std::fs::write(path("IMG 2.HEIC"), b"\0\0\0\x18ftypheic").unwrap();
        for text in
            ["IMG_0412.jpg".to_owned(), path("list.csv"), path("none.jpg"), path("IMG 2.HEIC"), "C:\\Users\\moi\\a".into()]
        {
            let failure = photographer.perform(Work::Give(7, text.clone())).unwrap_err();
            assert_eq!((failure.kind, failure.hint), (FailureKind::User, Hint::NameAPicture), "{text}");
        }
        for text in ["a\0b.jpg".to_owned(), format!("/{}/a", "x".repeat(9_000))] {
            assert!(photographer.perform(Work::Give(7, text)).is_err());
        }
        assert!(
            photographer.perform(Work::Give(7, path("cut.png"))).is_err(),
            "a damaged picture is told, and not left out in silence"
        );
        assert_eq!(Album::beside(&photographer.folder).here().unwrap().len(), 1);
    }
}
