//! The material of the six states, carried in the binary and published through the same door as anybody's.
//!
//! `examples/six-states` holds a folder for each state. What lies in a state's folder `first` is published first and
//! then revised to what the folder itself says; `story.toml` names what is withdrawn again, and why, and who adopts what
//! once all hold it. Addresses in the
//! files are those of the default port; with another base port they are rewritten on the way.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::{
    DemoError,
    states::{DEFAULT_BASE_PORT, STATES, State},
};
use crate::{
    desk::{self, DeskError, publish::Outcome},
    model::{
        DraftError,
        source::{Bundle, Memory},
    },
    serve::Node,
    store,
};

static FOLDERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../examples/six-states");
/// The folder of what is published while a node is away, and the file.
const AWAY: (&str, &str) = ("away", "notice.md");

/// The folder of what is said once all hold what the others published.
const TOGETHER: &str = "together";

/// What happens after everything is published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// Reasons of withdrawals, in the state's own language, by `state/NAME`.
    #[serde(default)]
    withdraw: BTreeMap<String, String>,
    /// Who says that it uses what.
    #[serde(default)]
    adopt: Vec<Adoption>,
    /// Guides through what the others published.
    #[serde(default)]
    guide: Vec<Guide>,
}

/// A guide that a state publishes once it holds what that leads through.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Guide {
    /// The state.
    by: String,
    /// `NAME` in the folder of what is said together. Its parts are named `http://{state}/materials/{NAME}`.
    file: String,
}

/// That a state uses what another published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Adoption {
    /// The state.
    by: String,
    /// `state/NAME`.
    what: String,
    /// How far.
    maturity: String,
    /// What it says of it: `NAME` in the folder of what is said together.
    note: Option<String>,
}

/// What was published.
#[derive(Debug, Default)]
pub struct Published {
    /// How many materials the states have.
    pub count: usize,
    /// What is to be withdrawn again once the others hold it.
    pub to_withdraw: Vec<Withdrawal>,
    /// The ids of the objects, by `state/NAME`.
    uris: BTreeMap<String, String>,
}

/// Something that is to be withdrawn again.
#[derive(Debug)]
pub struct Withdrawal {
    code: &'static str,
    id: String,
    reason: String,
}

/// A state's material, in the order it is published.
struct Shelf<'a> {
    code: &'static str,
    node: &'a Node,
    first: Memory,
    held: Memory,
    names: Vec<String>,
}

/// Publishes each state's material on its node unless that node has published before. The states take turns, and end
/// together, so that the newest come from all of them.
///
/// # Errors
/// When a file is wrong or a node's database refuses.
pub async fn publish(nodes: &BTreeMap<&'static str, Node>, base_port: u16) -> Result<Published, DemoError> {
    let story = story()?;
    let mut published = Published::default();
    let mut shelves = Vec::new();
    for (&code, node) in nodes.iter().rev() {
        let held = files(code, base_port);
        let names: Vec<String> = held.0.keys().filter(|name| is_source(name)).cloned().collect();
        published.count += names.len();
        if store::log::head(&node.app.db).await?.position == 0 {
            shelves.push(Shelf { code, node, first: files(&format!("{code}/first"), base_port), held, names });
        }
    }
    let turns = shelves.iter().map(|shelf| shelf.names.len()).max().unwrap_or_default();
    for turn in 0..turns {
        for shelf in &shelves {
            let place = (turn + shelf.names.len()).checked_sub(turns);
            if let Some(name) = place.and_then(|place| shelf.names.get(place)) {
                let (uri, withdrawal) = shelf.publish(name, &story).await?;
                published.uris.insert(format!("{}/{}", shelf.code, name.trim_end_matches(".md")), uri);
                published.to_withdraw.extend(withdrawal);
            }
        }
    }
    Ok(published)
}

impl Shelf<'_> {
    /// Publishes one and revises it where there is an earlier form; gives its id and whether it is to be withdrawn again.
    async fn publish(&self, name: &str, story: &Story) -> Result<(String, Option<Withdrawal>), DemoError> {
        let is_revised = self.first.0.contains_key(name);
        let (id, uri) = publish_one(self.node, if is_revised { &self.first } else { &self.held }, name).await?;
        if is_revised {
            desk::publish::revise(&self.node.app, &id, bundle(&self.held, name)?, None).await?;
        }
        let reason = story.withdraw.get(&format!("{}/{}", self.code, name.trim_end_matches(".md")));
        Ok((uri, reason.map(|reason| Withdrawal { code: self.code, id, reason: reason.clone() })))
    }
}

