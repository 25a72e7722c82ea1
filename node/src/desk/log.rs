//! Our log as a partner may see it: leaves for all, bodies for those entitled at this moment.

use std::collections::BTreeMap;

use election_pool_protocol::{
    audience::{Viewer, entitled},
    digest,
    merkle::{self, Hash},
    replication::{AppliedHeader, Body, Head, PullEntry, PullQuery, PullWriter},
};

use serde_json::value::RawValue;

use super::{DeskError, contact, doubt, sync};
use crate::{
    app::App,
    store::{self, log::Entry},
};

/// The head of our log; the caller's receipt is noted.
pub async fn head(app: &App, host: &str, applied: Option<AppliedHeader>) -> Result<Head, DeskError> {
    note_receipt(app, host, applied).await?;
    Ok(store::log::head(&app.db).await?)
}

/// The answer to a pull.
pub async fn answer(
    app: &App,
    host: &str,
    viewer: &Viewer,
    applied: Option<AppliedHeader>,
    asked: PullQuery,
) -> Result<Vec<u8>, DeskError> {
    let head = head(app, host, applied).await?;
    let limit = u32::try_from(asked.limit).unwrap_or(u32::MAX);
    if !asked.bodies {
        return leaves(app, &head, asked.after, limit).await;
    }
    let entries = store::log::after(&app.db, asked.after, limit).await?;
    let mut writer = PullWriter::new(&head);
    for entry in entries.iter().take_while(|entry| entry.position <= head.position) {
        let body = visible(entry, viewer);
        let blobs = match body {
            Body::Open { .. } => store::blob::named_by(&app.db, &entry.object).await?,
            _ => Vec::new(),
        };
        let blobs: Vec<_> = blobs.iter().filter_map(|sha256| digest::from_hex(sha256)).collect();
        let shown = PullEntry { position: entry.position, leaf: entry.leaf, at: Some(entry.at), body };
        if !writer.push(&shown, &blobs)? {
            break;
        }
    }
    Ok(writer.finish())
}

/// The answer to a pull of leaves alone.
async fn leaves(app: &App, head: &Head, after: u64, limit: u32) -> Result<Vec<u8>, DeskError> {
    let mut writer = PullWriter::new(head);
    let leaves = store::log::leaves(&app.db, after, limit).await?;
    for leaf in leaves.iter().take_while(|leaf| leaf.position <= head.position) {
        let body = leaf.erased.map_or(Body::Hidden, Body::Erased);
        let shown = PullEntry { position: leaf.position, leaf: leaf.leaf, at: Some(leaf.at), body };
        if !writer.push(&shown, &[])? {
            break;
        }
    }
    Ok(writer.finish())
}

/// Positions of a partner's own log read from the database at once: each may have a body of some size.
const HELD: u32 = 20;

/// What this node holds of the caller's own log after a position: for one that was restored from a backup. The head is
/// the last one it showed, and all that came from it is its own to see.
pub async fn held(app: &App, host: &str, asked: PullQuery) -> Result<Vec<u8>, DeskError> {
    let shown = store::peer::find(&app.db, host).await?.and_then(|peer| peer.head);
    let head = shown.unwrap_or_else(|| Head { epoch: 1, position: 0, root: merkle::root(&[]) });
    // An epoch is entered before its head is seen: a restored caller must not begin it a second time.
    let entered = store::inbound::find(&app.db, host).await?.filter(|lane| lane.epoch > head.epoch);
    let head = entered.map_or(head, |lane| Head { epoch: lane.epoch, position: lane.applied, ..head });
    let mut writer = PullWriter::new(&head);
    let (mut after, mut written) = (asked.after, 0);
    loop {
        let page = held_page(app, host, after, &head).await?;
        for (position, one) in &page {
            let blobs = match (&one.body, &one.object) {
                (Some(_), Some(object)) if asked.bodies => store::blob::named_by(&app.db, object).await?,
                _ => Vec::new(),
            };
            let blobs: Vec<_> = blobs.iter().filter_map(|sha256| digest::from_hex(sha256)).collect();
            if written == asked.limit || !writer.push(&one.shown(*position, asked.bodies), &blobs)? {
                return Ok(writer.finish());
            }
            (after, written) = (*position, written + 1);
        }
        if page.is_empty() {
            return Ok(writer.finish());
        }
    }
}

