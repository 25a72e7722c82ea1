//! Following the level of what is used: an adoption names it, so it is narrowed as soon as that is for fewer.
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
        material::{State, WiderUse},
    },
};

/// Adoptions narrowed at one look.
const A_LOOK: u32 = 32;

/// Publishes anew, for fewer, each adoption of ours that is for more than what it is about. One that cannot be holds up no
/// other.
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
    let node = Account {
        username: "the node".into(),
        name: String::new(),
        authority: wider.authority.clone(),
        role: Role::Author,
    };
    let held = publish::own(app, &wider.uri, &node).await?;
    let maturity = stated(held.material.bytes.as_deref()).and_then(|stated| Maturity::parse(&stated.maturity));
    let maturity = maturity.ok_or_else(|| DeskError::unknown("maturity", &wider.uri))?;
    let target = store::material::find(&app.db, &account::viewer(&node), &wider.target).await?;
    let target = target.filter(|target| target.material.state == State::Live);
    let (target, audience) = match target.filter(|target| target.material.audience.level < Level::Red) {
        Some(target) => {
            let whole = &target.material.audience;
            (Used::of(&target), within(&held.material.audience, whole, &wider.authority))
        }
        None => hidden(wider),
    };
    let note = kept(app, Some(&held), &node).await?;
    tracing::info!(adoption = wider.uri, level = %audience.level, "narrowed with what it is about");
    Adopting { target, maturity, note, audience, held: Some(held) }.record(app, &node, None).await.map(drop)
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

/// Of what is no longer for us only its author may hear, and of its text nothing is said.
fn hidden(wider: &WiderUse) -> (Used, Audience) {
    let used = Used { uri: wider.target.clone(), author: wider.author.clone(), titles: Vec::new(), is_exercise: false };
    let author = wider.authority.clone();
    (used, Audience { level: Level::AmberStrict, author, named: [wider.author.clone()].into() })
}
