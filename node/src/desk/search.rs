//! The index of words, and what else is read from the bytes, made anew where this version of the program reads them in
//! another way than the one before.

use super::DeskError;
use crate::{
    app::App,
    model::search,
    store::{self, fact},
};

/// Materials looked for at once.
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
    if number > 0 {
        tracing::info!(materials = number, "the index of words is made");
    }
    // Last: a process that is killed before does it again.
    Ok(store::fact::put(&app.db, fact::SEARCH, search::VERSION).await?)
}
