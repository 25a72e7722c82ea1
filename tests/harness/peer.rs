//! Another server, played in this process: it serves what it is given, keeps a log like a partner's, takes every
//! delivery, and remembers who asked for what.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::StatusCode,
    response::Response,
};
use election_pool_protocol::{
    actor::{self, Actor, AuthorityProfile, NodeProfile, OwnKeys},
    json,
    language::LanguageMap,
    merkle, proof,
    replication::{Body as EntryBody, Head, LogHeader, PositionHeader, PullEntry, PullQuery, PullWriter},
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use tokio::{net::TcpListener, runtime::Runtime};

use super::{
    keys::{Keys, keys_of},
    port::free_port,
};

/// The media type of actors and objects.
const ACTIVITY: &str = "application/activity+json";
/// The most a played server reads of one request.
const MOST: usize = 16 << 20;

/// A played server. Its actors: the Application, the authority `val`, and `editor`, another actor of the same host.
pub(crate) struct Peer {
    host: String,
    address: SocketAddr,
    state: Arc<Mutex<Played>>,
    application: PeerActor,
    authority: PeerActor,
    editor: PeerActor,
}

/// An actor of a played server, with its keys.
#[derive(Clone)]
pub(crate) struct PeerActor {
    /// Its URI.
    pub(crate) id: String,
    /// Its keys.
    pub(crate) keys: Keys,
}

/// A request that reached a played server.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// `GET`, `POST` …
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// The headers.
    pub(crate) headers: BTreeMap<String, String>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

/// What a played server says at one path.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

#[derive(Default)]
struct Played {
    documents: BTreeMap<String, Reply>,
    repeating: BTreeSet<String>,
    held_back: BTreeMap<String, Duration>,
    cut: BTreeMap<String, Cut>,
    entries: Vec<Entry>,
    heard: Vec<Heard>,
}

/// What becomes of a delivery that is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Its connection breaks.
    Breaks,
    /// Nothing more is heard of it.
    Hangs,
}

struct Entry {
    salt: [u8; 16],
    at: Timestamp,
    activity: Vec<u8>,
}

/// Where all played servers run.
pub(crate) fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(2).enable_all().build().expect("a runtime can be had")
    })
}

impl Reply {
    /// 200 with a body.
    pub(crate) fn of(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, headers: vec![("content-type".into(), media_type.into())], body: body.into() }
    }

    /// 200 with an ActivityStreams document.
    pub(crate) fn activity(document: &Value) -> Self {
        Self::of(ACTIVITY, document.to_string())
    }

    /// A redirect.
    pub(crate) fn redirect(status: u16, to: &str) -> Self {
        Self { status, headers: vec![("location".into(), to.into())], body: Vec::new() }
    }

    /// A status and nothing else.
    pub(crate) fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }
}

impl Peer {
    /// A partner: a server with the capability, at `http://{name}.localhost:{port}` for the others.
    pub(crate) fn partner(name: &str, port: u16) -> Self {
        let peer = Self::silent(name, port);
        let document = peer.application_document();
        peer.serves("/actor", Reply::activity(&document.into()));
        for one in [&peer.authority, &peer.editor] {
            peer.serves(path_of(&one.id), Reply::activity(&peer.authority_document(one).into()));
            peer.serves_handle(one, &one.id);
        }
        peer.serves_nodeinfo(&json!({ "pool:replication": actor::REPLICATION }));
        peer
    }

    /// A server that listens and knows nothing: 404 everywhere, and 202 to every POST.
    pub(crate) fn silent(name: &str, port: u16) -> Self {
        let host = format!("{name}.localhost:{port}");
        let actor = |path: &str| PeerActor {
            id: format!("http://{host}{path}"),
            keys: keys_of(&format!("{host}{path}").replace('/', "-")),
        };
        let (application, authority, editor) = (actor("/actor"), actor("/actors/val"), actor("/actors/editor"));
        let state = Arc::<Mutex<Played>>::default();
        let address = free_port();
        let router = Router::new().fallback(answer).with_state(state.clone());
        runtime().block_on(async {
            let listener = TcpListener::bind(address).await.expect("the port was free a moment ago");
            runtime().spawn(async move { axum::serve(listener, router).await });
        });
        Self { host, address, state, application, authority, editor }
    }

    /// Host and port, as the others know it.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// Where it really listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The actor that stands for the server.
    pub(crate) fn application(&self) -> &PeerActor {
        &self.application
    }

    /// The authority that publishes.
    pub(crate) fn authority(&self) -> &PeerActor {
        &self.authority
    }

    /// Another actor of the same host, also one of its authorities.
    pub(crate) fn editor(&self) -> &PeerActor {
        &self.editor
    }

    /// Says from now on `reply` at `path`.
    pub(crate) fn serves(&self, path: &str, reply: Reply) {
        self.played().documents.insert(path.to_owned(), reply);
    }

    /// From now on what it answers at a path takes so long to arrive; what it says is what was true when it was asked.
    pub(crate) fn takes(&self, path: &str, time: Duration) {
        self.played().held_back.insert(path.to_owned(), time);
    }

