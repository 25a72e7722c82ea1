//! What has no text of its own, in words: an erasure, a statement of use, an accepted offer.

use crate::{
    desk::{adopt, erase::Look, offer},
    model::words::Words,
    web::pages::{
        desk::{line, preview::Read},
        incoming::offer::Comparison,
        labels,
        names::Names,
        text::{self, Text},
    },
};

/// What would go by an erasure, in words.
#[derive(Debug)]
pub struct Erasure {
    /// The revisions, in a list.
    pub revisions: String,
    /// The files, by name.
    pub files: Vec<String>,
    /// How many offered translations; nothing where there are none.
    pub offers: Option<String>,
    /// How many texts stay that somebody has to look through; nothing where there are none.
    pub left: Option<String>,
    /// Whether partners keep what they have.
    pub is_here_alone: bool,
}

impl Erasure {
    pub(in crate::web::pages::desk) fn of(look: &Look, words: &Words) -> Self {
        Self {
            revisions: words.erasure_revisions(&line::numbered(&look.revisions, words)),
            files: look.files.iter().map(|file| text::legible(&file.name)).collect(),
            offers: (!look.offers.is_empty()).then(|| words.erasure_offers(&look.offers.len().to_string())),
            left: (look.texts_left > 0).then(|| words.erasure_left(&look.texts_left.to_string())),
            is_here_alone: !look.withdraws,
        }
    }
}

/// An adoption as it would be stated.
#[derive(Debug)]
pub struct Adoption {
    /// How far, in words.
    pub stage: String,
    /// What was stated before, in a sentence.
    pub stated: Option<String>,
    /// The note: each language with what it calls itself, and its text, sanitised.
    pub notes: Vec<(Text, String)>,
    /// Whether the note is that of the revision before.
    pub is_kept: bool,
}

impl Adoption {
    pub(super) fn of(look: &adopt::Look, words: &Words) -> Self {
        let note = |(language, html): &(String, String)| (text::tongue(language), text::on_page(html, words));
        Self {
            stage: labels::maturity(words, look.maturity),
            stated: look.before.as_ref().map(|before| words.adopt_stated(&labels::maturity(words, before))),
            notes: look.notes.iter().map(note).collect(),
            is_kept: look.is_kept,
        }
    }
}

/// An offered text as it would be taken in.
#[derive(Debug)]
pub struct Acceptance {
    /// Who offered it.
    pub authority: Text,
    /// How it came about, and who made it.
    pub status: String,
    /// Which body made it, as it says.
    pub by: Option<String>,
    /// The text.
    pub text: Read,
    /// It beside what is there in its language, or else beside the original.
    pub beside: Comparison,
    /// Where it is amended: what was changed of what was offered.
    pub amended: Option<Comparison>,
}

impl Acceptance {
    pub(super) fn of(look: &offer::Look, names: &Names, words: &Words) -> Self {
        let (row, held) = (&look.shown.row, &look.held);
        let source = held.variants.first().map_or("", |source| source.language.as_str());
        Self {
            authority: names.of(&row.authority, words.code),
            status: labels::status(words, &look.shown.status),
            by: look.shown.by.as_deref().map(text::legible),
            text: Read::of(&look.text, words),
            beside: Comparison::of_offer(&look.shown, source, words),
            amended: look.amended.as_ref().map(|lines| Comparison::of(lines, source, &row.language)),
        }
    }
}
