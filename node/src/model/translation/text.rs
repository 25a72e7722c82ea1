//! A material's text as what is given away paragraph by paragraph, and put together again.

use election_pool_protocol::language::LanguageTag;

use super::{Keep, Kept, Kind, Pair};
use crate::model::{
    exercise,
    front_matter::{MAX_ABSTRACT_CHARS, MAX_TITLE_CHARS, Status},
    markdown,
    material::sha256_hex,
    segments::{self, Piece, tag_name},
};

/// What is given to a provider at once, and under what its answer is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The text.
    pub text: String,
    /// The hash of the text, the pair, the provider and its version.
    pub memory: String,
}

/// Where a part of the text goes.
#[derive(Debug)]
enum Part {
    /// As it is.
    As(String),
    /// What is made of these units, which stand in place of this.
    Made { name: String, kept: Kept, units: Vec<Unit> },
}

/// A title, an abstract and a body, taken apart for one provider.
#[derive(Debug)]
pub struct Text {
    title: Part,
    outline: Part,
    body: Vec<Part>,
    is_exercise: bool,
    is_html: bool,
    target: LanguageTag,
}

/// Under what an answer is remembered.
pub fn memory_key(text: &str, pair: &Pair, provider: &str, version: &str) -> String {
    sha256_hex([text, &pair.to_string(), provider, version].map(|part| format!("{part}\0")).concat().as_bytes())
}

/// A title, an abstract and sanitised HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whole {
    /// The title.
    pub title: String,
    /// The abstract.
    pub abstract_text: String,
    /// The body.
    pub html: String,
}

impl Text {
    /// Takes a text apart for a provider; too long a paragraph that cannot be divided is said.
    pub fn of(
        whole: &Whole,
        status: Option<Status>,
        pair: &Pair,
        keep: &Keep,
        (kind, provider, version): (Kind, &str, &str),
    ) -> Result<Self, String> {
        let is_exercise = status == Some(Status::Exercise);
        let part = |html: &str, name: &dyn Fn() -> String| -> Result<Part, String> {
            let kept = Kept::of(html, keep, kind.keeps_tags());
            if !kept.has_words() {
                return Ok(Part::As(html.to_owned()));
            }
            let given = if kind.keeps_tags() { kept.text.clone() } else { plain(&kept.text) };
            let texts = divided(&given, kind.max_chars()).ok_or_else(|| {
                format!("{} is longer than {} characters and cannot be divided", name(), kind.max_chars())
            })?;
            let unit = |text: String| Unit { memory: memory_key(&text, pair, provider, version), text };
            Ok(Part::Made { name: name(), kept, units: texts.into_iter().map(unit).collect() })
        };
        let title = if is_exercise { exercise::unmarked(&whole.title) } else { &whole.title };
        let mut body = Vec::new();
        let mut number = 0;
        for piece in segments::pieces(&whole.html) {
            body.push(match piece {
                Piece::Frame(text) => Part::As(text),
                Piece::Verbatim(text) => {
                    number += 1;
                    Part::As(text)
                }
                Piece::Paragraph(text) => {
                    number += 1;
                    part(&text, &|| format!("paragraph {number}"))?
                }
            });
        }
        Ok(Self {
            title: part(&markdown::escape(title), &|| "the title".to_owned())?,
            outline: part(&markdown::escape(&whole.abstract_text), &|| "the summary".to_owned())?,
            body,
            is_exercise,
            is_html: kind.keeps_tags(),
            target: pair.target.clone(),
        })
    }

