//! A form as it was sent, with or without files: names and values in order, bounded before and while it is read.
//!
//! Nothing is read of a form that does not come from a page of this node. Of whoever is not signed in, and of a form that is
//! too large, texts alone are kept: the files are read past and thrown away, so that nothing typed is lost with them.

use axum::{
    body::{Body, Bytes},
    extract::{FromRef, FromRequest, Multipart, Request},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use http::{HeaderMap, StatusCode, header};
use url::form_urlencoded;

use super::{
    problem::{Fault, Problem},
    session::{self, Presence},
};
use crate::{app::App, desk::draft::Upload};

/// Most fields of a form.
const FIELDS: usize = 2_000;
/// The most that is kept of what whoever is not signed in sent, or whose session has ended.
pub(super) const UNKNOWN_BYTES: usize = 4 << 20;
/// How much more is read and thrown away, so that the answer reaches whoever sent too much.
const DRAINED: usize = 8;

/// What was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// Names and values.
    pub fields: Vec<(String, String)>,
    /// Files that have a name or bytes, with the name of their field.
    pub files: Vec<(String, Upload)>,
    /// Whether it was more than is read: then no file of it is known, and its texts only if they alone were not too much.
    pub is_too_large: bool,
}

impl Sent {
    /// The first value of a field.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(own, _)| own == name)
    }

    /// Every value of a field that says something.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.fields.iter().filter(|(own, value)| own == name && !value.trim().is_empty());
        values.map(|(_, value)| value.trim().to_owned()).collect()
    }
}

impl<S> FromRequest<S> for Sent
where
    App: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let app = App::from_ref(state);
        if !session::is_from_here(&app, request.headers()) {
            return Err(session::not_allowed().into_response());
        }
        let is_known = request.extensions().get::<Presence>().is_some_and(|presence| presence.session().is_some());
        let limit = if is_known { app.config.limits.draft_form_bytes } else { UNKNOWN_BYTES };
        if is_multipart(request.headers()) {
            let most = app.config.limits.draft_form_bytes.saturating_mul(DRAINED);
            let (parts, body) = request.into_parts();
            let request = Request::from_parts(parts, bounded(body, most));
            let multipart = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
            return of_parts(multipart, limit, is_known).await;
        }
        let body = request.into_body();
        let Some(bytes) = read(body, limit).await? else { return Ok(Self { is_too_large: true, ..Self::default() }) };
        let fields = form_urlencoded::parse(&bytes).take(FIELDS).map(|(name, value)| (name.into(), value.into()));
        Ok(Self { fields: fields.collect(), ..Self::default() })
    }
}

/// No more of a body than this; it breaks off there.
fn bounded(body: Body, most: usize) -> Body {
    let mut left = most;
    Body::from_stream(body.into_data_stream().take_while(move |piece| {
        let size = piece.as_ref().map_or(0, Bytes::len);
        let is_within = size <= left;
        left = left.saturating_sub(size);
        std::future::ready(is_within)
    }))
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type.is_some_and(|media_type| media_type.starts_with("multipart/form-data"))
}

/// The whole body, or nothing if it is longer than that.
pub(super) async fn read(body: Body, limit: usize) -> Result<Option<Vec<u8>>, Response> {
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| malformed())?;
        seen += piece.len();
        if seen <= limit {
            bytes.extend_from_slice(&piece);
        } else {
            bytes.clear();
            if seen > limit.saturating_mul(DRAINED) {
                break;
            }
        }
    }
    Ok((seen <= limit).then_some(bytes))
}

/// Texts and files. Files that nobody asked for, or that are too much, are read past; texts that are too much are not kept.
async fn of_parts(mut parts: Multipart, limit: usize, takes_files: bool) -> Result<Sent, Response> {
    let (mut sent, mut size, mut of_texts, mut count) = (Sent::default(), 0_usize, 0_usize, 0_usize);
    loop {
        let mut part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return Ok(sent),
            // Where it breaks off because it was far too much, what was typed has been read.
            Err(_) if sent.is_too_large => return Ok(sent),
            Err(error) => return Err(error.into_response()),
        };
        count += 1;
        if count > FIELDS {
            return Err(malformed());
        }
        let (name, file) = (part.name().unwrap_or_default().to_owned(), part.file_name().map(str::to_owned));
        let mut bytes = Vec::new();
        loop {
            let piece = match part.chunk().await {
                Ok(Some(piece)) => piece,
                Ok(None) => break,
                Err(_) if sent.is_too_large => return Ok(sent),
                Err(error) => return Err(error.into_response()),
            };
            if file.is_none() {
                of_texts += piece.len();
            }
            if file.is_none() || takes_files {
                size += piece.len();
            }
            if of_texts > limit {
                return Ok(Sent { is_too_large: true, ..Sent::default() });
            }
            if size > limit && !sent.is_too_large {
                sent.is_too_large = true;
                sent.files.clear();
            }
            if file.is_none() || (takes_files && !sent.is_too_large) {
                bytes.extend_from_slice(&piece);
            }
        }
        match file {
            None => sent.fields.push((name, String::from_utf8(bytes).map_err(|_| malformed())?)),
            // A field of files in which none was chosen.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) if takes_files && !sent.is_too_large => sent.files.push((name, Upload { name: file, bytes })),
            Some(_) => {}
        }
    }
}

fn malformed() -> Response {
    Fault::of(Problem::of(StatusCode::BAD_REQUEST, "the form could not be read")).into_response()
}
