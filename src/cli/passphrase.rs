//! The passphrase of a sealed file: from a file, from the environment, or asked for on a terminal. Never from the command line, which
//! other users of a machine can read.

use super::{
    args_over::{Over, Seal},
    context::Context,
    exit::Stop,
    export::is_stdout,
    secret::asked,
};
use crate::{
    audit::text::printable,
    io::{
        bounded::{self, Meant, Refused},
        sealed::{ENDING, Passphrase, Wiped, is_named_sealed},
        text::decoded,
    },
    job::{Doing, Failure, FailureKind, Hint},
    shell::{self, Guard, Paper},
};
use std::{
    borrow::Cow,
    env,
    ffi::OsString,
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

/// The variable with the passphrase.
const VARIABLE: &str = "RECOL_PASSPHRASE";
/// The most bytes of a file with a passphrase: nobody types a longer line.
const LONGEST: usize = 1 << 12;

/// The seal of the papers that a command writes; `None` for papers in clear. It is known, and long enough, before any is made.
///
/// # Errors
/// [`Hint::GivePassphrase`], [`Hint::LongerPassphrase`], and the errors of the file and the terminal.
pub(super) fn to_seal(context: &Context, seal: &Seal) -> Result<Option<Passphrase>, Stop> {
    if !seal.seal {
        return Ok(None);
    }
    let passphrase = match given(context, Doing::Export, seal.passphrase_file.as_deref())? {
        Some(passphrase) => passphrase,
        None if std::io::stdin().is_terminal() => {
            let first = Passphrase::new(asked(&context.lang.say("cli-passphrase-ask"))?);
            long_enough(&first)?;
            let again = Passphrase::new(asked(&context.lang.say("cli-passphrase-again"))?);
            if !first.is(&again) {
                return Err(none(Doing::Export, context.lang.say("cli-passphrase-differs")));
            }
            first
        }
        None => return Err(none(Doing::Export, context.lang.say("cli-passphrase-none"))),
    };
    long_enough(&passphrase)?;
    Ok(Some(passphrase))
}

/// The passphrase of a file that is sealed already.
///
/// # Errors
/// As [`to_seal`], but for its length.
pub(super) fn to_open(context: &Context, path: &Path, file: Option<&Path>) -> Result<Passphrase, Stop> {
    match given(context, Doing::VerifyPaper, file)? {
        Some(passphrase) => Ok(passphrase),
        None if std::io::stdin().is_terminal() => {
            let shown = printable(&path.display().to_string());
            Ok(Passphrase::new(asked(&context.lang.say_with("cli-passphrase-open", &[("path", shown.into())]))?))
        }
        None => Err(none(Doing::VerifyPaper, context.lang.say("cli-passphrase-none"))),
    }
}

/// What may be written, where the file with the passphrase is an input like any other.
pub(super) fn guard(context: &Context, over: Over, seal: &Seal) -> Guard {
    let mut guard = context.guard(over);
    guard.inputs.extend(seal.passphrase_file.clone());
    guard
}

/// The paper as it is written, and the name of its file: sealed, with `.age` behind the name.
///
/// # Errors
/// [`Hint::LongerPassphrase`].
pub(super) fn applied<'a>(seal: Option<&Passphrase>, paper: &'a Paper, path: &Path) -> Result<(Cow<'a, Paper>, PathBuf), Stop> {
    let Some(passphrase) = seal else { return Ok((Cow::Borrowed(paper), path.to_owned())) };
    let mut name = path.as_os_str().to_owned();
    if !is_named_sealed(path) && !is_stdout(path) {
        name.push(format!(".{ENDING}"));
    }
    Ok((Cow::Owned(paper.clone().sealed(passphrase, path)?), name.into()))
}

fn long_enough(passphrase: &Passphrase) -> Result<(), Stop> {
    Ok(passphrase.long_enough().map_err(|error| shell::seal_failure(Doing::Export, Path::new(""), &error))?)
}

/// The one that needs no question: the first line of the file, else what the environment has.
fn given(context: &Context, doing: Doing, file: Option<&Path>) -> Result<Option<Passphrase>, Stop> {
    let Some(path) = file else {
        let set = env::var_os(VARIABLE).filter(|set| !set.is_empty());
        let text = set.map(OsString::into_string).transpose();
        let text = text.map_err(|_| Failure {
            kind: FailureKind::User,
            doing,
            subject: VARIABLE.to_owned(),
            cause: context.lang.say("cli-passphrase-no-text"),
            hint: Hint::GivePassphrase,
        })?;
        return Ok(text.map(Passphrase::new));
    };
    shell::apart(Doing::ReadInput, &context.settings.data_dir, path)?;
    let text = text_of(path).map_err(|refused| shell::unread_failure(Doing::ReadInput, path, &refused))?;
    Ok(Some(Passphrase::of(text.lines().next().unwrap_or_default())))
}

/// The text of the file with the passphrase. Neither it nor the bytes that were read stay in memory.
fn text_of(path: &Path) -> Result<Wiped<String>, Refused> {
    // With room for one byte more than allowed, the bytes stay where they are.
    let mut bytes = Wiped::new(Vec::with_capacity(LONGEST + 1));
    bounded::fill(&mut bounded::open(path, Meant::FileOrPipe)?, LONGEST as u64, &mut bytes)?;
    Ok(Wiped::new(decoded(&bytes)?))
}

fn none(doing: Doing, cause: String) -> Stop {
    Failure { kind: FailureKind::User, doing, subject: String::new(), cause, hint: Hint::GivePassphrase }.into()
}
