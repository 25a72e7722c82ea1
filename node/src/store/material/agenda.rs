//! Meetings by their time, what they leave to be done, and what does not take place.
//!
//! Every text carries the predicate before its filters and limits. Does not know zones nor how a time is shown.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Viewer};
use jiff::{Timestamp, civil};
use sqlx::Row;

use super::{
    Filter, Listed, Material,
    list::{AT_ONCE, dressed_all, filtered, fitting, of_each, of_these, owner, selected},
    row::{self, columns},
};
use crate::store::{
    Db, StoreError, instant, instant_or_none,
    sweep::{Pass, Sweep, sweep},
    visible::{Scope, visible},
};

/// A meeting with its time and place.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The material; its times are there.
    pub listed: Listed,
    /// The IANA name of its zone.
    pub timezone: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// Whether one can take part from afar, and the address where it is told.
    pub online: Option<Option<String>>,
    /// When it was to begin before it was moved.
    pub moved_from: Option<Timestamp>,
}

/// A meeting that was withdrawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Cancelled {
    /// Its tombstone.
    pub material: Material,
    /// When it was to begin.
    pub starts: Timestamp,
    /// When it was to end.
    pub ends: Option<Timestamp>,
    /// The IANA name of its zone.
    pub timezone: Option<String>,
    /// What it was filed under.
    pub topics: Vec<String>,
}

/// Something to be done, with the material that says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The material.
    pub listed: Listed,
    /// What, in the source language of the material.
    pub what: String,
    /// The body that does it.
    pub owner: Option<String>,
    /// By which day.
    pub due: civil::Date,
}

/// Which meetings, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Those that have not ended, the next one first.
    Upcoming(Timestamp),
    /// Those that have, the last one first.
    Past(Timestamp),
    /// All, the latest first.
    All,
}

/// Live meetings with which this viewer may do `action`.
pub async fn meetings(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    span: Span,
    (limit, offset): (u32, u32),
) -> Result<Vec<Planned>, StoreError> {
    let filter = Filter { object_type: Some("Event".to_owned()), ..filter.clone() };
    let (text, from, until) = match span {
        Span::Upcoming(now) => (SOONEST, now.as_millisecond(), i64::MAX),
        Span::Past(now) => (LATEST, i64::MIN, now.as_millisecond()),
        Span::All => (LATEST, i64::MIN, i64::MAX),
    };
    let query =
        filtered(text, viewer, action, &filter).bind(from).bind(until).bind(i64::from(limit)).bind(i64::from(offset));
    let rows = query.fetch_all(db.read()).await?;
    placed(db, rows.iter().map(row::material).collect::<Result<_, _>>()?).await
}

/// One live meeting, by the local UUID of its material, with which this viewer may do `action`.
pub async fn meeting(db: &Db, viewer: &Viewer, action: Action, id: &str) -> Result<Option<Planned>, StoreError> {
    let scope = Scope::of(action, viewer);
    let query = sqlx::query(ONE).bind(scope.top).bind(scope.authorities).bind(scope.person).bind(id);
    let rows = query.fetch_all(db.read()).await?;
    Ok(placed(db, rows.iter().map(row::material).collect::<Result<_, _>>()?).await?.pop())
}
const ONE: &str = concat!(
    "select ",
    columns!(),
    " from material m join meeting g on g.material = m.id where ",
    visible!(),
    " and m.state = 'live' and m.id = $4"
);

async fn placed(db: &Db, materials: Vec<Material>) -> Result<Vec<Planned>, StoreError> {
    let mut places = places(db, &materials).await?;
    let listed = dressed_all(db, materials, false).await?;
    let planned = |listed: Listed| {
        let (timezone, place, online, moved_from) = places.remove(&listed.material.id).unwrap_or_default();
        Planned { listed, timezone, place, online: online.map(|at| Some(at).filter(|at| !at.is_empty())), moved_from }
    };
    Ok(listed.into_iter().map(planned).collect())
}
macro_rules! within {
    ($order:literal) => {
        concat!(
            "select ",
            columns!(),
            selected!(),
            " and m.starts is not null and coalesce(m.ends, m.starts) >= $16 and coalesce(m.ends, m.starts) < $17 \
             order by ",
            $order,
            " limit $18 offset $19"
        )
    };
}
const SOONEST: &str = within!("m.starts, m.id");
const LATEST: &str = within!("m.starts desc, m.id");

