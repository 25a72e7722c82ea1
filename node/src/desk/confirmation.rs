//! Who has confirmed that a material was taken away: withdrawn for good, or withheld from those who lost it.
//!
//! REPLICATION, Receipts: confirmed is what lies up to the applied position and is not in quarantine there. What comes
//! too late is an alarm.

use std::{collections::BTreeSet, fmt};

use election_pool_protocol::{
    audience::{Action, Viewer, may},
    lane::LaneClass,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, Serializer};

use super::DeskError;
use crate::{
    app::App,
    store::{
        self,
        log::Entry,
        peer::{Peer, PeerState},
    },
};

/// Most partners asked about.
const PARTNERS: u32 = 1000;
/// Most withdrawals and narrowings looked at of one partner or material.
const ENTRIES: u32 = 1000;
/// The kind of the alarm.
const ALARM: &str = "withdrawal";

/// What a partner's receipts say about one withdrawal or narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// It is applied there.
    Confirmed,
    /// Nothing says so yet.
    Waiting,
    /// It is in quarantine there, for this reason.
    Quarantined(String),
    /// Something is in quarantine there, and it does not say what.
    Unclear,
}

/// What one partner that was entitled says about one withdrawal or narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Confirmation {
    /// The partner.
    pub host: String,
    /// `withdrawn` or `withheld`.
    pub what: &'static str,
    /// The position of the Delete.
    pub position: u64,
    /// When it was published.
    #[serde(serialize_with = "as_text")]
    pub at: Timestamp,
    /// What its receipts say.
    pub answer: Answer,
    /// Whether it has taken too long.
    pub is_overdue: bool,
    /// Whether it is on the roster still.
    pub is_partner: bool,
}

fn as_text<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

impl fmt::Display for Confirmation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, what, position, at, .. } = self;
        write!(f, "{what} at position {position}, {at:.0}: {host} ")?;
        match &self.answer {
            Answer::Confirmed => f.write_str("has confirmed")?,
            Answer::Waiting => f.write_str("has not confirmed")?,
            Answer::Quarantined(reason) => write!(f, "has it in quarantine: {reason}")?,
            Answer::Unclear => f.write_str("has something in quarantine and does not say what")?,
        }
        if self.is_overdue {
            f.write_str(" (overdue)")?;
        }
        if !self.is_partner {
            f.write_str(" (no longer a partner)")?;
        }
        Ok(())
    }
}

/// One withdrawal or narrowing with everybody who has to confirm it.
#[derive(Debug, Clone)]
pub struct Taking {
    /// The entry of our log.
    pub entry: Entry,
    /// Those who were entitled, in order of their hosts.
    pub confirmations: Vec<Confirmation>,
}

/// `withdrawn` or `withheld`: only a narrowing has somebody who keeps the object.
const fn what(entry: &Entry) -> &'static str {
    if entry.audience.except.is_some() { "withheld" } else { "withdrawn" }
}

/// A partner with what its receipts and answers say.
struct Receipt {
    peer: Peer,
    viewer: Viewer,
    /// What it says it has in quarantine, by position.
    refused: Vec<(u64, String)>,
    /// How many entries in quarantine it has named.
    named: u64,
}

impl Receipt {
    async fn of(app: &App, peer: Peer) -> Result<Self, DeskError> {
        let authorities = store::peer::authorities(&app.db, &peer.host).await?;
        let authorities: BTreeSet<String> = authorities.into_iter().map(|authority| authority.actor).collect();
        let findings = store::finding::of(&app.db, &peer.host).await?.quarantined;
        let named = findings.len() as u64;
        let refused = findings.into_iter().filter_map(|one| Some((one.position?, one.reason))).collect();
        Ok(Self { viewer: Viewer::Peer { authorities }, refused, named, peer })
    }

    fn answer(&self, entry: &Entry) -> Answer {
        let applied = &self.peer.confirmed;
        if applied.position < entry.position || applied.epoch < entry.epoch {
            return Answer::Waiting;
        }
        if applied.quarantined == 0 {
            return Answer::Confirmed;
        }
        match self.refused.iter().find(|(position, _)| *position == entry.position) {
            Some((_, reason)) => Answer::Quarantined(reason.clone()),
            None if applied.quarantined > self.named => Answer::Unclear,
            None => Answer::Confirmed,
        }
    }

