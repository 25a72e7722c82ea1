//! What this node holds, a line an object: two converged nodes print the same lines for the same origin.

pub mod full;

use std::collections::BTreeMap;

use election_pool_protocol::{activity::Activity, audience};

use super::DeskError;
use crate::{
    app::App,
    model::codes,
    store::{self, export::Line, log::Entry},
};

/// Lines read from the database at once.
const PAGE: u32 = 500;
/// Most peers looked at for a host.
const PEERS: u32 = 1000;

/// Every line, sorted by origin and id; of one origin's objects if named.
pub async fn lines(app: &App, origin: Option<&str>) -> Result<Vec<String>, DeskError> {
    Ok(rows(app, origin).await?.iter().map(Line::to_json).collect())
}

/// Every line of the objects of one host: this node, a peer, or whoever something is held of.
pub async fn lines_of(app: &App, host: &str) -> Result<Vec<String>, DeskError> {
    let lines = lines(app, Some(host)).await?;
    if lines.is_empty() && host != app.config.host() && store::peer::find(&app.db, host).await?.is_none() {
        let peers = store::peer::list(&app.db, PEERS).await?;
        let known = peers.iter().map(|peer| peer.host.as_str()).chain([app.config.host()]);
        let nearest = codes::nearest(host, known).map(str::to_owned);
        return Err(DeskError::Unknown { what: "host", name: host.to_owned(), nearest });
    }
    Ok(lines)
}

/// Every line as a value.
pub(super) async fn rows(app: &App, origin: Option<&str>) -> Result<Vec<Line>, DeskError> {
    let mut all: Vec<Line> = Vec::new();
    loop {
        let page = store::export::lines(&app.db, origin, all.last(), PAGE).await?;
        let is_last = page.len() < PAGE as usize;
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

/// The lines of our own objects as the partner at `host` should print them once it holds all it is entitled to.
///
/// Computed from our log, not from what was sent: the newest entry of an object that the partner is entitled to says
/// whether it is live, withheld or withdrawn for it.
pub async fn entitled(app: &App, host: &str) -> Result<Vec<String>, DeskError> {
    let viewer = store::peer::viewer(&app.db, host).await?;
    let own: BTreeMap<String, Line> =
        rows(app, Some(app.config.host())).await?.into_iter().map(|line| (line.id.clone(), line)).collect();
    let mut states: BTreeMap<String, Line> = BTreeMap::new();
    let head = store::log::head(&app.db).await?.position;
    let mut after = 0;
    loop {
        let entries = store::log::after(&app.db, after, PAGE).await?;
        for entry in &entries {
            after = entry.position;
            if !audience::entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), &viewer) {
                continue;
            }
            let Some(line) = own.get(&entry.object) else { continue };
            let line = if entry.audience.except.is_some() { line.withheld(revision(entry)) } else { line.clone() };
            states.insert(entry.object.clone(), line);
        }
        if after >= head {
            return Ok(states.values().map(Line::to_json).collect());
        }
    }
}

/// The revision a withheld Delete carries.
fn revision(entry: &Entry) -> u64 {
    let activity = entry.bytes.as_deref().and_then(|bytes| Activity::read(bytes).ok());
    activity.and_then(|activity| activity.revision).unwrap_or_default()
}
