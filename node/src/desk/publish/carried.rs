//! What a revision carries on: the languages of the material that its files do not bring.
//!
//! A translation leaves a material only when its author says so, whoever made it. Where the revision is for more people
//! than before, none goes with it that says what the original no longer does. This module does not publish.

use std::fmt;

use election_pool_protocol::{audience::Audience, language::LanguageTag};
use serde::Serialize;

use super::variant_of;
use crate::{
    desk::DeskError,
    model::{
        DraftError, exercise,
        front_matter::Status,
        material::{Draft, Provenance, Variant},
    },
    store::material::Held,
};

/// A language that is carried on, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The language.
    pub language: String,
    /// How it came about: human, machine or reviewed.
    pub status: String,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Whether the original has moved on since.
    pub is_stale: bool,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "carried on: {} ({}", self.language, self.status)?;
        self.by.as_ref().map_or(Ok(()), |by| write!(f, ", by {by}"))?;
        f.write_str(if self.is_stale { "; stale)" } else { ")" })
    }
}

/// What a revision carries on, and what it drops.
#[derive(Default)]
pub(in crate::desk) struct Carried {
    /// The texts, as they will stand.
    pub variants: Vec<Variant>,
    /// The languages that its author drops.
    pub dropped: Vec<LanguageTag>,
    lines: Vec<Line>,
}

impl Carried {
    /// What a revision made of this draft carries on of what is held.
    pub fn of(held: Option<&Held>, draft: &Draft, audience: &Audience) -> Result<Self, DeskError> {
        let Some(held) = held else { return Ok(Self::default()) };
        let dropped = dropped(held, draft)?;
        let digest = draft.variants().first().map(Variant::text_digest).unwrap_or_default();
        let is_wider = !audience.is_within(&held.material.audience);
        let is_brought = |one: &Variant| draft.variants().iter().any(|own| own.language == one.language);
        let mut carried = Self::default();
        let left = held.variants.iter().filter(|one| !one.is_local).filter_map(variant_of);
        for variant in left.filter(|one| one.status != Provenance::Source && !is_brought(one)) {
            let is_stale = variant.digest != digest;
            match variant.status {
                _ if dropped.contains(&variant.language) => {}
                // It is made anew of what the original says now.
                Provenance::Machine if is_stale && is_wider => {}
                _ if is_stale && is_wider => {
                    let (id, language) = (held.material.id.clone(), variant.language.to_string());
                    return Err(DraftError::TooWide { id, language }.into());
                }
                _ => {
                    carried.lines.push(Line {
                        language: variant.language.to_string(),
                        status: variant.status.as_str().to_owned(),
                        by: variant.by.clone(),
                        is_stale,
                    });
                    carried.variants.push(titled(variant, held, draft));
                }
            }
        }
        Ok(Self { dropped, ..carried })
    }

    /// As printed.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }
}

/// The languages to be dropped: each must be there, and in no file.
fn dropped(held: &Held, draft: &Draft) -> Result<Vec<LanguageTag>, DeskError> {
    let refuse = |why: String| Err(DeskError::Refused(why));
    for language in &draft.bundle().without {
        if let Some(file) = draft.bundle().translations.iter().find(|file| file.language == *language) {
            return refuse(format!("{} is in “{language}”, which is to be left out", file.file));
        }
        let there = held.variants.iter().find(|one| one.language == language.as_str());
        match there.map(|one| one.status == Provenance::Source.as_str()) {
            None => return refuse(format!("{} is not in “{language}”", held.material.id)),
            Some(true) if draft.head().language == *language => {
                return refuse(format!("{} is written in “{language}”", held.material.id));
            }
            Some(_) => {}
        }
    }
    Ok(draft.bundle().without.clone())
}

/// An exercise is marked, and what is none any more is not.
fn titled(variant: Variant, held: &Held, draft: &Draft) -> Variant {
    let was_exercise = held.material.status.as_deref() == Some(Status::Exercise.as_str());
    let title = match draft.head().status {
        Status::Exercise => exercise::mark(&variant.language, &variant.title),
        Status::Actual if was_exercise => exercise::unmarked(&variant.title).to_owned(),
        Status::Actual => return variant,
    };
    Variant { title, ..variant }
}
