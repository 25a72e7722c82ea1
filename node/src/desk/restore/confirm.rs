//! After a restore: what was published since the backup is asked back from the partners, and a new epoch begins.
//!
//! `docs/replication.md`, Epochs. And the question every start asks: whether a partner knows more of our log than we do.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
    time::Duration,
};

use election_pool_protocol::{
    activity::{Activity, ActivityDraft, ActivityType, seal_activity},
    audience::{Audience, EntryAudience},
    context, digest,
    merkle::{self, Frontier},
    mutant::Mutant,
    replication::Head,
};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use url::Url;

use super::{
    asked::Asked,
    entries::{Body, Reader},
    lost::{self, OwnKeys, Patience, Stretch, Told},
};
use crate::{
    app::App,
    desk::{DeskError, blobs, offer, outgoing},
    model::source,
    store::{
        self, StoreError,
        audit::AuditLine,
        fact,
        log::{Consequence, Known, NewEntry, Recovered, Recovery},
        peer::Peer,
    },
    transport::Bounds,
};

/// How long `serve` waits at its start for what partners know.
pub const START_PATIENCE: Duration = Duration::from_secs(5);

/// Most lost positions named one by one.
const LOST_SHOWN: usize = 100;

/// What a confirmation came to, as printed.
#[derive(Debug, Serialize)]
pub struct Confirmed {
    /// The epoch that has begun.
    pub epoch: u64,
    /// Its first position.
    pub position: u64,
    /// Where the backup ended.
    pub restored_at: u64,
    /// Entries taken back with their bodies.
    pub taken_back: usize,
    /// Entries whose body nobody holds.
    pub lost: usize,
    /// Their positions.
    pub lost_positions: Vec<u64>,
    /// Attachments fetched back.
    pub attachments: usize,
    /// Attachments nobody gave.
    pub missing_attachments: Vec<String>,
    /// Partners that did not answer.
    pub silent: Vec<String>,
}

impl fmt::Display for Confirmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { epoch, position, restored_at, taken_back, lost, attachments, .. } = self;
        write!(
            f,
            "epoch {epoch} begins at position {position}; restored at {restored_at}, {taken_back} entries and \
             {attachments} attachments taken back, {lost} lost"
        )?;
        self.lost_positions.iter().take(LOST_SHOWN).try_for_each(|position| {
            write!(
                f,
                "\nposition {position}: no partner that answered holds it (for your own authority alone, or for who did \
                 not answer)"
            )
        })?;
        if self.lost_positions.len() > LOST_SHOWN {
            write!(f, "\nand {} more; --json names them all", self.lost_positions.len() - LOST_SHOWN)?;
        }
        self.missing_attachments.iter().try_for_each(|sha256| write!(f, "\nno partner gave attachment {sha256}"))?;
        let silent = |silent| write!(f, "\nnot asked: {silent}; if it knows more, both sides raise an alarm");
        self.silent.iter().try_for_each(silent)
    }
}

/// Asks every partner, takes back what they hold, and begins the next epoch. With `is_alone` also if none answers; with
/// `is_back` also in a database that the node has left.
pub async fn confirm(app: &App, is_alone: bool, is_back: bool) -> Result<Confirmed, DeskError> {
    let head = store::log::head(&app.db).await?;
    let is_restored = store::log::restored(&app.db).await?.is_some();
    if let Some(to) = store::fact::find(&app.db, fact::MOVED).await?.filter(|_| is_restored && !is_back) {
        return Err(StoreError::Moved(to).into());
    }
    let asked = Asked::of(app).await?;
    if !is_restored && !asked.has_bodies() {
        return Err(DeskError::Refused(
            "there is nothing to confirm: this node was not restored, and no partner that answered knows more of its \
             log than it does"
                .into(),
        ));
    }
    if asked.answered.is_empty() && !asked.silent.is_empty() && !is_alone {
        return Err(DeskError::Refused(format!(
            "could not ask any partner: {}; try again when one answers, or go on without them with --alone",
            asked.silent.join("; ")
        )));
    }
    let now = app.clock.now();
    let plan = Plan::of(app, &head, &asked, now).await?;
    let (attachments, missing_attachments) = fetch_attachments(app, &plan.attachments, &asked.answered).await?;
    let lost = plan.entries.iter().filter(|entry| matches!(entry.known, Known::Lost { .. }));
    let lost_positions: Vec<u64> = lost.map(|entry| entry.position).collect();
    let lost = lost_positions.len();
    let (taken_back, epoch) = (plan.entries.len() - lost, plan.new_epoch);
    let detail = format!("at {}, {taken_back} taken back, {lost} lost, epoch {epoch}", head.position);
    let recovery = Recovery {
        restored_at: head.position,
        epoch: head.epoch,
        old_epoch: plan.old_epoch,
        new_epoch: epoch,
        entries: plan.entries,
        consequences: plan.consequences,
        announcement: plan.announcement,
        audit: AuditLine::new("operator", "restore", app.application_actor()).with_detail(detail),
    };
    let position = store::log::recover(&app.db, &recovery, now).await?;
    offer::again(app, None).await?;
    let (restored_at, silent) = (head.position, asked.silent);
    Ok(Confirmed {
        epoch,
        position,
        restored_at,
        taken_back,
        lost,
        lost_positions,
        attachments,
        missing_attachments,
        silent,
    })
}

