//! A store with so many devices, and a campaign with so many entries of four stations.

use super::{
    made::{ROOMS, one, uai},
    runs::{CAMPAIGN, recol},
};
use recol::{
    audit::{
        exchange::{MOST_ENTRIES, Segment},
        finding::{Code, Finding, Subject},
        ids::{Author, CampaignId, EntryId, Tag, WriterId},
        journal::{Body, By, Decided, Decision, Fact, GENESIS, Hlc, Sealed, Seen, SigningKey, Spot, encode, seal},
        moment::Moment,
        uai::Uai,
    },
    io::store::Store,
};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    num::NonZeroU8,
    path::Path,
    process::Stdio,
};

const COLLEGES: u64 = 99;
const STATIONS: u64 = 4;
/// The first read, and the milliseconds from one to the next.
const BEGAN: u64 = 1_750_000_000_000;
const APART: u64 = 2_000;
const COLUMNS: &str = "tag;serial;model;kind;programme;delivery;owner;custody;due;college;room";

fn tag(n: u64) -> String {
    format!("HDS-{n:07}")
}

fn college(n: u64) -> Uai {
    uai(n / 8, COLLEGES)
}

/// An inventory of so many devices as CSV.
fn inventory(path: &Path, devices: u64) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let models = ["HP ProBook 430 G8", "Dell Latitude 3410", "UNOWHY Y13", "Lenovo L13", "Samsung Tab A8"];
    writeln!(file, "{COLUMNS}")?;
    for n in 0..devices {
        let custody = one(&["stored", "assigned", "stored", "on_loan", "stored", "given", "stored"], n);
        let due = if custody == "on_loan" { "2027-07-02" } else { "" };
        let (model, kind) = (one(&models, n), one(&["laptop", "tablet", "desktop", "other"], n));
        let (college, room, serial) = (college(n), one(&ROOMS, n), n * 7919 % 10_000_000);
        let (tag, programme, month) = (tag(n), n % 6 + 1, n % 12 + 1);
        let what = format!("{model};{kind};P{programme};2020-{month:02};SYN");
        writeln!(file, "{tag};SN{serial:08}X;{what};{custody};{due};{college};{room}")?;
    }
    file.flush()
}

/// What the station of a series states in its entry of this number, one after another: `n` counts the entries of all.
fn fact(n: u64, devices: u64) -> Fact {
    // A stride that is prime to every size here: all devices, each as often.
    let device = n.wrapping_mul(7919) % devices;
    let (college, room) = (college(device), one(&ROOMS, if n.is_multiple_of(50) { device + 1 } else { device }));
    match n % 200 {
        0 => Fact::VisitOpened { college },
        1 => Fact::Decided(Decided {
            finding: Finding { college, code: Code::Misplaced, subject: Subject::Device(Tag::new(tag(device))) },
            basis: None,
            decision: Decision::AcceptAsIs,
            cause: None,
            evidence: None,
            over: Vec::new(),
        }),
        2 => seen(college, room, &format!("INCONNU-{}", n % 1_000), None),
        3 => seen(college, room, &tag(device), Some(&format!("SN{:08}X", device * 7919 % 10_000_000))),
        _ => seen(college, room, &tag(device), None),
    }
}

fn seen(college: Uai, room: &str, payload: &str, serial: Option<&str>) -> Fact {
    let spot = Spot { college, room: Some(room.into()) };
    let (payload, serial) = (payload.into(), serial.map(Into::into));
    Fact::Seen(Seen { spot, payload, by: By::Camera, serial, instead: None, copies: NonZeroU8::MIN })
}

/// One station's series: its part of so many entries.
fn series(campaign: CampaignId, station: u64, (devices, entries): (u64, u64)) -> (SigningKey, Vec<Sealed>) {
    let key = SigningKey::from_seed(&[u8::try_from(station).expect("few stations"); 32]);
    let writer = WriterId([u8::try_from(station + 1).expect("few stations"); 16]);
    let name = format!("poste {station}");
    let joined = Fact::Joined { campaign, station: name.as_str().into(), key: key.public() };
    let own = (0..entries).filter(|n| n % STATIONS == station).map(|n| (n, fact(n, devices)));
    let mut prev = GENESIS;
    let stated = std::iter::once((0, joined)).chain(own).zip(1..).map(|((n, fact), seq)| {
        let at = Moment::new((BEGAN + n * APART).cast_signed(), 60);
        let body = Body { hlc: Hlc::at(at.ms()), at, author: Author::new(&name), fact };
        let payload = encode(&body).expect("a fact of our own");
        let sealed = seal(EntryId { writer, seq }, prev, [7; 16], payload);
        prev = sealed.hash;
        sealed
    });
    (key, stated.collect())
}

/// Imports the devices, opens the campaign, and takes in the entries of the stations.
pub fn made(folder: &Path, devices: u64, entries: u64) {
    let file = folder.join("devices.csv");
    inventory(&file, devices).expect("a written file");
    for arguments in [vec!["import", file.to_str().expect("a path")], vec!["campaign", "open", CAMPAIGN]] {
        let run = recol(folder).args(&arguments).stdout(Stdio::null()).status();
        assert!(run.expect("the program").success(), "{arguments:?}");
    }
    std::fs::remove_file(&file).expect("our own file");
    let mut store = Store::open(folder).expect("the store");
    let campaign = store.current_campaign().expect("a setting").expect("a campaign");
    let now = Moment::new((BEGAN + entries * APART).cast_signed(), 60);
    for station in 0..STATIONS {
        let (key, sealed) = series(campaign, station, (devices, entries));
        for part in sealed.chunks(MOST_ENTRIES) {
            let segment = Segment::signed(campaign, &key, part.to_vec()).expect("a series");
            let taken = store.merge(&[segment], now).expect("a merge").remove(0);
            taken.expect("a segment of a series");
        }
    }
}
