//! Fetches the languages of received material that its object has no room for, from the collection that the object names.
//!
//! Spec: `docs/fep-translations.md` “Too much for one object”. What comes is held against what the object says: its author,
//! its revision and those it is for, with the author's proof; whatever does not fit leaves everything as it was, and is
//! asked for again. This module does not know how a text is made safe, nor how it is kept.

use std::{collections::BTreeMap, time::Duration};

use election_pool_protocol::{collection::Page, lane::backoff, origin::same_origin};
use futures_util::{StreamExt, stream};
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use super::{
    DeskError, effect, outgoing,
    provenance::{self, Provenance},
};
use crate::{
    app::App,
    model::{
        front_matter::Status,
        received::{self, MAX_COLLECTION_PAGES, MAX_LANGUAGES, Whole},
    },
    store::{
        self, StoreError,
        material::{Variant, Wanted},
        peer::Pinned,
    },
};

/// Collections fetched in one round.
const A_ROUND: u32 = 16;
/// Most rounds when each collection is looked for once.
const ROUNDS: u32 = 1000;
/// Collections of which it is remembered that they could not be had; of more, the first are asked for again at once.
const RESTING: usize = 1000;
/// What is asked for.
const ACCEPT: &str = "application/activity+json";

/// Where the search for further languages stands; lost with the process without harm.
#[derive(Debug, Clone, Default)]
pub struct Search {
    after: String,
    /// What could not be had, by material and revision: how often, and when it is asked for again.
    resting: BTreeMap<(String, u64), (u32, Timestamp)>,
}

impl Search {
    fn rests(&self, wanted: &Wanted, now: Timestamp) -> bool {
        let key = (wanted.material.clone(), wanted.revision);
        self.resting.get(&key).is_some_and(|(_, until)| *until > now)
    }

    fn note(&mut self, app: &App, key: (String, u64), is_held: bool) {
        let failures = self.resting.remove(&key).map_or(0, |(failures, _)| failures);
        if is_held {
            return;
        }
        if self.resting.len() >= RESTING {
            self.resting.pop_first();
        }
        let cap = Duration::from_secs(app.config.federation.retry_cap_s);
        let wait = backoff(failures + 1, None, cap, app.chance.fraction());
        self.resting.insert(key, (failures + 1, app.clock.now() + wait));
    }
}

/// Fetches further languages that received material names and this node lacks; what fails is tried again after a wait
/// that doubles up to the cap on all retries.
pub async fn fetch_wanted(app: &App, search: &mut Search) -> Result<(), DeskError> {
    let now = app.clock.now();
    let mut wanted = store::material::wanted_apart(&app.db, &search.after, A_ROUND).await?;
    search.after = wanted.last().map(|last| last.material.clone()).unwrap_or_default();
    wanted.retain(|one| !search.rests(one, now));
    let at_once = app.config.limits.attachment_fetches.max(1);
    let mut outcomes = stream::iter(wanted).map(|one| fetch_one(app, one)).buffer_unordered(at_once);
    while let Some(outcome) = outcomes.next().await {
        let (key, is_held) = outcome?;
        search.note(app, key, is_held);
    }
    Ok(())
}

/// Looks once for all further languages: a sync that somebody asked for.
pub async fn fetch_once(app: &App) -> Result<(), DeskError> {
    let mut search = Search::default();
    for _ in 0..ROUNDS {
        fetch_wanted(app, &mut search).await?;
        if search.after.is_empty() {
            break;
        }
    }
    Ok(())
}

/// Fetches the collection of one material and keeps what it brings; gives what it is of, and false if it could not be had.
async fn fetch_one(app: &App, wanted: Wanted) -> Result<((String, u64), bool), DeskError> {
    let pinned = store::peer::pinned(&app.db, &wanted.host).await?;
    let is_held = match fetch(app, &wanted, &pinned).await {
        Ok(variants) => {
            let (id, revision) = (&wanted.material, wanted.revision);
            match store::material::keep_apart(&app.db, id, revision, &variants, app.clock.now()).await {
                Ok(()) => {
                    tracing::info!(object = wanted.uri, revision, languages = variants.len(), "further languages kept");
                    true
                }
                // A newer revision came meanwhile, and asks for its own.
                Err(StoreError::Superseded(_)) => false,
                Err(error) => return Err(error.into()),
            }
        }
        Err(error) => {
            tracing::info!(url = wanted.collection, object = wanted.uri, %error, "could not fetch further languages");
            false
        }
    };
    Ok(((wanted.material, wanted.revision), is_held))
}

/// Reads the collection page by page, each page once and all on the origin of the object, within the bounds.
async fn fetch(app: &App, wanted: &Wanted, pinned: &[Pinned]) -> Result<Vec<Variant>, DeskError> {
    let refuse = |why: String| Err(DeskError::Refused(format!("{} {why}", wanted.collection)));
    let mut left = app.config.limits.collection_bytes;
    let mut next = Some(wanted.collection.clone());
    let mut variants: Vec<Variant> = Vec::new();
    // The first may be nothing but the address of the pages.
    for number in 0..=MAX_COLLECTION_PAGES {
        let Some(address) = next.take() else { return Ok(variants) };
        if !same_origin(&address, &wanted.uri) {
            return refuse(format!("goes on at another origin: {address}"));
        }
        let most = left.min(app.config.limits.fetch_body_bytes);
        let answer = outgoing::get(app, &Url::parse(&address)?, ACCEPT, None, most).await?;
        if !answer.is_success() {
            return refuse(format!("answered {}", answer.status));
        }
        left -= answer.body.len().min(left);
        let page = Page::read(&answer.body).map_err(|error| DeskError::Refused(error.to_string()))?;
        if number > 0 && page.items.is_empty() && page.next.is_some() {
            return refuse("goes on after a page with nothing on it".to_owned());
        }
        for item in &page.items {
            let variant = read(item, wanted, pinned, app.clock.now())?;
            if variants.len() >= MAX_LANGUAGES || variants.iter().any(|one| one.language == variant.language) {
                return refuse("has too many languages, or one of them twice".to_owned());
            }
            variants.push(variant);
        }
        next = page.next;
    }
    refuse(format!("has more than {MAX_COLLECTION_PAGES} pages"))
}

/// One language, with its author's proof.
fn read(item: &Value, wanted: &Wanted, pinned: &[Pinned], now: Timestamp) -> Result<Variant, DeskError> {
    let bytes = item.to_string().into_bytes();
    let whole = Whole {
        uri: &wanted.uri,
        revision: wanted.revision,
        audience: &wanted.audience,
        is_exercise: wanted.status.as_deref() == Some(Status::Exercise.as_str()),
        updated: wanted.updated,
    };
    let variant = received::read_apart(&bytes, &whole)?;
    match provenance::of(&bytes, &wanted.audience.author, pinned, now) {
        Provenance::Holds { .. } => Ok(effect::variant(&variant)),
        // Unlike an object it is proved when it is asked for: with a key that is known now, or will be.
        Provenance::Unknown => {
            Err(DeskError::Refused("a further language is proved by a key not known here".to_owned()))
        }
        Provenance::Missing => Err(DeskError::Refused("a further language has no proof".to_owned())),
        Provenance::Wrong(reason) => Err(DeskError::Refused(format!("of a further language {reason}"))),
    }
}
