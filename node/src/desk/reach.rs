//! Who will see it: before something is submitted and before it is approved, by name, computed by the function that
//! enforces it, and beside who has it now.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::{
    audience::{Action, Audience, Level, Viewer, may},
    digest,
    translation::may_translate,
};
use indexmap::IndexMap;

use super::{DeskError, account, network, publish};
use crate::{
    app::App,
    model::{circle::Addressed, source::Bundle},
    store::{
        self,
        account::Account,
        material::{Held, State},
    },
};

/// Who will see a text, or of a withdrawal who loses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Whether it is withdrawn: those who have it now lose it, and are told so.
    pub is_end: bool,
    /// The level.
    pub level: Level,
    /// The level it has now, if it is published.
    pub before: Option<Level>,
    /// The authorities of this node and of the partners, in the order of their hosts.
    pub authorities: Vec<Receiver>,
    /// What each circle named stands for: actor ids.
    pub circles: BTreeMap<String, BTreeSet<String>>,
    /// User names of the people of this node who may read it, or no longer may.
    pub people: BTreeSet<String>,
    /// Those of them who may not read it now.
    pub people_new: usize,
    /// How many may read it now and no longer then.
    pub people_gone: usize,
    /// Whether anybody reads it on the web and in feeds, then and now.
    pub is_public: Change,
    /// Followers on other servers that receive it, or that it is withdrawn.
    pub followers: u64,
    /// The servers they are on.
    pub servers: u64,
    /// The machines that may translate it, by the names of the configuration.
    pub translators: BTreeSet<String>,
}

impl Reach {
    /// A digest of who will see it, or loses it, for whoever decides to say whom they were shown: what everybody may read is
    /// one thing, whoever joins or leaves.
    pub fn digest(&self) -> String {
        let mut whom = vec![self.level.to_string()];
        let is_meant = |change: Change| if self.is_end { change == Change::Gone } else { change.will() };
        if self.is_end {
            whom.push("withdrawn".to_owned());
        }
        if is_meant(self.is_public) {
            whom.push("everybody".to_owned());
        } else {
            let authorities = self.authorities.iter().filter(|one| is_meant(one.change));
            whom.extend(authorities.map(|one| format!("{} {}", one.host, one.actor)));
            whom.extend(self.people.iter().map(|one| format!("person {one}")));
            whom.extend(self.translators.iter().map(|one| format!("machine {one}")));
        }
        digest::hex(&digest::sha256(whom.join("\n").as_bytes()))
    }
}

/// An authority, and whether it will have the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// The id of its actor.
    pub actor: String,
    /// What it is called, per language.
    pub names: IndexMap<String, String>,
    /// Its host.
    pub host: String,
    /// Whether it is of this node.
    pub is_own: bool,
    /// Whether it will have it, and has it.
    pub change: Change,
}

/// What is, held against what will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It will, and does.
    Stays,
    /// It will, and does not.
    New,
    /// It will not, and does.
    Gone,
    /// It will not, and does not.
    Never,
}

impl Change {
    const fn of(will: bool, does: bool) -> Self {
        match (will, does) {
            (true, true) => Self::Stays,
            (true, false) => Self::New,
            (false, true) => Self::Gone,
            (false, false) => Self::Never,
        }
    }

    /// Whether it will.
    pub const fn will(self) -> bool {
        matches!(self, Self::Stays | Self::New)
    }
}

/// Who will see what these files become, written by this person, in the place of what is held.
pub(super) async fn of_bundle(
    app: &App,
    person: &Account,
    bundle: Bundle,
    held: Option<&Held>,
) -> Result<Reach, DeskError> {
    let (_, Addressed { audience, circles }) = publish::addressed(app, bundle, person).await?;
    of_audience(app, &audience, circles, held).await
}

/// Who will see what is for this audience, in the place of what is held.
pub(super) async fn of_audience(
    app: &App,
    audience: &Audience,
    circles: BTreeMap<String, BTreeSet<String>>,
    held: Option<&Held>,
) -> Result<Reach, DeskError> {
    let now = held.filter(|held| held.material.state == State::Live).map(|held| &held.material.audience);
    between(app, now, Some(audience), circles).await
}

/// Who will see a revision that is for whom it was for before.
pub async fn of_revision(app: &App, held: &Held) -> Result<Reach, DeskError> {
    of_audience(app, &held.material.audience, BTreeMap::new(), Some(held)).await
}

/// Who loses what is held once it is withdrawn.
pub async fn of_end(app: &App, held: &Held) -> Result<Reach, DeskError> {
    between(app, Some(&held.material.audience), None, BTreeMap::new()).await
}

/// What changes from whom it is for now to whom it will be for.
async fn between(
    app: &App,
    now: Option<&Audience>,
    then: Option<&Audience>,
    circles: BTreeMap<String, BTreeSet<String>>,
) -> Result<Reach, DeskError> {
    let change = |action: Action, viewer: &Viewer| {
        let is = |audience: Option<&Audience>| audience.is_some_and(|audience| may(action, audience, viewer));
        Change::of(is(then), is(now))
    };
    let nobody = Audience { level: Level::Red, author: String::new(), named: BTreeSet::new() };
    let audience = then.or(now).unwrap_or(&nobody);
    let mut authorities = Vec::new();
    for body in network::authorities(app).await? {
        let viewer = if body.is_own {
            Viewer::Staff { person: String::new(), authority: body.actor.clone(), client: false }
        } else {
            Viewer::Peer { authorities: [body.actor.clone()].into() }
        };
        let action = if body.is_own { Action::Read } else { Action::Receive };
        authorities.push(Receiver {
            change: change(action, &viewer),
            actor: body.actor,
            names: body.names,
            host: body.host,
            is_own: body.is_own,
        });
    }
    let accounts = account::all(app).await?;
    let people = accounts.iter().map(|one| (one, change(Action::Read, &account::viewer(one))));
    let people: Vec<(&Account, Change)> = people.collect();
    let is_public = change(Action::Feed, &Viewer::Public);
    let (followers, servers) = store::follow::count_reached(&app.db, &audience.author).await?;
    let author = Viewer::Staff { person: String::new(), authority: audience.author.clone(), client: false };
    let providers = app.config.translation.providers.iter();
    let is_end = then.is_none();
    let is_meant = |change: Change| if is_end { change == Change::Gone } else { change.will() };
    let is_told = is_meant(is_public);
    Ok(Reach {
        is_end,
        level: audience.level,
        before: now.map(|now| now.level),
        authorities,
        circles,
        people: people.iter().filter(|(_, change)| is_meant(*change)).map(|(one, _)| one.username.clone()).collect(),
        people_new: people.iter().filter(|(_, change)| *change == Change::New).count(),
        people_gone: people.iter().filter(|(_, change)| *change == Change::Gone).count(),
        is_public,
        followers: if is_told { followers } else { 0 },
        servers: if is_told { servers } else { 0 },
        translators: providers
            .filter(|provider| may_translate(provider.reach, then, &author))
            .map(|provider| provider.name.clone())
            .collect(),
    })
}
