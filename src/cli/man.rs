//! `recol man`: the manual page, what clap knows of the commands and the keys of every screen.

use super::{
    Cli,
    exit::{Exit, Stop},
    out,
};
use crate::{locale::Lang, shell};
use clap::CommandFactory;
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

pub(super) fn run() -> Result<Exit, Stop> {
    // Into memory first: whoever stops reading half-way is told nothing.
    let mut page = Vec::new();
    Man::new(Cli::command()).render(&mut page).map_err(out::stopped)?;
    keys().to_writer(&mut page).map_err(out::stopped)?;
    out::whole(&page).map(|()| Exit::Done)
}

/// The section of keys. The page is in English, as the help of the commands is.
fn keys() -> Roff {
    let mut section = Roff::new();
    section.control("SH", ["KEYS"]);
    section.text([roman("The built-in keys. A file of keys gives others: see recol config keys.")]);
    for (context, lines) in shell::key_tables(Lang::En) {
        section.control("SS", [context.as_str()]);
        for (chords, sentence) in lines {
            section.control("TP", []);
            section.text([bold(chords)]);
            section.text([roman(sentence)]);
        }
    }
    section
}
