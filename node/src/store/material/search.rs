//! Finding materials by the words of a question, in the same order on both engines.
//!
//! The words become the numbers of terms first; how often each stands in the index decides which statement asks, never what
//! is found. The statement carries the predicate before anything is counted or put in order, and gives the counts and the
//! page together. Does not know how a word becomes a term, nor how the index is written.

mod text;

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::audience::{Action, Viewer};
use sqlx::{Row, any::AnyRow};

use self::text::{ANY, COMMON, COMMON_PLACES, FROM, ONE, TERMS};
use super::{
    Filter, Listed, Material,
    index::json,
    list::{array, dressed_all, filtered, of_these, scoped},
    row::{self, columns},
};
use crate::{
    model::search::{self, Query},
    store::{Db, StoreError, count, dialect, visible::visible},
};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The words.
    pub query: &'a Query,
    /// Which materials.
    pub filter: &'a Filter,
    /// The languages of whoever asks, the best liked first; the first three count.
    pub reader: &'a [&'a str],
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// One page of it, the best first.
    pub listed: Vec<Listed>,
    /// How many there are, on all pages.
    pub facets: Facets,
    /// In which languages the words stand anywhere in the index: in a text of another there is nothing to be marked.
    pub languages: BTreeSet<String>,
    /// Whether nothing has all of the words, and this has some.
    pub is_partial: bool,
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

/// Live materials that have all words of a question, and where nothing has all, those that have some, of those with which
/// this viewer may do `action`. The best first: those that have more of the words, then more of them as words of their own
/// and not in compounds, then in better places, then those in the languages of whoever asks, then the newest.
pub async fn find_words(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    asked: Asked<'_>,
    page: (u32, u32),
) -> Result<Found, StoreError> {
    let words = asked.query.words.len();
    let terms = Terms::find(db, &asked).await?;
    let found = match terms.statement(db, words).await? {
        Some(statement) => terms.ask(db, (viewer, action), &asked, (statement, words), page).await?,
        None => Found::default(),
    };
    if found.facets.total > 0 || words < 2 {
        return Ok(found);
    }
    let some = terms.ask(db, (viewer, action), &asked, (Statement::Any, 1), page).await?;
    Ok(Found { is_partial: some.facets.total > 0, ..some })
}

/// How many languages of whoever asks count.
const READERS: usize = 3;
/// Rows of the index looked at to learn how common a word is.
const LOOKED_AT: i64 = 10_000;
/// Terms looked up for one question.
const MAX_TERMS: i64 = 20_000;

/// What the words of a question are in the index.
struct Terms {
    /// Each with the place of its word in the question, and 1 where it is that word, 0 where the word is a part of it.
    found: Vec<(usize, i64, i32)>,
    /// The languages of whoever asks; 0 where nothing is in it.
    languages: [i64; READERS],
    /// In which languages there are such terms.
    spoken: BTreeSet<String>,
}

/// Which statement answers.
#[derive(Debug, Clone, Copy)]
enum Statement {
    /// For one word.
    One,
    /// Goes through the materials of every word.
    Any,
    /// Goes through those of this word, and looks whether they have the others.
    From(usize),
}

impl Terms {
    async fn find(db: &Db, asked: &Asked<'_>) -> Result<Self, StoreError> {
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        for (place, sought) in (0_i64..).zip(&asked.query.words) {
            whole.extend(sought.terms().map(|term| (place, term, 1)));
            whole.extend(sought.terms_within().map(|term| (place, term, 0)));
            parts.extend(sought.ranges().map(|range| (place, range.from, range.to)));
        }
        let mut found = Self { found: Vec::new(), languages: [0; READERS], spoken: BTreeSet::new() };
        if whole.is_empty() {
            return Ok(found);
        }
        // They stand in places before those of the words.
        for (place, language) in (1..).zip(asked.reader.iter().take(READERS).filter(|language| !language.is_empty())) {
            whole.push((-place, search::language_term(language), 1));
        }
        let text = dialect::pick(db.engine(), TERMS[0], TERMS[1]);
        let query = sqlx::query(text).bind(json(&whole)).bind(json(&parts)).bind(MAX_TERMS);
        for row in query.fetch_all(db.read()).await? {
            let (place, stem): (i64, i64) = (row.try_get("place")?, row.try_get("stem")?);
            match usize::try_from(place) {
                Ok(place) => {
                    found.found.push((place, stem, row.try_get("whole")?));
                    let language: &str = row.try_get("language")?;
                    if let Some(language) = language.strip_suffix(':').filter(|known| !found.spoken.contains(*known)) {
                        found.spoken.insert(language.to_owned());
                    }
                }
                Err(_) => found.languages[usize::try_from(-place - 1).unwrap_or(0)] = stem,
            }
        }
        Ok(found)
    }

