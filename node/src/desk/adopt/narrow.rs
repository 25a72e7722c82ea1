//! Following what is used: an adoption names it, so it is narrowed as soon as that is for fewer, and withdrawn once that
//! is withdrawn.
//!
//! It is looked for in what is held, not told by an event: whatever stopped the process, it is done at the next look.

use election_pool_protocol::{
    audience::{Audience, Level},
    language::LanguageMap,
    vocabulary::Maturity,
};

use super::{Adopting, Used, account, all_of, fingerprint, kept, publish, stated};
use crate::{
    app::App,
    desk::{DeskError, entry, withdraw},
    model::words::Words,
    store::{
        self,
        account::{Account, Role},
        audit::AuditLine,
        material::{Held, State, WiderUse},
    },
};

/// Adoptions narrowed at one look.
const A_LOOK: u32 = 32;

/// Publishes anew, for fewer, or withdraws each adoption of ours that tells more than what it is about. One that cannot be
/// holds up no other.
pub async fn narrow(app: &App) -> Result<(), DeskError> {
    let mut outcome = Ok(());
    for wider in store::material::wider_uses(&app.db, A_LOOK).await? {
        if let Err(error) = one(app, &wider).await {
            tracing::warn!(adoption = wider.uri, %error, "could not narrow an adoption");
            outcome = Err(error);
        }
    }
    outcome
}

async fn one(app: &App, wider: &WiderUse) -> Result<(), DeskError> {
    // It was decided when the other was raised; the audit line says that nobody here did it.
    let author = Account {
        username: "the node".into(),
        name: String::new(),
        authority: wider.authority.clone(),
        role: Role::Author,
    };
    let held = publish::own(app, &wider.uri, &author).await?;
    let target = store::material::find(&app.db, &account::viewer(&author), &wider.target).await?;
    if target.as_ref().is_some_and(|target| target.material.state == State::Tombstone) {
        return end(app, &held, &author).await;
    }
    let maturity = stated(held.material.bytes.as_deref()).and_then(|stated| Maturity::parse(&stated.maturity));
    let maturity = maturity.ok_or_else(|| DeskError::unknown("maturity", &wider.uri))?;
    let before = &held.material.audience;
    let (target, audience) = match target {
        Some(target) if target.material.audience.level < Level::Red => {
            (Used::of(&target), within(before, &target.material.audience, &wider.authority))
        }
        _ => (unnamed(wider), of_author(wider)),
    };
    let note = kept(app, Some(&held), &author).await?;
    tracing::info!(adoption = wider.uri, level = %audience.level, "narrowed with what it is about");
    let before = fingerprint(Some(&held), note.as_ref());
    Adopting { target, maturity, note, audience, held: Some(held), before }.record(app, &author, None).await.map(drop)
}

/// Withdraws an adoption of what was withdrawn: its title names that, in each of its revisions.
async fn end(app: &App, held: &Held, author: &Account) -> Result<(), DeskError> {
    let said = |words: &Words| Some((words.code.parse().ok()?, words.adoption_of_withdrawn()));
    let reason: LanguageMap = Words::all().iter().filter_map(said).collect();
    let written = withdraw::entries(app, held, &reason, author, app.clock.now())?;
    let line = AuditLine::new(&author.username, "withdraw", &held.material.uri).with_detail("with what it was about");
    tracing::info!(adoption = held.material.uri, "withdrawn with what it was about");
    entry::commit(app, written, line, None).await.map(drop)
}

/// Those of the present audience who may see what is used.
fn within(before: &Audience, whole: &Audience, authority: &str) -> Audience {
    let all = all_of(whole, authority);
    if before.level < Level::Amber {
        return all;
    }
    let level = before.level.max(whole.level);
    let is_for = |actor: &String| whole.level < Level::Amber || all.named.contains(actor);
    let named = before.named.iter().filter(|actor| is_for(actor)).cloned();
    Audience { level, author: authority.to_owned(), named: named.chain([whole.author.clone()]).collect() }
}

/// What is no longer for us, without a word of its text.
fn unnamed(wider: &WiderUse) -> Used {
    Used {
        id: String::new(),
        uri: wider.target.clone(),
        author: wider.author.clone(),
        titles: Vec::new(),
        is_exercise: false,
    }
}

/// Of what is no longer for us only its author may hear.
fn of_author(wider: &WiderUse) -> Audience {
    Audience { level: Level::AmberStrict, author: wider.authority.clone(), named: [wider.author.clone()].into() }
}
