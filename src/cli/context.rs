//! What every command starts from: settings and language.

use crate::{
    job::{Doing, Failure, FailureKind, Hint},
    locale::Lang,
    settings::Settings,
    shell::{self, Session},
};
use jiff::civil::Date;

/// Settings that hold, and the language that follows from them.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) settings: Settings,
    pub(super) lang: Lang,
}

impl Context {
    pub(super) fn new(settings: Settings) -> Self {
        let locale = settings.locale.each_ref().map(Option::as_deref);
        let lang = Lang::choose(settings.lang.as_deref(), settings.own_lang.as_deref(), &locale);
        Self { settings, lang }
    }

    /// What is wrong with the settings, if anything is: a variable of ours that says what nobody understands.
    pub(super) fn wrong(&self) -> Option<Failure> {
        let unknown = self.settings.own_lang.as_ref().filter(|name| Lang::from_name(name).is_none())?;
        Some(Failure {
            kind: FailureKind::Settings,
            doing: Doing::ReadSettings,
            subject: format!("RECOL_LANG={unknown}"),
            cause: "fr, en".to_owned(),
            hint: Hint::SeeHelp,
        })
    }

    /// The store of the settings, open.
    pub(super) fn session(&self) -> Result<Session, Failure> {
        Session::open(&self.settings.data_dir, &self.settings.station, &self.settings.author)
    }

    /// The date of evaluation where none is given.
    #[expect(clippy::unused_self, reason = "today belongs to the context of a command")]
    pub(super) fn today(&self) -> Date {
        shell::now().date()
    }
}
