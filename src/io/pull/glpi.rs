//! GLPI by both of its interfaces: the REST API of every version (`apirest.php`), and the one of GLPI 11 (`api.php/v2`).
//!
//! Each type of item is a list. Items in the bin and templates are left out. GLPI 11 does not say by the second interface which
//! items are templates, and documents nowhere whether it lists them.

use super::{
    Login, Order, PullError, Watch,
    http::{Client, Reply, Sent},
    login::Secret,
    pages::Server,
    state::{Page, Row},
    table,
    word::{Present, Word, unescaped},
};
use serde::Deserialize;

/// The types that are read if none is named: everything that stands in a room and has a serial number.
pub const TYPES: [&str; 6] = ["Computer", "Monitor", "NetworkEquipment", "Peripheral", "Phone", "Printer"];

const COLUMNS: &[&str] = &[
    table::ID,
    table::TAG,
    table::SERIAL,
    table::UUID,
    table::MODEL,
    table::CATEGORY,
    table::STATUS,
    table::ENTITY,
    table::LOCATION,
    table::CHECKOUT,
    table::ASSIGNED,
];

/// An item, as far as it is read. The names of its type and model contain the type of the item in the first interface
/// (`computermodels_id`), and not in the second (`model`).
#[derive(Deserialize)]
struct Item {
    id: u64,
    #[serde(default)]
    otherserial: Word,
    #[serde(default)]
    serial: Word,
    #[serde(default)]
    uuid: Word,
    #[serde(
        default,
        alias = "computermodels_id",
        alias = "monitormodels_id",
        alias = "networkequipmentmodels_id",
        alias = "peripheralmodels_id",
        alias = "phonemodels_id",
        alias = "printermodels_id"
    )]
    model: Word,
    #[serde(
        default,
        rename = "type",
        alias = "computertypes_id",
        alias = "monitortypes_id",
        alias = "networkequipmenttypes_id",
        alias = "peripheraltypes_id",
        alias = "phonetypes_id",
        alias = "printertypes_id"
    )]
    kind: Word,
    #[serde(default, alias = "states_id")]
    state: Word,
    /// The state in the second interface; which of both names a version uses is not the same everywhere.
    #[serde(default)]
    status: Word,
    #[serde(default, alias = "entities_id")]
    entity: Word,
    #[serde(default, alias = "locations_id")]
    location: Word,
    #[serde(default, alias = "users_id")]
    user: Present,
    #[serde(default)]
    is_deleted: Present,
    #[serde(default)]
    is_template: Present,
}

impl Item {
    /// Whether it comes from a version before 10, which hands out every text of digits as a number: `0012` as 12, the model `245E1`
    /// as 2450 (glpi-project/glpi#2182, #9646). Nobody knows then what was written.
    fn is_altered(&self) -> bool {
        let Self { otherserial, serial, uuid, model, kind, state, status, entity, location, .. } = self;
        // Of a choice, the number 0 is none.
        let chosen = |word: &&Word| word.1 && !word.0.is_empty();
        [otherserial, serial, uuid].iter().any(|word| word.1) || [model, kind, state, status, entity, location].iter().any(chosen)
    }

    /// The row of an item of this type. Before version 11 the texts are partly escaped as HTML, by every version of the first
    /// interface.
    fn row(self, list: &str, escaped: bool) -> Row {
        let user = if self.user.0 { table::USER } else { "" };
        let kind = if is_nothing(&self.kind.0) { list.to_owned() } else { self.kind.0 };
        let cells = [
            format!("{list}/{}", self.id),
            self.otherserial.0,
            self.serial.0,
            self.uuid.0,
            self.model.0,
            kind,
            if is_nothing(&self.state.0) { self.status.0 } else { self.state.0 },
            self.entity.0,
            self.location.0,
            user.to_owned(),
            user.to_owned(),
        ];
        let plain = |cell: String| match cell {
            nothing if is_nothing(&nothing) => String::new(),
            text if escaped => unescaped(&text),
            text => text,
        };
        let left_out = self.is_deleted.0 || self.is_template.0;
        Row { id: self.id, cells: (!left_out).then(|| cells.map(plain).into()) }
    }
}

/// Whether a word stands for nothing: a list without a choice answers so in some versions.
fn is_nothing(word: &str) -> bool {
    matches!(word, "" | "&nbsp;")
}

/// The page in an answer. An empty list comes without a count.
fn page(client: &Client<'_>, reply: &Reply, list: &str, escaped: bool) -> Result<Page, PullError> {
    let items: Vec<Item> = client.json(reply)?;
    if items.iter().any(Item::is_altered) {
        return Err(
            client.answer("digits of a text came as a number, as a GLPI before version 10 writes them: zeros may be lost")
        );
    }
    let total = match reply.total {
        Some(total) => total,
        None if items.is_empty() => 0,
        None => return Err(client.answer("the answer does not say how many items there are (Content-Range)")),
    };
    Ok(Page { rows: items.into_iter().map(|item| item.row(list, escaped)).collect(), total })
}

