//! Revisions of the inventory in a folder, one file each. A file has a line of JSON for the head, one for each row, and
//! a closing one: digest, checksum of all lines before, and the office's signature of both.
//!
//! `<revision>-<digest>.rev` contains the changes of a revision. `<revision>-<digest>.all` contains all rows at a
//! revision, so that nothing before it is needed.

use super::{
    files::{listed, refused, write},
    root::FolderHub,
};
use crate::{
    audit::{
        exchange::{Line, RevisionHead, Row, Scope, gathered, read_head, read_row, write_head, write_row},
        ids::{Revision, hex, unhex},
        journal::{BadSignature, Digest, PublicKey, SigningKey},
    },
    io::{
        bounded::Refused,
        hub::{HubError, TakeArrival, TellRows},
        store::Arrival,
        whole::There,
        within::Within,
    },
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, Read, Write},
    time::SystemTime,
};

/// The domains of the two signatures differ, so that one file cannot be passed off as the other by renaming it.
const CHANGES: (&str, &[u8]) = (".rev", b"recol inventory 1\0");
const GATHERED: (&str, &[u8]) = (".all", b"recol gathered 1\0");
/// The largest length of a line in bytes: more than any line of ours.
const LONGEST: u64 = 1 << 20;
/// The largest file in bytes: more than any revision of ours; a million devices are a third of it. Rows are kept aside
/// until the end of the file confirms them, so a file without an end would otherwise fill the disk.
const LARGEST: u64 = 1 << 30;

#[derive(Serialize, Deserialize)]
struct Close {
    digest: String,
    sum: String,
    signature: String,
}

/// A file of the inventory, described by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    revision: Revision,
    gathered: bool,
    digest: Digest,
    name: OsString,
}

/// What the name of a file contains; `None` if it is not a name that Récol gives.
pub(super) fn parsed(file: &OsStr) -> Option<Named> {
    let name = file.to_str()?;
    let (stem, gathered) = match (name.strip_suffix(CHANGES.0), name.strip_suffix(GATHERED.0)) {
        (Some(stem), _) => (stem, false),
        (_, Some(stem)) => (stem, true),
        _ => return None,
    };
    let (number, digest) = stem.split_once('-')?;
    Some(Named { revision: Revision(number.parse().ok()?), gathered, digest: unhex(digest)?, name: file.to_owned() })
}

impl FolderHub {
    /// Returns the files that make up the inventory: the newest merged one, or else revision 1, and those that follow
    /// without a gap.
    ///
    /// A revision whose file has not been delivered yet ends the list: later ones wait. Without a first file the list
    /// is empty, because the changes of a later one would be taken for the whole inventory.
    fn told(folder: Option<&Within>, now: Option<SystemTime>) -> Result<Vec<Named>, HubError> {
        let mut found = named(folder, now)?;
        found.sort_unstable();
        let base = found.iter().rev().find(|file| file.gathered).map(|file| file.revision);
        let mut next = base.unwrap_or(Revision(1)).0;
        found.retain(|file| {
            let follows = file.revision.0 == next && (file.gathered || base != Some(file.revision));
            next += u32::from(follows);
            follows
        });
        Ok(found)
    }

    /// Returns the floor and the revisions, according to the names of the files.
    pub(super) fn revisions(&self, now: Option<SystemTime>) -> Result<(Revision, Vec<(Revision, Digest)>), HubError> {
        let told = Self::told(self.folder("inventory")?.as_ref(), now)?;
        let floor = told.first().filter(|file| file.gathered).map(|file| file.revision).unwrap_or_default();
        Ok((floor, told.into_iter().map(|file| (file.revision, file.digest)).collect()))
    }

    pub(super) fn write_revision(
        &self,
        head: &RevisionHead,
        tell: &mut TellRows<'_>,
        office: &SigningKey,
    ) -> Result<(), HubError> {
        self.write_lines(CHANGES, head, tell, office)
    }

