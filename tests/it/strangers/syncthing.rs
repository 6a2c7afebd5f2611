//! Syncthing carries a folder hub between two laptops while both write. Two of it run on this machine, speak to each other alone
//! and to nobody outside.

use super::{
    carried::Team,
    installed::{Running, program},
};
use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
};
use tempfile::TempDir;

/// One of the two: its keys and settings, its folder, and who it is.
struct Peer {
    home: PathBuf,
    folder: PathBuf,
    id: String,
    port: u16,
}

impl Peer {
    fn new(dir: &Path, name: &str) -> Self {
        let (home, folder) = (dir.join(format!("{name}-home")), dir.join(name));
        fs::create_dir(&folder).unwrap();
        let made =
            program("syncthing").args(["generate", "--skip-port-probing", "--no-default-folder", "--home"]).arg(&home).output();
        let made = made.unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let told = program("syncthing").arg("--device-id").arg("--home").arg(&home).output().unwrap();
        let id = String::from_utf8(told.stdout).unwrap().trim().to_owned();
        assert_eq!(id.len(), 63, "{id}");
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { home, folder, id, port }
    }

    fn device(&self) -> String {
        format!(r#"<device id="{}"><address>tcp://127.0.0.1:{}</address></device>"#, self.id, self.port)
    }

    /// Starts it with the other as its only acquaintance, and without anything that it would do beyond this machine.
    fn start(&self, other: &Self) -> Running {
        let quiet: String = [
            ("globalAnnounceEnabled", "false"),
            ("localAnnounceEnabled", "false"),
            ("relaysEnabled", "false"),
            ("natEnabled", "false"),
            ("crashReportingEnabled", "false"),
            ("startBrowser", "false"),
            ("urAccepted", "-1"),
            ("autoUpgradeIntervalH", "0"),
            ("stunKeepaliveStartS", "0"),
            ("reconnectionIntervalS", "1"),
        ]
        .map(|(name, value)| format!("<{name}>{value}</{name}>"))
        .concat();
        let text = format!(
            r#"<configuration version="35">
            <folder id="hub" path="{}" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1">
                <device id="{}"/><device id="{}"/><minDiskFree unit="">0</minDiskFree>
            </folder>
            {}{}
            <gui enabled="false"></gui>
            <options><listenAddress>tcp://127.0.0.1:{}</listenAddress>{quiet}</options>
            </configuration>"#,
            self.folder.display(),
            self.id,
            other.id,
            self.device(),
            other.device(),
            self.port
        );
        fs::write(self.home.join("config.xml"), text).unwrap();
        let mut syncthing = program("syncthing");
        syncthing.args(["serve", "--no-browser", "--no-restart", "--no-upgrade", "--home"]).arg(&self.home);
        syncthing.env("HOME", &self.home).stdin(Stdio::null()).stderr(Stdio::null());
        Running(syncthing.stdout(fs::File::create(self.home.join("log")).unwrap()).spawn().unwrap())
    }
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_hub_that_syncthing_keeps_in_step_loses_nothing() {
    let dir = TempDir::new().unwrap();
    let [here, there] = ["maison", "college"].map(|name| Peer::new(dir.path(), name));
    let running = [here.start(&there), there.start(&here)];
    let mut team = Team::join([here.folder.clone(), there.folder.clone()], &|| ());
    team.work(150, &|| ());
    team.agree(&|| ());
    drop(running);
}
