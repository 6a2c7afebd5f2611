//! `recol man`: the manual page, built from the command definitions and the keys of every screen.

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
    // Rendered into memory first, so that a reader who stops half-way gets no error.
    let mut page = Vec::new();
    Man::new(Cli::command()).render(&mut page).map_err(out::stopped)?;
    keys().to_writer(&mut page).map_err(out::stopped)?;
    out::whole(&page).map(|()| Exit::Done)
}

/// The section about keys. The page is in English, like the help of the commands.
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
