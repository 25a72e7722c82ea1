//! What somebody has just decided, as the address of the next page says it, in a sentence for them.

use url::form_urlencoded;

use crate::{model::words::Words, web::reader::Reader};

/// The sentence for the word in an address; nothing for any other word.
pub fn said(word: &str, words: &Words) -> Option<String> {
    match word {
        "published" => Some(words.done_published()),
        "approved" => Some(words.done_approved()),
        "refused" => Some(words.done_refused()),
        "withdrawn" => Some(words.done_withdrawn()),
        "taken-back" => Some(words.sent_back_own()),
        _ => None,
    }
}

/// The same for whoever is signed in and reads the page of a material.
pub fn told(reader: &Reader) -> Option<String> {
    reader.presence.session()?;
    let (_, query) = reader.address.split_once('?')?;
    let (_, word) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done")?;
    said(&word, reader.words)
}
