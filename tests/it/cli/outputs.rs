//! What an export may not become: the store, what belongs to it, what Récol reads, anything in a hub; and what it replaces only
//! when told to. By what a file is, not by how its path is spelt.

#[cfg(unix)]
use crate::env::finish;
use crate::env::{Env, Ran, tag};
use recol::io::store::FILE_NAME;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
#[cfg(unix)]
use std::{
    os::unix::fs::{PermissionsExt, symlink},
    process::Command,
};

/// A campaign with a read, beside a folder hub, a letter, settings and keys.
fn begun() -> Env {
    let env = Env::auditing();
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    env.run(&["hub", "init", env.path("hub").to_str().unwrap()]).ends(0);
    env.run(&["sync"]).ends(0);
    env.file("lettre.txt", "Chère tante,\n");
    env.file("config.toml", "author = \"A. Martin\"\n");
    env.file("keys.toml", "");
    env
}

/// Every file below the folder of the test with its bytes.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        if kind.is_dir() {
            found.extend(everything(&path));
        } else if kind.is_file() {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

fn export(env: &Env, more: &[&str], to: &Path) -> Ran {
    let settings = env.path("config.toml");
    let keys = env.path("keys.toml");
    let variables = [("RECOL_CONFIG", settings.to_str().unwrap()), ("RECOL_KEYS", keys.to_str().unwrap())];
    env.run_in(&variables, &[&["export"], more, &["-o", to.to_str().unwrap()]].concat(), b"")
}

#[test]
fn no_export_becomes_a_file_of_recols_own() {
    let env = begun();
    let (data, hub) = (env.data(), env.path("hub"));
    let store = env.store_file();
    // Other ways to the same files.
    let hard = env.path("copie.csv");
    fs::hard_link(&store, &hard).unwrap();
    let hard_settings = env.path("reglages.csv");
    fs::hard_link(env.path("config.toml"), &hard_settings).unwrap();
    let spelt = data.join("..").join("data").join(".").join(FILE_NAME);
    let journal = fs::read_dir(hub.join("journal")).unwrap().next().unwrap().unwrap().path();
    let segment = fs::read_dir(&journal).unwrap().next().unwrap().unwrap().path();
    let companions = ["-wal", "-shm", "-journal", ".partial"].map(|end| data.join(format!("{FILE_NAME}{end}")));
    let mut targets: Vec<(PathBuf, &str)> = vec![
        (store.clone(), "store"),
        (hard, "store"),
        (spelt, "store"),
        (data.join(FILE_NAME.to_uppercase()), "store"),
        (env.path("config.toml"), "settings"),
        (env.path("keys.toml"), "settings"),
        (hard_settings, "settings"),
        (hub.join("recol-hub.json"), "hub"),
        (hub.join("ecarts.csv"), "hub"),
        (hub.join("journal/ecarts.csv"), "hub"),
        (journal.join("ecarts.csv"), "hub"),
        (segment, "hub"),
    ];
    // Windows wants a right for making links that ordinary users do not have.
    #[cfg(unix)]
    {
        let (linked, folder, to_hub) = (env.path("raccourci.csv"), env.path("dossier"), env.path("partage"));
        for (to, link) in [(&store, &linked), (&data, &folder), (&hub, &to_hub)] {
            symlink(to, link).unwrap();
        }
        targets.extend([
            (linked, "store"),
            (folder.join(FILE_NAME), "store"),
            (folder.join("Recol.sqlite-WAL"), "store"),
            (to_hub.join("ecarts.csv"), "hub"),
            (to_hub.join("stations/ecarts.csv"), "hub"),
        ]);
    }
    targets.extend(companions.into_iter().map(|path| (path, "store")));
    let before = everything(env.path("").as_path());
    let mut refused = 0;
    for (target, word) in &targets {
        for more in [&[][..], &["--force"], &["--force", "--shared", "--summary"], &["--profile", "rfc4180"]] {
            export(&env, more, target).ends(3).complains_of(&[word]);
            refused += 1;
        }
        let here = ["demo", "--headless", "--force", "-o", target.to_str().unwrap()];
        let settings = env.path("config.toml");
        let keys = env.path("keys.toml");
        let variables = [("RECOL_CONFIG", settings.to_str().unwrap()), ("RECOL_KEYS", keys.to_str().unwrap())];
        // The demonstration takes its time: once for each sort.
        if target == &store || target == &hub.join("ecarts.csv") || target == &settings {
            env.run_in(&variables, &here, b"").ends(3).complains_of(&[word]);
            refused += 1;
        }
    }
    let mut after = everything(env.path("").as_path());
    // SQLite's own files come and go with whoever reads.
    let own = |path: &PathBuf| !path.to_string_lossy().ends_with("-shm") && !path.to_string_lossy().ends_with("-wal");
    after.retain(|path, _| own(path));
    let kept: BTreeMap<_, _> = before.into_iter().filter(|(path, _)| own(path)).collect();
    assert_eq!(after.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    assert!(after == kept, "a file was changed");
    println!("{refused} exports onto Récol's own files refused, {} ways there", targets.len());
    env.run(&["verify"]).ends(0);
    // A hub's folder counts also where it was reached over a link, and where nothing says that it is one.
    fs::remove_file(hub.join("recol-hub.json")).unwrap();
    let to_hub = if cfg!(unix) { env.path("partage") } else { hub };
    export(&env, &[], &to_hub.join("ecarts.csv")).ends(3).complains_of(&["hub"]);
}

#[cfg(unix)]
#[test]
fn a_store_is_not_the_standard_output_either() {
    let env = begun();
    let before = env.journal().len();
    for file in [env.store_file(), env.path("config.toml")] {
        let length = fs::metadata(&file).unwrap().len();
        let mut command = Command::new("sh");
        env.dress(&mut command).env("RECOL_CONFIG", env.path("config.toml"));
        let run = "exec \"$1\" --data-dir \"$2\" --lang en export -o - >> \"$3\"";
        command.args(["-c", run, "sh", env!("CARGO_BIN_EXE_recol")]).arg(env.data()).arg(&file);
        finish(&mut command, b"").ends(3);
        assert_eq!(fs::metadata(&file).unwrap().len(), length);
    }
    env.nothing_lost(before);
}

#[test]
fn a_file_of_another_kind_is_replaced_only_when_told_to() {
    let env = begun();
    let foreign: [(&str, &[u8]); 6] = [
        ("lettre.txt", b"Ch\xe8re tante,\n"),
        ("devices.csv", b"tag,serial,model\r\nHDS-1,S1,M\r\n"),
        ("almost.csv", b"campaign,college_uai\r\na,b\r\n"),
        ("binary", &[0, 159, 146, 150]),
        ("long line", &[b'a'; 20_000]),
        ("heading.csv", b"campaign,college_uai,college_name,commune,finding,finding_label,mine\n"),
    ];
    for (name, bytes) in foreign {
        let path = PathBuf::from(env.file(name, bytes));
        export(&env, &[], &path).ends(3).complains_of(&[name, "--force"]);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        export(&env, &["--force", "--profile", "rfc4180"], &path).ends(0);
        assert!(fs::read(&path).unwrap().starts_with(b"campaign,"), "{name}");
        // From then on it is an export, in any form.
        for more in [&["--summary"][..], &[], &["--summary", "--profile", "rfc4180"], &["--all"]] {
            export(&env, more, &path).ends(0);
        }
    }
    // What an earlier version wrote, with fewer columns, and a later one, with more; and an empty file.
    let heading = env.run(&["export", "-o", "-", "--profile", "rfc4180"]).ends(0).stdout;
    let line = heading.lines().next().unwrap().trim_end();
    let fewer = line.rsplit_once(',').unwrap().0;
    for (name, bytes) in
        [("fewer.csv", format!("{fewer}\r\n1\r\n")), ("more.csv", format!("{line},new\r\n1\r\n")), ("empty", String::new())]
    {
        let path = PathBuf::from(env.file(name, bytes));
        export(&env, &[], &path).ends(0);
    }
    // A folder, and a link to nothing, are never replaced.
    fs::create_dir(env.path("folder")).unwrap();
    #[cfg(unix)]
    symlink(env.path("nowhere"), env.path("dangling.csv")).unwrap();
    for name in if cfg!(unix) { &["folder", "dangling.csv"][..] } else { &["folder"] } {
        for more in [&[][..], &["--force"]] {
            export(&env, more, &env.path(name)).ends(3).complains_of(&[name]);
        }
    }
    #[cfg(unix)]
    assert!(!env.path("nowhere").exists() && fs::symlink_metadata(env.path("dangling.csv")).unwrap().is_symlink());
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_what_is_judged_and_stays() {
    let env = begun();
    let (letter, link) = (env.path("lettre.txt"), env.path("lien.csv"));
    symlink(&letter, &link).unwrap();
    export(&env, &[], &link).ends(3).complains_of(&["--force"]);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Chère tante,\n");
    let older = env.path("2026-11.csv");
    export(&env, &[], &older).ends(0);
    let latest = env.path("dernier.csv");
    symlink(&older, &latest).unwrap();
    export(&env, &["--all"], &latest).ends(0);
    assert!(fs::symlink_metadata(&latest).unwrap().is_symlink());
    assert!(fs::read_to_string(&older).unwrap().lines().count() > 3);
}

#[cfg(unix)]
#[test]
fn an_export_is_its_owners_alone_unless_it_is_shared() {
    let env = begun();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = env.path("ecarts.csv");
    let mask = |more: &[&str], to: &Path| {
        let mut command = Command::new("sh");
        env.dress(&mut command);
        command.args(["-c", "umask 027; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_recol")]);
        command.arg("--data-dir").arg(env.data()).args(["--lang", "en", "export", "-o"]).arg(to).args(more);
        finish(&mut command, b"").ends(0);
    };
    mask(&[], &path);
    assert_eq!(mode(&path), 0o600);
    mask(&["--shared"], &path);
    assert_eq!(mode(&path), 0o640, "as far as the mask allows");
    // What somebody set is kept.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    mask(&[], &path);
    assert_eq!(mode(&path), 0o660);
    mask(&["--shared"], &env.path("neu.csv"));
    assert_eq!(mode(&env.path("neu.csv")), 0o640);
}

#[test]
fn what_an_export_left_half_written_is_swept_by_the_next() {
    let env = begun();
    let orphan = env.path(".recol-partial-0123456789abcdef0123456789abcdef");
    let young = env.path(".recol-partial-00000000000000000000000000000000");
    let letter = env.path(".recol-partial-letter");
    for path in [&orphan, &young, &letter] {
        fs::write(path, "half").unwrap();
    }
    for path in [&orphan, &letter] {
        let file = fs::File::options().append(true).open(path).unwrap();
        let written = file.metadata().unwrap().modified().unwrap();
        file.set_modified(written - std::time::Duration::from_secs(7_200)).unwrap();
    }
    export(&env, &[], &env.path("ecarts.csv")).ends(0);
    assert!(!orphan.exists() && young.exists() && letter.exists());
    let left = fs::read_dir(env.path(""))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".recol-"));
    assert_eq!(left.count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_by_another_name_is_standard_output() {
    let env = begun();
    let plain = env.run(&["export", "--all", "-o", "-"]).ends(0).stdout;
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        assert_eq!(env.run(&["export", "--all", "-o", name]).ends(0).stdout, plain, "{name}");
    }
    env.run(&["export", "--all", "-o", "/dev/null"]).ends(0);
}

#[test]
fn a_doctor_tells_what_other_programs_left_in_the_hub() {
    let env = begun();
    assert!(!env.run(&["doctor"]).stdout.contains("not Récol"));
    for name in ["hub/desktop.ini", "hub/roster/~$roster.tmp"] {
        env.file(name, "x");
    }
    let said = env.run(&["doctor"]).stdout;
    assert!(said.contains("2 files") && said.contains("desktop.ini") && said.contains("~$roster.tmp"), "{said}");
    env.run(&["sync"]).ends(0);
}
