//! Proposes a mapping for a file: what the headers say by themselves, what the program means that wrote them, and what is in
//! the columns; then which words of it wait for an answer.

mod guess;
mod look;

pub(super) use look::Look;

use super::{
    error::Problem,
    known::Known,
    mapping::{
        Header, PERHAPS_TAG, assigned, best, dialect, fit, header_tells_of_a_person, is_own, matched, meant, plain, shown, source,
    },
    profile::Profile,
    source::{Reading, Source},
    watch::Watch,
};
use crate::{
    audit::{
        inventory::{CustodyKind, InventoryColumn},
        text::{fold, printable},
    },
    job::{AskedWord, MappedColumn, Mapping, Means, Proposal, Rejected, TableKind, WordMeans, WordOf},
};
use guess::near;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How many different words are asked for each question.
const ASKED: usize = 1_000;
/// The longest word that is asked, in characters: as many as a rejected row repeats.
const LONGEST: usize = 80;
/// Headers that mean a college for sure. Any other does if its cells say so.
const SURELY_COLLEGE: [&str; 5] = ["uai", "code uai", "rne", "college", "etablissement"];

/// A mapping for a file, and what is in its columns. `name` is the name of the file, for a source that is not known.
///
/// # Errors
/// [`Problem::NoHeaderLine`], [`Problem::SpoiltHeader`] and [`Problem::Stopped`].
pub(super) fn drafted(
    name: &str,
    from: &Source<'_>,
    known: &Known<'_>,
    watch: Watch<'_>,
) -> Result<(Mapping, Vec<Look>), Problem> {
    let key = |reading: &Reading<'_>| (source(&reading.headers).is_some(), fit(reading));
    let reading = from.readings().into_iter().max_by_key(key).ok_or(Problem::SpoiltHeader)?;
    let names = &reading.headers;
    let dialect = dialect(names).filter(|_| !is_own(names));
    let table = dialect.map(|dialect| dialect.table).or_else(|| meant(names)).unwrap_or(TableKind::Devices);
    let header = assigned(table, names, None);
    let nothing = header.columns.iter().all(Option::is_none) && dialect.is_none();
    let data = |name: &String| name.chars().any(|c| c.is_ascii_digit()) || header_tells_of_a_person(name);
    if nothing && names.iter().any(data) {
        return Err(Problem::NoHeaderLine);
    }
    let looks = Look::at(names.len(), reading.rows.again(), known);
    let profile = Profile::of(&header, reading.rows.again(), table.key(), watch)?;
    let mut columns: Vec<MappedColumn> = Vec::new();
    for (at, (name, own)) in names.iter().zip(by_themselves(&header)).enumerate() {
        let mut means = dialect.and_then(|dialect| dialect.means(name)).unwrap_or(own);
        if means == Means::Ignored && profile.personal(at) {
            means = Means::Personal;
        }
        columns.push(MappedColumn { header: shown(name), means });
    }
    let tags = |at: usize| profile.keys(at) && names.get(at).is_some_and(|name| PERHAPS_TAG.contains(&plain(name).as_str()));
    settle(&mut columns, names, &looks, &tags);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let source = source(names).map_or_else(|| shown(stem), str::to_owned);
    Ok((Mapping { source, table, columns, words: Vec::new(), college: None }, looks))
}

/// The columns of a file as a mapping for its source has them, in the order of the file, and what is in them.
///
/// # Errors
/// [`Problem::SpoiltHeader`], and [`Problem::Unmapped`] if a column is missing.
pub(super) fn redrafted(mapping: &Mapping, from: &Source<'_>, known: &Known<'_>) -> Result<(Mapping, Vec<Look>), Problem> {
    let reading = best(from.readings(), mapping)?;
    let looks = Look::at(reading.headers.len(), reading.rows.again(), known);
    let unknown = by_themselves(&assigned(mapping.table, &reading.headers, None));
    let columns = matched(mapping, &reading.headers).0.into_iter().zip(&reading.headers).zip(unknown);
    let columns = columns.map(|((column, name), own)| MappedColumn {
        header: shown(name),
        means: column
            .map_or(if own == Means::Personal || own == Means::Keeper { Means::Personal } else { Means::Ignored }, |column| {
                column.means
            }),
    });
    Ok((Mapping { columns: columns.collect(), ..mapping.clone() }, looks))
}

/// What each header means by itself.
fn by_themselves(header: &Header) -> Vec<Means> {
    let mut all: Vec<Means> = header.columns.iter().map(|column| column.map_or(Means::Ignored, Means::Column)).collect();
    for (first, second) in &header.twice {
        if let Some((means, column)) = all.get(*first).copied().zip(all.get_mut(*second)) {
            *column = means;
        }
    }
    let checkout = header.checkout_kind.as_slice();
    for (positions, means) in [
        (header.personal.as_slice(), Means::Personal),
        (&header.keepers, Means::Keeper),
        (&header.checkout_place, Means::CheckoutPlace),
        (checkout, Means::CheckoutKind),
    ] {
        for at in positions {
            if let Some(column) = all.get_mut(*at).filter(|column| !matches!(column, Means::Column(_))) {
                *column = means;
            }
        }
    }
    all
}

