//! How the webcam describes itself: USB 2.0 chapter 9, USB Video Class 1.0 sections 3.7 and 3.9, and the payload
//! specifications for MJPEG and uncompressed video.

/// Most bytes of one transfer.
pub const TRANSFER: u32 = 16_384;
/// 100 ns in a second: the unit of frame intervals.
const SECOND: u32 = 10_000_000;
/// YUY2 as a GUID in the order of the wire.
const YUY2: [u8; 16] = [b'Y', b'U', b'Y', b'2', 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pixels {
    Mjpeg,
    Yuyv,
}

/// The sizes of one kind of pixels. Each comes at 30 frames a second.
#[derive(Clone, Debug)]
pub struct Format {
    pub pixels: Pixels,
    pub sizes: Vec<(u16, u16)>,
}

/// A webcam as it is made.
#[derive(Clone, Debug)]
pub struct Make {
    /// Its product name, as UTF-16 puts it on the wire.
    pub name: String,
    pub formats: Vec<Format>,
    /// Whether its JPEGs bring their Huffman tables.
    pub tables: bool,
}

pub const INTERVAL: u32 = SECOND / 30;

/// A descriptor: its length is put before it.
fn of(kind: u8, fields: &[&[u8]]) -> Vec<u8> {
    let body: Vec<u8> = fields.concat();
    let length = u8::try_from(body.len() + 2).unwrap();
    [vec![length, kind], body].concat()
}

const DEVICE: u8 = 1;
const CONFIGURATION: u8 = 2;
const STRING: u8 = 3;
const INTERFACE: u8 = 4;
const ENDPOINT: u8 = 5;
const ASSOCIATION: u8 = 11;
/// A descriptor of the class.
const CLASS: u8 = 0x24;

pub fn device() -> Vec<u8> {
    // USB 2.0, class by associated interfaces, 64 bytes on endpoint 0, a vendor for tests, version 1, two strings.
    of(DEVICE, &[&[0, 2, 0xef, 2, 1, 64], &[0x09, 0x12, 0x01, 0x00, 0, 1], &[0, 1, 0, 1]])
}

pub fn string(number: u8, make: &Make) -> Vec<u8> {
    match number {
        0 => of(STRING, &[&0x0409_u16.to_le_bytes()]),
        _ => {
            let units: Vec<u8> = make.name.encode_utf16().take(120).flat_map(u16::to_le_bytes).collect();
            of(STRING, &[&units])
        }
    }
}

pub fn configuration(make: &Make) -> Vec<u8> {
    let camera = of(CLASS, &[&[2, 1], &0x0201_u16.to_le_bytes(), &[0, 0], &[0; 6], &[2, 0, 0]]);
    let output = of(CLASS, &[&[3, 2], &0x0101_u16.to_le_bytes(), &[0, 1, 0]]);
    let total = u16::try_from(13 + camera.len() + output.len()).unwrap();
    let control = of(CLASS, &[&[1], &0x0100_u16.to_le_bytes(), &total.to_le_bytes(), &48_000_000_u32.to_le_bytes(), &[1, 1]]);
    let formats: Vec<u8> = make.formats.iter().zip(1..).flat_map(|(one, number)| format(one, number)).collect();
    let kinds = u8::try_from(make.formats.len()).unwrap();
    let total = u16::try_from(13 + usize::from(kinds) + formats.len()).unwrap();
    let streaming = of(CLASS, &[&[1, kinds], &total.to_le_bytes(), &[0x81, 0, 2, 0, 0, 0, 1], &vec![0; kinds.into()]]);
    let body = [
        of(ASSOCIATION, &[&[0, 2, 0x0e, 3, 0, 0]]),
        of(INTERFACE, &[&[0, 0, 0, 0x0e, 1, 0, 0]]),
        control,
        camera,
        output,
        // Video by bulk transfers: one setting, one endpoint.
        of(INTERFACE, &[&[1, 0, 1, 0x0e, 2, 0, 0]]),
        streaming,
        formats,
        of(ENDPOINT, &[&[0x81, 2], &512_u16.to_le_bytes(), &[0]]),
    ]
    .concat();
    let total = u16::try_from(9 + body.len()).unwrap();
    [of(CONFIGURATION, &[&total.to_le_bytes(), &[2, 1, 0, 0x80, 250]]), body].concat()
}

fn format(format: &Format, number: u8) -> Vec<u8> {
    let sizes = u8::try_from(format.sizes.len()).unwrap();
    let (head, frame) = match format.pixels {
        Pixels::Mjpeg => (of(CLASS, &[&[6, number, sizes, 1, 1, 0, 0, 0, 0]]), 7),
        Pixels::Yuyv => (of(CLASS, &[&[4, number, sizes], &YUY2, &[16, 1, 0, 0, 0, 0]]), 5),
    };
    let frames = format.sizes.iter().zip(1_u8..).flat_map(|((width, height), number)| {
        let bytes = u32::from(*width) * u32::from(*height) * 2;
        let bits = (bytes * 8).saturating_mul(30).to_le_bytes();
        of(
            CLASS,
            &[
                &[frame, number, 0],
                &width.to_le_bytes(),
                &height.to_le_bytes(),
                &bits,
                &bits,
                &bytes.to_le_bytes(),
                &INTERVAL.to_le_bytes(),
                &[1],
                &INTERVAL.to_le_bytes(),
            ],
        )
    });
    head.into_iter().chain(frames).collect()
}
