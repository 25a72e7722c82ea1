//! What the door asks about requests, with one question for all that wait: who their host is to us, the keys pinned for
//! the actor, the authorities beside it, and what is held under the id of the object.
//!
//! Read anew for every request: a key that was rotated and an authority that is gone do not count at once.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::lane::LaneClass;
use sqlx::Row;

use super::{PeerState, RSA};
use crate::store::{
    Db, StoreError, lane,
    many::{Many, lists},
    material::State,
};

/// Whose request it is, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The host key of the actor.
    pub host: String,
    /// The actor.
    pub actor: String,
    /// The id of the object, if there is one.
    pub object: Option<String>,
}

/// The peer of a host, as the door must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The id of its Application actor.
    pub actor: String,
    /// A partner speaks our replication, a reader does not.
    pub class: LaneClass,
    /// Whether it is on the roster.
    pub state: PeerState,
}

impl Standing {
    /// Whether it is a partner, and on the roster at this moment.
    pub fn is_active_partner(&self) -> bool {
        self.state == PeerState::Active && self.class == LaneClass::Partner
    }
}

/// What is known here of a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arriving {
    /// The peer of its host, on the roster or once on it.
    pub peer: Option<Standing>,
    /// The RSA keys pinned for the very actor: id and PEM.
    pub keys: Vec<(String, String)>,
    /// The actors that are authorities of its host.
    pub authorities: Vec<String>,
    /// The state of the object and who owns it, if it is held.
    pub held: Option<(State, String)>,
}

/// Reads what decisions about requests need; each in the place of what was asked.
pub async fn arriving(db: &Db, asked: &[Asked]) -> Result<Vec<Arriving>, StoreError> {
    let distinct: BTreeSet<&Asked> = asked.iter().collect();
    let mut found = Found::default();
    for list in lists(&distinct.into_iter().collect::<Vec<_>>()) {
        let query = list.iter().fold(sqlx::query(ARRIVING.text(list.len())).bind(RSA), |query, one| {
            query.bind(&one.host).bind(&one.actor).bind(one.object.as_deref())
        });
        for row in &query.fetch_all(db.read()).await? {
            let what: String = row.try_get("what")?;
            found.take(&what, row.try_get("about")?, row.try_get("name")?, row.try_get("more")?)?;
        }
    }
    Ok(asked.iter().map(|one| found.of(one)).collect())
}
static ARRIVING: Many = Many::new(
    1,
    "with asked (host, actor, object) as (values ",
    "(?, ?, ?)",
    "), hosts as (select distinct host from asked), actors as (select distinct host, actor from asked) \
     select 'object' as what, m.uri as about, m.authority as name, m.state as more from material m \
     where m.uri in (select object from asked) \
     union all select 'peer', p.host, p.actor, p.class || ' ' || p.state from hosts h cross join peer p \
     where p.host = h.host \
     union all select 'key', k.actor, k.id, k.public from actors a cross join peer_key k \
     where k.host = a.host and k.actor = a.actor and k.algorithm = $1 \
     union all select 'authority', t.host, t.actor, '' from hosts h cross join peer_authority t \
     where t.host = h.host",
);

/// The rows that were found, by what they are of.
#[derive(Default)]
struct Found {
    peers: BTreeMap<String, Standing>,
    keys: BTreeMap<String, BTreeSet<(String, String)>>,
    authorities: BTreeMap<String, BTreeSet<String>>,
    held: BTreeMap<String, (State, String)>,
}

impl Found {
    fn take(&mut self, what: &str, about: String, name: String, more: String) -> Result<(), StoreError> {
        match what {
            "peer" => {
                let (class, state) = more.split_once(' ').unwrap_or_default();
                let standing = Standing { actor: name, class: lane::class_of(class)?, state: state.parse()? };
                self.peers.insert(about, standing);
            }
            "key" => {
                self.keys.entry(about).or_default().insert((name, more));
            }
            "authority" => {
                self.authorities.entry(about).or_default().insert(name);
            }
            _ => {
                let state = more.parse().map_err(|error| StoreError::unreadable("state", error))?;
                self.held.insert(about, (state, name));
            }
        }
        Ok(())
    }

    fn of(&self, asked: &Asked) -> Arriving {
        Arriving {
            peer: self.peers.get(&asked.host).cloned(),
            keys: self.keys.get(&asked.actor).into_iter().flatten().cloned().collect(),
            authorities: self.authorities.get(&asked.host).into_iter().flatten().cloned().collect(),
            held: asked.object.as_ref().and_then(|object| self.held.get(object)).cloned(),
        }
    }
}
