//! What is read from the web, in lists: always said to be so, and leading to the original. It has no label and no page
//! of its own here, since it is no material.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    labels, standing,
    text::{Day, Link, Text, legible},
};
use crate::{
    app::App,
    desk::source::SOURCES,
    model::{
        search::{self, Piece, Query},
        words::Words,
    },
    store::source::{self, Filter, Item, Source},
    web::problem::Fault,
};

/// Entries beside a list of materials.
pub const BESIDE: u32 = 5;

/// One entry of a site.
#[derive(Debug)]
pub struct WebEntry {
    /// The original.
    pub link: Link,
    /// The language of title and summary.
    pub lang: String,
    /// Its title.
    pub title: Vec<Piece>,
    /// Its summary, or what of it has the words that were asked for.
    pub outline: Vec<Piece>,
    /// What the site is called.
    pub name: String,
    /// All that was read of the site.
    pub list: String,
    /// The country of the site in words.
    pub country: Option<String>,
    /// When it was published.
    pub published: Day,
    /// Suggested topics.
    pub topics: Vec<Suggested>,
}

/// A topic that somebody may look for more of.
#[derive(Debug)]
pub struct Suggested {
    /// All that is read from the web under it.
    pub list: String,
    /// In words.
    pub label: String,
}

impl Suggested {
    fn of(words: &Words, slug: &str) -> Self {
        Self { list: format!("/{}/materials?topic={slug}&from=web", words.code), label: labels::topic(words, slug) }
    }
}

impl WebEntry {
    /// Nothing if it leads nowhere that a reader may be sent to.
    fn of(item: &Item, words: &Words) -> Option<Self> {
        Some(Self {
            link: Link::of(&item.link)?,
            lang: Text::of(&item.language, "").lang,
            title: plain(&item.title),
            outline: plain(&item.summary),
            name: legible(&item.name),
            list: list(words, &item.source),
            country: item.country.as_deref().map(|code| labels::country(words, code)),
            published: Day::of(item.published, words),
            topics: item.topics.iter().map(|slug| Suggested::of(words, slug)).collect(),
        })
    }

    /// With the words of a question marked.
    fn marked(self, language: &str, query: &Query) -> Self {
        let text = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        let outline = search::snippet(&text(&self.outline), language, query).unwrap_or(self.outline);
        Self { title: search::marked(&text(&self.title), language, query), outline, ..self }
    }
}

/// A text of which nothing is marked; none if it is empty.
fn plain(text: &str) -> Vec<Piece> {
    let text = legible(text);
    if text.is_empty() { Vec::new() } else { vec![Piece { text, is_found: false }] }
}

/// One site.
#[derive(Debug)]
pub struct Site {
    /// What it is called.
    pub name: String,
    /// All that was read of it.
    pub list: String,
    /// Its page, else its feed.
    pub link: Option<Link>,
    /// Its country in words.
    pub country: Option<String>,
    /// How many of its entries are here.
    pub count: String,
    /// When it was last read: to the public the day, since a reading that finds nothing new makes no page stale.
    pub read: Option<Day>,
    /// Since when it cannot be read, in words.
    pub failing: Option<String>,
    /// Why, for the people of this node.
    pub trouble: Option<String>,
}

impl Site {
    fn of(source: &Source, items: u64, words: &Words, is_ours: bool) -> Self {
        let failing = source.failing_since.map(|at| words.web_failing(&standing::moment(at, words).text));
        Self {
            name: legible(&source.name),
            list: list(words, &source.id),
            link: source.page.as_deref().and_then(Link::of).or_else(|| Link::of(&source.address)),
            country: source.country.as_deref().map(|code| labels::country(words, code)),
            count: standing::number(items, words),
            read: source.read_at.map(|at| if is_ours { standing::moment(at, words) } else { day(at, words) }),
            failing,
            trouble: source.trouble.as_deref().filter(|_| is_ours).map(legible),
        }
    }
}

fn day(at: Timestamp, words: &Words) -> Day {
    let day = at.to_zoned(TimeZone::UTC).date();
    Day { iso: day.to_string(), text: words.day(day) }
}

/// All that was read of one site.
fn list(words: &Words, source: &str) -> String {
    format!("/{}/materials?from=web&source={source}", words.code)
}

/// A number of entries in words.
pub fn in_words(words: &Words, number: u64) -> String {
    words.web_count(usize::try_from(number).unwrap_or(usize::MAX))
}

/// Entries, the newest first.
pub async fn entries(
    app: &App,
    words: &Words,
    filter: &Filter,
    limit: u32,
    offset: u32,
) -> Result<Vec<WebEntry>, Fault> {
    let items = source::items(&app.db, filter, limit, offset).await?;
    Ok(items.iter().filter_map(|item| WebEntry::of(item, words)).collect())
}

/// Entries that have every word of a question, marked, the newest first, and how many there are.
pub async fn found(
    app: &App,
    words: &Words,
    query: &Query,
    filter: &Filter,
    page: (u32, u32),
) -> Result<(Vec<WebEntry>, u64), Fault> {
    let (items, number) = source::find_words(&app.db, query, filter, page).await?;
    let marked = |item: &Item| Some(WebEntry::of(item, words)?.marked(&item.language, query));
    Ok((items.iter().filter_map(marked).collect(), number))
}

/// The sites in the order of their names; why one cannot be read is told to the people of this node.
pub async fn sites(app: &App, words: &Words, is_ours: bool) -> Result<Vec<Site>, Fault> {
    let all = source::list(&app.db, SOURCES).await?;
    Ok(all.iter().map(|(source, items)| Site::of(source, *items, words, is_ours)).collect())
}
