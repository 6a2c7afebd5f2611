//! How the lens' picture is drawn on this terminal: as the settings ask, otherwise by the terminal's environment
//! variables.
//!
//! The terminal itself is not asked: its answer would arrive as keyboard input, where a scanner types.

use crate::{
    job::{CellSize, Way, Why},
    settings::Settings,
};

/// The chosen way, the reason for it, and what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The way.
    pub way: Way,
    /// The reason.
    pub why: Why,
    /// The size of a cell, if the terminal reports it.
    pub cell: Option<CellSize>,
}

/// Returns the way for these settings on the terminal in which Récol runs.
#[must_use]
pub fn preview(settings: &Settings) -> Preview {
    let asked = settings.preview.as_deref().and_then(Way::from_name);
    let env = |name: &str| settings.terminal.get(name).map(String::as_str);
    choose(asked, env, settings.colour, cell())
}

/// How many pixels a cell has: as the system knows it of the terminal, or as the terminal is known to count.
pub(super) fn cell() -> Option<CellSize> {
    asked().or_else(|| counted(std::env::var_os("WT_SESSION").is_some(), std::env::var_os("TERM_PROGRAM").is_some()))
}

/// Windows Terminal, which the system knows no pixels of, takes sixels as a VT340 does: ten across and twenty down to a cell,
/// whatever its letters. A terminal that was started in it and names itself is another one.
fn counted(is_windows_terminal: bool, names_itself: bool) -> Option<CellSize> {
    (is_windows_terminal && !names_itself).then_some(CellSize { width: 10, height: 20 })
}

fn asked() -> Option<CellSize> {
    let window = crossterm::terminal::window_size().ok()?;
    let (width, height) = (window.width.checked_div(window.columns)?, window.height.checked_div(window.rows)?);
    // A value outside this range cannot be the size of letters.
    ((3..=100).contains(&width) && (5..=200).contains(&height)).then_some(CellSize { width, height })
}

/// Chooses the way: the one asked for, otherwise the best one that the terminal is known to support. Pixels need the
/// size of a cell.
fn choose<'a>(asked: Option<Way>, env: impl Fn(&str) -> Option<&'a str>, colour: bool, cell: Option<CellSize>) -> Preview {
    let any = |names: &[&str]| names.iter().any(|name| env(name).is_some());
    let term = env("TERM").unwrap_or_default();
    let (way, why) = match asked {
        Some(way) => (way, Why::Asked),
        None if !colour => (Way::Blocks, Why::NoColour),
        None if any(&["TMUX", "STY"]) || ["screen", "tmux"].iter().any(|name| term.starts_with(name)) => {
            (Way::Blocks, Why::Multiplexer)
        }
        None if any(&["SSH_CONNECTION", "SSH_TTY"]) => (Way::Blocks, Why::Remote),
        None => known(term, env).map_or((Way::Blocks, Why::Unknown), |way| (way, Why::Known)),
    };
    if way.is_pixels() && cell.is_none() {
        return Preview { way: Way::Blocks, why: Why::NoCellSize, cell };
    }
    Preview { way, why, cell }
}

