//! What partners hold of our own log beyond a position, and what of that can be believed.
//!
//! `docs/replication.md`, Epochs. A body counts if it is proved by a key of ours; a leaf alone is a partner's word. This
//! module does not know what then happens.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    actor::Multikey,
    json,
    key::Ed25519Public,
    merkle::Hash,
    proof,
    replication::{Body, Head, PULL_ENTRIES_MAX, PullAnswer, PullQuery},
};
use futures_util::{Stream, StreamExt, stream};
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use crate::{
    app::App,
    desk::{DeskError, authority, outgoing},
    store::{self, peer::Peer},
    transport::Bounds,
};

/// Most partners asked.
const PARTNERS: u32 = 1000;
/// Status of a server that does not know who asks.
const NOT_FOUND: u16 = 404;

/// How much is asked, and how long it may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// For one request.
    pub request: Duration,
    /// Pages of one partner.
    pub pages: u64,
}

/// How far back from the end of the database partners are asked as well: an old copy of a database that has gone on
/// publishing has given these positions twice.
const BACK: u64 = 100;
/// How far back at most, where a partner has said that it was shown two entries for an earlier position.
const BACK_MAX: u64 = 10_000;

/// What is asked for: everything after a position, of which the database holds what stands up to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// Asked from here.
    after: u64,
    /// Where the database ends.
    pub end: u64,
    /// When the present epoch began, unless it is the first.
    began: Option<Timestamp>,
}

impl Stretch {
    /// Whether an activity was published in the present epoch. One of an epoch that is over can be taken back, but that
    /// it is not here is known, and anybody who holds it could show it at any position.
    pub fn is_of_now(&self, bytes: &[u8]) -> bool {
        let published = || Activity::read(bytes).ok().and_then(|activity| activity.published);
        self.began.is_none_or(|began| published().is_some_and(|moment| moment.at() > began))
    }

    /// What lies beyond this database, and the last of the present epoch before its end: more of it where partners have
    /// said from where on it holds something else.
    pub async fn of(app: &App) -> Result<Self, DeskError> {
        let Head { epoch, position: end, .. } = store::log::head(&app.db).await?;
        let began = store::log::epoch_began(&app.db).await?;
        let first = began.map_or(0, |(position, _)| position);
        let doubted = store::finding::lowest_doubted(&app.db, epoch).await?;
        let back = end.saturating_sub(BACK);
        let after = doubted.map_or(back, |lowest| lowest.saturating_sub(1).clamp(end.saturating_sub(BACK_MAX), back));
        Ok(Self { after: after.max(first), end, began: began.map(|(_, at)| at) })
    }

    /// The pages it takes to ask for so much beyond the end, and one to see that there is no more.
    pub const fn pages(&self, beyond: u64) -> u64 {
        (self.end - self.after + beyond) / PULL_ENTRIES_MAX as u64 + 2
    }
}

/// One position of our log as a partner knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The leaf.
    pub leaf: Hash,
    /// Salt and activity, where they are held and are ours beyond doubt.
    pub body: Option<([u8; 16], Arc<[u8]>)>,
}

/// The bodies that were shown so far, by leaf: what many partners hold is kept once, since a leaf says salt and bytes.
#[derive(Default)]
struct Shown(Mutex<BTreeMap<Hash, Arc<[u8]>>>);

impl Shown {
    /// The one copy of a body with this leaf.
    fn keep(&self, leaf: Hash, bytes: &[u8]) -> Arc<[u8]> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(leaf).or_insert_with(|| bytes.into()).clone()
    }
}

/// What one partner said.
pub(super) struct Answer {
    /// The partner.
    pub peer: Peer,
    /// What it knows, or why it did not say.
    pub outcome: Result<Said, String>,
}

/// What a partner knows of our log.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The newest epoch it was shown.
    pub epoch: u64,
    /// By position: everything beyond the end of the database, and before it what is proved and not in it.
    pub entries: BTreeMap<u64, Told>,
    /// Bodies that are not ours, or not of a place beyond what we hold, though they are said to be.
    pub false_bodies: u64,
    /// Whether it had no more to say.
    pub is_whole: bool,
}

