//! The results of `recol camera`, as text and as JSON.

use crate::{
    audit::{tag, text::printable},
    io::camera::{CameraError, Entry, Measured, Offer, Probe},
    job::LensTrouble,
    locale::Lang,
    vision::Layout,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Duration};

/// One camera of the list.
pub(super) struct Row {
    pub(super) entry: Entry,
    /// Its formats, the best first.
    pub(super) offers: Result<Vec<Offer>, CameraError>,
    /// Whether the terminal program would take it.
    pub(super) chosen: bool,
}

const fn layout(layout: Layout) -> &'static str {
    match layout {
        Layout::Mjpeg => "MJPEG",
        Layout::Yuyv => "YUYV",
        Layout::Nv12 => "NV12",
        Layout::Grey => "GREY",
        Layout::Rgb => "RGB",
        Layout::Bgr => "BGR",
    }
}

/// The code of a trouble in JSON.
const fn code(trouble: &LensTrouble) -> &'static str {
    match trouble {
        LensTrouble::NoCamera => "no_camera",
        LensTrouble::Busy => "busy",
        LensTrouble::NoPermission => "no_permission",
        LensTrouble::Stalled => "stalled",
        LensTrouble::Unplugged => "unplugged",
        LensTrouble::NoFormat => "no_format",
        LensTrouble::Damaged => "damaged",
        LensTrouble::Failed(_) => "failed",
        LensTrouble::Unreadable { .. } => "unreadable",
    }
}

/// A camera as text: its line, then a line for each pixel layout.
pub(super) fn listed(lang: Lang, row: &Row) -> String {
    let head = format!("{}  {}", row.entry.place(), printable(&row.entry.name));
    let offers = match &row.offers {
        Ok(offers) => offers,
        Err(error) => return format!("▲ {head}\n    {}", lang.say_trouble(&error.trouble())),
    };
    let mut text = if row.chosen { format!("√ {head}  [{}]", lang.say("cli-camera-chosen")) } else { format!("  {head}") };
    // Layouts, and sizes within a layout, in the order of their best offer.
    let mut kinds: Vec<Layout> = Vec::new();
    for offer in offers {
        if !kinds.contains(&offer.layout) {
            kinds.push(offer.layout);
        }
    }
    for kind in kinds {
        let mut sizes: Vec<((u32, u32), String)> = Vec::new();
        for offer in offers.iter().filter(|offer| offer.layout == kind) {
            let size = (offer.width, offer.height);
            match sizes.iter_mut().find(|(known, _)| *known == size) {
                Some((_, rates)) => *rates = format!("{rates}, {}", offer.rate),
                None => sizes.push((size, offer.rate.to_string())),
            }
        }
        let sizes: Vec<String> =
            sizes.into_iter().map(|((width, height), rates)| format!("{width}×{height} ({rates}/s)")).collect();
        text = format!("{text}\n    {:<5}  {}", layout(kind), sizes.join("  "));
    }
    text
}

/// A camera as JSON.
pub(super) fn row_json(row: &Row) -> Value {
    let formats = row.offers.as_ref().map_or_else(|_| Vec::new(), |offers| offers.iter().map(format_json).collect());
    json!({
        "event": "camera",
        "index": row.entry.index,
        "place": row.entry.place(),
        "name": row.entry.name,
        "chosen": row.chosen,
        "formats": formats,
        "error": row.offers.as_ref().err().map(|error| code(&error.trouble())),
    })
}

fn format_json(offer: &Offer) -> Value {
    json!({"layout": layout(offer.layout), "width": offer.width, "height": offer.height, "rate": offer.rate})
}

/// The measurement of a camera, as text.
pub(super) fn measured(lang: Lang, probe: &Probe) -> String {
    let (face, did) = (&probe.face, &probe.measured);
    let format = format!("{} {}×{}", layout(face.layout), face.width, face.height);
    let mut lines = vec![
        lang.say_with("cli-camera-name", &[("name", printable(&face.name).into()), ("place", probe.entry.place().into())]),
        lang.say_with("cli-camera-format", &[("format", format.into())]),
        lang.say_with(
            "cli-camera-rate",
            &[
                ("measured", format!("{:.1}", did.rate()).into()),
                ("promised", face.rate.to_string().into()),
                ("frames", did.frames.to_string().into()),
                ("seconds", format!("{:.1}", did.time.as_secs_f64()).into()),
                ("looked", did.looked_at.to_string().into()),
            ],
        ),
        lang.say_with("cli-camera-damaged", &[("damaged", did.damaged.to_string().into())]),
    ];
    if let (Some(median), Some(most)) = (did.decoded_within(50), did.decoded_within(95)) {
        let said =
            [("median", format!("{:.1}", milliseconds(median)).into()), ("most", format!("{:.1}", milliseconds(most)).into())];
        lines.push(lang.say_with("cli-camera-decoding", &said));
    }
    lines.push(lang.say_with("cli-camera-share", &[("share", format!("{:.0}", share(did) * 100.0).into())]));
    lines.extend(texts(did).iter().map(|text| lang.say_with("cli-camera-read", &[("text", printable(text).into())])));
    lines.join("\n")
}

