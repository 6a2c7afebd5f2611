//! What every command starts from: settings and language.

use crate::{
    job::Failure,
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
        let lang = settings.languages.iter().find_map(|name| Lang::from_name(name)).unwrap_or_default();
        Self { settings, lang }
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
