//! The roster: how each peer stands and how far both directions have got; looked at and added, checked, tried again, given
//! new keys, taken off. A key counts when somebody typed the fingerprint that was agreed by another way.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Refused, Tab, allowed_typed, checked::Checked, confirm, present, refused::Place, tabs};
use crate::{
    app::App,
    desk::{DeskError, moving, network, peer, refusal::Refusal, retry, roster, session::Session},
    model::words::Words,
    store::account::Role,
    web::{
        held::Typed,
        page::{self, Cache},
        pages::{
            desk::faults,
            incoming::MoveLine,
            standing::{self, Standing},
            text::legible,
        },
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The page of the roster.
#[derive(Debug, Template)]
#[template(path = "admin_peers.html")]
pub struct Peers {
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
    /// The address that was typed.
    pub typed: String,
    /// A server that was looked at.
    pub candidate: Option<Candidate>,
    /// What was found out about a server: its host, what it can, what it cannot.
    pub checked: Option<Checked>,
    /// The peers.
    pub peers: Vec<Line>,
    /// Those that say they have moved, for those who decide.
    pub moves: Vec<MoveLine>,
}

/// A server as it presents itself.
#[derive(Debug)]
pub struct Candidate {
    /// Its address as it was typed.
    pub url: String,
    /// What it shows, in lines; nothing if it could not be looked at.
    pub shows: Vec<String>,
    /// The fingerprint that was typed.
    pub fingerprint: String,
}

/// One peer.
#[derive(Debug)]
pub struct Line {
    /// `host` or `host:port`.
    pub host: String,
    /// Its name.
    pub name: String,
    /// Partner or reader, active or removed, in words.
    pub kind: String,
    /// Whether it was taken off.
    pub is_removed: bool,
    /// The fingerprint of its key, in groups.
    pub fingerprint: String,
    /// How it stands, of a partner.
    pub standing: Option<Standing>,
    /// From it: applied of its head.
    pub from: String,
    /// To it: settled of our head.
    pub to: String,
    /// What went wrong last.
    pub trouble: Option<String>,
    /// The fingerprint of a new key that was typed.
    pub typed: String,
}

/// What is typed about a new peer.
#[derive(Debug, Deserialize)]
pub struct New {
    url: String,
    /// The fingerprint agreed by another way; without it the server is only looked at.
    #[serde(default)]
    fingerprint: String,
}

/// A deed about a peer.
#[derive(Debug, Deserialize)]
pub struct Deed {
    #[serde(rename = "deed")]
    word: String,
    #[serde(default)]
    fingerprint: String,
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<String>,
    refused: Option<Refused>,
    typed: String,
    candidate: Option<Candidate>,
    checked: Option<Checked>,
    /// Of a new key that was refused: the peer, and the fingerprint that was typed.
    rotating: Option<(String, String)>,
}

/// `GET /{lang}/admin/peers`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    show(&app, &reader, session, StatusCode::OK, Said::default()).await
}

/// `POST /{lang}/admin/peers`: looks at a server, or adds it if its key is the one agreed.
pub async fn add(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    typed: Typed<New>,
) -> Result<Response, Fault> {
    let session = allowed_typed(&app, &reader, &headers, &typed, "peers")?;
    let new = typed.form;
    let (url, fingerprint, words) = (new.url.trim(), new.fingerprint.trim(), reader.words);
    let mut shows = Vec::new();
    let outcome = async {
        let candidate = peer::look(&app, url).await?;
        shows = candidate.to_string().lines().map(legible).collect();
        if fingerprint.is_empty() {
            return Ok(None);
        }
        candidate.agrees_with(fingerprint)?;
        let added = peer::add(&app, &session.account.username, candidate).await?;
        Ok::<_, DeskError>(Some(words.peers_done_added(added.host())))
    };
    let outcome = outcome.await;
    let candidate = Candidate { url: url.to_owned(), shows, fingerprint: fingerprint.to_owned() };
    let (status, said) = match outcome {
        Ok(Some(done)) => (StatusCode::OK, Said { done: Some(done), ..Said::default() }),
        Ok(None) => (StatusCode::OK, Said { candidate: Some(candidate), ..Said::default() }),
        Err(error) => {
            let refused = Refused::of([error], words, |error| place(error, words))?;
            // A fingerprint that was typed stays to be corrected.
            let candidate = (!fingerprint.is_empty()).then_some(candidate);
            let status = refused.status();
            (status, Said { refused: Some(refused), typed: url.to_owned(), candidate, ..Said::default() })
        }
    };
    show(&app, &reader, session, status, said).await
}

/// The field of a new peer that a refusal is about.
fn place(error: &DeskError, words: &Words) -> Place {
    let (field, label) = match error {
        DeskError::Unfit(Refusal::OtherKey { .. } | Refusal::NoFingerprint(_)) => ("agreed", words.peers_fingerprint()),
        DeskError::Unfit(Refusal::ChangedKey { .. }) => return None,
        _ => ("url", words.peers_address()),
    };
    Some((field.to_owned(), label))
}

/// The id of the field of a peer's new key.
fn key_field(host: &str) -> String {
    format!("key-{host}")
}

impl Peers {
    /// What is wrong with a field.
    pub fn faults(&self, field: &str) -> Vec<faults::Said> {
        Refused::about(self.refused.as_ref(), field)
    }
}

impl Line {
    /// The id of the field of its new key.
    pub fn key_field(&self) -> String {
        key_field(&self.host)
    }
}

/// `POST /{lang}/admin/peers/{host}`.
pub async fn change(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, host)): Path<(String, String)>,
    typed: Typed<Deed>,
) -> Result<Response, Fault> {
    let session = allowed_typed(&app, &reader, &headers, &typed, "peers")?;
    let deed = typed.form;
    let (by, words) = (&session.account.username, reader.words);
    let done = |text: String| Said { done: Some(text), ..Said::default() };
    let outcome = match deed.word.as_str() {
        "check" => match peer::origin_at(&app, &host).await {
            Ok(origin) => peer::check(&app, &origin)
                .await
                .map(|report| Said { checked: Some(Checked::of(&report, words)), ..Said::default() }),
            Err(error) => Err(error),
        },
        "retry" => retry::with(&app, by, &host).await.map(|_| done(words.peers_done_retry(&host))),
        "rotate" => {
            peer::rotate(&app, by, &host, &deed.fingerprint).await.map(|_| done(words.peers_done_rotate(&host)))
        }
        "remove" => peer::remove(&app, by, &host).await.map(|_| done(words.peers_done_removed(&host))),
        _ => return Err(Fault::absent(&app, words.code)),
    };
    let (status, said) = match outcome {
        Ok(said) => (StatusCode::OK, said),
        Err(error) => {
            let is_rotating = deed.word == "rotate";
            let place = |_: &DeskError| is_rotating.then(|| (key_field(&host), words.peers_fingerprint()));
            let refused = Refused::of([error], words, place)?;
            let rotating = is_rotating.then(|| (host.clone(), deed.fingerprint.clone()));
            (refused.status(), Said { refused: Some(refused), rotating, ..Said::default() })
        }
    };
    show(&app, &reader, session, status, said).await
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    said: Said,
) -> Result<Response, Fault> {
    let words = reader.words;
    let standings: BTreeMap<String, Standing> = network::traffic(app)
        .await?
        .into_iter()
        .map(|(peer, traffic)| (peer.host, Standing::of(app, &traffic, words)))
        .collect();
    let roster = roster::list(app).await?;
    let page = Peers {
        peers: roster
            .peers()
            .iter()
            .map(|peer| Line {
                typed: typed_of(said.rotating.as_ref(), &peer.host),
                ..line(peer, standings.get(&peer.host), words)
            })
            .collect(),
        moves: moving::cases(app, &session.account).await?.iter().map(|one| MoveLine::of(one, words)).collect(),
        may_change: matches!(session.account.role, Role::PeerAdministrator | Role::Operator),
        confirm: confirm(app, reader, session, "peers"),
        csrf: session.csrf.clone(),
        done: said.done,
        refused: said.refused,
        typed: said.typed,
        candidate: said.candidate,
        checked: said.checked,
        tabs: tabs(reader, session.account.role, "peers"),
        shell: Shell::to(app, reader, "admin", "/admin/peers"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

/// What was typed of the new key of this peer.
fn typed_of(rotating: Option<&(String, String)>, host: &str) -> String {
    rotating.filter(|(of, _)| of == host).map(|(_, typed)| typed.clone()).unwrap_or_default()
}

fn line(peer: &roster::Shown, standing: Option<&Standing>, words: &Words) -> Line {
    let is_removed = peer.state == "removed";
    let number = |number: u64| standing::number(number, words);
    let since = |behind: u64, seconds: i64, text: String| match behind {
        0 => text,
        behind => format!("{text} – {}", words.peers_behind(&number(behind), &standing::lasting(seconds, words))),
    };
    let from = words.peers_of(&number(peer.applied), &number(peer.head));
    let to = words.peers_of(&number(peer.sent.unwrap_or_default()), &number(peer.our_head));
    Line {
        kind: match (is_removed, peer.class == "partner") {
            (true, _) => words.peers_removed(),
            (false, true) => words.peers_partner(),
            (false, false) => words.peers_reader(),
        },
        is_removed,
        fingerprint: peer::spaced(&peer.fingerprint),
        standing: standing.cloned(),
        from: since(peer.missing, peer.missing_for_s, from),
        to: since(peer.waiting, peer.waiting_for_s, to),
        trouble: peer.trouble.as_deref().map(legible),
        typed: String::new(),
        host: peer.host.clone(),
        name: legible(&peer.name),
    }
}
