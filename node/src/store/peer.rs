//! Peers: the roster, with the keys pinned for each, its authorities, and how far both sides have got.
//!
//! DESIGN, Pull repairs push. Adding a partner begins its lane in the same transaction, removing one suspends it. Does
//! not know how a peer was found or why its keys are trusted.

mod arrival;
mod key;

use std::{collections::BTreeSet, str::FromStr};

use election_pool_protocol::{
    audience::Viewer,
    lane::LaneClass,
    merkle::Hash,
    replication::{AppliedHeader, Head},
};
use indexmap::IndexMap;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

pub use self::arrival::{Arriving, Asked, Standing, arriving};
pub(in crate::store) use self::key::rotate_in;
pub use self::key::{
    ED25519, PeerAuthority, PeerKey, Pinned, RSA, all_authorities, authorities, authority_names, authority_of, key,
    keys, pinned, rotate,
};
use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, dialect, inbound, instant, instant_or_none,
    lane::{self, NewLane},
    of_json, stored, to_json,
};

/// Names per language, in their order.
pub type Names = IndexMap<String, String>;

/// Whether a peer is on the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerState {
    /// It is.
    Active,
    /// It was; nothing is sent to it or taken from it.
    Removed,
}

impl PeerState {
    /// The word in the database and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Removed => "removed",
        }
    }
}

impl FromStr for PeerState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let state = [Self::Active, Self::Removed].into_iter().find(|state| state.as_str() == word);
        state.ok_or_else(|| StoreError::unreadable("state of a peer", word))
    }
}

/// A peer to be added to the roster, or to be written down anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPeer {
    /// `host` or `host:port`.
    pub host: String,
    /// Its origin.
    pub origin: String,
    /// The id of its Application actor.
    pub actor: String,
    /// Its name.
    pub name: String,
    /// A partner speaks our replication, a reader does not.
    pub class: LaneClass,
    /// The one inbox for our lane.
    pub inbox: String,
    /// Where its log is.
    pub log_url: Option<String>,
    /// Of its Application actor's `#main-key`.
    pub fingerprint: String,
    /// Its languages.
    pub languages: Vec<String>,
    /// The keys pinned, of that actor and of its authorities.
    pub keys: Vec<PeerKey>,
    /// Its authorities.
    pub authorities: Vec<PeerAuthority>,
    /// The id of its lane, if one must be made.
    pub lane_id: String,
}

/// A peer on the roster, or once on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// `host` or `host:port`.
    pub host: String,
    /// Its origin.
    pub origin: String,
    /// The id of its Application actor.
    pub actor: String,
    /// Its name.
    pub name: String,
    /// A partner speaks our replication, a reader does not.
    pub class: LaneClass,
    /// Whether it is on the roster.
    pub state: PeerState,
    /// The one inbox for our lane.
    pub inbox: String,
    /// Where its log is.
    pub log_url: Option<String>,
    /// Of its Application actor's `#main-key`.
    pub fingerprint: String,
    /// Its languages.
    pub languages: Vec<String>,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was removed.
    pub removed_at: Option<Timestamp>,
    /// When a request of it last came in.
    pub heard_at: Option<Timestamp>,
    /// When a request of ours last went through.
    pub reached_at: Option<Timestamp>,
    /// The head of its log, as last seen; `None` before the first sync.
    pub head: Option<Head>,
    /// Its receipt: how far it has applied our log.
    pub confirmed: AppliedHeader,
    /// Since when its log, as last seen, has been longer than what is applied here.
    pub behind_since: Option<Timestamp>,
}

impl Peer {
    /// Whether it is a partner, and on the roster at this moment.
    pub fn is_active_partner(&self) -> bool {
        self.state == PeerState::Active && self.class == LaneClass::Partner
    }
}

