//! The table of programmes.

use super::{full_names::FullNames, sheet::Sheet, value};
use crate::{
    audit::{
        ids::ProgrammeCode,
        inventory::{InventoryColumn, Programme, Records},
    },
    job::Notice,
};

pub(super) fn read(sheet: &mut Sheet<'_>) -> Records {
    let (mut dropped, secrets) = (0, sheet.secrets);
    let rows = sheet.rows(InventoryColumn::Code, |cells| {
        let code = cells.read(InventoryColumn::Code, value::required_key);
        let allotted = cells.read(InventoryColumn::Allotted, value::number);
        if !cells.is_good() {
            return None;
        }
        let name = value::word(cells.get(InventoryColumn::Name));
        let full_name = match secrets {
            FullNames::Kept => name,
            FullNames::Dropped => {
                dropped += u64::from(name.is_some() && !cells.again);
                None
            }
        };
        Some(Programme { code: ProgrammeCode::new(code), allotted, full_name })
    });
    if dropped > 0 {
        sheet.notices.push(Notice::FullNamesDropped { count: dropped });
    }
    if secrets == FullNames::Dropped {
        // The rows now say nothing about names, so an upsert must not clear the names that the office recorded.
        sheet.header.forget(InventoryColumn::Name);
    }
    Records::Programmes(rows)
}
