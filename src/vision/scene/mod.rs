//! A deterministic renderer of photographs of labels: white paper with a QR code, in correct perspective, on a mottled
//! table, with uneven light, blur and noise. The same scene always gives the same picture, on every machine.

mod chance;
mod label;
mod light;

pub use label::Label;
pub use light::Light;

use super::frame::{FrameError, Gray};
use super::quad::Corners;
use chance::Chance;

/// The description of one photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Pixels across, 1 to [`super::MAX_SIDE`].
    pub width: usize,
    /// Pixels down, 1 to [`super::MAX_SIDE`].
    pub height: usize,
    /// The labels on the table; a later one covers an earlier one.
    pub labels: Vec<Label>,
    /// The light on it.
    pub light: Light,
    /// The standard deviation of the noise, in grey levels of 255: 0 is none, 4 a good webcam, 20 a webcam in the dark.
    pub noise: f32,
    /// The standard deviation of the blur in pixels, 0 to 20: 0.7 is a good lens, 2 is out of focus.
    pub blur: f32,
    /// The seed of the random numbers. Another seed gives another table and other noise.
    pub seed: u64,
}

impl Default for Scene {
    /// An empty table as an ordinary webcam shows it: 1280×720.
    fn default() -> Self {
        Self { width: 1280, height: 720, labels: Vec::new(), light: Light::default(), noise: 4.0, blur: 0.7, seed: 1 }
    }
}

/// Why a scene cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SceneError {
    /// The picture's size is out of bounds.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// The text of a label (by its number, from 0) does not fit into any QR code.
    #[error("the text of label {0} is too long for a QR code")]
    Text(usize),
}

impl Scene {
    /// Draws the photograph.
    ///
    /// # Errors
    /// [`SceneError::Frame`] for a size out of bounds, [`SceneError::Text`] for a text of more than about 2,300 bytes.
    pub fn render(&self) -> Result<Gray, SceneError> {
        let area = Gray::area(self.width, self.height)?;
        let mut chance = Chance::new(self.seed);
        let mut table = Vec::with_capacity(area);
        light::table(&mut table, self.width, self.height, &mut chance);
        for (i, label) in self.labels.iter().enumerate() {
            label.lay(&mut table, self.width, self.height).ok_or(SceneError::Text(i))?;
        }
        self.light.fall(&mut table, self.width, self.height);
        light::blur(&mut table, self.width, self.blur);
        Ok(Gray::new(self.width, self.height, light::expose(&table, self.noise, &mut chance))?)
    }

    /// Where each label's code lies in the picture, in the order of the labels.
    #[must_use]
    pub fn corners(&self) -> Vec<Corners> {
        self.labels.iter().map(|label| label.corners(self.width)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::{Budget, Point, read};

    fn one(label: Label) -> Scene {
        Scene { width: 320, height: 240, labels: vec![label], ..Scene::default() }
    }

    #[test]
    fn the_same_scene_is_the_same_picture() {
        let scene = one(Label { text: "HDS-0000017".into(), centre: Point::new(160.0, 120.0), ..Label::default() });
        let picture = scene.render().unwrap();
        assert_eq!(scene.render(), Ok(picture.clone()));
        assert_ne!(Scene { seed: 2, ..scene }.render(), Ok(picture));
    }

    #[test]
    fn a_code_is_read_where_the_scene_says_it_lies() {
        let label = Label {
            text: "HDS-0000017".into(),
            centre: Point::new(150.0, 125.0),
            side: 120.0,
            rotation: 200.0,
            tilt: [25.0, -15.0],
        };
        let scene = one(label);
        let found = read(&scene.render().unwrap(), Budget::Live);
        assert_eq!(found.len(), 1);
        for (got, want) in found[0].corners.iter().zip(scene.corners()[0]) {
            assert!((got.x - want.x).hypot(got.y - want.y) < 4.0, "{:?} for {:?}", found[0].corners, scene.corners()[0]);
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_an_error() {
        assert_eq!(one(Label { text: "x".repeat(3000), ..Label::default() }).render(), Err(SceneError::Text(0)));
        assert!(matches!(Scene { width: 0, ..Scene::default() }.render(), Err(SceneError::Frame(_))));
    }
}
