//! One device of the seed data and its line in the file.

/// The header of `devices.csv`.
pub const HEADER: &str = "tag,serial,model,kind,programme,delivery,owner,custody,holder,due,college,room,source_id\n";

/// A device: every field as it stands in the file, empty where it says nothing.
#[derive(Clone, Debug, Default)]
pub struct Device {
    pub tag: String,
    pub serial: String,
    pub model: &'static str,
    pub kind: &'static str,
    pub programme: &'static str,
    pub delivery: &'static str,
    pub owner: &'static str,
    pub custody: &'static str,
    pub holder: String,
    pub due: &'static str,
    pub college: &'static str,
    pub room: &'static str,
    pub source_id: String,
}

impl Device {
    /// The line in the file, in the order of [`HEADER`].
    #[must_use]
    pub fn line(&self) -> String {
        line(&[
            &self.tag,
            &self.serial,
            self.model,
            self.kind,
            self.programme,
            self.delivery,
            self.owner,
            self.custody,
            &self.holder,
            self.due,
            self.college,
            self.room,
            &self.source_id,
        ])
    }
}

/// A line of CSV: comma, LF, quotes where a cell needs them.
#[must_use]
pub fn line(cells: &[&str]) -> String {
    let quoted = |cell: &&str| {
        if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { (*cell).to_owned() }
    };
    format!("{}\n", cells.iter().map(quoted).collect::<Vec<_>>().join(","))
}
