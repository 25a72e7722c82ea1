//! Sees every request and answer of the library: signs the one, and lets the other pass only if it is a document that
//! says of itself what it was asked for.
//!
//! The library checks status, type and id less strictly and says less about what is wrong.

use std::sync::Arc;

use async_trait::async_trait;
use election_pool_protocol::{json, origin::Origin};
use http::{Extensions, HeaderValue, header};
use reqwest::{Request, Response, ResponseBuilderExt};
use reqwest_middleware::{Error, Middleware, Next};
use url::Url;

use super::error::FetchError;
use crate::transport::{
    RequestSigner, TransportError, Unsigned,
    client::headers,
    media_type::{ACTIVITY, MediaType},
};

/// Stands between the library and the gates of `transport`.
pub(super) struct Witness {
    /// This node: never asked, not even by way of a redirect.
    pub own: Origin,
    /// Signs what is fetched.
    pub signer: Option<Arc<dyn RequestSigner>>,
}

#[async_trait]
impl Middleware for Witness {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        let url = request.url().clone();
        if Origin::of(&url).is_ok_and(|origin| origin == self.own) {
            let refused = TransportError::NotNamed { url: url.into(), reason: "it is this node itself" };
            return Err(Error::middleware(refused));
        }
        if let Some(signer) = &self.signer {
            let unsigned = Unsigned { method: request.method().as_str(), url: &url, body: None, extra: &[] };
            let signed = headers(signer.sign(&unsigned), &url).map_err(Error::middleware)?;
            request.headers_mut().extend(signed);
        }
        let response = next.run(request, extensions).await?;
        if response.headers().contains_key(header::LOCATION) {
            return Ok(response);
        }
        examine(response, &url).await
    }
}

/// Lets a document pass that is served as `ActivityPub` under its own id.
async fn examine(response: Response, url: &Url) -> reqwest_middleware::Result<Response> {
    let refuse = |error: FetchError| Err(Error::middleware(error));
    match response.status().as_u16() {
        200..=299 => {}
        410 => return refuse(FetchError::Gone(url.to_string())),
        status => return refuse(FetchError::Status { url: url.to_string(), status }),
    }
    let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("nothing");
    if !MediaType::parse(content_type).is_some_and(|m| m.is_activity()) {
        let content_type = content_type.chars().take(100).collect();
        return refuse(FetchError::WrongType { url: url.to_string(), content_type, expected: ACTIVITY });
    }
    let bytes = response.bytes().await?;
    if let Err(error) = check_identity(&bytes, url) {
        return refuse(error);
    }
    let told = http::Response::builder()
        .url(url.clone())
        .header(header::CONTENT_TYPE, HeaderValue::from_static(ACTIVITY))
        .body(bytes)
        .expect("a status and one header without surprises make a response");
    Ok(told.into())
}

fn check_identity(bytes: &[u8], url: &Url) -> Result<(), FetchError> {
    let not = |reason: String| FetchError::NotAnActor { url: url.to_string(), reason };
    let value = json::parse(bytes).map_err(|error| not(error.to_string()))?;
    let id = value.get("id").and_then(|id| id.as_str()).ok_or_else(|| not("it has no id".into()))?;
    if Url::parse(id).is_ok_and(|id| id == *url) {
        return Ok(());
    }
    Err(FetchError::OtherIdentity { url: url.to_string(), claimed: id.chars().take(200).collect() })
}
