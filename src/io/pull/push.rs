//! Gives back to a Snipe-IT: changes of its devices, and audits whose notes say what they rest on.
//!
//! Each audit has a mark in its note: the first digits of the hash of Récol's entry. The marks that are there already are read first,
//! so that a second run, or one after a cut connection, writes nothing twice. Snipe-IT dates an audit by its own clock; the note
//! says when it really was.

use super::{
    Order, PullError, Secret, Watch,
    http::{Client, Sent},
    learnt::{Learnt, Named, Spot},
    snipe_it::said_of,
    word::{Word, unescaped},
};
use crate::{
    audit::{
        inventory::{CustodyKind, Inventory},
        text::printable_within,
    },
    job::Progress,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

/// How many requests are sent within a minute: Snipe-IT answers 120 of one user (`API_THROTTLE_PER_MINUTE`), others may use the same.
const EACH_MINUTE: u32 = 100;
const MINUTE: Duration = Duration::from_secs(60);
/// What stands before a mark in a note.
const MARK: &str = "recol:";
/// How many characters of a server's refusal are repeated.
const MESSAGE: usize = 120;

/// What is asked of one device, and the note of its audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its tag.
    pub tag: String,
    /// Where it should be recorded; `None` leaves it.
    pub place: Option<Spot>,
    /// In which situation; `None` leaves it.
    pub custody: Option<CustodyKind>,
    /// Its serial number; `None` leaves it.
    pub serial: Option<String>,
    /// Where it was seen, for the audit.
    pub seen: Option<Spot>,
    /// What the audit says.
    pub note: String,
    /// The digits of the entry on which it rests.
    pub mark: String,
}

/// A part of a device on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its default location.
    Location,
    /// Its status label.
    Status,
    /// Its serial number.
    Serial,
    /// With whom or what it is. Only that it is with somebody is told.
    CheckedOut,
}

/// A change of one part of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The device.
    pub tag: String,
    /// The part.
    pub field: Field,
    /// What it is; empty for nothing. Raw.
    pub from: String,
    /// What it becomes. Raw.
    pub to: String,
}

/// Why a device was left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// The server has no device with this tag.
    NotThere,
    /// No device tells what this place is called there.
    NoPlace(Spot),
    /// No device tells what this situation is called there.
    NoStatus(CustodyKind),
    /// The server refuses, with these words. Raw.
    Refused(String),
}

/// What was, or would be, written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pushed {
    /// The changes, by device.
    pub steps: Vec<Step>,
    /// How many audits.
    pub audits: u64,
    /// How many were there already.
    pub before: u64,
    /// Which devices were left, and why.
    pub left: Vec<(String, Left)>,
}

/// A device of the server, as far as it is looked at.
#[derive(Debug, Deserialize)]
struct Asset {
    id: u64,
    #[serde(default)]
    asset_tag: Word,
    #[serde(default)]
    serial: Word,
    location: Option<Named>,
    rtd_location: Option<Named>,
    status_label: Option<Named>,
    assigned_to: Option<serde::de::IgnoredAny>,
}

/// A line of the log of the server.
#[derive(Deserialize)]
struct Logged {
    #[serde(default)]
    note: Word,
}

/// A page of a list.
#[derive(Deserialize)]
struct Listed<T> {
    total: u64,
    rows: Vec<T>,
}

/// What is known here of what the server has.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The newest inventory: the devices that both know tell what places and situations are called there.
    pub inventory: &'a Inventory,
    /// What situations are called there, as far as a person says it.
    pub statuses: &'a [(CustodyKind, String)],
}

