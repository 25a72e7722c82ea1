//! `/attachments/{sha256}`: a file, to whoever may fetch a material that names it.
//!
//! Nothing that came from outside is ever shown in our name: a browser saves it, and gets no type it would run.

use axum::{
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::{audience::Level, mutant::Mutant};
use http::{HeaderValue, header, request::Parts};
use tokio_util::io::ReaderStream;

use super::{
    api, headers,
    page::Cache,
    pages::{failed, text::legible},
    problem::{self, Fault},
    viewer,
};
use crate::{
    app::App,
    desk::reading::{self, Way},
    store::blob,
};

const POLICY: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
const UNKNOWN: &str = "application/octet-stream";
const NAME_CHARS: usize = 120;
/// How much of a file is in memory for one reader, in bytes.
const PIECE_BYTES: usize = 64 << 10;

/// Media types that are passed on; everything else goes as plain bytes, HTML, SVG, XML and all JSON among it.
const PASSED_ON: [&str; 20] = [
    "application/pdf",
    "application/zip",
    "application/rtf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "audio/mpeg",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/csv",
    "text/plain",
    "video/mp4",
];

/// `GET /attachments/{sha256}`.
pub async fn get(State(app): State<App>, Path(sha256): Path<String>, parts: Parts) -> Result<Response, Fault> {
    let viewer = viewer::of(&app, &parts).await;
    let absent = || {
        if api::is_api(parts.uri.path()) {
            return Fault::of(problem::not_found());
        }
        Fault::absent(&app, failed::language(&app, &parts.uri, &parts.headers).code)
    };
    if !sha256.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(absent());
    }
    let file = match blob::visible_to(&app.db, &viewer, &sha256).await? {
        None if Mutant::AttachmentUnchecked.is_planted() => Some(unchecked()),
        visible => visible,
    };
    let file = file.ok_or_else(absent)?;
    let (blobs, digest) = (app.blobs.clone(), sha256.clone());
    let opened = tokio::task::spawn_blocking(move || blobs.open(&digest)).await.map_err(std::io::Error::other)?;
    let (bytes, size) = opened?.ok_or_else(absent)?;
    let read = reading::Read { id: &file.material, level: file.level, revision: file.revision };
    reading::note(&app, &viewer, Way::File, [read]).await?;
    // Read as fast as it is taken: a slow reader holds a piece of it, not all.
    let body = Body::from_stream(ReaderStream::with_capacity(tokio::fs::File::from_std(bytes), PIECE_BYTES));
    let cache = if file.level == Level::Clear { Cache::Public } else { Cache::Nobody };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type(&file.media_type))),
        (header::CONTENT_DISPOSITION, disposition(&file.name)),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, cache.line()),
        (header::CONTENT_LENGTH, HeaderValue::from(size)),
    ];
    Ok(headers::conditional(&parts.headers, (headers, body).into_response(), &format!("\"{sha256}\""), None))
}

/// A file for one person, which nobody keeps: what is written and not published.
pub(super) fn private(name: &str, named: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type(named))),
        (header::CONTENT_DISPOSITION, disposition(name)),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, Cache::Nobody.line()),
    ];
    (headers, bytes).into_response()
}

/// What a fault that the simulator plants gives to whoever knows a digest.
fn unchecked() -> blob::VisibleBlob {
    blob::VisibleBlob {
        media_type: UNKNOWN.into(),
        name: String::new(),
        size: 0,
        level: Level::Amber,
        material: String::new(),
        revision: 0,
    }
}

/// The media type a file is passed on with.
pub(super) fn media_type(named: &str) -> &'static str {
    let essence = named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    PASSED_ON.into_iter().find(|known| *known == essence).unwrap_or(UNKNOWN)
}

/// RFC 6266: a plain name for old browsers, the true one encoded; no path, no control character, no trick of direction.
fn disposition(name: &str) -> HeaderValue {
    let name: String = legible(name).chars().filter(|c| !"/\\:\"<>|?*".contains(*c)).take(NAME_CHARS).collect();
    let name = name.trim_matches(['.', ' ']);
    let name = if name.is_empty() { "attachment" } else { name };
    let plain: String = name.chars().map(|c| if c.is_ascii() && !c.is_ascii_control() { c } else { '_' }).collect();
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encode = |byte: u8| if is_safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded: String = name.bytes().map(encode).collect();
    let line = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_leads_nowhere_and_breaks_no_header() {
        for (name, expected) in [
            ("ohje.pdf", "attachment; filename=\"ohje.pdf\"; filename*=UTF-8''ohje.pdf"),
            ("../../etc/passwd", "attachment; filename=\"etcpasswd\"; filename*=UTF-8''etcpasswd"),
            (
                "a\"\r\nSet-Cookie: x",
                "attachment; filename=\"a  Set-Cookie x\"; filename*=UTF-8''a%20%20Set-Cookie%20x",
            ),
            ("vänö\u{202e}fdp.exe", "attachment; filename=\"v_n_fdp.exe\"; filename*=UTF-8''v%C3%A4n%C3%B6fdp.exe"),
            ("..", "attachment; filename=\"attachment\"; filename*=UTF-8''attachment"),
        ] {
            assert_eq!(disposition(name), expected);
        }
        assert!(disposition(&"x".repeat(4096)).len() < 400);
    }

    #[test]
    fn nothing_a_browser_or_server_would_take_for_ours_keeps_its_type() {
        for named in [
            "text/html",
            "image/svg+xml",
            "application/activity+json",
            "application/ld+json; profile=\"x\"",
            "application/json",
            "text/xml",
            "nonsense",
            "",
        ] {
            assert_eq!(media_type(named), UNKNOWN, "{named}");
        }
        assert_eq!(media_type("Application/PDF; x=y"), "application/pdf");
    }
}
