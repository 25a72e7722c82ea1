//! The figures of `/metrics`, read from the database, and the forgetting of what is settled long enough.

use election_pool_protocol::{lane::LaneClass, mutant::Mutant};

use super::DeskError;
use crate::{
    app::{App, Metrics},
    store,
};

/// Most lanes looked at for the figures.
const LANES: u32 = 1000;

/// Rows of one kind forgotten in one round.
const PRUNED: u32 = 10_000;

/// Reads the figures.
pub async fn refresh(app: &App) -> Result<(), DeskError> {
    let head = store::log::head(&app.db).await?;
    let figure = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    app.metrics.head.set(figure(head.position));
    let now = app.clock.now();
    for standing in store::lane::list(&app.db, LANES).await? {
        if standing.lane.class != LaneClass::Partner {
            continue;
        }
        let host = &standing.lane.host;
        Metrics::set(&app.metrics.lane_lag, host, figure(standing.behind));
        let age = standing.oldest_at.map_or(0, |at| now.as_second() - at.as_second());
        Metrics::set(&app.metrics.oldest_undelivered_s, host, age);
    }
    for peer in store::peer::partners(&app.db, LANES).await? {
        let applied = super::peer::applied(app, &peer.host).await?;
        let shown = peer.head.map_or(0, |head| head.position);
        Metrics::set(&app.metrics.inbound_lag, &peer.host, figure(shown.saturating_sub(applied)));
    }
    app.metrics.inbox_waiting.set(figure(store::inbox::backlog(&app.db).await?.0));
    app.metrics.quarantined.set(figure(store::quarantine::count_all(&app.db).await?));
    app.metrics.parked.set(figure(store::lane::count_parked(&app.db).await?));
    app.metrics.alarms.set(figure(store::alarm::list(&app.db, true, LANES).await?.len() as u64));
    Ok(())
}

/// Forgets what is settled for `settled_days`, and strangers that are of no use.
pub async fn prune(app: &App) -> Result<(), DeskError> {
    let days = if Mutant::DedupForSevenDays.is_planted() { 7 } else { app.config.limits.settled_days };
    let keep = jiff::SignedDuration::from_hours(24 * i64::from(days));
    let before = app.clock.now() - keep;
    super::session::prune(app).await?;
    store::letter::prune(&app.db, before).await?;
    store::inbox::prune(&app.db, before, PRUNED).await?;
    store::follow::prune(&app.db, before, PRUNED).await?;
    store::actor::prune_remote(&app.db, before, app.config.limits.strangers, PRUNED).await?;
    for sha256 in store::blob::orphans(&app.db, before, LANES).await? {
        if store::blob::forget(&app.db, &sha256, before).await? {
            let failed = |reason| DeskError::File { what: format!("attachment {sha256}"), reason };
            app.blobs.remove(&sha256).map_err(failed)?;
        }
    }
    Ok(())
}
