//! The index of words, and what else is read from the bytes, made anew where an older version of this program wrote them
//! otherwise: many materials in one transaction, and going on where it was interrupted.

use std::collections::BTreeMap;

use election_pool_protocol::audience::Audience;
use sqlx::{AnyConnection, Row};

use super::{
    Variant, facts,
    find::VARIANTS,
    index::{self, Indexed, words_in},
    list::{array, of_these, owner},
    row,
};
use crate::store::{Db, StoreError, dialect, fact, of_json};

/// Takes everything out of the index, and writes down that it is being made.
pub async fn begin_index(db: &Db, making: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    index::lock_in(&mut tx).await?;
    index::clear_in(&mut tx).await?;
    fact::put_in(&mut tx, fact::SEARCH, making).await?;
    dialect::commit(tx).await
}

/// Indexes up to `limit` live materials that are not in the index, by their numbers, from the one after `last`; gives the
/// number of the last one, and how many they were.
pub async fn index_after(db: &Db, last: i64, limit: u32) -> Result<Option<(i64, u64)>, StoreError> {
    let mut tx = dialect::begin(db).await?;
    index::lock_in(&mut tx).await?;
    let rows = sqlx::query(WAITING).bind(last).bind(i64::from(limit)).fetch_all(&mut *tx).await?;
    let Some(end) = rows.last() else { return Ok(None) };
    let end = end.try_get("number")?;
    let ids: Vec<String> = rows.iter().map(|row| row.try_get("id")).collect::<Result<_, _>>()?;
    let ids = array(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let mut variants: BTreeMap<String, Vec<Variant>> = BTreeMap::new();
    for row in sqlx::query(pick(&mut tx, TEXTS)).bind(&ids).fetch_all(&mut *tx).await? {
        variants.entry(owner(&row)?).or_default().push(row::variant(&row)?);
    }
    let mut topics: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in sqlx::query(pick(&mut tx, TOPICS)).bind(&ids).fetch_all(&mut *tx).await? {
        topics.entry(owner(&row)?).or_default().push(row.try_get("slug")?);
    }
    let mut held = Vec::with_capacity(rows.len());
    for row in &rows {
        let (id, number): (String, i64) = (row.try_get("id")?, row.try_get("number")?);
        facts::again_in(&mut tx, &id, &row.try_get::<Vec<u8>, _>("bytes")?).await?;
        let (variants, topics) = (variants.remove(&id).unwrap_or_default(), topics.remove(&id).unwrap_or_default());
        held.push((number, of_json::<Audience>(row, "audience")?, variants, topics));
    }
    let texts = held.iter().map(|(number, audience, variants, topics)| Indexed {
        number: *number,
        audience,
        variants: variants.iter().collect(),
        topics,
    });
    words_in(&mut tx, texts).await?;
    dialect::commit(tx).await?;
    Ok(Some((end, rows.len() as u64)))
}
const WAITING: &str = "select id, number, audience, bytes from material m where state = 'live' and number > $1 \
    and not exists (select 1 from indexed i where i.material = m.number) order by number limit $2";
const TEXTS: [&str; 2] = of_these!(
    "select material, language, title, summary, abstract, html, status, by_whom, of_revision, digest, '' as paragraphs, \
     stale, since, is_local from variant where material",
    "$1",
    "order by material, place"
);
const TOPICS: [&str; 2] = of_these!("select material, slug from topic where material", "$1", "order by slug");

fn pick(conn: &mut AnyConnection, texts: [&'static str; 2]) -> &'static str {
    dialect::pick(index::engine(conn), texts[0], texts[1])
}

/// Makes the words of a live material anew within the caller's transaction, which has the lock.
pub(super) async fn index_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    let found = sqlx::query("select number, audience from material where id = $1 and state = 'live'");
    let Some(found) = found.bind(id).fetch_optional(&mut *conn).await? else { return Ok(()) };
    let (number, audience): (i64, Audience) = (found.try_get("number")?, of_json(&found, "audience")?);
    let variants = sqlx::query(VARIANTS).bind(id).fetch_all(&mut *conn).await?;
    let variants: Vec<Variant> = variants.iter().map(row::variant).collect::<Result<_, _>>()?;
    let topics = "select slug from topic where material = $1 order by slug";
    let topics: Vec<String> = sqlx::query_scalar(topics).bind(id).fetch_all(&mut *conn).await?;
    index::forget_in(conn, id).await?;
    let text = Indexed { number, audience: &audience, variants: variants.iter().collect(), topics: &topics };
    words_in(conn, std::iter::once(text)).await
}
