//! What a draft states beside its text, as the page of the material will say it, and what of that a revision changes.

use election_pool_protocol::digest;

use crate::{
    app::App,
    desk::draft,
    model::{
        front_matter::{Lined, Status},
        material::{Draft, Variant},
        source::AttachmentFile,
        words::Words,
    },
    store::{
        account::Account,
        material::{self, Held},
    },
    web::{
        pages::{
            choice,
            facts::Ahead,
            labels,
            stated::{Difference, differences, line_of},
            text::{Day, Link, Text, legible},
        },
        problem::Fault,
        reader::Reader,
        shell,
    },
};

/// How many digits of a SHA-256 tell two files of one name apart.
const DIGITS: usize = 12;

/// What a draft states, and what of it is another than in the revision before.
#[derive(Debug, Default)]
pub struct Stated {
    /// Part by part.
    pub rows: Vec<Row>,
    /// Where the revision before says something else.
    pub changes: Vec<Difference>,
}

/// A part of what is stated.
#[derive(Debug)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// What it says, line by line.
    pub values: Vec<Value>,
}

/// A line of it.
#[derive(Debug)]
pub struct Value {
    /// What it says.
    pub text: Text,
    /// Where it leads, if it leads anywhere.
    pub href: Option<String>,
    /// Whether that is on another server.
    pub is_remote: bool,
}

impl Stated {
    /// Of a draft that this person reads, beside the revision of ours that it changes.
    pub async fn of(
        app: &App,
        reader: &Reader,
        person: &Account,
        draft: &Draft,
        held: Option<&Held>,
    ) -> Result<Self, Fault> {
        let rows = rows(app, reader, draft).await?;
        let before = match held {
            Some(held) => draft::present(app, person, held).await?,
            None => None,
        };
        let changes = match before {
            Some(before) => {
                let words = reader.words;
                differences(
                    &lines(&self::rows(app, reader, &before).await?, &before, words),
                    &lines(&rows, draft, words),
                )
            }
            None => Vec::new(),
        };
        Ok(Self { rows, changes })
    }
}

impl Value {
    fn plain(text: &str) -> Self {
        Self { text: Text::of("", text), href: None, is_remote: false }
    }

    fn said(words: &Words, text: &str) -> Self {
        Self { text: Text::of(words.code, text), href: None, is_remote: false }
    }

    fn address(address: &str) -> Self {
        let href = Link::of(address).map(|link| link.href);
        Self { is_remote: href.is_some(), href, ..Self::plain(&legible(address)) }
    }
}

/// The parts that say something.
async fn rows(app: &App, reader: &Reader, draft: &Draft) -> Result<Vec<Row>, Fault> {
    let (words, head) = (reader.words, draft.head());
    let own = head.language.as_str();
    let said = |text: String| vec![Value::said(words, &text)];
    let typed = |text: &Option<String>| text.iter().map(|text| Value::plain(text)).collect::<Vec<_>>();
    let known = |slug: &Option<String>, label: fn(&Words, &str) -> String| {
        slug.iter().map(|slug| Value::said(words, &label(words, slug))).collect::<Vec<_>>()
    };
    let part_of = related(app, reader, head.part_of.as_slice()).await?;
    let derived_from = related(app, reader, head.derived_from.as_slice()).await?;
    let parts = related(app, reader, &head.parts).await?;
    let note = head.revision_note.iter().map(|note| Value { text: Text::of(own, note), ..Value::plain("") });
    let exercise = (head.status == Status::Exercise).then(|| Value::said(words, &words.exercise()));
    let rows = [
        (words.kind(), said(labels::kind(words, &head.kind))),
        (words.sharing(), vec![Value::plain(&format!("TLP:{}", head.level))]),
        (words.recipients(), head.recipients.iter().map(|one| Value::plain(&legible(&one.word))).collect()),
        (words.draft_exercise(), exercise.into_iter().collect()),
        (words.topics(), head.topics.iter().map(|slug| Value::said(words, &labels::topic(words, slug))).collect()),
        (words.phase(), known(&head.phase, labels::phase)),
        (words.maturity(), known(&head.maturity, labels::maturity)),
        (words.project(), head.project.iter().map(|named| project(app, words, &named.word)).collect()),
        (words.role(), known(&head.role, labels::role)),
        (words.guide_parts(), parts),
        (words.licence(), vec![Value::plain(&legible(&head.licence))]),
        (words.reference(), typed(&head.reference)),
        (words.secrecy(), typed(&head.secrecy)),
        (words.sources(), head.sources.iter().map(|source| Value::address(source)).collect()),
        (words.related_part_of(), part_of),
        (words.related_derived_from(), derived_from),
        (
            words.published(),
            head.published.iter().map(|(at, _)| Value::said(words, &Day::of(*at, words).text)).collect(),
        ),
        (words.languages(), draft.variants().iter().map(|variant| tongue(variant, words)).collect()),
        (words.revision_note(), note.collect()),
    ];
    let row = |(label, values): (String, Vec<Value>)| Row { label, values };
    Ok(rows.into_iter().map(row).filter(|row| !row.values.is_empty()).collect())
}

