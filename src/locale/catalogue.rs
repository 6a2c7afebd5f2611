//! The catalogues: Fluent texts built into the program, and looking one up.

use super::{lang::Lang, named::Named};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind};
use std::sync::LazyLock;

/// A value inserted into a text: a number or words. Words from outside go through [`crate::audit::text::printable`] first.
pub type Arg<'a> = FluentValue<'a>;

type Bundle = FluentBundle<FluentResource>;

/// An ellipsis and a full stop. Before another letter it is no end of a sentence (`….csv`).
const CUT_STOP: &str = "….";

static FR: LazyLock<Bundle> = LazyLock::new(|| {
    bundle::<FrGroup>(&[include_str!("fr.ftl"), include_str!("fr-commands.ftl"), include_str!("fr-papers.ftl")])
});
static EN: LazyLock<Bundle> = LazyLock::new(|| {
    bundle::<EnGroup>(&[include_str!("en.ftl"), include_str!("en-commands.ftl"), include_str!("en-papers.ftl")])
});

/// A formatter is a plain function pointer, so the language has to be given by a type.
trait Group {
    const LANG: Lang;
}
struct FrGroup;
struct EnGroup;
impl Group for FrGroup {
    const LANG: Lang = Lang::Fr;
}
impl Group for EnGroup {
    const LANG: Lang = Lang::En;
}

#[expect(clippy::cast_possible_truncation, reason = "counts of devices: whole numbers far below 2^52")]
fn grouped<G: Group, M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(G::LANG.number(number.value as i64)),
        _ => None,
    }
}

fn bundle<G: Group>(texts: &[&str]) -> Bundle {
    let id = G::LANG.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped::<G, _>));
    // If one entry of a catalogue is broken, the others still work; the `words` test finds the broken one.
    for text in texts {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Lang {
    fn bundle(self) -> &'static Bundle {
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }

    /// Returns the text of a key, or the key itself if the catalogue does not contain it.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// Returns the text of a key with values inserted.
    #[must_use]
    pub fn say_with(self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
        // What was cut ends in an ellipsis; no full stop follows it.
        if said.contains(CUT_STOP) { without_stops(&said) } else { said.into_owned() }
    }

    /// Whether the catalogue contains a key.
    #[must_use]
    pub fn knows(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    /// Returns the word for a thing.
    #[must_use]
    pub fn name(self, thing: impl Named) -> String {
        self.say(thing.key())
    }
}

/// A text without the full stops that follow an ellipsis.
fn without_stops(said: &str) -> String {
    let mut parts = said.split(CUT_STOP);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(if part.is_empty() || part.starts_with(char::is_whitespace) { "…" } else { CUT_STOP });
        kept.push_str(part);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(Lang::Fr.say("no-such-key"), "no-such-key");
        assert!(!Lang::En.knows("no-such-key"));
    }

    #[test]
    fn what_was_cut_has_no_full_stop() {
        for lang in Lang::ALL {
            let said = lang.say_with("verdict-misassigned", &[("place", "Collège Jean Moulin · bâti…".into())]);
            assert!(said.ends_with("bâti…"), "{said}");
        }
        assert_eq!(without_stops("« a…. » b…. c…."), "« a… » b… c…");
        assert_eq!(without_stops("récolement….csv"), "récolement….csv");
    }
}
