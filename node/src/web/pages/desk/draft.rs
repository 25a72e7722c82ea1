//! A draft: read, saved, and everything that its one form can be pressed for.
//!
//! Nothing that was typed is lost: not by a session that has ended, not by somebody else who saved meanwhile, not by what
//! is wrong or too much, not with the draft itself. A form without the session's own token writes nothing; it is shown again with what stood in it.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde_json::json;

use super::{
    editor::{Editor, Notes, theirs},
    faults::{Said, WRONG},
    gone, scripted, sent, writer,
};
use crate::{
    app::App,
    desk::{
        draft::{self, Open, Saved, Upload},
        reading::Way,
        session::Session,
    },
    model::{
        manuscript::{Manuscript, wrong::Fault as Wrongness},
        words::Words,
    },
    web::{
        form::Sent,
        page::{self, Cache},
        pages::people::People,
        problem::Fault,
        reader::Reader,
        session::{self, Presence},
        shell::Shell,
    },
};

/// What holds a form until its sender has signed in again.
#[derive(Debug, Template)]
#[template(path = "draft_ended.html")]
pub struct Ended {
    /// The frame.
    pub shell: Shell,
    /// Where the form goes.
    pub action: String,
    /// Where to sign in.
    pub sign_in: String,
    /// What stood in the form.
    pub fields: Vec<(String, String)>,
}

/// What the address of a draft may ask besides.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    saved: bool,
}

/// The address of a draft.
pub fn address(words: &Words, id: &str) -> String {
    format!("/{}/desk/drafts/{id}", words.code)
}

/// `GET /{lang}/desk/drafts/{id}`; as JSON what the script needs to go on.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let session = match writer(&app, &reader) {
        Ok(session) => session,
        Err(_) if is_script(&headers) => return Ok(told(StatusCode::UNAUTHORIZED, &json!({"state": "ended"}))),
        Err(response) => return Ok(*response),
    };
    let open = found(&app, &reader, session, &id).await?;
    if is_script(&headers) {
        let state = json!({"state": "saved", "csrf": session.csrf, "edition": open.draft.edition});
        return Ok(told(StatusCode::OK, &state));
    }
    draft::note_reading(&app, &session.account, &open, Way::Draft).await?;
    let notes = Notes { is_saved: asked.saved, ..Notes::default() };
    show(&app, &reader, session, &open, &open.manuscript, StatusCode::OK, (&[], notes)).await
}

/// `POST /{lang}/desk/drafts/{id}`: saves, and does what was pressed.
pub async fn save(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    let is_script = is_script(&headers);
    let Some(session) = reader.presence.session() else {
        return Ok(if is_script {
            told(StatusCode::UNAUTHORIZED, &json!({"state": "ended"}))
        } else if is_draft(&sent) {
            ended(&app, &reader, &id, sent)
        } else if matches!(reader.presence, Presence::Nobody) {
            return Err(session::not_allowed());
        } else {
            let code = reader.words.code;
            Redirect::to(&session::sign_in_address(code, &address(reader.words, &id))).into_response()
        });
    };
    // What cannot be opened any more, or not by this person, still gives back what was typed.
    let Some(open) = draft::find(&app, &session.account, &id).await? else {
        return gone::answer(&app, &reader, session, &id, &sent, is_script).await;
    };
    let is_too_large = sent.is_too_large;
    if is_too_large && (is_script || !is_draft(&sent)) {
        return too_large(&app, &reader, session, &open, is_script).await;
    }
    // What is no form of a draft says nothing about its text, and is never taken for an empty one.
    if !is_draft(&sent) {
        return Ok(Redirect::to(&address(reader.words, &id)).into_response());
    }
    let typed = sent::manuscript(&sent, &open.manuscript);
    if sent.get("csrf") != session.csrf {
        if is_script {
            return Ok(told(StatusCode::UNAUTHORIZED, &json!({"state": "ended"})));
        }
        // If somebody else saved meanwhile, the next try says so.
        let edition = sent.get("edition").parse().ok();
        let notes = Notes { is_unsaved: true, edition, ..Notes::default() };
        return show(&app, &reader, session, &open, &typed, StatusCode::CONFLICT, (&[], notes)).await;
    }
    let edition = sent.get("edition").parse().unwrap_or_default();
    let deed = sent.get("deed").to_owned();
    let remove = deed.strip_prefix("remove-file-");
    let person = &session.account;
    let is_behind = is_script && sent.has("behind");
    let uploads: Vec<Upload> = sent.files.into_iter().map(|(_, upload)| upload).collect();
    let saved = if is_behind {
        draft::save_behind(&app, person, &open, edition, typed.clone()).await?
    } else {
        draft::save(&app, person, &open, edition, typed.clone(), (uploads, remove)).await?
    };
    match saved {
        Saved::Stale if is_script => Ok(told(StatusCode::CONFLICT, &json!({"state": "conflict"}))),
        Saved::Stale => {
            let open = found(&app, &reader, session, &id).await?;
            let people = People::read(&app).await?;
            let conflict = theirs(&open, &typed, &people, reader.words);
            let faults = conflict.faults(&typed);
            let notes = Notes { conflict: Some(conflict), ..Notes::default() };
            show(&app, &reader, session, &open, &typed, StatusCode::CONFLICT, (&faults, notes)).await
        }
        Saved::As(edition, _) if is_script => {
            Ok(told(StatusCode::OK, &json!({"state": "saved", "csrf": session.csrf, "edition": edition})))
        }
        Saved::As(..) if is_too_large => {
            let open = found(&app, &reader, session, &id).await?;
            too_large(&app, &reader, session, &open, is_script).await
        }
        Saved::As(_, faults) => done(&app, &reader, session, &id, &deed, faults).await,
    }
}

