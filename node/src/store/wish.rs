//! Wanted languages: who asks for which, what partners say of it, and what they were told.
//!
//! Of readers without an account there is a number and nothing else. A wish is open as long as the material is live and
//! lacks the language; what a machine made counts as lacking, unless the caller says otherwise. Does not know who may see
//! a material, except where it asks a viewer.

mod heard;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeSet;

use election_pool_protocol::audience::{Action, Audience, Viewer};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Db, StoreError, count, dialect, instant_or_none,
    material::row,
    of_json,
    visible::{Scope, visible},
};

pub(super) use self::heard::hear_in;
pub use self::{
    heard::Heard,
    told::{Tell, forget, tell, told},
};

/// Whether the material `m` has the language of the row `$w`: with a text, or with a title where nothing has more. The
/// parameter `$by` is 1 where what a machine made is enough.
macro_rules! has_it {
    ($w:literal, $by:literal) => {
        concat!(
            "exists (select 1 from variant v where v.material = m.id and (v.language = ",
            $w,
            ".language or v.language like ",
            $w,
            ".language || '-%') and (v.status <> 'machine' or ",
            $by,
            " = 1) and (v.html <> '' or not exists (select 1 from variant s where s.material = m.id and s.html <> '')))"
        )
    };
}

macro_rules! total {
    () => {
        "cast(case when m.is_own = 1 then sum(w.here) + sum(w.heard) when sum(w.heard) > sum(w.here) then sum(w.heard) \
         else sum(w.here) end as bigint)"
    };
}

/// What is wanted, with how many ask here and what partners on the roster said: of our material each its own number, of
/// theirs the number of everywhere.
macro_rules! open {
    ($by:literal) => {
        concat!(
            "select m.id, m.uri, m.origin, m.is_own, m.audience, w.language, cast(sum(w.here) as bigint) as here, ",
            total!(),
            " as total from (select material, language, readers as here, 0 as heard from wish \
             union all select material, language, 1, 0 from wish_person where answered is null \
             union all select h.material, h.language, 0, h.amount from wish_heard h \
             join peer p on p.host = h.host and p.state = 'active' and p.class = 'partner' \
             join material o on o.uri = h.material and (o.is_own = 1 or o.origin = h.host)) w \
             join material m on m.uri = w.material where m.state = 'live' and not ",
            has_it!("w", $by)
        )
    };
}

macro_rules! ordered {
    ($limit:literal) => {
        concat!(
            " group by m.id, m.uri, m.origin, m.is_own, m.audience, w.language having sum(w.here) + sum(w.heard) > 0 order by ",
            total!(),
            " desc, m.uri, w.language limit ",
            $limit
        )
    };
}

/// Counts a reader without an account; false if so many materials and languages are asked for that there is no room.
pub async fn count_reader(db: &Db, uri: &str, language: &str, most: u64, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let query = sqlx::query(COUNT_READER).bind(uri).bind(language).bind(now.as_millisecond());
    let counted = query.bind(super::stored(most)).execute(&mut *tx).await?.rows_affected() > 0;
    dialect::commit(tx).await?;
    Ok(counted)
}
const COUNT_READER: &str = "insert into wish (material, language, readers, at) select $1, $2, 1, $3 \
    where (select count(*) from wish) < $4 or exists (select 1 from wish where material = $1 and language = $2) \
    on conflict (material, language) do update set readers = wish.readers + 1";

/// Notes that a person of this node asks; once, however often they do. False if they have as many wishes as they may.
pub async fn ask(
    db: &Db,
    uri: &str,
    language: &str,
    username: &str,
    most: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    // Two at once come one after the other: both want the row of the account.
    if sqlx::query(HOLD_ACCOUNT).bind(username).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let query = sqlx::query(ASK).bind(uri).bind(language).bind(username).bind(now.as_millisecond());
    sqlx::query(ANEW).bind(uri).bind(language).bind(username).execute(&mut *tx).await?;
    let asked = query.bind(i64::from(most)).execute(&mut *tx).await?.rows_affected() > 0;
    dialect::commit(tx).await?;
    Ok(asked)
}
const HOLD_ACCOUNT: &str = "update account set at = at where username = $1 and removed is null";
// What came once may be wanted again, where a machine's text is all that is left.
const ANEW: &str = "update wish_person set answered = null where material = $1 and language = $2 and username = $3";
const ASK: &str = "insert into wish_person (material, language, username, at) select $1, $2, $3, $4 \
    where (select count(*) from wish_person where username = $3) < $5 \
    or exists (select 1 from wish_person where material = $1 and language = $2 and username = $3) \
    on conflict (material, language, username) do update set at = wish_person.at";

/// Takes a wish of a person back; tells whether there was one.
pub async fn take_back(db: &Db, uri: &str, language: &str, username: &str) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let gone = sqlx::query(TAKE_BACK).bind(uri).bind(language).bind(username).execute(&mut *tx).await?;
    dialect::commit(tx).await?;
    Ok(gone.rows_affected() > 0)
}
const TAKE_BACK: &str = "delete from wish_person where material = $1 and language = $2 and username = $3";