/// The keys our own activities are proved with, by actor.
pub(super) struct OwnKeys(BTreeMap<String, Vec<Multikey>>);

impl OwnKeys {
    /// Those of the node and of its authorities.
    pub async fn of(app: &App) -> Result<Self, DeskError> {
        let mut keys = BTreeMap::new();
        let authorities = store::actor::authorities(&app.db, authority::AUTHORITIES).await?;
        for actor in authorities.into_iter().map(|one| one.actor).chain([app.application_actor()]) {
            let mut own = authority::proof_keys(app, &actor).await?;
            // One that was made anew after what is in the database, which says nothing of it yet.
            if let Ok(here) = app.keys.of(app.key_name(&actor)) {
                let (id, controller) = (here.proof_key_id(&actor), actor.clone());
                own.push(Multikey { id, controller, multibase: here.ed25519.public_multikey(), revoked: None });
            }
            keys.insert(actor, own);
        }
        Ok(Self(keys))
    }

    /// Whether an activity is ours: its actor is, and its proof is by that actor's own key.
    pub fn proves(&self, activity: &[u8]) -> bool {
        let Ok(document) = json::parse(activity) else { return false };
        let Some(actor) = document.get("actor").and_then(Value::as_str) else { return false };
        let Ok(said) = proof::read_proof(&document) else { return false };
        let named = self.0.get(actor).into_iter().flatten().filter(|key| key.id == said.verification_method);
        named
            .filter_map(|key| Ed25519Public::from_multikey(&key.multibase).ok())
            .any(|key| proof::verify_proof(&document, &key).is_ok())
    }
}

/// Asks every partner for a stretch, side by side; answers come as they come.
pub(super) async fn ask_all<'a>(
    app: &'a App,
    keys: &'a OwnKeys,
    stretch: Stretch,
    patience: Patience,
) -> Result<impl Stream<Item = Answer> + 'a, DeskError> {
    let partners = store::peer::partners(&app.db, PARTNERS).await?;
    let at_once = partners.len().max(1);
    let shown = Arc::new(Shown::default());
    let asked = stream::iter(partners).map(move |peer| {
        let shown = shown.clone();
        async move {
            let outcome = ask(app, keys, &peer, stretch, patience, &shown).await.map_err(|error| error.to_string());
            Answer { peer, outcome }
        }
    });
    Ok(asked.buffer_unordered(at_once))
}

async fn ask(
    app: &App,
    keys: &OwnKeys,
    peer: &Peer,
    stretch: Stretch,
    patience: Patience,
    shown: &Shown,
) -> Result<Said, DeskError> {
    let log = peer.log_url.as_deref().ok_or_else(|| DeskError::Refused(format!("{} has no log", peer.host)))?;
    let bounds = Bounds { total: patience.request, body_bytes: app.config.limits.pull_body_bytes };
    let mut said = Said::default();
    // An activity stands at one position: shown at more it would only take room.
    let mut ids = BTreeSet::new();
    let mut last = stretch.after;
    for _ in 0..patience.pages {
        let query = PullQuery { after: last, limit: PULL_ENTRIES_MAX, bodies: true }.to_query();
        let url = Url::parse(&format!("{log}/held?{query}"))?;
        let answer = outgoing::get_within(app, &url, "application/json", None, bounds).await?;
        if answer.status == NOT_FOUND {
            // Whoever asks the same without a valid signature gets the same answer: it says nothing of what is held.
            return Err(DeskError::Refused(format!(
                "{} answered 404: it does not have this node on its roster, or could not verify its signature; compare \
                 the clock of this machine and the keys",
                peer.host
            )));
        }
        if !answer.is_success() {
            return Err(DeskError::Refused(format!("{} answered {} {}", peer.host, answer.status, answer.words(200))));
        }
        let page = PullAnswer::parse(&answer.body, last)?;
        said.epoch = said.epoch.max(page.head.epoch);
        for entry in &page.entries {
            last = entry.position;
            let own = match entry.body {
                Body::Open { salt, activity }
                    if entry.recomputed() == Some(entry.leaf)
                        && (entry.position > stretch.end || stretch.is_of_now(activity))
                        && keys.proves(activity) =>
                {
                    let is_new = lost_id(app, activity).await?.is_some_and(|id| ids.insert(id));
                    is_new.then(|| (salt, shown.keep(entry.leaf, activity)))
                }
                _ => None,
            };
            // What the database holds a partner may hold too.
            if own.is_none() && entry.position <= stretch.end {
                continue;
            }
            // The position is taken all the same, as far as this partner knows.
            if own.is_none() && matches!(entry.body, Body::Open { .. }) {
                said.false_bodies += 1;
            }
            said.entries.insert(entry.position, Told { leaf: entry.leaf, body: own });
        }
        if page.entries.is_empty() {
            said.is_whole = true;
            break;
        }
    }
    Ok(said)
}

