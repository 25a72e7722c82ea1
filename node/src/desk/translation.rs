//! Machine translation: wanting a language, making it paragraph by paragraph, and putting it beside the original.
//!
//! Of our own material a translation is published like everything else; of what another published it stays here. A text of
//! a person is never replaced, and no provider gets what its level does not let go so far.

mod attempt;
mod callback;
mod collection;
mod health;
mod providers;
mod turn;

use std::fmt;

use election_pool_protocol::{
    audience::{Audience, Level, Viewer},
    language::LanguageTag,
    translation::may_translate,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    DeskError, account,
    publish::{self, Approved, Outcome},
};
use crate::{
    app::{App, config::Approval},
    model::{adoption, codes, translation::Pair},
    store::{
        self,
        account::{Account, Role},
        audit::AuditLine,
        material::{Held, State},
        translation::{Entry, Job, NewJob},
    },
};

pub(super) use self::health::{figures, findings, longest};
pub use self::{
    callback::{Answered, answer},
    collection::collection,
    health::{Service, lease, queue, services},
    providers::learn,
    turn::turn,
};

/// A translation that waits for another person to want it too, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    translate: String,
    /// Of what waits from before it was named: nothing.
    #[serde(default)]
    material: Option<String>,
}

/// The language that a submission asks for; none if it is something else.
pub(super) fn request_of(submission: &str) -> Option<String> {
    serde_json::from_str(submission).ok().map(|Request { translate, .. }| translate)
}

/// The person who has something translated.
pub(super) async fn translating(app: &App, user: Option<&str>) -> Result<Account, DeskError> {
    let person = account::acting(app, user).await?;
    match person.role {
        Role::Author | Role::Approver | Role::Translator => Ok(person),
        role => Err(DeskError::Refused(format!(
            "{} is {}: only an author, an approver or a translator has material translated",
            person.username,
            role.as_str()
        ))),
    }
}

/// Wants a material in a language, or submits that where two persons decide about what is ours.
pub async fn ask(app: &App, id: &str, to: &str, user: Option<&str>) -> Result<Outcome, DeskError> {
    let language = codes::language(to).map_err(DeskError::Refused)?;
    let person = translating(app, user).await?;
    let held = wanted_of(app, id, &language, &person).await?;
    match app.config.publishing.approval {
        Approval::Two if held.material.is_own => {
            let request = Request { translate: language.to_string(), material: Some(held.material.uri.clone()) };
            let deed = format!("translate {language}");
            publish::submit_once(app, serde_json::json!(request).to_string(), &person, &held, &deed).await
        }
        Approval::One | Approval::Two => want(app, &held, &language, &person, None).await,
    }
}

/// Wants now what was submitted.
pub(super) async fn now(
    app: &App,
    held: &Held,
    language: &str,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let language = codes::language(language).map_err(DeskError::Refused)?;
    let held = wanted_of(app, &held.material.uri, &language, person).await?;
    want(app, &held, &language, person, approved).await
}

/// The material, if it may be translated into that language at all.
async fn wanted_of(app: &App, id: &str, language: &LanguageTag, person: &Account) -> Result<Held, DeskError> {
    let viewer = account::viewer(person);
    let held = store::material::find(&app.db, &viewer, id).await?.ok_or_else(|| DeskError::unknown("material", id))?;
    let material = &held.material;
    let refuse = |why: String| Err(DeskError::Refused(why));
    if material.state != State::Live {
        return refuse(format!("{id} is withdrawn"));
    }
    if material.is_own && material.authority != person.authority {
        return refuse(format!("{id} is another authority's; {} cannot change it", person.username));
    }
    if material.kind == adoption::KIND {
        return refuse(format!("{id} is an adoption, which says the same in every language of the interface"));
    }
    let wanted = language.to_string();
    if let Some(there) = held.variants.iter().find(|variant| variant.language == wanted) {
        match there.status.as_str() {
            "machine" => {}
            "source" => return refuse(format!("{id} is written in “{wanted}”")),
            _ => {
                return refuse(format!(
                    "{id} is in “{wanted}” already, translated by a person: no machine replaces that"
                ));
            }
        }
    }
    let pair = Pair { source: source_language(&held), target: language.clone() };
    match providers::first(app, &material.audience, &viewer, &pair).await? {
        Ok(_) => Ok(held),
        Err(nobody) => {
            let why = nobody.why;
            refuse(format!("{id} cannot be translated from “{}” into “{wanted}”: {why}", pair.source))
        }
    }
}

async fn want(
    app: &App,
    held: &Held,
    language: &LanguageTag,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let at = app.clock.now();
    let pair = Pair { source: source_language(held), target: language.clone() };
    let first = providers::first(app, &held.material.audience, &account::viewer(person), &pair).await?;
    let new = NewJob {
        id: app.chance.uuid(at).to_string(),
        material: held.material.uri.clone(),
        language: language.to_string(),
        asked_by: person.username.clone(),
    };
    let line = AuditLine::new(&person.username, "translate", &held.material.uri).with_detail(language.to_string());
    let approval = approved.map(Approved::into_approval);
    store::translation::ask(&app.db, &new, &line, approval.as_ref(), at).await?;
    Ok(Outcome::Wanted { id: held.material.id.clone(), language: new.language, provider: first.ok() })
}

