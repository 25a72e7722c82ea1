//! The `WebSub` hub of our own public feeds: who asks to be told of changes is asked back, and then told.
//!
//! Spec: <https://www.w3.org/TR/websub/>. What is sent is the feed as anybody can fetch it, so nothing passes here that is
//! not public. Callbacks are reached through the guarded transport alone, which refuses every private address, and
//! without following a redirect.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use election_pool_protocol::{
    digest, lane,
    websub::{self, HubRequest, Mode, Outcome},
};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{DeskError, network};
use crate::{
    app::App,
    model::feed::{About, Address},
    store::{
        StoreError,
        hub::{self, Asked, Bounds, Intent, NewIntent, Subscription},
    },
    transport::{self, RequestSigner, TransportError, Unsigned},
};

/// How long a withdrawn material stays in its feeds, to say that it is withdrawn.
pub const WITHDRAWN_STAY: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How often a server that cannot be reached is asked back.
const QUESTIONS: u32 = 3;
/// The longest answer to a question, in bytes.
const ANSWER_BYTES: usize = 1024;
/// Feeds kept for the next subscriber.
const DOCUMENTS: usize = 64;

/// A feed as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its media type.
    pub content_type: &'static str,
    /// Its text.
    pub text: String,
}

/// Whoever can write our public feeds; the pages can.
#[async_trait]
pub trait Press: Send + Sync {
    /// The feed as it is now.
    async fn print(&self, app: &App, address: Address) -> Result<Document, DeskError>;
}

/// Why the hub does not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The request cannot be read.
    #[error(transparent)]
    Malformed(#[from] websub::Malformed),
    /// The topic is no public feed of ours.
    #[error("hub.topic is no feed of this hub; take the address that the feed names as its own")]
    Topic,
    /// The callback is where nothing of ours goes.
    #[error("hub.callback cannot be used: {0}")]
    Callback(String),
    /// There are as many as there may be.
    #[error("there are too many subscriptions; try again later")]
    Full,
}

/// `{origin}/hub`.
pub fn address(app: &App) -> String {
    format!("{}/hub", app.config.origin())
}

/// Takes a request down; it is looked into afterwards.
pub async fn ask(app: &App, form: &[u8]) -> Result<Result<(), Refusal>, DeskError> {
    let request = match HubRequest::read(form) {
        Ok(request) => request,
        Err(malformed) => return Ok(Err(malformed.into())),
    };
    if topic_of(app, &request.topic).await?.is_none() {
        return Ok(Err(Refusal::Topic));
    }
    let host = server(&request.callback);
    if let Err(refused) = app.transport.rule().route(&request.callback) {
        return Ok(Err(Refusal::Callback(refused.to_string())));
    }
    if host == app.config.host() {
        return Ok(Err(Refusal::Callback("it is an address of this node".to_owned())));
    }
    let (now, limits) = (app.clock.now(), &app.config.limits);
    let seconds = Duration::from_secs;
    let lease = websub::lease(request.lease_s, seconds(limits.subscription_s), seconds(limits.subscription_max_s));
    let new = NewIntent {
        id: app.chance.uuid(now).to_string(),
        mode: request.mode,
        topic: request.topic,
        callback: request.callback.into(),
        host,
        secret: request.secret,
        lease_s: lease.as_secs(),
    };
    let bounds = Bounds { of_host: limits.subscriptions_per_host, in_all: limits.subscriptions };
    Ok(match hub::ask(&app.db, &new, bounds, now).await? {
        Asked::Taken => Ok(()),
        Asked::TooManyOfHost | Asked::TooMany => Err(Refusal::Full),
    })
}

/// The feed with this address, if there is one now.
async fn topic_of(app: &App, url: &str) -> Result<Option<Address>, DeskError> {
    let address = Address::of_url(app.config.origin(), url);
    match address.as_ref().map(|address| &address.about) {
        Some(About::Authority(handle)) if network::authority(app, handle).await?.is_none() => Ok(None),
        _ => Ok(address),
    }
}

