//! A mapping applied to the headers of a file: it takes the place of what the headers would mean by themselves.

use super::{
    dialect::is_own,
    headers::Header,
    near::{shown, shown_all},
    persons::is_personal,
    tables::plain,
    words::{Mapped, Words},
};
use crate::{
    audit::{inventory::InventoryColumn, text::fold},
    io::import::{
        error::{MappingFault, Problem},
        source::{Reading, Rows, Source},
    },
    job::{MappedColumn, Mapping, Means, TableKind},
};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// Finds the reading that the mapping was made for. Returns the header as the mapping has it, and the rows after it.
///
/// # Errors
/// [`Problem::Unmapped`] if a column is missing, and [`Problem::Mapping`] for a mapping that makes no table.
pub(in crate::io::import) fn mapped<'a>(
    readings: Vec<Reading<'a>>,
    mapping: &Mapping,
) -> Result<(Header, Box<dyn Rows<'a> + 'a>), Problem> {
    let Reading { headers: names, rows, line, first } = best(readings, mapping)?;
    let header = lay(mapping, &names, (!first).then_some(line))?;
    match mapping.table.required().iter().find(|column| header.at(**column).is_none()) {
        Some(column) => Err(Problem::Mapping(MappingFault::Lacks { table: mapping.table, column: *column })),
        None => Ok((header, rows)),
    }
}

/// The reading that the mapping was made for.
///
/// # Errors
/// [`Problem::Unmapped`] if a column is missing.
pub(in crate::io::import) fn best<'a>(readings: Vec<Reading<'a>>, mapping: &Mapping) -> Result<Reading<'a>, Problem> {
    let best = readings.into_iter().max_by_key(|reading| {
        let (columns, missing) = matched(mapping, &reading.headers);
        (missing.is_none(), columns.iter().flatten().count(), reading.first)
    });
    let best = best.ok_or(Problem::SpoiltHeader)?;
    match matched(mapping, &best.headers).1 {
        None => Ok(best),
        Some(missing) => {
            let (source_name, header) = (shown(&mapping.source), shown(&missing.header));
            Err(Problem::Unmapped { source_name, header, found: shown_all(&best.headers) })
        }
    }
}

/// The position of the mapping that was made for files like this one; of several the one that knows most of its columns, and of
/// those the last. A file with Récol's own headers needs none, and one of mostly other columns is not of that source.
///
/// # Errors
/// The positions of two that know as many columns, and contradict each other.
pub(in crate::io::import) fn fitting(mappings: &[Mapping], source: &Source<'_>) -> Result<Option<usize>, (usize, usize)> {
    let readings = source.readings();
    if readings.iter().any(|reading| reading.first && is_own(&reading.headers)) {
        return Ok(None);
    }
    let known = |mapping: &Mapping| {
        let fit = |reading: &Reading<'_>| {
            let (columns, missing) = matched(mapping, &reading.headers);
            let known = columns.iter().flatten().count();
            let named = reading.headers.iter().filter(|name| !name.is_empty()).count();
            (missing.is_none() && known * 2 >= named).then_some(known)
        };
        readings.iter().filter_map(fit).max()
    };
    let fits: Vec<(usize, usize)> = mappings.iter().enumerate().filter_map(|(at, mapping)| Some((known(mapping)?, at))).collect();
    let Some((most, last)) = fits.iter().max().copied() else { return Ok(None) };
    let contradicts = |at: usize| mappings.get(at).zip(mappings.get(last)).is_some_and(|(one, other)| contradict(one, other));
    match fits.iter().find(|(known, at)| *known == most && contradicts(*at)) {
        Some((_, other)) => Err((*other, last)),
        None => Ok(Some(last)),
    }
}

/// Whether two mappings say different things about one column or one word.
fn contradict(one: &Mapping, other: &Mapping) -> bool {
    let key = |column: &MappedColumn| fold(&shown(&column.header));
    let column = |mine: &MappedColumn| {
        let mut same = other.columns.iter().filter(|theirs| key(theirs) == key(mine)).peekable();
        same.peek().is_some() && !same.any(|theirs| theirs.means == mine.means)
    };
    let (mine, theirs) = (Words::of(&one.words), Words::of(&other.words));
    one.table != other.table || one.columns.iter().any(column) || mine.contradict(&theirs)
}

