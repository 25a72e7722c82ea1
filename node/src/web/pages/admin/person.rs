//! What is kept of one person, counted, and what becomes of it when they are erased.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;

use super::{Tab, confirm, present, tabs};
use crate::{
    app::App,
    desk::{
        DeskError,
        person::{self, Becomes},
    },
    model::words::Words,
    store::account::Role,
    web::{
        page::{self, Cache},
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
    /// What is kept: what, how much, and what becomes of it.
    pub kept: Vec<(&'static str, u64, String)>,
    /// Whether whoever looks may erase them.
    pub may_erase: bool,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
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
        kept: report.kept.iter().map(|one| (one.what, one.rows, becomes(one.becomes, reader.words))).collect(),
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
