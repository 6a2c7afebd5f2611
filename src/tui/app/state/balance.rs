//! How far the reconciliation of a list is, as a list of what is left.

use crate::audit::{
    reconciling::{Place, Reconciled, reconciled},
    standing::Standing,
    uai::Uai,
};

/// The balance of a college, or of the campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The college; `None` for the whole campaign.
    pub college: Option<Uai>,
    /// How far it is.
    pub reconciled: Reconciled,
    /// The chosen place among those where something is left.
    pub chosen: usize,
}

impl Balance {
    pub(in crate::tui::app) fn of(standing: &Standing, college: Option<Uai>) -> Self {
        Self { college, reconciled: reconciled(standing, college), chosen: 0 }
    }

    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing) {
        self.reconciled = reconciled(standing, self.college);
        self.chosen = self.chosen.min(self.reconciled.left.len().saturating_sub(1));
    }

    /// The chosen place; `None` where nothing is left.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.reconciled.left.keys().nth(self.chosen)
    }
}
