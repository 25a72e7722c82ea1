//! Requests in the name of one of our actors, and what the answer means for a lane.

use election_pool_protocol::{
    lane::Answer,
    replication::{APPLIED_HEADER, AppliedHeader, LOG_HEADER},
};
use jiff::Timestamp;
use url::Url;

use super::{DeskError, rotation};
use crate::{
    app::App,
    transport::{self, Bounds, RequestSigner, TransportError},
};

/// The content type of what we deliver.
const ACTIVITY_JSON: &str = "application/activity+json";
/// The status of who knows another key.
const UNAUTHORIZED: u16 = 401;
/// The status of who does not know who asks.
const NOT_FOUND: u16 = 404;
/// How much of a peer's words about a refusal is kept, in characters.
const WORDS_KEPT: usize = 300;

/// Delivers `bytes` to `inbox`, signed by `actor` at this instant; gives what the lane should make of the answer, and the peer's words.
pub async fn post(
    app: &App,
    actor: &str,
    inbox: &Url,
    log_header: Option<String>,
    bytes: &[u8],
    date: Timestamp,
) -> Result<(Answer, String), DeskError> {
    let signers = match signers(app, actor, inbox, date).await {
        Ok(signers) => signers,
        // A key that cannot be read is the trouble of what its actor says, and stops nobody else's.
        Err(DeskError::Key(error)) => return Ok((Answer::Network, error.to_string())),
        Err(error) => return Err(error),
    };
    let extra: Vec<(&str, String)> = log_header.into_iter().map(|header| (LOG_HEADER, header)).collect();
    let mut outcome = (Answer::Network, String::new());
    for signer in &signers {
        outcome = match app.transport.post(inbox, ACTIVITY_JSON, bytes, signer.as_ref(), &extra).await {
            Ok(answer) => {
                let retry_after = answer.retry_after(app.clock.now());
                let words = format!("{} {}", answer.status, answer.words(WORDS_KEPT));
                let retry_after_s = retry_after.map(|wait| wait.as_secs());
                (Answer::Status { code: answer.status, retry_after_s }, words)
            }
            Err(error @ TransportError::Timeout { .. }) => (Answer::Timeout, error.to_string()),
            Err(error) => (Answer::Network, error.to_string()),
        };
        if !matches!(outcome.0, Answer::Status { code: UNAUTHORIZED, .. }) {
            break;
        }
    }
    Ok(outcome)
}

/// Who may sign a request of one of our actors to the server of `url`, in the order to be tried.
async fn signers(app: &App, actor: &str, url: &Url, date: Timestamp) -> Result<Vec<Box<dyn RequestSigner>>, DeskError> {
    let knows_new = !app.has_former_key(actor) || rotation::is_known_at(app, actor, url).await?;
    Ok(app.signers_at(actor, date, knows_new)?)
}

/// Asks a partner something in the name of this node; `receipt` says how far its log is applied here.
pub async fn get(
    app: &App,
    url: &Url,
    accept: &str,
    receipt: Option<AppliedHeader>,
    body_bytes: usize,
) -> Result<transport::Answer, DeskError> {
    get_within(app, url, accept, receipt, Bounds { body_bytes, ..app.transport.bounds() }).await
}

/// The same within bounds of its own.
pub async fn get_within(
    app: &App,
    url: &Url,
    accept: &str,
    receipt: Option<AppliedHeader>,
    bounds: Bounds,
) -> Result<transport::Answer, DeskError> {
    let extra: Vec<(&str, String)> = receipt.into_iter().map(|r| (APPLIED_HEADER, r.to_string())).collect();
    let mut signers = signers(app, &app.application_actor(), url, app.clock.now()).await?.into_iter();
    let mut answer = None;
    // Who does not know the key does not say so: there is nothing for strangers.
    while let Some(signer) = signers.next()
        && answer.as_ref().is_none_or(|answer: &transport::Answer| matches!(answer.status, UNAUTHORIZED | NOT_FOUND))
    {
        answer = Some(app.transport.get_signed(url, accept, signer.as_ref(), &extra, bounds).await?);
    }
    answer.ok_or_else(|| DeskError::Refused(format!("nobody signs what is asked of {url}")))
}
