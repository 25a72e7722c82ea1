//! What waits for a second person: read in full, then approved, refused in words, or taken over.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::Level;
use http::{StatusCode, request::Parts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    asked::{self, Asked},
    bearer::Held,
    body::{self, Sent},
    draft::{FileLine, check::Reach},
    offer::Whole as Offer,
    refusal::{absent, conflict, malformed, stale},
};
use crate::{
    app::App,
    desk::{
        self, adopt,
        erase::{self, Look},
        offer,
        reading::{self, Way},
        waiting::{self, Decided, Deed, Does},
    },
    model::markdown,
    store::submission::Place,
    web::{
        attachment,
        problem::{Fault, Problem},
    },
};

/// Where what waits is listed.
const PATH: &str = "/api/v1/waiting";
/// Hex digits of a SHA-256.
const DIGITS: usize = 64;

/// Something that waits.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WaitingLine)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Who submitted it; nobody decides about their own.
    pub author: String,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// `publishes`, `revises`, `withdraws`, `erases`, `adopts`, `accepts` or `translates`.
    pub does: &'static str,
    /// The title, the reason, what is adopted, or the language.
    pub about: String,
    /// Of an erasure what goes: `all`, which withdraws the material everywhere, or the revisions with commas between them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erases: Option<String>,
    /// The level, of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tlp: Option<&'static str>,
    /// The id of the material it is about, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub material: Option<String>,
    /// The SHA-256 of exactly what waits, which whoever decides names.
    pub sha256: String,
}

impl Line {
    pub(super) fn of(line: waiting::Line) -> Self {
        Self {
            id: line.id,
            author: line.author,
            at: line.at.to_string(),
            erases: match &line.deed {
                Deed::Erases(which) => Some(which.to_string()),
                _ => None,
            },
            does: match line.deed {
                Deed::Revises => "revises",
                Deed::Publishes => "publishes",
                Deed::Withdraws => "withdraws",
                Deed::Erases(_) => "erases",
                Deed::Adopts => "adopts",
                Deed::Accepts => "accepts",
                Deed::Translates => "translates",
            },
            about: line.about,
            tlp: line.level.map(Level::as_str),
            material: line.material,
            sha256: line.sha256,
        }
    }
}

/// All of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Waiting)]
pub struct Whole {
    /// As in lists.
    #[serde(flatten)]
    pub line: Line,
    /// `waiting`, or to its author `sent back`.
    pub state: &'static str,
    /// Why it was sent back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who sent it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// Of a text its files by name, exactly; of an adoption those of its note, of an acceptance the one in the place of what
    /// was offered.
    pub texts: BTreeMap<String, String>,
    /// The files beside it.
    pub files: Vec<FileLine>,
    /// What an adoption would state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
    /// What would be taken in of an offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
    /// The revision that it was written before, and would undo: it cannot be approved any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overtaken: Option<u64>,
    /// Whether what it is about has been withdrawn: it cannot be approved any more.
    pub is_withdrawn: bool,
    /// Who would see it; of a withdrawal who loses it. Of an erasure and a translation that is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// The SHA-256 of who would see it, which whoever approves names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach_sha256: Option<String>,
    /// What would go by an erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erasure: Option<Erasure>,
    /// Why it could not be done any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
}

/// An adoption as it would be stated.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WaitingAdoption)]
pub struct Adoption {
    /// The id of what is used.
    pub target: String,
    /// How far, a slug of the vocabulary.
    pub maturity: &'static str,
    /// What was stated before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maturity_before: Option<String>,
    /// The note by language, plain.
    pub note_map: BTreeMap<String, String>,
    /// Whether the note is that of the revision before, which stays.
    pub is_note_kept: bool,
}

impl From<adopt::Look> for Adoption {
    fn from(look: adopt::Look) -> Self {
        let plain = |(language, html): (String, String)| (language, markdown::plain_text(&html));
        Self {
            target: look.target,
            maturity: look.maturity,
            maturity_before: look.before,
            note_map: look.notes.into_iter().map(plain).collect(),
            is_note_kept: look.is_kept,
        }
    }
}

/// An offered text as it would be taken in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WaitingAcceptance)]
pub struct Acceptance {
    /// The offer with the text that would be taken in.
    pub offer: Offer,
    /// That text beside the one that is there in its language, or else beside the original.
    pub difference: Vec<Beside>,
    /// Where it was amended: what was changed of what was offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amended: Option<Vec<Beside>>,
}

/// A line of a text beside another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LineBeside)]
pub struct Beside {
    /// `same`, `added`, `removed`; beside the original `original` and `offered`.
    pub what: &'static str,
    /// The text.
    pub text: String,
}

impl From<offer::Look> for Acceptance {
    fn from(look: offer::Look) -> Self {
        let lines = |lines: Vec<offer::Line>| lines.into_iter().map(|line| Beside { what: line.what, text: line.text });
        let mut shown = look.shown;
        Self {
            difference: lines(std::mem::take(&mut shown.difference)).collect(),
            amended: look.amended.map(|amended| lines(amended).collect()),
            offer: shown.into(),
        }
    }
}

