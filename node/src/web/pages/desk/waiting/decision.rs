//! The decision of a second person, and of the author who takes back: what becomes of it, and what it is told as.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::show;
use crate::{
    app::App,
    desk::{
        session::Session,
        waiting::{self, Decided, Does},
    },
    model::words::Words,
    web::{
        pages::desk::{
            decided,
            draft::address,
            faults::{Said, WRONG},
            pressed,
        },
        problem::Fault,
        reader::Reader,
        session,
    },
};

/// A decision.
#[derive(Debug, Deserialize)]
pub struct Decision {
    csrf: String,
    deed: String,
    sha256: String,
    /// The digest of who was shown to see it; where nobody is, nothing.
    #[serde(default)]
    reach: String,
    #[serde(default)]
    words: String,
}

/// `POST /{lang}/desk/waiting/{id}`: approves, sends back or takes over what was read, by its SHA-256.
pub async fn decide(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(decision): Form<Decision>,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, &decision.csrf)?;
    let (person, words) = (&session.account, reader.words);
    if !waiting::may_approve(person) {
        return Err(Fault::absent(&app, words.code));
    }
    let sha256 = &decision.sha256;
    let desk = format!("/{}/desk", words.code);
    let told = |word| format!("{desk}?{}", decided::parameter(word, session));
    let (decided, next) = match decision.deed.as_str() {
        "approve" => {
            let here = format!("/{}/desk/waiting/{id}", words.code);
            session::confirmed(&app, &reader.presence, &headers, &decision.csrf, words.code, &here)?;
            approve(&app, session, &id, &decision, words).await?
        }
        "refuse" => (waiting::refuse(&app, person, &id, sha256, &decision.words).await?, told("refused")),
        "throw-away" if waiting::throw_away(&app, person, &id).await? => return Ok(Redirect::to(&desk).into_response()),
        "take-back" => (waiting::take_back(&app, person, &id, sha256).await?, told("taken-back")),
        "take-over" => (waiting::take_over(&app, person, &id, sha256).await?, address(words, &id)),
        _ => return Err(Fault::absent(&app, words.code)),
    };
    match decided {
        Decided::Done(_) => Ok(Redirect::to(&next).into_response()),
        undone => {
            let status = if undone == Decided::Wordless { WRONG } else { StatusCode::CONFLICT };
            show(&app, &reader, session, &id, status, Some(&undone), decision.words).await
        }
    }
}

/// Approves it; gives the page of the material, where it says what was done.
async fn approve(
    app: &App,
    session: &Session,
    id: &str,
    decision: &Decision,
    words: &Words,
) -> Result<(Decided, String), Fault> {
    let found = waiting::find(app, &session.account, id).await?;
    let publishes =
        |one: &waiting::Waiting| matches!(one.does, Does::Publishes(_) | Does::Adopts(_) | Does::Accepts(_));
    let done = if found.as_ref().is_some_and(publishes) { "published" } else { "approved" };
    let decided = Box::pin(waiting::approve(app, &session.account, id, &decision.sha256, &decision.reach)).await?;
    let material = match &decided {
        Decided::Done(material) => material.as_str(),
        _ => "",
    };
    let next = format!("/{}/materials/{material}?{}", words.code, decided::parameter(done, session));
    Ok((decided, next))
}

/// What is told of a decision that came to nothing.
pub(super) fn trouble(decided: &Decided, words: &Words) -> Option<Said> {
    let text = match decided {
        // Of words that are missing the field says it.
        Decided::Done(_) | Decided::Wordless => return None,
        Decided::Changed => words.decided_changed(),
        Decided::Reaches => words.decided_reach(),
        Decided::Own => words.decided_own(),
        Decided::Overtaken(revision) => words.decided_overtaken(&revision.to_string()),
        Decided::Gone => words.decided_gone(),
        Decided::Textless => words.decided_textless(),
        Decided::Refused(english) => {
            return Some(Said { text: words.decided_refused(), english: Some(english.clone()) });
        }
    };
    Some(Said { text, english: None })
}
