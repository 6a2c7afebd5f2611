//! The colours of each palette, and their replacements on a terminal with fewer colours.

use super::role::Role;
use ratatui::style::Color;

/// A set of matching colours. The dark one keeps the terminal's own background; the others set theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Light colours on the terminal's own dark background, distinguishable in bad light.
    #[default]
    Dark,
    /// Dark colours on white, for sunlight.
    Light,
    /// Bright colours on black, text with a contrast of seven to one.
    Contrast,
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// None, or colours are switched off.
    #[default]
    Mono,
    /// The sixteen named ones.
    Sixteen,
    /// Sixteen, a cube with six steps a side, 24 greys.
    Indexed,
    /// All red, green and blue values.
    True,
}

type Rgb = [u8; 3];

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [255; 3];

/// A full colour, and its replacement among the sixteen.
type Ink = (Rgb, u8);

impl Palette {
    /// Every palette.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Contrast];

    /// Its name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
        }
    }

    /// The palette with this name, in upper or lower case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|palette| palette.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Text and background colour, if the palette sets them.
    pub(super) const fn ground(self) -> Option<(Ink, Ink)> {
        match self {
            Self::Dark => None,
            Self::Light => Some(((BLACK, 0), (WHITE, 15))),
            Self::Contrast => Some(((WHITE, 15), (BLACK, 0))),
        }
    }

    /// The colour of text on a block of a role's colour.
    pub(super) const fn paper(self) -> Ink {
        match self {
            Self::Dark | Self::Contrast => (BLACK, 0),
            Self::Light => (WHITE, 15),
        }
    }

    /// The colour of a role; none for ordinary text.
    pub(super) const fn ink(self, role: Role) -> Option<Ink> {
        Some(match (role, self) {
            (Role::Plain | Role::Cursor, _) => return None,
            (Role::Right, Self::Dark) => ([95, 215, 135], 10),
            (Role::Right, Self::Light) => ([0, 95, 0], 4),
            (Role::Right, Self::Contrast) => ([0, 255, 0], 10),
            (Role::Attention, Self::Dark) => ([255, 215, 0], 11),
            (Role::Attention, Self::Light) => ([135, 95, 0], 0),
            (Role::Attention, Self::Contrast) => ([255, 255, 0], 11),
            (Role::Wrong, Self::Dark) => ([255, 95, 95], 9),
            (Role::Wrong, Self::Light) => ([175, 0, 0], 1),
            (Role::Wrong, Self::Contrast) => ([255, 135, 135], 9),
            (Role::Unknown, Self::Dark) => ([215, 135, 255], 13),
            (Role::Unknown, Self::Light) => ([135, 0, 175], 0),
            (Role::Unknown, Self::Contrast) => ([255, 175, 255], 13),
            (Role::Again, Self::Dark) => ([135, 175, 215], 6),
            (Role::Again, Self::Light) => ([0, 95, 135], 4),
            (Role::Again, Self::Contrast) => ([135, 215, 255], 14),
            (Role::Quiet, Self::Dark) => ([148, 148, 148], 7),
            (Role::Quiet, Self::Light) => ([88, 88, 88], 0),
            (Role::Quiet, Self::Contrast) => ([215, 215, 215], 7),
            (Role::Frame, Self::Dark) => ([88, 88, 88], 8),
            (Role::Frame, Self::Light) => ([148, 148, 148], 8),
            (Role::Key, Self::Dark) => ([135, 215, 255], 14),
            (Role::Key, Self::Light) => ([0, 95, 175], 4),
            (Role::Key, Self::Contrast) => ([0, 255, 255], 14),
            (Role::Heading, Self::Light) => (BLACK, 0),
            (Role::Heading, Self::Dark) | (Role::Heading | Role::Frame, Self::Contrast) => (WHITE, 15),
        })
    }
}

impl Depth {
    /// A colour in the form that the terminal supports; the terminal's own if there are no colours.
    pub(super) fn colour(self, (rgb, sixteen): Ink) -> Color {
        match self {
            Self::Mono => Color::Reset,
            Self::Sixteen => Color::Indexed(sixteen),
            Self::Indexed => Color::Indexed(nearest(rgb)),
            Self::True => Color::Rgb(rgb[0], rgb[1], rgb[2]),
        }
    }

