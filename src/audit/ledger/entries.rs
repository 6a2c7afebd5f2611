//! Every entry of a ledger, in the order of arrival: whoever's rights change, all are folded again.
//!
//! Almost all entries of a large campaign are reads. Those that count are kept as [`Read`]s alone, side by side; everything else is
//! kept as it came.

use super::{
    reads::{Read, ReadIx},
    said::Touched,
    timing::Timing,
};
use crate::audit::{
    ids::{EntryId, WriterId},
    inventory::Pool,
    journal::{Body, Entry, Fact, Order},
    uai::Uai,
};
use hashbrown::{HashTable, hash_table};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// One entry.
#[derive(Clone, Debug)]
enum Kept {
    /// A read that counts.
    Read(ReadIx),
    /// Any other entry, or a read that is set aside.
    Other(Box<Other>),
}

/// An entry that is kept as it came.
#[derive(Clone, Debug)]
struct Other {
    entry: Entry,
    /// Its place and what it is about; `None` until it is folded.
    folded: Option<(Order, Touched)>,
}

/// An entry that is to be folded.
#[derive(Debug)]
pub(super) enum Unfolded {
    /// A read that counts.
    Read(ReadIx),
    /// Anything else.
    Other(Box<Entry>),
}

/// The place of an entry, and what it states and is about unless it is a read that counts.
pub(super) type Folded<'e> = (Order, Option<(&'e Entry, &'e Touched)>);

/// The entries of a campaign, each once.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    list: Vec<Kept>,
    reads: Vec<Read>,
    /// How many of the reads are folded: the first ones.
    folded: usize,
    /// Positions in the list by identity.
    places: HashTable<u32>,
    /// Rooms, which many reads have in common.
    pool: Pool,
}

fn hashed(id: EntryId) -> u64 {
    FxBuildHasher.hash_one(id)
}

fn id_of(kept: &Kept, reads: &[Read]) -> Option<EntryId> {
    match kept {
        Kept::Read(ix) => reads.get(ix.0 as usize).map(|read| read.order.id()),
        Kept::Other(other) => Some(other.entry.id),
    }
}

/// For so many entries, room is made at once.
const EXPECTED: u64 = 1 << 20;

impl Entries {
    /// No entries yet; about so many are expected.
    #[must_use]
    pub fn expecting(count: u64) -> Self {
        // A number that is wrong must not take all memory.
        let count = usize::try_from(count.min(EXPECTED)).unwrap_or_default();
        let places = HashTable::with_capacity(count);
        Self { list: Vec::with_capacity(count), reads: Vec::with_capacity(count), places, ..Self::default() }
    }

    /// Adds an entry that was not folded yet; `false` if it was there already.
    pub fn push(&mut self, entry: Entry) -> bool {
        let (list, reads) = (&self.list, &self.reads);
        let known = |place: &u32| list.get(*place as usize).and_then(|kept| id_of(kept, reads));
        let again = |place: &u32| known(place).map_or(0, hashed);
        let Ok(place) = u32::try_from(list.len()) else { return false };
        match self.places.entry(hashed(entry.id), |place| known(place) == Some(entry.id), again) {
            hash_table::Entry::Occupied(_) => return false,
            hash_table::Entry::Vacant(vacant) => drop(vacant.insert(place)),
        }
        let Entry { id, body: Body { hlc, at, author, fact } } = entry;
        let kept = match fact {
            Fact::Seen(seen) => Kept::Read(self.push_read(Read::of(Order::of(id, hlc), at, author, seen))),
            fact => {
                let entry = Entry { id, body: Body { hlc, at, author, fact } };
                Kept::Other(Box::new(Other { entry, folded: None }))
            }
        };
        self.list.push(kept);
        true
    }

    fn push_read(&mut self, mut read: Read) -> ReadIx {
        if let Some(room) = &mut read.spot.room {
            *room = self.pool.room(room.as_str());
        }
        let ix = ReadIx(u32::try_from(self.reads.len()).unwrap_or(u32::MAX));
        self.reads.push(read);
        ix
    }

    fn find(&self, id: EntryId) -> Option<&Kept> {
        let (list, reads) = (&self.list, &self.reads);
        let is = |place: &u32| list.get(*place as usize).and_then(|kept| id_of(kept, reads)) == Some(id);
        self.places.find(hashed(id), is).and_then(|place| list.get(*place as usize))
    }

