//! Digests of people with an account: what they may see, to an address that they have confirmed.

use election_pool_protocol::audience::{Action, Audience, Level, may};
use jiff::SignedDuration;
use std::collections::BTreeSet;

use super::{digest_of, next_at};
use crate::{
    app::App,
    desk::{
        DeskError, account,
        session::{Session, seconds},
    },
    model::{
        digest::{Choice, Telling, telling},
        mail_address::MailAddress,
    },
    store::{
        self,
        account::Account,
        mail::{Digest, Put},
    },
};

/// What is known of a person's letters.
#[derive(Debug)]
pub struct Own {
    /// Their address.
    pub address: store::mail::Own,
    /// What they want, in the order they wanted it.
    pub digests: Vec<Digest>,
}

/// What became of an address that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A letter goes there.
    Written,
    /// So many letters went out about addresses that there is no further one for now.
    Enough,
}

/// The levels that letters to this person may be about: those they may see at all, and never RED.
pub fn levels(person: &Account) -> Vec<Level> {
    let viewer = account::viewer(person);
    let may_read = |level: &Level| {
        let audience = Audience { level: *level, author: person.authority.clone(), named: BTreeSet::new() };
        telling(*level) != Telling::Nothing && may(Action::Read, &audience, &viewer)
    };
    Level::ALL.into_iter().filter(may_read).collect()
}

/// The letters of a person.
pub async fn own(app: &App, person: &Account) -> Result<Own, DeskError> {
    let username = &person.username;
    Ok(Own {
        address: store::mail::own(&app.db, username).await?,
        digests: store::mail::list(&app.db, username, app.config.limits.digests).await?,
    })
}

/// Wants letters at another address from when whoever reads there has said so.
pub async fn want_address(
    app: &App,
    session: &Session,
    address: &MailAddress,
    language: &str,
) -> Result<Wanted, DeskError> {
    let (now, limits) = (app.clock.now(), &app.config.limits);
    let until = now + SignedDuration::from_secs(seconds(limits.digest_request_s));
    let letter = app.chance.uuid(now).to_string();
    let is_written = store::mail::want_address(
        &app.db,
        &session.account.username,
        (&letter, address.as_str(), language),
        (until, limits.digest_requests),
        now,
    )
    .await?;
    Ok(if is_written { Wanted::Written } else { Wanted::Enough })
}

/// Whether a token confirms the address that this person wants.
pub async fn confirms(app: &App, session: &Session, token: &str) -> Result<bool, DeskError> {
    let username = &session.account.username;
    Ok(store::mail::confirms(&app.db, username, &digest_of(token), app.clock.now()).await?)
}

/// Whoever reads there says so, signed in as the person who wanted it; tells whether the token was good for that.
pub async fn confirm_address(app: &App, session: &Session, token: &str) -> Result<bool, DeskError> {
    let username = &session.account.username;
    Ok(store::mail::confirm_address(&app.db, username, &digest_of(token), app.clock.now()).await?)
}

/// Forgets the address.
pub async fn end_address(app: &App, session: &Session) -> Result<(), DeskError> {
    Ok(store::mail::end_address(&app.db, &session.account.username, app.clock.now()).await?)
}

/// Makes a digest, of the levels the person may see; tells whether there was room for it.
pub async fn make(app: &App, person: &Account, choice: Choice, with_web: bool) -> Result<bool, DeskError> {
    let now = app.clock.now();
    let allowed = levels(person);
    let choice =
        Choice { levels: choice.levels.into_iter().filter(|level| allowed.contains(level)).collect(), ..choice };
    let digest = Digest {
        id: app.chance.uuid(now).to_string(),
        username: Some(person.username.clone()),
        address: None,
        asked_until: None,
        next_at: next_at(app, &choice, SignedDuration::ZERO, now),
        choice,
        with_web,
        leave: hex::encode(app.chance.bytes::<32>()),
        told: now,
        refused: 0,
    };
    Ok(store::mail::put(&app.db, &digest, app.config.limits.digests, now).await? == Put::Kept)
}

/// Ends a digest of the person; whether it was there or not, it is not there then.
pub async fn end(app: &App, person: &Account, id: &str) -> Result<(), DeskError> {
    store::mail::end_own(&app.db, &person.username, id, app.clock.now()).await?;
    Ok(())
}

/// Sees to it that a person has these digests and no other: what they have of them stays as it is, with its place in
/// time. Tells whether there was room for all; whatever interrupts it, the same again comes to the same.
pub async fn set(app: &App, person: &Account, wanted: Vec<(Choice, bool)>) -> Result<bool, DeskError> {
    let mut missing: Vec<(Choice, bool)> = Vec::new();
    for one in wanted {
        if !missing.contains(&one) {
            missing.push(one);
        }
    }
    for digest in own(app, person).await?.digests {
        let is_wanted = |one: &(Choice, bool)| one.0 == digest.choice && one.1 == digest.with_web;
        match missing.iter().position(is_wanted) {
            Some(place) => drop(missing.remove(place)),
            None => end(app, person, &digest.id).await?,
        }
    }
    for (choice, with_web) in missing {
        if !make(app, person, choice, with_web).await? {
            return Ok(false);
        }
    }
    Ok(true)
}
