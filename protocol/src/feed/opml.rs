//! Lists of feeds that a reader takes in at once.
//!
//! Spec: OPML 2.0, <http://opml.org/spec2.opml>, section "Subscription lists". There is one `type` for all formats.

use std::fmt::{self, Write as _};

use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};

use super::clean;
use crate::language::LanguageTag;

/// The media type of the text.
pub const CONTENT_TYPE: &str = "text/x-opml; charset=utf-8";

/// A list of feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opml {
    /// Its title.
    pub title: String,
    /// Who makes it: an address.
    pub owner: String,
    /// When it was last another.
    pub modified: Option<Timestamp>,
    /// What is in it.
    pub outlines: Vec<Outline>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outline {
    /// A heading with lines under it.
    Heading {
        /// What it says.
        text: String,
        /// What is under it.
        outlines: Vec<Outline>,
    },
    /// A feed.
    Feed {
        /// What it is called.
        text: String,
        /// Where it is.
        address: String,
        /// The page it belongs to.
        page: String,
        /// The language of its titles.
        language: LanguageTag,
        /// One sentence on what is in it.
        description: String,
    },
}

/// Writes a list of feeds.
pub fn write(list: &Opml) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n");
    let ended = head(&mut text, list).and_then(|()| lines(&mut text, &list.outlines, 2));
    ended.expect("writing to a String does not fail");
    text.push_str(" </body>\n</opml>\n");
    text
}

fn head(text: &mut String, list: &Opml) -> fmt::Result {
    writeln!(text, " <head>\n  <title>{}</title>", escape(&list.title))?;
    let modified = list.modified.and_then(|at| DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok());
    if let Some(modified) = modified {
        writeln!(text, "  <dateModified>{modified}</dateModified>")?;
    }
    writeln!(
        text,
        "  <ownerId>{}</ownerId>\n  <docs>http://opml.org/spec2.opml</docs>\n </head>\n <body>",
        escape(&list.owner)
    )
}

fn lines(text: &mut String, outlines: &[Outline], depth: usize) -> fmt::Result {
    for outline in outlines {
        match outline {
            Outline::Heading { text: heading, outlines } => {
                let heading = escape(heading);
                writeln!(text, "{:depth$}<outline text=\"{heading}\" title=\"{heading}\">", "")?;
                lines(text, outlines, depth + 1)?;
                writeln!(text, "{:depth$}</outline>", "")?;
            }
            Outline::Feed { text: name, address, page, language, description } => {
                let (name, address, page) = (escape(name), escape(address), escape(page));
                writeln!(
                    text,
                    "{:depth$}<outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{address}\" \
                     htmlUrl=\"{page}\" language=\"{language}\" description=\"{}\"/>",
                    "",
                    escape(description)
                )?;
            }
        }
    }
    Ok(())
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
