//! The public part as a catalogue of open data: one dataset for each topic and kind, its feeds as distributions.
//!
//! Spec: DCAT-AP 3.0, as JSON-LD. CLEAR alone, whoever asks. Each material names its own licence; one is stated here where
//! all of a dataset share it.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::{
    audience::{Action, Viewer},
    feed::Format,
    licence,
    vocabulary::{Kind, Topic},
};
use http::{HeaderMap, HeaderValue, header};
use serde_json::{Value, json};

use super::{
    headers,
    page::Cache,
    pages::{index, labels},
    problem::Fault,
};
use crate::{
    app::App,
    model::words::Words,
    store::material::{self, By, Filed},
};

const MEDIA_TYPE: &str = "application/ld+json; charset=utf-8";
/// Where the Publications Office keeps the languages.
const LANGUAGES: &str = "http://publications.europa.eu/resource/authority/language/";
/// “Government and public sector” in the list of themes of the Publications Office.
const THEME: &str = "http://publications.europa.eu/resource/authority/data-theme/GOVE";

/// `GET /catalog.jsonld`.
pub async fn get(State(app): State<App>, asked: HeaderMap) -> Result<Response, Fault> {
    let mut datasets = Vec::new();
    let topics = index::counts(&app, &Viewer::Public, By::Topic).await?;
    let licences = material::licences(&app.db, &Viewer::Public, Action::Feed, Filed::Topic).await?;
    for topic in Topic::all().filter(|topic| topics.get(topic.slug()).is_some_and(|number| *number > 0)) {
        let licence = licences.get(topic.slug()).and_then(|licence| licence::address(licence));
        let mut set = dataset(&app, "topic", topic.slug(), labels::topic, licence.as_deref());
        if let Some(concept) = topic.eurovoc() {
            set["dct:subject"] = json!({"@id": concept.to_string()});
        }
        datasets.push(set);
    }
    let kinds = index::counts(&app, &Viewer::Public, By::Kind).await?;
    let used = Kind::slugs().filter(|slug| kinds.get(*slug).is_some_and(|number| *number > 0));
    let licences = material::licences(&app.db, &Viewer::Public, Action::Feed, Filed::Kind).await?;
    datasets.extend(used.map(|slug| {
        let licence = licences.get(slug).and_then(|licence| licence::address(licence));
        dataset(&app, "kind", slug, labels::kind, licence.as_deref())
    }));
    let text = catalogue(&app, &datasets).to_string();
    let etag = headers::tag_of(text.as_bytes());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
        (header::CACHE_CONTROL, Cache::Public.line()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    Ok(headers::conditional(&asked, (headers, text).into_response(), &etag, None))
}

/// Who publishes all of it: the authority of this node.
fn publisher(app: &App) -> Option<Value> {
    app.config.authorities.first().map(|authority| {
        let names = authority.name.iter().map(|(tag, name)| json!({"@language": tag, "@value": name}));
        json!({
            "@id": app.authority_actor(&authority.username),
            "@type": "foaf:Agent",
            "foaf:name": names.collect::<Vec<_>>(),
        })
    })
}

/// The languages of every feed and page.
fn languages() -> Vec<Value> {
    Words::all().iter().filter_map(|words| language(words.code)).collect()
}

fn catalogue(app: &App, datasets: &[Value]) -> Value {
    let origin = app.config.origin();
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": format!("{origin}/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": said(Words::tagline),
        "dct:description": said(Words::front_lead),
        "dct:publisher": publisher(app),
        "foaf:homepage": {"@id": format!("{origin}/")},
        "dct:language": languages(),
        "dcat:dataset": datasets,
    })
}

/// Feeds in all languages and formats; under a licence only if everything in them is.
fn dataset(app: &App, set: &str, slug: &str, label: fn(&Words, &str) -> String, licence: Option<&str>) -> Value {
    let origin = app.config.origin();
    let distribution = |words: &'static Words| {
        Format::ALL.map(|format| {
            let address = format!("{origin}/feeds/{set}/{slug}.{}.{}", words.code, format.extension());
            let media_type = format.media_type();
            let mut said = json!({
                "@id": address,
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": address},
                "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{media_type}")},
                "dct:language": language(words.code),
            });
            if let Some(licence) = licence {
                said["dct:license"] = json!({"@id": licence});
            }
            said
        })
    };
    json!({
        "@id": format!("{origin}/catalog.jsonld#{set}-{slug}"),
        "@type": "dcat:Dataset",
        "dct:title": said(|words| label(words, slug)),
        "dct:description": said(|words| format!("{}: {}", words.tagline(), label(words, slug))),
        "dct:publisher": publisher(app),
        "dct:language": languages(),
        "dcat:theme": {"@id": THEME},
        "dcat:landingPage": {"@id": format!("{origin}/en/materials?{set}={slug}")},
        "dcat:distribution": Words::all().iter().flat_map(distribution).collect::<Vec<_>>(),
    })
}

/// A text in every interface language.
fn said(text: impl Fn(&Words) -> String) -> Vec<Value> {
    Words::all().iter().map(|words| json!({"@language": words.code, "@value": text(words)})).collect()
}

/// The language in the list of the Publications Office.
fn language(code: &str) -> Option<Value> {
    const CODES: [(&str, &str); 7] =
        [("en", "ENG"), ("fi", "FIN"), ("sv", "SWE"), ("lt", "LIT"), ("nl", "NLD"), ("ga", "GLE"), ("hr", "HRV")];
    let known = CODES.iter().find(|(known, _)| *known == code)?.1;
    Some(json!({"@id": format!("{LANGUAGES}{known}")}))
}
