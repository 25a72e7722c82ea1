//! Pull repairs push, as in `node::desk::sync` and `node::desk::log`: pages of what is missing, then leaves, then heads.

use std::rc::Rc;

use election_pool_protocol::{
    activity::Activity,
    inbound::{self as order, HeadVerdict},
    lane::{RETRY_CAP, backoff},
    mutant::Mutant,
    replication::{AppliedHeader, Body as Shown, Head, PULL_ENTRIES_MAX, PullAnswer, PullEntry, PullQuery, PullWriter},
    signature::is_near,
};

use super::{
    applying::note_leaf,
    names::node_of,
    state::{Body, Entry, LeafState, Peer, Place, Row, RowState, Write},
    world::{Event, PullRequest, Stopped, World, instant, millis},
};
use crate::{fault::CrashPoint, invariant::i15_no_position_is_used_twice};

pub(super) const PAGES: u32 = 20;

/// What a node has in memory of a sync with one partner.
#[derive(Debug)]
pub(super) struct Sync {
    number: u64,
    /// The highest position known before the partner was asked.
    highest: u64,
    pub(super) after: u64,
    asked: u64,
    pub(super) pages: u32,
    pulled: usize,
    wants_bodies: bool,
    /// The newer epoch whose leaves are compared, before anything else of it is taken in.
    pub(super) entering: Option<u64>,
    head: Option<Head>,
}

impl Sync {
    /// Begins again in the epoch that was just entered.
    pub(super) fn begin_anew(&mut self, held: &Peer) {
        (self.highest, _) = held.held_leaves(held.epoch);
        (self.after, self.asked, self.pages) = (held.applied, held.applied, 0);
        (self.wants_bodies, self.entering, self.head) = (true, None, None);
    }
}

impl World {
    pub(super) fn begin_sync(&mut self, node: usize, peer: usize) {
        let held = &self.state(node).peers[peer];
        if !self.nodes[node].is_up || self.nodes[node].syncs.contains_key(&peer) || !held.is_on_roster {
            return;
        }
        let (now, every) = (self.clock(node), self.options.sync_every);
        if !super::is_due(held.next_pull_at, now, every.max(millis(RETRY_CAP))) {
            return self.wake_sync(node, peer);
        }
        let applied = held.applied;
        let (highest, _) = held.held_leaves(held.epoch);
        let planned = Write::NextPull { peer, at: now + every, failures: held.pull_failures };
        match self.commit(node, vec![planned], None, None) {
            Ok(()) => {}
            Err(Stopped::Full) => {
                self.nodes[node].sync_at.insert(peer, self.now + 5000);
                return self.push(self.now + 5000, Event::Sync { node, peer });
            }
            Err(Stopped::Crashed) => return,
        }
        self.number += 1;
        let sync = Sync {
            number: self.number,
            highest,
            after: applied,
            asked: applied,
            pages: 0,
            pulled: 0,
            wants_bodies: true,
            entering: None,
            head: None,
        };
        self.book.count("syncs");
        self.nodes[node].syncs.insert(peer, sync);
        self.ask_page(node, peer);
        self.wake_sync(node, peer);
    }

    pub(super) fn ask_page(&mut self, node: usize, peer: usize) {
        let Some(sync) = self.nodes[node].syncs.get(&peer) else { return };
        let query = PullQuery {
            after: sync.after,
            limit: PULL_ENTRIES_MAX,
            bodies: sync.wants_bodies && sync.entering.is_none(),
        };
        let query = query.to_query();
        let held = &self.state(node).peers[peer];
        let receipt =
            AppliedHeader { epoch: held.epoch, position: held.applied, quarantined: held.quarantined, contradicted: 0 };
        self.ask(PullRequest {
            from: node,
            to: peer,
            life: self.nodes[node].life,
            number: sync.number,
            query,
            receipt: receipt.to_string(),
            date: self.clock(node),
            left: self.now,
        });
    }

    /// Our log as a partner may see it.
    pub(super) fn answer_pull(&mut self, request: &PullRequest) {
        let PullRequest { from, to, .. } = *request;
        if !self.nodes[to].is_up {
            return self.answer_pull_with(request, None, self.now);
        }
        if let Some(code) = self.nodes[to].ill.status {
            return self.reply_to_pull(request, code, Vec::new());
        }
        let is_partner = self.state(to).peers[from].is_on_roster;
        if !is_partner || !is_near(instant(request.date), instant(self.clock(to))) {
            return self.reply_to_pull(request, 404, Vec::new());
        }
        let (Ok(asked), Ok(receipt)) = (PullQuery::parse(&request.query), AppliedHeader::parse(&request.receipt))
        else {
            return self.reply_to_pull(request, 400, Vec::new());
        };
        if self.state(to).peers[from].confirmed != Some(receipt) {
            match self.commit(to, vec![Write::Confirmed { peer: from, receipt }], None, None) {
                Ok(()) => {}
                Err(Stopped::Full) => return self.reply_to_pull(request, 503, Vec::new()),
                Err(Stopped::Crashed) => return self.answer_pull_with(request, None, self.now),
            }
        }
        let bytes = self.log_for(to, from, asked);
        self.reply_to_pull(request, 200, bytes);
    }

