//! HTML as text: everything from outside is escaped, and nothing runs but the script that the page brings.

use crate::audit::text::printable;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What is written so far.
#[derive(Clone, Debug, Default)]
pub struct Html(String);

/// A text that may stand between tags and in attributes: markup is escaped, and what nobody could see is shown as an escape.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

impl Html {
    /// Adds markup of ours.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds what another one contains.
    pub fn join(&mut self, other: &Self) -> &mut Self {
        self.raw(&other.0)
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escaped(text));
        self
    }

    /// Adds an element with these attributes around a text. Names are ours, values are escaped.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.open(name, attributes).text(text).raw("</").raw(name).raw(">")
    }

    /// Adds the beginning of an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.0, " {attribute}=\"{}\"", escaped(value));
        }
        self.raw(">")
    }

    /// The whole page: this body under a title, with a style and a script of ours. Nothing else is loaded or run, whatever stands in
    /// the body.
    #[must_use]
    pub fn page(&self, lang: &str, title: &str, about: &str, style: &str, script: &str) -> String {
        let digest = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"description\" content=\"{}\">\n<title>{}</title>\n\
             <style>{style}</style>\n</head>\n<body>\n{}\n<script>{script}</script>\n</body>\n</html>\n",
            digest(style),
            digest(script),
            escaped(about),
            escaped(title),
            self.0
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn no_text_becomes_markup(text in any::<String>()) {
            let mut html = Html::default();
            html.element("td", &[("title", &text)], &text);
            let inside = html.0.strip_prefix("<td title=\"").and_then(|rest| rest.strip_suffix("</td>")).unwrap();
            let (attribute, content) = inside.split_once("\">").unwrap();
            for part in [attribute, content] {
                prop_assert!(!part.contains(['<', '>', '"', '\'']));
            }
        }
    }

    #[test]
    fn only_what_the_page_brings_is_run() {
        let page = Html::default().page("fr", "a<b", "recol-paper/x", "p{}", "1");
        assert!(page.contains("<title>a&lt;b</title>"));
        assert!(page.contains("script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"));
    }
}
