//! The photographs of the demo: tilted and rotated labels on a table, in the light of a storeroom.

use crate::{
    job::{Doing, Failure, FailureKind, Hint},
    vision::{
        Gray, Point,
        scene::{Label, Light, Scene},
    },
};

/// The scene with these labels: up to four side by side, each with its own tilt and rotation, the light from one side.
/// `number` varies it: every photograph has its own table, light and noise.
#[must_use]
pub fn scene(texts: &[String], number: u64) -> Scene {
    let count = texts.len().max(1);
    let spread = (0_u16..).zip(texts).map(|(at, text)| {
        let turn = f32::from(u16::try_from((number * 7 + u64::from(at) * 5) % 23).unwrap_or_default()) - 11.0;
        let x = 1280.0 * (f32::from(at) + 0.5) / count_f32(count);
        Label {
            text: text.clone(),
            centre: Point::new(x, 360.0 + turn * 3.0),
            side: if count > 2 { 170.0 } else { 240.0 },
            rotation: turn * 1.5,
            tilt: [turn * 1.2, 18.0 - turn],
        }
    });
    let dusk = f32::from(u16::try_from(number % 4).unwrap_or_default());
    let light = Light { level: 0.8 - 0.08 * dusk, gradient: 0.2, towards: 40.0 * dusk };
    Scene { labels: spread.collect(), light, noise: 4.0 + dusk, blur: 0.8, seed: number, ..Scene::default() }
}

fn count_f32(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(1))
}

/// Draws the photograph of a scene.
///
/// # Errors
/// Only a bug in the scenario: a text that does not fit in a QR code.
pub fn photograph(scene: &Scene) -> Result<Gray, Failure> {
    scene.render().map_err(|error| Failure {
        kind: FailureKind::Bug,
        doing: Doing::ReadImage,
        subject: "demo".to_owned(),
        cause: error.to_string(),
        hint: Hint::Report,
    })
}
