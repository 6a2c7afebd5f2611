//! `misplaced`: recorded here, latest read in another room of this college. A read that names no room says nothing
//! about the room.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    let read_room = case.latest.and_then(|read| read.spot.room.as_ref());
    let differs = matches!((read_room, case.device.room.as_ref()), (Some(read), Some(recorded)) if read != recorded);
    case.read_here() && case.recorded_here() && differs
}
