//! Custody: where a device stands between the office and the people, as the inventory records it.

use crate::audit::ids::HolderRef;
use jiff::civil::Date;

/// The recorded situation of a device, with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Custody {
    /// In a storeroom, an IT room, on a trolley: expected there. So is a device that waits in a college to be given.
    #[default]
    Stored,
    /// Assigned to one person.
    Assigned {
        /// Who, by pseudonymous reference.
        holder: Option<HolderRef>,
    },
    /// Lent for a time.
    OnLoan {
        /// To whom, by pseudonymous reference.
        holder: Option<HolderRef>,
        /// The last day of the loan; `None` if the inventory gives none: such a loan is never overdue.
        due: Option<Date>,
    },
    /// Given away for good.
    Given,
    /// Away at the repairer's.
    InRepair,
    /// Taken out of service.
    Retired,
    /// Recorded lost or stolen.
    Lost,
}

/// [`Custody`] without its particulars: the word for it on screens and in files.
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

    /// The kind that a code names, if any.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Custody {
    /// The word for it.
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

    /// The custody of that kind with those particulars; what does not belong to the kind is dropped.
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

    /// The same custody, and nobody knows whose.
    #[must_use]
    pub fn without_holder(&self) -> Self {
        Self::of(self.kind(), None, self.due())
    }

    /// Who holds the device, where one is recorded.
    #[must_use]
    pub const fn holder(&self) -> Option<&HolderRef> {
        match self {
            Self::Assigned { holder } | Self::OnLoan { holder, .. } => holder.as_ref(),
            Self::Stored | Self::Given | Self::InRepair | Self::Retired | Self::Lost => None,
        }
    }

    /// The last day of the loan, where one is recorded.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        match self {
            Self::OnLoan { due, .. } => *due,
            Self::Stored | Self::Assigned { .. } | Self::Given | Self::InRepair | Self::Retired | Self::Lost => None,
        }
    }
}
