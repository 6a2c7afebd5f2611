//! PostgreSQL servers for the tests: each in a folder of its own, on a port of its own, with TLS, run by a user without rights,
//! and gone with the process that started it, however that ends.

use crate::reach;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use recol::io::hub::PostgresHub;
use std::{
    fs,
    io::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Config, NoTls, Row};

/// Every role of a test server has this password.
pub const PASSWORD: &str = "a password: with \\ and ' in it";
/// Who owns everything on a test server.
pub const OWNER: &str = "bureau";
/// A server that is not up by then never will be.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with another server's programs, to run the tests against it.
const OTHER_SERVER: &str = "RECOL_PG_BIN";

/// A running server.
pub struct Server {
    dir: TempDir,
    /// Where its programs are.
    programs: PathBuf,
    pub port: u16,
    running: Option<Child>,
}

/// A database of a server, with roles that no other database uses.
pub struct Database {
    pub port: u16,
    pub name: String,
    ca: PathBuf,
}

impl Server {
    /// The one that tests share which only add a database of their own.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Server> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// A server of one's own, to stop and to cut off.
    pub fn start() -> Self {
        Self::start_as(&folder_of("postgres"), certificates())
    }

    /// One of the version of which the programs for backups are there.
    pub fn start_for_backups() -> Self {
        Self::start_as(&folder_of("pg_dump"), certificates())
    }

