//! Digests for whoever has no account: asked for, confirmed by whoever reads at the address, and left by one click.
//!
//! Nobody learns here whether an address is known: every request that can be written to is answered alike. The address is
//! kept with the request for as long as that may be confirmed, and with the digest until it is left.

use election_pool_protocol::audience::Level;
use jiff::SignedDuration;

use super::{digest_of, next_at};
use crate::{
    app::App,
    desk::{DeskError, session::seconds},
    model::{digest::Choice, mail_address::MailAddress},
    store::{
        self,
        mail::{Bounds, Confirmed, Digest, Leaving, Subjects},
    },
};

/// How long requests are counted, for an address or a network.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// If somebody reads there, they are asked; or were asked often enough.
    Written,
    /// Too many came from the same network today.
    Often,
    /// There is no room for it.
    Full,
}

/// Takes a request down, and writes to whoever reads at the address to ask whether it was they.
pub async fn ask(
    app: &App,
    address: &MailAddress,
    choice: Choice,
    with_web: bool,
    network: &str,
) -> Result<Asked, DeskError> {
    let (now, limits) = (app.clock.now(), &app.config.limits);
    let digest = Digest {
        id: app.chance.uuid(now).to_string(),
        username: None,
        address: Some(address.to_string()),
        asked_until: Some(now + SignedDuration::from_secs(seconds(limits.digest_request_s))),
        choice: Choice { levels: vec![Level::Clear], ..choice },
        with_web,
        leave: hex::encode(app.chance.bytes::<32>()),
        told: now,
        next_at: now,
        refused: 0,
    };
    let bounds = Bounds {
        of_address: limits.digest_requests,
        of_network: limits.digest_requests_network,
        day_ends: now + DAY,
        in_all: limits.digests_public,
    };
    let (address, network) = (format!("address {}", address.as_str().to_lowercase()), format!("network {network}"));
    let (address, network) = (digest_of(&address), digest_of(&network));
    let subjects = Subjects { address: &address, network: &network };
    Ok(match store::mail::ask(&app.db, &digest, subjects, bounds, now).await? {
        store::mail::Asked::Written | store::mail::Asked::Enough => Asked::Written,
        store::mail::Asked::Often => Asked::Often,
        store::mail::Asked::Full => Asked::Full,
    })
}

/// What a token confirms, if it still does; looking changes nothing.
pub async fn request_of(app: &App, token: &str) -> Result<Option<Choice>, DeskError> {
    let found = store::mail::request_of(&app.db, &digest_of(token), app.clock.now()).await?;
    Ok(found.map(|digest| digest.choice))
}

/// Uses a token up: letters come from now on, in place of those that went to the same address before. Tells whether it was
/// one.
pub async fn confirm(app: &App, token: &str) -> Result<bool, DeskError> {
    let now = app.clock.now();
    let due = |digest: &Digest| next_at(app, &digest.choice, SignedDuration::ZERO, now);
    Ok(store::mail::confirm(&app.db, &digest_of(token), due, now).await? == Confirmed::Now)
}

/// The digest that a letter leads out of, if it is still sent.
pub async fn leaving(app: &App, token: &str) -> Result<Option<Leaving>, DeskError> {
    Ok(store::mail::leaving(&app.db, token).await?)
}

/// Ends a digest with everything that was kept of it; whether it was there or not, it is not there then.
pub async fn leave(app: &App, token: &str) -> Result<(), DeskError> {
    store::mail::leave(&app.db, token, app.clock.now()).await?;
    Ok(())
}
