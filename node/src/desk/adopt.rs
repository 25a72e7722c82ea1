//! Adopting: an authority states that it uses what another published, how far it has got, and what it changed.
//!
//! It is published like any material, in one transaction, and stated anew it is a new revision of the same. It is for
//! nobody who may not see what it is about.

use election_pool_protocol::{
    audience::{Audience, Level},
    digest,
    language::LanguageTag,
    vocabulary::Maturity,
};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

mod look;
mod narrow;

pub(super) use self::look::look;
pub use self::{
    look::{Adoptable, Look, adoptable, persons},
    narrow::narrow,
};
use super::{
    DeskError, account, audience, network,
    publish::{self, Approved, Outcome},
    record::{self, Before},
    waiting::{self, Does},
};
use crate::{
    app::{App, config::Approval},
    model::{
        DraftError,
        adoption::{self, KIND, Note, Statement, Target},
        circle::{self, Known},
        codes, details,
        front_matter::Status,
        source::Bundle,
    },
    store::{
        self, StoreError,
        account::Account,
        material::{Held, State},
    },
};

/// How often an adoption is stated while others change it at the same time.
const ATTEMPTS: usize = 3;

/// An adoption that waits for another person, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    adopt: String,
    maturity: String,
    note: Option<Bundle>,
    /// The digest of what was stated when this was submitted, which it would take the place of.
    #[serde(default)]
    before: Option<String>,
}

impl Request {
    /// What is to be adopted.
    pub fn target(&self) -> &str {
        &self.adopt
    }

    /// How far it is said to be in use, a slug.
    pub fn maturity(&self) -> &str {
        &self.maturity
    }

    /// The language and the words of its note, if the form has room for all it says.
    pub fn typed(&self) -> Option<(String, String)> {
        let Some(bundle) = &self.note else { return Some((String::new(), String::new())) };
        let note = Note::of(bundle.clone(), &LanguageTag::unstated()).ok()??;
        let has_room = note.level.is_none() && note.recipients.is_empty() && bundle.translations.is_empty();
        let (language, _) = note.texts().next().filter(|_| has_room)?;
        Some((language.to_string(), note.body().trim().to_owned()))
    }

    /// The files of the note that comes with it.
    pub fn note(&self) -> Option<&Bundle> {
        self.note.as_ref()
    }
}

/// The adoption that a submission asks for; none if it is something else.
pub(super) fn request_of(submission: &str) -> Option<Request> {
    serde_json::from_str(submission).ok()
}

/// States that the person's authority uses a material, or submits that where two persons decide.
pub async fn adopt(
    app: &App,
    id: &str,
    maturity: &str,
    note: Option<Bundle>,
    user: Option<&str>,
) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let request = Request { adopt: id.to_owned(), maturity: maturity.to_owned(), note, before: None };
    // Everything that can be refused is refused before anything waits.
    let adopting = Adopting::of(app, &request, &person).await?;
    let target = adopting.target.uri.clone();
    let outcome = match adopting.persons(app) {
        Approval::One => Box::pin(alone(app, &request, adopting, &person)).await,
        Approval::Two => {
            let request = Request { adopt: target.clone(), before: Some(adopting.before.clone()), ..request };
            publish::submit(app, serde_json::json!(request).to_string(), &person, adopting.held.as_ref()).await
        }
    }?;
    let is_it = |does: &Does| matches!(does, Does::Adopts(before) if before.adopt == target);
    waiting::gone_on(app, &person, is_it).await;
    Ok(outcome)
}

/// States it where one person decides. The node itself may narrow the adoption at that moment, and nobody is to be told
/// so: it is read again and stated anew.
async fn alone(app: &App, request: &Request, mut adopting: Adopting, person: &Account) -> Result<Outcome, DeskError> {
    for _ in 1..ATTEMPTS {
        match adopting.record(app, person, None).await {
            Err(DeskError::Store(StoreError::Superseded(_))) => {}
            outcome => return outcome,
        }
        adopting = Adopting::of(app, request, person).await?;
        if adopting.persons(app) == Approval::Two {
            return Err(DeskError::Refused(format!("{} needs a second person now: state it again", request.adopt)));
        }
    }
    adopting.record(app, person, None).await
}

/// States now what was submitted.
pub(super) async fn now(
    app: &App,
    request: &Request,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let adopting = Adopting::of(app, request, person).await?;
    if let Some(held) = adopting.overtakes(request) {
        return Err(DeskError::Refused(format!(
            "it was stated before revision {} of {}, which it would undo; look at that, and state it anew",
            held.material.revision, held.material.uri
        )));
    }
    adopting.record(app, person, approved).await
}

