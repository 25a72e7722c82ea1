//! The door: who may hand in what, decided before a row is written.
//!
//! Size → content type → a readable signature → roster, asked for the origin of the activity's `actor` → the key that
//! is pinned for that actor → origin rules → one row. Nothing is fetched here for a partner, and for a stranger only
//! where the operator lets strangers follow. Refusals of strangers write no row.

use std::{fmt, net::IpAddr, sync::Arc};

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use election_pool_protocol::{
    activity::Activity,
    admission::{self, Admission, Greeting, Held, Reason, Sender, SenderClass},
    audience::Viewer,
    origin::Origin,
    replication::{APPLIED_HEADER, AppliedHeader, LOG_HEADER, LogHeader},
    signature::{self, ActorKey, SignatureError, Unverified, Verified},
};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{Federation, KeyFetch, stranger};
use crate::{
    app::App,
    store::{
        self,
        inbox::{InboxRow, Place},
        peer::{Arriving, Asked, PeerState, Standing},
    },
};

/// How long a partner may take to learn that its new key is known here.
const KEY_CHANGE: SignedDuration = SignedDuration::from_hours(1);

/// A request as it came in.
pub struct Arrival<'a> {
    /// Who is connected.
    pub address: IpAddr,
    /// Path with query, as in the request line.
    pub target: &'a str,
    /// All headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a Bytes,
}

/// What the door says to what it lets in.
#[derive(Debug)]
pub enum Welcome {
    /// Record this row; 202 once it is committed.
    Record(InboxRow),
    /// Say 202 and forget it, because anything else would be asked again and again.
    Drop(String),
}

/// What the door says to what it keeps out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// 400, 401, 403, 413, 415, 429 or 503.
    pub status: StatusCode,
    /// Why, in words that tell the sender what to mend.
    pub reason: String,
}

impl Refusal {
    /// A refusal with its reason.
    pub fn new(status: StatusCode, reason: impl fmt::Display) -> Self {
        Self { status, reason: reason.to_string() }
    }

    fn of(status: u16, reason: &Reason) -> Self {
        Self::new(StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN), reason)
    }

    fn unanswerable(error: &store::StoreError) -> Self {
        tracing::error!(%error, "the door could not ask the database");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "this node cannot answer now")
    }

    fn malformed(reason: impl fmt::Display) -> Self {
        Self::new(StatusCode::BAD_REQUEST, reason)
    }

    fn forbidden(reason: impl fmt::Display) -> Self {
        Self::new(StatusCode::FORBIDDEN, reason)
    }
}

impl From<store::StoreError> for Refusal {
    fn from(error: store::StoreError) -> Self {
        Self::unanswerable(&error)
    }
}

impl From<Arc<store::StoreError>> for Refusal {
    fn from(error: Arc<store::StoreError>) -> Self {
        Self::unanswerable(&error)
    }
}

impl From<SignatureError> for Refusal {
    fn from(error: SignatureError) -> Self {
        Self::new(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNAUTHORIZED), error)
    }
}

/// What decides at the door, and the pool from which a stranger's key may be fetched.
#[derive(Clone)]
pub struct Door {
    /// The way to other servers' documents.
    pub federation: Federation,
    /// The pool.
    pub keys: Arc<KeyFetch>,
}

impl Door {
    /// Decides about one request to an inbox.
    pub async fn admit(&self, app: &App, arrival: &Arrival<'_>) -> Result<Welcome, Refusal> {
        check_type(arrival.headers)?;
        let signed = signature::read("POST", arrival.target, arrival.headers, app.config.host(), app.clock.now())?;
        let activity = Activity::read(arrival.body).map_err(Refusal::malformed)?;
        let host = host_of(&activity.actor)?;
        let asked = Asked {
            host: host.clone(),
            actor: activity.actor.clone(),
            object: activity.object.id().map(str::to_owned),
        };
        let arriving = app.arrivals.ask(&app.db, &asked).await?;
        let class = class_of(app, arriving.peer.as_ref(), &activity.actor).await?;
        let verified = match class {
            SenderClass::Partner => verify_pinned(app, &asked, &arriving, signed, Some(arrival.body)).await?,
            _ if arriving.peer.as_ref().is_some_and(|peer| peer.state == PeerState::Removed) => {
                return Err(Refusal::forbidden(format!("{host} is not on the roster")));
            }
            _ => match greet(app, &activity, class, arrival.body.len()) {
                Greeting::Drop(reason) => return Ok(Welcome::Drop(reason.to_string())),
                Greeting::Refuse(status, reason) => return Err(Refusal::of(status, &reason)),
                Greeting::Verify | Greeting::FetchKey => {
                    if class == SenderClass::Stranger {
                        stranger::may_ask(app, &activity, &host).await?;
                    }
                    stranger::verify(app, self, &activity.actor, signed, arrival).await?
                }
            },
        };
        judge(app, &activity, class, &arriving)?.map_or_else(
            |reason| Ok(Welcome::Drop(reason)),
            |()| row(arrival, &verified, activity, class, host).map(Welcome::Record),
        )
    }
}

