//! Linux: which video nodes are cameras.

use super::capture::Entry;
use std::path::Path;

/// Returns the nodes `video0`, `video1` … of `dev`, sorted by number, with the names that `class` holds. A camera's
/// second node carries only metadata and is left out: the file `class/videoN/index` counts the nodes of one device from
/// 0.
pub(super) fn list(dev: &Path, class: &Path) -> Vec<Entry> {
    let Ok(nodes) = std::fs::read_dir(dev) else { return Vec::new() };
    let mut found: Vec<Entry> = nodes
        .filter_map(|node| number(node.ok()?.file_name().to_str()?))
        .filter_map(|index| {
            let about = class.join(format!("video{index}"));
            let word = |file: &str| std::fs::read(about.join(file)).ok().map(text).filter(|text| !text.is_empty());
            let first = word("index").is_none_or(|nth| nth == "0");
            first.then(|| Entry { index, name: word("name").map_or_else(|| format!("video{index}"), once) })
        })
        .collect();
    found.sort_by_key(|entry| entry.index);
    found
}

/// The text of a system file. The system cuts a name off at a fixed number of bytes, perhaps inside a character; the
/// rest of that character is left out.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).trim().trim_end_matches(char::REPLACEMENT_CHARACTER).trim().to_owned()
}

/// Removes the repetition from a name. The USB video driver writes most cameras' names twice and cuts the result off at
/// 31 bytes: `Integrated Camera: Integrated C`.
fn once(name: String) -> String {
    match name.split_once(": ") {
        Some((whole, again)) if whole.starts_with(again) => whole.to_owned(),
        _ => name,
    }
}

/// The number in `video12`; none for `video-front`, `video`, `video01x`.
fn number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("video")?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{create_dir_all, write};

    #[test]
    fn metadata_nodes_and_odd_names_are_left_out() {
        let (dev, class) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for name in ["video10", "video2", "video3", "video-front", "video", "videocodec0", "null"] {
            write(dev.path().join(name), b"").unwrap();
        }
        for (node, name, nth) in [("video2", "Integrated Camera\n", "0\n"), ("video3", "Integrated Camera\n", "1\n")] {
            let about = class.path().join(node);
            create_dir_all(&about).unwrap();
            write(about.join("name"), name).unwrap();
            write(about.join("index"), nth).unwrap();
        }
        let names: Vec<_> = list(dev.path(), class.path()).into_iter().map(|e| (e.index, e.name)).collect();
        assert_eq!(names, [(2, "Integrated Camera".to_owned()), (10, "video10".to_owned())]);
        assert_eq!(list(Path::new("/nowhere/at-all"), class.path()), []);
    }

    #[test]
    fn a_name_that_is_empty_or_no_text_is_a_name_still() {
        let (dev, class) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let names: [(&str, &[u8]); 3] =
            [("video0", b"\n"), ("video1", b"Cam\xe9ra\n"), ("video2", "Caméra du collège é".as_bytes())];
        for (node, name) in names {
            write(dev.path().join(node), b"").unwrap();
            create_dir_all(class.path().join(node)).unwrap();
            let cut = name.strip_suffix(b"\xa9").unwrap_or(name);
            write(class.path().join(node).join("name"), cut).unwrap();
        }
        let names: Vec<_> = list(dev.path(), class.path()).into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["video0", "Cam\u{fffd}ra", "Caméra du collège"]);
    }

    #[test]
    fn a_name_told_twice_is_shown_once() {
        let shown = |name: &str| once(name.to_owned());
        assert_eq!(shown("Integrated Camera: Integrated C"), "Integrated Camera");
        assert_eq!(shown("USB Camera: USB Camera"), "USB Camera");
        assert_eq!(shown("Logi: Brio 100"), "Logi: Brio 100");
        assert_eq!(shown("HD Pro Webcam C920"), "HD Pro Webcam C920");
    }
}
