//! Asking other servers: `get`, `get_signed`, `post`.
//!
//! A GET follows one redirect, by hand, through the same gates; a POST follows none. Signatures are made by whoever is
//! passed in, for each request anew. This module does not know keys, nor what an answer means.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::Timestamp;
use reqwest_middleware::{ClientWithMiddleware, Middleware, RequestBuilder};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::{
    bound::{Bounded, Bounds, ForReceipt},
    error::{TransportError, host_key},
    guard::{self, Route, UrlRule},
    media_type::MediaType,
    outlet::{Network, OutletError, Ruled},
};

/// How a transport is made.
#[derive(Debug, Clone)]
pub struct TransportConfig {
    /// The origin of this node; on plain http it reaches named peers only.
    pub origin: Url,
    /// `host:port` pairs that connect to a named address.
    pub resolve: BTreeMap<String, SocketAddr>,
    /// Further certificate authorities, PEM.
    pub ca_file: Option<PathBuf>,
    /// What this node calls itself.
    pub user_agent: String,
    /// How long connecting may take.
    pub connect: Duration,
    /// The bounds of a request that brings none of its own.
    pub bounds: Bounds,
    /// The longest any request may take, whatever it brings.
    pub longest: Duration,
}

impl TransportConfig {
    /// Ten seconds and one MiB, no named peers, no further certificate authorities.
    pub fn new(origin: Url) -> Self {
        let user_agent = format!("ElectionPool/{} (+{origin})", env!("CARGO_PKG_VERSION"));
        Self {
            origin,
            resolve: BTreeMap::new(),
            ca_file: None,
            user_agent,
            connect: Duration::from_secs(5),
            bounds: Bounds { total: Duration::from_secs(10), body_bytes: 1 << 20 },
            longest: Duration::from_mins(1),
        }
    }

    /// Whether this node speaks plain http, as only a demo or a test may.
    pub fn is_plain(&self) -> bool {
        self.origin.scheme() == "http"
    }
}

/// A request before it is signed.
#[derive(Debug, Clone, Copy)]
pub struct Unsigned<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// Where it goes.
    pub url: &'a Url,
    /// Its body, if it has one.
    pub body: Option<&'a [u8]>,
    /// Further headers to be signed.
    pub extra: &'a [(&'a str, String)],
}

impl Unsigned<'_> {
    /// Path and query, as they go into the signed target.
    pub fn target(&self) -> String {
        match self.url.query() {
            Some(query) => format!("{}?{query}", self.url.path()),
            None => self.url.path().to_owned(),
        }
    }

    /// The `Host` header that will be sent.
    pub fn host(&self) -> String {
        host_key(self.url)
    }
}

/// Whoever can sign a request: an actor of this node with its key and a clock.
pub trait RequestSigner: Send + Sync {
    /// The headers to be sent: the signature and everything signed, the extra ones included.
    fn sign(&self, request: &Unsigned<'_>) -> Vec<(String, String)>;
}

/// What a server answered, whole.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Who answered, after a redirect.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, decompressed; of an answer that is no success, and of one to a delivery, at most its first KiB.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether the status is 2xx.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// The media type in canonical spelling.
    pub fn media_type(&self) -> Option<MediaType> {
        MediaType::parse(self.header(header::CONTENT_TYPE.as_str())?)
    }

    /// A header that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// How long the server asks us to wait, from seconds or a date.
    pub fn retry_after(&self, now: Timestamp) -> Option<Duration> {
        let text = self.header(header::RETRY_AFTER.as_str())?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let at = Timestamp::try_from(httpdate::parse_http_date(text).ok()?).ok()?;
        Some(Duration::from_secs(u64::try_from(at.as_second() - now.as_second()).unwrap_or(0)))
    }

    /// The beginning of the body as text for people: one line, at most `limit` characters.
    pub fn words(&self, limit: usize) -> String {
        let text = String::from_utf8_lossy(&self.body);
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).take(limit).collect()
    }
}

/// The way out, cheap to clone.
#[derive(Clone)]
pub struct Transport {
    rule: UrlRule,
    innermost: reqwest::Client,
    stack: Arc<[Arc<dyn Middleware>]>,
    client: ClientWithMiddleware,
    bounds: Bounds,
    is_plain: bool,
}

impl Transport {
    /// Opens the way to the network.
    pub fn new(config: &TransportConfig) -> Result<Self, OutletError> {
        Self::ending_in(config, None)
    }

    /// The same gates with `answers` in the place of the network, for the simulator.
    pub fn answered_by(config: &TransportConfig, answers: Arc<dyn Middleware>) -> Result<Self, OutletError> {
        Self::ending_in(config, Some(answers))
    }

    fn ending_in(config: &TransportConfig, answers: Option<Arc<dyn Middleware>>) -> Result<Self, OutletError> {
        let rule = UrlRule::new(&config.resolve, config.is_plain())?;
        let network = Network::open(config, &rule)?;
        let innermost = network.innermost();
        let stack: Arc<[Arc<dyn Middleware>]> = Arc::new([
            Arc::new(Bounded(config.bounds)),
            Arc::new(Ruled(rule.clone())),
            answers.unwrap_or_else(|| Arc::new(network)),
        ]);
        let client = ClientWithMiddleware::new(innermost.clone(), stack.to_vec());
        Ok(Self { rule, innermost, stack, client, bounds: config.bounds, is_plain: config.is_plain() })
    }

    /// The rule for URLs, for those who want to know before they ask.
    pub const fn rule(&self) -> &UrlRule {
        &self.rule
    }

