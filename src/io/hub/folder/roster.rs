//! The identity of the hub and its stations: small signed JSON files.

use super::{
    files::{listed, read, refused, trouble, write},
    root::FolderHub,
};
use crate::{
    audit::{
        exchange::{Card, Scope},
        ids::{HubId, Incarnation, hex, unhex},
        journal::{PublicKey, SigningKey},
    },
    io::{
        hub::{FORM, HubError, Refusal, Trouble},
        path::HUB_FILE,
        whole::There,
        within::Within,
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use smol_str::SmolStr;
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::Write,
    path::{Path, PathBuf},
    time::SystemTime,
};

const IDENTITY: &[u8] = b"recol hub 1\0";
const ROSTER: &[u8] = b"recol roster 1\0";
const INTRODUCTION: &[u8] = b"recol station 1\0";
/// The largest roster file in bytes: far more than a roster of a thousand stations needs.
const LARGEST: u64 = 16 << 20;
/// The most introductions of stations that the office has said nothing of that are opened. Their files are named by their
/// keys, so that one that is asked for is found among any number.
const MOST_WAITING: usize = 200;
/// The most rosters that are opened: the newest one is enough, unless somebody wrote over it.
const MOST_ROSTERS: usize = 100;
/// The largest introduction in bytes: far more than a key, a name and a signature need.
const LARGEST_INTRODUCTION: u64 = 64 << 10;

/// The identity of the hub.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Identity {
    pub(super) form: u32,
    pub(super) id: HubId,
    pub(super) incarnation: Incarnation,
    pub(super) office: PublicKey,
    /// The keys of earlier offices: what they signed stays valid. Whether they were offices is checked by their entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) before: Vec<PublicKey>,
}

impl Identity {
    /// The keys with which rosters and revisions may be signed, the present office's first.
    pub(super) fn signers(&self) -> Vec<PublicKey> {
        std::iter::once(self.office).chain(self.before.iter().copied()).collect()
    }
}

#[derive(Serialize, Deserialize)]
struct Roster {
    number: u64,
    cards: Vec<Card>,
}

#[derive(Serialize, Deserialize)]
struct Introduction {
    key: PublicKey,
    name: SmolStr,
}

/// A signed content. The signature covers the exact JSON text.
#[derive(Serialize, Deserialize)]
struct Signed {
    text: String,
    signature: String,
}

fn sealed<T: Serialize>(what: &T, domain: &[u8], key: &SigningKey) -> Vec<u8> {
    let text = serde_json::to_string(what).unwrap_or_default();
    let signature = hex(&key.sign(domain, text.as_bytes()));
    serde_json::to_vec_pretty(&Signed { text, signature }).unwrap_or_default()
}

/// Reads the content of a signed file. `key` returns from the content the key that must have signed it.
fn opened<T: DeserializeOwned>(
    path: &Path,
    bytes: &[u8],
    domain: &[u8],
    key: impl FnOnce(&T) -> PublicKey,
) -> Result<T, HubError> {
    let damaged = |cause: String| HubError::Damaged { what: path.display().to_string(), cause };
    let signed: Signed = serde_json::from_slice(bytes).map_err(|e| damaged(e.to_string()))?;
    let what: T = serde_json::from_str(&signed.text).map_err(|e| damaged(e.to_string()))?;
    let signature = unhex(&signed.signature).ok_or_else(|| damaged("the signature is no signature".to_owned()))?;
    key(&what).verify(domain, signed.text.as_bytes(), &signature).map_err(|e| damaged(e.to_string()))?;
    Ok(what)
}

/// Writes a small file completely. `there` decides about an existing file with its name.
fn put(folder: &Within, name: &str, bytes: &[u8], there: impl Fn(&OsStr) -> Result<There, HubError>) -> Result<(), HubError> {
    let named = || folder.called(name);
    write(folder, |out| out.write_all(bytes).map(|()| name.into()).map_err(HubError::io(named())), there)
}

/// Whether it is the name of a roster: a number and the beginning of the digest.
pub(super) fn is_roster(name: &OsStr) -> bool {
    let stem = name.to_str().and_then(|name| name.strip_suffix(".json"));
    let parts = stem.and_then(|stem| stem.split_once('-'));
    parts.is_some_and(|(number, digest)| number.parse::<u64>().is_ok() && unhex::<8>(digest).is_some())
}

/// Whether it is the name of an introduction: the key of a station.
pub(super) fn is_introduction(name: &OsStr) -> bool {
    name.to_str().and_then(|name| name.strip_suffix(".json")).is_some_and(|key| unhex::<32>(key).is_some())
}

