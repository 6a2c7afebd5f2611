//! `overdue`: on loan past its due date on the date of evaluation; not read. On the due date itself it is not yet overdue.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && case.unread() && case.device.custody.due().is_some_and(|due| due < case.date)
}
