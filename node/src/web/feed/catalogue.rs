//! The lists of all feeds: `/feeds/{lang}.opml` in one language, `/feeds/all.opml` in all of them.

use election_pool_protocol::feed::{
    Format,
    opml::{Opml, Outline},
};

use super::{entry::tag, make};
use crate::{
    app::App,
    model::{
        feed::{About, Address},
        words::Words,
    },
    web::shell::Shell,
};

/// The list with this address; none if there is none.
pub(super) fn read(app: &App, file: &str) -> Option<Opml> {
    let name = file.strip_suffix(".opml")?;
    let (words, outlines) = if name == "all" {
        let of_each = |words: &'static Words| heading(words.language_name(), outlines(app, words));
        (Words::english(), Words::all().iter().map(of_each).collect())
    } else {
        let words = Words::of(name)?;
        (words, outlines(app, words))
    };
    let title = format!("{} – Election Pool", Shell::of(app, words.code, "", "/").node.text);
    Some(Opml { title, owner: format!("{}/", app.config.origin()), modified: None, outlines })
}

/// Everything first, then the ways it is divided.
fn outlines(app: &App, words: &'static Words) -> Vec<Outline> {
    let node = Shell::of(app, words.code, "", "/").node.text;
    let feed = |about: About| {
        let address = Address { about, words, format: Format::Rss };
        let name = make::about(words, about);
        Outline::Feed {
            address: format!("{}{}", app.config.origin(), address.path()),
            page: format!("{}{}", app.config.origin(), address.list()),
            language: tag(words.code),
            description: format!("{node} – {name}"),
            text: if about == About::All { format!("{node} – {name}") } else { name },
        }
    };
    let sorted = |title: String, every: Vec<About>| {
        let mut every = every;
        every.sort_by_key(|about| make::about(words, *about).to_lowercase());
        heading(title, every.into_iter().map(feed).collect())
    };
    vec![
        feed(About::All),
        sorted(words.countries(), About::countries().collect()),
        sorted(words.kinds(), About::kinds().collect()),
        sorted(words.topics(), About::topics().collect()),
        // In their order, which is that of the cycle.
        heading(words.phase(), About::phases().map(feed).collect()),
    ]
}

fn heading(text: String, outlines: Vec<Outline>) -> Outline {
    Outline::Heading { text, outlines }
}