impl FolderHub {
    pub(super) fn identity_path(&self) -> PathBuf {
        self.root.join(HUB_FILE)
    }

    /// Reads the identity of the hub.
    pub(super) fn identity(&self) -> Result<Identity, HubError> {
        #[derive(Deserialize)]
        struct Form {
            form: u32,
        }
        let root = self.held()?;
        let path = self.identity_path();
        let bytes = match root.read(HUB_FILE, LARGEST_INTRODUCTION).map_err(refused(&path))? {
            Some(bytes) => bytes,
            None => renamed(&root)?.ok_or_else(|| HubError::NoHub(self.root.display().to_string()))?,
        };
        let signed: Option<Signed> = serde_json::from_slice(&bytes).ok();
        let form = signed.and_then(|signed| serde_json::from_str::<Form>(&signed.text).ok()).map(|form| form.form);
        match form {
            Some(found) if found > FORM => return Err(Refusal::NewerHub { found, known: FORM }.into()),
            Some(found) if found < FORM => return Err(Refusal::OlderHub { found, known: FORM }.into()),
            _ => {}
        }
        opened(&path, &bytes, IDENTITY, |identity: &Identity| identity.office)
    }

    /// Writes the identity of the hub: for the first time, or over the one that was just read as the office's own.
    pub(super) fn write_identity(
        &self,
        (id, incarnation): (HubId, Incarnation),
        before: Vec<PublicKey>,
        office: &SigningKey,
    ) -> Result<(), HubError> {
        let identity = Identity { form: FORM, id, incarnation, office: office.public(), before };
        put(&self.held()?, HUB_FILE, &sealed(&identity, IDENTITY, office), |_| Ok(There::Replaced))
    }

    pub(super) fn only_office(&self, key: &SigningKey) -> Result<Identity, HubError> {
        let identity = self.identity()?;
        if identity.office == key.public() { Ok(identity) } else { Err(Refusal::OfficeOnly.into()) }
    }

    /// Returns the newest roster that an office signed, and the faults of newer ones that none signed or that cannot be read.
    /// Older ones are not opened: who is accepted is decided by the office's entries, and a file that is damaged there harms
    /// nobody.
    fn roster(&self, signers: &[PublicKey], now: Option<SystemTime>) -> Result<(Roster, Vec<HubError>), HubError> {
        let none = Roster { number: 0, cards: Vec::new() };
        let mut faults = Vec::new();
        let Some(folder) = self.folder("roster")? else { return Ok((none, faults)) };
        let found = listed(Some(&folder))?.all(Some(&folder))?;
        found.sweep(Some(&folder), now);
        let mut names: Vec<(u64, &OsString)> = found.of(is_roster).map(|name| (number(name), name)).collect();
        names.sort_unstable();
        for (_, name) in names.iter().rev().take(MOST_ROSTERS) {
            let path = folder.called(name);
            let signed = read(&folder, name, LARGEST).and_then(|bytes| {
                let opened = |key: PublicKey| opened(&path, &bytes, ROSTER, |_: &Roster| key);
                let mut signers = signers.iter().copied();
                let first = opened(signers.next().unwrap_or(PublicKey::from_bytes([0; 32])));
                first.or_else(|error| signers.find_map(|key| opened(key).ok()).ok_or(error))
            });
            match signed {
                // The name may say more than the office did.
                Ok(roster) if roster.number == number(name) => return Ok((roster, faults)),
                Ok(_) => {
                    let cause = "it is another one under this name".to_owned();
                    faults.push(HubError::Damaged { what: path.display().to_string(), cause });
                }
                Err(error) => faults.push(error),
            }
        }
        Ok((none, faults))
    }

    /// Returns every card: those of the roster, and those of stations that have introduced themselves since.
    pub(super) fn cards(&self, identity: &Identity, now: Option<SystemTime>) -> Result<(Vec<Card>, Vec<Trouble>), HubError> {
        let (Roster { mut cards, .. }, faults) = self.roster(&identity.signers(), now)?;
        let mut troubles = faults.into_iter().map(unread).collect::<Result<Vec<_>, _>>()?;
        let Some(folder) = self.folder("stations")? else { return Ok((cards, troubles)) };
        let found = listed(Some(&folder))?;
        found.sweep(Some(&folder), now);
        let known: BTreeSet<OsString> = cards.iter().map(|card| named(&card.key)).collect();
        let mut waiting = found.of(is_introduction).filter(|name| !known.contains(*name));
        for name in waiting.by_ref().take(MOST_WAITING) {
            match introduction(&folder, name) {
                Ok(Introduction { key, name }) => cards.push(Card { key, name, accepted: false, scope: Scope::All }),
                Err(error) => troubles.push(unread(error)?),
            }
        }
        if found.more || waiting.next().is_some() {
            let what = folder.path().display().to_string();
            troubles.push(Trouble::Crowded { what, most: if found.more { found.names.len() } else { MOST_WAITING } });
        }
        Ok((cards, troubles))
    }

