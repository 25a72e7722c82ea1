//! Erasing text of a material of one's own authority for a legal reason: which revisions, why, and what goes with them.
//!
//! What would go is shown before anything goes, and only what was shown is erased.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};

use super::{
    faults::{Said, WRONG},
    line, pressed,
    waiting::Erasure,
    writer,
};
use crate::{
    app::{App, config::Approval},
    desk::{
        erase::{self, Request, Which},
        publish::Outcome,
        session::Session,
        withdraw,
    },
    model::{front_matter::MAX_ABSTRACT_CHARS, manuscript::wrong::Wrong, words::Words},
    store::material::{self, Held},
    web::{
        form::Sent,
        held,
        page::{self, Cache},
        pages::text::{self, Day, Text},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// Past revisions to choose from, the newest.
const REVISIONS: u32 = 100;
/// What stands for the whole material among the revisions.
const ALL: &str = "all";

/// The page on which it is done.
#[derive(Debug, Template)]
#[template(path = "erase.html")]
pub struct ErasePage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the form goes.
    pub action: String,
    /// The page of the material.
    pub back: String,
    /// The title of the material.
    pub title: Text,
    /// The language in which the reason is told.
    pub language: Text,
    /// Who has asked for an erasure or the withdrawal: what, the page of that, and who and when.
    pub waits: Vec<(String, String, String)>,
    /// What can be erased: value, words, and whether it is chosen.
    pub choices: Vec<(String, String, bool)>,
    /// What was typed as the reason.
    pub because: String,
    /// What is wrong with the choice.
    pub which_faults: Vec<Said>,
    /// What is wrong with the reason.
    pub faults: Vec<Said>,
    /// What would go, and the choice it is shown for.
    pub shown: Option<(Erasure, String)>,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
    /// Whether another person decides.
    pub needs_second: bool,
}

/// What was chosen and typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    chosen: Vec<String>,
    because: String,
    which_faults: Vec<Said>,
    faults: Vec<Said>,
    shown: Option<(Erasure, String)>,
}

/// `GET /{lang}/desk/erase/{uuid}`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    match writer(&app, &reader) {
        Ok(session) => {
            let own = own(&app, &reader, session, &id).await?;
            show(&app, &reader, session, &own, StatusCode::OK, Typed::default()).await
        }
        Err(response) => Ok(*response),
    }
}

/// `POST /{lang}/desk/erase/{uuid}`: shows what would go; then it goes, or waits for another person.
pub async fn post(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, sent.get("csrf"))?;
    let own = own(&app, &reader, session, &id).await?;
    let mut typed =
        Typed { chosen: sent.all("which"), because: sent.get("because").trim().to_owned(), ..Typed::default() };
    let Some(request) = typed.request(reader.words) else {
        return show(&app, &reader, session, &own, WRONG, typed).await;
    };
    let user = Some(session.account.username.as_str());
    let look = match erase::look(&app, &id, &request, user).await {
        Ok(look) => look,
        Err(error) => {
            typed.which_faults.push(Said::of_error(reader.words, error)?);
            return show(&app, &reader, session, &own, WRONG, typed).await;
        }
    };
    let which = request.which.to_string();
    let is_asked = sent.get("deed") == "erase" && sent.get("shown") == which;
    if !is_asked || needs_factor(&app, session) {
        typed.shown = Some((Erasure::of(&look, reader.words), which));
        let status = if is_asked { StatusCode::CONFLICT } else { StatusCode::OK };
        return show(&app, &reader, session, &own, status, typed).await;
    }
    match Box::pin(erase::erase(&app, &id, &request, user)).await {
        Ok(Outcome::Submitted { id: waits, .. }) => {
            Ok(Redirect::to(&format!("/{}/desk/waiting/{waits}", reader.words.code)).into_response())
        }
        // Where nothing of it is shown there is no page of it to go to.
        Ok(_) if !own.1 => Ok(Redirect::to(&format!("/{}/desk", reader.words.code)).into_response()),
        Ok(_) if request.which == Which::All => {
            Ok(Redirect::to(&format!("/{}/materials/{id}", reader.words.code)).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/{}/materials/{id}/revisions", reader.words.code)).into_response()),
        Err(error) => {
            typed.which_faults.push(Said::of_error(reader.words, error)?);
            show(&app, &reader, session, &own, WRONG, typed).await
        }
    }
}

impl Typed {
    /// What is asked for; nothing where something is wrong with it, which is said.
    fn request(&mut self, words: &Words) -> Option<Request> {
        let which = if self.chosen.iter().any(|one| one == ALL) {
            Some(Which::All)
        } else {
            self.chosen.join(",").parse().ok()
        };
        if which.is_none() {
            self.which_faults.push(Said::missing(words));
        }
        if self.because.is_empty() {
            self.faults.push(Said::missing(words));
        } else if self.because.chars().count() > MAX_ABSTRACT_CHARS {
            self.faults.push(Said::of(words, &Wrong::TooLong(MAX_ABSTRACT_CHARS)));
        }
        Request::new(which?, &self.because).ok()
    }
}

/// Whether it would be done at once, for which this session has not shown enough.
fn needs_factor(app: &App, session: &Session) -> bool {
    app.config.publishing.approval == Approval::One && !session.decides(app.clock.now())
}

/// The material of this person's authority, and whether they may read it; whoever may not erase it finds nothing here.
async fn own(app: &App, reader: &Reader, session: &Session, id: &str) -> Result<(Held, bool), Fault> {
    withdraw::find(app, &session.account, id).await?.ok_or_else(|| Fault::absent(app, reader.words.code))
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    (held, is_readable): &(Held, bool),
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Fault> {
    let words = reader.words;
    let id = &held.material.id;
    let here = format!("/desk/erase/{id}");
    let action = format!("/{}{here}", words.code);
    let page = ErasePage {
        shell: Shell::to(app, reader, "desk", here),
        csrf: session.csrf.clone(),
        back: if *is_readable { format!("/{}/materials/{id}", words.code) } else { format!("/{}/desk", words.code) },
        title: if *is_readable { line::title_of(held, &reader.likes) } else { Text::default() },
        waits: line::asked(app, reader, &session.account, held, line::Before::Taking).await?,
        language: text::named(app.config.node.languages.first().map_or("und", String::as_str), words),
        choices: choices(app, reader, held, &typed.chosen).await?,
        because: typed.because,
        which_faults: typed.which_faults,
        faults: typed.faults,
        shown: typed.shown,
        confirm: needs_factor(app, session).then(|| session::confirm_address(words.code, &action)),
        needs_second: app.config.publishing.approval == Approval::Two,
        // Showing a second factor meanwhile gives the session another token.
        action: held::marked(&action),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

/// The past revisions whose text is here, the newest first, and all of the material.
async fn choices(
    app: &App,
    reader: &Reader,
    held: &Held,
    chosen: &[String],
) -> Result<Vec<(String, String, bool)>, Fault> {
    let words = reader.words;
    let lines = material::revisions(&app.db, &reader.viewer, &held.material.uri, REVISIONS).await?;
    let past = lines.into_iter().filter(|line| line.number != held.material.revision && line.erased.is_none());
    let past = past.map(|line| {
        let name = words.revision_number(&line.number.to_string());
        (line.number.to_string(), format!("{name} ({})", Day::of(line.at, words).text))
    });
    let choices = past.chain([(ALL.to_owned(), words.erase_all())]);
    Ok(choices.map(|(value, label)| (value.clone(), label, chosen.contains(&value))).collect())
}
