//! The memory: what is kept under its name, no more than is allowed, and who renders what at this moment.
//!
//! Addresses with a question have a quarter of it to themselves, so that somebody who asks all questions there are does
//! not push out what everybody reads.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::sync;

use super::kept::Kept;
use crate::app::Metrics;

/// The part that addresses with a question may take.
const ASKING: usize = 4;
/// The part that one answer may take.
const LARGEST: usize = 8;

/// What is kept.
pub(super) struct Shelf {
    plain: Board,
    asking: Board,
    largest: usize,
    uses: AtomicU64,
    turns: Mutex<HashMap<String, Turn>>,
    metrics: Arc<Metrics>,
}

/// Held by whoever renders; says after how many changes it was last found that the answer cannot be kept.
type Turn = Arc<sync::Mutex<Option<u64>>>;

struct Board {
    kept: RwLock<Held>,
    bytes: usize,
    entries: usize,
}

#[derive(Default)]
struct Held {
    by_key: HashMap<String, Arc<Kept>>,
    bytes: usize,
}

impl Shelf {
    pub(super) fn new(bytes: usize, entries: usize, metrics: &Arc<Metrics>) -> Self {
        let board = |bytes, entries| Board { kept: RwLock::default(), bytes, entries };
        let (asking_bytes, asking_entries) = (bytes / ASKING, entries / ASKING);
        Self {
            plain: board(bytes - asking_bytes, entries - asking_entries),
            asking: board(asking_bytes, asking_entries),
            largest: bytes / LARGEST,
            uses: AtomicU64::default(),
            turns: Mutex::default(),
            metrics: metrics.clone(),
        }
    }

    /// The most that one answer may take.
    pub(super) const fn largest(&self) -> usize {
        self.largest
    }

    fn board(&self, key: &str) -> &Board {
        if key.contains('?') { &self.asking } else { &self.plain }
    }

    /// What is kept under a name, if it will do.
    pub(super) fn find(&self, key: &str, will_do: impl FnOnce(&Kept) -> bool) -> Option<Arc<Kept>> {
        let held = self.board(key).kept.read().unwrap_or_else(PoisonError::into_inner);
        held.by_key.get(key).filter(|kept| will_do(kept)).cloned()
    }

    /// Notes that something was used just now.
    pub(super) fn touch(&self, kept: &Kept) {
        kept.use_at(self.uses.fetch_add(1, Ordering::Relaxed));
    }

    /// Keeps it, in place of what was there, and lets go of what was not used for longest.
    pub(super) fn put(&self, key: &str, kept: Arc<Kept>) {
        self.touch(&kept);
        self.change(key, |held| {
            held.bytes += kept.bytes();
            if let Some(last) = held.by_key.insert(key.to_owned(), kept) {
                held.bytes = held.bytes.saturating_sub(last.bytes());
            }
        });
    }

    /// Notes that a form was made of what is kept.
    pub(super) fn grown(&self, key: &str, kept: &Arc<Kept>, bytes: usize) {
        self.change(key, |held| {
            if held.by_key.get(key).is_some_and(|here| Arc::ptr_eq(here, kept)) {
                held.bytes += bytes;
            }
        });
    }

    fn change(&self, key: &str, change: impl FnOnce(&mut Held)) {
        let board = self.board(key);
        let mut held = board.kept.write().unwrap_or_else(PoisonError::into_inner);
        let before = (held.by_key.len(), held.bytes);
        change(&mut held);
        while held.bytes > board.bytes || held.by_key.len() > board.entries {
            let oldest = held.by_key.iter().min_by_key(|(_, kept)| kept.used.load(Ordering::Relaxed));
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { break };
            if let Some(gone) = held.by_key.remove(&oldest) {
                held.bytes = held.bytes.saturating_sub(gone.bytes());
            }
        }
        let after = (held.by_key.len(), held.bytes);
        drop(held);
        self.metrics.rendered_entries.inc_by(difference(after.0, before.0));
        self.metrics.rendered_bytes.inc_by(difference(after.1, before.1));
    }

    fn turns(&self) -> MutexGuard<'_, HashMap<String, Turn>> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn difference(after: usize, before: usize) -> i64 {
    let number = |number| i64::try_from(number).unwrap_or(i64::MAX);
    number(after) - number(before)
}

/// A place among those who wait for the same answer; the last to leave takes the queue away.
pub(super) struct Seat<'a> {
    shelf: &'a Shelf,
    key: &'a str,
    turn: Turn,
}

impl<'a> Seat<'a> {
    pub(super) fn take(shelf: &'a Shelf, key: &'a str) -> Self {
        let turn = shelf.turns().entry(key.to_owned()).or_default().clone();
        Self { shelf, key, turn }
    }

    /// Waits for those who came before.
    pub(super) async fn turn(&self) -> sync::MutexGuard<'_, Option<u64>> {
        self.turn.lock().await
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut turns = self.shelf.turns();
        // Ours, and the one in the list.
        if Arc::strong_count(&self.turn) <= 2 {
            turns.remove(self.key);
        }
    }
}
