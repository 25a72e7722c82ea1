//! Actors: the documents of our own, the authorities they stand for, and what we know of those elsewhere.
//!
//! Private keys are not here (they are files of the operator), nor the pinned keys of partners (`peer`).

use indexmap::IndexMap;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, instant,
    sweep::{Pass, Sweep, sweep},
};

/// The exact document of an actor of ours, served as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnActor {
    /// Its id.
    pub uri: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An authority this node publishes for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The id of its actor.
    pub actor: String,
    /// Its name in handles.
    pub username: String,
    /// Its name per language, the source language first.
    pub names: IndexMap<String, String>,
    /// Its declared client bodies.
    pub clients: Vec<String>,
}

/// An actor of another server, as last fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteActor {
    /// Its id.
    pub uri: String,
    /// Its server, `host` or `host:port`.
    pub host: String,
    /// Its own inbox.
    pub inbox: String,
    /// The inbox its server shares.
    pub shared_inbox: Option<String>,
    /// The id of its RSA key.
    pub key_id: String,
    /// That key, as PEM.
    pub public: String,
    /// Its document as fetched.
    pub bytes: Vec<u8>,
    /// When it was fetched.
    pub fetched_at: Timestamp,
}

/// Keeps the document of an actor of ours, within the caller's transaction.
pub(super) async fn put_own_in(conn: &mut AnyConnection, actor: &OwnActor, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(PUT_OWN).bind(&actor.uri).bind(&actor.bytes[..]).bind(now.as_millisecond()).execute(conn).await?;
    Ok(())
}
const PUT_OWN: &str = "insert into own_actor (uri, bytes, at) values ($1, $2, $3) \
    on conflict (uri) do update set bytes = excluded.bytes, at = excluded.at";

/// Keeps the document of an actor of ours that nobody needs to be told of: the first one.
pub async fn put_own(db: &Db, actor: &OwnActor, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    put_own_in(&mut tx, actor, now).await?;
    dialect::commit(tx).await
}

/// The bytes of an actor of ours.
pub async fn own(db: &Db, uri: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let row = sqlx::query("select bytes from own_actor where uri = $1").bind(uri).fetch_optional(db.read()).await?;
    row.map(|row| row.try_get("bytes").map_err(StoreError::from)).transpose()
}

/// The ids of our actors: those that were ever shown to anybody.
pub async fn own_uris(db: &Db) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar("select uri from own_actor order by uri").fetch_all(db.read()).await?)
}

