//! A JSON Feed as its parser wants it.
//!
//! Spec: JSON Feed 1.1, “items”: an id that is no string is to be made one.

use serde_json::Value;

use super::languages;

/// The document with every id a string, and the languages of its items; nothing if it is no JSON.
pub(super) fn read(bytes: &[u8]) -> Option<(Vec<u8>, Vec<Option<String>>)> {
    // The parser goes by the same letters.
    if *bytes.iter().find(|byte| matches!(byte, b'<' | b'{'))? != b'{' {
        return None;
    }
    let mut feed: Value = serde_json::from_slice(bytes).ok()?;
    let languages = languages::of_json(&feed);
    for item in feed.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(id) = item.get_mut("id").filter(|id| id.is_number()) {
            *id = Value::String(id.to_string());
        }
    }
    Some((serde_json::to_vec(&feed).ok()?, languages))
}
