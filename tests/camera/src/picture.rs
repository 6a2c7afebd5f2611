//! What the webcam sees: a label with a code on a shaded wall, as YUYV or as JPEG.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use qrcode::{Color, EcLevel, QrCode};

/// Luma of a frame with a label that holds this text; without one, the bare wall.
fn luma(width: usize, height: usize, text: Option<&str>) -> Vec<u8> {
    let shade = |x: usize, y: usize| u8::try_from(90 + 60 * x / width + (x * 7 + y * 13) % 5).unwrap();
    let mut out: Vec<u8> = (0..width * height).map(|at| shade(at % width, at / width)).collect();
    let Some(text) = text else { return out };
    let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
    let (modules, cells) = (code.to_colors(), code.width());
    // Four cells of white all around.
    let cell = height * 7 / 10 / (cells + 8);
    let (left, top) = ((width - cell * (cells + 8)) / 2, (height - cell * (cells + 8)) / 2);
    for y in 0..cell * (cells + 8) {
        for x in 0..cell * (cells + 8) {
            let (column, row) = ((x / cell).wrapping_sub(4), (y / cell).wrapping_sub(4));
            let dark = column < cells && row < cells && modules[row * cells + column] == Color::Dark;
            out[(top + y) * width + left + x] = if dark { 35 } else { 220 };
        }
    }
    out
}

/// A frame as YUYV.
pub fn yuyv(width: usize, height: usize, text: Option<&str>) -> Vec<u8> {
    luma(width, height, text).into_iter().flat_map(|y| [y, 128]).collect()
}

/// A frame as JPEG in 4:2:2, as webcams send it; on demand without its Huffman tables, as many do.
pub fn jpeg(width: usize, height: usize, text: Option<&str>, tables: bool) -> Vec<u8> {
    let rgb: Vec<u8> = luma(width, height, text).into_iter().flat_map(|y| [y, y, y]).collect();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, 80);
    encoder.set_sampling_factor(SamplingFactor::F_2_1);
    encoder.encode(&rgb, u16::try_from(width).unwrap(), u16::try_from(height).unwrap(), ColorType::Rgb).unwrap();
    if tables { out } else { without_tables(&out) }
}

/// The segments of a JPEG less those that define Huffman tables (marker C4).
fn without_tables(whole: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (whole[..2].to_vec(), &whole[2..]);
    while let [0xff, marker, high, low, ..] = *rest {
        let (segment, behind) = rest.split_at(2 + usize::from(u16::from_be_bytes([high, low])));
        if marker != 0xc4 {
            out.extend(segment);
        }
        rest = behind;
        // Behind the start of the scan come the pixels.
        if marker == 0xda {
            break;
        }
    }
    out.extend(rest);
    out
}
