//! The procès-verbal of small visits, and the line that says what it follows from.

use super::*;
use crate::audit::{ids::WriterId, moment::Moment};
use proptest::prelude::*;

#[test]
fn every_finding_that_is_settled_stands_in_one_list() {
    for code in Code::ALL {
        assert_eq!(List::of(code).is_none(), code == Code::Pending, "{code:?}");
    }
}

fn source() -> impl Strategy<Value = Source> {
    let kind = prop_oneof![
        Just(Kind::Recap),
        Just(Kind::Page),
        (0_u32..9_999_999).prop_filter_map("no number", Uai::from_number).prop_map(Kind::Minutes)
    ];
    let series = prop::collection::vec((any::<[u8; 16]>(), any::<u64>(), any::<[u8; 32]>()), 0..5);
    let about = (kind, any::<[u8; 16]>(), 0_i64..4_000_000_000_000, "fr|en", any::<u32>(), any::<[u8; 32]>());
    let pictures =
        prop::collection::vec(any::<bool>(), 0..20).prop_map(|bits| if bits.contains(&true) { bits } else { Vec::new() });
    (about, pictures, series).prop_map(|((kind, campaign, ms, lang, revision, inventory), pictures, series)| Source {
        kind,
        campaign: CampaignId(campaign),
        date: "2026-11-28".parse().unwrap(),
        made: Moment::new(ms, 60),
        lang,
        revision: Revision(revision),
        inventory,
        pictures,
        series: series.into_iter().map(|(writer, seq, hash)| Reached { writer: WriterId(writer), seq, hash }).collect(),
    })
}

proptest! {
    #![proptest_config(crate::kept_below_tests())]
    #[test]
    fn a_source_reads_back_and_a_changed_one_does_not(source in source(), at in 0_usize..600, put in "[0-9a-f;:]") {
        let line = source.to_line();
        prop_assert!(line.starts_with(Source::BEGINNING));
        prop_assert_eq!(Source::from_line(&line), Ok(source.clone()));
        let at = at % line.len();
        let changed: String = line.chars().take(at).chain(put.chars()).chain(line.chars().skip(at + 1)).collect();
        if changed != line {
            prop_assert_ne!(Source::from_line(&changed), Ok(source));
        }
    }
}
