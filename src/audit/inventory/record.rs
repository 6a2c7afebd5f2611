//! A device as words: the form in which the store, the folder of a hub and the server of a hub keep a device, and how
//! that form is read.
//!
//! One rule holds for all three: a row with a word that this Récol does not know (a newer one wrote it) is held back
//! unchanged. Nothing about it is guessed, the other rows are read, and a newer Récol finds it complete.

use super::{
    column::InventoryColumn,
    custody::{Custody, CustodyKind},
    device::{Aliases, Device, Kind},
};
use crate::audit::{
    ids::{HolderRef, ProgrammeCode, RoomName, Serial, Tag},
    text::printable_within,
};
use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, ToSmolStr};
use std::fmt;

/// The words of a device, without its tag. The written form has no holder, so that a holder cannot leave the office in
/// it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeviceRecord {
    /// The serial number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial: Option<SmolStr>,
    /// Maker and model.
    #[serde(skip_serializing_if = "SmolStr::is_empty")]
    pub model: SmolStr,
    /// The code of the kind.
    pub kind: SmolStr,
    /// The code of the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<SmolStr>,
    /// The delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<SmolStr>,
    /// The owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<SmolStr>,
    /// The code of the custody.
    pub custody: SmolStr,
    /// The holder.
    #[serde(skip)]
    pub holder: Option<SmolStr>,
    /// The last day of the loan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<SmolStr>,
    /// The UAI of the college.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub college: Option<SmolStr>,
    /// The room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<SmolStr>,
    /// The number in the source software.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_id: Option<SmolStr>,
    /// The UUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<SmolStr>,
}

/// A device with at least one word that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// Its tag.
    pub tag: Tag,
    /// Its words, unchanged.
    pub record: DeviceRecord,
    /// The column of the word that is not understood.
    pub column: InventoryColumn,
}

impl DeviceRecord {
    /// The words of a device.
    #[must_use]
    pub fn of(device: &Device) -> Self {
        Self {
            serial: device.serial.as_ref().map(|serial| serial.as_str().into()),
            model: device.model.clone().into(),
            kind: SmolStr::new_static(device.kind.code()),
            programme: device.programme.as_ref().map(|code| code.as_str().into()),
            delivery: device.delivery.clone().map(Into::into),
            owner: device.owner.clone().map(Into::into),
            custody: SmolStr::new_static(device.custody.kind().code()),
            holder: device.custody.holder().map(|holder| holder.as_str().into()),
            due: device.custody.due().map(|due| due.to_smolstr()),
            college: device.college.map(|uai| uai.to_smolstr()),
            room: device.room.as_ref().map(|room| room.as_str().into()),
            source_id: device.source_id().map(SmolStr::from),
            uuid: device.uuid().map(SmolStr::from),
        }
    }

    /// Reads the device from its words.
    ///
    /// # Errors
    /// [`HeldBack`] with the unchanged words, if one of them is not understood.
    pub fn read(self, tag: Tag) -> Result<Device, Box<HeldBack>> {
        let custody = CustodyKind::from_code(&self.custody).ok_or(InventoryColumn::Custody);
        let kind = Kind::from_code(&self.kind).ok_or(InventoryColumn::Kind);
        let due = self.due.as_deref().map(str::parse).transpose().map_err(|_| InventoryColumn::Due);
        let college = self.college.as_deref().map(str::parse).transpose().map_err(|_| InventoryColumn::College);
        match (custody, kind, due, college) {
            (Ok(custody), Ok(kind), Ok(due), Ok(college)) => Ok(Device {
                tag,
                serial: self.serial.map(Serial::new),
                model: self.model.into(),
                kind,
                programme: self.programme.map(ProgrammeCode::new),
                delivery: self.delivery.map(Into::into),
                owner: self.owner.map(Into::into),
                custody: Custody::of(custody, self.holder.map(HolderRef::new), due),
                college,
                room: self.room.map(RoomName::new),
                aliases: (self.source_id.is_some() || self.uuid.is_some())
                    .then(|| Box::new(Aliases { source_id: self.source_id, uuid: self.uuid })),
            }),
            (Err(column), ..) | (_, Err(column), ..) | (_, _, Err(column), _) | (_, _, _, Err(column)) => {
                Err(Box::new(HeldBack { tag, record: self, column }))
            }
        }
    }