/// The measurement of a camera, as JSON.
pub(super) fn measured_json(probe: &Probe) -> Value {
    let (face, did) = (&probe.face, &probe.measured);
    let decoding = |percent| did.decoded_within(percent).map(|time| thousandths(milliseconds(time)));
    json!({
        "event": "probe",
        "index": probe.entry.index,
        "place": probe.entry.place(),
        "name": face.name,
        "format": {"layout": layout(face.layout), "width": face.width, "height": face.height, "rate": face.rate},
        "rate": thousandths(did.rate()),
        "seconds": thousandths(did.time.as_secs_f64()),
        "frames": did.frames,
        "looked_at": did.looked_at,
        "damaged": did.damaged,
        "decode_ms": {"median": decoding(50), "p95": decoding(95)},
        "read": did.read,
        "read_share": thousandths(share(did)),
        "texts": texts(did),
        "error": probe.ended.as_ref().map(|error| code(&error.trouble())),
    })
}

/// The texts that were read, without personal fields: a code before a camera may belong to anybody.
fn texts(did: &Measured) -> BTreeSet<String> {
    did.texts.iter().map(|text| tag::parse(text).kept.to_string()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "nobody watches for 2^53 frames")]
fn share(did: &Measured) -> f64 {
    if did.looked_at == 0 { 0.0 } else { did.read as f64 / did.looked_at as f64 }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::LensFace;

    fn entry(index: u32) -> Entry {
        Entry { index, name: "Cam\u{1b}[2J".into() }
    }

    #[test]
    fn a_camera_is_listed_with_its_formats_or_the_reason_why_not() {
        let offer = |layout, width, height, rate| Offer { width, height, layout, rate };
        let offers = vec![
            offer(Layout::Mjpeg, 1280, 720, 30),
            offer(Layout::Mjpeg, 1280, 720, 15),
            offer(Layout::Yuyv, 640, 480, 30),
            offer(Layout::Mjpeg, 640, 480, 30),
        ];
        let said = listed(Lang::En, &Row { entry: entry(0), offers: Ok(offers), chosen: true });
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].starts_with("√ ") && lines[0].ends_with("Cam\\u{1b}[2J  [chosen]"), "{said}");
        assert_eq!(lines[1..], ["    MJPEG  1280×720 (30, 15/s)  640×480 (30/s)", "    YUYV   640×480 (30/s)"]);
        let refused = Row { entry: entry(2), offers: Err(CameraError::Busy { name: "x".into() }), chosen: false };
        assert!(listed(Lang::En, &refused).contains("Another program"), "{}", listed(Lang::En, &refused));
        assert_eq!(row_json(&refused)["error"], "busy");
        assert_eq!(row_json(&refused)["formats"], json!([]));
    }

    #[test]
    fn what_was_read_is_told_without_persons() {
        let face = LensFace { name: "Cam".into(), width: 640, height: 480, layout: Layout::Yuyv, rate: 30 };
        let texts = ["HDS-0001", "BEGIN:VCARD\nFN:Jeanne Martin\nEND:VCARD"].map(str::to_owned);
        let measured = Measured {
            time: Duration::from_secs(2),
            frames: 59,
            looked_at: 40,
            damaged: 0,
            read: 30,
            decoding: (1..=40).map(Duration::from_millis).collect(),
            texts: texts.into(),
        };
        let probe = Probe { entry: entry(0), face, measured, ended: None };
        let said = super::measured(Lang::En, &probe);
        for words in ["29.5 frames a second, 30 promised", "20.0 ms in the median, 38.0 ms", "75%", "read: HDS-0001"] {
            assert!(said.contains(words), "{words} is not in {said}");
        }
        let told = measured_json(&probe);
        assert_eq!((&told["read_share"], &told["decode_ms"]["p95"], &told["error"]), (&json!(0.75), &json!(38.0), &Value::Null));
        assert!(!said.contains("Jeanne") && !told.to_string().contains("Jeanne"), "{said}");
    }
}