fn greet(app: &App, activity: &Activity, class: SenderClass, body_bytes: usize) -> Greeting {
    let policy = app.config.federation.followers.into();
    admission::greet(activity, class, policy, body_bytes, app.config.limits.stranger_body_bytes)
}

/// What the sender is to us, asked for the origin of the activity's actor, never of the key id.
async fn class_of(app: &App, peer: Option<&Standing>, actor: &str) -> Result<SenderClass, Refusal> {
    Ok(match peer {
        Some(peer) if peer.state == PeerState::Removed => SenderClass::Stranger,
        Some(peer) if peer.is_active_partner() => SenderClass::Partner,
        Some(_) => SenderClass::Reader,
        None if store::follow::is_follower(&app.db, actor).await? => SenderClass::KnownFollower,
        None => SenderClass::Stranger,
    })
}

/// Asks the rules of origin and ownership; the reason where it is to be dropped.
fn judge(
    app: &App,
    activity: &Activity,
    class: SenderClass,
    arriving: &Arriving,
) -> Result<Result<(), String>, Refusal> {
    let sender = Sender {
        class,
        is_application: arriving.peer.as_ref().is_some_and(|peer| peer.actor == activity.actor),
        neighbours: &arriving.authorities,
    };
    let held = arriving
        .held
        .as_ref()
        .map(|(state, owner)| Held { owner, is_tombstone: *state == store::material::State::Tombstone });
    let ours = Url::parse(app.config.origin()).map_err(Refusal::malformed)?;
    let ours = Origin::of(&ours).map_err(Refusal::malformed)?;
    match admission::admit(activity, &sender, app.config.federation.followers.into(), &ours, held.as_ref()) {
        Admission::Record | Admission::Quarantine(_) => Ok(Ok(())),
        // In a partner's log it has a place that must be settled: recorded, and applied without effect.
        Admission::Refuse(_, Reason::Final) if class == SenderClass::Partner => Ok(Ok(())),
        Admission::Drop(reason) => Ok(Err(reason.to_string())),
        Admission::Refuse(status, reason) => Err(Refusal::of(status, &reason)),
    }
}

fn row(
    arrival: &Arrival<'_>,
    verified: &Verified,
    activity: Activity,
    class: SenderClass,
    host: String,
) -> Result<InboxRow, Refusal> {
    let place = if class == SenderClass::Partner { place(verified)? } else { None };
    let row = InboxRow {
        object: activity.object.id().map(str::to_owned),
        activity: activity.id,
        host,
        actor: activity.actor,
        place,
        bytes: arrival.body.to_vec(),
    };
    if row.is_storable() { Ok(row) } else { Err(Refusal::malformed("an id is too long or holds a zero byte")) }
}

/// A partner that signed a GET.
#[derive(Debug, Clone)]
pub struct SignedCaller {
    /// Its host.
    pub host: String,
    /// Who it is, for `may`.
    pub viewer: Viewer,
    /// How far it says our log is applied there, if that was signed too.
    pub applied: Option<AppliedHeader>,
}

