//! Following what is used: an adoption names it, so it is narrowed as soon as that is for fewer, and no longer says its
//! title once it is withdrawn.
//!
//! It is looked for in what is held, not told by an event: whatever stopped the process, it is done at the next look.

use election_pool_protocol::{
    audience::{Audience, Level},
    vocabulary::Maturity,
};

use super::{Adopting, Used, account, all_of, kept, publish, stated};
use crate::{
    app::App,
    desk::DeskError,
    store::{
        self,
        account::{Account, Role},
        material::{Held, State, WiderUse},
    },
};

/// Adoptions narrowed at one look.
const A_LOOK: u32 = 32;

/// Publishes anew, for fewer or without the title, each adoption of ours that tells more than what it is about. One that
/// cannot be holds up no other.
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
    let maturity = stated(held.material.bytes.as_deref()).and_then(|stated| Maturity::parse(&stated.maturity));
    let maturity = maturity.ok_or_else(|| DeskError::unknown("maturity", &wider.uri))?;
    let target = store::material::find(&app.db, &account::viewer(&author), &wider.target).await?;
    let before = &held.material.audience;
    let (target, audience) = match target {
        Some(Held { material, .. }) if material.state == State::Tombstone => (unnamed(wider), before.clone()),
        Some(target) if target.material.audience.level < Level::Red => {
            (Used::of(&target), within(before, &target.material.audience, &wider.authority))
        }
        _ => (unnamed(wider), of_author(wider)),
    };
    let note = kept(app, Some(&held), &author).await?;
    tracing::info!(adoption = wider.uri, level = %audience.level, "narrowed with what it is about");
    Adopting { target, maturity, note, audience, held: Some(held) }.record(app, &author, None).await.map(drop)
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

/// What is withdrawn or no longer for us, without a word of its text: its title may be what was wrong with it.
fn unnamed(wider: &WiderUse) -> Used {
    Used { uri: wider.target.clone(), author: wider.author.clone(), titles: Vec::new(), is_exercise: false }
}

/// Of what is no longer for us only its author may hear.
fn of_author(wider: &WiderUse) -> Audience {
    Audience { level: Level::AmberStrict, author: wider.authority.clone(), named: [wider.author.clone()].into() }
}