/// Compares what is wanted with the server, and writes it if `write` says so.
///
/// # Errors
/// Every case of a server. What was written until then stays, and the next run goes on behind it. What the server refuses of one
/// device is no error, and is told with that device.
pub fn push(
    order: &Order,
    token: &Secret,
    known: Known<'_>,
    wanted: &[Wanted],
    write: bool,
    watch: &mut dyn Watch,
) -> Result<Pushed, PullError> {
    let mut pusher = Pusher {
        client: Client::new(order)?,
        bearer: format!("Bearer {}", token.as_str()),
        page: order.bounds.page,
        rows: order.bounds.rows,
        window: (Instant::now(), 0),
        watch,
    };
    let mut assets: BTreeMap<String, Asset> = BTreeMap::new();
    for status in [None, Some(("status", "Archived"))] {
        let query: Vec<(&str, &str)> = [("sort", "id"), ("order", "asc")].into_iter().chain(status).collect();
        let found: Vec<Asset> = pusher.list("/api/v1/hardware", &query)?;
        assets.extend(found.into_iter().map(|asset| (unescaped(&asset.asset_tag.0), asset)));
    }
    let seen = assets.iter().map(|(tag, asset)| (tag.as_str(), asset.rtd_location.as_ref(), asset.status_label.as_ref()));
    let mut learnt = Learnt::of(seen, known.inventory);
    if !known.statuses.is_empty() {
        let labels: Vec<Named> = pusher.list("/api/v1/statuslabels", &[])?;
        for (kind, name) in known.statuses {
            if !learnt.tell(*kind, name, &labels) {
                let name = printable_within(name, 40);
                return Err(pusher.client.answer(&format!("there is no status label \u{201c}{name}\u{201d} on the server")));
            }
        }
    }
    let marks = pusher.marks()?;
    let mut pushed = Pushed::default();
    let total = wanted.len() as u64;
    for (done, wanted) in (0..).zip(wanted) {
        pusher.watch.far(Progress { done, total }, "audit");
        if marks.contains(&wanted.mark) {
            pushed.before += 1;
            continue;
        }
        match planned(wanted, &assets, &learnt) {
            Err(left) => pushed.left.push((wanted.tag.clone(), left)),
            Ok(plan) => match if write { pusher.carry_out(wanted, &plan)? } else { None } {
                Some(refusal) => pushed.left.push((wanted.tag.clone(), Left::Refused(refusal))),
                None => {
                    pushed.steps.extend(plan.steps);
                    pushed.audits += 1;
                }
            },
        }
    }
    Ok(pushed)
}

/// What is to be done with one device.
struct Plan {
    id: u64,
    steps: Vec<Step>,
    /// The changed members.
    change: Map<String, Value>,
    returns: bool,
    /// The location of the audit.
    location: Option<u64>,
}

fn planned(wanted: &Wanted, assets: &BTreeMap<String, Asset>, learnt: &Learnt) -> Result<Plan, Left> {
    let asset = assets.get(&wanted.tag).ok_or(Left::NotThere)?;
    let (mut steps, mut change) = (Vec::new(), Map::new());
    let mut step = |field, from: Option<String>, to: String| {
        steps.push(Step { tag: wanted.tag.clone(), field, from: from.unwrap_or_default(), to });
    };
    let name = |named: &Named| unescaped(&named.name);
    if let Some(place) = &wanted.place {
        let new = learnt.place(place).ok_or_else(|| Left::NoPlace(place.clone()))?;
        if asset.rtd_location.as_ref().map(|old| old.id) != Some(new.id) {
            step(Field::Location, asset.rtd_location.as_ref().map(name), name(new));
            change.insert("rtd_location_id".to_owned(), json!(new.id));
        }
    }
    let returns = wanted.custody == Some(CustodyKind::Stored) && asset.assigned_to.is_some();
    if returns {
        step(Field::CheckedOut, Some("\u{2026}".to_owned()), String::new());
    }
    if let Some(kind) = wanted.custody {
        let new = learnt.status(kind).ok_or(Left::NoStatus(kind))?;
        if asset.status_label.as_ref().map(|old| old.id) != Some(new.id) {
            step(Field::Status, asset.status_label.as_ref().map(name), name(new));
            change.insert("status_id".to_owned(), json!(new.id));
        }
    }
    if let Some(serial) = wanted.serial.as_ref().filter(|serial| unescaped(&asset.serial.0) != **serial) {
        step(Field::Serial, Some(unescaped(&asset.serial.0)), serial.clone());
        change.insert("serial".to_owned(), json!(serial));
    }
    let seen = wanted.seen.as_ref().and_then(|spot| learnt.place(spot)).map(|named| named.id);
    let location = seen.or_else(|| asset.location.as_ref().map(|named| named.id));
    Ok(Plan { id: asset.id, steps, change, returns, location })
}

/// The connection, and how fast it may ask.
struct Pusher<'a> {
    client: Client<'a>,
    bearer: String,
    page: u64,
    rows: u64,
    /// When the minute began, and how many requests it had.
    window: (Instant, u32),
    watch: &'a mut dyn Watch,
}

