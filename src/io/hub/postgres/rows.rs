//! Converts rows of the inventory to rows of tables, and back.

use super::link::Wait;
use crate::{
    audit::{
        exchange::{Line, Row},
        ids::{ProgrammeCode, Tag},
        inventory::{College, CommuneCode, DeviceRecord, InventoryColumn, Kind, Programme},
        uai::Uai,
    },
    io::hub::HubError,
};
use smol_str::SmolStr;
use tokio_postgres::{binary_copy::BinaryCopyOutRow, types::Type};

/// The three tables, in the order in which an inventory is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Colleges,
    Programmes,
    Devices,
}

impl Table {
    pub(super) const ALL: [Self; 3] = [Self::Colleges, Self::Programmes, Self::Devices];

    /// The table and its columns, for writing; `coded` tells whether it has a place for the codes of communes.
    pub(super) const fn written(self, coded: bool) -> &'static str {
        match self {
            Self::Colleges if !coded => "recol.college (uai, revision, gone, name, commune, priority)",
            Self::Colleges => "recol.college (uai, revision, gone, name, commune, priority, commune_code)",
            Self::Programmes => "recol.programme (code, revision, gone, allotted)",
            Self::Devices => {
                "recol.device (tag, revision, gone, serial, model, kind, programme, delivery, owner, custody, due, college, room, source_id, uuid)"
            }
        }
    }

    /// The query for what a station receives of it.
    pub(super) const fn handed(self) -> &'static str {
        match self {
            // A hub that was made before there were codes has no such column.
            Self::Colleges => {
                "SELECT uai, revision, gone, name, commune, priority, to_jsonb(college) ->> 'commune_code' FROM recol.college"
            }
            Self::Programmes => "SELECT code, revision, gone, allotted FROM recol.programme",
            Self::Devices => {
                "SELECT tag, revision, gone, serial, model, kind, programme, delivery, owner, custody, due, college, room, source_id, uuid FROM recol.inventory"
            }
        }
    }

    /// The types of the columns that are received.
    pub(super) const fn types(self) -> &'static [Type] {
        const T: Type = Type::TEXT;
        match self {
            Self::Colleges => &[T, Type::INT4, Type::BOOL, T, T, Type::BOOL, T],
            Self::Programmes => &[T, Type::INT4, Type::BOOL, Type::INT4],
            Self::Devices => &[T, Type::INT4, Type::BOOL, T, T, T, T, T, T, T, T, T, T, T, T],
        }
    }

    /// The table to which a row belongs.
    pub(super) const fn of(row: &Row) -> Self {
        match row {
            Row::College(..) => Self::Colleges,
            Row::Programme(..) => Self::Programmes,
            Row::Device(..) | Row::HeldBack(_) => Self::Devices,
        }
    }

    /// Reads a received row.
    pub(super) fn read(self, wait: &Wait, row: &BinaryCopyOutRow) -> Result<Line, HubError> {
        let told = |error: tokio_postgres::Error| wait.damaged("inventory", &error.to_string());
        let word = |at: usize| row.try_get::<Option<&str>>(at).map_err(told);
        let (key, revision, gone) = (word(0)?.unwrap_or_default(), row.try_get::<i32>(1).map_err(told)?, row.try_get::<bool>(2));
        let gone = gone.map_err(told)?;
        let wrong = |what: &str| wait.damaged(key, &format!("{what} was expected"));
        let row = match self {
            Self::Colleges => {
                let uai: Uai = key.parse().map_err(|_| wrong("a UAI"))?;
                let text = |at| word(at).map(|text| SmolStr::new(text.unwrap_or_default()));
                let priority = row.try_get::<Option<bool>>(5).map_err(told)?.unwrap_or_default();
                let code = word(6)?.map(|code| code.parse().map_err(|_| wrong("the code of a commune"))).transpose()?;
                let (name, commune) = (text(3)?, text(4)?);
                Row::College(uai, (!gone).then_some(College { uai, name, commune, commune_code: code, priority }))
            }
            Self::Programmes => {
                let (code, allotted) =
                    (ProgrammeCode::new(key), row.try_get::<Option<i32>>(3).map_err(told)?.unwrap_or_default());
                let allotted = allotted.unsigned_abs();
                let programme = Programme { code: code.clone(), allotted, full_name: None };
                Row::Programme(code, if gone { None } else { Some(programme) })
            }
            Self::Devices if gone => Row::Device(Tag::new(key), None),
            Self::Devices => {
                let small = |at| word(at).map(|text| text.map(SmolStr::new));
                let record = DeviceRecord {
                    serial: small(3)?,
                    model: small(4)?.unwrap_or_default(),
                    // In an outline the server leaves this out.
                    kind: small(5)?.unwrap_or(SmolStr::new_static(Kind::Other.code())),
                    programme: small(6)?,
                    delivery: small(7)?,
                    owner: small(8)?,
                    custody: small(9)?.unwrap_or_default(),
                    holder: None,
                    due: small(10)?,
                    college: small(11)?,
                    room: small(12)?,
                    source_id: small(13)?,
                    uuid: small(14)?,
                };
                match Row::of_device(Tag::new(key), record) {
                    Row::HeldBack(held) if held.column == InventoryColumn::College => return Err(wrong("a UAI")),
                    row => row,
                }
            }
        };
        Ok(Line { revision: super::cell::number(revision), row })
    }
}

