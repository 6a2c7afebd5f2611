//! Columns about persons: recognised by their headers and by what is in them.

use crate::audit::text::fold;

/// Headers of columns that say who has a device, in the form of [`super::tables::plain`]. A filled cell means that somebody
/// has it. The cell itself is never imported.
pub(super) const KEEPERS: &[&str] = &[
    "user",
    "username",
    "user name",
    "user allocated",
    "usager",
    "utilisateur",
    "nom d'utilisateur",
    "affecte a",
    "attribue a",
    "assigned to",
    "assigned user",
    "assignee",
    "beneficiaire",
    "emprunteur",
    "emprunte par",
    "prete a",
    "remis a",
    "confie a",
    "borrower",
    "borrowed by",
    "lent to",
    "custodian",
    "login",
    "upn",
    "mail",
    "email",
    "e mail",
    "email address",
    "courriel",
    "adresse mail",
    "adresse email",
    "adresse electronique",
    "annotateduser",
    "primary user upn",
    "primary user email address",
    "full name",
    "eleve",
    "enseignant",
    "professeur",
    "student",
    "teacher",
    "employee no",
    "checked out to",
    "checked out to: username",
    "checked out to: first name",
    "checked out to: last name",
    "checked out to: email",
    "checked out",
    "date de liberation",
    // That of our own tables of rejected rows.
    "with somebody",
];

/// Snipe-IT's column of who or what has the device, and how its French translation calls it; its column "Type" says which of
/// them.
pub(super) const CHECKED_OUT: &[&str] = &["checked out", "date de liberation"];

/// Other headers about persons. A plain `name` in a table of devices is one of them: it can only be the name of a person or
/// of a computer, and computers are named after people.
const OTHERS: &[&str] = &[
    "name",
    "nom",
    "nom de famille",
    "nom complet",
    "nom prenom",
    "nom et prenom",
    "hb sold to",
    "portable",
    "mobile",
    "ine",
    "address",
    "adresse",
    "birth date",
    "date de naissance",
    "computer name",
    "device name",
    "hostname",
];

/// Words that make a header one about persons, wherever they stand in it.
const WORDS: &[&str] = &[
    "agent",
    "contact",
    "courriel",
    "mail",
    "email",
    "upn",
    "login",
    "user",
    "users",
    "username",
    "usager",
    "utilisateur",
    "eleve",
    "enseignant",
    "professeur",
    "student",
    "teacher",
    "beneficiaire",
    "employee",
    "manager",
    "responsable",
    "custodian",
    "prenom",
    "surname",
    "firstname",
    "lastname",
    "fullname",
    "phone",
    "telephone",
    "tel",
];

/// Pairs of words that make a header one about persons.
const PAIRS: &[&str] = &["first name", "last name", "full name", "assigned to", "affecte a", "attribue a", "identifiant ent"];

/// Whether a [plain](super::tables::plain) header is about persons.
pub(super) fn is_personal(plain: &str) -> bool {
    let word = |word: &str| WORDS.contains(&word);
    KEEPERS.contains(&plain)
        || OTHERS.contains(&plain)
        || plain.split([' ', ':']).any(word)
        || PAIRS.iter().any(|pair| plain.starts_with(pair))
}

/// Whether a cell contains an address of e-mail, or begins with a title of courtesy: it names somebody, whatever its column.
pub(in crate::io::import) fn addresses_somebody(cell: &str) -> bool {
    const TITLES: &[&str] = &["mme", "mlle", "m.", "mr", "mr.", "mrs", "mrs.", "ms.", "monsieur", "madame", "mademoiselle"];
    // Most cells have no such address, and begin as no title does.
    if !cell.contains('@') && cell.bytes().next().is_none_or(|b| b.is_ascii() && !matches!(b, b'm' | b'M')) {
        return false;
    }
    let address = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let mut words = cell.split_whitespace();
    let title = words.clone().nth(1).is_some() && words.next().is_some_and(|word| TITLES.contains(&fold(word).as_str()));
    title || cell.split_whitespace().any(address)
}

