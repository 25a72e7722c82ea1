//! Follows an authority and prints what it publishes: a whole ActivityPub server on one page.
//!
//!     cargo run -p election-pool-tests --example bot -- http://bot.localhost:9000 http://fi.localhost:8101/actors/om
//!
//! The first address is the bot's own, where the node finds its key and delivers. The node must let it follow
//! (`[federation] followers = "open"`, or `"approve"` and a yes) and, without https, name it in `resolve`. A bot that
//! lives longer keeps its key: one that changes is not believed for an hour.
#![allow(clippy::disallowed_methods, reason = "an example is the world outside: it looks at the clock and connects")]

mod localhost;

use std::{env, error::Error};

use axum::{Router, body::Bytes, routing};
use election_pool_protocol::{
    activity::{Activity, ActivityType},
    actor::{Actor, ActorType, PublicKey},
    digest::digest_header,
    json,
    key::{Ed25519Public, RsaKey},
    proof::verify_proof,
    signature::{SignRequest, sign},
};
use jiff::Timestamp;
use reqwest::{StatusCode, Url};
use serde_json::Value;
use tokio::net::TcpListener;

const ACTIVITY: &str = "application/activity+json";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let [home, followed] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "HOME ACTOR")?;
    let (home, followed) = (home.parse::<Url>()?, followed.parse::<Url>()?);
    let client = localhost::client(&followed)?;

    // Whom we follow: where they read, and the key that proves what they write.
    let answer = client.get(followed).header("accept", ACTIVITY).send().await?.error_for_status()?;
    let them = Actor::read(&answer.bytes().await?)?;
    let their_key = Ed25519Public::from_multikey(&them.multikeys.first().ok_or("no key for proofs")?.multibase)?;
    let to: Url = them.delivery_inbox().ok_or("no inbox")?.parse()?;

    // Ourselves: a document with a key, and an inbox.
    let (me, key) = (home.join("/bot")?.to_string(), RsaKey::generate()?);
    let key_id = format!("{me}#main-key");
    let mut bot = Actor::new(&me, ActorType::Service);
    bot.preferred_username = Some("bot".into());
    bot.inbox = Some(home.join("/inbox")?.to_string());
    bot.public_keys = vec![PublicKey { id: key_id.clone(), owner: me.clone(), pem: key.public_pem() }];
    let document = Value::from(bot.to_value()).to_string();
    let routes = Router::new()
        .route("/bot", routing::get(async move || ([("content-type", ACTIVITY)], document)))
        .route("/inbox", routing::post(async move |body: Bytes| hear(&body, &their_key)));
    let listener = TcpListener::bind(("127.0.0.1", home.port_or_known_default().unwrap_or(80))).await?;
    let serving = tokio::spawn(axum::serve(listener, routes).into_future());

    // The Follow, signed. What comes of it comes to the inbox.
    let follow = serde_json::json!({"id": format!("{me}/follow"), "type": "Follow", "actor": me, "object": them.id});
    let (body, host) = (follow.to_string(), to.authority());
    let (date, digest) = (Timestamp::now(), digest_header(body.as_bytes()));
    let extra = [("content-type", ACTIVITY)];
    let request = SignRequest { method: "POST", target: to.path(), host, date, digest: Some(&digest), extra: &extra };
    let headers = sign(&request, &key_id, |message| key.sign(message));
    let post = headers.iter().fold(client.post(to.clone()), |post, (name, value)| post.header(name, value));
    println!("follow: {}", post.body(body).send().await?.status());
    Ok(serving.await??)
}

/// Prints what the one we follow has proved to have published. Everything else is heard and let go.
fn hear(body: &[u8], key: &Ed25519Public) -> StatusCode {
    let is_proved = json::parse(body).is_ok_and(|activity| verify_proof(&activity, key).is_ok());
    let activity = Activity::read(body).ok().filter(|_| is_proved);
    match activity.map(|activity| (activity.ty.clone(), activity.object.object())) {
        Some((ActivityType::Create | ActivityType::Update, Some(Ok(object)))) => {
            println!("{}\n    {}", object.name.first().unwrap_or("untitled"), object.page().unwrap_or(&object.id));
        }
        Some((ty, _)) => println!("({})", ty.as_str()),
        None => {}
    }
    StatusCode::ACCEPTED
}
