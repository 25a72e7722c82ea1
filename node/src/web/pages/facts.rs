//! What a material's page says beside its text: time and place of a meeting, decisions and actions, and the rest that is
//! known. Facts that have no column are read from the object.

use election_pool_protocol::{
    audience::Level,
    object::{ActionPoint, Object},
};
use serde_json::Value;

use super::{
    choice, labels,
    names::Names,
    text::{self, Text, legible},
};
use crate::{model::words::Words, store::material::Material};

/// A labelled value.
#[derive(Debug)]
pub struct Fact {
    /// In the language of the page.
    pub label: String,
    /// In its own.
    pub value: Text,
}

/// A list under a heading of its own.
#[derive(Debug)]
pub struct Block {
    /// The heading.
    pub label: String,
    /// The language of the lines, where it is not that of the page.
    pub tongue: Option<Text>,
    /// The lines.
    pub lines: Vec<Text>,
}

pub(super) fn meeting(material: &Material, object: Option<&Object>, words: &Words) -> Vec<Fact> {
    let source = material.language.as_str();
    let zone = object.and_then(|object| object.timezone.as_deref()).unwrap_or("UTC");
    let when = material.starts.map(|starts| Text::of(words.code, &words.span(starts, material.ends, zone)));
    let place = object.and_then(Object::place).map(|place| Text::of(source, place));
    let online = object.and_then(|object| object.online.as_ref()).and_then(|online| match online {
        Value::String(address) => Some(Text::of("", address)),
        Value::Bool(true) => Some(Text::of("", "✓")),
        _ => None,
    });
    let attending = object.filter(|object| !object.attending.is_empty()).map(|object| {
        let bodies: Vec<String> = object.attending.iter().map(|body| labels::country(words, body)).collect();
        Text::of(words.code, &words.list(&bodies))
    });
    let rule = object.filter(|object| object.chatham_house).map(|_| Text::of("", "✓"));
    present([
        (words.when(), when),
        (words.place(), place),
        (words.online(), online),
        (words.attending(), attending),
        (words.chatham_house(), rule),
    ])
}

pub(super) fn facts(material: &Material, object: Option<&Object>, words: &Words, names: &Names) -> Vec<Fact> {
    let text = |value: Option<&String>| value.map(|value| Text::of("", value));
    let said = |part: fn(&Object) -> Option<&String>| text(object.and_then(part));
    let recipients = &material.audience.named;
    let recipients: Vec<String> = match material.audience.level {
        Level::Red => recipients.iter().map(|person| legible(person)).collect(),
        _ => recipients.iter().map(|actor| names.of(actor, words.code).text).collect(),
    };
    present([
        (words.recipients(), (!recipients.is_empty()).then(|| Text::of("", &recipients.join(", ")))),
        (words.phase(), material.phase.as_deref().map(|slug| Text::of(words.code, &labels::phase(words, slug)))),
        (
            words.maturity(),
            material.maturity.as_deref().map(|slug| Text::of(words.code, &labels::maturity(words, slug))),
        ),
        (words.licence(), said(|object| object.licence.as_ref())),
        (words.reference(), said(|object| object.reference.as_ref())),
        (words.secrecy(), said(|object| object.secrecy.as_ref())),
        (words.permanent_address(), Some(Text::of("", &material.uri))),
    ])
}

fn present<const N: usize>(facts: [(String, Option<Text>); N]) -> Vec<Fact> {
    facts.into_iter().filter_map(|(label, value)| Some(Fact { label, value: value? })).collect()
}

pub(super) fn blocks(object: &Object, material: &Material, words: &Words) -> Vec<Block> {
    let source = material.language.as_str();
    let lines = |lines: &[String]| lines.iter().map(|line| Text::of(source, line)).collect::<Vec<_>>();
    let actions = object.actions.iter().map(|action| Text::of(source, &sentence(action, words)));
    let tongue = || (!choice::speaks(source, words.code)).then(|| text::tongue(source));
    let blocks = [
        Block { label: words.decisions(), tongue: tongue(), lines: lines(&object.decisions) },
        Block { label: words.actions(), tongue: tongue(), lines: actions.collect() },
    ];
    blocks.into_iter().filter(|block| !block.lines.is_empty()).collect()
}

/// What is to be done, by whom and until when, the day as the reader writes it.
fn sentence(action: &ActionPoint, words: &Words) -> String {
    let day = |due: &String| due.parse().map_or_else(|_| due.clone(), |day| words.day(day));
    let rest: Vec<String> = action.owner.iter().cloned().chain(action.due.as_ref().map(day)).collect();
    if rest.is_empty() { action.what.clone() } else { format!("{} ({})", action.what, rest.join(", ")) }
}
