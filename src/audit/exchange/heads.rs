//! The file of heads: the ends of series, kept apart from the store. Whoever keeps such a file can later detect that a
//! store is an older copy.

use crate::audit::{
    ids::{CampaignId, WriterId, hex, unhex},
    journal::{Digest, Head, PublicKey, Signature},
};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// The version of the file format.
const FORM: u32 = 1;

/// The end of a series, with the signature of its station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// The series.
    pub writer: WriterId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// The number of its last entry.
    pub seq: u64,
    /// The hash of that entry.
    pub hash: Digest,
    /// The key of its station.
    pub key: PublicKey,
    /// The station's signature of this end.
    pub signature: Signature,
}

/// The ends of several series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// One end for each series.
    pub series: Vec<SignedHead>,
}

/// The text is not a file of heads. Contains the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a file of heads: {0}")]
pub struct NotHeads(String);

#[derive(Serialize, Deserialize)]
struct File {
    recol_heads: u32,
    series: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    writer: WriterId,
    campaign: CampaignId,
    seq: u64,
    hash: String,
    key: PublicKey,
    signature: String,
}

impl Heads {
    /// The beginning of every such text.
    pub const BEGINNING: &str = "{\"recol_heads\":";

    /// The text of the file: JSON, one line for each series.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{}{FORM},\"series\":[\n", Self::BEGINNING);
        for (at, head) in self.series.iter().enumerate() {
            let line = Line {
                writer: head.writer,
                campaign: head.campaign,
                seq: head.seq,
                hash: hex(&head.hash),
                key: head.key,
                signature: hex(&head.signature),
            };
            // Words and numbers always have a JSON form.
            let line = serde_json::to_string(&line).unwrap_or_default();
            let _ = writeln!(out, "{line}{}", if at + 1 < self.series.len() { "," } else { "" });
        }
        out + "]}\n"
    }

    /// Reads the heads from a text. Each must be signed by the key that it names.
    ///
    /// # Errors
    /// [`NotHeads`].
    pub fn from_text(text: &str) -> Result<Self, NotHeads> {
        let file: File = serde_json::from_str(text).map_err(|error| NotHeads(error.to_string()))?;
        if file.recol_heads != FORM {
            return Err(NotHeads(format!("form {}, this version knows {FORM}", file.recol_heads)));
        }
        let read = |line: Line| {
            let wrong = |what: &str| NotHeads(format!("series {}: {what}", line.writer));
            let hash = unhex(&line.hash).ok_or_else(|| wrong("its hash is no hash"))?;
            let signature = unhex(&line.signature).ok_or_else(|| wrong("its signature is no signature"))?;
            let Line { writer, campaign, seq, key, .. } = line;
            Head { writer, seq, hash }.verify(&key, &signature).map_err(|error| wrong(&error.to_string()))?;
            Ok(SignedHead { writer, campaign, seq, hash, key, signature })
        };
        Ok(Self { series: file.series.into_iter().map(read).collect::<Result<_, _>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::journal::SigningKey;

    #[test]
    fn heads_read_back_and_a_forged_one_is_none() {
        let key = SigningKey::from_seed(&[7; 32]);
        let head = |n: u8| {
            let head = Head { writer: WriterId([n; 16]), seq: n.into(), hash: [n; 32] };
            let (signature, campaign) = (head.sign(&key), CampaignId([9; 16]));
            SignedHead { writer: head.writer, campaign, seq: head.seq, hash: head.hash, key: key.public(), signature }
        };
        for count in 0..3 {
            let heads = Heads { series: (1..=count).map(head).collect() };
            assert_eq!(Heads::from_text(&heads.to_text()), Ok(heads));
        }
        let text = Heads { series: vec![head(5)] }.to_text();
        for forged in [text.replace("\"seq\":5", "\"seq\":4"), text.replace("_heads\":1", "_heads\":2"), text.replace(']', "")] {
            assert!(Heads::from_text(&forged).is_err(), "{forged}");
        }
    }
}