/// What would go by an erasure.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Erasure {
    /// Whether the whole material would be withdrawn everywhere, for good.
    pub withdraws: bool,
    /// The revisions whose text would go.
    pub revisions: Vec<u64>,
    /// The attachments that no revision would name any more.
    pub files: Vec<ErasedFile>,
    /// The offered translations whose text would go.
    pub offers: Vec<String>,
    /// Drafts of it, and texts that wait for a second person, which stay.
    pub texts_left: u64,
}

/// An attachment that would go.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErasedFile {
    /// The file name for people.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}

impl From<Look> for Erasure {
    fn from(look: Look) -> Self {
        let file = |file: erase::File| ErasedFile { name: file.name, sha256: file.sha256 };
        Self {
            withdraws: look.withdraws,
            revisions: look.revisions,
            files: look.files.into_iter().map(file).collect(),
            offers: look.offers,
            texts_left: look.texts_left,
        }
    }
}

/// What waits.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WaitingList)]
pub struct List {
    /// How many; where there are several pages, nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_items: Option<usize>,
    /// The address of the page with older ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The newest first.
    pub items: Vec<Line>,
}

/// Which text was read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HavingRead)]
pub struct Read {
    /// The SHA-256 of what was read: nothing else is decided about.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
}

/// Which text was read, and who was shown to see it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Approving)]
pub struct Approve {
    /// The SHA-256 of what was read: nothing else is approved.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    /// The `reachSha256` of what was read, where it had one: it is approved for nobody else.
    #[serde(default)]
    #[schema(pattern = "^([0-9a-f]{64})?$")]
    pub reach_sha256: String,
}

/// Why something is refused.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Refusing)]
pub struct Refuse {
    /// The SHA-256 of what was read.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    /// Why, for its author.
    #[schema(min_length = 1)]
    pub reason: String,
}

/// What was decided.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// `approved`, `refused` or `taken over`.
    pub state: &'static str,
    /// The local UUID of the material; of what was refused or taken over that of the draft.
    pub id: String,
}

/// `GET /api/v1/waiting`.
#[utoipa::path(get, path = "/api/v1/waiting", tag = "four eyes", operation_id = "listWaiting",
    params(("behind" = Option<String>, Query, pattern = "^([0-9]{1,15}\\.[0-9a-z-]{1,64})?$",
        description = "Where the page begins, as `next` says it")),
    responses((status = 200, description = "A page of what waits of those of one's authority, the newest first",
        body = List)))]
pub async fn list(State(app): State<App>, held: Held, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_WAITING).map_err(Fault::of)?;
    let behind = asked.place("behind").map_err(Fault::of)?;
    let found = waiting::page(&app, held.person(), behind.as_ref().unwrap_or(&Place::front())).await?;
    let items: Vec<Line> = found.lines.into_iter().map(Line::of).collect();
    let next = found.next.map(|next| format!("{}{PATH}?behind={next}", app.config.origin()));
    let is_whole = behind.is_none() && next.is_none();
    Ok(axum::Json(List { total_items: is_whole.then_some(items.len()), next, items }).into_response())
}

/// `GET /api/v1/waiting/{id}`.
#[utoipa::path(get, path = "/api/v1/waiting/{id}", tag = "four eyes", operation_id = "readWaiting",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "Exactly what would be done, and who would see it; to its author also what was sent back to them", body = Whole)))]
pub async fn get(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = body::id(&id)?;
    let person = held.person();
    let (waiting, state) = match waiting::find(&app, person, &id).await? {
        Some(waiting) => (waiting, "waiting"),
        None => (waiting::sent_back(&app, person, &id).await?.ok_or_else(absent)?, "sent back"),
    };
    let present = waiting::present(&app, person, &waiting).await?;
    let looked = waiting::look(&app, person, &waiting, present.as_ref()).await?;
    reading::note(&app, &held.viewer(), Way::Api, looked.read(&waiting)).await?;
    let texts = waiting.does.texts().into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let whole = Whole {
        line: Line::of(waiting.line()),
        state,
        reason: waiting.submission.reason.clone(),
        decided_by: waiting.submission.approver.clone(),
        texts,
        files: match &waiting.does {
            Does::Publishes(draft) => draft.bundle().attachments.iter().map(FileLine::from).collect(),
            _ => Vec::new(),
        },
        reach_sha256: looked.reach.as_ref().map(crate::desk::reach::Reach::digest),
        reach: looked.reach.map(Into::into),
        adoption: looked.adoption.map(Into::into),
        acceptance: looked.acceptance.map(|look| (*look).into()),
        overtaken: looked.overtaken,
        is_withdrawn: looked.is_gone,
        erasure: looked.erasure.map(Into::into),
        trouble: looked.trouble,
    };
    Ok(axum::Json(whole).into_response())
}

