//! What this node holds, for the operator at the command line.

mod file;

use std::fmt;

use election_pool_protocol::audience::{Action, Viewer};
use indexmap::IndexMap;
use serde::Serialize;

use super::{
    DeskError, account, adopt,
    confirmation::{self, Confirmation},
    reading,
};
use crate::{
    app::App,
    model::{codes, markdown},
    store::{
        self,
        material::{Filter, Held, Listed, Material, State, Use},
    },
};

pub use self::file::file;

/// Most materials listed at once.
const ROWS_MAX: u32 = 1000;

/// A material in a list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The local UUID.
    pub id: String,
    /// The URI.
    pub uri: String,
    /// The level.
    pub tlp: String,
    /// The kind.
    pub kind: String,
    /// live, withheld or tombstone.
    pub state: String,
    /// The revision.
    pub revision: u64,
    /// The languages, source first.
    pub languages: Vec<String>,
    /// The title in the source language.
    pub title: String,
    /// The host it was received from; none for our own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// A list of materials.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Rows {
    rows: Vec<Row>,
    /// How many were asked for, if there are more.
    #[serde(skip)]
    cut_at: Option<usize>,
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            let languages = row.languages.join(" ");
            write!(f, "{}  TLP:{:<12} {:<18} {:<14} {}", row.id, row.tlp, row.kind, languages, row.title)?;
            match &row.from {
                Some(host) => writeln!(f, "  (from {host})")?,
                None => writeln!(f)?,
            }
        }
        match self.cut_at {
            Some(limit) => writeln!(f, "the newest {limit}; there are more: --limit N shows N, at most {ROWS_MAX}"),
            None => Ok(()),
        }
    }
}

/// The person at the command line, the node's first user unless named: RED shows itself to those it names only.
async fn viewer(app: &App, user: Option<&str>) -> Result<Viewer, DeskError> {
    Ok(account::viewer(&account::acting(app, user).await?))
}

/// Lists what is held, newest first.
pub async fn list(app: &App, limit: u32, user: Option<&str>) -> Result<Rows, DeskError> {
    let viewer = viewer(app, user).await?;
    let limit = limit.min(ROWS_MAX);
    let filter = Filter { with_adoptions: true, ..Filter::default() };
    // One more than shown says whether there are more.
    let found = store::material::list(&app.db, &viewer, Action::Read, &filter, limit + 1, 0).await?;
    let shown = usize::try_from(limit).unwrap_or(usize::MAX);
    let cut_at = (found.len() > shown).then_some(shown);
    Ok(Rows { rows: found.into_iter().take(shown).map(row).collect(), cut_at })
}

fn row(listed: Listed) -> Row {
    let title = listed.variants.first().map(|variant| variant.title.clone()).unwrap_or_default();
    let material = listed.material;
    Row {
        from: (!material.is_own).then(|| material.origin.clone()),
        id: material.id,
        uri: material.uri,
        tlp: material.audience.level.to_string(),
        kind: material.kind,
        state: material.state.as_str().to_owned(),
        revision: material.revision,
        languages: listed.variants.into_iter().map(|variant| variant.language).collect(),
        title,
    }
}

/// Most authorities named that use a material.
const USES: u32 = 1000;

/// That an authority uses a material, and how far it has got.
#[derive(Debug, Serialize)]
pub struct UsedBy {
    /// The actor id of the authority.
    pub authority: String,
    /// Its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How far, a slug.
    pub maturity: String,
    /// Since when, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The id of the adoption.
    pub adoption: String,
}

impl From<Use> for UsedBy {
    fn from(one: Use) -> Self {
        Self {
            authority: one.adoption.authority,
            country: one.adoption.country,
            maturity: one.maturity,
            since: one.since.map(|at| at.to_string()),
            adoption: one.adoption.uri,
        }
    }
}

