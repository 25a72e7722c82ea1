//! Forms in which something is typed that needs a second factor: where it has run out, the page that answers holds what was
//! typed until it is shown again, in another tab.
//!
//! Showing it gives the session another token, so what is held is sent once more with the new one; until then nothing is done.

use askama::Template;
use axum::{
    Form,
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use url::form_urlencoded;

use super::{
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
        let pairs = form_urlencoded::parse(&bytes).take(FIELDS).map(|(name, value)| (name.into(), value.into()));
        let fields = pairs.collect();
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

fn hold<T>(app: &App, reader: &Reader, session: &Session, typed: &Typed<T>, next: &str) -> Fault {
    let language = reader.words.code;
    let path = next.strip_prefix(&format!("/{language}")).unwrap_or(next);
    let part = if path.starts_with("/admin") { "admin" } else { "desk" };
    let kept = typed.fields.iter().filter(|(name, _)| !["csrf", HELD].contains(&name.as_str()));
    let said =
        typed.fields.iter().filter(|(name, value)| !UNTYPED.contains(&name.as_str()) && !value.trim().is_empty());
    let page = HeldPage {
        shell: Shell::to(app, reader, part, path),
        csrf: session.csrf.clone(),
        action: reader.address.clone(),
        confirm: (!session.decides(app.clock.now())).then(|| session::confirm_address(language, next)),
        fields: kept.cloned().collect(),
        typed: said.map(|(_, value)| legible(value)).collect(),
    };
    Fault::page(page::cached(StatusCode::CONFLICT, &page, Cache::Nobody))
}
