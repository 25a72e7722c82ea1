//! The desk: where those who write begin, go on, submit and decide. The first page of it, and what begins a draft.

pub mod decided;
pub mod draft;
mod editor;
pub mod erase;
pub mod faults;
mod gone;
pub mod line;
pub mod paste;
pub mod preview;
pub mod reached;
mod sent;
mod stated;
pub mod translate;
pub mod waiting;
pub mod withdraw;

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use election_pool_protocol::vocabulary::Kind;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;

use self::{
    editor::{Notes, theirs},
    faults::Said,
    line::{DraftLine, RefusedLine, WaitingLine},
};
use super::{labels, people::People};
use crate::{
    app::App,
    desk::{self, draft::may_write, session::Session},
    store::submission::Place,
    web::{
        form::Sent,
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// What the pages of the desk may do besides: run the one script of this node, which saves as one goes.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The first page of the desk.
#[derive(Debug, Template)]
#[template(path = "desk.html")]
pub struct DeskPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// The kinds there are: slug and word.
    pub kinds: Vec<(&'static str, String)>,
    /// Whether the person has as many drafts as may be.
    pub is_full: bool,
    /// What was done just now, in a sentence.
    pub done: Option<String>,
    /// What was wrong with a document.
    pub trouble: Option<Said>,
    /// What waits for a second person.
    pub waiting: Vec<WaitingLine>,
    /// Its first page, from a later one.
    pub newer: Option<String>,
    /// The page with older ones.
    pub older: Option<String>,
    /// The person's own drafts.
    pub mine: Vec<DraftLine>,
    /// Those of others of the same authority.
    pub others: Vec<DraftLine>,
    /// What was refused without becoming a draft.
    pub refused: Vec<RefusedLine>,
}

/// The session of somebody who writes, or the answer everybody else gets: to sign in, or that there is nothing.
fn writer<'a>(app: &App, reader: &'a Reader) -> Result<&'a Session, Box<Response>> {
    match reader.presence.session() {
        Some(session) if may_write(&session.account) => Ok(session),
        Some(_) => Err(Box::new(Fault::absent(app, reader.words.code).into_response())),
        None => {
            Err(Box::new(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()))
        }
    }
}

/// The same for a form, which must come from a page of that session.
fn pressed<'a>(app: &App, reader: &'a Reader, headers: &HeaderMap, csrf: &str) -> Result<&'a Session, Fault> {
    let session = session::pressed(app, &reader.presence, headers, csrf)?;
    if may_write(&session.account) { Ok(session) } else { Err(Fault::absent(app, reader.words.code)) }
}

/// A page of the desk, with what its script may do.
fn scripted(status: StatusCode, template: &impl Template) -> Response {
    let mut response = page::cached(status, template, Cache::Nobody);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// Where the list of what waits begins.
#[derive(Debug, Deserialize)]
pub struct Behind {
    #[serde(default)]
    behind: String,
    #[serde(default)]
    done: String,
}

/// `GET /{lang}/desk`.
pub async fn get(State(app): State<App>, reader: Reader, Query(asked): Query<Behind>) -> Result<Response, Fault> {
    match writer(&app, &reader) {
        Ok(session) => {
            let behind = asked.behind.parse().ok();
            let place = (behind, decided::said(&asked.done, session, reader.words));
            show_behind(&app, &reader, session, place, (StatusCode::OK, false, None)).await
        }
        Err(response) => Ok(*response),
    }
}

/// What begins a draft: a kind, or a material that is to be revised.
#[derive(Debug, Deserialize)]
pub struct Begin {
    csrf: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    material: String,
}

/// `POST /{lang}/desk/drafts`: begins one.
pub async fn begin(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(begin): Form<Begin>,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, &begin.csrf)?;
    let person = &session.account;
    let id = if begin.material.is_empty() {
        let kind = Kind::parse(&begin.kind).map_or("best-practice", Kind::slug);
        desk::draft::begin(&app, person, kind, reader.words).await?
    } else {
        match desk::draft::revise(&app, person, &begin.material).await {
            Ok(id) => id,
            Err(error) => {
                let said = Said::of_error(reader.words, error)?;
                return show(&app, &reader, session, StatusCode::CONFLICT, false, Some(said)).await;
            }
        }
    };
    match id {
        Some(id) => Ok(Redirect::to(&draft::address(reader.words, &id)).into_response()),
        None => show(&app, &reader, session, StatusCode::CONFLICT, true, None).await,
    }
}

