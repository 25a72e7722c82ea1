//! What the door asks about a request of a partner, with one question: the keys pinned for the actor, the authorities
//! beside it, and what is held under the id of the object.
//!
//! Read anew for every request: a key that was rotated and an authority that is gone do not count at once.

use sqlx::Row;

use super::RSA;
use crate::store::{
    Db, StoreError,
    material::{State, row::word},
};

/// What is known here of a partner's request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arriving {
    /// The RSA keys pinned for the very actor: id and PEM.
    pub keys: Vec<(String, String)>,
    /// The actors that are authorities of its host.
    pub authorities: Vec<String>,
    /// The state of the object and who owns it, if it is held.
    pub held: Option<(State, String)>,
}

/// Reads what a decision about a request needs.
pub async fn arriving(db: &Db, host: &str, actor: &str, object: Option<&str>) -> Result<Arriving, StoreError> {
    let query = sqlx::query(ARRIVING).bind(host).bind(actor).bind(RSA).bind(object);
    let mut found = Arriving::default();
    for row in &query.fetch_all(db.read()).await? {
        let (what, name): (String, String) = (row.try_get("what")?, row.try_get("name")?);
        match what.as_str() {
            "key" => found.keys.push((name, row.try_get("more")?)),
            "authority" => found.authorities.push(name),
            _ => found.held = Some((word(row, "more")?, name)),
        }
    }
    Ok(found)
}
const ARRIVING: &str = "select 'object' as what, authority as name, state as more from material where uri = $4 \
    union all select 'key', id, public from peer_key where host = $1 and actor = $2 and algorithm = $3 \
    union all select 'authority', actor, '' from peer_authority where host = $1 limit 1000";
