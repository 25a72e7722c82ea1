//! What changed here since an instant, by when it reached this node: nothing is passed over that was long on its way.

use election_pool_protocol::audience::{Action, Viewer};
use jiff::Timestamp;

use super::{
    Listed,
    list::{dressed_all, scoped},
    row::{self, columns},
};
use crate::store::{Db, StoreError, count, visible::visible};

/// Live materials that were published, revised or received since then, the last first.
pub async fn changed(
    db: &Db,
    viewer: &Viewer,
    since: Timestamp,
    (limit, offset): (u32, u32),
) -> Result<Vec<Listed>, StoreError> {
    let rows = scoped(CHANGED, Action::Read, viewer)
        .bind(since.as_millisecond())
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(db.read())
        .await?;
    dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, false).await
}
const CHANGED: &str = concat!(
    "select ",
    columns!(),
    " from material m where ",
    visible!(),
    " and m.state = 'live' and m.kind <> 'adoption' and m.at >= $4 order by m.at desc, m.id limit $5 offset $6"
);

/// How many were withdrawn here since then of those this viewer could read last.
pub async fn withdrawn_count(db: &Db, viewer: &Viewer, since: Timestamp) -> Result<u64, StoreError> {
    let query = scoped(WITHDRAWN, Action::Read, viewer).bind(since.as_millisecond());
    count(&query.fetch_one(db.read()).await?, "number")
}
const WITHDRAWN: &str = concat!(
    "select count(*) as number from material m where ",
    visible!(),
    " and m.state = 'tombstone' and m.kind <> 'adoption' and m.at >= $4"
);
