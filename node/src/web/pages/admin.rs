//! Administration: what needs attention, and the way to everything that runs the node. What may be changed here is changed
//! by the same use cases as on the command line, with a second factor, and written into the book.

pub mod audit;
pub mod authorities;
pub mod checked;
pub mod feeds;
mod forgotten;
mod kept;
pub mod keys;
pub mod lanes;
pub mod peers;
pub mod person;
pub mod post;
pub mod projects;
pub mod refused;
pub mod settings;
pub mod translation;
pub mod users;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};

use self::refused::Refused;
use crate::{
    app::App,
    desk::{doctor, mail, session::Session},
    store::account::Role,
    web::{
        held::{self, Typed},
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The first page of administration.
#[derive(Debug, Template)]
#[template(path = "admin.html")]
pub struct Overview {
    /// The frame.
    pub shell: Shell,
    /// The pages there are for this person.
    pub tabs: Vec<Tab>,
    /// What needs attention: where, whether it is wrong, and what was seen.
    pub findings: Vec<(String, bool, String)>,
    /// How mail goes, if this node sends any.
    pub post: Option<post::Post>,
}

/// A page of administration.
#[derive(Debug)]
pub struct Tab {
    /// Its last part in addresses.
    pub name: &'static str,
    /// In words.
    pub label: String,
    /// Whether it is this one.
    pub is_here: bool,
}

/// The pages for a role, in order.
pub(super) fn tabs(reader: &Reader, role: Role, here: &str) -> Vec<Tab> {
    let words = reader.words;
    let audits = matches!(role, Role::Operator | Role::Auditor);
    let all = [
        ("", words.admin_overview(), true),
        ("users", words.admin_users(), audits),
        ("peers", words.admin_peers(), true),
        ("lanes", words.admin_lanes(), true),
        ("keys", words.settings_keys(), true),
        ("authorities", words.settings_authorities(), true),
        ("feeds", words.settings_feeds(), true),
        ("translation", words.settings_translation(), true),
        ("projects", words.settings_projects(), true),
        ("audit", words.admin_audit(), audits),
        ("settings", words.admin_settings(), true),
    ];
    let shown = all.into_iter().filter(|(_, _, is_for)| *is_for);
    shown.map(|(name, label, _)| Tab { name, label, is_here: name == here }).collect()
}

/// The session of whoever looks; who is not signed in is led to do so.
fn present(reader: &Reader) -> Result<&Session, Fault> {
    let session = reader.presence.session().map(AsRef::as_ref);
    session.ok_or_else(|| Fault::led(&session::sign_in_address(reader.words.code, &reader.address)))
}

/// Where to show a second factor before anything is changed here; nothing if that was done lately.
fn confirm(app: &App, reader: &Reader, session: &Session, page: &str) -> Option<String> {
    let language = reader.words.code;
    let is_confirmed = session.decides(app.clock.now());
    (!is_confirmed).then(|| session::confirm_address(language, &format!("/{language}/admin/{page}")))
}

/// The session of a form of a page of administration that may change something: with a second factor shown lately.
fn allowed<'a>(
    app: &App,
    reader: &'a Reader,
    headers: &HeaderMap,
    csrf: &str,
    page: &str,
) -> Result<&'a Session, Fault> {
    let language = reader.words.code;
    session::confirmed(app, &reader.presence, headers, csrf, language, &format!("/{language}/admin/{page}"))
}

/// The same for a form in which something is typed, which is held where the second factor has run out.
fn allowed_typed<'a, T>(
    app: &App,
    reader: &'a Reader,
    headers: &HeaderMap,
    typed: &Typed<T>,
    page: &str,
) -> Result<&'a Session, Fault> {
    held::confirmed(app, reader, headers, typed, &format!("/{}/admin/{page}", reader.words.code))
}

/// `GET /{lang}/admin`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Some(session) = reader.presence.session() else {
        return Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response());
    };
    let findings = doctor::look(&app).await.concerns();
    let page = Overview {
        tabs: tabs(&reader, session.account.role, ""),
        post: mail::health(&app).await?.map(|health| post::of(health, reader.words)),
        findings: findings.into_iter().map(|one| (one.what, one.state == "wrong", one.detail)).collect(),
        shell: Shell::to(&app, &reader, "admin", "/admin"),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}
