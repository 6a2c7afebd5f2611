//! Revisions of the inventory in a folder: a file each. A line of JSON for the head, one a row, and one that closes it:
//! digest, checksum of all lines before, and the office's signature of both.

use super::{
    FolderHub,
    files::{listed, sweep, write_whole},
    roster::{hex, unhex},
};
use crate::{
    audit::{
        exchange::{Line, RevisionHead, Row, Scope, read_head, read_row, write_head},
        ids::Revision,
        journal::{Digest, PublicKey, SigningKey},
    },
    io::{
        hub::{HubError, TakeArrival, TellRows},
        store::Arrival,
    },
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
};

const DOMAIN: &[u8] = b"recol inventory 1\0";
/// Longer than any line of ours.
const LONGEST: u64 = 1 << 20;

#[derive(Serialize, Deserialize)]
struct Close {
    digest: String,
    sum: String,
    signature: String,
}

fn parsed(path: &Path) -> Option<(Revision, Digest)> {
    let (number, digest) = path.file_name()?.to_str()?.strip_suffix(".rev")?.split_once('-')?;
    Some((Revision(number.parse().ok()?), unhex(digest)?))
}

impl FolderHub {
    fn inventory_folder(&self) -> PathBuf {
        self.root.join("inventory")
    }

    /// The floor and the revisions, as the names of the files tell.
    ///
    /// A revision whose file has not been delivered yet ends the list: what comes after it waits.
    pub(super) fn revisions(&self) -> Result<(Revision, Vec<(Revision, Digest)>), HubError> {
        let mut found: Vec<(Revision, Digest)> =
            listed(&self.inventory_folder())?.iter().filter_map(|path| parsed(path)).collect();
        found.sort_unstable();
        let mut next = found.first().map_or(0, |(revision, _)| revision.0);
        found.retain(|(revision, _)| {
            let follows = revision.0 == next;
            next += u32::from(follows);
            follows
        });
        Ok((Revision(0), found))
    }

    pub(super) fn write_revision(
        &self,
        head: &RevisionHead,
        tell: &mut TellRows<'_>,
        office: &SigningKey,
    ) -> Result<(), HubError> {
        let folder = self.inventory_folder();
        sweep(&folder);
        // The digest is known when all rows are told: the file is written under a name of its own first.
        let draft = folder.join(format!(".draft-{}", head.revision.0));
        let mut digest = [0; 32];
        write_whole(&draft, |out| {
            let mut sum = Sha256::new();
            let mut put = |line: &[u8]| {
                sum.update(line);
                sum.update(b"\n");
                out.write_all(line).and_then(|()| out.write_all(b"\n")).map_err(HubError::io(&draft))
            };
            put(&write_head(head))?;
            digest = tell(&mut |_: &Row, line| put(line))?;
            let sum: Digest = sum.finalize().into();
            let signature = hex(&office.sign(DOMAIN, &[digest, sum].concat()));
            let close = Close { digest: hex(&digest), sum: hex(&sum), signature };
            let line = serde_json::to_vec(&close).unwrap_or_default();
            out.write_all(&line).and_then(|()| out.write_all(b"\n")).map_err(HubError::io(&draft))
        })?;
        let path = folder.join(format!("{:08}-{}.rev", head.revision.0, hex(&digest)));
        std::fs::rename(&draft, &path).map_err(HubError::io(&path))
    }

    pub(super) fn read_revisions(
        &self,
        office: &PublicKey,
        after: Revision,
        upto: Revision,
        scope: &Scope,
        take: &mut TakeArrival<'_>,
    ) -> Result<(), HubError> {
        let mut files: Vec<(Revision, Digest, PathBuf)> = listed(&self.inventory_folder())?
            .into_iter()
            .filter_map(|path| parsed(&path).map(|(revision, digest)| (revision, digest, path)))
            .filter(|(revision, ..)| *revision > after && *revision <= upto)
            .collect();
        files.sort();
        for (revision, digest, path) in files {
            read_revision(&path, revision, &digest, office, scope, take)?;
        }
        Ok(())
    }
}

/// Hands over what a file tells. That it holds shows at its end: whoever takes it keeps nothing before that.
fn read_revision(
    path: &Path,
    revision: Revision,
    named: &Digest,
    office: &PublicKey,
    scope: &Scope,
    take: &mut TakeArrival<'_>,
) -> Result<(), HubError> {
    let damaged = |cause: String| HubError::Damaged { what: path.display().to_string(), cause };
    let cut = || damaged("it is cut off".to_owned());
    let mut file = BufReader::new(File::open(path).map_err(HubError::io(path))?);
    let mut sum = Sha256::new();
    let mut line = Vec::new();
    let mut read = |line: &mut Vec<u8>| -> Result<bool, HubError> {
        line.clear();
        file.by_ref().take(LONGEST).read_until(b'\n', line).map_err(HubError::io(path))?;
        Ok(line.pop() == Some(b'\n'))
    };
    if !read(&mut line)? {
        return Err(cut());
    }
    let head = read_head(&line).map_err(|e| damaged(e.to_string()))?;
    if head.revision != revision {
        return Err(damaged(format!("it tells revision {}", head.revision)));
    }
    take(Arrival::Revision(head, *named))?;
    loop {
        sum.update(&line);
        sum.update(b"\n");
        if !read(&mut line)? {
            return Err(cut());
        }
        if let Ok(close) = serde_json::from_slice::<Close>(&line) {
            let sum: Digest = sum.finalize().into();
            let signature = unhex(&close.signature).ok_or_else(cut)?;
            if unhex(&close.sum) != Some(sum) || unhex(&close.digest) != Some(*named) {
                return Err(damaged("it was altered: the checksum does not hold".to_owned()));
            }
            return office.verify(DOMAIN, &[*named, sum].concat(), &signature).map_err(|e| damaged(e.to_string()));
        }
        let row = read_row(&line).map_err(|e| damaged(e.to_string()))?;
        take(Arrival::Line(Line { revision, row: row.for_scope(scope) }))?;
    }
}
