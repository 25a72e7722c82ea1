//! What a page shows of a material beyond its texts, read from the exact bytes: sources, meeting, licence, notices.
//!
//! Own and received objects alike; everything is plain text or a web address, counted and bounded.
//! This module does not know who may see it: the caller got the bytes through a viewer.

use election_pool_protocol::{
    language::LanguageMap,
    object::{Moment, Object},
    origin::same_origin,
};
use jiff::{Timestamp, civil};
use serde_json::Value;

use super::{
    ReadError,
    adoption::{self, Stated},
    front_matter::{GUIDE, MAX_LIST, MAX_VALUE_CHARS},
    head::link,
    markdown,
    meeting::{Action, Meeting, Online},
    project::MAX_NOTICE_CHARS,
    received::{MAX_LANGUAGES, is_id, slug},
};

/// The details of one material.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Details {
    /// The page at its origin; an address elsewhere is not its page.
    pub page: Option<String>,
    /// The licence.
    pub licence: Option<String>,
    /// The diary number.
    pub reference: Option<String>,
    /// The statutory ground of secrecy.
    pub secrecy: Option<String>,
    /// Links to what it rests on.
    pub sources: Vec<String>,
    /// The id of what it was made from.
    pub derived_from: Option<String>,
    /// The id of the whole it is a part of.
    pub part_of: Option<String>,
    /// For whom it is, if it is a guide.
    pub role: Option<String>,
    /// The ids of what it leads through in order, if it is a guide.
    pub parts: Vec<String>,
    /// What is used, and how far, if it is an adoption.
    pub adoption: Option<Stated>,
    /// Where the languages are that the object has no room for; an address elsewhere is not believed.
    pub translations: Option<String>,
    /// What its project must say, per language.
    pub notices: LanguageMap,
    /// The meeting; the times are there for an event.
    pub meeting: Meeting,
}

/// Reads the details of an object.
pub fn read(bytes: &[u8]) -> Result<Details, ReadError> {
    let object = Object::read(bytes).map_err(|error| ReadError::Malformed(error.to_string()))?;
    let is_guide = object.kind.as_deref() == Some(GUIDE);
    let notices = object.notices.iter().take(MAX_LANGUAGES);
    Ok(Details {
        page: object.page().filter(|page| same_origin(page, &object.id)).and_then(link),
        licence: object.licence.as_deref().and_then(value),
        reference: object.reference.as_deref().and_then(value),
        secrecy: object.secrecy.as_deref().and_then(value),
        sources: object.sources.iter().take(MAX_LIST).filter_map(|source| link(source)).collect(),
        derived_from: object.derived_from.as_deref().and_then(link),
        part_of: object.part_of.as_deref().and_then(link),
        role: object.role.as_deref().filter(|_| is_guide).and_then(slug),
        parts: if is_guide { parts(&object) } else { Vec::new() },
        adoption: adoption::stated(&object),
        translations: object.translations.clone().filter(|address| is_id(address) && same_origin(address, &object.id)),
        notices: notices.map(|(tag, text)| (tag.clone(), markdown::line(text, MAX_NOTICE_CHARS))).collect(),
        meeting: meeting(&object),
    })
}

/// Each part once, in order.
fn parts(object: &Object) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in object.parts.iter().take(MAX_LIST).filter_map(|part| link(part)) {
        if !found.contains(&part) {
            found.push(part);
        }
    }
    found
}

fn meeting(object: &Object) -> Meeting {
    let instant = |moment: &Option<Moment>| -> Option<Timestamp> { moment.as_ref().map(Moment::at) };
    Meeting {
        starts: instant(&object.start_time),
        ends: instant(&object.end_time),
        timezone: object.timezone.as_deref().and_then(value),
        place: object.place().and_then(value),
        online: object.online.as_ref().and_then(online),
        // Whoever sent it: under the Chatham House Rule nobody here is told who took part.
        attending: if object.chatham_house { Vec::new() } else { values(&object.attending) },
        chatham_house: object.chatham_house,
        agenda: values(&object.agenda),
        decisions: values(&object.decisions),
        actions: object
            .actions
            .iter()
            .take(MAX_LIST)
            .filter_map(|action| {
                Some(Action {
                    what: value(&action.what)?,
                    owner: action.owner.as_deref().and_then(value).filter(|_| !object.chatham_house),
                    due: action.due.as_deref().and_then(|day| day.parse::<civil::Date>().ok()),
                })
            })
            .collect(),
    }
}

fn online(told: &Value) -> Option<Online> {
    match told {
        Value::Bool(true) => Some(Online::Yes),
        Value::Bool(false) => Some(Online::No),
        Value::String(address) => link(address).map(Online::At),
        _ => None,
    }
}

fn values(list: &[String]) -> Vec<String> {
    list.iter().take(MAX_LIST).filter_map(|text| value(text)).collect()
}

/// A short text of one line, if it says anything.
pub(super) fn value(text: &str) -> Option<String> {
    Some(markdown::line(text, MAX_VALUE_CHARS)).filter(|line| !line.is_empty())
}
