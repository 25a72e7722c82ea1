//! Finding materials by their words. The rows of `word` and `compound` are written in the transaction of the material, and
//! are the same on both engines, and so is what is found and in which order.
//!
//! What no list may hold is not indexed at all. The text carries the predicate before anything is counted or put in
//! order. Does not know how a word becomes a stem.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Audience, Level, Viewer};
use sqlx::{AnyConnection, Row};

use super::{
    Filter, Listed, Variant, facts,
    find::VARIANTS,
    list::{Query as Sql, dressed_all, filtered, fitting},
    row::{self, columns},
};
use crate::{
    model::search::{self, Query, Texts},
    store::{Db, StoreError, count, dialect, of_json, visible::visible},
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

/// By what one material is found, as it is handed to the database.
type Terms<'a> = (&'a str, BTreeMap<String, i32>, BTreeMap<String, i32>);

/// Writes the words of materials.
pub(super) async fn words_in(
    conn: &mut AnyConnection,
    texts: impl Iterator<Item = Indexed<'_>>,
) -> Result<(), StoreError> {
    let terms: Vec<Terms<'_>> =
        texts.filter(|text| text.audience.level != Level::Red).map(|text| terms(&text)).collect();
    if terms.is_empty() {
        return Ok(());
    }
    let terms = serde_json::to_string(&terms).expect("words and numbers are JSON");
    let is_sqlite = conn.backend_name() == "SQLite";
    for (sqlite, postgres) in [(WORDS_SQLITE, WORDS_POSTGRES), (COMPOUNDS_SQLITE, COMPOUNDS_POSTGRES)] {
        sqlx::query(if is_sqlite { sqlite } else { postgres }).bind(&terms).execute(&mut *conn).await?;
    }
    Ok(())
}
// Each element is the id of a material, its stems with the best place of each, and its parts of compounds likewise.
const WORDS_SQLITE: &str = "insert into word (stem, material, field) \
    select w.key, json_extract(m.value, '$[0]'), w.value from json_each($1) m, json_each(m.value, '$[1]') w";
const WORDS_POSTGRES: &str = "insert into word (stem, material, field) \
    select w.key, m.value->>0, cast(w.value as integer) from json_array_elements(cast($1 as json)) m \
    cross join lateral json_each_text(m.value->1) w";
const COMPOUNDS_SQLITE: &str = "insert into compound (tail, material, field) \
    select w.key, json_extract(m.value, '$[0]'), w.value from json_each($1) m, json_each(m.value, '$[2]') w";
const COMPOUNDS_POSTGRES: &str = "insert into compound (tail, material, field) \
    select w.key, m.value->>0, cast(w.value as integer) from json_array_elements(cast($1 as json)) m \
    cross join lateral json_each_text(m.value->2) w";

fn terms<'a>(text: &Indexed<'a>) -> Terms<'a> {
    let texts = text.variants.iter().map(|variant| Texts {
        language: &variant.language,
        title: &variant.title,
        abstract_text: &variant.abstract_text,
        html: &variant.html,
    });
    let terms = search::terms(texts, text.topics);
    (text.id, terms.stems.into_iter().collect(), terms.tails.into_iter().collect())
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The words.
    pub query: &'a Query,
    /// How many of them a material must have.
    pub least: usize,
    /// Which materials.
    pub filter: &'a Filter,
    /// The languages of whoever asks, the best liked first; the first three count.
    pub reader: &'a [&'a str],
}

/// How many of a kind, country, phase or origin were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// How many in all.
    pub total: u64,
    /// Of each country, by its code.
    pub countries: BTreeMap<String, u64>,
    /// Of each kind, by its slug.
    pub kinds: BTreeMap<String, u64>,
    /// Of each phase, by its slug.
    pub phases: BTreeMap<String, u64>,
    /// From each node, by its host.
    pub origins: BTreeMap<String, u64>,
}

/// Live materials that have the words of a question, the best first, of those with which this viewer may do `action`:
/// those that have more of the words, then more of them as words of their own and not in compounds, then in better
/// places, then those in the languages of whoever asks, then the newest.
pub async fn find_words(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    asked: Asked<'_>,
    (limit, offset): (u32, u32),
) -> Result<Vec<Listed>, StoreError> {
    if asked.query.is_empty() {
        return Ok(Vec::new());
    }
    let text = dialect::pick(db.engine(), FOUND_SQLITE, FOUND_POSTGRES);
    let mut sql = bound(text, viewer, action, &asked);
    for place in 0..READERS {
        sql = sql.bind(asked.reader.get(place).copied().unwrap_or_default().to_owned());
    }
    let rows = sql.bind(i64::from(limit)).bind(i64::from(offset)).fetch_all(db.read()).await?;
    dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, true).await
}

