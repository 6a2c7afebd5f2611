//! What a hub leaves out or gives another form is told by name: to whoever comes anew, and to who was there before. The office
//! states what there is, and nobody who sees less says nothing.

use super::{
    laptop::{Laptop, accept, say},
    story::{colleges, rows},
};
#[cfg(unix)]
use super::{
    postgres::{joined, opened},
    server::{OWNER, Server},
};
use recol::{
    audit::{
        exchange::{Scope, Segment},
        ids::{CampaignId, HubId, Incarnation},
    },
    io::hub::{FolderHub, Hub, HubError, Refusal, Trouble, Word},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A hub in a folder with an office and a station that has read, everything stated; and its campaign.
struct Team {
    dir: TempDir,
    office: Laptop,
    one: Laptop,
    campaign: CampaignId,
}

impl Team {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let mut office = Laptop::new("bureau");
        FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        let mut hub = FolderHub::at(dir.path());
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut hub).unwrap();
        let mut one = Laptop::new("poste 1");
        one.refused(&mut hub);
        accept(&mut hub, &mut office, &Scope::All);
        one.sync(&mut hub).unwrap();
        one.see(campaign, colleges()[0], "Réserve", "A-1");
        one.sync(&mut hub).unwrap();
        office.sync(&mut hub).unwrap();
        Self { dir, office, one, campaign }
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(self.dir.path())
    }

    /// The folder of the series that a laptop writes in the campaign.
    fn series(&mut self, office: bool) -> PathBuf {
        let laptop = if office { &mut self.office } else { &mut self.one };
        self.dir.path().join("journal").join(laptop.series(self.campaign).to_string())
    }

    /// A laptop that has just been accepted.
    fn newcomer(&mut self) -> Laptop {
        let mut hub = self.hub();
        let mut laptop = Laptop::new("nouveau");
        laptop.refused(&mut hub);
        accept(&mut hub, &mut self.office, &Scope::All);
        laptop
    }
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

fn is_withheld(trouble: &Trouble, station: &str) -> bool {
    matches!(trouble, Trouble::Withheld { name, here, stated, .. } if name == station && here < stated)
}

#[test]
fn whoever_sees_less_than_the_office_states_is_told_by_name() {
    let mut told = 0;
    for fault in ["byte", "file", "folder", "revision"] {
        let mut team = Team::new();
        let mut hub = team.hub();
        let mut newcomer = team.newcomer();
        let folder = team.series(false);
        match fault {
            "byte" => {
                let file = listed(&folder).pop().unwrap();
                let mut bytes = fs::read(&file).unwrap();
                bytes[200] ^= 1;
                fs::write(&file, bytes).unwrap();
            }
            "file" => listed(&folder).into_iter().for_each(|file| fs::remove_file(file).unwrap()),
            "folder" => fs::remove_dir_all(&folder).unwrap(),
            _ => fs::remove_file(listed(&team.dir.path().join("inventory")).pop().unwrap()).unwrap(),
        }
        let report = newcomer.sync(&mut hub).unwrap();
        let named = |trouble: &Trouble| match fault {
            "revision" => *trouble == Trouble::InventoryMissing,
            _ => is_withheld(trouble, "poste 1"),
        };
        assert!(report.troubles.iter().any(named), "{fault}: {:?}", report.troubles);
        told += 1;
    }
    println!("{told} omissions told to a new laptop");
}

#[test]
fn whoever_sees_less_than_it_has_seen_is_told() {
    let mut team = Team::new();
    let mut hub = team.hub();
    let mut two = team.newcomer();
    two.sync(&mut hub).unwrap();
    fs::remove_dir_all(team.series(false)).unwrap();
    let writer = team.one.series(team.campaign);
    assert_eq!(two.sync(&mut hub).unwrap().troubles, [Trouble::Lost(writer)]);
    assert!(team.office.sync(&mut hub).unwrap().troubles.is_empty() || team.office.sealed().len() == two.sealed().len());
    // Its author writes it again, and says so.
    assert!(matches!(team.one.sync(&mut hub), Err(HubError::Refused(Refusal::HubRestored))));
}

/// A list that was taken away makes nobody accepted who was turned away: the office's word is in the journal.
#[test]
fn a_station_that_was_turned_away_stays_so_whatever_file_is_taken_away() {
    let mut team = Team::new();
    let mut hub = team.hub();
    let mut two = team.newcomer();
    two.sync(&mut hub).unwrap();
    let mut three = Laptop::new("témoin");
    three.refused(&mut hub);
    accept(&mut hub, &mut team.office, &Scope::All);
    three.sync(&mut hub).unwrap();
    let card = hub.meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 1").unwrap();
    say(&mut hub, &mut team.office, vec![(card, Word::Refused)]);
    three.sync(&mut hub).unwrap();
    let roster = listed(&team.dir.path().join("roster"));
    fs::remove_file(roster.last().unwrap()).unwrap();
    let before = (team.office.sealed().len(), three.sealed().len());
    // By the list alone it is accepted again; by its own store it is not, and nobody takes what it writes.
    let accepted = hub.meet(&[]).unwrap().cards.into_iter().any(|card| card.name == "poste 1" && card.accepted);
    assert!(accepted, "the list before says so");
    team.one.see(team.campaign, colleges()[0], "Réserve", "A-2");
    let writer = team.one.series(team.campaign);
    assert!(matches!(team.one.refused(&mut hub), Refusal::NotAccepted { .. }));
    // One that was altered to send all the same.
    let entries = team.one.store.sealed_after(writer, 2, 10).unwrap();
    let segment = Segment::signed(team.campaign, &team.one.station.key, entries).unwrap();
    hub.push(&segment).unwrap();
    let turned_away =
        |troubles: &[Trouble]| troubles.iter().any(|t| matches!(t, Trouble::TurnedAway { name, .. } if name == "poste 1"));
    let troubles = three.sync(&mut hub).unwrap().troubles;
    assert!(turned_away(&troubles), "{troubles:?}");
    let troubles = team.office.sync(&mut hub).unwrap().troubles;
    assert!(turned_away(&troubles), "{troubles:?}");
    assert_eq!((team.office.sealed().len(), three.sealed().len()), before);
    // The office has put the list right, too.
    assert!(!hub.meet(&[]).unwrap().cards.into_iter().any(|card| card.name == "poste 1" && card.accepted));
}

