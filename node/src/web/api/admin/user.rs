//! The people of this node: listed, added with a link that is told once, given another role, let in anew, shut out, erased.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{about_another, name, refused, refused_at, unfit};
use crate::{
    app::App,
    desk::{
        DeskError, account,
        person::{self, Amount, Becomes, Closed, Report},
        refusal::Refusal,
        session,
    },
    store::{
        self,
        account::{Account, Role},
    },
    web::{
        api::{
            asked::{self, Asked},
            bearer::Held,
            body::Sent,
            replay::Instead,
        },
        problem::{Fault, Problem},
    },
};

/// What is said of a role that no token gives, and of a way in for whoever has one.
const OUTLASTS: &str = "it would outlast the token, so it is done on the page of the users, after a second factor";

/// The longest question for people, in characters.
const WORDS_CHARS: usize = 200;
/// The longest user name, in characters.
const USERNAME_CHARS: usize = 64;
/// Where they are.
const PATH: &str = "/api/v1/users";

/// A person of this node.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Person)]
pub struct User {
    /// The user name.
    pub username: String,
    /// The name or function; nothing once they are erased.
    pub name: String,
    /// The role they have, or had.
    pub role: &'static str,
    /// The actor id of their authority; of somebody whose account has ended it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// When their account ended, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub ended: Option<String>,
    /// Of whoever's account has ended: how much would go, or lose the name, if they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erasable: Option<u64>,
    /// Of the same: how much stays in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stays: Option<u64>,
}

impl From<Account> for User {
    fn from(account: Account) -> Self {
        let Account { username, name, authority, role } = account;
        Self {
            username,
            name,
            role: role.as_str(),
            authority: Some(authority),
            ended: None,
            erasable: None,
            stays: None,
        }
    }
}

impl From<Closed> for User {
    fn from(closed: Closed) -> Self {
        Self {
            username: closed.username,
            name: closed.name,
            role: closed.role.as_str(),
            authority: None,
            ended: Some(closed.ended.to_string()),
            erasable: Some(closed.erasable),
            stays: Some(closed.stays),
        }
    }
}

/// People of this node.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Users)]
pub struct List {
    /// The address of the page with those who come after them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// In the order of their user names.
    pub items: Vec<User>,
}

/// `GET /api/v1/users`.
#[utoipa::path(get, path = "/api/v1/users", tag = "users", operation_id = "listUsers",
    params(("q" = Option<String>, Query, max_length = 200, description = "What the user name or the name has in it"),
        ("state" = Option<String>, Query, pattern = "^(active|ended)?$",
            description = "`active`, or `ended` for those whose account has ended"),
        ("after" = Option<String>, Query, max_length = 64, description = "Those after this user name")),
    responses((status = 200, description = "A page of the people", body = List)))]
pub async fn list(State(app): State<App>, _: Held, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_USERS).map_err(Fault::of)?;
    let words = asked.text("q", WORDS_CHARS).map_err(Fault::of)?.unwrap_or_default();
    let after = asked.text("after", USERNAME_CHARS).map_err(Fault::of)?.unwrap_or_default();
    let state = asked.one_of("state", &["active", "ended"]).map_err(Fault::of)?;
    let (items, is_more): (Vec<User>, bool) = if state == Some("ended") {
        let (closed, is_more) = person::closed(&app, &words, &after).await?;
        (closed.into_iter().map(User::from).collect(), is_more)
    } else {
        let account::Page { people, is_more } = account::page(&app, &words, &after).await?;
        (people.into_iter().map(User::from).collect(), is_more)
    };
    let last = items.last().filter(|_| is_more);
    let next = last.map(|last| format!("{}{}", app.config.origin(), asked.address_after(PATH, &last.username)));
    Ok(axum::Json(List { next, items }).into_response())
}

/// How much is kept of one kind, and what becomes of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KeptKind)]
pub struct Kept {
    /// What it is, as an export calls it.
    pub what: &'static str,
    /// How much there is.
    pub rows: u64,
    /// When its person is erased it is `erased`, `unnamed` or `kept`.
    pub becomes: &'static str,
}

impl From<Amount> for Kept {
    fn from(Amount { what, rows, becomes }: Amount) -> Self {
        let becomes = match becomes {
            Becomes::Erased => "erased",
            Becomes::Unnamed => "unnamed",
            Becomes::Kept => "kept",
        };
        Self { what, rows, becomes }
    }
}

