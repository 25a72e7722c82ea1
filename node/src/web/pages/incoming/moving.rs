//! The page of a partner that says it has moved: what the new address shows, what follows, who has confirmed; and the decision.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{address, moment, person};
use crate::{
    app::App,
    desk::{
        DeskError,
        moving::{self, Line, Outcome},
        peer::spaced,
        session::Session,
    },
    model::words::Words,
    web::{
        held::{self, Typed},
        page::{self, Cache},
        pages::{
            desk::faults::Said,
            people::People,
            text::{Day, legible},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// A partner that says it has moved.
#[derive(Debug, Template)]
#[template(path = "moving.html")]
pub struct MovingPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the decision goes.
    pub action: String,
    /// What could not be done.
    pub trouble: Option<Said>,
    /// Whether it is about the words of a refusal.
    pub is_wordless: bool,
    /// What was typed.
    pub typed: String,
    /// The partner's host, as it is on the roster.
    pub host: String,
    /// Who says that it has moved.
    pub actor: String,
    /// Where to.
    pub target: String,
    /// Since when.
    pub at: Day,
    /// Until when it waits, in a sentence.
    pub until: String,
    /// Whether it waits.
    pub is_waiting: bool,
    /// Who refused, in a sentence, and why.
    pub refused: Option<(String, String)>,
    /// What the new address showed.
    pub shown: Option<Shown>,
    /// Who has confirmed that, in a sentence.
    pub first: Option<String>,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
}

/// What the new address showed.
#[derive(Debug)]
pub struct Shown {
    /// What is confirmed.
    pub sha256: String,
    /// Its host.
    pub host: String,
    /// What it calls itself.
    pub name: String,
    /// Its Application actor.
    pub application: String,
    /// Its authorities.
    pub authorities: Vec<String>,
    /// The fingerprint that is pinned, in groups.
    pub former: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// What follows, in sentences.
    pub follows: [String; 5],
}

impl Shown {
    fn of(host: &str, shown: &moving::Shown, sha256: &str, words: &Words) -> Self {
        let new = legible(&shown.host);
        Self {
            sha256: sha256.to_owned(),
            name: legible(&shown.name),
            application: legible(&shown.application),
            authorities: shown.authorities.iter().map(|(_, actor)| legible(actor)).collect(),
            former: spaced(&shown.former),
            fingerprint: spaced(&shown.fingerprint),
            follows: [
                words.moving_then_new(&new),
                words.moving_then_old(host),
                words.moving_then_kept(host),
                words.moving_then_named(host),
                words.moving_then_followed(&new),
            ],
            host: new,
        }
    }
}

/// `GET /{lang}/desk/moves/{host}`: what is known; nobody is asked anything.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, host)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let session = match person(&app, &reader) {
        Ok(session) => session,
        Err(response) => return Ok(*response),
    };
    show(&app, &reader, session, &host, StatusCode::OK, Trouble::default()).await
}

/// A decision, or the wish to look.
#[derive(Debug, Deserialize)]
pub struct Decision {
    csrf: String,
    deed: String,
    #[serde(default)]
    sha256: String,
    #[serde(default)]
    words: String,
}

/// What could not be done.
#[derive(Default)]
struct Trouble {
    said: Option<Said>,
    is_wordless: bool,
    typed: String,
}

/// `POST /{lang}/desk/moves/{host}`: looks at the new address, confirms what was shown, or refuses.
pub async fn decide(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, host)): Path<(String, String)>,
    typed: Typed<Decision>,
) -> Result<Response, Fault> {
    let deed = &typed.form;
    let words = reader.words;
    let here = format!("/{}/desk/moves/{host}", words.code);
    let session = match deed.deed.as_str() {
        "look" => session::pressed(&app, &reader.presence, &headers, &deed.csrf)?,
        "confirm" => session::confirmed(&app, &reader.presence, &headers, &deed.csrf, words.code, &here)?,
        "refuse" => held::confirmed(&app, &reader, &headers, &typed, &here)?,
        _ => {
            session::pressed(&app, &reader.presence, &headers, &deed.csrf)?;
            return Err(Fault::absent(&app, words.code));
        }
    };
    if deed.deed == "refuse" && deed.words.trim().is_empty() {
        let trouble = Trouble { said: Some(Said::missing(words)), is_wordless: true, ..Trouble::default() };
        return show(&app, &reader, session, &host, StatusCode::UNPROCESSABLE_ENTITY, trouble).await;
    }
    let done = |word: &str| Ok(Redirect::to(&format!("{}?done={word}", address(words))).into_response());
    let by = &session.account;
    let outcome = match deed.deed.as_str() {
        "look" => moving::look(&app, by, &host).await.map(|_| None),
        "confirm" => Box::pin(moving::confirm(&app, by, &host, &deed.sha256)).await.map(Some),
        _ => moving::refuse(&app, by, &host, &deed.words).await.map(Some),
    };
    match outcome {
        Ok(None | Some(Outcome::First { .. })) => Ok(Redirect::to(&here).into_response()),
        Ok(Some(Outcome::Done { .. })) => done("moved"),
        Ok(Some(Outcome::Refused { .. })) => done("move-refused"),
        Err(DeskError::Unknown { .. }) => super::gone(&app, &reader, session, "moves").await,
        Err(error) => {
            let said = Some(said(words, error)?);
            show(&app, &reader, session, &host, StatusCode::CONFLICT, Trouble { said, ..Trouble::default() }).await
        }
    }
}

/// What another server did, or did not do, is no failure of ours.
fn said(words: &Words, error: DeskError) -> Result<Said, Fault> {
    match error {
        DeskError::Fetch(_) | DeskError::Transport(_) => {
            Ok(Said { text: words.asking_unreached(), english: Some(legible(&error.to_string())) })
        }
        error => Said::of_error(words, error),
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    host: &str,
    status: StatusCode,
    trouble: Trouble,
) -> Result<Response, Fault> {
    let words = reader.words;
    let Some(line) = moving::find(app, &session.account, host).await? else {
        return match trouble.said {
            Some(_) => super::gone(app, reader, session, "moves").await,
            None => Err(Fault::absent(app, words.code)),
        };
    };
    let people = People::read(app).await?;
    let path = format!("/desk/moves/{host}");
    let here = format!("/{}{path}", words.code);
    let is_waiting = line.is_waiting();
    let Line { host, actor, target, at, until, shown, sha256, first, first_at, decided, reason, .. } = line;
    let said_by = |by: &str| words.moving_refused_by(&people.called(by));
    let page = MovingPage {
        shell: Shell::to(app, reader, "incoming", path),
        csrf: session.csrf.clone(),
        action: here.clone(),
        trouble: trouble.said,
        is_wordless: trouble.is_wordless,
        typed: trouble.typed,
        actor: legible(&actor),
        target: legible(&target),
        at: moment(&at, words),
        until: words.moving_until(&moment(&until, words).text),
        is_waiting,
        refused: reason.map(|reason| (said_by(decided.as_deref().unwrap_or("–")), legible(&reason))),
        shown: shown.zip(sha256).map(|(shown, sha256)| Shown::of(&host, &shown, &sha256, words)),
        first: first.zip(first_at).map(|(by, at)| words.moving_first(&people.called(&by), &moment(&at, words).text)),
        confirm: (!session.decides(app.clock.now())).then(|| session::confirm_address(words.code, &here)),
        host,
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