/// Makes a table of the columns: each meaning once; where there are no tags, what perhaps means them (`tags`, by position), or the
/// serial; a place where a college is
/// told, and a room where none is.
fn settle(columns: &mut [MappedColumn], names: &[String], looks: &[Look], tags: &dyn Fn(usize) -> bool) {
    const TAG: Means = Means::Column(InventoryColumn::Tag);
    const ROOM: Means = Means::Column(InventoryColumn::Room);
    let filled = |at: usize| looks.get(at).is_some_and(|look| look.filled);
    let told = |at: usize| looks.get(at).is_some_and(|look| look.college);
    for at in 0..columns.len() {
        let sure = names.get(at).is_some_and(|name| SURELY_COLLEGE.contains(&plain(name).as_str()));
        let Some(column) = columns.get_mut(at) else { continue };
        column.means = match column.means {
            TAG if !filled(at) && looks.iter().any(|look| look.filled) => Means::Ignored,
            ROOM | Means::Place => {
                if told(at) {
                    Means::Place
                } else {
                    ROOM
                }
            }
            // A holder is a code: names say only that somebody has the device.
            Means::Column(InventoryColumn::Holder) if looks.get(at).is_some_and(|look| look.names) => Means::Keeper,
            Means::Column(InventoryColumn::College) if !sure && !told(at) => Means::Ignored,
            means => means,
        };
    }
    let twice = |means: Means| matches!(means, Means::Column(_) | Means::Place | Means::CheckoutKind);
    let same = |means: Means| if means == Means::Place { ROOM } else { means };
    let mut full: Vec<Means> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let means = same(column.means);
        if twice(means) && filled(at) && !full.contains(&means) {
            full.push(means);
        }
    }
    let mut seen: Vec<Means> = Vec::new();
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| twice(column.means)) {
        // An empty column does not take the place of a filled one.
        let empty = !filled(at) && full.contains(&same(column.means));
        if empty || seen.contains(&same(column.means)) {
            column.means = Means::Ignored;
        } else {
            seen.push(same(column.means));
        }
    }
    let perhaps = columns.iter().enumerate().find(|(at, column)| column.means == Means::Ignored && tags(*at)).map(|(at, _)| at);
    let lacks = |columns: &[MappedColumn]| !columns.iter().any(|column| column.means == TAG);
    if let Some(column) = perhaps.filter(|_| lacks(columns)).and_then(|at| columns.get_mut(at)) {
        column.means = TAG;
    }
    if lacks(columns)
        && let Some(serial) = columns.iter_mut().find(|column| column.means == Means::Column(InventoryColumn::Serial))
    {
        serial.means = Means::SerialAsTag;
    }
}

/// The proposal of a mapping, from the rows that it rejects: also a word that it answers is asked, if rows wait for it all the same.
/// `kinds` are the words for kinds that are not known, each with its rows, which wait for nothing. `rows` is how many rows the file
/// has.
pub(super) fn proposed(
    (mapping, looks): (Mapping, Vec<Look>),
    (rejected, kinds): (&[Rejected], &[(String, u64)]),
    rows: u64,
    known: &Known<'_>,
) -> Proposal {
    let mut words: FxHashMap<(WordOf, String), (String, u64)> = FxHashMap::default();
    let mut unasked = 0;
    for row in rejected.iter().filter(|_| mapping.table == TableKind::Devices) {
        let Some(of) = row.reason.question() else { continue };
        if row.found.is_empty() || row.found.chars().count() >= LONGEST {
            unasked += 1;
            continue;
        }
        let key = fold(&printable(&row.found));
        words.entry((of, key)).or_insert_with(|| (row.found.clone(), 0)).1 += 1;
    }
    for (word, rows) in kinds {
        words.entry((WordOf::Kind, fold(word))).or_insert_with(|| (word.clone(), 0)).1 += rows;
    }
    let mut asked: Vec<AskedWord> =
        words.into_iter().map(|((of, _), (word, rows))| AskedWord { of, word, rows, near: None }).collect();
    asked.sort_by(|a, b| (a.of, Reverse(a.rows), &a.word).cmp(&(b.of, Reverse(b.rows), &b.word)));
    let mut count: FxHashMap<WordOf, usize> = FxHashMap::default();
    asked.retain(|word| {
        let count = count.entry(word.of).or_default();
        *count += 1;
        let kept = *count <= ASKED;
        unasked += if kept || word.of == WordOf::Kind { 0 } else { word.rows };
        kept
    });
    // Where the file does not say who has a device, what is in use is in its place.
    let says_who = mapping.columns.iter().any(|column| matches!(column.means, Means::Keeper | Means::CheckoutPlace));
    let in_place = |means: WordMeans| match means {
        WordMeans::InUse if !says_who => WordMeans::Custody(CustodyKind::Stored),
        means => means,
    };
    asked.iter_mut().for_each(|word| word.near = near(word.of, &word.word, known).map(in_place));
    let samples = mapping.columns.iter().zip(&looks).map(|(column, look)| look.shown(column.means)).collect();
    Proposal { mapping, confirmed: false, samples, asked, unasked, rows }
}

#[cfg(test)]
mod tests;
