//! The keys and authorities pinned for a peer.
//!
//! Written as one set: what is not announced any more does not count any more.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::Names;
use crate::store::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, instant, instant_or_none, of_json, to_json,
};

/// A pinned key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerKey {
    /// Its id.
    pub id: String,
    /// The actor it belongs to.
    pub actor: String,
    /// `rsa` or `ed25519`.
    pub algorithm: String,
    /// PEM or multikey.
    pub public: String,
    /// Since when it makes no proofs any more; it verifies those it made before.
    pub revoked: Option<Timestamp>,
}

/// A key, and since when it is pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// The key.
    pub key: PeerKey,
    /// Since when; a key that is announced again keeps its instant.
    pub at: Timestamp,
}

/// An authority of a peer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerAuthority {
    /// The id of its actor.
    pub actor: String,
    /// Its name in handles.
    pub username: String,
    /// Its name per language.
    pub names: Names,
}

/// The `algorithm` of an RSA key, kept as PEM.
pub const RSA: &str = "rsa";
/// The `algorithm` of an Ed25519 key, kept as a multikey.
pub const ED25519: &str = "ed25519";

/// Pins exactly these keys and authorities for a host.
pub(super) async fn put_in(
    conn: &mut AnyConnection,
    host: &str,
    keys: &[PeerKey],
    authorities: &[PeerAuthority],
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("delete from peer_authority where host = $1").bind(host).execute(&mut *conn).await?;
    replace_in(conn, host, keys, authorities, now).await
}

/// Puts these keys in place of those that were pinned, and adds these authorities.
async fn replace_in(
    conn: &mut AnyConnection,
    host: &str,
    keys: &[PeerKey],
    authorities: &[PeerAuthority],
    now: Timestamp,
) -> Result<(), StoreError> {
    let before = sqlx::query(PINNED).bind(host).fetch_all(&mut *conn).await?;
    let before = before.iter().map(pinned_key).collect::<Result<Vec<_>, _>>()?;
    sqlx::query("delete from peer_key where host = $1").bind(host).execute(&mut *conn).await?;
    for key in keys {
        let is_same = |known: &&Pinned| known.key.id == key.id && known.key.public == key.public;
        let since = before.iter().find(is_same).map_or(now, |known| known.at);
        sqlx::query(PUT_KEY)
            .bind(&key.id)
            .bind(host)
            .bind(&key.actor)
            .bind(&key.algorithm)
            .bind(&key.public)
            .bind(since.as_millisecond())
            .bind(key.revoked.map(Timestamp::as_millisecond))
            .execute(&mut *conn)
            .await?;
    }
    for authority in authorities {
        sqlx::query(PUT_AUTHORITY)
            .bind(&authority.actor)
            .bind(host)
            .bind(&authority.username)
            .bind(to_json(&authority.names))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
const PUT_KEY: &str = "insert into peer_key (id, host, actor, algorithm, public, at, revoked) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const PUT_AUTHORITY: &str = "insert into peer_authority (actor, host, username, names) values ($1, $2, $3, $4)";

/// Pins exactly these keys for a peer, confirmed by an operator; its authorities stay.
///
/// # Errors
/// `Missing` if the host is no peer. `Unique` if a key is another peer's.
pub async fn rotate(
    db: &Db,
    host: &str,
    fingerprint: &str,
    keys: &[PeerKey],
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    set_fingerprint_in(&mut tx, host, Some(fingerprint)).await?;
    replace_in(&mut tx, host, keys, &[], now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}

async fn set_fingerprint_in(conn: &mut AnyConnection, host: &str, fingerprint: Option<&str>) -> Result<(), StoreError> {
    let known = sqlx::query("update peer set fingerprint = coalesce($1, fingerprint) where host = $2");
    if known.bind(fingerprint).bind(host).execute(conn).await?.rows_affected() == 0 {
        return Err(StoreError::Missing(format!("the peer {host}")));
    }
    Ok(())
}

/// Pins exactly these keys and authorities, within the transaction that applies the announcement.
pub(in crate::store) async fn rotate_in(
    conn: &mut AnyConnection,
    host: &str,
    fingerprint: &str,
    keys: &[PeerKey],
    authorities: &[PeerAuthority],
    now: Timestamp,
) -> Result<(), StoreError> {
    set_fingerprint_in(conn, host, Some(fingerprint)).await?;
    put_in(conn, host, keys, authorities, now).await
}

/// The pinned key of this id, and the host it is pinned for.
pub async fn key(db: &Db, id: &str) -> Result<Option<(String, PeerKey)>, StoreError> {
    let row = sqlx::query(KEY).bind(id).fetch_optional(db.read()).await?;
    row.map(|row| Ok((row.try_get("host")?, peer_key(&row)?))).transpose()
}
const KEY: &str = "select id, host, actor, algorithm, public, revoked from peer_key where id = $1";

/// The keys pinned for a host.
pub async fn keys(db: &Db, host: &str) -> Result<Vec<PeerKey>, StoreError> {
    sqlx::query(KEYS).bind(host).fetch_all(db.read()).await?.iter().map(peer_key).collect()
}
const KEYS: &str = "select id, actor, algorithm, public, revoked from peer_key where host = $1 order by id limit 1000";

/// The keys pinned for a host, and since when.
pub async fn pinned(db: &Db, host: &str) -> Result<Vec<Pinned>, StoreError> {
    sqlx::query(PINNED).bind(host).fetch_all(db.read()).await?.iter().map(pinned_key).collect()
}
const PINNED: &str =
    "select id, actor, algorithm, public, revoked, at from peer_key where host = $1 order by id limit 1000";

fn pinned_key(row: &AnyRow) -> Result<Pinned, StoreError> {
    Ok(Pinned { key: peer_key(row)?, at: instant(row, "at")? })
}

/// The authorities of a host.
pub async fn authorities(db: &Db, host: &str) -> Result<Vec<PeerAuthority>, StoreError> {
    sqlx::query(AUTHORITIES).bind(host).fetch_all(db.read()).await?.iter().map(peer_authority).collect()
}
const AUTHORITIES: &str = "select actor, username, names from peer_authority where host = $1 order by actor limit 1000";

/// The pinned authorities of all peers, each with the host of its peer.
pub async fn all_authorities(db: &Db) -> Result<Vec<(String, PeerAuthority)>, StoreError> {
    let rows = sqlx::query(ALL_AUTHORITIES).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("host")?, peer_authority(row)?))).collect()
}
const ALL_AUTHORITIES: &str =
    "select host, actor, username, names from peer_authority order by host, actor limit 10000";

