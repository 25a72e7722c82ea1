//! `peer diff`: which objects are missing and which are there too much, on either side.
//!
//! What a partner's log says it has for us is read anew, whole, and held against what is here. What is there is known
//! by receipts alone: an entry of ours that is not confirmed is missing there, or, if it is a Delete, there too much.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    audience::entitled,
    replication::{Body, PullAnswer, PullQuery},
};
use jiff::SignedDuration;
use serde::Serialize;
use url::Url;

use super::{
    DeskError, effect, export, outgoing,
    pull::{LIMITS, is_of_the_content},
};
use crate::{
    app::App,
    store::{self, peer::Peer},
};

/// How long a partner may take to show its whole log.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);
/// Most ids listed of a sort.
const SHOWN: usize = 100;
/// Log entries read from the database at once.
const ENTRIES: u32 = 500;
/// Most entries of quarantine looked at.
const QUARANTINED: u32 = 1000;

/// What differs between this node and a partner.
#[derive(Debug, Serialize)]
pub struct Difference {
    /// The partner.
    pub host: String,
    /// Ids of its objects that are for us and not here.
    pub missing_here: Vec<String>,
    /// Ids of its objects that are here and not, or no longer, for us.
    pub extra_here: Vec<String>,
    /// Ids of our objects that are for it and that it has not confirmed.
    pub missing_there: Vec<String>,
    /// Ids of our objects that were taken from it, which it has not confirmed.
    pub extra_there: Vec<String>,
    /// Ids of its activities that are in quarantine here.
    pub quarantined_here: Vec<String>,
    /// Why, in the same order.
    pub reasons_here: Vec<String>,
    /// How many of our entries it says it has in quarantine.
    pub quarantined_there: u64,
    /// Those it has named, each with its reason.
    pub reasons_there: Vec<String>,
    /// Entries it refused or that were put aside for it, each with its words.
    pub refused_there: Vec<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.host)?;
        let Self { missing_here, extra_here, missing_there, extra_there, .. } = self;
        let (missing, extra) = (missing_here.len() + missing_there.len(), extra_here.len() + extra_there.len());
        writeln!(f, "  {missing} missing, {extra} extra")?;
        let here: Vec<String> =
            self.quarantined_here.iter().zip(&self.reasons_here).map(|(id, why)| format!("{id}: {why}")).collect();
        let lists = [
            ("missing here", &self.missing_here),
            ("here and not for us", &self.extra_here),
            ("not confirmed there", &self.missing_there),
            ("taken away, not confirmed there", &self.extra_there),
            ("in quarantine here", &here),
            ("refused there or put aside", &self.refused_there),
        ];
        for (what, ids) in lists {
            writeln!(f, "  {what}: {}", ids.len())?;
            ids.iter().try_for_each(|id| writeln!(f, "    {id}"))?;
        }
        write!(f, "  in quarantine there: {}", self.quarantined_there)?;
        self.reasons_there.iter().try_for_each(|reason| write!(f, "\n    {reason}"))
    }
}

/// Reads a partner's log and compares.
pub(super) async fn with(app: &App, peer: &Peer) -> Result<Difference, DeskError> {
    let expected = theirs(app, peer).await?;
    let held = held(app, &peer.host).await?;
    let (missing_there, extra_there) = unconfirmed(app, peer).await?;
    let kept = store::quarantine::of_host(&app.db, &peer.host, QUARANTINED).await?;
    let named = store::finding::of(&app.db, &peer.host).await?.quarantined;
    let aside = store::lane::aside(&app.db, QUARANTINED).await?;
    let aside = aside.into_iter().filter(|(host, _)| *host == peer.host);
    let words = |one: &store::lane::Exception| one.words.clone().unwrap_or_default();
    Ok(Difference {
        missing_here: expected.difference(&held).take(SHOWN).cloned().collect(),
        extra_here: held.difference(&expected).take(SHOWN).cloned().collect(),
        missing_there,
        extra_there,
        quarantined_here: kept.iter().map(|one| one.activity.clone()).take(SHOWN).collect(),
        reasons_here: kept.into_iter().map(|one| one.reason).take(SHOWN).collect(),
        reasons_there: named.iter().map(|one| format!("{}: {}", one.activity, one.reason)).take(SHOWN).collect(),
        refused_there: aside
            .map(|(_, one)| format!("position {}: {}", one.position, words(&one)))
            .take(SHOWN)
            .collect(),
        quarantined_there: peer.confirmed.quarantined,
        host: peer.host.clone(),
    })
}

