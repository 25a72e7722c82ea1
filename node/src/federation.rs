//! Asking other servers who they are: the only place with `activitypub_federation`.
//!
//! Of the library we use dereferencing, its traits, its configuration and its checks of URLs, all through our own
//! client; its inbox, queue and signer are not used. `WebFinger` and `NodeInfo` are read by us: in its debug mode the
//! library asks them over http, and it trusts whatever subject it is given.
//!
//! This floor keeps nothing and does not know the roster; it takes plain values.

pub mod door;
pub mod error;
pub mod handle;
pub mod key_fetch;
pub mod node_info;
pub mod ownership;
pub mod peer_report;
mod remote;
pub mod stranger;
#[cfg(test)]
mod tests;
mod witness;

use std::sync::Arc;

use activitypub_federation::{
    config::{FederationConfig, UrlVerifier},
    fetch::object_id::ObjectId,
};
use async_trait::async_trait;
use election_pool_protocol::origin::Origin;
use tokio::time::timeout;
use url::Url;

use crate::transport::{RequestSigner, Transport, TransportError, UrlRule};

pub use self::{
    error::FetchError,
    key_fetch::{KeyFetch, KeyFetchError, KeyFetchLimits},
    node_info::About,
    peer_report::{Able, PeerReport, Unable},
    remote::FetchedActor,
};
use self::{remote::RemoteActor, witness::Witness};

/// Requests one dereference may cost: the document, and what one redirect leads to.
const FETCHES: u32 = 2;

/// What a federation is made of.
pub struct FederationSettings {
    /// The origin of this node.
    pub origin: Url,
    /// The way out.
    pub transport: Transport,
    /// Signs what is fetched, in the name of the Application actor.
    pub signer: Option<Arc<dyn RequestSigner>>,
}

/// Why there can be no federation.
#[derive(Debug, thiserror::Error)]
#[error("could not set up federation: {0}")]
pub struct SettingsError(String);

/// Asks other servers who they are; cheap to clone.
#[derive(Clone)]
pub struct Federation {
    config: FederationConfig<()>,
    transport: Transport,
    origin: Origin,
}

impl Federation {
    /// Sets the library up behind our gates. It needs a tokio runtime: the library starts its unused queue.
    pub async fn new(settings: FederationSettings) -> Result<Self, SettingsError> {
        let FederationSettings { origin, transport, signer } = settings;
        let origin = Origin::of(&origin).map_err(|error| SettingsError(error.to_string()))?;
        let witness = Witness { own: origin.clone(), signer };
        let config = FederationConfig::builder()
            .domain(origin.host_key())
            .app_data(())
            .client(transport.client(&[Arc::new(witness)]))
            .url_verifier(Box::new(Verifier(transport.rule().clone())))
            .http_fetch_limit(FETCHES)
            .request_timeout(transport.bounds().total)
            // Its debug mode lets named peers pass; which URLs pass is for our verifier and our gates to say.
            .debug(transport.rule().has_named())
            .build()
            .await
            .map_err(|error| SettingsError(error.to_string()))?;
        Ok(Self { config, transport, origin })
    }

    /// Fetches an actor. Its document must be its own: served under its id, with nothing on another origin.
    pub async fn dereference_actor(&self, url: &Url) -> Result<FetchedActor, FetchError> {
        let mut asked = url.clone();
        asked.set_fragment(None);
        self.transport.rule().route(&asked)?;
        if Origin::of(&asked).is_ok_and(|origin| origin == self.origin) {
            return Err(FetchError::NotNamed(format!("{asked} may not be reached: it is this node itself")));
        }
        let limit = self.transport.bounds().total;
        let data = self.config.to_request_data();
        let fetch = ObjectId::<RemoteActor>::from(asked.clone());
        let fetched = match timeout(limit, fetch.dereference(&data)).await {
            Ok(fetched) => fetched.map_err(|error| error.about(&asked)),
            Err(_) => Err(FetchError::Timeout(format!("{asked} took longer than {} ms", limit.as_millis()))),
        };
        match fetched {
            // The library looks a name up before our own resolver does and does not say what it found.
            Err(FetchError::PrivateAddress(text)) => {
                self.transport.look_up(&asked).await?;
                Err(FetchError::PrivateAddress(text))
            }
            Err(error) => Err(error),
            Ok(actor) if actor.0.id != asked => {
                Err(FetchError::OtherIdentity { url: asked.into(), claimed: actor.0.id.into() })
            }
            Ok(actor) => Ok(actor.0),
        }
    }

    /// The origin of this node.
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// Our rule for URLs where the library asks for one.
#[derive(Clone)]
struct Verifier(UrlRule);

#[async_trait]
impl UrlVerifier for Verifier {
    async fn verify(&self, url: &Url) -> Result<(), activitypub_federation::error::Error> {
        match self.0.route(url) {
            Ok(_) => Ok(()),
            Err(TransportError::NotNamed { reason, .. }) => {
                Err(activitypub_federation::error::Error::UrlVerificationError(reason))
            }
            Err(_) => Err(activitypub_federation::error::Error::UrlVerificationError("it may not be reached")),
        }
    }
}
