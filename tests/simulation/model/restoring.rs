//! A node whose disk is lost and that goes on from a backup: it takes back from its partners what it had published
//! since, and raises its epoch. As in `docs/replication.md`, "Epochs".

use std::{collections::BTreeMap, rc::Rc};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    audience::{Audience, EntryAudience, Level},
    context::is_public,
    merkle::{self, Hash},
    mutant::Mutant,
    object::Object as Material,
    replication::Erasure,
    revision::{Change, Standing, takes_effect},
};

use super::{
    applying::material_of,
    letterpress,
    names::everybody,
    state::{Body, Entry, Object, Write},
    world::{Event, World},
};
use crate::fault::{HOUR, MINUTE};

/// What partners hold of one position.
type Found = BTreeMap<u64, (Hash, Option<([u8; 16], Body)>)>;

impl World {
    /// The disk is gone; the backup is put in its place, and waits for a person.
    pub(super) fn lose_disk(&mut self, node: usize) {
        let Some(backup) = self.nodes[node].backup.filter(|_| !self.nodes[node].is_restoring) else { return };
        self.stop(node, true);
        let length = self.nodes[node].disk.length();
        self.nodes[node].disk.restore(backup.min(length));
        self.nodes[node].is_restoring = true;
        self.book.taken.remove(&node);
        self.book.shown.retain(|(holder, _), _| *holder != node);
        self.book.gone.retain(|(holder, _)| *holder != node);
        self.book.settled.retain(|(holder, _, _)| *holder != node);
        self.book.count("restores");
        // Long enough that nothing of the former life is still under way and fresh.
        let at = self.now + self.chance.within(15 * MINUTE..HOUR);
        self.push(at, Event::Confirm { node });
    }

    /// A person confirms: every partner is asked for what it holds of our log.
    pub(super) fn confirm_restore(&mut self, node: usize) {
        if !self.nodes[node].is_restoring {
            return;
        }
        self.nodes[node].is_restoring = false;
        if Mutant::RestoreWithoutEpoch.is_planted() {
            self.book.published.remove(&node);
            return self.start(node);
        }
        let after = self.state(node).log.len() as u64;
        let found = self.held_by_partners(node, after);
        let last = found.keys().next_back().copied().unwrap_or(after);
        // What nobody has seen but the disk that is lost cannot come back.
        let is_known = |position: u64| position <= after || found.contains_key(&position);
        self.book.published.entry(node).or_default().retain(|published| is_known(published.position));
        let mut transaction = self.taken_back(node, after, last, &found);
        // Newer than any that anybody was shown, which may be more than the backup knows of.
        let shown = self.nodes.iter().map(|other| other.disk.state().peers[node].epoch).max().unwrap_or_default();
        let epoch = self.state(node).epoch.max(shown) + 1;
        transaction.push(Write::Epoch(epoch));
        transaction.push(Write::Append(self.announcement(node, epoch, last + 1)));
        self.book.reach.insert((node, last + 1), everybody(&self.names));
        self.commit(node, transaction, None, None).expect("nothing is armed on a node that is down");
        self.history
            .add(self.now, format_args!("node {node} restored at {after}, took back up to {last}, epoch {epoch}"));
        self.start(node);
    }

    fn held_by_partners(&self, node: usize, after: u64) -> Found {
        let mut found = Found::new();
        for partner in (0..self.names.len()).filter(|partner| *partner != node) {
            let held = &self.state(partner).peers[node];
            // What a later epoch says of a position stands.
            let leaves = held.leaves.iter().filter(|((_, position), _)| *position > after);
            let leaves: BTreeMap<u64, Hash> = leaves.map(|((_, position), (leaf, _))| (*position, *leaf)).collect();
            for (position, leaf) in leaves {
                found.entry(position).or_insert((leaf, None));
            }
            for row in held.inbox.values().filter(|row| row.place.position > after) {
                let Some(body) = &row.body else { continue };
                let leaf = merkle::leaf(&row.place.salt, body.bytes());
                let entry = found.entry(row.place.position).or_insert((leaf, None));
                if entry.0 == leaf {
                    entry.1 = Some((row.place.salt, body.clone()));
                }
            }
        }
        found
    }

    /// The entries at their old positions, and the materials as they say.
    fn taken_back(&mut self, node: usize, after: u64, last: u64, found: &Found) -> Vec<Write> {
        let epoch = self.state(node).epoch;
        let mut objects: BTreeMap<Rc<str>, Object> = BTreeMap::new();
        let mut transaction = Vec::new();
        for position in after + 1..=last {
            let nothing = (self.chance.salt(), None);
            let (leaf, body) = found
                .get(&position)
                .map_or_else(|| (merkle::leaf(&nothing.0, b""), None), |(leaf, body)| (*leaf, body.clone()));
            let (salt, body) = body.map_or(nothing, |(salt, body)| (salt, Some(body)));
            let next = found.get(&(position + 1)).and_then(|(_, body)| body.as_ref().map(|(_, body)| body.clone()));
            let activity = body.as_ref().and_then(Body::activity);
            let audience = activity
                .map(|activity| self.audience_of(node, activity, next.as_ref(), &mut objects, &mut transaction));
            let nobody = || Audience {
                level: Level::Red,
                author: self.names[node].authority.clone(),
                named: std::collections::BTreeSet::new(),
            };
            transaction.push(Write::Append(Entry {
                position,
                epoch,
                salt,
                leaf,
                object: activity.and_then(|activity| activity.object.id()).unwrap_or_default().into(),
                is_delete: activity.is_some_and(|activity| activity.ty == ActivityType::Delete),
                audience: audience.unwrap_or_else(|| EntryAudience::of(nobody())),
                erased: if body.is_none() { Some(Erasure::Lost) } else { None },
                at: self.now,
                body,
            }));
        }
        transaction.extend(objects.into_iter().map(|(id, object)| Write::Put(id, object)));
        transaction
    }

