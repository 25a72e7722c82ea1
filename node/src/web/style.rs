//! The stylesheet, the one script and the icon, carried in the binary; each is compressed once.

use std::sync::LazyLock;

use axum::{
    body::Bytes,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, header};

use super::{encoding::Coding, headers};

static STYLE: LazyLock<Asset> = LazyLock::new(|| Asset::of(include_str!("../../assets/style.css")));
static DESK: LazyLock<Asset> = LazyLock::new(|| Asset::of(include_str!("../../assets/desk.js")));
static PASSKEY: LazyLock<Asset> = LazyLock::new(|| Asset::of(include_str!("../../assets/passkey.js")));
static ICON: LazyLock<Asset> = LazyLock::new(|| Asset::of(include_str!("../../assets/favicon.svg")));

/// `GET /assets/style.css`.
pub async fn style(asked: HeaderMap) -> Response {
    STYLE.answer(&asked, "text/css; charset=utf-8")
}

/// `GET /assets/desk.js`: saves drafts as one goes, and has what is pasted made Markdown.
pub async fn desk(asked: HeaderMap) -> Response {
    DESK.answer(&asked, "text/javascript; charset=utf-8")
}

/// `GET /assets/passkey.js`: what asks an authenticator for a passkey.
pub async fn passkey(asked: HeaderMap) -> Response {
    PASSKEY.answer(&asked, "text/javascript; charset=utf-8")
}

/// `GET /favicon.ico`: an SVG under the name browsers look for.
pub async fn icon(asked: HeaderMap) -> Response {
    ICON.answer(&asked, "image/svg+xml")
}

/// A text of ours in each coding.
pub(super) struct Asset {
    etag: String,
    forms: [(Coding, Bytes); 3],
}

impl Asset {
    /// Compresses it.
    pub(super) fn of(text: &'static str) -> Self {
        let form = |coding: Coding| {
            let plain = (Coding::Identity, Bytes::from_static(text.as_bytes()));
            coding.encode(text.as_bytes()).map_or(plain, |coded| (coding, coded.into()))
        };
        Self {
            etag: headers::tag_of(text.as_bytes()),
            forms: [Coding::Identity, Coding::Gzip, Coding::Brotli].map(form),
        }
    }

    /// Answers in the form the caller likes best, or 304.
    pub(super) fn answer(&self, asked: &HeaderMap, media_type: &'static str) -> Response {
        let preferred = Coding::preferred(asked);
        let (coding, body) = self.forms.iter().find(|(coding, _)| *coding == preferred).unwrap_or(&self.forms[0]);
        let etag = coding.tag(&self.etag);
        let fixed = [
            (header::CONTENT_TYPE, media_type),
            (header::CACHE_CONTROL, "public, max-age=600"),
            (header::VARY, "Accept-Encoding"),
        ];
        let mut response = (fixed, body.clone()).into_response();
        if let Some(name) = coding.name() {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        let mut response = headers::conditional(asked, response, &etag, None);
        if response.status() == http::StatusCode::NOT_MODIFIED {
            response.headers_mut().remove(header::CONTENT_ENCODING);
        }
        response
    }
}
