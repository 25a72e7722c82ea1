//! What authors do: publish, revise, narrow, widen, withdraw. One transaction each, as in `node::desk::publish`.

use std::rc::Rc;

use election_pool_protocol::{
    approval::{Submitted, Yes, lets_out},
    audience::{Audience, EntryAudience, Level},
    merkle,
    revision::Standing,
};

use super::{
    letterpress::{self, Edition},
    names::{Nodes, bit, reach},
    state::{Body, Entry, Object, Write},
    world::{Stopped, World},
};
use crate::{
    fault::{CrashPoint, Poison},
    invariant::{Holding, Published, i11_two_persons_have_read_it, i18_what_fails_stays_closed},
};

/// What one deed writes, before it is numbered.
#[derive(Default)]
pub(super) struct Deed {
    entries: Vec<Draft>,
    changes: Vec<(Rc<str>, Object)>,
    erase: Option<Rc<str>>,
}

struct Draft {
    object: Rc<str>,
    is_delete: bool,
    audience: EntryAudience,
    reach: Nodes,
    body: Vec<u8>,
}

impl World {
    /// One of an author's deeds.
    pub(super) fn deed(&mut self, node: usize) {
        if self.is_healed {
            return;
        }
        if !self.nodes[node].is_up {
            // Authors come back when their node does.
            let at = self.now + self.options.span / 20;
            return self.push(at, super::world::Event::Deed { node });
        }
        let own: Vec<Rc<str>> = self.own_live(node);
        let audience = self.some_audience(node);
        let deed = match (self.authors.below(100), own.is_empty()) {
            (0..50, _) | (_, true) => self.published(node, &audience),
            (choice, false) => {
                let id = self.authors.pick(&own).clone();
                let present = self.state(node).objects[&id].audience.clone();
                match choice {
                    50..68 => self.revised(node, &id, &present),
                    68..92 => self.revised(node, &id, &audience),
                    _ => self.withdrawn(node, &id),
                }
            }
        };
        self.decided(&deed);
        self.publish(node, deed);
    }

    /// A second person reads every deed before it is published. At times the author changes a word after that, at times
    /// the author says yes alone: then it is read again, by somebody else.
    fn decided(&mut self, deed: &Deed) {
        let bodies: Vec<u8> = deed.entries.iter().flat_map(|draft| draft.body.iter().copied()).collect();
        let (now, before) = (letterpress::digest(&bodies), letterpress::digest(b"another word"));
        self.book.count("submissions");
        let number = self.book.counts["submissions"];
        let submitted = Submitted { author: "anna", sha256: &now };
        let second = if number.is_multiple_of(7) { "anna" } else { "bo" };
        let read = if number.is_multiple_of(5) { &before } else { &now };
        for (person, sha256) in [(second, read.as_str()), ("bo", now.as_str())] {
            if lets_out(submitted, Yes { person, sha256 }).is_ok() {
                return self.ensure(i11_two_persons_have_read_it(submitted.author, person, sha256, &now));
            }
        }
    }

    pub(super) fn own_live(&self, node: usize) -> Vec<Rc<str>> {
        let objects = self.state(node).objects.iter();
        objects.filter(|(_, o)| o.origin == node && o.standing == Standing::Live).map(|(id, _)| id.clone()).collect()
    }

    fn some_audience(&mut self, node: usize) -> Audience {
        let author = self.names[node].authority.clone();
        let level = *self.authors.pick(&[
            Level::Clear,
            Level::Clear,
            Level::Green,
            Level::Green,
            Level::Green,
            Level::Amber,
            Level::Amber,
            Level::AmberStrict,
            Level::Red,
        ]);
        let named = match level {
            Level::Amber | Level::AmberStrict => {
                let (number, nodes) = (1 + self.authors.below(4), self.names.len());
                (0..number).map(|_| self.names[self.authors.index(nodes)].authority.clone()).collect()
            }
            Level::Red => ["anna".to_owned()].into(),
            _ => std::collections::BTreeSet::new(),
        };
        Audience { level, author, named }
    }

    fn token(&mut self, node: usize, object: &Rc<str>, reach: Nodes, is_id: bool, number: u64) -> u64 {
        let token = super::book::Token { owner: node, reach, object: object.clone(), is_id };
        let known = self.book.tokens.entry(number).or_insert(token);
        known.reach |= reach;
        number
    }

    fn published(&mut self, node: usize, audience: &Audience) -> Deed {
        let number = self.authors.number();
        let id: Rc<str> = format!("{}/materials/{}", self.names[node].origin, letterpress::canary(number)).into();
        self.token(node, &id, 0, true, number);
        let mut deed = Deed::default();
        self.show(node, &id, 1, audience, false, &mut deed);
        deed
    }

