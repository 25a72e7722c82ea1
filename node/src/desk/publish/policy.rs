//! How many persons a publication needs, and what it says if it was one.

use election_pool_protocol::{audience::Level, object::Object};

use crate::{
    app::{App, config::Approval},
    model::{front_matter::ALERT, material::Draft, seal::ONE_PERSON},
    store::material::Held,
};

/// Whether the author alone may publish what was written. What it was made from may be for fewer than it is.
pub(super) fn of_draft(app: &App, draft: &Draft, held: Option<&Held>, level: Level) -> Approval {
    persons(app, &draft.head().kind, held, level, draft.made_from())
}

/// Whether the author alone may publish it. What was for fewer becomes public by two persons, whatever the node's policy,
/// and so does what was made from something that is: `made_from` is the level of that. An alert may have a policy of its
/// own.
pub(in crate::desk) fn persons(
    app: &App,
    kind: &str,
    held: Option<&Held>,
    level: Level,
    made_from: Option<Level>,
) -> Approval {
    let publishing = &app.config.publishing;
    let before = held.map(|held| held.material.audience.level).max(made_from);
    let becomes_public = level == Level::Clear && before > Some(Level::Clear);
    // What is no alert does not become one by being revised.
    let is_alert = kind == ALERT && held.is_none_or(|held| held.material.kind == ALERT);
    match publishing.alerts.filter(|_| is_alert) {
        _ if becomes_public => Approval::Two,
        Some(alerts) => alerts,
        None => publishing.approval,
    }
}

/// How many persons withdraw something of this kind: as many as publish it, so that whoever may send an alert alone may take
/// a mistaken one back alone.
pub(in crate::desk) fn persons_to_withdraw(app: &App, kind: &str) -> Approval {
    let publishing = &app.config.publishing;
    publishing.alerts.filter(|_| kind == ALERT).unwrap_or(publishing.approval)
}

/// Whether the object says that one person published it: an alert for which no second person was asked, in all its later
/// revisions too.
pub(super) fn is_alone(kind: &str, held: Option<&Held>, is_by_two: bool) -> bool {
    let said = |bytes: &[u8]| Object::read(bytes).ok().and_then(|object| object.approval);
    let before = held.and_then(|held| held.material.bytes.as_deref()).and_then(said);
    (kind == ALERT && !is_by_two) || before.as_deref() == Some(ONE_PERSON)
}