/// Forgets the wishes of a person that came true.
pub async fn clear(db: &Db, username: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(CLEAR).bind(username).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const CLEAR: &str = "delete from wish_person where username = $1 and answered is not null";

/// A wish of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// The id of the material.
    pub uri: String,
    /// The language.
    pub language: String,
    /// When it came true, if it did.
    pub answered: Option<Timestamp>,
}

/// The wishes of a person, of what this viewer may still read: those that came true first, then the newest.
pub async fn mine(db: &Db, viewer: &Viewer, username: &str, limit: u32) -> Result<Vec<Mine>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let query = sqlx::query(MINE).bind(scope.top).bind(&scope.authorities).bind(&scope.person);
    let rows = query.bind(username).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let mine = |found: &AnyRow| {
        Ok(Mine {
            uri: found.try_get("material")?,
            language: found.try_get("language")?,
            answered: instant_or_none(found, "answered")?,
        })
    };
    rows.iter().map(mine).collect()
}
const MINE: &str = concat!(
    "select w.material, w.language, w.answered from wish_person w join material m on m.uri = w.material where ",
    visible!(),
    " and m.state = 'live' and w.username = $4 \
     order by case when w.answered is null then 1 else 0 end, w.at desc, w.material, w.language limit $5"
);

/// A language that a material lacks and people ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The local UUID of the material.
    pub id: String,
    /// Its id.
    pub uri: String,
    /// The host key of the node it comes from.
    pub origin: String,
    /// Whether that is this node.
    pub is_own: bool,
    /// Who it is for.
    pub audience: Audience,
    /// The language.
    pub language: String,
    /// How many ask on this node.
    pub here: u64,
    /// How many ask everywhere, as far as this node knows.
    pub total: u64,
}

/// Which wishes stand in a queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// For material of other nodes: these languages.
    pub languages: BTreeSet<String>,
    /// Whether all languages of this node's own material do.
    pub with_own: bool,
    /// Whether what a machine made is enough.
    pub by_machine: bool,
}

/// The open wishes about what this viewer may read, most wanted first.
pub async fn queue(db: &Db, viewer: &Viewer, queue: &Queue, limit: u32) -> Result<Vec<Wanted>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let languages: String = queue.languages.iter().flat_map(|language| [language.as_str(), "\n"]).collect();
    let query = sqlx::query(QUEUE).bind(scope.top).bind(&scope.authorities).bind(&scope.person);
    let query = query.bind(i64::from(queue.by_machine)).bind(i64::from(queue.with_own)).bind(format!("\n{languages}"));
    query.bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(wanted).collect()
}
const QUEUE: &str = concat!(
    open!("$4"),
    " and ",
    visible!(),
    " and ((m.is_own = 1 and $5 = 1) or replace($6, '\n' || w.language || '\n', '') <> $6)",
    ordered!("$7")
);

/// All open wishes, most wanted first, for whoever then asks `may` before telling anybody: no content.
pub async fn open(db: &Db, by_machine: bool, limit: u32) -> Result<Vec<Wanted>, StoreError> {
    let query = sqlx::query(OPEN).bind(i64::from(by_machine)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(wanted).collect()
}
const OPEN: &str = concat!(open!("$1"), ordered!("$2"));

fn wanted(found: &AnyRow) -> Result<Wanted, StoreError> {
    Ok(Wanted {
        id: found.try_get("id")?,
        uri: found.try_get("uri")?,
        origin: found.try_get("origin")?,
        is_own: row::flag(found, "is_own")?,
        audience: of_json(found, "audience")?,
        language: found.try_get("language")?,
        here: count(found, "here")?,
        total: count(found, "total")?,
    })
}

/// Sees which wishes came true: persons are told so, numbers begin anew. What is withdrawn is wanted by nobody, and what
/// came true before `before` is forgotten.
pub async fn settle(db: &Db, by_machine: bool, before: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    if sqlx::query(ANY).fetch_optional(db.read()).await?.is_none() {
        return Ok(());
    }
    let by_machine = i64::from(by_machine);
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(ANSWER).bind(by_machine).bind(now.as_millisecond()).execute(&mut *tx).await?;
    for text in [SETTLE, SETTLE_HEARD] {
        sqlx::query(text).bind(by_machine).execute(&mut *tx).await?;
    }
    sqlx::query(FORGET).bind(before.as_millisecond()).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const ANY: &str = "select 1 as found from wish union all select 1 from wish_person union all select 1 from wish_heard \
    limit 1";
const ANSWER: &str = concat!(
    "update wish_person set answered = $2 where answered is null and exists (select 1 from material m \
     where m.uri = wish_person.material and m.state = 'live' and ",
    has_it!("wish_person", "$1"),
    ")"
);
const SETTLE: &str = concat!(
    "delete from wish where exists (select 1 from material m where m.uri = wish.material \
     and (m.state = 'tombstone' or ",
    has_it!("wish", "$1"),
    "))"
);
const SETTLE_HEARD: &str = concat!(
    "delete from wish_heard where exists (select 1 from material m where m.uri = wish_heard.material \
     and (m.state = 'tombstone' or ",
    has_it!("wish_heard", "$1"),
    "))"
);
const FORGET: &str = "delete from wish_person where answered < $1 or exists (select 1 from material m \
    where m.uri = wish_person.material and m.state = 'tombstone')";
