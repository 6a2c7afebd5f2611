//! The outlines of communes, laid flat, and which commune a college is in. A place on it is no address.

use crate::audit::inventory::{College, CommuneCode};
use serde_json::Value;
use std::sync::OnceLock;

/// The communes of Hauts-de-Seine; where they come from: `seeds/README.md`.
const COMMUNES: &str = include_str!("../../seeds/communes92.geojson");
/// The longest side of the plane, in its own unit.
const SIDE: f64 = 1000.0;

/// A point of the plane: from the west, and from the north.
pub type Point = (f64, f64);

/// A commune.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// Its name.
    pub name: String,
    /// Its code by INSEE, where the outlines say it.
    pub code: Option<CommuneCode>,
    /// Its [`plain_name`].
    plain: String,
    /// The rings of its outline.
    pub rings: Vec<Vec<Point>>,
    /// A place inside for signs, far from the outline.
    pub middle: Point,
}

/// The communes of a département, and the size of their plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atlas {
    /// The communes.
    pub communes: Vec<Commune>,
    /// Width and height.
    pub size: Point,
}

static KNOWN: OnceLock<Atlas> = OnceLock::new();

/// The communes that are known: those of Hauts-de-Seine, unless others were installed. Empty if the outlines cannot be read, which
/// the tests exclude.
#[must_use]
pub fn known() -> &'static Atlas {
    KNOWN.get_or_init(|| Atlas::of(COMMUNES))
}

/// Makes these communes the ones that are known. Only the first call, before anything is drawn, has an effect.
pub fn install(atlas: Atlas) {
    // Whoever looked before goes on with what was seen.
    let _ = KNOWN.set(atlas);
}

/// A commune while it is read: its name, its code, and its rings in degrees east and north.
type Read = (String, Option<CommuneCode>, Vec<Vec<Point>>);

impl Atlas {
    /// The communes of a GeoJSON collection in degrees (RFC 7946) whose features carry their name in one of six usual properties (`nom`, `name`, …); other features are
    /// left out. Without any it is empty.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let parsed: Value = serde_json::from_str(text).unwrap_or_default();
        let features = parsed.get("features").and_then(Value::as_array);
        flat(&features.into_iter().flatten().filter_map(read).collect::<Vec<_>>())
    }

    /// The commune of a college.
    #[must_use]
    pub fn commune_of(&self, college: &College) -> Option<&Commune> {
        self.communes.get(self.nth_of(college)?)
    }

    /// The place of a college's commune among those that are known.
    #[must_use]
    pub fn nth_of(&self, college: &College) -> Option<usize> {
        self.nth(&college.commune, college.commune_code.as_ref())
    }

    /// The commune with a code, or else the one with a name, of which the words alone count: case, accents, hyphens, blanks and a
    /// leading article do not matter. One that says a code is never meant by another code, whatever its name.
    fn nth(&self, name: &str, code: Option<&CommuneCode>) -> Option<usize> {
        let by_code = code.and_then(|code| self.communes.iter().position(|commune| commune.code.as_ref() == Some(code)));
        let wanted = plain_name(name);
        let named = |commune: &Commune| commune.plain == wanted && (code.is_none() || commune.code.is_none());
        by_code.or_else(|| self.communes.iter().position(named))
    }
}

impl Commune {
    /// Whether a point is inside.
    #[must_use]
    pub fn holds(&self, (x, y): Point) -> bool {
        let mut inside = false;
        for ring in &self.rings {
            let mut before = ring.last().copied().unwrap_or_default();
            for &(to_x, to_y) in ring {
                let (from_x, from_y) = std::mem::replace(&mut before, (to_x, to_y));
                if (from_y > y) != (to_y > y) && x < (to_x - from_x) * (y - from_y) / (to_y - from_y) + from_x {
                    inside = !inside;
                }
            }
        }
        inside
    }

