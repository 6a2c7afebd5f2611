//! Papers as other programs see them: Poppler, qpdf, ZBar, a browser.

use super::installed::program;
use crate::env::{DATE, Env, HERE, tag};
use std::{fs, path::Path, process::Output};

fn audited() -> Env {
    let env = Env::auditing();
    env.visit(&["--close"], format!("{}\n{}\nINCONNU 12\n", tag(1), tag(2)).as_bytes());
    env
}

fn report(env: &Env, name: &str, more: &[&str]) -> String {
    let path = env.path(name).to_str().unwrap().to_owned();
    env.run(&[&["report", "-o", &path, "--date", DATE], more].concat()).ends(0);
    path
}

#[track_caller]
fn good(ran: &Output) -> String {
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{said}{}", String::from_utf8_lossy(&ran.stderr));
    said
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_report_is_sound_tagged_and_read_in_its_order() {
    let env = audited();
    for (lang, order) in [
        (
            "fr",
            [
                "Procès-verbal de récolement",
                "Vérifications",
                "1. Non vus",
                "5. À inventorier",
                "INCONNU 12",
                "Réserves",
                "Pour l’établissement",
            ],
        ),
        (
            "en",
            [
                "Récolement report",
                "Checks",
                "1. Not seen",
                "5. To be inventoried",
                "INCONNU 12",
                "Reservations",
                "For the college",
            ],
        ),
    ] {
        let path = report(&env, &format!("pv-{lang}.pdf"), &[HERE, "--lang", lang]);
        assert!(
            good(&program("qpdf").args(["--check", &path]).output().unwrap()).contains("No syntax or stream encoding errors")
        );
        let text = good(&program("pdftotext").args([&path, "-"]).output().unwrap());
        let places: Vec<usize> =
            order.iter().map(|words| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"))).collect();
        assert!(places.is_sorted(), "{places:?}");
        let info = good(&program("pdfinfo").arg(&path).output().unwrap());
        assert!(info.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{info}");
        let tree = good(&program("pdfinfo").args(["-struct-text", &path]).output().unwrap());
        for words in ["H1", "Table", "TH", "TD", "Figure"] {
            assert!(tree.contains(words), "{words} is not in {tree}");
        }
        let fonts = good(&program("pdffonts").arg(&path).output().unwrap());
        let embedded = |line: &str| line.split_whitespace().rev().nth(4) == Some("yes");
        assert!(fonts.lines().skip(2).count() >= 3 && fonts.lines().skip(2).all(embedded), "{fonts}");
    }
}

#[test]
#[ignore = "run by make test-strangers"]
fn the_photographs_of_a_report_are_seen_by_others_as_they_were_kept() {
    let env = audited();
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(640, 480, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let path = env.file("fissure.png", png.into_inner());
    env.run(&["note", &tag(1), "--photo", &path]).ends(0);
    let report = report(&env, "pv.pdf", &[HERE]);
    assert!(good(&program("qpdf").args(["--check", &report]).output().unwrap()).contains("No syntax or stream encoding errors"));
    let list = good(&program("pdfimages").args(["-list", &report]).output().unwrap());
    let cells: Vec<Vec<&str>> = list.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    let [photograph] = cells.as_slice() else { panic!("{list}") };
    assert_eq!(photograph.get(3..9), Some(&["640", "480", "icc", "3", "8", "jpeg"][..]), "{list}");
    let folder = env.path("out");
    fs::create_dir(&folder).unwrap();
    good(&program("pdfimages").arg("-all").arg(&report).arg(folder.join("p")).output().unwrap());
    let kept = fs::read_dir(env.data().join("photographs")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(folder.join("p-000.jpg")).unwrap(), fs::read(kept).unwrap());
    let tree = good(&program("pdfinfo").args(["-struct", &report]).output().unwrap());
    // The code of the report, and the photograph.
    assert_eq!(tree.matches("Figure").count(), 2, "{tree}");
}

/// The pages of a PDF as pictures.
fn pictures(path: &str, dpi: u32, folder: &Path) -> Vec<std::path::PathBuf> {
    let root = folder.join(format!("page-{dpi}"));
    good(&program("pdftoppm").args(["-png", "-r", &dpi.to_string(), path]).arg(&root).output().unwrap());
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.file_name().unwrap().to_str().unwrap().starts_with(&format!("page-{dpi}")));
    pages.sort();
    pages
}

#[test]
#[ignore = "run by make test-strangers"]
fn the_codes_of_papers_are_read_back_by_two_decoders() {
    let env = audited();
    let folder = tempfile::tempdir().unwrap();
    let sheet = report(&env, "feuille.pdf", &[HERE, "--blank"]);
    let inventory = env.store().inventory(env.store().newest_revision().unwrap()).unwrap();
    let college = HERE.parse().unwrap();
    let stored: Vec<String> = inventory
        .in_college(college)
        .iter()
        .filter_map(|ix| inventory.device(*ix))
        .filter(|device| device.custody.kind() == recol::audit::inventory::CustodyKind::Stored)
        .map(|device| device.tag.as_str().to_owned())
        .collect();
    assert!(!stored.is_empty());
    for dpi in [150, 300] {
        let (mut ours, mut theirs) = (String::new(), String::new());
        for page in pictures(&sheet, dpi, folder.path()) {
            ours.push_str(&env.run(&["read", page.to_str().unwrap()]).stdout);
            theirs
                .push_str(&String::from_utf8_lossy(&program("zbarimg").args(["-q", "--raw"]).arg(page).output().unwrap().stdout));
        }
        for tag in &stored {
            assert!(ours.contains(tag.as_str()), "{tag} at {dpi} dpi is not in {ours}");
            // ZBar wants more than two pixels a module.
            assert!(dpi < 300 || theirs.contains(tag.as_str()), "{tag} is not in {theirs}");
        }
    }
    let pv = report(&env, "pv.pdf", &[HERE]);
    let pages = pictures(&pv, 151, folder.path());
    let read: String = pages.iter().map(|page| env.run(&["read", page.to_str().unwrap()]).stdout).collect();
    assert!(read.contains("RECOL:"), "{read}");
}

#[test]
#[ignore = "run by make test-strangers"]
fn the_page_works_in_a_browser() {
    let env = audited();
    let path = report(&env, "page.html", &[]);
    let profile = tempfile::tempdir().unwrap();
    let chromium = |more: &[&str]| {
        let mut command = program("chromium");
        command.args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--virtual-time-budget=3000",
        ]);
        command.arg(format!("--user-data-dir={}", profile.path().display())).args(more);
        command
    };
    let url = format!("file://{path}");
    let shown = good(&chromium(&["--dump-dom", &url]).output().unwrap());
    assert!(shown.contains("class=\"live\""), "the script ran");
    let rows = shown.matches("<tr data-all").count();
    assert!(shown.contains(&format!("{rows} rows shown")), "{rows}");
    let picture = profile.path().join("page.pdf");
    good(&chromium(&[&format!("--print-to-pdf={}", picture.display()), &url]).output().unwrap());
    let text = good(&program("pdftotext").arg(&picture).arg("-").output().unwrap());
    // Poppler reads the narrow cells of a print line by line.
    for words in ["Map of communes", "INCONNU", HERE] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}
