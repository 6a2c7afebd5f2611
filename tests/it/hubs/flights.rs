//! How often a station waits for a distant server: not more often because there are more series.

use super::{
    laptop::Laptop,
    postgres::{joined, opened},
    proxy::Proxy,
    server::{OWNER, Server},
    story::colleges,
};
use recol::{
    audit::{
        exchange::{Scope, Segment},
        ids::{Author, CampaignId, WriterId},
        journal::{About, Fact, Noted},
    },
    io::hub::{Hub, HubError, Refusal, Trouble, Wanted},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// One way.
const AWAY: Duration = Duration::from_millis(50);
/// The most waits for a sync, whatever there is to be exchanged.
const PULL: u64 = 15;
/// Where the machine is busy, first answers may be there before the last questions have gone: each such meeting counts as a wait.
const PUSH: u64 = 30;

/// Begins as many series, each with one read.
fn begin(laptop: &mut Laptop, series: usize) -> Vec<CampaignId> {
    let begun = (0..series).map(|_| {
        let campaign = laptop.store.new_campaign().unwrap();
        laptop.see(campaign, colleges()[0], "Réserve", "A-1");
        campaign
    });
    begun.collect()
}

#[test]
fn many_series_come_and_go_in_few_flights() {
    let (database, mut office, _) = opened(Server::shared());
    let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
    let mut two = joined(&database, &mut office, "poste 2", &Scope::All);
    begin(&mut one, 100);
    let line = Proxy::to(Server::shared().port);
    line.delay(AWAY);
    let report = one.sync(&mut database.hub_by(&database.role("poste 1"), line.port)).unwrap();
    assert_eq!((report.sent, report.troubles), (200, vec![]));
    let pushed = line.flights();
    println!("100 new series pushed in {pushed} flights");
    assert!(pushed <= PUSH, "{pushed} flights");
    assert_eq!(one.store.waiting().unwrap(), 0);

    let report = two.sync(&mut database.hub_by(&database.role("poste 2"), line.port)).unwrap();
    assert_eq!(report.arrived(), 200);
    let pulled = line.flights() - pushed;
    println!("100 new series pulled in {pulled} flights");
    assert!(pulled <= PULL, "{pulled} flights");
    assert_eq!(one.sealed(), two.sealed());
    assert_eq!(two.store.verify().unwrap().problems, []);
}

/// A remark of so many letters.
fn remark(letters: usize) -> Fact {
    Fact::Noted(Noted {
        college: colleges()[0],
        about: About::Device("A-1".into()),
        condition: None,
        lacks: Vec::new(),
        note: Some("x".repeat(letters).into()),
        photo: None,
        still: None,
    })
}

fn write(laptop: &mut Laptop, campaign: CampaignId, facts: Vec<Fact>) -> WriterId {
    let writer = laptop.series(campaign);
    let at = laptop.moment();
    laptop.store.append(&laptop.station, writer, at, &Author::new(laptop.name), facts).unwrap();
    writer
}

/// What is more than one answer may have, in entries or in bytes, comes with the next: in the same pieces, and each once.
#[test]
fn what_is_too_much_for_an_answer_comes_with_the_next() {
    let (database, mut office, campaign) = opened(Server::shared());
    let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
    let mut two = joined(&database, &mut office, "poste 2", &Scope::All);
    let long = write(&mut one, campaign, (0..21_000).map(|_| remark(9)).collect());
    let heavy = one.store.new_campaign().unwrap();
    write(&mut one, heavy, (0..38).map(|_| remark(900_000)).collect());
    begin(&mut one, 5);
    one.sync(&mut database.hub(&database.role("poste 1"))).unwrap();
    let report = two.sync(&mut database.hub(&database.role("poste 2"))).unwrap();
    assert_eq!((report.arrived(), report.troubles), (21_001 + 39 + 10, vec![]));
    assert!(one.sealed() == two.sealed(), "not the same entries");

    // The rest of a series and others, as often as they are asked for.
    let mut came: BTreeMap<WriterId, Vec<u64>> = BTreeMap::new();
    let wanted: Vec<Wanted> =
        one.store.own().unwrap().iter().map(|own| Wanted { writer: own.writer, after: 1, entries: 0 }).collect();
    let take = &mut |segment: Result<Segment, Trouble>| {
        let segment = segment.unwrap();
        came.entry(segment.head().writer).or_default().push(segment.head().seq);
        Ok(())
    };
    database.hub(OWNER).fetch_all(&wanted, take).unwrap();
    assert_eq!(came.len(), 7);
    assert_eq!(came[&long].last(), Some(&21_001));
    assert!(came.values().all(|ends| ends.is_sorted_by(|a, b| a < b)), "{came:?}");

    // A series without signed ends is not listened to for ever, and stops no other: its role may have written it so.
    let WriterId(series) = long;
    let series: String = series.iter().map(|byte| format!("{byte:02x}")).collect();
    let hidden = format!("DELETE FROM recol.head WHERE writer = '\\x{series}' AND seq < 21001");
    database.sql(OWNER, "ALTER TABLE recol.head DISABLE TRIGGER USER").unwrap();
    database.sql(OWNER, &hidden).unwrap();
    let all = |first: &WriterId| {
        let others = wanted.iter().filter(|other| other.writer != *first).copied();
        std::iter::once(Wanted { writer: *first, after: 0, entries: 21_001 }).chain(others).collect::<Vec<_>>()
    };
    let (mut troubles, mut came) = (Vec::new(), BTreeSet::new());
    let take = &mut |segment: Result<Segment, Trouble>| {
        match segment {
            Ok(segment) => drop(came.insert(segment.head().writer)),
            Err(trouble) => troubles.push(trouble),
        }
        Ok(())
    };
    database.hub(OWNER).fetch_all(&all(&long), take).unwrap();
    assert!(
        matches!(&troubles[..], [Trouble::Altered { what, cause }] if *what == long.to_string() && cause.contains("signed end")),
        "{troubles:?}"
    );
    assert_eq!(came, wanted.iter().map(|wanted| wanted.writer).filter(|writer| *writer != long).collect());
    let mut three = joined(&database, &mut office, "poste 3", &Scope::All);
    let report = three.sync(&mut database.hub(&database.role("poste 3"))).unwrap();
    assert!(matches!(&report.troubles[..], [Trouble::Altered { .. }]), "{:?}", report.troubles);
    let here: BTreeSet<WriterId> = three.store.series().unwrap().iter().map(|series| series.writer).collect();
    assert!(wanted.iter().all(|wanted| here.contains(&wanted.writer) == (wanted.writer != long)), "{here:?}");
}

/// A segment that is refused takes no other with it, and each is told by itself.
#[test]
fn of_segments_that_are_sent_together_each_has_its_answer() {
    let (database, mut office, _) = opened(Server::shared());
    let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
    let campaigns = begin(&mut one, 3);
    let mut clone = one.image();
    clone.see(campaigns[1], colleges()[0], "Réserve", "A-4");
    one.see(campaigns[1], colleges()[0], "Réserve", "A-2");
    let mut hub = database.hub(&database.role("poste 1"));
    let segments = |laptop: &Laptop| -> Vec<Segment> {
        let own = laptop.store.own().unwrap();
        let entries = |campaign| {
            let series = own.iter().find(|series| series.campaign == campaign).unwrap();
            laptop.store.sealed_after(series.writer, 0, 10).unwrap()
        };
        campaigns.iter().map(|campaign| Segment::signed(*campaign, &laptop.station.key, entries(*campaign)).unwrap()).collect()
    };
    let other = segments(&clone).remove(1);
    let writer = other.head().writer;
    hub.push(&other).unwrap();
    let mut told = Vec::new();
    let sent = &mut |segment: &Segment, pushed: Result<(), HubError>| {
        told.push((segment.head().writer, pushed));
        Ok(())
    };
    hub.push_all(&segments(&one), sent).unwrap();
    let told: Vec<_> = told.iter().map(|(writer, pushed)| (*writer, pushed.is_ok())).collect();
    let wanted: Vec<_> = segments(&one).iter().map(|segment| (segment.head().writer, segment.head().writer != writer)).collect();
    assert_eq!(told, wanted);
    assert_eq!(one.refused(&mut hub), Refusal::Cloned(writer));
}

/// Nobody is handed more at once than a file of a folder may have, whatever a station has sent; and what others sent still comes.
#[test]
fn a_piece_that_is_too_large_for_any_answer_is_told() {
    let (database, mut office, _) = opened(Server::shared());
    let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
    let heavy = one.store.new_campaign().unwrap();
    let writer = write(&mut one, heavy, (0..76).map(|_| remark(900_000)).collect());
    let entries = one.store.sealed_after(writer, 0, 100).unwrap();
    let mut hub = database.hub(&database.role("poste 1"));
    hub.push(&Segment::signed(heavy, &one.station.key, entries).unwrap()).unwrap();
    let light = begin(&mut one, 1);
    one.see(light[0], colleges()[0], "Réserve", "A-2");
    one.sync(&mut hub).unwrap();
    let mut two = joined(&database, &mut office, "poste 2", &Scope::All);
    let troubles = two.sync(&mut database.hub(&database.role("poste 2"))).unwrap().troubles;
    assert!(
        matches!(&troubles[..], [Trouble::Altered { what, cause }] if *what == writer.to_string() && cause.contains("64 MiB")),
        "{troubles:?}"
    );
    assert_eq!(two.store.entries(light[0]).unwrap().len(), 3);
}
