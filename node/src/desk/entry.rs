//! Log entries as publishing, revising and withdrawing make them, and the one transaction that writes them.

use election_pool_protocol::{
    activity::{ActivityDraft, ActivityType, seal_activity},
    audience::{Audience, EntryAudience, Level},
    context,
};
use jiff::Timestamp;

use super::DeskError;
use crate::{
    app::App,
    model::seal::Sealed,
    store::{
        self, StoreError,
        audit::AuditLine,
        blob::Freed,
        log::{Erase, NewEntry, Publication},
        material::{Change, PastErasure},
        offer::Decision,
        submission,
    },
};

/// Attempts to commit when the outcome of one is unknown; the client's id keeps a second from doubling the first.
const COMMIT_ATTEMPTS: u32 = 3;

/// What one deed writes.
#[derive(Default)]
pub(super) struct Written {
    /// The log entries, in order.
    pub entries: Vec<NewEntry>,
    /// The materials as they now are.
    pub changes: Vec<Change>,
    /// The object whose bodies go, and why.
    pub erase: Option<Erase>,
    /// Revisions of the past whose text goes.
    pub past: Option<PastErasure>,
    /// Files that go once no material names them.
    pub freed: Vec<Freed>,
    /// The offer that is answered by it.
    pub offer: Option<Decision>,
    /// Materials and languages that are wanted of machines no more.
    pub dropped: Vec<(String, String)>,
    /// What else the book is told.
    pub also: Vec<AuditLine>,
}

fn draft(app: &App, ty: ActivityType, actor: &str, at: Timestamp) -> ActivityDraft {
    let id = format!("{}/activities/{}", app.config.origin(), app.chance.uuid(at));
    ActivityDraft { published: Some(at), ..ActivityDraft::new(id, ty, actor) }
}

fn sealed_by(app: &App, draft: &ActivityDraft, object: Option<&[u8]>, at: Timestamp) -> Result<Vec<u8>, DeskError> {
    let keys = app.keys.of(app.key_name(&draft.actor))?;
    seal_activity(draft, object, &keys.ed25519, &keys.proof_key_id(&draft.actor), at)
        .map_err(|error| DeskError::Refused(error.to_string()))
}

fn entry(
    app: &App,
    draft: &ActivityDraft,
    object: &str,
    audience: EntryAudience,
    bytes: Vec<u8>,
    reader_bytes: Option<Vec<u8>>,
) -> NewEntry {
    NewEntry {
        salt: app.chance.bytes(),
        activity: draft.id.clone(),
        actor: draft.actor.clone(),
        object: object.to_owned(),
        kind: draft.ty.as_str().to_owned(),
        audience,
        bytes,
        reader_bytes,
    }
}

/// The Create or Update that shows a material. Where it becomes visible to readers by an Update, they get a Create.
pub(super) fn shown(
    app: &App,
    ty: ActivityType,
    sealed: &Sealed,
    is_new_to_readers: bool,
    at: Timestamp,
) -> Result<NewEntry, DeskError> {
    let material = &sealed.material;
    let draft =
        ActivityDraft { to: sealed.to.clone(), cc: sealed.cc.clone(), ..draft(app, ty, &material.authority, at) };
    let bytes = sealed_by(app, &draft, Some(&sealed.bytes), at)?;
    let reader_bytes =
        if is_new_to_readers { Some(sealed_by(app, &draft.as_create(), Some(&sealed.bytes), at)?) } else { None };
    Ok(entry(app, &draft, sealed.id(), EntryAudience::of(material.audience.clone()), bytes, reader_bytes))
}

/// The Delete that takes a material from those who lose it by a narrowing.
pub(super) fn withheld(
    app: &App,
    actor: &str,
    uri: &str,
    losers: EntryAudience,
    revision: u64,
    at: Timestamp,
) -> Result<NewEntry, DeskError> {
    let (to, cc) = addressees(app, &losers.to);
    let draft = ActivityDraft {
        to,
        cc,
        object: Some(uri.to_owned()),
        revision: Some(revision),
        withheld: true,
        ..draft(app, ActivityType::Delete, actor, at)
    };
    let bytes = sealed_by(app, &draft, None, at)?;
    Ok(entry(app, &draft, uri, losers, bytes, None))
}

/// The Delete that withdraws a material for good, with its Tombstone.
pub(super) fn withdrawn(
    app: &App,
    actor: &str,
    uri: &str,
    audience: &Audience,
    tombstone: &[u8],
    at: Timestamp,
) -> Result<NewEntry, DeskError> {
    let (to, cc) = addressees(app, audience);
    let draft = ActivityDraft { to, cc, ..draft(app, ActivityType::Delete, actor, at) };
    let bytes = sealed_by(app, &draft, Some(tombstone), at)?;
    Ok(entry(app, &draft, uri, EntryAudience::of(audience.clone()), bytes, None))
}

fn addressees(app: &App, audience: &Audience) -> (Vec<String>, Vec<String>) {
    match audience.level {
        Level::Clear => (vec![context::PUBLIC.to_owned()], vec![format!("{}/followers", audience.author)]),
        Level::Green => (vec![format!("{}/partners", app.config.origin())], Vec::new()),
        Level::Amber | Level::AmberStrict => (audience.named.iter().cloned().collect(), Vec::new()),
        Level::Red => (Vec::new(), Vec::new()),
    }
}

/// The line of the second person.
fn said_yes(approval: &submission::Approval, audit: &AuditLine) -> Option<AuditLine> {
    let detail = || format!("{} of {}, {}", audit.deed, audit.who, audit.detail.replace("approved by ", "second "));
    (!approval.is_alone).then(|| AuditLine::new(&approval.approver, "approve", &audit.object).with_detail(detail()))
}

/// Writes everything in one transaction and rings the senders' bell; gives the positions.
pub(super) async fn commit(
    app: &App,
    written: Written,
    audit: AuditLine,
    approval: Option<submission::Approval>,
) -> Result<Vec<u64>, DeskError> {
    let now = app.clock.now();
    let publication = Publication {
        entries: written.entries,
        changes: written.changes,
        offer: written.offer,
        dropped: written.dropped,
        actor: None,
        erase: written.erase,
        past: written.past,
        freed: written.freed,
        also: written.also.into_iter().chain(approval.as_ref().and_then(|second| said_yes(second, &audit))).collect(),
        approval,
        audit,
        client_id: app.chance.uuid(now).to_string(),
    };
    let mut attempt = 1;
    let positions = loop {
        match store::log::publish(&app.db, &publication, now).await {
            Err(StoreError::CommitUnknown(_)) if attempt < COMMIT_ATTEMPTS => attempt += 1,
            outcome => break outcome?,
        }
    };
    app.wake.send();
    Ok(positions)
}
