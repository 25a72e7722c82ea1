//! Forms in which something is typed by whoever is signed in no more, or has to show a second factor again: the page that
//! answers holds what was typed until that is done, in another tab.
//!
//! Either gives the session another token, so what is held is sent once more with the new one; until then nothing is done.

use askama::Template;
use axum::{
    Form,
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Request},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use url::form_urlencoded;

use super::{
    form::{UNKNOWN_BYTES, read},
    page::{self, Cache},
    pages::text::legible,
    problem::Fault,
    reader::Reader,
    session,
    shell::Shell,
};
use crate::{app::App, desk::session::Session};

/// Most fields that are held.
const FIELDS: usize = 100;
/// The field by which a form says that it comes from the page that holds it.
const HELD: &str = "held";
/// What of a form is nothing that anybody typed.
const UNTYPED: [&str; 4] = ["csrf", HELD, "deed", "sha256"];

/// The part of an address that says that a form was held.
const AGAIN: &str = "held=again";

/// A form as what it means, and as it was typed.
#[derive(Debug)]
pub struct Typed<T> {
    /// What it means.
    pub form: T,
    /// Names and values.
    fields: Vec<(String, String)>,
}

impl<S, T> FromRequest<S> for Typed<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(IntoResponse::into_response)?;
        let fields = pairs(&bytes);
        let request = Request::from_parts(parts, Body::from(bytes.clone()));
        let Form(form) = Form::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Self { form, fields })
    }
}

/// What holds a form until its sender has shown a second factor.
#[derive(Debug, Template)]
#[template(path = "held.html")]
pub struct HeldPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the form goes.
    pub action: String,
    /// Where to sign in, if that is to be done.
    pub sign_in: Option<String>,
    /// Where to show a second factor, if that is still to be done.
    pub confirm: Option<String>,
    /// What stood in the form.
    pub fields: Vec<(String, String)>,
    /// What of it was typed, to be read.
    pub typed: Vec<String>,
}

/// The session of a form; one that was held for a token that the session has no more is held again with the new one. `next`
/// is the page of the form.
pub fn pressed<'a, T>(
    app: &App,
    reader: &'a Reader,
    headers: &HeaderMap,
    typed: &Typed<T>,
    next: &str,
) -> Result<&'a Session, Fault> {
    let csrf = typed.one("csrf");
    let session =
        reader.presence.session().filter(|session| session.csrf != csrf && session::is_from_here(app, headers));
    match session {
        Some(session) if typed.one(HELD) == "true" => Err(hold(app, reader, session, typed, next)),
        _ => session::pressed(app, &reader.presence, headers, csrf),
    }
}

/// The same for what needs a second factor shown lately: what was typed is held where there is none.
pub fn confirmed<'a, T>(
    app: &App,
    reader: &'a Reader,
    headers: &HeaderMap,
    typed: &Typed<T>,
    next: &str,
) -> Result<&'a Session, Fault> {
    let session = pressed(app, reader, headers, typed, next)?;
    if session.decides(app.clock.now()) { Ok(session) } else { Err(hold(app, reader, session, typed, next)) }
}

impl<T> Typed<T> {
    /// The first value of a field.
    fn one(&self, name: &str) -> &str {
        self.fields.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }
}

/// Holds a form of whoever is signed in no more; nothing where there is nothing to hold.
pub async fn ended(app: &App, request: Request) -> Option<Response> {
    let (mut parts, body) = request.into_parts();
    let reader = Reader::from_request_parts(&mut parts, app).await.ok()?;
    let fields = pairs(&read(body, UNKNOWN_BYTES).await.ok()??);
    let is_typed = |(name, value): &(String, String)| !UNTYPED.contains(&name.as_str()) && !value.trim().is_empty();
    if !fields.iter().any(is_typed) {
        return None;
    }
    let language = reader.words.code;
    let path = reader.address.strip_prefix(&format!("/{language}")).unwrap_or(&reader.address);
    // What leads away from here would lose what is held.
    let shell = Shell { has_ended: false, sign_in: None, ..Shell::to(app, &reader, "desk", path) };
    let page = HeldPage {
        sign_in: Some(session::sign_in_address(language, &format!("/{language}/"))),
        ..HeldPage::of(shell, String::new(), marked(&reader.address), &fields)
    };
    Some(page::cached(StatusCode::FORBIDDEN, &page, Cache::Nobody))
}

/// Lets a form that was held go on if it has the token of the session; else holds it again with that.
///
/// # Errors
/// The page that holds it.
pub async fn again(app: &App, session: &Session, request: Request) -> Result<Request, Response> {
    let is_marked = request.uri().query().unwrap_or_default().split('&').any(|part| part == AGAIN);
    if !is_marked || !is_plain(request.headers()) {
        return Ok(request);
    }
    let (mut parts, body) = request.into_parts();
    let Some(bytes) = read(body, UNKNOWN_BYTES).await? else {
        return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
    };
    let fields = pairs(&bytes);
    let has_token = fields.iter().any(|(name, value)| name == "csrf" && *value == session.csrf);
    if has_token || !session::is_from_here(app, &parts.headers) {
        return Ok(Request::from_parts(parts, Body::from(bytes)));
    }
    let reader = Reader::from_request_parts(&mut parts, app).await.map_err(IntoResponse::into_response)?;
    let path = reader.address.strip_prefix(&format!("/{}", reader.words.code)).unwrap_or(&reader.address);
    let shell = Shell::to(app, &reader, "desk", path);
    let page = HeldPage::of(shell, session.csrf.clone(), marked(&reader.address), &fields);
    Err(page::cached(StatusCode::CONFLICT, &page, Cache::Nobody))
}

/// The address of a form that is held where its token is that of the session no more.
pub fn marked(address: &str) -> String {
    match address.split_once('?') {
        Some((_, query)) if query.split('&').any(|part| part == AGAIN) => address.to_owned(),
        Some(_) => format!("{address}&{AGAIN}"),
        None => format!("{address}?{AGAIN}"),
    }
}

/// Whether a form comes as names and values; one with files is held by the page it is for, if at all.
pub fn is_plain(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|line| line.to_str().ok());
    media_type.is_some_and(|line| line.starts_with("application/x-www-form-urlencoded"))
}

fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).take(FIELDS).map(|(name, value)| (name.into(), value.into())).collect()
}

impl HeldPage {
    fn of(shell: Shell, csrf: String, action: String, fields: &[(String, String)]) -> Self {
        let kept = fields.iter().filter(|(name, _)| !["csrf", HELD].contains(&name.as_str()));
        let said = fields.iter().filter(|(name, value)| !UNTYPED.contains(&name.as_str()) && !value.trim().is_empty());
        Self {
            shell,
            csrf,
            action,
            sign_in: None,
            confirm: None,
            fields: kept.cloned().collect(),
            typed: said.map(|(_, value)| legible(value)).collect(),
        }
    }
}

fn hold<T>(app: &App, reader: &Reader, session: &Session, typed: &Typed<T>, next: &str) -> Fault {
    let language = reader.words.code;
    let path = next.strip_prefix(&format!("/{language}")).unwrap_or(next);
    let part = if path.starts_with("/admin") { "admin" } else { "desk" };
    let shell = Shell::to(app, reader, part, path);
    let page = HeldPage {
        confirm: (!session.decides(app.clock.now())).then(|| session::confirm_address(language, next)),
        ..HeldPage::of(shell, session.csrf.clone(), reader.address.clone(), &typed.fields)
    };
    Fault::page(page::cached(StatusCode::CONFLICT, &page, Cache::Nobody))
}
