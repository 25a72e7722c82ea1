//! Texts on their way out: gzip and brotli as the caller likes them, each form with a strong entity tag of its own.
//!
//! Spec: RFC 9110 sections 12.5.3 and 8.8.3. What is kept in memory is coded by `rendered`. A layer that compresses whatever comes by would leave one tag on three forms;
//! this module makes form and tag together. It knows no content.

use std::io::Write as _;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;

use super::headers;

/// Below this nothing is gained, in bytes.
pub const WORTH_BYTES: usize = 600;
/// Of 0 to 11: more takes much longer for little.
const BROTLI_QUALITY: u32 = 5;
/// The window of brotli, as a power of two: no feed is larger.
const BROTLI_WINDOW: u32 = 20;
/// What the writer of brotli keeps, in bytes.
const BROTLI_BUFFER: usize = 16 << 10;
/// Codings looked at in one header.
const CODINGS: usize = 32;

/// How a text is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Coding {
    /// The one the caller likes best; of two it likes alike the smaller.
    pub fn preferred(asked: &HeaderMap) -> Self {
        let mut weights = [(Self::Brotli, "br", None), (Self::Gzip, "gzip", None)];
        let mut any = None;
        let lines = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        for wish in lines.flat_map(|line| line.split(',')).take(CODINGS) {
            let mut parts = wish.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let is = |known: &str| {
                name.eq_ignore_ascii_case(known) || name.strip_prefix("x-").is_some_and(|name| name == known)
            };
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0_f32));
            match weights.iter_mut().find(|(_, known, _)| is(known)) {
                Some((_, _, own)) => *own = Some(weight),
                None if name == "*" => any = Some(weight),
                None => {}
            }
        }
        let mut best = (Self::Identity, 0.0);
        for (coding, _, weight) in weights {
            let weight = weight.or(any).unwrap_or(0.0);
            if weight > best.1 {
                best = (coding, weight);
            }
        }
        best.0
    }

    /// Its name in `Content-Encoding`; what is as it is has none.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The entity tag of this form of what has the tag `etag` as it is.
    pub fn tag(self, etag: &str) -> String {
        self.name().map_or_else(|| etag.to_owned(), |name| format!("{}-{name}\"", etag.trim_end_matches('"')))
    }

    /// The text in this form.
    pub fn encode(self, text: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Identity => Ok(text.to_vec()),
            Self::Gzip => {
                let mut writer = GzEncoder::new(Vec::with_capacity(text.len() / 3), Compression::default());
                writer.write_all(text)?;
                writer.finish()
            }
            Self::Brotli => {
                let sink = Vec::with_capacity(text.len() / 3);
                let mut writer = brotli::CompressorWriter::new(sink, BROTLI_BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
                writer.write_all(text)?;
                Ok(writer.into_inner())
            }
        }
    }
}

/// Answers with `text` in the form the caller likes best, or 304 if it holds just that. `etag` is that of the plain form.
pub fn answer(
    asked: &HeaderMap,
    content_type: &'static str,
    cache: HeaderValue,
    text: &[u8],
    etag: &str,
    modified: Option<Timestamp>,
) -> Response {
    let coding = if text.len() < WORTH_BYTES { Coding::Identity } else { Coding::preferred(asked) };
    let tag = coding.tag(etag);
    let is_known = headers::is_known(asked, &tag, modified);
    // What is known is not made.
    let (coding, body) = if is_known { (coding, Vec::new()) } else { encoded(coding, text) };
    let mut response = (StatusCode::OK, Body::from(body)).into_response();
    let lines = response.headers_mut();
    lines.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    lines.insert(header::CACHE_CONTROL, cache);
    lines.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(name) = coding.name() {
        lines.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    let mut response = headers::conditional(asked, response, &tag, modified);
    if response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().remove(header::CONTENT_ENCODING);
    }
    response
}

/// The text in this form, or as it is should that fail.
fn encoded(coding: Coding, text: &[u8]) -> (Coding, Vec<u8>) {
    match coding.encode(text) {
        Ok(body) => (coding, body),
        Err(error) => {
            tracing::warn!(%error, ?coding, "could not compress");
            (Coding::Identity, text.to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn asked(wishes: &'static str) -> HeaderMap {
        [(header::ACCEPT_ENCODING, HeaderValue::from_static(wishes))].into_iter().collect()
    }

    #[test]
    fn a_caller_gets_the_coding_it_likes_best() {
        for (wishes, coding) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip, deflate", Coding::Gzip),
            ("br;q=0.5, gzip;q=0.8", Coding::Gzip),
            ("br;q=0, gzip;q=0", Coding::Identity),
            ("*", Coding::Brotli),
            ("*;q=0.1, br;q=0", Coding::Gzip),
            ("identity", Coding::Identity),
            ("x-gzip", Coding::Gzip),
            ("br;q=nonsense", Coding::Identity),
            ("", Coding::Identity),
        ] {
            assert_eq!(Coding::preferred(&asked(wishes)), coding, "{wishes}");
        }
        assert_eq!(Coding::preferred(&HeaderMap::new()), Coding::Identity);
    }

    #[test]
    fn what_is_coded_is_the_same_text() {
        let text = "Ennakkoäänestys ".repeat(500);
        let (mut gzip, mut brotli) = (String::new(), String::new());
        let coded = Coding::Gzip.encode(text.as_bytes()).unwrap();
        flate2::read::GzDecoder::new(&coded[..]).read_to_string(&mut gzip).unwrap();
        let coded = Coding::Brotli.encode(text.as_bytes()).unwrap();
        brotli::Decompressor::new(&coded[..], 4096).read_to_string(&mut brotli).unwrap();
        assert!(gzip == text && brotli == text && coded.len() < 200, "{}", coded.len());
    }

    #[test]
    fn each_form_has_a_tag_of_its_own_and_is_known_by_it_alone() {
        let text = "x".repeat(1000);
        let tag = headers::tag_of(text.as_bytes());
        let ask = |coding: &'static str, known: Option<&str>| {
            let mut headers = asked(coding);
            if let Some(known) = known {
                headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(known).unwrap());
            }
            answer(&headers, "text/plain", HeaderValue::from_static("no-cache"), text.as_bytes(), &tag, None)
        };
        let own = |response: &Response| response.headers()[header::ETAG].to_str().unwrap().to_owned();
        let (plain, gzip, brotli) = (ask("", None), ask("gzip", None), ask("br", None));
        assert_eq!(own(&plain), tag);
        assert!(own(&gzip).ends_with("-gzip\"") && own(&brotli).ends_with("-br\""), "{}", own(&gzip));
        assert_eq!(gzip.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(brotli.headers()[header::VARY], "Accept-Encoding");
        let again = ask("br", Some(&own(&brotli)));
        assert_eq!((again.status(), again.headers().get(header::CONTENT_ENCODING)), (StatusCode::NOT_MODIFIED, None));
        assert_eq!(ask("gzip", Some(&own(&brotli))).status(), StatusCode::OK);
        let small = answer(&asked("br"), "text/plain", HeaderValue::from_static("no-cache"), b"x", "\"x\"", None);
        assert_eq!(small.headers().get(header::CONTENT_ENCODING), None);
    }
}
