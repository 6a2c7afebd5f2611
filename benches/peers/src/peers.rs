//! The decoders of others that the house does not use, each called as its documentation does.

use crate::judge::Read;
use crate::readers::{Reader, text, theirs};
use image::{DynamicImage, GrayImage};
use recol::vision::{Corners, Gray, Point};
use zedbar::config::QrCode;
use zedbar::{DecoderConfig, Scanner, SymbolType};
use zxingcpp::{BarcodeFormat, ImageFormat, ImageView, PointI, TextMode};

pub const QUIRCS: Reader = Reader { name: "quircs", look: |frame| theirs(|| quircs(frame)) };
pub const QRISM: Reader = Reader { name: "qrism", look: |frame| theirs(|| qrism(frame)) };
pub const ZEDBAR: Reader = Reader { name: "zedbar", look: |frame| theirs(|| zedbar(frame, false)) };
pub const ZEDBAR_AGAIN: Reader = Reader { name: "zedbar+", look: |frame| theirs(|| zedbar(frame, true)) };
pub const ZXING_CPP: Reader = Reader { name: "zxing-cpp", look: |frame| theirs(|| zxing_cpp(frame)) };

fn read(text: String, corners: Corners) -> Read {
    Read { text, corners, step: None }
}

/// A place in whole pixels.
fn at(x: i32, y: i32) -> Point {
    Point::new(x as f32, y as f32)
}

fn quircs(frame: &Gray) -> Vec<Read> {
    let mut decoder = quircs::Quirc::default();
    let codes = decoder.identify(frame.width(), frame.height(), frame.pixels()).flatten();
    let reads = codes.filter_map(|code| {
        let decoded = code.decode().ok()?;
        Some(read(text(&decoded.payload), code.corners.map(|p| at(p.x, p.y))))
    });
    reads.collect()
}

fn qrism(frame: &Gray) -> Vec<Read> {
    let pixels = GrayImage::from_raw(frame.width() as u32, frame.height() as u32, frame.pixels().to_vec()).expect("a frame");
    let mut found = qrism::reader::detect_qr(&DynamicImage::ImageLuma8(pixels));
    let reads = found.symbols().iter_mut().filter_map(|symbol| {
        let (_, text) = symbol.decode().ok()?;
        let corners = symbol.outline().unwrap_or_default();
        Some(read(text, corners.map(|(x, y)| Point::new(x as f32, y as f32))))
    });
    reads.collect()
}

fn zedbar(frame: &Gray, again: bool) -> Vec<Read> {
    let config = DecoderConfig::new()
        .enable(QrCode)
        .test_inverted(again)
        .retry_undecoded_regions(again)
        .retry_downscaled(again)
        .retry_smoothed(again);
    let mut picture = zedbar::Image::from_gray(frame.pixels(), frame.width() as u32, frame.height() as u32).expect("a frame");
    let found = Scanner::with_config(config).scan(&mut picture);
    let codes = found.symbols().iter().filter(|symbol| symbol.symbol_type() == SymbolType::QrCode);
    let reads = codes.map(|symbol| {
        let corners: Vec<Point> = symbol.points().iter().map(|p| at(p.x, p.y)).collect();
        // Its own guess takes Shift JIS for Chinese: judged are the bytes, as where a decoder gives nothing else.
        let bytes = symbol.raw_data().unwrap_or_else(|| symbol.data());
        read(text(bytes), corners.try_into().unwrap_or_default())
    });
    reads.collect()
}

fn zxing_cpp(frame: &Gray) -> Vec<Read> {
    let view = ImageView::from_slice(frame.pixels(), frame.width(), frame.height(), ImageFormat::Lum).expect("a frame");
    let reader = zxingcpp::read().formats(BarcodeFormat::QRCode).text_mode(TextMode::Plain);
    let codes = reader.from(&view).unwrap_or_default().into_iter().filter(|code| code.is_valid());
    let reads = codes.map(|code| {
        let zxingcpp::Position { top_left, top_right, bottom_right, bottom_left } = code.position();
        read(code.text(), [top_left, top_right, bottom_right, bottom_left].map(|PointI { x, y }| at(x, y)))
    });
    reads.collect()
}