/// `GET /api/v1/waiting/{id}/files/{name}`.
#[utoipa::path(get, path = "/api/v1/waiting/{id}/files/{name}", tag = "four eyes", operation_id = "readWaitingFile",
    params(("id" = String, Path, description = "What waits"), ("name" = String, Path, description = "The file")),
    responses((status = 200, description = "Its bytes", body = [u8], content_type = "application/octet-stream")))]
pub async fn file(
    State(app): State<App>,
    held: Held,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let waiting = waiting::find(&app, held.person(), &body::id(&id)?).await?.ok_or_else(absent)?;
    note(&app, &held, &waiting).await?;
    let Does::Publishes(draft) = waiting.does else { return Err(absent()) };
    let file = draft.bundle().attachments.iter().find(|file| file.name == name).ok_or_else(absent)?;
    Ok(attachment::private(&file.name, &file.media_type, file.bytes.clone()))
}

/// Writes down who reads a file of what is not published yet.
async fn note(app: &App, held: &Held, waiting: &waiting::Waiting) -> Result<(), Fault> {
    let Does::Publishes(draft) = &waiting.does else { return Ok(()) };
    let read = reading::Read { id: &waiting.submission.id, level: draft.head().level, revision: 0 };
    Ok(reading::note(app, &held.viewer(), Way::Api, [read]).await?)
}

/// `POST /api/v1/waiting/{id}/approve`.
#[utoipa::path(post, path = "/api/v1/waiting/{id}/approve", tag = "four eyes", operation_id = "approve",
    request_body = Approve, params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "It is done", body = Decision)))]
pub async fn approve(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    Sent(read): Sent<Approve>,
) -> Result<Response, Fault> {
    let (id, sha256) = (body::id(&id)?, hash(&read.sha256)?);
    there(&app, &held, &id).await?;
    decided("approved", Box::pin(waiting::approve(&app, held.person(), &id, sha256, &read.reach_sha256)).await?)
}

/// `POST /api/v1/waiting/{id}/refuse`.
#[utoipa::path(post, path = "/api/v1/waiting/{id}/refuse", tag = "four eyes", operation_id = "refuse",
    request_body = Refuse, params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "It is refused; a text is a draft of its author again, what else was written is kept for them", body = Decision)))]
pub async fn refuse(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    Sent(refuse): Sent<Refuse>,
) -> Result<Response, Fault> {
    let (id, sha256) = (body::id(&id)?, hash(&refuse.sha256)?);
    let reason = body::words("reason", &refuse.reason)?;
    there(&app, &held, &id).await?;
    decided("refused", waiting::refuse(&app, held.person(), &id, sha256, reason).await?)
}

/// `POST /api/v1/waiting/{id}/take-over`.
#[utoipa::path(post, path = "/api/v1/waiting/{id}/take-over", tag = "four eyes", operation_id = "takeOver",
    request_body = Read, params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "It is a draft of one's own, for another person to approve", body = Decision)))]
pub async fn take_over(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    Sent(read): Sent<Read>,
) -> Result<Response, Fault> {
    let (id, sha256) = (body::id(&id)?, hash(&read.sha256)?);
    there(&app, &held, &id).await?;
    decided("taken over", waiting::take_over(&app, held.person(), &id, sha256).await?)
}

/// Whether something of this id waits that this person may see.
async fn there(app: &App, held: &Held, id: &str) -> Result<(), Fault> {
    desk::waiting::find(app, held.person(), id).await?.map(drop).ok_or_else(absent)
}

pub(super) fn hash(word: &str) -> Result<&str, Fault> {
    let is_hash = word.len() == DIGITS && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if is_hash {
        Ok(word)
    } else {
        Err(malformed("sha256", "it is the whole SHA-256 of what was read, in lower-case hex"))
    }
}

fn decided(state: &'static str, decided: Decided) -> Result<Response, Fault> {
    match decided {
        Decided::Done(id) => Ok(axum::Json(Decision { state, id }).into_response()),
        Decided::Changed => Err(stale()),
        Decided::Reaches => {
            Err(conflict("other people or authorities would see it than those who were shown; read it again"))
        }
        Decided::Own => {
            Err(Fault::of(Problem::of(StatusCode::FORBIDDEN, "nobody decides about what they submitted themselves")))
        }
        Decided::Overtaken(revision) => {
            Err(conflict(&format!("it was written before revision {revision}, which it would undo")))
        }
        Decided::Gone => Err(conflict("what it is about has been withdrawn; refuse it")),
        Decided::Textless => {
            Err(conflict("it has no text that could become a draft, so nobody can take it over; approve or refuse it"))
        }
        Decided::Wordless => Err(malformed("reason", "it says why, in words")),
        Decided::Refused(words) => Err(conflict(&words)),
    }
}
