//! What somebody has just decided, as the address of the next page says it, in a sentence for them. An address that another
//! person made up says nothing: the word comes with a digest of it and of what the forms of this session carry.

use election_pool_protocol::digest;
use url::form_urlencoded;

use crate::{desk::session::Session, model::words::Words, web::reader::Reader};

/// Characters of the digest that are enough not to be guessed.
const DIGITS: usize = 32;

/// The parameter that tells it.
pub fn parameter(word: &str, session: &Session) -> String {
    format!("done={word}.{}", mark(word, session))
}

fn mark(word: &str, session: &Session) -> String {
    let mut mark = digest::hex(&digest::sha256(format!("done {word} {}", session.csrf).as_bytes()));
    mark.truncate(DIGITS);
    mark
}

/// The sentence for the value of the parameter; nothing for any that this session was not led to.
pub fn said(value: &str, session: &Session, words: &Words) -> Option<String> {
    let (word, given) = value.split_once('.')?;
    if given != mark(word, session) {
        return None;
    }
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
    let session = reader.presence.session()?;
    let (_, query) = reader.address.split_once('?')?;
    let (_, value) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done")?;
    said(&value, session, reader.words)
}
