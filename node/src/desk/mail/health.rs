//! How mail goes, for whoever runs the node: what waits, what went out last, and what keeps the rest back.

use jiff::Timestamp;

use crate::{
    app::App,
    desk::DeskError,
    store::{self, mail::Tally},
    transport::mail::Hindrance,
};

/// How mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// When a letter was sent last.
    pub sent: Option<Timestamp>,
    /// Letters that wait, and those that were refused.
    pub letters: Tally,
    /// What keeps them back.
    pub trouble: Option<Trouble>,
}

/// What keeps letters back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Since when.
    pub since: Timestamp,
    /// What it is.
    pub hindrance: Hindrance,
    /// What the server or this machine said last.
    pub said: String,
    /// Whether that is longer than `limits.mail_alarm_s`.
    pub is_alarm: bool,
}

/// How mail goes; nothing of a node that sends none.
pub async fn health(app: &App) -> Result<Option<Health>, DeskError> {
    if !super::is_on(app) {
        return Ok(None);
    }
    let store::mail::Health { sent, trouble } = store::mail::health(&app.db).await?;
    let letters = store::mail::tally(&app.db).await?;
    let longest = super::seconds(app.config.limits.mail_alarm_s);
    let now = app.clock.now();
    // What was to go out has gone otherwise, or is wanted no more: nothing is kept back.
    let trouble = trouble.filter(|_| letters.waiting > 0).map(|trouble| Trouble {
        is_alarm: now.as_second() - trouble.since.as_second() > longest,
        hindrance: Hindrance::of(&trouble.kind).unwrap_or(Hindrance::Unreached),
        since: trouble.since,
        said: trouble.said,
    });
    Ok(Some(Health { sent, letters, trouble }))
}
