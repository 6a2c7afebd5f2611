//! In a blind campaign nothing tells what is expected in a room that is not closed; whatever else is concluded is shown, and
//! no other campaign has secrets.

use super::{cases, world};
use proptest::prelude::*;
use recol::audit::{
    finding::{Code, Subject},
    ids::{EntryId, Revision, WriterId},
    journal::{AuditMode, Entry, Fact, Hlc},
    ledger::{Ledger, RoomState},
    moment::Moment,
    report,
    standing::Standing,
};

/// The entries, and before them all the opening of a campaign.
fn opened(entries: &[Entry], mode: AuditMode) -> Vec<Entry> {
    let mut first = world::last_entry(1, Fact::CampaignMoved { revision: Revision(1) });
    first.id = EntryId { writer: WriterId([201; 16]), seq: 1 };
    first.body.hlc = Hlc::after(Hlc::default(), Moment::new(1_000, 0));
    first.body.fact = Fact::CampaignOpened { name: "C".into(), colleges: Vec::new(), revision: Revision(1), planned: None, mode };
    std::iter::once(first).chain(entries.iter().cloned()).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_expected_is_hidden_until_the_room_is_closed(world in world::world(25), blind in any::<bool>()) {
        let mode = if blind { AuditMode::Blind } else { AuditMode::Full };
        let ledger = Ledger::of(opened(&world.entries, mode));
        prop_assert_eq!(ledger.mode(), mode);
        let secret = blind && !ledger.is_closed();
        let standing = Standing::new(world.inventory.clone(), ledger, world::TODAY);
        let found = standing.findings();
        let exported = report::findings(&standing, &[], None, true);
        for finding in &found {
            let wanted = !(secret && finding.code == Code::Pending);
            prop_assert_eq!(standing.may_show(finding), wanted, "{:?}", finding);
            prop_assert_eq!(exported.contains(finding), wanted, "{:?}", finding);
            let Subject::Device(tag) = &finding.subject else { continue };
            let ix = world.inventory.by_tag(tag.as_str()).expect("it is recorded");
            let room = world.inventory.device(ix).and_then(|device| device.room.as_ref());
            if matches!(finding.code, Code::Missing) {
                prop_assert!(standing.expected_shown(finding.college, room), "{:?} is told of a hidden room", finding);
            }
        }
        for college in world::colleges() {
            let closed = |room| standing.ledger().room(college, room) == RoomState::Closed;
            let rooms = ["Réserve", "Chariot"].map(Into::into);
            for room in rooms.iter().map(Some).chain([None]) {
                prop_assert_eq!(standing.expected_shown(college, room), !secret || closed(room));
            }
            let pending = standing.tally(college).of(Code::Pending);
            prop_assert!(!(secret && pending > 0 && standing.expected_shown_in_all(college)), "{} are counted out", pending);
        }
    }
}
