//! What other decoders read, quoted and not measured here: from the README beside the photographs (`shared/qr`), measured
//! there on the same photographs, one thread, CPU ms of a noisy machine with two cores, the BoofCV pictures 1280 wide.

/// One line of that README.
pub struct Quoted {
    pub name: &'static str,
    /// Of the 145 codes of zxing-qr1 to qr4.
    pub zxing: u16,
    /// Of the 4 codes of zxing-multi.
    pub multi: u16,
    /// Of the 652 codes of the BoofCV half.
    pub boofcv: u16,
    /// Of its 272 pictures.
    pub whole: u16,
    /// The mean of its 16 category rates, in percent.
    pub mean: f32,
    /// Milliseconds on it: median and 95th percentile.
    pub ms: [f32; 2],
    /// Its category rates, in percent, in the order of [`CATEGORIES`].
    pub rates: [u8; 16],
    /// Its rate on that README's own sweep, which is not ours; none where not given.
    pub sweep: Option<f32>,
}

/// In the alphabet's order.
pub const CATEGORIES: [&str; 16] = [
    "blurred",
    "bright_spots",
    "brightness",
    "close",
    "curved",
    "damaged",
    "glare",
    "high_version",
    "lots",
    "monitor",
    "nominal",
    "noncompliant",
    "pathological",
    "perspective",
    "rotations",
    "shadows",
];

#[rustfmt::skip]
pub const PEERS: [Quoted; 8] = [
    Quoted { name: "zxing-cpp 0.5.3", zxing: 131, multi: 4, boofcv: 450, whole: 176, mean: 68.1, ms: [3.6, 8.0], sweep: Some(55.9),
        rates: [54, 24, 60, 100, 63, 24, 41, 89, 73, 100, 92, 77, 42, 61, 97, 91] },
    Quoted { name: "rxing 0.9.3 helper", zxing: 130, multi: 4, boofcv: 414, whole: 131, mean: 51.4, ms: [7.9, 31.0], sweep: Some(48.5),
        rates: [49, 37, 60, 25, 53, 19, 37, 89, 76, 0, 78, 23, 42, 50, 94, 91] },
    Quoted { name: "qrism 0.2.0", zxing: 128, multi: 4, boofcv: 374, whole: 141, mean: 52.8, ms: [3.1, 10.0], sweep: Some(47.1),
        rates: [49, 18, 55, 60, 37, 10, 41, 74, 58, 0, 90, 54, 50, 72, 97, 82] },
    Quoted { name: "zedbar 0.7.0 retry", zxing: 136, multi: 4, boofcv: 354, whole: 167, mean: 65.4, ms: [41.4, 1149.0], sweep: Some(56.5),
        rates: [57, 39, 60, 70, 53, 43, 63, 26, 35, 89, 88, 92, 83, 61, 86, 100] },
    Quoted { name: "zedbar 0.7.0", zxing: 132, multi: 4, boofcv: 293, whole: 130, mean: 49.3, ms: [30.8, 54.0], sweep: None,
        rates: [46, 18, 55, 45, 37, 38, 41, 21, 32, 0, 75, 77, 83, 44, 86, 91] },
    Quoted { name: "zbar 0.23", zxing: 125, multi: 4, boofcv: 208, whole: 116, mean: 43.3, ms: [33.4, 59.0], sweep: Some(40.8),
        rates: [46, 18, 55, 35, 27, 38, 33, 16, 2, 0, 75, 62, 67, 44, 83, 91] },
    Quoted { name: "rqrr 0.11.0", zxing: 95, multi: 2, boofcv: 179, whole: 104, mean: 36.9, ms: [20.9, 47.0], sweep: Some(34.3),
        rates: [23, 8, 33, 95, 23, 24, 26, 5, 2, 33, 65, 0, 33, 61, 85, 73] },
    Quoted { name: "quircs 0.10.3", zxing: 103, multi: 4, boofcv: 128, whole: 99, mean: 32.5, ms: [5.4, 15.0], sweep: None,
        rates: [17, 0, 17, 100, 23, 19, 22, 11, 0, 67, 62, 0, 42, 78, 35, 27] },
];
