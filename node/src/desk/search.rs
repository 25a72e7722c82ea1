//! Search as pages, API and command line ask for it; and the index of words, and what else is read from the bytes, made
//! anew where this version of the program reads them in another way than the one before.

use election_pool_protocol::audience::{Action, Viewer};

use super::DeskError;
use crate::{
    app::App,
    model::search::{self, Query},
    store::{
        self, StoreError, fact,
        material::{Asked, Filter, Found},
    },
};

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
    store::material::find_words(&app.db, viewer, action, Asked { query, filter, reader }, page).await
}

/// Materials, and entries from the web, indexed at once.
const ROWS: u32 = 200;

/// Makes the index of what an older version wrote, before anybody searches; once, however often it is interrupted.
pub async fn catch_up(app: &App) -> Result<(), DeskError> {
    let making = format!("making {}", search::VERSION);
    match store::fact::find(&app.db, fact::SEARCH).await? {
        Some(whole) if whole == search::VERSION => return Ok(()),
        Some(begun) if begun == making => {}
        _ => store::material::begin_index(&app.db, &making).await?,
    }
    let (mut last, mut materials) = (0, 0);
    while let Some((end, number)) = store::material::index_after(&app.db, last, ROWS).await? {
        (last, materials) = (end, materials + number);
    }
    let mut last = String::new();
    loop {
        let some = store::source::items_after(&app.db, &last, ROWS).await?;
        let Some(end) = some.last().cloned() else { break };
        store::source::index(&app.db, &some).await?;
        last = end;
    }
    if materials > 0 {
        tracing::info!(materials, "the index of words is made");
    }
    // Last: a process that is killed before goes on with it.
    Ok(store::fact::put(&app.db, fact::SEARCH, search::VERSION).await?)
}