    /// Returns the introductions under a key that begins with these digits.
    pub(super) fn introduced_as(&self, digits: &str) -> Result<Vec<Card>, HubError> {
        let Some(folder) = self.folder("stations")? else { return Ok(Vec::new()) };
        let found = listed(Some(&folder))?;
        let begins = |name: &&OsString| name.to_str().is_some_and(|name| name.starts_with(digits));
        let asked = found.of(is_introduction).filter(begins).take(MOST_WAITING);
        let card = |Introduction { key, name }| Card { key, name, accepted: false, scope: Scope::All };
        Ok(asked.filter_map(|name| introduction(&folder, name).ok().map(card)).collect())
    }

    pub(super) fn write_roster(&self, cards: &[Card], signers: &[PublicKey], office: &SigningKey) -> Result<(), HubError> {
        let (before, faults) = self.roster(signers, None)?;
        // A newer one that cannot be read now may be whole. One beside it with the same number would leave open which is meant.
        if let Some(unread) = faults.into_iter().find(|fault| matches!(fault, HubError::Io { .. })) {
            return Err(unread);
        }
        let roster = Roster { number: before.number.saturating_add(1), cards: cards.to_vec() };
        let bytes = sealed(&roster, ROSTER, office);
        let digest: [u8; 32] = Sha256::digest(&bytes).into();
        let name = format!("{:06}-{}.json", roster.number, hex(&digest[..8]));
        // A file with this name either has the same content or was altered.
        put(&self.folder_made("roster")?, &name, &bytes, |_| Ok(There::Aside))
    }

    pub(super) fn write_introduction(&self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        let met = Introduction { key: key.public(), name: name.into() };
        let folder = self.folder_made("stations")?;
        let own = |there: &OsStr| {
            let before = introduction(&folder, there);
            Ok(if before.is_ok_and(|before| before.key == key.public()) { There::Replaced } else { There::Aside })
        };
        put(&folder, &named(&met.key).to_string_lossy(), &sealed(&met, INTRODUCTION, key), own)
    }
}

/// The name of the file in which a station introduces itself.
fn named(key: &PublicKey) -> OsString {
    format!("{key}.json").into()
}

/// The number in the name of a roster.
fn number(name: &OsStr) -> u64 {
    let stem = name.to_str().and_then(|name| name.split_once('-'));
    stem.and_then(|(number, _)| number.parse().ok()).unwrap_or_default()
}

/// Converts the fault of a list or an introduction into a trouble: what it says is only a convenience, and the entries of the
/// office decide.
fn unread(error: HubError) -> Result<Trouble, HubError> {
    match error {
        HubError::Io { path, source } => Ok(Trouble::Altered { what: path.display().to_string(), cause: source.to_string() }),
        other => trouble(other),
    }
}

/// Returns the identity under another name, where it has none under its own: a program that carries files renames one where it
/// meets two. It proves itself by its signature. Two that differ are none: nobody can tell which one is meant.
fn renamed(root: &Within) -> Result<Option<Vec<u8>>, HubError> {
    let stem = HUB_FILE.strip_suffix(".json").unwrap_or(HUB_FILE);
    let listed = listed(Some(root))?;
    let alike = listed.names.iter().filter(|name| name.to_str().is_some_and(|name| name.starts_with(stem)));
    let mut found: Option<Vec<u8>> = None;
    for name in alike.take(MOST_WAITING) {
        let Ok(bytes) = read(root, name, LARGEST_INTRODUCTION) else { continue };
        if opened(&root.called(name), &bytes, IDENTITY, |identity: &Identity| identity.office).is_err() {
            continue;
        }
        if found.as_ref().is_some_and(|found| *found != bytes) {
            return Ok(None);
        }
        found = Some(bytes);
    }
    Ok(found)
}

fn introduction(folder: &Within, name: &OsStr) -> Result<Introduction, HubError> {
    let bytes = read(folder, name, LARGEST_INTRODUCTION)?;
    opened(&folder.called(name), &bytes, INTRODUCTION, |met: &Introduction| met.key)
}
