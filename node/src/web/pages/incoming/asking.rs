//! The page of one request to follow: who asks, from where, since when, what is known of them; and the answer.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{address, person};
use crate::{
    app::App,
    desk::{
        incoming::{self, Answered, Asker},
        session::Session,
    },
    federation::PeerReport,
    model::words::Words,
    web::{
        page::{self, Cache},
        pages::{
            admin::checked::Checked,
            desk::faults::Said,
            names::Names,
            people::People,
            standing,
            text::{Day, Link, Text, legible},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// A request to follow.
#[derive(Debug, Template)]
#[template(path = "asking.html")]
pub struct AskingPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the answer goes.
    pub action: String,
    /// What could not be done.
    pub trouble: Option<Said>,
    /// What was typed.
    pub typed: String,
    /// What they call themselves, else their address.
    pub name: String,
    /// The id of their actor.
    pub actor: String,
    /// `user@host`.
    pub handle: Option<String>,
    /// Their server.
    pub host: String,
    /// What they say of themselves.
    pub summary: Option<String>,
    /// Their page.
    pub page: Option<Link>,
    /// Whom of ours they would like to follow.
    pub ours: Text,
    /// Since when.
    pub at: Day,
    /// When what is known of them was fetched.
    pub fetched: Option<Day>,
    /// Whether their server is a partner.
    pub is_partner: bool,
    /// How many of their server follow already, in words.
    pub others: String,
    /// Their keys: id and fingerprint.
    pub keys: Vec<(String, String)>,
    /// What their server says, asked just now.
    pub looked: Option<Looked>,
    /// What was asked back: when and by whom, and the words.
    pub questions: Vec<(String, String)>,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
}

/// What a server says of itself.
#[derive(Debug)]
pub struct Looked {
    /// The software, with its version.
    pub software: Option<String>,
    /// Whom to write to, where it says so.
    pub contact: Option<String>,
    /// What works, and what does not.
    pub found: Checked,
    /// Why it could not be asked, in English.
    pub failed: Option<String>,
}

impl Looked {
    fn of(report: &PeerReport, words: &Words) -> Self {
        let about = report.about.as_ref().ok();
        let software = about.filter(|about| !about.software.is_empty());
        Self {
            software: software.map(|about| legible(&format!("{} {}", about.software, about.version))),
            contact: about
                .and_then(|about| contact(about.metadata.get("maintainer").or(about.metadata.get("contact")))),
            found: Checked::of(report, words),
            failed: None,
        }
    }
}

/// An address to write to, in one of the shapes in which servers say it.
fn contact(value: Option<&serde_json::Value>) -> Option<String> {
    let value = value?;
    let said = value.as_str().or_else(|| value.get("email")?.as_str()).or_else(|| value.get("name")?.as_str())?;
    let said: String = legible(said).chars().take(CONTACT_CHARS).collect();
    (!said.is_empty()).then_some(said)
}

/// How much of such an address is shown.
const CONTACT_CHARS: usize = 200;

/// `GET /{lang}/desk/follows/{id}`: what is known of them; nobody is asked anything.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let session = match person(&app, &reader) {
        Ok(session) => session,
        Err(response) => return Ok(*response),
    };
    show(&app, &reader, session, &id, StatusCode::OK, None, String::new(), None).await
}

/// Asks their server what it is.
async fn look(app: &App, session: &Session, id: &str, words: &Words) -> Result<Option<Looked>, Fault> {
    let Some(follower) = incoming::asking(app, &session.account, id).await? else { return Ok(None) };
    Ok(Some(match incoming::look(app, &follower).await {
        Ok(report) => Looked::of(&report, words),
        Err(error) => Looked {
            software: None,
            contact: None,
            found: Checked::default(),
            failed: Some(legible(&error.to_string())),
        },
    }))
}

