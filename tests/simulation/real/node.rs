//! One running node, and what each of its loops does in a turn. This module does not know when a turn comes.

use std::collections::BTreeMap;

use election_pool_node::{
    app::{App, Chance, Clock, Config, metrics::Outcome},
    desk::{self, DeskError, blobs, deliver, receive, sync},
    federation::Federation,
    store::{
        self, StoreError,
        export::Line,
        inbound,
        lane::{self, Lane, Pool},
        log::Entry,
    },
    transport::Transport,
    web,
};
use election_pool_protocol::audience;

use super::{stage::node_of, wire::Door};

/// Most partners of a node.
const SYNCS: u32 = 100;

/// A node.
pub(super) struct Node {
    pub(super) app: App,
    federation: Federation,
    search: blobs::Search,
}

/// What a turn of an inbound lane came to.
pub(super) struct Received {
    pub(super) origin: usize,
    pub(super) before: u64,
    pub(super) after: u64,
    /// Entries that had an effect.
    pub(super) effects: u64,
    pub(super) lines: Vec<Line>,
}

/// What a turn of a lane came to: the entries that its cursor passed and that are not put aside.
pub(super) struct Sent {
    pub(super) partner: usize,
    pub(super) passed: Vec<Entry>,
}

impl Node {
    /// Opens a node as `serve` does, and gives the network its door.
    pub(super) async fn open(
        config: Config,
        clock: Clock,
        chance: Chance,
        transport: Transport,
    ) -> Result<(Self, Door), DeskError> {
        let (app, waiting) = App::create_with(config, clock, chance, transport).await.expect("a node opens");
        store::lane::end_leases(&app.db).await?;
        inbound::end_leases(&app.db).await?;
        blobs::sweep(&app).await?;
        desk::authority::refresh(&app).await?;
        let federation = desk::federation_of(&app).await?;
        let door = Door::new(&app, web::router(&app, &federation), waiting);
        Ok((Self { app, federation, search: blobs::Search::default() }, door))
    }

    /// Sends what is due on every lane; none if there was nothing to send.
    pub(super) async fn send(&self) -> Result<Vec<Sent>, DeskError> {
        let (app, mut sent) = (&self.app, Vec::new());
        for (pool, seats) in
            [(Pool::Lively, app.config.limits.lanes_lively), (Pool::Slow, app.config.limits.lanes_slow)]
        {
            let seats = u32::try_from(seats).expect("they are few");
            for lane in lane::lease(&app.db, pool, app.clock.now(), app.config.limits.lease_s, seats).await? {
                let outcome = deliver::turn(app, lane.clone()).await;
                if is_over(&outcome) {
                    outcome?;
                }
                sent.extend(self.passed(&lane).await?);
            }
        }
        Ok(sent)
    }

    async fn passed(&self, before: &Lane) -> Result<Option<Sent>, DeskError> {
        let (db, Some(partner)) = (&self.app.db, node_of(&before.host)) else { return Ok(None) };
        let mut sent = Sent { partner, passed: Vec::new() };
        let (Some(from), Some(now)) = (before.cursor, lane::find(db, &before.inbox).await?) else {
            return Ok(Some(sent));
        };
        let to = now.cursor.unwrap_or(from);
        if to == from {
            return Ok(Some(sent));
        }
        let viewer = store::peer::viewer(db, &before.host).await?;
        let aside = lane::exceptions(db, &before.id, 1000).await?;
        let limit = u32::try_from(to - from).expect("a turn is short");
        let passed = store::log::after(db, from, limit).await?.into_iter().filter(|entry| {
            let is_for_them = entry.erased.is_none()
                && audience::entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), &viewer);
            is_for_them && !aside.iter().any(|one| one.position == entry.position)
        });
        sent.passed = passed.collect();
        Ok(Some(sent))
    }

    /// Applies what waits; none if nothing does.
    pub(super) async fn receive(&self, mut before_each: impl FnMut()) -> Result<Vec<Received>, DeskError> {
        let (app, mut all) = (&self.app, Vec::new());
        let now = app.clock.now();
        for lease in inbound::lease(&app.db, now, now + app.config.limits.lease(), 32).await? {
            let (host, before, counted) = (lease.host.clone(), lease.applied, self.effects());
            before_each();
            let outcome = receive::turn(app, &self.federation, lease).await;
            if is_over(&outcome) {
                outcome?;
            }
            let after = inbound::find(&app.db, &host).await?.map_or(0, |lane| lane.applied);
            let Some(origin) = node_of(&host) else { continue };
            let lines = store::export::lines(&app.db, Some(&host), None, 500).await?;
            all.push(Received { origin, before, after, effects: self.effects() - counted, lines });
        }
        Ok(all)
    }

    fn effects(&self) -> u64 {
        self.app.metrics.applied.get_or_create(&Outcome { outcome: "applied".into() }).get()
    }

    /// Syncs with whoever is due.
    pub(super) async fn pull(&self) -> Result<(), DeskError> {
        let mut outcome = Ok(());
        for claim in sync::claim(&self.app, SYNCS).await? {
            if let Err(error) = sync::claimed(&self.app, &claim).await {
                outcome = Err(error);
            }
        }
        outcome
    }

    /// Fetches attachments.
    pub(super) async fn fetch(&mut self) -> Result<(), DeskError> {
        blobs::fetch_wanted(&self.app, &mut self.search).await
    }

    /// Every line of the export by id.
    pub(super) async fn export(&self) -> BTreeMap<String, Line> {
        let (mut all, mut last): (BTreeMap<String, Line>, Option<Line>) = (BTreeMap::new(), None);
        loop {
            let page = store::export::lines(&self.app.db, None, last.as_ref(), 500).await.expect("an export is read");
            let Some(end) = page.last().cloned() else { return all };
            all.extend(page.into_iter().map(|line| (line.id.clone(), line)));
            last = Some(end);
        }
    }
}

/// Whether the process is at its end, so that nobody looks further.
fn is_over<T>(outcome: &Result<T, DeskError>) -> bool {
    matches!(outcome, Err(DeskError::Store(StoreError::Gone(_))))
}