/// Whether a cell [addresses somebody](addresses_somebody), or is written like the name of a person: two or three words of letters,
/// one of them in capitals and another one not (`DUPONT Jean`).
pub(in crate::io::import) fn tells_of_a_person(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let capitals = |word: &&str| word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\''));
    let surname = |word: &&str| capitals(word) && word.chars().count() > 2;
    addresses_somebody(cell) || (reads_like_a_name(&words) && words.iter().any(surname) && words.iter().any(|w| !capitals(w)))
}

/// Whether a cell could be a name by its form alone: two or three words of letters that begin with capitals. Rooms and models
/// can have this form too, so only a whole column of different ones is about persons.
pub(in crate::io::import) fn could_be_a_name(cell: &str) -> bool {
    reads_like_a_name(&cell.split_whitespace().collect::<Vec<_>>())
}

/// Words with which the names of rooms and devices begin.
const THINGS: &[&str] = &[
    "salle",
    "classe",
    "reserve",
    "local",
    "bureau",
    "batiment",
    "college",
    "clg",
    "lycee",
    "ecole",
    "chariot",
    "atelier",
    "etage",
    "centre",
    "vie",
    "hp",
    "dell",
    "lenovo",
    "asus",
    "acer",
    "apple",
    "samsung",
    "microsoft",
    "surface",
    "macbook",
    "poste",
    "portable",
    "tablette",
];

/// Words of which the names of states are made, folded; also where they are written with capitals (`Broken - Not Fixable`).
const OF_STATES: &[&str] = &[
    "service",
    "stock",
    "panne",
    "usage",
    "use",
    "repair",
    "reparation",
    "diagnostics",
    "deploy",
    "deployer",
    "deployed",
    "deploye",
    "deployable",
    "not",
    "fixable",
    "stolen",
    "lost",
    "perdu",
    "vole",
    "loan",
    "pret",
    "prete",
    "rebut",
    "reserve",
    "maintenance",
    "attente",
    "commande",
    "livraison",
    "life",
    "donner",
    "reformer",
    "reforme",
    "retired",
    "archived",
    "spare",
    "order",
    "transit",
    "out",
    "in",
    "en",
    "hors",
    "de",
    "au",
    "a",
    "to",
    "for",
    "of",
    "or",
    "ou",
    "et",
    "and",
    "sav",
    "hs",
    "the",
];

/// Words before the name of a person.
const TITLES: &[&str] = &["m.", "mr", "mr.", "mme", "mme.", "mlle", "monsieur", "madame", "mrs", "mrs.", "ms", "ms.", "chez"];

/// Whether a word of custody could be a remark that names somebody: `Prêté à Dupont`. The words of states are no names.
pub(in crate::io::import) fn could_be_a_remark(cell: &str) -> bool {
    let letters = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let name = |word: &str| word.starts_with(char::is_uppercase) && !OF_STATES.contains(&letters(word).as_str());
    cell.split_whitespace().skip(1).any(name)
}

/// Whether a text about a place may name a person: in one of its steps, or after a title.
pub(in crate::io::import) fn may_name_a_person(text: &str) -> bool {
    let title = |word: &str| TITLES.contains(&fold(word).as_str());
    tells_of_a_person(text)
        || text.split(['>', '/', ',', ';']).any(|step| could_be_a_name(step) || tells_of_a_person(step))
        || text.split_whitespace().any(title)
}

/// Words of which headers are made.
const OF_HEADERS: &[&str] = &[
    "serial",
    "number",
    "tag",
    "device",
    "asset",
    "name",
    "id",
    "group",
    "product",
    "hardware",
    "hash",
    "model",
    "type",
    "date",
    "status",
    "location",
    "room",
    "code",
    "numero",
    "modele",
    "etat",
    "lieu",
    "marque",
    "nom",
    "materiel",
    "appareil",
    "reference",
];

/// Words of which the names of files are made.
const OF_FILES: &[&str] = &[
    "inventaire",
    "inventory",
    "parc",
    "export",
    "exports",
    "liste",
    "list",
    "listing",
    "equipements",
    "devices",
    "materiel",
    "materiels",
    "tablettes",
    "tablets",
    "portables",
    "laptops",
    "ordinateurs",
    "computers",
    "postes",
    "colleges",
    "college",
    "glpi",
    "snipe",
    "homebox",
    "intune",
    "jamf",
    "rapport",
    "report",
    "stock",
    "recolement",
    "rejets",
    "rejects",
    "donnees",
    "data",
    "classeur",
    "book",
    "copie",
    "copy",
    "suivi",
    "prets",
    "dotation",
    "dotations",
    "programmes",
    "table",
    "fichier",
    "file",
    "nouveau",
    "new",
    "final",
    "annuaire",
    "assets",
    "actifs",
];

