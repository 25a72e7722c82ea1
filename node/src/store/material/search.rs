//! Finding materials by their words. The rows of `word` are written in the transaction of the material, and are the same
//! on both engines, and so is what is found and in which order.
//!
//! What no list may hold is not indexed at all. The text carries the predicate before anything is counted or put in
//! order. Does not know how a word becomes a stem.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Audience, Level, Viewer};
use sqlx::AnyConnection;

use super::{
    Filter, Listed, Variant, facts,
    find::VARIANTS,
    list::{Query as Sql, dressed_all, filtered, selected},
    row::{self, columns},
};
use crate::{
    model::search::{self, MAX_STEMS, MAX_WORDS, Query, Texts},
    store::{Db, StoreError, dialect, of_json, visible::visible},
};

/// What of a material is looked for.
pub(super) struct Indexed<'a> {
    /// Its local UUID.
    pub id: &'a str,
    /// Who it is for.
    pub audience: &'a Audience,
    /// Its languages.
    pub variants: Vec<&'a Variant>,
    /// Its topics.
    pub topics: &'a [String],
}

/// Writes the words of materials.
pub(super) async fn words_in(
    conn: &mut AnyConnection,
    texts: impl Iterator<Item = Indexed<'_>>,
) -> Result<(), StoreError> {
    let terms: Vec<(&str, BTreeMap<String, i32>)> =
        texts.filter(|text| text.audience.level != Level::Red).map(|text| (text.id, terms(&text))).collect();
    if terms.is_empty() {
        return Ok(());
    }
    let terms = serde_json::to_string(&terms).expect("words and numbers are JSON");
    let is_sqlite = conn.backend_name() == "SQLite";
    sqlx::query(if is_sqlite { WORDS_SQLITE } else { WORDS_POSTGRES }).bind(terms).execute(conn).await?;
    Ok(())
}
// Each element is the id of a material, and its stems with their weights.
const WORDS_SQLITE: &str = "insert into word (stem, material, weight) \
    select w.key, json_extract(m.value, '$[0]'), w.value from json_each($1) m, json_each(m.value, '$[1]') w";
const WORDS_POSTGRES: &str = "insert into word (stem, material, weight) \
    select w.key, m.value->>0, cast(w.value as integer) from json_array_elements(cast($1 as json)) m \
    cross join lateral json_each_text(m.value->1) w";

fn terms(text: &Indexed<'_>) -> BTreeMap<String, i32> {
    let texts = text.variants.iter().map(|variant| Texts {
        language: &variant.language,
        title: &variant.title,
        abstract_text: &variant.abstract_text,
        html: &variant.html,
    });
    search::terms(texts, text.topics).into_iter().collect()
}

/// Live materials that have every word of a question, the best first, of those with which this viewer may do that.
pub async fn find_words(
    db: &Db,
    viewer: &Viewer,
    filter: &Filter,
    query: &Query,
    (limit, offset): (u32, u32),
) -> Result<Vec<Listed>, StoreError> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let sql = asked(FOUND, viewer, filter, query).bind(i64::from(limit)).bind(i64::from(offset));
    let rows = sql.fetch_all(db.read()).await?;
    dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, true).await
}

/// How many there are.
pub async fn count_words(db: &Db, viewer: &Viewer, filter: &Filter, query: &Query) -> Result<u64, StoreError> {
    if query.is_empty() {
        return Ok(0);
    }
    crate::store::count(&asked(COUNTED, viewer, filter, query).fetch_one(db.read()).await?, "number")
}

fn asked(text: &'static str, viewer: &Viewer, filter: &Filter, query: &Query) -> Sql {
    let none = std::collections::BTreeSet::new();
    let words = query.words.iter().map(|word| &word.stems).chain(std::iter::repeat(&none)).take(MAX_WORDS);
    words.fold(filtered(text, viewer, Action::Search, filter), |sql, stems| {
        let stems = stems.iter().cloned().chain(std::iter::repeat(String::new()));
        stems.take(MAX_STEMS).fold(sql, Sql::bind)
    })
}

