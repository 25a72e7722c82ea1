//! Offers as printed: a list, one of them beside what is there now, and its text as a file.

use std::fmt;

use serde::Serialize;

use super::{
    aligned::{aligned, uneven},
    answer::{Request, Taking},
    found, is_for,
};
use crate::{
    app::App,
    desk::{
        DeskError, account,
        publish::variant_of,
        reading::{self, Way},
    },
    model::{
        changes::{self, Block, Piece},
        markdown,
        material::Variant,
        offer::{self, State, Verdict},
    },
    store::{self, account::Account, letter::LetterState, material::Held, offer::Offer},
};

/// Most offers listed.
const ROWS: u32 = 1000;

/// An offer in a list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its id here.
    pub id: String,
    /// The id of the offered object, the same at both ends.
    pub uri: String,
    /// `made` here, or `received`.
    pub way: &'static str,
    /// open, accepted, refused or void.
    pub state: &'static str,
    /// Why it is refused or void.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The revision of the material that took it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Whether its author changed it first.
    pub is_amended: bool,
    /// The language of the text.
    pub language: String,
    /// The id of the material.
    pub material: String,
    /// The title of the material, where it is here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub material_title: Option<String>,
    /// The revision of the material it was made from.
    pub of_revision: u64,
    /// The authority that offers.
    pub authority: String,
    /// The author of the material.
    pub author: String,
    /// The other node.
    pub host: String,
    /// Of an offer made here: how its letter fares, as long as it waits for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// When it was offered, RFC 3339.
    pub at: String,
    /// When it was answered, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<String>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, state, way, language, material, .. } = self;
        let other = if self.way == "made" { &self.author } else { &self.authority };
        let towards = if self.way == "made" { "to" } else { "by" };
        let title = self.material_title.as_deref().unwrap_or(material);
        write!(f, "{id}  {state:<8} {language:<6} {way} {towards} {other}  {title}")?;
        if let Some(revision) = self.revision {
            write!(f, "; in revision {revision}{}", if self.is_amended { ", amended" } else { "" })?;
        }
        self.reason.as_ref().map_or(Ok(()), |reason| write!(f, ": {reason}"))?;
        self.letter.as_ref().map_or(Ok(()), |letter| write!(f, "; {letter}"))
    }
}

/// A list of offers.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Rows(pub Vec<Row>);

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

/// Lists the offers that this person's authority made or has to answer, the newest first.
pub async fn list(app: &App, user: Option<&str>) -> Result<Rows, DeskError> {
    let person = account::acting(app, user).await?;
    let mut rows = Vec::new();
    for offer in store::offer::list(&app.db, &person.authority, ROWS).await? {
        if is_for(&offer, &person) {
            rows.push(row(app, offer, &person).await?);
        }
    }
    Ok(Rows(rows))
}

/// Most answers shown beside what waits: the last ones.
const ANSWERS: u32 = 20;

/// The offers that this person's authority has to answer, the oldest first, and those of its own that were answered or are
/// void, the newest first.
pub async fn incoming(app: &App, person: &Account, limit: u32) -> Result<(Vec<Row>, Vec<Row>), DeskError> {
    let open = store::offer::to_answer(&app.db, &person.authority, limit).await?;
    let answers = store::offer::answered(&app.db, &person.authority, ANSWERS).await?;
    let mut rows = [Vec::new(), Vec::new()];
    for (offers, rows) in [open, answers].into_iter().zip(&mut rows) {
        for offer in offers.into_iter().filter(|offer| is_for(offer, person)) {
            rows.push(row(app, offer, person).await?);
        }
    }
    let [open, answers] = rows;
    Ok((open, answers))
}

/// An offer as a list has it, for a person who may see it.
pub(super) async fn row(app: &App, offer: Offer, person: &Account) -> Result<Row, DeskError> {
    let held = material_of(app, &offer, person).await?;
    row_of(app, offer, held.as_ref()).await
}

async fn material_of(app: &App, offer: &Offer, person: &Account) -> Result<Option<Held>, DeskError> {
    Ok(store::material::find(&app.db, &account::viewer(person), &offer.material).await?)
}

async fn row_of(app: &App, offer: Offer, held: Option<&Held>) -> Result<Row, DeskError> {
    let verdict = offer.state.answer().map(|answer| answer.verdict);
    let (revision, is_amended) = match verdict {
        Some(Verdict::Accepted { revision, is_amended }) => (Some(revision), is_amended),
        Some(Verdict::Refused) | None => (None, false),
    };
    let letter = match offer.state {
        State::Open if offer.is_made => Some(fate_of(app, &offer).await?),
        _ => None,
    };
    Ok(Row {
        way: if offer.is_made { "made" } else { "received" },
        state: offer.state.as_str(),
        reason: match &offer.state {
            State::Open => None,
            State::Void(why) => Some(why.words().to_owned()),
            State::Answered(answer) => answer.words.clone(),
        },
        revision,
        is_amended,
        material_title: held.and_then(|held| held.variants.first()).map(|source| source.title.clone()),
        letter,
        answered: offer.state.answer().map(|answer| answer.at.to_string()),
        at: offer.at.to_string(),
        id: offer.id,
        uri: offer.uri,
        language: offer.language,
        material: offer.material,
        of_revision: offer.of_revision,
        authority: offer.authority,
        author: offer.author,
        host: offer.host,
    })
}

