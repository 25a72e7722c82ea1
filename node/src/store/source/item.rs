//! What sources say, as kept: the newest so many of each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    News, Query,
    words::{self, Said},
};
use crate::store::{Db, StoreError, count, instant};

/// An item as its feed has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// An id for it, should it be new here.
    pub id: String,
    /// What its feed knows it by.
    pub guid: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub summary: String,
    /// Where it stands.
    pub link: String,
    /// BCP 47, or nothing.
    pub language: String,
    /// When it was published, if its feed says.
    pub published: Option<Timestamp>,
    /// Slugs of suggested topics.
    pub topics: Vec<String>,
}

/// An item as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id here.
    pub id: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub summary: String,
    /// Where it stands.
    pub link: String,
    /// BCP 47, or nothing.
    pub language: String,
    /// When it was published, or first read.
    pub published: Timestamp,
    /// The id of its source.
    pub source: String,
    /// What the source is called.
    pub name: String,
    /// The member state of the source.
    pub country: Option<String>,
    /// Slugs of suggested topics.
    pub topics: Vec<String>,
}

/// Which items are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of this source, by id.
    pub source: Option<String>,
    /// Of sources of this member state.
    pub country: Option<String>,
    /// With this topic.
    pub topic: Option<String>,
    /// In this language, or a regional form of it.
    pub language: Option<String>,
    /// Published after.
    pub after: Option<Timestamp>,
    /// Published before.
    pub before: Option<Timestamp>,
}

impl Filter {
    /// A text that holds [`filtered`], with what that asks for: `$1` to `$6`.
    pub(super) fn bound(&self, text: &'static str) -> Query {
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        sqlx::query(text)
            .bind(word(&self.source))
            .bind(word(&self.country))
            .bind(word(&self.topic))
            .bind(self.after.map_or(i64::MIN, Timestamp::as_millisecond))
            .bind(self.before.map_or(i64::MAX, Timestamp::as_millisecond))
            .bind(word(&self.language))
    }
}

/// Which items: `$1` to `$6`; of several states there are commas between them.
macro_rules! filtered {
    () => {
        " from source_item i join source s on s.id = i.source \
         where ($1 = '' or i.source = $1) and ($2 = '' or replace(',' || $2 || ',', ',' || s.country || ',', '') <> ',' || $2 || ',') \
         and ($3 = '' or exists (select 1 from source_topic t where t.item = i.id and t.slug = $3)) \
         and i.published > $4 and i.published < $5 and ($6 = '' or i.language = $6 or i.language like $6 || '-%')"
    };
}
pub(super) use filtered;

/// Items, the newest first.
pub async fn items(db: &Db, filter: &Filter, limit: u32, offset: u32) -> Result<Vec<Item>, StoreError> {
    let query = filter.bound(ITEMS).bind(i64::from(limit)).bind(i64::from(offset));
    dressed(db, &query.fetch_all(db.read()).await?).await
}

/// Items with their topics.
pub(super) async fn dressed(db: &Db, rows: &[AnyRow]) -> Result<Vec<Item>, StoreError> {
    let mut items: Vec<Item> = rows.iter().map(item).collect::<Result<_, _>>()?;
    for item in &mut items {
        item.topics = sqlx::query_scalar(TOPICS).bind(item.id.clone()).fetch_all(db.read()).await?;
    }
    Ok(items)
}
const ITEMS: &str = concat!(
    "select i.id, i.title, i.summary, i.link, i.language, i.published, i.source, s.name, s.country",
    filtered!(),
    " order by i.published desc, i.id limit $7 offset $8"
);
pub(super) const TOPICS: &str = "select slug from source_topic where item = $1 order by slug";

/// What of the web came to this node between two instants, for letters that tell of it.
#[derive(Debug, Clone)]
pub struct Recent<'a> {
    /// Later than this.
    pub after: Timestamp,
    /// And no later than this.
    pub until: Timestamp,
    /// Published since: a source that is new here brings old things along.
    pub published: Timestamp,
    /// Slugs, one of which it has; all if there are none, as in the lists that follow.
    pub topics: &'a [String],
    /// Countries, one of which its source is of.
    pub countries: &'a [String],
    /// Languages, one of which it is in, in whatever form of a country.
    pub languages: &'a [String],
}

/// The items that are wanted of it, the newest first.
pub async fn recent(db: &Db, recent: &Recent<'_>, limit: u32) -> Result<Vec<Item>, StoreError> {
    let framed = |words: &[String]| if words.is_empty() { String::new() } else { format!(",{},", words.join(",")) };
    let rows = sqlx::query(RECENT)
        .bind(recent.after.as_millisecond())
        .bind(recent.until.as_millisecond())
        .bind(recent.published.as_millisecond())
        .bind(framed(recent.topics))
        .bind(framed(recent.countries))
        .bind(framed(recent.languages))
        .bind(i64::from(limit))
        .fetch_all(db.read())
        .await?;
    dressed(db, &rows).await
}
const RECENT: &str = "select i.id, i.title, i.summary, i.link, i.language, i.published, i.source, s.name, s.country \
    from source_item i join source s on s.id = i.source \
    where i.seen > $1 and i.seen <= $2 and i.published > $3 \
    and ($4 = '' or exists (select 1 from source_topic t where t.item = i.id and replace($4, ',' || t.slug || ',', '') <> $4)) \
    and ($5 = '' or replace($5, ',' || s.country || ',', '') <> $5) \
    and ($6 = '' or replace($6, ',' || i.language || ',', '') <> $6 \
    or replace($6, ',' || substr(i.language, 1, 2) || ',', '') <> $6) order by i.published desc, i.id limit $7";

