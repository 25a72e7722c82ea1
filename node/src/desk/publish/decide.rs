//! A second person's yes, or one person's where the policy says so: exactly what was submitted is published, or nothing.

use election_pool_protocol::{
    approval::{self, Refusal, Submitted, Yes},
    digest,
};

use super::{addressed, now, own, pending, policy, taking::own_to_take};
use crate::{
    app::{App, config::Approval as Persons},
    desk::{DeskError, account, adopt, erase, offer, publish::Outcome, translation, withdraw},
    model::{circle::Addressed, source::Bundle},
    store::{
        self,
        account::Account,
        submission::{self, Approval},
    },
};

/// The fewest digits of a SHA-256 that say which text was read.
const DIGITS: usize = 8;

/// Publishes exactly what another person submitted: `read` is the beginning of the SHA-256 of what this person read. What
/// was written at the desk can be submitted again under its id, so there it has to be said.
pub async fn approve(app: &App, id: &str, read: Option<&str>, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let unknown = || DeskError::unknown("submission", id);
    let submission = store::submission::find(&app.db, id).await?.ok_or_else(unknown)?;
    let sha256 = &submission.sha256;
    match read {
        Some(read) if read.len() >= DIGITS && sha256.starts_with(&read.to_ascii_lowercase()) => {}
        Some(read) => {
            let words = format!("{id} is not what was read, which began with {read}; read it again");
            return Err(DeskError::Refused(words));
        }
        None if store::draft::find(&app.db, id).await?.is_some() => {
            return Err(DeskError::Refused(format!(
                "{id} was written at the desk and may change: read it with publish {id} --approve --dry-run, and approve \
                 it with the sha256 that says, or its first {DIGITS} digits: --sha256 …"
            )));
        }
        None => {}
    }
    Box::pin(decide(app, id, Some(sha256), &person, false)).await
}

/// Publishes what was submitted, if it still is what this person read: `read` is its SHA-256 in lower-case hex. Where
/// `is_alone` the author publishes it, which the node's policy was asked about before.
pub(in crate::desk) async fn decide(
    app: &App,
    id: &str,
    read: Option<&str>,
    person: &Account,
    is_alone: bool,
) -> Result<Outcome, DeskError> {
    let submission = store::submission::find(&app.db, id).await?.ok_or_else(|| DeskError::unknown("submission", id))?;
    if !is_alone && pending::of_ours(app, &submission, person).await?.is_none() {
        return Err(DeskError::unknown("submission", id));
    }
    if submission.decision != submission::Decision::Pending {
        return Err(DeskError::Refused(format!("{id} is {} already", submission.decision.as_str())));
    }
    let is_moved = material_of(&submission.bundle).is_some_and(|named| Some(&named) != submission.material.as_ref());
    if is_moved || digest::hex(&digest::sha256(submission.bundle.as_bytes())) != submission.sha256 {
        return Err(DeskError::Refused(format!("{id} is not what was submitted any more")));
    }
    let sha256 = read.unwrap_or(&submission.sha256).to_owned();
    let submitted = Submitted { author: &submission.author, sha256: &submission.sha256 };
    let yes = Yes { person: &person.username, sha256: &sha256 };
    let verdict =
        if is_alone { approval::is_read(submitted.sha256, yes.sha256) } else { approval::lets_out(submitted, yes) };
    verdict.map_err(|why| match why {
        Refusal::Own => DeskError::Refused(format!("{} submitted {id}; another user must approve it", person.username)),
        Refusal::Changed => DeskError::Refused(format!("{id} was changed after it was read; read it again")),
    })?;
    let author = match account::acting(app, Some(&submission.author)).await {
        Err(DeskError::Unknown { .. }) => {
            let author = &submission.author;
            return Err(DeskError::Refused(format!(
                "{author}, who submitted {id}, has left: take it over or refuse it"
            )));
        }
        other => other?,
    };
    let held = match &submission.material {
        Some(uri) if pending::takes(&submission.bundle) => Some(own_to_take(app, uri, &author).await?.held),
        Some(uri) => Some(own(app, uri, &author).await?),
        None => None,
    };
    let by = person.username.clone();
    let approved = Some(Approved(Approval { submission: id.to_owned(), sha256, approver: by, is_alone }));
    if let (Some(held), Some(reason)) = (&held, withdraw::reason_of(&submission.bundle)) {
        return withdraw::now(app, held, &reason, &author, approved).await;
    }
    if let (Some(held), Some(request)) = (&held, erase::request_of(&submission.bundle)) {
        return erase::now(app, held, &request, &author, approved).await;
    }
    if let (Some(held), Some(language)) = (&held, translation::request_of(&submission.bundle)) {
        return translation::now(app, held, &language, &author, approved).await;
    }
    if let Some(request) = adopt::request_of(&submission.bundle) {
        return adopt::now(app, &request, &author, approved).await;
    }
    if let Some(request) = offer::request_of(&submission.bundle) {
        return Box::pin(offer::now(app, (&request, submission.at), &author, approved)).await;
    }
    if let Some(held) = held.as_ref().filter(|held| held.material.updated > submission.at) {
        let uri = &held.material.uri;
        return Err(DeskError::Refused(format!(
            "{id} was written before revision {} of {uri}, which it would undo; look at that, and submit it anew",
            held.material.revision
        )));
    }
    let bundle = Bundle::from_text(&submission.bundle)?;
    let (draft, Addressed { audience, .. }) = addressed(app, bundle, &author).await?;
    if is_alone && policy::of_draft(app, &draft, held.as_ref(), audience.level) == Persons::Two {
        return Err(DeskError::Refused(format!("{id} needs a second person")));
    }
    Box::pin(now(app, draft, &audience, &author, held, approved)).await
}

/// The material that a bare deed names, so that its digest is about that one alone.
fn material_of(bundle: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Deed {
        material: Option<String>,
    }
    serde_json::from_str::<Deed>(bundle).ok()?.material
}

/// That another person said yes, or that none has to.
pub(in crate::desk) struct Approved(Approval);

impl Approved {
    /// In the words of the book.
    pub fn words(approved: Option<&Self>) -> String {
        let second = approved.filter(|approved| !approved.0.is_alone);
        second.map_or_else(|| "by one person".to_owned(), |second| format!("approved by {}", second.0.approver))
    }

    /// Whether two persons have decided.
    pub fn is_by_two(approved: Option<&Self>) -> bool {
        approved.is_some_and(|approved| !approved.0.is_alone)
    }

    /// What the database is told.
    pub fn into_approval(self) -> Approval {
        self.0
    }
}
