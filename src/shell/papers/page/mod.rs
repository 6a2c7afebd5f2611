//! The campaign as one HTML page for reading on a screen: progress by college, a map of the communes, every discrepancy, filters.

mod map;

use super::{blocks, lines};
use crate::{
    audit::{
        finding::Code,
        ledger::VisitState,
        minutes::{Line, List, Recap, RecapRow, Source},
        report,
        standing::Standing,
    },
    io::paper::html::Html,
    locale::{self, Lang},
};
use map::key;
use std::collections::BTreeSet;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page of a campaign.
pub(super) fn page(standing: &Standing, recap: &Recap, source: &Source, lang: Lang) -> String {
    let say = |key: &str| lang.say(key);
    let mut html = Html::default();
    let name = recap.campaign.1.as_ref().map(|campaign| campaign.name.to_string()).unwrap_or_default();
    html.element("h1", &[], &say("paper-page-title")).element(
        "p",
        &[("class", "about")],
        &blocks::campaign(lang, recap.campaign.1.as_ref()),
    );
    sums(&mut html, recap, lang);
    html.element("h2", &[], &say("paper-page-map"));
    map::drawn(&mut html, recap, lang);
    filters(&mut html, recap, lang);
    html.element("h2", &[], &say("paper-recap-colleges"));
    colleges(&mut html, recap, lang);
    html.element("h2", &[], &say("paper-discrepancies"));
    discrepancies(&mut html, standing, recap, lang);
    html.element("h2", &[], &say("paper-page-data")).raw("<dl>");
    for (name, value) in blocks::data(standing, source, lang) {
        html.element("dt", &[], &name).element("dd", &[], &value);
    }
    html.raw("</dl>");
    html.page(lang.code(), &format!("{} – {name}", say("paper-page-title")), &source.to_line(), STYLE.trim(), SCRIPT.trim())
}

/// The sums of the campaign.
fn sums(html: &mut Html, recap: &Recap, lang: Lang) {
    let counted = recap.rows.iter().all(|row| row.counted);
    let sum = |count: fn(&RecapRow) -> u32| lang.number(recap.rows.iter().map(count).sum::<u32>());
    let closed = recap.rows.iter().filter(|row| row.progress.state == VisitState::Closed).count();
    let expected = if counted { sum(|row| row.progress.expected) } else { lang.say("paper-hidden") };
    html.raw("<ul class=\"sums\">");
    for (key, value) in [
        ("paper-page-closed", format!("{closed} / {}", recap.rows.len())),
        ("paper-expected", expected),
        ("paper-seen", sum(|row| row.progress.read)),
        ("paper-discrepancies", sum(|row| row.progress.discrepancies())),
        ("paper-decided", sum(|row| row.progress.decided)),
    ] {
        html.raw("<li>").element("b", &[], &value).text(&lang.say(key)).raw("</li>");
    }
    html.raw("</ul>");
}

fn filters(html: &mut Html, recap: &Recap, lang: Lang) {
    let say = |key: &str| lang.say(key);
    html.raw("<form>");
    html.raw("<label>").text(&say("paper-page-search")).raw("<input type=\"search\" name=\"q\"></label>");
    let mut select = |name: &str, label: &str, options: Vec<(String, String)>| {
        html.raw("<label>").text(label).open("select", &[("name", name)]);
        html.element("option", &[("value", "")], &say("paper-page-all"));
        for (value, words) in options {
            html.element("option", &[("value", &value)], &words);
        }
        html.raw("</select></label>");
    };
    let communes: BTreeSet<&str> =
        recap.rows.iter().filter_map(|row| row.college.1.as_ref()).map(|c| c.commune.as_str()).collect();
    select("commune", &say("paper-head-commune"), communes.into_iter().map(|name| (key(name), name.to_owned())).collect());
    let states =
        [VisitState::None, VisitState::Open, VisitState::Closed].map(|state| (state.code().to_owned(), lang.name(state)));
    select("state", &say("paper-head-state"), states.into());
    let codes = Code::ALL.into_iter().filter(|code| code.is_discrepancy());
    select("code", &say("paper-head-finding"), codes.map(|code| (code.code().to_owned(), lang.name(code))).collect());
    html.raw("<button type=\"reset\">").text(&say("paper-page-reset")).raw("</button>");
    html.element("output", &[("data-said", &say("paper-page-shown")), ("aria-live", "polite")], "").raw("</form>");
}

