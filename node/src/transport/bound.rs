//! The bounds of every request: one deadline from the first byte to the last, one size after decompression.
//!
//! What comes out is a whole, small answer: later readers can neither be starved nor flooded. A `Location` is made
//! absolute, and taken away where nothing redirects, so that no reader follows what was not checked.
//! This module does not know where requests go.

use std::time::Duration;

use async_trait::async_trait;
use http::{Extensions, HeaderMap, HeaderValue, header};
use reqwest::{Request, Response, ResponseBuilderExt, StatusCode};
use reqwest_middleware::{Error, Middleware, Next};
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

use super::error::{TransportError, host_key};

/// How much of the body of an answer that is no success is kept.
pub const ERROR_BODY_BYTES: usize = 1024;

/// How long such a body is waited for; the status is what counts.
const ERROR_BODY_WAIT: Duration = Duration::from_secs(1);

/// How long a request may take and how large its answer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// From the first byte sent to the last received.
    pub total: Duration,
    /// The body, decompressed.
    pub body_bytes: usize,
}

/// Says of a request that only the status of its answer counts, as of a delivery: of the body the beginning is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct ForReceipt;

/// Holds every request to its bounds: those that came with it, else these.
pub(super) struct Bounded(pub Bounds);

#[async_trait]
impl Middleware for Bounded {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        let bounds = extensions.get::<Bounds>().copied().unwrap_or(self.0);
        let url = request.url().clone();
        let wants_body = extensions.get::<ForReceipt>().is_none();
        let deadline = Instant::now() + bounds.total;
        let whole = async {
            let response = next.run(request, extensions).await.map_err(|error| TransportError::of(&error, &url))?;
            gather(response, &url, bounds, wants_body).await
        };
        match timeout_at(deadline, whole).await {
            Ok(answer) => answer.map_err(Error::middleware),
            Err(_) => Err(Error::middleware(TransportError::Timeout {
                host: host_key(&url),
                limit_ms: u64::try_from(bounds.total.as_millis()).unwrap_or(u64::MAX),
            })),
        }
    }
}

/// Reads the whole answer, or the beginning of one that is no success or is asked for its status alone: what
/// is odd about its body does not undo that.
async fn gather(
    mut response: Response,
    asked: &Url,
    bounds: Bounds,
    wants_body: bool,
) -> Result<Response, TransportError> {
    let status = response.status();
    let headers = settle_location(status, std::mem::take(response.headers_mut()), asked);
    let body = if status.is_success() && wants_body {
        read_whole(&mut response, asked, bounds.body_bytes).await?
    } else {
        read_beginning(&mut response).await
    };
    let mut gathered = http::Response::builder()
        .status(status)
        .url(asked.clone())
        .body(body)
        .map_err(|error| TransportError::Network { host: host_key(asked), reason: error.to_string() })?;
    *gathered.headers_mut() = headers;
    Ok(gathered.into())
}

async fn read_whole(response: &mut Response, asked: &Url, limit_bytes: usize) -> Result<Vec<u8>, TransportError> {
    let too_large = || TransportError::TooLarge { host: host_key(asked), limit_bytes };
    if response.content_length().is_some_and(|length| length > limit_bytes as u64) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) =
        response.chunk().await.map_err(|error| TransportError::of_client(&error, host_key(asked)))?
    {
        if body.len() + chunk.len() > limit_bytes {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

async fn read_beginning(response: &mut Response) -> Vec<u8> {
    let mut body = Vec::new();
    let reading = async {
        while let Ok(Some(chunk)) = response.chunk().await {
            body.extend_from_slice(&chunk[..chunk.len().min(ERROR_BODY_BYTES - body.len())]);
            if body.len() == ERROR_BODY_BYTES {
                break;
            }
        }
    };
    // What came in time is kept; the rest is not worth a worker.
    let _ = timeout(ERROR_BODY_WAIT, reading).await;
    body
}

fn settle_location(status: StatusCode, mut headers: HeaderMap, asked: &Url) -> HeaderMap {
    let given = headers.remove(header::LOCATION);
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::TRANSFER_ENCODING);
    let target = given
        .filter(|_| matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308))
        .and_then(|value| asked.join(value.to_str().ok()?).ok())
        .and_then(|url| HeaderValue::from_str(url.as_str()).ok());
    if let Some(target) = target {
        headers.insert(header::LOCATION, target);
    }
    headers
}
