//! The network between the nodes: every request of a node comes here instead of a socket, and is brought to the router
//! of the node it is for, or to grief.
//!
//! One request at a time is under way, in the order in which they were made, whatever the senders do side by side: so
//! that a seed makes one history. This module does not know what a request says, but for its place in a log.

use std::{
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use axum::{Router, body::Body, extract::ConnectInfo};
use election_pool_node::{
    app::{App, Waiting},
    store::{
        inbox::Recorder,
        mishap::{self, Mishap},
    },
    transport::TransportError,
    worker::{self, Stop},
};
use election_pool_protocol::{
    activity::Activity,
    replication::{LOG_HEADER, LogHeader},
};
use http::{Extensions, HeaderMap, Method};
use reqwest::{Request, Response, ResponseBuilderExt};
use reqwest_middleware::{Error, Middleware, Next};
use tokio::sync::mpsc;
use tower::ServiceExt;

use super::{
    stage::node_of,
    state::{Event, Fate, State, Turn},
};
use crate::{
    fault::{MINUTE, SECOND},
    invariant::i17_clocks_only_delay,
};

/// How far a date may be off, in milliseconds; dates are whole seconds.
const DATE_WINDOW: i64 = 5 * MINUTE - SECOND;

/// A request, so that it can be brought twice, or late.
#[derive(Debug, Clone)]
pub(super) struct Parcel {
    pub(super) from: usize,
    pub(super) to: usize,
    method: Method,
    pub(super) target: String,
    headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// Where it stands in the sender's log.
    pub(super) position: Option<u64>,
    /// The id of the activity in it.
    pub(super) activity: Option<String>,
    /// When it was sent, by the clock of its sender.
    date: i64,
}

impl Parcel {
    fn of(from: usize, date: i64, request: &Request) -> Option<Self> {
        let url = request.url();
        let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default().to_vec();
        let place = request.headers().get(LOG_HEADER).and_then(|value| LogHeader::parse(value.to_str().ok()?).ok());
        let position = match place {
            Some(LogHeader::Entry(entry)) => Some(entry.position),
            _ => None,
        };
        Some(Self {
            from,
            to: node_of(url.host_str()?)?,
            method: request.method().clone(),
            target: url[url::Position::BeforePath..].to_owned(),
            headers: request.headers().clone(),
            activity: Activity::read(&body).ok().map(|activity| activity.id),
            body,
            position,
            date,
        })
    }

    /// Whether it delivers something.
    pub(super) fn is_delivery(&self) -> bool {
        self.method == Method::POST
    }
}

/// What came back.
pub(super) struct Reply {
    pub(super) status: u16,
    headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// A node as the network sees it.
#[derive(Clone)]
pub(super) struct Door {
    router: Router,
    app: App,
    inbox: Arc<tokio::sync::Mutex<(mpsc::Receiver<Waiting>, Recorder)>>,
}

impl Door {
    pub(super) fn new(app: &App, router: Router, waiting: mpsc::Receiver<Waiting>) -> Self {
        let recorder = Recorder::new(app.db.clone());
        Self { router, app: app.clone(), inbox: Arc::new(tokio::sync::Mutex::new((waiting, recorder))) }
    }

    /// Lets the node answer, and writes down what it admits.
    async fn answer(&self, parcel: &Parcel) -> Reply {
        let mut request = http::Request::builder().method(parcel.method.clone()).uri(&parcel.target);
        if let Some(headers) = request.headers_mut() {
            headers.extend(parcel.headers.clone());
        }
        let address = ConnectInfo(std::net::SocketAddr::from(([127, 0, 0, 1], 9)));
        let request =
            request.extension(address).body(Body::from(parcel.body.clone())).expect("it was a request before");
        let mut inbox = self.inbox.lock().await;
        let (waiting, recorder) = &mut *inbox;
        let stop = Stop::default();
        let mut answer = pin!(self.router.clone().oneshot(request));
        let response = loop {
            tokio::select! {
                biased;
                response = &mut answer => break response.expect("a router always answers"),
                Some(one) = waiting.recv() => {
                    worker::inbox::write_down(&self.app, recorder, std::iter::once(one), &stop).await;
                }
            }
        };
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("an answer is whole").to_vec();
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

/// The network.
pub(super) struct Wire {
    state: Mutex<State>,
    track: tokio::sync::Mutex<()>,
}

impl Wire {
    pub(super) fn new(state: State) -> Self {
        Self { state: Mutex::new(state), track: tokio::sync::Mutex::new(()) }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings a request to its node and the answer back, unless something goes wrong.
    async fn carry(&self, parcel: Parcel) -> Option<Reply> {
        let _one_at_a_time = self.track.lock().await;
        if has_ended() {
            return None;
        }
        let fate = self.state().fate(&parcel);
        let reply = match fate {
            Fate::Lost => None,
            Fate::Status(status) => Some(Reply { status, headers: HeaderMap::new(), body: Vec::new() }),
            Fate::Arrives { answer_is_lost, is_cut } => {
                let mut reply = self.bring(&parcel, is_cut).await.filter(|_| !answer_is_lost);
                if let Some(reply) = reply.as_mut().filter(|_| is_cut) {
                    reply.body.truncate(reply.body.len() / 2);
                }
                reply
            }
        };
        let mut state = self.state();
        let status = reply.as_ref().map_or(0, |reply| reply.status);
        state.book.answer(parcel.from, parcel.to, parcel.position, status);
        let Parcel { from, to, method, target, position, .. } = &parcel;
        let place = position.unwrap_or_default();
        state.note(format_args!("n{from} to n{to} {method} {target} #{place}: {status}"));
        drop(state);
        if self.state().ends_after_sending(*from) {
            end_here();
            return None;
        }
        reply
    }

    /// Brings a request to its node; nothing comes back from one that is down or goes down over it.
    pub(super) async fn bring(&self, parcel: &Parcel, is_cut: bool) -> Option<Reply> {
        let (door, theirs) = {
            let state = self.state();
            state.set_clock(parcel.to);
            (state.doors[parcel.to].clone()?, state.mishaps[parcel.to])
        };
        let mut parcel = parcel.clone();
        if is_cut {
            parcel.body.truncate(parcel.body.len() / 2);
        }
        let ours = mishap::lay_down(theirs);
        let reply = door.answer(&parcel).await;
        let theirs = mishap::lay_down(ours);
        drop(door);
        let mut state = self.state();
        state.mishaps[parcel.to] = theirs;
        let taken = parcel.is_delivery() && reply.status == 202;
        if theirs.is_down {
            state.falls(parcel.to);
            // What it said before it fell may have got out.
            if !taken || !state.chance.happens(500) {
                return None;
            }
        }
        if reply.status == 401 && !is_cut {
            let off_by = state.shown(parcel.to) - parcel.date;
            state.judge(i17_clocks_only_delay(parcel.from, parcel.to, off_by, DATE_WINDOW));
        }
        if taken {
            state.received(&parcel, theirs);
            state.wake(parcel.to, Turn::Receive);
        }
        state.look_through(&reply.body, parcel.from);
        Some(reply)
    }
}

/// Whether the node at work is dead already, though its code runs on.
fn has_ended() -> bool {
    let now = mishap::lay_down(Mishap::default());
    mishap::lay_down(now);
    now.is_down
}

fn end_here() {
    let now = mishap::lay_down(Mishap::default());
    mishap::lay_down(Mishap { is_down: true, ..now });
}

/// The way out of one node. Which network it leads to is put in for each run.
pub(super) struct Way {
    pub(super) node: usize,
    pub(super) wire: Arc<Mutex<Option<Arc<Wire>>>>,
}

#[async_trait]
impl Middleware for Way {
    async fn handle(&self, request: Request, _: &mut Extensions, _: Next<'_>) -> Result<Response, Error> {
        let url = request.url().clone();
        let lost = || {
            let host = url.host_str().unwrap_or_default().to_owned();
            Error::middleware(TransportError::Network { host, reason: "lost".into() })
        };
        let wire = self.wire.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(lost)?;
        let date = wire.state().shown(self.node);
        let parcel = Parcel::of(self.node, date, &request).ok_or_else(lost)?;
        let reply = wire.carry(parcel).await.ok_or_else(lost)?;
        let mut response = http::Response::builder().status(reply.status).url(url.clone());
        if let Some(headers) = response.headers_mut() {
            headers.extend(reply.headers);
            headers.remove(http::header::CONTENT_LENGTH);
        }
        Ok(response.body(reply.body).map_err(Error::middleware)?.into())
    }
}

/// A request that comes late, or a second time.
pub(super) fn late(parcel: &Parcel) -> Event {
    Event::Late(Box::new(parcel.clone()))
}
