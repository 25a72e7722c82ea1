//! Search as pages, API and command line ask for it; and the index of words, and what else is read from the bytes, made
//! anew where this version of the program reads them in another way than the one before.

use election_pool_protocol::audience::{Action, Viewer};

use super::DeskError;
use crate::{
    app::App,
    model::search::{self, Query},
    store::{
        self, StoreError, fact,
        material::{Asked, Facets, Filter, Listed},
    },
};

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// One page of it, the best first.
    pub listed: Vec<Listed>,
    /// How many there are, on all pages.
    pub facets: Facets,
    /// Whether nothing has all of the words, and this has some.
    pub is_partial: bool,
}

/// Looks for the words of a question among what this viewer may do `action` with: for all of them, and where nothing has
/// all, for as many as there are. `reader` are the languages of whoever asks, the best liked first.
pub async fn find(
    app: &App,
    (viewer, action): (&Viewer, Action),
    query: &Query,
    filter: &Filter,
    reader: &[&str],
    page: (u32, u32),
) -> Result<Found, StoreError> {
    let all = Asked { query, least: query.words.len(), filter, reader };
    let facets = store::material::facets(&app.db, viewer, action, all).await?;
    let is_partial = facets.total == 0 && query.words.len() > 1;
    let asked = Asked { least: if is_partial { 1 } else { all.least }, ..all };
    let facets = if is_partial { store::material::facets(&app.db, viewer, action, asked).await? } else { facets };
    if facets.total == 0 {
        return Ok(Found { facets, ..Found::default() });
    }
    let listed = store::material::find_words(&app.db, viewer, action, asked, page).await?;
    Ok(Found { listed, facets, is_partial })
}

/// Materials, and entries from the web, looked for at once.
const ROWS: u32 = 100;

/// Makes the index of what an older version wrote, before anybody searches; once, however often it is interrupted.
pub async fn catch_up(app: &App) -> Result<(), DeskError> {
    if store::fact::find(&app.db, fact::SEARCH).await?.as_deref() == Some(search::VERSION) {
        return Ok(());
    }
    let (mut last, mut number) = (String::new(), 0_u64);
    loop {
        let some = store::material::live_after(&app.db, &last, ROWS).await?;
        let Some(end) = some.last().cloned() else { break };
        for id in &some {
            store::material::index(&app.db, id).await?;
            number += 1;
        }
        last = end;
    }
    let mut last = String::new();
    loop {
        let some = store::source::items_after(&app.db, &last, ROWS).await?;
        let Some(end) = some.last().cloned() else { break };
        store::source::index(&app.db, &some).await?;
        last = end;
    }
    if number > 0 {
        tracing::info!(materials = number, "the index of words is made");
    }
    // Last: a process that is killed before does it again.
    Ok(store::fact::put(&app.db, fact::SEARCH, search::VERSION).await?)
}
