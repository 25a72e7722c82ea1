//! Whom this node knows by name, and who would receive a material: the same function that enforces it answers.

use std::{collections::BTreeMap, fmt};

use election_pool_protocol::{
    audience::{Action, Audience, Level, may},
    lane::LaneClass,
};
use serde::Serialize;

use super::{DeskError, account, authority::AUTHORITIES, draft::may_write, publish::carried::Line};
use crate::{
    app::App,
    model::{
        circle::{Known, Person},
        name::Handle,
    },
    store::{self, account::Account},
};

/// Most peers and lanes looked at.
const ROWS: u32 = 1000;

/// Circles, authorities of the roster and of this node, users.
pub(super) async fn known(app: &App) -> Result<Known, DeskError> {
    let mut known = Known::default();
    for (name, handles) in &app.config.circles {
        let members = handles.iter().filter_map(|handle| handle.parse::<Handle>().ok()).collect();
        known.circles.insert(name.clone(), members);
    }
    let mut note = |username: &str, host: &str, actor: String| {
        if let Ok(handle) = format!("@{username}@{host}").parse::<Handle>() {
            known.authorities.insert(handle, actor);
        }
    };
    for own in store::actor::authorities(&app.db, AUTHORITIES).await? {
        note(&own.username, app.config.host(), own.actor);
    }
    for peer in store::peer::partners(&app.db, ROWS).await? {
        for authority in store::peer::authorities(&app.db, &peer.host).await? {
            note(&authority.username, &peer.host, authority.actor);
        }
    }
    let person = |person: Account| {
        let (may_read, may_write) = (account::may_be_named(&person), may_write(&person));
        (person.username, Person { authority: person.authority, may_read, may_write })
    };
    known.people = account::all(app).await?.into_iter().map(person).collect();
    Ok(known)
}

/// A circle as the configuration has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Its name.
    pub name: String,
    /// The handles in it, each with whether this node exchanges with it: while it does not, nothing goes to the circle.
    pub members: Vec<(String, bool)>,
}

/// The circles of this node, in the order of their names.
pub async fn circles(app: &App) -> Result<Vec<Circle>, DeskError> {
    let known = known(app).await?;
    let is_known = |handle: &String| handle.parse().is_ok_and(|handle: Handle| known.authorities.contains_key(&handle));
    let member = |handle: &String| (handle.clone(), is_known(handle));
    let circle = |(name, handles): (&String, &Vec<String>)| Circle {
        name: name.clone(),
        members: handles.iter().map(member).collect(),
    };
    Ok(app.config.circles.iter().map(circle).collect())
}

/// Who will receive a material, by name and number.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// The level.
    pub tlp: Level,
    /// The title.
    pub title: String,
    /// Partners that will hold it, with their authorities.
    pub partners: BTreeMap<String, Vec<String>>,
    /// Partners on the roster that will not.
    pub not: Vec<String>,
    /// What each circle was expanded to.
    pub circles: BTreeMap<String, Vec<String>>,
    /// Other servers whose followers will receive it.
    pub readers: usize,
    /// Persons of this node who may read it.
    pub persons: Vec<String>,
    /// Whether anybody can read it on the web and in feeds.
    pub is_public: bool,
    /// Of a revision: the languages of the one before that it carries on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Line>,
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "TLP:{}  {}", self.tlp, self.title)?;
        for (circle, members) in &self.circles {
            writeln!(f, "circle {circle}: {}", members.join(", "))?;
        }
        if self.partners.is_empty() {
            writeln!(f, "no partner will receive it")?;
        }
        for (host, authorities) in &self.partners {
            writeln!(f, "will receive it: {host} ({})", authorities.join(", "))?;
        }
        for host in &self.not {
            writeln!(f, "will not receive it: {host}")?;
        }
        writeln!(f, "other servers that receive it: {}", self.readers)?;
        writeln!(f, "persons of this node who may read it: {}", self.persons.join(", "))?;
        write!(f, "on public pages and in feeds: {}", if self.is_public { "yes" } else { "no" })?;
        self.carried.iter().try_for_each(|line| write!(f, "\n{line}"))
    }
}

/// Computes who would receive a material of this audience.
pub(super) async fn preview(
    app: &App,
    title: &str,
    audience: &Audience,
    circles: BTreeMap<String, Vec<String>>,
) -> Result<Preview, DeskError> {
    use election_pool_protocol::audience::Viewer;
    let (mut partners, mut not) = (BTreeMap::new(), Vec::new());
    for peer in store::peer::partners(&app.db, ROWS).await? {
        let viewer = store::peer::viewer(&app.db, &peer.host).await?;
        if may(Action::Receive, audience, &viewer) {
            let names = store::peer::authorities(&app.db, &peer.host).await?;
            partners.insert(peer.host, names.into_iter().map(|authority| authority.username).collect());
        } else {
            not.push(peer.host);
        }
    }
    let is_public = may(Action::Feed, audience, &Viewer::Public);
    let lanes = store::lane::list(&app.db, ROWS).await?;
    let readers = lanes.iter().filter(|one| one.lane.class == LaneClass::Reader && one.lane.cursor.is_some()).count();
    let accounts = account::all(app).await?;
    let reads = |person: &Account| may(Action::Read, audience, &account::viewer(person));
    Ok(Preview {
        tlp: audience.level,
        title: title.to_owned(),
        partners,
        not,
        circles,
        readers: if is_public { readers } else { 0 },
        persons: accounts.iter().filter(|account| reads(account)).map(|account| account.username.clone()).collect(),
        is_public,
        carried: Vec::new(),
    })
}
