//! The words by which a payload betrays that a value is about a person.

use crate::audit::text::{fold, is_treacherous};

/// Blanks and invisible characters around a payload: they must not hide what it is.
pub(super) const fn is_around(c: char) -> bool {
    c.is_whitespace() || is_treacherous(c)
}

/// Whether the name of a parameter or column tells that its value is about a person.
#[must_use]
pub(super) fn is_personal(name: &str) -> bool {
    const WORDS: [&str; 47] = [
        "user",
        "username",
        "upn",
        "mail",
        "email",
        "courriel",
        "login",
        "name",
        "firstname",
        "lastname",
        "givenname",
        "surname",
        "fullname",
        "displayname",
        "samaccountname",
        "nom",
        "prenom",
        "phone",
        "telephone",
        "tel",
        "mobile",
        "usager",
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
        "utilisateur",
        "owner",
        "student",
        "eleve",
        "employee",
        "token",
        "password",
        "pwd",
        "key",
        "apikey",
        "secret",
        "auth",
    ];
    let word: String = fold(name).chars().filter(|c| !matches!(c, '_' | '-' | '.' | ' ' | '[' | ']')).collect();
    WORDS.contains(&word.as_str())
}
