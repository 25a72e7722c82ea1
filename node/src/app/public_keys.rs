//! Public keys of others that were read before: reading one costs as much as verifying with it.
//!
//! Kept by the very text they were read from. Whose key a text is, and whether it still counts, is no matter of this
//! module: that is asked of the database for each request.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use election_pool_protocol::key::RsaPublic;

/// Most keys kept; then they are read anew.
const KEPT: usize = 1024;

/// The keys one process has read.
#[derive(Debug, Default)]
pub struct PublicKeys {
    read: Mutex<HashMap<String, RsaPublic>>,
}

impl PublicKeys {
    /// The RSA key in this PEM, if it is one.
    pub fn rsa(&self, pem: &str) -> Option<RsaPublic> {
        // Nothing is half done while it is locked.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = read.get(pem) {
            return Some(key.clone());
        }
        let key = RsaPublic::from_pem(pem).ok()?;
        if read.len() >= KEPT {
            read.clear();
        }
        read.insert(pem.to_owned(), key.clone());
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use election_pool_protocol::key::RsaKey;

    use super::*;

    #[test]
    fn a_key_is_the_same_however_often_it_is_asked_for_and_what_is_none_stays_none() {
        let keys = PublicKeys::default();
        let key = RsaKey::generate().unwrap();
        let (first, again) = (keys.rsa(&key.public_pem()).unwrap(), keys.rsa(&key.public_pem()).unwrap());
        assert_eq!((first.fingerprint(), again.fingerprint()), (key.fingerprint(), key.fingerprint()));
        assert!(keys.rsa("no key").is_none() && keys.rsa("no key").is_none());
    }
}
