//! Requests in the name of one of our actors, and what the answer means for a lane.

use election_pool_protocol::{
    lane::Answer,
    replication::{APPLIED_HEADER, AppliedHeader, LOG_HEADER},
};
use jiff::Timestamp;
use url::Url;

use super::DeskError;
use crate::{
    app::App,
    transport::{self, Bounds, TransportError},
};

/// The content type of what we deliver.
const ACTIVITY_JSON: &str = "application/activity+json";
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
    let signer = match app.signer_at(actor, date) {
        Ok(signer) => signer,
        // A key that cannot be read is the trouble of what its actor says, and stops nobody else's.
        Err(error) => return Ok((Answer::Network, error.to_string())),
    };
    let extra: Vec<(&str, String)> = log_header.into_iter().map(|header| (LOG_HEADER, header)).collect();
    Ok(match app.transport.post(inbox, ACTIVITY_JSON, bytes, &signer, &extra).await {
        Ok(answer) => {
            let retry_after = answer.retry_after(app.clock.now());
            let words = format!("{} {}", answer.status, answer.words(WORDS_KEPT));
            (Answer::Status { code: answer.status, retry_after_s: retry_after.map(|wait| wait.as_secs()) }, words)
        }
        Err(error @ TransportError::Timeout { .. }) => (Answer::Timeout, error.to_string()),
        Err(error) => (Answer::Network, error.to_string()),
    })
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
    let signer = app.signer(&app.application_actor())?;
    let extra: Vec<(&str, String)> = receipt.into_iter().map(|r| (APPLIED_HEADER, r.to_string())).collect();
    Ok(app.transport.get_signed(url, accept, &signer, &extra, bounds).await?)
}