/// The id of an activity of ours, if it is one that the log holds, and not yet: what is proved does not say where it stood,
/// so that an old one could be shown at any position.
async fn lost_id(app: &App, bytes: &[u8]) -> Result<Option<String>, DeskError> {
    let Ok(activity) = Activity::read(bytes) else { return Ok(None) };
    let is_of_the_log = matches!(
        activity.ty,
        ActivityType::Create | ActivityType::Update | ActivityType::Delete | ActivityType::Announce
    );
    // What readers were shown of an entry has an id of its own.
    let entry = activity.id.strip_suffix("/create").unwrap_or(&activity.id);
    let is_there = store::log::by_activity(&app.db, entry).await?.is_some();
    Ok((is_of_the_log && !is_there && entry == activity.id).then_some(activity.id))
}

#[cfg(test)]
mod tests {
    use election_pool_protocol::{
        audience::{Audience, EntryAudience},
        replication::{Contradicted, Findings, Forked},
    };

    use super::*;
    use crate::{
        app::test_app::test_app,
        store::{
            audit::AuditLine,
            log::{NewEntry, Publication},
        },
    };

    fn entry(number: u64) -> NewEntry {
        let actor = "https://se.example/actors/val";
        NewEntry {
            salt: [7; 16],
            activity: format!("https://se.example/activities/{number}"),
            actor: actor.into(),
            object: format!("https://se.example/materials/{number}"),
            kind: "Create".into(),
            audience: EntryAudience::of(Audience::clear(actor)),
            bytes: number.to_string().into_bytes(),
            reader_bytes: None,
        }
    }

    #[tokio::test]
    async fn partners_are_asked_from_where_one_says_that_it_was_shown_two_entries() {
        let node = test_app("").await;
        let now = node.app.clock.now();
        let audit = AuditLine::new("val", "publish", "much");
        let publication =
            Publication { entries: (1..=300).map(entry).collect(), audit, client_id: "1".into(), ..Default::default() };
        store::log::publish(&node.app.db, &publication, now).await.unwrap();
        for (doubted, after) in [(None, 200), (Some(50), 49), (Some(250), 200)] {
            let doubt = |position| {
                let what = Forked::Leaf;
                Contradicted { epoch: 1, position, what, held: [1; 32], shown: [2; 32], at: now }
            };
            let findings = Findings { quarantined: Vec::new(), contradicted: doubted.map(doubt).into_iter().collect() };
            store::finding::replace(&node.app.db, "fi.example", &findings).await.unwrap();
            let stretch = Stretch::of(&node.app).await.unwrap();
            assert_eq!((stretch.after, stretch.end), (after, 300), "{doubted:?}");
        }
    }

    #[test]
    fn what_many_partners_hold_is_kept_once() {
        let shown = Shown::default();
        let (one, other) = (shown.keep([1; 32], b"body"), shown.keep([1; 32], b"body"));
        assert!(Arc::ptr_eq(&one, &other));
    }
}
