//! The token of a pull: from the environment, standard input, the keyring, or a person.

use super::{
    complaint,
    context::Context,
    exit::Stop,
    out,
    secret::{asked, line},
};
use crate::{
    audit::text::printable,
    io::pull::{Address, Login, Secret, Source, System},
    locale::say_failure,
    shell,
};
use std::{env, io::IsTerminal as _};

/// The variables with the token, and with what some servers want beside it: GLPI's App-Token, or the secret of an OAuth client.
const VARIABLES: [&str; 2] = ["RECOL_PULL_TOKEN", "RECOL_PULL_APP_TOKEN"];

/// The token, and what belongs to it. In the keyring they are two lines.
struct Pair {
    token: String,
    beside: String,
}

impl Pair {
    fn of(text: &str) -> Self {
        let (token, beside) = text.split_once('\n').unwrap_or((text, ""));
        Self { token: token.trim().to_owned(), beside: beside.trim().to_owned() }
    }

    fn written(&self) -> String {
        if self.beside.is_empty() { self.token.clone() } else { format!("{}\n{}", self.token, self.beside) }
    }
}

/// Returns the login for a server, and what the keyring shall hold if the server takes it.
///
/// # Errors
/// [`shell::no_token`], if there is none and nobody can be asked.
pub(super) fn login(
    context: &Context,
    system: System,
    address: &Address,
    source: &Source,
    stdin: bool,
) -> Result<(Login, Option<String>), Stop> {
    let variable = |name| env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    let [token, beside] = VARIABLES.map(variable);
    let (pair, keep) = if stdin {
        (Pair { token: line()?, beside: if system == System::Glpi { line()? } else { String::new() } }, true)
    } else if let Some(token) = token {
        (Pair { token, beside: beside.unwrap_or_default() }, false)
    } else if let Some(kept) = shell::kept_token(address, source) {
        (Pair::of(&kept), false)
    } else if std::io::stdin().is_terminal() {
        (typed(context, system, source)?, true)
    } else {
        return Err(shell::no_token(address).into());
    };
    if pair.token.trim().is_empty() {
        return Err(shell::no_token(address).into());
    }
    let (token, beside) = (Secret::new(&pair.token), Secret::new(&pair.beside));
    let login = match (system, &source.client, &source.user) {
        (System::SnipeIt, ..) => Login::Bearer(token),
        (System::Glpi, Some(client), Some(user)) => {
            Login::Oauth { client: client.clone(), client_secret: beside, user: user.clone(), password: token }
        }
        (System::Glpi, ..) => Login::Session { user: token, application: (!pair.beside.trim().is_empty()).then_some(beside) },
    };
    Ok((login, keep.then(|| pair.written())))
}

/// Asks a person.
fn typed(context: &Context, system: System, source: &Source) -> Result<Pair, Stop> {
    let lang = context.lang;
    let (first, second) = match (system, &source.user) {
        (System::SnipeIt, _) => (lang.say("cli-pull-ask-bearer"), None),
        (System::Glpi, Some(user)) => {
            let user = printable(user);
            (lang.say_with("cli-pull-ask-password", &[("user", user.into())]), Some("cli-pull-ask-secret"))
        }
        (System::Glpi, None) => (lang.say("cli-pull-ask-user"), Some("cli-pull-ask-application")),
    };
    let token = asked(&first)?;
    let beside = second.map_or(Ok(String::new()), |second| asked(&lang.say(second)))?;
    Ok(Pair { token, beside })
}

/// Puts the token into the keyring. Without one the pull stays good, and it is said that the token is not kept.
pub(super) fn keep(context: &Context, address: &Address, source: &Source, token: String, quiet: bool) -> Result<(), Stop> {
    match shell::keep_token(address, source, token) {
        Ok(()) if quiet => Ok(()),
        Ok(()) => out::line(context.lang.say("cli-pull-token-kept")),
        Err(failure) => {
            let words = say_failure(context.lang, &failure);
            let values = [("cause", format!("{} {}", words.sentence, words.hint).into())];
            complaint::warn(&context.lang.say_with("cli-pull-token-not-kept", &values));
            Ok(())
        }
    }
}
