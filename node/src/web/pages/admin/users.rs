//! The people of this node: added with a one-time link that is shown once, given another role, let in anew, shut out,
//! erased.
//!
//! Nobody changes their own role or shuts themselves out.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Refused, Tab, allowed_typed, confirm, present, tabs};
use crate::{
    app::App,
    desk::{
        self, account,
        session::{Link, Session},
    },
    model::words::Words,
    store::account::Role,
    web::{
        held::Typed,
        page::{self, Cache},
        pages::{
            standing,
            text::{Text, legible},
        },
        problem::{Fault, Problem},
        reader::Reader,
        shell::{self, Shell},
    },
};

/// The page of the people.
#[derive(Debug, Template)]
#[template(path = "admin_users.html")]
pub struct Users {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// What forms must carry.
    pub csrf: String,
    /// Whether this person may change anything.
    pub may_change: bool,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
    /// What was done.
    pub done: Option<String>,
    /// What was refused.
    pub refused: Option<Refused>,
    /// A link that was just made: a sentence, and the address.
    pub link: Option<(String, String)>,
    /// What was typed of a new person.
    pub typed: New,
    /// What is wrong with the user name.
    pub wrong: Option<String>,
    /// The authorities.
    pub authorities: Vec<(String, Text)>,
    /// The roles.
    pub roles: Vec<(&'static str, String)>,
    /// The people.
    pub people: Vec<Line>,
}

/// One person.
#[derive(Debug)]
pub struct Line {
    /// The user name.
    pub username: String,
    /// The name shown.
    pub name: String,
    /// The role, as in forms.
    pub role: String,
    /// In words.
    pub role_words: String,
    /// The user name of their authority.
    pub authority: String,
    /// Whether it is whoever looks.
    pub is_own: bool,
}

/// A new person.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    /// The user name.
    pub username: String,
    /// The name or function.
    pub name: String,
    /// The role.
    pub role: String,
    /// The user name of the authority.
    pub authority: String,
}

/// A deed about a person.
#[derive(Debug, Deserialize)]
pub struct Deed {
    #[serde(rename = "deed")]
    word: String,
    #[serde(default)]
    role: String,
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<String>,
    refused: Option<Refused>,
    link: Option<(String, String)>,
    typed: New,
    wrong: Option<String>,
}

/// A role in words.
pub fn role(words: &Words, role: Role) -> String {
    match role {
        Role::Reader => words.person_reader(),
        Role::Author => words.person_author(),
        Role::Translator => words.person_translator(),
        Role::Approver => words.person_approver(),
        Role::PeerAdministrator => words.person_peer_administrator(),
        Role::Operator => words.person_operator(),
        Role::Auditor => words.person_auditor(),
        Role::Client => words.person_client(),
    }
}

/// `GET /{lang}/admin/users`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    show(&app, &reader, session, StatusCode::OK, Said::default()).await
}

/// `POST /{lang}/admin/users`: adds a person and shows their link.
pub async fn add(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    typed: Typed<New>,
) -> Result<Response, Fault> {
    let session = allowed_typed(&app, &reader, &headers, &typed, "users")?;
    let new = typed.form;
    let by = &session.account.username;
    let username = new.username.trim();
    if !crate::model::name::is_username(username) {
        let said = Said { wrong: Some(reader.words.users_username_wrong()), typed: new, ..Said::default() };
        return show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, said).await;
    }
    let name = if new.name.trim().is_empty() { username } else { new.name.trim() };
    let authority = Some(new.authority.as_str()).filter(|authority| !authority.is_empty());
    match account::add(&app, by, username, name, authority, &new.role).await {
        Ok(_) => {
            let link = desk::session::link(&app, by, username).await?;
            let said = Said { link: Some(handed(&link, reader.words)), ..Said::default() };
            show(&app, &reader, session, StatusCode::CREATED, said).await
        }
        Err(error) => {
            let said = Said { refused: Some(Refused::of(error)?), typed: new, ..Said::default() };
            show(&app, &reader, session, StatusCode::CONFLICT, said).await
        }
    }
}

/// `POST /{lang}/admin/users/{username}`: gives another role, makes a link, ends sessions, takes every way in away, ends
/// the account.
pub async fn change(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, username)): Path<(String, String)>,
    typed: Typed<Deed>,
) -> Result<Response, Fault> {
    let session = allowed_typed(&app, &reader, &headers, &typed, "users")?;
    let deed = typed.form;
    let (by, words) = (&session.account.username, reader.words);
    if *by == username && ["role", "reset", "remove", "erase"].contains(&deed.word.as_str()) {
        let why = "nobody changes their own role or shuts themselves out";
        return Err(Fault::of(Problem::of(StatusCode::FORBIDDEN, why)));
    }
    let outcome = match deed.word.as_str() {
        "role" => account::set_role(&app, by, &username, &deed.role).await.map(|_| (words.users_done_role(), None)),
        "link" => desk::session::link(&app, by, &username).await.map(|link| (String::new(), Some(link))),
        "sessions" => desk::session::end_all(&app, by, &username).await.map(|()| (words.users_done_sessions(), None)),
        "reset" => desk::session::reset(&app, by, &username).await.map(|link| (String::new(), Some(link))),
        "remove" => account::remove(&app, by, &username).await.map(|_| (words.users_done_removed(), None)),
        "erase" => desk::person::erase(&app, by, &username).await.map(|_| (words.users_done_erased(), None)),
        _ => return Err(Fault::absent(&app, words.code)),
    };
    match outcome {
        Ok((done, link)) => {
            let link = link.map(|link| handed(&link, words));
            let done = Some(done).filter(|done| !done.is_empty());
            show(&app, &reader, session, StatusCode::OK, Said { done, link, ..Said::default() }).await
        }
        Err(error) => {
            let said = Said { refused: Some(Refused::of(error)?), ..Said::default() };
            show(&app, &reader, session, StatusCode::CONFLICT, said).await
        }
    }
}

fn handed(link: &Link, words: &Words) -> (String, String) {
    let until = standing::moment(link.expires, words).text;
    (words.users_link_made(&legible(&link.username), &until), link.url.clone())
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    said: Said,
) -> Result<Response, Fault> {
    let words = reader.words;
    let authorities = desk::authority::known(app).await?;
    let called = |actor: &str| {
        let known = authorities.iter().find(|authority| authority.actor == actor);
        known.map_or_else(|| actor.to_owned(), |authority| authority.username.clone())
    };
    let people = account::all(app).await?.into_iter().map(|person| Line {
        role_words: role(words, person.role),
        role: person.role.as_str().to_owned(),
        authority: called(&person.authority),
        is_own: person.username == session.account.username,
        name: legible(&person.name),
        username: person.username,
    });
    let page = Users {
        people: people.collect(),
        authorities: authorities
            .iter()
            .map(|one| (one.username.clone(), shell::said(&one.names, words.code).unwrap_or_default()))
            .collect(),
        roles: Role::ALL.map(|one| (one.as_str(), role(words, one))).to_vec(),
        may_change: session.account.role == Role::Operator,
        confirm: confirm(app, reader, session, "users"),
        csrf: session.csrf.clone(),
        done: said.done,
        refused: said.refused,
        link: said.link,
        typed: said.typed,
        wrong: said.wrong,
        tabs: tabs(reader, session.account.role, "users"),
        shell: Shell::to(app, reader, "admin", "/admin/users"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