/// How many items there are.
pub async fn number(db: &Db, filter: &Filter) -> Result<u64, StoreError> {
    count(&filter.bound(NUMBER).fetch_one(db.read()).await?, "number")
}
const NUMBER: &str = concat!("select count(*) as number", filtered!());

fn item(row: &AnyRow) -> Result<Item, StoreError> {
    Ok(Item {
        id: row.try_get("id")?,
        title: row.try_get("title")?,
        summary: row.try_get("summary")?,
        link: row.try_get("link")?,
        language: row.try_get("language")?,
        published: instant(row, "published")?,
        source: row.try_get("source")?,
        name: row.try_get("name")?,
        country: row.try_get("country")?,
        topics: Vec::new(),
    })
}

/// What is kept of an item already.
struct Kept {
    id: String,
    published: Timestamp,
    told: [String; 4],
}

/// Puts what was read to what is kept, and keeps the newest. What did not change is not written; tells whether anything was.
pub(super) async fn merge_in(
    conn: &mut AnyConnection,
    source: &str,
    news: &News,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let kept = kept_in(conn, source).await?;
    let mut dates: BTreeMap<&str, Timestamp> =
        kept.iter().map(|(guid, kept)| (guid.as_str(), kept.published)).collect();
    // Of one that stands in its feed twice the first counts.
    let mut first = BTreeSet::new();
    for item in news.items.iter().filter(|item| first.insert(item.guid.as_str())) {
        // What has no date is from when it was first read, and so is what is dated in the future until then.
        let read = dates.get(item.guid.as_str()).copied().unwrap_or(now);
        let date =
            item.published.map_or(read, |published| if published > now { published.min(read) } else { published });
        dates.insert(&item.guid, date);
    }
    let mut newest: Vec<(&str, Timestamp)> = dates.iter().map(|(guid, date)| (*guid, *date)).collect();
    newest.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    newest.truncate(news.keep);
    let newest: BTreeSet<&str> = newest.into_iter().map(|(guid, _)| guid).collect();
    let mut is_other = false;
    for (_, gone) in kept.iter().filter(|(guid, _)| !newest.contains(guid.as_str())) {
        forget_in(conn, &gone.id).await?;
        is_other = true;
    }
    let mut written = BTreeSet::new();
    for item in news.items.iter().filter(|item| newest.contains(item.guid.as_str())) {
        // One that stands in its feed twice counts once.
        if written.insert(&item.guid) {
            let date = dates.get(item.guid.as_str()).copied().unwrap_or(now);
            is_other |= put_in(conn, source, item, (date, now), kept.get(&item.guid)).await?;
        }
    }
    Ok(is_other)
}

async fn kept_in(conn: &mut AnyConnection, source: &str) -> Result<BTreeMap<String, Kept>, StoreError> {
    let rows = sqlx::query(KEPT).bind(source).fetch_all(conn).await?;
    let kept = |row: &AnyRow| {
        let told = ["title", "summary", "link", "language"].map(|column| row.try_get::<String, _>(column));
        let [title, summary, link, language] = told;
        let told = [title?, summary?, link?, language?];
        Ok((row.try_get("guid")?, Kept { id: row.try_get("id")?, published: instant(row, "published")?, told }))
    };
    rows.iter().map(kept).collect()
}
const KEPT: &str = "select id, guid, title, summary, link, language, published from source_item where source = $1";

async fn forget_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    words::forget_in(conn, id).await?;
    for text in ["delete from source_topic where item = $1", "delete from source_item where id = $1"] {
        sqlx::query(text).bind(id).execute(&mut *conn).await?;
    }
    Ok(())
}

async fn put_in(
    conn: &mut AnyConnection,
    source: &str,
    item: &NewItem,
    (date, now): (Timestamp, Timestamp),
    kept: Option<&Kept>,
) -> Result<bool, StoreError> {
    let told = [&item.title, &item.summary, &item.link, &item.language];
    if kept.is_some_and(|kept| kept.published == date && kept.told.iter().eq(told)) {
        return Ok(false);
    }
    let (text, id) = kept.map_or((ADD, &item.id), |kept| (CHANGE, &kept.id));
    sqlx::query(text)
        .bind(id)
        .bind(source)
        .bind(&item.guid)
        .bind(&item.title)
        .bind(&item.summary)
        .bind(&item.link)
        .bind(&item.language)
        .bind(date.as_millisecond())
        .bind(now.as_millisecond())
        .execute(&mut *conn)
        .await?;
    sqlx::query("delete from source_topic where item = $1").bind(id).execute(&mut *conn).await?;
    for slug in &item.topics {
        sqlx::query(PUT_TOPIC).bind(id).bind(slug).execute(&mut *conn).await?;
    }
    words::forget_in(conn, id).await?;
    let said = Said { language: &item.language, title: &item.title, summary: &item.summary, topics: &item.topics };
    words::words_in(conn, id, said).await?;
    Ok(true)
}
const ADD: &str = "insert into source_item (id, source, guid, title, summary, link, language, published, seen) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
// What was seen before stays seen then.
const CHANGE: &str = "update source_item set title = $4, summary = $5, link = $6, language = $7, published = $8 \
    where id = $1 and source = $2 and guid = $3 and $9 > 0";
const PUT_TOPIC: &str = "insert into source_topic (item, slug) values ($1, $2) on conflict (item, slug) do nothing";
