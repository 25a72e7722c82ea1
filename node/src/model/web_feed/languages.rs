//! The languages that entries say they are in, which the parser of feeds does not give: `xml:lang` of an entry or of its
//! title, `dc:language` in it, `language` of an item of a JSON Feed.
//!
//! Spec: RFC 4287 section 2, Dublin Core, JSON Feed 1.1. A second pass over the document that keeps nothing but these
//! words, in the order of the entries.

use std::io::BufRead;

use quick_xml::{
    NsReader, XmlVersion,
    encoding::DecodingReader,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};
use serde_json::Value;

use super::MAX_ENTRIES;

const DUBLIN_CORE: ResolveResult<'static> = ResolveResult::Bound(Namespace("http://purl.org/dc/elements/1.1/"));
/// The longest word looked at.
const MAX_WORD_BYTES: usize = 100;

/// What each entry says, the first one first; nothing of a document that cannot be read to its end.
pub(super) fn of_xml(document: impl BufRead) -> Vec<Option<String>> {
    let mut reader = NsReader::from_reader(DecodingReader::new(document));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().trim_markup_names_in_closing_tags = true;
    let mut pass = Pass::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_resolved_event_into(&mut buffer) {
            Ok((namespace, Event::Start(start))) => pass.open(&start, namespace == DUBLIN_CORE),
            Ok((_, Event::End(_))) => pass.close(),
            Ok((_, Event::Text(text))) => pass.word(&text),
            Ok((_, Event::CData(text))) => pass.word(&text),
            Ok((_, Event::Eof)) => return pass.found,
            Ok(_) => {}
            Err(_) => return Vec::new(),
        }
        if pass.found.len() > MAX_ENTRIES {
            pass.found.truncate(MAX_ENTRIES);
            return pass.found;
        }
    }
}

/// What each item of a JSON Feed says.
pub(super) fn of_json(feed: &Value) -> Vec<Option<String>> {
    let items = feed["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().take(MAX_ENTRIES).map(|item| item["language"].as_str().map(str::to_owned)).collect()
}

/// Where the pass is.
#[derive(Default)]
struct Pass {
    found: Vec<Option<String>>,
    /// How many elements are open.
    depth: usize,
    /// How deep the entry is that is open.
    entry: Option<usize>,
    /// The word of an element that says a language, while it is open.
    word: Option<String>,
}

impl Pass {
    fn open(&mut self, start: &BytesStart<'_>, is_dublin_core: bool) {
        let name = start.local_name();
        // In the root of Atom and RSS 1.0, in the channel of RSS 2.0.
        let is_entry = matches!((name.as_ref(), self.depth), ("entry", 1) | ("item", 1 | 2));
        if self.entry.is_none() && is_entry {
            self.entry = Some(self.depth);
            self.found.push(said(start));
        } else if self.entry.is_some_and(|entry| self.depth == entry + 1) {
            match name.as_ref() {
                "language" if is_dublin_core => self.word = Some(String::new()),
                "title" => self.says(said(start), false),
                _ => {}
            }
        }
        self.depth += 1;
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(word) = self.word.take() {
            self.says(Some(word), true);
        }
        if self.entry == Some(self.depth) {
            self.entry = None;
        }
    }

    fn word(&mut self, text: &str) {
        if let Some(word) = self.word.as_mut().filter(|word| word.len() + text.len() <= MAX_WORD_BYTES) {
            word.push_str(text);
        }
    }

    /// The language of the entry that is open; what is said of it as a whole goes before what its title says.
    fn says(&mut self, language: Option<String>, is_whole: bool) {
        let Some(last) = self.found.last_mut() else { return };
        if language.is_some() && (is_whole || last.is_none()) {
            *last = language;
        }
    }
}

/// `xml:lang` of an element.
fn said(start: &BytesStart<'_>) -> Option<String> {
    let attribute = start.try_get_attribute("xml:lang").ok()??;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
