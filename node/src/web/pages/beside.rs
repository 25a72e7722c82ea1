//! A material in two languages beside each other, paragraph by paragraph, with what has changed in the original since the
//! translation was made.
//!
//! The older text is read from the exact bytes of its revision, and only shown where it is for everybody that the present
//! one is for.

use std::{collections::BTreeMap, ops::Range};

use super::{
    changes::Mark,
    choice,
    material::{mark, source_digest},
    text::{self, Text},
};
use crate::{
    app::App,
    model::{
        beside::{self, Block, Side},
        changes::{self, Piece},
        material as model,
        received::{self, Sender},
        segments,
        words::Words,
    },
    store::{
        StoreError,
        material::{self, Held, Variant},
    },
    web::reader::Reader,
};

/// Two languages of a material.
#[derive(Debug)]
pub struct Beside {
    /// The one the page is in, and the other.
    pub heads: [Head; 2],
    /// What changed in title and abstract of the original.
    pub head_changes: Vec<Vec<Mark>>,
    /// The paragraphs.
    pub rows: Vec<Row>,
    /// The language of the original, in which changes are told.
    pub changed_lang: String,
    /// Whether anything is marked word by word.
    pub has_marks: bool,
}

/// The head of a column.
#[derive(Debug)]
pub struct Head {
    /// What the language calls itself.
    pub name: Text,
    /// The title.
    pub title: Text,
    /// The abstract.
    pub outline: Text,
    /// What to know about the text.
    pub mark: Option<String>,
}

/// What stands beside what.
#[derive(Debug)]
pub struct Row {
    /// As HTML; nothing where one of them has nothing like it.
    pub cells: [Cell; 2],
    /// Whether the original has changed here since.
    pub is_changed: bool,
    /// What changed, where that is known.
    pub changes: Vec<Vec<Mark>>,
}

/// One of the two.
#[derive(Debug)]
pub struct Cell {
    /// Its language.
    pub lang: String,
    /// The block, sanitised.
    pub html: String,
}

impl Beside {
    /// The language `tag` beside the one that is shown, unless it is the same or not there. `body` has the text shown, which
    /// may be in another language than the title.
    pub async fn of(
        app: &App,
        reader: &Reader,
        held: &Held,
        tag: &str,
        (shown, body): (Option<&Variant>, Option<&Variant>),
    ) -> Result<Option<Self>, StoreError> {
        let is_text = |variant: &&Variant| choice::speaks(&variant.language, tag) && !variant.html.is_empty();
        let exact = held.variants.iter().find(|variant| variant.language.eq_ignore_ascii_case(tag));
        let other = exact.or_else(|| held.variants.iter().find(is_text));
        let (Some(shown), Some(body), Some(other)) = (shown, body, other) else { return Ok(None) };
        if shown.language == other.language {
            return Ok(None);
        }
        let source = held.variants.first().map_or_else(Vec::new, digests);
        let rows = beside::rows(side(body), side(other), &source);
        let since = Since::of(app, reader, held, [body, other]).await?;
        let rows: Vec<Row> = rows.into_iter().map(|row| Row::of(row, [body, other], &since, reader.words)).collect();
        let top = |variant: &Variant, is_other: bool| Head {
            name: text::tongue(&variant.language),
            title: Text::of(&variant.language, &variant.title),
            outline: Text::of(&variant.language, &variant.abstract_text),
            // What is to be known of the one that is shown stands above both.
            mark: if is_other { mark(variant, source_digest(&held.variants), reader.words) } else { None },
        };
        let has_marks = !since.head.is_empty() || rows.iter().any(|row| !row.changes.is_empty());
        Ok(Some(Self {
            heads: [top(shown, false), top(other, true)],
            head_changes: since.head,
            rows,
            changed_lang: held.variants.first().map(|source| source.language.clone()).unwrap_or_default(),
            has_marks,
        }))
    }
}

fn digests(source: &Variant) -> Vec<String> {
    segments::digests(&source.title, &source.abstract_text, &source.html)
}

fn side(variant: &Variant) -> Side<'_> {
    Side { html: &variant.html, made_from: &variant.paragraphs, is_source: variant.status == "source" }
}

/// What has changed in the original since a translation was made of it.
#[derive(Default)]
struct Since {
    /// Which of the two is the original.
    source: usize,
    /// Which of its paragraphs.
    stale: Vec<u32>,
    /// In title and abstract, word by word.
    head: Vec<Vec<Mark>>,
    /// In each of its paragraphs, word by word.
    words: BTreeMap<u32, Vec<Vec<Piece>>>,
}

impl Since {
    /// Of two texts; nothing unless one is the original and the other has been left behind.
    async fn of(app: &App, reader: &Reader, held: &Held, both: [&Variant; 2]) -> Result<Self, StoreError> {
        let Some(source) = both.iter().position(|variant| variant.status == "source") else {
            return Ok(Self::default());
        };
        let (now, made) = (both[source], both[1 - source]);
        if now.digest == made.digest || now.language == made.language {
            return Ok(Self::default());
        }
        let stale = made.stale.clone();
        let Some(then) = then(app, reader, held, made).await? else {
            return Ok(Self { source, stale, ..Self::default() });
        };
        let lines = [(&then.title, &now.title), (&then.abstract_text, &now.abstract_text)];
        let others = lines.iter().filter(|(before, after)| before != after);
        let top = others.map(|(before, after)| marks(&changes::words(before, after))).collect();
        Ok(Self { source, stale, head: top, words: changes::by_paragraph(&then.html, &now.html) })
    }

    /// What changed in a stretch of paragraphs of the original.
    fn within(&self, paragraphs: &Range<u32>) -> (bool, Vec<Vec<Mark>>) {
        let changes: Vec<Vec<Mark>> =
            self.words.range(paragraphs.clone()).flat_map(|(_, lines)| lines).map(|line| marks(line)).collect();
        (!changes.is_empty() || self.stale.iter().any(|number| paragraphs.contains(number)), changes)
    }
}

fn marks(pieces: &[Piece]) -> Vec<Mark> {
    pieces.iter().map(Mark::of).collect()
}

/// The text that a translation was made of, if it is here and for all readers of the present one.
async fn then(app: &App, reader: &Reader, held: &Held, made: &Variant) -> Result<Option<model::Variant>, StoreError> {
    let found = material::find_revision(&app.db, &reader.viewer, &held.material.id, made.of_revision).await?;
    let found = found.filter(|found| found.line.audience.level <= held.material.audience.level);
    let read = found.and_then(|found| received::read(&found.bytes, Sender::Partner, app.clock.now()).ok());
    let source = read.and_then(|read| read.material.variants.into_iter().next());
    Ok(source.filter(|source| source.text_digest() == made.digest))
}

impl Row {
    fn of(row: beside::Row, both: [&Variant; 2], since: &Since, words: &Words) -> Self {
        let original = if since.source == 0 { &row.left } else { &row.right };
        let (is_changed, changes) = original.as_ref().map(|block| since.within(&block.paragraphs)).unwrap_or_default();
        let cell = |block: Option<Block>, variant: &Variant| Cell {
            lang: variant.language.clone(),
            html: block.map(|block| text::on_page(&block.html, words)).unwrap_or_default(),
        };
        Self { cells: [cell(row.left, both[0]), cell(row.right, both[1])], is_changed, changes }
    }
}