    pub(super) fn revised(&mut self, node: usize, id: &Rc<str>, audience: &Audience) -> Deed {
        let held = self.state(node).objects[id].clone();
        if held.was_clear && held.audience.level != Level::Clear && audience.level == Level::Clear {
            // Plain servers were told that it is gone for good: public again, it is another.
            let mut deed = self.withdrawn(node, id);
            let new = self.published(node, audience);
            deed.entries.extend(new.entries);
            deed.changes.extend(new.changes);
            return deed;
        }
        let mut deed = Deed::default();
        let (before, now) = (reach(&self.names, &held.audience), reach(&self.names, audience));
        let loses_readers = held.audience.level == Level::Clear && audience.level != Level::Clear;
        if held.audience.level != Level::Red && (before & !now != 0 || loses_readers) {
            let losers = EntryAudience::losers(held.audience.clone(), audience.clone());
            let rest = format!(r#","pool:revision":{},"pool:withheld":true"#, held.revision);
            self.take_away(node, id, losers, before & !now, &format!("{id:?}"), &rest, &mut deed);
        }
        self.show(node, id, held.revision + 1, audience, held.was_clear, &mut deed);
        deed
    }

    pub(super) fn withdrawn(&mut self, node: usize, id: &Rc<str>) -> Deed {
        let held = self.state(node).objects[id].clone();
        let mut deed = Deed { erase: Some(id.clone()), ..Deed::default() };
        let author = self.names[node].authority.clone();
        let tombstone = letterpress::tombstone(id, &author, held.revision + 1);
        if held.audience.level != Level::Red {
            let to = EntryAudience::of(held.audience.clone());
            let reach = reach(&self.names, &held.audience);
            self.take_away(node, id, to, reach, &tombstone, "", &mut deed);
        }
        let sha256 = letterpress::digest(tombstone.as_bytes());
        let gone =
            Object { standing: Standing::Tombstone, revision: held.revision + 1, sha256, attachment: None, ..held };
        deed.changes.push((id.clone(), gone));
        deed
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a Delete")]
    fn take_away(
        &mut self,
        node: usize,
        id: &Rc<str>,
        audience: EntryAudience,
        reach: Nodes,
        object: &str,
        rest: &str,
        deed: &mut Deed,
    ) {
        let activity = self.activity_id(node);
        let body = letterpress::activity(&activity, "Delete", &self.names[node].authority, &audience.to, object, rest);
        deed.entries.push(Draft { object: id.clone(), is_delete: true, audience, reach, body });
    }

    fn activity_id(&mut self, node: usize) -> String {
        format!("{}/activities/{:016x}", self.names[node].origin, self.authors.number())
    }

    fn show(
        &mut self,
        node: usize,
        id: &Rc<str>,
        revision: u64,
        audience: &Audience,
        was_clear: bool,
        deed: &mut Deed,
    ) {
        let reach = reach(&self.names, audience);
        let number = self.authors.number();
        let token = self.token(node, id, reach, false, number);
        if let Some(known) = self.book.tokens.values_mut().find(|token| token.is_id && token.object == *id) {
            known.reach |= reach;
        }
        let attachment = self.authors.happens(300).then(|| {
            let file = letterpress::attachment(token);
            let sha256 = letterpress::digest(&file);
            self.book.files.insert(sha256.clone(), file);
            sha256
        });
        let author = self.names[node].authority.clone();
        let edition = Edition {
            id,
            author: &author,
            revision,
            audience,
            level: Some(audience.level.as_str()),
            token,
            attachment: attachment.as_deref(),
        };
        let object = letterpress::object(&edition);
        let sha256 = letterpress::digest(object.as_bytes());
        let holding = Holding::Live { revision, sha256: sha256.clone() };
        self.book.texts.entry(id.clone()).or_default().push((holding, reach, false));
        if audience.level != Level::Red {
            let ty = if revision == 1 { "Create" } else { "Update" };
            let activity = self.activity_id(node);
            let body = letterpress::activity(&activity, ty, &author, audience, &object, "");
            let audience = EntryAudience::of(audience.clone());
            deed.entries.push(Draft { object: id.clone(), is_delete: false, audience, reach, body });
        }
        let was_clear = was_clear || audience.level == Level::Clear;
        let audience = audience.clone();
        let (origin, standing) = (node, Standing::Live);
        deed.changes.push((id.clone(), Object { origin, standing, revision, audience, sha256, was_clear, attachment }));
    }

    /// Commits a deed; the author is told only when it is safe.
    pub(super) fn publish(&mut self, node: usize, deed: Deed) {
        let mut transaction: Vec<Write> = deed.changes.into_iter().map(|(id, object)| Write::Put(id, object)).collect();
        transaction.extend(deed.erase.map(Write::EraseObject));
        let (epoch, first) = (self.state(node).epoch, self.state(node).log.len() as u64 + 1);
        let mut told = Vec::new();
        for (position, draft) in (first..).zip(deed.entries) {
            let salt = self.authors.salt();
            let leaf = merkle::leaf(&salt, &draft.body);
            self.book.reach.insert((node, position), draft.reach);
            self.book.published_at.insert((node, position), self.now);
            told.push(Published { node, position, leaf });
            let Draft { object, is_delete, audience, body, .. } = draft;
            transaction.push(Write::Append(Entry {
                position,
                epoch,
                salt,
                leaf,
                object,
                is_delete,
                audience,
                erased: None,
                body: Some(Body::of(body)),
                at: self.now,
            }));
        }
        let (before, after) = (CrashPoint::BeforePublishCommit, CrashPoint::AfterPublishCommit);
        let outcome = self.commit(node, transaction, Some(before), Some(after));
        self.history.add(self.now, format_args!("node {node} publishes {} entries: {outcome:?}", told.len()));
        if outcome == Err(Stopped::Crashed) {
            return;
        }
        if outcome.is_ok() {
            self.book.count("publications");
            let can_write = !self.nodes[node].disk.is_full;
            self.ensure(i18_what_fails_stays_closed(node, "published", can_write));
            self.book.published.entry(node).or_default().extend(told);
        }
        self.wake_lanes(node);
    }

    pub(super) fn wake_lanes(&mut self, node: usize) {
        let now = self.clock(node);
        for peer in 0..self.names.len() {
            let lane = &self.state(node).peers[peer].lane;
            if self.state(node).peers[peer].is_on_roster {
                let at = lane.next_at.max(now);
                self.wake_lane(node, peer, at);
            }
        }
    }

    /// An entry that partners cannot apply, because its author's software went wrong.
    pub(super) fn poison(&mut self, node: usize, poison: Poison) {
        let own: Vec<Rc<str>> = self
            .own_live(node)
            .into_iter()
            .filter(|id| self.state(node).objects[id].audience.level != Level::Red)
            .collect();
        if own.is_empty() || !self.nodes[node].is_up {
            return;
        }
        let id = self.authors.pick(&own).clone();
        let Object { audience, revision, .. } = self.state(node).objects[&id].clone();
        let reach = reach(&self.names, &audience);
        let number = self.authors.number();
        let token = self.token(node, &id, reach, false, number);
        let (author, other) =
            (self.names[node].authority.clone(), self.names[(node + 1) % self.names.len()].authority.clone());
        let edition = Edition {
            id: &id,
            author: if poison == Poison::NotOwner { &other } else { &author },
            revision: if poison == Poison::EqualRevision { revision } else { revision + 1 },
            audience: &audience,
            level: match poison {
                Poison::UnknownLevel => Some("PURPLE"),
                Poison::NoLevel => None,
                _ => Some(audience.level.as_str()),
            },
            token,
            attachment: None,
        };
        let object = letterpress::object(&edition);
        if poison == Poison::EqualRevision {
            let holding = Holding::Live { revision, sha256: letterpress::digest(object.as_bytes()) };
            self.book.texts.entry(id.clone()).or_default().push((holding, reach, true));
        }
        let ty = if poison == Poison::UnknownType { "Frobnicate" } else { "Update" };
        let activity = self.activity_id(node);
        let body = letterpress::activity(&activity, ty, &author, &audience, &object, "");
        let audience = EntryAudience::of(audience);
        let draft = Draft { object: id, is_delete: false, audience, reach, body };
        self.publish(node, Deed { entries: vec![draft], ..Deed::default() });
    }

    /// Whom a position is for at this moment, by the book: nobody once its body is gone.
    pub(super) fn is_for(&self, node: usize, peer: usize, position: u64) -> bool {
        let Some(entry) = self.state(node).entry(position) else { return false };
        let own = self.book.reach.get(&(node, position)).copied().unwrap_or_default();
        let now = if entry.is_delete || !self.state(node).objects.contains_key(&entry.object) {
            Nodes::MAX
        } else {
            self.present_reach(node, &entry.object)
        };
        entry.erased.is_none() && own & now & bit(peer) != 0 && self.state(node).peers[peer].is_on_roster
    }
}
