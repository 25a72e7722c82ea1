//! What a node has on its disk, and the writes that change it. It does not know why anything is written.

use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use election_pool_protocol::{
    activity::Activity,
    admission::{Admission, SenderClass},
    audience::{Audience, EntryAudience},
    merkle::{Frontier, Hash},
    object::Object as Material,
    replication::{AppliedHeader, Erasure, Head},
    revision::Standing,
};

/// Exact bytes, read and judged once however many nodes do so.
#[derive(Debug, Clone)]
pub(super) struct Body(Rc<Sheet>);

#[derive(Debug)]
struct Sheet {
    bytes: Vec<u8>,
    activity: OnceCell<Option<Activity>>,
    object: OnceCell<Result<Material, String>>,
    verdicts: RefCell<Vec<(Question, Admission)>>,
}

/// Everything besides its bytes that decides what becomes of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Question {
    /// The node that asks, if its name is in the bytes: to all others the answer is the same.
    pub(super) asks: Option<usize>,
    pub(super) class: SenderClass,
    /// Whose the object is, as far as it is held, and whether it is withdrawn.
    pub(super) held: Option<(Option<usize>, bool)>,
}

impl Body {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        let (activity, object) = (OnceCell::new(), OnceCell::new());
        Self(Rc::new(Sheet { bytes, activity, object, verdicts: RefCell::default() }))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// The activity; none if the bytes are no activity.
    pub(super) fn activity(&self) -> Option<&Activity> {
        self.0.activity.get_or_init(|| Activity::read(&self.0.bytes).ok()).as_ref()
    }

    /// The object in the activity.
    pub(super) fn object(&self) -> Result<&Material, String> {
        let read = || {
            let bytes = self.activity().and_then(|activity| activity.object.bytes()).ok_or("no object is in it")?;
            Material::read(bytes).map_err(|error| error.to_string())
        };
        self.0.object.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Whether a name is somewhere in the bytes.
    pub(super) fn names(&self, name: &str) -> bool {
        self.0.bytes.windows(name.len()).any(|window| window == name.as_bytes())
    }

    /// What the rules say to a question, which is put to them once.
    pub(super) fn judged(&self, question: Question, ask: impl FnOnce() -> Admission) -> Admission {
        let known = self.0.verdicts.borrow().iter().find(|(asked, _)| *asked == question).map(|(_, said)| said.clone());
        known.unwrap_or_else(|| {
            let said = ask();
            self.0.verdicts.borrow_mut().push((question, said.clone()));
            said
        })
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

/// An entry of the node's own log.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) position: u64,
    pub(super) epoch: u64,
    pub(super) salt: [u8; 16],
    pub(super) leaf: Hash,
    pub(super) object: Rc<str>,
    pub(super) is_delete: bool,
    pub(super) audience: EntryAudience,
    pub(super) erased: Option<Erasure>,
    pub(super) body: Option<Body>,
    pub(super) at: i64,
}

/// An object held, own or received.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Object {
    pub(super) origin: usize,
    pub(super) standing: Standing,
    pub(super) revision: u64,
    pub(super) audience: Audience,
    pub(super) sha256: String,
    pub(super) was_clear: bool,
    /// The digest of its one attachment, if it has one.
    pub(super) attachment: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExceptionState {
    Retrying,
    Parked,
    Refused,
}

/// An entry of a lane that went otherwise than well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exception {
    pub(super) state: ExceptionState,
    pub(super) failures: u32,
    pub(super) first_at: i64,
    pub(super) next_at: i64,
}

/// The stream to one partner.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lane {
    pub(super) cursor: u64,
    pub(super) failures: u32,
    pub(super) failing_since: Option<i64>,
    pub(super) next_at: i64,
    pub(super) last_ok_at: Option<i64>,
    pub(super) exceptions: BTreeMap<u64, Exception>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeafState {
    Open,
    Settled,
    Erased,
    NotForUs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) epoch: u64,
    pub(super) position: u64,
    pub(super) previous: u64,
    pub(super) salt: [u8; 16],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowState {
    Waiting,
    Applied,
    Quarantined,
}

/// An admitted activity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) place: Place,
    pub(super) body: Option<Body>,
    pub(super) at: i64,
    pub(super) state: RowState,
}

