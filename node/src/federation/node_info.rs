//! `NodeInfo`: what software a server runs, and which of its actors is the server itself.
//!
//! Spec: <https://nodeinfo.diaspora.software/protocol.html>, FEP-2677 for the Application actor.
//! A link that leads to another origin is ignored. Nothing read here is proof of anything.

use election_pool_protocol::{
    json::member::Members,
    nodeinfo::{Links, NodeInfo},
    origin::same_origin,
};
use url::Url;

use super::{Federation, FetchError};
use crate::transport::{Bounds, TransportError};

/// `NodeInfo` is small.
const NODE_INFO_BYTES: usize = 64 << 10;

/// What a server says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// The name of its software; empty if it says nothing we can read.
    pub software: String,
    /// The version.
    pub version: String,
    /// `metadata`, as it came.
    pub metadata: Members,
    /// Its Application actor, if it names one.
    pub application: Option<Url>,
}

impl Federation {
    /// Reads the `NodeInfo` of an origin.
    pub async fn nodeinfo(&self, origin: &Url) -> Result<About, FetchError> {
        let start = join(origin, "/.well-known/nodeinfo")?;
        let unreadable = || FetchError::NotAnActor { url: start.to_string(), reason: "it is no NodeInfo".into() };
        let links = Links::read(&self.read_json(&start).await?).ok_or_else(unreadable)?;
        let own = |href: &str| same_origin(start.as_str(), href).then(|| Url::parse(href).ok()).flatten();
        let application = links.application().and_then(own);
        let Some(document) = links.document().and_then(own) else {
            return Ok(About { application, ..About::default() });
        };
        let info = NodeInfo::read(&self.read_json(&document).await?).ok_or_else(unreadable)?;
        let plain = |text: &str| text.chars().filter(|c| !c.is_control()).take(100).collect();
        let (software, version) = (plain(&info.software.name), plain(&info.software.version));
        Ok(About { software, version, metadata: info.metadata, application })
    }

    async fn read_json(&self, url: &Url) -> Result<Vec<u8>, FetchError> {
        let bounds = Bounds { body_bytes: NODE_INFO_BYTES, ..self.transport.bounds() };
        let answer = self.transport.get(url, "application/json", bounds).await?;
        let expected = "application/json";
        match answer.status {
            200..=299 => {}
            status => return Err(FetchError::Status { url: url.to_string(), status }),
        }
        if !answer.media_type().is_some_and(|m| m.essence == expected || m.essence.ends_with("+json")) {
            let content_type = answer.header("content-type").unwrap_or("nothing").chars().take(100).collect();
            return Err(FetchError::WrongType { url: url.to_string(), content_type, expected });
        }
        if answer.url.origin() != url.origin() {
            let reason = "it redirects to another origin";
            return Err(TransportError::NotNamed { url: url.to_string(), reason }.into());
        }
        Ok(answer.body)
    }
}

pub(super) fn join(origin: &Url, path: &str) -> Result<Url, FetchError> {
    origin.join(path).map_err(|error| FetchError::NotNamed(format!("{origin} may not be reached: {error}")))
}
