//! The index of words, written in the transaction of the material: `stem` has each term once, `clue` by what it is looked
//! up, `word` in which materials it stands and where, and `indexed` what each material is in it, so that it can be taken out.
//!
//! What no list may hold is not indexed at all; a term that no material has any more is gone with the last. Does not know
//! how a word becomes a term.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::audience::{Audience, Level};
use sqlx::{AnyConnection, Row};

use super::Variant;
use crate::{
    model::search::{self, Clue, Texts},
    store::{
        Engine, StoreError, dialect,
        many::{Many, chunks},
    },
};

/// What of a material is looked for.
pub(super) struct Indexed<'a> {
    /// Its number.
    pub number: i64,
    /// Who it is for.
    pub audience: &'a Audience,
    /// Its languages.
    pub variants: Vec<&'a Variant>,
    /// Its topics.
    pub topics: &'a [String],
}

/// The terms of one material, by their numbers, with the best place of each.
type Entry = (i64, Vec<(i64, i32)>);

/// Makes whoever writes materials on PostgreSQL wait for whoever does already: a number is given, and a term comes or goes,
/// once. To be called before any row of a material is written, so that nobody waits for another crosswise. SQLite has one
/// writer.
pub(in crate::store) async fn lock_in(conn: &mut AnyConnection) -> Result<(), StoreError> {
    if engine(conn) == Engine::Postgres {
        sqlx::raw_sql(LOCK).execute(conn).await?;
    }
    Ok(())
}
const LOCK: &str = "do $$ begin perform pg_advisory_xact_lock(7305810); end $$";

/// The number the next material gets.
pub(super) async fn next_number_in(conn: &mut AnyConnection) -> Result<i64, StoreError> {
    let text = "select cast(coalesce(max(number), 0) + 1 as bigint) from material";
    Ok(sqlx::query_scalar(text).fetch_one(conn).await?)
}

/// Writes the words of materials that have none.
pub(super) async fn words_in(
    conn: &mut AnyConnection,
    texts: impl Iterator<Item = Indexed<'_>>,
) -> Result<(), StoreError> {
    let texts = texts.filter(|text| text.audience.level != Level::Red);
    let terms: Vec<(i64, Vec<(String, i32)>)> = texts.map(|text| (text.number, terms(&text))).collect();
    let distinct: BTreeSet<&str> = terms.iter().flat_map(|(_, terms)| terms).map(|(term, _)| term.as_str()).collect();
    if distinct.is_empty() {
        return Ok(());
    }
    let stems = stems_in(conn, &distinct).await?;
    let numbered = |(number, terms): (i64, Vec<(String, i32)>)| {
        let mut stems: Vec<(i64, i32)> =
            terms.iter().filter_map(|(term, field)| Some((*stems.get(term.as_str())?, *field))).collect();
        stems.sort_unstable();
        (number, stems)
    };
    let entries: Vec<Entry> = terms.into_iter().map(numbered).collect();
    rows_in(conn, &entries).await
}

fn terms(text: &Indexed<'_>) -> Vec<(String, i32)> {
    let texts = text.variants.iter().map(|variant| Texts {
        language: &variant.language,
        title: &variant.title,
        abstract_text: &variant.abstract_text,
        html: &variant.html,
    });
    let mut terms = search::terms(texts, text.topics);
    let languages = text.variants.iter().flat_map(|variant| search::language_terms(&variant.language));
    terms.extend(languages.collect::<BTreeSet<String>>().into_iter().map(|language| (language, 0)));
    terms
}

