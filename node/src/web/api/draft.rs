//! Drafts: begun, read, saved over the edition that was read, checked, submitted, thrown away; and their files.

pub mod check;
pub mod document;
pub mod file;
pub mod text;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::text::Text;
use super::{
    bearer::{Held, insufficient},
    body::{self, Sent, edition, tag},
    refusal::{absent, conflict, faulty, malformed, refused, stale},
};
use crate::{
    app::App,
    desk::{
        self, DeskError,
        draft::{Looked, Open, Saved, Submitted},
        reading::Way,
    },
    model::{codes, scope::Scope, source::AttachmentFile, words::Words},
    store::{draft as kept, submission::Decision},
    web::problem::{Fault, FieldFault, Problem},
};

/// A draft in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DraftLine)]
pub struct Line {
    /// Its id, a UUID; also that of what waits of it.
    pub id: String,
    /// All of it.
    #[serde(rename = "self")]
    pub address: String,
    /// Whose it is, a user name.
    pub author: String,
    /// The actor id of the authority that would publish it.
    pub authority: String,
    /// The id of the material it revises, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub material: Option<String>,
    /// A slug.
    pub kind: String,
    /// The level, empty as long as none is chosen.
    pub tlp: String,
    /// The title in its first language.
    pub title: String,
    /// Counts how often it was saved; in quotation marks it is the `ETag`.
    pub edition: u64,
    /// When it was begun, RFC 3339.
    #[schema(format = DateTime)]
    pub begun: String,
    /// When it was last saved, RFC 3339.
    #[schema(format = DateTime)]
    pub updated: String,
    /// Who saved it last.
    pub saved_by: String,
    /// `open`, `waiting` for a second person, or `refused` by one.
    pub state: &'static str,
    /// Who refused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// Why, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Line {
    fn of(app: &App, open: &Open) -> Self {
        let draft = &open.draft;
        let state = match draft.decision {
            Some(Decision::Pending) => "waiting",
            Some(Decision::Refused) => "refused",
            Some(Decision::Approved) | None => "open",
        };
        Self {
            id: draft.id.clone(),
            address: format!("{}/api/v1/drafts/{}", app.config.origin(), draft.id),
            author: draft.author.clone(),
            authority: draft.authority.clone(),
            material: draft.material.clone(),
            kind: open.manuscript.kind.clone(),
            tlp: open.manuscript.tlp.clone(),
            title: open.title().to_owned(),
            edition: draft.edition,
            begun: draft.at.to_string(),
            updated: draft.updated.to_string(),
            saved_by: draft.saved_by.clone(),
            state,
            decided_by: draft.decided_by.clone(),
            reason: draft.reason.clone(),
        }
    }
}

/// A file of a draft.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DraftFile)]
pub struct FileLine {
    /// What it is called.
    pub name: String,
    /// What its bytes are.
    pub media_type: String,
    /// How many.
    pub size: u64,
}

impl From<&AttachmentFile> for FileLine {
    fn from(file: &AttachmentFile) -> Self {
        Self { name: file.name.clone(), media_type: file.media_type.clone(), size: file.bytes.len() as u64 }
    }
}

/// All of a draft.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Draft)]
pub struct Whole {
    /// As in lists.
    #[serde(flatten)]
    pub line: Line,
    /// What was typed.
    pub text: Text,
    /// Its files.
    pub files: Vec<FileLine>,
}

/// Drafts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Drafts)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// All of them, those saved last first.
    pub items: Vec<Line>,
}

/// How a draft begins: from the template of a kind, with a text, as a revision of a material, or as a revision with a text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDraft)]
pub struct Begin {
    /// A kind, a slug of the vocabulary, whose template is taken.
    #[schema(example = "best-practice")]
    pub kind: Option<String>,
    /// The language of that template, one of the interface; without it English.
    #[schema(example = "fi")]
    pub language: Option<String>,
    /// The local UUID or id of a material of one's own authority.
    pub material: Option<String>,
    /// What is written.
    pub text: Option<Text>,
}

