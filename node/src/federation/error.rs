//! Why another server could not be understood or trusted.

use activitypub_federation::error::Error as LibraryError;
use url::Url;

use crate::transport::TransportError;

/// Why there is no actor, handle or `NodeInfo`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// What is served there is no `ActivityPub` actor we can use.
    #[error("{url} is not an ActivityPub actor: {reason}")]
    NotAnActor {
        /// What was asked.
        url: String,
        /// What is missing or wrong.
        reason: String,
    },
    /// The document says it is somebody else.
    #[error("{url} answers with another identity: {claimed}")]
    OtherIdentity {
        /// What was asked.
        url: String,
        /// Who it says it is.
        claimed: String,
    },
    /// The actor names an inbox, outbox or key on an origin that is not its own.
    #[error("{url} has its {member} on another origin: {value}")]
    ForeignMember {
        /// The actor.
        url: String,
        /// Which member.
        member: String,
        /// What it says.
        value: String,
    },
    /// Not `@user@host`.
    #[error("“{0}” is not a handle such as @vaalit@fi.example")]
    NotAHandle(String),
    /// `WebFinger` was asked for one handle and answered for another.
    #[error("asked for {handle}, WebFinger answered for {subject}")]
    OtherSubject {
        /// The handle asked for.
        handle: String,
        /// The subject of the answer.
        subject: String,
    },
    /// `WebFinger` knows the handle but names no `ActivityPub` actor.
    #[error("WebFinger names no ActivityPub actor for {0}")]
    NoActorLink(String),
    /// It leads to an address outside the public internet.
    #[error("{0}")]
    PrivateAddress(String),
    /// The URL may not be asked at all.
    #[error("{0}")]
    NotNamed(String),
    /// It took too long.
    #[error("{0}")]
    Timeout(String),
    /// The answer is too large.
    #[error("{0}")]
    TooLarge(String),
    /// The content type is not the one the specification asks for.
    #[error("{url} is served as {content_type}, not as {expected}")]
    WrongType {
        /// What was asked.
        url: String,
        /// What it came as.
        content_type: String,
        /// What it should have been.
        expected: &'static str,
    },
    /// The server's certificate cannot be trusted, or it speaks no TLS.
    #[error("{0}")]
    Tls(String),
    /// The server cannot be reached.
    #[error("{0}")]
    Network(String),
    /// It was there and is gone (410).
    #[error("{0} is gone")]
    Gone(String),
    /// Any other status that is no success.
    #[error("{url} answered {status}")]
    Status {
        /// What was asked.
        url: String,
        /// The status.
        status: u16,
    },
}

impl FetchError {
    /// Whether asking again soon could help: the server was slow, away or busy.
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Timeout(_) | Self::Network(_) => true,
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500..=599),
            _ => false,
        }
    }

    /// Puts the URL into an error of the library that did not name one.
    pub(super) fn about(self, asked: &Url) -> Self {
        match self {
            Self::NotNamed(reason) if !reason.contains("://") => {
                Self::NotNamed(format!("{asked} may not be reached: {reason}"))
            }
            Self::NotAnActor { url, reason } if url.is_empty() => Self::NotAnActor { url: asked.to_string(), reason },
            other => other,
        }
    }
}

impl From<TransportError> for FetchError {
    fn from(error: TransportError) -> Self {
        let text = error.to_string();
        match error {
            TransportError::NotNamed { .. } => Self::NotNamed(text),
            TransportError::PrivateAddress { .. } => Self::PrivateAddress(text),
            TransportError::Timeout { .. } => Self::Timeout(text),
            TransportError::TooLarge { .. } => Self::TooLarge(text),
            TransportError::Tls { .. } => Self::Tls(text),
            TransportError::Network { .. } => Self::Network(text),
        }
    }
}

impl From<LibraryError> for FetchError {
    fn from(error: LibraryError) -> Self {
        let text = error.to_string();
        let unreadable = |url: String, reason: String| Self::NotAnActor { url, reason };
        match error {
            LibraryError::ReqwestMiddleware(reqwest_middleware::Error::Middleware(inner)) => {
                match (inner.downcast_ref::<Self>(), inner.downcast_ref::<TransportError>()) {
                    (Some(known), _) => known.clone(),
                    (None, Some(known)) => known.clone().into(),
                    (None, None) => Self::Network(text),
                }
            }
            LibraryError::UrlVerificationError(reason) => Self::NotNamed(reason.into()),
            LibraryError::DomainResolveError(host) | LibraryError::ResolveInternalIpError(host, _) => {
                Self::PrivateAddress(format!("{host} leads to an address that is not public"))
            }
            LibraryError::ObjectDeleted(url) => Self::Gone(url.into()),
            LibraryError::ParseFetchedObject(reason, url, _) => unreadable(url.into(), reason.to_string()),
            LibraryError::FetchInvalidContentType(url) => Self::WrongType {
                url: url.into(),
                content_type: "something else".into(),
                expected: crate::transport::media_type::ACTIVITY,
            },
            LibraryError::FetchWrongId(url) => {
                unreadable(url.into(), "its id is not the address it is served at".into())
            }
            LibraryError::ResponseBodyLimit => Self::TooLarge(text),
            LibraryError::RequestLimit => unreadable(String::new(), "it redirects more than once".into()),
            LibraryError::Reqwest(_) | LibraryError::ReqwestMiddleware(_) => Self::Network(text),
            _ => unreadable(String::new(), text),
        }
    }
}