/// The ids of the partner's objects that its log has for us and has not taken back.
async fn theirs(app: &App, peer: &Peer) -> Result<BTreeSet<String>, DeskError> {
    let log = peer.log_url.as_deref().ok_or_else(|| DeskError::Refused(format!("{} is a reader", peer.host)))?;
    let (mut ids, mut after, mut limits) = (BTreeSet::new(), 0, LIMITS.iter());
    let end = app.clock.now() + PATIENCE;
    while app.clock.now() < end {
        let limit = *limits.next().unwrap_or(&LIMITS[0]);
        let body = match page(app, peer, log, PullQuery { after, limit, bodies: true }).await {
            Ok(body) => body,
            // Alone it cannot be had either: it is in quarantine here, under an id of its own.
            Err(error) if is_of_the_content(&error) => {
                if limit == 1 {
                    (after, limits) = (after + 1, LIMITS.iter());
                }
                continue;
            }
            Err(error) => return Err(error),
        };
        limits = LIMITS.iter();
        let pull = PullAnswer::parse(&body, after)?;
        for entry in &pull.entries {
            after = entry.position;
            if let Body::Open { activity, .. } = entry.body {
                note(&mut ids, activity);
            }
        }
        if pull.entries.is_empty() || after >= pull.head.position {
            return Ok(ids);
        }
    }
    let patience = PATIENCE.as_mins();
    Err(DeskError::Refused(format!(
        "{} could not show its log within {patience} minutes: {after} positions",
        peer.host
    )))
}

/// One page of a partner's log that can be read.
async fn page(app: &App, peer: &Peer, log: &str, query: PullQuery) -> Result<Vec<u8>, DeskError> {
    let url = Url::parse(&format!("{log}/entries?{}", query.to_query()))?;
    let answer = outgoing::get(app, &url, "application/json", None, app.config.limits.pull_body_bytes).await?;
    if answer.status == 404 {
        return Err(DeskError::Refused(format!("{} shows us no log: it has not added this node yet", peer.host)));
    }
    if !answer.is_success() {
        return Err(DeskError::Refused(format!("{} answered {} {}", peer.host, answer.status, answer.words(200))));
    }
    PullAnswer::parse(&answer.body, query.after)?;
    Ok(answer.body)
}

fn note(ids: &mut BTreeSet<String>, activity: &[u8]) {
    let Ok(activity) = Activity::read(activity) else { return };
    let Some(object) = activity.object.id() else { return };
    match activity.ty {
        ActivityType::Create | ActivityType::Update if !effect::is_actor(&activity) => {
            ids.insert(object.to_owned());
        }
        ActivityType::Delete => {
            ids.remove(object);
        }
        _ => {}
    }
}

/// The ids of a partner's objects that are live here.
async fn held(app: &App, host: &str) -> Result<BTreeSet<String>, DeskError> {
    let rows = export::rows(app, Some(host)).await?;
    Ok(rows.into_iter().filter(|line| line.state == "live").map(|line| line.id).collect())
}

/// The ids of our objects that the partner has not confirmed: shown to it, and taken from it.
async fn unconfirmed(app: &App, peer: &Peer) -> Result<(Vec<String>, Vec<String>), DeskError> {
    let viewer = store::peer::viewer(&app.db, &peer.host).await?;
    let head = store::log::head(&app.db).await?.position;
    let mut after = peer.confirmed.position;
    let mut is_gone: BTreeMap<String, bool> = BTreeMap::new();
    while after < head {
        let entries = store::log::after(&app.db, after, ENTRIES).await?;
        let Some(last) = entries.last() else { break };
        after = last.position;
        for entry in entries.iter().filter(|entry| entry.erased.is_none()) {
            if entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), &viewer) {
                is_gone.insert(entry.object.clone(), entry.is_delete());
            }
        }
    }
    let of = |gone: bool| is_gone.iter().filter(|(_, is)| **is == gone).map(|(id, _)| id.clone()).take(SHOWN).collect();
    Ok((of(false), of(true)))
}
