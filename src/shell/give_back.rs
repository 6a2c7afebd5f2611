//! What was decided, as a file for the importer of the software where the inventory comes from.

use super::{Concluded, mappings, session::Session, translate};
use crate::{
    audit::{
        finding::Finding,
        give_back::{Asked, HeldAsked, give_back},
        ids::{RoomName, Tag},
        inventory::CustodyKind,
        text::would_run,
        uai::Uai,
    },
    io::{
        export::{self, Format, Guard, Sheet, Table, Value},
        pull::System,
    },
    job::{Failure, Mapping, WordMeans, WordOf},
    locale::Lang,
};
use std::path::{Path, PathBuf};

/// The columns of Snipe-IT's importer, and those that it does not know (`app/Importer/Importer.php`: `defaultFieldMap`). It reads
/// commas, and UTF-8 without a byte-order mark.
const SNIPE_IT: [&str; COLUMNS] =
    ["Asset Tag", "Serial Number", "Model Name", "Location", "Status", "Recol decision", "Recol cause", "Recol date"];
/// The fields of GLPI, in its own words in each language, for a model of its plugin for the injection of files.
const GLPI_EN: [&str; COLUMNS] =
    ["Inventory number", "Serial number", "Model", "Location", "Status", "Recol decision", "Recol cause", "Recol date"];
const GLPI_FR: [&str; COLUMNS] =
    ["Numéro d'inventaire", "Numéro de série", "Modèle", "Lieu", "Statut", "Recol decision", "Recol cause", "Recol date"];
const COLUMNS: usize = 8;

/// What is to be written.
#[derive(Clone, Debug)]
pub struct BackOrder {
    /// The target.
    pub path: PathBuf,
    /// For which software.
    pub system: System,
    /// The language of the words.
    pub lang: Lang,
    /// What situations are called there, as far as a person says it.
    pub statuses: Vec<(CustodyKind, String)>,
}

/// What was written, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackTold {
    /// How many devices.
    pub rows: u64,
    /// How many of them are new there.
    pub new: u64,
    /// What is held back, by finding.
    pub held: Vec<(Finding, HeldAsked)>,
    /// Devices that are held back because a spreadsheet would run what is in their row. An apostrophe before it would change it.
    pub runs: Vec<Tag>,
    /// How many decisions were carried out already.
    pub carried_out: usize,
    /// How many discrepancies are undecided.
    pub undecided: usize,
    /// Names of places and situations that no mapping gives: they are in Récol's words. Sorted. Raw.
    pub unknown: Vec<String>,
}

impl Session {
    /// Writes what was decided and is not carried out. Words are those of the mappings by which lists were imported, as far as these
    /// have them.
    ///
    /// # Errors
    /// Every case of writing a file, and of the mappings.
    pub fn write_back(
        &self,
        folder: &Path,
        concluded: Concluded<'_>,
        order: &BackOrder,
        guard: &Guard,
    ) -> Result<BackTold, Failure> {
        let back = give_back(concluded.standing, concluded.newest);
        let words = Words { mappings: mappings::kept(folder)?, concluded, order };
        let mut told =
            BackTold { held: back.held, carried_out: back.carried_out, undecided: back.undecided, ..BackTold::default() };
        let mut rows = Vec::new();
        for asked in &back.asked {
            let row = words.row(asked, &mut told.unknown);
            if row.iter().any(|cell| would_run(cell)) {
                told.runs.push(asked.tag.clone());
                continue;
            }
            told.rows += 1;
            told.new += u64::from(asked.is_new);
            rows.push(row);
        }
        told.unknown.sort_unstable();
        told.unknown.dedup();
        let heads = [SNIPE_IT, GLPI_EN, GLPI_FR].map(|head| head.map(str::to_owned).to_vec());
        let head = match (order.system, order.lang) {
            (System::SnipeIt, _) => SNIPE_IT,
            (System::Glpi, Lang::En) => GLPI_EN,
            (System::Glpi, Lang::Fr) => GLPI_FR,
        };
        let rows = rows.into_iter().map(|row| Ok(row.into_iter().map(Value::Text).collect()));
        let sheet = Sheet { name: String::new(), headers: head.map(str::to_owned).to_vec(), rows: Box::new(rows) };
        let table = Table { format: Format::Rfc4180, schema: "", sheets: vec![sheet], heads: &heads };
        export::write(&order.path, guard, table).map_err(|error| translate::export(&error))?;
        Ok(told)
    }
}

/// The words of the software.
struct Words<'a> {
    /// The mappings of its lists, the newest last.
    mappings: Vec<Mapping>,
    concluded: Concluded<'a>,
    order: &'a BackOrder,
}

