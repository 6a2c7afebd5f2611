//! What a paper follows from: taken from the store now, and the conclusions from it, now or later.

use crate::{
    audit::{
        ids::CampaignId,
        journal::Digest,
        ledger::Ledger,
        minutes::{Kind, Reached, Source},
        moment::Moment,
        standing::Standing,
    },
    io::store::{Store, StoreError},
    locale::Lang,
};
use jiff::civil::Date;
use std::{collections::HashMap, sync::Arc};

/// Takes the data of a paper from the store: everything that is here.
pub(super) fn now(
    store: &Store,
    campaign: CampaignId,
    kind: Kind,
    date: Date,
    made: Moment,
    lang: Lang,
) -> Result<Source, StoreError> {
    let roster = store.roster()?;
    let mut series = Vec::new();
    for one in store.series()? {
        if (one.campaign == campaign || Some(one.campaign) == roster)
            && one.entries > 0
            && let Some(hash) = store.hash_at(one.writer, one.entries)?
        {
            series.push(Reached { writer: one.writer, seq: one.entries, hash });
        }
    }
    series.sort_unstable();
    let made = store.latest(made)?;
    let ledger = store.ledger(campaign, made)?;
    let revision = store.revision_for(&ledger)?;
    let inventory = digest_of(store, revision)?.unwrap_or_default();
    Ok(Source { kind, campaign, date, made, lang: lang.code().to_owned(), revision, inventory, pictures: Vec::new(), series })
}

/// The digest of a revision, if it is here.
pub(super) fn digest_of(store: &Store, revision: crate::audit::ids::Revision) -> Result<Option<Digest>, StoreError> {
    let found = store.revision_digests()?.into_iter().find(|(number, _)| *number == revision);
    Ok(found.and_then(|(_, digest)| digest))
}

/// Concludes from the data of a paper, and from nothing that came after it.
pub(super) fn standing(store: &Store, source: &Source) -> Result<Standing, StoreError> {
    let reached: HashMap<_, _> = source.series.iter().map(|reached| (reached.writer, reached.seq)).collect();
    let mut entries = store.roster_entries()?;
    entries.extend(store.entries(source.campaign)?);
    entries.retain(|entry| reached.get(&entry.id.writer).is_some_and(|seq| entry.id.seq <= *seq));
    let ledger = Ledger::on(store.terms_of(source.made)?, entries);
    Ok(Standing::new(Arc::new(store.inventory(source.revision)?), ledger, source.date))
}
