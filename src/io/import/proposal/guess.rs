//! What a word perhaps means: a suggestion for the person who answers, never an answer.

use super::super::{
    known::{Known, bare},
    place::college_step,
};
use crate::{
    audit::{
        ids::RoomName,
        inventory::{CustodyKind, Kind},
        text::fold,
        uai::Uai,
    },
    job::{WordMeans, WordOf},
};
use strsim::levenshtein;

/// Beginnings of words that say a custody, folded; the first that occurs counts.
const CUSTODIES: &[(&[&str], WordMeans)] = &[
    (&["perdu", "vole", "vol", "lost", "stolen", "missing", "manquant", "disparu", "introuvable"], is(CustodyKind::Lost)),
    (
        &[
            "rebut",
            "reform",
            "retir",
            "retired",
            "archiv",
            "obsol",
            "dispos",
            "recycl",
            "detrui",
            "destr",
            "liquid",
            "fixable",
            "deprovision",
            "end of life",
            "fin de vie",
            "decommission",
            "scrap",
            "sorti",
        ],
        is(CustodyKind::Retired),
    ),
    (&["donne", "donat", "cede", "don", "vendu", "sold", "given", "legue"], is(CustodyKind::Given)),
    (
        &[
            "panne",
            "hs",
            "hors service",
            "hors d'usage",
            "repar",
            "repair",
            "sav",
            "broken",
            "casse",
            "defect",
            "damag",
            "endommag",
            "maintenance",
            "diagnos",
            "undeployable",
            "faulty",
            "under repair",
        ],
        is(CustodyKind::InRepair),
    ),
    (&["ready to deploy", "pret a deployer", "pret a etre", "pret a l'emploi"], is(CustodyKind::Stored)),
    (&["pret", "prete", "emprunt", "loan", "lent", "leased"], is(CustodyKind::OnLoan)),
    (
        &["affect", "attribu", "assign", "deploye", "deployed", "checked out", "in custody", "remis", "confie"],
        is(CustodyKind::Assigned),
    ),
    (
        &[
            "stock",
            "disponib",
            "availab",
            "libre",
            "free",
            "reserv",
            "neuf",
            "new",
            "spare",
            "pending",
            "attente",
            "waiting",
            "livr",
            "command",
            "shipped",
            "provision",
            "a installer",
            "entrepot",
            "depot",
            "magasin",
        ],
        is(CustodyKind::Stored),
    ),
    (&["service", "actif", "active", "use", "utilis", "installe", "production", "exploitation", "fonction"], WordMeans::InUse),
];

/// Beginnings of words that say a kind, folded.
const KINDS: &[(&[&str], Kind)] = &[
    (&["portable", "laptop", "notebook", "chromebook", "macbook", "ultrabook", "ultraportable"], Kind::Laptop),
    (&["tablet", "tablette", "ipad"], Kind::Tablet),
    (&["desktop", "fixe", "unite", "tour", "tower", "imac", "mini", "all", "workstation", "station de travail"], Kind::Desktop),
];

/// The most colleges whose names are compared.
const MOST_COMPARED: usize = 2_000;
/// How many letters of a college's name may differ.
const FAR: usize = 2;

const fn is(kind: CustodyKind) -> WordMeans {
    WordMeans::Custody(kind)
}

/// What a word perhaps means, if its answer is a custody, a college or a place.
pub(super) fn near(of: WordOf, word: &str, known: &Known<'_>) -> Option<WordMeans> {
    match of {
        WordOf::Custody => begins(word, CUSTODIES).cloned(),
        WordOf::Kind => Some(WordMeans::Kind(begins(word, KINDS).copied().unwrap_or_default())),
        WordOf::College => college(word, known).map(WordMeans::College),
        WordOf::Place => {
            let college = college_step(word, known).and_then(|step| college(step, known));
            Some(WordMeans::Place { college, room: Some(RoomName::new(word)) })
        }
    }
}

/// The meaning whose beginning a word of the text has.
fn begins<'t, T>(text: &str, table: &'t [(&[&str], T)]) -> Option<&'t T> {
    let text = fold(text);
    let word = |begin: &&str| {
        let starts =
            |at: usize| text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
        text.match_indices(*begin).any(|(at, _)| starts(at))
    };
    table.iter().find(|(begins, _)| begins.iter().any(word)).map(|(_, means)| means)
}

/// The only known college with almost this name, the words for its type aside.
fn college(word: &str, known: &Known<'_>) -> Option<Uai> {
    if let Some(uai) = known.almost(word) {
        return Some(uai);
    }
    let wanted = bare(&fold(word));
    if wanted.is_empty() || wanted.len() > 100 {
        return None;
    }
    let mut near: Vec<(usize, Uai)> = known
        .names()
        .take(MOST_COMPARED)
        .map(|(name, uai)| (levenshtein(&wanted, &bare(name)), uai))
        .filter(|(far, _)| *far <= FAR && *far * 3 < wanted.chars().count())
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(_, uai)] => Some(*uai),
        [(best, uai), (next, _), ..] if best < next => Some(*uai),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::inventory::College;

    #[test]
    fn usual_words_have_a_suggestion() {
        let none = Known::default();
        for (word, means) in [
            ("En panne", is(CustodyKind::InRepair)),
            ("HS", is(CustodyKind::InRepair)),
            ("Broken - Not Fixable", is(CustodyKind::Retired)),
            ("Prêt à déployer", is(CustodyKind::Stored)),
            ("Prêté", is(CustodyKind::OnLoan)),
            ("Pending", is(CustodyKind::Stored)),
            ("En service", WordMeans::InUse),
            ("Volé", is(CustodyKind::Lost)),
            ("À donner", is(CustodyKind::Given)),
        ] {
            assert_eq!(near(WordOf::Custody, word, &none), Some(means), "{word}");
        }
        assert_eq!(near(WordOf::Custody, "Zzz", &none), None);
        assert_eq!(near(WordOf::Custody, "Préparation", &none), None, "only beginnings count");
    }

    #[test]
    fn a_college_is_suggested_only_if_one_is_nearest() {
        let uai = |n| Uai::from_number(n).unwrap();
        let college =
            |n, name: &str| College { uai: uai(n), name: name.into(), commune: "".into(), commune_code: None, priority: false };
        let mut known = Known::default();
        known.learn(&[college(921_170, "COLLEGE LA FONTAINE"), college(920_068, "COLLEGE JEAN MOULIN")]);
        assert_eq!(near(WordOf::College, "Clg La Fontaine", &known), Some(WordMeans::College(uai(921_170))));
        assert_eq!(near(WordOf::College, "Collège Jean-Moulin", &known), Some(WordMeans::College(uai(920_068))));
        assert_eq!(near(WordOf::College, "Collège Voltaire", &known), None);
    }
}