    /// Whether this node speaks plain http.
    pub const fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// The bounds of a request that brings none of its own.
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// A client for a library, with `outer` before our own gates; the innermost gate cannot be passed by.
    pub fn client(&self, outer: &[Arc<dyn Middleware>]) -> ClientWithMiddleware {
        let stack: Vec<_> = outer.iter().chain(self.stack.iter()).cloned().collect();
        ClientWithMiddleware::new(self.innermost.clone(), stack)
    }

    /// Looks a URL's name up without connecting, to say why it may not be reached.
    pub async fn look_up(&self, url: &Url) -> Result<(), TransportError> {
        match self.rule.route(url)? {
            Route::Named(_) => Ok(()),
            Route::Public => guard::look_up(url.host_str().unwrap_or_default()).await,
        }
    }

    /// Asks for a document, unsigned.
    pub async fn get(&self, url: &Url, accept: &str, bounds: Bounds) -> Result<Answer, TransportError> {
        self.follow(url, accept, None, &[], bounds).await
    }

    /// Asks for a document, unsigned, and follows no redirect.
    pub async fn get_here(&self, url: &Url, accept: &str, bounds: Bounds) -> Result<Answer, TransportError> {
        self.ask(url, accept, None, &[], bounds).await
    }

    /// Asks for a document in the name of an actor of ours; `extra` headers are signed too.
    ///
    /// After a redirect to another origin it asks unsigned and without `extra`.
    pub async fn get_signed(
        &self,
        url: &Url,
        accept: &str,
        signer: &dyn RequestSigner,
        extra: &[(&str, String)],
        bounds: Bounds,
    ) -> Result<Answer, TransportError> {
        self.follow(url, accept, Some(signer), extra, bounds).await
    }

    /// Delivers `body`, signed, and asks for a receipt: of what is answered no more than the beginning is kept. An answer
    /// that redirects is given back as it is.
    pub async fn post(
        &self,
        url: &Url,
        content_type: &str,
        body: &[u8],
        signer: &dyn RequestSigner,
        extra: &[(&str, String)],
    ) -> Result<Answer, TransportError> {
        let request = self.posting(url, content_type, body, signer, extra)?;
        self.run(request.with_extension(ForReceipt), url, self.bounds).await
    }

    /// Sends `body`, signed, for the sake of what is answered; that is whole, or too large.
    pub async fn post_for_answer(
        &self,
        url: &Url,
        content_type: &str,
        body: &[u8],
        signer: &dyn RequestSigner,
        bounds: Bounds,
    ) -> Result<Answer, TransportError> {
        let request = self.posting(url, content_type, body, signer, &[])?;
        self.run(request, url, bounds).await
    }

    fn posting(
        &self,
        url: &Url,
        content_type: &str,
        body: &[u8],
        signer: &dyn RequestSigner,
        extra: &[(&str, String)],
    ) -> Result<RequestBuilder, TransportError> {
        self.rule.route(url)?;
        let unsigned = Unsigned { method: "POST", url, body: Some(body), extra };
        Ok(self
            .client
            .post(url.clone())
            .header(header::CONTENT_TYPE, content_type)
            .headers(headers(signer.sign(&unsigned), url)?)
            .body(body.to_vec()))
    }

    async fn follow(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<&dyn RequestSigner>,
        extra: &[(&str, String)],
        bounds: Bounds,
    ) -> Result<Answer, TransportError> {
        let both = async {
            let first = self.ask(url, accept, signer, extra, bounds).await?;
            let Some(target) = first.header(header::LOCATION.as_str()).and_then(|text| Url::parse(text).ok()) else {
                return Ok(first);
            };
            let is_same_origin = target.origin() == url.origin();
            let (signer, extra) = if is_same_origin { (signer, extra) } else { (None, &[][..]) };
            self.ask(&target, accept, signer, extra, bounds).await
        };
        match timeout_at(Instant::now() + bounds.total, both).await {
            Ok(answer) => answer,
            Err(_) => Err(TransportError::Timeout {
                host: host_key(url),
                limit_ms: u64::try_from(bounds.total.as_millis()).unwrap_or(u64::MAX),
            }),
        }
    }

    async fn ask(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<&dyn RequestSigner>,
        extra: &[(&str, String)],
        bounds: Bounds,
    ) -> Result<Answer, TransportError> {
        self.rule.route(url)?;
        let unsigned = Unsigned { method: "GET", url, body: None, extra };
        let pairs = signer.map(|actor| actor.sign(&unsigned)).unwrap_or_default();
        let request = self.client.get(url.clone()).header(header::ACCEPT, accept).headers(headers(pairs, url)?);
        self.run(request, url, bounds).await
    }

    async fn run(&self, request: RequestBuilder, url: &Url, bounds: Bounds) -> Result<Answer, TransportError> {
        let failed = |error| TransportError::of(&error, url);
        let response = request.with_extension(bounds).send().await.map_err(failed)?;
        let (status, answered, headers) =
            (response.status().as_u16(), response.url().clone(), response.headers().clone());
        let body = response.bytes().await.map_err(|error| TransportError::of_client(&error, host_key(url)))?;
        Ok(Answer { status, url: answered, headers, body: body.into() })
    }
}

/// The headers a signer made, as the client wants them.
pub fn headers(pairs: Vec<(String, String)>, url: &Url) -> Result<HeaderMap, TransportError> {
    let mut map = HeaderMap::new();
    for (name, value) in pairs {
        let refused =
            || TransportError::Network { host: host_key(url), reason: format!("header {name} cannot be sent") };
        let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refused())?;
        map.insert(key, HeaderValue::from_str(&value).map_err(|_| refused())?);
    }
    Ok(map)
}

#[cfg(test)]
mod tests;