    /// Merges the revisions before one into it. A reader at the same time sees either the earlier files or the new one.
    pub(super) fn gather(&self, floor: Revision, signers: &[PublicKey], office: &SigningKey) -> Result<(), HubError> {
        let folder = self.folder_made("inventory")?;
        let before: Vec<Named> = Self::told(Some(&folder), None)?.into_iter().filter(|file| file.revision <= floor).collect();
        let Some(last) = before.last().filter(|last| last.revision == floor && !last.gathered).cloned() else { return Ok(()) };
        let (mut head, mut rows) = (None, Vec::new());
        for file in &before {
            read_revision(&folder, file, signers, &Scope::All, &mut |arrival| {
                match arrival {
                    Arrival::Revision(told, _) => head = Some(told),
                    Arrival::Line(line) => rows.push(line.row),
                }
                Ok(())
            })?;
        }
        let Some(head) = head else { return Ok(()) };
        let rows = gathered(rows);
        self.write_lines(
            GATHERED,
            &head,
            &mut |take| {
                rows.iter().try_for_each(|row| take(row, &write_row(row)))?;
                Ok(last.digest)
            },
            office,
        )?;
        // From here on nobody needs the earlier files; one that stays, or reappears, is ignored. Only a file that this
        // office signed under exactly that name is deleted. Any other file with such a name is not ours.
        let read: BTreeSet<&OsStr> = before.iter().map(|file| file.name.as_os_str()).collect();
        for file in named(Some(&folder), None)? {
            let old = file.revision < floor || (file.revision == floor && !file.gathered);
            let holds = || read_revision(&folder, &file, signers, &Scope::All, &mut |_| Ok(())).is_ok();
            if old && (read.contains(file.name.as_os_str()) || holds()) {
                let _ = folder.remove(&file.name);
            }
        }
        Ok(())
    }

    fn write_lines(
        &self,
        (suffix, domain): (&str, &[u8]),
        head: &RevisionHead,
        tell: &mut TellRows<'_>,
        office: &SigningKey,
    ) -> Result<(), HubError> {
        let folder = self.folder_made("inventory")?;
        let fill = |out: &mut std::io::BufWriter<std::fs::File>| {
            let mut sum = Sha256::new();
            let mut put = |line: &[u8]| {
                sum.update(line);
                sum.update(b"\n");
                out.write_all(line).and_then(|()| out.write_all(b"\n")).map_err(HubError::io(folder.path()))
            };
            put(&write_head(head))?;
            let digest = tell(&mut |_: &Row, line| put(line))?;
            let sum: Digest = sum.finalize().into();
            let signature = hex(&office.sign(domain, &[digest, sum].concat()));
            let close = Close { digest: hex(&digest), sum: hex(&sum), signature };
            let line = serde_json::to_vec(&close).unwrap_or_default();
            out.write_all(&line).and_then(|()| out.write_all(b"\n")).map_err(HubError::io(folder.path()))?;
            // The digest is known only after the last row.
            Ok(format!("{:08}-{}{suffix}", head.revision.0, hex(&digest)).into())
        };
        write(&folder, fill, |there| {
            let holds = parsed(there)
                .is_some_and(|file| read_revision(&folder, &file, &[office.public()], &Scope::All, &mut |_| Ok(())).is_ok());
            Ok(if holds { There::Kept } else { There::Aside })
        })
    }

    pub(super) fn read_revisions(
        &self,
        signers: &[PublicKey],
        after: Revision,
        upto: Revision,
        scope: &Scope,
        take: &mut TakeArrival<'_>,
    ) -> Result<(), HubError> {
        let Some(folder) = self.folder("inventory")? else { return Ok(()) };
        let files = Self::told(Some(&folder), None)?;
        let asked = files.iter().filter(|file| file.revision > after && file.revision <= upto);
        asked.into_iter().try_for_each(|file| read_revision(&folder, file, signers, scope, take))
    }
}

/// Returns the files of the inventory, by their names.
fn named(folder: Option<&Within>, now: Option<SystemTime>) -> Result<Vec<Named>, HubError> {
    let found = listed(folder)?.all(folder)?;
    found.sweep(folder, now);
    Ok(found.names.iter().filter_map(|name| parsed(name)).collect())
}

/// Hands over the content of a file. Whether it is valid is only known at its end, so the receiver must store nothing
/// before that.
fn read_revision(
    folder: &Within,
    named: &Named,
    signers: &[PublicKey],
    scope: &Scope,
    take: &mut TakeArrival<'_>,
) -> Result<(), HubError> {
    let Named { revision, gathered, digest: named, name } = named;
    let path = &folder.called(name);
    let (_, domain) = if *gathered { GATHERED } else { CHANGES };
    let damaged = |cause: String| HubError::Damaged { what: path.display().to_string(), cause };
    let cut = || damaged("it is cut off".to_owned());
    let file = folder.open(name).map_err(refused(path))?.ok_or_else(cut)?;
    let size = file.metadata().map_err(HubError::io(path))?.len();
    if size > LARGEST {
        return Err(refused(path)(Refused::TooLarge { found: Some(size), most: LARGEST }));
    }
    // The file may still be growing.
    let mut file = BufReader::new(file.take(LARGEST));
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
    if head.revision != *revision {
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
            let bytes = [*named, sum].concat();
            let signed = signers.iter().any(|key| key.verify(domain, &bytes, &signature).is_ok());
            return if signed { Ok(()) } else { Err(damaged(BadSignature.to_string())) };
        }
        let row = read_row(&line).map_err(|e| damaged(e.to_string()))?;
        take(Arrival::Line(Line { revision: *revision, row: row.for_scope(scope) }))?;
    }
}
