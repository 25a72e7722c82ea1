//! The fields of a guide: for whom it is, and what it leads through.

use election_pool_protocol::{audience::Action, vocabulary::Role};

use super::{
    super::faults::{self, Said},
    Choice, Field,
    choices::choices,
};
use crate::{
    app::App,
    model::{
        front_matter::GUIDE,
        manuscript::{Manuscript, wrong::Fault as Wrongness},
    },
    store::material::{self, Filter, Listed, Variant},
    web::{
        pages::{choice, labels, text::Text},
        problem::Fault,
        reader::Reader,
    },
};

/// Empty rows for further parts.
const MORE_PARTS: usize = 2;
/// Most materials proposed as parts, the newest.
const PROPOSED: u32 = 200;

/// The guide of a draft.
#[derive(Debug)]
pub struct GuideFields {
    /// Whether it is shown at once: it is one, or something was typed.
    pub is_open: bool,
    /// What it is called.
    pub called: String,
    /// For whom it may be.
    pub roles: Vec<Choice>,
    /// What is wrong with that.
    pub role_faults: Vec<Said>,
    /// What it leads through, in order, with some empty rows.
    pub parts: Vec<Part>,
    /// What it could lead through: id and title.
    pub proposed: Vec<(String, Text)>,
}

/// A part of a guide.
#[derive(Debug)]
pub struct Part {
    /// Its place, from 0.
    pub number: usize,
    /// The id or address.
    pub field: Field,
    /// Whether it is one, and no row for a further one.
    pub is_movable: bool,
    /// The page of what it is, with the title, if this person may see it.
    pub found: Option<(String, Text)>,
}

impl GuideFields {
    pub(super) async fn of(
        app: &App,
        reader: &Reader,
        manuscript: &Manuscript,
        faults: &[Wrongness],
    ) -> Result<Self, Fault> {
        let words = reader.words;
        let is_open = manuscript.kind == GUIDE || !manuscript.role.is_empty() || !manuscript.parts.is_empty();
        let filter = Filter::default();
        let known = if is_open {
            material::list(&app.db, &reader.viewer, Action::Search, &filter, PROPOSED, 0).await?
        } else {
            Vec::new()
        };
        let mut parts = Vec::new();
        let mut rows: Vec<&str> = manuscript.parts.iter().map(String::as_str).collect();
        rows.resize(rows.len() + MORE_PARTS, "");
        for (number, id) in rows.into_iter().enumerate() {
            let name = format!("parts-{number}");
            let label = words.draft_part(&(number + 1).to_string());
            let faults = faults::about(faults, &name, words);
            let field = Field { faults, name, label, value: id.to_owned() };
            parts.push(Part {
                number,
                field,
                is_movable: !id.is_empty(),
                found: found(app, reader, &known, id).await?,
            });
        }
        let proposed = known.iter().map(|one| (one.material.id.clone(), title(reader, &one.variants)));
        Ok(Self {
            is_open,
            called: labels::kind(words, GUIDE),
            roles: choices(Role::slugs(), &manuscript.role, |slug| labels::role(words, slug)),
            role_faults: faults::about(faults, "role", words),
            proposed: proposed.collect(),
            parts,
        })
    }
}

/// The page and the title of a material, among those that are known already or by itself.
async fn found(app: &App, reader: &Reader, known: &[Listed], id: &str) -> Result<Option<(String, Text)>, Fault> {
    let page =
        |id: &str, variants: &[Variant]| (format!("/{}/materials/{id}", reader.words.code), title(reader, variants));
    if id.is_empty() {
        return Ok(None);
    }
    if let Some(one) = known.iter().find(|one| one.material.id == id || one.material.uri == id) {
        return Ok(Some(page(&one.material.id, &one.variants)));
    }
    let held = material::find(&app.db, &reader.viewer, id).await?;
    Ok(held.map(|held| page(&held.material.id, &held.variants)))
}

fn title(reader: &Reader, variants: &[Variant]) -> Text {
    let shown = choice::choose(variants, &reader.likes.tags());
    shown.map(|variant| Text::of(&variant.language, &variant.title)).unwrap_or_default()
}