/// A further word, where there is one: its first stem is empty where there is none.
macro_rules! also {
    ($first:literal, $all:literal) => {
        concat!(
            " and (",
            $first,
            " = '' or exists (select 1 from word w where w.material = m.id and w.stem in (",
            $all,
            ")))"
        )
    };
}
macro_rules! weight {
    ($all:literal) => {
        concat!("coalesce((select max(w.weight) from word w where w.material = m.id and w.stem in (", $all, ")), 0)")
    };
}
macro_rules! having_all {
    () => {
        concat!(
            selected!(),
            " and m.id in (select w.material from word w where w.stem in ($15,$16,$17,$18,$19,$20,$21,$22))",
            also!("$23", "$23,$24,$25,$26,$27,$28,$29,$30"),
            also!("$31", "$31,$32,$33,$34,$35,$36,$37,$38"),
            also!("$39", "$39,$40,$41,$42,$43,$44,$45,$46"),
            also!("$47", "$47,$48,$49,$50,$51,$52,$53,$54"),
            also!("$55", "$55,$56,$57,$58,$59,$60,$61,$62")
        )
    };
}
const FOUND: &str = concat!(
    "select ",
    columns!(),
    having_all!(),
    " order by ",
    weight!("$15,$16,$17,$18,$19,$20,$21,$22"),
    " + ",
    weight!("$23,$24,$25,$26,$27,$28,$29,$30"),
    " + ",
    weight!("$31,$32,$33,$34,$35,$36,$37,$38"),
    " + ",
    weight!("$39,$40,$41,$42,$43,$44,$45,$46"),
    " + ",
    weight!("$47,$48,$49,$50,$51,$52,$53,$54"),
    " + ",
    weight!("$55,$56,$57,$58,$59,$60,$61,$62"),
    " desc, m.updated desc, m.id limit $63 offset $64"
);
const COUNTED: &str = concat!("select count(*) as number", having_all!());

/// Live materials after this one, by local UUID, for whoever makes the index anew; no content.
pub async fn live_after(db: &Db, id: &str, limit: u32) -> Result<Vec<String>, StoreError> {
    let text = "select id from material where state = 'live' and id > $1 order by id limit $2";
    Ok(sqlx::query_scalar(text).bind(id).bind(i64::from(limit)).fetch_all(db.read()).await?)
}

/// Makes the rows of a live material anew that an older version of this program did not write, or wrote otherwise.
pub async fn index(db: &Db, id: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    index_in(&mut tx, id).await?;
    dialect::commit(tx).await
}

/// The same within the caller's transaction.
pub(super) async fn index_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    let found = sqlx::query("select audience, bytes from material where id = $1 and state = 'live'");
    let Some(found) = found.bind(id).fetch_optional(&mut *conn).await? else { return Ok(()) };
    let audience: Audience = of_json(&found, "audience")?;
    let variants = sqlx::query(VARIANTS).bind(id).fetch_all(&mut *conn).await?;
    let variants: Vec<Variant> = variants.iter().map(row::variant).collect::<Result<_, _>>()?;
    let topics = "select slug from topic where material = $1 order by slug";
    let topics: Vec<String> = sqlx::query_scalar(topics).bind(id).fetch_all(&mut *conn).await?;
    sqlx::query("delete from word where material = $1").bind(id).execute(&mut *conn).await?;
    let text = Indexed { id, audience: &audience, variants: variants.iter().collect(), topics: &topics };
    words_in(&mut *conn, std::iter::once(text)).await?;
    let bytes: Vec<u8> = sqlx::Row::try_get(&found, "bytes")?;
    facts::again_in(conn, id, &bytes).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_room_for_every_word_and_stem() {
        assert_eq!((MAX_WORDS, MAX_STEMS), (6, 8));
        assert!(FOUND.contains("$62") && FOUND.ends_with("$63 offset $64"));
    }
}
