//! Who the hub is, and who is known there: small signed JSON files.

use super::{
    FolderHub,
    files::{listed, read_bounded, write_bytes},
};
use crate::{
    audit::{
        exchange::{Card, Scope},
        ids::{HubId, Incarnation},
        journal::{PublicKey, SigningKey},
    },
    io::hub::{FORM, HubError, Refusal, Trouble},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use smol_str::SmolStr;
use std::path::{Path, PathBuf};

const IDENTITY: &[u8] = b"recol hub 1\0";
const ROSTER: &[u8] = b"recol roster 1\0";
const INTRODUCTION: &[u8] = b"recol station 1\0";
/// Far more than a roster of a thousand stations has.
const LARGEST: u64 = 16 << 20;

/// Who the hub is.
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

/// Something and its signature: the signature is of the JSON text, as it stands.
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

/// What a file says; `key` tells from it whose signature it should carry.
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

impl FolderHub {
    pub(super) fn identity_path(&self) -> PathBuf {
        self.root.join("recol-hub.json")
    }

    /// Who the hub is.
    pub(super) fn identity(&self) -> Result<Identity, HubError> {
        #[derive(Deserialize)]
        struct Form {
            form: u32,
        }
        let path = self.identity_path();
        let bytes = read_bounded(&path, LARGEST)?.ok_or_else(|| HubError::NoHub(self.root.display().to_string()))?;
        let signed: Option<Signed> = serde_json::from_slice(&bytes).ok();
        let form = signed.and_then(|signed| serde_json::from_str::<Form>(&signed.text).ok()).map(|form| form.form);
        match form {
            Some(found) if found > FORM => return Err(Refusal::NewerHub { found, known: FORM }.into()),
            Some(found) if found < FORM => return Err(Refusal::OlderHub { found, known: FORM }.into()),
            _ => {}
        }
        opened(&path, &bytes, IDENTITY, |identity: &Identity| identity.office)
    }

    pub(super) fn write_identity(&self, id: HubId, incarnation: Incarnation, office: &SigningKey) -> Result<(), HubError> {
        let identity = Identity { form: FORM, id, incarnation, office: office.public() };
        write_bytes(&self.identity_path(), &sealed(&identity, IDENTITY, office))
    }

    pub(super) fn only_office(&self, key: &SigningKey) -> Result<Identity, HubError> {
        let identity = self.identity()?;
        if identity.office == key.public() { Ok(identity) } else { Err(Refusal::OfficeOnly.into()) }
    }

    /// The newest roster that the office signed, and what is wrong with those that it did not.
    fn roster(&self, office: &PublicKey) -> Result<(Roster, Vec<Trouble>), HubError> {
        let mut newest = Roster { number: 0, cards: Vec::new() };
        let mut troubles = Vec::new();
        for path in listed(&self.root.join("roster"))? {
            let read = read_bounded(&path, LARGEST)
                .and_then(|bytes| opened(&path, &bytes.unwrap_or_default(), ROSTER, |_: &Roster| *office));
            match read {
                Ok(roster) if roster.number > newest.number => newest = roster,
                Ok(_) => {}
                Err(HubError::Damaged { what, cause }) => troubles.push(Trouble::Altered { what, cause }),
                Err(error) => return Err(error),
            }
        }
        Ok((newest, troubles))
    }

    /// Every card: those of the roster, and those that introduced themselves since.
    pub(super) fn cards(&self, office: &PublicKey) -> Result<(Vec<Card>, Vec<Trouble>), HubError> {
        let (Roster { mut cards, .. }, mut troubles) = self.roster(office)?;
        for path in listed(&self.root.join("stations"))? {
            let read = read_bounded(&path, LARGEST)
                .and_then(|bytes| opened(&path, &bytes.unwrap_or_default(), INTRODUCTION, |met: &Introduction| met.key));
            match read {
                Ok(Introduction { key, name }) => {
                    if !cards.iter().any(|card| card.key == key) {
                        cards.push(Card { key, name, accepted: false, scope: Scope::All });
                    }
                }
                Err(HubError::Damaged { what, cause }) => troubles.push(Trouble::Altered { what, cause }),
                Err(error) => return Err(error),
            }
        }
        Ok((cards, troubles))
    }

    pub(super) fn write_roster(&self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        let (before, _) = self.roster(&office.public())?;
        let roster = Roster { number: before.number + 1, cards: cards.to_vec() };
        write_bytes(&self.root.join("roster").join(format!("{:06}.json", roster.number)), &sealed(&roster, ROSTER, office))
    }

    pub(super) fn write_introduction(&self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        let met = Introduction { key: key.public(), name: name.into() };
        write_bytes(&self.root.join("stations").join(format!("{}.json", met.key)), &sealed(&met, INTRODUCTION, key))
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        out.push_str(&format!("{byte:02x}"));
        out
    })
}

/// The bytes that hexadecimal digits tell.
pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(pairs) {
        let digit = |c: u8| char::from(c).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::journal::Signature;

    #[test]
    fn digits_read_back_what_they_write() {
        let signature: Signature = std::array::from_fn(|at| u8::try_from(at * 3).unwrap());
        assert_eq!(unhex(&hex(&signature)), Some(signature));
        assert_eq!(unhex::<2>("00g0"), None);
        assert_eq!(unhex::<2>("000"), None);
    }
}
