//! What may be taken away, and by whom: what one's authority published and one may read, and what it published at RED,
//! named in it or not.

use election_pool_protocol::audience::{Level, Viewer};

use super::own;
use crate::{
    app::App,
    desk::{DeskError, account, draft::may_write},
    store::{
        self,
        account::Account,
        material::{Held, State},
    },
};

/// A live material of ours that is to be taken away.
pub(in crate::desk) struct Taking {
    /// The material.
    pub held: Held,
    /// Somebody who may read it.
    pub viewer: Viewer,
    /// Whether whoever takes it away is one of those: to others nothing of what it says is shown.
    pub is_readable: bool,
}

/// The live material of ours behind an id, for this person to take away: what is RED can go by whoever writes for its
/// authority, named in it or not, so that it never stays because those it names have left.
pub(in crate::desk) async fn own_to_take(app: &App, id: &str, person: &Account) -> Result<Taking, DeskError> {
    let viewer = account::viewer(person);
    match own(app, id, person).await {
        Ok(held) => Ok(Taking { held, viewer, is_readable: true }),
        Err(unknown @ DeskError::Unknown { .. }) => {
            let Some(viewer) = named_in(app, id, person).await? else { return Err(unknown) };
            let held = store::material::find(&app.db, &viewer, id).await?.filter(|held| held.material.is_own);
            let held = held.filter(|held| held.material.state == State::Live);
            Ok(Taking { held: held.ok_or(unknown)?, viewer, is_readable: false })
        }
        Err(error) => Err(error),
    }
}

/// Whether this person may take the material away, as far as seeing it goes.
pub(super) async fn may_take(app: &App, id: &str, person: &Account) -> Result<bool, DeskError> {
    match own_to_take(app, id, person).await {
        Ok(_) => Ok(true),
        Err(DeskError::Unknown { .. } | DeskError::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Somebody whom this material of the person's authority names, if it is RED.
async fn named_in(app: &App, id: &str, person: &Account) -> Result<Option<Viewer>, DeskError> {
    let found = store::material::audience_of(&app.db, id).await?.map(|(_, audience)| audience);
    let audience = found.filter(|audience| audience.level == Level::Red && audience.author == person.authority);
    let first = audience.filter(|_| may_write(person)).and_then(|audience| audience.named.into_iter().next());
    let authority = person.authority.clone();
    Ok(first.map(|person| Viewer::Staff { person, authority, client: false }))
}