/// What a refusal says: its code, and its message.
fn refusal(client: &Client<'_>, reply: &Reply) -> (String, String) {
    let (code, said): (String, String) = match client.json(reply) {
        Ok(Refusal::List(code, said)) => (code, said),
        Ok(Refusal::Object { status, error, title, detail }) => {
            let said = [title, detail].into_iter().flatten().map(|word| word.0).collect::<Vec<_>>().join(": ");
            (status.or(error).unwrap_or_default().0, said)
        }
        Err(_) => (String::new(), String::new()),
    };
    (code, unescaped(&said))
}

/// What a refusal says, as far as it says anything.
fn told(status: u16, code: &str, said: &str) -> String {
    match format!("{code} {said}").trim() {
        "" => format!("HTTP {status}"),
        words => format!("HTTP {status}: the server says {words}"),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Refusal {
    /// The first interface: `["ERROR_…", "message"]`.
    List(String, String),
    /// The second one, and OAuth.
    Object { status: Option<Word>, error: Option<Word>, title: Option<Word>, detail: Option<Word> },
}

/// GLPI by `apirest.php`.
pub(super) struct Rest<'a> {
    client: Client<'a>,
    order: &'a Order,
    /// What the header `Authorization` contains.
    user: String,
    application: Option<&'a str>,
    /// The token of the session, once there is one.
    session: Option<String>,
}

impl<'a> Rest<'a> {
    pub(super) fn new(order: &'a Order, user: &'a Secret, application: Option<&'a Secret>) -> Result<Self, PullError> {
        let user = format!("user_token {}", user.as_str());
        Ok(Self { client: Client::new(order)?, order, user, application: application.map(Secret::as_str), session: None })
    }

    fn get(&self, path: &str, query: &[(&str, &str)], header: (&str, &str), watch: &mut dyn Watch) -> Result<Reply, PullError> {
        self.send(path, query, header, &Sent::Nothing, watch)
    }

    fn send(
        &self,
        path: &str,
        query: &[(&str, &str)],
        header: (&str, &str),
        sent: &Sent<'_>,
        watch: &mut dyn Watch,
    ) -> Result<Reply, PullError> {
        let mut headers = vec![header];
        headers.extend(self.application.map(|token| ("App-Token", token)));
        self.client.ask((&format!("/apirest.php/{path}"), query), &headers, sent, watch)
    }

    /// Begins a session that sees every entity; without that, colleges would be missing without an error. No entity must be named
    /// for it: GLPI reads `all` as the number 0, the root, which not every user may see.
    fn begin(&mut self, watch: &mut dyn Watch) -> Result<String, PullError> {
        if let Some(session) = &self.session {
            return Ok(session.clone());
        }
        let reply = self.get("initSession", &[], ("Authorization", &self.user), watch)?;
        if reply.status != 200 {
            return Err(self.refused(&reply));
        }
        let Session { session_token: session } = self.client.json(&reply)?;
        self.client.hide(&session);
        self.session = Some(session.clone());
        let all = Sent::Json(r#"{"is_recursive":true}"#);
        let reply = self.send("changeActiveEntities", &[], ("Session-Token", &session), &all, watch)?;
        if reply.status != 200 {
            return Err(self.refused(&reply));
        }
        if !self.client.json::<bool>(&reply)? {
            return Err(self.client.right("the server does not let this user see every entity (changeActiveEntities)"));
        }
        Ok(session)
    }

    fn refused(&self, reply: &Reply) -> PullError {
        let (code, said) = refusal(&self.client, reply);
        let cause = told(reply.status, &code, &said);
        match (reply.status, code.as_str()) {
            (_, "ERROR_RIGHT_MISSING" | "ERROR_NOT_ALLOWED_IP") | (403, _) => self.client.right(&cause),
            (401, _)
            | (
                _,
                "ERROR_GLPI_LOGIN_USER_TOKEN"
                | "ERROR_GLPI_LOGIN"
                | "ERROR_LOGIN_PARAMETERS_MISSING"
                | "ERROR_WRONG_APP_TOKEN_PARAMETER"
                | "ERROR_APP_TOKEN_PARAMETERS_MISSING",
            ) => self.client.token(&cause),
            (404, _) => self.client.answer("HTTP 404: no GLPI with its REST API answers at this address"),
            _ => self.client.answer(&cause),
        }
    }
}

#[derive(Deserialize)]
struct Session {
    session_token: String,
}

impl Server for Rest<'_> {
    fn lists(&self) -> Vec<String> {
        self.order.types.clone()
    }

    fn columns(&self) -> &'static [&'static str] {
        COLUMNS
    }

    fn page(&mut self, list: &str, from: u64, count: u64, watch: &mut dyn Watch) -> Result<Page, PullError> {
        let range = format!("{from}-{}", from.saturating_add(count).saturating_sub(1));
        let query = [
            ("range", range.as_str()),
            ("expand_dropdowns", "true"),
            ("get_hateoas", "false"),
            ("sort", "id"),
            ("order", "ASC"),
            ("is_deleted", "0"),
        ];
        let mut renewed = false;
        loop {
            let session = self.begin(watch)?;
            let reply = self.get(&format!("{list}/"), &query, ("Session-Token", &session), watch)?;
            if matches!(reply.status, 200 | 206) {
                return page(&self.client, &reply, list, true);
            }
            match refusal(&self.client, &reply).0.as_str() {
                "ERROR_RANGE_EXCEED_TOTAL" => return Ok(Page { rows: Vec::new(), total: 0 }),
                // The session is over: it lasts as long as one of a browser.
                "ERROR_SESSION_TOKEN_INVALID" | "ERROR_SESSION_TOKEN_MISSING" if !renewed => {
                    (self.session, renewed) = (None, true);
                }
                _ => return Err(self.refused(&reply)),
            }
        }
    }

    fn close(&mut self, watch: &mut dyn Watch) {
        if let Some(session) = self.session.take() {
            // If it fails, the session ends by itself after a while.
            let _ = self.get("killSession", &[], ("Session-Token", &session), watch);
        }
    }

    fn address(&self) -> String {
        self.client.address()
    }
}

