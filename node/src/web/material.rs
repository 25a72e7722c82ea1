//! `/materials/{id}`: own material in the form the caller asks for.
//!
//! Spec: <https://www.w3.org/TR/activitypub/#retrieving-objects>, RFC 9110 section 12. Bytes are served as stored. Who
//! may read is decided where it is found; not allowed, withheld and absent are the same page.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use election_pool_protocol::{audience::Level, digest};
use http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use url::form_urlencoded;

use super::{
    headers,
    likes::Likes,
    negotiate::{self, Form},
    page::Cache,
    pages::{self, failed},
    problem::{Fault, Problem},
    reader::{self, Reader},
    session::Presence,
    shell, viewer,
};
use crate::{
    app::App,
    desk::{
        reading::{self, Way},
        translation,
    },
    model::source::Bundle,
    store::material::{self, Held, RevisionLine, State as MaterialState},
};

/// `GET /materials/{id}`.
pub async fn get(State(app): State<App>, Path(id): Path<String>, parts: Parts) -> Result<Response, Fault> {
    let viewer = viewer::of(&app, &parts).await;
    let absent = || Fault::absent(&app, failed::language(&app, &parts.uri, &parts.headers).code);
    let uri = uri(&app, &id).ok_or_else(absent)?;
    let held = material::find(&app.db, &viewer, &uri).await?.filter(|held| held.material.is_own).ok_or_else(absent)?;
    let is_live = held.material.state == MaterialState::Live;
    if is_live {
        reading::note(&app, &viewer, Way::Object, [(&held).into()]).await?;
    }
    let form = negotiate::form(&parts.headers);
    let source = match form {
        Form::Markdown if is_live => {
            let revision = material::find_revision(&app.db, &viewer, &uri, held.material.revision).await?;
            revision.and_then(|revision| written(&revision.source?, &revision.bytes)).map(Bytes::from)
        }
        _ => None,
    };
    let response = match (form, source) {
        (Form::Markdown, Some(source)) => bytes(&parts.headers, Form::Markdown, source, held.material.audience.level),
        (Form::Page | Form::Markdown, _) => {
            let words = shell::best(&app, &parts.headers);
            let presence = parts.extensions.get::<Presence>().cloned().unwrap_or_default();
            let address = parts.uri.path().to_owned();
            let likes = Likes::read(words, presence.languages(), &parts.headers);
            let fresh = reader::fresh(&app, &presence).await;
            let reader = Reader { words, likes, viewer, presence, unknown: None, address, fresh };
            pages::material::answer(&app, &reader, &held, &pages::material::Asked::default()).await?
        }
        (form, _) => object(&app, &parts.headers, form, held).ok_or_else(absent)?,
    };
    Ok(varying(response))
}

