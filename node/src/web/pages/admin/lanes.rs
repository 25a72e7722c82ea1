//! What waits to be sent, to whom, since when and why; and how far partners' logs have been applied here. Whoever minds the
//! exchange has everything tried again.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Refused, Tab, allowed, confirm, present, tabs};
use crate::{
    app::App,
    desk::{network, retry, session::Session},
    model::{traffic::Traffic, words::Words},
    store::{
        self,
        account::Role,
        lane::{LaneClass, LaneState},
    },
    web::{
        page::{self, Cache},
        pages::{
            standing,
            text::{Day, legible},
        },
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// Most lanes shown.
const LANES: u32 = 1000;

/// The page of the lanes.
#[derive(Debug, Template)]
#[template(path = "admin_lanes.html")]
pub struct Lanes {
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
    /// From here to others.
    pub lanes: Vec<Line>,
    /// From partners to here.
    pub inbound: Vec<Inbound>,
}

/// From here to one inbox.
#[derive(Debug)]
pub struct Line {
    /// The server.
    pub host: String,
    /// Partner or reader, in words.
    pub class: String,
    /// Whether it is a partner, with which everything can be tried again.
    pub is_partner: bool,
    /// 0 well to 3 alarm.
    pub rank: i32,
    /// What the lane does, in words.
    pub state: String,
    /// Entries of the log that wait.
    pub waiting: String,
    /// How long the oldest of them has waited.
    pub waiting_for: Option<String>,
    /// Letters that wait.
    pub letters: String,
    /// When it took something last.
    pub delivered: Option<Day>,
    /// What went wrong last: in words, and as it was said.
    pub failure: Option<(String, String)>,
    /// When it is tried again.
    pub next: Option<Day>,
    /// Entries put aside, and entries that were refused.
    pub aside: (String, String),
}

/// From one partner to here.
#[derive(Debug)]
pub struct Inbound {
    /// The server.
    pub host: String,
    /// How far, of how far.
    pub applied: String,
    /// Entries that are missing.
    pub missing: String,
    /// For how long.
    pub missing_for: Option<String>,
    /// When it was heard from last.
    pub heard: Option<Day>,
    /// When the logs were last compared.
    pub compared: Option<Day>,
}

/// A press of a button and nothing else.
#[derive(Debug, Deserialize)]
pub struct Press {
    csrf: String,
}

/// `GET /{lang}/admin/lanes`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    show(&app, &reader, session, StatusCode::OK, None, None).await
}

/// `POST /{lang}/admin/lanes/{host}`: tries everything again that stands aside between this node and a partner.
pub async fn again(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, host)): Path<(String, String)>,
    Form(press): Form<Press>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &press.csrf, "lanes")?;
    match retry::with(&app, &session.account.username, &host).await {
        Ok(_) => {
            let done = reader.words.peers_done_retry(&host);
            show(&app, &reader, session, StatusCode::OK, Some(done), None).await
        }
        Err(error) => {
            let refused = Refused::plain(error, reader.words)?;
            show(&app, &reader, session, refused.status(), None, Some(refused)).await
        }
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    done: Option<String>,
    refused: Option<Refused>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let lanes = store::lane::list(&app.db, LANES).await?;
    let inbound = network::traffic(app).await?;
    let page = Lanes {
        lanes: lanes.iter().map(|standing| line(app, standing, words)).collect(),
        inbound: inbound.iter().map(|(peer, traffic)| from(app, &peer.host, traffic, words)).collect(),
        may_change: matches!(session.account.role, Role::PeerAdministrator | Role::Operator),
        confirm: confirm(app, reader, session, "lanes"),
        csrf: session.csrf.clone(),
        done,
        refused,
        tabs: tabs(reader, session.account.role, "lanes"),
        shell: Shell::to(app, reader, "admin", "/admin/lanes"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

fn line(app: &App, standing: &store::lane::Standing, words: &Words) -> Line {
    let lane = &standing.lane;
    let number = |number| standing::number(number, words);
    let since = |at: jiff::Timestamp| standing::lasting(app.clock.now().as_second() - at.as_second(), words);
    let is_partner = lane.class == LaneClass::Partner;
    // Without a cursor it carries letters alone, and no entry waits for it.
    let waiting = if lane.cursor.is_some() { standing.behind } else { 0 };
    let is_failing = lane.failing_since.is_some();
    let (rank, state) = match (lane.state, is_failing, waiting + standing.letters) {
        (LaneState::Suspended, ..) => (0, words.lanes_suspended()),
        (LaneState::GivenUp, ..) => (2, words.lanes_given_up()),
        (LaneState::Active, true, _) => (2, words.lanes_failing()),
        (LaneState::Active, false, 0) => (0, words.lanes_resting()),
        (LaneState::Active, false, _) => (1, words.lanes_sending()),
    };
    let failure = lane.last_error.as_deref().filter(|_| is_failing);
    Line {
        host: lane.host.clone(),
        class: if is_partner { words.peers_partner() } else { words.peers_reader() },
        is_partner: is_partner && lane.state == LaneState::Active,
        rank,
        state,
        waiting: number(waiting),
        waiting_for: standing.oldest_at.filter(|_| waiting > 0).map(since),
        letters: number(standing.letters),
        delivered: lane.last_ok_at.map(|at| standing::moment(at, words)),
        failure: failure.map(|said| (in_words(said, words), legible(said))),
        next: is_failing.then(|| standing::moment(lane.next_at, words)),
        aside: (number(standing.parked), number(standing.refused)),
    }
}

/// What a failure means, by the status of the answer; without one the server was not reached.
fn in_words(said: &str, words: &Words) -> String {
    match said.split(' ').next().and_then(|status| status.parse::<u16>().ok()) {
        Some(status) => by_status(status, words),
        None => words.failure_unreached(),
    }
}

/// What the status of an answer means that is no success.
pub(super) fn by_status(status: u16, words: &Words) -> String {
    match status {
        401 => words.failure_signature(),
        403 => words.failure_door(),
        404 | 410 => words.failure_gone(),
        429 | 503 => words.failure_busy(),
        300..=399 => words.failure_moved(),
        _ => words.failure_there(),
    }
}

fn from(app: &App, host: &str, traffic: &Traffic, words: &Words) -> Inbound {
    let number = |number| standing::number(number, words);
    let since = |at: jiff::Timestamp| standing::lasting(app.clock.now().as_second() - at.as_second(), words);
    Inbound {
        host: host.to_owned(),
        applied: words.peers_of(&number(traffic.applied), &number(traffic.their_head)),
        missing: number(traffic.missing),
        missing_for: traffic.missing_since.filter(|_| traffic.missing > 0).map(since),
        heard: traffic.heard_at.map(|at| standing::moment(at, words)),
        compared: traffic.compared_at.map(|at| standing::moment(at, words)),
    }
}