/// How far the letter of an open offer has got.
async fn fate_of(app: &App, offer: &Offer) -> Result<String, DeskError> {
    Ok(match store::letter::fate(&app.db, &offer.activity).await? {
        Some((LetterState::Waiting, None)) => "not delivered yet".to_owned(),
        Some((LetterState::Waiting, Some(words))) => format!("not delivered yet: {words}"),
        Some((LetterState::Refused, words)) => format!("not taken: {}", words.unwrap_or_default()),
        Some((LetterState::Settled, _)) | None => "delivered".to_owned(),
    })
}

/// A line of a text beside another.
#[derive(Debug, Serialize)]
pub struct Line {
    /// `same`, `added`, `removed`; where nothing is there in this language yet, `original` and `offered`.
    pub what: &'static str,
    /// The text.
    pub text: String,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.what {
            "added" | "offered" => "+",
            "removed" => "-",
            "original" => "|",
            _ => " ",
        };
        write!(f, "{mark} {}", self.text)
    }
}

/// One offer.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// As in a list.
    #[serde(flatten)]
    pub row: Row,
    /// The level.
    pub tlp: String,
    /// Who made it, as it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// human or machine.
    pub status: String,
    /// The revision of the material here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_revision: Option<u64>,
    /// Whether the original has moved on since.
    pub is_stale: bool,
    /// The paragraphs of the original that changed since, counted from 1; 0 is title or abstract.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<u32>,
    /// Title, abstract and text as they would stand.
    pub title: String,
    /// The abstract.
    pub summary: String,
    /// As plain text; none once it is erased.
    pub content: String,
    /// What it was written in.
    pub markdown: String,
    /// Beside what is there in this language, or else beside the original.
    pub difference: Vec<Line>,
    /// How many paragraphs the original and this text have, where it stands beside that and they have not as many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uneven: Option<[usize; 2]>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.row)?;
        writeln!(f, "TLP:{}  {}  of revision {}", self.tlp, self.row.material, self.row.of_revision)?;
        if self.is_stale {
            let present = self.present_revision.unwrap_or_default();
            write!(f, "stale: the original is in revision {present} now")?;
            let numbers: Vec<String> = self.stale.iter().map(u32::to_string).collect();
            let changed = if numbers.is_empty() {
                String::new()
            } else {
                format!("; paragraphs changed since: {}", numbers.join(", "))
            };
            writeln!(f, "{changed}")?;
        }
        if self.title.is_empty() {
            return writeln!(f, "nothing is kept of its text");
        }
        let by = self.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
        writeln!(f, "{}{by}\n", self.status)?;
        if let Some([original, offered]) = self.uneven {
            writeln!(f, "paragraphs: {original} in the original, {offered} in this text\n")?;
        }
        self.difference.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// Shows one offer beside what is there now; `way` is how it is read.
pub async fn show(app: &App, id: &str, user: Option<&str>, way: Way) -> Result<Shown, DeskError> {
    let person = account::acting(app, user).await?;
    let offer = found(app, id, &person).await?;
    let held = material_of(app, &offer, &person).await?;
    let level = held.as_ref().map_or(offer.level, |held| offer.level.max(held.material.audience.level));
    let revision = held.as_ref().map_or(0, |held| held.material.revision);
    let read = reading::Read { id: &offer.material, level, revision };
    reading::note(app, &account::viewer(&person), way, [read]).await?;
    let text = offer.bytes.as_deref();
    let text = text.and_then(|bytes| offer::read(bytes, app.config.limits.offer_bytes, app.clock.now()).ok());
    let text = text.map(|offered| (offered.variant, offered.markdown.unwrap_or_default()));
    beside(app, offer, held.as_ref(), text).await
}

