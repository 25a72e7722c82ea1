//! What needs attention between this node and its partners, for the people of this node: who has confirmed what was taken
//! away, what was not applied here or there and why, what contradicts. Nothing of any content.

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::audience::Viewer;
use http::StatusCode;

use super::{
    front,
    standing::{self, Standing},
    text::{Day, Text, legible},
};
use crate::{
    app::App,
    desk::{
        confirmation::{self, Answer, Confirmation},
        evidence, network,
    },
    model::words::Words,
    store::{self, lane::ExceptionState},
    web::{
        page,
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// Most lines of a table.
const LINES: u32 = 200;

/// The page of the exchange.
#[derive(Debug, Template)]
#[template(path = "exchange.html")]
pub struct Exchange {
    /// The frame.
    pub shell: Shell,
    /// The partners on the roster.
    pub partners: Vec<Partner>,
    /// Withdrawals and narrowings, the newest first.
    pub takings: Vec<Taking>,
    /// Received and not applied.
    pub quarantine: Vec<Line>,
    /// Not taken or not applied there.
    pub aside: Vec<Line>,
    /// Contradictions.
    pub forks: Vec<evidence::Shown>,
    /// Open alarms.
    pub alarms: Vec<Line>,
}

/// A partner and how it stands.
#[derive(Debug)]
pub struct Partner {
    /// What it is called.
    pub name: Text,
    /// `host` or `host:port`.
    pub host: String,
    /// How it stands.
    pub state: Standing,
}

/// One withdrawal or narrowing.
#[derive(Debug)]
pub struct Taking {
    /// The id of the object, its last part.
    pub id: String,
    /// Its page here.
    pub href: String,
    /// Withdrawn, or narrowed.
    pub what: String,
    /// When.
    pub at: Day,
    /// Hosts that have confirmed.
    pub confirmed: Vec<String>,
    /// The others.
    pub open: Vec<Open>,
}

/// A partner that has not confirmed.
#[derive(Debug)]
pub struct Open {
    /// The partner.
    pub host: String,
    /// What is to be said about that.
    pub note: Option<String>,
    /// Why it is in quarantine there.
    pub reason: Option<String>,
}

/// Something that stands aside.
#[derive(Debug)]
pub struct Line {
    /// The partner.
    pub host: String,
    /// The position in the log, or a dash.
    pub position: String,
    /// The activity, or what became of it.
    pub activity: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub at: Day,
}

/// Whether this page is there for a viewer: for the people of this node alone, its operators included.
pub const fn is_for(viewer: &Viewer) -> bool {
    matches!(viewer, Viewer::Operator | Viewer::Staff { client: false, .. })
}

/// `GET /{lang}/exchange`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    if !is_for(viewer) {
        return Err(Fault::absent(&app, words.code));
    }
    let page = Exchange {
        partners: partners(&app, words).await?,
        takings: takings(&app, viewer, words).await?,
        quarantine: quarantine(&app, words).await?,
        aside: aside(&app, words).await?,
        forks: forks(&app, viewer, words).await?,
        alarms: alarms(&app, words).await?,
        shell: Shell::to(&app, &reader, "network", "/exchange"),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

async fn partners(app: &App, words: &Words) -> Result<Vec<Partner>, Fault> {
    let mut partners = Vec::new();
    for (peer, traffic) in network::traffic(app).await? {
        let authorities = store::peer::authorities(&app.db, &peer.host).await?;
        let name = authorities.first().and_then(|authority| shell::said(&authority.names, words.code));
        let name = name.unwrap_or_else(|| Text::of("", &peer.name));
        partners.push(Partner { name, state: Standing::of(app, &traffic, words), host: peer.host });
    }
    Ok(partners)
}

async fn takings(app: &App, viewer: &Viewer, words: &Words) -> Result<Vec<Taking>, Fault> {
    let latest = confirmation::latest(app, viewer, LINES).await?;
    Ok(latest.into_iter().map(|taking| Taking::of(taking, words)).collect())
}

impl Taking {
    fn of(taking: confirmation::Taking, words: &Words) -> Self {
        let confirmation::Taking { entry, confirmations } = taking;
        let id = entry.object.rsplit('/').next().unwrap_or_default();
        let is_withheld = entry.audience.except.is_some();
        let (confirmed, open): (Vec<_>, Vec<_>) =
            confirmations.into_iter().partition(|one| one.answer == Answer::Confirmed);
        Self {
            href: format!("/{}/materials/{id}", words.code),
            id: legible(id),
            what: if is_withheld { words.taking_withheld() } else { words.taking_withdrawn() },
            at: standing::moment(entry.at, words),
            confirmed: confirmed.into_iter().map(|one| one.host).collect(),
            open: open.into_iter().map(|one| Open::of(one, words)).collect(),
        }
    }
}

impl Open {
    fn of(one: Confirmation, words: &Words) -> Self {
        let note = match (&one.answer, one.is_partner, one.is_overdue) {
            (_, false, _) => Some(words.answer_former()),
            (Answer::Quarantined(_), _, _) => Some(words.answer_quarantined()),
            (Answer::Unclear, _, _) => Some(words.answer_unclear()),
            (_, _, true) => Some(words.answer_overdue()),
            _ => None,
        };
        let reason = match one.answer {
            Answer::Quarantined(reason) => Some(legible(&reason)),
            _ => None,
        };
        Self { host: one.host, note, reason }
    }
}

async fn quarantine(app: &App, words: &Words) -> Result<Vec<Line>, Fault> {
    let kept = store::quarantine::list(&app.db, LINES, 0).await?;
    let line = |one: store::quarantine::Quarantined| Line {
        position: position(one.place.map(|(_, position)| position), words),
        host: one.host,
        activity: legible(&one.activity),
        reason: legible(&one.reason),
        at: standing::moment(one.at, words),
    };
    Ok(kept.into_iter().map(line).collect())
}

fn position(position: Option<u64>, words: &Words) -> String {
    position.map_or_else(|| "–".to_owned(), |position| standing::number(position, words))
}

/// What partners would not take, and what they took and have in quarantine: each with their words.
async fn aside(app: &App, words: &Words) -> Result<Vec<Line>, Fault> {
    let mut lines: Vec<Line> = Vec::new();
    for (host, one) in store::lane::aside(&app.db, LINES).await? {
        let is_parked = one.state == ExceptionState::Parked;
        lines.push(Line {
            position: position(Some(one.position), words),
            host,
            activity: if is_parked { words.aside_parked() } else { words.aside_refused() },
            reason: legible(one.words.as_deref().unwrap_or_default()),
            at: standing::moment(one.first_at, words),
        });
    }
    for one in store::letter::aside(&app.db, LINES).await? {
        lines.push(Line {
            position: position(None, words),
            host: one.host,
            activity: if one.is_refused { words.aside_refused() } else { words.aside_parked() },
            reason: legible(&format!("{}: {}", one.kind, one.words.unwrap_or_default())),
            at: standing::moment(one.at, words),
        });
    }
    for peer in store::peer::partners(&app.db, LINES).await? {
        for one in store::finding::of(&app.db, &peer.host).await?.quarantined {
            lines.push(Line {
                position: position(one.position, words),
                host: peer.host.clone(),
                activity: words.aside_quarantined(),
                reason: legible(&one.reason),
                at: standing::moment(one.at, words),
            });
        }
    }
    lines.truncate(LINES as usize);
    Ok(lines)
}

async fn forks(app: &App, viewer: &Viewer, words: &Words) -> Result<Vec<evidence::Shown>, Fault> {
    let mut forks = evidence::all(app, None, viewer).await?.0;
    forks.retain(|fork| !fork.is_settled);
    for fork in &mut forks {
        fork.log = if fork.log == "ours" { words.log_ours() } else { words.log_theirs() }.into();
    }
    Ok(forks)
}

async fn alarms(app: &App, words: &Words) -> Result<Vec<Line>, Fault> {
    let open = store::alarm::list(&app.db, true, LINES).await?;
    let line = |alarm: store::alarm::Alarm| Line {
        position: String::new(),
        activity: alarm.kind,
        host: alarm.host,
        reason: legible(&alarm.detail),
        at: standing::moment(alarm.at, words),
    };
    Ok(open.into_iter().map(line).collect())
}