/// Whether it is the form of a draft, with its text.
pub(super) fn is_draft(sent: &Sent) -> bool {
    sent.has("edition") && sent.has("text-0")
}

/// What comes after saving: the preview where nothing is wrong, else the form again.
async fn done(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    deed: &str,
    mut faults: Vec<Wrongness>,
) -> Result<Response, Fault> {
    let open = found(app, reader, session, id).await?;
    let goes_on = deed == "preview";
    if goes_on {
        faults.extend(draft::faults(app, &session.account, &open).await?);
    }
    if !faults.is_empty() {
        return show(app, reader, session, &open, &open.manuscript, WRONG, (&faults, Notes::default())).await;
    }
    let address = address(reader.words, id);
    let next = match deed {
        _ if goes_on => format!("{address}/preview"),
        "level" => format!("{address}?saved=true#recipients"),
        "add-language" => format!("{address}?saved=true#title-{}", open.manuscript.tongues.len() - 1),
        deed if (deed.starts_with("remove-language-") || deed.starts_with("leave-language-"))
            && !open.manuscript.without.is_empty() =>
        {
            format!("{address}?saved=true#left-out")
        }
        "add-action" => format!("{address}?saved=true#what-{}", open.manuscript.meeting.actions.len()),
        "add-part" => format!("{address}?saved=true#parts-{}", open.manuscript.parts.len()),
        deed if deed.starts_with("part-up-") => format!("{address}?saved=true#guide"),
        deed if deed.starts_with("remove-file-") || deed == "add-files" => format!("{address}?saved=true#files"),
        _ => format!("{address}?saved=true"),
    };
    Ok(Redirect::to(&next).into_response())
}

async fn too_large(
    app: &App,
    reader: &Reader,
    session: &Session,
    open: &Open,
    is_script: bool,
) -> Result<Response, Fault> {
    if is_script {
        return Ok(told(StatusCode::PAYLOAD_TOO_LARGE, &json!({"state": "large"})));
    }
    let mut editor = Editor::of(app, reader, session, open, &open.manuscript, (&[], Notes::default())).await?;
    let said = Said::too_large(reader.words, app);
    editor.faults = vec![("files".to_owned(), reader.words.attachments(), said.clone())];
    editor.file_faults = vec![said];
    Ok(scripted(StatusCode::PAYLOAD_TOO_LARGE, &editor))
}

/// The page that holds a form until whoever sent it has signed in again. Its files are not held.
fn ended(app: &App, reader: &Reader, id: &str, sent: Sent) -> Response {
    let action = address(reader.words, id);
    let page = Ended {
        sign_in: session::sign_in_address(reader.words.code, &action),
        // What leads away from here would lose what is held.
        shell: Shell {
            has_ended: false,
            sign_in: None,
            ..Shell::to(app, reader, "desk", format!("/desk/drafts/{id}"))
        },
        action,
        fields: sent.fields,
    };
    page::cached(StatusCode::UNAUTHORIZED, &page, Cache::Nobody)
}

/// The draft, if this person may see it.
pub(super) async fn found(app: &App, reader: &Reader, session: &Session, id: &str) -> Result<Open, Fault> {
    let found = draft::find(app, &session.account, id).await?;
    found.ok_or_else(|| Fault::absent(app, reader.words.code))
}

/// The editor.
pub(super) async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    open: &Open,
    manuscript: &Manuscript,
    status: StatusCode,
    (faults, notes): (&[Wrongness], Notes),
) -> Result<Response, Fault> {
    let editor = Editor::of(app, reader, session, open, manuscript, (faults, notes)).await?;
    Ok(scripted(status, &editor))
}

/// Whether the script asks, which names JSON alone.
fn is_script(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json")
}

pub(super) fn told(status: StatusCode, state: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], state.to_string())
        .into_response()
}
