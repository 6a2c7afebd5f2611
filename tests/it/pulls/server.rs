//! A server with an inventory that answers as the documentation of Snipe-IT and of both interfaces of GLPI says, while others
//! change the inventory and faults happen. `strangers::clients` holds it against clients of others.

use super::wire::{Reply, Request, Way, pairs, serve};
use rustls::ServerConfig;
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard},
};

/// The tokens that are accepted.
pub const TOKEN: &str = "eyJ-token-of-a-reader";
pub const APPLICATION: &str = "app-token-of-recol";
pub const CLIENT: &str = "client-of-recol";
pub const CLIENT_SECRET: &str = "secret-of-the-client";
pub const USER: &str = "lectrice";
pub const PASSWORD: &str = "motdepasse-of-lectrice";

/// The list of Snipe-IT; the lists of GLPI are its types.
pub const HARDWARE: &str = "hardware";
/// What is archived in it.
pub const ARCHIVED: &str = "archived";

/// An item, in the words of all three interfaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    pub tag: String,
    pub serial: String,
    pub uuid: String,
    pub model: String,
    pub category: String,
    pub status: String,
    /// Snipe-IT's `status_meta`.
    pub meta: String,
    /// GLPI's entity, Snipe-IT's company.
    pub entity: String,
    pub place: String,
    /// What it is with, and the name of that.
    pub with: Option<(String, String)>,
    pub due: String,
    pub deleted: bool,
    pub template: bool,
    pub archived: bool,
}

/// What happens before, or instead of, the answer to a request for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Nothing.
    Nothing,
    /// Somebody adds an item to the list.
    Added,
    /// Somebody deletes an item for good, the one at this position.
    Deleted(usize),
    /// One goes and one comes.
    Exchanged(usize),
    /// Somebody puts an item elsewhere.
    Moved(usize),
    /// The connection is cut after so many bytes.
    Cut(usize),
    /// The server has a fault of its own.
    Broken,
    /// It asks to wait.
    Busy(u64),
    /// It asks to wait and does not say how long.
    BusyUntold,
    /// It forgets the session or token.
    Forgotten,
    /// A web page comes, with status 200.
    Page,
    /// What comes is no JSON.
    Garbage,
    /// JSON of another form comes.
    OtherForm,
    /// The answer comes byte by byte.
    Drip,
    /// The answer never ends.
    Endless,
    /// It refers to another server.
    Elsewhere,
    /// The rows come in another order than was asked for.
    Unsorted,
    /// It repeats the tokens in an error.
    Repeats,
    /// Texts of digits come as numbers, as GLPI wrote them before version 10.
    Numbers,
}

/// The state of a server.
#[derive(Default)]
pub struct State {
    /// The lists.
    pub lists: BTreeMap<String, BTreeMap<u64, Item>>,
    /// What happens at the next requests for pages.
    pub script: VecDeque<Event>,
    /// Whether Snipe-IT shows what is archived among the others (`show_archived_in_list`).
    pub shows_archived: bool,
    /// Each list as it was when a page of it was answered last.
    pub answered: BTreeMap<String, BTreeMap<u64, Item>>,
    /// Items that were put elsewhere.
    pub moved: BTreeSet<(String, u64)>,
    /// The requests.
    pub log: Vec<Request>,
    /// Whether GLPI's users see nothing outside their own entity until they ask for all.
    pub narrow: bool,
    /// Whether that user may not see the root entity of GLPI, but may see those below it.
    pub rootless: bool,
    /// The types that the user may not read.
    pub hidden: BTreeSet<String>,
    /// What happens at the next requests that write.
    pub writes: VecDeque<Event>,
    /// What was changed: the device, and the members.
    pub changes: Vec<(u64, Value)>,
    /// The audits: tag and note.
    pub audits: Vec<(String, String)>,
    /// The status labels that no device has.
    pub labels: Vec<String>,
    /// The tags of devices that may not be changed.
    pub fixed: BTreeSet<String>,
    /// The most rows of an answer.
    pub most: Option<u64>,
    sessions: BTreeMap<String, bool>,
    bearers: BTreeSet<String>,
    count: u64,
}

