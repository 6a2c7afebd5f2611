//! What can be typed of hubs, stations and syncs.

use crate::audit::uai::Uai;
use clap::{Args, Subcommand};

/// `recol hub`.
#[derive(Debug, Subcommand)]
pub enum Hub {
    /// Make a hub: a folder on a share or a stick; this station becomes its office
    Init {
        /// The folder
        #[arg(value_name = "ADDRESS", value_hint = clap::ValueHint::DirPath)]
        address: String,
    },
    /// Tell the hub that it was restored from a backup: stations agree with it anew and send what it lost
    Restored(Where),
    /// Belong to no hub any more; everything recorded and received stays
    Forget,
}

/// `recol station`.
#[derive(Debug, Subcommand)]
pub enum Station {
    /// Name and key of this station, and the hub that it belongs to
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
        /// Hand it the devices of this college in full, of the others only what names them; may be repeated
        #[arg(long = "college", value_name = "UAI")]
        colleges: Vec<Uai>,
        #[command(flatten)]
        hub: Where,
    },
    /// At the office: turn a station away; what it wrote before stays
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
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Which hub.
#[derive(Debug, Args)]
pub struct Where {
    /// Where the hub is: a folder [default: where it was reached last]
    #[arg(long = "hub", value_name = "ADDRESS", value_hint = clap::ValueHint::DirPath)]
    pub address: Option<String>,
}
