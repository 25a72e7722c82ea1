//! What partners say about wanted languages: numbers that stand for what is so there, so that one said twice or late
//! changes nothing.

use jiff::Timestamp;
use sqlx::AnyConnection;

use crate::store::{StoreError, stored};

/// What a partner says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The id of the material.
    pub uri: String,
    /// The language.
    pub language: String,
    /// The partner's host.
    pub host: String,
    /// How many ask: at the partner if the material is ours, everywhere if it is the partner's.
    pub amount: u64,
    /// When that was so.
    pub said_at: Timestamp,
    /// The most different wishes that one partner may name.
    pub most: u64,
}

/// Keeps what a partner says, unless something later of it is known, or it has named too much.
pub(in crate::store) async fn hear_in(conn: &mut AnyConnection, heard: &Heard) -> Result<(), StoreError> {
    sqlx::query(HEAR)
        .bind(&heard.uri)
        .bind(&heard.language)
        .bind(&heard.host)
        .bind(stored(heard.amount))
        .bind(heard.said_at.as_millisecond())
        .bind(stored(heard.most))
        .execute(conn)
        .await?;
    Ok(())
}
const HEAR: &str = "insert into wish_heard (material, language, host, amount, said_at) select $1, $2, $3, $4, $5 \
    where (select count(*) from wish_heard where host = $3) < $6 \
    or exists (select 1 from wish_heard where material = $1 and language = $2 and host = $3) \
    on conflict (material, language, host) do update set amount = excluded.amount, said_at = excluded.said_at \
    where excluded.said_at > wish_heard.said_at";
