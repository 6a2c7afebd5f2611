//! Sheets of labels as others see them: qpdf checks the file, Poppler draws it, and every code is read by ZBar and by Récol; every
//! Data Matrix by libdmtx.

use super::installed::program;
use crate::env::Env;
use recol::{audit::tag::OwnTag, io::paper::label::Stock};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Draws the pages of a PDF at a resolution.
fn drawn(pdf: &Path, dpi: &str, folder: &Path) -> Vec<PathBuf> {
    fs::create_dir(folder).unwrap();
    let ran = program("pdftoppm").args(["-r", dpi, "-gray", "-png"]).arg(pdf).arg(folder.join("page")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|page| page.unwrap().path()).collect();
    pages.sort();
    pages
}

fn read_by_us(env: &Env, page: &Path) -> BTreeSet<String> {
    let found = env.run(&["read", "--json", page.to_str().unwrap()]).ends(0).json();
    let codes = found[0]["codes"].as_array().unwrap();
    codes.iter().map(|code| code["text"].as_str().unwrap().to_owned()).collect()
}

/// Reads each label alone, cut out of the page: among many codes on a page ZBar leaves some out.
fn read_by_zbar(page: &Path, stock: &Stock, folder: &Path) -> BTreeSet<String> {
    fs::create_dir(folder).unwrap();
    let drawn = image::open(page).unwrap().into_luma8();
    let pixels = |mm: f32| f64::from(mm / stock.page_mm().0) * f64::from(drawn.width());
    let cut = (0..stock.places()).map(|place| {
        let ((x, y), (width, height)) = (stock.corner(place, (0, 0)), stock.label_mm());
        let [x, y, width, height] = [x, y, width, height].map(|mm| pixels(mm).round() as u32);
        let path = folder.join(format!("{place}.png"));
        image::imageops::crop_imm(&drawn, x, y, width, height).to_image().save(&path).unwrap();
        path
    });
    let labels: Vec<PathBuf> = cut.collect();
    let ran = program("zbarimg").args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]).args(labels).output().unwrap();
    String::from_utf8(ran.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Reads so many Data Matrix of a page (-N), a line each (-n), in at most two minutes (-m).
fn read_by_dmtx(page: &Path, count: u64) -> BTreeSet<String> {
    let ran = program("dmtxread").args(["-n", "-m", "120000", "-N", &count.to_string()]).arg(page).output().unwrap();
    String::from_utf8(ran.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Writes a whole sheet of a stock with tags from a number on; returns it and the tags.
fn sheet(env: &Env, stock: &str, places: u64, more: &[&str]) -> (PathBuf, BTreeSet<String>) {
    let tags: Vec<String> = (0..places).map(|n| OwnTag::numbered(40_000_000 + n * 977).to_string()).collect();
    let (list, pdf) = (env.path(&format!("{stock}.txt")), env.path(&format!("{stock}.pdf")));
    fs::write(&list, tags.join("\n")).unwrap();
    let (list, to) = (list.to_str().unwrap(), pdf.to_str().unwrap());
    env.run(&[&["labels", "--list", list, "--stock", stock, "--line", "Département", "-o", to], more].concat()).ends(0);
    (pdf, tags.into_iter().collect())
}

#[test]
#[ignore = "run by make test-strangers"]
fn every_label_of_every_stock_is_read_from_its_drawn_sheet() {
    let env = Env::new();
    for (stock, places) in [
        ("L7160", 21),
        ("L7159", 24),
        ("L7163", 14),
        ("L7651", 65),
        ("L6011", 27),
        ("L6009", 48),
        ("L6008", 189),
        ("L4732", 80),
        ("8658", 189),
    ] {
        let (pdf, tags) = sheet(&env, stock, places, &["--cut-marks"]);
        let ran = program("qpdf").arg("--check").arg(&pdf).output().unwrap();
        assert!(ran.status.success(), "{stock}: {}", String::from_utf8_lossy(&ran.stdout));
        for dpi in ["150", "300"] {
            let pages = drawn(&pdf, dpi, &env.path(&format!("{stock}-{dpi}")));
            let [page] = pages.as_slice() else { panic!("{stock}: {} pages", pages.len()) };
            assert_eq!(read_by_us(&env, page), tags, "{stock} at {dpi} dpi, read by Récol");
            // At 150 dots an inch a module of a label 10 mm high has two pixels: fewer than ZBar asks for.
            if dpi == "300" || !["L6008", "8658"].contains(&stock) {
                let labels = env.path(&format!("{stock}-{dpi}-labels"));
                assert_eq!(
                    read_by_zbar(page, &Stock::parse(stock).unwrap(), &labels),
                    tags,
                    "{stock} at {dpi} dpi, read by ZBar"
                );
            }
        }
    }
}

#[test]
#[ignore = "run by make test-strangers"]
fn every_data_matrix_of_low_and_high_labels_is_read_from_its_drawn_sheet() {
    let env = Env::new();
    // At 150 dots an inch a module of a label 10 mm high has three pixels or four: of so many on a page libdmtx leaves some out.
    let resolutions = [("L6008", 189, &["300"][..]), ("L7651", 65, &["150", "300"]), ("L7160", 21, &["150", "300"])];
    for (stock, places, resolutions) in resolutions {
        let (pdf, tags) = sheet(&env, stock, places, &["--symbology", "data-matrix"]);
        for dpi in resolutions {
            let pages = drawn(&pdf, dpi, &env.path(&format!("{stock}-{dpi}")));
            let [page] = pages.as_slice() else { panic!("{stock}: {} pages", pages.len()) };
            assert_eq!(read_by_dmtx(page, places), tags, "{stock} at {dpi} dpi");
        }
    }
}
