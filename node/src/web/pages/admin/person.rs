//! What is kept of one person, counted, and what becomes of it when they are erased.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;

use super::{Tab, confirm, kept, present, tabs};
use crate::{
    app::App,
    desk::{
        DeskError,
        person::{self, Amount, Becomes},
    },
    model::words::Words,
    store::account::Role,
    web::{
        page::{self, Cache},
        pages::standing,
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The page.
#[derive(Debug, Template)]
#[template(path = "admin_person.html")]
pub struct Person {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// What forms must carry.
    pub csrf: String,
    /// Who it is.
    pub username: String,
    /// What is kept.
    pub kept: Vec<Line>,
    /// Whether whoever looks may erase them.
    pub may_erase: bool,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
}

/// One kind of what is kept.
#[derive(Debug)]
pub struct Line {
    /// What it is called in an export.
    pub code: &'static str,
    /// What it is.
    pub name: Option<String>,
    /// How much there is.
    pub amount: String,
    /// What becomes of it.
    pub fate: String,
}

impl Line {
    fn of(one: &Amount, words: &Words) -> Self {
        Self {
            code: one.what,
            name: kept::name(one.what, words),
            amount: standing::number(one.rows, words),
            fate: becomes(one.becomes, words),
        }
    }
}

/// `GET /{lang}/admin/users/{username}`: also of somebody whose account has ended.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, username)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let session = present(&reader)?;
    let report = match person::look(&app, &username).await {
        Err(DeskError::Unknown { .. }) => return Err(Fault::absent(&app, reader.words.code)),
        other => other?,
    };
    let is_own = report.username == session.account.username;
    let page = Person {
        kept: report.kept.iter().map(|one| Line::of(one, reader.words)).collect(),
        may_erase: session.account.role == Role::Operator && !is_own,
        confirm: confirm(&app, &reader, session, &format!("users/{}", report.username)),
        username: report.username,
        csrf: session.csrf.clone(),
        tabs: tabs(&reader, session.account.role, "users"),
        shell: Shell::to(&app, &reader, "admin", "/admin/users"),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}

fn becomes(fate: Becomes, words: &Words) -> String {
    match fate {
        Becomes::Erased => words.person_erased(),
        Becomes::Unnamed => words.person_unnamed(),
        Becomes::Kept => words.person_stays(),
    }
}
