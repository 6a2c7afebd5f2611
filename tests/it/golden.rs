//! Bytes once written are read for ever: golden payloads (`fixtures/journal/`) decode to the facts written out here, and
//! those facts encode to the very same bytes.
//!
//! So are the hash of an entry and the signature of a head, computed by other programs (Python's hashlib, OpenSSL).
//!
//! A file is never edited. A new kind of fact, or a new field, gets a new file; a new version gets a folder of its own.

use recol::audit::{
    finding::{Code, Finding, Subject},
    ids::{CampaignId, EntryId, Revision, RoomName, WriterId},
    journal::{
        About, AuditMode, Body, By, Condition, Decided, Decision, Fact, Head, Hlc, Label, Lack, Noted, Planned, Proof, PublicKey,
        Reach, RoomPlace, Sampling, Scope, Seen, SigningKey, Spot, StatedHead, StatedRevision, StillId, Sum, decode, encode,
        seal,
    },
    moment::Moment,
    uai::Uai,
};
use smol_str::SmolStr;
use std::{collections::BTreeSet, num::NonZeroU8, path::PathBuf};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/journal").join(name)
}

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(folder(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn college() -> Uai {
    Uai::from_number(921_170).expect("seven digits")
}

fn spot(room: Option<&str>) -> Spot {
    Spot { college: college(), room: room.map(RoomName::new) }
}

fn place() -> RoomPlace {
    RoomPlace { college: college(), room: "Réserve".into() }
}

fn entry() -> EntryId {
    EntryId { writer: WriterId(*b"0123456789abcdef"), seq: 42 }
}

fn seen(spot: Spot, payload: &str, by: By) -> Seen {
    Seen { spot, payload: payload.into(), by, serial: None, instead: None, copies: NonZeroU8::MIN }
}

fn finding(code: Code, subject: Subject) -> Finding {
    Finding { college: college(), code, subject }
}

fn decided(finding: Finding, decision: Decision) -> Decided {
    Decided { finding, basis: None, decision, cause: None, evidence: None, over: Vec::new() }
}

fn noted(about: About) -> Noted {
    Noted { college: college(), about, condition: None, lacks: Vec::new(), note: None, photo: None, still: None }
}

/// Every file of version 1 and the fact in it.
fn version_1() -> Vec<(&'static str, Fact)> {
    let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let key = PublicKey::try_from(SmolStr::new(key)).expect("64 digits");
    let tag = |tag: &str| Subject::Device(tag.into());
    let opened =
        |planned, mode| Fact::CampaignOpened { name: "Tous".into(), colleges: Vec::new(), revision: Revision(0), planned, mode };
    let day = |day: &str| day.parse().expect("a date");
    let planned = |first: Option<&str>, last: Option<&str>| Some(Planned { first: first.map(day), last: last.map(day) });
    let percent = |text: &str| text.parse().expect("a share");
    let sampling =
        Sampling { confidence: percent("99.9"), tolerable: percent("0.25"), seed: u64::MAX, misplaced_tolerated: false };
    vec![
        ("joined", Fact::Joined { campaign: CampaignId([0xab; 16]), station: "Poste 3".into(), key }),
        (
            "campaign_opened",
            Fact::CampaignOpened {
                name: "Récolement 2026".into(),
                colleges: vec![college(), Uai::from_number(920_068).expect("seven digits")],
                revision: Revision(3),
                planned: None,
                mode: AuditMode::Full,
            },
        ),
        ("campaign_opened_for_all", opened(None, AuditMode::Full)),
        ("campaign_opened_blind", opened(planned(Some("2026-11-02"), Some("2026-12-18")), AuditMode::Blind)),
        ("campaign_opened_sampling", opened(planned(None, Some("2026-12-18")), AuditMode::Sampling(sampling))),
        (
            "campaign_opened_sampling_misplaced",
            opened(None, AuditMode::Sampling(Sampling { misplaced_tolerated: true, ..sampling })),
        ),
        ("campaign_closed", Fact::CampaignClosed {}),
        ("campaign_reopened", Fact::CampaignReopened {}),
        ("went_full", Fact::WentFull { college: college() }),
        ("campaign_moved", Fact::CampaignMoved { revision: Revision(4) }),
        (
            "campaign_widened",
            Fact::CampaignWidened { colleges: vec![college(), Uai::from_number(920_068).expect("seven digits")] },
        ),
        ("roster_opened", Fact::RosterOpened { known: vec![Reach { writer: entry().writer, seq: 42 }] }),
        (
            "station_accepted",
            Fact::StationAccepted {
                key,
                name: "Poste 3".into(),
                scope: Scope::Colleges([college()].into()),
                known: vec![Reach { writer: entry().writer, seq: 42 }],
            },
        ),
        ("station_accepted_for_all", Fact::StationAccepted { key, name: "Poste 3".into(), scope: Scope::All, known: Vec::new() }),
        (
            "station_refused",
            Fact::StationRefused {
                key,
                name: "Poste 3".into(),
                known: vec![Reach { writer: entry().writer, seq: 42 }],
                lost: false,
            },
        ),
        (
            "station_lost",
            Fact::StationRefused {
                key,
                name: "Poste 3".into(),
                known: vec![Reach { writer: entry().writer, seq: 42 }],
                lost: true,
            },
        ),
        ("recovery_named", Fact::RecoveryNamed { key }),
        (
            "office_taken",
            Fact::OfficeTaken { before: key, known: vec![Reach { writer: entry().writer, seq: 42 }], proof: Proof([0xef; 64]) },
        ),
        (
            "stated",
            Fact::Stated {
                heads: vec![StatedHead { writer: entry().writer, seq: 42, hash: Sum([0xcd; 32]), station: "Poste 3".into() }],
                revisions: vec![StatedRevision {
                    revision: Revision(3),
                    digest: Sum([1; 32]),
                    gathered: true,
                    outlines: Sum([2; 32]),
                    colleges: vec![(Some(college()), Sum([3; 32])), (None, Sum([4; 32]))],
                }],
            },
        ),
        ("allotted", Fact::Allotted { first: 1_073_741_825, count: 65 }),
        ("clock_set", Fact::ClockSet { ahead_ms: 315_360_000_000 }),
        ("visit_opened", Fact::VisitOpened { college: college() }),
        ("visit_closed", Fact::VisitClosed { college: college() }),
        ("room_opened", Fact::RoomOpened(place())),
        ("room_closed", Fact::RoomClosed(place())),
        ("seen_camera", Fact::Seen(seen(spot(Some("Réserve")), "HDS-0000123", By::Camera))),
        ("seen_wedge_without_room", Fact::Seen(seen(spot(None), "0012345", By::Wedge))),
        ("seen_typed", Fact::Seen(seen(spot(Some("Chariot \"2\"")), "a\u{1d}b\n\u{202e}", By::Typed))),
        ("seen_serial", Fact::Seen(seen(spot(Some("Réserve")), "PF3SHL9G", By::Serial))),
        ("seen_list", Fact::Seen(seen(spot(Some("Réserve")), "HDS-0000123", By::List))),
        (
            "seen_with_everything",
            Fact::Seen(Seen {
                serial: Some("PF3SHL9G".into()),
                instead: None,
                copies: NonZeroU8::new(2).expect("two"),
                ..seen(spot(Some("Réserve")), "HDS-0000123", By::Camera)
            }),
        ),
        ("unlabelled_absent", Fact::Unlabelled { spot: spot(Some("Réserve")), label: Label::Absent, note: None }),
        (
            "unlabelled_unreadable",
            Fact::Unlabelled { spot: spot(None), label: Label::Unreadable, note: Some("grey laptop".into()) },
        ),
        ("noted_device", Fact::Noted(noted(About::Device("HDS-0000123".into())))),
        (
            "noted_entry_with_everything",
            Fact::Noted(Noted {
                condition: Some(Condition::Incomplete),
                lacks: vec![Lack::Charger, Lack::Pen],
                note: Some("écran rayé".into()),
                ..noted(About::Entry(entry()))
            }),
        ),
        ("noted_photo", Fact::Noted(Noted { photo: Some("IMG_0042.jpg".into()), ..noted(About::Device("12".into())) })),
        (
            "noted_still",
            Fact::Noted(Noted {
                photo: Some("IMG_0042.jpg".into()),
                still: Some(StillId::of(b"a photograph")),
                ..noted(About::Device("12".into()))
            }),
        ),
        ("noted_damaged", Fact::Noted(Noted { condition: Some(Condition::Damaged), ..noted(About::Device("12".into())) })),
        ("noted_good", Fact::Noted(Noted { condition: Some(Condition::Good), ..noted(About::Device("12".into())) })),
        ("decided_confirm_missing", Fact::Decided(decided(finding(Code::Missing, tag("0012345")), Decision::ConfirmMissing))),
        (
            "decided_report_theft",
            Fact::Decided(Decided {
                cause: Some("effraction".into()),
                evidence: Some("PV 2026/118".into()),
                over: Vec::new(),
                ..decided(finding(Code::Overdue, tag("0012345")), Decision::ReportTheft)
            }),
        ),
        ("decided_justified_absence", Fact::Decided(decided(finding(Code::Missing, tag("1")), Decision::JustifiedAbsence))),
        ("decided_correct_inventory", Fact::Decided(decided(finding(Code::Misassigned, tag("1")), Decision::CorrectInventory))),
        ("decided_send_back", Fact::Decided(decided(finding(Code::SeenElsewhere, tag("1")), Decision::SendBack))),
        (
            "decided_register_as_new",
            Fact::Decided(decided(finding(Code::Unknown, Subject::Payload("NOPE".into())), Decision::RegisterAsNew)),
        ),
        (
            "decided_reprint_tag",
            Fact::Decided(decided(finding(Code::Unidentified, Subject::Entry(entry())), Decision::ReprintTag)),
        ),
        ("decided_accept_as_is", Fact::Decided(decided(finding(Code::DuplicateTag, tag("1")), Decision::AcceptAsIs))),
        ("retracted", Fact::Retracted { entry: entry() }),
    ]
}

fn body(fact: Fact) -> Body {
    let at: Moment = "2026-11-23T10:15:30.250+01:00".parse().expect("RFC 3339");
    Body { hlc: Hlc::after(Hlc::default(), at), at, author: "alba".into(), fact }
}

/// One word for each kind: a new kind does not compile until it has one, and then the test below asks for its file.
const fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::Joined { .. } => "joined",
        Fact::CampaignOpened { .. } => "campaign_opened",
        Fact::CampaignMoved { .. } => "campaign_moved",
        Fact::CampaignClosed {} => "campaign_closed",
        Fact::CampaignReopened {} => "campaign_reopened",
        Fact::CampaignWidened { .. } => "campaign_widened",
        Fact::RosterOpened { .. } => "roster_opened",
        Fact::StationAccepted { .. } => "station_accepted",
        Fact::StationRefused { .. } => "station_refused",
        Fact::RecoveryNamed { .. } => "recovery_named",
        Fact::OfficeTaken { .. } => "office_taken",
        Fact::Stated { .. } => "stated",
        Fact::Allotted { .. } => "allotted",
        Fact::ClockSet { .. } => "clock_set",
        Fact::WentFull { .. } => "went_full",
        Fact::VisitOpened { .. } => "visit_opened",
        Fact::VisitClosed { .. } => "visit_closed",
        Fact::RoomOpened(_) => "room_opened",
        Fact::RoomClosed(_) => "room_closed",
        Fact::Seen(_) => "seen",
        Fact::Unlabelled { .. } => "unlabelled",
        Fact::Noted(_) => "noted",
        Fact::Decided(_) => "decided",
        Fact::Retracted { .. } => "retracted",
        Fact::Foreign(_) => "foreign",
    }
}

