//! What came to this node between two instants, for letters that tell of it: by topics, countries, languages and levels.
//!
//! What is RED stands in no letter, whoever asks. Does not know what a letter says of the rest.

use election_pool_protocol::audience::{Action, Level, Viewer};
use jiff::Timestamp;

use super::{
    Listed,
    list::{Query, dressed_all, scoped},
    row::{self, columns},
};
use crate::store::{Db, StoreError, count, visible::visible};

/// What of it is wanted; an empty list leaves nothing out, but without a level nothing is wanted.
#[derive(Debug, Clone)]
pub struct Sought<'a> {
    /// Later than this.
    pub after: Timestamp,
    /// And no later than this.
    pub until: Timestamp,
    /// Slugs, one of which it has.
    pub topics: &'a [String],
    /// Countries, one of which it is from.
    pub countries: &'a [String],
    /// Languages, one of which it is in, in whatever form of a country.
    pub languages: &'a [String],
    /// The levels.
    pub levels: &'a [Level],
}

macro_rules! wanted {
    () => {
        concat!(
            " from material m where ",
            visible!(),
            " and m.state = 'live' and m.kind <> 'adoption' and m.level < 4 and m.at > $4 and m.at <= $5 \
             and ($6 = '' or exists (select 1 from topic t where t.material = m.id \
             and replace($6, ',' || t.slug || ',', '') <> $6)) \
             and ($7 = '' or replace($7, ',' || m.country || ',', '') <> $7) \
             and ($8 = '' or exists (select 1 from variant v where v.material = m.id \
             and (replace($8, ',' || v.language || ',', '') <> $8 \
             or replace($8, ',' || substr(v.language, 1, 2) || ',', '') <> $8))) \
             and replace($9, ',' || cast(m.level as text) || ',', '') <> $9"
        )
    };
}

/// What of it this viewer may read, the last first.
pub async fn news(db: &Db, viewer: &Viewer, wanted: &Sought<'_>, limit: u32) -> Result<Vec<Listed>, StoreError> {
    let rows = bound(NEWS, viewer, wanted).bind(i64::from(limit)).fetch_all(db.read()).await?;
    dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, false).await
}
const NEWS: &str = concat!("select ", columns!(), wanted!(), " order by m.at desc, m.id limit $10");

/// How many there are.
pub async fn news_count(db: &Db, viewer: &Viewer, wanted: &Sought<'_>) -> Result<u64, StoreError> {
    count(&bound(COUNT, viewer, wanted).fetch_one(db.read()).await?, "number")
}
const COUNT: &str = concat!("select count(*) as number", wanted!());

fn bound(text: &'static str, viewer: &Viewer, wanted: &Sought<'_>) -> Query {
    let framed = |words: &[String]| if words.is_empty() { String::new() } else { format!(",{},", words.join(",")) };
    let levels: Vec<String> = wanted.levels.iter().map(|level| level.rank().to_string()).collect();
    scoped(text, Action::Read, viewer)
        .bind(wanted.after.as_millisecond())
        .bind(wanted.until.as_millisecond())
        .bind(framed(wanted.topics))
        .bind(framed(wanted.countries))
        .bind(framed(wanted.languages))
        .bind(format!(",{},", levels.join(",")))
}
