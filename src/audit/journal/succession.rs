//! The keys of the office over time. A hub begins with one; another may take its place, attested by the recovery key that
//! the office had named. What an earlier office stated goes on to count, as far as the next one had received it.

use super::{
    entry::{Entry, Order},
    fact::Fact,
    head::PublicKey,
    proof::Proof,
    roster::Reach,
};
use crate::audit::ids::{CampaignId, EntryId, WriterId};
use std::collections::{BTreeMap, BTreeSet};

/// How many offices are believed to have followed each other: far more than any hub has. Whoever is the office could name others
/// without an end.
const MOST_TERMS: usize = 256;

/// How far the series of a key count as the office's.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Until {
    /// It is the office now: everything.
    Now,
    /// As far as the next office had received them.
    Known(BTreeMap<WriterId, u64>),
}

impl Until {
    fn holds(&self, entry: EntryId) -> bool {
        match self {
            Self::Now => true,
            Self::Known(known) => known.get(&entry.writer).is_some_and(|seq| entry.seq <= *seq),
        }
    }
}

/// The time for which a key was the office's. A key may have it again after another one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    key: PublicKey,
    until: Until,
    /// What attests that it follows the one before; `None` if it says of nobody that it followed.
    proof: Option<Proof>,
}

/// The keys of the office, the present one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offices(Vec<Term>);

impl Offices {
    /// Follows the statements of the present office back to the first one. That the present one is the office must have
    /// been checked; what it says of those before it is believed.
    #[must_use]
    pub fn of(office: &PublicKey, entries: &[Entry]) -> Self {
        let mut offices = Self(Vec::new());
        let mut term = Term { key: *office, until: Until::Now, proof: None };
        // Forged statements may name each other for ever: each leads to one term.
        let mut followed = BTreeSet::new();
        // The last one is added after the others.
        while offices.0.len() + 1 < MOST_TERMS {
            // The last word of each about whom it followed, of that term.
            let taken =
                written_with(&term.key, entries).into_iter().rev().filter(|entry| term.until.holds(entry.id)).find_map(|entry| {
                    match &entry.body.fact {
                        Fact::OfficeTaken { before, known, proof } => Some((entry.id, before, known, proof)),
                        _ => None,
                    }
                });
            let Some((_, before, known, proof)) = taken.filter(|(id, ..)| followed.insert(*id)) else { break };
            let until = Until::Known(known.iter().map(|reach| (reach.writer, reach.seq)).collect());
            let before = Term { key: *before, until, proof: None };
            offices.0.push(Term { proof: Some(*proof), ..std::mem::replace(&mut term, before) });
        }
        offices.0.push(term);
        offices
    }

    /// Whether a key is or was the office's.
    #[must_use]
    pub fn include(&self, key: &PublicKey) -> bool {
        self.0.iter().any(|term| term.key == *key)
    }

