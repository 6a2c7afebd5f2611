//! Text broken into lines.

use crate::io::paper::face::Measure;

/// Millimetres from one base line to the next for each point of size: 1.25 times the size.
pub(in crate::io::paper) const LEAD: f32 = 1.25 * 25.4 / 72.0;

/// How wide a text of a size in points is, in millimetres.
pub(in crate::io::paper) fn millimetres(measure: &Measure, text: &str, size: f32) -> f32 {
    measure.width(text, size) * 25.4 / 72.0
}

/// Breaks a text into lines no wider than so many millimetres: at blanks, and where a word alone is too wide, within it. A line
/// that goes on keeps its blank, so that who extracts the text finds the words apart. There is always at least one letter on a line.
pub(in crate::io::paper) fn broken(measure: &Measure, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut wide) = (String::new(), 0.0_f32);
    for word in text.split_inclusive(' ') {
        let bare = word.strip_suffix(' ').unwrap_or(word);
        if wide > 0.0 && wide + millimetres(measure, bare, size) > width {
            lines.push(std::mem::take(&mut line));
            wide = 0.0;
        }
        if millimetres(measure, bare, size) <= width {
            line.push_str(word);
            wide += millimetres(measure, word, size);
            continue;
        }
        for c in word.chars() {
            let letter = millimetres(measure, c.encode_utf8(&mut [0; 4]), size);
            if wide > 0.0 && wide + letter > width && c != ' ' {
                lines.push(std::mem::take(&mut line));
                wide = 0.0;
            }
            line.push(c);
            wide += letter;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text if it is no wider than so many millimetres, otherwise its beginning and an ellipsis.
pub(in crate::io::paper) fn cut(measure: &Measure, text: &str, size: f32, width: f32) -> String {
    if millimetres(measure, text, size) <= width {
        return text.to_owned();
    }
    let mut wide = millimetres(measure, "…", size);
    let fits = |c: &char| {
        wide += millimetres(measure, c.encode_utf8(&mut [0; 4]), size);
        wide <= width
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::paper::face::Face;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-zé ]{0,120}|[^ ]{0,60}", width in 5.0_f32..120.0) {
            let measure = Measure::new(Face::Plain).unwrap();
            let text = measure.shown(&text).text.into_owned();
            let lines = broken(&measure, &text, 9.0, width);
            prop_assert_eq!(lines.concat(), text.clone());
            for line in lines {
                let bare = line.trim_end_matches(' ');
                prop_assert!(bare.chars().count() <= 1 || millimetres(&measure, bare, 9.0) <= width + 0.01, "{:?}", line);
            }
            prop_assert!(millimetres(&measure, &cut(&measure, &text, 9.0, width), 9.0) <= width + 0.01);
        }
    }
}