/// That a partner holds an activity of ours that this database does not, in one line; what every start asks. Where that
/// is so the database is marked: nothing is published from it until somebody has confirmed it.
pub async fn known_beyond(app: &App) -> Result<Option<String>, DeskError> {
    let found = found_beyond(app).await?;
    if found.is_some() {
        match store::log::leave(&app.db, None).await {
            // It is marked already.
            Ok(()) | Err(StoreError::Unconfirmed(_) | StoreError::Moved(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

async fn found_beyond(app: &App) -> Result<Option<String>, DeskError> {
    let stretch = Stretch::of(app).await?;
    let head = stretch.end;
    let keys = OwnKeys::of(app).await?;
    // Of what lies beyond the end the first is enough.
    let patience = Patience { request: START_PATIENCE, pages: stretch.pages(0) - 1 };
    let mut answers = std::pin::pin!(lost::ask_all(app, &keys, stretch, patience).await?);
    while let Some(answer) = answers.next().await {
        let host = &answer.peer.host;
        match answer.outcome {
            Ok(said) => {
                let is_of_now = |told: &Told| told.body.as_ref().is_some_and(|(_, bytes)| stretch.is_of_now(bytes));
                let last = said.entries.iter().rfind(|(_, told)| is_of_now(told));
                if let Some((position, _)) = last {
                    let twice = if *position <= head { ", with another entry there" } else { "" };
                    return Ok(Some(format!(
                        "{host} holds position {position} of this node's log, proved by a key of this node, and the \
                         database here ends at {head}{twice}: it is older than what was published; restore the latest \
                         backup, or take back what is missing with `election-pool restore --confirm`"
                    )));
                }
            }
            Err(error) => tracing::info!(peer = host, error, "could not ask what it holds of our log"),
        }
    }
    Ok(None)
}

/// What will be written.
struct Plan {
    entries: Vec<Recovered>,
    consequences: Vec<Consequence>,
    attachments: BTreeSet<String>,
    announcement: NewEntry,
    old_epoch: u64,
    new_epoch: u64,
}

impl Plan {
    async fn of(app: &App, head: &Head, asked: &Asked, now: Timestamp) -> Result<Self, DeskError> {
        let n = head.position;
        let m = asked.entries.keys().next_back().copied().unwrap_or(n).max(n);
        // What a position held that was given twice comes back behind everything else.
        let twice = asked.entries.range(..=n).map(|(_, told)| told);
        let told: BTreeMap<u64, &Told> = asked
            .entries
            .range(n + 1..)
            .map(|(position, told)| (*position, told))
            .chain((m + 1..).zip(twice))
            .collect();
        let body = |(position, told): (&u64, &&Told)| {
            told.body.as_ref().map(|(salt, bytes)| (*position, *salt, bytes.clone()))
        };
        let owned: Vec<(u64, [u8; 16], Arc<[u8]>)> = told.iter().filter_map(body).collect();
        let bodies: Vec<Body<'_>> =
            owned.iter().map(|(position, salt, bytes)| (*position, *salt, &bytes[..])).collect();
        let mut reader = Reader::new(app, &bodies, now);
        let mut frontier = store::log::frontier(&app.db).await?;
        let (mut entries, mut ids) = (Vec::new(), BTreeSet::new());
        let last = told.keys().next_back().copied().unwrap_or(n).max(m);
        for position in n + 1..=last {
            let entry = recovered(app, &mut reader, position, told.get(&position).copied(), &mut ids, now).await?;
            frontier.append(leaf_of(&entry));
            entries.push(entry);
        }
        let old_epoch = head.epoch.max(asked.epoch);
        let new_epoch = if Mutant::RestoreWithoutEpoch.is_planted() { old_epoch } else { old_epoch + 1 };
        let announcement = announcement(app, n, new_epoch, &frontier, now).await?;
        let Reader { consequences, attachments, .. } = reader;
        Ok(Self { entries, consequences, attachments, announcement, old_epoch, new_epoch })
    }
}

async fn recovered(
    app: &App,
    reader: &mut Reader<'_>,
    position: u64,
    told: Option<&Told>,
    ids: &mut BTreeSet<String>,
    now: Timestamp,
) -> Result<Recovered, DeskError> {
    if let Some((salt, bytes)) = told.and_then(|told| told.body.as_ref()) {
        let id = Activity::read(bytes).map(|activity| activity.id).unwrap_or_default();
        // One that is in the log already cannot stand at a second position, whoever says so.
        let is_new = !ids.contains(&id) && store::log::by_activity(&app.db, &id).await?.is_none();
        if is_new && let Some((entry, at)) = reader.read((position, *salt, bytes)).await? {
            ids.insert(id);
            return Ok(Recovered { position, at, known: Known::Body(Box::new(entry)) });
        }
    }
    let known = Known::Lost {
        leaf: told.map_or_else(|| app.chance.bytes(), |told| told.leaf),
        salt: app.chance.bytes(),
        id: format!("{}/log/lost/{}", app.config.origin(), app.chance.uuid(now)),
        actor: app.application_actor(),
    };
    Ok(Recovered { position, at: now, known })
}

fn leaf_of(entry: &Recovered) -> merkle::Hash {
    match &entry.known {
        Known::Body(entry) => merkle::leaf(&entry.salt, &entry.bytes),
        Known::Lost { leaf, .. } => *leaf,
    }
}

/// The Update of the Application actor that begins the epoch, with the head after which it begins.
async fn announcement(
    app: &App,
    restored_at: u64,
    epoch: u64,
    frontier: &Frontier,
    now: Timestamp,
) -> Result<NewEntry, DeskError> {
    let uri = app.application_actor();
    let document = store::actor::own(&app.db, &uri).await?.ok_or_else(|| DeskError::unknown("actor", &uri))?;
    let keys = app.keys.of(app.key_name(&uri))?;
    let id = format!("{}/activities/{}", app.config.origin(), app.chance.uuid(now));
    let root = digest::hex(&frontier.root());
    let mut draft = ActivityDraft {
        to: vec![context::PUBLIC.to_owned()],
        published: Some(now),
        ..ActivityDraft::new(id.clone(), ActivityType::Update, &uri)
    };
    draft.rest.insert("pool:head".into(), json!({"epoch": epoch, "position": frontier.size(), "root": root}));
    draft.rest.insert("pool:restoredAt".into(), restored_at.into());
    let bytes = seal_activity(&draft, Some(&document), &keys.ed25519, &keys.proof_key_id(&uri), now)
        .map_err(|error| DeskError::Refused(error.to_string()))?;
    Ok(NewEntry {
        salt: app.chance.bytes(),
        activity: id,
        actor: uri.clone(),
        object: uri.clone(),
        kind: "Update".into(),
        audience: EntryAudience::of(Audience::clear(uri)),
        bytes,
        reader_bytes: None,
    })
}

/// Fetches what is not here from whoever answered; gives how many came, and which did not.
async fn fetch_attachments(
    app: &App,
    wanted: &BTreeSet<String>,
    answered: &[Peer],
) -> Result<(usize, Vec<String>), DeskError> {
    let (mut fetched, mut missing) = (0, Vec::new());
    for sha256 in wanted {
        // What is ours was given by us, from whomever it is here.
        if store::blob::regain(&app.db, sha256, app.config.host(), app.clock.now()).await? {
            continue;
        }
        let Some(bytes) = fetch_attachment(app, sha256, answered).await? else {
            missing.push(sha256.clone());
            continue;
        };
        blobs::keep(app, &bytes, source::media_type("", &bytes), app.config.host()).await?;
        fetched += 1;
    }
    Ok((fetched, missing))
}

async fn fetch_attachment(app: &App, sha256: &str, answered: &[Peer]) -> Result<Option<Vec<u8>>, DeskError> {
    let bounds = Bounds { body_bytes: app.config.limits.attachment_bytes, ..app.transport.bounds() };
    for peer in answered {
        let url = Url::parse(&format!("{}/attachments/{sha256}", peer.origin))?;
        match outgoing::get_within(app, &url, "*/*", None, bounds).await {
            Ok(answer) if answer.is_success() && digest::hex(&digest::sha256(&answer.body)) == sha256 => {
                return Ok(Some(answer.body));
            }
            _ => {}
        }
    }
    Ok(None)
}
