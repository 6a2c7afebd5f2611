//! The words by which a payload shows that a value is about a person.

use crate::audit::text::{fold, is_treacherous};

/// Names of values that show a person even among other words: `Nom de l'élève`.
pub(super) const STRONG: [&str; 36] = [
    "user",
    "username",
    "upn",
    "mail",
    "email",
    "courriel",
    "login",
    "firstname",
    "lastname",
    "surname",
    "prenom",
    "usager",
    "utilisateur",
    "student",
    "eleve",
    "pupil",
    "employee",
    "employe",
    "teacher",
    "enseignant",
    "titulaire",
    "detenteur",
    "beneficiaire",
    "naissance",
    "telephone",
    "phone",
    "password",
    "passwd",
    "passphrase",
    "motdepasse",
    "passe",
    "mdp",
    "psk",
    "pwd",
    "secret",
    "token",
];

/// Names of values that show a person only if they stand alone.
const WEAK: [&str; 25] = [
    "name",
    "givenname",
    "fullname",
    "displayname",
    "samaccountname",
    "nom",
    "tel",
    "mobile",
    "userprincipalname",
    "nomcomplet",
    "nomdefamille",
    "u",
    "assignedto",
    "assigneduser",
    "affectea",
    "affectation",
    "attribuea",
    "holder",
    "account",
    "profile",
    "contact",
    "owner",
    "key",
    "apikey",
    "auth",
];

/// Whether a character is a blank or invisible. Such characters around a payload must not hide its form.
pub(super) const fn is_around(c: char) -> bool {
    c.is_whitespace() || is_treacherous(c)
}

/// Whether the name of a parameter or column shows that its value is about a person.
#[must_use]
pub(super) fn is_personal(name: &str) -> bool {
    let word: String = fold(name).chars().filter(|c| !matches!(c, '_' | '-' | '.' | ' ' | '[' | ']')).collect();
    STRONG.contains(&word.as_str()) || WEAK.contains(&word.as_str())
}

/// Whether any word of a name shows this: `access_token`, `id-eleve`.
#[must_use]
pub(super) fn has_personal_word(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    is_personal(name) || words.any(|word| STRONG.contains(&word))
}