    /// The keys, the present one first.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.0.iter().map(|term| &term.key)
    }

    /// Whether an entry of a series that this key began counts as the office's.
    #[must_use]
    pub fn wrote(&self, entry: EntryId, key: &PublicKey) -> bool {
        self.0.iter().any(|term| term.key == *key && term.until.holds(entry))
    }

    /// The terms, the oldest first, and what was written in each. `more` adds entries to a term.
    fn terms<'a>(&self, entries: &'a [Entry], more: impl Fn(&Term, EntryId) -> bool) -> Vec<(&Term, Vec<&'a Entry>)> {
        let mut earlier = BTreeSet::new();
        let terms = self.0.iter().rev().map(|term| {
            let of_term = |entry: &&Entry| term.until.holds(entry.id) || more(term, entry.id);
            // What a key wrote in an earlier term comes before what others said since.
            let written = written_with(&term.key, entries).into_iter().filter(of_term).filter(|entry| earlier.insert(entry.id));
            (term, written.collect())
        });
        terms.collect()
    }

    /// The office's statements in the order in which they were made, whatever the clock said: those of earlier offices
    /// first, of one office each series after those that it knew.
    #[must_use]
    pub fn statements<'a>(&self, entries: &'a [Entry]) -> Vec<&'a Entry> {
        self.terms(entries, |_, _| false).into_iter().flat_map(|(_, written)| written).collect()
    }

    /// Checks that the present office follows an earlier one step by step, each attested by the recovery key that was named
    /// last before it: by the office that it follows or, if that one named none, by those before.
    ///
    /// `heard` is how much of each series was heard while the earlier one was the office. A key that it named there ends those
    /// before it, however little of it the next office says that it knew: otherwise an older key would attest for ever.
    #[must_use]
    pub fn attested(&self, from: &PublicKey, heard: &[Reach], hub: CampaignId, entries: &[Entry]) -> bool {
        // Who is not yet the follower of the known one is believed: that one said so.
        let (mut recovery, mut before, mut known) = (None, None, false);
        let last = self.0.iter().find(|term| term.key == *from);
        // What a key wrote after it had been followed names nobody, unless it was heard before.
        let was_heard = |term: &Term, entry: EntryId| {
            Some(term) == last && heard.iter().any(|reach| reach.writer == entry.writer && entry.seq <= reach.seq)
        };
        for (term, written) in self.terms(entries, was_heard) {
            if let Some(before) = before.filter(|_| known) {
                let attests = |(recovery, proof): (PublicKey, Proof)| proof.verify(&recovery, hub, before, &term.key).is_ok();
                if !recovery.zip(term.proof).is_some_and(attests) {
                    return false;
                }
            }
            known |= term.key == *from;
            let named = written.into_iter().rev().find_map(|entry| match &entry.body.fact {
                Fact::RecoveryNamed { key } => Some(*key),
                _ => None,
            });
            recovery = named.or(recovery);
            before = Some(&term.key);
        }
        known
    }
}

