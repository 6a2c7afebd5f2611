//! A folder hub on a share: Samba serves it, and two clients of it (smbnetfs, which needs no module of the kernel) show it as a
//! folder to one laptop each. All in a network of its own, which reaches nothing outside.

use super::{
    carried::Team,
    installed::{Running, program},
};
use crate::reach;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// A share that is not there by then never will be.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many clients look at the share.
const CLIENTS: [&str; 2] = ["1", "2"];

const SERVER: &str = "[global]
server role = standalone server
map to guest = Bad User
guest account = nobody
interfaces = lo
bind interfaces only = yes
disable netbios = yes
load printers = no
printing = bsd
disable spoolss = yes
private dir = STATE
lock directory = STATE
state directory = STATE
cache directory = STATE
pid directory = STATE
ncalrpc dir = STATE/ncalrpc
log file = STATE/log
[hub]
path = SHARE
read only = no
guest ok = yes
force user = root
create mask = 0666
directory mask = 0777
";

/// Serves and mounts, until its input ends; then nothing of it is left.
const SCRIPT: &str = r#"
dir=$1
"$2" link set lo up || exit 1
"$3" --foreground --no-process-group --configfile="$dir/smb.conf" --debug-stdout >"$dir/server.log" 2>&1 &
for client in 1 2; do
    HOME="$dir/home" "$4" "$dir/$client" -f -o "allow_other,config=$dir/home/.smb/smbnetfs.conf" >"$dir/client-$client.log" 2>&1 &
done
cat >/dev/null
for client in 1 2; do "$5" -u -z "$dir/$client"; done
"#;

/// Root alone may have a network of its own and serve.
fn by_sudo(program: &Command) -> Command {
    let mut sudo = Command::new("sudo");
    let may = sudo.args(["-n", "true"]).output().is_ok_and(|ran| ran.status.success());
    assert!(may, "only root can serve a share, and sudo wants a password: sudo -v, then make test-strangers");
    let mut sudo = Command::new("sudo");
    sudo.arg("-n").arg(program.get_program());
    sudo
}

struct Share {
    _running: Running,
    dir: TempDir,
}

impl Share {
    fn start() -> Self {
        let dir = reach::folder();
        let at = |name: &str| dir.path().join(name);
        for name in ["state", "share", "home/.smb", "1", "2"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        let text = SERVER.replace("STATE", at("state").to_str().unwrap()).replace("SHARE", at("share").to_str().unwrap());
        fs::write(at("smb.conf"), &text).unwrap();
        fs::write(at("home/.smb/smb.conf"), text).unwrap();
        fs::write(at("home/.smb/smbnetfs.conf"), "").unwrap();
        // With the first process of the group all others end, however this one does.
        let mut command = if reach::is_root() { program("unshare") } else { by_sudo(&program("unshare")) };
        command.args(["--net", "--pid", "--fork", "--kill-child", "sh", "-c", SCRIPT, "sh"]).arg(dir.path());
        command.args(["ip", "smbd", "smbnetfs", "fusermount3"].map(|name| program(name).get_program().to_owned()));
        let running = Running(command.stdin(Stdio::piped()).spawn().unwrap());
        let share = Self { _running: running, dir };
        let begun = Instant::now();
        while !CLIENTS.iter().all(|client| fs::read_dir(share.seen_by(client)).is_ok()) {
            assert!(begun.elapsed() < PATIENCE, "no share: {}", share.told());
            thread::sleep(Duration::from_millis(50));
        }
        share
    }

    /// The share as a client shows it.
    fn seen_by(&self, client: &str) -> PathBuf {
        self.dir.path().join(client).join("127.0.0.1/hub")
    }

    fn told(&self) -> String {
        let read = |name: &str| fs::read_to_string(self.dir.path().join(name)).unwrap_or_default();
        ["server.log", "client-1.log", "client-2.log"].map(read).concat()
    }
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_hub_on_a_share_of_samba_loses_nothing() {
    let share = Share::start();
    let hubs = CLIENTS.map(|client| share.seen_by(client).join("récol de la DANE"));
    let mut team = Team::join(hubs, &|| ());
    team.work(40, &|| ());
    team.agree(&|| ());
    let kept = share.dir.path().join("share/récol de la DANE/recol-hub.json");
    assert!(Path::exists(&kept), "it lies on the server");
}
