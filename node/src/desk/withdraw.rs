//! Withdrawing: the Tombstone takes the object's place for good, the bodies of all its revisions go.

use election_pool_protocol::{
    audience::Level,
    language::{LanguageMap, LanguageTag},
    replication::Erasure,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    DeskError, account,
    entry::{self, Written},
    publish::{self, Approved, Outcome, Taking},
};
use crate::{
    app::{App, config::Approval},
    model::seal::{Withdrawal, tombstone},
    store::{
        account::Account,
        audit::AuditLine,
        log::Erase,
        material::{Change, Entomb, Held},
    },
};

/// A withdrawal that waits for another person, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    withdraw: String,
    /// Of what waits from before it was named: nothing.
    #[serde(default)]
    material: Option<String>,
}

/// The reason of a submission that asks for a withdrawal; none if it is something else.
pub(super) fn reason_of(submission: &str) -> Option<String> {
    serde_json::from_str(submission).ok().map(|Request { withdraw, .. }| withdraw)
}

/// Whether another person has to approve the withdrawal.
pub fn needs_second(app: &App, held: &Held) -> bool {
    publish::persons_to_withdraw(app, &held.material.kind) == Approval::Two
}

/// The material of this id that this person may withdraw, and whether they may read it; none if it is another authority's,
/// withdrawn already, or not theirs to know of.
pub async fn find(app: &App, person: &Account, id: &str) -> Result<Option<(Held, bool)>, DeskError> {
    match publish::own_to_take(app, id, person).await {
        Ok(Taking { held, is_readable, .. }) => Ok(Some((held, is_readable))),
        Err(DeskError::Unknown { .. } | DeskError::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Withdraws a material of ours for good, or submits that where two persons decide.
pub async fn withdraw(app: &App, id: &str, reason: &str, user: Option<&str>) -> Result<Outcome, DeskError> {
    if reason.trim().is_empty() {
        return Err(DeskError::Refused("say why: --reason is empty".into()));
    }
    let person = account::writing(app, user).await?;
    let Taking { held, .. } = publish::own_to_take(app, id, &person).await?;
    if !needs_second(app, &held) {
        return now(app, &held, reason, &person, None).await;
    }
    let request = Request { withdraw: reason.to_owned(), material: Some(held.material.uri.clone()) };
    publish::submit_once(app, serde_json::json!(request).to_string(), &person, &held, "withdraw").await
}

/// Withdraws now: one transaction with everything that must be true together.
pub(super) async fn now(
    app: &App,
    held: &Held,
    reason: &str,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let language =
        app.config.node.languages.first().and_then(|tag| tag.parse().ok()).unwrap_or_else(LanguageTag::unstated);
    let at = app.clock.now();
    let written = entries(app, held, &LanguageMap::of(language, reason.trim().to_owned()), person, at)?;
    // The reason is a text of the material; the book has none.
    let detail = format!("TLP:{} {}", held.material.audience.level, Approved::words(approved.as_ref()));
    let line = AuditLine::new(&person.username, "withdraw", &held.material.uri).with_detail(detail);
    let positions = entry::commit(app, written, line, approved.map(Approved::into_approval)).await?;
    Ok(Outcome::Withdrawn { id: held.material.id.clone(), position: positions.last().copied() })
}

/// Why a material that is public again under another id is withdrawn under its old one.
pub(super) fn superseded() -> LanguageMap {
    let mut reason = LanguageMap::new();
    if let Ok(language) = "en".parse() {
        reason.insert(language, "Public again under a new address.".to_owned());
    }
    reason
}

/// What a withdrawal writes.
pub(super) fn entries(
    app: &App,
    held: &Held,
    reason: &LanguageMap,
    person: &Account,
    at: Timestamp,
) -> Result<Written, DeskError> {
    let material = &held.material;
    let keys = app.keys.of(app.key_name(&person.authority))?;
    let withdrawal = Withdrawal {
        uri: &material.uri,
        authority: &material.authority,
        former_type: &material.object_type,
        revision: material.revision + 1,
        reason,
        at,
    };
    let bytes = tombstone(&withdrawal, &keys.ed25519, &keys.proof_key_id(&person.authority));
    let erase = Erase { object: material.uri.clone(), reason: Erasure::Withdrawn };
    let mut written = Written { erase: Some(erase), ..Written::default() };
    if material.audience.level != Level::Red {
        let author = &material.authority;
        written.entries.push(entry::withdrawn(app, author, &material.uri, &material.audience, &bytes, at)?);
    }
    written.changes.push(Change::Entomb(Entomb {
        id: material.id.clone(),
        uri: material.uri.clone(),
        origin: app.config.host().to_owned(),
        is_own: true,
        authority: material.authority.clone(),
        revision: material.revision + 1,
        bytes,
        reason: serde_json::to_string(reason).ok(),
        updated: at,
    }));
    Ok(written)
}
