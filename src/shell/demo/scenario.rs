//! The script of the demo: what is shown in which room, and what must be concluded from it.
//!
//! It takes place in two colleges of Villeneuve-la-Garenne. The devices are picked from the seeds by their properties
//! (the first one stored in that room, the first one on loan…), never by name. For each pick the expected finding is
//! stated.

use super::photo;
use crate::{
    audit::{
        finding::{Code, Finding, Subject},
        inventory::{CustodyKind, Device, Inventory},
        standing::Standing,
        tag::OwnTag,
        uai::Uai,
    },
    vision,
};
use jiff::civil::Date;

/// The date of evaluation of the demo: some loans of the seeds are overdue on it.
pub const DATE: Date = jiff::civil::date(2026, 11, 23);

/// Collège Georges-Pompidou, where most of the demo takes place.
const HERE: u32 = 921_543;
/// Collège Édouard-Manet, in the same town.
const THERE: u32 = 921_159;

/// One scene before the camera.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// A photograph of these labels.
    Photo(vision::scene::Scene),
    /// A photograph of one label, after which the maker's serial of the same device is typed.
    WithSerial(vision::scene::Scene, String),
    /// A device without a label.
    NoLabel,
}

/// One room of one college, from opening to closing.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The college.
    pub college: Uai,
    /// The room.
    pub room: &'static str,
    /// What is shown there, in order.
    pub scenes: Vec<Scene>,
    /// Whether the room is closed at the end.
    pub close: bool,
}

/// A difference between the conclusions and the statements of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A stated finding was not concluded.
    NotConcluded(Finding),
    /// The count of a finding in a college differs.
    Count {
        /// The college.
        college: Uai,
        /// The finding.
        code: Code,
        /// The count that the scenario states.
        stated: u32,
        /// The count that was concluded.
        concluded: u32,
    },
}

/// The script.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The rooms, in order.
    pub segments: Vec<Segment>,
    /// The findings that it states about the devices it shows.
    pub stated: Vec<Finding>,
}

/// The final number of each finding in the two colleges: (code, here, there). Worked out by hand from the seeds. Here
/// 45 devices are stored in the Réserve, of which 6 are read, and 52 in other rooms, of which 1 is read in the wrong
/// one; 62 are assigned and 18 on loan, of which 2 are overdue and 1 is back. There 109 are stored, of which 1 is read
/// there and 1 is read here; 75 are assigned or on loan; 5 are not expected, of which 1 is read here.
const COUNTS: [(Code, u32, u32); 17] = [
    (Code::Recovered, 1, 0),
    (Code::GoneButPresent, 1, 0),
    (Code::Misassigned, 2, 0),
    (Code::UnrecordedReturn, 1, 0),
    (Code::Misplaced, 1, 0),
    (Code::Present, 6, 1),
    (Code::SeenElsewhere, 0, 2),
    (Code::NotExpected, 0, 4),
    (Code::Overdue, 2, 0),
    (Code::OnLoan, 77, 75),
    (Code::NotSampled, 0, 0),
    (Code::Missing, 39, 0),
    (Code::Pending, 51, 107),
    (Code::Unknown, 1, 0),
    (Code::Unidentified, 1, 0),
    (Code::DuplicateTag, 1, 0),
    (Code::SwappedTag, 1, 0),
];

