//! The columns of the inventory's three tables, and the tables as read from a file.

use super::{
    college::{College, Programme},
    device::Device,
};
use smol_str::SmolStr;

/// A column of a table. `Tag`, `Uai` and `Code` are the keys of devices, colleges and programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InventoryColumn {
    /// Devices: the asset tag.
    Tag,
    /// Devices: the maker's serial number.
    Serial,
    /// Devices: maker and model in words.
    Model,
    /// Devices: the kind of device, by [`super::Kind::code`].
    Kind,
    /// Devices: the code of the programme.
    Programme,
    /// Devices: the delivery inside the programme.
    Delivery,
    /// Devices: the owner.
    Owner,
    /// Devices: the custody, by [`super::CustodyKind::code`].
    Custody,
    /// Devices: the pseudonymous reference of the holder.
    Holder,
    /// Devices: the last day of the loan.
    Due,
    /// Devices: the UAI of the recorded college.
    College,
    /// Devices: the recorded room.
    Room,
    /// Devices: the number in the software that printed the label.
    SourceId,
    /// Devices: the UUID.
    Uuid,
    /// Colleges: the UAI.
    Uai,
    /// Colleges: the name. Programmes: the full name.
    Name,
    /// Colleges: the commune.
    Commune,
    /// Colleges: the code of the commune by INSEE.
    CommuneCode,
    /// Colleges: whether it belongs to a network of priority education.
    Priority,
    /// Programmes: the neutral code.
    Code,
    /// Programmes: how many devices were allotted.
    Allotted,
}

impl InventoryColumn {
    /// The header in Récol's own files: `tag`, `source_id`, `uai`…
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Serial => "serial",
            Self::Model => "model",
            Self::Kind => "kind",
            Self::Programme => "programme",
            Self::Delivery => "delivery",
            Self::Owner => "owner",
            Self::Custody => "custody",
            Self::Holder => "holder",
            Self::Due => "due",
            Self::College => "college",
            Self::Room => "room",
            Self::SourceId => "source_id",
            Self::Uuid => "uuid",
            Self::Uai => "uai",
            Self::Name => "name",
            Self::Commune => "commune",
            Self::CommuneCode => "commune_code",
            Self::Priority => "priority",
            Self::Code => "code",
            Self::Allotted => "allotted",
        }
    }
}

/// One table as read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows in the order of the file. Each key occurs once.
    pub rows: Records,
    /// The columns of this table that the file does not have. Its rows say nothing about them.
    pub absent: Vec<InventoryColumn>,
    /// Its rejected rows, by what they name.
    pub unread: Vec<UnreadRow>,
    /// Whether the file says who has a device, in columns that are not imported: a device of nobody is stored again.
    pub says_who: bool,
}

/// A rejected row, by the names in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadRow {
    /// The key as written in the file; `None` if it cannot be read.
    pub key: Option<SmolStr>,
    /// The serial number of a device, if it can be read.
    pub serial: Option<SmolStr>,
}

/// The rows of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Records {
    /// Devices.
    Devices(Vec<Device>),
    /// Colleges.
    Colleges(Vec<College>),
    /// Programmes.
    Programmes(Vec<Programme>),
}

impl Records {
    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Devices(rows) => rows.len(),
            Self::Colleges(rows) => rows.len(),
            Self::Programmes(rows) => rows.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
