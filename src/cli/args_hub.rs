//! The arguments of the commands for hubs, stations and syncs.

use crate::audit::uai::Uai;
use clap::{Args, Subcommand};

/// `recol hub`.
#[derive(Debug, Subcommand)]
pub enum Hub {
    /// Make a hub: a folder on a share or a stick, or in a PostgreSQL database; this station becomes its office
    #[command(after_help = "\
Examples:
  recol hub init /media/stick/recol
  recol hub init postgres://office@db.example/recol        (an empty database; the role may create roles)
  recol hub init 'postgres://office@db.example/recol?sslrootcert=ca.pem'
The password comes from RECOL_HUB_PASSWORD, PGPASSWORD, PGPASSFILE or ~/.pgpass, the keyring. TLS is always used.")]
    Init {
        /// The folder, or postgres://ROLE@HOST/DATABASE
        #[arg(value_name = "ADDRESS", value_hint = clap::ValueHint::DirPath)]
        address: String,
    },
    /// At the office of a PostgreSQL hub: make a role for an auditor and say its address and password, once
    #[command(after_help = "\
Examples:
  recol hub auditor poste_3
  recol hub auditor poste_3 --password-stdin < secret.txt
  recol hub auditor poste_3 --keep-password                (a role that exists and has one)")]
    Auditor {
        /// The role: small letters, digits and _
        #[arg(value_name = "ROLE")]
        role: String,
        /// Read the password from standard input instead of drawing one
        #[arg(long, conflicts_with = "keep_password")]
        password_stdin: bool,
        /// Set no password
        #[arg(long)]
        keep_password: bool,
        #[command(flatten)]
        hub: Where,
    },
    /// Put the password of a PostgreSQL hub's role into the system's keyring, which asks for it
    Password(Where),
    /// At the office: let the hub tell the inventory from a revision on, earlier ones gathered in it
    Gather {
        /// The revision, as a number [default: the earliest that an open campaign is held against, else the newest]
        #[arg(value_name = "REVISION")]
        revision: Option<u32>,
        #[command(flatten)]
        hub: Where,
    },
    /// Tell the hub that it was restored from a backup: stations agree with it anew and send what it lost
    Restored(Where),
    /// Belong to no hub any more; everything recorded and received stays
    Forget,
}

/// `recol station`.
#[derive(Debug, Subcommand)]
pub enum Station {
    /// Name and key of this station, its hub, the office's key, and when the office stated last what there is
    Show,
    /// Who is known at the hub
    List {
        #[command(flatten)]
        hub: Where,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// At the office: accept a station that has introduced itself
    Accept {
        /// Its name, or the first digits of its key (8 at least)
        #[arg(value_name = "STATION")]
        station: String,
        /// Accept it for this college (repeatable): its devices are handed over in full, of others only what names them, and
        /// what it writes elsewhere does not count [default: all]
        #[arg(long = "college", value_name = "UAI")]
        colleges: Vec<Uai>,
        #[command(flatten)]
        hub: Where,
    },
    /// At the office: turn a station away; what the office had received of it goes on to count, the rest does not
    Refuse {
        /// Its name, or the first digits of its key (8 at least)
        #[arg(value_name = "STATION")]
        station: String,
        #[command(flatten)]
        hub: Where,
    },
    /// Give this station another name
    Name {
        /// The name
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// After a cloned or restored laptop was refused: go on in new series under a new key, nothing is lost
    Renew(Where),
}

/// `recol sync`.
#[derive(Debug, Args)]
pub struct Sync {
    #[command(flatten)]
    pub hub: Where,
    /// Go on: a sync every so often until Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// At the first contact: the office's key, as `recol station show` tells it there; without it, it is asked on a terminal
    #[arg(long, value_name = "GROUPS")]
    pub office: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Which hub.
#[derive(Debug, Args)]
pub struct Where {
    /// Where the hub is: a folder, or postgres://ROLE@HOST/DATABASE [default: where it was reached last]
    #[arg(long = "hub", value_name = "ADDRESS", value_hint = clap::ValueHint::DirPath)]
    pub address: Option<String>,
}
