//! The guides: ways through the materials, by the role they are for and the phase they belong to.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::vocabulary;
use http::StatusCode;

use super::{entry::Entry, front, labels, names::Names};
use crate::{
    app::App,
    model::words::Words,
    store::{
        StoreError,
        material::{self, Listed},
    },
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// Guides listed, the newest.
const GUIDES: u32 = 200;
/// Guides shown that lead through a material.
const THROUGH: u32 = 5;

/// The list of guides.
#[derive(Debug, Template)]
#[template(path = "guides.html")]
pub struct Guides {
    /// The frame.
    pub shell: Shell,
    /// The roles with guides, in the order of the vocabulary; what is for everybody comes first.
    pub roles: Vec<Role>,
}

/// The guides for one role.
#[derive(Debug)]
pub struct Role {
    /// The role in words.
    pub title: String,
    /// Its guides, in the order of the electoral cycle.
    pub phases: Vec<Phase>,
}

/// The guides for one role in one phase.
#[derive(Debug)]
pub struct Phase {
    /// The phase in words.
    pub title: String,
    /// The guides.
    pub entries: Vec<Entry>,
}

/// The place of the material in a guide.
#[derive(Debug)]
pub struct Step {
    /// Which part of how many, in words.
    pub place: String,
    /// The guide.
    pub guide: Entry,
    /// The part before.
    pub previous: Option<Entry>,
    /// The part after.
    pub next: Option<Entry>,
}

/// `GET /{lang}/guides`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let guides = material::guides(&app.db, viewer, GUIDES).await?;
    let counts = material::part_counts(&app.db, viewer, GUIDES).await?;
    let names = Names::read(&app, &reader.likes).await?;
    let roles = by_role(&guides, words, |listed| {
        let count = counts.get(&listed.material.id).and_then(|number| usize::try_from(*number).ok());
        Entry { mark: count.map(|count| words.guide_parts_count(count)), ..Entry::of(listed, words, &names) }
    });
    let page = Guides { shell: Shell::to(&app, &reader, "guides", "/guides").indexed(), roles };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

/// The place of a slug in the vocabulary: none comes first, one that nobody knows last.
fn place(slug: &str, mut known: impl Iterator<Item = &'static str>) -> (usize, String) {
    let at = if slug.is_empty() { 0 } else { known.position(|one| one == slug).map_or(usize::MAX, |at| at + 1) };
    (at, slug.to_owned())
}

fn by_role(guides: &[(String, Listed)], words: &Words, entry: impl Fn(&Listed) -> Entry) -> Vec<Role> {
    type Places = BTreeMap<(usize, String), Vec<Entry>>;
    let mut all: BTreeMap<(usize, String), Places> = BTreeMap::new();
    for (role, listed) in guides {
        let phase = listed.material.phase.as_deref().unwrap_or_default();
        let of_role = all.entry(place(role, vocabulary::Role::slugs())).or_default();
        of_role.entry(place(phase, vocabulary::Phase::slugs())).or_default().push(entry(listed));
    }
    let phase = |((_, slug), entries): ((usize, String), Vec<Entry>)| Phase {
        title: if slug.is_empty() { words.guides_any_phase() } else { labels::phase(words, &slug) },
        entries,
    };
    let role = |((_, slug), phases): ((usize, String), Places)| Role {
        title: if slug.is_empty() { words.guides_everybody() } else { labels::role(words, &slug) },
        phases: phases.into_iter().map(phase).collect(),
    };
    all.into_iter().map(role).collect()
}

/// The guides that lead through a material, by the id of its object, as far as this reader may see them.
pub(super) async fn steps(app: &App, reader: &Reader, uri: &str, names: &Names) -> Result<Vec<Step>, StoreError> {
    let steps = material::steps(&app.db, &reader.viewer, uri, THROUGH).await?;
    Ok(steps.iter().map(|step| Step::of(step, reader.words, names)).collect())
}

impl Step {
    fn of(step: &material::Step, words: &Words, names: &Names) -> Self {
        let number = |number: usize| words.number(i64::try_from(number).unwrap_or(i64::MAX));
        let entry = |listed: &Listed| Entry::of(listed, words, names);
        Self {
            place: words.guide_place(&number(step.place), &number(step.all)),
            guide: entry(&step.guide),
            previous: step.previous.as_ref().map(entry),
            next: step.next.as_ref().map(entry),
        }
    }
}
