//! Words for the mapping of a foreign file.

use super::lang::Lang;
use crate::{
    audit::{inventory::InventoryColumn, text::printable, uai::Uai},
    job::{Means, WordMeans, WordOf},
};

/// What a column means.
#[must_use]
pub fn say_means(lang: Lang, means: Means) -> String {
    let key = match means {
        Means::Column(column) => return say_column(lang, column),
        Means::SerialAsTag => "means-serial-as-tag",
        Means::Place => "means-place",
        Means::Keeper => "means-keeper",
        Means::CheckoutKind => "means-checkout-kind",
        Means::CheckoutPlace => "means-checkout-place",
        Means::Personal => "means-personal",
        Means::Ignored => "means-ignored",
    };
    lang.say(key)
}

/// A column of the inventory.
#[must_use]
pub fn say_column(lang: Lang, column: InventoryColumn) -> String {
    lang.say(match column {
        InventoryColumn::Tag => "inventory-tag",
        InventoryColumn::Serial => "inventory-serial",
        InventoryColumn::Model => "inventory-model",
        InventoryColumn::Kind => "inventory-kind",
        InventoryColumn::Programme => "inventory-programme",
        InventoryColumn::Delivery => "inventory-delivery",
        InventoryColumn::Owner => "inventory-owner",
        InventoryColumn::Custody => "inventory-custody",
        InventoryColumn::Holder => "inventory-holder",
        InventoryColumn::Due => "inventory-due",
        InventoryColumn::College => "inventory-college",
        InventoryColumn::Room => "inventory-room",
        InventoryColumn::SourceId => "inventory-source-id",
        InventoryColumn::Uuid => "inventory-uuid",
        InventoryColumn::Uai => "inventory-uai",
        InventoryColumn::Name => "inventory-name",
        InventoryColumn::Commune => "inventory-commune",
        InventoryColumn::CommuneCode => "inventory-commune-code",
        InventoryColumn::Priority => "inventory-priority",
        InventoryColumn::Code => "inventory-code",
        InventoryColumn::Allotted => "inventory-allotted",
    })
}

/// The question that a word answers.
#[must_use]
pub fn say_word_of(lang: Lang, of: WordOf) -> String {
    lang.say(match of {
        WordOf::Custody => "inventory-custody",
        WordOf::Kind => "inventory-kind",
        WordOf::College => "inventory-college",
        WordOf::Place => "means-place",
    })
}

/// What a word means. `college` returns the name of a college.
#[must_use]
pub fn say_word(lang: Lang, means: &WordMeans, college: &dyn Fn(Uai) -> String) -> String {
    match means {
        WordMeans::Custody(kind) => lang.name(*kind),
        WordMeans::InUse => lang.say("word-in-use"),
        WordMeans::Kind(kind) => lang.name(*kind),
        WordMeans::College(uai) => college(*uai),
        WordMeans::Place { college: None, room: None } => lang.say("word-nowhere"),
        WordMeans::Place { college: at, room } => {
            let parts = [at.map(college), room.as_ref().map(|room| printable(room.as_str()))];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        WordMeans::HeldBack => lang.say("word-held-back"),
    }
}
