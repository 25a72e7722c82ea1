//! Writing an offer in a form: what it begins with, and the file that `make` takes.

use election_pool_protocol::language::LanguageTag;

use super::make::refuse_unfit_at_all;
use crate::{
    app::App,
    desk::{DeskError, account, publish::variant_of},
    model::{
        exercise,
        front_matter::{MAX_ABSTRACT_CHARS, MAX_TITLE_CHARS, MAX_VALUE_CHARS, Status},
        manuscript::wrong::{Wrong, of_line},
        markdown,
        material::{Provenance, Variant},
        offer,
        source::Translation,
    },
    store::{self, account::Account, material::Held},
};

/// What somebody writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The title.
    pub title: String,
    /// The abstract.
    pub summary: String,
    /// The text, as Markdown.
    pub text: String,
    /// Whether a machine made it.
    pub is_machine: bool,
    /// Which body translated it, if one is to be named.
    pub translator: String,
}

/// What is wrong with one of the lines of what somebody writes, by the name of its field.
pub fn wrong_line(title: &str, summary: &str, translator: &str) -> Option<(&'static str, Wrong)> {
    let lines = [
        ("title", title, true, MAX_TITLE_CHARS),
        ("summary", summary, false, MAX_ABSTRACT_CHARS),
        ("translator", translator, false, MAX_VALUE_CHARS),
    ];
    lines.into_iter().find_map(|(field, value, is_needed, most)| Some((field, of_line(value, is_needed, most)?)))
}

/// A partner's material that a person may offer a text of; none if they may not see it, or nobody could.
pub async fn fit(app: &App, person: &Account, id: &str) -> Result<Option<Held>, DeskError> {
    if !crate::desk::incoming::sees_offers(person) {
        return Ok(None);
    }
    let held = store::material::find(&app.db, &account::viewer(person), id).await?;
    Ok(held.filter(|held| refuse_unfit_at_all(id, held).is_ok()))
}

/// What a form begins with: the text that is there in the language, to be corrected; nothing where none is.
pub fn begin(held: &Held, language: &str) -> Typed {
    let there = held.variants.iter().find(|there| there.language == language && !there.is_local);
    let Some(there) = there.and_then(variant_of) else { return Typed::default() };
    let is_exercise = held.material.status.as_deref() == Some(Status::Exercise.as_str());
    Typed {
        title: if is_exercise { exercise::unmarked(&there.title).to_owned() } else { there.title },
        summary: there.abstract_text,
        text: markdown::of_html(&there.html, None).trim_end().to_owned(),
        is_machine: false,
        translator: String::new(),
    }
}

/// The file of what was written.
pub fn composed(language: &LanguageTag, typed: &Typed) -> Translation {
    let translator = typed.translator.trim();
    let variant = Variant {
        language: language.clone(),
        title: typed.title.trim().to_owned(),
        summary: String::new(),
        abstract_text: typed.summary.trim().to_owned(),
        html: String::new(),
        status: if typed.is_machine { Provenance::Machine } else { Provenance::Human },
        by: (!translator.is_empty()).then(|| translator.to_owned()),
        of_revision: 0,
        digest: String::new(),
        paragraphs: Vec::new(),
        stale: Vec::new(),
        since: None,
    };
    let text = offer::file_of(&variant, &typed.text);
    Translation { file: format!("offer.{language}.md"), language: language.clone(), text }
}
