//! Signing requests in the name of an actor: whose key it is, and what time, is passed in.
//!
//! What is signed, and how, is said in `protocol::signature`.

use election_pool_protocol::{digest::digest_header, signature};
use jiff::Timestamp;

use super::client::{RequestSigner, Unsigned};

/// An actor that signs.
pub struct ActorSigner<S, N> {
    key_id: String,
    sign: S,
    now: N,
}

impl<S, N> ActorSigner<S, N>
where
    S: Fn(&[u8]) -> Vec<u8> + Send + Sync,
    N: Fn() -> Timestamp + Send + Sync,
{
    /// Signs with `sign` (RSASSA-PKCS1-v1_5 with SHA-256) under this key id, at the time that `now` says.
    pub const fn new(key_id: String, sign: S, now: N) -> Self {
        Self { key_id, sign, now }
    }
}

impl<S, N> RequestSigner for ActorSigner<S, N>
where
    S: Fn(&[u8]) -> Vec<u8> + Send + Sync,
    N: Fn() -> Timestamp + Send + Sync,
{
    fn sign(&self, request: &Unsigned<'_>) -> Vec<(String, String)> {
        let (target, host, digest) = (request.target(), request.host(), request.body.map(digest_header));
        let extra: Vec<_> = request.extra.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let request = signature::SignRequest {
            method: request.method,
            target: &target,
            host: &host,
            date: (self.now)(),
            digest: digest.as_deref(),
            extra: &extra,
        };
        signature::sign(&request, &self.key_id, &self.sign)
    }
}

#[cfg(test)]
mod tests {
    use election_pool_protocol::key::{RsaKey, RsaPublic};
    use http::{HeaderMap, HeaderName, HeaderValue};
    use url::Url;

    use super::*;
    use crate::transport::{
        Bounds, Transport, TransportConfig,
        mock::{Mock, reply},
    };

    const KEY_ID: &str = "http://fi.localhost:8101/actor#main-key";

    fn read(request: &str) -> (String, String, HeaderMap, Vec<u8>) {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let mut first = lines.next().unwrap().split(' ').map(str::to_owned);
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap())
        });
        (first.next().unwrap(), first.next().unwrap(), headers.collect(), body.as_bytes().to_vec())
    }

    #[tokio::test]
    async fn what_goes_out_signed_is_verified_as_it_arrives() {
        let key = RsaKey::generate().unwrap();
        let public = RsaPublic::from_pem(&key.public_pem()).unwrap();
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let signer = ActorSigner::new(KEY_ID.into(), move |message: &[u8]| key.sign(message), move || now);
        let peer = Mock::serve(|_| reply(202, "text/plain", ""));
        let mut config = TransportConfig::new(Url::parse("http://fi.localhost:8101").unwrap());
        config.resolve = [("se.localhost:8102".to_owned(), peer.address)].into();
        let transport = Transport::new(&config).unwrap();

        let extra = [("election-pool-log", "letter".to_owned())];
        let inbox = Url::parse("http://se.localhost:8102/inbox?a=b").unwrap();
        transport.post(&inbox, "application/activity+json", b"{\"x\":1}", &signer, &extra).await.unwrap();
        let log = Url::parse("http://se.localhost:8102/log/entries?after=57&limit=500&bodies=0").unwrap();
        let bounds = Bounds { body_bytes: 1000, ..config.bounds };
        transport.get_signed(&log, "application/json", &signer, &extra, bounds).await.unwrap();

        for heard in peer.heard() {
            let (method, target, headers, body) = read(&heard);
            let unverified = signature::read(&method, &target, &headers, "se.localhost:8102", now).unwrap();
            let keys = [signature::ActorKey { id: KEY_ID.into(), key: public.clone() }];
            let body = (method == "POST").then_some(body.as_slice());
            let verified = unverified.verify(&keys, body).unwrap();
            assert_eq!(verified.header("election-pool-log"), Some("letter"));
        }
        assert_eq!(peer.connections(), 2);
    }
}
