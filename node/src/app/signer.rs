//! Who signs requests in the name of one of this node's actors.

use election_pool_protocol::actor::main_key_id;
use jiff::Timestamp;

use super::{App, keys::KeyError};
use crate::transport::{ActorSigner, RequestSigner};

impl App {
    /// The name under which the keys of one of our actors lie: `actor`, or a user name.
    pub fn key_name<'a>(&self, actor: &'a str) -> &'a str {
        actor.rsplit('/').next().unwrap_or(actor)
    }

    /// Who signs requests as `actor`, one of this node's own, at the time of each.
    pub fn signer(&self, actor: &str) -> Result<impl RequestSigner + use<>, KeyError> {
        let clock = self.clock.clone();
        self.signing(actor, move || clock.now())
    }

    /// Who signs one request as `actor` at this instant.
    pub fn signer_at(&self, actor: &str, at: Timestamp) -> Result<impl RequestSigner + use<>, KeyError> {
        self.signing(actor, move || at)
    }

    fn signing<N>(&self, actor: &str, now: N) -> Result<impl RequestSigner + use<N>, KeyError>
    where
        N: Fn() -> Timestamp + Send + Sync,
    {
        let keys = self.keys.of(self.key_name(actor))?;
        Ok(ActorSigner::new(main_key_id(actor), move |message: &[u8]| keys.rsa.sign(message), now))
    }
}
