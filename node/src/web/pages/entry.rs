//! One material in a list.

use election_pool_protocol::audience::Level;

use super::{
    labels,
    names::Names,
    text::{Day, Text},
};
use crate::{model::words::Words, store::material::Listed};

/// What a list shows of a material.
#[derive(Debug)]
pub struct Entry {
    /// The address of its page.
    pub href: String,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// The kind in words.
    pub kind: String,
    /// Whether it belongs to a rehearsal.
    pub is_exercise: bool,
    /// Its title.
    pub title: Text,
    /// Its abstract; of what is above CLEAR none.
    pub outline: Text,
    /// Who published it.
    pub authority: Text,
    /// Their country in words.
    pub country: Option<String>,
    /// Day of this revision.
    pub updated: Day,
    /// What else to know about it in this list.
    pub mark: Option<String>,
    /// By how many it is used, in words; nothing where nobody does or nobody asked.
    pub used_by: Option<String>,
}

impl Entry {
    /// The entry in the reader's language, or the next best of the material's own.
    pub fn of(listed: &Listed, words: &Words, names: &Names) -> Self {
        let material = &listed.material;
        let level: Level = material.audience.level;
        let variant = names.choose(&listed.variants, words);
        let text = |part: fn(&crate::store::material::Variant) -> &str| {
            variant.map(|variant| Text::of(&variant.language, part(variant))).unwrap_or_default()
        };
        let title = text(|variant| &variant.title);
        Self {
            href: format!("/{}/materials/{}", words.code, material.id),
            level: level.as_str(),
            rank: level.rank(),
            kind: labels::kind(words, &material.kind),
            is_exercise: material.status.as_deref() == Some("exercise"),
            title: if title.text.is_empty() { Text::of("", &material.uri) } else { title },
            // That a list was looked at is not written down, so what it says above CLEAR is a title.
            outline: if level == Level::Clear { text(|variant| &variant.abstract_text) } else { Text::default() },
            authority: names.of(&material.authority, words.code),
            country: labels::country_of(words, material.country.as_deref(), &names.of(&material.authority, words.code)),
            updated: Day::of(material.updated, words),
            mark: None,
            used_by: None,
        }
    }
}