    fn log_for(&mut self, node: usize, caller: usize, asked: PullQuery) -> Vec<u8> {
        let state = self.state(node);
        let head = state.head();
        let mut writer = PullWriter::new(&head);
        let mut shown = Vec::new();
        for position in asked.after + 1..=head.position {
            let entry = state.entry(position).expect("a log has no gaps");
            let body = self.visible(node, caller, entry, asked.bodies);
            let one = PullEntry { position, leaf: entry.leaf, at: Some(instant(entry.at)), body };
            if !writer.push(&one, &[]).expect("our own bodies are JSON") {
                break;
            }
            shown.push((position, entry.leaf));
        }
        for (position, leaf) in shown {
            let used = i15_no_position_is_used_twice(&mut self.book.used, node, head.epoch, position, leaf);
            self.ensure(used);
        }
        writer.finish()
    }

    fn visible<'a>(&self, node: usize, caller: usize, entry: &'a Entry, wants_body: bool) -> Shown<'a> {
        if let Some(erasure) = entry.erased {
            return Shown::Erased(erasure);
        }
        let is_forgotten =
            Mutant::ParkingWithoutPull.is_planted() && self.nodes[node].forgotten.contains(&(caller, entry.position));
        match &entry.body {
            Some(body) if wants_body && !is_forgotten && self.is_entitled(node, caller, entry) => {
                Shown::Open { salt: entry.salt, activity: body.bytes() }
            }
            _ => Shown::Hidden,
        }
    }

    /// A page has come, or nothing has.
    pub(super) fn pulled(&mut self, node: usize, peer: usize, number: u64, answer: Option<(u16, Vec<u8>)>) {
        if self.nodes[node].syncs.get(&peer).is_none_or(|sync| sync.number != number) {
            return;
        }
        let Some(mut sync) = self.nodes[node].syncs.remove(&peer) else { return };
        let page = answer.filter(|(status, _)| *status == 200).map(|(_, bytes)| bytes);
        let page = page.as_ref().and_then(|bytes| PullAnswer::parse(bytes, sync.after).ok());
        let Some(page) = page.filter(|_| self.state(node).peers[peer].is_on_roster) else {
            return self.pull_failed(node, peer);
        };
        if self.crashes(node, CrashPoint::BeforePulledCommit) {
            return;
        }
        if page.head.epoch > self.state(node).peers[peer].epoch {
            return self.compare_epochs(node, peer, &page, sync);
        }
        let outcome = self.take_in(node, peer, &page, &mut sync);
        match outcome {
            Ok(()) if self.crashes(node, CrashPoint::MidPull) => {}
            Ok(()) => self.go_on(node, peer, sync, page.head, page.entries.last().map(|last| last.position)),
            Err(Stopped::Full) => self.wake_sync(node, peer),
            Err(Stopped::Crashed) => {}
        }
    }

    fn pull_failed(&mut self, node: usize, peer: usize) {
        let (now, every) = (self.clock(node), self.options.sync_every);
        let failures = self.state(node).peers[peer].pull_failures + 1;
        let wait = millis(backoff(failures, None, RETRY_CAP, self.chance.fraction())).min(every);
        let _ = self.commit(node, vec![Write::NextPull { peer, at: now + wait, failures }], None, None);
        self.wake_sync(node, peer);
    }

    /// Leaves and bodies of one page in one transaction, for the same way of applying as what is pushed.
    fn take_in(&mut self, node: usize, peer: usize, page: &PullAnswer<'_>, sync: &mut Sync) -> Result<(), Stopped> {
        let now = self.clock(node);
        let held = &self.state(node).peers[peer];
        if Mutant::NewPeerAtLatest.is_planted() && held.head.is_none() {
            let (epoch, applied) = (page.head.epoch, page.head.position.max(held.applied));
            let latest = Write::Inbound { peer, epoch, applied, gap_since: None };
            return self.commit(node, vec![latest, Write::Head { peer, head: page.head }], None, None);
        }
        let mut transaction: Vec<Write> = page
            .contradictions(|_| None)
            .iter()
            .map(|wrong| Write::Alarm(format!("leaf and body of node {peer} position {}", wrong.position)))
            .collect();
        let mut previous = sync.after;
        for entry in &page.entries {
            if !sync.wants_bodies && entry.position > sync.asked {
                break;
            }
            let mut state = match entry.body {
                Shown::Hidden => LeafState::NotForUs,
                Shown::Erased(_) => LeafState::Erased,
                Shown::Open { .. } => LeafState::Open,
            };
            if let Shown::Open { salt, activity } = entry.body {
                let place = Place { epoch: page.head.epoch, position: entry.position, previous, salt };
                if self.record_pulled(node, peer, place, activity, now, &mut transaction) {
                    state = LeafState::Settled;
                }
                sync.pulled += 1;
            }
            note_leaf(self, node, peer, page.head.epoch, entry.position, entry.leaf, state, &mut transaction);
            previous = entry.position;
        }
        let at = self.state(node).peers[peer].next_pull_at.min(now + self.options.sync_every);
        transaction.push(Write::NextPull { peer, at, failures: 0 });
        transaction.push(Write::Head { peer, head: page.head });
        self.commit(node, transaction, None, None)
    }

    /// Records a pulled body; true if it was applied before, so that its place is settled too.
    fn record_pulled(
        &self,
        node: usize,
        peer: usize,
        place: Place,
        bytes: &[u8],
        now: i64,
        transaction: &mut Vec<Write>,
    ) -> bool {
        let body = Body::of(bytes.to_vec());
        let is_theirs = |id: &str| node_of(&self.names, id) == Some(peer);
        let read = body.activity().filter(|Activity { id, actor, .. }| is_theirs(id) && is_theirs(actor));
        let own = || format!("{}#epoch={}&position={}", self.names[peer].application, place.epoch, place.position);
        let activity: Rc<str> = read.map_or_else(own, |activity| activity.id.clone()).into();
        if let Some(known) = self.state(node).peers[peer].inbox.get(&activity) {
            transaction.push(Write::Place { peer, activity, place });
            return known.state != RowState::Waiting;
        }
        let row = Row { place, body: Some(body), at: now, state: RowState::Waiting };
        transaction.push(Write::Record { peer, activity, row });
        false
    }

    /// Asks for the next page; then for the leaves of what was never for us; then compares.
    fn go_on(&mut self, node: usize, peer: usize, mut sync: Sync, head: Head, last: Option<u64>) {
        sync.pages += 1;
        let has_room = sync.pages < PAGES;
        if sync.wants_bodies {
            sync.asked = last.unwrap_or(sync.after).max(sync.asked);
            sync.head = Some(head);
            if let Some(last) = last.filter(|last| has_room && *last > sync.after && *last < head.position) {
                sync.after = last;
                self.nodes[node].syncs.insert(peer, sync);
                return self.ask_page(node, peer);
            }
            (sync.wants_bodies, sync.pages) = (false, 0);
        } else if last.is_none_or(|last| last <= sync.after) || !has_room {
            return self.finish_sync(node, peer, &sync);
        }
        let shown = sync.head.expect("a page with bodies came first");
        let (_, unbroken) = self.state(node).peers[peer].held_leaves(shown.epoch);
        if unbroken >= shown.position.min(sync.asked) {
            return self.finish_sync(node, peer, &sync);
        }
        sync.after = unbroken;
        self.nodes[node].syncs.insert(peer, sync);
        self.ask_page(node, peer);
    }

    fn finish_sync(&mut self, node: usize, peer: usize, sync: &Sync) {
        let shown = sync.head.expect("a page with bodies came first");
        let now = self.clock(node);
        let mut transaction = self.skip_known(node, peer);
        if sync.pulled > 0 && sync.asked < shown.position {
            let soon = now + millis(order::GAP_PATIENCE);
            let held = &self.state(node).peers[peer];
            transaction.push(Write::NextPull { peer, at: held.next_pull_at.min(soon), failures: 0 });
        }
        transaction.extend(self.compare(node, peer, &shown, sync.highest));
        if !transaction.is_empty() && self.commit(node, transaction, None, None) == Err(Stopped::Crashed) {
            return;
        }
        self.history.add(self.now, format_args!("{node} synced with {peer} up to {}", shown.position));
        self.wake_apply(node, peer, now);
        self.wake_sync(node, peer);
    }

    /// Moves the applied position over what is known to be erased or not for us, when nothing waits.
    fn skip_known(&self, node: usize, peer: usize) -> Vec<Write> {
        let held = &self.state(node).peers[peer];
        let state_of = |position: u64| held.leaves.get(&(held.epoch, position)).map(|leaf| leaf.1);
        let known =
            (held.applied + 1..).take_while(|position| state_of(*position).is_some_and(|s| s != LeafState::Open));
        let applied = known.last().unwrap_or(held.applied);
        if applied == held.applied {
            return Vec::new();
        }
        vec![Write::Inbound { peer, epoch: held.epoch, applied, gap_since: None }]
    }

    fn compare(&self, node: usize, peer: usize, theirs: &Head, highest: u64) -> Option<Write> {
        let held = &self.state(node).peers[peer];
        let hashed = held.hashed(theirs.epoch);
        let (epoch, applied) = (held.epoch, held.applied);
        let ours = order::Held { epoch, highest, leaves: hashed.size(), root: hashed.root(), applied };
        let verdict = order::heads(&ours, theirs);
        let is_wrong = matches!(verdict, HeadVerdict::Contradicts | HeadVerdict::WentBack);
        is_wrong.then(|| Write::Alarm(format!("root of node {peer}: {verdict:?}")))
    }
}