    /// What it says about an entry, if it had to be told.
    fn confirmation(&self, app: &App, entry: &Entry) -> Option<Confirmation> {
        if !entry.audience.includes(&self.viewer) {
            return None;
        }
        let answer = self.answer(entry);
        let is_partner = self.peer.state == PeerState::Active;
        let is_open = answer != Answer::Confirmed;
        Some(Confirmation {
            host: self.peer.host.clone(),
            what: what(entry),
            position: entry.position,
            at: entry.at,
            is_overdue: is_partner && is_open && app.clock.now().duration_since(entry.at) >= patience(app),
            answer,
            is_partner,
        })
    }
}

fn patience(app: &App) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(app.config.limits.withdrawal_alarm_s).unwrap_or(i64::MAX))
}

async fn receipts(app: &App) -> Result<Vec<Receipt>, DeskError> {
    let mut receipts = Vec::new();
    for peer in store::peer::list(&app.db, PARTNERS).await? {
        if peer.class == LaneClass::Partner {
            receipts.push(Receipt::of(app, peer).await?);
        }
    }
    Ok(receipts)
}

/// What every partner that was entitled says about each time a material of ours was taken away.
pub async fn of_material(app: &App, uri: &str) -> Result<Vec<Confirmation>, DeskError> {
    let entries = store::log::deletes_of(&app.db, uri, ENTRIES).await?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let receipts = receipts(app).await?;
    Ok(entries.iter().flat_map(|entry| receipts.iter().filter_map(|one| one.confirmation(app, entry))).collect())
}

/// The newest withdrawals and narrowings, the newest first, as this viewer may know of them: an operator of each, without
/// anything of its content; staff of those whose material it was for them to read.
pub async fn latest(app: &App, viewer: &Viewer, limit: u32) -> Result<Vec<Taking>, DeskError> {
    let receipts = receipts(app).await?;
    let entries = store::log::latest_deletes(&app.db, limit).await?;
    let is_shown = |entry: &Entry| *viewer == Viewer::Operator || may(Action::Read, &entry.audience.to, viewer);
    let told = |entry: &Entry| receipts.iter().filter_map(|one| one.confirmation(app, entry)).collect();
    Ok(entries.into_iter().filter(is_shown).map(|entry| Taking { confirmations: told(&entry), entry }).collect())
}

/// What one partner has not confirmed: what lies beyond its applied position, and what it has in quarantine.
pub(super) async fn unconfirmed(app: &App, peer: &Peer) -> Result<Vec<(Entry, Confirmation)>, DeskError> {
    let mut entries = store::log::deletes_refused_by(&app.db, &peer.host, ENTRIES).await?;
    entries.retain(|entry| entry.position <= peer.confirmed.position);
    entries.extend(store::log::deletes(&app.db, peer.confirmed.position, ENTRIES).await?);
    let receipt = Receipt::of(app, peer.clone()).await?;
    if peer.confirmed.quarantined > receipt.named {
        // It has something in quarantine and does not say what: any of those it has applied may be it.
        let before = store::log::latest_deletes(&app.db, ENTRIES).await?;
        let known: BTreeSet<u64> = entries.iter().map(|entry| entry.position).collect();
        entries.extend(before.into_iter().filter(|entry| !known.contains(&entry.position)));
    }
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let open = entries.into_iter().filter_map(|entry| {
        let confirmation = receipt.confirmation(app, &entry)?;
        (confirmation.answer != Answer::Confirmed).then_some((entry, confirmation))
    });
    Ok(open.collect())
}

/// Raises an alarm for each withdrawal and narrowing that a partner has not confirmed in time, and ends those whose reason
/// is gone.
pub async fn watch(app: &App) -> Result<(), DeskError> {
    let now = app.clock.now();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        let open = unconfirmed(app, &peer).await?;
        let overdue = open.iter().filter(|(_, confirmation)| confirmation.is_overdue);
        let details: Vec<String> = overdue.map(|(entry, _)| detail(entry)).collect();
        for detail in &details {
            if !store::alarm::stands(&app.db, &peer.host, ALARM, detail).await? {
                tracing::error!(peer = peer.host, detail, "a withdrawal is not confirmed in time");
                store::alarm::raise(&app.db, &peer.host, ALARM, detail, now).await?;
            }
        }
        store::alarm::keep_only(&app.db, &peer.host, ALARM, &details, now).await?;
    }
    Ok(())
}

fn detail(entry: &Entry) -> String {
    format!("{} {} at position {} is not confirmed", entry.object, what(entry), entry.position)
}