    /// The lowest and the highest of its points in both directions.
    #[must_use]
    pub fn bounds(&self) -> (Point, Point) {
        let all = self.rings.iter().flatten();
        all.fold(((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY)), |(low, high), point| {
            ((low.0.min(point.0), low.1.min(point.1)), (high.0.max(point.0), high.1.max(point.1)))
        })
    }

    /// The place of the `nth` sign of several: the first in the middle, the others around it as the seeds of a sunflower lie, as a
    /// rule apart from each other. Those that would lie outside are moved towards the middle.
    #[must_use]
    pub fn place(&self, nth: usize) -> Point {
        /// The angle of a sunflower, and the distance of its first seeds.
        const GOLDEN: f64 = 2.399_963;
        const STEP: f64 = 16.0;
        let nth = f64::from(u32::try_from(nth).unwrap_or(u32::MAX));
        let (sin, cos) = (nth * GOLDEN).sin_cos();
        let far = STEP * nth.sqrt();
        let at = |share: f64| (self.middle.0 + cos * far * share, self.middle.1 + sin * far * share);
        [1.0, 0.75, 0.5, 0.25].into_iter().map(at).find(|point| self.holds(*point)).unwrap_or_else(|| at(0.25))
    }
}

/// A name by which inventory and map agree: its words alone, without case and accents, and without a leading article.
fn plain_name(name: &str) -> String {
    let plain: String = crate::audit::text::fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    // The official names of communes leave their article out.
    if words.len() > 1 && words.first().is_some_and(|first| ["le", "la", "les", "l"].contains(first)) {
        words.remove(0);
    }
    words.join(" ")
}

/// The point of a grid over a commune that is inside and farthest from its outline.
fn inner(commune: &Commune) -> Point {
    /// The grid's points a side.
    const GRID: u32 = 24;
    let (low, high) = commune.bounds();
    let at = |share: u32, low: f64, high: f64| low + (high - low) * f64::from(share) / f64::from(GRID);
    let all = (1..GRID).flat_map(|x| (1..GRID).map(move |y| (x, y)));
    let inside = all.map(|(x, y)| (at(x, low.0, high.0), at(y, low.1, high.1))).filter(|point| commune.holds(*point));
    let far = inside.map(|point| (distance(commune, point), point)).max_by(|a, b| a.0.total_cmp(&b.0));
    far.map_or((f64::midpoint(low.0, high.0), f64::midpoint(low.1, high.1)), |(_, point)| point)
}

/// The square of the distance of a point from the outline of a commune.
fn distance(commune: &Commune, point: Point) -> f64 {
    let mut least = f64::INFINITY;
    for ring in &commune.rings {
        let mut before = ring.last().copied().unwrap_or_default();
        for &to in ring {
            let from = std::mem::replace(&mut before, to);
            let (x, y) = (to.0 - from.0, to.1 - from.1);
            let length = x * x + y * y;
            let along =
                if length > 0.0 { (((point.0 - from.0) * x + (point.1 - from.1) * y) / length).clamp(0.0, 1.0) } else { 0.0 };
            let (far_x, far_y) = (point.0 - from.0 - along * x, point.1 - from.1 - along * y);
            least = least.min(far_x * far_x + far_y * far_y);
        }
    }
    least
}

/// The properties that carry the name of a commune: those of geo.api.gouv.fr, of IGN's ADMIN EXPRESS, of INSEE, and the usual one.
const NAMES: [&str; 6] = ["nom", "nom_officiel", "NOM", "NOM_COM", "libgeo", "name"];
/// The properties that carry its code: those of the same sources.
const CODES: [&str; 5] = ["code", "code_insee", "INSEE_COM", "codgeo", "insee"];

/// Outlines with more points than this are thinned: no screen and no page shows so many.
const MANY: usize = 400;
/// The least distance between the points of a thinned outline, as a share of the plane's longest side.
const NEAR: f64 = SIDE / 1500.0;

