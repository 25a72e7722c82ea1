//! Finding what sources say by its words: stems, suggested topics, and the parts of compounds, as materials are found.
//!
//! Does not know how a word becomes a stem.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, Row};

use super::{
    Query as Sql,
    item::{Filter, Item, TOPICS, dressed, filtered},
};
use crate::{
    model::search::{self, Clue, Query, Texts},
    store::{Db, StoreError, count, dialect},
};

/// What of an item is looked for.
pub(super) struct Said<'a> {
    /// BCP 47, or nothing.
    pub language: &'a str,
    /// Plain text.
    pub title: &'a str,
    /// Plain text.
    pub summary: &'a str,
    /// Slugs of suggested topics.
    pub topics: &'a [String],
}

/// Writes the words of an item, which has none.
pub(super) async fn words_in(conn: &mut AnyConnection, item: &str, said: Said<'_>) -> Result<(), StoreError> {
    let text = Texts { language: said.language, title: said.title, abstract_text: said.summary, html: "" };
    let terms = search::terms(std::iter::once(text), said.topics);
    let clues: BTreeSet<Clue> = terms.iter().flat_map(|(term, _)| search::clues(term)).collect();
    let words: Vec<(i32, String)> = clues.into_iter().map(Clue::row).collect();
    let words = serde_json::to_string(&words).expect("words and numbers are JSON");
    let text = if conn.backend_name() == "SQLite" { PUT_SQLITE } else { PUT_POSTGRES };
    sqlx::query(text).bind(item).bind(words).execute(conn).await?;
    Ok(())
}
const PUT_SQLITE: &str = "insert into source_word (item, is_part, word) \
    select $1, json_extract(w.value, '$[0]'), json_extract(w.value, '$[1]') from json_each($2) w";
const PUT_POSTGRES: &str = "insert into source_word (item, is_part, word) \
    select $1, cast(w.value->>0 as integer), w.value->>1 from json_array_elements(cast($2 as json)) w";

/// Forgets the words of an item.
pub(super) async fn forget_in(conn: &mut AnyConnection, item: &str) -> Result<(), StoreError> {
    sqlx::query("delete from source_word where item = $1").bind(item).execute(conn).await?;
    Ok(())
}

/// The items that have every word of a question, the newest first, and how many there are.
pub async fn find(
    db: &Db,
    query: &Query,
    filter: &Filter,
    (limit, offset): (u32, u32),
) -> Result<(Vec<Item>, u64), StoreError> {
    if query.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let number =
        asked(filter.bound(dialect::pick(db.engine(), COUNT[0], COUNT[1])), query).fetch_one(db.read()).await?;
    let number = count(&number, "number")?;
    if number == 0 {
        return Ok((Vec::new(), 0));
    }
    let found = asked(filter.bound(dialect::pick(db.engine(), FIND[0], FIND[1])), query);
    let rows = found.bind(i64::from(limit)).bind(i64::from(offset)).fetch_all(db.read()).await?;
    Ok((dressed(db, &rows).await?, number))
}

fn asked(text: Sql, query: &Query) -> Sql {
    let (mut words, mut parts) = (Vec::new(), Vec::new());
    for (place, sought) in query.words.iter().enumerate() {
        words.extend(sought.terms().chain(sought.terms_within()).map(|term| (place, term)));
        parts.extend(sought.ranges().map(|range| (place, range.from, range.to)));
    }
    let json = |value: Result<String, serde_json::Error>| value.expect("words and numbers are JSON");
    text.bind(json(serde_json::to_string(&words)))
        .bind(json(serde_json::to_string(&parts)))
        .bind(i64::try_from(query.words.len()).unwrap_or(i64::MAX))
}

/// The rows of `$7`, the terms of each word, and of `$8`, its ranges among the parts of compounds; `$9` words.
macro_rules! find {
    ($what:literal, $order:literal) => {
        [
            concat!(
                "with asked (place, word) as (select json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]') \
                 from json_each($7) a), within (place, low, high) as (select json_extract(a.value, '$[0]'), \
                 json_extract(a.value, '$[1]'), json_extract(a.value, '$[2]') from json_each($8) a)",
                find!($what),
                $order
            ),
            concat!(
                "with asked (place, word) as (select cast(a.value->>0 as integer), a.value->>1 \
                 from json_array_elements(cast($7 as json)) a), within (place, low, high) as (select \
                 cast(a.value->>0 as integer), a.value->>1, a.value->>2 from json_array_elements(cast($8 as json)) a)",
                find!($what),
                $order
            ),
        ]
    };
    ($what:literal) => {
        concat!(
            ", hit (item, place) as (select w.item, a.place from asked a cross join source_word w \
             where w.is_part = 0 and w.word = a.word union select w.item, b.place from within b cross join source_word w \
             where w.is_part = 1 and w.word >= b.low and w.word < b.high), \
             found (item) as (select item from hit group by item having count(*) >= $9) select ",
            $what,
            filtered!(),
            " and i.id in (select item from found)"
        )
    };
}
const FIND: [&str; 2] = find!(
    "i.id, i.title, i.summary, i.link, i.language, i.published, i.source, s.name, s.country",
    " order by i.published desc, i.id limit $10 offset $11"
);
const COUNT: [&str; 2] = find!("count(*) as number", "");

/// Items after this one, by id.
pub async fn items_after(db: &Db, id: &str, limit: u32) -> Result<Vec<String>, StoreError> {
    let text = "select id from source_item where id > $1 order by id limit $2";
    Ok(sqlx::query_scalar(text).bind(id).bind(i64::from(limit)).fetch_all(db.read()).await?)
}

/// Makes the words of items anew, which an older version of this program did not write, or wrote otherwise. What is gone
/// meanwhile has none; another process that does the same waits for the row.
pub async fn index(db: &Db, ids: &[String]) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    for id in ids {
        let row = sqlx::query(dialect::pick(db.engine(), SAID[0], SAID[1])).bind(id).fetch_optional(&mut *tx).await?;
        let Some(row) = row else { continue };
        let topics: Vec<String> = sqlx::query_scalar(TOPICS).bind(id).fetch_all(&mut *tx).await?;
        let column = |name: &str| row.try_get::<String, _>(name);
        let (language, title, summary) = (column("language")?, column("title")?, column("summary")?);
        forget_in(&mut tx, id).await?;
        words_in(&mut tx, id, Said { language: &language, title: &title, summary: &summary, topics: &topics }).await?;
    }
    dialect::commit(tx).await
}
const SAID: [&str; 2] = [
    "select language, title, summary from source_item where id = $1",
    "select language, title, summary from source_item where id = $1 for update",
];