/// What is known of one partner and its log.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Peer {
    pub(super) is_on_roster: bool,
    pub(super) was_added: bool,
    pub(super) lane: Lane,
    pub(super) epoch: u64,
    pub(super) applied: u64,
    pub(super) gap_since: Option<i64>,
    pub(super) next_pull_at: i64,
    pub(super) pull_failures: u32,
    pub(super) leaves: BTreeMap<(u64, u64), (Hash, LeafState)>,
    /// The leaves of each epoch up to the first that is missing, hashed.
    hashed: BTreeMap<u64, Frontier>,
    pub(super) inbox: BTreeMap<Rc<str>, Row>,
    pub(super) waiting: BTreeSet<(u64, u64, Rc<str>)>,
    pub(super) head: Option<Head>,
    pub(super) confirmed: Option<AppliedHeader>,
    pub(super) quarantined: u64,
}

/// Everything on the disk of one node.
#[derive(Debug, PartialEq, Default)]
pub(super) struct State {
    pub(super) epoch: u64,
    pub(super) log: Vec<Entry>,
    pub(super) frontier: Frontier,
    pub(super) objects: BTreeMap<Rc<str>, Object>,
    pub(super) peers: Vec<Peer>,
    /// How often each activity had its effect: a line in the book, an entry in a feed, a notification.
    pub(super) effects: BTreeMap<Rc<str>, u32>,
    pub(super) alarms: BTreeSet<String>,
}

/// One change of the disk. A transaction is a list of them.
#[derive(Debug, Clone)]
pub(super) enum Write {
    Epoch(u64),
    Append(Entry),
    EraseObject(Rc<str>),
    EraseBody(u64),
    Put(Rc<str>, Object),
    Lane { peer: usize, lane: Lane },
    Exception { peer: usize, position: u64, exception: Option<Exception> },
    Roster { peer: usize, is_on: bool, cursor: u64, at: i64 },
    Record { peer: usize, activity: Rc<str>, row: Row },
    Place { peer: usize, activity: Rc<str>, place: Place },
    RowState { peer: usize, activity: Rc<str>, state: RowState },
    ForgetBodies { peer: usize, object: Rc<str> },
    Leaf { peer: usize, epoch: u64, position: u64, leaf: Hash, state: LeafState },
    Inbound { peer: usize, epoch: u64, applied: u64, gap_since: Option<i64> },
    NextPull { peer: usize, at: i64, failures: u32 },
    Head { peer: usize, head: Head },
    Confirmed { peer: usize, receipt: AppliedHeader },
    Effect(Rc<str>),
    Alarm(String),
}

impl State {
    /// An empty disk in a network of so many nodes.
    pub(super) fn empty(nodes: usize) -> Self {
        let peer = || Peer { epoch: 1, next_pull_at: i64::MAX, ..Peer::default() };
        Self { epoch: 1, peers: (0..nodes).map(|_| peer()).collect(), ..Self::default() }
    }

    pub(super) fn head(&self) -> Head {
        Head { epoch: self.epoch, position: self.log.len() as u64, root: self.frontier.root() }
    }

    pub(super) fn entry(&self, position: u64) -> Option<&Entry> {
        self.log.get(usize::try_from(position.checked_sub(1)?).ok()?)
    }

    /// The present audience of the object of one of our entries.
    pub(super) fn present(&self, entry: &Entry) -> Option<&Audience> {
        self.objects.get(&entry.object).map(|object| &object.audience)
    }

    pub(super) fn apply(&mut self, write: &Write) {
        match write.clone() {
            Write::Epoch(epoch) => self.epoch = epoch,
            Write::Append(entry) => {
                self.frontier.append(entry.leaf);
                self.log.push(entry);
            }
            Write::EraseObject(object) => {
                let entries = self.log.iter_mut().filter(|entry| entry.object == object && !entry.is_delete);
                entries.for_each(|entry| erase(entry, Erasure::Withdrawn));
            }
            Write::EraseBody(position) => {
                if let Some(entry) = self.log.iter_mut().find(|entry| entry.position == position) {
                    erase(entry, Erasure::Legal);
                }
            }
            Write::Put(id, object) => {
                self.objects.insert(id, object);
            }
            Write::Effect(activity) => *self.effects.entry(activity).or_default() += 1,
            Write::Alarm(words) => {
                self.alarms.insert(words);
            }
            Write::Lane { peer, lane } => self.peers[peer].lane = lane,
            Write::Exception { peer, position, exception } => {
                let exceptions = &mut self.peers[peer].lane.exceptions;
                match exception {
                    Some(exception) => exceptions.insert(position, exception),
                    None => exceptions.remove(&position),
                };
            }
            Write::Roster { peer, is_on, cursor, at } => self.peers[peer].put_on_roster(is_on, cursor, at),
            Write::Record { peer, activity, row } => self.peers[peer].record(activity, row),
            Write::Place { peer, activity, place } => self.peers[peer].place(&activity, place),
            Write::RowState { peer, activity, state } => self.peers[peer].settle(&activity, state),
            Write::ForgetBodies { peer, object } => self.peers[peer].forget(&object),
            Write::Leaf { peer, epoch, position, leaf, state } => {
                self.peers[peer].note_leaf((epoch, position), leaf, state);
            }
            Write::Inbound { peer, epoch, applied, gap_since } => {
                let peer = &mut self.peers[peer];
                (peer.epoch, peer.applied, peer.gap_since) = (epoch, applied, gap_since);
            }
            Write::NextPull { peer, at, failures } => {
                (self.peers[peer].next_pull_at, self.peers[peer].pull_failures) = (at, failures);
            }
            Write::Head { peer, head } => self.peers[peer].head = Some(head),
            Write::Confirmed { peer, receipt } => self.peers[peer].confirmed = Some(receipt),
        }
    }
}

