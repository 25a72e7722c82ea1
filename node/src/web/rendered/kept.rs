//! One answer that is kept: its text in each coding, made once, with the headers that go with it.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::{SignedDuration, Timestamp};

use super::asked::Asked;
use crate::{
    app::App,
    web::{
        encoding::{Coding, WORTH_BYTES},
        headers,
        page::{Cache, Until},
    },
};

/// What the headers of one form are counted with.
const HEADERS_BYTES: usize = 4 << 10;
/// What has no date yet, since it changed twice within a second, has one then.
const DATED_WITHIN: SignedDuration = SignedDuration::from_secs(2);

/// An answer for everybody.
#[derive(Debug)]
pub(super) struct Kept {
    forms: Arc<Forms>,
    /// How many changes there were when it was begun.
    changes: u64,
    until: Option<Timestamp>,
    /// When it was last used, in uses.
    pub(super) used: AtomicU64,
}

/// A text and its codings.
#[derive(Debug)]
struct Forms {
    /// The headers of every form.
    lines: HeaderMap,
    etag: String,
    modified: Option<Timestamp>,
    plain: Form,
    gzip: OnceLock<Form>,
    brotli: OnceLock<Form>,
}

/// A text in one coding.
#[derive(Debug)]
struct Form {
    etag: String,
    full: HeaderMap,
    known: HeaderMap,
    body: Bytes,
}

impl Kept {
    /// Takes up an answer of the routes, or gives it back if it is not for everybody. What is as it was `last` keeps the
    /// forms that were made of it.
    pub(super) async fn of(
        app: &App,
        asked: &Asked<'_>,
        response: Response,
        last: Option<&Self>,
        changes: u64,
        now: Timestamp,
        largest: usize,
    ) -> Result<Self, Box<Response>> {
        if !is_for_everybody(asked, &response) || length(&response).is_none_or(|bytes| bytes > largest) {
            return Err(Box::new(response));
        }
        let until = response.extensions().get::<Until>().map(|until| {
            // What should have gone already is looked at again soon, not all the time.
            if until.0 > now { until.0 } else { Until::minute(now).0 }
        });
        let (parts, body) = response.into_parts();
        let Ok(text) = to_bytes(body, largest).await else {
            return Err(Box::new(StatusCode::INTERNAL_SERVER_ERROR.into_response()));
        };
        let said = |name| parts.headers.get(name).and_then(|line| line.to_str().ok());
        let etag = said(header::ETAG).map_or_else(|| headers::tag_of(&text), str::to_owned);
        let dated = said(header::LAST_MODIFIED).and_then(|line| httpdate::parse_http_date(line).ok());
        let modified = match dated {
            Some(at) => Timestamp::try_from(at).ok(),
            None => asked.path().and_then(|path| app.editions.since(path, &etag, now)),
        };
        // In a moment there will be a date for it.
        let soon = asked.path().filter(|_| modified.is_none()).map(|_| now + DATED_WITHIN);
        let until = until.into_iter().chain(soon).min();
        let forms = Forms::new(parts.headers, asked, text, etag, modified);
        let forms = match last {
            Some(last) if last.forms.is_same(&forms) => last.forms.clone(),
            _ => Arc::new(forms),
        };
        Ok(Self { forms, changes, until, used: AtomicU64::default() })
    }

    /// Whether it was made after so many changes and has not run out.
    pub(super) fn holds(&self, changes: u64, now: impl FnOnce() -> Timestamp) -> bool {
        self.changes >= changes && self.until.is_none_or(|until| now() < until)
    }

    /// What it takes of the memory.
    pub(super) fn bytes(&self) -> usize {
        let forms = [Some(&self.forms.plain), self.forms.gzip.get(), self.forms.brotli.get()];
        forms.into_iter().flatten().map(Form::bytes).sum()
    }