    /// From now on deliveries with these words in them are not answered.
    pub(crate) fn cuts(&self, words: &str, cut: Cut) {
        self.played().cut.insert(words.to_owned(), cut);
    }

    /// Answers everything again.
    pub(crate) fn heals(&self) {
        self.played().cut.clear();
    }

    /// Answers a hub that asks at this path whether it was we: yes.
    pub(crate) fn confirms(&self, path: &str) {
        self.played().repeating.insert(path.to_owned());
    }

    /// Answers WebFinger for an actor with a link to `href`.
    pub(crate) fn serves_handle(&self, of: &PeerActor, href: &str) {
        let user = of.id.rsplit('/').next().unwrap_or_default();
        let subject = format!("acct:{user}@{}", self.host);
        let jrd = json!({"subject": subject, "links": [{"rel": "self", "type": ACTIVITY, "href": href}]});
        let query: String = url::form_urlencoded::byte_serialize(subject.as_bytes()).collect();
        let reply = Reply::of("application/jrd+json", jrd.to_string());
        self.serves(&format!("/.well-known/webfinger?resource={query}"), reply.clone());
        self.serves(&format!("/.well-known/webfinger?resource={subject}"), reply);
    }

    /// Answers NodeInfo, with this metadata.
    pub(crate) fn serves_nodeinfo(&self, metadata: &Value) {
        let origin = self.origin();
        let links = json!({"links": [
            {"rel": "http://nodeinfo.diaspora.software/ns/schema/2.1", "href": format!("{origin}/nodeinfo/2.1")},
            {"rel": "https://www.w3.org/ns/activitystreams#Application", "href": format!("{origin}/actor")},
        ]});
        let info = json!({
            "version": "2.1", "software": {"name": "played", "version": "1"}, "protocols": ["activitypub"],
            "services": {"inbound": [], "outbound": []}, "openRegistrations": false, "usage": {"users": {}},
            "metadata": metadata,
        });
        self.serves("/.well-known/nodeinfo", Reply::of("application/json", links.to_string()));
        self.serves("/nodeinfo/2.1", Reply::of("application/json", info.to_string()));
    }

    /// The document of its Application actor, for a test to bend.
    pub(crate) fn application_document(&self) -> Map<String, Value> {
        let profile = NodeProfile {
            origin: self.origin(),
            host: self.host.clone(),
            name: self.name("Node"),
            languages: ["sv", "en"].map(|tag| tag.parse().expect("a language")).to_vec(),
            country: "SE".to_owned(),
            authorities: vec![self.authority.id.clone(), self.editor.id.clone()],
            published: Timestamp::UNIX_EPOCH,
        };
        document(&actor::application(&profile, own(&self.application.keys)))
    }

    /// The document of one of its authorities, for a test to bend.
    pub(crate) fn authority_document(&self, of: &PeerActor) -> Map<String, Value> {
        let profile = AuthorityProfile {
            origin: self.origin(),
            host: self.host.clone(),
            username: of.id.rsplit('/').next().unwrap_or_default().to_owned(),
            name: self.name("Authority"),
            languages: vec!["sv".parse().expect("a language")],
            country: "SE".to_owned(),
            published: Timestamp::UNIX_EPOCH,
        };
        document(&actor::organization(&profile, own(&of.keys)))
    }

    fn name(&self, what: &str) -> LanguageMap {
        let mut map = LanguageMap::new();
        map.insert("en".parse().expect("a language"), format!("{what} of {}", self.host));
        map
    }

    /// Appends an activity to its log; gives the header that goes with its delivery.
    pub(crate) fn logs(&self, activity: &[u8]) -> LogHeader {
        let mut played = self.played();
        let position = played.entries.len() as u64 + 1;
        let salt = [u8::try_from(position % 251).unwrap_or(0); 16];
        played.entries.push(Entry { salt, at: Timestamp::now(), activity: activity.to_vec() });
        LogHeader::Entry(PositionHeader { epoch: 1, position, previous: position - 1, salt })
    }

    /// What it answers to a GET.
    pub(crate) fn says(&self, target: &str) -> Reply {
        self.played().reply("GET", target)
    }

    /// Everything that was asked of it.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.played().heard.clone()
    }

    /// What was asked of it, but for the looks at its log that every partner takes.
    pub(crate) fn asked(&self) -> Vec<Heard> {
        self.heard().into_iter().filter(|heard| !heard.target.starts_with("/log/")).collect()
    }

    /// The activities that were delivered to it.
    pub(crate) fn received(&self) -> Vec<Value> {
        let posts = self.heard().into_iter().filter(|heard| heard.method == "POST");
        posts.filter_map(|post| serde_json::from_slice(&post.body).ok()).collect()
    }

    fn played(&self) -> MutexGuard<'_, Played> {
        lock(&self.state)
    }
}

impl PeerActor {
    /// The id of its RSA key.
    pub(crate) fn key_id(&self) -> String {
        actor::main_key_id(&self.id)
    }