/// The partner that signed a request without a body; none if nobody did, or not validly, or not a partner.
///
/// # Errors
/// If the database does not say who is a partner: then nobody knows.
pub async fn caller(app: &App, parts: &Parts) -> Result<Option<SignedCaller>, Arc<store::StoreError>> {
    let claimed = || {
        let target = parts.uri.path_and_query().filter(|_| parts.headers.contains_key("signature"))?.as_str();
        let now = app.clock.now();
        let signed = signature::read(parts.method.as_str(), target, &parts.headers, app.config.host(), now).ok()?;
        let actor = signed.key_id().split('#').next()?.to_owned();
        Some((host_of(&actor).ok()?, actor, signed))
    };
    let Some((host, actor, signed)) = claimed() else { return Ok(None) };
    let asked = Asked { host, actor, object: None };
    let arriving = app.arrivals.ask(&app.db, &asked).await?;
    if !arriving.peer.as_ref().is_some_and(Standing::is_active_partner) {
        return Ok(None);
    }
    let Ok(verified) = verify_pinned(app, &asked, &arriving, signed, None).await else { return Ok(None) };
    let applied = verified.header(APPLIED_HEADER).and_then(|text| AppliedHeader::parse(text).ok());
    let authorities = arriving.authorities.into_iter().chain(arriving.peer.map(|peer| peer.actor)).collect();
    Ok(Some(SignedCaller { host: asked.host, viewer: Viewer::Peer { authorities }, applied }))
}

fn check_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let refuse = |reason| Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason));
    if headers.contains_key(header::CONTENT_ENCODING) {
        return refuse("send the body without a content encoding");
    }
    let text = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if matches!(essence.as_str(), "application/activity+json" | "application/ld+json") {
        return Ok(());
    }
    refuse("send application/activity+json")
}

fn host_of(actor: &str) -> Result<String, Refusal> {
    let url = Url::parse(actor).map_err(|_| Refusal::malformed("the actor is not a URL"))?;
    Ok(Origin::of(&url).map_err(Refusal::malformed)?.host_key())
}

/// Verifies with the keys that are pinned for this very actor; a key of another actor is no key of this one.
async fn verify_pinned(
    app: &App,
    Asked { host, actor, .. }: &Asked,
    pinned: &Arriving,
    signed: Unverified,
    body: Option<&Bytes>,
) -> Result<Verified, Refusal> {
    let read = |(id, pem): &(String, String)| Some(ActorKey { key: app.public_keys.rsa(pem)?, id: id.clone() });
    let keys: Vec<ActorKey> = pinned.keys.iter().filter_map(read).collect();
    match signed.verify(&keys, body.map(|bytes| &bytes[..])) {
        Ok(verified) => Ok(verified),
        Err(error) => {
            let is_other_key = matches!(error, SignatureError::OtherKey(_) | SignatureError::Forged(_));
            // Anybody can send such a request: one alarm an actor, whatever key it names, and none for unknown actors.
            if is_other_key && !keys.is_empty() && !is_just_changed(app, host, actor).await? {
                let detail = format!("a request in the name of {actor} was not signed with its pinned key");
                if !store::alarm::stands(&app.db, host, "key", &detail).await? {
                    store::alarm::raise(&app.db, host, "key", &detail, app.clock.now()).await?;
                }
            }
            Err(error.into())
        }
    }
}

/// Whether the actor announced its present key a short while ago, and does not know yet that it is applied here: what it signs
/// meanwhile with the one before is refused, and is nothing to alarm anybody.
async fn is_just_changed(app: &App, host: &str, actor: &str) -> Result<bool, Refusal> {
    let Some(peer) = store::peer::find(&app.db, host).await? else { return Ok(false) };
    let keys = store::peer::pinned(&app.db, host).await?;
    let now = app.clock.now();
    let is_new = |at: Timestamp| at > peer.added_at && now.duration_since(at) < KEY_CHANGE;
    Ok(keys.iter().any(|one| one.key.actor == actor && one.key.algorithm == store::peer::RSA && is_new(one.at)))
}

/// The place in the sender's log; `Verified` shows signed headers only, and an unsigned one was refused before.
fn place(verified: &Verified) -> Result<Option<Place>, Refusal> {
    let Some(text) = verified.header(LOG_HEADER) else { return Ok(None) };
    match LogHeader::parse(text).map_err(Refusal::malformed)? {
        LogHeader::Letter => Ok(None),
        LogHeader::Entry(entry) => {
            Ok(Some(Place { epoch: entry.epoch, position: entry.position, previous: entry.previous, salt: entry.salt }))
        }
    }
}