impl Words<'_> {
    fn row(&self, asked: &Asked, unknown: &mut Vec<String>) -> [String; COLUMNS] {
        let place = asked.place.as_ref().map(|(college, room)| self.place(*college, room.as_ref(), unknown));
        let status = asked.custody.map(|kind| self.status(kind, unknown));
        [
            asked.tag.as_str().to_owned(),
            asked.serial.as_ref().map(ToString::to_string).unwrap_or_default(),
            // A new device needs a model there. Nobody read one.
            String::new(),
            place.unwrap_or_default(),
            status.unwrap_or_default(),
            self.order.lang.name(asked.decision),
            asked.cause.as_deref().unwrap_or_default().to_owned(),
            asked.at.date().to_string(),
        ]
    }

    /// The word that means this, by the newest mapping that has one.
    fn word(&self, of: WordOf, means: &WordMeans) -> Option<String> {
        let words = self.mappings.iter().rev().flat_map(|mapping| &mapping.words);
        words.filter(|word| word.of == of).find(|word| word.means == *means).map(|word| word.word.clone())
    }

    fn place(&self, college: Uai, room: Option<&RoomName>, unknown: &mut Vec<String>) -> String {
        let means = WordMeans::Place { college: Some(college), room: room.cloned() };
        self.word(WordOf::Place, &means).unwrap_or_else(|| {
            let known = self.concluded.newest.college(college);
            let name = known.map_or_else(|| college.to_string(), |college| college.name.to_string());
            // As a path, which is how GLPI writes places and what an import here reads.
            let path = room.map_or_else(|| name.clone(), |room| format!("{name} > {}", room.as_str()));
            unknown.push(path.clone());
            path
        })
    }

    fn status(&self, kind: CustodyKind, unknown: &mut Vec<String>) -> String {
        let told = self.order.statuses.iter().find(|(of, _)| *of == kind).map(|(_, name)| name.clone());
        told.or_else(|| self.word(WordOf::Custody, &WordMeans::Custody(kind))).unwrap_or_else(|| {
            let name = self.order.lang.name(kind);
            unknown.push(name.clone());
            name
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::{
            inventory::{College, Inventory, Rows},
            ledger::Ledger,
            standing::Standing,
        },
        job::{MappedWord, TableKind},
    };
    use std::sync::Arc;

    #[test]
    fn words_are_those_of_the_source_as_far_as_a_mapping_has_them() {
        let college: Uai = "0921170X".parse().unwrap();
        let rows = Rows {
            colleges: vec![College {
                uai: college,
                name: "La Fontaine".into(),
                commune: "Antony".into(),
                commune_code: None,
                priority: false,
            }],
            ..Rows::default()
        };
        let inventory = Arc::new(Inventory::new(Default::default(), rows));
        let standing = Standing::new(inventory, Ledger::default(), "2026-11-24".parse().unwrap());
        let room = RoomName::new("CDI");
        let word = |of, word: &str, means| MappedWord { of, word: word.to_owned(), means };
        let place = WordMeans::Place { college: Some(college), room: Some(room.clone()) };
        let mapping = |words| {
            let (source, table) = ("GLPI".to_owned(), TableKind::Devices);
            Mapping { source, table, columns: Vec::new(), words, college: None }
        };
        let older = mapping(vec![word(WordOf::Place, "Ancien > CDI", place.clone())]);
        let newer = mapping(vec![
            word(WordOf::Custody, "En stock", WordMeans::Custody(CustodyKind::Stored)),
            word(WordOf::Place, "Antony > CDI", place),
        ]);
        let order = BackOrder {
            path: "-".into(),
            system: System::Glpi,
            lang: Lang::En,
            statuses: vec![(CustodyKind::Lost, "Volé".to_owned())],
        };
        let words = Words { mappings: vec![older, newer], concluded: Concluded::newest(&standing), order: &order };
        let mut unknown = Vec::new();
        assert_eq!(words.place(college, Some(&room), &mut unknown), "Antony > CDI", "of the newest mapping");
        assert_eq!(words.status(CustodyKind::Stored, &mut unknown), "En stock");
        assert_eq!(words.status(CustodyKind::Lost, &mut unknown), "Volé", "as a person says it");
        assert!(unknown.is_empty());
        assert_eq!(words.place(college, None, &mut unknown), "La Fontaine");
        assert_eq!(words.status(CustodyKind::Retired, &mut unknown), "retired");
        assert_eq!(unknown, ["La Fontaine", "retired"]);
    }
}
