//! What other software asks a host for before it knows anything else: `WebFinger`, `NodeInfo`, host-meta.
//!
//! Spec: RFC 7033, `NodeInfo` 2.1, RFC 6415. This module names actors; it does not serve them.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::{
    actor::APPLICATION_USERNAME,
    audience::{Action, Viewer},
    host_meta,
    nodeinfo::{self, Links, NodeInfo},
    replication,
    webfinger::{self, Handle, Jrd},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use jiff::{SignedDuration, tz::TimeZone};
use serde::Serialize;
use url::form_urlencoded;

use super::{
    negotiate,
    problem::{self, Fault, Problem},
    shell::{self, Shell},
};
use crate::{
    app::App,
    store::{
        self, StoreError,
        material::{self, Filter},
    },
};

/// Any page may ask who is here.
const OPEN: (HeaderName, HeaderValue) = (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));

/// `GET /.well-known/webfinger?resource=…`.
///
/// A name that does not exist and a host that is not ours are the same 404.
pub async fn webfinger(State(app): State<App>, uri: Uri) -> Result<Response, Fault> {
    let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let mut resources = query.filter(|(name, _)| name == "resource").map(|(_, value)| value);
    let (Some(resource), None) = (resources.next(), resources.next()) else {
        return Err(Fault::of(Problem::of(StatusCode::BAD_REQUEST, "one resource, please")));
    };
    let is_resource =
        resource.len() <= 512 && ["acct:", "https:", "http:"].iter().any(|scheme| resource.starts_with(scheme));
    if !is_resource {
        return Err(Fault::of(Problem::of(StatusCode::BAD_REQUEST, "the resource is an acct: or https: URI")));
    }
    let jrd = found(&app, &resource).await?.ok_or_else(|| Fault::of(problem::not_found()))?;
    Ok(json(webfinger::MEDIA_TYPE, &jrd))
}

/// The actor behind a handle or an address of ours.
async fn found(app: &App, resource: &str) -> Result<Option<Jrd>, StoreError> {
    let host = app.config.host();
    let origin = app.config.origin();
    let application = app.application_actor();
    let handle = Handle { user: APPLICATION_USERNAME.into(), host: host.to_owned() };
    let of_node = || Jrd::of_actor(&handle, &application, None);
    if resource == origin || resource.strip_suffix('/') == Some(origin) {
        return Ok(Some(Jrd::of_origin(origin, &application)));
    }
    if resource == application {
        return Ok(Some(of_node()));
    }
    if let Some(username) = resource.strip_prefix(&format!("{origin}/actors/")) {
        return of_authority(app, username).await;
    }
    let asked = resource.strip_prefix("acct:").and_then(|handle| handle.parse::<Handle>().ok());
    let Some(asked) = asked.filter(|asked| asked.host == host) else { return Ok(None) };
    match asked.user.to_ascii_lowercase().as_str() {
        "actor" | APPLICATION_USERNAME => Ok(Some(of_node())),
        name if name == host => Ok(Some(Jrd { subject: asked.acct(), ..of_node() })),
        name => of_authority(app, name).await,
    }
}

/// An authority of ours, also one that was added while this process runs.
async fn of_authority(app: &App, username: &str) -> Result<Option<Jrd>, StoreError> {
    if store::actor::authority_named(&app.db, username).await?.is_none() {
        return Ok(None);
    }
    let handle = Handle { user: username.to_owned(), host: app.config.host().to_owned() };
    let page = format!("{}/", app.config.origin());
    Ok(Some(Jrd::of_actor(&handle, &app.authority_actor(username), Some(&page))))
}

/// `GET /.well-known/nodeinfo`.
pub async fn nodeinfo_links(State(app): State<App>) -> Response {
    json("application/json", &Links::of(app.config.origin(), &app.application_actor()))
}

/// `GET /nodeinfo/2.1`.
pub async fn nodeinfo(State(app): State<App>) -> Result<Response, Fault> {
    let own = Filter { is_own: Some(true), ..Filter::default() };
    let public = material::count(&app.db, &Viewer::Public, Action::Read, &own).await?;
    let name = Shell::of(&app, "", "", "/").node.text;
    let source = format!("{}/source", app.config.origin());
    let version = replication::VERSION;
    let document = NodeInfo::of(&name, env!("CARGO_PKG_VERSION"), &source, public, version);
    Ok(json(nodeinfo::MEDIA_TYPE, &document))
}

/// `GET /.well-known/host-meta`: XML, or JSON for those who ask.
pub async fn host_meta(State(app): State<App>, asked: HeaderMap) -> Response {
    if negotiate::prefers(&asked, "application/json", host_meta::MEDIA_TYPE)
        || negotiate::prefers(&asked, webfinger::MEDIA_TYPE, host_meta::MEDIA_TYPE)
    {
        return host_meta_json(State(app)).await;
    }
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(host_meta::MEDIA_TYPE)),
        (header::VARY, HeaderValue::from_static("Accept")),
        OPEN,
    ];
    (headers, host_meta::xml(app.config.origin())).into_response()
}

/// `GET /.well-known/host-meta.json`.
pub async fn host_meta_json(State(app): State<App>) -> Response {
    let mut response = json(webfinger::MEDIA_TYPE, &host_meta::json(app.config.origin()));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

/// How long what `security.txt` says may be relied on: less than a year (RFC 9116, 2.5.5).
const SECURITY_EXPIRES: SignedDuration = SignedDuration::from_hours(180 * 24);

/// `GET /.well-known/security.txt`, if the configuration names a contact.
pub async fn security(State(app): State<App>, asked: HeaderMap) -> Result<Response, Fault> {
    let absent = || Fault::absent(&app, shell::best(&app, &asked).code);
    let contact = app.config.http.security_contact.as_deref().ok_or_else(absent)?;
    let expires = (app.clock.now() + SECURITY_EXPIRES).to_zoned(TimeZone::UTC).date();
    let (origin, languages) = (app.config.origin(), app.config.node.languages.join(", "));
    let text = format!(
        "Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: {languages}\n\
         Canonical: {origin}/.well-known/security.txt\n"
    );
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], text).into_response())
}

fn json(media_type: &'static str, value: &impl Serialize) -> Response {
    let body = serde_json::to_vec(value).expect("these values are made of texts and numbers");
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type)), OPEN], body).into_response()
}
