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
        let keys = self.keys.of(self.key_name(actor))?;
        Ok(ActorSigner::new(main_key_id(actor), move |message: &[u8]| keys.rsa.sign(message), move || clock.now()))
    }

    /// Who may sign one request as `actor` at this instant, in the order to be tried: the key it has, and while not everybody
    /// knows that one, the key it had. The latter is the first for who does not know the new one yet.
    pub fn signers_at(
        &self,
        actor: &str,
        at: Timestamp,
        knows_new: bool,
    ) -> Result<Vec<Box<dyn RequestSigner>>, KeyError> {
        let keys = self.keys.of(self.key_name(actor))?;
        let mut signers: Vec<Box<dyn RequestSigner>> = Vec::new();
        if keys.before.is_some() {
            let former = keys.clone();
            let sign = move |message: &[u8]| former.before.as_ref().map(|key| key.sign(message)).unwrap_or_default();
            signers.push(Box::new(ActorSigner::new(main_key_id(actor), sign, move || at)));
        }
        signers.push(Box::new(ActorSigner::new(main_key_id(actor), move |m: &[u8]| keys.rsa.sign(m), move || at)));
        if knows_new {
            signers.reverse();
        }
        Ok(signers)
    }

    /// Whether `actor` had another key that not everybody has forgotten yet.
    pub fn has_former_key(&self, actor: &str) -> bool {
        self.keys.of(self.key_name(actor)).is_ok_and(|keys| keys.before.is_some())
    }
}
