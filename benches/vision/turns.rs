//! Our cascade as the camera runs it: its dear steps in turns, here all of them on the same picture.

use crate::judge::Read;
use crate::readers::{Look, Reader, ours};
use recol::vision::{Budget, Gray, TURNS, same_place};

pub const ALL_TURNS: Reader = Reader { name: "turns×10", look: all_turns };

fn all_turns(frame: &Gray) -> Look {
    let mut all = Look::default();
    for turn in 0..TURNS {
        let one = ours(frame, Budget::Turn(turn));
        all.ms.extend(one.ms);
        all.steps.extend(one.steps);
        all.panics += one.panics;
        for fresh in one.reads {
            let known = |old: &Read| old.text == fresh.text && same_place(&old.corners, &fresh.corners);
            if !all.reads.iter().any(known) {
                all.reads.push(fresh);
            }
        }
    }
    all
}