/// An outline without the points that lie close to the one before; the first and the last stay.
fn thinned(ring: Vec<Point>) -> Vec<Point> {
    if ring.len() <= MANY {
        return ring;
    }
    let last = ring.last().copied();
    let mut kept: Vec<Point> = Vec::with_capacity(MANY);
    for point in ring {
        if kept.last().is_none_or(|before| (before.0 - point.0).hypot(before.1 - point.1) >= NEAR) {
            kept.push(point);
        }
    }
    kept.extend(last.filter(|last| kept.last() != Some(last)));
    kept
}

/// Whether a point can be one of the earth, in degrees.
fn is_degrees((east, north): Point) -> bool {
    east.abs() <= 180.0 && north.abs() <= 90.0
}

fn read(feature: &Value) -> Option<Read> {
    let properties = feature.get("properties")?;
    let name = NAMES.iter().find_map(|name| properties.get(name)?.as_str()).filter(|name| !name.trim().is_empty())?.to_owned();
    let shape = feature.get("geometry")?;
    let coordinates = shape.get("coordinates")?.as_array()?;
    let polygons: Vec<&Value> = match shape.get("type")?.as_str()? {
        "Polygon" => coordinates.iter().collect(),
        "MultiPolygon" => coordinates.iter().filter_map(Value::as_array).flatten().collect(),
        _ => return None,
    };
    let point = |point: &Value| Some((point.get(0)?.as_f64()?, point.get(1)?.as_f64()?));
    let rings = polygons.into_iter().filter_map(Value::as_array).map(|ring| ring.iter().filter_map(point).collect::<Vec<_>>());
    let rings: Vec<Vec<Point>> = rings.filter(|ring| ring.len() > 3).collect();
    let fits = !rings.is_empty() && rings.iter().flatten().copied().all(is_degrees);
    let code = CODES.iter().find_map(|name| code(properties.get(name)?));
    fits.then_some((name, code, rings))
}

/// The code of a commune, which some programs write as a number: without the zero that the first départements begin with.
fn code(said: &Value) -> Option<CommuneCode> {
    let number = said.as_u64().map(|number| format!("{number:05}"));
    number.as_deref().or_else(|| said.as_str())?.trim().parse().ok()
}

