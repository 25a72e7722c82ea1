//! What was sent back to its author and could become no draft: kept for them with its words until they go on with it, or
//! throw it away.

use super::{Decided, Does, ROWS, Waiting, find};
use crate::{
    app::App,
    desk::{DeskError, publish},
    store::{
        self,
        account::Account,
        audit::AuditLine,
        submission::{Decision, Submission, TakeBack},
    },
};

/// Takes back what waits, was submitted by this person and is no text with a draft of its own; words that are in it stay
/// for them.
pub async fn take_back(app: &App, person: &Account, id: &str, sha256: &str) -> Result<Decided, DeskError> {
    let Some(waiting) = find(app, person, id).await? else { return Ok(Decided::Changed) };
    let is_kept = !waiting.does.texts().is_empty();
    let back = TakeBack { submission: id, sha256, by: &person.username, is_kept };
    let is_back = store::submission::take_back(&app.db, back, app.clock.now()).await?;
    Ok(if is_back { Decided::Done(id.to_owned()) } else { Decided::Changed })
}

/// What was sent back to this person under this id, or taken back by them, with its words.
pub async fn sent_back(app: &App, person: &Account, id: &str) -> Result<Option<Waiting>, DeskError> {
    let found = store::submission::find(&app.db, id).await?;
    let Some(submission) = found.filter(|submission| is_sent_back(submission, person)) else { return Ok(None) };
    // It tells of what it is about.
    if !publish::pending::may_see_material(app, person, submission.material.as_deref(), false).await? {
        return Ok(None);
    }
    Ok(Waiting::of(submission, person.clone()))
}

/// Whether it was sent back to this person, or taken back by them, and its words are kept.
pub fn is_sent_back(submission: &Submission, person: &Account) -> bool {
    submission.decision == Decision::Refused && submission.author == person.username && !submission.bundle.is_empty()
}

/// Throws away the words of what was sent back to this person; tells whether there were any.
pub async fn throw_away(app: &App, person: &Account, id: &str) -> Result<bool, DeskError> {
    if sent_back(app, person, id).await?.is_none() {
        return Ok(false);
    }
    let line = AuditLine::new(&person.username, "draft discard", id);
    Ok(store::submission::forget_words(&app.db, id, &person.username, Some(&line), app.clock.now()).await?)
}

/// Forgets the words of what was sent back to this person, once they have gone on with it: that is done whether or not
/// these go.
pub(in crate::desk) async fn gone_on(app: &App, person: &Account, is_it: impl Fn(&Does) -> bool) {
    if let Err(error) = forget(app, person, is_it).await {
        tracing::warn!(user = person.username, %error, "could not forget what was sent back");
    }
}

async fn forget(app: &App, person: &Account, is_it: impl Fn(&Does) -> bool) -> Result<(), DeskError> {
    for submission in store::submission::refused(&app.db, &person.username, ROWS).await? {
        if !is_sent_back(&submission, person) {
            continue;
        }
        let Some(waiting) = Waiting::of(submission, person.clone()) else { continue };
        if is_it(&waiting.does) {
            let id = &waiting.submission.id;
            store::submission::forget_words(&app.db, id, &person.username, None, app.clock.now()).await?;
        }
    }
    Ok(())
}