type Place = (Option<String>, Option<String>, Option<String>, Option<Timestamp>);

async fn places(db: &Db, materials: &[Material]) -> Result<BTreeMap<String, Place>, StoreError> {
    let mut found = BTreeMap::new();
    for some in materials.chunks(AT_ONCE) {
        for row in of_each(db, PLACES, some).fetch_all(db.read()).await? {
            let place = (
                row.try_get("timezone")?,
                row.try_get("place")?,
                row.try_get("online")?,
                instant_or_none(&row, "moved_from")?,
            );
            found.insert(owner(&row)?, place);
        }
    }
    Ok(found)
}
const PLACES: [&str; 2] =
    of_these!("select material, timezone, place, online, moved_from from meeting where material", "$1", "");

/// What is to be done from this day on, the next due first.
pub async fn actions(db: &Db, viewer: &Viewer, today: civil::Date, limit: u32) -> Result<Vec<Due>, StoreError> {
    let scope = Scope::of(Action::Search, viewer);
    let query = sqlx::query(ACTIONS).bind(scope.top).bind(scope.authorities).bind(scope.person);
    let rows = query.bind(today.to_string()).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let materials: Vec<Material> = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    let listed = dressed_all(db, materials, false).await?;
    let due = |(row, listed): (&sqlx::any::AnyRow, Listed)| {
        let due: String = row.try_get("due")?;
        Ok(Due {
            listed,
            what: row.try_get("what")?,
            owner: row.try_get("owner")?,
            due: due.parse().map_err(|error| StoreError::unreadable("due", error))?,
        })
    };
    rows.iter().zip(listed).map(due).collect()
}
const ACTIONS: &str = concat!(
    "select ",
    columns!(),
    ", a.what, a.owner, a.due from action a join material m on m.id = a.material where ",
    visible!(),
    " and m.state = 'live' and a.due >= $4 order by a.due, m.id, a.place limit $5"
);

/// Meetings that this node has known to be withdrawn since then and whose tombstone this viewer may have, the last first;
/// of a filter the country, the kind, the topic and the phase count, the rest of what they were is erased.
pub async fn cancelled(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<Cancelled>, StoreError> {
    if filter.project.is_some() {
        return Ok(Vec::new());
    }
    let scope = Scope::of(action, viewer);
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    let query = sqlx::query(CANCELLED).bind(scope.top).bind(scope.authorities).bind(scope.person);
    let query = query.bind(word(&filter.country)).bind(word(&filter.kind)).bind(word(&filter.topic));
    let query = query.bind(since.as_millisecond()).bind(i64::from(limit)).bind(word(&filter.phase));
    let rows = query.fetch_all(db.read()).await?;
    let cancelled = |row: &sqlx::any::AnyRow| {
        let topics: String = row.try_get("topics")?;
        Ok(Cancelled {
            material: row::material(row)?,
            starts: instant(row, "planned")?,
            ends: instant_or_none(row, "planned_end")?,
            timezone: row.try_get("timezone")?,
            topics: topics.split('\n').filter(|slug| !slug.is_empty()).map(str::to_owned).collect(),
        })
    };
    rows.iter().map(cancelled).collect()
}
const CANCELLED: &str = concat!(
    "select ",
    columns!(),
    ", c.starts as planned, c.ends as planned_end, c.timezone, c.topics \
     from cancelled c join material m on m.id = c.material where ",
    visible!(),
    " and m.state = 'tombstone' and ($4 = '' or m.country = $4) and ($5 = '' or m.kind = $5) \
     and ($6 = '' or replace(c.topics, '\n' || $6 || '\n', '') <> c.topics) and c.at >= $7 \
     and ($9 = '' or exists (select 1 from withdrawn_from w where w.material = m.id and w.scheme = 'phase' and w.slug = $9)) \
     order by c.at desc, m.id limit $8"
);

/// Forgets meetings withdrawn before then.
pub async fn forget_cancelled(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    LONG_CANCELLED.turn(db, &[before.as_millisecond()], pass).await
}
const LONG_CANCELLED: Sweep = sweep!(seen, "cancelled where at < $1");