/// The numbers of terms; those that nobody had get one, and what they are looked up by.
async fn stems_in(conn: &mut AnyConnection, terms: &BTreeSet<&str>) -> Result<BTreeMap<String, i64>, StoreError> {
    let engine = engine(conn);
    let known = sqlx::query(dialect::pick(engine, KNOWN_SQLITE, KNOWN_POSTGRES)).bind(json(terms));
    let mut stems = read(&known.fetch_all(&mut *conn).await?)?;
    let new: Vec<&str> = terms.iter().filter(|term| !stems.contains_key(**term)).copied().collect();
    if new.is_empty() {
        return Ok(stems);
    }
    let made = sqlx::query(dialect::pick(engine, MAKE_SQLITE, MAKE_POSTGRES)).bind(json(&new));
    let made = read(&made.fetch_all(&mut *conn).await?)?;
    let clue = |(term, stem): (&String, &i64)| {
        let stem = *stem;
        search::clues(term).into_iter().map(Clue::row).map(move |(is_part, word)| (is_part, word, stem))
    };
    let clues: Vec<(i32, String, i64)> = made.iter().flat_map(clue).collect();
    sqlx::query(dialect::pick(engine, CLUES_SQLITE, CLUES_POSTGRES)).bind(json(&clues)).execute(conn).await?;
    stems.extend(made);
    Ok(stems)
}
const KNOWN_SQLITE: &str = "select id, word from stem where word in (select value from json_each($1))";
const KNOWN_POSTGRES: &str =
    "select id, word from stem where word in (select json_array_elements_text(cast($1 as json)))";
const MAKE_SQLITE: &str = "insert into stem (word) select value from json_each($1) returning id, word";
const MAKE_POSTGRES: &str =
    "insert into stem (word) select json_array_elements_text(cast($1 as json)) returning id, word";
const CLUES_SQLITE: &str = "insert into clue (is_part, word, stem) select json_extract(c.value, '$[0]'), \
    json_extract(c.value, '$[1]'), json_extract(c.value, '$[2]') from json_each($1) c";
const CLUES_POSTGRES: &str = "insert into clue (is_part, word, stem) select cast(c.value->>0 as integer), c.value->>1, \
    cast(c.value->>2 as integer) from json_array_elements(cast($1 as json)) c";

fn read(rows: &[sqlx::any::AnyRow]) -> Result<BTreeMap<String, i64>, StoreError> {
    rows.iter().map(|row| Ok((row.try_get("word")?, row.try_get("id")?))).collect()
}

