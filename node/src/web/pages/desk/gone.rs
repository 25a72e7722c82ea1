//! What was typed in a draft that is there no more, or no more for this person: shown again, and kept as a new draft.
//!
//! The same for what never existed: nobody learns from it what others write.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde_json::json;

use super::{
    draft::{address, is_draft, told},
    editor::verbatim,
    sent,
};
use crate::{
    app::App,
    desk::{
        DeskError,
        draft::{self, may_write},
        session::Session,
    },
    model::manuscript::Manuscript,
    web::{
        form::Sent,
        page::{self, Cache},
        pages::text::Text,
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// What is pressed to keep the text as a new draft.
const KEEP: &str = "keep-as-new";
/// What of the form is not sent again: its own button, and what belongs to the session and to the draft.
const LEFT: [&str; 4] = ["csrf", "deed", "edition", "language-new"];

/// What holds the form of a draft that is not there.
#[derive(Debug, Template)]
#[template(path = "draft_gone.html")]
pub struct Gone {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the form goes.
    pub action: String,
    /// What is pressed to keep it.
    pub keep: &'static str,
    /// Whether this person still writes.
    pub may_keep: bool,
    /// Whether the person has as many drafts as may be.
    pub is_full: bool,
    /// What stood in the form.
    pub fields: Vec<(String, String)>,
    /// Its texts, to be read: what each is called, and what was typed.
    pub texts: Vec<(String, Text)>,
}

/// The answer to the form of a draft that this person does not find.
pub(super) async fn answer(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    sent: &Sent,
    is_script: bool,
) -> Result<Response, Fault> {
    if is_script {
        return Ok(told(StatusCode::NOT_FOUND, &json!({"state": "gone"})));
    }
    if !is_draft(sent) {
        return Err(Fault::absent(app, reader.words.code));
    }
    let may_keep = may_write(&session.account);
    let typed = sent::manuscript(sent, &Manuscript::default());
    let keeps = may_keep && sent.get("deed") == KEEP && sent.get("csrf") == session.csrf;
    if keeps && let Some(new) = keep(app, session, sent.get("material"), &typed).await? {
        return Ok(Redirect::to(&format!("{}?saved=true", address(reader.words, &new))).into_response());
    }
    let page = Gone {
        shell: Shell::to(app, reader, "desk", "/desk"),
        csrf: session.csrf.clone(),
        action: address(reader.words, id),
        keep: KEEP,
        may_keep,
        is_full: keeps,
        fields: sent.fields.iter().filter(|(name, _)| !LEFT.contains(&name.as_str())).cloned().collect(),
        texts: texts(&typed, reader),
    };
    let status = if keeps { StatusCode::CONFLICT } else { StatusCode::NOT_FOUND };
    Ok(page::cached(status, &page, Cache::Nobody))
}

/// A new draft of what was typed, of the same material where that can still be revised.
async fn keep(app: &App, session: &Session, material: &str, typed: &Manuscript) -> Result<Option<String>, DeskError> {
    if !material.is_empty() {
        match draft::begin_as(app, &session.account, Some(material), typed.clone()).await {
            Err(DeskError::Refused(_) | DeskError::Unknown { .. }) => {}
            kept => return kept,
        }
    }
    draft::begin_as(app, &session.account, None, typed.clone()).await
}

/// What was typed as texts; the other fields are in the new draft as they were.
fn texts(typed: &Manuscript, reader: &Reader) -> Vec<(String, Text)> {
    let words = reader.words;
    let each = typed.tongues.iter().flat_map(|tongue| {
        [
            (words.draft_title(), &tongue.title),
            (words.draft_summary(), &tongue.summary),
            (words.draft_text(), &tongue.text),
        ]
        .map(|(label, text)| (label, verbatim(&tongue.language, text)))
    });
    each.filter(|(_, text)| !text.text.trim().is_empty()).collect()
}
