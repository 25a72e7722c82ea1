//! Feeds in the order of arrival: the newest document, and the archive behind it in blocks that are filled once.
//!
//! Spec: RFC 5005 section 4 wants a document of an archive to keep its entries, since readers stop at an address they know.
//! So materials are put together in blocks as they come, for all feeds alike; a closed block is never added to. What is
//! revised leaves its block and comes anew; what is withdrawn or narrowed leaves it too. A feed shows of each block what
//! belongs into it. See docs/decide/0016-arrival.md. Does not know how a feed is written.

#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use election_pool_protocol::audience::{Action, Level, Viewer};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Material,
    list::{Filter, Listed, dressed_all, filtered, fitting, selected},
    row::{self, columns},
};
use crate::store::{Db, StoreError, dialect, fact, hub, visible::visible};

/// What stands in no closed block yet.
const OPEN: i64 = i64::MAX;
/// What stands in no feed.
const NOWHERE: i64 = -1;
/// Most materials in a block.
const LENGTH_MOST: u32 = 1000;
/// Most blocks closed at once.
const AT_ONCE: i64 = 100;

/// A closed block: its number is the instant at which it was closed, so that none is ever used again, not even by a node
/// restored from a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block(i64);

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A word that is no block.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a document of an archive")]
pub struct NoBlock(String);

impl FromStr for Block {
    type Err = NoBlock;

    fn from_str(word: &str) -> Result<Self, NoBlock> {
        let number = word.parse().ok().filter(|number| (0..OPEN).contains(number));
        // One block, one address.
        number.map(Self).filter(|block| block.to_string() == word).ok_or_else(|| NoBlock(word.to_owned()))
    }
}

/// Where a new revision begins of which the archive takes materials up to a level.
pub(super) fn of_new(kind: &str, level: Level, up_to: Level) -> i64 {
    if kind != "adoption" && level.rank() <= up_to.rank() { OPEN } else { NOWHERE }
}

/// Lets what names a file that its origin gave come anew.
pub(in crate::store) async fn reopen_in(
    conn: &mut AnyConnection,
    sha256: &str,
    origin: &str,
) -> Result<(), StoreError> {
    for text in REOPEN {
        sqlx::query(text).bind(sha256).bind(origin).execute(&mut *conn).await?;
    }
    Ok(())
}
macro_rules! reopen {
    ($block:literal) => {
        concat!(
            "update material set ",
            $block,
            " = 9223372036854775807 where ",
            $block,
            " >= 0 and origin = $2 and id in (select a.material from attachment a where a.sha256 = $1)"
        )
    };
}
const REOPEN: [&str; 2] = [reopen!("public_block"), reopen!("staff_block")];

/// The newest document of a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Newest {
    /// What stands in it, the last to come first.
    pub listed: Vec<Listed>,
    /// The block in which the feed goes on.
    pub previous: Option<Block>,
}

/// A document of the archive of a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What of it is still there, the last to come first.
    pub listed: Vec<Listed>,
    /// The block before it in which there is something.
    pub previous: Option<Block>,
    /// The block after it in which there is something.
    pub next: Option<Block>,
}

/// The texts of one of the two archives.
struct Archive {
    /// The name under which its last number stands.
    fact: &'static str,
    newest: &'static str,
    of_block: &'static str,
    before: &'static str,
    after: &'static str,
    waiting: &'static str,
    /// Notes the blocks that something was put into.
    noted: &'static str,
    close: [&'static str; 2],
}

// What is being changed at this moment stays open: on PostgreSQL whoever changes it is not waited for. SQLite has one
// writer, and no clause to skip what another has locked.
macro_rules! close {
    ($block:literal, $lock:literal) => {
        concat!(
            "with waiting as materialized (select id, at, updated from material where ",
            $block,
            " = 9223372036854775807 order by at, updated, id limit $3",
            $lock,
            "), placed as (select id, $1 + (row_number() over (order by at, updated, id) - 1) / $2 as block from waiting) \
             update material set ",
            $block,
            " = placed.block from placed where placed.id = material.id"
        )
    };
}
macro_rules! archive {
    ($fact:expr, $block:literal) => {
        Archive {
            fact: $fact,
            newest: concat!(
                "select ",
                columns!(),
                ", m.",
                $block,
                " as block",
                selected!(),
                " and m.",
                $block,
                " >= 0 order by m.",
                $block,
                " desc, m.at desc, m.updated desc, m.id limit $16"
            ),
            of_block: concat!(
                "select ",
                columns!(),
                selected!(),
                " and m.",
                $block,
                " = $16 order by m.at desc, m.updated desc, m.id limit $17"
            ),
            before: concat!(
                "select m.",
                $block,
                " as block",
                selected!(),
                " and m.",
                $block,
                " >= 0 and m.",
                $block,
                " < $16 order by m.",
                $block,
                " desc limit 1"
            ),
            after: concat!(
                "select m.",
                $block,
                " as block",
                selected!(),
                " and m.",
                $block,
                " > $16 and m.",
                $block,
                " < 9223372036854775807 order by m.",
                $block,
                " limit 1"
            ),
            waiting: concat!("select count(*) from material where ", $block, " = 9223372036854775807"),
            noted: concat!(
                "insert into archive_block (archive, number) select distinct $1, ",
                $block,
                " from material where ",
                $block,
                " >= $2 and ",
                $block,
                " < $3"
            ),
            close: [close!($block, ""), close!($block, " for update skip locked")],
        }
    };
}

static PUBLIC: Archive = archive!(fact::PUBLIC_BLOCK, "public_block");
static STAFF: Archive = archive!(fact::STAFF_BLOCK, "staff_block");

impl Archive {
    /// The one that a feed made for this deed reads.
    fn of(action: Action) -> &'static Self {
        if action == Action::OwnFeed { &STAFF } else { &PUBLIC }
    }
}