#[test]
fn golden_bytes_are_read_and_written_for_ever() {
    for (name, fact) in version_1() {
        let golden = bytes(&format!("v1/{name}.json"));
        let read = decode(&golden).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(read, body(fact.clone()), "{name} is read otherwise");
        let written = encode(&body(fact)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(String::from_utf8_lossy(&written), String::from_utf8_lossy(&golden), "{name} is written otherwise");
    }
}

#[test]
fn every_kind_and_every_word_has_its_golden_file() {
    let listed: BTreeSet<String> = version_1().into_iter().map(|(name, _)| format!("{name}.json")).collect();
    let there: BTreeSet<String> = std::fs::read_dir(folder("v1"))
        .expect("the folder is there")
        .map(|item| item.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(listed, there, "files without a fact here, or facts without a file");

    let all: String = listed.iter().map(|name| String::from_utf8(bytes(&format!("v1/{name}"))).expect("UTF-8")).collect();
    let kinds: BTreeSet<&str> = version_1().iter().map(|(_, fact)| kind(fact)).collect();
    // `foreign` is what is not known: it is never written.
    let words = kinds.iter().copied().chain(By::ALL.map(By::code)).chain(Decision::ALL.map(Decision::code));
    for word in words.chain(["good", "damaged", "incomplete", "charger", "pen", "absent", "unreadable", "blind", "sampling"]) {
        assert!(all.contains(&format!("\"{word}\"")), "{word} is in no golden file");
    }
    assert_eq!(kinds.len(), 24, "a kind of fact has no golden file: {kinds:?}");
}

/// The scenario files freeze the codes themselves; the journal must write the very same words.
#[test]
fn findings_are_stored_by_their_codes() {
    for code in Code::ALL {
        assert_eq!(serde_json::to_value(code).expect("a word"), code.code());
    }
}

/// From here they are only kept and passed on.
#[test]
fn newer_versions_and_unknown_kinds_are_kept() {
    for (name, fact) in [
        ("newer_version", r#"{"seen":{"by":"rfid","distance_cm":40,"spot":{"college":"0921170X"}}}"#),
        ("unknown_kind", r#"{"photographed":{"of":"0012345"}}"#),
    ] {
        let read = decode(&bytes(&format!("foreign/{name}.json"))).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(read, body(Fact::Foreign(fact.into())), "{name}");
        assert!(encode(&read).is_err(), "{name} would be written anew");
    }
}

/// `ed25519("recol succession 1\0" ‖ hub ‖ before ‖ after)`.
#[test]
fn the_proof_of_a_succession_is_the_same_for_ever() {
    let key = SigningKey::from_seed(&std::array::from_fn(|at| u8::try_from(at).expect("below 32")));
    let (before, after) = (PublicKey::from_bytes([1; 32]), PublicKey::from_bytes([2; 32]));
    let proof = Proof::sign(&key, CampaignId([3; 16]), &before, &after);
    let golden = "e563c2f97f5a58f4e71a073c7f8ec95add45672803e6e931dbb944f7b3a6b27c\
                  e66869791d5c177306d465bf9de43200751f08aa228f6c2b83011c8e244a4501";
    assert_eq!(proof.to_string(), golden);
    assert_eq!(proof.verify(&key.public(), CampaignId([3; 16]), &before, &after), Ok(()));
    assert!(proof.verify(&key.public(), CampaignId([3; 16]), &after, &before).is_err());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `sha256("recol entry 1\0" ‖ writer ‖ seq ‖ prev ‖ sha256(salt ‖ payload))`, the number in big-endian order.
#[test]
fn the_hash_of_an_entry_is_the_same_for_ever() {
    let sealed = seal(entry(), [5; 32], [9; 16], br#"{"v":1}"#.to_vec());
    assert_eq!(hex(&sealed.payload_digest), "71f1ed1530c9b7ce4b4756b8bd2b36fb35ccfb2e683caf29d696aefb467fcb97");
    assert_eq!(hex(&sealed.hash), "f0aa2c5790ced50220961c6f680cc4a032420c820a9f2b7d97fb0ea555784e3c");
}

/// `ed25519("recol head 1\0" ‖ writer ‖ seq ‖ hash)`: what is signed is the end of a series, and nothing else.
#[test]
fn the_signature_of_a_head_is_the_same_for_ever() {
    let key = SigningKey::from_seed(&std::array::from_fn(|at| u8::try_from(at).expect("below 32")));
    assert_eq!(key.public().to_string(), "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
    let hash = seal(entry(), [5; 32], [9; 16], br#"{"v":1}"#.to_vec()).hash;
    let signature = Head { writer: entry().writer, seq: entry().seq, hash }.sign(&key);
    let golden = "e56dcf8cb5c34b625bd59cbac95aa4c63d1a8d20b4a90370888766f5d4eee976\
                  72c24098c89fa4d47c73c250d51f4ed78089a619c1434dd209ea0d7fb2df7103";
    assert_eq!(hex(&signature), golden);
}