/// `host`, or `host:port` where the port is not the scheme's own.
fn server(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// Asks back whether a request was made by whoever the callback belongs to, and does then what they want. Until they said
/// that it was they, nothing is made for them.
pub async fn look_into(app: &App, press: &dyn Press, intent: Intent) -> Result<(), DeskError> {
    let asked = &intent.asked;
    let url = asked.callback.parse::<Url>();
    let (Ok(callback), Some(topic)) = (url, topic_of(app, &asked.topic).await?) else {
        return Ok(hub::drop_intent(&app.db, &intent).await?);
    };
    let challenge = hex::encode(app.chance.bytes::<16>());
    let lease = Duration::from_secs(asked.lease_s);
    let question = websub::question(asked.mode, &asked.topic, &callback, &challenge, lease);
    let bounds = transport::Bounds { body_bytes: ANSWER_BYTES, ..app.transport.bounds() };
    let before = hub::mark(&app.db).await?;
    let (mode, host) = (asked.mode.as_str(), asked.host.clone());
    match app.transport.get_here(&question, "*/*", bounds).await {
        Ok(answer) if websub::confirms(answer.status, &answer.body, &challenge) => {
            let sent = match asked.mode {
                Mode::Subscribe => fetched(app, press, topic, &intent, before).await?,
                Mode::Unsubscribe => None,
            };
            let now = app.clock.now();
            let id = app.chance.uuid(now).to_string();
            lost_is_fine(hub::confirm(&app.db, &intent, &id, sent.as_deref(), now).await)?;
            tracing::info!(mode, host, topic = asked.topic, "a subscriber confirmed");
        }
        Err(error) if is_worth_another(&error) && intent.failures + 1 < QUESTIONS => {
            let next_at = after(app, intent.failures + 1, None);
            hub::retry_intent(&app.db, &intent, next_at).await?;
        }
        other => {
            let reason = other.map_or_else(|error| error.to_string(), |answer| format!("answered {}", answer.status));
            hub::drop_intent(&app.db, &intent).await?;
            tracing::info!(mode, host, reason, "a subscriber did not confirm");
        }
    }
    Ok(())
}

/// The digest of what a new subscriber is taken to have fetched, which is what the feed says now; nothing if it may have
/// changed since they asked, so that they are told once what they may have already.
async fn fetched(
    app: &App,
    press: &dyn Press,
    topic: Address,
    intent: &Intent,
    before: Option<i64>,
) -> Result<Option<String>, DeskError> {
    let digest = digest_of(&press.print(app, topic).await?);
    let is_sure = intent.failures == 0 && before.is_some() && hub::mark(&app.db).await? == before;
    Ok(is_sure.then_some(digest))
}

/// Whether the same may succeed later: what leads to a private address never may.
const fn is_worth_another(error: &TransportError) -> bool {
    matches!(error, TransportError::Timeout { .. } | TransportError::Network { .. } | TransportError::Tls { .. })
}

/// Feeds that were just made, so that many subscribers of one cost one making.
#[derive(Debug, Default)]
pub struct Documents(Mutex<BTreeMap<String, (i64, Arc<Document>)>>);

impl Documents {
    /// The feed with everything in it up to the number that is wanted.
    async fn get(&self, app: &App, press: &dyn Press, topic: Address, wanted: i64) -> Result<Arc<Document>, DeskError> {
        let key = topic.path();
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some((_, document)) = known.filter(|(number, _)| *number >= wanted) {
            return Ok(document);
        }
        // Read after the number was seen, so it holds what the number stands for.
        let document = Arc::new(press.print(app, topic).await?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= DOCUMENTS {
            kept.clear();
        }
        kept.insert(key, (wanted, document.clone()));
        Ok(document)
    }
}

/// Tells one subscriber of a change, if its feed is another than what it has.
pub async fn tell(app: &App, press: &dyn Press, documents: &Documents, one: Subscription) -> Result<(), DeskError> {
    let (Ok(callback), Some(topic)) = (one.callback.parse::<Url>(), topic_of(app, &one.topic).await?) else {
        return lost_is_fine(hub::end(&app.db, &one).await);
    };
    let document = documents.get(app, press, topic, one.wanted).await?;
    let digest = digest_of(&document);
    if one.sent.as_ref() == Some(&digest) {
        return lost_is_fine(hub::told(&app.db, &one, &digest, app.clock.now()).await);
    }
    let headers = Headers::of(app, &one, &document);
    let sent = app.transport.post(&callback, document.content_type, document.text.as_bytes(), &headers, &[]).await;
    let (status, retry_after, words) = match &sent {
        Ok(answer) => (Some(answer.status), answer.retry_after(app.clock.now()), answer.status.to_string()),
        Err(error) => (None, None, error.to_string()),
    };
    match websub::outcome(status) {
        Outcome::Told => lost_is_fine(hub::told(&app.db, &one, &digest, app.clock.now()).await),
        Outcome::Gone => {
            tracing::info!(callback = %callback, "a subscriber wants nothing more");
            lost_is_fine(hub::end(&app.db, &one).await)
        }
        Outcome::Again => not_told(app, &one, retry_after, &words).await,
    }
}

async fn not_told(app: &App, one: &Subscription, retry_after: Option<Duration>, words: &str) -> Result<(), DeskError> {
    let now = app.clock.now();
    let since = one.failing_since.unwrap_or(now);
    let patience = Duration::from_secs(app.config.limits.subscription_failing_s);
    if websub::gives_up(since, now, patience) {
        tracing::info!(callback = one.callback, words, "a subscriber was given up");
        return lost_is_fine(hub::end(&app.db, one).await);
    }
    tracing::debug!(callback = one.callback, words, "a subscriber was not told");
    let next_at = after(app, one.failures.saturating_add(1), retry_after);
    lost_is_fine(hub::failed(&app.db, one, since, next_at).await)
}

/// When to try again after so many failures.
fn after(app: &App, failures: u32, retry_after: Option<Duration>) -> Timestamp {
    let cap = Duration::from_secs(app.config.federation.retry_cap_s);
    let wait = lane::backoff(failures, retry_after, cap, app.chance.fraction());
    app.clock.now() + SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_hours(1))
}

/// Whoever has the lease now does what is to be done.
fn lost_is_fine(settled: Result<(), StoreError>) -> Result<(), DeskError> {
    match settled {
        Err(StoreError::LostLease(_)) => Ok(()),
        other => Ok(other?),
    }
}

fn digest_of(document: &Document) -> String {
    digest::hex(&digest::sha256(document.text.as_bytes()))
}

/// What is sent with a feed: whose it is, and the signature of the subscriber's own secret.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn of(app: &App, one: &Subscription, document: &Document) -> Self {
        let links = ("link".to_owned(), websub::links(&address(app), &one.topic));
        let signed = one
            .secret
            .as_ref()
            .map(|secret| (websub::SIGNATURE.to_owned(), websub::signature(secret, document.text.as_bytes())));
        Self([links].into_iter().chain(signed).collect())
    }
}