fn erase(entry: &mut Entry, reason: Erasure) {
    entry.erased = entry.erased.or(Some(reason));
    entry.body = None;
}

impl Peer {
    fn put_on_roster(&mut self, is_on: bool, cursor: u64, at: i64) {
        self.is_on_roster = is_on;
        if !is_on {
            return;
        }
        if !self.was_added {
            self.lane.cursor = cursor;
            self.was_added = true;
        }
        (self.lane.failures, self.lane.failing_since, self.lane.next_at) = (0, None, at);
        self.next_pull_at = self.next_pull_at.min(at);
    }

    /// A repeat of an id is a no-op; whoever asks for it again has taken the old row away.
    fn record(&mut self, activity: Rc<str>, row: Row) {
        self.waiting.insert((row.place.position, row.place.epoch, activity.clone()));
        self.inbox.insert(activity, row);
    }

    /// What still waits with a place of an epoch that is over takes the one it has now.
    fn place(&mut self, activity: &Rc<str>, place: Place) {
        let Some(row) = self.inbox.get_mut(activity) else { return };
        if row.state == RowState::Waiting && row.place.epoch < place.epoch {
            self.waiting.remove(&(row.place.position, row.place.epoch, activity.clone()));
            row.place = place;
            self.waiting.insert((place.position, place.epoch, activity.clone()));
        }
    }

    fn settle(&mut self, activity: &Rc<str>, state: RowState) {
        let Some(row) = self.inbox.get_mut(activity) else { return };
        self.waiting.remove(&(row.place.position, row.place.epoch, activity.clone()));
        row.state = state;
        if state == RowState::Quarantined {
            self.quarantined += 1;
        }
    }

    /// Erases the bytes of everything settled that named an object.
    fn forget(&mut self, object: &str) {
        for row in self.inbox.values_mut().filter(|row| row.state != RowState::Waiting) {
            let names = row.body.as_ref().and_then(Body::activity).and_then(|activity| activity.object.id());
            if names == Some(object) {
                row.body = None;
            }
        }
    }

    /// A settled position stays settled, except that the origin may erase it; a body refused before may come.
    fn note_leaf(&mut self, place: (u64, u64), leaf: Hash, state: LeafState) {
        let Some(entry) = self.leaves.get_mut(&place) else {
            self.leaves.insert(place, (leaf, state));
            return self.hash(place.0);
        };
        if entry.0 != leaf {
            return;
        }
        entry.1 = match (entry.1, state) {
            (LeafState::Settled, new) if new != LeafState::Erased => LeafState::Settled,
            (LeafState::Open, LeafState::NotForUs) => LeafState::Open,
            (_, new) => new,
        };
    }

    /// Hashes what has become unbroken.
    fn hash(&mut self, epoch: u64) {
        let hashed = self.hashed.entry(epoch).or_default();
        while let Some((leaf, _)) = self.leaves.get(&(epoch, hashed.size() + 1)) {
            hashed.append(*leaf);
        }
    }

    /// The leaves of an epoch, hashed up to the first that is missing.
    pub(super) fn hashed(&self, epoch: u64) -> Frontier {
        self.hashed.get(&epoch).cloned().unwrap_or_default()
    }

    /// The highest position of an epoch that is known, and the last up to which every leaf is held.
    pub(super) fn held_leaves(&self, epoch: u64) -> (u64, u64) {
        let highest = self.leaves.range((epoch, 0)..=(epoch, u64::MAX)).next_back();
        (highest.map_or(0, |((_, position), _)| *position), self.hashed.get(&epoch).map_or(0, Frontier::size))
    }

    /// The leaf held of a position by the latest epoch before this one.
    pub(super) fn leaf_before(&self, epoch: u64, position: u64) -> Option<Hash> {
        (1..epoch).rev().find_map(|before| self.leaves.get(&(before, position))).map(|(leaf, _)| *leaf)
    }
}
