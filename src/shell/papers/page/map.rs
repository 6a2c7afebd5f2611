//! The map of the page: communes shaded by how much of what is expected in their colleges was seen.

use crate::{
    atlas,
    audit::{minutes::Recap, text::fold},
    io::paper::{html::Html, map::map},
    locale::Lang,
};
use std::collections::BTreeMap;

/// The shares at which a deeper shade begins, in percent.
const SHADES: [u32; 4] = [1, 34, 67, 100];

/// What is known of the colleges of a commune.
#[derive(Default)]
struct Sum {
    name: String,
    colleges: u32,
    expected: u32,
    read: u32,
    hidden: bool,
}

/// A commune as both tables and the map name it.
pub(super) fn key(commune: &str) -> String {
    fold(commune)
}

/// Draws the map with its legend; colleges whose commune is not on it are counted below it.
pub(super) fn drawn(html: &mut Html, recap: &Recap, lang: Lang) {
    let mut sums: BTreeMap<usize, Sum> = BTreeMap::new();
    let mut off: u32 = 0;
    for row in &recap.rows {
        let known = row.college.1.as_ref().and_then(|college| Some((atlas::known().nth_of(college)?, college)));
        let Some((nth, college)) = known else {
            off += 1;
            continue;
        };
        let sum = sums.entry(nth).or_default();
        sum.name = college.commune.to_string();
        sum.colleges += 1;
        sum.expected += row.progress.expected;
        sum.read += row.progress.read;
        sum.hidden |= !row.counted;
    }
    let map = map();
    let (width, height) = map.size;
    let label = lang.say("paper-page-map");
    html.raw("<figure>");
    html.open(
        "svg",
        &[("viewBox", &format!("-5 -5 {:.0} {:.0}", width + 10.0, height + 10.0)), ("role", "img"), ("aria-label", &label)],
    );
    let mut signs = Html::default();
    for outline in &map.outlines {
        let sum = sums.remove(&outline.nth);
        let (shade, told, commune) = match &sum {
            None => (
                "sx".to_owned(),
                lang.say_with("paper-page-no-college", &[("name", outline.name.as_str().into())]),
                String::new(),
            ),
            Some(sum) if sum.hidden => {
                ("sx".to_owned(), format!("{}\u{a0}: {}", sum.name, lang.say("paper-hidden")), key(&sum.name))
            }
            Some(sum) => {
                let share = (sum.read * 100).checked_div(sum.expected).unwrap_or_default();
                let shade = SHADES.iter().filter(|from| share >= **from).count();
                let said = [
                    ("name", sum.name.as_str().into()),
                    ("colleges", sum.colleges.into()),
                    ("read", sum.read.into()),
                    ("expected", sum.expected.into()),
                ];
                let (x, y) = (format!("{:.0}", outline.middle.0), format!("{:.0}", outline.middle.1 + 8.0));
                signs.element("text", &[("x", &x), ("y", &y)], &format!("{share}\u{a0}%"));
                (format!("s{shade}"), lang.say_with("paper-page-commune", &said), key(&sum.name))
            }
        };
        html.open("path", &[("class", &shade), ("d", &outline.path), ("data-commune", &commune)]);
        html.element("title", &[], &told).raw("</path>\n");
    }
    html.join(&signs).raw("</svg><figcaption class=\"legend\">");
    for (shade, from) in [0].iter().chain(&SHADES).enumerate() {
        html.raw("<span>").open("i", &[("class", &format!("k{shade}"))]).raw("</i>");
        html.text(&if shade == 0 { "0\u{a0}%".to_owned() } else { format!("≥ {from}\u{a0}%") }).raw("</span>");
    }
    html.raw("<span><i class=\"kx\"></i>").text(&lang.say("paper-page-nothing")).raw("</span>");
    html.element("p", &[], &lang.say("paper-page-map-about"));
    if off > 0 {
        html.element("p", &[], &lang.say_with("paper-page-off-map", &[("count", off.into())]));
    }
    html.raw("</figcaption></figure>");
}