/// Withdraws what the story says is withdrawn again.
///
/// # Errors
/// When a node refuses.
pub async fn withdraw(nodes: &BTreeMap<&'static str, Node>, withdrawals: &[Withdrawal]) -> Result<(), DemoError> {
    for Withdrawal { code, id, reason } in withdrawals {
        if let Some(node) = nodes.get(code) {
            desk::withdraw::withdraw(&node.app, id, reason, None).await?;
        }
    }
    Ok(())
}

/// Publishes what is said together, where all of it was published now and all hold what the others published.
///
/// # Errors
/// When a file is wrong or a node refuses.
pub async fn together(
    nodes: &BTreeMap<&'static str, Node>,
    published: &Published,
    base_port: u16,
) -> Result<(), DemoError> {
    lead_through(nodes, published, base_port).await?;
    Box::pin(adopt(nodes, published, base_port)).await
}

/// Publishes the guides of the story.
async fn lead_through(
    nodes: &BTreeMap<&'static str, Node>,
    published: &Published,
    base_port: u16,
) -> Result<(), DemoError> {
    let mut folder = files(TOGETHER, base_port);
    let named = |(what, uri): (&String, &String)| {
        let (code, name) = what.split_once('/')?;
        let state = STATES.iter().find(|state| state.code == code)?;
        Some((format!("\"http://{}/materials/{name}\"", state.host(base_port)), format!("\"{uri}\"")))
    };
    let places: Vec<(String, String)> = published.uris.iter().filter_map(named).collect();
    for Guide { by, file } in story()?.guide {
        let name = format!("{file}.md");
        let (Some(node), Some(bytes)) = (nodes.get(by.as_str()), folder.0.get_mut(&name)) else { continue };
        let text = String::from_utf8_lossy(bytes).into_owned();
        *bytes = places.iter().fold(text, |text, (place, uri)| text.replace(place, uri)).into_bytes();
        match publish_one(node, &folder, &name).await {
            // What has not come yet cannot be led through; the table says what is missing.
            Ok(_) | Err(DemoError::Desk(DeskError::Draft(DraftError::Key { .. }))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// States who uses what, as the story says.
async fn adopt(nodes: &BTreeMap<&'static str, Node>, published: &Published, base_port: u16) -> Result<(), DemoError> {
    let folder = files(TOGETHER, base_port);
    for Adoption { by, what, maturity, note } in story()?.adopt {
        let (Some(node), Some(uri)) = (nodes.get(by.as_str()), published.uris.get(&what)) else { continue };
        let said = note.map(|name| Bundle::note_from_folder(&folder, &format!("{name}.md")));
        let said = said.transpose().map_err(DeskError::from)?;
        match Box::pin(desk::adopt::adopt(&node.app, uri, &maturity, said, None)).await {
            // What has not come yet cannot be used; the table says what is missing.
            Ok(_) | Err(DeskError::Unknown { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Publishes one more notice on a node, for one that is away to catch up with.
pub async fn publish_notice(node: &Node, base_port: u16) -> Result<(), DemoError> {
    publish_one(node, &files(AWAY.0, base_port), AWAY.1).await.map(drop)
}

/// The text of the tour in a language, in Finnish where there is none.
pub fn tour(language: &str, base_port: u16) -> String {
    let files = files(STATES[0].code, base_port);
    let text = [format!("kierros.{language}.md"), "kierros.md".to_owned()].iter().find_map(|name| files.0.get(name));
    String::from_utf8_lossy(text.map_or(&[][..], Vec::as_slice)).into_owned()
}

/// Publishes one; gives its local id and that of its object.
async fn publish_one(node: &Node, folder: &Memory, name: &str) -> Result<(String, String), DemoError> {
    match desk::publish::publish(&node.app, bundle(folder, name)?, None).await? {
        Outcome::Published { id, uri, .. } => Ok((id, uri)),
        Outcome::Submitted { id, .. }
        | Outcome::Withdrawn { id, .. }
        | Outcome::Erased { id, .. }
        | Outcome::Wanted { id, .. } => Ok((id.clone(), id)),
    }
}

fn bundle(folder: &Memory, name: &str) -> Result<Bundle, DemoError> {
    Ok(Bundle::from_folder(folder, name).map_err(DeskError::from)?)
}

fn story() -> Result<Story, DemoError> {
    let text = FOLDERS.get_file("story.toml").and_then(|file| file.contents_utf8()).unwrap_or_default();
    toml::from_str(text).map_err(|error| DemoError::Story(error.to_string()))
}

/// The files of a folder, none if there is no such folder.
fn files(folder: &str, base_port: u16) -> Memory {
    let files = FOLDERS.get_dir(folder).into_iter().flat_map(include_dir::Dir::files);
    let named = files.filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.to_owned();
        let bytes = match file.contents_utf8() {
            Some(text) if file.path().extension().is_some_and(|kind| kind == "md") => {
                at_port(text, base_port).into_bytes()
            }
            _ => file.contents().to_vec(),
        };
        Some((name, bytes))
    });
    Memory(named.collect())
}

/// Rewrites the addresses of the demo from the default base port to another.
fn at_port(text: &str, base_port: u16) -> String {
    if base_port == DEFAULT_BASE_PORT {
        return text.to_owned();
    }
    // Away from the pattern first, so that no new address is taken for an old one.
    let marked = STATES.iter().fold(text.to_owned(), |text, state| {
        text.replace(&state.host(DEFAULT_BASE_PORT), &format!("\u{0}{}\u{0}", state.code))
    });
    STATES
        .iter()
        .fold(marked, |text, state: &State| text.replace(&format!("\u{0}{}\u{0}", state.code), &state.host(base_port)))
}

/// A source is `NAME.md`; `NAME.sv.md` is one of its translations.
fn is_source(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.') && stem != "README")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_the_base_port() {
        let text = "see <http://fi.localhost:8101/fi/> and @vrk@lt.localhost:8103";
        assert_eq!(at_port(text, DEFAULT_BASE_PORT), text);
        assert_eq!(at_port(text, 8103), "see <http://fi.localhost:8103/fi/> and @vrk@lt.localhost:8105");
    }

    #[test]
    fn what_the_story_names_exists() {
        for name in story().unwrap().withdraw.keys() {
            assert!(FOLDERS.get_file(format!("{name}.md")).is_some(), "story.toml: {name}");
        }
        for Adoption { by, what, note, .. } in story().unwrap().adopt {
            assert!(STATES.iter().any(|state| state.code == by), "story.toml: {by}");
            assert!(FOLDERS.get_file(format!("{what}.md")).is_some(), "story.toml: {what}");
            let note = note.map(|note| format!("{TOGETHER}/{note}.md"));
            assert!(note.is_none_or(|note| FOLDERS.get_file(&note).is_some()), "story.toml: what {by} says of {what}");
        }
        for Guide { by, file } in story().unwrap().guide {
            assert!(STATES.iter().any(|state| state.code == by), "story.toml: {by}");
            let text = files(TOGETHER, DEFAULT_BASE_PORT).0.remove(&format!("{file}.md")).unwrap();
            let text = String::from_utf8(text).unwrap();
            let parts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("  - \"http://")).collect();
            assert!(parts.len() >= 5, "{file}: {parts:?}");
            for part in parts {
                let (host, name) = part.trim_end_matches('"').split_once("/materials/").unwrap();
                let state = STATES.iter().find(|state| state.host(DEFAULT_BASE_PORT) == host).unwrap();
                assert!(FOLDERS.get_file(format!("{}/{name}.md", state.code)).is_some(), "{file}: {part}");
            }
        }
        for state in &STATES {
            let later = files(state.code, DEFAULT_BASE_PORT);
            for name in files(&format!("{}/first", state.code), DEFAULT_BASE_PORT).0.keys() {
                assert!(later.0.contains_key(name), "{}/first/{name} is revised to nothing", state.code);
            }
        }
    }
}