fn head(html: &mut Html, heads: &[(&str, bool)], lang: Lang) {
    html.raw("<div class=\"wide\"><table><thead><tr>");
    for (key, number) in heads {
        let class: &[(&str, &str)] = if *number { &[("scope", "col"), ("class", "n")] } else { &[("scope", "col")] };
        html.element("th", class, &lang.say(key));
    }
    html.raw("</tr></thead><tbody>");
}

fn colleges(html: &mut Html, recap: &Recap, lang: Lang) {
    let heads = [
        ("paper-head-commune", false),
        ("paper-head-college", false),
        ("paper-head-state", false),
        ("paper-page-progress", false),
        ("paper-head-expected", true),
        ("paper-head-read", true),
        ("paper-list-not-seen", true),
        ("paper-list-to-inventory", true),
        ("paper-discrepancies", true),
        ("paper-head-decided", true),
    ];
    head(html, &heads, lang);
    for row in &recap.rows {
        let (uai, known) = &row.college;
        let commune = known.as_ref().map(|college| college.commune.as_str()).unwrap_or_default();
        let name = known.as_ref().map_or_else(|| uai.to_string(), |college| format!("{} ({uai})", college.name));
        let progress = &row.progress;
        let state = [("data-all", ""), ("data-commune", &key(commune)), ("data-state", progress.state.code())];
        html.open("tr", &state).element("td", &[], commune).element("td", &[], &name).element(
            "td",
            &[],
            &locale::say_state(lang, progress),
        );
        if row.counted && progress.expected > 0 {
            let (read, expected) = (progress.read.to_string(), progress.expected.to_string());
            let share = format!("{} / {}", lang.number(progress.read), lang.number(progress.expected));
            html.raw("<td>").element("meter", &[("max", &expected), ("value", &read), ("title", &share)], &share).raw("</td>");
        } else {
            html.raw("<td></td>");
        }
        let listed = |list| lang.number(row.lists.get(&list).copied().unwrap_or_default());
        let expected = if row.counted { lang.number(progress.expected) } else { lang.say("paper-hidden") };
        for cell in [
            expected,
            lang.number(progress.read),
            listed(List::NotSeen),
            listed(List::ToInventory),
            lang.number(progress.discrepancies()),
            lang.number(progress.decided),
        ] {
            html.element("td", &[("class", "n")], &cell);
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table></div>");
}

fn discrepancies(html: &mut Html, standing: &Standing, recap: &Recap, lang: Lang) {
    let heads = [
        ("paper-head-college", false),
        ("paper-head-finding", false),
        ("paper-head-tag", false),
        ("paper-head-serial", false),
        ("paper-head-device", false),
        ("paper-head-owner", false),
        ("paper-head-recorded", false),
        ("paper-head-found", false),
        ("paper-head-decision", false),
    ];
    head(html, &heads, lang);
    for row in &recap.rows {
        let (uai, known) = &row.college;
        let commune = known.as_ref().map(|college| college.commune.as_str()).unwrap_or_default();
        let name = known.as_ref().map_or_else(|| uai.to_string(), |college| college.name.to_string());
        for finding in report::findings(standing, &[*uai], None, false) {
            let line = Line::of(standing, &finding);
            let about = [
                ("data-all", ""),
                ("data-commune", &key(commune)),
                ("data-state", row.progress.state.code()),
                ("data-code", line.code.code()),
            ];
            html.open("tr", &about).element("td", &[], &name).element("td", &[], &lang.name(line.code));
            html.element("td", &[("class", "tag")], &lines::cut(&line.tag)).element(
                "td",
                &[("class", "tag")],
                &lines::cut(&line.serial),
            );
            for cell in [
                lines::designation(&line, lang),
                line.owner.clone(),
                lines::place(standing, *uai, line.recorded.0, line.recorded.1.as_ref().map(|room| room.as_str())),
                line.read.as_ref().map(|read| lang.moment(read.at)).unwrap_or_default(),
                lines::decided(&line, lang),
            ] {
                html.element("td", &[], &lines::cut(&cell));
            }
            html.raw("</tr>\n");
        }
    }
    html.raw("</tbody></table></div>");
}