/// Returns the entries of the series that a key began, each series in the order in which it was written. A series in which
/// the office says that it knows another one comes after it: the office went on in it after it had been restored.
fn written_with<'a>(key: &PublicKey, entries: &'a [Entry]) -> Vec<&'a Entry> {
    let began: BTreeMap<WriterId, Order> =
        entries.iter().filter(|entry| entry.introduced() == Some(key)).map(|entry| (entry.id.writer, entry.order())).collect();
    let mut written: Vec<&Entry> = entries.iter().filter(|entry| began.contains_key(&entry.id.writer)).collect();
    let mut known: BTreeMap<WriterId, BTreeSet<WriterId>> = BTreeMap::new();
    for entry in &written {
        if let Fact::RosterOpened { known: reached } = &entry.body.fact {
            let others = reached.iter().map(|reach| reach.writer).filter(|writer| began.contains_key(writer));
            known.entry(entry.id.writer).or_default().extend(others);
        }
    }
    let place = |writer: WriterId| (known.get(&writer).map_or(0, BTreeSet::len), began.get(&writer).copied());
    written.sort_by_key(|entry| (place(entry.id.writer), entry.id.seq));
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        journal::{Body, Hlc, SigningKey},
        moment::Moment,
    };

    const HUB: CampaignId = CampaignId([9; 16]);

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_seed(&[seed; 32])
    }

    fn entry(writer: u8, seq: u64, fact: Fact) -> Entry {
        let id = EntryId { writer: WriterId([writer; 16]), seq };
        Entry { id, body: Body { hlc: Hlc::default(), at: Moment::new(0, 0), author: "a".into(), fact } }
    }

    fn joined(key: &SigningKey) -> Fact {
        Fact::Joined { campaign: HUB, station: "a".into(), key: key.public() }
    }

    fn taken(recovery: &SigningKey, before: &SigningKey, after: &SigningKey, known: u64) -> Fact {
        let known = vec![Reach { writer: WriterId([1; 16]), seq: known }];
        let proof = Proof::sign(recovery, HUB, &before.public(), &after.public());
        Fact::OfficeTaken { before: before.public(), known, proof }
    }

    #[test]
    fn an_office_is_followed_only_by_one_that_its_recovery_key_attests() {
        let (first, second, recovery, other) = (key(1), key(2), key(7), key(8));
        let story = |by: &SigningKey| {
            vec![
                entry(1, 1, joined(&first)),
                entry(1, 2, Fact::RecoveryNamed { key: recovery.public() }),
                entry(1, 3, Fact::RecoveryNamed { key: other.public() }),
                entry(2, 1, joined(&second)),
                entry(2, 2, taken(by, &first, &second, 2)),
            ]
        };
        let attested = |entries: &[Entry], from: &SigningKey| {
            Offices::of(&second.public(), entries).attested(&from.public(), &[], HUB, entries)
        };
        assert!(attested(&story(&recovery), &first));
        // Named after it had been followed, or by nobody.
        assert!(!attested(&story(&other), &first));
        assert!(!attested(&story(&recovery), &other));
        // What the first one wrote later is not the office's.
        let entries = story(&recovery);
        let offices = Offices::of(&second.public(), &entries);
        let statements: Vec<_> = offices.statements(&entries).iter().map(|entry| (entry.id.writer.0[0], entry.id.seq)).collect();
        assert_eq!(statements, [(1, 1), (1, 2), (2, 1), (2, 2)]);
    }

    #[test]
    fn a_recovery_key_attests_until_another_one_is_named() {
        let (first, second, third, recovery, other) = (key(1), key(2), key(3), key(7), key(8));
        let follows = |by: &SigningKey, before: &SigningKey, after: &SigningKey, writer: u8, known: u64| {
            let known = vec![Reach { writer: WriterId([writer; 16]), seq: known }];
            let proof = Proof::sign(by, HUB, &before.public(), &after.public());
            Fact::OfficeTaken { before: before.public(), known, proof }
        };
        let story = |by: &SigningKey, more: Option<Fact>| {
            let mut told = vec![
                entry(1, 1, joined(&first)),
                entry(1, 2, Fact::RecoveryNamed { key: recovery.public() }),
                entry(2, 1, joined(&second)),
                entry(2, 2, follows(&recovery, &first, &second, 1, 2)),
                entry(3, 1, joined(&third)),
                entry(3, 2, follows(by, &second, &third, 2, 3)),
            ];
            told.extend(more.map(|fact| entry(2, 3, fact)));
            told
        };
        let attested = |entries: &[Entry]| {
            let offices = Offices::of(&third.public(), entries);
            [&first, &second, &third].map(|from| offices.attested(&from.public(), &[], HUB, entries))
        };
        // The second one named none: the key that attested it attests the third one too.
        assert_eq!(attested(&story(&recovery, None)), [true; 3]);
        assert_eq!(attested(&story(&other, None)), [false, false, true]);
        let renamed = || Some(Fact::RecoveryNamed { key: other.public() });
        assert_eq!(attested(&story(&recovery, renamed())), [false, false, true]);
        assert_eq!(attested(&story(&other, renamed())), [true; 3]);
    }

    /// Whoever has an older key says that it knew nothing of the newer one. Those who heard of that one know better.
    #[test]
    fn an_older_key_attests_to_nobody_who_heard_of_a_newer_one() {
        let (first, second, older, newer) = (key(1), key(2), key(7), key(8));
        let entries = [
            entry(1, 1, joined(&first)),
            entry(1, 2, Fact::RecoveryNamed { key: older.public() }),
            entry(1, 3, Fact::RecoveryNamed { key: newer.public() }),
            entry(2, 1, joined(&second)),
            entry(2, 2, taken(&older, &first, &second, 2)),
        ];
        let offices = Offices::of(&second.public(), &entries);
        let attested = |writer: u8, seq: u64, from: &SigningKey| {
            let heard = [Reach { writer: WriterId([writer; 16]), seq }];
            offices.attested(&from.public(), &heard, HUB, &entries)
        };
        assert!(!attested(1, 3, &first));
        // Who did not hear of it cannot know.
        assert!(attested(1, 2, &first));
        // Of those before, whoever is the office now says what it knew: that was believed when it became the office.
        assert!(attested(1, 3, &second));
    }

    #[test]
    fn a_series_comes_after_those_that_it_knew_whatever_its_name_and_clock() {
        let office = key(1);
        let known = |writer| Fact::RosterOpened { known: vec![Reach { writer: WriterId([writer; 16]), seq: 2 }] };
        let entries = [entry(5, 1, joined(&office)), entry(5, 2, known(9)), entry(3, 1, joined(&office)), entry(3, 2, known(5))];
        let order: Vec<u8> = written_with(&office.public(), &entries).iter().map(|entry| entry.id.writer.0[0]).collect();
        assert_eq!(order, [5, 5, 3, 3]);
    }

    /// What others said meanwhile comes between what a key said before and after: the last word is the last one.
    #[test]
    fn an_office_that_has_its_place_again_says_the_last_word_and_not_its_old_ones() {
        let (first, second, recovery, other) = (key(1), key(2), key(7), key(8));
        let follows = |by: &SigningKey, before: &SigningKey, after: &SigningKey, writer: u8, known: u64| {
            let known = vec![Reach { writer: WriterId([writer; 16]), seq: known }];
            let proof = Proof::sign(by, HUB, &before.public(), &after.public());
            Fact::OfficeTaken { before: before.public(), known, proof }
        };
        let story = |by: &SigningKey| {
            [
                entry(1, 1, joined(&first)),
                entry(1, 2, Fact::RecoveryNamed { key: recovery.public() }),
                entry(2, 1, joined(&second)),
                entry(2, 2, follows(&recovery, &first, &second, 1, 2)),
                entry(2, 3, Fact::RecoveryNamed { key: other.public() }),
                entry(1, 3, follows(by, &second, &first, 2, 3)),
            ]
        };
        let entries = story(&other);
        let offices = Offices::of(&first.public(), &entries);
        let said: Vec<_> = offices.statements(&entries).iter().map(|entry| (entry.id.writer.0[0], entry.id.seq)).collect();
        assert_eq!(said, [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (1, 3)]);
        assert!(offices.attested(&second.public(), &[], HUB, &entries));
        // Its own old key does not lead back.
        let entries = story(&recovery);
        assert!(!Offices::of(&first.public(), &entries).attested(&second.public(), &[], HUB, &entries));
    }

    #[test]
    fn offices_that_name_each_other_end_nothing() {
        let (first, second) = (key(1), key(2));
        let entries = [
            entry(1, 1, joined(&first)),
            entry(1, 2, taken(&first, &second, &first, 2)),
            entry(2, 1, joined(&second)),
            entry(2, 2, taken(&first, &first, &second, 2)),
        ];
        assert_eq!(Offices::of(&first.public(), &entries).keys().count(), 2);
    }
    #[test]
    fn so_many_offices_are_believed_and_no_more() {
        let (recovery, offices) = (key(7), 300_u16);
        let key_of = |at: u16| SigningKey::from_seed(&std::array::from_fn(|byte| at.to_be_bytes()[byte % 2]));
        let writer = |at: u16| WriterId(std::array::from_fn(|byte| at.to_be_bytes()[byte % 2]));
        let entries: Vec<Entry> = (0..offices)
            .flat_map(|at| {
                let mut facts = vec![joined(&key_of(at))];
                if at > 0 {
                    let (before, now) = (key_of(at - 1).public(), key_of(at).public());
                    let known = vec![Reach { writer: writer(at - 1), seq: 2 }];
                    facts.push(Fact::OfficeTaken { before, known, proof: Proof::sign(&recovery, HUB, &before, &now) });
                }
                (1..).zip(facts).map(move |(seq, fact)| {
                    let mut entry = entry(0, seq, fact);
                    entry.id.writer = writer(at);
                    entry
                })
            })
            .collect();
        let last = key_of(offices - 1).public();
        let believed = Offices::of(&last, &entries);
        assert_eq!(believed.keys().count(), MOST_TERMS);
        assert!(believed.include(&key_of(offices - 256).public()) && !believed.include(&key_of(offices - 257).public()));
    }
}
