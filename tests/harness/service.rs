//! Somebody else's service, played in this process: what it answers to each request is the test's to say, and to change.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::StatusCode,
    response::Response,
};
use tokio::net::TcpListener;

use super::{
    peer::{Heard, Reply, runtime},
    port::free_port,
};

/// The most that is read of one request.
const MOST: usize = 4 << 20;

type Answering = dyn Fn(&Heard) -> Reply + Send;

/// A played service.
pub(crate) struct Service {
    address: SocketAddr,
    played: Arc<Mutex<Played>>,
}

struct Played {
    answer: Box<Answering>,
    heard: Vec<Heard>,
}

impl Service {
    /// A service that answers like this.
    pub(crate) fn play(answer: impl Fn(&Heard) -> Reply + Send + 'static) -> Self {
        let address = free_port();
        let played = Arc::new(Mutex::new(Played { answer: Box::new(answer), heard: Vec::new() }));
        let router = Router::new().fallback(answered).with_state(played.clone());
        runtime().block_on(async {
            let listener = TcpListener::bind(address).await.expect("the port was free a moment ago");
            runtime().spawn(async move { axum::serve(listener, router).await });
        });
        Self { address, played }
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers like this from now on.
    pub(crate) fn answers(&self, answer: impl Fn(&Heard) -> Reply + Send + 'static) {
        lock(&self.played).answer = Box::new(answer);
    }

    /// What was asked of it at a path.
    pub(crate) fn heard(&self, path: &str) -> Vec<Heard> {
        lock(&self.played).heard.iter().filter(|heard| heard.target == path).cloned().collect()
    }
}

fn lock(played: &Mutex<Played>) -> MutexGuard<'_, Played> {
    played.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn answered(State(played): State<Arc<Mutex<Played>>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let heard = Heard {
        method: parts.method.to_string(),
        target: parts.uri.path_and_query().map_or("/", |both| both.as_str()).to_owned(),
        headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: to_bytes(body, MOST).await.map(Into::into).unwrap_or_default(),
    };
    let reply = {
        let mut played = lock(&played);
        let reply = (played.answer)(&heard);
        played.heard.push(heard);
        reply
    };
    let mut response = Response::builder().status(StatusCode::from_u16(reply.status).expect("a real status"));
    for (name, value) in &reply.headers {
        response = response.header(name, value);
    }
    response.body(Body::from(reply.body)).expect("a test says real headers")
}