    /// Returns the part of it that a station outside its scope receives: the names that its label may carry, its
    /// college and the code of its custody.
    #[must_use]
    pub fn outline(self) -> Self {
        let Self { serial, college, source_id, uuid, custody, .. } = self;
        let kind = SmolStr::new_static(Kind::default().code());
        Self { serial, college, source_id, uuid, custody, kind, ..Self::default() }
    }
}

impl HeldBack {
    /// The word that is not understood.
    #[must_use]
    pub fn found(&self) -> &str {
        match self.column {
            InventoryColumn::Kind => &self.record.kind,
            InventoryColumn::Due => self.record.due.as_deref().unwrap_or_default(),
            InventoryColumn::College => self.record.college.as_deref().unwrap_or_default(),
            _ => &self.record.custody,
        }
    }

    /// Returns the understood part of it, if the file replaces every word that is not understood. `absent` lists the
    /// columns that the file does not have. `None` if one of those words is in such a column.
    #[must_use]
    pub fn told_anew(&self, absent: &[InventoryColumn]) -> Option<Device> {
        let mut held = self.clone();
        loop {
            if absent.contains(&held.column) {
                return None;
            }
            match held.column {
                InventoryColumn::Kind => held.record.kind = SmolStr::new_static(Kind::default().code()),
                InventoryColumn::Due => held.record.due = None,
                InventoryColumn::College => held.record.college = None,
                _ => held.record.custody = SmolStr::new_static(CustodyKind::Stored.code()),
            }
            match held.record.read(held.tag) {
                Ok(device) => return Some(device),
                Err(more) => held = *more,
            }
        }
    }
}

impl fmt::Display for HeldBack {
    /// Writes it in technical words, escaped: `0012: custody "borrowed"`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tag, found) = (printable_within(self.tag.as_str(), 80), printable_within(self.found(), 80));
        write!(f, "{tag}: {} \"{found}\"", self.column.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> DeviceRecord {
        DeviceRecord { kind: "laptop".into(), custody: "stored".into(), ..DeviceRecord::default() }
    }

    #[test]
    fn what_is_not_understood_is_held_back_as_it_came() {
        let strange = [
            (DeviceRecord { custody: "borrowed".into(), ..record() }, "1: custody \"borrowed\""),
            (DeviceRecord { custody: SmolStr::default(), ..record() }, "1: custody \"\""),
            (DeviceRecord { kind: "projector".into(), ..record() }, "1: kind \"projector\""),
            (DeviceRecord { due: Some("soon".into()), ..record() }, "1: due \"soon\""),
            (DeviceRecord { college: Some("x".into()), ..record() }, "1: college \"x\""),
        ];
        for (record, said) in strange {
            let held = record.clone().read("1".into()).unwrap_err();
            assert_eq!((held.to_string().as_str(), &held.record), (said, &record));
        }
        let device = record().read("1".into()).unwrap();
        assert_eq!(DeviceRecord::of(&device), record());
    }

    #[test]
    fn a_file_tells_anew_what_was_not_understood_or_does_not() {
        let strange = DeviceRecord { kind: "projector".into(), custody: "borrowed".into(), model: "M".into(), ..record() };
        let held = strange.read("1".into()).unwrap_err();
        assert_eq!(held.told_anew(&[InventoryColumn::Kind]), None);
        assert_eq!(held.told_anew(&[InventoryColumn::Custody]), None);
        assert_eq!(held.told_anew(&[InventoryColumn::Model]).map(|device| device.model), Some("M".into()));
    }
}