impl Pusher<'_> {
    /// Sends a request. Before one too many for this minute it waits.
    fn ask<T: DeserializeOwned>(
        &mut self,
        path: &str,
        query: &[(&str, &str)],
        sent: &Sent<'_>,
    ) -> Result<Result<T, String>, PullError> {
        if self.window.1 >= EACH_MINUTE {
            let left = MINUTE.saturating_sub(self.window.0.elapsed());
            if !left.is_zero() {
                self.watch.wait(left);
            }
            self.window = (Instant::now(), 0);
        }
        self.window.1 += 1;
        let reply = self.client.ask((path, query), &[("Authorization", &self.bearer)], sent, self.watch)?;
        match reply.status {
            200 => {}
            401 => return Err(self.client.token("HTTP 401")),
            403 => return Err(self.client.right("HTTP 403: this token may not do that")),
            status => return Ok(Err(format!("HTTP {status}"))),
        }
        let answer: Value = self.client.json(&reply)?;
        if answer.get("status").and_then(Value::as_str) == Some("error") {
            let said = said_of(answer.get("messages"));
            return match said.as_str() {
                "Unauthorized." | "Unauthenticated." => Err(self.client.token(&said)),
                _ => Ok(Err(printable_within(&unescaped(&said), MESSAGE))),
            };
        }
        serde_json::from_value(answer).map(Ok).map_err(|_| self.client.answer("data of another form came"))
    }

    /// Reads a list to its end.
    fn list<T: DeserializeOwned>(&mut self, path: &str, query: &[(&str, &str)]) -> Result<Vec<T>, PullError> {
        let mut all = Vec::new();
        loop {
            let (limit, from) = (self.page.to_string(), all.len().to_string());
            let page: Vec<(&str, &str)> = query.iter().copied().chain([("limit", limit.as_str()), ("offset", &from)]).collect();
            let listed = self.ask::<Listed<T>>(path, &page, &Sent::Nothing)?;
            let Listed { total, rows } =
                listed.map_err(|said| self.client.right(&format!("the server refuses {path}: {said}")))?;
            if total > self.rows {
                let cause = format!("the server speaks of {total} rows");
                return Err(PullError::TooMuch { address: self.client.address(), cause });
            }
            let came = rows.len();
            all.extend(rows);
            if came == 0 || all.len() as u64 >= total {
                return Ok(all);
            }
        }
    }

    /// The marks of the audits that are there already.
    fn marks(&mut self) -> Result<BTreeSet<String>, PullError> {
        let query = [("action_type", "audit"), ("search", MARK), ("sort", "created_at"), ("order", "asc")];
        let logged: Vec<Logged> = self.list("/api/v1/reports/activity", &query)?;
        let mark = |logged: Logged| {
            let (_, mark) = logged.note.0.split_once(MARK)?;
            Some(mark.chars().take_while(char::is_ascii_hexdigit).collect())
        };
        Ok(logged.into_iter().filter_map(mark).collect())
    }

    /// Carries out a plan: the changes first, and the audit that marks it as done last. Returns the words of a refusal.
    fn carry_out(&mut self, wanted: &Wanted, plan: &Plan) -> Result<Option<String>, PullError> {
        let note = format!("{} [{MARK}{}]", wanted.note, wanted.mark);
        if plan.returns {
            let body = json!({"note": note}).to_string();
            if let Err(said) = self.ask::<Value>(&format!("/api/v1/hardware/{}/checkin", plan.id), &[], &Sent::Json(&body))? {
                return Ok(Some(said));
            }
        }
        if !plan.change.is_empty() {
            let body = Value::Object(plan.change.clone()).to_string();
            if let Err(said) = self.ask::<Value>(&format!("/api/v1/hardware/{}", plan.id), &[], &Sent::Patch(&body))? {
                return Ok(Some(said));
            }
        }
        let mut audit = json!({"asset_tag": wanted.tag, "note": note});
        if let (Some(location), Some(members)) = (plan.location, audit.as_object_mut()) {
            members.insert("location_id".to_owned(), json!(location));
        }
        let body = audit.to_string();
        Ok(self.ask::<Value>("/api/v1/hardware/audit", &[], &Sent::Json(&body))?.err())
    }
}
