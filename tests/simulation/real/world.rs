//! A run: nodes on a stage, and one thing after another until everything has healed and settled.
//!
//! Each event runs to its end before the next is drawn. A node that is to crash is not interrupted: its database takes
//! nothing more, what it still says is not carried, and then it is thrown away and opened again from its file.

use std::sync::{Arc, Mutex};

use election_pool_node::{
    app::{App, Chance as NodeChance},
    desk::{self, DeskError, figures},
    store::{
        self, StoreError,
        mishap::{self, Deed, Mishap},
    },
    transport::Transport,
};

use super::{
    node::{Node, Received, Sent},
    stage::{Engine, Stage, host},
    state::{Event, State, Turn},
    wire::{Way, Wire},
};
use crate::{
    chance::Chance,
    fault::{DAY, Fault, HOUR, MINUTE, Options, SECOND},
    invariant::{
        i4_effects_happen_once, i5_entries_are_applied_in_order, i6_nothing_goes_back, i19_silence_is_no_success,
    },
};

/// The ways out of all nodes; slow to make, so they are kept from run to run.
pub(super) struct Ways {
    wire: Arc<Mutex<Option<Arc<Wire>>>>,
    transports: Vec<Transport>,
}

impl Ways {
    pub(super) fn of(stage: &Stage) -> Self {
        let wire = Arc::default();
        let way = |node| {
            let config = App::way_out(&stage.config(node)).expect("a way out is configured");
            Transport::answered_by(&config, Arc::new(Way { node, wire: Arc::clone(&wire) })).expect("a way out is made")
        };
        Self { transports: (0..stage.nodes).map(way).collect(), wire }
    }
}

/// A run.
pub(super) struct World<'a> {
    pub(super) stage: Stage,
    ways: &'a Ways,
    pub(super) wire: Arc<Wire>,
    pub(super) nodes: Vec<Option<Node>>,
    chances: Vec<NodeChance>,
}

impl<'a> World<'a> {
    /// All nodes, open.
    pub(super) async fn open(stage: Stage, ways: &'a Ways, seed: u64, options: Options) -> Self {
        let clocks = (0..stage.nodes).map(|_| stage.clock()).collect();
        let mut chance = Chance::of(seed);
        let chances = (0..stage.nodes).map(|_| NodeChance::seeded(chance.number())).collect();
        let wire = Arc::new(Wire::new(State::new(chance, options, clocks)));
        *ways.wire.lock().expect("nobody panics while holding it") = Some(Arc::clone(&wire));
        let mut world = Self { stage, ways, wire, nodes: Vec::new(), chances };
        for node in 0..world.stage.nodes {
            world.nodes.push(None);
            world.start(node).await;
        }
        world
    }

    /// Puts everybody but the newcomer on everybody's roster.
    pub(super) async fn introduce(&mut self) {
        for one in 0..self.stage.nodes - 1 {
            for other in 0..self.stage.nodes - 1 {
                if one != other {
                    assert!(self.meets(one, other).await, "n{one} meets n{other}");
                }
            }
        }
    }

    /// Closes everything and gives the stage back.
    pub(super) async fn close(mut self) -> Stage {
        for node in 0..self.stage.nodes {
            self.shut(node).await;
        }
        *self.ways.wire.lock().expect("nobody panics while holding it") = None;
        self.stage
    }

    async fn start(&mut self, node: usize) {
        let clock = {
            let state = self.wire.state();
            state.set_clock(node);
            state.clocks[node].clone()
        };
        let (chance, transport) = (self.chances[node].clone(), self.ways.transports[node].clone());
        let mut config = self.stage.config(node);
        let every = self.wire.state().options.sync_every / SECOND;
        config.federation.sync_every_s = u64::try_from(every).expect("it is positive");
        let (open, door) =
            Node::open(config, clock, chance, transport).await.expect("a node opens again");
        self.nodes[node] = Some(open);
        let mut state = self.wire.state();
        state.doors[node] = Some(door);
        for turn in Turn::ALL {
            state.wake(node, turn);
        }
    }

    async fn shut(&mut self, node: usize) {
        self.wire.state().doors[node] = None;
        if let Some(open) = self.nodes[node].take() {
            let db = open.app.db.clone();
            drop(open);
            db.close().await;
        }
    }

