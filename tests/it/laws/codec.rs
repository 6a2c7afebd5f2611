//! What was written is read, whatever it says; what a newer version wrote is kept; noise is an error and never a panic.

use super::{cases, world};
use proptest::{collection, option, prelude::*, sample::select};
use recol::audit::{
    finding::{Code, Finding, Subject},
    ids::{CampaignId, EntryId, Revision, WriterId},
    journal::{
        About, AuditMode, Body, By, Condition, Decided, Decision, Fact, Hlc, Label, Lack, Noted, Percent, Planned, Proof,
        PublicKey, Reach, RoomPlace, Sampling, Scope, Seen, SigningKey, Spot, StatedHead, StatedRevision, StillId, Sum, VERSION,
        decode, encode, is_bare_read,
    },
    moment::Moment,
    uai::Uai,
};
use smol_str::SmolStr;

fn word() -> impl Strategy<Value = SmolStr> {
    world::odd_text().prop_map(SmolStr::new)
}

fn uai() -> impl Strategy<Value = Uai> {
    (0..10_000_000_u32).prop_filter_map("seven digits", Uai::from_number)
}

fn id() -> impl Strategy<Value = EntryId> {
    any::<([u8; 16], u64)>().prop_map(|(writer, seq)| EntryId { writer: WriterId(writer), seq })
}

fn spot() -> impl Strategy<Value = Spot> {
    (uai(), option::of(word())).prop_map(|(college, room)| Spot { college, room: room.map(|r| r.as_str().into()) })
}

fn finding() -> impl Strategy<Value = Finding> {
    let subject = prop_oneof![
        word().prop_map(|tag| Subject::Device(tag.as_str().into())),
        word().prop_map(Subject::Payload),
        id().prop_map(Subject::Entry),
    ];
    (uai(), select(Code::ALL.to_vec()), subject).prop_map(|(college, code, subject)| Finding { college, code, subject })
}

fn noted() -> impl Strategy<Value = Noted> {
    let about = prop_oneof![word().prop_map(|tag| About::Device(tag.as_str().into())), id().prop_map(About::Entry)];
    let condition = option::of(select(vec![Condition::Good, Condition::Damaged, Condition::Incomplete]));
    let lacks = collection::vec(select(vec![Lack::Charger, Lack::Pen]), 0..3);
    let words = (option::of(word()), option::of(word()), option::of(any::<[u8; 32]>()));
    (uai(), about, condition, lacks, words).prop_map(|(college, about, condition, lacks, (note, photo, still))| Noted {
        college,
        about,
        condition,
        lacks,
        note,
        photo,
        still: still.map(StillId),
    })
}

fn mode() -> impl Strategy<Value = AuditMode> {
    let percent = || (1..10_000_u16).prop_filter_map("a share", Percent::from_hundredths);
    let sampling = (percent(), percent(), any::<u64>(), any::<bool>());
    prop_oneof![
        Just(AuditMode::Full),
        Just(AuditMode::Blind),
        sampling.prop_map(|(confidence, tolerable, seed, misplaced_tolerated)| {
            AuditMode::Sampling(Sampling { confidence, tolerable, seed, misplaced_tolerated })
        }),
    ]
}

fn planned() -> impl Strategy<Value = Planned> {
    let day = || option::of((1_i16..=9_999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)));
    (day(), day()).prop_map(|(first, last)| Planned { first, last })
}

fn reach() -> impl Strategy<Value = Vec<Reach>> {
    let one = any::<([u8; 16], u64)>().prop_map(|(writer, seq)| Reach { writer: WriterId(writer), seq });
    collection::vec(one, 0..3)
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![Just(Scope::All), collection::btree_set(uai(), 0..3).prop_map(Scope::Colleges)]
}

