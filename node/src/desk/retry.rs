//! What went wrong is tried once more: what is in quarantine here, and what a partner would not take.
//!
//! After an upgrade by itself, since the new version may know what the old one did not; else when somebody asks.

use std::fmt;

use serde::Serialize;

use super::{DeskError, peer};
use crate::{
    app::App,
    store::{self, audit::AuditLine, fact},
};

/// Most partners looked at.
const PARTNERS: u32 = 1000;

/// What is tried again.
#[derive(Debug, Serialize)]
pub struct Retried {
    /// The partner.
    pub host: String,
    /// Entries given back from quarantine to the inbox.
    pub given_back: u64,
    /// Parked entries that are due now.
    pub due: u64,
}

impl fmt::Display for Retried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, given_back, due } = self;
        write!(f, "{host}: {given_back} in quarantine and {due} parked are tried again")
    }
}

/// Tries everything again that stands aside between this node and a partner. A running node goes on with it.
pub async fn with(app: &App, by: &str, url: &str) -> Result<Retried, DeskError> {
    let host = peer::known(app, url).await?.host;
    let now = app.clock.now();
    let line = AuditLine::new(by, "peer retry", &host);
    let (given_back, due) = store::quarantine::retry_host(&app.db, &host, &line, now).await?;
    store::lane::wake(&app.db, &host, now).await?;
    store::inbound::schedule_pull(&app.db, &host, now).await?;
    app.wake.receive();
    app.wake.send();
    app.wake.pull();
    Ok(Retried { host, given_back, due })
}

/// Tries one activity again that is in quarantine; tells whether there was something to try.
pub async fn release(app: &App, activity: &str, by: &str) -> Result<bool, DeskError> {
    let line = AuditLine::new(by, "quarantine release", activity);
    let is_given = store::quarantine::release(&app.db, activity, &line, app.clock.now()).await?;
    app.wake.receive();
    Ok(is_given)
}

/// Gives back what partners sent that an older version could not apply, once for each change of version.
pub async fn after_upgrade(app: &App) -> Result<(), DeskError> {
    let ours = env!("CARGO_PKG_VERSION");
    let before = store::fact::find(&app.db, fact::VERSION).await?;
    if before.as_deref() == Some(ours) {
        return Ok(());
    }
    for partner in store::peer::partners(&app.db, PARTNERS).await? {
        let line = AuditLine::new("operator", "upgrade", &partner.host).with_detail(format!("to {ours}"));
        let (given_back, due) = store::quarantine::retry_host(&app.db, &partner.host, &line, app.clock.now()).await?;
        if given_back + due > 0 {
            tracing::info!(peer = partner.host, given_back, due, version = ours, "tried again after an upgrade");
        }
    }
    // Last: a process that is killed before does it again.
    Ok(store::fact::put(&app.db, fact::VERSION, ours).await?)
}