/// The way supported by a terminal that names itself. `TERM` and `TERM_PROGRAM` are set by the terminal in use. The
/// others may come from a terminal in which it was started, and count only if these two give no answer.
fn known<'a>(term: &str, env: impl Fn(&str) -> Option<&'a str>) -> Option<Way> {
    match term {
        "xterm-kitty" | "xterm-ghostty" => return Some(Way::Kitty),
        "wezterm" | "mintty" => return Some(Way::Iterm2),
        "foot" | "foot-extra" | "mlterm" | "contour" | "yaft-256color" => return Some(Way::Sixel),
        "" | "xterm" | "xterm-256color" | "xterm-direct" => {}
        _ => return None,
    }
    if let Some(program) = env("TERM_PROGRAM") {
        return match program {
            "ghostty" => Some(Way::Kitty),
            "iTerm.app" | "WezTerm" | "mintty" => Some(Way::Iterm2),
            _ => None,
        };
    }
    // Konsole supports sixels since 22.04.
    let konsole = env("KONSOLE_VERSION").and_then(|version| version.trim().parse::<u32>().ok());
    match konsole {
        Some(version) => (version >= 220_400).then_some(Way::Sixel),
        None if env("KITTY_WINDOW_ID").is_some() => Some(Way::Kitty),
        None if env("LC_TERMINAL") == Some("iTerm2") => Some(Way::Iterm2),
        None if env("ITERM_SESSION_ID").is_some() || env("WEZTERM_PANE").is_some() => Some(Way::Iterm2),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: Option<CellSize> = Some(CellSize { width: 10, height: 20 });

    fn of(asked: Option<Way>, pairs: &[(&str, &'static str)]) -> (Way, Why) {
        let env = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let Preview { way, why, .. } = choose(asked, env, true, CELL);
        (way, why)
    }

    #[test]
    fn a_terminal_that_names_itself_is_given_what_it_shows() {
        let cases: [(&[(&str, &'static str)], Way); 13] = [
            (&[("TERM", "xterm-kitty")], Way::Kitty),
            (&[("TERM", "xterm-ghostty"), ("TERM_PROGRAM", "ghostty")], Way::Kitty),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "ghostty")], Way::Kitty),
            (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "3")], Way::Kitty),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Way::Iterm2),
            (&[("TERM", "xterm-256color"), ("LC_TERMINAL", "iTerm2")], Way::Iterm2),
            (&[("TERM", "xterm-256color"), ("ITERM_SESSION_ID", "w0t0p0")], Way::Iterm2),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Way::Iterm2),
            (&[("TERM", "wezterm")], Way::Iterm2),
            (&[("TERM", "xterm-256color"), ("WEZTERM_PANE", "0")], Way::Iterm2),
            (&[("TERM", "xterm"), ("TERM_PROGRAM", "mintty")], Way::Iterm2),
            (&[("TERM", "foot")], Way::Sixel),
            (&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "230804")], Way::Sixel),
        ];
        for (env, way) in cases {
            assert_eq!(of(None, env), (way, Why::Known), "{env:?}");
        }
    }

    #[test]
    fn where_pixels_are_not_sure_to_arrive_half_blocks_are_drawn() {
        let cases: [(&[(&str, &'static str)], Why); 11] = [
            (&[], Why::Unknown),
            (&[("TERM", "xterm-256color")], Why::Unknown),
            (&[("TERM", "linux")], Why::Unknown),
            // Started from a kitty or a WezTerm, whose variables are left over.
            (&[("TERM", "alacritty"), ("KITTY_WINDOW_ID", "1")], Why::Unknown),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal"), ("WEZTERM_PANE", "1")], Why::Unknown),
            (&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "211202"), ("KITTY_WINDOW_ID", "1")], Why::Unknown),
            (&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/tmux-0/default,1,0")], Why::Multiplexer),
            (&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "iTerm.app")], Why::Multiplexer),
            (&[("TERM", "screen.xterm-256color")], Why::Multiplexer),
            (&[("TERM", "xterm-kitty"), ("STY", "1.pts-0")], Why::Multiplexer),
            (&[("TERM", "xterm-kitty"), ("SSH_CONNECTION", "::1 1 ::1 22")], Why::Remote),
        ];
        for (env, why) in cases {
            assert_eq!(of(None, env), (Way::Blocks, why), "{env:?}");
        }
        let kitty = |name: &str| (name == "TERM").then_some("xterm-kitty");
        assert_eq!(choose(None, kitty, false, CELL).why, Why::NoColour);
        assert_eq!(choose(None, kitty, true, None), Preview { way: Way::Blocks, why: Why::NoCellSize, cell: None });
    }

    #[test]
    fn windows_terminal_counts_ten_by_twenty() {
        assert_eq!(counted(true, false), CELL);
        assert_eq!((counted(true, true), counted(false, false)), (None, None));
    }

    #[test]
    fn what_is_asked_for_holds_wherever_it_can() {
        for way in Way::ALL {
            assert_eq!(of(Some(way), &[("TERM", "linux"), ("TMUX", "x"), ("SSH_TTY", "y")]), (way, Why::Asked));
            assert_eq!(Way::from_name(&format!(" {} ", way.name().to_uppercase())), Some(way));
            let without = choose(Some(way), |_| None, false, None);
            assert_eq!(without.why == Why::NoCellSize, way.is_pixels());
            assert!(!without.way.is_pixels());
        }
    }
}
