//! What a photograph is made of and what is never in it; what is kept, refused, put aside and removed.

use super::*;
use crate::{job::StillFault, vision::Gray};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use proptest::prelude::*;
use std::{fs, io::Cursor};

/// Pixels that compress badly, the same every time.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 1_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()])).into()
}

fn slope(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, ((x + y) / 8 % 256) as u8])).into()
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn made(bytes: &[u8]) -> Result<Photograph, StillFault> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    from_file(file.path())
}

fn shown(photograph: &Photograph) -> DynamicImage {
    image::load_from_memory_with_format(photograph.bytes(), ImageFormat::Jpeg).unwrap()
}

/// A JPEG with what a telephone writes into it: how it was held, and where.
fn from_a_telephone(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // GPSInfo: one entry further on, the latitude's reference.
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    segment.extend(b"48.8922 2.2153 SECRETPLACE");
    let plain = written(picture, ImageFormat::Jpeg);
    let mut out = plain[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
    out.extend(&segment);
    out.extend(&plain[2..]);
    out
}

#[test]
fn a_photograph_is_small_and_the_same_every_time() {
    for (picture, format, size) in [
        (slope(4_000, 3_000), ImageFormat::Jpeg, (1_280, 960)),
        (slope(600, 2_000), ImageFormat::Png, (384, 1_280)),
        (slope(64, 48), ImageFormat::Bmp, (64, 48)),
        (slope(1, 1), ImageFormat::WebP, (1, 1)),
    ] {
        let bytes = written(&picture, format);
        let photograph = made(&bytes).unwrap();
        let seen = shown(&photograph);
        assert_eq!((seen.width(), seen.height()), size);
        assert!(photograph.bytes().len() as u64 <= LARGEST);
        assert_eq!(made(&bytes).unwrap(), photograph, "the same again");
        assert_eq!(StillId::of(photograph.bytes()), photograph.id());
    }
    // What does not fit becomes coarser, then smaller.
    let photograph = from_picture(noise(1_280, 1_280)).unwrap();
    assert!(photograph.bytes().len() as u64 <= LARGEST);
    assert!(shown(&photograph).width() >= 400, "no smaller than needed: {}", shown(&photograph).width());
}

#[test]
fn what_the_camera_sees_is_kept_as_it_is_grey() {
    let pixels: Vec<u8> = (0..640 * 480_u32).map(|at| (at % 640 / 3) as u8).collect();
    let photograph = from_frame(&Gray::new(640, 480, pixels).unwrap()).unwrap();
    let seen = shown(&photograph);
    assert_eq!((seen.width(), seen.height(), seen.color().channel_count()), (640, 480, 1));
    let far = seen.to_luma8().get_pixel(600, 200).0[0].abs_diff(200);
    assert!(far < 6, "off by {far}");
}

#[test]
fn place_and_time_and_maker_are_not_taken_over_and_upright_it_stands() {
    let wide = slope(80, 40);
    for (orientation, size) in [(1, (80, 40)), (3, (80, 40)), (6, (40, 80)), (8, (40, 80))] {
        let bytes = from_a_telephone(&wide, orientation);
        assert!(bytes.windows(6).any(|window| window == b"Exif\0\0"), "the test has no EXIF");
        let photograph = made(&bytes).unwrap();
        let seen = shown(&photograph);
        assert_eq!((seen.width(), seen.height()), size, "orientation {orientation}");
        for word in [&b"Exif"[..], b"SECRET", b"48.89"] {
            assert!(!photograph.bytes().windows(word.len()).any(|window| window == word));
        }
        // And nobody else can send it along.
        assert_eq!(Photograph::new(bytes), Err(NotAPhotograph::More(0xe1)));
    }
}

#[test]
fn hostile_files_are_refused_and_never_followed_for_ever() {
    assert_eq!(made(b""), Err(StillFault::NotAPicture));
    assert_eq!(made(b"IMG_0412.jpg"), Err(StillFault::NotAPicture));
    let whole = written(&slope(200, 100), ImageFormat::Png);
    assert!(matches!(made(&whole[..whole.len() - 40]), Err(StillFault::Damaged(_))));
    // A JPEG of a few bytes that promises 65,535 × 65,535 pixels.
    let mut bomb = written(&slope(16, 16), ImageFormat::Jpeg);
    let frame = bomb.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(made(&bomb), Err(StillFault::TooLarge));
    assert_eq!(from_file(Path::new("/nowhere/at-all.jpg")), Err(StillFault::Missing));
    assert_eq!(from_file(Path::new(".")), Err(StillFault::NotAPicture));
    #[cfg(unix)]
    {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("IMG.jpg");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        assert_eq!(from_file(&link), Err(StillFault::NotAPicture));
    }
}

#[test]
fn only_pixels_of_bounded_size_are_taken_from_others() {
    let ours = from_picture(slope(320, 200)).unwrap();
    let bytes = ours.bytes().to_vec();
    assert_eq!(Photograph::called(ours.id(), bytes.clone()), Ok(ours.clone()));
    assert_eq!(Photograph::called(StillId([0; 32]), bytes.clone()), Err(NotAPhotograph::Other(ours.id())));
    let with = |at: usize, more: &[u8]| [&bytes[..at], more, &bytes[at..]].concat();
    assert_eq!(Photograph::new(with(2, b"\xff\xfe\0\x04hi")), Err(NotAPhotograph::More(0xfe)));
    assert_eq!(Photograph::new(with(bytes.len(), b"PK")), Err(NotAPhotograph::More(0xd9)));
    for length in 0..bytes.len().min(700) {
        assert!(Photograph::new(bytes[..length].to_vec()).is_err(), "cut at {length}");
    }
    assert_eq!(Photograph::new(bytes[..bytes.len() - 1].to_vec()), Err(NotAPhotograph::Broken));
    let most = usize::try_from(LARGEST).unwrap();
    assert_eq!(Photograph::new(vec![0; most + 1]), Err(NotAPhotograph::Bytes(most + 1)));
    let mut large = Vec::new();
    slope(1_281, 4).write_with_encoder(JpegEncoder::new_with_quality(&mut large, 50)).unwrap();
    assert_eq!(Photograph::new(large), Err(NotAPhotograph::Pixels(1_281, 4)));
    assert_eq!(Photograph::new(written(&slope(8, 8), ImageFormat::Png)), Err(NotAPhotograph::Broken));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..crate::kept_below_tests() })]

    #[test]
    fn no_bytes_are_too_strange_to_be_looked_at(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = written(&slope(24, 16), ImageFormat::Jpeg);
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        if let Ok(photograph) = Photograph::new(bytes.clone()) {
            prop_assert_eq!(photograph.bytes(), &bytes[..]);
        }
        let _ = crate::io::picture::picture_of(&bytes);
    }
}

