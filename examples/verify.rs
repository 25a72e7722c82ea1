//! Says who signed a request: a request as it stood on the wire, an actor's document, nothing else, no network.
//!
//!     cargo run -p election-pool-tests --example verify -- request.http actor.json
//!
//! A signature is good for five minutes in either direction, and for the host, method, path, digest and date it names.
#![allow(clippy::disallowed_methods, reason = "an example is the world outside: it looks at the clock")]

use std::{env, error::Error, fs};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use election_pool_protocol::{
    actor::Actor,
    key::RsaPublic,
    signature::{self, ActorKey},
};
use jiff::Timestamp;

fn main() -> Result<(), Box<dyn Error>> {
    let [request, actor] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "REQUEST ACTOR")?;
    let (request, actor) = (fs::read(request)?, Actor::read(&fs::read(actor)?)?);

    // Method and target, headers, an empty line, the body: which is bytes, and is not touched.
    let end = request.windows(4).position(|bytes| bytes == b"\r\n\r\n").ok_or("the headers do not end")?;
    let (head, body) = (str::from_utf8(&request[..end])?, &request[end + 4..]);
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (method, target) = first.next().zip(first.next()).ok_or("no request line")?;
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        headers.append(name.parse::<HeaderName>()?, value.trim().parse::<HeaderValue>()?);
    }

    // Which host we are is ours to know. What the request says of itself would prove nothing; here it is all we have.
    let host = headers.get("host").ok_or("no host")?.to_str()?.to_owned();
    let signed = signature::read(method, target, &headers, &host, Timestamp::now())?;

    // Whose key it is, the actor's own document says; that it is the actor of the activity is for the caller to check.
    let key = actor.public_key(signed.key_id()).ok_or("the key is not this actor's")?;
    let keys = [ActorKey { id: key.id.clone(), key: RsaPublic::from_pem(&key.pem)? }];
    let verified = signed.verify(&keys, Some(body))?;
    println!("{method} {target} at {host} is signed by {}", verified.key_id());
    Ok(())
}
