//! The header line: the table, the column of each field, and the columns that are unknown or about persons.

use super::{
    near::{near, shown, shown_all},
    persons::{CHECKED_OUT, KEEPERS, header_tells_of_a_person, is_personal},
    tables::{ARCHIVED, ASSIGNED, CHECKOUT_KIND, CHECKOUT_PLACE, plain},
    words::Mapped,
};
use crate::{
    audit::inventory::InventoryColumn,
    io::import::{
        error::Problem,
        full_names::FullNames,
        source::{Reading, Rows},
    },
    job::TableKind,
};

/// The header line of a file.
#[derive(Debug)]
pub(in crate::io::import) struct Header {
    /// The table of the file.
    pub table: TableKind,
    /// Where it begins, if other lines are before it: the physical line, from 1.
    pub below: Option<u64>,
    /// The column of each field; `None` for a column that is not imported.
    pub columns: Vec<Option<InventoryColumn>>,
    /// The other way round, as every cell of every row is looked for: the position of each column, by its number.
    places: Vec<Option<usize>>,
    /// The headers as written, printable.
    pub names: Vec<String>,
    /// Ignored columns, by their positions.
    pub ignored: Vec<usize>,
    /// Columns about persons, by their positions.
    pub personal: Vec<usize>,
    /// Two headers of one column, by their positions. The first is read, if the cells of both are equal.
    pub twice: Vec<(usize, usize)>,
    /// Columns that say who has a device, by their positions.
    pub keepers: Vec<usize>,
    /// The column that says what a device is with: a person or a place.
    pub checkout_kind: Option<usize>,
    /// The columns of the place that it is with.
    pub checkout_place: Vec<usize>,
    /// Whether the column of custody says yes for what is out of use.
    pub archived: bool,
    /// What a mapping says about its rows, if one says what its columns mean.
    pub mapped: Option<Box<Mapped>>,
}

impl Header {
    /// A header whose columns are still to be taken.
    pub(super) fn new(table: TableKind, names: &[String], below: Option<u64>) -> Self {
        Self {
            table,
            below,
            columns: Vec::new(),
            places: Vec::new(),
            names: names.iter().map(|name| shown(name)).collect(),
            ignored: Vec::new(),
            personal: Vec::new(),
            twice: Vec::new(),
            keepers: Vec::new(),
            checkout_kind: None,
            checkout_place: Vec::new(),
            archived: false,
            mapped: None,
        }
    }

    /// Takes the next column, at this position. The second one of a meaning is compared with the first.
    pub(super) fn take(&mut self, at: usize, column: Option<InventoryColumn>) {
        let first = column.and_then(|column| self.columns.iter().position(|c| *c == Some(column)));
        self.twice.extend(first.map(|first| (first, at)));
        let archived = || self.names.get(at).is_some_and(|name| plain(name) == ARCHIVED);
        self.archived |= first.is_none() && column == Some(InventoryColumn::Custody) && archived();
        let column = column.filter(|_| first.is_none());
        self.columns.push(column);
        if let Some(number) = column.map(|column| column as usize) {
            self.places.resize(self.places.len().max(number + 1), None);
            self.places.iter_mut().skip(number).take(1).for_each(|place| *place = Some(at));
        }
    }

    /// Whether the serial is the tag as well.
    pub(in crate::io::import) fn serial_is_tag(&self) -> bool {
        self.mapped.as_ref().is_some_and(|mapped| mapped.serial_as_tag)
    }

    /// Treats a column as missing in the file.
    pub(in crate::io::import) fn forget(&mut self, column: InventoryColumn) {
        self.columns.iter_mut().filter(|c| **c == Some(column)).for_each(|c| *c = None);
        self.places.iter_mut().skip(column as usize).take(1).for_each(|place| *place = None);
    }

    /// The position of a column, if the file has it.
    pub(in crate::io::import) fn at(&self, column: InventoryColumn) -> Option<usize> {
        let column = if column == InventoryColumn::Tag && self.serial_is_tag() { InventoryColumn::Serial } else { column };
        self.places.get(column as usize).copied().flatten()
    }

    /// The header of a column, if the file has it.
    pub(in crate::io::import) fn name(&self, column: InventoryColumn) -> Option<&str> {
        self.at(column).and_then(|at| self.names.get(at)).map(String::as_str)
    }

    /// The headers at these positions.
    pub(in crate::io::import) fn named(&self, positions: &[usize]) -> Vec<String> {
        positions.iter().filter_map(|at| self.names.get(*at)).cloned().collect()
    }

    /// Whether it has a column that says who or what has a device.
    pub(in crate::io::import) fn tells_who(&self) -> bool {
        !self.keepers.is_empty() || self.checkout_kind.is_some() || self.at(InventoryColumn::Holder).is_some()
    }

    /// The columns of which the file says something, but for those that only the office keeps, and the custody where the file says
    /// who has a device.
    pub(in crate::io::import) fn repeated(&self, secrets: FullNames) -> Vec<InventoryColumn> {
        let absent = self.absent();
        let field = secrets == FullNames::Dropped;
        let hidden = |column: InventoryColumn| match column {
            InventoryColumn::Holder => field || absent.contains(&column),
            InventoryColumn::Name if self.table == TableKind::Programmes => field || absent.contains(&column),
            column => absent.contains(&column) && !(column == InventoryColumn::Custody && self.tells_who()),
        };
        self.table.columns().iter().copied().filter(|column| !hidden(*column)).collect()
    }

