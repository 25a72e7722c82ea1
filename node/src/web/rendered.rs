//! Pages and feeds as the public gets them: rendered once per change, then served from memory.
//!
//! Stands before the routes. Only what the routes themselves call public, for a caller who shows neither session nor
//! credentials nor signature, is kept; whatever else is asked goes through as if this were not here. An answer from
//! memory is never older than the last commit of this process, nor than what others had committed
//! `rendered_stale_ms` before. See docs/decide/0014-rendered.md. This module knows no page.

mod asked;
mod kept;
mod shelf;

use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    BoxError, Router,
    body::{Body, Bytes, HttpBody},
    response::Response,
};
use http::{HeaderMap, Method, Request, header};
use tokio::{sync::Mutex, time::Instant};
use tower::ServiceExt;

use self::{
    asked::Asked,
    kept::Kept,
    shelf::{Seat, Shelf},
};
use crate::{app::App, store::changes};

/// What a caller says of what it holds and how it wants it: answered from what is kept, not by the routes.
const ANSWERED_HERE: [header::HeaderName; 7] = [
    header::ACCEPT_ENCODING,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_MATCH,
    header::IF_UNMODIFIED_SINCE,
    header::IF_RANGE,
    header::RANGE,
];

/// The routes of a node, with what they gave the public in memory before them.
pub struct Rendered {
    app: App,
    router: Router,
    shelf: Shelf,
    count: Count,
}

impl Rendered {
    /// Puts an empty memory before the routes.
    pub fn new(app: &App, router: Router) -> Self {
        let limits = &app.config.limits;
        let stale = Duration::from_millis(limits.rendered_stale_ms);
        Self {
            shelf: Shelf::new(limits.rendered_bytes, limits.rendered_entries, &app.metrics),
            count: Count {
                began: Instant::now(),
                read_at: AtomicU64::new(NEVER),
                failed_at: AtomicU64::new(NEVER),
                reading: Mutex::default(),
                stale,
            },
            app: app.clone(),
            router,
        }
    }

    /// Answers a request; never fails.
    pub async fn answer<B>(&self, request: Request<B>) -> Result<Response, Infallible>
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let Some(asked) = Asked::read(&self.app, &request) else {
            return self.router.clone().oneshot(request.map(Body::new)).await;
        };
        if self.count.is_fresh()
            && let Some(kept) = self.find(&asked, self.app.db.changes().known())
        {
            return Ok(self.of_kept(&kept, &asked, request.headers(), request.method()));
        }
        let asked = asked.into_owned();
        self.rendered(request.map(Body::new), &asked).await
    }

    /// What is kept, if it was made after so many changes.
    fn find(&self, asked: &Asked<'_>, changes: u64) -> Option<Arc<Kept>> {
        self.shelf.find(asked.key(), |kept| kept.holds(changes, || self.app.clock.now()))
    }

    fn of_kept(&self, kept: &Arc<Kept>, asked: &Asked<'_>, headers: &HeaderMap, method: &Method) -> Response {
        self.app.metrics.rendered_hits.inc();
        self.shelf.touch(kept);
        let (response, made) = kept.answer(headers, method == Method::HEAD);
        if made > 0 {
            self.shelf.grown(asked.key(), kept, made);
        }
        response
    }

    /// Waits for whoever renders this already, or does it. All that wait are content with what was begun after they came.
    async fn rendered(&self, request: Request<Body>, asked: &Asked<'_>) -> Result<Response, Infallible> {
        if !self.count.refresh(&self.app).await {
            // If the database does not answer, the routes say it in words.
            return self.router.clone().oneshot(request).await;
        }
        let came = self.app.db.changes().known();
        let seat = Seat::take(&self.shelf, asked.key());
        let mut turn = seat.turn().await;
        if let Some(kept) = self.find(asked, came) {
            return Ok(self.of_kept(&kept, asked, request.headers(), request.method()));
        }
        if turn.is_some_and(|not_kept| not_kept >= came) {
            drop(turn);
            return self.router.clone().oneshot(request).await;
        }
        let (began, now) = (self.app.db.changes().known(), self.app.clock.now());
        let (headers, method) = (request.headers().clone(), request.method().clone());
        let response = self.router.clone().oneshot(plain(request)).await?;
        let last = self.shelf.find(asked.key(), |_| true);
        match Kept::of(&self.app, asked, response, last.as_deref(), began, now, self.shelf.largest()).await {
            Ok(kept) => {
                self.app.metrics.rendered_misses.inc();
                // The form that is asked for is made before the others come to ask for it.
                let (response, _) = kept.answer(&headers, method == Method::HEAD);
                self.shelf.put(asked.key(), Arc::new(kept));
                Ok(response)
            }
            Err(response) => {
                *turn = Some(began);
                Ok(*response)
            }
        }
    }
}

/// The question without what is answered here.
fn plain(mut request: Request<Body>) -> Request<Body> {
    for name in ANSWERED_HERE {
        request.headers_mut().remove(name);
    }
    *request.method_mut() = Method::GET;
    request
}

const NEVER: u64 = u64::MAX;

/// How long the count may take to be read.
const READ_WITHIN: Duration = Duration::from_secs(1);

/// When the count of changes was last read from the database, in milliseconds after `began`.
struct Count {
    began: Instant,
    read_at: AtomicU64,
    failed_at: AtomicU64,
    reading: Mutex<()>,
    stale: Duration,
}

impl Count {
    fn elapsed(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(NEVER)
    }

    /// Whether what others committed before is known, as of no longer ago than the bound.
    fn is_fresh(&self) -> bool {
        let read_at = self.read_at.load(Ordering::SeqCst);
        read_at != NEVER && u128::from(self.elapsed().saturating_sub(read_at)) < self.stale.as_millis()
    }

    /// Reads it if it is not fresh; of those that come at once one does, and its failure is that of all.
    async fn refresh(&self, app: &App) -> bool {
        let came = self.elapsed();
        let is_since = |at: &AtomicU64| {
            let at = at.load(Ordering::SeqCst);
            at != NEVER && at > came
        };
        if self.is_fresh() {
            return true;
        }
        let _turn = self.reading.lock().await;
        if self.is_fresh() || is_since(&self.read_at) {
            return true;
        }
        if is_since(&self.failed_at) {
            return false;
        }
        let began = self.elapsed();
        match tokio::time::timeout(READ_WITHIN, changes::read(&app.db)).await {
            Ok(Ok(_)) => {
                self.read_at.store(began, Ordering::SeqCst);
                true
            }
            Ok(Err(error)) => self.failed(&error),
            Err(late) => self.failed(&late),
        }
    }

    fn failed(&self, error: &dyn std::error::Error) -> bool {
        self.failed_at.store(self.elapsed(), Ordering::SeqCst);
        tracing::warn!(%error, "could not see whether what is in memory still holds");
        false
    }
}

#[cfg(test)]
mod tests;
