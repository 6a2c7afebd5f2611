//! The colours and signs: as the settings ask, and as the terminal's environment variables allow.

use crate::{
    settings::Settings,
    tui::theme::{Depth, Palette, Theme},
};

/// Returns the theme for these settings.
#[must_use]
pub fn theme(settings: &Settings) -> Theme {
    let palette = Palette::from_name(&settings.theme).unwrap_or_default();
    let env = |name: &str| settings.terminal.get(name).map(String::as_str);
    Theme { palette, depth: if settings.colour { depth(env) } else { Depth::Mono }, ascii: settings.ascii }
}

/// How many colours a terminal has. `COLORTERM` gives the answer, but the variable also passes through a `screen`
/// session, which has fewer colours.
fn depth<'a>(env: impl Fn(&str) -> Option<&'a str>) -> Depth {
    let term = env("TERM").unwrap_or_default();
    let true_colour = matches!(env("COLORTERM"), Some("truecolor" | "24bit")) && !term.starts_with("screen");
    let known = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour"];
    if true_colour || term.ends_with("-direct") || known.contains(&term) {
        Depth::True
    } else if term.is_empty() || term.contains("256color") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Entry, Flags, Ground};

    fn of(flags: Flags, pairs: &[(&str, &str)]) -> Theme {
        let env = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        theme(&Settings::layered(flags, env, &Ground::default()))
    }

    #[test]
    fn the_terminal_decides_how_many_colours_there_are() {
        let cases: [(&[(&str, &str)], Depth); 10] = [
            (&[], Depth::Indexed),
            (&[("TERM", "xterm-256color")], Depth::Indexed),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "screen-256color"), ("COLORTERM", "truecolor")], Depth::Indexed),
            (&[("TERM", "tmux-256color"), ("COLORTERM", "24bit")], Depth::True),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "xterm-kitty"), ("NO_COLOR", "1")], Depth::Mono),
        ];
        for (env, depth) in cases {
            assert_eq!(of(Flags::default(), env).depth, depth, "{env:?}");
        }
    }

    #[test]
    fn palette_and_signs_are_asked_for() {
        let theme = of(Flags::default(), &[("RECOL_THEME", "light"), ("RECOL_ASCII", "1")]);
        assert_eq!((theme.palette, theme.ascii), (Palette::Light, true));
        let flags = Flags { theme: Some("contrast".into()), ..Flags::default() };
        let theme = of(flags, &[("RECOL_THEME", "light"), ("RECOL_ASCII", "0")]);
        assert_eq!((theme.palette, theme.ascii), (Palette::Contrast, false));
        assert!(of(Flags { ascii: true, ..Flags::default() }, &[]).ascii);
        let names = Entry::named("theme").unwrap().form.choices();
        assert_eq!(names, Palette::ALL.map(Palette::name));
    }
}
