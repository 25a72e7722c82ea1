//! A run: nodes on a stage, and one thing after another until everything has healed and settled.
//!
//! Each event runs to its end before the next is drawn. A node that is to crash is not interrupted: its database takes
//! nothing more, what it still says is not carried, and then it is thrown away and opened again from its file.

use std::sync::{Arc, Mutex};

use election_pool_node::{
    app::{App, Chance as NodeChance},
    desk::{self, DeskError},
    store::{
        self, StoreError,
        mishap::{self, Mishap},
    },
    transport::Transport,
};

use super::{
    node::Node,
    stage::{Engine, Stage, host},
    state::{Event, State, Turn},
    wire::{Way, Wire},
};
use crate::{
    chance::Chance,
    fault::{Fault, HOUR, MINUTE, Options, SECOND},
};

/// A partner is silent after so many syncs.
const SYNCS_OF_SILENCE: u64 = 3;

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
        let clocks = (0..stage.nodes).map(|_| Stage::clock()).collect();
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
        // As far apart as in the node's own defaults: else each word comes after a silence, and is answered with a sync.
        config.limits.silence_s = SYNCS_OF_SILENCE * config.federation.sync_every_s;
        let (open, door) = Node::open(config, clock, chance, transport).await.expect("a node opens again");
        self.nodes[node] = Some(open);
        let mut state = self.wire.state();
        state.ill[node] = state.now;
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
            super::trouble::plan(&mut state);
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
            Event::Begin(number) => super::trouble::begin(self, number).await,
            Event::End(number) => super::trouble::end(self, number).await,
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
            if state.doors[node].is_some() {
                for turn in Turn::ALL {
                    state.wake(node, turn);
                }
            }
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

    /// One node puts another on its roster; true if it is there.
    pub(super) async fn meets(&mut self, one: usize, other: usize) -> bool {
        let add = async |open: &mut Node| {
            let url = format!("http://{}", host(other));
            let candidate = desk::peer::look(&open.app, &url).await?;
            desk::peer::add(&open.app, desk::audit::COMMAND_LINE, candidate).await.map(drop)
        };
        let outcome = self.on(one, add).await;
        let mut state = self.wire.state();
        let have_met = matches!(outcome, Some(Ok(())));
        state.knows[one][other] |= have_met;
        if have_met {
            let now = state.now;
            state.book.met.insert((one, other), now);
            state.book.met.insert((other, one), now);
            state.wake(one, Turn::Pull);
            state.wake(one, Turn::Send);
        } else if state.options.plan.is_empty() {
            eprintln!("n{one} cannot meet n{other}: {:?}", outcome.map(Result::err));
        }
        have_met
    }

    /// Nodes that see one another: a stage to be copied.
    pub(super) async fn stage_of(engine: Engine, nodes: usize) -> Stage {
        let stage = Stage::make(engine, nodes).await;
        let ways = Ways::of(&stage);
        let mut options = Options::draw(&mut Chance::of(0), nodes, 0);
        options.plan.clear();
        let mut world = World::open(stage, &ways, 0, options).await;
        world.wire.state().is_healed = true;
        world.introduce().await;
        world.close().await
    }

    /// A planned fault.
    pub(super) fn fault(&self, number: usize) -> Fault {
        self.wire.state().options.plan[number].fault.clone()
    }

    /// What a node's database says to a question with a number for an answer.
    pub(super) async fn head(&self, node: usize) -> u64 {
        let open = self.nodes[node].as_ref().expect("it is up");
        store::log::head(&open.app.db).await.expect("a head is read").position
    }
}
