//! The screens: which one is shown, and the state of each.

use super::{
    campaigns::Campaigns, dashboard::Dashboard, findings::FindingsList, guide::Guide, importing::Importing, line::TextLine,
    office::Office, screen::Screen, visit::Visit,
};
use crate::audit::{deciding::Settled, road::Insistence, standing::Standing, uai::Uai};

/// The state below dialogs and help.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Screens {
    /// The shown screen.
    pub(in crate::tui) current: Screen,
    pub(in crate::tui) campaigns: Campaigns,
    pub(in crate::tui) guide: Guide,
    pub(in crate::tui) importing: Importing,
    pub(in crate::tui) office: Office,
    pub(in crate::tui) dashboard: Dashboard,
    pub(in crate::tui) visit: Option<Visit>,
    /// The text that was just refused as misread, in whichever visit.
    pub(in crate::tui) insistence: Insistence,
    pub(in crate::tui) findings: Option<FindingsList>,
    /// Whether the detail of the chosen finding stands below the list, where there is no room beside it.
    pub(in crate::tui) detailed: bool,
    /// The last decision.
    pub(in crate::tui) settled: Option<Settled>,
}

impl Screens {
    /// Computes again everything that is derived from the standing.
    pub(in crate::tui::app) fn refresh_all(&mut self, standing: &Standing) {
        self.dashboard.refresh_all(standing, &self.campaigns.missing_before);
        if let (Some(findings), Screen::Findings) = (&mut self.findings, self.current) {
            findings.refresh(standing);
        }
        self.refresh_rest(standing);
    }

    /// Computes again what is derived from the findings of these colleges.
    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing, colleges: &[Uai]) {
        for college in colleges {
            self.dashboard.refresh(standing, &self.campaigns.missing_before, *college);
        }
        if let (Some(findings), Screen::Findings) = (&mut self.findings, self.current) {
            findings.refresh_of(standing, colleges);
        }
        self.refresh_rest(standing);
    }

    fn refresh_rest(&mut self, standing: &Standing) {
        if self.current == Screen::Office {
            self.office.refresh(standing);
        }
        self.dashboard.arrange(standing.inventory());
        if let Some(visit) = &mut self.visit {
            visit.refresh(standing);
        }
    }

    /// Changes the filter of the list that is shown, and the list with it.
    pub(in crate::tui::app) fn edit_filter(&mut self, standing: &Standing, change: impl FnOnce(&mut TextLine)) {
        match (self.current, &mut self.findings) {
            (Screen::Findings, Some(list)) => {
                change(&mut list.wanted.filter);
                list.refilter();
            }
            _ => {
                change(&mut self.dashboard.filter);
                self.dashboard.arrange(standing.inventory());
            }
        }
    }
}
