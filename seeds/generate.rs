//! Writes the seed data beside this file: `cargo run --example seeds`.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a tool run by hand: it prints what it wrote, and may stop at a mistake"
)]

mod parc;

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for (name, content) in parc::files() {
        fs::write(folder.join(name), &content)?;
        println!("{name}: {} rows, {} bytes", content.lines().count() - 1, content.len());
    }
    Ok(())
}
