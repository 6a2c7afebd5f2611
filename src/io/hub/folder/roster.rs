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
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    time::SystemTime,
};

const IDENTITY: &[u8] = b"recol hub 1\0";
const ROSTER: &[u8] = b"recol roster 1\0";
const INTRODUCTION: &[u8] = b"recol station 1\0";
/// The largest roster file in bytes: far more than a roster of a thousand stations needs.
const LARGEST: u64 = 16 << 20;
/// The largest introduction in bytes: far more than a key, a name and a signature need.
const LARGEST_INTRODUCTION: u64 = 64 << 10;

/// The identity of the hub.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Identity {
    pub(super) form: u32,
    pub(super) id: HubId,
    pub(super) incarnation: Incarnation,
    pub(super) office: PublicKey,
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
        let path = self.identity_path();
        let found = self.held()?.read(HUB_FILE, LARGEST_INTRODUCTION).map_err(refused(&path))?;
        let bytes = found.ok_or_else(|| HubError::NoHub(self.root.display().to_string()))?;
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
    pub(super) fn write_identity(&self, id: HubId, incarnation: Incarnation, office: &SigningKey) -> Result<(), HubError> {
        let identity = Identity { form: FORM, id, incarnation, office: office.public() };
        put(&self.held()?, HUB_FILE, &sealed(&identity, IDENTITY, office), |_| Ok(There::Replaced))
    }

    pub(super) fn only_office(&self, key: &SigningKey) -> Result<Identity, HubError> {
        let identity = self.identity()?;
        if identity.office == key.public() { Ok(identity) } else { Err(Refusal::OfficeOnly.into()) }
    }

    /// Returns the newest roster that the office signed, and the faults of those that it did not sign.
    fn roster(&self, office: &PublicKey, now: Option<SystemTime>) -> Result<(Roster, Vec<Trouble>), HubError> {
        let mut newest = Roster { number: 0, cards: Vec::new() };
        let mut troubles = Vec::new();
        let folder = self.folder("roster")?;
        let found = listed(folder.as_ref())?.all(folder.as_ref())?;
        found.sweep(folder.as_ref(), now);
        for (folder, name) in folder.iter().flat_map(|folder| found.of(is_roster).map(move |name| (folder, name))) {
            let path = folder.called(name);
            let roster = read(folder, name, LARGEST).and_then(|bytes| opened(&path, &bytes, ROSTER, |_: &Roster| *office));
            match roster {
                Ok(roster) if roster.number > newest.number => newest = roster,
                Ok(_) => {}
                Err(error) => troubles.push(trouble(error)?),
            }
        }
        Ok((newest, troubles))
    }

    /// Returns every card: those of the roster, and those of stations that have introduced themselves since.
    pub(super) fn cards(&self, office: &PublicKey, now: Option<SystemTime>) -> Result<(Vec<Card>, Vec<Trouble>), HubError> {
        let (Roster { mut cards, .. }, mut troubles) = self.roster(office, now)?;
        let folder = self.folder("stations")?;
        let found = listed(folder.as_ref())?;
        found.sweep(folder.as_ref(), now);
        for (folder, name) in folder.iter().flat_map(|folder| found.of(is_introduction).map(move |name| (folder, name))) {
            match introduction(folder, name) {
                Ok(Introduction { key, name }) => {
                    if !cards.iter().any(|card| card.key == key) {
                        cards.push(Card { key, name, accepted: false, scope: Scope::All });
                    }
                }
                Err(error) => troubles.push(trouble(error)?),
            }
        }
        if let Some(folder) = folder.filter(|_| found.more) {
            troubles.push(Trouble::Crowded { what: folder.path().display().to_string(), most: found.names.len() });
        }
        Ok((cards, troubles))
    }

    pub(super) fn write_roster(&self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        let (before, _) = self.roster(&office.public(), None)?;
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
        put(&folder, &format!("{}.json", met.key), &sealed(&met, INTRODUCTION, key), own)
    }
}

fn introduction(folder: &Within, name: &OsStr) -> Result<Introduction, HubError> {
    let bytes = read(folder, name, LARGEST_INTRODUCTION)?;
    opened(&folder.called(name), &bytes, INTRODUCTION, |met: &Introduction| met.key)
}
