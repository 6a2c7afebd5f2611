//! The outlines of communes as paths of a drawing.

use serde_json::Value;
use std::fmt::Write;

/// The communes of Hauts-de-Seine; where they come from: `seeds/README.md`.
const COMMUNES: &str = include_str!("../../../seeds/communes92.geojson");
/// The longest side of the drawing, in its own unit.
const SIDE: f64 = 1000.0;

/// A commune on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its name.
    pub name: String,
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

/// A commune while it is read: its name, and its rings of points in degrees east and north.
type Read = (String, Vec<Vec<(f64, f64)>>);

/// The map of the département; empty if the outlines cannot be read, which the tests exclude.
#[must_use]
pub fn map() -> Map {
    let parsed: Value = serde_json::from_str(COMMUNES).unwrap_or_default();
    let communes: Vec<Read> = parsed.get("features").and_then(Value::as_array).into_iter().flatten().filter_map(read).collect();
    drawn(&communes)
}

fn read(feature: &Value) -> Option<Read> {
    let name = feature.pointer("/properties/nom")?.as_str()?.to_owned();
    let shape = feature.get("geometry")?;
    let coordinates = shape.get("coordinates")?.as_array()?;
    let polygons: Vec<&Value> = match shape.get("type")?.as_str()? {
        "Polygon" => coordinates.iter().collect(),
        "MultiPolygon" => coordinates.iter().filter_map(Value::as_array).flatten().collect(),
        _ => return None,
    };
    let point = |point: &Value| Some((point.get(0)?.as_f64()?, point.get(1)?.as_f64()?));
    let rings = polygons.into_iter().filter_map(Value::as_array).map(|ring| ring.iter().filter_map(point).collect());
    Some((name, rings.collect()))
}

/// Lays the communes out flat: degrees east are shortened by the cosine of the middle latitude, which is exact enough for a département.
fn drawn(communes: &[Read]) -> Map {
    let points = || communes.iter().flat_map(|(_, rings)| rings.iter().flatten().copied());
    let least = |of: fn((f64, f64)) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn((f64, f64)) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (west, east, south, north) = (least(|p| p.0), most(|p| p.0), least(|p| p.1), most(|p| p.1));
    if !(east > west && north > south) {
        return Map::default();
    }
    let narrow = ((south + north) / 2.0).to_radians().cos();
    let scale = SIDE / f64::max((east - west) * narrow, north - south);
    let at = |(x, y): (f64, f64)| ((x - west) * narrow * scale, (north - y) * scale);
    let outlines = communes.iter().map(|(name, rings)| {
        let mut path = String::new();
        let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        for ring in rings {
            for (number, point) in ring.iter().enumerate() {
                let (x, y) = at(*point);
                let _ = write!(path, "{}{x:.1} {y:.1}", if number == 0 { "M" } else { "L" });
                (low, high) = ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)));
            }
            path.push('Z');
        }
        Outline { name: name.clone(), path, middle: (f64::midpoint(low.0, high.0), f64::midpoint(low.1, high.1)) }
    });
    Map { outlines: outlines.collect(), size: at((east, south)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_36_communes_are_on_the_map() {
        let map = map();
        assert_eq!(map.outlines.len(), 36);
        assert!(map.size.0.max(map.size.1) <= SIDE + 0.1 && map.size.0.min(map.size.1) > SIDE / 4.0, "{:?}", map.size);
        for outline in &map.outlines {
            assert!(outline.path.starts_with('M') && outline.path.ends_with('Z'), "{}", outline.name);
            assert!((0.0..=map.size.0).contains(&outline.middle.0) && (0.0..=map.size.1).contains(&outline.middle.1));
        }
    }
}