/// Writes the rows in the order in which they are kept, so that each page of the index is taken once.
async fn rows_in(conn: &mut AnyConnection, entries: &[Entry]) -> Result<(), StoreError> {
    let mut words: BTreeMap<i64, BTreeMap<i64, i32>> = BTreeMap::new();
    for (number, stems) in entries {
        for (stem, field) in stems {
            words.entry(*stem).or_default().insert(*number, *field);
        }
    }
    let text = dialect::pick(engine(conn), WORDS_SQLITE, WORDS_POSTGRES);
    sqlx::query(text).bind(json(&words)).execute(&mut *conn).await?;
    for chunk in chunks(entries) {
        let query = chunk.iter().fold(sqlx::query(INDEXED.text(chunk.len())), |query, (number, stems)| {
            query.bind(number).bind(packed(stems.iter().map(|(stem, _)| *stem)))
        });
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
const WORDS_SQLITE: &str = "insert into word (stem, material, field) \
    select cast(s.key as integer), cast(m.key as integer), m.value from json_each($1) s, json_each(s.value) m";
const WORDS_POSTGRES: &str = "insert into word (stem, material, field) \
    select cast(s.key as integer), cast(m.key as integer), cast(m.value as integer) from json_each(cast($1 as json)) s \
    cross join lateral json_each_text(s.value) m";
static INDEXED: Many = Many::new(0, "insert into indexed (material, stems) values ", "(?, ?)", "");

/// Takes a material out of the index, and the terms that nobody else has.
pub(super) async fn forget_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    let Some(row) = sqlx::query(STEMS).bind(id).fetch_optional(&mut *conn).await? else { return Ok(()) };
    let (number, stems): (i64, Vec<u8>) = (row.try_get("material")?, row.try_get("stems")?);
    let stems = json(&unpacked(&stems));
    let engine = engine(conn);
    let text = dialect::pick(engine, WITHDRAW_SQLITE, WITHDRAW_POSTGRES);
    sqlx::query(text).bind(&stems).bind(number).execute(&mut *conn).await?;
    sqlx::query("delete from indexed where material = $1").bind(number).execute(&mut *conn).await?;
    let text = dialect::pick(engine, ORPHANS_SQLITE, ORPHANS_POSTGRES);
    let orphans: Vec<i64> = sqlx::query_scalar(text).bind(&stems).fetch_all(&mut *conn).await?;
    if orphans.is_empty() {
        return Ok(());
    }
    let orphans = json(&orphans);
    for (sqlite, postgres) in [(CLUELESS_SQLITE, CLUELESS_POSTGRES), (GONE_SQLITE, GONE_POSTGRES)] {
        sqlx::query(dialect::pick(engine, sqlite, postgres)).bind(&orphans).execute(&mut *conn).await?;
    }
    Ok(())
}
const STEMS: &str = "select cast(i.material as bigint) as material, i.stems from material m \
    join indexed i on i.material = m.number where m.id = $1";
const WITHDRAW_SQLITE: &str = "delete from word where stem in (select value from json_each($1)) and material = $2";
const WITHDRAW_POSTGRES: &str = "delete from word \
    where stem = any(array(select cast(json_array_elements_text(cast($1 as json)) as integer))) and material = $2";
const ORPHANS_SQLITE: &str = "select cast(s.value as integer) from json_each($1) s \
    where not exists (select 1 from word w where w.stem = s.value)";
const ORPHANS_POSTGRES: &str = "select cast(s.value as bigint) from json_array_elements_text(cast($1 as json)) s \
    where not exists (select 1 from word w where w.stem = cast(s.value as integer))";
const CLUELESS_SQLITE: &str = "delete from clue where stem in (select value from json_each($1))";
const CLUELESS_POSTGRES: &str = "delete from clue \
    where stem = any(array(select cast(json_array_elements_text(cast($1 as json)) as integer)))";
const GONE_SQLITE: &str = "delete from stem where id in (select value from json_each($1))";
const GONE_POSTGRES: &str = "delete from stem \
    where id = any(array(select cast(json_array_elements_text(cast($1 as json)) as integer)))";

/// Takes everything out.
pub(super) async fn clear_in(conn: &mut AnyConnection) -> Result<(), StoreError> {
    for text in ["delete from word", "delete from indexed", "delete from clue", "delete from stem"] {
        sqlx::query(text).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Numbers in order, each as what it is more than the one before, seven bits a byte, the last of a number without the
/// eighth.
fn packed(numbers: impl Iterator<Item = i64>) -> Vec<u8> {
    let (mut bytes, mut last) = (Vec::new(), 0);
    for number in numbers {
        let mut more = u64::try_from(number - last).expect("they come in order");
        last = number;
        while more >= 0x80 {
            bytes.push(low(more) | 0x80);
            more >>= 7;
        }
        bytes.push(low(more));
    }
    bytes
}

/// The lowest seven bits.
fn low(number: u64) -> u8 {
    u8::try_from(number & 0x7f).unwrap_or(0x7f)
}

fn unpacked(bytes: &[u8]) -> Vec<i64> {
    let (mut numbers, mut last, mut more, mut shift) = (Vec::new(), 0_i64, 0_u64, 0);
    for byte in bytes {
        more |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            last = last.saturating_add(i64::try_from(more).unwrap_or(i64::MAX));
            numbers.push(last);
            (more, shift) = (0, 0);
        }
    }
    numbers
}

pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("words and numbers are JSON")
}

pub(super) fn engine(conn: &AnyConnection) -> Engine {
    if conn.backend_name() == "SQLite" { Engine::Sqlite } else { Engine::Postgres }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_what_is_unpacked() {
        let numbers = [1, 2, 127, 128, 129, 16_511, 16_640, 2_097_152, 2_147_483_647];
        let bytes = packed(numbers.into_iter());
        assert_eq!(unpacked(&bytes), numbers);
        assert!(bytes.len() <= 19, "{}", bytes.len());
        assert_eq!(unpacked(&packed(std::iter::empty())), Vec::<i64>::new());
    }
}