/// An adoption that may be stated.
struct Adopting {
    target: Used,
    maturity: Maturity,
    note: Option<Note>,
    audience: Audience,
    /// The revision before.
    held: Option<Held>,
    /// The digest of what that states.
    before: String,
}

/// What is used, as far as the adoption names it.
struct Used {
    /// Its local UUID; empty where it is not here.
    id: String,
    uri: String,
    author: String,
    /// With their languages, the source first; without one its address stands for it.
    titles: Vec<(String, String)>,
    is_exercise: bool,
}

impl Used {
    fn of(held: &Held) -> Self {
        Self {
            id: held.material.id.clone(),
            uri: held.material.uri.clone(),
            author: held.material.authority.clone(),
            titles: held.variants.iter().map(|variant| (variant.language.clone(), variant.title.clone())).collect(),
            is_exercise: held.material.status.as_deref() == Some(Status::Exercise.as_str()),
        }
    }
}

impl Adopting {
    async fn of(app: &App, request: &Request, person: &Account) -> Result<Self, DeskError> {
        let known: Vec<&str> = Maturity::slugs().collect();
        let maturity = codes::one_of(&request.maturity, "maturity", &known).map_err(DeskError::Refused)?;
        let maturity = Maturity::parse(maturity).ok_or_else(|| DeskError::unknown("maturity", maturity))?;
        let target = target(app, &request.adopt, person).await?;
        let held = match store::material::own_use(&app.db, &person.authority, &target.material.uri).await? {
            Some(uri) => Some(publish::own(app, &uri, person).await?),
            None => None,
        };
        let kept = kept(app, held.as_ref(), person).await?;
        let before = fingerprint(held.as_ref(), kept.as_ref());
        let note = match &request.note {
            Some(bundle) => Note::of(bundle.clone(), &languages(app)[0])?,
            None => kept,
        };
        let audience = addressed(app, note.as_ref(), &target.material.audience, person).await?;
        if !audience.is_within(&target.material.audience) {
            return Err(wider(&request.adopt, note.as_ref(), &audience, &target.material.audience));
        }
        Ok(Self { target: Used::of(&target), maturity, note, audience, held, before })
    }

    /// The revision that a submission would undo, since that states something else than what there was when it was submitted.
    /// Where the node itself made that for fewer, it states the same.
    fn overtakes(&self, request: &Request) -> Option<&Held> {
        let is_other = request.before.as_ref().is_some_and(|before| *before != self.before);
        self.held.as_ref().filter(|_| is_other)
    }

    /// How many persons it needs.
    fn persons(&self, app: &App) -> Approval {
        publish::policy::persons(app, KIND, self.held.as_ref(), self.audience.level, None)
    }

    async fn record(self, app: &App, person: &Account, approved: Option<Approved>) -> Result<Outcome, DeskError> {
        let at = app.clock.now();
        let used = &self.target;
        let bodies = network::authorities(app).await?;
        let names = |actor: &str| -> IndexMap<String, String> {
            let body = bodies.iter().find(|body| body.actor == actor);
            let host = || [(String::new(), super::receive::host_of(actor).unwrap_or_default())].into();
            body.map(|body| body.names.clone()).filter(|names| !names.is_empty()).unwrap_or_else(host)
        };
        // As long as the stage is the same, it began when it was first stated.
        let stated = self.held.as_ref().and_then(|held| held.material.bytes.as_deref());
        let stated = stated.and_then(|bytes| details::read(bytes).ok()).and_then(|details| details.adoption);
        let since = stated.filter(|stated| stated.maturity == self.maturity.slug()).and_then(|stated| stated.since);
        let keys = app.keys.of(app.key_name(&person.authority))?;
        let before = Before::of(self.held, &self.audience);
        let statement = Statement {
            origin: app.config.origin(),
            uuid: before.uuid(app, at)?,
            audience: &self.audience,
            names: &names(&person.authority),
            target: Target {
                uri: &used.uri,
                titles: &used.titles,
                author: &names(&used.author),
                is_exercise: used.is_exercise,
            },
            maturity: self.maturity,
            since: since.unwrap_or(at),
            note: self.note.as_ref(),
            languages: &languages(app),
            revision: before.revision(),
            published: before.published(at),
            at,
            supersedes: before.supersedes(),
            key: &keys.ed25519,
            verification_method: &keys.proof_key_id(&person.authority),
        };
        let mut sealed = statement.publish()?;
        sealed.material.country = Some(app.config.node.country.clone());
        let source = self.note.as_ref().map(|note| note.bundle().to_text());
        record::record(app, &sealed, before, source, person, approved, at).await
    }
}

