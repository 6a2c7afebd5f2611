//! What every command starts with: settings and language.

use super::{args_over::Over, complaint};
use crate::{
    audit::{inventory::Inventory, standing::Standing},
    job::{Doing, Failure, FailureKind, Hint},
    locale::Lang,
    settings::{Entry, FaultKind, Flags, Settings, ValueForm},
    shell::{self, File, Guard, Session},
};
use jiff::civil::Date;
use std::path::PathBuf;

/// The settings in use, and the language that they select.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) settings: Settings,
    pub(super) lang: Lang,
    /// Where the settings file was looked for, and the result.
    pub(super) file: (PathBuf, File),
}

impl Context {
    /// Combines the settings: flags override the environment, which overrides the file. `env` returns the value of a
    /// variable.
    pub(super) fn new(flags: Flags, env: impl Fn(&str) -> Option<String>) -> Self {
        let named = env("RECOL_CONFIG").filter(|path| !path.trim().is_empty()).map(PathBuf::from);
        let (ground, file) = shell::settings_ground(named.as_deref());
        let settings = Settings::layered(flags, env, &ground);
        let lang = Lang::from_name(&settings.lang).unwrap_or_default();
        Self { settings, lang, file: (ground.file, file) }
    }

    /// Returns what is wrong with the settings, if anything: the file or one of our variables contains something
    /// invalid.
    pub(super) fn wrong(&self) -> Option<Failure> {
        let failure = |subject, cause, hint| {
            Some(Failure { kind: FailureKind::Settings, doing: Doing::ReadSettings, subject, cause, hint })
        };
        match &self.file {
            (_, File::Unread(failure)) => return Some(failure.clone()),
            (path, File::Wrong(fault)) => {
                let place = format!("{}:{}:{}", path.display(), fault.line, fault.column);
                return failure(place, self.why(&fault.why), Hint::CheckConfig);
            }
            (_, File::Read | File::Absent) => {}
        }
        let misread = self.settings.misread.as_ref()?;
        let subject = format!("{}={}", misread.variable, misread.value);
        failure(subject, expected(self.lang, misread.entry), Hint::SeeHelp)
    }

    fn why(&self, why: &FaultKind) -> String {
        let lang = self.lang;
        match why {
            FaultKind::Format(said) => format!("not TOML: {said}"),
            FaultKind::Unknown(name, None) => lang.say_with("config-unknown", &[("name", name.as_str().into())]),
            FaultKind::Unknown(name, Some(meant)) => {
                lang.say_with("config-unknown-meant", &[("name", name.as_str().into()), ("meant", (*meant).into())])
            }
            FaultKind::Backslash(meant) => lang.say_with("config-backslash", &[("meant", meant.as_str().into())]),
            FaultKind::Value(entry) => {
                lang.say_with("config-value", &[("name", entry.name.into()), ("expected", expected(lang, entry).into())])
            }
        }
    }

    /// Opens the store named in the settings.
    pub(super) fn session(&self) -> Result<Session, Failure> {
        Session::open(&self.settings.data_dir, &self.settings.station, &self.settings.author)
    }

    /// Returns the conclusions of the current campaign. Devices that are held back are reported on standard error.
    pub(super) fn standing(&self, session: &Session, date: Option<Date>) -> Result<Standing, Failure> {
        let standing = session.campaign_standing(date.unwrap_or_else(|| self.today()))?;
        self.say_held_back(standing.inventory());
        Ok(standing)
    }

    /// Reports the devices of an inventory that are held back, if there are any.
    pub(super) fn say_held_back(&self, inventory: &Inventory) {
        if let Some(trouble) = shell::held_back(inventory) {
            complaint::complain(self.lang, &trouble);
        }
    }

    /// Returns what an export may touch and what it may not.
    pub(super) fn guard(&self, over: Over) -> Guard {
        Guard { force: over.force, shared: over.shared, ..shell::guard(&self.settings, &self.file.0) }
    }

    /// The date of evaluation if none is given.
    #[expect(clippy::unused_self, reason = "today belongs to the context of a command")]
    pub(super) fn today(&self) -> Date {
        shell::now().date()
    }
}

/// The values that a setting may have, in words.
fn expected(lang: Lang, entry: &Entry) -> String {
    match entry.form {
        ValueForm::Name => lang.say("config-form-name"),
        ValueForm::Path | ValueForm::Address => lang.say("config-form-path"),
        ValueForm::Switch | ValueForm::Language | ValueForm::OneOf(_) => entry.form.choices().join(", "),
    }
}