impl Scenario {
    /// Creates the script from the seeds; `None` if the inventory is not that of the seeds.
    #[must_use]
    pub fn of(inventory: &Inventory) -> Option<Self> {
        let (here, there) = (Uai::from_number(HERE)?, Uai::from_number(THERE)?);
        let own = |d: &Device| OwnTag::of(d.tag.as_str()) == Some(OwnTag::Good);
        let of = |college, kind: CustodyKind| {
            let devices = inventory.in_college(college).iter().filter_map(|ix| inventory.device(*ix));
            devices.filter(move |d| d.custody.kind() == kind)
        };
        let stored = |college, room: &'static str| {
            of(college, CustodyKind::Stored).filter(move |d| d.room.as_ref().is_some_and(|r| r.as_str() == room))
        };
        let mut shelf = stored(here, "Réserve").filter(|d| own(d));
        let rightly: Vec<&Device> = shelf.by_ref().take(4).collect();
        let twice = shelf.next()?;
        let (worn, wearer) = (shelf.next()?, shelf.next()?);
        // An older label: only digits, printed without its leading zeros.
        let legacy =
            inventory.devices().iter().find(|d| d.tag.as_str().starts_with("00") && d.custody.kind() == CustodyKind::Stored)?;
        let strayed = stored(here, "CDI").find(|d| own(d))?;
        let foreign = stored(there, "Réserve").find(|d| own(d))?;
        let lost = of(there, CustodyKind::Lost).find(|d| own(d))?;
        let repair = of(here, CustodyKind::InRepair).find(|d| own(d))?;
        let lent = of(here, CustodyKind::OnLoan).find(|d| own(d) && d.custody.due().is_some_and(|due| due >= DATE))?;
        let at_manet = stored(there, "CDI").find(|d| own(d))?;

        let mut number = 0;
        let mut shot = |texts: &[&str]| {
            number += 1;
            photo::scene(&texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>(), number)
        };
        let mut photo = |texts: &[&str]| Scene::Photo(shot(texts));
        let tags: Vec<&str> = rightly.iter().map(|d| d.tag.as_str()).collect();
        let mut scenes = vec![
            photo(&tags),
            photo(&[strayed.tag.as_str()]),
            photo(&[foreign.tag.as_str()]),
            photo(&[lost.tag.as_str()]),
            photo(&[repair.tag.as_str()]),
            photo(&[lent.tag.as_str()]),
            photo(&[legacy.tag.as_str().trim_start_matches('0')]),
            photo(&["https://example.org/gagnez-une-tablette?lot=42"]),
            photo(&[twice.tag.as_str(), twice.tag.as_str()]),
        ];
        scenes.push(Scene::WithSerial(shot(&[worn.tag.as_str()]), wearer.serial.as_ref()?.as_str().to_owned()));
        scenes.push(Scene::NoLabel);
        scenes.push(Scene::Photo(shot(tags.get(..1).unwrap_or_default())));
        let manet = vec![Scene::Photo(shot(&[at_manet.tag.as_str()]))];

        let about = |college, code, device: &Device| Finding { college, code, subject: Subject::Device(device.tag.clone()) };
        let mut stated: Vec<Finding> = rightly.iter().map(|d| about(here, Code::Present, d)).collect();
        stated.extend([
            about(here, Code::Misassigned, legacy),
            about(here, Code::Misplaced, strayed),
            about(here, Code::Misassigned, foreign),
            about(there, Code::SeenElsewhere, foreign),
            about(here, Code::Recovered, lost),
            about(there, Code::SeenElsewhere, lost),
            about(here, Code::GoneButPresent, repair),
            about(here, Code::UnrecordedReturn, lent),
            about(here, Code::DuplicateTag, twice),
            about(here, Code::Present, twice),
            about(here, Code::SwappedTag, worn),
            about(here, Code::Present, wearer),
            about(here, Code::Missing, worn),
            about(there, Code::Present, at_manet),
        ]);
        let segments = vec![
            Segment { college: here, room: "Réserve", scenes, close: true },
            Segment { college: there, room: "CDI", scenes: manet, close: false },
        ];
        Some(Self { segments, stated })
    }

    /// Returns the differences between the conclusions and the statements; empty if there are none.
    #[must_use]
    pub fn differences(&self, standing: &Standing) -> Vec<Difference> {
        let concluded = standing.findings();
        let missing = self.stated.iter().filter(|stated| concluded.binary_search(stated).is_err());
        let mut out: Vec<Difference> = missing.cloned().map(Difference::NotConcluded).collect();
        for (code, here, there) in COUNTS {
            for (number, stated) in [(HERE, here), (THERE, there)] {
                let Some(college) = Uai::from_number(number) else { continue };
                let concluded = standing.tally(college).of(code);
                if stated != concluded {
                    out.push(Difference::Count { college, code, stated, concluded });
                }
            }
        }
        out
    }
}
