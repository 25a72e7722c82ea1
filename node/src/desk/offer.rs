//! Offers: a text in one language that an authority makes of a partner's material, and what its author answers.
//!
//! `docs/fep-translations.md`, Offers. Both go as letters; an accepted text becomes part of the material, in the
//! transaction that answers. Nobody sees an offer but the people of the two authorities.

mod aligned;
mod answer;
mod compose;
mod letter;
mod make;
mod receive;
mod repeat;
mod show;

use election_pool_protocol::{
    audience::{Action, Viewer, may},
    language::LanguageTag,
};

use super::{DeskError, account, network};
use crate::{
    app::App,
    store::{self, account::Account, offer::Offer},
};

pub use self::{
    answer::{Request, accept, amended, refuse},
    compose::{Typed, begin, composed, fit, wrong_line},
    make::make,
    repeat::repeat,
    show::{File, Line, Look, Row, Rows, Shown, file, incoming, list, show},
};
pub(super) use self::{
    answer::{now, request_of},
    receive::{answered, is_answer, is_offer, offered},
    repeat::again,
    show::look,
};

/// The offer of this id, if this person may see it.
async fn found(app: &App, id: &str, person: &Account) -> Result<Offer, DeskError> {
    let offer = store::offer::find(&app.db, id).await?.filter(|offer| is_for(offer, person));
    let offer = offer.ok_or_else(|| DeskError::unknown("offer", id))?;
    // What was offered of a material of ours is a text of it: whoever may not see that any more does not see this either.
    let viewer = account::viewer(person);
    if !offer.is_made && store::material::find(&app.db, &viewer, &offer.material).await?.is_none() {
        return Err(DeskError::unknown("offer", id));
    }
    Ok(offer)
}

/// Whether a person is one of those an offer is for: of the two authorities, and not of their client bodies.
fn is_for(offer: &Offer, person: &Account) -> bool {
    let viewer = account::viewer(person);
    let is_client = matches!(viewer, Viewer::Staff { client: true, .. });
    !is_client && may(Action::Read, &offer.audience(), &viewer)
}

/// What an authority is called, in this language or another.
async fn name_of(app: &App, actor: &str, language: &LanguageTag) -> Result<String, DeskError> {
    let bodies = network::authorities(app).await?;
    let names = bodies.into_iter().find(|body| body.actor == actor).map(|body| body.names).unwrap_or_default();
    let name = names.get(language.as_str()).or_else(|| names.get(language.primary())).or_else(|| names.values().next());
    Ok(name.cloned().unwrap_or_else(|| super::receive::host_of(actor).unwrap_or_else(|| actor.to_owned())))
}