impl RequestSigner for Headers {
    fn sign(&self, _: &Unsigned<'_>) -> Vec<(String, String)> {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::{app::test_app::test_app, store::test_engine::at};

    /// A press that says how often it was asked.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    #[async_trait]
    impl Press for Counting {
        async fn print(&self, _: &App, address: Address) -> Result<Document, DeskError> {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            Ok(Document { content_type: address.format.content_type(), text: format!("edition {number}") })
        }
    }

    fn form(callback: &str) -> Vec<u8> {
        let topic = "https%3A%2F%2Fse.example%2Ffeeds%2Fall.sv.rss";
        format!("hub.mode=subscribe&hub.topic={topic}&hub.callback={callback}").into_bytes()
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_refused_when_it_is_reached_and_not_tried_again() {
        let node = test_app("").await;
        let app = &node.app;
        // Nothing in the name says where it leads.
        ask(app, &form("https%3A%2F%2Flocalhost%2Fin")).await.unwrap().unwrap();
        let lease = app.config.limits.lease();
        let intent = hub::lease_intents(&app.db, at(0), lease, 9, 9).await.unwrap().remove(0);
        look_into(app, &Counting::default(), intent).await.unwrap();
        assert_eq!(hub::figures(&app.db).await.unwrap(), (0, 0));
    }

    #[tokio::test]
    async fn what_is_no_https_address_under_a_name_is_refused_at_once() {
        let node = test_app("").await;
        for callback in ["http%3A%2F%2Freader.example%2F", "https%3A%2F%2F10.0.0.1%2F", "https%3A%2F%2Fse.example%2F"] {
            let refused = ask(&node.app, &form(callback)).await.unwrap();
            assert!(matches!(refused, Err(Refusal::Callback(_))), "{callback}: {refused:?}");
        }
        assert_eq!(hub::figures(&node.app.db).await.unwrap(), (0, 0));
    }

    #[tokio::test]
    async fn many_subscribers_of_a_feed_cost_one_making_for_each_change() {
        let node = test_app("").await;
        let (press, documents) = (Counting::default(), Documents::default());
        let topic = Address::of_url("https://se.example", "https://se.example/feeds/all.sv.rss").unwrap();
        for (wanted, edition) in [(1, 0), (1, 0), (0, 0), (2, 1), (1, 1), (2, 1), (3, 2)] {
            let document = documents.get(&node.app, &press, topic.clone(), wanted).await.unwrap();
            assert_eq!(document.text, format!("edition {edition}"), "{wanted}");
        }
    }
}