/// `GET /api/v1/drafts`.
#[utoipa::path(get, path = "/api/v1/drafts", tag = "drafts", operation_id = "listDrafts",
    responses((status = 200, description = "Those of one's authority that one may see", body = List)))]
pub async fn list(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let drafts = desk::draft::list(&app, held.person()).await?;
    let items: Vec<Line> = drafts.iter().map(|open| Line::of(&app, open)).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// `POST /api/v1/drafts`.
#[utoipa::path(post, path = "/api/v1/drafts", tag = "drafts", operation_id = "beginDraft", request_body = Begin,
    responses((status = 201, description = "It is begun", body = Line, headers(
        ("Location" = String, description = "Its address"), ("ETag" = String, description = "Its edition")))))]
pub async fn begin(State(app): State<App>, held: Held, Sent(begin): Sent<Begin>) -> Result<Response, Fault> {
    let person = held.person();
    let id = match begin {
        Begin { kind: Some(kind), language, material: None, text: None } => {
            let kinds: Vec<&str> = election_pool_protocol::vocabulary::Kind::slugs().collect();
            let kind = codes::one_of(&kind, "kind", &kinds).map_err(|words| malformed("kind", &words))?;
            let language = language.unwrap_or_else(|| "en".to_owned());
            let words = Words::of(&language);
            let words = words.ok_or_else(|| malformed("language", "there are no templates in this language"))?;
            desk::draft::begin(&app, person, kind, words).await
        }
        Begin { kind: None, language: None, material: Some(material), text: None } => {
            desk::draft::revise(&app, person, &material).await
        }
        Begin { kind: None, language: None, material, text: Some(text) } => {
            let manuscript = text.into_manuscript()?;
            desk::draft::begin_as(&app, person, material.as_deref(), manuscript).await
        }
        _ => return Err(malformed("kind", "say one of kind, material and text; a text may revise a material")),
    };
    let id = id.map_err(|error| match error {
        // It is named in the body; nothing is missing at this address.
        DeskError::Unknown { what: "own material", .. } => unknown_material(),
        error => refused(error),
    })?;
    let id = id.ok_or_else(|| conflict("this person has as many drafts as may be; discard one first"))?;
    let open = found(&app, &held, &id).await?;
    let line = Line::of(&app, &open);
    let location = HeaderValue::from_str(&line.address).map_err(|_| absent())?;
    let mut response = saved(&app, &open, StatusCode::CREATED);
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

/// `GET /api/v1/drafts/{id}`.
#[utoipa::path(get, path = "/api/v1/drafts/{id}", tag = "drafts", operation_id = "readDraft",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "All of it", body = Whole, headers(
        ("ETag" = String, description = "Its edition, for If-Match")))))]
pub async fn get(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    let open = found(&app, &held, &id).await?;
    desk::draft::note_reading(&app, held.person(), &open, Way::Api).await?;
    let file =
        |file: &kept::File| FileLine { name: file.name.clone(), media_type: file.media_type.clone(), size: file.size };
    let files = open.files.iter().map(file).collect();
    let whole = Whole { line: Line::of(&app, &open), text: Text::of(&open.manuscript), files };
    Ok(tagged(axum::Json(whole).into_response(), open.draft.edition))
}

/// `PUT /api/v1/drafts/{id}`.
#[utoipa::path(put, path = "/api/v1/drafts/{id}", tag = "drafts", operation_id = "saveDraft", request_body = Text,
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "It is saved; what waited for a second person does not wait any more",
        body = Line, headers(("ETag" = String, description = "Its new edition")))))]
pub async fn save(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    headers: HeaderMap,
    Sent(text): Sent<Text>,
) -> Result<Response, Fault> {
    let open = found(&app, &held, &id).await?;
    let edition = edition(&headers)?;
    let manuscript = text.into_manuscript()?;
    match desk::draft::save(&app, held.person(), &open, edition, manuscript, (Vec::new(), None)).await? {
        Saved::As(..) => Ok(saved(&app, &found(&app, &held, &id).await?, StatusCode::OK)),
        Saved::Stale => Err(stale()),
    }
}

