//! What a public page says of itself to search engines and to whatever shows a link: Open Graph and schema.org.
//!
//! Spec: <https://ogp.me>, <https://schema.org>. Of CLEAR material only; the caller has seen to that.

use election_pool_protocol::{licence, vocabulary::Topic};
use serde_json::{Map, Value, json};

use super::{names::Names, text::legible};
use crate::{
    app::App,
    model::{details, meeting::Online, words::Words},
    store::material::{Held, Variant},
};

/// The metadata of one page.
#[derive(Debug)]
pub struct Meta {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Its address.
    pub address: String,
    /// Open Graph's word for its language, `fi_FI`.
    pub locale: String,
    /// The same as linked data, safe inside a `script` element.
    pub linked_data: String,
}

impl Meta {
    /// Of a CLEAR material as shown in a language.
    pub fn of(app: &App, held: &Held, shown: Option<&Variant>, address: &str, names: &Names, words: &Words) -> Self {
        let title = shown.map_or("", |shown| shown.title.as_str());
        let description = shown.map_or("", |shown| shown.abstract_text.as_str());
        Self {
            title: legible(title),
            description: legible(description),
            address: address.to_owned(),
            locale: locale(words.code),
            linked_data: in_script(&linked_data(app, held, shown, address, names)),
        }
    }
}

/// Open Graph wants a country with a language.
fn locale(code: &str) -> String {
    let country = match code {
        "sv" => "SE",
        "ga" | "en" => "IE",
        other => &other.to_ascii_uppercase(),
    };
    format!("{code}_{country}")
}

fn linked_data(app: &App, held: &Held, shown: Option<&Variant>, address: &str, names: &Names) -> Value {
    let material = &held.material;
    let language = shown.map_or("und", |shown| shown.language.as_str());
    let is_meeting = material.starts.is_some();
    let ty = match material.kind.as_str() {
        _ if is_meeting => "Event",
        "training-material" => "LearningResource",
        _ => "Article",
    };
    let mut data = Map::new();
    data.insert("@context".into(), "https://schema.org".into());
    data.insert("@type".into(), ty.into());
    data.insert(if is_meeting { "name" } else { "headline" }.into(), shown.map(|shown| legible(&shown.title)).into());
    data.insert("description".into(), shown.map(|shown| legible(&shown.abstract_text)).into());
    data.insert("inLanguage".into(), language.into());
    data.insert("identifier".into(), material.uri.as_str().into());
    data.insert("url".into(), address.into());
    let publisher = json!({
        "@type": "GovernmentOrganization",
        "name": names.of(&material.authority, language).text,
        "url": material.authority,
    });
    if is_meeting {
        data.insert("organizer".into(), publisher);
        let instants = [("startDate", material.starts), ("endDate", material.ends)];
        data.extend(instants.into_iter().filter_map(|(name, at)| Some((name.to_owned(), at?.to_string().into()))));
        data.extend(event(held, language));
    } else {
        data.insert("datePublished".into(), material.published.to_string().into());
        data.insert("dateModified".into(), material.updated.to_string().into());
        data.insert("version".into(), material.revision.into());
        data.insert("publisher".into(), publisher.clone());
        data.insert("author".into(), publisher);
        data.insert("isAccessibleForFree".into(), true.into());
        let others = held.variants.iter().filter(|other| shown.is_none_or(|shown| other.language != shown.language));
        let translation = |other: &Variant| {
            let page = format!("{}/{}/materials/{}", app.config.origin(), other.language, material.id);
            let spoken = Words::of(&other.language).is_some();
            spoken.then(
                || json!({"@type": ty, "inLanguage": other.language, "headline": legible(&other.title), "url": page}),
            )
        };
        data.extend(listed("workTranslation", others.filter_map(translation)));
        let licence = material.licence.as_deref().and_then(licence::address);
        data.extend(licence.map(|address| ("license".to_owned(), address.into())));
    }
    let concepts = held.topics.iter().filter_map(|slug| Topic::parse(slug)?.eurovoc());
    data.extend(listed("about", concepts.map(|concept| json!({"@id": concept.to_string()}))));
    Value::Object(data)
}

/// A member that is a list; nothing where nothing is in it.
fn listed(name: &str, values: impl IntoIterator<Item = Value>) -> Option<(String, Value)> {
    let values: Vec<Value> = values.into_iter().collect();
    (!values.is_empty()).then(|| (name.to_owned(), values.into()))
}

/// Where a meeting is and how one takes part.
fn event(held: &Held, language: &str) -> Map<String, Value> {
    let material = &held.material;
    let details = material.bytes.as_deref().and_then(|bytes| details::read(bytes).ok()).unwrap_or_default();
    let place = details.meeting.place.as_deref().map(|place| json!({"@type": "Place", "name": legible(place)}));
    let (mode, address) = match (&details.meeting.online, &place) {
        (Some(Online::At(address)), _) => (if place.is_some() { "Mixed" } else { "Online" }, Some(address)),
        (Some(Online::Yes), place) => (if place.is_some() { "Mixed" } else { "Online" }, None),
        (Some(Online::No) | None, _) => ("Offline", None),
    };
    let online = address.map(|address| json!({"@type": "VirtualLocation", "url": address}));
    let mut data = Map::new();
    data.insert("eventStatus".into(), "https://schema.org/EventScheduled".into());
    data.insert("eventAttendanceMode".into(), format!("https://schema.org/{mode}EventAttendanceMode").into());
    data.extend(listed("location", place.into_iter().chain(online)));
    data.insert("inLanguage".into(), language.into());
    data
}

/// Nothing inside may end the element it stands in.
fn in_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script_it_stands_in() {
        let text = in_script(&json!({"headline": "</script><b>&amp;<!--"}));
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["headline"], "</script><b>&amp;<!--");
    }

    #[test]
    fn a_locale_has_a_language_and_a_country() {
        assert_eq!([locale("fi"), locale("sv"), locale("ga"), locale("hr")], ["fi_FI", "sv_SE", "ga_IE", "hr_HR"]);
    }
}