/// What an adoption states.
#[derive(Debug, Serialize)]
pub struct Adopts {
    /// The id of what is used.
    pub target: String,
    /// How far, a slug.
    pub maturity: String,
    /// Since when, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// One material in one language.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The local UUID.
    pub id: String,
    /// The URI.
    pub uri: String,
    /// The level.
    pub tlp: String,
    /// live, withheld or tombstone.
    pub state: String,
    /// The revision.
    pub revision: u64,
    /// The languages there are.
    pub languages: Vec<String>,
    /// The language shown.
    pub language: String,
    /// The language asked for, where another is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_language: Option<String>,
    /// How it came about: source, human, machine or reviewed.
    pub status: String,
    /// Who translated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Whether it was made on this node of what another published.
    pub is_local: bool,
    /// When the text came to read as it does, RFC 3339, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The revision it was made from.
    pub of_revision: u64,
    /// Whether the original has moved on since.
    pub is_stale: bool,
    /// The paragraphs of the original that changed since, counted from 1; 0 is title or abstract.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<u32>,
    /// Title.
    pub title: String,
    /// Abstract.
    pub summary: String,
    /// Content as plain text.
    pub content: String,
    /// The language of the content: of some languages there are title and summary alone.
    pub content_language: String,
    /// File names of the attachments, with whether each is here.
    pub attachments: Vec<(String, bool)>,
    /// What it states, if it is an adoption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopts: Option<Adopts>,
    /// Who uses it.
    pub used_by: Vec<UsedBy>,
    /// When it was withdrawn, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    /// Why, in the language asked for, the node's own or the next best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Of what is ours: who has confirmed that it was withdrawn or withheld, and who has not.
    pub confirmations: Vec<Confirmation>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.languages.is_empty() {
            return self.fmt_gone(f);
        }
        writeln!(f, "TLP:{}  {}  ({})", self.tlp, self.title, self.language)?;
        writeln!(f, "{}  revision {}  {}", self.uri, self.revision, self.state)?;
        writeln!(f, "languages: {}", self.languages.join(" "))?;
        if let Some(asked) = &self.requested_language {
            writeln!(f, "not in {asked}; shown in {}", self.language)?;
        }
        self.fmt_origin(f)?;
        writeln!(f, "{}\n", self.summary)?;
        if self.content_language != self.language && !self.content.is_empty() {
            writeln!(f, "(the text is not in {} yet; in {}:)\n", self.language, self.content_language)?;
        }
        writeln!(f, "{}", self.content)?;
        for (name, is_here) in &self.attachments {
            writeln!(f, "attachment: {name}{}", if *is_here { "" } else { " (not here yet)" })?;
        }
        let since = |at: &Option<String>| at.as_ref().map_or_else(String::new, |at| format!(" since {at}"));
        if let Some(adopts) = &self.adopts {
            writeln!(f, "uses {}: {}{}", adopts.target, adopts.maturity, since(&adopts.since))?;
        }
        for one in &self.used_by {
            let country = one.country.as_deref().unwrap_or("–");
            writeln!(f, "used by {country} {}: {}{}", one.authority, one.maturity, since(&one.since))?;
        }
        self.confirmations.iter().try_for_each(|one| writeln!(f, "{one}"))?;
        Ok(())
    }
}

impl Shown {
    /// Where a translation comes from, and whether the original has moved on since.
    fn fmt_origin(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.status != "source" {
            let by = self.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
            let here = if self.is_local { ", made on this node" } else { "" };
            write!(f, "translation: {}{by}, of revision {}{here}", self.status, self.of_revision)?;
            let numbers: Vec<String> = self.stale.iter().map(u32::to_string).collect();
            match (self.is_stale, numbers.is_empty()) {
                (false, _) => writeln!(f)?,
                (true, true) => writeln!(f, "; stale")?,
                (true, false) => writeln!(f, "; stale, paragraphs changed since: {}", numbers.join(", "))?,
            }
        }
        writeln!(f)
    }

    /// Of what was withdrawn, or withheld from here, nothing is kept but that it was.
    fn fmt_gone(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.withdrawn, &self.reason) {
            (Some(at), Some(reason)) => writeln!(f, "TLP:{}  withdrawn {at}: {reason}", self.tlp)?,
            (Some(at), None) => writeln!(f, "TLP:{}  withdrawn {at}", self.tlp)?,
            (None, _) => writeln!(f, "TLP:{}  not for this node any more", self.tlp)?,
        }
        writeln!(f, "{}  revision {}  {}", self.uri, self.revision, self.state)?;
        self.confirmations.iter().try_for_each(|one| writeln!(f, "{one}"))
    }
}

/// Why something was withdrawn, in the first of these languages that it was said in, or else as it was said first.
fn reason(tombstone: &Material, languages: &[&str]) -> Option<String> {
    let mut reasons: IndexMap<String, String> = serde_json::from_str(tombstone.reason.as_deref()?).ok()?;
    let wanted =
        languages.iter().find(|language| reasons.contains_key(**language)).map(|language| (*language).to_owned());
    let found = wanted.or_else(|| reasons.keys().next().cloned())?;
    reasons.swap_remove(&found)
}

