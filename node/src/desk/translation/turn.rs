//! A job's turn: the providers that may have the text are asked in order, and what comes of it is settled.

use std::time::Duration;

use election_pool_protocol::{
    audience::Level,
    translation::{self as rules, Next, Trouble},
};
use jiff::SignedDuration;

use super::{
    attempt::{self, Attempt},
    providers::{self, Nobody},
    source_language,
};
use crate::{
    app::App,
    desk::{DeskError, account, effect, publish},
    model::{
        material::{Provenance, Variant},
        translation::{Pair, Whole},
    },
    store::{
        self, StoreError,
        account::Account,
        material::{Held, State},
        translation::Job,
    },
};

/// A job's turn: it is made, or goes on waiting, or fails, each with its reason.
pub async fn turn(app: &App, job: Job) -> Result<(), DeskError> {
    let leased = job.clone();
    let outcome = match Box::pin(turned(app, job)).await {
        // Something else was published meanwhile, such as another language: what was answered is remembered.
        Err(DeskError::Store(StoreError::Superseded(_))) => {
            store::translation::wait(&app.db, &leased, None, app.clock.now(), false).await.map_err(DeskError::from)
        }
        other => other,
    };
    match outcome {
        // Whoever has the lease now sees to it.
        Err(DeskError::Store(StoreError::LostLease(_))) => Ok(()),
        other => other,
    }
}

async fn turned(app: &App, mut job: Job) -> Result<(), DeskError> {
    let Some(ready) = ready(app, &job).await? else { return Ok(()) };
    let Ready { held, person, pair, source } = ready;
    let viewer = account::viewer(&person);
    let mut left = match providers::offered(app, &held.material.audience, &viewer, &pair).await? {
        Ok(offered) => offered,
        // One that has not said yet which languages it has may have this one.
        Err(Nobody { why, is_unheard: true }) => {
            return come_to_nothing(app, &job, &held, (refused_before(&job), &[Trouble::later(why)])).await;
        }
        Err(Nobody { why, .. }) => {
            return Ok(store::translation::failed(&app.db, &job, held.material.revision, &why).await?);
        }
    };
    left.retain(|(provider, _)| !job.passed.contains(&provider.name));
    let refused = refused_before(&job);
    let mut troubles = Vec::new();
    for (provider, route) in left {
        let name = &provider.name;
        let attempt = attempt::with(app, &job, &held, &source, (&provider, &route)).await?;
        note(app, name, &attempt, &held).await?;
        let trouble = match attempt {
            Attempt::Made(whole) => {
                job.provider = Some(name.clone());
                return Box::pin(settle(app, &job, held, &person, whole, provider.kind.name())).await;
            }
            Attempt::More => {
                job.provider = Some(name.clone());
                return Ok(store::translation::wait(&app.db, &job, refused.as_deref(), app.clock.now(), false).await?);
            }
            Attempt::Pending { until, under_way } => {
                job.provider = Some(name.clone());
                store::translation::wait(&app.db, &job, refused.as_deref(), until, false).await?;
                // What came meanwhile rang for a job that did not wait yet.
                let pending = store::translation::pending(&app.db, &job.id).await?;
                if pending.iter().filter(|sent| sent.refusal.is_none()).count() < under_way {
                    store::translation::wake(&app.db, &job.id, app.clock.now()).await?;
                }
                return Ok(());
            }
            Attempt::Unusable(why) => Trouble::Never(why),
            Attempt::Trouble(trouble) => trouble,
        };
        if let Trouble::Never(_) = trouble {
            job.passed.push(name.clone());
        }
        troubles.push(trouble.said_by(name));
    }
    come_to_nothing(app, &job, &held, (refused, &troubles)).await
}

/// Notes whether a provider translates. Its words may repeat what it was sent, and whoever looks after the node may not
/// read everything.
async fn note(app: &App, provider: &str, attempt: &Attempt, held: &Held) -> Result<(), DeskError> {
    let now = app.clock.now();
    let noted = match attempt {
        Attempt::Trouble(trouble) if held.material.audience.level == Level::Clear => {
            store::translation::note_refusal(&app.db, provider, &trouble.to_string(), now).await
        }
        Attempt::Trouble(_) => {
            let why = "does not translate; the page of what it was to translate says why";
            store::translation::note_refusal(&app.db, provider, why, now).await
        }
        Attempt::Unusable(_) => Ok(()),
        Attempt::Made(_) | Attempt::More | Attempt::Pending { .. } => {
            store::translation::note_answer(&app.db, provider, now).await
        }
    };
    Ok(noted?)
}