/// What is missing of the mapping that was nearly made for files like this one: most of the columns that it uses are there, and
/// most of the file's are its own. `None` if one of them was made for it, or none nearly.
pub(in crate::io::import) fn nearly_fitting(mappings: &[Mapping], source: &Source<'_>) -> Option<Problem> {
    let readings = source.readings();
    if fitting(mappings, source) != Ok(None) || readings.iter().any(|reading| is_own(&reading.headers)) {
        return None;
    }
    let near = |mapping: &&Mapping| {
        let used = |column: &MappedColumn| !matches!(column.means, Means::Ignored | Means::Personal);
        let all = mapping.columns.iter().filter(|column| used(column)).count();
        readings.iter().any(|reading| {
            let columns = matched(mapping, &reading.headers).0;
            let known = columns.iter().flatten().count();
            let there = columns.iter().flatten().filter(|column| used(column)).count();
            let named = reading.headers.iter().filter(|name| !name.is_empty()).count();
            there * 3 >= all * 2 && known * 2 >= named && there > 1
        })
    };
    let mapping = mappings.iter().rev().find(near)?;
    best(source.readings(), mapping).err()
}

/// How many rows a file has after the header that a mapping was made for.
pub(in crate::io::import) fn rows(source: &Source<'_>, mapping: &Mapping) -> usize {
    best(source.readings(), mapping).map_or(0, |reading| reading.rows.count())
}

/// The column of the mapping for each header, in order where several have the same; and the first column that the mapping uses
/// and the file does not have.
pub(in crate::io::import) fn matched<'m>(
    mapping: &'m Mapping,
    names: &[String],
) -> (Vec<Option<&'m MappedColumn>>, Option<&'m MappedColumn>) {
    let key = |name: &str| fold(&shown(name));
    let mut left: FxHashMap<String, VecDeque<&MappedColumn>> = FxHashMap::default();
    for column in &mapping.columns {
        left.entry(key(&column.header)).or_default().push_back(column);
    }
    let columns = names.iter().map(|name| left.get_mut(&key(name)).and_then(VecDeque::pop_front)).collect();
    // In the order of the mapping: those of one header are taken from its front.
    let used = |column: &&MappedColumn| {
        let last = || left.get(&key(&column.header)).is_some_and(|left| left.iter().any(|one| std::ptr::eq(*one, *column)));
        !matches!(column.means, Means::Ignored | Means::Personal) && last()
    };
    (columns, mapping.columns.iter().find(used))
}

/// The header of a file as a mapping has it. The columns that its rows need may still be missing.
///
/// # Errors
/// [`Problem::Mapping`] for meanings that do not go together.
fn lay(mapping: &Mapping, names: &[String], below: Option<u64>) -> Result<Header, Problem> {
    let fault = |fault| Err(Problem::Mapping(fault));
    let table = mapping.table;
    let means = |means: Means| mapping.columns.iter().find(|column| column.means == means).map(|column| shown(&column.header));
    for (one, other) in [
        (Means::SerialAsTag, Means::Column(InventoryColumn::Tag)),
        (Means::SerialAsTag, Means::Column(InventoryColumn::Serial)),
        (Means::Place, Means::Column(InventoryColumn::Room)),
    ] {
        if let Some((first, second)) = means(one).zip(means(other)) {
            return fault(MappingFault::Clash { first, second });
        }
    }
    let mut header = Header::new(table, names, below);
    let mut mapped = Mapped { words: Words::of(&mapping.words), college: mapping.college, ..Mapped::default() };
    for (at, (column, name)) in matched(mapping, names).0.into_iter().zip(names).enumerate() {
        let unknown = || if is_personal(&plain(name)) { Means::Personal } else { Means::Ignored };
        let means = column.map_or_else(unknown, |column| column.means);
        let of_devices = !matches!(means, Means::Column(_) | Means::Personal | Means::Ignored);
        if of_devices && table != TableKind::Devices {
            return fault(MappingFault::Foreign { header: shown(name), table });
        }
        let column = match means {
            Means::Column(column) => Some(column),
            Means::SerialAsTag => Some(InventoryColumn::Serial),
            Means::Place => Some(InventoryColumn::Room),
            _ => None,
        };
        if column.is_some_and(|column| !table.names().iter().any(|(own, _)| *own == column)) {
            return fault(MappingFault::Foreign { header: shown(name), table });
        }
        mapped.serial_as_tag |= means == Means::SerialAsTag;
        mapped.places |= means == Means::Place;
        match means {
            Means::Keeper => header.keepers.push(at),
            Means::CheckoutKind => header.checkout_kind = Some(at),
            Means::CheckoutPlace => header.checkout_place.push(at),
            Means::Ignored if !name.is_empty() => header.ignored.push(at),
            _ => {}
        }
        let personal = means == Means::CheckoutPlace && is_personal(&plain(name));
        header.personal.extend((personal || matches!(means, Means::Keeper | Means::Personal)).then_some(at));
        header.take(at, column);
    }
    if header.checkout_kind.is_some() {
        // Which of them has the device is what that column says.
        header.keepers.extend(header.checkout_place.iter());
    }
    header.mapped = Some(Box::new(mapped));
    Ok(header)
}