    /// What is to be given away, in order.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        let parts = [&self.title, &self.outline].into_iter().chain(&self.body);
        parts.flat_map(|part| match part {
            Part::As(_) => &[][..],
            Part::Made { units, .. } => units,
        })
    }

    /// Puts the answers in the place of what was given away, and makes all of it safe again. What cannot be used is said,
    /// with the memory of all that was wrong.
    pub fn translated(&self, answer: impl Fn(&str) -> Option<String>) -> Result<Whole, (String, Vec<String>)> {
        let mut wrong: Option<(String, Vec<String>)> = None;
        let mut made = |part: &Part| match self.made(part, &answer) {
            Ok(html) => html,
            // The first is told, and none of them is asked for one by one.
            Err((why, memory)) => {
                wrong.get_or_insert_with(|| (why, Vec::new())).1.extend(memory);
                String::new()
            }
        };
        let title = markdown::plain_text(&made(&self.title));
        let abstract_text = markdown::plain_text(&made(&self.outline));
        let html: String = self.body.iter().map(made).collect();
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        let title = if self.is_exercise { exercise::mark(&self.target, &title) } else { title };
        Ok(Whole {
            title: markdown::line(&title, MAX_TITLE_CHARS),
            abstract_text: markdown::line(&abstract_text, MAX_ABSTRACT_CHARS),
            html: markdown::sanitise(&html),
        })
    }

    fn made(&self, part: &Part, answer: impl Fn(&str) -> Option<String>) -> Result<String, (String, Vec<String>)> {
        let (name, kept, units) = match part {
            Part::As(text) => return Ok(text.clone()),
            Part::Made { name, kept, units } => (name, kept, units),
        };
        let wrong = |why: String| (format!("{name} {why}"), units.iter().map(|unit| unit.memory.clone()).collect());
        let mut answers = Vec::new();
        for unit in units {
            let text = answer(&unit.memory).ok_or_else(|| wrong("has not come back".into()))?;
            if text.trim().is_empty() {
                return Err(wrong("came back empty".into()));
            }
            answers.push(if self.is_html { text.trim().to_owned() } else { escaped(&text, unit).map_err(&wrong)? });
        }
        kept.restore(&answers.join(" ")).map_err(wrong)
    }
}

/// A plain text as HTML; markup that was not there before is no translation.
fn escaped(text: &str, unit: &Unit) -> Result<String, String> {
    let has_tag = |text: &str| {
        let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!');
        text.match_indices('<').any(|(at, _)| text[at + 1..].starts_with(begins))
    };
    if has_tag(text) && !has_tag(&unit.text) {
        return Err("came back with other markup".to_owned());
    }
    Ok(markdown::escape(text.trim()))
}

/// The words of HTML whose tags were taken out.
fn plain(html: &str) -> String {
    debug_assert!(tag_name(html).is_none());
    let text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    text.replace("&amp;", "&")
}

/// A text in parts of at most so many characters, divided between sentences where no tag is open, and a longer sentence
/// between words; none if it cannot be.
fn divided(text: &str, max_chars: usize) -> Option<Vec<String>> {
    if text.chars().count() <= max_chars {
        return Some(vec![text.to_owned()]);
    }
    let is_long = |sentence: &str| sentence.chars().count() > max_chars;
    let pieces = cut(text, ends_a_sentence).into_iter();
    let pieces = pieces.flat_map(|sentence| if is_long(sentence) { cut(sentence, |_| true) } else { vec![sentence] });
    let mut parts: Vec<String> = Vec::new();
    let mut part = String::new();
    for piece in pieces {
        if part.chars().count() + piece.trim_end().chars().count() > max_chars && !part.is_empty() {
            parts.push(part.trim().to_owned());
            part.clear();
        }
        part.push_str(piece);
    }
    parts.push(part.trim().to_owned());
    parts.retain(|part| !part.is_empty());
    parts.iter().all(|part| part.chars().count() <= max_chars).then_some(parts)
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ';'])
}

/// A text cut after the spaces that end something, as far as that can be told; never within a tag or between two.
fn cut(text: &str, ends: impl Fn(&str) -> bool) -> Vec<&str> {
    let (mut found, mut begin, mut at, mut open) = (Vec::new(), 0, 0, 0_i32);
    while at < text.len() {
        let (next, _) = segments::token(&text[at..]);
        if let Some(name) = tag_name(next) {
            open += if next.starts_with("</") { -1 } else { i32::from(!matches!(name, "br" | "hr")) };
        } else if open == 0 {
            for (place, _) in next.match_indices([' ', '\n']) {
                let end = at + place + 1;
                if ends(&text[begin..end]) {
                    found.push(&text[begin..end]);
                    begin = end;
                }
            }
        }
        at += next.len();
    }
    found.push(&text[begin..]);
    found
}