    /// A grey of a picture; 0 is the darkest.
    pub(super) fn grey(self, grey: u8) -> Color {
        match self {
            Self::Mono => Color::Reset,
            Self::Sixteen => Color::Indexed(match grey / 64 {
                0 => 0,
                1 => 8,
                2 => 7,
                _ => 15,
            }),
            Self::Indexed => Color::Indexed(u8::try_from(232 + u16::from(grey) * 24 / 256).unwrap_or(u8::MAX)),
            Self::True => Color::Rgb(grey, grey, grey),
        }
    }
}

/// Red, green and blue of one of the 240 colours that terminals have in common: a cube with six steps a side, then 24
/// greys.
fn rgb_of(index: u8) -> Rgb {
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    let place = index.saturating_sub(16);
    [step(place / 36), step(place / 6 % 6), step(place % 6)]
}

/// The nearest of these 240 colours.
fn nearest(rgb: Rgb) -> u8 {
    let far = |index: &u8| -> u32 {
        let differences = rgb_of(*index).into_iter().zip(rgb).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
        differences.sum()
    };
    (16..=u8::MAX).min_by_key(far).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 8] =
        [Role::Right, Role::Attention, Role::Wrong, Role::Unknown, Role::Again, Role::Quiet, Role::Key, Role::Heading];

    /// The sixteen as xterm has them.
    const SIXTEEN: [Rgb; 16] = [
        [0, 0, 0],
        [205, 0, 0],
        [0, 205, 0],
        [205, 205, 0],
        [0, 0, 238],
        [205, 0, 205],
        [0, 205, 205],
        [229, 229, 229],
        [127, 127, 127],
        [255, 0, 0],
        [0, 255, 0],
        [255, 255, 0],
        [92, 92, 255],
        [255, 0, 255],
        [0, 255, 255],
        [255, 255, 255],
    ];

    /// Relative luminance, as WCAG 2 defines it.
    fn luminance(rgb: Rgb) -> f64 {
        let [r, g, b] = rgb.map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn ratio(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn shown(depth: Depth, ink: Ink) -> Rgb {
        match depth.colour(ink) {
            Color::Rgb(r, g, b) => [r, g, b],
            Color::Indexed(n @ 0..16) => SIXTEEN[usize::from(n)],
            Color::Indexed(n) => rgb_of(n),
            colour => panic!("{colour:?} is nowhere defined"),
        }
    }

    #[test]
    fn text_of_every_role_stands_out_from_its_ground() {
        assert!((ratio(BLACK, WHITE) - 21.0).abs() < 1e-9);
        for palette in Palette::ALL {
            for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
                let few = depth == Depth::Sixteen;
                let least = if palette == Palette::Contrast && !few { 7.0 } else { 4.5 };
                let grounds = match palette.ground() {
                    Some((text, ground)) => {
                        assert!(ratio(shown(depth, text), shown(depth, ground)) > 18.0);
                        vec![shown(depth, ground)]
                    }
                    // The terminal's own: black, or a little lighter.
                    None if few => vec![BLACK],
                    None => vec![BLACK, [30; 3]],
                };
                for role in ROLES {
                    let ink = shown(depth, palette.ink(role).unwrap());
                    for ground in grounds.iter().copied().chain([shown(depth, palette.paper())]) {
                        let found = ratio(ink, ground);
                        assert!(found >= least, "{palette:?} {depth:?} {role:?}: {found:.2}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_colours_of_verdicts_are_told_apart() {
        for palette in Palette::ALL {
            for depth in [Depth::Indexed, Depth::True] {
                let told = [Role::Right, Role::Attention, Role::Wrong, Role::Unknown, Role::Again];
                let inks: Vec<Color> = told.iter().map(|role| depth.colour(palette.ink(*role).unwrap())).collect();
                assert!((1..inks.len()).all(|n| !inks[..n].contains(&inks[n])), "{palette:?} {inks:?}");
            }
        }
    }

    #[test]
    fn a_colour_of_the_240_is_its_own_nearest() {
        for index in 16..=u8::MAX {
            assert_eq!(rgb_of(nearest(rgb_of(index))), rgb_of(index));
        }
        let dark = |role| Depth::Indexed.colour(Palette::Dark.ink(role).unwrap());
        assert_eq!(ROLES.map(dark), [78, 220, 203, 177, 110, 246, 117, 231].map(Color::Indexed));
        assert_eq!([0, 127, 255].map(|grey| Depth::Indexed.grey(grey)), [232, 243, 255].map(Color::Indexed));
    }
}
