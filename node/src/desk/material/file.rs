//! A text of a material as a file to be worked on: a machine's is looked through in it, a person's is corrected.

use super::{held, in_language};
use crate::{
    app::App,
    desk::{DeskError, offer::File, publish::variant_of},
    model::{exercise, front_matter::Status, markdown, material::Variant, offer},
};

/// The text in a language, else the original, as a translation is written: an offer and a revision take it.
pub async fn file(app: &App, id: &str, language: Option<&str>, user: Option<&str>) -> Result<File, DeskError> {
    let held = held(app, id, user).await?;
    let shown = match language {
        Some(wanted) => Some(in_language(&held, id, wanted)?),
        None => held.variants.first(),
    };
    let variant = shown.and_then(variant_of).ok_or_else(|| DeskError::Refused(format!("{id} has no text")))?;
    let markdown = markdown::of_html(&variant.html, None);
    // The mark is put before every title of an exercise, whoever wrote it.
    let is_exercise = held.material.status.as_deref() == Some(Status::Exercise.as_str());
    let title = if is_exercise { exercise::unmarked(&variant.title) } else { &variant.title }.to_owned();
    let language = variant.language.to_string();
    Ok(File { text: offer::file_of(&Variant { title, ..variant }, markdown.trim_end()), language })
}
