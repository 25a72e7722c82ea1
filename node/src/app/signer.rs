//! Who signs requests in the name of one of this node's actors.

use election_pool_protocol::actor::main_key_id;

use super::{App, keys::KeyError};
use crate::transport::{ActorSigner, RequestSigner};

impl App {
    /// The name under which the keys of one of our actors lie: `actor`, or a user name.
    pub fn key_name<'a>(&self, actor: &'a str) -> &'a str {
        actor.rsplit('/').next().unwrap_or(actor)
    }

    /// Who signs requests as `actor`, one of this node's own.
    pub fn signer(&self, actor: &str) -> Result<impl RequestSigner + use<>, KeyError> {
        let keys = self.keys.of(self.key_name(actor))?;
        let clock = self.clock.clone();
        Ok(ActorSigner::new(main_key_id(actor), move |message: &[u8]| keys.rsa.sign(message), move || clock.now()))
    }
}