/// Adds a peer to the roster, or puts it back. A partner's lane begins at this moment's head, or goes on from the
/// cursor kept at its removal, and its log is to be pulled now; a reader gets none.
pub async fn add(db: &Db, peer: &NewPeer, audit: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    add_in(&mut tx, peer, now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}

async fn add_in(conn: &mut AnyConnection, peer: &NewPeer, now: Timestamp) -> Result<(), StoreError> {
    put_in(conn, peer, now).await?;
    key::put_in(conn, &peer.host, &peer.keys, &peer.authorities, now).await?;
    if peer.class == LaneClass::Partner {
        let new = NewLane { id: &peer.lane_id, inbox: &peer.inbox, host: &peer.host };
        lane::begin_partner_in(conn, &new, now).await?;
        inbound::open_in(conn, &peer.host, now).await?;
    }
    lane::resume_in(conn, &peer.host, now).await
}

async fn put_in(conn: &mut AnyConnection, peer: &NewPeer, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(PUT)
        .bind(&peer.host)
        .bind(&peer.origin)
        .bind(&peer.actor)
        .bind(&peer.name)
        .bind(lane::class_word(peer.class))
        .bind(&peer.inbox)
        .bind(peer.log_url.as_deref())
        .bind(&peer.fingerprint)
        .bind(to_json(&peer.languages))
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
const PUT: &str = "insert into peer (host, origin, actor, name, class, state, inbox, log_url, fingerprint, languages, \
    added_at, head_epoch, head_position, confirmed_epoch, confirmed_position, confirmed_quarantined) \
    values ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10, 0, 0, 0, 0, 0) on conflict (host) do update set \
    origin = excluded.origin, actor = excluded.actor, name = excluded.name, class = excluded.class, \
    state = 'active', inbox = excluded.inbox, log_url = excluded.log_url, fingerprint = excluded.fingerprint, \
    languages = excluded.languages, added_at = excluded.added_at, removed_at = null";

/// Takes a peer off the roster: its lanes are suspended at once, their cursors kept. False if it was not on it.
pub async fn remove(db: &Db, host: &str, audit: &AuditLine, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    if !remove_in(&mut tx, host, now).await? {
        return Ok(false);
    }
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

async fn remove_in(conn: &mut AnyConnection, host: &str, now: Timestamp) -> Result<bool, StoreError> {
    let removed = sqlx::query(REMOVE).bind(now.as_millisecond()).bind(host).execute(&mut *conn).await?;
    if removed.rows_affected() == 0 {
        return Ok(false);
    }
    lane::suspend_in(conn, host).await?;
    Ok(true)
}

/// Takes a peer off the roster and puts another in its place that never was on it, within the caller's transaction. False,
/// and half done, if either is not so.
pub(super) async fn replace_in(
    conn: &mut AnyConnection,
    host: &str,
    by: &NewPeer,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let known = sqlx::query("select host from peer where host = $1").bind(&by.host).fetch_optional(&mut *conn).await?;
    if known.is_some() || !remove_in(conn, host, now).await? {
        return Ok(false);
    }
    add_in(conn, by, now).await?;
    Ok(true)
}
const REMOVE: &str = "update peer set state = 'removed', removed_at = $1 where host = $2 and state = 'active'";

macro_rules! peers {
    ($from:literal) => {
        concat!(
            "select p.host, p.origin, p.actor, p.name, p.class, p.state, p.inbox, p.log_url, p.fingerprint, \
             p.languages, p.added_at, p.removed_at, p.heard_at, p.reached_at, p.head_epoch, p.head_position, \
             p.head_root, p.confirmed_epoch, p.confirmed_position, p.confirmed_quarantined, \
             p.confirmed_contradicted, p.behind_since from peer p ",
            $from
        )
    };
}

/// The peer of this host, on the roster or once on it.
pub async fn find(db: &Db, host: &str) -> Result<Option<Peer>, StoreError> {
    let row = sqlx::query(FIND).bind(host).fetch_optional(db.read()).await?;
    row.as_ref().map(peer).transpose()
}
const FIND: &str = peers!("where p.host = $1");

/// The peer that speaks through this actor: its Application actor or one of its authorities.
pub async fn of_actor(db: &Db, actor: &str) -> Result<Option<Peer>, StoreError> {
    let row = sqlx::query(OF_ACTOR).bind(actor).fetch_optional(db.read()).await?;
    row.as_ref().map(peer).transpose()
}
const OF_ACTOR: &str =
    peers!("where p.actor = $1 or p.host in (select a.host from peer_authority a where a.actor = $1) limit 1");

/// All peers, also those removed, in order of their hosts.
pub async fn list(db: &Db, limit: u32) -> Result<Vec<Peer>, StoreError> {
    sqlx::query(LIST).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(peer).collect()
}
const LIST: &str = peers!("order by p.host limit $1");

/// The partners on the roster, in order of their hosts.
pub async fn partners(db: &Db, limit: u32) -> Result<Vec<Peer>, StoreError> {
    sqlx::query(PARTNERS).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(peer).collect()
}
const PARTNERS: &str = peers!("where p.state = 'active' and p.class = 'partner' order by p.host limit $1");

/// Who a host is to us at this moment: a partner on the roster with its authorities, or the public.
pub async fn viewer(db: &Db, host: &str) -> Result<Viewer, StoreError> {
    let rows = sqlx::query(VIEWER).bind(host).fetch_all(db.read()).await?;
    if rows.is_empty() {
        return Ok(Viewer::Public);
    }
    let mut authorities = BTreeSet::new();
    for row in &rows {
        authorities.extend(row.try_get::<Option<String>, _>("actor")?);
    }
    Ok(Viewer::Peer { authorities })
}
const VIEWER: &str = "select a.actor from peer p left join peer_authority a on a.host = p.host \
    where p.host = $1 and p.state = 'active' and p.class = 'partner'";

/// Notes that a request of this peer came in.
pub async fn heard(db: &Db, host: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query("update peer set heard_at = $1 where host = $2");
    query.bind(now.as_millisecond()).bind(host).execute(db.write()).await?;
    Ok(())
}

/// Notes that a request of ours went through.
pub async fn reached(db: &Db, host: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query("update peer set reached_at = $1 where host = $2");
    query.bind(now.as_millisecond()).bind(host).execute(db.write()).await?;
    Ok(())
}

/// Keeps the receipt a peer sent along: how far it has applied our log.
pub async fn confirm(db: &Db, host: &str, receipt: &AppliedHeader, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(CONFIRM)
        .bind(stored(receipt.epoch))
        .bind(stored(receipt.position))
        .bind(stored(receipt.quarantined))
        .bind(stored(receipt.contradicted))
        .bind(now.as_millisecond())
        .bind(host)
        .execute(db.write())
        .await?;
    Ok(())
}
const CONFIRM: &str = "update peer set confirmed_epoch = $1, confirmed_position = $2, confirmed_quarantined = $3, \
    confirmed_contradicted = $4, heard_at = $5 where host = $6";

/// Keeps the head of a peer's log as just seen, and since when it is ahead of what is applied here.
pub async fn saw_head(db: &Db, host: &str, head: &Head, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(SAW_HEAD)
        .bind(stored(head.epoch))
        .bind(stored(head.position))
        .bind(hex::encode(head.root))
        .bind(now.as_millisecond())
        .bind(host)
        .execute(db.write())
        .await?;
    Ok(())
}
// What had caught up with the head seen before fell behind with this one.
const SAW_HEAD: &str = "update peer set behind_since = case \
    when $2 <= coalesce((select i.applied from inbound i where i.host = peer.host), 0) then null \
    when behind_since is null or head_position <= coalesce((select i.applied from inbound i where i.host = peer.host), 0) \
    then $4 else behind_since end, \
    head_epoch = $1, head_position = $2, head_root = $3, reached_at = $4 where host = $5";

fn peer(row: &AnyRow) -> Result<Peer, StoreError> {
    let (class, state): (String, String) = (row.try_get("class")?, row.try_get("state")?);
    Ok(Peer {
        host: row.try_get("host")?,
        origin: row.try_get("origin")?,
        actor: row.try_get("actor")?,
        name: row.try_get("name")?,
        class: lane::class_of(&class)?,
        state: state.parse()?,
        inbox: row.try_get("inbox")?,
        log_url: row.try_get("log_url")?,
        fingerprint: row.try_get("fingerprint")?,
        languages: of_json(row, "languages")?,
        added_at: instant(row, "added_at")?,
        removed_at: instant_or_none(row, "removed_at")?,
        heard_at: instant_or_none(row, "heard_at")?,
        reached_at: instant_or_none(row, "reached_at")?,
        head: head(row)?,
        confirmed: AppliedHeader {
            epoch: count(row, "confirmed_epoch")?,
            position: count(row, "confirmed_position")?,
            quarantined: count(row, "confirmed_quarantined")?,
            contradicted: count(row, "confirmed_contradicted")?,
        },
        behind_since: instant_or_none(row, "behind_since")?,
    })
}

fn head(row: &AnyRow) -> Result<Option<Head>, StoreError> {
    let Some(root) = row.try_get::<Option<String>, _>("head_root")? else { return Ok(None) };
    let mut hash: Hash = [0; 32];
    hex::decode_to_slice(&root, &mut hash).map_err(|error| StoreError::unreadable("root", error))?;
    Ok(Some(Head { epoch: count(row, "head_epoch")?, position: count(row, "head_position")?, root: hash }))
}

#[cfg(test)]
mod tests;