/// An answer, or a question.
#[derive(Debug, Deserialize)]
pub struct Answer {
    csrf: String,
    deed: String,
    #[serde(default)]
    words: String,
}

/// `POST /{lang}/desk/follows/{id}`: accepts, refuses, notes what was asked back, or asks their server what it is.
pub async fn answer(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(answer): Form<Answer>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let here = format!("/{}/desk/follows/{id}", words.code);
    if answer.deed == "look" {
        let session = session::pressed(&app, &reader.presence, &headers, &answer.csrf)?;
        let looked = look(&app, session, &id, words).await?;
        return show(&app, &reader, session, &id, StatusCode::OK, None, String::new(), looked).await;
    }
    if answer.deed == "ask" {
        let session = session::pressed(&app, &reader.presence, &headers, &answer.csrf)?;
        let wordless = answer.words.trim().is_empty();
        if !wordless && incoming::ask(&app, &session.account, &id, &answer.words).await? {
            return Ok(Redirect::to(&format!("{here}#questions")).into_response());
        }
        let (status, text) = if wordless {
            (StatusCode::UNPROCESSABLE_ENTITY, words.wrong_missing())
        } else {
            (StatusCode::CONFLICT, words.incoming_gone())
        };
        let said = Some(Said { text, english: None });
        return show(&app, &reader, session, &id, status, said, answer.words, None).await;
    }
    let is_yes = match answer.deed.as_str() {
        "accept" => true,
        "refuse" => false,
        _ => return Err(Fault::absent(&app, words.code)),
    };
    let session = session::confirmed(&app, &reader.presence, &headers, &answer.csrf, words.code, &here)?;
    match incoming::answer(&app, &session.account, &id, is_yes).await {
        Ok(Answered::Done) => {
            let done = if is_yes { "accepted" } else { "refused" };
            Ok(Redirect::to(&format!("{}?done={done}", address(words))).into_response())
        }
        Ok(Answered::Gone) => super::gone(&app, &reader, session, "follows").await,
        Err(error) => {
            let said = Some(Said::of_error(words, error)?);
            show(&app, &reader, session, &id, StatusCode::CONFLICT, said, answer.words, None).await
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "what a page is made of")]
async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    status: StatusCode,
    trouble: Option<Said>,
    typed: String,
    looked: Option<Looked>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let Some(asker) = incoming::asker(app, &session.account, id).await? else {
        return match trouble {
            Some(_) => super::gone(app, reader, session, "follows").await,
            None => Err(Fault::absent(app, words.code)),
        };
    };
    let names = Names::read(app, &reader.likes).await?;
    let people = People::read(app).await?;
    let path = format!("/desk/follows/{id}");
    let here = format!("/{}{path}", words.code);
    let Asker { follower, name, handle, summary, page, keys, fetched, is_partner, others, questions } = asker;
    let noted = |one: crate::store::follow::Question| {
        let at = standing::moment(one.at, words).text;
        (words.asking_noted(&people.called(&one.by), &at), legible(&one.words))
    };
    let page = AskingPage {
        shell: Shell::to(app, reader, "incoming", path),
        csrf: session.csrf.clone(),
        action: here.clone(),
        trouble,
        typed,
        name: legible(name.as_deref().unwrap_or(&follower.actor)),
        actor: legible(&follower.actor),
        handle: handle.as_deref().map(legible),
        summary: summary.as_deref().map(legible),
        page: page.as_deref().and_then(Link::of),
        ours: names.of(&follower.target, words.code),
        at: standing::moment(follower.at, words),
        host: follower.host,
        fetched: fetched.map(|at| standing::moment(at, words)),
        is_partner,
        others: words.asking_others(others),
        keys: keys.into_iter().map(|key| (legible(&key.id), legible(&key.fingerprint))).collect(),
        looked,
        questions: questions.into_iter().map(noted).collect(),
        confirm: (!session.decides(app.clock.now())).then(|| session::confirm_address(words.code, &here)),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