/// `DELETE /api/v1/drafts/{id}`.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}", tag = "drafts", operation_id = "discardDraft",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 204, description = "It is thrown away, with its files and what waited of it")))]
pub async fn discard(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Fault> {
    let open = found(&app, &held, &id).await?;
    let edition = edition(&headers)?;
    if open.draft.author != held.person().username {
        return Err(not_yours("its author alone throws a draft away"));
    }
    let is_gone = desk::draft::discard(&app, held.person(), &open, edition).await?;
    if is_gone { Ok(StatusCode::NO_CONTENT) } else { Err(stale()) }
}

fn not_yours(words: &str) -> Fault {
    Fault::of(crate::web::problem::Problem::of(StatusCode::FORBIDDEN, words))
}

/// What is submitted besides the edition.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The revision beside which it was looked at, where one was published since the draft was begun.
    pub looked: Option<u64>,
}

/// What became of a draft.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Submitted)]
pub struct Became {
    /// `waiting` for a second person, or `published`.
    pub state: &'static str,
    /// Where it waits: its id there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<String>,
    /// The SHA-256 of exactly what waits, which whoever approves it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The local UUID of the material, if it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
}

/// `POST /api/v1/drafts/{id}/submit`.
#[utoipa::path(post, path = "/api/v1/drafts/{id}/submit", tag = "drafts", operation_id = "submitDraft",
    request_body = Submit, params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "It is published, since one person decides", body = Became),
        (status = 202, description = "It waits for a second person", body = Became)))]
pub async fn submit(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    headers: HeaderMap,
    Sent(submit): Sent<Submit>,
) -> Result<Response, Fault> {
    let (open, person) = (found(&app, &held, &id).await?, held.person());
    let looked = Looked { edition: edition(&headers)?, revision: submit.looked };
    let submitted = Box::pin(desk::draft::submit(&app, person, &open, looked, held.0.is_confirmed())).await;
    let (status, became) = match submitted.map_err(refused)? {
        Submitted::Waits => {
            let waiting = desk::waiting::find(&app, person, &id).await?;
            let sha256 = waiting.map(|waiting| waiting.submission.sha256);
            (StatusCode::ACCEPTED, Became { state: "waiting", waiting: Some(id), sha256, uuid: None })
        }
        Submitted::Published(uuid) => {
            (StatusCode::OK, Became { state: "published", waiting: None, sha256: None, uuid: Some(uuid) })
        }
        Submitted::Unconfirmed => return Ok(alone()),
        Submitted::Wrong(faults) => return Err(faulty(&faults)),
        Submitted::Overtaken(revision) => {
            let words =
                format!("revision {revision} was published since it was begun; look at it and say so in “looked”");
            return Err(conflict(&words));
        }
        Submitted::Stale => return Err(stale()),
    };
    Ok((status, axum::Json(became)).into_response())
}

/// The answer where one person decides and the token does not stand for a second factor.
pub(super) fn alone() -> Response {
    insufficient(Scope::Approve, "here one person publishes, after a second factor: this needs a token that approves")
}

/// The material a draft would revise is not there for this person.
fn unknown_material() -> Fault {
    let detail = "no material this person may revise has this id".to_owned();
    let errors = vec![FieldFault { field: "material".to_owned(), detail }];
    Fault::of(Problem::of_fields("it does not say what it revises", errors))
}

/// The draft, if this person may see it.
async fn found(app: &App, held: &Held, id: &str) -> Result<Open, Fault> {
    let id = body::id(id)?;
    desk::draft::find(app, held.person(), &id).await?.ok_or_else(absent)
}

fn saved(app: &App, open: &Open, status: StatusCode) -> Response {
    tagged((status, axum::Json(Line::of(app, open))).into_response(), open.draft.edition)
}

fn tagged(mut response: Response, edition: u64) -> Response {
    let line = HeaderValue::from_str(&tag(edition)).expect("digits in quotation marks");
    response.headers_mut().insert(header::ETAG, line);
    response
}
