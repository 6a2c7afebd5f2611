//! The arguments of `recol pull`.

use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

/// What every server says of its token.
const TOKEN: &str = "\
The token is looked for in RECOL_PULL_TOKEN (and RECOL_PULL_APP_TOKEN), then in the system's keyring; else it is asked
for, and the keyring holds it once the server has taken it. It belongs to a user who may read every device and write nothing.";

/// `recol pull`.
#[derive(Debug, Subcommand)]
pub enum Pull {
    /// From a Snipe-IT
    #[command(after_help = format!("\
{TOKEN}

Of a person who has a device, only that there is one is read. A pull that is cut off goes on from the pages that
arrived, if the same command comes within a day.

Examples:
  recol pull snipe-it https://inventaire.example.org --dry-run
  recol pull snipe-it https://inventaire.example.org < token.txt --token-stdin
  recol pull snipe-it --replace                            the server that was named last; it is the whole inventory"))]
    SnipeIt(From),
    /// From a GLPI: by apirest.php (10 and later), or by the API of GLPI 11 with --client and --user
    #[command(after_help = format!("\
{TOKEN}
For GLPI it is the API token of the user (Settings), and perhaps an App-Token (Setup > General > API); with --client and
--user, the password of that user and the secret of the OAuth client (Setup > OAuth clients, grant \"password\", scope
\"api\"; GLPI 11.0.6 or later).

Of a person who has a device, only that there is one is read. Templates and the bin are left out. A pull that is cut
off goes on from the pages that arrived, if the same command comes within a day.

Examples:
  recol pull glpi https://glpi.example.org --dry-run
  recol pull glpi https://glpi.example.org --type Computer --type Peripheral
  recol pull glpi https://glpi.example.org --client 3f2a… --user recol"))]
    Glpi(Glpi),
}

/// From which server, and how it is taken in.
#[derive(Debug, Args)]
pub struct From {
    /// The address of the server [default: the one that was named last]
    #[arg(value_name = "ADDRESS", value_hint = ValueHint::Url)]
    pub address: Option<String>,
    /// It is the whole inventory of devices: what it does not name is gone
    #[arg(long)]
    pub replace: bool,
    /// How many records --replace is meant to remove: needed for more than 5 % of a table, for more than 50, and for
    /// an empty one
    #[arg(long, value_name = "N", requires = "replace")]
    pub remove: Option<usize>,
    /// Keep the references to holders of earlier imports; without it, no holder stays in the store
    #[arg(long)]
    pub office: bool,
    /// Show what would be added, changed, removed and rejected; write nothing into the store
    #[arg(long)]
    pub dry_run: bool,
    /// Report as JSON
    #[arg(long)]
    pub json: bool,
    /// Read the token from standard input; a second line is the App-Token or the client's secret
    #[arg(long)]
    pub token_stdin: bool,
    /// Take the token of this server out of the keyring, and pull nothing
    #[arg(long, conflicts_with_all = ["token_stdin", "replace", "dry_run", "json", "office"])]
    pub forget_token: bool,
    /// A file of certificates (PEM) by which the server must be signed [default: those that the system trusts]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub ca: Option<PathBuf>,
    /// Ask a server on another machine without TLS: everybody on the way can read the token
    #[arg(long)]
    pub plain_http: bool,
}

/// `recol pull glpi`.
#[derive(Debug, Args)]
pub struct Glpi {
    #[command(flatten)]
    pub from: From,
    /// A type of item that is read (repeatable) [default: Computer, Monitor, NetworkEquipment, Peripheral, Phone, Printer]
    #[arg(long = "type", value_name = "TYPE")]
    pub types: Vec<String>,
    /// The identity of an OAuth client of GLPI 11
    #[arg(long, value_name = "ID", requires = "user")]
    pub client: Option<String>,
    /// The name of the user who reads with it
    #[arg(long, value_name = "NAME", requires = "client")]
    pub user: Option<String>,
}
