//! What an activity of ours that a partner gave back was when it was published: its entry, and what it did.
//!
//! What cannot be told any more is narrowed, never widened: unknown means nobody but the author.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    audience::{Audience, EntryAudience, Level},
    replication::Erasure,
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    app::App,
    desk::{DeskError, effect},
    model::received::{self, Sender},
    store::{
        self,
        actor::OwnActor,
        log::{Consequence, Erase, NewEntry},
        material::{Change, Entomb},
    },
};

/// An activity with its position and salt.
pub(super) type Body<'b> = (u64, [u8; 16], &'b [u8]);

/// Reads activities in the order of the log, each in the light of those before it.
pub(super) struct Reader<'a> {
    app: &'a App,
    now: Timestamp,
    /// Objects whose audience this reading has changed.
    audiences: BTreeMap<String, Audience>,
    /// The audience an object has from a position on, for the Delete that stands before it.
    coming: BTreeMap<(String, u64), Audience>,
    /// What follows, in order.
    pub consequences: Vec<Consequence>,
    /// The attachments of what was shown.
    pub attachments: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    /// A reader that may look ahead in `bodies`.
    pub fn new(app: &'a App, bodies: &[Body<'_>], now: Timestamp) -> Self {
        let coming = bodies.iter().filter_map(|(position, _, bytes)| {
            let activity = Activity::read(bytes).ok()?;
            let material = received::read(activity.object.bytes()?, Sender::Partner, now).ok()?.material;
            Some(((material.uri, *position), material.audience))
        });
        Self {
            app,
            now,
            audiences: BTreeMap::new(),
            coming: coming.collect(),
            consequences: Vec::new(),
            attachments: BTreeSet::new(),
        }
    }

    /// The entry of a body, and when it was published; none if it cannot have been ours.
    pub async fn read(
        &mut self,
        (position, salt, bytes): Body<'_>,
    ) -> Result<Option<(NewEntry, Timestamp)>, DeskError> {
        let Ok(activity) = Activity::read(bytes) else { return Ok(None) };
        let Some(object) = activity.object.id().map(str::to_owned) else { return Ok(None) };
        let audience = match activity.ty {
            ActivityType::Create | ActivityType::Update if effect::is_actor(&activity) => {
                Some(self.actor(&activity, &object))
            }
            ActivityType::Create | ActivityType::Update => self.shown(&activity),
            ActivityType::Delete if activity.withheld => Some(self.withheld(&activity, &object, position).await?),
            ActivityType::Delete => self.withdrawn(&activity, &object).await?,
            _ => Some(EntryAudience::of(addressed(&activity))),
        };
        let Some(audience) = audience else { return Ok(None) };
        let at = activity.published.as_ref().map_or(self.now, |moment| moment.at().min(self.now));
        let entry = NewEntry {
            salt,
            activity: activity.id.clone(),
            actor: activity.actor.clone(),
            object,
            kind: activity.ty.as_str().to_owned(),
            audience,
            bytes: bytes.to_vec(),
            reader_bytes: None,
        };
        Ok(Some((entry, at)))
    }

    fn actor(&mut self, activity: &Activity, object: &str) -> EntryAudience {
        if let Some(bytes) = activity.object.bytes().filter(|_| object == activity.actor) {
            self.consequences.push(Consequence::Actor(OwnActor { uri: object.to_owned(), bytes: bytes.to_vec() }));
        }
        EntryAudience::of(Audience::clear(&activity.actor))
    }

    fn shown(&mut self, activity: &Activity) -> Option<EntryAudience> {
        let bytes = activity.object.bytes()?;
        let mut material = received::read(bytes, Sender::Partner, self.now).ok()?.material;
        if material.authority != activity.actor || !material.uri.starts_with(self.app.config.origin()) {
            return None;
        }
        material.country = Some(self.app.config.node.country.clone());
        let audience = material.audience.clone();
        self.audiences.insert(material.uri.clone(), audience.clone());
        self.attachments.extend(material.attachments.iter().map(|file| file.sha256.clone()));
        let (id, host) = (self.local_id(&material.uri), self.app.config.host().to_owned());
        let write = effect::write_of(&material, id, host, true, bytes.to_vec(), None);
        self.consequences.push(Consequence::Change(write.into()));
        Some(EntryAudience::of(audience))
    }

    /// Of a narrowing the Delete comes first, and the Update behind it says who keeps the object. Without that nobody
    /// may be taken to keep it: it stays with its author until somebody revises it.
    async fn withheld(&mut self, activity: &Activity, object: &str, position: u64) -> Result<EntryAudience, DeskError> {
        // Its addressees are who loses the object; what is held may be older, and narrower.
        let told = addressed(activity);
        let before = self.audience(object).await?.filter(|held| covers(held, &told)).unwrap_or(told);
        if let Some(after) = self.coming.get(&(object.to_owned(), position + 1)) {
            return Ok(EntryAudience::losers(before, after.clone()));
        }
        let after = Audience { level: Level::AmberStrict, author: activity.actor.clone(), named: BTreeSet::new() };
        self.audiences.insert(object.to_owned(), after.clone());
        self.consequences.push(Consequence::Narrow { object: object.to_owned(), audience: after.clone() });
        Ok(EntryAudience::losers(before, after))
    }

    async fn withdrawn(&mut self, activity: &Activity, object: &str) -> Result<Option<EntryAudience>, DeskError> {
        let Some(bytes) = activity.object.bytes() else { return Ok(None) };
        let Ok(gone) = received::read_tombstone(bytes, self.now) else { return Ok(None) };
        // Its addressees are whoever it was for last; what is held may be older: the body that widened or narrowed it is
        // erased everywhere. What is held says more of the level.
        let told = addressed(activity);
        let held = self.audience(object).await?;
        let audience = held.filter(|held| covers(held, &told) && covers(&told, held)).unwrap_or(told);
        self.consequences.push(Consequence::Change(Change::Entomb(Entomb {
            id: self.local_id(object),
            uri: object.to_owned(),
            origin: self.app.config.host().to_owned(),
            is_own: true,
            authority: activity.actor.clone(),
            revision: gone.revision,
            bytes: bytes.to_vec(),
            reason: serde_json::to_string(&gone.reason).ok().filter(|_| !gone.reason.is_empty()),
            updated: gone.at,
        })));
        let erase = Erase { object: object.to_owned(), reason: Erasure::Withdrawn };
        self.consequences.push(Consequence::Erase(erase));
        Ok(Some(EntryAudience::of(audience)))
    }

    async fn audience(&self, object: &str) -> Result<Option<Audience>, DeskError> {
        if let Some(known) = self.audiences.get(object) {
            return Ok(Some(known.clone()));
        }
        let held = store::material::find_own_bytes(&self.app.db, object).await?;
        Ok(held.map(|held| held.audience))
    }

    /// The last part of an id of ours is the local UUID, as when it was published.
    fn local_id(&self, uri: &str) -> String {
        let last = uri.rsplit('/').next().unwrap_or_default();
        Uuid::parse_str(last).unwrap_or_else(|_| self.app.chance.uuid(self.now)).to_string()
    }
}

/// Whether everybody whom one audience includes is included in the other; clients aside, whom no address names.
fn covers(wide: &Audience, narrow: &Audience) -> bool {
    let is_named = |one: &Audience| one.level >= Level::Amber;
    match (is_named(wide), is_named(narrow)) {
        (false, false) => wide.level <= narrow.level,
        (false, true) => true,
        (true, false) => false,
        (true, true) => narrow.named.iter().all(|actor| wide.named.contains(actor) || *actor == wide.author),
    }
}

/// The audience that the addressees speak of; what is for neither everybody nor all partners is for those named alone.
fn addressed(activity: &Activity) -> Audience {
    if activity.is_public() {
        return Audience::clear(&activity.actor);
    }
    if activity.to.iter().any(|to| to.ends_with("/partners")) {
        return Audience::green(&activity.actor);
    }
    let named = activity.to.iter().cloned().collect();
    Audience { level: Level::AmberStrict, author: activity.actor.clone(), named }
}