/// How many there are, in all and of each kind, country, phase and origin.
pub async fn facets(db: &Db, viewer: &Viewer, action: Action, asked: Asked<'_>) -> Result<Facets, StoreError> {
    let mut facets = Facets::default();
    if asked.query.is_empty() {
        return Ok(facets);
    }
    let text = dialect::pick(db.engine(), FACETS_SQLITE, FACETS_POSTGRES);
    for row in bound(text, viewer, action, &asked).fetch_all(db.read()).await? {
        let number = count(&row, "number")?;
        facets.total += number;
        for (column, of) in [
            ("country", &mut facets.countries),
            ("kind", &mut facets.kinds),
            ("phase", &mut facets.phases),
            ("origin", &mut facets.origins),
        ] {
            if let Some(word) = row.try_get::<Option<String>, _>(column)?.filter(|word| !word.is_empty()) {
                *of.entry(word).or_default() += number;
            }
        }
    }
    Ok(facets)
}

/// How many languages of whoever asks count.
const READERS: usize = 3;

fn bound(text: &'static str, viewer: &Viewer, action: Action, asked: &Asked<'_>) -> Sql {
    let (mut words, mut parts) = (Vec::new(), Vec::new());
    for (place, sought) in asked.query.words.iter().enumerate() {
        words.extend(sought.terms().map(|term| (place, term, 1)));
        words.extend(sought.terms_within().map(|term| (place, term, 0)));
        parts.extend(sought.ranges().map(|range| (place, range.from, range.to)));
    }
    let json = |value: Result<String, serde_json::Error>| value.expect("words and numbers are JSON");
    filtered(text, viewer, action, asked.filter)
        .bind(json(serde_json::to_string(&words)))
        .bind(json(serde_json::to_string(&parts)))
        .bind(i64::try_from(asked.least.max(1)).unwrap_or(i64::MAX))
}

/// The rows of `$16`, the terms of each word: its place in the question, the term, whether that is a word of its own; and
/// of `$17`, its ranges among the parts of compounds.
macro_rules! asked_of_sqlite {
    () => {
        "with asked (place, stem, whole) as (select json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]'), \
         json_extract(a.value, '$[2]') from json_each($16) a), \
         within (place, low, high) as (select json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]'), \
         json_extract(a.value, '$[2]') from json_each($17) a), "
    };
}
macro_rules! asked_of_postgres {
    () => {
        "with asked (place, stem, whole) as (select cast(a.value->>0 as integer), a.value->>1, \
         cast(a.value->>2 as integer) from json_array_elements(cast($16 as json)) a), \
         within (place, low, high) as (select cast(a.value->>0 as integer), a.value->>1, a.value->>2 \
         from json_array_elements(cast($17 as json)) a), "
    };
}
/// What of each word is worth most: ten as a word of its own, and one to four for where it stands. Over all words, how
/// many there are comes first, then how many as words of their own, then where they stand; six words overflow nothing.
macro_rules! found {
    () => {
        "hit (material, place, worth) as ( \
         select w.material, a.place, max(10 * a.whole + w.field) from asked a cross join word w where w.stem = a.stem \
         group by w.material, a.place \
         union all \
         select p.material, a.place, max(p.field) from within a cross join compound p where p.tail >= a.low \
         and p.tail < a.high group by p.material, a.place), \
         best (material, place, worth) as (select material, place, max(worth) from hit group by material, place), \
         found (material, worth) as (select material, 10000 * count(*) + 100 * sum(worth / 10) + sum(worth % 10) \
         from best group by material having count(*) >= $18) "
    };
}
/// Whether the material is in this language, or a regional form of it.
macro_rules! speaks {
    ($language:literal) => {
        concat!(
            "exists (select 1 from variant v where v.material = m.id and ",
            $language,
            " <> '' and (v.language = ",
            $language,
            " or v.language like ",
            $language,
            " || '-%'))"
        )
    };
}
macro_rules! found_in_order {
    ($asked:expr) => {
        concat!(
            $asked,
            found!(),
            "select ",
            columns!(),
            " from found f cross join material m where m.id = f.material and ",
            fitting!(),
            " order by f.worth desc, case when ",
            speaks!("$19"),
            " then 3 when ",
            speaks!("$20"),
            " then 2 when ",
            speaks!("$21"),
            " then 1 else 0 end desc, m.updated desc, m.id limit $22 offset $23"
        )
    };
}
const FOUND_SQLITE: &str = found_in_order!(asked_of_sqlite!());
const FOUND_POSTGRES: &str = found_in_order!(asked_of_postgres!());
macro_rules! counted {
    ($asked:expr) => {
        concat!(
            $asked,
            found!(),
            "select m.country, m.kind, m.phase, m.origin, count(*) as number from found f cross join material m \
             where m.id = f.material and ",
            fitting!(),
            " group by m.country, m.kind, m.phase, m.origin"
        )
    };
}
const FACETS_SQLITE: &str = counted!(asked_of_sqlite!());
const FACETS_POSTGRES: &str = counted!(asked_of_postgres!());

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
    for text in ["delete from word where material = $1", "delete from compound where material = $1"] {
        sqlx::query(text).bind(id).execute(&mut *conn).await?;
    }
    let text = Indexed { id, audience: &audience, variants: variants.iter().collect(), topics: &topics };
    words_in(&mut *conn, std::iter::once(text)).await?;
    let bytes: Vec<u8> = Row::try_get(&found, "bytes")?;
    facts::again_in(conn, id, &bytes).await
}
