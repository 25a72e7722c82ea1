//! The topics as a concept scheme for those who link data: labels in every language, and which concepts of `EuroVoc`
//! they correspond to.
//!
//! Spec: <https://www.w3.org/TR/skos-reference/>, JSON-LD 1.1. The scheme has the URI that feeds and objects name, and a
//! concept that of the scheme with its slug: the same at every node. This module translates nothing.

use serde_json::{Value, json};

use super::{Nearness, Topic, VOCABULARY, Word};
use crate::context::POOL;

/// The URI of the scheme: of the term that names topics on the wire.
pub fn scheme_uri() -> String {
    format!("{POOL}topics")
}

/// The URI of the topic with this slug.
pub fn uri(slug: &str) -> String {
    format!("{POOL}topics/{slug}")
}

impl Topic {
    /// Its URI, the same at every node.
    pub fn uri(self) -> String {
        uri(self.slug())
    }
}

/// The scheme with all its concepts; `titles` are what it is called, by language.
pub fn scheme(titles: impl IntoIterator<Item = (&'static str, String)>) -> Value {
    of_words(&VOCABULARY.topics, titles)
}

fn of_words(words: &[Word], titles: impl IntoIterator<Item = (&'static str, String)>) -> Value {
    let titles: serde_json::Map<String, Value> =
        titles.into_iter().map(|(language, title)| (language.to_owned(), json!(title))).collect();
    let scheme = json!({
        "@id": scheme_uri(),
        "@type": "skos:ConceptScheme",
        "dct:title": titles,
        "skos:hasTopConcept": words.iter().map(|word| uri(&word.slug)).collect::<Vec<_>>(),
    });
    let graph: Vec<Value> = std::iter::once(scheme).chain(words.iter().map(concept)).collect();
    json!({"@context": context(), "@graph": graph})
}

fn concept(word: &Word) -> Value {
    let mut concept = json!({
        "@id": uri(&word.slug),
        "@type": "skos:Concept",
        "skos:inScheme": scheme_uri(),
        "skos:topConceptOf": scheme_uri(),
        "skos:notation": word.slug,
        "skos:prefLabel": word.labels,
    });
    if let Some(id) = &word.eurovoc {
        let relation = match word.nearness {
            Nearness::Exact => "skos:exactMatch",
            Nearness::Close => "skos:closeMatch",
        };
        concept[relation] = json!([super::Concept { id, nearness: word.nearness }.to_string()]);
    }
    if let Some(other) = &word.replaced_by {
        concept["owl:deprecated"] = json!(true);
        concept["dct:isReplacedBy"] = json!(uri(other));
    }
    concept
}

fn context() -> Value {
    let id = || json!({"@type": "@id"});
    let ids = || json!({"@type": "@id", "@container": "@set"});
    let per_language = || json!({"@container": "@language"});
    json!({
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dct": "http://purl.org/dc/terms/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "skos:inScheme": id(),
        "skos:topConceptOf": id(),
        "skos:hasTopConcept": ids(),
        "skos:exactMatch": ids(),
        "skos:closeMatch": ids(),
        "skos:prefLabel": per_language(),
        "dct:title": per_language(),
        "dct:isReplacedBy": id(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_is_a_concept_with_its_labels_and_its_neighbour_in_eurovoc() {
        let scheme = scheme([("en", "Topics".to_owned())]);
        let graph = scheme["@graph"].as_array().unwrap();
        assert_eq!(graph.len(), 1 + Topic::all().count());
        assert_eq!(graph[0]["@id"], "https://w3id.org/election-pool/v1#topics");
        let of = |slug: &str| graph.iter().find(|one| one["skos:notation"] == slug).unwrap();
        let postal = of("postal-voting");
        assert_eq!(postal["@id"], "https://w3id.org/election-pool/v1#topics/postal-voting");
        assert_eq!(postal["skos:prefLabel"].as_object().unwrap().len(), 7);
        assert_eq!(postal["skos:exactMatch"], json!(["http://eurovoc.europa.eu/4760"]));
        assert_eq!(of("campaign-finance")["skos:closeMatch"], json!(["http://eurovoc.europa.eu/1013"]));
        assert_eq!(of("deepfakes").get("skos:exactMatch"), None);
        assert!(Topic::all().all(|topic| of(topic.slug())["@id"] == topic.uri()));
    }

    #[test]
    fn a_word_that_is_no_longer_used_says_what_took_its_place() {
        let word = r#"{"slug": "old", "replacedBy": "deepfakes", "labels": {"en": "Old"}}"#;
        let scheme = of_words(&[serde_json::from_str(word).unwrap()], []);
        let old = &scheme["@graph"][1];
        assert_eq!(old["owl:deprecated"], true);
        assert_eq!(old["dct:isReplacedBy"], "https://w3id.org/election-pool/v1#topics/deepfakes");
    }
}