/// Adds an authority, or changes its names and clients.
pub async fn put_authority(
    db: &Db,
    authority: &Authority,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    sqlx::query(PUT_AUTHORITY)
        .bind(&authority.actor)
        .bind(&authority.username)
        .bind(super::to_json(&authority.names))
        .bind(super::to_json(&authority.clients))
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const PUT_AUTHORITY: &str = "insert into authority (actor, username, names, clients, at) values ($1, $2, $3, $4, $5) \
    on conflict (actor) do update set username = excluded.username, names = excluded.names, clients = excluded.clients";

/// Our authorities, the first one first.
pub async fn authorities(db: &Db, limit: u32) -> Result<Vec<Authority>, StoreError> {
    sqlx::query(AUTHORITIES).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(authority).collect()
}
const AUTHORITIES: &str = "select actor, username, names, clients from authority order by at, actor limit $1";

/// The authority of this user name.
pub async fn authority_named(db: &Db, username: &str) -> Result<Option<Authority>, StoreError> {
    let row = sqlx::query(AUTHORITY_NAMED).bind(username).fetch_optional(db.read()).await?;
    row.as_ref().map(authority).transpose()
}
const AUTHORITY_NAMED: &str = "select actor, username, names, clients from authority where username = $1";

fn authority(row: &AnyRow) -> Result<Authority, StoreError> {
    Ok(Authority {
        actor: row.try_get("actor")?,
        username: row.try_get("username")?,
        names: super::of_json(row, "names")?,
        clients: super::of_json(row, "clients")?,
    })
}

/// Keeps what was fetched of an actor elsewhere.
pub async fn put_remote(db: &Db, actor: &RemoteActor) -> Result<(), StoreError> {
    let mut tx = super::dialect::begin(db).await?;
    put_remote_in(&mut tx, actor).await?;
    super::dialect::commit(tx).await
}

/// The same within the transaction that applies its Update.
pub(super) async fn put_remote_in(conn: &mut AnyConnection, actor: &RemoteActor) -> Result<(), StoreError> {
    sqlx::query(PUT_REMOTE)
        .bind(&actor.uri)
        .bind(&actor.host)
        .bind(&actor.inbox)
        .bind(actor.shared_inbox.as_deref())
        .bind(&actor.key_id)
        .bind(&actor.public)
        .bind(&actor.bytes[..])
        .bind(actor.fetched_at.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
const PUT_REMOTE: &str = "insert into remote_actor (uri, host, inbox, shared_inbox, key_id, public, bytes, fetched_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (uri) do update set host = excluded.host, \
    inbox = excluded.inbox, shared_inbox = excluded.shared_inbox, key_id = excluded.key_id, public = excluded.public, \
    bytes = excluded.bytes, fetched_at = excluded.fetched_at";

/// The actor of this id, as last fetched.
pub async fn remote(db: &Db, uri: &str) -> Result<Option<RemoteActor>, StoreError> {
    let row = sqlx::query(REMOTE).bind(uri).fetch_optional(db.read()).await?;
    row.as_ref().map(remote_actor).transpose()
}
const REMOTE: &str = "select uri, host, inbox, shared_inbox, key_id, public, bytes, fetched_at from remote_actor \
    where uri = $1";

/// Forgets an actor that is gone: within the transaction that applies its Delete.
pub(super) async fn forget_remote_in(conn: &mut AnyConnection, uri: &str) -> Result<(), StoreError> {
    sqlx::query("delete from remote_actor where uri = $1").bind(uri).execute(conn).await?;
    Ok(())
}

/// Forgets up to `limit` actors that are of no use here: nobody here follows them, they follow nobody, they are of no
/// peer. Those fetched before an instant go, and of the others all but the latest `keep`. Gives how many went.
pub async fn prune_remote(db: &Db, before: Timestamp, keep: u32, limit: u32, pass: Pass) -> Result<u64, StoreError> {
    let [old, many] = [[before.as_millisecond(), pass.limit(limit)], [pass.limit(limit), i64::from(keep)]];
    if pass == Pass::Look {
        // Both begin with the oldest, so that the one contains the other.
        return Ok(OLD.due(db, &old).await?.max(MANY.due(db, &many).await?));
    }
    Ok(OLD.turn(db, &old, pass).await? + MANY.turn(db, &many, pass).await?)
}
macro_rules! of_no_use {
    () => {
        "not exists (select 1 from follower f where f.actor = r.uri) \
         and not exists (select 1 from following f where f.target = r.uri) \
         and not exists (select 1 from peer p where p.host = r.host) \
         and not exists (select 1 from inbox b where b.state = 'waiting' and b.actor = r.uri and b.host = r.host)"
    };
}
const OLD: Sweep = sweep!(
    seen,
    concat!(
        "remote_actor where uri in (select r.uri from remote_actor r where r.fetched_at < $1 and ",
        of_no_use!(),
        " order by r.fetched_at, r.uri limit $2)"
    )
);
const MANY: Sweep = sweep!(
    seen,
    concat!(
        "remote_actor where uri in (select r.uri from remote_actor r where ",
        of_no_use!(),
        " order by r.fetched_at desc, r.uri limit $1 offset $2)"
    )
);

fn remote_actor(row: &AnyRow) -> Result<RemoteActor, StoreError> {
    Ok(RemoteActor {
        uri: row.try_get("uri")?,
        host: row.try_get("host")?,
        inbox: row.try_get("inbox")?,
        shared_inbox: row.try_get("shared_inbox")?,
        key_id: row.try_get("key_id")?,
        public: row.try_get("public")?,
        bytes: row.try_get("bytes")?,
        fetched_at: instant(row, "fetched_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        follow::{self, NewFollower},
        test_engine::{at, on_both},
    };

    #[tokio::test]
    async fn an_authority_keeps_its_names_in_order() {
        on_both(async |db| {
            let names = [("sv", "Valmyndigheten"), ("en", "Election Authority"), ("fi", "Vaaliviranomainen")];
            let authority = Authority {
                actor: "https://se.example/actors/val".into(),
                username: "val".into(),
                names: names.into_iter().map(|(tag, name)| (tag.to_owned(), name.to_owned())).collect(),
                clients: vec!["kommun".into()],
            };
            put_authority(&db, &authority, &AuditLine::new("anna", "authority add", "val"), at(0)).await.unwrap();
            let held = authority_named(&db, "val").await.unwrap().unwrap();
            assert!(held.names.iter().eq(authority.names.iter()));
            assert_eq!(authorities(&db, 10).await.unwrap(), [authority]);
        })
        .await;
    }

    fn stranger(n: i64) -> RemoteActor {
        RemoteActor {
            uri: format!("https://social.example/users/{n}"),
            host: "social.example".into(),
            inbox: "https://social.example/inbox".into(),
            shared_inbox: None,
            key_id: format!("https://social.example/users/{n}#main-key"),
            public: "PEM".into(),
            bytes: b"{}".to_vec(),
            fetched_at: at(n),
        }
    }

    #[tokio::test]
    async fn actors_of_no_use_go_and_followers_stay() {
        on_both(async |db| {
            for n in 0..6 {
                put_remote(&db, &stranger(n)).await.unwrap();
            }
            let follower = NewFollower {
                id: "f".into(),
                actor: stranger(0).uri,
                target: "https://se.example/actors/val".into(),
                activity: "https://social.example/f".into(),
                host: "social.example".into(),
                inbox: stranger(0).inbox,
            };
            follow::request(&db, &follower, at(0)).await.unwrap();
            assert_eq!(prune_remote(&db, at(2), 3, 100, Pass::Forget).await.unwrap(), 2, "one is old, one too many");
            for (n, is_there) in [(0, true), (1, false), (2, false), (3, true), (5, true)] {
                assert_eq!(remote(&db, &stranger(n).uri).await.unwrap().is_some(), is_there, "{n}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn an_actor_fetched_again_replaces_what_was_known() {
        on_both(async |db| {
            let mut actor = RemoteActor {
                uri: "https://social.example/users/bo".into(),
                host: "social.example".into(),
                inbox: "https://social.example/users/bo/inbox".into(),
                shared_inbox: None,
                key_id: "https://social.example/users/bo#main-key".into(),
                public: "PEM".into(),
                bytes: b"{}".to_vec(),
                fetched_at: at(0),
            };
            put_remote(&db, &actor).await.unwrap();
            actor.shared_inbox = Some("https://social.example/inbox".into());
            actor.fetched_at = at(60);
            put_remote(&db, &actor).await.unwrap();
            assert_eq!(remote(&db, &actor.uri).await.unwrap(), Some(actor.clone()));
            let mut tx = crate::store::dialect::begin(&db).await.unwrap();
            forget_remote_in(&mut tx, &actor.uri).await.unwrap();
            crate::store::dialect::commit(tx).await.unwrap();
            assert_eq!(remote(&db, &actor.uri).await.unwrap(), None);
        })
        .await;
    }
}