/// `POST /{lang}/desk/document`: begins a draft from the text of a word processor.
pub async fn document(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    mut sent: Sent,
) -> Result<Response, Fault> {
    let words = reader.words;
    let too_large = sent.is_too_large;
    if too_large {
        return match writer(&app, &reader) {
            Ok(session) => {
                let said = Said::too_large(words, &app);
                show(&app, &reader, session, StatusCode::PAYLOAD_TOO_LARGE, false, Some(said)).await
            }
            Err(response) => Ok(*response),
        };
    }
    let session = pressed(&app, &reader, &headers, sent.get("csrf"))?;
    let Some((_, upload)) = sent.files.pop() else {
        let said = Said::missing(words);
        return show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, false, Some(said)).await;
    };
    match desk::draft::of_document(&app, &session.account, upload, words).await? {
        Ok(Some(id)) => Ok(Redirect::to(&draft::address(words, &id)).into_response()),
        Ok(None) => show(&app, &reader, session, StatusCode::CONFLICT, true, None).await,
        Err(fault) => {
            let said = Said::of(words, &fault.wrong);
            show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, false, Some(said)).await
        }
    }
}

/// What throws a draft away: the edition that was read.
#[derive(Debug, Deserialize)]
pub struct Discard {
    csrf: String,
    #[serde(default)]
    edition: u64,
}

/// `POST /{lang}/desk/drafts/{id}/discard`.
pub async fn discard(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(discard): Form<Discard>,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, &discard.csrf)?;
    if let Some(open) = desk::draft::find(&app, &session.account, &id).await?
        && !desk::draft::discard(&app, &session.account, &open, discard.edition).await?
    {
        // It is another text than the one that was read, or somebody else's: it is shown as it is.
        let open = draft::found(&app, &reader, session, &id).await?;
        let people = People::read(&app).await?;
        let conflict = Some(theirs(&open, &open.manuscript, &people, reader.words));
        let notes = Notes { conflict, ..Notes::default() };
        return draft::show(&app, &reader, session, &open, &open.manuscript, StatusCode::CONFLICT, (&[], notes)).await;
    }
    Ok(Redirect::to(&format!("/{}/desk", reader.words.code)).into_response())
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    is_full: bool,
    trouble: Option<Said>,
) -> Result<Response, Fault> {
    show_behind(app, reader, session, (None, None), (status, is_full, trouble)).await
}

async fn show_behind(
    app: &App,
    reader: &Reader,
    session: &Session,
    (behind, done): (Option<Place>, Option<String>),
    (status, is_full, trouble): (StatusCode, bool, Option<Said>),
) -> Result<Response, Fault> {
    let (words, person) = (reader.words, &session.account);
    let people = People::read(app).await?;
    let drafts = desk::draft::list(app, person).await?;
    let (mine, others): (Vec<_>, Vec<_>) = drafts.iter().partition(|open| open.draft.author == person.username);
    let lines =
        |drafts: Vec<&desk::draft::Open>| drafts.into_iter().map(|open| DraftLine::of(open, &people, words)).collect();
    let waiting = desk::waiting::page(app, person, behind.as_ref().unwrap_or(&Place::front())).await?;
    let list = format!("/{}/desk", words.code);
    let refused = desk::waiting::refused(app, person).await?;
    let materials = desk::waiting::called(app, person, &waiting.lines, &refused).await?;
    let page = DeskPage {
        shell: Shell::to(app, reader, "desk", "/desk"),
        csrf: session.csrf.clone(),
        kinds: Kind::slugs().map(|slug| (slug, labels::kind(words, slug))).collect(),
        is_full,
        done,
        trouble,
        waiting: waiting.lines.iter().map(|one| WaitingLine::of(one, &materials, person, &people, reader)).collect(),
        newer: behind.map(|_| format!("{list}#waiting")),
        older: waiting.next.map(|next| format!("{list}?behind={next}#waiting")),
        mine: lines(mine),
        others: lines(others),
        refused: refused.iter().map(|one| RefusedLine::of(one, &materials, &people, reader)).collect(),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
