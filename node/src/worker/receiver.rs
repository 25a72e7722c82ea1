//! Applies: leases the inbound lanes that have something waiting, one origin at a time in its own order.

use super::{Stop, rest};
use crate::{app::App, desk::receive, federation::Federation, store::inbound};

/// Hosts worked on before the loop looks again.
const HOSTS_A_TURN: u32 = 32;

/// Applies what was admitted until told to stop.
pub async fn run(app: App, federation: Federation, stop: Stop) {
    loop {
        let mut is_idle = true;
        let now = app.clock.now();
        match inbound::lease(&app.db, now, now + app.config.limits.lease(), HOSTS_A_TURN).await {
            Ok(leases) => {
                for lease in leases {
                    let host = lease.host.clone();
                    match receive::turn(&app, &federation, lease).await {
                        Ok(progress) => is_idle &= !progress,
                        Err(error) => {
                            tracing::warn!(host, %error, "could not apply what was received");
                            stop.heed(&app, error.store());
                        }
                    }
                }
            }
            Err(error) => {
                tracing::warn!(%error, "could not lease inbound lanes");
                stop.heed(&app, Some(&error));
            }
        }
        if is_idle && !rest(app.wake.until_receive(), app.config.limits.poll_ms, &stop).await {
            return;
        }
        if stop.is_told() {
            return;
        }
    }
}