    /// Whom an entry was for, worked out again from what it says, and what it did to its object.
    fn audience_of(
        &self,
        node: usize,
        activity: &Activity,
        next: Option<&Body>,
        objects: &mut BTreeMap<Rc<str>, Object>,
        transaction: &mut Vec<Write>,
    ) -> EntryAudience {
        let author = self.names[node].authority.as_str();
        let id: Rc<str> = activity.object.id().unwrap_or_default().into();
        if *id == *self.names[node].application {
            return EntryAudience::of(Audience::clear(author));
        }
        let held = objects.get(&id).or_else(|| self.state(node).objects.get(&id)).cloned();
        let nobody =
            Audience { level: Level::Red, author: author.to_owned(), named: std::collections::BTreeSet::new() };
        let present = held.as_ref().map_or_else(|| nobody.clone(), |held| held.audience.clone());
        let standing = held.as_ref().map(|held| (held.standing, held.revision));
        if activity.ty == ActivityType::Delete {
            let bytes = activity.object.bytes().unwrap_or_default();
            // What is held may be older than the Delete, or nothing at all: the Delete itself says whom it was for.
            let present = addressed(author, activity);
            let mut object = held.unwrap_or_else(|| Object {
                origin: node,
                standing: Standing::Live,
                revision: activity.revision.unwrap_or_default(),
                audience: present.clone(),
                sha256: String::new(),
                was_clear: present.level == Level::Clear,
                attachment: None,
            });
            if activity.withheld {
                let after = next.and_then(Body::activity).filter(|next| next.object.id() == Some(&id));
                let after = after.and_then(|next| shown(node, author, next)).map_or(nobody, |shown| shown.audience);
                // Until an entry says who keeps it, nobody does; and no revision is used twice.
                object.audience = after.clone();
                object.revision = object.revision.max(activity.revision.unwrap_or_default());
                objects.insert(id, object);
                return EntryAudience::losers(present, after);
            }
            object.revision = Material::read(bytes).ok().and_then(|gone| gone.revision).unwrap_or(object.revision);
            (object.standing, object.sha256, object.attachment) =
                (Standing::Tombstone, letterpress::digest(bytes), None);
            object.audience = present.clone();
            transaction.push(Write::EraseObject(id.clone()));
            objects.insert(id, object);
            return EntryAudience::of(present);
        }
        let Some(mut new) = shown(node, author, activity) else { return EntryAudience::of(present) };
        let audience = new.audience.clone();
        new.was_clear |= held.is_some_and(|held| held.was_clear);
        if takes_effect(standing, Change::Show, new.revision) {
            objects.insert(id, new);
        }
        EntryAudience::of(audience)
    }

    fn announcement(&mut self, node: usize, epoch: u64, position: u64) -> Entry {
        let name = &self.names[node];
        let audience = Audience::clear(name.authority.clone());
        let actor = format!(r#"{{"id":"{}","type":"Application"}}"#, name.application);
        let id = format!("{}/activities/restored-{epoch}", name.origin);
        let body = letterpress::activity(&id, "Update", &name.application, &audience, &actor, "");
        let (object, salt): (Rc<str>, _) = (name.application.as_str().into(), self.chance.salt());
        let leaf = merkle::leaf(&salt, &body);
        let (audience, body) = (EntryAudience::of(audience), Some(Body::of(body)));
        Entry { position, epoch, salt, leaf, object, is_delete: false, audience, erased: None, body, at: self.now }
    }
}

/// The material that an entry of ours shows.
fn shown(node: usize, author: &str, activity: &Activity) -> Option<Object> {
    let bytes = activity.object.bytes()?;
    let material = Material::read(bytes).ok()?;
    if material.attributed_to.as_deref() != Some(author) || matches!(activity.ty, ActivityType::Other(_)) {
        return None;
    }
    material_of(node, author, &material, bytes).ok()
}

/// Whom an entry of ours was addressed to.
fn addressed(author: &str, activity: &Activity) -> Audience {
    let named: std::collections::BTreeSet<String> =
        activity.to.iter().filter(|actor| actor.contains("/actors/")).cloned().collect();
    match activity.to.first() {
        Some(to) if is_public(to) => Audience::clear(author),
        Some(to) if to.ends_with("/partners") => Audience::green(author),
        _ => Audience { level: Level::AmberStrict, author: author.to_owned(), named },
    }
}