/// What the authorities of all partners are called, in all their languages.
pub async fn authority_names(db: &Db) -> Result<Vec<String>, StoreError> {
    let rows = sqlx::query("select names from peer_authority order by actor limit 1000").fetch_all(db.read()).await?;
    let names = |row| of_json::<Names>(row, "names").map(|names| names.into_values().collect::<Vec<_>>());
    Ok(rows.iter().map(names).collect::<Result<Vec<_>, _>>()?.concat())
}

/// The authority `@username@host`.
pub async fn authority_of(db: &Db, host: &str, username: &str) -> Result<Option<PeerAuthority>, StoreError> {
    let row = sqlx::query(AUTHORITY_OF).bind(host).bind(username).fetch_optional(db.read()).await?;
    row.as_ref().map(peer_authority).transpose()
}
const AUTHORITY_OF: &str = "select actor, username, names from peer_authority where host = $1 and username = $2";

fn peer_key(row: &AnyRow) -> Result<PeerKey, StoreError> {
    Ok(PeerKey {
        id: row.try_get("id")?,
        actor: row.try_get("actor")?,
        algorithm: row.try_get("algorithm")?,
        public: row.try_get("public")?,
        revoked: instant_or_none(row, "revoked")?,
    })
}

fn peer_authority(row: &AnyRow) -> Result<PeerAuthority, StoreError> {
    Ok(PeerAuthority {
        actor: row.try_get("actor")?,
        username: row.try_get("username")?,
        names: of_json(row, "names")?,
    })
}