async fn held(app: &App, id: &str, user: Option<&str>) -> Result<Held, DeskError> {
    let viewer = viewer(app, user).await?;
    let found = store::material::find(&app.db, &viewer, id).await?;
    let held = found.ok_or_else(|| DeskError::unknown("material", id))?;
    if held.material.state == State::Live {
        reading::note(app, &viewer, reading::Way::CommandLine, [(&held).into()]).await?;
    }
    Ok(held)
}

/// Shows one material, in the language asked for or its own.
pub async fn show(app: &App, id: &str, language: Option<&str>, user: Option<&str>) -> Result<Shown, DeskError> {
    let viewer = viewer(app, user).await?;
    let held = held(app, id, user).await?;
    let used_by = store::material::uses_of(&app.db, &viewer, &held.material.uri, USES).await?;
    let adopts = adopt::stated(held.material.bytes.as_deref());
    let languages: Vec<String> = held.variants.iter().map(|variant| variant.language.clone()).collect();
    let is_withdrawn = held.material.state == State::Tombstone;
    let own = app.config.node.languages.first().map(String::as_str);
    let preferred: Vec<&str> = language.into_iter().chain(own).collect();
    let reason = reason(&held.material, &preferred).filter(|_| is_withdrawn);
    let variant = match language {
        _ if held.variants.is_empty() => None,
        None => held.variants.first(),
        Some(wanted) => Some(in_language(&held, id, wanted)?),
    };
    // However it is written: “swe” and “SV” are Swedish too.
    let asked = language.and_then(|wanted| codes::language(wanted).ok()).map(|tag| tag.to_string());
    let text = |read: fn(&store::material::Variant) -> &str| variant.map(read).unwrap_or_default().to_owned();
    // Of some languages there are title and summary alone: the text is then the source's.
    let body = variant.into_iter().chain(&held.variants).find(|variant| !variant.html.is_empty());
    let content = body.map(|body| markdown::plain_text(&body.html)).unwrap_or_default();
    let content_language = body.map(|body| body.language.clone()).unwrap_or_default();
    let confirmations =
        if held.material.is_own { confirmation::of_material(app, &held.material.uri).await? } else { Vec::new() };
    Ok(Shown {
        withdrawn: is_withdrawn.then(|| held.material.updated.to_string()),
        reason,
        confirmations,
        adopts: adopts.map(|s| Adopts {
            target: s.target,
            maturity: s.maturity,
            since: s.since.map(|at| at.to_string()),
        }),
        used_by: used_by.into_iter().map(UsedBy::from).collect(),
        status: text(|v| &v.status),
        by: variant.and_then(|variant| variant.by.clone()),
        since: variant.and_then(|variant| variant.since).map(|at| at.to_string()),
        of_revision: variant.map_or(0, |variant| variant.of_revision),
        is_stale: variant
            .is_some_and(|v| v.status != "source" && held.variants.first().is_some_and(|s| s.digest != v.digest)),
        stale: variant.map(|variant| variant.stale.clone()).unwrap_or_default(),
        requested_language: asked.filter(|asked| variant.is_some_and(|shown| shown.language != *asked)),
        is_local: variant.is_some_and(|variant| variant.is_local),
        language: text(|v| &v.language),
        title: text(|v| &v.title),
        summary: text(|v| &v.abstract_text),
        content,
        content_language,
        id: held.material.id,
        uri: held.material.uri,
        tlp: held.material.audience.level.to_string(),
        state: held.material.state.as_str().to_owned(),
        revision: held.material.revision,
        languages,
        attachments: held.attachments.into_iter().map(|file| (file.name, file.is_held)).collect(),
    })
}

/// The text in a language, else in the next wider one (RFC 4647): for a country's form of a language that itself.
fn in_language<'h>(held: &'h Held, id: &str, wanted: &str) -> Result<&'h store::material::Variant, DeskError> {
    let tag = codes::language(wanted).map_err(DeskError::Refused)?.to_string();
    let mut range = tag.as_str();
    loop {
        if let Some(found) = held.variants.iter().find(|variant| variant.language.eq_ignore_ascii_case(range)) {
            return Ok(found);
        }
        let Some((wider, _)) = range.rsplit_once('-') else { break };
        range = wider;
    }
    let languages: Vec<&str> = held.variants.iter().map(|variant| variant.language.as_str()).collect();
    Err(DeskError::Refused(format!("{id} is not in “{wanted}”, only in {}", languages.join(", "))))
}

/// The exact bytes of one object.
pub async fn bytes(app: &App, id: &str, user: Option<&str>) -> Result<Vec<u8>, DeskError> {
    let held = held(app, id, user).await?;
    held.material.bytes.ok_or_else(|| DeskError::Refused(format!("nothing of {id} is kept but that it was withheld")))
}
