//! Letters in words: as plain text, and as HTML with the language of each text.
//!
//! Nothing is fetched by whoever reads one: no picture, no style, no script, and no address that tells who it was sent to
//! but the one that ends it. What others wrote comes as plain text without anything that could begin a line or a tag.

use std::fmt::Write as _;

use askama::Template;
use async_trait::async_trait;
use election_pool_protocol::audience::Level;
use http::HeaderMap;

use super::{
    likes::Likes,
    pages::{
        digest::told::{self, Told},
        entry::Entry,
        labels,
        names::Names,
        standing::lasting,
        text::{Day, Link, Text, legible},
    },
    shell::Shell,
};
use crate::{
    app::App,
    desk::{
        DeskError,
        mail::{self, Issue, Printed, Sheet},
    },
    model::words::Words,
    store::{material::Listed, source::Item},
};

/// The longest summary in a letter, in characters.
const SUMMARY_CHARS: usize = 600;

/// Puts letters in words.
pub struct Printer;

#[async_trait]
impl mail::Printer for Printer {
    async fn print(&self, app: &App, words: &'static Words, sheet: &Sheet) -> Result<Printed, DeskError> {
        let node = Shell::of(app, words.code, "", "/").node;
        let letter = match sheet {
            Sheet::Confirm { choice, link, within_s } => {
                let length = lasting(i64::try_from(*within_s).unwrap_or(i64::MAX), words);
                Letter {
                    subject: words.letter_confirm_subject(),
                    lead: words.letter_confirm_lead(&node.text),
                    told: told::of(words, choice),
                    links: vec![(words.letter_confirm_do(), link.clone())],
                    closing: vec![words.letter_confirm_not(&length)],
                    ..Letter::empty(words, &node)
                }
            }
            Sheet::Address { link, within_s } => {
                let length = lasting(i64::try_from(*within_s).unwrap_or(i64::MAX), words);
                Letter {
                    subject: words.letter_address_subject(),
                    lead: words.letter_address_lead(&node.text),
                    links: vec![(words.letter_address_do(), link.clone())],
                    closing: vec![words.letter_confirm_not(&length)],
                    ..Letter::empty(words, &node)
                }
            }
            Sheet::Digest(issue) => of_issue(app, words, &node, issue).await?,
        };
        let html = letter.render().map_err(|error| DeskError::Refused(format!("no letter: {error}")))?;
        Ok(Printed {
            sender: words.letter_sent_by(&node.text),
            subject: letter.subject.clone(),
            text: letter.text(),
            html,
        })
    }
}

/// A letter as it is written.
#[derive(Debug, Template)]
#[template(path = "letter.html")]
pub struct Letter {
    /// The language it is in.
    pub words: &'static Words,
    /// Who writes.
    pub node: Text,
    /// In one line.
    pub subject: String,
    /// The label of the whole, with what it means.
    pub label: Option<(String, String)>,
    /// The first sentence.
    pub lead: String,
    /// What was chosen.
    pub told: Vec<Told>,
    /// What is new.
    pub entries: Vec<Line>,
    /// What there is a link to and nothing else: the sentence, and the address.
    pub closed: Vec<(String, String)>,
    /// What is read from the web.
    pub web: Vec<Line>,
    /// Sentences, each with an address.
    pub links: Vec<(String, String)>,
    /// What is said at the end.
    pub closing: Vec<String>,
    /// Why it came, and the address that ends it.
    pub leave: Option<(String, String)>,
}

/// One thing that is new.
#[derive(Debug)]
pub struct Line {
    /// Its label.
    pub label: String,
    /// That it belongs to an exercise.
    pub exercise: Option<String>,
    /// The title.
    pub title: Text,
    /// Who published it.
    pub whence: Text,
    /// The kind, the country and the day.
    pub facts: String,
    /// The summary.
    pub outline: Text,
    /// Where it is.
    pub href: String,
}

impl Letter {
    fn empty(words: &'static Words, node: &Text) -> Self {
        Self {
            words,
            node: node.clone(),
            subject: String::new(),
            label: None,
            lead: String::new(),
            told: Vec::new(),
            entries: Vec::new(),
            closed: Vec::new(),
            web: Vec::new(),
            links: Vec::new(),
            closing: Vec::new(),
            leave: None,
        }
    }

    /// The same for whoever reads plain text.
    fn text(&self) -> String {
        let mut text = String::new();
        if let Some((label, meaning)) = &self.label {
            let _ = write!(text, "{label} – {meaning}\n\n");
        }
        let _ = write!(text, "{}\n\n", self.lead);
        for told in &self.told {
            let _ = writeln!(text, "{}: {}", told.name, told.value);
        }
        if !self.told.is_empty() {
            text.push('\n');
        }
        for line in &self.entries {
            line.write(&mut text);
        }
        for (sentence, href) in &self.closed {
            let _ = write!(text, "{sentence}\n{href}\n\n");
        }
        if !self.closed.is_empty() {
            let _ = write!(text, "{}\n\n", self.words.letter_closed_help());
        }
        if !self.web.is_empty() {
            let _ = write!(text, "{}\n\n", self.words.web_from());
            self.web.iter().for_each(|line| line.write(&mut text));
        }
        for (sentence, href) in &self.links {
            let _ = write!(text, "{sentence}\n{href}\n\n");
        }
        for sentence in &self.closing {
            let _ = write!(text, "{sentence}\n\n");
        }
        text.push_str("-- \n");
        let _ = writeln!(text, "{}", self.words.letter_sent_by(&self.node.text));
        if let Some((why, href)) = &self.leave {
            let _ = write!(text, "{why}\n{}\n{href}\n", self.words.letter_leave());
        }
        text
    }
}