#[test]
fn a_photograph_is_kept_once_and_found_again() {
    let data = tempfile::tempdir().unwrap();
    let album = Album::beside(data.path());
    let photograph = from_picture(slope(64, 48)).unwrap();
    let id = photograph.id();
    assert_eq!(album.read(id).unwrap(), None);
    assert!(album.here().unwrap().is_empty());
    assert_eq!((album.keep(&photograph).unwrap(), album.keep(&photograph).unwrap()), (id, id));
    assert_eq!(album.read(id).unwrap(), Some(photograph.clone()));
    assert_eq!(album.here().unwrap(), BTreeSet::from([id]));
    assert_eq!(fs::read_dir(data.path().join(FOLDER)).unwrap().count(), 1, "kept once, and nothing half-written left");
    // Another store knows nothing of it, and one that is not there has none.
    assert!(Album::beside(&data.path().join("none")).here().unwrap().is_empty());
    // A damaged file is told, and put aside when the photograph comes again.
    fs::write(album.path_of(id), b"spoilt").unwrap();
    let told = album.read(id).unwrap_err();
    assert!(matches!(told, AlbumError::Damaged { cause: NotAPhotograph::Other(_), .. }), "{told}");
    album.keep(&photograph).unwrap();
    assert_eq!(album.read(id).unwrap(), Some(photograph));
    let asides = fs::read_dir(data.path().join(FOLDER))
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_str().unwrap().starts_with(whole::ASIDE));
    assert_eq!(asides.count(), 1, "what was there is not deleted");
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let (data, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let album = Album::beside(data.path());
    let photograph = from_picture(slope(64, 48)).unwrap();
    fs::create_dir(data.path().join(FOLDER)).unwrap();
    fs::write(outside.path().join("theirs"), photograph.bytes()).unwrap();
    std::os::unix::fs::symlink(outside.path().join("theirs"), album.path_of(photograph.id())).unwrap();
    let is_link =
        |error: AlbumError| matches!(error, AlbumError::Refused { cause: Refused::Strange(crate::job::Thing::Link), .. });
    assert!(is_link(album.read(photograph.id()).unwrap_err()));
    assert!(is_link(album.keep(&photograph).unwrap_err()));
    fs::remove_file(album.path_of(photograph.id())).unwrap();
    fs::remove_dir(data.path().join(FOLDER)).unwrap();
    std::os::unix::fs::symlink(outside.path(), data.path().join(FOLDER)).unwrap();
    assert!(is_link(album.keep(&photograph).unwrap_err()));
    assert!(is_link(album.here().unwrap_err()));
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn only_what_nobody_names_and_is_ours_is_removed() {
    let data = tempfile::tempdir().unwrap();
    let album = Album::beside(data.path());
    let [named, given_up, new, old] = [10, 11, 12, 13].map(|side| {
        let photograph = from_picture(slope(side, 8)).unwrap();
        album.keep(&photograph).unwrap()
    });
    let now = whole::time_of(&Within::at(data.path()).unwrap()).unwrap();
    let long_ago = now - BEING_RECORDED * 2;
    fs::File::options().write(true).open(album.path_of(old)).unwrap().set_modified(long_ago).unwrap();
    for name in ["holiday.jpg", "notes.txt"] {
        fs::write(data.path().join(FOLDER).join(name), "mine").unwrap();
    }
    assert_eq!(album.clear(&BTreeSet::from([named]), &BTreeSet::from([given_up, named])).unwrap(), 2);
    assert_eq!(album.here().unwrap(), BTreeSet::from([named, new]));
    assert!(data.path().join(FOLDER).join("holiday.jpg").exists() && data.path().join(FOLDER).join("notes.txt").exists());
}