/// GLPI 11 by `api.php/v2`.
pub(super) struct HighLevel<'a> {
    client: Client<'a>,
    order: &'a Order,
    /// What the header `Authorization` contains, once there is a token.
    bearer: Option<String>,
}

#[derive(Deserialize)]
struct Grant {
    access_token: String,
}

impl<'a> HighLevel<'a> {
    pub(super) fn new(order: &'a Order) -> Result<Self, PullError> {
        Ok(Self { client: Client::new(order)?, order, bearer: None })
    }

    /// Returns the header with a token, and asks for a token if there is none.
    fn bearer(&mut self, watch: &mut dyn Watch) -> Result<String, PullError> {
        if let Some(bearer) = &self.bearer {
            return Ok(bearer.clone());
        }
        let Login::Oauth { client, client_secret, user, password } = &self.order.login else {
            return Err(self.client.token("a client and a user were expected"));
        };
        let form = [
            ("grant_type", "password"),
            ("client_id", client),
            ("client_secret", client_secret.as_str()),
            ("username", user),
            ("password", password.as_str()),
            ("scope", "api"),
        ];
        let reply = self.client.ask(("/api.php/token", &[]), &[], &Sent::Form(&form), watch)?;
        match reply.status {
            200 => {}
            400 | 401 => {
                let (code, said) = refusal(&self.client, &reply);
                return Err(self.client.token(&told(reply.status, &code, &said)));
            }
            _ => return Err(self.refused(&reply)),
        }
        let Grant { access_token } = self.client.json(&reply)?;
        self.client.hide(&access_token);
        let bearer = format!("Bearer {access_token}");
        self.bearer = Some(bearer.clone());
        Ok(bearer)
    }

    fn refused(&self, reply: &Reply) -> PullError {
        let (code, said) = refusal(&self.client, reply);
        let cause = told(reply.status, &code, &said);
        match reply.status {
            401 => self.client.token(&cause),
            403 => self.client.right(&cause),
            404 => self.client.answer("HTTP 404: no GLPI 11 with its API answers at this address"),
            _ => self.client.answer(&cause),
        }
    }
}

impl Server for HighLevel<'_> {
    fn lists(&self) -> Vec<String> {
        self.order.types.clone()
    }

    fn columns(&self) -> &'static [&'static str] {
        COLUMNS
    }

    fn page(&mut self, list: &str, from: u64, count: u64, watch: &mut dyn Watch) -> Result<Page, PullError> {
        let (from, count) = (from.to_string(), count.to_string());
        let query = [("start", from.as_str()), ("limit", &count), ("sort", "id")];
        let mut renewed = false;
        loop {
            let bearer = self.bearer(watch)?;
            // Without the entity the second header means nothing; a user who may not see the root sees what he may.
            let headers = [("Authorization", bearer.as_str()), ("GLPI-Entity", "0"), ("GLPI-Entity-Recursive", "true")];
            let path = format!("/api.php/v2/Assets/{list}");
            let reply = self.client.ask((&path, &query), &headers, &Sent::Nothing, watch)?;
            if matches!(reply.status, 200 | 206) {
                return page(&self.client, &reply, list, false);
            }
            // A token lasts an hour. One that is over is answered by 400 or by 401.
            let over = reply.status == 401 || (reply.status == 400 && refusal(&self.client, &reply).1.contains("OAuth token"));
            if !over || renewed {
                return Err(if over {
                    self.client.token("a token that was just given is refused")
                } else {
                    self.refused(&reply)
                });
            }
            (self.bearer, renewed) = (None, true);
        }
    }

    fn address(&self) -> String {
        self.client.address()
    }
}
