//! Collections: an authority's outbox, its followers and whom it follows, the partners. Members only for those entitled.
//!
//! An outbox is paged by what was shown, never by where it stands in the log: between two positions one could count what is
//! for others.
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
/// Log entries looked through at once for one page.
const LOOKED_THROUGH: u32 = 500;
/// How often more are looked through for one page; who may see nothing in so many is shown no further page.
const LOOKED_AGAIN: u32 = 100;
/// Most partners listed.
const PARTNERS: u32 = 1000;

/// Which page.
#[derive(Debug, Deserialize)]
pub struct Page {
    /// Of the outbox: anything asks for the first.
    #[serde(rename = "page")]
    first: Option<String>,
    /// Of the outbox: what came before this activity, which was the last one shown; the end of its id.
    before: Option<String>,
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
    outbox_of(&app, &actor, &page, &viewer).await
}

/// `GET /actor/outbox`: what the node itself announced.
pub async fn application_outbox(
    State(app): State<App>,
    Query(page): Query<Page>,
    Seen(viewer): Seen,
) -> Result<Response, Fault> {
    outbox_of(&app, &app.application_actor(), &page, &viewer).await
}

async fn outbox_of(app: &App, actor: &str, page: &Page, viewer: &Viewer) -> Result<Response, Fault> {
    let id = format!("{actor}/outbox");
    let (here, before) = match (&page.before, &page.first) {
        (Some(uuid), _) => (format!("{id}?before={uuid}"), position_of(app, actor, uuid, viewer).await?),
        (None, Some(_)) => (format!("{id}?page=first"), i64::MAX.unsigned_abs()),
        (None, None) => {
            let mut members = head(&id, "OrderedCollection");
            members.insert("first".into(), json!(format!("{id}?page=first")));
            return Ok(answer(Value::Object(members).to_string(), viewer));
        }
    };
    let mut shown = shown(app, actor, before, viewer).await?;
    let has_more = shown.len() > PAGE as usize;
    shown.truncate(PAGE as usize);
    let mut members = head(&here, "OrderedCollectionPage");
    members.insert("partOf".into(), json!(id));
    if let Some((last, _)) = shown.last().filter(|_| has_more) {
        let uuid = last.rsplit('/').next().unwrap_or_default();
        members.insert("next".into(), json!(format!("{id}?before={uuid}")));
    }
    let mut text = Value::Object(members).to_string();
    text.pop();
    let items: Vec<&str> = shown.iter().map(|(_, item)| item.get()).collect();
    Ok(answer(format!("{text},\"orderedItems\":[{}]}}", items.join(",")), viewer))
}

/// Where an activity stands that was the last one of a page. Of what this viewer may not see, of what never was, and of a
/// number it is told alike.
async fn position_of(app: &App, actor: &str, uuid: &str, viewer: &Viewer) -> Result<u64, Fault> {
    let absent = || Fault::of(problem::not_found());
    let uuid = uuid::Uuid::try_parse(uuid).map_err(|_| absent())?;
    let activity = format!("{}/activities/{uuid}", app.config.origin());
    let entry = store::log::by_activity(&app.db, &activity).await?.filter(|entry| entry.actor == actor);
    // Also where its body is gone since: whoever was shown it goes on from there.
    let entry = entry.filter(|entry| entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), viewer));
    entry.map(|entry| entry.position).ok_or_else(absent)
}

/// What an outbox shows a viewer before a position, newest first: the ids and the activities, one more than a page has if
/// there are as many.
async fn shown(
    app: &App,
    actor: &str,
    mut before: u64,
    viewer: &Viewer,
) -> Result<Vec<(String, Box<RawValue>)>, Fault> {
    let mut shown = Vec::new();
    for _ in 0..LOOKED_AGAIN {
        let entries = store::log::of_actor(&app.db, actor, before, viewer, LOOKED_THROUGH).await?;
        for entry in &entries {
            if !entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), viewer) {
                continue;
            }
            let Some(held) = store::log::by_activity(&app.db, &entry.activity).await? else { continue };
            let bytes = if *viewer == Viewer::Public { held.reader_bytes.or(held.bytes) } else { held.bytes };
            let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
            let Some(raw) = text.and_then(|text| RawValue::from_string(text).ok()) else { continue };
            shown.push((entry.activity.clone(), raw));
            if shown.len() > PAGE as usize {
                return Ok(shown);
            }
        }
        match entries.last().filter(|_| entries.len() == LOOKED_THROUGH as usize) {
            Some(last) => before = last.position,
            None => break,
        }
    }
    Ok(shown)
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
