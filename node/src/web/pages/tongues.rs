//! The languages of a material as its page lists them: how each came about, what the source has changed since, and what
//! machines are still to make.

use election_pool_protocol::{
    audience::{Level, Viewer},
    translation::{Reach, farthest},
};
use url::form_urlencoded;

use super::{
    choice, labels,
    text::{self, Day, legible},
};
use crate::{
    app::App,
    model::words::Words,
    store::{
        self, StoreError,
        material::{Held, Variant},
        translation::{Job, JobState},
    },
    web::reader::Reader,
};

/// Most changed paragraphs named.
const STALE_SHOWN: usize = 12;

/// A translation that a machine is to make.
#[derive(Debug)]
pub struct Machine {
    /// The language.
    pub lang: String,
    /// What it calls itself.
    pub name: String,
    /// How far it is.
    pub state: String,
    /// Why it waits or failed, as it was said.
    pub reason: Option<String>,
}

/// A language of the material.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is said of a language by itself")]
pub struct Tongue {
    /// BCP 47 tag.
    pub lang: String,
    /// What it calls itself.
    pub name: String,
    /// How the text came about, in words.
    pub status: String,
    /// Who translated it.
    pub by: Option<String>,
    /// Whether that is a body whose people did.
    pub is_credited: bool,
    /// The day that a text of people came, where known.
    pub since: Option<Day>,
    /// That the source has moved on, and where.
    pub stale: Option<String>,
    /// Whether it was made on this node of what another published.
    pub is_local: bool,
    /// Whether title and abstract are all there is in it.
    pub is_titles: bool,
    /// Whether it is the one on the page.
    pub is_shown: bool,
    /// The page that shows it.
    pub href: String,
    /// The page that shows it beside the one that is shown.
    pub beside: Option<String>,
}

/// Why no machine translates what has this level.
pub(super) fn no_machine(level: Level, words: &Words) -> String {
    match farthest(level) {
        None => words.machine_never(),
        Some(Reach::Local) => words.machine_local(level.as_str()),
        Some(Reach::Trusted | Reach::Anywhere) => words.machine_trusted(),
    }
}

/// What machines are to translate and have not: for those who work here.
pub(super) async fn machines(app: &App, reader: &Reader, held: &Held) -> Result<Vec<Machine>, StoreError> {
    let is_staff = matches!(reader.viewer, Viewer::Staff { .. });
    if !is_staff || app.config.translation.is_empty() {
        return Ok(Vec::new());
    }
    let jobs = store::translation::of_material(&app.db, &held.material.uri).await?;
    let machine = |job: Job| {
        let state = match job.state {
            JobState::Done => return None,
            JobState::Waiting => reader.words.machine_waiting(),
            JobState::Failed => reader.words.machine_failed(),
        };
        let name = text::tongue(&job.language).text;
        Some(Machine { name, state, reason: job.reason.as_deref().map(legible), lang: job.language })
    };
    Ok(jobs.into_iter().filter_map(machine).collect())
}

/// What there is not in the language asked for: nothing at all, or no text under the title.
pub(in crate::web) fn missing_text(words: &Words, asked_for: &str, title: Option<&str>) -> String {
    if title.is_some_and(|title| choice::speaks(title, asked_for)) {
        words.fallback_titles()
    } else if choice::speaks(asked_for, words.code) {
        words.fallback()
    } else {
        words.fallback_asked(&legible(&words.language(asked_for)))
    }
}

/// What to know about a text before reading it.
pub(in crate::web) fn mark(shown: &Variant, source_digest: &str, words: &Words) -> Option<String> {
    mark_of(shown.status == "machine", staleness(shown, source_digest, words), words)
}

/// What to know about a text before reading it, as a sentence.
pub(in crate::web) fn mark_of(is_machine: bool, stale: Option<String>, words: &Words) -> Option<String> {
    let machine = is_machine.then_some(words.status_machine());
    let marks: Vec<String> = machine.into_iter().chain(stale).collect();
    (!marks.is_empty()).then(|| {
        let line = marks.join("; ");
        let mut letters = line.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    })
}

/// The digest of the text that the others are translations of.
pub(in crate::web) fn source_digest(variants: &[Variant]) -> &str {
    variants.iter().find(|variant| variant.status == "source").map_or("", |source| &source.digest)
}

/// Whether the source has moved on since.
pub(in crate::web) fn is_stale(variant: &Variant, source_digest: &str) -> bool {
    variant.status != "source" && !source_digest.is_empty() && variant.digest != source_digest
}

/// That the source has moved on, and where, in words.
fn staleness(variant: &Variant, source_digest: &str, words: &Words) -> Option<String> {
    is_stale(variant, source_digest).then(|| stale_words(&variant.stale, words))
}

/// How a translation is stale, in words: paragraph by paragraph where that is known.
pub(in crate::web) fn stale_words(stale: &[u32], words: &Words) -> String {
    let numbers: Vec<String> =
        stale.iter().filter(|number| **number > 0).map(|number| words.number(i64::from(*number))).collect();
    let shown = &numbers[..numbers.len().min(STALE_SHOWN)];
    let more = if numbers.len() > shown.len() { " …" } else { "" };
    let head = stale.contains(&0).then(|| words.variant_stale_head());
    let body = (!shown.is_empty()).then(|| words.variant_stale_paragraphs(&format!("{}{more}", words.list(shown))));
    std::iter::once(words.variant_stale()).chain(head).chain(body).collect::<Vec<_>>().join("; ")
}

/// One language of a material, as its page lists it.
pub(super) fn tongue(variant: &Variant, shown: Option<&Variant>, held: &Held, words: &Words) -> Tongue {
    let material = &held.material;
    let query = form_urlencoded::byte_serialize(variant.language.as_bytes()).collect::<String>();
    Tongue {
        lang: variant.language.clone(),
        name: text::tongue(&variant.language).text,
        status: labels::status(words, &variant.status),
        by: variant.by.as_deref().map(legible),
        is_credited: variant.status == "human" && variant.by.is_some(),
        since: variant
            .since
            .filter(|_| matches!(variant.status.as_str(), "human" | "reviewed"))
            .map(|at| Day::of(at, words)),
        stale: staleness(variant, source_digest(&held.variants), words),
        is_local: variant.is_local,
        is_titles: variant.html.is_empty(),
        is_shown: shown.is_some_and(|shown| shown.language == variant.language),
        href: format!("/{}/materials/{}?in={query}", words.code, material.id),
        beside: shown.filter(|shown| shown.language != variant.language && !variant.html.is_empty()).map(|shown| {
            let with = form_urlencoded::byte_serialize(shown.language.as_bytes()).collect::<String>();
            format!("/{}/materials/{}?in={with}&beside={query}", words.code, material.id)
        }),
    }
}