/// One entry of a partner's log, as held here.
struct HeldEntry {
    leaf: Hash,
    body: Option<([u8; 16], Vec<u8>)>,
    object: Option<String>,
}

impl HeldEntry {
    fn shown(&self, position: u64, bodies: bool) -> PullEntry<'_> {
        let body = match &self.body {
            Some((salt, bytes)) if bodies => Body::Open { salt: *salt, activity: bytes },
            _ => Body::Hidden,
        };
        PullEntry { position, leaf: self.leaf, at: None, body }
    }
}

/// What was said in an older epoch of positions that the present one has not reached was undone by it.
async fn held_page(app: &App, host: &str, after: u64, shown: &Head) -> Result<BTreeMap<u64, HeldEntry>, DeskError> {
    let stands = |epoch: u64, position: u64| epoch >= shown.epoch || position <= shown.position;
    let leaves = store::inbound::leaves_after(&app.db, host, after, HELD).await?;
    let rows = store::inbox::held_of(&app.db, host, after, HELD).await?;
    // Where one of the two was cut off, the other does not go on alone.
    let cut = |count: usize, last: Option<u64>| if count < HELD as usize { u64::MAX } else { last.unwrap_or(u64::MAX) };
    let last_row = rows.last().and_then(|one| one.row.place).map(|place| place.position);
    let end = cut(leaves.len(), leaves.last().map(|leaf| leaf.position)).min(cut(rows.len(), last_row));
    // By position and then by epoch: what was said of a position in a later epoch stands.
    let mut held: BTreeMap<u64, HeldEntry> = leaves
        .into_iter()
        .filter(|leaf| stands(leaf.epoch, leaf.position))
        .map(|leaf| (leaf.position, HeldEntry { leaf: leaf.leaf, body: None, object: None }))
        .collect();
    for one in rows {
        let is_json = serde_json::from_slice::<&RawValue>(&one.row.bytes).is_ok();
        let Some(place) = one.row.place.filter(|place| is_json && stands(place.epoch, place.position)) else {
            continue;
        };
        let leaf = merkle::leaf(&place.salt, &one.row.bytes);
        let entry = held.entry(place.position).or_insert(HeldEntry { leaf, body: None, object: None });
        if entry.leaf == leaf {
            (entry.body, entry.object) = (Some((place.salt, one.row.bytes)), one.row.object);
        }
    }
    held.retain(|position, _| *position <= end);
    Ok(held)
}

fn visible<'a>(entry: &'a Entry, viewer: &Viewer) -> Body<'a> {
    if let Some(erasure) = entry.erased {
        return Body::Erased(erasure);
    }
    let may = entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), viewer);
    match &entry.bytes {
        Some(bytes) if may => Body::Open { salt: entry.salt, activity: bytes },
        _ => Body::Hidden,
    }
}

async fn note_receipt(app: &App, host: &str, applied: Option<AppliedHeader>) -> Result<(), DeskError> {
    let before = contact::heard(app, host, applied.as_ref()).await?;
    let Some(receipt) = applied else { return Ok(()) };
    store::lane::forget_confirmed(&app.db, host, receipt.position, app.clock.now()).await?;
    if receipt.contradicted != before.contradicted {
        doubt::reported(app, host, receipt.contradicted).await?;
    }
    if (receipt.quarantined, receipt.contradicted) == (0, 0) {
        doubt::forget(app, host).await?;
    } else if (receipt.quarantined, receipt.contradicted) != (before.quarantined, before.contradicted) {
        // What it found is asked for soon, not with each request of somebody who says something else each time.
        sync::soon(app, host).await?;
    }
    Ok(())
}