/// What is kept of a person, counted.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KeptOfUser)]
pub struct Whole {
    /// The user name.
    pub username: String,
    /// Whether they were erased just now.
    pub is_erased: bool,
    /// What there is of each kind, or was before they were erased.
    pub kept: Vec<Kept>,
}

impl From<Report> for Whole {
    fn from(Report { username, is_erased, kept }: Report) -> Self {
        Self { username, is_erased, kept: kept.into_iter().map(Kept::from).collect() }
    }
}

/// `GET /api/v1/users/{username}`: also of somebody whose account has ended.
#[utoipa::path(get, path = "/api/v1/users/{username}", tag = "users", operation_id = "readUser",
    params(("username" = String, Path, description = "The user name")),
    responses((status = 200, description = "What is kept of them, and what would become of it if they were erased",
        body = Whole)))]
pub async fn get(State(app): State<App>, _: Held, Path(username): Path<String>) -> Result<Response, Fault> {
    let report = person::look(&app, name(&username)?).await.map_err(refused)?;
    Ok(axum::Json(Whole::from(report)).into_response())
}

/// A new person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// The user name; nobody else ever has it.
    #[schema(min_length = 1, max_length = 64, example = "kirsi")]
    pub username: String,
    /// The name or function; without it the user name.
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// The role.
    #[schema(example = "translator")]
    pub role: String,
    /// The user name of their authority; without it the first of the node.
    pub authority: Option<String>,
}

/// A way in for a person.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SignInLink)]
pub struct Link {
    /// Whom it lets in.
    pub username: String,
    /// The address, once: the same request again is answered without it, since the node keeps its digest alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// From when on it is of no use, RFC 3339.
    #[schema(format = DateTime)]
    pub expires: String,
}

impl Link {
    /// The answer with the link, of which what is kept for the same request again has none.
    fn answer(status: StatusCode, made: session::Link) -> Result<Response, Fault> {
        let mut link = Self { username: made.username, url: Some(made.url), expires: made.expires.to_string() };
        let mut response = (status, axum::Json(&link)).into_response();
        link.url = None;
        response.extensions_mut().insert(Instead::of(&link)?);
        Ok(response)
    }
}

/// `POST /api/v1/users`.
#[utoipa::path(post, path = "/api/v1/users", tag = "users", operation_id = "addUser", request_body = NewUser,
    responses((status = 201, description = "They are there, and sign in with the link once", body = Link,
        headers(("Location" = String, description = "What is kept of them")))))]
pub async fn add(State(app): State<App>, held: Held, Sent(new): Sent<NewUser>) -> Result<Response, Fault> {
    let username = new.username.trim();
    let called = new.name.as_deref().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(username);
    let authority = new.authority.as_deref().filter(|authority| !authority.is_empty());
    given_here(&new.role)?;
    unfit(account::misread(username, called), field)?;
    let added = account::add(&app, held.user(), username, called, authority, &new.role).await;
    let person = added.map_err(|error| refused_at(error, field))?;
    let link = session::link(&app, held.user(), &person.username).await.map_err(refused)?;
    let mut response = Link::answer(StatusCode::CREATED, link)?;
    let address = format!("{}{PATH}/{}", app.config.origin(), person.username);
    if let Ok(line) = HeaderValue::try_from(address) {
        response.headers_mut().insert(header::LOCATION, line);
    }
    Ok(response)
}

/// Refuses to give a role that decides: whoever has only a token would leave somebody behind who decides when it has ended.
fn given_here(role: &str) -> Result<(), Fault> {
    match role.parse::<Role>() {
        Ok(role) if account::decides(role) => {
            let words = format!("the role “{}” decides: {OUTLASTS}", role.as_str());
            Err(Fault::of(Problem::of(StatusCode::FORBIDDEN, &words)))
        }
        // Of what is none the desk says which it could be.
        _ => Ok(()),
    }
}

/// Refuses to change the role of somebody who decides, or to make a way in for them.
async fn not_of_who_decides(app: &App, username: &str) -> Result<(), Fault> {
    let person = store::account::find(&app.db, username).await?;
    person.map_or(Ok(()), |person| given_here(person.role.as_str()))
}

