//! The colleges that a campaign covers, and the devices that are missing in two campaigns.

use super::{
    finding::{Code, Subject},
    ids::{ProgrammeCode, Tag},
    inventory::Inventory,
    standing::Standing,
    text::fold,
    uai::Uai,
};
use std::collections::BTreeSet;

/// Something that was asked for but is not in the inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stranger {
    /// A college.
    College(Uai),
    /// A commune without a college in the inventory.
    Commune(String),
    /// A programme without a device in a college.
    Programme(ProgrammeCode),
}

/// Returns, sorted, the named colleges, the colleges of the named communes, and the colleges in which a device of one
/// of the programmes is recorded. Communes are matched without case, accents and hyphens. If nothing is asked for, the
/// result is empty, which means all colleges to a campaign.
///
/// # Errors
/// The first name that is not in the inventory. Also a programme that is there but has no device in any college.
pub fn colleges(
    inventory: &Inventory,
    named: &[Uai],
    communes: &[String],
    programmes: &[ProgrammeCode],
) -> Result<Vec<Uai>, Stranger> {
    let mut colleges = named.to_vec();
    if let Some(stranger) = named.iter().find(|uai| inventory.college(**uai).is_none()) {
        return Err(Stranger::College(*stranger));
    }
    let mut add = |found: Vec<Uai>, stranger: Stranger| {
        if found.is_empty() {
            return Err(stranger);
        }
        colleges.extend(found);
        Ok(())
    };
    for commune in communes {
        let loose = |name: &str| fold(&name.replace(['-', '\'', '’'], " "));
        let wanted = loose(commune);
        let there = inventory.rows().colleges.iter().filter(|c| loose(&c.commune) == wanted).map(|c| c.uai);
        add(there.collect(), Stranger::Commune(commune.clone()))?;
    }
    for programme in programmes {
        let of_it = |code: &ProgrammeCode| code.as_str().eq_ignore_ascii_case(programme.as_str());
        let devices = inventory.devices().iter().filter(|device| device.programme.as_ref().is_some_and(of_it));
        let there = devices.filter_map(|device| device.college).filter(|college| inventory.college(*college).is_some());
        let there: BTreeSet<Uai> = there.collect();
        add(there.into_iter().collect(), Stranger::Programme(programme.clone()))?;
    }
    colleges.sort_unstable();
    colleges.dedup();
    Ok(colleges)
}

/// Returns the devices that are missing now and were also missing in the previous campaign, wherever they were recorded
/// then.
#[must_use]
pub fn missing_again(now: &Standing, before: &Standing) -> BTreeSet<Tag> {
    missing(now).intersection(&missing(before)).cloned().collect()
}

/// Returns the devices that are missing.
#[must_use]
pub fn missing(standing: &Standing) -> BTreeSet<Tag> {
    let missing = standing.discrepancies().iter().filter(|finding| finding.code == Code::Missing);
    missing
        .filter_map(|finding| match &finding.subject {
            Subject::Device(tag) => Some(tag.clone()),
            Subject::Payload(_) | Subject::Entry(_) => None,
        })
        .collect()
}