    /// Answers a caller, and says how much memory was taken for it.
    pub(super) fn answer(&self, asked: &HeaderMap, is_head: bool) -> (Response, usize) {
        let (form, made) = self.forms.preferred(asked);
        let is_known = headers::is_known(asked, &form.etag, self.forms.modified);
        let (status, lines, body) = match (is_known, is_head) {
            (true, _) => (StatusCode::NOT_MODIFIED, &form.known, Body::empty()),
            (false, true) => (StatusCode::OK, &form.full, Body::empty()),
            (false, false) => (StatusCode::OK, &form.full, Body::from(form.body.clone())),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        response.headers_mut().clone_from(lines);
        (response, made)
    }

    /// Notes a use.
    pub(super) fn use_at(&self, number: u64) {
        self.used.store(number, Ordering::Relaxed);
    }
}

impl Forms {
    fn new(mut lines: HeaderMap, asked: &Asked<'_>, text: Bytes, etag: String, modified: Option<Timestamp>) -> Self {
        for name in [header::ETAG, header::LAST_MODIFIED, header::CONTENT_LENGTH, header::DATE] {
            lines.remove(name);
        }
        lines.insert(header::VARY, HeaderValue::from_static(asked.varying()));
        if let Some(line) = modified.and_then(headers::http_date) {
            lines.insert(header::LAST_MODIFIED, line);
        }
        let plain = Form::new(&lines, Coding::Identity, &etag, text);
        Self { lines, etag, modified, plain, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.etag == other.etag && self.lines == other.lines && self.plain.body == other.plain.body
    }

    /// The form the caller likes best, and what was taken of the memory to make it.
    fn preferred(&self, asked: &HeaderMap) -> (&Form, usize) {
        let coding = if self.plain.body.len() < WORTH_BYTES { Coding::Identity } else { Coding::preferred(asked) };
        let place = match coding {
            Coding::Identity => return (&self.plain, 0),
            Coding::Gzip => &self.gzip,
            Coding::Brotli => &self.brotli,
        };
        let mut made = 0;
        let form = place.get_or_init(|| {
            let form = self.coded(coding);
            made = form.bytes();
            form
        });
        (form, made)
    }

    /// The text in this coding, or as it is should that fail.
    fn coded(&self, coding: Coding) -> Form {
        match coding.encode(&self.plain.body) {
            Ok(body) => Form::new(&self.lines, coding, &self.etag, body.into()),
            Err(error) => {
                tracing::warn!(%error, ?coding, "could not compress");
                Form::new(&self.lines, Coding::Identity, &self.etag, self.plain.body.clone())
            }
        }
    }
}

impl Form {
    fn new(lines: &HeaderMap, coding: Coding, etag: &str, body: Bytes) -> Self {
        let mut full = lines.clone();
        let etag = coding.tag(etag);
        if let Ok(line) = HeaderValue::from_str(&etag) {
            full.insert(header::ETAG, line);
        }
        let mut known = full.clone();
        known.remove(header::CONTENT_TYPE);
        full.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(name) = coding.name() {
            full.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        Self { etag, full, known, body }
    }

    const fn bytes(&self) -> usize {
        self.body.len() + HEADERS_BYTES
    }
}

/// Whether the routes gave this to the public, and would give the same to whoever asks under this name.
fn is_for_everybody(asked: &Asked<'_>, response: &Response) -> bool {
    let lines = response.headers();
    let is_public = lines.get(header::CACHE_CONTROL).is_some_and(|line| *line == Cache::Public.line());
    let varying = lines.get_all(header::VARY).iter().flat_map(|line| line.to_str().unwrap_or("*").split(','));
    response.status() == StatusCode::OK
        && is_public
        && !lines.contains_key(header::SET_COOKIE)
        && !lines.contains_key(header::CONTENT_ENCODING)
        && varying.map(str::trim).all(|name| asked.allows(name))
}

fn length(response: &Response) -> Option<usize> {
    response.body().size_hint().exact().and_then(|bytes| usize::try_from(bytes).ok())
}