impl Line {
    fn write(&self, text: &mut String) {
        let _ = writeln!(text, "{} · {}", self.label, self.title.text);
        for part in self.exercise.iter().chain([&self.whence.text, &self.facts, &self.outline.text]) {
            if !part.is_empty() {
                let _ = writeln!(text, "{part}");
            }
        }
        let _ = write!(text, "{}\n\n", self.href);
    }
}

/// One line, and no more of it than a letter takes.
fn shortened(text: &Text) -> Text {
    let one = legible(&text.text);
    let cut: String = one.chars().take(SUMMARY_CHARS).collect();
    let is_whole = cut.len() == one.len();
    Text { lang: text.lang.clone(), text: if is_whole { cut } else { format!("{}…", cut.trim_end()) } }
}

async fn of_issue(app: &App, words: &'static Words, node: &Text, issue: &Issue) -> Result<Letter, DeskError> {
    let likes = Likes::read(words, &issue.likes, &HeaderMap::new());
    let names = Names::read(app, &likes).await?;
    let origin = app.config.origin();
    let line = |listed: &Listed| {
        let entry = Entry::of(listed, words, &names);
        let country = entry.country.map(|country| format!("{country} · ")).unwrap_or_default();
        Line {
            label: format!("TLP:{}", entry.level),
            exercise: entry.is_exercise.then(|| words.exercise()),
            title: shortened(&entry.title),
            whence: entry.authority,
            facts: format!("{} · {country}{}", entry.kind, entry.updated.text),
            outline: shortened(&entry.outline),
            href: format!("{origin}{}", entry.href),
        }
    };
    let closed = |listed: &Listed| {
        let level = listed.material.audience.level;
        let href = format!("{origin}/{}/materials/{}", words.code, listed.material.id);
        (words.letter_closed(level.as_str()), href)
    };
    let number = issue.whole.len() + issue.links.len() + issue.web.len();
    let further = usize::try_from(issue.further).unwrap_or(usize::MAX);
    // The label is that of what stands in it, so the subject says what of all that is.
    let count = match number.saturating_add(further) {
        all if further > 0 => words.letter_digest_part(all, &number.to_string()),
        all => words.letter_digest_subject(all),
    };
    let label = format!("TLP:{}", issue.level);
    let mut links = Vec::new();
    if further > 0 {
        links.push((words.letter_further(further), format!("{origin}/{}/materials", words.code)));
    }
    if issue.level > Level::Clear {
        links.push((words.letter_sign_in(), format!("{origin}/{}/sign-in", words.code)));
    }
    Ok(Letter {
        subject: format!("[{label}] {count} – {}", node.text),
        label: Some((label, labels::level(words, issue.level))),
        lead: words.letter_digest_lead(&node.text),
        entries: issue.whole.iter().map(line).collect(),
        closed: issue.links.iter().map(closed).collect(),
        web: issue.web.iter().filter_map(|item| of_web(item, words)).collect(),
        links,
        leave: Some((words.letter_why(&node.text), issue.leave.clone())),
        ..Letter::empty(words, node)
    })
}

fn of_web(item: &Item, words: &Words) -> Option<Line> {
    let country = item.country.as_deref().map(|code| format!(" ({})", labels::country(words, code)));
    let text = |text: &str| shortened(&Text::of(&item.language, text));
    Some(Line {
        label: words.web_from(),
        exercise: None,
        title: text(&item.title),
        whence: Text::of("", &format!("{}{}", item.name, country.unwrap_or_default())),
        facts: Day::of(item.published, words).text,
        outline: text(&item.summary),
        href: Link::of(&item.link)?.href,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_begins_no_line_and_no_tag() {
        let words = Words::english();
        let node = Text::of("fi", "Vaalit <b>&");
        let line = Line {
            label: "TLP:GREEN".into(),
            exercise: None,
            title: shortened(&Text::of("fi", "<script>alert(1)</script>\r\nTLP:CLEAR\n.\n")),
            whence: Text::default(),
            facts: String::new(),
            outline: shortened(&Text::of("sv", &"å".repeat(700))),
            href: "https://fi.example/en/materials/1".into(),
        };
        let letter = Letter { entries: vec![line], lead: "New".into(), ..Letter::empty(words, &node) };
        let text = letter.text();
        assert!(text.contains("TLP:GREEN · <script>alert(1)</script> "), "{text}");
        assert!(!text.lines().any(|line| line == "." || line.starts_with("TLP:CLEAR")), "{text}");
        let html = letter.render().unwrap();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("lang=\"sv\"") && html.contains("…"), "{html}");
        assert!(!html.contains("<img") && !html.contains("<style") && !html.contains("src="), "{html}");
    }
}