/// A server.
#[derive(Clone)]
pub struct Server {
    pub port: u16,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// One with these lists.
    pub fn with(lists: BTreeMap<String, BTreeMap<u64, Item>>) -> Self {
        Self::over(None, lists)
    }

    /// The same, over TLS.
    pub fn over(tls: Option<Arc<ServerConfig>>, lists: BTreeMap<String, BTreeMap<u64, Item>>) -> Self {
        let state = Arc::new(Mutex::new(State { lists, ..State::default() }));
        let shared = state.clone();
        let port = serve(tls, move |request| {
            let mut state = shared.lock().unwrap();
            state.log.push(request.clone());
            state.answer(request)
        });
        Self { port, state }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// What happens at the next requests for pages.
    pub fn then(&self, events: &[Event]) {
        self.state().script.extend(events);
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// How many requests for pages came.
    pub fn pages(&self) -> usize {
        self.state().log.iter().filter(|request| is_page(&request.path)).count()
    }

    /// How many sessions are open.
    pub fn sessions(&self) -> usize {
        self.state().sessions.len()
    }
}

fn is_write(request: &Request) -> bool {
    request.path.starts_with("/api/v1/hardware/") && request.method != "GET"
}

fn is_page(path: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last == HARDWARE || path.contains("/Assets/") || (path.starts_with("/apirest.php/") && last.starts_with(char::is_uppercase))
}

impl State {
    fn answer(&mut self, request: &Request) -> Reply {
        if is_write(request) {
            return match self.writes.pop_front().unwrap_or(Event::Nothing) {
                Event::Broken => Reply::page(503),
                Event::Page => Reply::page(200),
                Event::Busy(seconds) => Reply::json(429, &json!({"message": "Too Many Attempts."})).with("Retry-After", seconds),
                Event::Cut(after) => Reply { way: Way::Cut(after), ..self.usual(request) },
                _ => self.usual(request),
            };
        }
        if !is_page(&request.path) {
            return self.usual(request);
        }
        let list = request.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        let elsewhere = || Reply::json(302, &json!({})).with("Location", "https://elsewhere.example/login?secret=1");
        let event = self.script.pop_front().unwrap_or(Event::Nothing);
        match event {
            Event::Added => self.add(&list),
            Event::Deleted(at) => self.delete(&list, at),
            Event::Exchanged(at) => {
                self.delete(&list, at);
                self.add(&list);
            }
            Event::Moved(at) => self.put_elsewhere(&list, at),
            Event::Forgotten => {
                self.sessions.clear();
                self.bearers.clear();
            }
            Event::Broken => return Reply::page(503),
            Event::Busy(seconds) => {
                return Reply::json(429, &json!({"message": "Too Many Attempts."})).with("Retry-After", seconds);
            }
            Event::BusyUntold => return Reply::json(429, &json!({"message": "Too Many Attempts."})),
            Event::Page => return Reply::page(200),
            Event::Garbage => {
                let begun = if list == HARDWARE { r#"{"total": 3, "rows": ["# } else { r#"[{"id": 3"# };
                return Reply { body: begun.to_owned(), ..Reply::json(200, &json!({})) };
            }
            Event::OtherForm => return Reply::json(200, &json!({"total": "many", "rows": {"1": {}}})),
            Event::Elsewhere => return elsewhere(),
            Event::Repeats => {
                let said = format!("no: {} {}", request.header("authorization"), request.header("session-token"));
                return match list.as_str() {
                    HARDWARE => Reply::json(200, &json!({"status": "error", "messages": said, "payload": null})),
                    _ => Reply::json(403, &json!(["ERROR_RIGHT_MISSING", said])),
                };
            }
            Event::Nothing | Event::Cut(_) | Event::Drip | Event::Endless | Event::Unsorted | Event::Numbers => {}
        }
        let mut reply = self.usual(request);
        match event {
            Event::Cut(after) => reply.way = Way::Cut(after),
            Event::Drip => reply.way = Way::Drip,
            Event::Endless => reply.way = Way::Endless,
            Event::Unsorted => {
                let mut body: Value = serde_json::from_str(&reply.body).unwrap();
                let rows = if body.is_array() { Some(&mut body) } else { body.get_mut("rows") };
                rows.and_then(Value::as_array_mut).into_iter().for_each(|rows| rows.reverse());
                reply.body = body.to_string();
            }
            Event::Numbers => {
                let mut body: Value = serde_json::from_str(&reply.body).unwrap();
                numbered(&mut body);
                reply.body = body.to_string();
            }
            _ => {}
        }
        reply
    }

    fn usual(&mut self, request: &Request) -> Reply {
        let path = request.path.trim_end_matches('/');
        if path == "/api/v1/hardware" {
            return self.snipe_it(request);
        }
        if let Some(rest) = path.strip_prefix("/api/v1/") {
            return self.snipe_it_more(request, rest);
        }
        if let Some(rest) = path.strip_prefix("/apirest.php/") {
            return self.glpi(request, rest);
        }
        if path == "/api.php/token" && request.method == "POST" {
            return self.grant(request);
        }
        match path.strip_prefix("/api.php/") {
            Some(rest) => self.glpi_11(request, rest),
            None => Reply::page(404),
        }
    }

    fn add(&mut self, list: &str) {
        let next = self.lists.values().filter_map(|items| items.keys().next_back()).max().map_or(1, |last| last + 1);
        let tag = format!("HDS-{next:07}");
        let item = Item { tag, serial: format!("SN{next}"), category: "Laptop".to_owned(), ..Item::default() };
        self.lists.entry(list.to_owned()).or_default().insert(next, item);
    }

    fn id_at(&self, list: &str, at: usize) -> Option<u64> {
        let items = self.lists.get(list).filter(|items| !items.is_empty())?;
        items.keys().nth(at % items.len()).copied()
    }

    fn delete(&mut self, list: &str, at: usize) {
        if let Some(id) = self.id_at(list, at) {
            self.lists.get_mut(list).unwrap().remove(&id);
        }
    }

    fn put_elsewhere(&mut self, list: &str, at: usize) {
        if let Some(id) = self.id_at(list, at) {
            self.lists.get_mut(list).unwrap().get_mut(&id).unwrap().place += " bis";
            self.moved.insert((list.to_owned(), id));
        }
    }

    /// The rows of a list, sorted and cut, and how many there are. What is kept of them is remembered under `name`.
    fn rows(
        &mut self,
        (list, name): (&str, &str),
        keep: impl Fn(&Item) -> bool,
        down: bool,
        (from, count): (u64, u64),
    ) -> (Vec<(u64, Item)>, u64) {
        let items = self.lists.get(list).cloned().unwrap_or_default();
        let mut rows: Vec<(u64, Item)> =
            items.iter().filter(|(_, item)| keep(item)).map(|(id, item)| (*id, item.clone())).collect();
        if down {
            rows.reverse();
        }
        let total = rows.len() as u64;
        let count = count.min(self.most.unwrap_or(u64::MAX));
        self.answered.insert(name.to_owned(), rows.iter().cloned().collect());
        let cut = |number: u64| usize::try_from(number).unwrap();
        (rows.into_iter().skip(cut(from)).take(cut(count)).collect(), total)
    }

    fn snipe_it(&mut self, request: &Request) -> Reply {
        if !request.header("accept").contains("application/json") {
            return Reply::page(302).with("Location", "/login");
        }
        if request.header("authorization") != format!("Bearer {TOKEN}") {
            return Reply::json(401, &json!({"error": "Unauthorized or unauthenticated."}));
        }
        let number = |name: &str, usual: u64| request.asked(name).map_or(usual, |text| text.parse().unwrap());
        let bounds = (number("offset", 0), number("limit", 50).min(500));
        // By identity this server numbers as by the time of creation, which is what it sorts by if nothing is said.
        let down = request.asked("order") != Some("asc");
        let (archived, shown) = (request.asked("status") == Some("Archived"), self.shows_archived);
        let keep = |item: &Item| !item.deleted && if archived { item.archived } else { shown || !item.archived };
        let name = if archived { ARCHIVED } else { HARDWARE };
        let (rows, total) = self.rows((HARDWARE, name), keep, down, bounds);
        let rows: Vec<Value> = rows.iter().map(|(id, item)| asset(*id, item)).collect();
        let left = 120_usize.saturating_sub(self.log.len());
        Reply::json(200, &json!({"total": total, "rows": rows}))
            .with("X-RateLimit-Limit", 120)
            .with("X-RateLimit-Remaining", left)
    }

    /// What is written to Snipe-IT, and what is looked up for it.
    fn snipe_it_more(&mut self, request: &Request, rest: &str) -> Reply {
        if request.header("authorization") != format!("Bearer {TOKEN}") {
            return Reply::json(401, &json!({"error": "Unauthorized or unauthenticated."}));
        }
        let refusal = |said: Value| Reply::json(200, &json!({"status": "error", "messages": said, "payload": null}));
        let success = || Reply::json(200, &json!({"status": "success", "messages": "done", "payload": {}}));
        let number = |name: &str| request.asked(name).and_then(|text| text.parse().ok()).unwrap_or(0_usize);
        let page = |rows: Vec<Value>| {
            let total = rows.len();
            let rows: Vec<Value> = rows.into_iter().skip(number("offset")).take(number("limit").min(500)).collect();
            Reply::json(200, &json!({"total": total, "rows": rows}))
        };
        let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let items = self.lists.entry(HARDWARE.to_owned()).or_default();
        match (request.method.as_str(), rest.split('/').collect::<Vec<_>>().as_slice()) {
            ("GET", ["statuslabels"]) => {
                let used = items.values().map(|item| item.status.clone());
                let all: BTreeSet<String> = used.chain(self.labels.iter().cloned()).collect();
                page(all.iter().map(|name| named(number_of(name), name)).collect())
            }
            ("GET", ["reports", "activity"]) => {
                let wanted = request.asked("search").unwrap_or_default();
                let found = self.audits.iter().filter(|(_, note)| note.contains(wanted));
                page(
                    found
                        .map(|(tag, note)| json!({"item": {"name": tag}, "note": escaped(note), "action_type": "audit"}))
                        .collect(),
                )
            }
            ("POST", ["hardware", "audit"]) => {
                let said = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
                if !items.values().any(|item| item.tag == said("asset_tag")) {
                    return refusal(json!("Asset not found"));
                }
                self.audits.push((said("asset_tag"), said("note")));
                success()
            }
            ("POST", ["hardware", id, "checkin"]) => match id.parse().ok().and_then(|id: u64| items.get_mut(&id)) {
                Some(item) => {
                    item.with = None;
                    success()
                }
                None => refusal(json!("Asset does not exist.")),
            },
            ("PATCH", ["hardware", id]) => {
                let id: u64 = id.parse().unwrap();
                let names: Vec<String> = items.values().flat_map(|item| [item.place.clone(), item.status.clone()]).collect();
                let names: Vec<String> = names.into_iter().chain(self.labels.iter().cloned()).collect();
                let name = |member: &str| {
                    let number = body[member].as_u64()?;
                    names.iter().find(|name| number_of(name) == number).cloned()
                };
                let Some(item) = items.get_mut(&id) else { return refusal(json!("Asset does not exist.")) };
                if self.fixed.contains(&item.tag) {
                    return refusal(json!({"status_id": ["This status is not allowed."]}));
                }
                if let Some(place) = name("rtd_location_id") {
                    item.place = place;
                }
                if let Some(status) = name("status_id") {
                    item.status = status;
                }
                if let Some(serial) = body["serial"].as_str() {
                    serial.clone_into(&mut item.serial);
                }
                self.changes.push((id, body));
                success()
            }
            _ => Reply::page(404),
        }
    }

    fn glpi(&mut self, request: &Request, rest: &str) -> Reply {
        let error = |status: u16, code: &str| Reply::json(status, &json!([code, format!("{code}; voir la documentation")]));
        match request.header("app-token") {
            APPLICATION => {}
            "" => return error(400, "ERROR_APP_TOKEN_PARAMETERS_MISSING"),
            _ => return error(400, "ERROR_WRONG_APP_TOKEN_PARAMETER"),
        }
        if rest == "initSession" {
            if request.header("authorization") != format!("user_token {TOKEN}") {
                return error(401, "ERROR_GLPI_LOGIN_USER_TOKEN");
            }
            self.count += 1;
            let session = format!("session-{}", self.count);
            self.sessions.insert(session.clone(), !self.narrow);
            return Reply::json(200, &json!({"session_token": session}));
        }
        let session = request.header("session-token").to_owned();
        if !self.sessions.contains_key(&session) {
            let code = if session.is_empty() { "ERROR_SESSION_TOKEN_MISSING" } else { "ERROR_SESSION_TOKEN_INVALID" };
            return error(401, code);
        }
        match rest {
            "killSession" => {
                self.sessions.remove(&session);
                return Reply { body: String::new(), ..Reply::json(200, &Value::Null) };
            }
            "changeActiveEntities" if request.method == "POST" => {
                let said: Value = serde_json::from_str(&request.body).unwrap();
                if !said["is_recursive"].is_boolean() {
                    return error(400, "ERROR");
                }
                // `intval`: a word is 0, the root.
                let named = said.get("entities_id").is_some();
                if named && self.rootless {
                    return Reply::json(200, &json!(false));
                }
                self.sessions.insert(session, said["is_recursive"] == true || !self.narrow);
                return Reply::json(200, &json!(true));
            }
            _ => {}
        }
        if self.hidden.contains(rest) {
            return error(403, "ERROR_RIGHT_MISSING");
        }
        if !self.lists.contains_key(rest) {
            return error(400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM");
        }
        let (first, last) = request.asked("range").unwrap_or("0-49").split_once('-').expect("a range");
        let (first, last): (u64, u64) = (first.parse().unwrap(), last.parse().unwrap());
        let wide = self.sessions[&session];
        let deleted = matches!(request.asked("is_deleted"), Some("1" | "true"));
        let keep = |item: &Item| item.deleted == deleted && (wide || item.entity == "Racine");
        let down = request.asked("order").is_some_and(|order| order.eq_ignore_ascii_case("DESC"));
        let (rows, total) = self.rows((rest, rest), keep, down, (first, last - first + 1));
        if first > total || (first == total && total > 0) {
            return error(400, "ERROR_RANGE_EXCEED_TOTAL");
        }
        let expand = matches!(request.asked("expand_dropdowns"), Some("1" | "true"));
        let items: Vec<Value> = rows.iter().map(|(id, item)| item_of_glpi(rest, *id, item, expand)).collect();
        let status = if (items.len() as u64) < total { 206 } else { 200 };
        let reply = Reply::json(status, &json!(items)).with("Accept-Range", format!("{rest} 990"));
        if total == 0 { reply } else { reply.with("Content-Range", format!("{first}-{}/{total}", last.min(total - 1))) }
    }

    fn grant(&mut self, request: &Request) -> Reply {
        let form = match request.header("content-type") {
            kind if kind.starts_with("application/json") => serde_json::from_str(&request.body).unwrap(),
            _ => pairs(&request.body),
        };
        let said = |name: &str| form.get(name).map_or("", String::as_str);
        if (said("client_id"), said("client_secret")) != (CLIENT, CLIENT_SECRET) {
            return Reply::json(401, &json!({"error": "invalid_client", "error_description": "Client authentication failed"}));
        }
        let known = (said("grant_type"), said("username"), said("password")) == ("password", USER, PASSWORD);
        if !known || !said("scope").split(' ').any(|scope| scope == "api") {
            return Reply::json(
                400,
                &json!({"error": "invalid_grant", "error_description": "The user credentials were incorrect."}),
            );
        }
        self.count += 1;
        let token = format!("bearer-{}", self.count);
        self.bearers.insert(token.clone());
        Reply::json(200, &json!({"token_type": "Bearer", "expires_in": 3600, "access_token": token, "refresh_token": "r"}))
    }

    fn glpi_11(&mut self, request: &Request, rest: &str) -> Reply {
        let rest = rest.strip_prefix("v2/").or_else(|| rest.strip_prefix("v2.0/")).unwrap_or(rest);
        let Some(bearer) = request.header("authorization").strip_prefix("Bearer ") else {
            let said = json!({"title": "You are not authenticated", "detail": "The Authorization header is missing or invalid",
                              "status": "ERROR_UNAUTHENTICATED"});
            return Reply::json(401, &said);
        };
        if !self.bearers.contains(bearer) {
            let said =
                json!({"status": "ERROR_INVALID_PARAMETER", "title": "Invalid OAuth token", "detail": "Access token is invalid"});
            return Reply::json(400, &said);
        }
        let Some(list) = rest.strip_prefix("Assets/").filter(|list| self.lists.contains_key(*list)) else {
            return Reply::json(404, &json!({"status": "ERROR_ITEM_NOT_FOUND", "title": "Not found", "detail": null}));
        };
        if self.hidden.contains(list) {
            let said = json!({"status": "ERROR_RIGHT_MISSING", "title": "You don't have permission to perform this action.", "detail": null});
            return Reply::json(403, &said);
        }
        let number = |name: &str, usual: u64| request.asked(name).map_or(usual, |text| text.parse().unwrap());
        let (from, count) = (number("start", 0), number("limit", 100));
        let wide = !self.narrow || (request.header("glpi-entity") == "0" && request.header("glpi-entity-recursive") == "true");
        // It names no templates. Whether it lists them is documented nowhere; here it does not.
        let keep = |item: &Item| !item.template && (wide || item.entity == "Racine");
        let (rows, total) = self.rows((list, list), keep, request.asked("sort") == Some("id:desc"), (from, count));
        let items: Vec<Value> = rows.iter().map(|(id, item)| item_of_glpi_11(*id, item)).collect();
        let status = if from + count < total { 206 } else { 200 };
        let end = (from + count).saturating_sub(1).min(total.saturating_sub(1));
        Reply::json(status, &json!(items)).with("Content-Range", format!("{from}-{end}/{total}"))
    }
}

/// As PHP does with `JSON_NUMERIC_CHECK`.
fn numbered(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Ok(number) = text.parse::<i64>() {
                *value = json!(number);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(numbered),
        Value::Object(fields) => fields.values_mut().for_each(numbered),
        _ => {}
    }
}

/// As Snipe-IT escapes every text (`e()`).
fn escaped(text: &str) -> String {
    let pairs = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#039;")];
    pairs.iter().fold(text.to_owned(), |text, (plain, escaped)| text.replace(plain, escaped))
}

/// The number of a location or a status, by its name.
pub fn number_of(name: &str) -> u64 {
    name.bytes().fold(7, |sum, byte| (sum * 31 + u64::from(byte)) % 1_000_003)
}

fn named(id: u64, text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!({"id": id, "name": escaped(text)}) }
}

fn asset(id: u64, item: &Item) -> Value {
    let with = item.with.as_ref().map(|(kind, name)| match kind.as_str() {
        "user" => json!({"id": 7, "username": "jdupont", "name": escaped(name), "first_name": "Jeanne", "last_name": "Dupont",
                         "email": "jeanne.dupont@example.org", "employee_number": "4711", "type": "user"}),
        kind => json!({"id": 8, "name": escaped(name), "type": kind}),
    });
    let due = (!item.due.is_empty()).then(|| json!({"date": item.due, "formatted": "02/07/2027"}));
    json!({
        "id": id, "name": "PC-de-Jeanne-Dupont", "asset_tag": escaped(&item.tag), "serial": escaped(&item.serial),
        "model": named(3, &item.model), "model_number": null, "category": named(4, &item.category),
        "status_label": {"id": number_of(&item.status), "name": escaped(&item.status), "status_type": "deployable", "status_meta": item.meta},
        "manufacturer": named(5, "Lenovo"), "supplier": null, "notes": "prêté à Jeanne Dupont", "company": named(6, &item.entity),
        "location": named(number_of(&item.place), &item.place), "rtd_location": named(number_of(&item.place), &item.place), "assigned_to": with, "expected_checkin": due,
        "deleted_at": null, "custom_fields": {"Agent": {"field": "_snipeit_agent_1", "value": "Dupont", "field_format": "ANY"}},
        "available_actions": {"checkout": true},
    })
}

/// As GLPI before version 11 keeps `<` and `>`.
fn sanitised(text: &str) -> String {
    text.replace('<', "&#60;").replace('>', "&#62;")
}

fn item_of_glpi(list: &str, id: u64, item: &Item, expand: bool) -> Value {
    let word = |text: &str| if expand { json!(sanitised(text)) } else { json!(u64::from(!text.is_empty())) };
    let small = list.to_lowercase();
    let user = item.with.as_ref().filter(|(kind, _)| kind == "user");
    let mut out = Map::new();
    for (name, value) in [
        ("id", json!(id)),
        ("entities_id", word(&item.entity)),
        ("name", json!("PC-de-Jeanne-Dupont")),
        ("serial", json!(item.serial)),
        ("otherserial", json!(item.tag)),
        ("contact", json!("jdupont@example")),
        ("users_id", user.map_or_else(|| json!(0), |(_, name)| word(name))),
        ("users_id_tech", json!(0)),
        ("comment", json!("prêté à Jeanne Dupont")),
        ("locations_id", word(&item.place)),
        ("states_id", word(&item.status)),
        ("manufacturers_id", word("Lenovo")),
        ("uuid", json!(item.uuid)),
        ("is_deleted", json!(u8::from(item.deleted))),
        ("is_template", json!(u8::from(item.template))),
        ("is_dynamic", json!(0)),
    ] {
        out.insert(name.to_owned(), value);
    }
    out.insert(
        format!("{small}types_id"),
        if item.category.is_empty() && expand { json!("&nbsp;") } else { word(&item.category) },
    );
    out.insert(format!("{small}models_id"), word(&item.model));
    Value::Object(out)
}

fn item_of_glpi_11(id: u64, item: &Item) -> Value {
    let object = |text: &str| if text.is_empty() { Value::Null } else { json!({"id": 3, "name": text}) };
    let user = item.with.as_ref().filter(|(kind, _)| kind == "user");
    json!({
        "id": id, "name": "PC-de-Jeanne-Dupont", "comment": "prêté à Jeanne Dupont", "status": object(&item.status),
        "location": object(&item.place), "serial": item.serial, "otherserial": item.tag, "uuid": item.uuid,
        "entity": {"id": 1, "name": item.entity.rsplit(" > ").next(), "completename": item.entity}, "is_recursive": false,
        "type": object(&item.category), "model": object(&item.model), "manufacturer": {"id": 5, "name": "Lenovo"},
        "user": user.map(|(_, name)| json!({"id": 7, "name": name})), "user_tech": null, "group": [], "contact": "jdupont@example",
        "is_deleted": item.deleted, "date_mod": "2026-11-01T10:00:00+01:00",
    })
}