    /// Whether an entry is here, folded or not.
    #[must_use]
    pub fn holds(&self, id: EntryId) -> bool {
        self.find(id).is_some()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The reads that count, in the order of arrival.
    pub(super) fn reads(&self) -> &[Read] {
        &self.reads
    }

    /// What an entry is about, if it is folded.
    pub(super) fn touched(&self, id: EntryId) -> Option<Touched> {
        match self.find(id)? {
            Kept::Read(ix) => ((ix.0 as usize) < self.folded).then_some(Touched::Read(*ix)),
            Kept::Other(other) => other.folded.as_ref().map(|(_, touched)| touched.clone()),
        }
    }

    /// The place of a folded entry in the order of entries, with what it states and is about unless it is a read that counts.
    pub(super) fn folded(&self, id: EntryId) -> Option<Folded<'_>> {
        self.folded_of(self.find(id)?)
    }

    /// As [`Self::folded`], for every entry of a series, in the order of arrival.
    pub(super) fn of_series(&self, writer: WriterId) -> impl Iterator<Item = Folded<'_>> {
        self.list.iter().filter_map(|kept| self.folded_of(kept)).filter(move |(order, _)| order.id().writer == writer)
    }

    fn folded_of<'e>(&'e self, kept: &'e Kept) -> Option<Folded<'e>> {
        match kept {
            Kept::Read(ix) => self.reads.get(ix.0 as usize).map(|read| (read.order, None)),
            Kept::Other(other) => other.folded.as_ref().map(|(order, touched)| (*order, Some((&other.entry, touched)))),
        }
    }

    /// Every entry that is no read that counts, in the order of arrival.
    pub(super) fn others(&self) -> impl Iterator<Item = &Entry> {
        self.list.iter().filter_map(|kept| if let Kept::Other(other) = kept { Some(&other.entry) } else { None })
    }

    /// The positions of the entries that state such a fact and are no reads that count.
    pub(super) fn places_of(&self, such: impl Fn(&Fact) -> bool) -> Vec<usize> {
        let is_such = |kept: &Kept| matches!(kept, Kept::Other(other) if such(&other.entry.body.fact));
        self.list.iter().enumerate().filter(|(_, kept)| is_such(kept)).map(|(place, _)| place).collect()
    }

    /// Takes them as not folded.
    pub(super) fn unfold(&mut self) {
        self.folded = 0;
        for kept in &mut self.list {
            if let Kept::Other(other) = kept {
                other.folded = None;
            }
        }
    }

    /// Gives the reads after so many entries their place in the order of entries, and keeps as reads those that count: of an entry with
    /// this identity, made in this college. Call it when they are not folded.
    pub(super) fn sort_out(&mut self, after: usize, timing: &Timing, counts: impl Fn(EntryId, Uai) -> bool) {
        let counts_as_kept = |kept: &Kept, reads: &[Read]| match kept {
            Kept::Read(ix) => reads.get(ix.0 as usize).is_some_and(|read| counts(read.order.id(), read.spot.college)),
            Kept::Other(other) => match &other.entry.body.fact {
                Fact::Seen(seen) => !counts(other.entry.id, seen.spot.college),
                _ => true,
            },
        };
        let unsorted = self.list.get(after..).unwrap_or_default();
        // Almost always everything is kept as it should be.
        if !unsorted.iter().all(|kept| counts_as_kept(kept, &self.reads)) {
            self.keep_anew(after, counts);
        }
        for read in self.reads.iter_mut().skip(self.folded) {
            read.order = timing.place(read.order.id(), read.stamped(), read.at);
        }
    }

    /// Keeps as reads those that count, of the entries after so many.
    fn keep_anew(&mut self, after: usize, counts: impl Fn(EntryId, Uai) -> bool) {
        let mut reads = self.reads.split_off(self.folded).into_iter();
        for kept in self.list.iter_mut().skip(after) {
            let read = match kept {
                Kept::Read(_) => reads.next(),
                Kept::Other(other) => Read::of_entry(&other.entry),
            };
            let Some(read) = read else { continue };
            *kept = if counts(read.order.id(), read.spot.college) {
                self.reads.push(read);
                Kept::Read(ReadIx(u32::try_from(self.reads.len() - 1).unwrap_or(u32::MAX)))
            } else {
                Kept::Other(Box::new(Other { entry: read.into_entry(), folded: None }))
            };
        }
    }

    /// The entry at a position, if it is not folded yet.
    pub(super) fn unfolded(&self, place: usize) -> Option<Unfolded> {
        match self.list.get(place)? {
            Kept::Read(ix) => ((ix.0 as usize) >= self.folded).then_some(Unfolded::Read(*ix)),
            Kept::Other(other) => other.folded.is_none().then(|| Unfolded::Other(Box::new(other.entry.clone()))),
        }
    }

    /// The entry at a position is folded from now on; if it is no read that counts, at this place and about this.
    pub(super) fn fold(&mut self, place: usize, found: Option<(Order, Touched)>) {
        match self.list.get_mut(place) {
            Some(Kept::Read(ix)) => self.folded = ix.0 as usize + 1,
            Some(Kept::Other(other)) => other.folded = found,
            None => {}
        }
    }
}
