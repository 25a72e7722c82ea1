//! Copies the attachments of received material from their origin, checked by digest.

use election_pool_protocol::digest;
use futures_util::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{DeskError, outgoing};
use crate::{
    app::App,
    store::{self, blob::Wanted},
};

/// Attachments fetched in one round.
const A_ROUND: u32 = 16;
/// Most rounds when each attachment is looked for once.
const ROUNDS: u32 = 1000;
/// Longest pause after a round in which one could not be fetched, in seconds.
const PAUSE_S: u64 = 60;

/// How long a file may be under way, at least.
const YOUNG: SignedDuration = SignedDuration::from_hours(1);

/// Where the search for missing attachments stands; lost with the process without harm.
#[derive(Debug, Clone, Default)]
pub struct Search {
    after: String,
    rests_until: Option<Timestamp>,
}

/// Fetches attachments that received material names and this node lacks; what fails is tried again after a pause.
pub async fn fetch_wanted(app: &App, search: &mut Search) -> Result<(), DeskError> {
    let now = app.clock.now();
    if search.rests_until.is_some_and(|until| until > now) {
        return Ok(());
    }
    let wanted = store::blob::wanted(&app.db, &search.after, A_ROUND).await?;
    search.after = wanted.last().map(|last| last.sha256.clone()).unwrap_or_default();
    let mut has_failed = false;
    let at_once = app.config.limits.attachment_fetches.max(1);
    let mut outcomes = stream::iter(wanted).map(|file| fetch_one(app, file)).buffer_unordered(at_once);
    while let Some(is_held) = outcomes.next().await {
        has_failed |= !is_held?;
    }
    drop(outcomes);
    let pause = app.config.federation.retry_cap_s.min(PAUSE_S);
    let pause = SignedDuration::from_secs(i64::try_from(pause).unwrap_or(i64::MAX));
    search.rests_until = has_failed.then(|| app.clock.now() + pause);
    Ok(())
}

/// Looks once for every missing attachment: a sync that somebody asked for.
pub async fn fetch_once(app: &App) -> Result<(), DeskError> {
    let mut search = Search::default();
    for _ in 0..ROUNDS {
        // One that cannot be had holds up no other.
        search.rests_until = None;
        fetch_wanted(app, &mut search).await?;
        if search.after.is_empty() {
            break;
        }
    }
    Ok(())
}

/// Fetches one attachment; false if its origin does not give it.
async fn fetch_one(app: &App, file: Wanted) -> Result<bool, DeskError> {
    match fetch(app, &file.url, &file.sha256).await {
        Ok(bytes) => {
            keep(app, &bytes, crate::model::source::media_type("", &bytes)).await?;
            Ok(true)
        }
        Err(error) => {
            tracing::info!(url = file.url, object = file.object, %error, "could not fetch an attachment");
            Ok(false)
        }
    }
}

async fn fetch(app: &App, url: &str, sha256: &str) -> Result<Vec<u8>, DeskError> {
    let url = Url::parse(url)?;
    let answer = outgoing::get(app, &url, "*/*", None, app.config.limits.attachment_bytes).await?;
    if !answer.is_success() {
        return Err(DeskError::Refused(format!("{url} answered {}", answer.status)));
    }
    if digest::hex(&digest::sha256(&answer.body)) != sha256 {
        return Err(DeskError::Refused(format!("{url} gave bytes with another digest than {sha256}")));
    }
    Ok(answer.body)
}

/// Keeps a file, and notes that it is here. Whoever tidies up may be about to remove the same bytes, which nobody has
/// named for long: once it is noted that they are here they stay, so it is then that they are looked for.
pub(super) async fn keep(app: &App, bytes: &[u8], media_type: &str) -> Result<(), DeskError> {
    let sha256 = put(app, bytes).await?;
    store::blob::hold(&app.db, &sha256, media_type, bytes.len() as u64, app.clock.now()).await?;
    put(app, bytes).await?;
    Ok(())
}

/// Writes a blob, unless it is there, without holding up the other tasks; gives its digest.
async fn put(app: &App, bytes: &[u8]) -> Result<String, DeskError> {
    let (blobs, bytes, writer) = (app.blobs.clone(), bytes.to_vec(), app.chance.bytes());
    let written = tokio::task::spawn_blocking(move || blobs.put(&bytes, writer)).await;
    let failed = |reason| DeskError::File { what: "an attachment".into(), reason };
    written.map_err(|error| failed(std::io::Error::other(error)))?.map_err(failed)
}

/// Removes what killed processes left of files they were writing; what is younger may be another's that still runs.
pub async fn sweep(app: &App) -> Result<(), DeskError> {
    let (blobs, before) = (app.blobs.clone(), app.clock.now() - YOUNG);
    let swept = tokio::task::spawn_blocking(move || blobs.sweep(before)).await;
    let failed = |reason| DeskError::File { what: "the folder of attachments".into(), reason };
    let swept = swept.map_err(|error| failed(std::io::Error::other(error)))?.map_err(failed)?;
    if swept > 0 {
        tracing::info!(swept, "unfinished attachments removed");
    }
    Ok(())
}
