//! The outlines of communes as paths of a drawing.

use crate::atlas;
use std::fmt::Write;

/// A commune on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its name.
    pub name: String,
    /// Its place among the communes that are known.
    pub nth: usize,
    /// Its outline, as the data of an SVG path.
    pub path: String,
    /// The middle of its bounds: a place for a sign, not an address.
    pub middle: (f64, f64),
}

/// The outlines of a département, with the size of their drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The communes.
    pub outlines: Vec<Outline>,
    /// Width and height.
    pub size: (f64, f64),
}

/// The map of the département; empty if the outlines cannot be read, which the tests exclude.
#[must_use]
pub fn map() -> Map {
    let atlas = atlas::known();
    let outlines = atlas.communes.iter().enumerate().map(|(nth, commune)| {
        let mut path = String::new();
        for ring in &commune.rings {
            for (number, (x, y)) in ring.iter().enumerate() {
                let _ = write!(path, "{}{x:.1} {y:.1}", if number == 0 { "M" } else { "L" });
            }
            path.push('Z');
        }
        Outline { name: commune.name.clone(), nth, path, middle: commune.middle }
    });
    Map { outlines: outlines.collect(), size: atlas.size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_36_communes_are_on_the_map() {
        let map = map();
        assert_eq!(map.outlines.len(), 36);
        for outline in &map.outlines {
            assert!(outline.path.starts_with('M') && outline.path.ends_with('Z'), "{}", outline.name);
        }
    }
}
