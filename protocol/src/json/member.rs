//! Taking known members out of a JSON object: what has the expected shape is taken, everything else stays where it is.
//!
//! So an unknown member, or a known one in a shape nobody foresaw, survives in what is left over.

use serde_json::{Map, Value};

use crate::language::{LanguageMap, LanguageTag};

/// The members of a JSON object, in order.
pub type Members = Map<String, Value>;

/// Takes the member if `read` understands it.
pub fn take<T>(members: &mut Members, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
    let value = read(members.get(name)?)?;
    members.shift_remove(name);
    Some(value)
}

/// Takes a string.
pub fn take_text(members: &mut Members, name: &str) -> Option<String> {
    take(members, name, |value| value.as_str().map(str::to_owned))
}

/// Takes an id: a string, or the `id` of an object that stands there whole.
pub fn take_id(members: &mut Members, name: &str) -> Option<String> {
    take(members, name, id_of)
}

/// Takes a list of strings; a single string is a list of one.
pub fn take_texts(members: &mut Members, name: &str) -> Vec<String> {
    take(members, name, texts_of).unwrap_or_default()
}

/// Takes a map from languages to texts.
pub fn take_map(members: &mut Members, name: &str) -> LanguageMap {
    let read = |value: &Value| {
        let is_whole =
            value.as_object()?.iter().all(|(tag, text)| tag.parse::<LanguageTag>().is_ok() && text.is_string());
        is_whole.then(|| LanguageMap::read(value, |text| text.as_str().map(str::to_owned)))
    };
    take(members, name, read).unwrap_or_default()
}

/// Takes a list of languages.
pub fn take_languages(members: &mut Members, name: &str) -> Vec<LanguageTag> {
    let read = |value: &Value| texts_of(value)?.iter().map(|word| word.parse().ok()).collect();
    take(members, name, read).unwrap_or_default()
}

/// The id in a value: a string, or the `id` of an object.
pub fn id_of(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value.get("id")?.as_str()).map(str::to_owned)
}

/// The strings in a value: an array of nothing but strings, or one string.
pub fn texts_of(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(items) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// Puts a member, if there is something to put.
pub fn put(members: &mut Members, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        members.insert(name.to_owned(), value.into());
    }
}

/// Puts a list, unless it is empty.
pub fn put_list<T: Clone + Into<Value>>(members: &mut Members, name: &str, list: &[T]) {
    put(members, name, (!list.is_empty()).then(|| list.to_vec()));
}

/// Puts a map from languages, unless it is empty.
pub fn put_map<T: Clone + Into<Value>>(members: &mut Members, name: &str, map: &LanguageMap<T>) {
    let entries = || -> Members { map.iter().map(|(tag, value)| (tag.to_string(), value.clone().into())).collect() };
    put(members, name, (!map.is_empty()).then(entries));
}
