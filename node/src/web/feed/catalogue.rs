//! The lists of all feeds: `/feeds/{lang}.opml` in one language, `/feeds/all.opml` in all of them.

use election_pool_protocol::feed::{
    Format,
    opml::{Opml, Outline},
};

use super::{entry::tag, make};
use crate::{
    app::App,
    desk::{
        DeskError,
        network::{self, Body},
    },
    model::{
        feed::{About, Address},
        words::Words,
    },
    web::shell::{self, Shell},
};

/// The list with this address; none if there is none.
pub(super) async fn read(app: &App, file: &str) -> Result<Option<Opml>, DeskError> {
    let Some(name) = file.strip_suffix(".opml") else { return Ok(None) };
    let words = match name {
        "all" => Words::english(),
        code => match Words::of(code) {
            Some(words) => words,
            None => return Ok(None),
        },
    };
    let bodies = network::authorities(app).await?;
    let outlines = if name == "all" {
        Words::all().iter().map(|words| heading(words.language_name(), outlines(app, &bodies, words))).collect()
    } else {
        outlines(app, &bodies, words)
    };
    let title = format!("{} – Election Pool", Shell::of(app, words.code, "", "/").node.text);
    Ok(Some(Opml { title, owner: format!("{}/", app.config.origin()), modified: None, outlines }))
}

/// Everything first, then the ways it is divided.
fn outlines(app: &App, bodies: &[Body], words: &'static Words) -> Vec<Outline> {
    let node = Shell::of(app, words.code, "", "/").node.text;
    let feed = |line: Line| {
        let is_all = line.about == About::All;
        let address = Address { about: line.about, words, format: Format::Rss };
        Outline::Feed {
            address: format!("{}{}", app.config.origin(), address.path()),
            page: format!("{}{}", app.config.origin(), address.list()),
            language: tag(words.code),
            description: format!("{node} – {}", line.name),
            text: if is_all { format!("{node} – {}", line.name) } else { line.name },
        }
    };
    let group = |group: Group| match group.title {
        Some(title) => vec![heading(title, group.lines.into_iter().map(feed).collect())],
        None => group.lines.into_iter().map(feed).collect(),
    };
    groups(words, bodies).into_iter().flat_map(group).collect()
}

/// Feeds that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they have in common; nothing for the feed of everything.
    pub title: Option<String>,
    /// Those that there are.
    pub lines: Vec<Line>,
}

/// A feed with its name.
#[derive(Debug)]
pub struct Line {
    /// What is in it.
    pub about: About,
    /// The same in words.
    pub name: String,
}

/// Every feed there is: everything first, then the ways it is divided.
pub fn groups(words: &'static Words, bodies: &[Body]) -> Vec<Group> {
    let line = |about: About| Line { name: make::about(words, &about), about };
    let sorted = |title: String, mut lines: Vec<Line>| {
        lines.sort_by_key(|line| line.name.to_lowercase());
        Group { title: Some(title), lines }
    };
    let of = |body: &Body| {
        let about = About::Authority(body.handle().parse().ok()?);
        let name = shell::said(&body.names, words.code).map_or_else(|| body.handle(), |said| said.text);
        Some(Line { about, name })
    };
    vec![
        Group { title: None, lines: vec![line(About::All)] },
        sorted(words.countries(), About::countries().map(line).collect()),
        sorted(words.authorities(), bodies.iter().filter_map(of).collect()),
        sorted(words.kinds(), About::kinds().map(line).collect()),
        sorted(words.topics(), About::topics().map(line).collect()),
        // In their order, which is that of the cycle.
        Group { title: Some(words.phase()), lines: About::phases().map(line).collect() },
    ]
}

fn heading(text: String, outlines: Vec<Outline>) -> Outline {
    Outline::Heading { text, outlines }
}
