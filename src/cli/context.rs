//! What every command starts from: settings and language.

use crate::{
    job::{Doing, Failure, FailureKind, Hint, Way},
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
        let unknown = |name: &str, value: &Option<String>, known: bool, cause: &str| {
            let value = value.as_ref().filter(|_| !known)?;
            Some(Failure {
                kind: FailureKind::Settings,
                doing: Doing::ReadSettings,
                subject: format!("{name}={value}"),
                cause: cause.to_owned(),
                hint: Hint::SeeHelp,
            })
        };
        let Settings { own_lang, preview, theme, .. } = &self.settings;
        let lang = own_lang.as_deref().is_some_and(|name| Lang::from_name(name).is_some());
        let way = preview.as_deref().is_some_and(|name| Way::from_name(name).is_some());
        let palette = theme.as_deref().is_some_and(shell::knows_theme);
        unknown("RECOL_LANG", own_lang, lang, "fr, en")
            .or_else(|| unknown("RECOL_PREVIEW", preview, way, "auto, blocks, kitty, iterm2, sixel, off"))
            .or_else(|| unknown("RECOL_THEME", theme, palette, "dark, light, contrast"))
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
