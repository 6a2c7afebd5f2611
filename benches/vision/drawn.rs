//! What a scene does not draw: damage, glare, motion, poor contrast, light on dark, and grain after them. Same seed, same
//! picture on every machine.

use recol::vision::{Corners, Gray, Point};

/// `SplitMix64`.
pub struct Chance(pub u64);

impl Chance {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1u32 << 24) as f32
    }

    /// From one bound to the other.
    pub fn within(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.share()
    }
}

/// A picture as numbers, while things are done to it.
pub struct Drawn {
    width: usize,
    height: usize,
    pixels: Vec<f32>,
}

impl Drawn {
    pub fn of(frame: &Gray) -> Self {
        let pixels = frame.pixels().iter().map(|&p| f32::from(p)).collect();
        Self { width: frame.width(), height: frame.height(), pixels }
    }

    /// Every pixel anew from its place and light.
    fn each(&mut self, anew: impl Fn(f32, f32, f32) -> f32) {
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            for (x, p) in row.iter_mut().enumerate() {
                *p = anew(x as f32 + 0.5, y as f32 + 0.5, *p);
            }
        }
    }

    /// Light and dark drawn together around a middle grey; 1 leaves all as it is.
    pub fn contrast(&mut self, share: f32) {
        self.each(|_, _, p| 120.0 + (p - 120.0) * share);
    }

    pub fn inverted(&mut self) {
        self.each(|_, _, p| 255.0 - p);
    }

    /// A lamp's reflection: an ellipse that burns out in its middle.
    pub fn glare(&mut self, at: Point, radius: f32, strength: f32) {
        self.each(|x, y, p| {
            let (dx, dy) = ((x - at.x) / radius, (y - at.y) / (radius * 0.7));
            p + 255.0 * strength * (-(dx * dx + dy * dy)).exp()
        });
    }

    /// A blot of one grey with an edge of about a pixel.
    pub fn blot(&mut self, at: Point, radius: f32, grey: f32) {
        self.each(|x, y, p| {
            let share = (radius - (x - at.x).hypot(y - at.y) + 0.5).clamp(0.0, 1.0);
            p + (grey - p) * share
        });
    }

    /// Moved by so many pixels in a direction (degrees) while the shutter was open.
    pub fn motion(&mut self, length: f32, degrees: f32) {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let looks = (length.ceil() as usize * 2 + 1).max(1);
        let old = std::mem::take(&mut self.pixels);
        let (right, bottom) = (self.width as f32 - 1.001, self.height as f32 - 1.001);
        self.pixels = vec![0.0; old.len()];
        for look in 0..looks {
            let along = length * (look as f32 / (looks - 1).max(1) as f32 - 0.5);
            for y in 0..self.height {
                for x in 0..self.width {
                    let (u, v) = ((x as f32 + along * cos).clamp(0.0, right), (y as f32 + along * sin).clamp(0.0, bottom));
                    let (i, s, t) = (v as usize * self.width + u as usize, u.fract(), v.fract());
                    let upper = old[i] + (old[i + 1] - old[i]) * s;
                    let lower = old[i + self.width] + (old[i + self.width + 1] - old[i + self.width]) * s;
                    self.pixels[y * self.width + x] += (upper + (lower - upper) * t) / looks as f32;
                }
            }
        }
    }

    /// The sensor: grain, and bytes.
    pub fn exposed(self, noise: f32, chance: &mut Chance) -> Gray {
        let mut bell = || (0..4).map(|_| chance.share()).sum::<f32>() * 1.732_050_8 - 3.464_101_6;
        let pixels = self.pixels.iter().map(|p| (p + bell() * noise).round().clamp(0.0, 255.0) as u8).collect();
        Gray::new(self.width, self.height, pixels).expect("the size it had")
    }
}

/// The place at these shares of a code's width and height, where it is not tilted.
pub fn within(corners: &Corners, u: f32, v: f32) -> Point {
    let [a, b, _, d] = *corners;
    Point::new(a.x + (b.x - a.x) * u + (d.x - a.x) * v, a.y + (b.y - a.y) * u + (d.y - a.y) * v)
}