/// Without the office's own series there is nothing to hold the hub against: that is said.
#[test]
fn a_hub_without_the_offices_word_is_told_to_be_so() {
    let mut team = Team::new();
    let mut hub = team.hub();
    let mut newcomer = team.newcomer();
    let roster = HubId([1; 16]).roster();
    let writer = team.office.store.own().unwrap().into_iter().find(|series| series.campaign == roster).unwrap().writer;
    fs::remove_dir_all(team.dir.path().join("journal").join(writer.to_string())).unwrap();
    let report = newcomer.sync(&mut hub).unwrap();
    assert!(report.troubles.contains(&Trouble::NothingStated), "{:?}", report.troubles);
}

/// The owner of the tables can alter what is in them; whoever is handed it finds out, in full or in outline.
#[cfg(unix)]
#[test]
fn an_inventory_that_the_office_did_not_sign_is_not_taken_from_a_server() {
    use recol::audit::ids::Revision;
    let (database, mut office, _) = opened(Server::shared());
    let [here, ..] = colleges();
    let mut refused = 0;
    for (name, scope) in [("tout", Scope::All), ("un", Scope::Colleges([here].into()))] {
        for alteration in [
            "UPDATE recol.device SET room = 'Ailleurs' WHERE tag = 'A-1'",
            "UPDATE recol.device SET serial = 'autre' WHERE tag = 'C-1'",
            "UPDATE recol.device SET college = '0921170X' WHERE tag = 'B-1'",
            "DELETE FROM recol.device WHERE tag = 'A-2'",
            "INSERT INTO recol.device (tag, revision, gone, custody, kind, model) VALUES ('Z-1', 1, false, 'stored', 'laptop', '')",
            "UPDATE recol.college SET name = 'Autre'",
            "UPDATE recol.programme SET allotted = 8",
            "UPDATE recol.revision SET prefixes = 'HDS- A-'",
        ] {
            let role = format!("{name}{refused}");
            let mut laptop = Laptop::new("poste");
            let mut hub = database.hub(&database.auditor(&role));
            laptop.refused(&mut hub);
            accept(&mut database.hub(OWNER), &mut office, &scope);
            let change = format!(
                "CREATE TABLE IF NOT EXISTS public.kept AS SELECT * FROM recol.device; \
                 CREATE TABLE IF NOT EXISTS public.colleges AS SELECT * FROM recol.college; {alteration}"
            );
            let each = |statements: &str| statements.split(';').for_each(|one| drop(database.sql(OWNER, one).unwrap()));
            each(&change);
            assert!(matches!(laptop.sync(&mut hub), Err(HubError::Damaged { .. })), "{name}: {alteration}");
            assert_eq!(laptop.store.newest_revision().unwrap(), Revision(0), "{name}: {alteration}");
            let back = "DELETE FROM recol.device; INSERT INTO recol.device SELECT * FROM public.kept; DELETE FROM recol.college; \
                        INSERT INTO recol.college SELECT * FROM public.colleges; UPDATE recol.programme SET allotted = 9; \
                        UPDATE recol.revision SET prefixes = 'HDS-'";
            each(back);
            laptop.sync(&mut hub).unwrap();
            refused += 1;
        }
    }
    println!("{refused} altered inventories of a server refused");
    // What is out of its scope a station is handed in outline: an altered room there is nothing that it sees.
    let other = joined(&database, &mut office, "deux", &Scope::Colleges([colleges()[1]].into()));
    assert_eq!(other.store.newest_revision().unwrap(), Revision(1));
}

/// A segment is signed over the digests of what its entries say: a hub can take the words away, and cannot do it unnoticed.
#[test]
fn entries_that_were_emptied_at_the_hub_are_told() {
    let mut team = Team::new();
    let mut newcomer = team.newcomer();
    let writer = team.one.series(team.campaign);
    let file = listed(&team.series(false)).pop().unwrap();
    let segment = Segment::from_bytes(&fs::read(&file).unwrap()).unwrap();
    let mut entries = segment.entries().to_vec();
    let last = entries.last_mut().unwrap();
    last.content = None;
    let emptied = Segment::told(segment.campaign(), segment.key(), entries, *segment.signature()).unwrap();
    fs::write(&file, emptied.to_bytes()).unwrap();
    let report = newcomer.sync(&mut team.hub()).unwrap();
    assert_eq!(report.troubles, [Trouble::Emptied { writer, name: "poste 1".into(), count: 1 }]);
}
