//! The form of a scenario file.

use super::script;
use recol::audit::{
    finding::Code,
    ids::Revision,
    inventory::{Aliases, College, Custody, CustodyKind, Device, Inventory, Rows},
    uai::Uai,
};
use serde::Deserialize;
use smol_str::SmolStr;
use std::{path::Path, sync::Arc};

/// A whole file, ready to be played.
pub struct Scenario {
    pub name: String,
    pub entries: String,
    pub stages: Vec<Stage>,
}

/// The same entries, held against one inventory on one date.
pub struct Stage {
    pub inventory: Arc<Inventory>,
    pub date: jiff::civil::Date,
    pub findings: String,
    pub answers: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What it shows, in a sentence.
    about: String,
    colleges: Vec<Uai>,
    #[serde(default)]
    prefixes: Vec<SmolStr>,
    date: String,
    devices: Vec<Row>,
    entries: String,
    findings: String,
    #[serde(default)]
    answers: String,
    /// Further evaluations of the same entries; what is not said again stays.
    #[serde(default)]
    later: Vec<Later>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Later {
    date: Option<String>,
    devices: Option<Vec<Row>>,
    findings: String,
    #[serde(default)]
    answers: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    tag: String,
    /// `0921170X` or `0921170X/Room`; none for a device that is in no college.
    at: Option<String>,
    serial: Option<String>,
    custody: Option<String>,
    due: Option<String>,
    source_id: Option<SmolStr>,
}

impl Row {
    fn device(&self) -> Device {
        let spot = self.at.as_deref().map(script::spot);
        let kind = self.custody.as_deref().unwrap_or("stored");
        let kind = CustodyKind::from_code(kind).unwrap_or_else(|| panic!("no custody {kind}"));
        let due = self.due.as_deref().map(|due| due.parse().unwrap_or_else(|e| panic!("due {due}: {e}")));
        Device {
            tag: self.tag.as_str().into(),
            serial: self.serial.as_deref().map(Into::into),
            custody: Custody::of(kind, None, due),
            college: spot.as_ref().map(|s| s.college),
            room: spot.and_then(|s| s.room),
            aliases: self.source_id.clone().map(|id| Box::new(Aliases { source_id: Some(id), uuid: None })),
            ..Device::default()
        }
    }
}

/// Reads a file; what is wrong with it fails the test, by name.
pub fn read(path: &Path) -> Scenario {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{name}: {e}"));
    let file: File = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert!(file.about.len() > 20, "{name}: say in a sentence what it shows");
    let inventory = |devices: &[Row], revision: u32| {
        let colleges: Vec<College> = file
            .colleges
            .iter()
            .map(|uai| College {
                uai: *uai,
                name: SmolStr::default(),
                commune: SmolStr::default(),
                commune_code: None,
                priority: false,
            })
            .collect();
        let devices: Vec<Device> = devices.iter().map(Row::device).collect();
        let stray = devices.iter().filter_map(|d| d.college).find(|c| !file.colleges.contains(c));
        assert_eq!(stray, None, "{name}: a device is recorded in a college that the file does not list");
        let rows = Rows { colleges, devices, prefixes: file.prefixes.clone(), ..Rows::default() };
        Arc::new(Inventory::new(Revision(revision), rows))
    };
    let date = |text: &str| text.parse().unwrap_or_else(|e| panic!("{name}: date {text}: {e}"));
    let first = Stage {
        inventory: inventory(&file.devices, 1),
        date: date(&file.date),
        findings: file.findings.clone(),
        answers: file.answers.clone(),
    };
    let mut stages = vec![first];
    for (later, revision) in file.later.iter().zip(2..) {
        let before = stages.last().expect("the first is there");
        stages.push(Stage {
            inventory: later.devices.as_ref().map_or_else(|| before.inventory.clone(), |rows| inventory(rows, revision)),
            date: later.date.as_deref().map_or(before.date, date),
            findings: later.findings.clone(),
            answers: later.answers.clone(),
        });
    }
    Scenario { name, entries: file.entries, stages }
}

impl Scenario {
    /// The codes that it expects.
    pub fn codes(&self) -> Vec<Code> {
        let lines = self.stages.iter().flat_map(|stage| script::lines(&stage.findings));
        lines.map(|words| script::code(&words[0])).collect()
    }
}