/// What is to be adopted, if this person may see it and their authority may adopt it.
async fn target(app: &App, id: &str, person: &Account) -> Result<Held, DeskError> {
    let held = store::material::find(&app.db, &account::viewer(person), id).await?;
    let held = held.ok_or_else(|| DeskError::unknown("material", id))?;
    let refuse = |problem: String| Err(DeskError::Refused(format!("{id} {problem}")));
    if held.material.state != State::Live {
        return refuse("is withdrawn: there is nothing left to adopt".into());
    }
    if held.material.kind == KIND {
        return refuse("is an adoption itself; adopt what it is about".into());
    }
    if held.material.authority == person.authority {
        return refuse("is your own authority's: how far it is in use stands in its own maturity".into());
    }
    if held.material.audience.level == Level::Red {
        return refuse("is RED: nothing is said about it to others".into());
    }
    Ok(held)
}

/// A note as it was typed in a form, as the file that `adopt` takes; none where nothing was typed.
pub fn note(language: &str, text: &str) -> Option<Bundle> {
    let text = text.replace("\r\n", "\n");
    (!text.trim().is_empty()).then(|| Bundle {
        file: "note.md".into(),
        source: format!("---\nlanguage: {language}\n---\n\n{}\n", text.trim()),
        translations: Vec::new(),
        attachments: Vec::new(),
        without: Vec::new(),
    })
}

/// The note of the revision before, which stays until there is another.
async fn kept(app: &App, held: Option<&Held>, person: &Account) -> Result<Option<Note>, DeskError> {
    let Some(Held { material, .. }) = held else { return Ok(None) };
    let viewer = account::viewer(person);
    let found = store::material::find_revision(&app.db, &viewer, &material.id, material.revision).await?;
    let Some(source) = found.and_then(|found| found.source) else { return Ok(None) };
    Ok(Note::of(Bundle::from_text(&source)?, &languages(app)[0])?)
}

/// Whom it is for: whom the note says, else everybody who may see what it is about.
async fn addressed(app: &App, note: Option<&Note>, target: &Audience, person: &Account) -> Result<Audience, DeskError> {
    let Some((note, (level, line))) = note.and_then(|note| Some((note, note.level?))) else {
        return Ok(all_of(target, &person.authority));
    };
    let file = &note.bundle().file;
    if level == Level::Red {
        let problem = "RED never leaves its node: an adoption is for others to know".to_owned();
        return Err(DraftError::Key { file: file.clone(), line, key: "tlp".into(), problem }.into());
    }
    let known = if note.recipients.is_empty() { Known::default() } else { audience::known(app).await? };
    Ok(circle::address(file, level, &note.recipients, &person.authority, &known)?.audience)
}

/// Everybody who may see what is used, as the audience of a word of `authority`.
fn all_of(target: &Audience, authority: &str) -> Audience {
    let mut named = target.named.clone();
    if target.level > Level::Green {
        named.insert(target.author.clone());
        named.remove(authority);
    }
    Audience { level: target.level, author: authority.to_owned(), named }
}

/// Why an adoption is for too many.
fn wider(id: &str, note: Option<&Note>, audience: &Audience, target: &Audience) -> DeskError {
    let whom = if audience.level == target.level { "others than it is for" } else { "more than it is for" };
    let problem =
        format!("{id} is {}: an adoption of it cannot be {}, which would tell {whom}", target.level, audience.level);
    match note.and_then(|note| Some((note, note.level?))) {
        Some((note, (_, line))) => {
            DraftError::Key { file: note.bundle().file.clone(), line, key: "tlp".into(), problem }.into()
        }
        None => DeskError::Refused(problem),
    }
}

/// The languages of this node, its own first; never empty.
fn languages(app: &App) -> Vec<LanguageTag> {
    let tags: Vec<LanguageTag> = app.config.node.languages.iter().filter_map(|tag| tag.parse().ok()).collect();
    if tags.is_empty() { vec![LanguageTag::unstated()] } else { tags }
}

/// The digest of what an adoption states: how far, and its note.
fn fingerprint(held: Option<&Held>, note: Option<&Note>) -> String {
    let maturity = held.and_then(|held| stated(held.material.bytes.as_deref())).map(|stated| stated.maturity);
    let said = serde_json::json!([maturity, note.map(|note| note.bundle().to_text())]);
    digest::hex(&digest::sha256(said.to_string().as_bytes()))
}

/// What a held material says of its adoption, in one line for the command line.
pub(super) fn stated(bytes: Option<&[u8]>) -> Option<adoption::Stated> {
    details::read(bytes?).ok()?.adoption
}
