//! What an entry says of a meeting before its text: when and where, what was decided, what is to be done by whom.
//!
//! In the words of the feed and as the page of the meeting has it, each text in its own language. The caller has listed
//! the material through a viewer.

use election_pool_protocol::object::Object;

use super::entry::tag;
use crate::{
    model::{
        markdown::{escape, line},
        words::Words,
    },
    store::material::{HeldMeeting, Material},
    web::pages::{
        facts::{self, Deed},
        text::Text,
        when::When,
    },
};

/// The longest plain text.
const PLAIN_CHARS: usize = 1_000;

/// A meeting as an entry tells it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// As safe HTML.
    pub html: String,
    /// As plain text, for entries without a summary.
    pub plain: String,
}

impl Told {
    /// Nothing if the material says nothing of a meeting.
    pub(super) fn of(material: &Material, held: &HeldMeeting, words: &Words) -> Option<Self> {
        let object = Object::read(&held.bytes).ok();
        let object = object.as_ref();
        let mut said = Said { code: words.code, html: Vec::new(), plain: Vec::new() };
        let facts = facts::meeting(material, object, words);
        let facts = facts.iter().map(|fact| (fact.label.as_str(), &fact.value, fact.href.as_deref()));
        let moved = held.moved_from.map(|before| {
            let zone = object.and_then(|object| object.timezone.as_deref());
            words.meeting_moved(&When::before(before, zone, words))
        });
        said.facts(facts, moved.as_deref());
        if let Some(object) = object {
            for block in facts::blocks(object, material, words) {
                let lines = block.lines.iter().map(|line| (said.value(line), line.text.clone()));
                let lines = lines.collect();
                said.list(&block.label, lines);
            }
            let deeds = facts::deeds(object, material, words);
            let lines = deeds.iter().map(|deed| said.deed(deed, words)).collect();
            said.list(&words.actions(), lines);
        }
        said.end()
    }
}

/// What was said so far, in both forms.
struct Said {
    code: &'static str,
    html: Vec<String>,
    plain: Vec<String>,
}

impl Said {
    /// Labelled values on lines of their own, and that the meeting was moved.
    fn facts<'a>(&mut self, facts: impl Iterator<Item = (&'a str, &'a Text, Option<&'a str>)>, moved: Option<&str>) {
        let mut lines = Vec::new();
        for (label, value, href) in facts {
            let shown = match href {
                Some(href) => format!("<a href=\"{}\">{}</a>", quoted(href), escape(&value.text)),
                None => self.value(value),
            };
            lines.push(format!("<strong>{}:</strong> {shown}", escape(label)));
            self.plain.push(format!("{label}: {}", value.text));
        }
        lines.extend(moved.map(escape));
        self.plain.extend(moved.map(str::to_owned));
        if !lines.is_empty() {
            self.html.push(format!("<p>{}</p>", lines.join("<br>")));
        }
    }

    /// A list under its label, each line in both forms.
    fn list(&mut self, label: &str, lines: Vec<(String, String)>) {
        if lines.is_empty() {
            return;
        }
        let (html, plain): (Vec<String>, Vec<String>) = lines.into_iter().unzip();
        let items = html.join("</li><li>");
        self.html.push(format!("<p><strong>{}</strong></p><ul><li>{items}</li></ul>", escape(label)));
        self.plain.push(format!("{label}: {}", plain.join("; ")));
    }

    /// What is to be done, and in brackets by whom and until when.
    fn deed(&self, deed: &Deed, words: &Words) -> (String, String) {
        let more = [(words.action_owner(), &deed.owner), (words.action_due(), &deed.due)];
        let more: Vec<(String, &Text)> =
            more.into_iter().filter_map(|(label, value)| Some((label, value.as_ref()?))).collect();
        let bracketed =
            |more: Vec<String>| if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        let html = more.iter().map(|(label, value)| format!("{}: {}", escape(label), self.value(value)));
        let plain = more.iter().map(|(label, value)| format!("{label}: {}", value.text));
        (
            format!("{}{}", self.value(&deed.what), bracketed(html.collect())),
            format!("{}{}", deed.what.text, bracketed(plain.collect())),
        )
    }

    /// A text that says its language where it is another than that of the feed.
    fn value(&self, text: &Text) -> String {
        let shown = escape(&text.text);
        if text.lang.is_empty() || text.lang == self.code {
            return shown;
        }
        format!("<span lang=\"{}\">{shown}</span>", tag(&text.lang))
    }

    fn end(self) -> Option<Told> {
        let Self { code, html, plain } = self;
        let plain = line(&plain.join(" · "), PLAIN_CHARS);
        (!html.is_empty()).then(|| Told { html: format!("<div lang=\"{code}\">{}</div>", html.concat()), plain })
    }
}

fn quoted(value: &str) -> String {
    escape(value).replace('"', "&quot;")
}