fn fact() -> impl Strategy<Value = Fact> {
    let place = || (uai(), word()).prop_map(|(college, room)| RoomPlace { college, room: room.as_str().into() });
    let revision = || any::<u32>().prop_map(Revision);
    let joined = (any::<[u8; 16]>(), word(), any::<[u8; 32]>());
    let opened = (word(), collection::vec(uai(), 0..4), revision(), option::of(planned()), mode());
    let seen = (spot(), word(), select(By::ALL.to_vec()), option::of(word()), any::<std::num::NonZeroU8>());
    let decided = (finding(), select(Decision::ALL.to_vec()), option::of(word()), option::of(word()));
    prop_oneof![
        joined.prop_map(|(campaign, station, seed)| Fact::Joined {
            campaign: CampaignId(campaign),
            station,
            key: SigningKey::from_seed(&seed).public(),
        }),
        opened.prop_map(|(name, colleges, revision, planned, mode)| Fact::CampaignOpened {
            name,
            colleges,
            revision,
            planned,
            mode
        }),
        Just(Fact::CampaignClosed {}),
        Just(Fact::CampaignReopened {}),
        collection::vec(uai(), 0..4).prop_map(|colleges| Fact::CampaignWidened { colleges }),
        reach().prop_map(|known| Fact::RosterOpened { known }),
        (any::<[u8; 32]>(), word(), scope(), reach()).prop_map(|(key, name, scope, known)| {
            Fact::StationAccepted { key: PublicKey::from_bytes(key), name, scope, known }
        }),
        (any::<[u8; 32]>(), word(), reach(), any::<bool>()).prop_map(|(key, name, known, lost)| Fact::StationRefused {
            key: PublicKey::from_bytes(key),
            name,
            known,
            lost
        }),
        any::<[u8; 32]>().prop_map(|key| Fact::RecoveryNamed { key: PublicKey::from_bytes(key) }),
        (any::<([u8; 32], [u8; 32])>(), reach()).prop_map(|((key, half), known)| Fact::OfficeTaken {
            before: PublicKey::from_bytes(key),
            known,
            proof: Proof(std::array::from_fn(|at| half[at % 32])),
        }),
        (any::<([u8; 16], u64, [u8; 32])>(), word(), revision(), any::<bool>(), option::of(uai())).prop_map(
            |((writer, seq, sum), station, revision, gathered, college)| Fact::Stated {
                heads: vec![StatedHead { writer: WriterId(writer), seq, hash: Sum(sum), station }],
                revisions: vec![StatedRevision {
                    revision,
                    digest: Sum(sum),
                    gathered,
                    outlines: Sum(sum),
                    colleges: vec![(college, Sum(sum))],
                }],
            }
        ),
        any::<(u64, u32)>().prop_map(|(first, count)| Fact::Allotted { first, count }),
        any::<u64>().prop_map(|ahead_ms| Fact::ClockSet { ahead_ms }),
        uai().prop_map(|college| Fact::WentFull { college }),
        revision().prop_map(|revision| Fact::CampaignMoved { revision }),
        uai().prop_map(|college| Fact::VisitOpened { college }),
        uai().prop_map(|college| Fact::VisitClosed { college }),
        place().prop_map(Fact::RoomOpened),
        place().prop_map(Fact::RoomClosed),
        seen.prop_map(|(spot, payload, by, serial, copies)| Fact::Seen(Seen {
            spot,
            payload,
            by,
            serial,
            instead: None,
            copies
        })),
        (spot(), select(vec![Label::Unreadable, Label::Absent]), option::of(word()))
            .prop_map(|(spot, label, note)| Fact::Unlabelled { spot, label, note }),
        noted().prop_map(Fact::Noted),
        decided.prop_map(|(finding, decision, cause, evidence)| Fact::Decided(Decided {
            finding,
            basis: None,
            decision,
            cause,
            evidence,
            over: Vec::new(),
        })),
        id().prop_map(|entry| Fact::Retracted { entry }),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    (any::<u64>(), any::<i64>(), any::<i16>(), word(), fact()).prop_map(|(last, ms, offset, author, fact)| {
        let at = Moment::new(ms, offset);
        // Any clock value at all: it is read from a file as it stands there.
        let hlc: Hlc = serde_json::from_value(last.into()).expect("a number");
        Body { hlc, at, author: author.as_str().into(), fact }
    })
}

/// Values as a future version may write them, at most two floors high.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf =
        prop_oneof![Just(serde_json::Value::Null), any::<i64>().prop_map(Into::into), any::<String>().prop_map(Into::into)];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

fn written(v: u32, fact: &serde_json::Value) -> Vec<u8> {
    let at = "2026-11-23T10:15:00.000+01:00";
    serde_json::to_vec(&serde_json::json!({ "v": v, "hlc": 7, "at": at, "author": "alba", "fact": fact })).expect("it is JSON")
}

/// A fact that is kept says, as JSON, what was written.
fn is_kept(bytes: &[u8], fact: &serde_json::Value) -> Result<(), TestCaseError> {
    let body = decode(bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let Fact::Foreign(text) = &body.fact else { return Err(TestCaseError::fail(format!("understood as {body:?}"))) };
    prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(text).expect("it is JSON"), fact);
    prop_assert_eq!(body.author.as_str(), "alba");
    prop_assert!(encode(&body).is_err(), "what is not understood is never written anew");
    Ok(())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_was_written_is_read(body in body()) {
        let bytes = encode(&body).expect("every kind of today is written");
        prop_assert_eq!(decode(&bytes).expect("and read"), body);
    }

    #[test]
    fn unknown_kinds_are_kept(kind in "[a-z_]{1,12}x", content in value()) {
        let fact = serde_json::json!({ kind: content });
        is_kept(&written(VERSION, &fact), &fact)?;
    }

    #[test]
    fn newer_versions_are_kept(v in VERSION + 1.., body in body(), content in value()) {
        let known: serde_json::Value = serde_json::from_slice(&encode(&body).expect("written")).expect("it is JSON");
        for fact in [&known["fact"], &content] {
            is_kept(&written(v, fact), fact)?;
        }
    }

    #[test]
    fn noise_is_no_panic(bytes in collection::vec(any::<u8>(), 0..200), body in body(), at in any::<prop::sample::Index>()) {
        let _ = decode(&bytes);
        let mut damaged = encode(&body).expect("written");
        let at = at.index(damaged.len());
        damaged[at] = bytes.first().copied().unwrap_or_default();
        let _ = decode(&damaged);
        damaged.truncate(at);
        prop_assert!(decode(&damaged).is_err(), "half an entry was read");
    }

    /// Damage to a known kind is told, not taken for news.
    #[test]
    fn damage_is_not_novelty(seen in world::seen()) {
        let mut fact = serde_json::json!({ "seen": serde_json::to_value(&seen).expect("it is JSON") });
        prop_assert!(decode(&written(VERSION, &fact)).is_ok());
        fact["seen"]["spot"] = 5.into();
        prop_assert!(decode(&written(VERSION, &fact)).is_err());
    }
}

/// Something that stands in the line of an entry beside what belongs there: names that look like the fact's, written in every way, and
/// facts and texts that look like a read.
fn strange() -> impl Strategy<Value = String> {
    let name = select(vec![r#""fact":"#, r#""fact" :"#, r#""f\u0061ct":"#, r#""x":"#, r#""instead":"#, r#""a\"fact\":":"#]);
    let read = r#"{"seen":{"spot":{"college":"0921170X"},"payload":"A-1","by":"camera"}}"#;
    let other = r#"{"seen":{"spot":{"college":"0921170X"},"payload":"A-1","by":"camera","inst\u0065ad":"ID"}}"#;
    let text = r#""\"fact\":{\"seen\":{""#;
    let written = serde_json::to_string(&EntryId { writer: WriterId([1; 16]), seq: 3 }).expect("it is JSON");
    let value = select(vec![
        read.to_owned(),
        other.replace("\"ID\"", &written),
        other.replace("\"ID\"", &written).replace("\\u0065", "e"),
        format!(r#"{{"fact":{read}}}"#),
        r#"{"campaign_closed":{}}"#.to_owned(),
        r#"{"paused":{}}"#.to_owned(),
        text.to_owned(),
    ]);
    (name, value).prop_map(|(name, value)| format!("{name}{value}"))
}

fn says_no_more_than_a_read(bytes: &[u8]) -> bool {
    decode(bytes).map_or(true, |body| matches!(body.fact, Fact::Seen(seen) if seen.instead.is_none()))
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// Whatever somebody else writes: a line that is taken for a read is one, or no entry at all.
    #[test]
    fn what_is_taken_for_a_bare_read_is_one(
        v in select(vec![r#""v":1"#, r#""v":2"#, r#""v": 1"#]),
        mut parts in collection::vec(strange(), 0..3),
        own in option::of(select(vec![r#""fact":{"seen":{"spot":{"college":"0921170X"},"payload":"A-1","by":"camera"}}"#])),
        at in any::<prop::sample::Index>(),
    ) {
        if let Some(own) = own {
            parts.insert(at.index(parts.len() + 1), own.to_owned());
        }
        let rest = parts.iter().map(|part| format!(",{part}")).collect::<String>();
        let line = format!(r#"{{{v},"hlc":7,"at":"2026-11-23T10:15:00.000+01:00","author":"alba"{rest}}}"#);
        prop_assert!(!is_bare_read(line.as_bytes()) || says_no_more_than_a_read(line.as_bytes()), "{}", line);
    }

    #[test]
    fn of_what_is_written_here_nothing_but_a_read_is_taken_for_one(body in body()) {
        let bytes = encode(&body).expect("it can be written");
        prop_assert!(!is_bare_read(&bytes) || says_no_more_than_a_read(&bytes));
    }
}
