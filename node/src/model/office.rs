//! Texts of word processors: .docx and .odt, made Markdown with their headings, lists, tables, emphasis and links.
//!
//! Specs: ECMA-376 part 1, section 17 (`WordprocessingML`), OASIS `OpenDocument` 1.3 part 3. Pictures, notes and
//! comments are left out, and what was struck out while changes were tracked. Everything is bounded before it is
//! unpacked. This module keeps nothing and does not know who sent the file.

mod docx;
mod list;
mod odt;
mod package;
mod tree;
pub mod word;

use std::cell::Cell;

use super::markdown::of_html;
use package::Package;
use tree::{Item, Node};

/// Most HTML that is written on the way to Markdown, in bytes, every table counted with those in it.
const MAX_HTML_BYTES: usize = 32 << 20;

/// What is read of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The title, if the document says which of its lines is the title.
    pub title: String,
    /// The language it says it is in, a BCP 47 tag.
    pub language: String,
    /// The text, in Markdown.
    pub markdown: String,
}

/// Why a document cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficeError {
    /// It is neither sort of document.
    #[error("is neither a .docx nor an .odt file")]
    Unknown,
    /// It is larger inside than any text is.
    #[error("is too large when unpacked")]
    TooLarge,
    /// It is damaged, or locked with a password.
    #[error("cannot be read; it may be damaged or locked with a password")]
    Damaged,
}

/// Reads a document, whichever of the two it is by its contents.
pub fn read(bytes: &[u8]) -> Result<Document, OfficeError> {
    let package = Package::open(bytes)?;
    let (mut blocks, language) = if package.has(docx::TEXT) {
        docx::read(&package)?
    } else if package.has(odt::TEXT) {
        odt::read(&package)?
    } else {
        return Err(OfficeError::Unknown);
    };
    let title = if blocks.first().is_some_and(Block::is_title) { blocks.remove(0).words() } else { String::new() };
    Ok(Document { title, language, markdown: of_html(&list::html(&blocks), None) })
}

/// How much HTML is written so far. What is more than that is not kept, and the document is refused.
#[derive(Default)]
struct Written(Cell<usize>, Cell<bool>);

impl Written {
    /// The same, counted; nothing once it is too much.
    fn with(&self, html: String) -> String {
        self.0.set(self.0.get().saturating_add(html.len()));
        if self.is_full() { String::new() } else { html }
    }

    /// Writes a table; nothing where one is being written, since Markdown has no tables in tables.
    fn table(&self, write: impl FnOnce() -> String) -> Option<String> {
        (!self.1.replace(true)).then(|| {
            let html = write();
            self.1.set(false);
            self.with(html)
        })
    }

    fn is_full(&self) -> bool {
        self.0.get() > MAX_HTML_BYTES
    }

    fn bounded(&self) -> Result<(), OfficeError> {
        if self.is_full() { Err(OfficeError::TooLarge) } else { Ok(()) }
    }
}

/// A block of a text, its words as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    /// The title, or a heading of this level from 1.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph of a list, at this depth from 0.
    Item { depth: usize, is_numbered: bool, html: String },
    /// A table, or another whole.
    Whole(String),
}

impl Block {
    /// What stands first as a heading of the highest level is the title.
    fn is_title(&self) -> bool {
        matches!(self, Self::Heading(0 | 1, _))
    }

    fn words(self) -> String {
        match self {
            Self::Heading(_, html) | Self::Text(html) | Self::Item { html, .. } | Self::Whole(html) => {
                super::markdown::plain_text(&html)
            }
        }
    }
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    super::markdown::escape(text).replace('"', "&quot;")
}

/// A link around words, if it leads somewhere people can go.
fn linked(href: &str, words: &str) -> String {
    if href.is_empty() || href.starts_with('#') || words.trim().is_empty() {
        return words.to_owned();
    }
    format!("<a href=\"{}\">{words}</a>", escaped(href))
}

#[cfg(test)]
mod tests;
