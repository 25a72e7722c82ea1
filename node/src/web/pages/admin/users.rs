//! The people of this node: added with a one-time link that is shown once, given another role, let in anew, shut out,
//! erased.
//!
//! Nobody changes their own role or shuts themselves out.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use url::form_urlencoded;

use super::{Refused, Tab, allowed_typed, confirm, present, refused::Place, tabs};
use crate::{
    app::App,
    desk::{
        self, DeskError, account, person,
        refusal::Refusal,
        session::{Link, Session},
    },
    model::words::Words,
    store::account::Role,
    web::{
        held::Typed,
        page::{self, Cache},
        pages::{
            desk::faults,
            standing,
            text::{Day, Text, legible},
        },
        problem::{Fault, Problem},
        reader::Reader,
        shell::{self, Shell},
    },
};

/// How much of the words to look for counts, in characters.
const WORD_CHARS: usize = 200;

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
    /// The authorities.
    pub authorities: Vec<(String, Text)>,
    /// The roles.
    pub roles: Vec<(&'static str, String)>,
    /// Which people are shown.
    pub asked: Asked,
    /// What forms about one of them add to its address, so that the answer shows the same people.
    pub query: String,
    /// All people, where only some are shown.
    pub all: Option<String>,
    /// The page with those who come after them.
    pub more: Option<String>,
    /// The people.
    pub people: Vec<Line>,
    /// Those whose account has ended, where they are asked for.
    pub closed: Vec<Closed>,
    /// The address of those.
    pub closed_href: String,
}

/// Which people are shown.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What their user name or name has in it.
    pub q: String,
    /// Those whose account has ended.
    pub closed: bool,
    /// After which user name.
    after: String,
}

impl Asked {
    /// What an address has of it behind its path.
    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", self.q.trim()), ("after", &self.after)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if self.closed {
            query.append_pair("closed", "true");
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
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

/// One person whose account has ended.
#[derive(Debug)]
pub struct Closed {
    /// The user name.
    pub username: String,
    /// The name shown; nothing once they are erased.
    pub name: String,
    /// The role they had, in words.
    pub role: String,
    /// When it ended.
    pub ended: Day,
    /// What is kept, in words.
    pub kept: String,
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
    asked: Asked,
    done: Option<String>,
    refused: Option<Refused>,
    link: Option<(String, String)>,
    typed: New,
    /// Who was to be given which role.
    chosen: Option<(String, String)>,
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
pub async fn get(State(app): State<App>, reader: Reader, Query(mut asked): Query<Asked>) -> Result<Response, Fault> {
    let session = present(&reader)?;
    asked.q = legible(&asked.q).chars().take(WORD_CHARS).collect();
    show(&app, &reader, session, StatusCode::OK, Said { asked, ..Said::default() }).await
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
    let name = if new.name.trim().is_empty() { username } else { new.name.trim() };
    let authority = Some(new.authority.as_str()).filter(|authority| !authority.is_empty());
    let (words, unfit) = (reader.words, account::misread(username, name));
    let added = account::add(&app, by, username, name, authority, &new.role);
    let (status, said) = match Refused::tried(unfit, added, words, |error| place(error, words)).await? {
        Ok(_) => {
            let link = Some(handed(&desk::session::link(&app, by, username).await?, words));
            (StatusCode::CREATED, Said { link, ..Said::default() })
        }
        Err(refused) => (refused.status(), Said { refused: Some(refused), typed: new, ..Said::default() }),
    };
    show(&app, &reader, session, status, said).await
}

/// The field that a refusal is about.
fn place(error: &DeskError, words: &Words) -> Place {
    let (field, label) = match error {
        DeskError::Unfit(Refusal::Username(_) | Refusal::UserTaken(_)) => ("username", words.users_username()),
        DeskError::Unfit(Refusal::LongName) => ("name", words.users_name()),
        DeskError::Unknown { what: "role", .. } => ("role", words.users_role()),
        DeskError::Unknown { what: "authority", .. } => ("authority", words.users_authority()),
        _ => return None,
    };
    Some((field.to_owned(), label))
}

impl Users {
    /// What is wrong with a field.
    pub fn faults(&self, field: &str) -> Vec<faults::Said> {
        Refused::about(self.refused.as_ref(), field)
    }

