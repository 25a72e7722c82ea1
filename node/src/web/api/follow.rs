//! Following and being followed: listed, looked at, answered; what was asked back is noted for colleagues.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    bearer::Held,
    body::{self, Sent},
    refusal::{absent, conflict, refused},
};
use crate::{
    app::App,
    desk::{
        follow::{self, Relation},
        incoming::{self, Answered, Asker},
    },
    store::follow::Question,
    web::problem::Fault,
};

/// Who follows whom, or would like to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Follow)]
pub struct Follow {
    /// Its id here.
    pub id: String,
    /// `follows`, or `followed by`.
    pub way: &'static str,
    /// The actor of ours.
    pub ours: String,
    /// The other one.
    pub other: String,
    /// `requested`, `accepted`, `rejected`, or `lapsed`.
    pub state: String,
    /// When it was last asked for, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
}

impl From<Relation> for Follow {
    fn from(one: Relation) -> Self {
        Self { id: one.id, way: one.way, ours: one.ours, other: one.other, state: one.state, since: one.since }
    }
}

/// Follows, waiting and decided.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Follows)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// Whom this node follows, then who follows it.
    pub items: Vec<Follow>,
}

/// A request to follow, with what those who ask say of themselves.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FollowRequest)]
pub struct Whole {
    /// As in lists.
    #[serde(flatten)]
    pub line: Follow,
    /// Their server.
    pub host: String,
    /// What they call themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `@user@host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handle: Option<String>,
    /// What they say of themselves, as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Their keys.
    pub keys: Vec<Key>,
    /// When all this was last fetched, RFC 3339; nobody is asked when it is read here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub fetched: Option<String>,
    /// Whether their server is a partner on the roster.
    pub is_partner: bool,
    /// How many of their server follow already.
    pub others: usize,
    /// What was asked back.
    pub questions: Vec<Asked>,
}

/// A key that somebody shows.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FollowerKey)]
pub struct Key {
    /// Its id.
    pub id: String,
    /// What tells it from others.
    pub fingerprint: String,
}

/// What was asked back of whoever would like to follow.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FollowQuestion)]
pub struct Asked {
    /// Who asked, a user name.
    pub by: String,
    /// What.
    pub words: String,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
}

impl From<Question> for Asked {
    fn from(one: Question) -> Self {
        Self { by: one.by, words: one.words, at: one.at.to_string() }
    }
}

impl From<Asker> for Whole {
    fn from(asker: Asker) -> Self {
        let keys = asker.keys.into_iter().map(|key| Key { id: key.id, fingerprint: key.fingerprint });
        Self {
            host: asker.follower.host.clone(),
            line: Relation::from(asker.follower).into(),
            name: asker.name,
            handle: asker.handle,
            summary: asker.summary,
            url: asker.page,
            keys: keys.collect(),
            fetched: asker.fetched.map(|at| at.to_string()),
            is_partner: asker.is_partner,
            others: asker.others,
            questions: asker.questions.into_iter().map(Asked::from).collect(),
        }
    }
}

/// What was answered.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FollowAnswer)]
pub struct Answer {
    /// `accepted` or `refused`.
    pub state: &'static str,
    /// The id of the request.
    pub id: String,
}

/// What was asked back, by letter or on the telephone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskBack)]
pub struct Ask {
    /// What, for colleagues: nothing is sent.
    #[schema(min_length = 1, example = "Asked their press office which body runs this server.")]
    pub words: String,
}

/// `GET /api/v1/follows`.
#[utoipa::path(get, path = "/api/v1/follows", tag = "follows", operation_id = "listFollows",
    responses((status = 200, description = "Who follows whom, or would like to", body = List)))]
pub async fn list(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let items: Vec<Follow> = follow::list(&app).await?.into_iter().map(Follow::from).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// `GET /api/v1/follows/{id}`.
#[utoipa::path(get, path = "/api/v1/follows/{id}", tag = "follows", operation_id = "readFollow",
    params(("id" = String, Path, description = "The request; one that was answered is not here")),
    responses((status = 200, description = "A request that waits, and what is known of who asks", body = Whole)))]
pub async fn get(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    let asker = incoming::asker(&app, held.person(), &body::id(&id)?).await?.ok_or_else(absent)?;
    Ok(axum::Json(Whole::from(asker)).into_response())
}

/// `POST /api/v1/follows/{id}/accept`.
#[utoipa::path(post, path = "/api/v1/follows/{id}/accept", tag = "follows", operation_id = "acceptFollow",
    params(("id" = String, Path, description = "The request")),
    responses((status = 200, description = "The answer is on its way", body = Answer)))]
pub async fn accept(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    answer(&app, &held, &id, true).await
}

/// `POST /api/v1/follows/{id}/refuse`.
#[utoipa::path(post, path = "/api/v1/follows/{id}/refuse", tag = "follows", operation_id = "refuseFollow",
    params(("id" = String, Path, description = "The request")),
    responses((status = 200, description = "The answer is on its way", body = Answer)))]
pub async fn refuse(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    answer(&app, &held, &id, false).await
}

async fn answer(app: &App, held: &Held, id: &str, is_yes: bool) -> Result<Response, Fault> {
    let id = body::id(id)?;
    match incoming::answer(app, held.person(), &id, is_yes).await.map_err(refused)? {
        Answered::Done => {
            let state = if is_yes { "accepted" } else { "refused" };
            Ok(axum::Json(Answer { state, id }).into_response())
        }
        Answered::Gone => Err(absent()),
    }
}

/// `POST /api/v1/follows/{id}/ask`.
#[utoipa::path(post, path = "/api/v1/follows/{id}/ask", tag = "follows", operation_id = "askFollower",
    request_body = Ask, params(("id" = String, Path, description = "The request")),
    responses((status = 204, description = "It is noted, for colleagues")))]
pub async fn ask(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    Sent(ask): Sent<Ask>,
) -> Result<StatusCode, Fault> {
    let (id, words) = (body::id(&id)?, body::words("words", &ask.words)?);
    incoming::asking(&app, held.person(), &id).await?.ok_or_else(absent)?;
    if incoming::ask(&app, held.person(), &id, words).await.map_err(refused)? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(conflict("it was answered meanwhile, or as many questions are noted of it as may be"))
}

/// `POST /api/v1/follows/{id}/withdraw`.
#[utoipa::path(post, path = "/api/v1/follows/{id}/withdraw", tag = "follows", operation_id = "withdrawFollow",
    params(("id" = String, Path, description = "Its id here")),
    responses((status = 204, description = "The request of ours is taken back")))]
pub async fn withdraw(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<StatusCode, Fault> {
    let taken = incoming::withdraw(&app, held.person(), &body::id(&id)?).await.map_err(refused)?;
    taken.map(|_| StatusCode::NO_CONTENT).ok_or_else(absent)
}