pub(super) fn source_language(held: &Held) -> LanguageTag {
    let source = held.variants.first().and_then(|source| source.language.parse().ok());
    source.unwrap_or_else(LanguageTag::unstated)
}

/// How far a translation is.
#[derive(Debug, Serialize)]
pub struct Stage {
    /// The language.
    pub language: String,
    /// waiting, done or failed.
    pub state: String,
    /// Who makes or made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Why it waits or failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Turns that came to nothing.
    pub tries: u32,
    /// When it is tried again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl From<Job> for Stage {
    fn from(job: Job) -> Self {
        let is_waiting = job.state == store::translation::JobState::Waiting;
        Self {
            language: job.language,
            state: job.state.to_string(),
            provider: job.provider,
            reason: job.reason,
            tries: job.tries,
            next: (is_waiting && job.tries > 0).then(|| job.next_at.to_string()),
        }
    }
}

/// How far the translations of a material are.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Stages(Vec<Stage>);

impl fmt::Display for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for stage in &self.0 {
            write!(f, "{:<8} {:<8}", stage.language, stage.state)?;
            stage.provider.as_ref().map_or(Ok(()), |provider| write!(f, " {provider}"))?;
            stage.reason.as_ref().map_or(Ok(()), |reason| write!(f, ": {reason}"))?;
            stage.next.as_ref().map_or(Ok(()), |next| write!(f, ", again {next}"))?;
            writeln!(f)?;
        }
        Ok(())
    }
}

/// How far what is wanted of a material is.
pub async fn stages(app: &App, id: &str, user: Option<&str>) -> Result<Stages, DeskError> {
    let person = account::acting(app, user).await?;
    let held = store::material::find(&app.db, &account::viewer(&person), id).await?;
    let held = held.ok_or_else(|| DeskError::unknown("material", id))?;
    let jobs = store::translation::of_material(&app.db, &held.material.uri).await?;
    Ok(Stages(jobs.into_iter().map(Stage::from).collect()))
}

/// The words of the glossary's table.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Glossary(Vec<Entry>);

impl fmt::Display for Glossary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|one| {
            let word = if one.word.is_empty() { "(forgotten)" } else { &one.word };
            writeln!(f, "{}: {} → {}: {word}", one.source, one.term, one.language)
        })
    }
}

/// Lists the words of the glossary's table.
pub async fn glossary(app: &App) -> Result<Glossary, DeskError> {
    Ok(Glossary(store::translation::glossary(&app.db, None).await?))
}

/// The longest word of the glossary.
const WORD_CHARS: usize = 120;

/// Sets how a word is translated; with no translation it is forgotten.
pub async fn set_word(
    app: &App,
    pair: &str,
    term: &str,
    word: &str,
    user: Option<&str>,
) -> Result<Glossary, DeskError> {
    let person = translating(app, user).await?;
    let refuse = |why: String| Err(DeskError::Refused(why));
    let two = pair.split_once(':').filter(|(source, target)| !source.is_empty() && !target.is_empty());
    let Some((source, target)) = two.filter(|(_, target)| !target.contains(':')) else {
        return refuse(format!("“{pair}” is not a pair of languages, as in “sv:da”"));
    };
    let tag = |word: &str| codes::language(word).map_err(DeskError::Refused);
    let (source, target) = (tag(source)?, tag(target)?);
    if source.primary() == target.primary() {
        return refuse(format!("“{pair}” is one language: no word of it is translated into itself"));
    }
    for (what, text) in [("word", term), ("translation", word)] {
        let length = text.trim().chars().count();
        if length > WORD_CHARS {
            return refuse(format!("the {what} is {length} characters long, more than {WORD_CHARS}"));
        }
    }
    let line = |text: &str| crate::model::markdown::line(text, WORD_CHARS);
    let entry = Entry { source: source.to_string(), term: line(term), language: target.to_string(), word: line(word) };
    if entry.term.is_empty() {
        return refuse("the word to be translated is empty".into());
    }
    let audit = AuditLine::new(&person.username, "glossary", format!("{}:{}", entry.source, entry.language).as_str())
        .with_detail(format!("{} → {}", entry.term, entry.word));
    store::translation::set_word(&app.db, &entry, &audit, app.clock.now()).await?;
    Ok(Glossary(vec![entry]))
}

/// Whether anybody here could translate a text of this audience, of providers that are configured at all.
pub fn is_gated(app: &App, audience: &Audience, viewer: &Viewer) -> Option<Level> {
    let providers = &app.config.translation.providers;
    let is_given = providers.iter().any(|provider| may_translate(provider.reach, Some(audience), viewer));
    (!providers.is_empty() && !is_given).then_some(audience.level)
}

/// When something of this age was asked for.
fn ago(app: &App, seconds: u64) -> Timestamp {
    app.clock.now() - SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX / 1_000_000))
}
