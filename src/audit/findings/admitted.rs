//! The decisions that each finding admits.

use crate::audit::{
    finding::Code,
    journal::Decision::{
        self, AcceptAsIs, ConfirmMissing, CorrectInventory, JustifiedAbsence, RegisterAsNew, ReportTheft, ReprintTag, SendBack,
    },
};

/// What a person may decide about a finding, the most usual decision first. Empty if there is nothing to decide.
#[must_use]
pub const fn admitted(code: Code) -> &'static [Decision] {
    match code {
        Code::Recovered | Code::GoneButPresent | Code::Misassigned | Code::SeenElsewhere | Code::Misplaced => {
            &[CorrectInventory, SendBack, AcceptAsIs]
        }
        Code::UnrecordedReturn => &[CorrectInventory, AcceptAsIs],
        Code::Missing => &[ConfirmMissing, ReportTheft, JustifiedAbsence, AcceptAsIs],
        Code::Overdue => &[JustifiedAbsence, ConfirmMissing, ReportTheft, AcceptAsIs],
        Code::Unknown => &[RegisterAsNew, SendBack, AcceptAsIs],
        Code::Unidentified => &[ReprintTag, RegisterAsNew, AcceptAsIs],
        Code::DuplicateTag | Code::SwappedTag => &[ReprintTag, CorrectInventory, AcceptAsIs],
        Code::Present | Code::NotExpected | Code::OnLoan | Code::NotSampled | Code::Pending => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discrepancies_and_only_they_can_be_decided() {
        for code in Code::ALL {
            assert_eq!(!admitted(code).is_empty(), code.is_discrepancy(), "{}", code.code());
        }
    }
}
