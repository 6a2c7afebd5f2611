//! Snipe-IT: `GET /api/v1/hardware`, in pages of 500 by identity (`MAX_RESULTS` in its `config/app.php`).
//!
//! Archived devices are not in that list, unless the server is set so (`show_archived_in_list`): they are a list of their own, and a
//! device may be in both. One that leaves the archive after the first list was read and before the second one is in neither; it
//! comes with the next pull.
//!
//! Errors come as HTTP 200 with `{"status":"error"}`. Every text is escaped as HTML, and is unescaped here.

use super::{
    Order, PullError, Watch,
    http::{Client, Reply, Sent},
    pages::Server,
    state::{Page, Row},
    table,
    word::{Word, unescaped},
};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::Value;
use std::collections::BTreeMap;

/// The two lists.
const LISTS: [&str; 2] = ["hardware", ARCHIVED];
/// The list of what is archived.
const ARCHIVED: &str = "archived";

const COLUMNS: &[&str] = &[
    table::ID,
    table::TAG,
    table::SERIAL,
    table::MODEL,
    table::CATEGORY,
    table::STATUS,
    table::COMPANY,
    table::LOCATION,
    table::HOME,
    table::DUE,
    table::CHECKOUT,
    table::CHECKOUT_PLACE,
    table::ASSIGNED,
];

/// An answer: a page, or an error.
#[derive(Deserialize)]
struct Answer {
    total: Option<u64>,
    rows: Option<Vec<Asset>>,
    status: Option<String>,
    messages: Option<Messages>,
}

/// What an error says: one text, texts by field, or something that is not read.
#[derive(Deserialize)]
#[serde(untagged)]
enum Messages {
    One(String),
    Fields(BTreeMap<String, Vec<String>>),
    Other(IgnoredAny),
}

impl Messages {
    fn said(self) -> String {
        match self {
            Self::One(text) => text,
            Self::Fields(fields) => fields.into_values().flatten().collect::<Vec<_>>().join(" "),
            Self::Other(_) => String::new(),
        }
    }
}

/// The words of an error.
pub(super) fn said_of(messages: Option<&Value>) -> String {
    messages.and_then(|messages| Messages::deserialize(messages).ok()).map(Messages::said).unwrap_or_default()
}

/// A device, as far as it is read.
#[derive(Deserialize)]
struct Asset {
    id: u64,
    #[serde(default)]
    asset_tag: Word,
    #[serde(default)]
    serial: Word,
    #[serde(default)]
    model: Word,
    #[serde(default)]
    category: Word,
    status_label: Option<Label>,
    #[serde(default)]
    company: Word,
    #[serde(default)]
    location: Word,
    #[serde(default)]
    rtd_location: Word,
    #[serde(default)]
    expected_checkin: Word,
    assigned_to: Option<Assignee>,
    #[serde(default)]
    deleted_at: Word,
}

#[derive(Deserialize)]
struct Label {
    #[serde(default)]
    name: Word,
    #[serde(default)]
    status_meta: Word,
}

/// What a device is with. Only a place is named: of a person nothing is kept.
#[derive(Deserialize)]
struct Assignee {
    #[serde(default, rename = "type")]
    kind: Word,
    #[serde(default)]
    name: Word,
}

impl Asset {
    fn row(self) -> Row {
        let (kind, place) = match self.assigned_to {
            None => ("", String::new()),
            Some(Assignee { kind, name }) => match kind.0.as_str() {
                table::USER => (table::USER, String::new()),
                "location" => ("location", name.0),
                "asset" => ("asset", String::new()),
                _ => ("other", String::new()),
            },
        };
        let status = self.status_label.map_or_else(String::new, |Label { name, status_meta }| match status_meta.0.as_str() {
            "" => name.0,
            // As Snipe-IT's own export writes it.
            meta => format!("{} ({meta})", name.0),
        });
        let assigned = if kind == table::USER { kind } else { "" };
        let cells = [
            self.id.to_string(),
            self.asset_tag.0,
            self.serial.0,
            self.model.0,
            self.category.0,
            status,
            self.company.0,
            self.location.0,
            self.rtd_location.0,
            self.expected_checkin.0,
            kind.to_owned(),
            place,
            assigned.to_owned(),
        ];
        let deleted = !self.deleted_at.0.is_empty();
        Row { id: self.id, cells: (!deleted).then(|| cells.iter().map(|cell| unescaped(cell)).collect()) }
    }
}

/// A Snipe-IT.
pub(super) struct SnipeIt<'a> {
    client: Client<'a>,
    /// What the header `Authorization` contains.
    bearer: String,
}

impl<'a> SnipeIt<'a> {
    pub(super) fn new(order: &'a Order, token: &str) -> Result<Self, PullError> {
        Ok(Self { client: Client::new(order)?, bearer: format!("Bearer {token}") })
    }

    fn page_of(&self, reply: &Reply) -> Result<Page, PullError> {
        match reply.status {
            200 => {}
            401 => return Err(self.client.token("HTTP 401")),
            403 => return Err(self.client.right("HTTP 403: this token may not read the devices")),
            404 => return Err(self.client.answer("HTTP 404: no Snipe-IT answers at this address")),
            status => return Err(self.client.answer(&format!("HTTP {status}"))),
        }
        let Answer { total, rows, status, messages } = self.client.json(reply)?;
        if status.as_deref() == Some("error") {
            let said = messages.map(Messages::said).unwrap_or_default();
            return Err(match said.as_str() {
                "Unauthorized." | "Unauthenticated." => self.client.token(&said),
                _ => self.client.right(&format!("the server refuses: {}", unescaped(&said))),
            });
        }
        let (Some(total), Some(rows)) = (total, rows) else {
            return Err(self.client.answer("the answer has no total or no rows"));
        };
        if rows.iter().any(|asset| asset.asset_tag.1 || asset.serial.1) {
            return Err(self.client.answer("a tag or serial number came as a number, and not as a text: zeros may be lost"));
        }
        Ok(Page { rows: rows.into_iter().map(Asset::row).collect(), total })
    }
}

impl Server for SnipeIt<'_> {
    fn lists(&self) -> Vec<String> {
        LISTS.map(str::to_owned).into()
    }

    fn columns(&self) -> &'static [&'static str] {
        COLUMNS
    }

    fn page(&mut self, list: &str, from: u64, count: u64, watch: &mut dyn Watch) -> Result<Page, PullError> {
        let (from, count) = (from.to_string(), count.to_string());
        let mut query = vec![("limit", count.as_str()), ("offset", &from), ("sort", "id"), ("order", "asc")];
        query.extend((list == ARCHIVED).then_some(("status", "Archived")));
        let headers = [("Authorization", self.bearer.as_str())];
        let reply = self.client.ask(("/api/v1/hardware", &query), &headers, &Sent::Nothing, watch)?;
        self.page_of(&reply)
    }

    fn address(&self) -> String {
        self.client.address()
    }
}