/// A text of an offer beside what is there now.
async fn beside(
    app: &App,
    offer: Offer,
    held: Option<&Held>,
    text: Option<(Variant, String)>,
) -> Result<Shown, DeskError> {
    let level = held.map_or(offer.level, |held| offer.level.max(held.material.audience.level));
    let source = held.and_then(|held| held.variants.first()).and_then(variant_of);
    let (variant, markdown) = text.unzip();
    let there = held.iter().flat_map(|held| &held.variants).find(|one| one.language == offer.language && !one.is_local);
    let there = there.and_then(variant_of);
    let mut beside = variant.clone();
    if let (Some(beside), Some(source)) = (&mut beside, &source) {
        beside.set_beside(&source.digest, &source.digests());
    }
    let said = |read: fn(&Variant) -> String| variant.as_ref().map(read).unwrap_or_default();
    Ok(Shown {
        tlp: level.to_string(),
        by: variant.as_ref().and_then(|variant| variant.by.clone()),
        status: said(|variant| variant.status.as_str().to_owned()),
        present_revision: held.map(|held| held.material.revision),
        is_stale: variant
            .as_ref()
            .zip(source.as_ref())
            .is_some_and(|(variant, source)| variant.digest != source.digest),
        stale: beside.map(|beside| beside.stale).unwrap_or_default(),
        title: said(|variant| variant.title.clone()),
        summary: said(|variant| variant.abstract_text.clone()),
        content: said(|variant| markdown::plain_text(&variant.html)),
        difference: match (&there, &source, &variant) {
            (Some(there), _, Some(variant)) => differing(there, variant),
            (None, Some(source), Some(variant)) => aligned(source, variant),
            _ => Vec::new(),
        },
        uneven: match (&there, &source, &variant) {
            (None, Some(source), Some(variant)) => uneven(source, variant),
            _ => None,
        },
        markdown: markdown.unwrap_or_default(),
        row: row_of(app, offer, held).await?,
    })
}

/// What a second person reads of an acceptance that waits.
#[derive(Debug)]
pub struct Look {
    /// The text as it would stand, beside what is there.
    pub shown: Shown,
    /// The same, safe to show.
    pub text: Variant,
    /// Where it is amended: what was changed of what was offered.
    pub amended: Option<Vec<Line>>,
    /// The material as it is now.
    pub held: Held,
}

/// What an acceptance would take in, submitted by this person.
pub(in crate::desk) async fn look(app: &App, request: &Request, author: &Account) -> Result<Look, DeskError> {
    let Taking { offer, held, variant, markdown, offered } = Taking::of(app, request, author).await?;
    let shown = beside(app, offer, Some(&held), Some((variant.clone(), markdown))).await?;
    let amended = offered.map(|offered| differing(&offered, &variant));
    Ok(Look { shown, text: variant, amended, held })
}

/// What an offer changes of the text that is there in its language.
fn differing(there: &Variant, offered: &Variant) -> Vec<Line> {
    let heads = [(&there.title, &offered.title), (&there.abstract_text, &offered.abstract_text)];
    let mut lines: Vec<Line> = heads.into_iter().flat_map(|(before, after)| words(before, after)).collect();
    for block in changes::texts(&there.html, &offered.html).blocks {
        match block {
            Block::Kept(text) => lines.push(Line { what: "same", text }),
            Block::Same(many) => lines.push(Line { what: "same", text: format!("… {many} paragraphs as they are") }),
            Block::Changed(pieces) => lines.extend(sides(&pieces)),
        }
    }
    lines
}

fn words(before: &str, after: &str) -> Vec<Line> {
    if before != after {
        return sides(&changes::words(before, after));
    }
    let same = (!after.is_empty()).then(|| Line { what: "same", text: after.to_owned() });
    same.into_iter().collect()
}

/// A changed paragraph as it was and as it would be.
fn sides(pieces: &[Piece]) -> Vec<Line> {
    let side = |is_new: bool| -> String {
        let kept = pieces.iter().filter_map(|piece| match piece {
            Piece::Same(text) => Some(text),
            Piece::Added(text) => is_new.then_some(text),
            Piece::Removed(text) => (!is_new).then_some(text),
        });
        kept.map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let lines = [("removed", side(false)), ("added", side(true))].map(|(what, text)| Line { what, text });
    lines.into_iter().filter(|line| !line.text.is_empty()).collect()
}

/// An offered text as a file to be worked on.
#[derive(Debug, Serialize)]
pub struct File {
    /// Its language.
    pub language: String,
    /// Front matter and Markdown.
    pub text: String,
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.trim_end())
    }
}

/// Gives the offered text as a file, to be amended and taken in so.
pub async fn file(app: &App, id: &str, user: Option<&str>) -> Result<File, DeskError> {
    let person = account::acting(app, user).await?;
    let offer = found(app, id, &person).await?;
    let refuse = |why: &str| DeskError::Refused(format!("{id} {why}"));
    let bytes = offer.bytes.as_deref().ok_or_else(|| refuse("has no text any more"))?;
    let offered = offer::read(bytes, app.config.limits.offer_bytes, app.clock.now());
    let offered = offered.map_err(|_| refuse("cannot be read"))?;
    let markdown = offered.markdown.ok_or_else(|| refuse("comes without Markdown"))?;
    let mut variant = offered.variant;
    if !offer.is_made {
        // Whoever puts it among the files of the material names who it is from.
        let name = super::name_of(app, &offer.authority, &variant.language).await?;
        variant.by = Some(offer::credit(&name, variant.by.as_deref()));
    }
    Ok(File { language: offer.language, text: offer::file_of(&variant, &markdown) })
}