/// The newest document: whatever stands in no closed block, and no less than `least` if there is as much. Should more
/// than `most` wait for their block, the rest stands there soon.
pub async fn newest(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    least: u32,
    most: u32,
) -> Result<Newest, StoreError> {
    let archive = Archive::of(action);
    let query = filtered(archive.newest, viewer, action, filter).bind(i64::from(most.max(least)) + 1);
    let rows = query.fetch_all(db.read()).await?;
    let blocks: Vec<i64> = rows.iter().map(|row| Ok(row.try_get("block")?)).collect::<Result<_, StoreError>>()?;
    let (least, most) = (least as usize, most.max(least) as usize);
    let kept = blocks.iter().take_while(|block| **block == OPEN).count().clamp(least, most).min(blocks.len());
    let previous = match blocks.get(kept) {
        None => None,
        Some(&OPEN) => beside(db, archive.before, viewer, action, filter, OPEN).await?,
        Some(block) => Some(Block(*block)),
    };
    Ok(Newest { listed: listed(db, &rows[..kept], filter).await?, previous })
}

/// A document of the archive; nothing if there never was such a block. One that all has left is empty, so that nobody
/// loses their way on it.
pub async fn document(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    block: Block,
) -> Result<Option<Document>, StoreError> {
    let archive = Archive::of(action);
    let known = sqlx::query(KNOWN).bind(archive.fact).bind(block.0).fetch_optional(db.read()).await?;
    if known.is_none() {
        return Ok(None);
    }
    let query = filtered(archive.of_block, viewer, action, filter).bind(block.0).bind(i64::from(LENGTH_MOST));
    let rows = query.fetch_all(db.read()).await?;
    Ok(Some(Document {
        listed: listed(db, &rows, filter).await?,
        previous: beside(db, archive.before, viewer, action, filter, block.0).await?,
        next: beside(db, archive.after, viewer, action, filter, block.0).await?,
    }))
}

async fn listed(db: &Db, rows: &[AnyRow], filter: &Filter) -> Result<Vec<Listed>, StoreError> {
    let materials: Vec<Material> = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    dressed_all(db, materials, filter.with_html).await
}

const KNOWN: &str = "select number from archive_block where archive = $1 and number = $2";

/// The closed block next to a number in which there is something.
async fn beside(
    db: &Db,
    text: &'static str,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    number: i64,
) -> Result<Option<Block>, StoreError> {
    let found = filtered(text, viewer, action, filter).bind(number).fetch_optional(db.read()).await?;
    found.map(|row| Ok(Block(row.try_get("block")?))).transpose()
}

/// Closes the blocks of `length` materials that are full, in the order in which they came; tells whether there were any.
pub async fn close_blocks(db: &Db, length: u32, now: Timestamp) -> Result<bool, StoreError> {
    let length = i64::from(length.clamp(1, LENGTH_MOST));
    let mut any = false;
    for archive in [&PUBLIC, &STAFF] {
        // Asked on the reading side first, so that a poll does not queue behind the one writer for nothing.
        let waiting: i64 = sqlx::query_scalar(archive.waiting).fetch_one(db.read()).await?;
        if waiting < length {
            continue;
        }
        let mut tx = dialect::begin(db).await?;
        close_in(&mut tx, archive, dialect::pick(db.engine(), archive.close[0], archive.close[1]), length, now).await?;
        dialect::commit(tx).await?;
        any = true;
    }
    Ok(any)
}

async fn close_in(
    conn: &mut AnyConnection,
    archive: &Archive,
    text: &'static str,
    length: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Two processes come one after the other: both want this row.
    let last = last(sqlx::query_scalar(LAST).bind(archive.fact).fetch_optional(&mut *conn).await?)?;
    let waiting: i64 = sqlx::query_scalar(archive.waiting).fetch_one(&mut *conn).await?;
    let blocks = (waiting / length).min(AT_ONCE);
    if blocks == 0 {
        return Ok(());
    }
    let first = now.as_millisecond().max(last + 1);
    sqlx::query(text).bind(first).bind(length).bind(blocks * length).execute(&mut *conn).await?;
    fact::put_in(conn, archive.fact, &(first + blocks - 1).to_string()).await?;
    sqlx::query(archive.noted).bind(archive.fact).bind(first).bind(first + blocks).execute(&mut *conn).await?;
    if archive.fact == fact::PUBLIC_BLOCK {
        // Whoever was told of what stands in it meanwhile is told where it stands now.
        hub::note_block_in(conn, first, now).await?;
    }
    Ok(())
}
const LAST: &str = "insert into fact (name, value) values ($1, '0') on conflict (name) do update \
    set value = fact.value returning value";

/// The number of the last block that was closed.
fn last(value: Option<String>) -> Result<i64, StoreError> {
    value.map_or(Ok(0), |value| value.parse().map_err(|error| StoreError::unreadable("block", error)))
}