/// What providers said that will not do it: it is told beside what the others say now.
fn refused_before(job: &Job) -> Option<String> {
    let parts = job.reason.as_deref().unwrap_or_default().split("; ");
    let is_of_passed = |part: &&str| job.passed.iter().any(|name| part.starts_with(&format!("{name} ")));
    let said: Vec<&str> = parts.filter(is_of_passed).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Waits for what may be better later, or gives up, with what was said.
async fn come_to_nothing(
    app: &App,
    job: &Job,
    held: &Held,
    (refused, troubles): (Option<String>, &[Trouble]),
) -> Result<(), DeskError> {
    let words: Vec<String> = refused.into_iter().chain(troubles.iter().map(ToString::to_string)).collect();
    let reason = if troubles.is_empty() { job.reason.clone().unwrap_or_default() } else { words.join("; ") };
    let limits = &app.config.limits;
    let cap = Duration::from_secs(limits.translation_retry_cap_s);
    let (tries, most) = (job.tries.saturating_add(1), limits.translation_tries);
    let next = rules::next(troubles, tries, most, cap, app.chance.fraction());
    let outcome = if next == Next::Fail { "failed" } else { "waits" };
    tracing::info!(object = job.material, language = job.language, tries, outcome, "a translation did not come");
    match next {
        Next::Wait(wait) => {
            let at = app.clock.now() + SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_hours(1));
            Ok(store::translation::wait(&app.db, job, Some(&reason), at, true).await?)
        }
        Next::Fail => Ok(store::translation::failed(&app.db, job, held.material.revision, &reason).await?),
    }
}

/// What a job works on.
struct Ready {
    held: Held,
    person: Account,
    pair: Pair,
    source: Whole,
}

/// What there is to do for a job; nothing if it was settled by looking.
async fn ready(app: &App, job: &Job) -> Result<Option<Ready>, DeskError> {
    let person = match account::acting(app, Some(&job.asked_by)).await {
        Ok(person) => person,
        Err(DeskError::Unknown { .. }) => {
            store::translation::failed(&app.db, job, job.revision, "whoever asked is not here any more").await?;
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let held = store::material::find(&app.db, &account::viewer(&person), &job.material).await?;
    let Some(held) = held.filter(|held| held.material.state == State::Live) else {
        let why = "whoever asked may not read it any more";
        store::translation::failed(&app.db, job, job.revision, why).await?;
        return Ok(None);
    };
    let (Some(source), Ok(target)) = (held.variants.first(), job.language.parse()) else {
        let why = "there is nothing to translate";
        store::translation::failed(&app.db, job, held.material.revision, why).await?;
        return Ok(None);
    };
    let there = held.variants.iter().find(|variant| variant.language == job.language);
    let settled = match there.map(|variant| (variant.status.as_str(), variant.digest == source.digest)) {
        // Somebody who asks anew gets it made anew: the glossary may have another word for it now.
        Some(("machine", is_fresh)) => (is_fresh && job.revision > 0).then_some(None),
        Some(_) => Some(Some("a person has translated it")),
        None => None,
    };
    if let Some(reason) = settled {
        store::translation::done(&app.db, job, held.material.revision, reason).await?;
        return Ok(None);
    }
    let whole =
        Whole { title: source.title.clone(), abstract_text: source.abstract_text.clone(), html: source.html.clone() };
    let pair = Pair { source: source_language(&held), target };
    Ok(Some(Ready { pair, source: whole, held, person }))
}

/// Whether what was made stands beside the original already, made of what that says now.
fn is_there(job: &Job, held: &Held, made: &Whole) -> bool {
    let there = held.variants.iter().find(|one| one.language == job.language && one.status == "machine");
    there.is_some_and(|there| {
        held.variants.first().is_some_and(|source| source.digest == there.digest)
            && (&there.title, &there.abstract_text, &there.html) == (&made.title, &made.abstract_text, &made.html)
    })
}

/// Puts what was made beside the original: published where it is ours, kept here where it is not.
async fn settle(app: &App, job: &Job, held: Held, person: &Account, whole: Whole, by: &str) -> Result<(), DeskError> {
    let revision = held.material.revision;
    if is_there(job, &held, &whole) {
        return Ok(store::translation::done(&app.db, job, revision, Some("nothing changes: it says just that")).await?);
    }
    let source = held.variants.first().and_then(publish::variant_of);
    let (Some(source), Ok(language)) = (source, job.language.parse()) else { return Ok(()) };
    let variant = Variant {
        language,
        summary: whole.abstract_text.clone(),
        title: whole.title,
        abstract_text: whole.abstract_text,
        html: whole.html,
        status: Provenance::Machine,
        by: Some(by.to_owned()),
        of_revision: revision,
        paragraphs: source.digests(),
        digest: source.digest,
        stale: Vec::new(),
        since: None,
    };
    if !held.material.is_own {
        let variant = effect::local_variant(&variant);
        store::material::keep_local(&app.db, &held.material.id, revision, &variant, app.clock.now()).await?;
        return Ok(store::translation::done(&app.db, job, revision, None).await?);
    }
    match publish::with_translation(app, held, variant, person).await {
        Ok(_) => Ok(store::translation::done(&app.db, job, revision + 1, None).await?),
        Err(error @ (DeskError::Draft(_) | DeskError::Refused(_))) => {
            Ok(store::translation::failed(&app.db, job, revision, &error.to_string()).await?)
        }
        Err(error) => Err(error),
    }
}
