//! Which devices of a college typed letters of a label or of a serial may mean: for completing what is typed, and for holding back a part
//! of a label that is no label itself.

use super::{
    finding::Code,
    inventory::{Device, DeviceIx, Inventory},
    journal::Spot,
    standing::Standing,
    tag::{OWN_PREFIX, OwnTag, normal::normal},
};

/// The most devices that are named.
const MOST: usize = 9;

/// How typed letters fit a device, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// They end its tag, as people type the last characters of a label.
    TagEnds,
    /// They begin its tag, with or without the prefix of own labels.
    TagBegins,
    /// They are inside its tag.
    InTag,
    /// They end its serial.
    SerialEnds,
    /// They are elsewhere in its serial.
    InSerial,
}

fn fit(device: &Device, typed: &str) -> Option<Fit> {
    let tag = normal(device.tag.as_str());
    if tag.as_str() == typed {
        return None;
    }
    if tag.ends_with(typed) {
        return Some(Fit::TagEnds);
    }
    if tag.starts_with(typed) || tag.strip_prefix(OWN_PREFIX).is_some_and(|body| body.starts_with(typed)) {
        return Some(Fit::TagBegins);
    }
    if tag.contains(typed) {
        return Some(Fit::InTag);
    }
    let serial = device.serial.as_ref().map(|serial| normal(serial.as_str()))?;
    if serial.ends_with(typed) { Some(Fit::SerialEnds) } else { serial.contains(typed).then_some(Fit::InSerial) }
}

/// Returns the devices recorded in the college of a spot whose tag or serial contains the typed letters, at most nine: first those that
/// are awaited in its room, then those awaited elsewhere in the college, then the others; within these by how well they fit. What a blind
/// count hides is never among them.
#[must_use]
pub fn likely(standing: &Standing, spot: &Spot, typed: &str) -> Vec<DeviceIx> {
    let (inventory, typed) = (standing.inventory(), normal(typed));
    if typed.is_empty() {
        return Vec::new();
    }
    let place = |ix: DeviceIx, device: &Device| match standing.at_home(ix) {
        Some(Code::Pending | Code::Missing) if device.room == spot.room => 0,
        Some(Code::Pending | Code::Missing) => 1,
        _ => 2,
    };
    let rated = |ix: &DeviceIx| {
        let device = inventory.device(*ix)?;
        if !standing.expected_shown(spot.college, device.room.as_ref()) {
            return None;
        }
        let fit = fit(device, &typed)?;
        Some(((place(*ix, device), fit), *ix))
    };
    let mut found: Vec<_> = inventory.in_college(spot.college).iter().filter_map(rated).collect();
    found.sort_by_key(|(rate, ix)| (*rate, ix.0));
    found.into_iter().map(|(_, ix)| ix).take(MOST).collect()
}

/// Whether a text is only a part of the own label of a recorded device: its end without the beginning, or its beginning. It is looked for
/// in the whole inventory, so the answer does not tell what is expected where.
#[must_use]
pub fn is_part(inventory: &Inventory, text: &str) -> bool {
    let part = normal(text);
    let holds = |tag: &str| tag.ends_with(part.as_str()) || tag.starts_with(part.as_str());
    let of = |device: &Device| {
        let tag = normal(device.tag.as_str());
        tag != part && holds(&tag) && OwnTag::of(&tag).is_some()
    };
    part.len() > 1 && inventory.devices().iter().any(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_label_fit_it_and_its_own_text_needs_no_completion() {
        let device = Device { tag: "HDS-000012X".into(), serial: Some("SN-0099-A".into()), ..Device::default() };
        let fits = |typed: &str| fit(&device, &normal(typed));
        assert_eq!(fits("12x"), Some(Fit::TagEnds));
        assert_eq!(fits("0000"), Some(Fit::TagBegins));
        assert_eq!(fits("hds-0"), Some(Fit::TagBegins));
        assert_eq!(fits("0012"), Some(Fit::InTag));
        assert_eq!(fits("99-a"), Some(Fit::SerialEnds));
        assert_eq!(fits("sn-0"), Some(Fit::InSerial));
        assert_eq!(fits("13X"), None);
        assert_eq!(fits("hds-000012x"), None);
    }
}
