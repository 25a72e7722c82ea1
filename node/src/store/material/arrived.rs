//! What came to this node, or came anew, since somebody looked: for their inbox.
//!
//! As everywhere the predicate stands before filters, limits and counts. Does not know who looks, but by their choices.

use election_pool_protocol::audience::{Action, Viewer};
use jiff::Timestamp;

use super::{
    Listed,
    list::{Query, dressed_all, scoped},
    row::{self, columns},
};
use crate::store::{Db, StoreError, count, visible::visible};

/// For whom, and since when.
#[derive(Debug, Clone, Copy)]
pub struct Looking<'a> {
    /// Whose choices count.
    pub username: &'a str,
    /// The authority whose own material is no news to them.
    pub authority: &'a str,
    /// What came later is new.
    pub since: Timestamp,
    /// Whether adoptions are meant, whatever the choices, or everything else.
    pub adoptions: bool,
}

/// What came, the last first.
pub async fn arrived(
    db: &Db,
    viewer: &Viewer,
    looking: &Looking<'_>,
    limit: u32,
    offset: u32,
) -> Result<Vec<Listed>, StoreError> {
    let rows = asked(LIST, viewer, looking).bind(i64::from(limit)).bind(i64::from(offset));
    let rows = rows.fetch_all(db.read()).await?;
    let materials = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    dressed_all(db, materials, false).await
}

/// How much came, counted up to `most`.
pub async fn arrived_number(db: &Db, viewer: &Viewer, looking: &Looking<'_>, most: u32) -> Result<u64, StoreError> {
    count(&asked(COUNT, viewer, looking).bind(i64::from(most)).fetch_one(db.read()).await?, "number")
}

/// `$1` to `$7`.
macro_rules! came {
    () => {
        concat!(
            " from material m where ",
            visible!(),
            " and m.state = 'live' and m.at > $6 and m.authority <> $5 and ($7 = 1 and m.kind = 'adoption' \
             and not exists (select 1 from adoption u join material w on w.uri = u.target where u.material = m.id \
             and w.state = 'tombstone') or $7 = 0 and m.kind <> 'adoption' \
             and (not exists (select 1 from interest i where i.username = $4) \
             or exists (select 1 from interest i where i.username = $4 and (i.kind = '' or i.kind = m.kind) \
             and (i.country = '' or i.country = m.country) and (i.topic = '' or exists (select 1 from topic t \
             where t.material = m.id and t.slug = i.topic)) and (i.language = '' or exists (select 1 from variant v \
             where v.material = m.id and (v.language = i.language or v.language like i.language || '-%'))))))"
        )
    };
}
const LIST: &str =
    concat!("select ", columns!(), came!(), " order by m.at desc, m.updated desc, m.id limit $8 offset $9");
const COUNT: &str = concat!("select count(*) as number from (select m.id", came!(), " limit $8) counted");

fn asked(text: &'static str, viewer: &Viewer, looking: &Looking<'_>) -> Query {
    scoped(text, Action::Search, viewer)
        .bind(looking.username.to_owned())
        .bind(looking.authority.to_owned())
        .bind(looking.since.as_millisecond())
        .bind(i32::from(looking.adoptions))
}
