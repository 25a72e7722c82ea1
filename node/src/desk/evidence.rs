//! Evidence for people: what contradicts in a partner's log, with the exact bytes, and where partners doubt ours.

use std::{borrow::Cow, collections::BTreeSet, fmt};

use election_pool_protocol::{
    activity::Activity,
    audience::{Action, Viewer, may},
    digest,
    replication::Contradicted,
};
use serde::Serialize;

use super::{DeskError, account, peer};
use crate::{
    app::App,
    model::received::{self, Sender},
    store::{self, audit::AuditLine, evidence::Evidence},
};

/// Most pieces listed.
const PIECES: u32 = 500;
/// Most partners asked about.
const PARTNERS: u32 = 1000;

/// One contradiction, as printed.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The partner.
    pub host: String,
    /// `theirs` if its log contradicts itself, `ours` if it says so of ours.
    pub log: Cow<'static, str>,
    /// `leaf`, `body`, `root` or `head`.
    pub what: &'static str,
    /// The epoch.
    pub epoch: u64,
    /// The position.
    pub position: u64,
    /// What the finder holds.
    pub held: String,
    /// What it was shown.
    pub shown: String,
    /// Since when.
    pub at: String,
    /// Whether somebody has looked at it.
    pub is_settled: bool,
    /// The salt that came with the bytes.
    pub salt: Option<String>,
    /// The digest of the exact bytes: with the salt it gives the leaf.
    pub sha256: Option<String>,
    /// The exact bytes, for those who may see them.
    pub activity: Option<String>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, log, what, epoch, position, held, shown, at, .. } = self;
        let settled = if self.is_settled { ", settled" } else { "" };
        let whose = if log == "ours" { "our log" } else { "its log" };
        writeln!(f, "{host}: {whose}, {what} at epoch {epoch} position {position}, since {at}{settled}")?;
        write!(f, "    held  {held}\n    shown {shown}")?;
        if let (Some(salt), Some(sha256)) = (&self.salt, &self.sha256) {
            write!(f, "\n    salt  {salt}\n    body  {sha256}")?;
        }
        if let Some(activity) = &self.activity {
            write!(f, "\n{activity}")?;
        }
        Ok(())
    }
}

/// Contradictions, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct List(pub Vec<Shown>);

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|one| writeln!(f, "{one}"))
    }
}

fn shown(host: &str, log: &'static str, one: &Contradicted) -> Shown {
    Shown {
        host: host.to_owned(),
        log: log.into(),
        what: one.what.as_str(),
        epoch: one.epoch,
        position: one.position,
        held: digest::hex(&one.held),
        shown: digest::hex(&one.shown),
        at: one.at.to_string(),
        is_settled: false,
        salt: None,
        sha256: None,
        activity: None,
    }
}

/// Evidence about a partner or about all, with the bodies that the person may see, and what partners doubt of our log.
pub async fn list(app: &App, host: Option<&str>, user: Option<&str>) -> Result<List, DeskError> {
    let viewer = account::viewer(&account::acting(app, user).await?);
    let host = match host {
        Some(host) => Some(peer::known(app, host).await?.host),
        None => None,
    };
    all(app, host.as_deref(), &viewer).await
}

/// The same for a viewer.
pub async fn all(app: &App, host: Option<&str>, viewer: &Viewer) -> Result<List, DeskError> {
    let mut all: Vec<Shown> = Vec::new();
    for one in store::evidence::list(&app.db, host, PIECES).await? {
        let sha256 = one.bytes.as_ref().filter(|bytes| !bytes.is_empty());
        all.push(Shown {
            is_settled: one.settled_at.is_some(),
            salt: one.salt.map(hex::encode),
            sha256: sha256.map(|bytes| digest::hex(&digest::sha256(bytes))),
            activity: visible(app, &one, viewer),
            ..shown(&one.host, "theirs", &one.contradicted)
        });
    }
    let hosts: BTreeSet<String> = match host {
        Some(host) => [host.to_owned()].into(),
        None => store::peer::partners(&app.db, PARTNERS).await?.into_iter().map(|peer| peer.host).collect(),
    };
    for host in hosts {
        let doubts = store::finding::of(&app.db, &host).await?.contradicted;
        all.extend(doubts.iter().map(|one| shown(&host, "ours", one)));
    }
    Ok(List(all))
}

/// The exact bytes, where they read as something the viewer may see; what does not read is for nobody.
fn visible(app: &App, one: &Evidence, viewer: &Viewer) -> Option<String> {
    let bytes = one.bytes.as_deref().filter(|bytes| !bytes.is_empty())?;
    let activity = Activity::read(bytes).ok()?;
    let received = received::read(activity.object.bytes()?, Sender::Partner, app.clock.now()).ok()?;
    let is_shown = may(Action::Read, &received.material.audience, viewer);
    is_shown.then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// What was settled.
#[derive(Debug, Serialize)]
pub struct Settled {
    /// The partner.
    pub host: String,
    /// Pieces of evidence.
    pub evidence: u64,
    /// Alarms.
    pub alarms: u64,
}

impl fmt::Display for Settled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, evidence, alarms } = self;
        write!(f, "{host}: {evidence} pieces of evidence and {alarms} alarms are settled")
    }
}

/// Somebody has looked: evidence stays and is open no more, alarms end. What is met again opens again.
pub async fn settle(app: &App, host: &str, reason: &str, by: &str) -> Result<Settled, DeskError> {
    if reason.trim().is_empty() {
        return Err(DeskError::Refused("say what came of it: --reason is empty".into()));
    }
    let host = peer::known(app, host).await?.host;
    let line = AuditLine::new(by, "peer settle", &host).with_detail(reason.trim());
    let (evidence, alarms) = store::evidence::settle(&app.db, &host, &line, app.clock.now()).await?;
    Ok(Settled { host, evidence, alarms })
}