/// The member that a refusal is about.
fn field(error: &DeskError) -> Option<&'static str> {
    match error {
        DeskError::Unfit(Refusal::Username(_)) => Some("username"),
        DeskError::Unfit(Refusal::LongName) => Some("name"),
        DeskError::Unknown { what: "role", .. } => Some("role"),
        DeskError::Unknown { what: "authority", .. } => Some("authority"),
        _ => None,
    }
}

/// Another role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    /// The role.
    #[schema(example = "translator")]
    pub role: String,
}

/// `POST /api/v1/users/{username}/role`.
#[utoipa::path(post, path = "/api/v1/users/{username}/role", tag = "users", operation_id = "changeRole",
    request_body = NewRole, params(("username" = String, Path, description = "The user name")),
    responses((status = 204, description = "They have it; their sessions and tokens have ended")))]
pub async fn role(
    State(app): State<App>,
    held: Held,
    Path(username): Path<String>,
    Sent(new): Sent<NewRole>,
) -> Result<StatusCode, Fault> {
    about_another(&held, name(&username)?)?;
    given_here(&new.role)?;
    not_of_who_decides(&app, &username).await?;
    let changed = account::set_role(&app, held.user(), &username, &new.role).await;
    changed.map_err(|error| refused_at(error, field))?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/users/{username}/link`.
#[utoipa::path(post, path = "/api/v1/users/{username}/link", tag = "users", operation_id = "makeLink",
    params(("username" = String, Path, description = "The user name")),
    responses((status = 200, description = "A new link", body = Link)))]
pub async fn link(State(app): State<App>, held: Held, Path(username): Path<String>) -> Result<Response, Fault> {
    about_another(&held, name(&username)?)?;
    not_of_who_decides(&app, &username).await?;
    let link = session::link(&app, held.user(), &username).await.map_err(refused)?;
    Link::answer(StatusCode::OK, link)
}

/// `POST /api/v1/users/{username}/reset`.
#[utoipa::path(post, path = "/api/v1/users/{username}/reset", tag = "users", operation_id = "resetUser",
    params(("username" = String, Path, description = "The user name")),
    responses((status = 200, description = "Every way in is taken from them; a link to begin anew with", body = Link)))]
pub async fn reset(State(app): State<App>, held: Held, Path(username): Path<String>) -> Result<Response, Fault> {
    about_another(&held, name(&username)?)?;
    not_of_who_decides(&app, &username).await?;
    let link = session::reset(&app, held.user(), &username).await.map_err(refused)?;
    Link::answer(StatusCode::OK, link)
}

/// `POST /api/v1/users/{username}/end-sessions`.
#[utoipa::path(post, path = "/api/v1/users/{username}/end-sessions", tag = "users", operation_id = "endSessions",
    params(("username" = String, Path, description = "The user name")),
    responses((status = 204, description = "They are signed in nowhere; their ways in stay")))]
pub async fn end_sessions(
    State(app): State<App>,
    held: Held,
    Path(username): Path<String>,
) -> Result<StatusCode, Fault> {
    about_another(&held, name(&username)?)?;
    session::end_all(&app, held.user(), &username).await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/users/{username}/remove`.
#[utoipa::path(post, path = "/api/v1/users/{username}/remove", tag = "users", operation_id = "removeUser",
    params(("username" = String, Path, description = "The user name")),
    responses((status = 204, description = "Their account has ended; what is kept of them stays until they are erased")))]
pub async fn remove(State(app): State<App>, held: Held, Path(username): Path<String>) -> Result<StatusCode, Fault> {
    about_another(&held, name(&username)?)?;
    account::remove(&app, held.user(), &username).await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/users/{username}/erase`.
#[utoipa::path(post, path = "/api/v1/users/{username}/erase", tag = "users", operation_id = "eraseUser",
    params(("username" = String, Path, description = "The user name, also of somebody whose account has ended")),
    responses((status = 200, description = "Their account has ended, and all is gone but what has to stay", body = Whole)))]
pub async fn erase(State(app): State<App>, held: Held, Path(username): Path<String>) -> Result<Response, Fault> {
    about_another(&held, name(&username)?)?;
    let report = person::erase(&app, held.user(), &username).await.map_err(refused)?;
    Ok(axum::Json(Whole::from(report)).into_response())
}