/// Lays communes out flat: degrees east are shortened by the cosine of the middle latitude, which is exact enough for a département.
fn flat(communes: &[Read]) -> Atlas {
    let points = || communes.iter().flat_map(|(_, _, rings)| rings.iter().flatten().copied());
    let least = |of: fn(Point) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(Point) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (west, east, south, north) = (least(|p| p.0), most(|p| p.0), least(|p| p.1), most(|p| p.1));
    if !(east > west && north > south) {
        return Atlas::default();
    }
    let narrow = ((south + north) / 2.0).to_radians().cos();
    let scale = SIDE / f64::max((east - west) * narrow, north - south);
    let at = |(x, y): Point| ((x - west) * narrow * scale, (north - y) * scale);
    let communes = communes.iter().map(|(name, code, rings)| {
        let rings: Vec<Vec<Point>> = rings.iter().map(|ring| thinned(ring.iter().map(|point| at(*point)).collect())).collect();
        let mut commune = Commune { name: name.clone(), code: code.clone(), plain: plain_name(name), rings, middle: (0.0, 0.0) };
        commune.middle = inner(&commune);
        commune
    });
    Atlas { communes: communes.collect(), size: at((east, south)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_36_communes_are_known_and_found_by_their_words() {
        let atlas = known();
        assert_eq!(atlas.communes.len(), 36);
        assert!(atlas.size.0.max(atlas.size.1) <= SIDE + 0.1 && atlas.size.0.min(atlas.size.1) > SIDE / 4.0, "{:?}", atlas.size);
        for commune in &atlas.communes {
            assert!((0.0..=atlas.size.0).contains(&commune.middle.0) && (0.0..=atlas.size.1).contains(&commune.middle.1));
            assert!(commune.rings.iter().all(|ring| ring.len() > 3), "{}", commune.name);
        }
        for name in ["La Garenne-Colombes", "LA GARENNE COLOMBES", "fontenay aux roses", "Saint-Cloud", "SÈVRES"] {
            assert!(atlas.nth(name, None).is_some(), "{name}");
        }
        assert_eq!(atlas.nth("Versailles", None), None);
        assert_eq!(plain_name("L’Haÿ"), plain_name("haÿ"));
        assert_ne!(plain_name("Levallois-Perret"), plain_name("Vallois-Perret"));
        assert_eq!(Atlas::of("no JSON"), Atlas::default());
        // Metres of a projection are no degrees.
        let square = |name: &str, side: f64| {
            format!(
                r#"{{"features":[{{"properties":{{"{name}":"X"}},"geometry":{{"type":"Polygon","coordinates":[[[0,0],[0,{side}],[{side},{side}],[0,0]]]}}}}]}}"#
            )
        };
        assert_eq!(Atlas::of(&square("nom", 652_000.0)), Atlas::default());
        for name in NAMES {
            assert!(Atlas::of(&square(name, 1.0)).nth("x", None).is_some(), "{name}");
        }
        assert_eq!(Atlas::of(r#"{"features":[{"properties":{},"geometry":null}]}"#), Atlas::default());
    }

    #[test]
    fn every_seed_college_has_a_commune() {
        for line in include_str!("../../seeds/colleges.csv").lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let (commune, code) = (cells[2], cells[3].parse().unwrap());
            let known = known();
            assert!(known.nth(commune, None).is_some_and(|found| Some(found) == known.nth("", Some(&code))), "{line}");
            assert_eq!(known.nth(commune, "75056".parse().ok().as_ref()), None, "Paris is not on this map");
        }
    }

    #[test]
    fn a_code_is_read_as_text_and_as_a_number_and_a_commune_without_one_is_found_by_its_name() {
        let feature = |properties: &str| {
            let shape = r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}"#;
            format!(r#"{{"properties":{{{properties}}},"geometry":{shape}}}"#)
        };
        let communes = [
            r#""nom":"Bourg","code":1004"#,
            r#""nom":"Ajaccio","code":" 2a004 ""#,
            r#""nom":"Ville""#,
            r#""nom":"Cité","code":"?""#,
        ];
        let atlas = Atlas::of(&format!(r#"{{"features":[{}]}}"#, communes.map(feature).join(",")));
        let nth = |name: &str, code: &str| atlas.nth(name, code.parse().ok().as_ref());
        assert_eq!(
            [nth("", "01004"), nth("", "2A004"), nth("ville", "75056"), nth("cité", "01004")],
            [Some(0), Some(1), Some(2), Some(0)]
        );
        assert_eq!([nth("Bourg", "75056"), nth("bourg", ""), nth("Cite", "69001")], [None, Some(0), Some(3)]);
    }

    #[test]
    fn several_signs_lie_apart_and_inside() {
        for commune in &known().communes {
            let places: Vec<Point> = (0..6).map(|nth| commune.place(nth)).collect();
            for (at, one) in places.iter().enumerate().skip(1) {
                assert!(commune.holds(*one), "{} {at}", commune.name);
            }
            let near = |a: &Point, b: &Point| (a.0 - b.0).hypot(a.1 - b.1) < 1.0;
            assert!(places.iter().enumerate().all(|(at, one)| places.iter().skip(at + 1).all(|other| !near(one, other))));
        }
    }

    #[test]
    fn an_outline_in_every_detail_is_thinned_and_keeps_its_form() {
        let round = |n: u32| {
            (0..=n)
                .map(move |at| f64::from(at) * std::f64::consts::TAU / f64::from(n))
                .map(|a| (a.cos() * 400.0, a.sin() * 400.0))
        };
        let (fine, coarse): (Vec<Point>, Vec<Point>) = (round(100_000).collect(), round(50).collect());
        let thin = thinned(fine);
        assert!(thin.len() < 4_000 && thin.first() == Some(&(400.0, 0.0)), "{}", thin.len());
        assert_eq!(thinned(coarse.clone()), coarse);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn nothing_that_is_read_panics(text in ".{0,200}") {
            let _ = Atlas::of(&text);
        }
    }
}
