//! A disk with a file that is written and a platter that is synced: what lies between is lost with the power.

use super::state::{State, Write};

/// Nothing more can be written.
#[derive(Debug)]
pub(super) struct Full;

/// The disk of one node: the journal of its transactions, and what they add up to.
#[derive(Debug)]
pub(super) struct Disk {
    state: State,
    journal: Vec<Vec<Write>>,
    synced: usize,
    /// What mutants keep in memory as if it were written.
    held: Vec<Write>,
    pub(super) is_full: bool,
}

impl Disk {
    pub(super) fn empty(nodes: usize) -> Self {
        Self { state: State::empty(nodes), journal: Vec::new(), synced: 0, held: Vec::new(), is_full: false }
    }

    pub(super) const fn state(&self) -> &State {
        &self.state
    }

    /// Writes a transaction to the file: seen by every reader, and not yet safe.
    pub(super) fn write(&mut self, transaction: Vec<Write>) -> Result<(), Full> {
        if self.is_full {
            return Err(Full);
        }
        self.flush();
        for write in &transaction {
            self.state.apply(write);
        }
        self.journal.push(transaction);
        Ok(())
    }

    /// Everything written so far is safe when this returns.
    pub(super) const fn sync(&mut self) {
        self.synced = self.journal.len();
    }

    /// The power fails: what was not synced is gone.
    pub(super) fn lose_power(&mut self) {
        if self.synced < self.journal.len() {
            self.restore(self.synced);
        }
        self.forget();
    }

    /// Seen by every reader, and on no disk.
    pub(super) fn hold(&mut self, writes: Vec<Write>) {
        for write in &writes {
            self.state.apply(write);
        }
        self.held.extend(writes);
    }

    /// Writes down what is only in memory, at the latest before anything else is written.
    pub(super) fn flush(&mut self) {
        let held = std::mem::take(&mut self.held);
        if !held.is_empty() && !self.is_full {
            self.journal.push(held);
        }
    }

    /// The process ends: what is only in memory is gone.
    pub(super) fn forget(&mut self) {
        if !self.held.is_empty() {
            self.held.clear();
            self.state = self.read_back();
        }
    }

    /// How much there is: a backup is this number.
    pub(super) const fn length(&self) -> usize {
        self.journal.len()
    }

    /// Goes back to a backup.
    pub(super) fn restore(&mut self, length: usize) {
        self.journal.truncate(length);
        self.held.clear();
        self.synced = length;
        self.state = self.read_back();
    }

    /// What the journal adds up to.
    pub(super) fn read_back(&self) -> State {
        let mut state = State::empty(self.state.peers.len());
        self.journal.iter().flatten().for_each(|write| state.apply(write));
        state
    }
}