/// `GET /materials/{id}/revisions/{n}`: one revision, to whoever may read it and the present one.
pub async fn revision(
    State(app): State<App>,
    Path((id, number)): Path<(String, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let viewer = viewer::of(&app, &parts).await;
    let absent = || Fault::absent(&app, failed::language(&app, &parts.uri, &parts.headers).code);
    let uri = uri(&app, &id).ok_or_else(absent)?;
    let number = number.parse().map_err(|_| absent())?;
    let Some(found) = material::find_revision(&app.db, &viewer, &uri, number).await? else {
        let line = material::find_erased(&app.db, &viewer, &uri, number).await?.ok_or_else(absent)?;
        return Ok(varying(erased(&app, &parts.headers, &id, &line)));
    };
    let level = found.line.audience.level;
    reading::note(&app, &viewer, Way::Object, [reading::Read { id: &uri, level, revision: number }]).await?;
    let response = match (
        negotiate::form(&parts.headers),
        found.source.as_deref().and_then(|source| written(source, &found.bytes)),
    ) {
        // Its page is that of a language.
        (Form::Page, _) => {
            let language = shell::best(&app, &parts.headers).code;
            let page = format!("/{language}/materials/{id}/revisions/{number}");
            let cache = if level == Level::Clear { Cache::Public } else { Cache::Nobody };
            ([(header::CACHE_CONTROL, cache.line())], Redirect::to(&page)).into_response()
        }
        (Form::Markdown, Some(source)) => bytes(&parts.headers, Form::Markdown, source.into(), level),
        (form @ (Form::Activity | Form::LinkedData), _) => bytes(&parts.headers, form, found.bytes.into(), level),
        (_, None) => bytes(&parts.headers, Form::Activity, found.bytes.into(), level),
    };
    Ok(varying(response))
}

/// That the text of a revision is erased: in words, or on its page, which is that of a language.
fn erased(app: &App, asked: &HeaderMap, id: &str, line: &RevisionLine) -> Response {
    if negotiate::form(asked) == Form::Page {
        let language = shell::best(app, asked).code;
        return Redirect::to(&format!("/{language}/materials/{id}/revisions/{}", line.number)).into_response();
    }
    let erased = line.erased.as_ref();
    let because = erased.and_then(|erased| serde_json::from_str(erased.because.as_deref()?).ok());
    let because = because.and_then(|because| shell::said(&because, "en")).map(|because| format!(": {}", because.text));
    let on = erased.map(|erased| format!(" on {}", erased.at)).unwrap_or_default();
    let words = format!(
        "the text of revision {} was erased{on} for a legal reason{}",
        line.number,
        because.unwrap_or_default()
    );
    Problem::of(StatusCode::GONE, &words).into_response()
}

/// `GET /materials/{id}/translations`: the languages its object has no room for, to whoever may read it.
pub async fn translations(State(app): State<App>, Path(id): Path<String>, parts: Parts) -> Result<Response, Fault> {
    let viewer = viewer::of(&app, &parts).await;
    let absent = || Fault::absent(&app, failed::language(&app, &parts.uri, &parts.headers).code);
    let uri = uri(&app, &id).ok_or_else(absent)?;
    let held = material::find(&app.db, &viewer, &uri).await?.ok_or_else(absent)?;
    if held.material.state != MaterialState::Live {
        return Err(absent());
    }
    let page = page_of(parts.uri.query().unwrap_or_default()).map_err(|()| absent())?;
    reading::note(&app, &viewer, Way::Object, [(&held).into()]).await?;
    let collection = translation::collection(&app, &held, page).ok_or_else(absent)?.to_string();
    Ok(varying(bytes(&parts.headers, Form::Activity, collection.into(), held.material.audience.level)))
}

/// The page of a collection that is asked for, if any.
fn page_of(query: &str) -> Result<Option<usize>, ()> {
    let page = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "page");
    page.map(|(_, number)| number.parse().map_err(|_| ())).transpose()
}

/// What its author wrote: the source file, of all that was handed in with it; it says no more than the object does.
fn written(handed_in: &str, object: &[u8]) -> Option<String> {
    Bundle::from_text(handed_in).map(|bundle| bundle.source_of(object)).ok()
}

/// The id of an own object, if `id` is a UUID written in the one usual way.
fn uri(app: &App, id: &str) -> Option<String> {
    let canonical = uuid::Uuid::try_parse(id).ok()?.to_string();
    (canonical == id).then(|| format!("{}/materials/{id}", app.config.origin()))
}

/// The exact bytes, of a tombstone with 410.
fn object(app: &App, asked: &HeaderMap, form: Form, held: Held) -> Option<Response> {
    let material = held.material;
    let mut response = bytes(asked, form, material.bytes?.into(), material.audience.level);
    if material.state != MaterialState::Live {
        *response.status_mut() = StatusCode::GONE;
        response.headers_mut().insert(header::CACHE_CONTROL, Cache::Nobody.line());
        return Some(response);
    }
    let language = shell::offered(&app.config.node.languages)[0].code;
    let page = format!("<{}/{language}/materials/{}>", app.config.origin(), material.id);
    if let Ok(link) = HeaderValue::from_str(&format!("{page}; rel=\"alternate\"; type=\"text/html\"")) {
        response.headers_mut().insert(header::LINK, link);
    }
    Some(response)
}

fn bytes(asked: &HeaderMap, form: Form, bytes: Bytes, level: Level) -> Response {
    let (media_type, mark) = match form {
        Form::LinkedData => (negotiate::LINKED_DATA, "-ld"),
        Form::Markdown => (negotiate::MARKDOWN, "-md"),
        Form::Page | Form::Activity => (negotiate::ACTIVITY, ""),
    };
    let etag = format!("\"{}{mark}\"", digest::hex(&digest::sha256(&bytes)));
    let cache = if level == Level::Clear { Cache::Public } else { Cache::Nobody };
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(media_type)), (header::CACHE_CONTROL, cache.line())];
    headers::conditional(asked, (headers, bytes).into_response(), &etag, None)
}

fn varying(mut response: Response) -> Response {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language"));
    response
}
