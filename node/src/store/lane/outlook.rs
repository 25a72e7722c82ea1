//! What a turn must know of its lane, asked with one question: on either engine asking costs more than the answer.

use std::collections::BTreeSet;

use election_pool_protocol::audience::Viewer;
use jiff::Timestamp;
use sqlx::Row;

use super::Lane;
use crate::store::{Db, StoreError, count};

/// What a turn finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Who the lane's host is to us at this moment: a partner on the roster with its authorities, or the public.
    pub viewer: Viewer,
    /// Whether letters are due.
    pub has_letters: bool,
    /// Whether parked entries are due.
    pub has_parked: bool,
    /// Whether entries have failed that were not settled since.
    pub has_failures: bool,
    /// The last position of our log.
    pub head: u64,
}

/// Looks at a lane.
pub async fn outlook(db: &Db, lane: &Lane, now: Timestamp) -> Result<Outlook, StoreError> {
    let query = sqlx::query(OUTLOOK).bind(&lane.id).bind(now.as_millisecond()).bind(&lane.host);
    let rows = query.fetch_all(db.read()).await?;
    let first = rows.first().ok_or_else(|| StoreError::Missing("the head of the log".to_owned()))?;
    let is = |column: &str| first.try_get::<i32, _>(column).map(|one| one == 1);
    let mut authorities = BTreeSet::new();
    for row in &rows {
        authorities.extend(row.try_get::<Option<String>, _>("actor")?);
    }
    let is_partner = first.try_get::<Option<String>, _>("partner")?.is_some();
    Ok(Outlook {
        viewer: if is_partner { Viewer::Peer { authorities } } else { Viewer::Public },
        has_letters: is("letters")?,
        has_parked: is("parked")?,
        has_failures: is("failing")?,
        head: count(first, "head")?,
    })
}
const OUTLOOK: &str = "select h.position as head, p.host as partner, a.actor, \
    case when exists (select 1 from letter t where t.lane = $1 and t.state = 'waiting' and t.next_at <= $2) \
    then 1 else 0 end as letters, \
    case when exists (select 1 from lane_entry e where e.lane = $1 and e.state = 'parked' and e.next_at <= $2) \
    then 1 else 0 end as parked, \
    case when exists (select 1 from lane_entry e where e.lane = $1 and e.state = 'retrying') \
    then 1 else 0 end as failing \
    from head h left join peer p on p.host = $3 and p.state = 'active' and p.class = 'partner' \
    left join peer_authority a on a.host = p.host where h.one = 1";