    /// Plays everything that was drawn, heals, and goes on until all must have settled. Stops at the first violation.
    pub(super) async fn play(&mut self) {
        let end = {
            let mut state = self.wire.state();
            let span = state.options.span;
            super::deed::plan(&mut state);
            state.plan(span, Event::Heal);
            span + state.patience()
        };
        loop {
            let event = self.wire.state().next(end);
            let Some(event) = event else { return };
            self.happens(event).await;
            if !self.wire.state().violations.is_empty() {
                return;
            }
        }
    }

    async fn happens(&mut self, event: Event) {
        match event {
            Event::Turn(node, turn, _) => self.turn(node, turn).await,
            Event::Late(parcel) => {
                let reply = self.wire.bring(&parcel, false).await;
                let mut state = self.wire.state();
                let (from, to, status) = (parcel.from, parcel.to, reply.map_or(0, |reply| reply.status));
                state.note(format_args!("n{from} to n{to} late {} {status}", parcel.target));
            }
            Event::Begin(number) => super::deed::begin(self, number).await,
            Event::End(number) => super::deed::end(self, number),
            Event::Deed(node) => super::deed::deed(self, node).await,
            Event::Fallen(node) => {
                self.shut(node).await;
                let mut state = self.wire.state();
                // Longer than any lease: so both engines begin again alike.
                let at = state.now + if state.is_healed { 2 * MINUTE } else { state.chance.within(2 * MINUTE..HOUR) };
                state.plan(at, Event::Restart(node));
            }
            Event::Restart(node) => {
                self.wire.state().note(format_args!("n{node} is back"));
                self.start(node).await;
                super::check::after_a_crash(self, node).await;
            }
            Event::Prune(node) => self.prune(node).await,
            Event::Meet(one, other) => {
                let have_met = self.meets(one, other).await;
                let mut state = self.wire.state();
                state.note(format_args!("n{one} meets n{other}: {have_met}"));
                if !have_met {
                    let at = state.now + HOUR;
                    state.plan(at, Event::Meet(one, other));
                }
            }
            Event::Heal => self.heal(),
        }
    }

    fn heal(&self) {
        let mut state = self.wire.state();
        state.note(format_args!("all heals"));
        state.is_healed = true;
        state.active.clear();
        state.skews.fill(0);
        state.mishaps.fill(Mishap::default());
        state.ends_after_sending.fill(false);
        for node in 0..self.stage.nodes {
            Turn::ALL.into_iter().for_each(|turn| if state.doors[node].is_some() { state.wake(node, turn) });
        }
    }

    /// Lets a node do something, with its clock set and what is to happen to its database laid down. None if it is down.
    pub(super) async fn on<T>(
        &mut self,
        node: usize,
        deed: impl AsyncFnOnce(&mut Node) -> Result<T, DeskError>,
    ) -> Option<Result<T, DeskError>> {
        let open = self.nodes[node].as_mut()?;
        {
            let state = self.wire.state();
            state.doors[node].as_ref()?;
            state.set_clock(node);
            mishap::lay_down(state.mishaps[node]);
        }
        let outcome = deed(open).await;
        let now = mishap::lay_down(Mishap::default());
        let mut state = self.wire.state();
        state.mishaps[node] = now;
        if now.is_down {
            state.falls(node);
            return Some(Err(StoreError::Missing("the process ended".into()).into()));
        }
        if let Err(error) = &outcome {
            state.tell(format_args!("n{node} {error}"));
        }
        Some(outcome)
    }

    async fn turn(&mut self, node: usize, turn: Turn) {
        let asked = self.wire.state().requests[node];
        let wire = Arc::clone(&self.wire);
        let busy = move || {
            let mut state = wire.state();
            let one_in = state.active.values().find_map(|fault| match fault {
                Fault::InnerError { node: ill, one_in } if *ill == node => Some(*one_in),
                _ => None,
            });
            if one_in.is_some_and(|one_in| state.chance.below(one_in) == 0) {
                let now = mishap::lay_down(Mishap::default());
                mishap::lay_down(Mishap { is_busy: Some(Deed::Apply), ..now });
            }
        };
        let mut was_idle = false;
        match turn {
            Turn::Send => match self.on(node, async |open| open.send().await).await {
                Some(Ok(sent)) => {
                    was_idle = sent.is_empty();
                    self.has_sent(node, &sent);
                }
                Some(Err(_)) => {}
                None => return,
            },
            Turn::Receive => match self.on(node, async |open| open.receive(busy).await).await {
                Some(Ok(received)) => {
                    was_idle = received.iter().all(|one| one.after == one.before);
                    self.has_received(node, &received);
                }
                Some(Err(_)) => {}
                None => return,
            },
            Turn::Pull => {
                self.on(node, async |open| open.pull().await).await;
                was_idle = self.wire.state().requests[node] == asked;
                self.wire.state().wake(node, Turn::Receive);
            }
            Turn::Fetch => {
                self.on(node, async |open| open.fetch().await).await;
                was_idle = self.wire.state().requests[node] == asked;
            }
        }
        let mut state = self.wire.state();
        if state.doors[node].is_some() {
            state.rests(node, turn, was_idle);
        }
    }