    /// One with another certificate: `ca.crt`, `server.crt` and `server.key`.
    pub fn start_with(certificates: [(&'static str, String); 3]) -> Self {
        Self::start_as(&folder_of("postgres"), certificates)
    }

    fn start_as(programs: &Path, certificates: [(&'static str, String); 3]) -> Self {
        let dir = reach::folder();
        let (root, data) = (dir.path().to_owned(), dir.path().join("data"));
        open_to_all(&root);
        for (name, text) in certificates {
            fs::write(root.join(name), text).unwrap();
        }
        fs::write(root.join("password"), PASSWORD).unwrap();
        let certificate = root.join("server.crt");
        let settings = [
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "fsync = off",
            "max_connections = 60",
            "log_statement = all",
            "ssl = on",
            "ssl_key_file = 'server.key'",
            &format!("ssl_cert_file = '{}'", certificate.display()),
        ];
        fs::write(root.join("conf"), settings.join("\n")).unwrap();
        fs::write(root.join("hba"), "host all all 127.0.0.1/32 scram-sha-256\n").unwrap();
        let made = without_rights(&programs.join("initdb"))
            .args(["-U", OWNER, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync", "--pwfile"])
            .arg(root.join("password"))
            .arg("-D")
            .arg(&data)
            .output()
            .unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        // The key is the server's alone; it says so itself where it is not.
        let copied = without_rights(Path::new("sh"))
            .args(["-c", "umask 077; cp \"$0/server.key\" \"$0/data/server.key\"; cp \"$0/hba\" \"$0/data/pg_hba.conf\"; cat \"$0/conf\" >>\"$0/data/postgresql.conf\""])
            .arg(&root)
            .status();
        assert!(copied.unwrap().success());
        let mut server = Self { dir, programs: programs.to_owned(), port: 0, running: None };
        server.up();
        server
    }

    /// Starts it where it is not running; on the port that it had, if it had one.
    pub fn up(&mut self) {
        if self.running.is_some() {
            return;
        }
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let port = if self.port == 0 { free_port() } else { self.port };
            let mut child = self.spawn(port);
            while child.try_wait().unwrap().is_none() && begun.elapsed() < PATIENCE {
                if ask(port, "postgres", OWNER, "SELECT 1").is_ok() {
                    (self.port, self.running) = (port, Some(child));
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
            let _ = child.kill();
        }
        panic!("the server did not start: {}", fs::read_to_string(self.dir.path().join("log")).unwrap_or_default());
    }

    fn spawn(&self, port: u16) -> Child {
        let (root, data) = (self.dir.path(), self.dir.path().join("data"));
        let log = fs::OpenOptions::new().create(true).append(true).open(root.join("log")).unwrap();
        // It ends, and its folder goes, when the pipe closes that this process holds: also where this process is killed.
        let script = "folder=$1; shift; \"$@\" </dev/null & server=$!; word=$(cat); kill -INT $server 2>/dev/null; \
            wait $server; [ -n \"$word\" ] || { rm -rf \"$folder\"/*; rmdir \"$folder\" 2>/dev/null; }";
        let mut command = without_rights(Path::new("sh"));
        command.args(["-c", script, "sh"]).arg(root).arg(self.programs.join("postgres")).arg("-D").arg(&data);
        command.args(["-p", &port.to_string()]);
        command.stdin(Stdio::piped()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap()
    }

    /// Stops it at once, as a machine that fails does: nothing is brought to an end.
    pub fn fail(&mut self) {
        let data = self.dir.path().join("data");
        let stopped = without_rights(&self.programs.join("pg_ctl"))
            .args(["stop", "-m", "immediate", "-w", "-D"])
            .arg(data)
            .output()
            .unwrap();
        assert!(stopped.status.success(), "{}", String::from_utf8_lossy(&stopped.stderr));
        if let Some(mut child) = self.running.take() {
            child.stdin.take().unwrap().write_all(b"it comes again").unwrap();
            child.wait().unwrap();
        }
    }

    /// What the server wrote of what it was asked.
    pub fn log(&self) -> String {
        fs::read_to_string(self.dir.path().join("log")).unwrap()
    }

    /// The certificate that its own is signed by.
    pub fn ca(&self) -> PathBuf {
        self.dir.path().join("ca.crt")
    }

    /// A new database.
    pub fn database(&self) -> Database {
        self.database_of(OWNER)
    }

    /// A new database of a role, which is made where it is not there: it may make roles, and is no superuser.
    pub fn database_of(&self, role: &str) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("hub{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let ask = |text: &str| sql(self.port, "postgres", OWNER, text).unwrap();
        if ask(&format!("SELECT FROM pg_roles WHERE rolname = '{role}'")).is_empty() {
            ask(&format!("CREATE ROLE {role} LOGIN CREATEROLE PASSWORD '{}'", PASSWORD.replace('\'', "''")));
        }
        ask(&format!("CREATE DATABASE {name} OWNER {role}"));
        Database { port: self.port, name, ca: self.ca() }
    }

    /// A copy of a database as it is now, as a backup that is put back.
    pub fn copy_of(&self, database: &Database) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("{}_copy{}", database.name, COUNT.fetch_add(1, Ordering::Relaxed));
        let made = format!("CREATE DATABASE {name} TEMPLATE {}", database.name);
        // The server takes a moment to see that nobody is there any more.
        while let Err(code) = sql(self.port, "postgres", OWNER, &made) {
            assert_eq!(code, "55006");
            thread::sleep(Duration::from_millis(20));
        }
        Database { port: self.port, name, ca: self.ca() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}

impl Database {
    /// Where a role finds it.
    pub fn address(&self, role: &str) -> String {
        self.address_by(role, self.port)
    }

    /// The same through another port.
    pub fn address_by(&self, role: &str, port: u16) -> String {
        format!("postgres://{role}@127.0.0.1:{port}/{}?sslrootcert={}", self.name, self.ca.display())
    }

    /// The hub in it, as a role.
    pub fn hub(&self, role: &str) -> PostgresHub {
        self.hub_by(role, self.port)
    }

    /// The same through another port.
    pub fn hub_by(&self, role: &str, port: u16) -> PostgresHub {
        PostgresHub::at(&self.address_by(role, port)).unwrap().with_password(PASSWORD)
    }

    /// The name of an auditor's role in this database.
    pub fn role(&self, who: &str) -> String {
        let plain: String = who.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        format!("{}_{plain}", self.name)
    }

    /// Makes a role for an auditor.
    pub fn auditor(&self, who: &str) -> String {
        let role = self.role(who);
        self.hub(OWNER).auditor(&role, Some(PASSWORD)).unwrap();
        role
    }

    /// Asks the server something as a role, by no client of ours.
    pub fn sql(&self, role: &str, text: &str) -> Result<Vec<Row>, String> {
        sql(self.port, &self.name, role, text)
    }

    /// Connects as a role, and goes without a goodbye.
    pub fn leave(&self, role: &str) {
        let connected = runtime().block_on(settings(self.port, &self.name, role).connect(NoTls)).unwrap();
        // Nothing moves its bytes any more: its end closes the line, and nothing is said.
        drop(connected);
    }
}

/// The settings with which a role connects.
fn settings(port: u16, database: &str, role: &str) -> Config {
    let mut config = Config::new();
    config.host("127.0.0.1").port(port).dbname(database).user(role).password(PASSWORD);
    config
}

/// What a role is answered: the rows, or the code of the refusal.
fn sql(port: u16, database: &str, role: &str, text: &str) -> Result<Vec<Row>, String> {
    let asked = ask(port, database, role, text);
    asked.map_err(|error| error.code().map_or_else(|| error.to_string(), |code| code.code().to_owned()))
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn ask(port: u16, database: &str, role: &str, text: &str) -> Result<Vec<Row>, tokio_postgres::Error> {
    runtime().block_on(async {
        let (client, connection) = settings(port, database, role).connect(NoTls).await?;
        let driver = tokio::spawn(connection);
        let answer = client.query(text, &[]).await;
        drop(client);
        let _ = driver.await;
        answer
    })
}

/// The folder with a program of the server's: the one that the environment names, or wherever the system's packages put it.
pub fn folder_of(name: &str) -> PathBuf {
    let mut folders: Vec<PathBuf> = std::env::var_os(OTHER_SERVER).map(PathBuf::from).into_iter().collect();
    for (root, below) in [("/usr/lib/postgresql", ""), ("/opt/homebrew/opt", "postgresql@"), ("/usr/local/opt", "postgresql@")] {
        let found = fs::read_dir(root).into_iter().flatten().flatten();
        let found = found.filter(|entry| entry.file_name().to_string_lossy().starts_with(below));
        folders.extend(found.map(|entry| entry.path().join("bin")));
    }
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let found = folders.into_iter().find(|folder| folder.join(name).is_file());
    found.unwrap_or_else(|| {
        panic!("{name} is not there: the tests need PostgreSQL's server; tests/postgres/install.sh installs it")
    })
}

/// A command of a user without rights: the server refuses to be run by root.
fn without_rights(program: &Path) -> Command {
    let mut command = Command::new(program);
    // Where the tests were started, that user may be unable to stand.
    reach::without_rights(&mut command).current_dir("/");
    command
}

fn open_to_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).unwrap();
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A certificate that signs, one for this machine signed by it, and its key.
fn certificates() -> [(&'static str, String); 3] {
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = CertifiedIssuer::self_signed(ca, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let own = CertificateParams::new(names).unwrap().signed_by(&key, &ca).unwrap();
    [("ca.crt", ca.pem()), ("server.crt", own.pem()), ("server.key", key.serialize_pem())]
}
