//! Why a request got no answer. What a server did answer, with whatever status, is not an error here.

use std::{error::Error, net::IpAddr};

use url::Url;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The URL may not be asked at all: scheme, port, user name, address in place of a name, or a host not named.
    #[error("{url} may not be reached: {reason}")]
    NotNamed {
        /// What was to be asked.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The name leads to an address outside the public internet.
    #[error("{host} leads to {address}, which is not public ({block})")]
    PrivateAddress {
        /// The name.
        host: String,
        /// One such address.
        address: IpAddr,
        /// The kind of block it lies in.
        block: &'static str,
    },
    /// The whole took longer than it may.
    #[error("{host} took longer than {limit_ms} ms")]
    Timeout {
        /// Host, and port if unusual.
        host: String,
        /// How long it may take.
        limit_ms: u64,
    },
    /// The answer, decompressed, is larger than it may be.
    #[error("the answer of {host} is larger than {limit_bytes} bytes")]
    TooLarge {
        /// Host, and port if unusual.
        host: String,
        /// How large it may be.
        limit_bytes: usize,
    },
    /// TLS: certificate expired, self-signed, for another name, or no TLS at all.
    #[error("{host} cannot be trusted: {reason}")]
    Tls {
        /// Host, and port if unusual.
        host: String,
        /// What the handshake said.
        reason: String,
    },
    /// No such name, connection refused, reset, or an answer that is no HTTP.
    #[error("{host} cannot be reached: {reason}")]
    Network {
        /// Host, and port if unusual.
        host: String,
        /// What went wrong.
        reason: String,
    },
}

/// Raised by the resolver and found again in the chain of the client's error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{address} is not public ({block})")]
pub(super) struct NotPublic {
    pub address: IpAddr,
    pub block: &'static str,
}

impl TransportError {
    /// Names what the client's error was about.
    pub(super) fn of(error: &reqwest_middleware::Error, url: &Url) -> Self {
        let host = host_key(url);
        match error {
            reqwest_middleware::Error::Middleware(inner) => match inner.downcast_ref::<Self>() {
                Some(known) => known.clone(),
                None => Self::Network { host, reason: inner.to_string() },
            },
            reqwest_middleware::Error::Reqwest(inner) => Self::of_client(inner, host),
        }
    }

    pub(super) fn of_client(error: &reqwest::Error, host: String) -> Self {
        let mut reason = String::new();
        let mut next: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(cause) = next {
            if let Some(NotPublic { address, block }) = cause.downcast_ref() {
                return Self::PrivateAddress { host, address: *address, block };
            }
            reason = cause.to_string();
            next = cause.source();
        }
        let is_tls = ["certificate", "tls", "handshake", "alert", "corrupt message"]
            .iter()
            .any(|word| reason.to_ascii_lowercase().contains(word));
        if is_tls { Self::Tls { host, reason } } else { Self::Network { host, reason } }
    }
}

/// `host`, or `host:port` where the port is not the scheme's own.
pub(super) fn host_key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}