/// The bytes of a row in the binary format of COPY: the number of fields, then for each field its length (-1 for none)
/// and its bytes (PostgreSQL's documentation of COPY, "Binary Format").
pub(super) struct Copied<'a>(pub(super) &'a mut Vec<u8>);

impl Copied<'_> {
    /// The bytes before the first row.
    pub(super) const BEGIN: &'static [u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
    /// The bytes after the last row.
    pub(super) const END: [u8; 2] = (-1_i16).to_be_bytes();

    fn field(&mut self, bytes: Option<&[u8]>) {
        let length = bytes.map_or(-1, |bytes| i32::try_from(bytes.len()).unwrap_or(i32::MAX));
        self.0.extend(length.to_be_bytes());
        self.0.extend(bytes.unwrap_or_default());
    }

    fn text(&mut self, text: Option<&str>) {
        // A text of the server may contain any character except this one.
        match text {
            Some(text) if text.contains('\0') => self.field(Some(text.replace('\0', "\u{fffd}").as_bytes())),
            text => self.field(text.map(str::as_bytes)),
        }
    }

    /// Writes a row that is valid from a revision on, in the columns of [`Table::written`].
    pub(super) fn row(&mut self, revision: i32, row: &Row, coded: bool) {
        let fields = Table::of(row).types().len() - usize::from(!coded && matches!(row, Row::College(..)));
        let fields = i16::try_from(fields).unwrap_or(i16::MAX);
        self.0.extend(fields.to_be_bytes());
        let uai;
        let (key, gone) = match row {
            Row::College(code, college) => {
                uai = code.to_string();
                (uai.as_str(), college.is_none())
            }
            Row::Programme(code, programme) => (code.as_str(), programme.is_none()),
            Row::Device(tag, device) => (tag.as_str(), device.is_none()),
            Row::HeldBack(held) => (held.tag.as_str(), false),
        };
        self.text(Some(key));
        self.field(Some(&revision.to_be_bytes()));
        self.field(Some(&[u8::from(gone)]));
        match row {
            Row::College(_, college) => {
                self.text(college.as_ref().map(|c| c.name.as_str()));
                self.text(college.as_ref().map(|c| c.commune.as_str()));
                self.field(college.as_ref().map(|c| [u8::from(c.priority)]).as_ref().map(|byte| &byte[..]));
                if coded {
                    self.text(college.as_ref().and_then(|c| c.commune_code.as_ref()).map(CommuneCode::as_str));
                }
            }
            Row::Programme(_, programme) => {
                let allotted = programme.as_ref().map(|p| i32::try_from(p.allotted).unwrap_or(i32::MAX).to_be_bytes());
                self.field(allotted.as_ref().map(|bytes| &bytes[..]));
            }
            Row::Device(_, Some(device)) => self.device(&DeviceRecord::of(device)),
            Row::HeldBack(held) => self.device(&held.record),
            Row::Device(_, None) => (0..12).for_each(|_| self.field(None)),
        }
    }

    fn device(&mut self, record: &DeviceRecord) {
        self.text(record.serial.as_deref());
        self.text(Some(&record.model));
        self.text(Some(&record.kind));
        self.text(record.programme.as_deref());
        self.text(record.delivery.as_deref());
        self.text(record.owner.as_deref());
        self.text(Some(&record.custody));
        self.text(record.due.as_deref());
        self.text(record.college.as_deref());
        self.text(record.room.as_deref());
        self.text(record.source_id.as_deref());
        self.text(record.uuid.as_deref());
    }
}