    /// Which statement finds what has all words; none where nothing can.
    async fn statement(&self, db: &Db, words: usize) -> Result<Option<Statement>, StoreError> {
        let numbers: Vec<usize> =
            (0..words).map(|word| self.found.iter().filter(|(place, ..)| *place == word).count()).collect();
        if words == 0 || numbers.contains(&0) {
            return Ok(None);
        }
        if words == 1 {
            return Ok(Some(Statement::One));
        }
        let text = dialect::pick(db.engine(), COMMON[0], COMMON[1]);
        let row = sqlx::query(text).bind(json(&self.found)).bind(LOOKED_AT).fetch_one(db.read()).await?;
        let rows: Vec<u64> =
            COMMON_PLACES[..words].iter().map(|place| count(&row, place)).collect::<Result<_, StoreError>>()?;
        let rarest = (0..words).min_by_key(|word| rows[*word]).unwrap_or_default();
        let look_ups = rows[rarest] * (self.found.len() - numbers[rarest]) as u64;
        let others = rows.iter().sum::<u64>() - rows[rarest];
        Ok(Some(if look_ups < others { Statement::From(rarest) } else { Statement::Any }))
    }

    async fn ask(
        &self,
        db: &Db,
        (viewer, action): (&Viewer, Action),
        asked: &Asked<'_>,
        (statement, least): (Statement, usize),
        (limit, offset): (u32, u32),
    ) -> Result<Found, StoreError> {
        let mut terms = self.found.clone();
        let texts = match statement {
            Statement::One => ONE,
            Statement::Any => ANY,
            Statement::From(word) => {
                for (place, ..) in &mut terms {
                    *place = if *place == word { 0 } else { *place + 1 };
                }
                FROM
            }
        };
        let mut query = filtered(dialect::pick(db.engine(), texts[0], texts[1]), viewer, action, asked.filter)
            .bind(json(&terms))
            .bind(i64::try_from(least).unwrap_or(i64::MAX));
        for language in self.languages {
            query = query.bind(language);
        }
        let (limit, offset) = (i64::from(limit), i64::from(offset));
        let rows = query.bind(limit).bind(offset).bind((limit + offset - 1).max(0)).fetch_all(db.read()).await?;
        let (mut facets, mut page) = (Facets::default(), Vec::new());
        for row in &rows {
            match row.try_get::<Option<String>, _>("id")? {
                Some(id) => page.push((Rank::read(row)?, id)),
                None => facets.add(row)?,
            }
        }
        page.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let ids: Vec<&str> = page.iter().map(|(_, id)| id.as_str()).collect();
        Ok(Found {
            listed: these(db, viewer, action, &ids).await?,
            facets,
            languages: self.spoken.clone(),
            is_partial: false,
        })
    }
}

/// What comes first; the greatest, and of several alike the one with the smallest id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    worth: i64,
    liked: i64,
    updated: i64,
}

impl Rank {
    fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self { worth: row.try_get("worth")?, liked: row.try_get("liked")?, updated: row.try_get("updated")? })
    }
}

impl Facets {
    fn add(&mut self, row: &AnyRow) -> Result<(), StoreError> {
        let number = count(row, "number")?;
        self.total += number;
        for (column, of) in [
            ("country", &mut self.countries),
            ("kind", &mut self.kinds),
            ("phase", &mut self.phases),
            ("origin", &mut self.origins),
        ] {
            if let Some(word) = row.try_get::<Option<String>, _>(column)?.filter(|word| !word.is_empty()) {
                *of.entry(word).or_default() += number;
            }
        }
        Ok(())
    }
}

/// These materials in this order, as far as they may still be seen.
async fn these(db: &Db, viewer: &Viewer, action: Action, ids: &[&str]) -> Result<Vec<Listed>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = dialect::pick(db.engine(), THESE[0], THESE[1]);
    let rows = scoped(text, action, viewer).bind(array(ids)).fetch_all(db.read()).await?;
    let mut materials: Vec<Material> = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    materials.sort_by_key(|material| ids.iter().position(|id| *id == material.id));
    dressed_all(db, materials, true).await
}
const THESE: [&str; 2] = of_these!(
    concat!("select ", columns!(), " from material m where ", visible!(), " and m.state = 'live' and m.id"),
    "$4",
    ""
);

#[cfg(test)]
mod tests;
