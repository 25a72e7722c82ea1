//! Copies the attachments of received material from their origin, checked by digest.

use std::{collections::BTreeMap, time::Duration};

use election_pool_protocol::{digest, lane::backoff};
use futures_util::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{DeskError, outgoing};
use crate::{
    app::App,
    store::{
        self,
        blob::{Given, Wanted},
    },
};

/// Attachments fetched in one round.
const A_ROUND: u32 = 16;
/// Most rounds when each attachment is looked for once.
const ROUNDS: u32 = 1000;
/// Attachments of which it is remembered that they could not be had; of more, the first are asked for again at once.
const RESTING: usize = 1000;

/// How long a file may be under way, at least.
const YOUNG: SignedDuration = SignedDuration::from_hours(1);

/// Where the search for missing attachments stands; lost with the process without harm.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Digest and origin.
    after: (String, String),
    /// What could not be had, by digest and origin: how often, and when it is asked for again. An origin that lost a file, or erased
    /// the revision that named it, is asked ever more seldom, and no other file waits for that.
    resting: BTreeMap<(String, String), (u32, Timestamp)>,
}

impl Search {
    fn rests(&self, file: &Wanted, now: Timestamp) -> bool {
        self.resting.get(&named(file)).is_some_and(|(_, until)| *until > now)
    }

    fn note(&mut self, app: &App, file: (String, String), is_held: bool) {
        let failures = self.resting.remove(&file).map_or(0, |(failures, _)| failures);
        if is_held {
            return;
        }
        if self.resting.len() >= RESTING {
            self.resting.pop_first();
        }
        let cap = Duration::from_secs(app.config.federation.retry_cap_s);
        let wait = backoff(failures + 1, None, cap, app.chance.fraction());
        self.resting.insert(file, (failures + 1, app.clock.now() + wait));
    }
}

fn named(file: &Wanted) -> (String, String) {
    (file.sha256.clone(), file.host.clone())
}

/// Fetches attachments that received material names and its origin has not given; what fails is tried again after a wait that
/// doubles up to the cap on all retries.
pub async fn fetch_wanted(app: &App, search: &mut Search) -> Result<(), DeskError> {
    let now = app.clock.now();
    let mut wanted = store::blob::wanted(&app.db, (&search.after.0, &search.after.1), A_ROUND).await?;
    search.after = wanted.last().map(named).unwrap_or_default();
    wanted.retain(|file| !search.rests(file, now));
    let at_once = app.config.limits.attachment_fetches.max(1);
    let mut outcomes = stream::iter(wanted).map(|file| fetch_one(app, file)).buffer_unordered(at_once);
    while let Some(outcome) = outcomes.next().await {
        let (file, is_held) = outcome?;
        search.note(app, file, is_held);
    }
    Ok(())
}

/// Looks once for every missing attachment: a sync that somebody asked for.
pub async fn fetch_once(app: &App) -> Result<(), DeskError> {
    let mut search = Search::default();
    for _ in 0..ROUNDS {
        fetch_wanted(app, &mut search).await?;
        if search.after.0.is_empty() {
            break;
        }
    }
    Ok(())
}

/// Fetches one attachment; gives which it was, and false if its origin does not give it.
async fn fetch_one(app: &App, file: Wanted) -> Result<((String, String), bool), DeskError> {
    match fetch(app, &file.url, &file.sha256).await {
        Ok(bytes) => {
            keep(app, &bytes, crate::model::source::media_type("", &bytes), &file.host).await?;
            Ok((named(&file), true))
        }
        Err(error) => {
            // Not its address, which may be named after what is in it.
            tracing::info!(peer = file.host, object = file.object, %error, "could not fetch an attachment");
            Ok((named(&file), false))
        }
    }
}

async fn fetch(app: &App, url: &str, sha256: &str) -> Result<Vec<u8>, DeskError> {
    let url = Url::parse(url)?;
    let answer = outgoing::get(app, &url, "*/*", None, app.config.limits.attachment_bytes).await?;
    if !answer.is_success() {
        return Err(DeskError::Refused(format!("it answered {}", answer.status)));
    }
    if digest::hex(&digest::sha256(&answer.body)) != sha256 {
        return Err(DeskError::Refused(format!("it gave bytes with another digest than {sha256}")));
    }
    Ok(answer.body)
}

/// Keeps a file, and notes that it is here and which origin gave it. Whoever tidies up may be about to remove the same bytes, which nobody has
/// named for long: once it is noted that they are here they stay, so it is then that they are looked for.
pub(super) async fn keep(app: &App, bytes: &[u8], media_type: &str, origin: &str) -> Result<(), DeskError> {
    let sha256 = put(app, bytes).await?;
    let given = Given { sha256: &sha256, media_type, size: bytes.len() as u64, origin };
    store::blob::hold(&app.db, &given, app.clock.now()).await?;
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
