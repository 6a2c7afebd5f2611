//! Custody: the situation of a device between the office and the people, as the inventory records it.

use crate::audit::ids::HolderRef;
use jiff::civil::Date;

/// The recorded situation of a device, with its details.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Custody {
    /// In a storeroom, an IT room or on a trolley, and expected there. A device that waits in a college to be given is
    /// stored too.
    #[default]
    Stored,
    /// Assigned to one person.
    Assigned {
        /// The holder, by pseudonymous reference.
        holder: Option<HolderRef>,
    },
    /// Lent for a limited time.
    OnLoan {
        /// The holder, by pseudonymous reference.
        holder: Option<HolderRef>,
        /// The last day of the loan; `None` if the inventory gives none. A loan without it is never overdue.
        due: Option<Date>,
    },
    /// Given away for good.
    Given,
    /// At the repairer's.
    InRepair,
    /// Taken out of service.
    Retired,
    /// Recorded lost or stolen.
    Lost,
}

/// [`Custody`] without its details: its name on screens and in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CustodyKind {
    /// See [`Custody::Stored`].
    Stored,
    /// See [`Custody::Assigned`].
    Assigned,
    /// See [`Custody::OnLoan`].
    OnLoan,
    /// See [`Custody::Given`].
    Given,
    /// See [`Custody::InRepair`].
    InRepair,
    /// See [`Custody::Retired`].
    Retired,
    /// See [`Custody::Lost`].
    Lost,
}

impl CustodyKind {
    /// Every kind, in the order of the domain's list.
    pub const ALL: [Self; 7] =
        [Self::Stored, Self::Assigned, Self::OnLoan, Self::Given, Self::InRepair, Self::Retired, Self::Lost];

    /// The code in files: `stored`, `assigned`, `on_loan`, `given`, `in_repair`, `retired`, `lost`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Assigned => "assigned",
            Self::OnLoan => "on_loan",
            Self::Given => "given",
            Self::InRepair => "in_repair",
            Self::Retired => "retired",
            Self::Lost => "lost",
        }
    }

    /// The kind with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Custody {
    /// The kind of this custody.
    #[must_use]
    pub const fn kind(&self) -> CustodyKind {
        match self {
            Self::Stored => CustodyKind::Stored,
            Self::Assigned { .. } => CustodyKind::Assigned,
            Self::OnLoan { .. } => CustodyKind::OnLoan,
            Self::Given => CustodyKind::Given,
            Self::InRepair => CustodyKind::InRepair,
            Self::Retired => CustodyKind::Retired,
            Self::Lost => CustodyKind::Lost,
        }
    }

    /// Creates the custody of this kind with these details. Details that do not belong to the kind are dropped.
    #[must_use]
    pub fn of(kind: CustodyKind, holder: Option<HolderRef>, due: Option<Date>) -> Self {
        match kind {
            CustodyKind::Stored => Self::Stored,
            CustodyKind::Assigned => Self::Assigned { holder },
            CustodyKind::OnLoan => Self::OnLoan { holder, due },
            CustodyKind::Given => Self::Given,
            CustodyKind::InRepair => Self::InRepair,
            CustodyKind::Retired => Self::Retired,
            CustodyKind::Lost => Self::Lost,
        }
    }

    /// The same custody without its holder.
    #[must_use]
    pub fn without_holder(&self) -> Self {
        Self::of(self.kind(), None, self.due())
    }

    /// The holder of the device, if one is recorded.
    #[must_use]
    pub const fn holder(&self) -> Option<&HolderRef> {
        match self {
            Self::Assigned { holder } | Self::OnLoan { holder, .. } => holder.as_ref(),
            Self::Stored | Self::Given | Self::InRepair | Self::Retired | Self::Lost => None,
        }
    }

    /// The last day of the loan, if one is recorded.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        match self {
            Self::OnLoan { due, .. } => *due,
            Self::Stored | Self::Assigned { .. } | Self::Given | Self::InRepair | Self::Retired | Self::Lost => None,
        }
    }
}