    /// The same actor with other keys.
    pub(crate) fn renewed(&self) -> Self {
        let name = self.id.trim_start_matches("http://").replace('/', "-");
        Self { id: self.id.clone(), keys: keys_of(&format!("{name}-renewed")) }
    }

    /// The actor's document with the keys it has now.
    pub(crate) fn in_document(&self, mut document: Value) -> Value {
        document["publicKey"]["publicKeyPem"] = self.keys.rsa.public_pem().into();
        document["assertionMethod"][0]["publicKeyMultibase"] = self.keys.ed25519.public_multikey().into();
        document
    }

    /// Proves an object, a document or an activity with its Ed25519 key.
    pub(crate) fn proved(&self, value: Value) -> Value {
        let Value::Object(members) = value else { return value };
        proof::prove(members, &self.keys.ed25519, &actor::proof_key_id(&self.id, 1), Timestamp::now()).into()
    }
}

fn own(keys: &Keys) -> OwnKeys<'_> {
    OwnKeys { rsa: &keys.rsa, ed25519: &keys.ed25519, generation: 1, before: &[] }
}

fn document(actor: &Actor) -> Map<String, Value> {
    match json::parse(&serde_json::to_vec(&actor.to_value()).expect("plain values")) {
        Ok(Value::Object(members)) => members,
        _ => unreachable!("an actor is a JSON object"),
    }
}

fn path_of(url: &str) -> &str {
    url.strip_prefix("http://").and_then(|rest| rest.find('/').map(|at| &rest[at..])).unwrap_or("/")
}

fn lock(state: &Mutex<Played>) -> MutexGuard<'_, Played> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn answer(State(state): State<Arc<Mutex<Played>>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let target = parts.uri.path_and_query().map_or("/", |both| both.as_str()).to_owned();
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let heard = Heard {
        method: parts.method.to_string(),
        target: target.clone(),
        headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: to_bytes(body, MOST).await.map(Into::into).unwrap_or_default(),
    };
    let cut = lock(&state).cut_of(&heard);
    match cut {
        // The task of the connection ends with it, and says nothing.
        Some(Cut::Breaks) => std::panic::resume_unwind(Box::new(())),
        Some(Cut::Hangs) => return std::future::pending().await,
        None => {}
    }
    let (reply, time) = {
        let mut played = lock(&state);
        let reply = played.reply(&heard.method, &target);
        played.heard.push(heard);
        (reply, played.held_back.get(parts.uri.path()).copied())
    };
    if let Some(time) = time {
        tokio::time::sleep(time).await;
    }
    let status = StatusCode::from_u16(reply.status).expect("a test says a real status");
    let mut response = Response::builder().status(status);
    for (name, value) in &reply.headers {
        response = response.header(name, value);
    }
    response.body(Body::from(reply.body)).expect("a test says real headers")
}

impl Played {
    fn cut_of(&self, heard: &Heard) -> Option<Cut> {
        let body = String::from_utf8_lossy(&heard.body);
        self.cut.iter().find(|(words, _)| body.contains(*words)).map(|(_, cut)| *cut)
    }

    fn reply(&self, method: &str, target: &str) -> Reply {
        let path = target.split('?').next().unwrap_or_default();
        let query = target.split_once('?').map_or("", |(_, query)| query).as_bytes();
        let challenge = url::form_urlencoded::parse(query).find(|(name, _)| name == "hub.challenge");
        if let Some((_, challenge)) = challenge.filter(|_| method == "GET" && self.repeating.contains(path)) {
            return Reply::of("text/plain", challenge.as_bytes());
        }
        let known = self.documents.get(target).or_else(|| self.documents.get(path));
        match (known, method, path) {
            (Some(reply), _, _) => reply.clone(),
            (None, "POST", _) => Reply::status(202),
            (None, _, "/log/head") => Reply::of("application/json", self.head().to_json()),
            (None, _, "/log/entries") => self.pull(target.split_once('?').map_or("", |(_, query)| query)),
            _ => Reply::status(404),
        }
    }

    fn head(&self) -> Head {
        let leaves: Vec<_> = self.entries.iter().map(|entry| merkle::leaf(&entry.salt, &entry.activity)).collect();
        Head { epoch: 1, position: leaves.len() as u64, root: merkle::root(&leaves) }
    }

    fn pull(&self, query: &str) -> Reply {
        let Ok(asked) = PullQuery::parse(query) else { return Reply::status(400) };
        let mut writer = PullWriter::new(&self.head());
        for (position, entry) in (1..).zip(&self.entries).skip_while(|(position, _)| *position <= asked.after) {
            let open = EntryBody::Open { salt: entry.salt, activity: &entry.activity };
            let body = if asked.bodies { open } else { EntryBody::Hidden };
            let leaf = merkle::leaf(&entry.salt, &entry.activity);
            let line = PullEntry { position, leaf, at: Some(entry.at), body };
            if !writer.push(&line, &[]).expect("activities are JSON") {
                break;
            }
        }
        Reply::of("application/json", writer.finish())
    }
}
