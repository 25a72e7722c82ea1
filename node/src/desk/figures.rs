//! The figures of `/metrics`, read from the database.

use jiff::{SignedDuration, Timestamp};

use super::{DeskError, contact, mail, network, translation};
use crate::{
    app::{App, Metrics},
    model::traffic::Traffic,
    store::{self, waits::Longest},
};

/// Most alarms and attachments looked at.
const ROWS: u32 = 1000;
/// Most peers looked at.
const PEERS: u32 = 1000;

/// Reads the figures.
pub async fn refresh(app: &App) -> Result<(), DeskError> {
    let head = store::log::head(&app.db).await?;
    let figure = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    app.metrics.head.set(figure(head.position));
    let on_roster = network::traffic(app).await?;
    for (peer, traffic) in &on_roster {
        exchange(app, &peer.host, traffic);
    }
    for peer in store::peer::list(&app.db, PEERS).await? {
        if !on_roster.iter().any(|(partner, _)| partner.host == peer.host) {
            app.metrics.forget(&peer.host);
        }
    }
    app.metrics.inbox_waiting.set(figure(store::inbox::backlog(&app.db).await?.0));
    app.metrics.quarantined.set(figure(store::quarantine::count_all(&app.db).await?));
    let (subscriptions, requests) = store::hub::figures(&app.db).await?;
    app.metrics.subscriptions.set(figure(subscriptions));
    app.metrics.subscription_requests.set(figure(requests));
    app.metrics.parked.set(figure(store::lane::count_parked(&app.db).await?));
    app.metrics.letters_aside.set(figure(store::letter::count_aside(&app.db).await?));
    app.metrics.alarms.set(figure(store::alarm::list(&app.db, true, ROWS).await?.len() as u64));
    translation::figures(app).await?;
    mail::figures(app).await
}

/// The figures of one partner. An instant that never came is 0, which no alert can take for a success.
fn exchange(app: &App, host: &str, traffic: &Traffic) {
    let (now, metrics) = (app.clock.now(), &app.metrics);
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let age = |at: Option<Timestamp>| at.map_or(0, |at| now.as_second() - at.as_second());
    let instant = |at: Option<Timestamp>| at.map_or(0, Timestamp::as_second);
    let unconfirmed = traffic.head.saturating_sub(traffic.confirmed);
    let state = traffic.state(contact::silence(app), now);
    for (family, value) in [
        (&metrics.lane_lag, count(traffic.waiting)),
        (&metrics.oldest_undelivered_s, age(traffic.waiting_since.filter(|_| traffic.waiting > 0))),
        (&metrics.unconfirmed, count(unconfirmed)),
        (&metrics.oldest_unconfirmed_s, age(traffic.unconfirmed_since)),
        (&metrics.inbound_lag, count(traffic.missing)),
        (&metrics.inbound_lag_s, age(traffic.missing_since.filter(|_| traffic.missing > 0))),
        (&metrics.delivered_at, instant(traffic.delivered_at)),
        (&metrics.heard_at, instant(traffic.heard_at)),
        (&metrics.compared_at, instant(traffic.compared_at)),
        (&metrics.state, state as i64),
        (&metrics.parked_by_peer, count(traffic.parked)),
        (&metrics.refused_by_peer, count(traffic.refused)),
        (&metrics.in_quarantine, count(traffic.quarantined_here)),
        (&metrics.quarantined_there, count(traffic.quarantined_there)),
        (&metrics.contradictions, count(traffic.evidence + traffic.doubted)),
        (&metrics.withdrawals_unconfirmed, count(traffic.unconfirmed_deletes)),
        (&metrics.withdrawals_overdue, count(traffic.overdue)),
    ] {
        Metrics::set(family, host, value);
    }
}

/// Cuts the waits that were written while the clock ran ahead, so that setting it right costs no time.
pub async fn shorten_waits(app: &App) -> Result<(), DeskError> {
    let (federation, limits) = (&app.config.federation, &app.config.limits);
    let seconds = |s: u64| SignedDuration::from_secs(i64::try_from(s).unwrap_or(i64::MAX));
    let retry = seconds(federation.retry_cap_s);
    let longest = Longest {
        lease: limits.lease(),
        retry,
        read: super::source::longest(app),
        translating: translation::lease(app),
        translate: translation::longest(app),
        mailing: mail::lease(app),
        mail: mail::longest(app),
        digest: mail::DIGEST_LONGEST,
        pull: seconds(federation.sync_every_s).max(super::sync::claim_of(app)),
    };
    let cut = store::waits::shorten(&app.db, app.clock.now(), longest).await?;
    if cut > 0 {
        tracing::warn!(cut, "waits were longer than any rule gives: the clock was set back");
    }
    Ok(())
}