    /// What is wrong with a field of one person.
    pub fn faults_of(&self, field: &str, username: &str) -> Vec<faults::Said> {
        self.faults(&Self::field_of(field, username))
    }

    /// The id of a field of one person.
    pub fn field_of(field: &str, username: &str) -> String {
        format!("person.{field}.{username}")
    }
}

/// `POST /{lang}/admin/users/{username}`: gives another role, makes a link, ends sessions, takes every way in away, ends
/// the account.
pub async fn change(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, username)): Path<(String, String)>,
    Query(asked): Query<Asked>,
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
            show(&app, &reader, session, StatusCode::OK, Said { asked, done, link, ..Said::default() }).await
        }
        Err(error) => {
            let is_role = deed.word == "role";
            let refused = Refused::of([error], words, |_| Some(changed(is_role, &username, words)))?;
            let status = refused.status();
            let is_known = Role::ALL.iter().any(|role| role.as_str() == deed.role);
            let chosen = (is_role && is_known).then(|| (username.clone(), deed.role.clone()));
            let said = Said { asked, refused: Some(refused), chosen, ..Said::default() };
            show(&app, &reader, session, status, said).await
        }
    }
}

/// The field of a person on this page that a refusal is about.
fn changed(is_role: bool, username: &str, words: &Words) -> (String, String) {
    let (field, label) = if is_role { ("role", words.users_role()) } else { ("deeds", username.to_owned()) };
    (Users::field_of(field, username), label)
}

fn handed(link: &Link, words: &Words) -> (String, String) {
    let until = standing::moment(link.expires, words).text;
    (words.users_link_made(&legible(&link.username), &until), link.url.clone())
}

fn ended(one: person::Closed, words: &Words) -> Closed {
    let number = |number| standing::number(number, words);
    Closed {
        role: role(words, one.role),
        ended: standing::moment(one.ended, words),
        kept: words.users_closed_kept(&number(one.erasable), &number(one.stays)),
        name: legible(&one.name),
        username: one.username,
    }
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
    let asked = said.asked;
    let (people, closed, is_more) = if asked.closed {
        let (closed, is_more) = person::closed(app, &asked.q, &asked.after).await?;
        (Vec::new(), closed, is_more)
    } else {
        let account::Page { people, is_more } = account::page(app, &asked.q, &asked.after).await?;
        (people, Vec::new(), is_more)
    };
    let last = closed.last().map(|last| &last.username).or_else(|| people.last().map(|last| &last.username));
    let next = last.filter(|_| is_more).map(|last| Asked { after: last.clone(), ..asked.clone() });
    let here = format!("/{}/admin/users", words.code);
    let chosen = |username: &str| said.chosen.as_ref().filter(|(of, _)| of == username).map(|(_, role)| role.clone());
    // Whom a refusal is about may be on another page of the list.
    let is_shown = |field: &str| {
        let named =
            |field: &str, name: &str| field == Users::field_of("role", name) || field == Users::field_of("deeds", name);
        !field.starts_with("person.") || people.iter().any(|person| named(field, &person.username))
    };
    let refused = said.refused.map(|refused| refused.without(|field| !is_shown(field)));
    let people = people.into_iter().map(|person| Line {
        role_words: role(words, person.role),
        role: chosen(&person.username).unwrap_or_else(|| person.role.as_str().to_owned()),
        authority: called(&person.authority),
        is_own: person.username == session.account.username,
        name: legible(&person.name),
        username: person.username,
    });
    let page = Users {
        people: people.collect(),
        closed: closed.into_iter().map(|one| ended(one, words)).collect(),
        closed_href: format!("{here}?closed=true"),
        all: (!asked.query().is_empty()).then(|| here.clone()),
        more: next.map(|next| format!("{here}{}", next.query())),
        query: asked.query(),
        asked,
        authorities: authorities
            .iter()
            .map(|one| (one.username.clone(), shell::said(&one.names, words.code).unwrap_or_default()))
            .collect(),
        roles: Role::ALL.map(|one| (one.as_str(), role(words, one))).to_vec(),
        may_change: session.account.role == Role::Operator,
        confirm: confirm(app, reader, session, "users"),
        csrf: session.csrf.clone(),
        done: said.done,
        refused,
        link: said.link,
        typed: said.typed,
        tabs: tabs(reader, session.account.role, "users"),
        shell: Shell::to(app, reader, "admin", "/admin/users"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