    fn has_sent(&self, node: usize, sent: &[Sent]) {
        let mut state = self.wire.state();
        for Sent { partner, passed } in sent {
            for entry in passed {
                let was_answered =
                    state.book.answered.get(&(node, *partner)).is_some_and(|known| known.contains(&entry.position));
                let was_narrowed = state.book.works.iter().any(|work| work.uri == entry.object && work.was_narrowed);
                let verdict =
                    i19_silence_is_no_success(node, *partner, entry.position, was_answered || was_narrowed);
                state.judge(verdict);
            }
        }
    }

    fn has_received(&self, node: usize, received: &[Received]) {
        let mut state = self.wire.state();
        for Received { origin, before, after, effects, lines } in received {
            state.note(format_args!("n{node} applies n{origin} {before}..{after}"));
            let known = state.book.applied.insert((node, *origin), *after).unwrap_or_default();
            state.judge(i5_entries_are_applied_in_order(node, *origin, known, before + 1));
            state.judge(i5_entries_are_applied_in_order(node, *origin, *before, after + 1));
            if *effects > after - before {
                state.judge(i4_effects_happen_once(node, &format!("a position of n{origin} up to {before}"), 2));
            }
            for line in lines {
                let now = (line.revision, line.sha256.clone().unwrap_or_default(), line.state == "tombstone");
                let (newest, text, gone) = state
                    .book
                    .seen
                    .insert((node, line.id.clone()), now.clone())
                    .unwrap_or((0, String::new(), false));
                // Taken away and shown again it has another revision; a tombstone has its own.
                let is_same_kind = line.state == "live" && !text.is_empty();
                let text = if is_same_kind { text } else { now.1.clone() };
                let is_back = gone && !now.2;
                let verdict = i6_nothing_goes_back(node, &line.id, (newest, &text), is_back, (now.0, &now.1));
                state.judge(verdict);
            }
            if after > before {
                state.wake(node, Turn::Send);
                state.wake(node, Turn::Fetch);
            }
            let soon = state.now + 6 * SECOND;
            state.wake_at(node, Turn::Pull, soon);
        }
    }

    async fn prune(&mut self, node: usize) {
        self.on(node, async |open| figures::prune(&open.app).await).await;
        let mut state = self.wire.state();
        let at = state.now + DAY;
        state.plan(at, Event::Prune(node));
    }

    /// One node puts another on its roster; true if it is there.
    pub(super) async fn meets(&mut self, one: usize, other: usize) -> bool {
        let add = async |open: &mut Node| {
            let url = format!("http://{}", host(other));
            let candidate = desk::peer::look(&open.app, &url).await?;
            desk::peer::add(&open.app, candidate).await.map(drop)
        };
        let outcome = self.on(one, add).await;
        let mut state = self.wire.state();
        let have_met = matches!(outcome, Some(Ok(())));
        state.knows[one][other] |= have_met;
        if have_met {
            state.wake(one, Turn::Pull);
            state.wake(one, Turn::Send);
        } else if state.options.plan.is_empty() {
            eprintln!("n{one} cannot meet n{other}: {:?}", outcome.map(|outcome| outcome.err()));
        }
        have_met
    }

    /// Nodes that see one another: a stage to be copied.
    pub(super) async fn stage_of(engine: Engine, nodes: usize) -> (Stage, Ways) {
        let stage = Stage::make(engine, nodes).await;
        let ways = Ways::of(&stage);
        let mut options = Options::draw(&mut Chance::of(0), nodes, 0);
        options.plan.clear();
        let mut world = World::open(stage, &ways, 0, options).await;
        world.wire.state().is_healed = true;
        world.introduce().await;
        let stage = world.close().await;
        (stage, ways)
    }

    /// What a node's database says to a question with a number for an answer.
    pub(super) async fn head(&self, node: usize) -> u64 {
        let open = self.nodes[node].as_ref().expect("it is up");
        store::log::head(&open.app.db).await.expect("a head is read").position
    }
}
