//! The end of the stack: the rule for URLs, then the network.
//!
//! The only module with a `reqwest::Client`. A resolver is asked for a name without a port, so each client knows every
//! host at most once; a host named with several ports gets a client for each. In a simulation something else answers
//! in the network's place, behind the same rule.

use std::{collections::BTreeMap, fs, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use async_trait::async_trait;
use http::{Extensions, HeaderValue, header};
use reqwest::{Certificate, Client, Request, Response, redirect};
use reqwest_middleware::{Error, Middleware, Next};
use url::Url;

use super::{
    client::TransportConfig,
    error::{TransportError, host_key},
    guard::{Resolver, Route, UrlRule},
};

/// Connections kept open to one host while nothing is sent.
const IDLE_PER_HOST: usize = 8;
/// How long such a connection is kept: less than a node at the other end keeps it (`limits.header_timeout_s`), so that
/// nothing is sent on one that is just being closed.
const IDLE: Duration = Duration::from_secs(8);

/// Why there can be no transport.
#[derive(Debug, thiserror::Error)]
pub enum OutletError {
    /// The file of further certificate authorities cannot be used.
    #[error("could not use the certificates in {path}: {reason}")]
    Certificates {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A line of `resolve` is no use.
    #[error(transparent)]
    Name(#[from] super::guard::NameError),
    /// The machine has no certificate authorities, or TLS cannot be set up.
    #[error("could not set up TLS: {0}")]
    Tls(String),
}

/// Refuses what the rule refuses.
pub(super) struct Ruled(pub UrlRule);

#[async_trait]
impl Middleware for Ruled {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        self.0.route(request.url()).map_err(Error::middleware)?;
        next.run(request, extensions).await
    }
}

/// The real network.
pub(super) struct Network {
    rule: UrlRule,
    clients: Vec<Client>,
    /// Which client reaches a named peer other than the first of its host.
    others: BTreeMap<(String, u16), usize>,
}

impl Network {
    /// Builds the clients.
    pub(super) fn open(config: &TransportConfig, rule: &UrlRule) -> Result<Self, OutletError> {
        let mut tables: Vec<BTreeMap<String, SocketAddr>> = vec![BTreeMap::new()];
        let mut others = BTreeMap::new();
        for (host, port, address) in rule.named() {
            let free = tables.iter().position(|table| table.get(host).is_none_or(|known| *known == address));
            let index = free.unwrap_or_else(|| {
                tables.push(BTreeMap::new());
                tables.len() - 1
            });
            tables[index].insert(host.to_owned(), address);
            if index > 0 {
                others.insert((host.to_owned(), port), index);
            }
        }
        let certificates = config.ca_file.as_deref().map(certificates).transpose()?.unwrap_or_default();
        let clients = tables.into_iter().map(|table| client(config, table, &certificates)).collect::<Result<_, _>>()?;
        Ok(Self { rule: rule.clone(), clients, others })
    }

    /// The client that the stack is built around; it is never reached.
    pub(super) fn innermost(&self) -> Client {
        self.clients[0].clone()
    }
}

#[async_trait]
impl Middleware for Network {
    async fn handle(
        &self,
        mut request: Request,
        _: &mut Extensions,
        _: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        let client = match self.rule.route(request.url()).map_err(Error::middleware)? {
            Route::Public => &self.clients[0],
            Route::Named(_) => {
                let pair = (request.url().host_str().unwrap_or_default().to_owned(), port_of(request.url()));
                forget_port(&mut request)?;
                &self.clients[self.others.get(&pair).copied().unwrap_or(0)]
            }
        };
        Ok(client.execute(request).await?)
    }
}

fn port_of(url: &Url) -> u16 {
    url.port_or_known_default().unwrap_or_default()
}

/// Takes the port out of the URL and into the `Host` header: a port in the URL would win over the named address's.
fn forget_port(request: &mut Request) -> reqwest_middleware::Result<()> {
    let host = host_key(request.url());
    let unusable =
        || Error::middleware(TransportError::NotNamed { url: host.clone(), reason: "its host is no header" });
    let value = HeaderValue::from_str(&host).map_err(|_| unusable())?;
    request.headers_mut().insert(header::HOST, value);
    request.url_mut().set_port(None).map_err(|()| unusable())
}

#[expect(clippy::disallowed_methods, reason = "the one place that makes clients")]
fn client(
    config: &TransportConfig,
    named: BTreeMap<String, SocketAddr>,
    certificates: &[Certificate],
) -> Result<Client, OutletError> {
    let builder = Client::builder()
        .user_agent(&config.user_agent)
        .redirect(redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .connect_timeout(config.connect)
        .timeout(config.bounds.total.max(config.longest))
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(IDLE_PER_HOST)
        .dns_resolver(Arc::new(Resolver::new(named)));
    // A node on plain http reaches named peers only: it needs no certificate authority of the machine.
    let builder = if config.is_plain() {
        builder.tls_certs_only(certificates.iter().cloned())
    } else {
        builder.tls_certs_merge(certificates.iter().cloned())
    };
    builder.build().map_err(|error| OutletError::Tls(error.to_string()))
}

fn certificates(path: &Path) -> Result<Vec<Certificate>, OutletError> {
    let failed = |reason: String| OutletError::Certificates { path: path.display().to_string(), reason };
    let pem = fs::read(path).map_err(|error| failed(error.to_string()))?;
    let found = Certificate::from_pem_bundle(&pem).map_err(|error| failed(error.to_string()))?;
    if found.is_empty() {
        return Err(failed("it holds no certificate".into()));
    }
    Ok(found)
}
