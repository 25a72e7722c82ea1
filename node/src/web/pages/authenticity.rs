//! Who signed a material and when, in words, and its exact bytes for whoever wants to check that alone.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::{Level, Viewer};
use http::{HeaderName, HeaderValue, header, request::Parts};

use super::{names::Names, text::Day};
use crate::{
    app::App,
    desk::{
        provenance::{self, Provenance},
        reading::{self, Way},
    },
    model::words::Words,
    store::{
        self,
        material::{self, Material, State as MaterialState},
        place::LogPlace,
    },
    web::{headers, page::Cache, problem::Fault, reader::Reader},
};

/// What is known of where a material comes from.
#[derive(Debug)]
pub struct Authenticity {
    /// Who signed it and whether that holds, as a sentence.
    pub sentence: String,
    /// Whether it holds.
    pub holds: bool,
    /// The id of the key it holds by.
    pub key: Option<String>,
    /// Its entry in the log, in words, for those who take part.
    pub place: Option<String>,
    /// The leaf of that entry, as hex.
    pub leaf: Option<String>,
    /// The digest of the exact bytes and how it was made.
    pub digest: String,
    /// Where the exact bytes are.
    pub href: String,
}

impl Authenticity {
    /// Reads what there is to say to this viewer, of the original alone where a text that was made here is shown.
    pub async fn of(
        app: &App,
        viewer: &Viewer,
        (material, is_local): (&Material, bool),
        names: &Names,
        words: &Words,
    ) -> Result<Self, Fault> {
        let provenance = provenance::of_held(app, material).await?;
        // A position tells how much there is that the public may not see.
        let place = match viewer {
            Viewer::Public => None,
            _ if material.is_own => store::place::of_own(&app.db, &material.uri).await?,
            _ => store::place::of_received(&app.db, &material.origin, &material.uri).await?,
        };
        let authority = names.of(&material.authority, words.code).text;
        Ok(Self {
            sentence: if is_local {
                format!("{} {}", words.signed_local(), of_original(&provenance, material, &authority, words))
            } else {
                sentence(&provenance, material, &authority, words)
            },
            holds: !is_local && matches!(provenance, Provenance::Holds { .. }),
            place: place.as_ref().map(|place| in_words(place, material, words)),
            leaf: place.map(|place| place.leaf),
            digest: format!("SHA-256 {}", material.sha256.as_deref().unwrap_or_default()),
            href: format!("/{}/materials/{}/exact", words.code, material.id),
            key: match provenance {
                Provenance::Holds { key, .. } => Some(key),
                _ => None,
            },
        })
    }
}

fn sentence(provenance: &Provenance, material: &Material, authority: &str, words: &Words) -> String {
    match provenance {
        Provenance::Holds { at: Some(at), .. } => words.signed_on(authority, &Day::of(*at, words).text),
        Provenance::Holds { at: None, .. } => words.signed(authority),
        Provenance::Unknown => words.signed_unknown(),
        Provenance::Missing => words.signed_missing(&material.origin),
        Provenance::Wrong(_) => words.signed_wrong(),
    }
}

/// The same where the text on the page is another than the one that was signed.
fn of_original(provenance: &Provenance, material: &Material, authority: &str, words: &Words) -> String {
    match provenance {
        Provenance::Holds { at: Some(at), .. } => words.signed_original_on(authority, &Day::of(*at, words).text),
        Provenance::Holds { at: None, .. } => words.signed_original(authority),
        other => format!("{} {}", words.mark_original(), sentence(other, material, authority, words)),
    }
}

fn in_words(place: &LogPlace, material: &Material, words: &Words) -> String {
    let number = |n: u64| words.number(i64::try_from(n).unwrap_or(i64::MAX));
    words.log_place(&number(place.position), &material.origin, &number(place.epoch))
}

/// `GET /{lang}/materials/{uuid}/exact`: the object byte for byte, to be saved. It is no ActivityPub of ours: its id
/// says whose it is.
pub async fn exact(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let absent = || Fault::absent(&app, reader.words.code);
    let id = uuid::Uuid::try_parse(&id).map_err(|_| absent())?.to_string();
    let held = material::find(&app.db, &reader.viewer, &id).await?;
    let held = held.filter(|held| held.material.state == MaterialState::Live).ok_or_else(absent)?;
    reading::note(&app, &reader.viewer, Way::Object, [(&held).into()]).await?;
    let (bytes, sha256) = held.material.bytes.zip(held.material.sha256).ok_or_else(absent)?;
    let cache = if held.material.audience.level == Level::Clear { Cache::Public } else { Cache::Nobody };
    let name = format!("attachment; filename=\"{id}-{}.json\"", held.material.revision);
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, cache.line()),
    ];
    let response = (headers, Bytes::from(bytes)).into_response();
    Ok(headers::conditional(&parts.headers, response, &format!("\"{sha256}\""), None))
}