/// The name of a file; only its ending, if it may be the name of a person (`DUPONT_Jean.csv`).
#[must_use]
pub fn without_person(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let of_files = words.iter().any(|word| OF_FILES.contains(&fold(word).as_str()));
    if !of_files && (may_name_a_person(&words.join(" ")) || addresses_somebody(stem)) {
        format!("….{ending}")
    } else {
        name.to_owned()
    }
}

/// Whether a line that should be the header has a person in this cell.
pub(in crate::io::import) fn header_tells_of_a_person(cell: &str) -> bool {
    let of_headers = cell.split_whitespace().any(|word| OF_HEADERS.contains(&fold(word).as_str()));
    tells_of_a_person(cell) || (could_be_a_name(cell) && !of_headers)
}

/// Whether a cell names a place or a thing instead of a person: a room by its kind.
pub(in crate::io::import) fn could_be_a_place(cell: &str) -> bool {
    let word = fold(cell);
    let first = word.split([' ', '-', '>']).next().unwrap_or_default();
    THINGS.contains(&first) || ["cdi", "stock", "accueil", "infirmerie", "cantine", "administration"].contains(&first)
}

fn reads_like_a_name(words: &[&str]) -> bool {
    if words.first().is_some_and(|first| THINGS.contains(&fold(first).as_str())) {
        return false;
    }
    let name = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    (2..=3).contains(&words.len()) && words.iter().all(name)
}

#[cfg(test)]
mod tests {
    use super::{super::tables::plain, *};

    #[test]
    fn every_header_has_the_form_that_is_compared() {
        for header in [KEEPERS, OTHERS, WORDS, PAIRS].concat() {
            assert_eq!(plain(header), header);
        }
    }

    #[test]
    fn persons_are_recognised_by_header() {
        for header in [
            "Employee No.",
            "Email Address",
            "Primary user UPN",
            "Affecté à",
            "Attribué à",
            "Bénéficiaire",
            "Assigned To",
            "Agent",
            "User Allocated",
            "Checked Out To: Email",
            "recentUsers.0.email",
            "Contact",
            "Usager",
            "E-mail",
            "Prénom de l'élève",
        ] {
            assert!(is_personal(&plain(header)), "{header}");
        }
        for header in ["Couleur", "Prix garantie", "Marque", "Windows Product ID", "Purchase Cost", "Notes", "orgUnitPath"] {
            assert!(!is_personal(&plain(header)), "{header}");
        }
    }

    #[test]
    fn persons_are_recognised_by_what_is_written() {
        for cell in ["Salle 12", "CDI", "Chariot A", "réserve", "Bâtiment B > CDI"] {
            assert!(could_be_a_place(cell), "{cell}");
        }
        assert!(!could_be_a_place("Dupont Jean") && !could_be_a_place("u1"));
        for name in ["DUPONT_Jean.csv", "Jean Dupont.xlsx", "Mme Durand.ods", "j.dupont@clg.fr.csv"] {
            assert!(without_person(name).starts_with("…."), "{name}");
        }
        for name in
            ["Export GLPI.csv", "Parc Informatique.xlsx", "devices.csv", "parc", "2026-11 Colleges.csv", "Liste DUPONT.csv"]
        {
            assert_eq!(without_person(name), name);
        }
        assert!(header_tells_of_a_person("Dupont Jean") && !header_tells_of_a_person("Device Serial Number"));
        for cell in ["a.b@example.org", "DUPONT Jean", "Jean DUPONT", "LE GALL Anne-Marie", "prêté à a@b.fr"] {
            assert!(tells_of_a_person(cell), "{cell}");
        }
        for cell in [
            "MacBook Air",
            "Salle 12",
            "CDI",
            "Dell Latitude",
            "Salle des professeurs",
            "HP ProBook 450",
            "EN SERVICE",
            "Salle CDI",
            "@",
        ] {
            assert!(!tells_of_a_person(cell), "{cell}");
        }
    }
}
