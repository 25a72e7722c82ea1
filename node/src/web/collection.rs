//! Collections: an authority's outbox, its followers and whom it follows, the partners. Members only for those entitled.
//!
//! Spec: <https://www.w3.org/TR/activitypub/#collections>.

use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use election_pool_protocol::{
    audience::{Viewer, entitled},
    json::member::Members,
};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use super::{
    problem::{self, Fault},
    viewer::Seen,
};
use crate::{app::App, store};

/// Members of one page.
const PAGE: u32 = 20;
/// Log entries looked through for one page.
const LOOKED_THROUGH: u32 = 500;
/// Most partners listed.
const PARTNERS: u32 = 1000;

/// Which page.
#[derive(Debug, Deserialize)]
pub struct Page {
    /// Of the outbox: entries before this position.
    before: Option<u64>,
    /// Of members: after this many.
    offset: Option<u32>,
}

fn answer(body: impl Into<Vec<u8>>, viewer: &Viewer) -> Response {
    let cache = if *viewer == Viewer::Public { "public, max-age=60" } else { "private, no-store" };
    let headers = [
        (header::CONTENT_TYPE, "application/activity+json"),
        (header::CACHE_CONTROL, cache),
        (header::VARY, "Signature, Cookie"),
    ];
    (headers, body.into()).into_response()
}

fn head(id: &str, ty: &str) -> Members {
    let mut members = Members::new();
    members.insert("@context".into(), json!("https://www.w3.org/ns/activitystreams"));
    members.insert("id".into(), json!(id));
    members.insert("type".into(), json!(ty));
    members
}

async fn own_actor(app: &App, username: &str) -> Result<String, Fault> {
    let actor = app.authority_actor(username);
    match store::actor::own(&app.db, &actor).await? {
        Some(_) => Ok(actor),
        None => Err(Fault::of(problem::not_found())),
    }
}

/// `GET /actors/{username}/outbox`: what this viewer may have, newest first.
pub async fn outbox(
    State(app): State<App>,
    Path(username): Path<String>,
    Query(page): Query<Page>,
    Seen(viewer): Seen,
) -> Result<Response, Fault> {
    let actor = own_actor(&app, &username).await?;
    outbox_of(&app, &actor, page.before, &viewer).await
}

/// `GET /actor/outbox`: what the node itself announced.
pub async fn application_outbox(
    State(app): State<App>,
    Query(page): Query<Page>,
    Seen(viewer): Seen,
) -> Result<Response, Fault> {
    outbox_of(&app, &app.application_actor(), page.before, &viewer).await
}

async fn outbox_of(app: &App, actor: &str, before: Option<u64>, viewer: &Viewer) -> Result<Response, Fault> {
    let id = format!("{actor}/outbox");
    let Some(before) = before else {
        let mut members = head(&id, "OrderedCollection");
        members.insert("first".into(), json!(format!("{id}?before={}", i64::MAX)));
        return Ok(answer(Value::Object(members).to_string(), viewer));
    };
    let entries = store::log::of_actor(&app.db, actor, before, LOOKED_THROUGH).await?;
    let mut items: Vec<Box<RawValue>> = Vec::new();
    let mut last = None;
    for entry in &entries {
        last = Some(entry.position);
        if entry.erased.is_some() || !entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), viewer) {
            continue;
        }
        let Some(held) = store::log::by_activity(&app.db, &entry.activity).await? else { continue };
        let bytes = if *viewer == Viewer::Public { held.reader_bytes.or(held.bytes) } else { held.bytes };
        let raw =
            bytes.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| RawValue::from_string(text).ok());
        items.extend(raw);
        if items.len() == PAGE as usize {
            break;
        }
    }
    let mut members = head(&format!("{id}?before={before}"), "OrderedCollectionPage");
    members.insert("partOf".into(), json!(id));
    if let Some(last) = last.filter(|last| *last > 1) {
        members.insert("next".into(), json!(format!("{id}?before={last}")));
    }
    let mut text = Value::Object(members).to_string();
    text.pop();
    let items: Vec<&str> = items.iter().map(|item| item.get()).collect();
    Ok(answer(format!("{text},\"orderedItems\":[{}]}}", items.join(",")), viewer))
}

/// `GET /actors/{username}/followers`: how many for everybody, who for partners.
pub async fn followers(
    State(app): State<App>,
    Path(username): Path<String>,
    Query(page): Query<Page>,
    Seen(viewer): Seen,
) -> Result<Response, Fault> {
    let actor = own_actor(&app, &username).await?;
    let count = store::follow::count_followers(&app.db, &actor).await?;
    let members = match (&viewer, page.offset) {
        (Viewer::Public, _) | (_, None) => Vec::new(),
        (_, Some(offset)) => store::follow::followers(&app.db, &actor, PAGE, offset)
            .await?
            .into_iter()
            .filter(|one| one.state == store::follow::FollowState::Accepted)
            .map(|one| one.actor)
            .collect(),
    };
    Ok(list(&format!("{actor}/followers"), count, page.offset, &members, &viewer))
}

/// `GET /actors/{username}/following`: how many for everybody, whom for partners.
pub async fn following(
    State(app): State<App>,
    Path(username): Path<String>,
    Query(page): Query<Page>,
    Seen(viewer): Seen,
) -> Result<Response, Fault> {
    let actor = own_actor(&app, &username).await?;
    let all = store::follow::following_of_actor(&app.db, &actor, PARTNERS, 0).await?;
    let accepted: Vec<String> =
        all.into_iter().filter(|one| one.state == store::follow::FollowState::Accepted).map(|one| one.target).collect();
    let count = accepted.len() as u64;
    let members = match (&viewer, page.offset) {
        (Viewer::Public, _) | (_, None) => Vec::new(),
        (_, Some(offset)) => accepted.into_iter().skip(offset as usize).take(PAGE as usize).collect(),
    };
    Ok(list(&format!("{actor}/following"), count, page.offset, &members, &viewer))
}

fn list(id: &str, count: u64, offset: Option<u32>, members: &[String], viewer: &Viewer) -> Response {
    let is_member = *viewer != Viewer::Public;
    let mut body = match offset {
        Some(offset) if is_member => {
            let mut body = head(&format!("{id}?offset={offset}"), "OrderedCollectionPage");
            body.insert("partOf".into(), json!(id));
            if members.len() == PAGE as usize {
                body.insert("next".into(), json!(format!("{id}?offset={}", offset.saturating_add(PAGE))));
            }
            body.insert("orderedItems".into(), json!(members));
            body
        }
        _ => head(id, "OrderedCollection"),
    };
    body.insert("totalItems".into(), json!(count));
    if offset.is_none() && is_member {
        body.insert("first".into(), json!(format!("{id}?offset=0")));
    }
    answer(Value::Object(body).to_string(), viewer)
}

/// `GET /partners`: the roster, to staff and partners; nobody else learns that it is there.
pub async fn partners(State(app): State<App>, Seen(viewer): Seen) -> Result<Response, Fault> {
    if viewer == Viewer::Public {
        return Err(Fault::of(problem::not_found()));
    }
    let id = format!("{}/partners", app.config.origin());
    let mut body = head(&id, "Collection");
    let actors: Vec<String> =
        store::peer::partners(&app.db, PARTNERS).await?.into_iter().map(|peer| peer.actor).collect();
    body.insert("totalItems".into(), json!(actors.len()));
    body.insert("items".into(), json!(actors));
    Ok(answer(Value::Object(body).to_string(), &viewer))
}
