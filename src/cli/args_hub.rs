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
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// At the office of a PostgreSQL hub: make a role for an auditor and say its address and password, once
    #[command(after_help = "\
Examples:
  recol hub auditor poste_3
  recol hub auditor poste_3 --password-stdin < secret.txt
  recol hub auditor poste_3 --keep-password                (a role that exists and has one)")]
    Auditor(Role),
    /// At the office of a PostgreSQL hub: make a role that has the rights of the office and owns nothing, and go on with it
    #[command(after_help = "\
Examples:
  recol hub office bureau_sync
  recol hub office bureau_sync --password-stdin < secret.txt
The role that made the hub is needed for this and for \u{201c}hub auditor\u{201d} alone.")]
    Office(Role),
    /// After the database of a PostgreSQL hub was restored to another server: make its roles, rights and policies anew
    #[command(after_help = "\
Examples:
  pg_restore --no-owner --dbname recol recol.dump          (as the role that is to own the hub)
  recol hub repair --hub postgres://bureau@db.example/recol
  recol hub auditor poste_3                                (for each role that it says is missing)
Where nothing is missing, nothing changes. Then \u{201c}recol hub restored\u{201d}, if the backup is older than what stations have sent.")]
    Repair(At),
    /// Put the password of a PostgreSQL hub's role into the system's keyring, which asks for it
    Password(At),
    /// At the office: let the hub tell the inventory from a revision on, earlier ones gathered in it
    Gather {
        /// The revision, as a number [default: the earliest that an open campaign is held against, else the newest]
        #[arg(value_name = "REVISION")]
        revision: Option<u32>,
        #[command(flatten)]
        hub: Where,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Tell the hub that it was restored from a backup: stations agree with it anew and send what it lost
    Restored(At),
    /// At an office that was restored from a backup, or of which a copy writes too: take in what the hub has, put what is only
    /// here on top, go on under the same key
    Rejoin(At),
    /// On the station that takes the place of a lost office: become the office, by the recovery key, which is asked for
    Succeed(At),
    /// At the office: draw a new recovery key and say it once; the one before is worth nothing from the next sync on
    Recovery {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Belong to no hub any more; everything recorded and received stays
    Forget {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
}

/// A role that is to be made at a hub.
#[derive(Debug, Args)]
pub struct Role {
    /// The role: small letters, digits and _
    #[arg(value_name = "ROLE")]
    pub role: String,
    /// Read the password from standard input instead of drawing one
    #[arg(long, conflicts_with = "keep_password")]
    pub password_stdin: bool,
    /// Set no password
    #[arg(long)]
    pub keep_password: bool,
    #[command(flatten)]
    pub hub: Where,
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `recol station`.
#[derive(Debug, Subcommand)]
pub enum Station {
    /// Name and key of this station, its hub, the office's key, and when the office stated last what there is
    Show {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Who is known at the hub
    List {
        #[command(flatten)]
        hub: Where,
        /// As JSON, one object a line
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
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// At the office: turn a station away; what the office had received of it goes on to count, the rest does not
    Refuse {
        /// Its name, or the first digits of its key (8 at least)
        #[arg(value_name = "STATION")]
        station: String,
        #[command(flatten)]
        hub: Where,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// At the office: a laptop was lost or stolen. Tells what it has and, with --yes, refuses it and notes the loss for the report
    #[command(after_help = "\
Examples:
  recol sync                                     (what it had sent arrives)
  recol station lost \"poste 3\"                   what it can have, what arrived of it; nothing is changed
  recol station lost \"poste 3\" --yes             refused from now on, and named in the recapitulation
  recol station accept \"poste 3\" --college UAI   it was found: for the colleges that it had
At a hub in a folder, take its access to the folder away too; at a PostgreSQL hub, its role: the command tells how.")]
    Lost {
        /// Its name, or the first digits of its key (8 at least)
        #[arg(value_name = "STATION")]
        station: String,
        /// Refuse it; without this, only what it has is told
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        hub: Where,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Give this station another name
    Name {
        /// The name
        #[arg(value_name = "NAME")]
        name: String,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// After a cloned or restored laptop was refused: go on in new series under a new key, nothing is lost
    Renew(At),
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

/// Which hub, and how the answer is printed.
#[derive(Debug, Args)]
pub struct At {
    #[command(flatten)]
    pub hub: Where,
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}
