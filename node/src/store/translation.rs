//! Machine translation as durable work: what is wanted, what was asked of providers that answer later, what they answered
//! before, and the words an editor wants translated in one way.
//!
//! A timer that several processes may share: whoever leases a row gets a fencing number, and what is written with an
//! older one fails. Does not know a provider's protocol, nor who may have what translated.

mod glossary;
mod job;
mod memory;
mod provider;
mod snippet;
#[cfg(test)]
mod tests;

pub use self::{
    glossary::{Entry, glossary, set_word},
    job::{
        Job, JobState, NewJob, Tally, ask, done, end_leases, failed, find, lease, of_material, reopen, tally, wait,
        wake,
    },
    memory::{forget, prune, recall, remember},
    provider::{Known, known, note_answer, note_pairs, note_refusal, note_trouble},
    snippet::{Sent, expected, forget_before, number, pending, prune_snippets, send, take, unexpect, unexpect_all},
};

use sqlx::AnyConnection;

use super::StoreError;

/// Ends the wish for one language of a material.
pub(super) async fn end_in(conn: &mut AnyConnection, uri: &str, language: &str) -> Result<(), StoreError> {
    for text in END {
        sqlx::query(text).bind(uri).bind(language).execute(&mut *conn).await?;
    }
    Ok(())
}
const END: [&str; 2] = [
    "delete from snippet where translation in (select id from translation where material = $1 and language = $2)",
    "delete from translation where material = $1 and language = $2",
];

/// Forgets what was translated of a material that is here no more, and who wanted it.
pub(super) async fn forget_in(conn: &mut AnyConnection, uri: &str) -> Result<(), StoreError> {
    for text in FORGET {
        sqlx::query(text).bind(uri).execute(&mut *conn).await?;
    }
    Ok(())
}
const FORGET: [&str; 3] = [SNIPPETS, "delete from translation where material = $1", MEMORY];
const SNIPPETS: &str = "delete from snippet where translation in (select id from translation where material = $1)";
const MEMORY: &str = "delete from translated where material = $1";

/// Forgets what was translated of a material and what is expected of providers: some of it may be of a text that goes. What is
/// wanted stays, and is asked for anew of the text that stands.
pub(super) async fn forget_texts_in(conn: &mut AnyConnection, uri: &str) -> Result<(), StoreError> {
    for text in [SNIPPETS, MEMORY] {
        sqlx::query(text).bind(uri).execute(&mut *conn).await?;
    }
    Ok(())
}
