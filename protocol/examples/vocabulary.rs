//! Writes the page of the vocabulary: `cargo run -p election-pool-protocol --example vocabulary > docs/vocabulary.md`.

use election_pool_protocol::{
    audience::Level,
    language::LanguageTag,
    vocabulary::{Kind, Maturity, Nearness, Phase, Role, Sharing, Topic},
};

const LANGUAGES: [&str; 7] = ["en", "fi", "sv", "lt", "nl", "ga", "hr"];

fn main() {
    print!("{}", page());
}

/// The page, the same at every call.
pub fn page() -> String {
    let near =
        |nearness| Topic::all().filter_map(Topic::eurovoc).filter(|concept| concept.nearness == nearness).count();
    let intro = INTRO
        .replace("{topics}", &Topic::all().count().to_string())
        .replace("{exact}", &near(Nearness::Exact).to_string())
        .replace("{close}", &near(Nearness::Close).to_string());
    let topics = Topic::all().map(|topic| {
        let concept = topic.eurovoc().map(|concept| {
            let mark = if concept.nearness == Nearness::Close { "≈ " } else { "" };
            format!("{mark}[{}]({concept})", concept.id)
        });
        let first = vec![slug(topic.slug()), concept.unwrap_or_default(), format!("#{}", topic.hashtag())];
        [first, labels(|language| topic.label(language))].concat()
    });
    let kinds = Kind::all().map(|kind| row(kind.slug(), |language| kind.label(language)));
    let phases = Phase::all().map(|phase| row(phase.slug(), |language| phase.label(language)));
    let steps = Maturity::all().map(|step| row(step.slug(), |language| step.label(language)));
    let roles = Role::all().map(|role| row(role.slug(), |language| role.label(language)));
    let levels = Level::ALL.map(|level| row(level.as_str(), |language| Sharing::of(level).label(language)));
    [
        intro,
        table(&["slug", "EuroVoc", "hashtag"], topics),
        "\n## Kinds\n\nWhat sort of material it is: `kind`, `pool:kind`.\n\n".to_owned(),
        table(&["slug"], kinds),
        "\n## Phases\n\nThe part of the electoral cycle it belongs to: `phase`, `pool:phase`.\n\n".to_owned(),
        table(&["slug"], phases),
        "\n## Maturity\n\nHow far a practice is in use: `maturity`, `pool:maturity`.\n\n".to_owned(),
        table(&["slug"], steps),
        "\n## Roles\n\nFor whom a guide is: `role`, `pool:role`.\n\n".to_owned(),
        table(&["slug"], roles),
        LEVELS.to_owned(),
        table(&["level"], levels.into_iter()),
    ]
    .concat()
}

const INTRO: &str = "# The vocabulary

Words that are the same in every language, so that a Dutch reader finds a Finnish note. The *slug* stands in front \
matter (`topics: [postal-voting]`), on the wire (`pool:topics`) and in addresses (`/nl/materials?topic=postal-voting`, \
`/feeds/topic/postal-voting.nl.rss`), and is never renamed. People see the labels.

The page is written by `cargo run -p election-pool-protocol --example vocabulary > docs/vocabulary.md` from \
`protocol/vocabulary.json`; a test fails when it is stale.

## Topics

There are {topics}. Those with a number lead to [EuroVoc](https://eur-lex.europa.eu/browse/eurovoc.html), the thesaurus \
of the Union's institutions: {exact} to the same concept (`skos:exactMatch`), {close} to a near one (`skos:closeMatch`, \
marked ≈). The hashtag goes with every public material to servers that know no topics. Every node serves \
the topics as SKOS, in JSON-LD, at `/topics.jsonld`; the URI of a topic is \
`https://w3id.org/election-pool/v1#topics/` and its slug.

";

const LEVELS: &str = "
## Levels

Who a material is for: `tlp`, `pool:tlp`, after the Traffic Light Protocol 2.0. The labels of the protocol are never \
translated, only what they mean.

";

fn row(word: &str, label: impl Fn(&str) -> Option<&'static str>) -> Vec<String> {
    [vec![slug(word)], labels(label)].concat()
}

fn slug(word: &str) -> String {
    format!("`{word}`")
}

fn labels(label: impl Fn(&str) -> Option<&'static str>) -> Vec<String> {
    LANGUAGES.iter().map(|language| label(language).unwrap_or_default().to_owned()).collect()
}

/// A table with the labels in the last columns.
fn table(first: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let languages = LANGUAGES.iter().map(|code| code.parse::<LanguageTag>().expect("a language tag"));
    let head: Vec<String> =
        first.iter().map(|name| (*name).to_owned()).chain(languages.map(|tag| tag.own_name().to_owned())).collect();
    let rule = vec!["---".to_owned(); head.len()];
    let lines: Vec<String> =
        [head, rule].into_iter().chain(rows).map(|cells| format!("| {} |", cells.join(" | "))).collect();
    lines.join("\n") + "\n"
}
