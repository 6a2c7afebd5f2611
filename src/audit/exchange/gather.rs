//! Several revisions merged into one: the last row of each key.

use super::line::Row;
use smol_str::{SmolStr, format_smolstr};
use std::collections::BTreeMap;

/// Merges the rows of revisions, given oldest first. Returns the last row of each key, without the keys that are gone
/// at the end, sorted by table and key, the order in which an inventory is handed over.
#[must_use]
pub fn gathered(rows: impl IntoIterator<Item = Row>) -> Vec<Row> {
    let mut last: BTreeMap<(u8, SmolStr), Row> = BTreeMap::new();
    for row in rows {
        let (key, gone) = match &row {
            Row::College(uai, college) => ((0, format_smolstr!("{uai}")), college.is_none()),
            Row::Programme(code, programme) => ((1, code.as_str().into()), programme.is_none()),
            Row::Device(tag, device) => ((2, tag.as_str().into()), device.is_none()),
            Row::HeldBack(held) => ((2, held.tag.as_str().into()), false),
        };
        if gone {
            last.remove(&key);
        } else {
            last.insert(key, row);
        }
    }
    last.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{ids::Tag, inventory::Device};

    fn device(tag: &str, model: Option<&str>) -> Row {
        let device = model.map(|model| Box::new(Device { tag: Tag::new(tag), model: model.into(), ..Device::default() }));
        Row::Device(Tag::new(tag), device)
    }

    #[test]
    fn the_last_row_of_a_key_counts_and_what_went_is_gone() {
        let told = [device("b", Some("1")), device("a", Some("1")), device("b", None), device("a", Some("2")), device("c", None)];
        assert_eq!(gathered(told), [device("a", Some("2"))]);
        let back = [device("b", None), device("b", Some("3"))];
        assert_eq!(gathered(back), [device("b", Some("3"))]);
        assert_eq!(gathered([]), []);
    }
}