/// A language and how its text came about.
fn tongue(variant: &Variant, words: &Words) -> Value {
    let (name, status) = (words.language(variant.language.as_str()), labels::status(words, variant.status.as_str()));
    let by = variant.by.as_ref().map_or_else(String::new, |by| format!(" ({})", legible(by)));
    Value::said(words, &format!("{name} – {status}{by}"))
}

/// A project by its title, where it has one.
fn project(app: &App, words: &Words, name: &str) -> Value {
    let title = app.config.projects.get(name).and_then(|project| shell::said(&project.title, words.code));
    title.map_or_else(|| Value::plain(&legible(name)), |text| Value { text, ..Value::plain("") })
}

/// Other materials by their titles, where this reader may see them; else by what was typed.
async fn related(app: &App, reader: &Reader, named: &[Lined]) -> Result<Vec<Value>, Fault> {
    let mut values = Vec::with_capacity(named.len());
    for Lined { word, .. } in named {
        values.push(one(app, reader, word).await?);
    }
    Ok(values)
}

async fn one(app: &App, reader: &Reader, word: &str) -> Result<Value, Fault> {
    let Some(held) = material::find(&app.db, &reader.viewer, word).await? else { return Ok(Value::address(word)) };
    let shown = choice::choose(&held.variants, &reader.likes.tags());
    let text = shown.map_or_else(|| Text::of("", word), |variant| Text::of(&variant.language, &variant.title));
    Ok(Value { text, href: Some(format!("/{}/materials/{}", reader.words.code, held.material.id)), is_remote: false })
}

/// All that is stated as lines, with time and place and the files, to be held against another; what the author says has
/// changed belongs to one revision alone.
fn lines(rows: &[Row], draft: &Draft, words: &Words) -> Vec<(String, Vec<String>)> {
    let Ahead { facts, blocks, deeds, .. } = Ahead::of(draft.head(), words);
    let note = words.revision_note();
    let stated = rows.iter().filter(|row| row.label != note);
    let mut all: Vec<(String, Vec<String>)> = stated
        .map(|row| (row.label.clone(), row.values.iter().map(|value| value.text.text.clone()).collect()))
        .collect();
    all.extend(facts.into_iter().map(|fact| (fact.label, vec![fact.value.text])));
    all.extend(blocks.into_iter().map(|block| {
        let lines = block.lines.into_iter().map(|line| line.text).collect();
        (block.label, lines)
    }));
    all.push((words.actions(), deeds.into_iter().map(line_of).collect()));
    all.push((words.attachments(), draft.bundle().attachments.iter().map(|file| attached(file, words)).collect()));
    all
}

/// A file so that another of the same name is not taken for it.
fn attached(file: &AttachmentFile, words: &Words) -> String {
    let sha256 = digest::hex(&digest::sha256(&file.bytes));
    format!("{} ({}, SHA-256 {})", legible(&file.name), words.size(file.bytes.len() as u64), &sha256[..DIGITS])
}