    /// The columns of the table that the file does not have, and about which a mapping says nothing either.
    pub(in crate::io::import) fn absent(&self) -> Vec<InventoryColumn> {
        let college = self.mapped.as_ref().is_some_and(|mapped| mapped.places || mapped.college.is_some());
        let has = |column| self.at(column).is_some() || (column == InventoryColumn::College && college);
        self.table.names().iter().map(|(column, _)| *column).filter(|column| !has(*column)).collect()
    }
}

/// How well a line reads as a header: whether it is the header of a whole table, how many of its words are known to one
/// table, and how many words it has.
pub(in crate::io::import) type Fit = (bool, usize, usize);

pub(in crate::io::import) fn fit(reading: &Reading<'_>) -> Fit {
    let words: Vec<String> = reading.headers.iter().map(|name| plain(name)).filter(|word| !word.is_empty()).collect();
    let knows = |t: TableKind| words.iter().filter(|word| t.column(word).is_some()).count();
    let whole = |t: &TableKind| t.required().iter().all(|column| words.iter().any(|word| t.column(word) == Some(*column)));
    let known = TableKind::ALL.map(knows).into_iter().max().unwrap_or_default();
    let personal = words.iter().filter(|word| is_personal(word)).count();
    // Only a line that is mostly headers is one, if it is not the first.
    if !reading.first && (known < 2 || (known + personal) * 2 < words.len()) {
        return (false, 0, 0);
    }
    (TableKind::ALL.iter().any(whole), known, reading.headers.len())
}

/// The table that headers make; if none is complete, the one with the most of them. `None` if no header is known.
pub(in crate::io::import) fn meant(names: &[String]) -> Option<TableKind> {
    let knows = |t: TableKind, column: InventoryColumn| names.iter().any(|n| t.column(&plain(n)) == Some(column));
    let keyed = TableKind::ALL.into_iter().find(|t| t.required().iter().all(|column| knows(*t, *column)));
    let known = |t: &TableKind| names.iter().filter(|n| t.column(&plain(n)).is_some()).count();
    keyed.or_else(|| TableKind::ALL.into_iter().rev().max_by_key(known).filter(|most| known(most) > 0))
}

/// Finds the right reading and its table. Returns the header and the rows after it.
///
/// # Errors
/// Every [`Problem`] of a header.
pub(in crate::io::import) fn detected(readings: Vec<Reading<'_>>) -> Result<(Header, Box<dyn Rows<'_> + '_>), Problem> {
    let Reading { headers: names, rows, line, first } = readings.into_iter().max_by_key(fit).ok_or(Problem::SpoiltHeader)?;
    let table = meant(&names).ok_or_else(|| {
        // A cell must not be repeated as if it were a header.
        if names.iter().any(|name| name.chars().any(|c| c.is_ascii_digit()) || header_tells_of_a_person(name)) {
            return Problem::NoHeaderLine;
        }
        Problem::NoHeader {
            found: shown_all(&names),
            expected: TableKind::ALL.iter().filter_map(|t| t.required().first()).map(|c| c.code()).collect(),
            near: near(&names, &TableKind::ALL),
        }
    })?;
    let header = assigned(table, &names, (!first).then_some(line));
    match table.required().iter().find(|column| header.at(**column).is_none()) {
        Some(column) => {
            Err(Problem::MissingColumn { table, column: *column, found: shown_all(&names), near: near(&names, &[table]) })
        }
        None => Ok((header, rows)),
    }
}

/// The header of a table by what its headers mean by themselves. The columns that its rows need may be missing.
pub(in crate::io::import) fn assigned(table: TableKind, names: &[String], below: Option<u64>) -> Header {
    let words: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut header = Header::new(table, names, below);
    let devices = table == TableKind::Devices;
    // Beside the column of who has a device, Snipe-IT's "Type" is the type of that, and not of the device.
    let checked_out = devices && words.iter().any(|word| CHECKED_OUT.contains(&word.as_str()));
    let told = devices && words.iter().any(|word| CHECKOUT_KIND.contains(&word.as_str()));
    for (at, word) in words.iter().enumerate() {
        let checkout = devices && (CHECKOUT_KIND.contains(&word.as_str()) || (checked_out && word == "type"));
        let place = devices && [CHECKOUT_PLACE, CHECKED_OUT, if told { ASSIGNED } else { &[] }].concat().contains(&word.as_str());
        let column = table.column(word).filter(|_| !checkout && !place);
        if checkout {
            header.checkout_kind = Some(at);
        } else if column.is_none() && is_personal(word) {
            header.personal.push(at);
        } else if column.is_none() && !place && !word.is_empty() {
            header.ignored.push(at);
        }
        header.checkout_place.extend(place.then_some(at));
        header.keepers.extend((devices && column.is_none() && KEEPERS.contains(&word.as_str())).then_some(at));
        header.take(at, column);
    }
    header
}
