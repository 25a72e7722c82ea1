//! What a material's page says beside its text: time and place of a meeting, decisions and actions, and the rest that is
//! known. Facts that have no column are read from the object.

use election_pool_protocol::{
    audience::Level,
    licence,
    object::{ActionPoint, Moment, Object},
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;

use super::{
    choice, labels,
    names::Names,
    text::{self, Link, Text, legible},
    when::When,
};
use crate::{
    model::{
        alert::Deadlines,
        front_matter::SourceHead,
        meeting::{Action, Online},
        words::Words,
    },
    store::material::Material,
};

/// A labelled value.
#[derive(Debug)]
pub struct Fact {
    /// In the language of the page.
    pub label: String,
    /// In its own.
    pub value: Text,
    /// Where it leads, if it is an address.
    pub href: Option<String>,
    /// Where its text is, if it is a licence whose name says that.
    pub licence: Option<String>,
    /// The language of the value, where it is not that of the page.
    pub tongue: Option<Text>,
}

/// Something to be done.
#[derive(Debug)]
pub struct Deed {
    /// What.
    pub what: Text,
    /// The body that does it.
    pub owner: Option<Text>,
    /// By which day.
    pub due: Option<Text>,
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

/// What is known of a meeting, whether it is published or still to be.
struct Known<'a> {
    source: &'a str,
    when: Option<When>,
    place: Option<&'a str>,
    online: Option<Text>,
    attending: &'a [String],
    is_closed: bool,
    deadlines: Deadlines,
}

impl Known<'_> {
    fn facts(self, words: &Words) -> Vec<Fact> {
        let brussels = self.when.as_ref().and_then(|when| Some(Text::of(words.code, when.brussels.as_deref()?)));
        // Whoever sent it: under the Chatham House Rule nobody here is told who took part.
        let attending = (!self.attending.is_empty() && !self.is_closed).then(|| {
            let bodies: Vec<String> = self.attending.iter().map(|body| labels::country(words, body)).collect();
            Text::of(words.code, &words.list(&bodies))
        });
        let rule = self.is_closed.then(|| Text::of(words.code, &words.chatham_house_help()));
        let mut facts = present([
            (words.when(), self.when.map(|when| Text::of(words.code, &when.local))),
            (words.meeting_brussels(), brussels),
            (words.place(), self.place.map(|place| Text::of(self.source, place))),
            (words.online(), self.online),
            (words.attending(), attending),
            (words.chatham_house(), rule),
        ]);
        if let Some(fact) = facts.iter_mut().find(|fact| fact.label == words.place()) {
            fact.tongue = foreign(self.source, words);
        }
        facts.extend(deadlines(&self.deadlines, words));
        facts
    }
}

/// When an incident became known and by when each notice of it is due.
fn deadlines(deadlines: &Deadlines, words: &Words) -> Vec<Fact> {
    let said = |at: Timestamp| Text::of(words.code, &words.moment_utc(&words.moment(&at.to_zoned(TimeZone::UTC))));
    let [known, warning, notification, report] = deadlines.all().map(|at| at.map(said));
    present([
        (words.alert_became_known(), known),
        (words.alert_early_warning(), warning),
        (words.alert_notification(), notification),
        (words.alert_final_report(), report),
    ])
}

/// The same as an object tells it.
pub(in crate::web) fn deadlines_of(object: &Object) -> Deadlines {
    let at = |moment: &Option<Moment>| moment.as_ref().map(Moment::at);
    Deadlines {
        became_known: at(&object.became_known),
        early_warning: at(&object.early_warning),
        notification: at(&object.notification),
        final_report: at(&object.final_report),
    }
}

pub(in crate::web) fn meeting(material: &Material, object: Option<&Object>, words: &Words) -> Vec<Fact> {
    let zone = object.and_then(|object| object.timezone.as_deref());
    let online = object.and_then(|object| object.online.as_ref()).and_then(|online| match online {
        Value::String(address) => Some(Text::of("", address)),
        Value::Bool(true) => Some(Text::of(words.code, &words.online_possible())),
        _ => None,
    });
    let known = Known {
        source: &material.language,
        when: material.starts.map(|starts| When::of(starts, material.ends, zone, words)),
        place: object.and_then(Object::place),
        online,
        attending: object.map_or(&[][..], |object| object.attending.as_slice()),
        is_closed: object.is_some_and(|object| object.chatham_house),
        deadlines: object.map(deadlines_of).unwrap_or_default(),
    };
    known.facts(words)
}

/// What a draft says of a meeting, as its page will.
#[derive(Debug, Default)]
pub struct Ahead {
    /// Time and place.
    pub facts: Vec<Fact>,
    /// Agenda and decisions.
    pub blocks: Vec<Block>,
    /// What is to be done.
    pub deeds: Vec<Deed>,
    /// The language of that, where it is not that of the page.
    pub tongue: Option<Text>,
}

impl Ahead {
    /// Of front matter.
    pub fn of(head: &SourceHead, words: &Words) -> Self {
        let (meeting, source) = (&head.meeting, head.language.as_str());
        let known = Known {
            source,
            when: meeting.starts.map(|starts| When::of(starts, meeting.ends, meeting.timezone.as_deref(), words)),
            place: meeting.place.as_deref(),
            online: match &meeting.online {
                Some(Online::At(address)) => Some(Text::of("", address)),
                Some(Online::Yes) => Some(Text::of(words.code, &words.online_possible())),
                Some(Online::No) | None => None,
            },
            attending: &meeting.attending,
            is_closed: meeting.chatham_house,
            deadlines: head.deadlines,
        };
        let deed = |action: &Action| Deed {
            what: Text::of(source, &action.what),
            owner: action.owner.as_ref().map(|owner| Text::of(source, owner)),
            due: action.due.map(|day| Text::of(words.code, &words.day(day))),
        };
        Self {
            facts: known.facts(words),
            blocks: lists(source, &meeting.agenda, &meeting.decisions, words),
            deeds: meeting.actions.iter().map(deed).collect(),
            tongue: foreign(source, words),
        }
    }
}

pub(super) fn facts(material: &Material, object: Option<&Object>, words: &Words, names: &Names) -> Vec<Fact> {
    let text = |value: Option<&String>| value.map(|value| Text::of("", value));
    let said = |part: fn(&Object) -> Option<&String>| text(object.and_then(part));
    let recipients = &material.audience.named;
    let recipients: Vec<String> = match material.audience.level {
        Level::Red => recipients.iter().map(|person| legible(person)).collect(),
        _ => recipients.iter().map(|actor| names.of(actor, words.code).text).collect(),
    };
    let licence = object.and_then(|object| object.licence.as_deref());
    let address = licence.and_then(licence::address);
    let mut facts = present([
        (words.recipients(), (!recipients.is_empty()).then(|| Text::of("", &recipients.join(", ")))),
        (
            words.role(),
            object
                .and_then(|object| object.role.as_deref())
                .map(|slug| Text::of(words.code, &labels::role(words, slug))),
        ),
        (words.phase(), material.phase.as_deref().map(|slug| Text::of(words.code, &labels::phase(words, slug)))),
        (
            words.maturity(),
            material.maturity.as_deref().map(|slug| Text::of(words.code, &labels::maturity(words, slug))),
        ),
        (words.corrected_with(), contributors(object, words, names)),
        (words.licence(), licence.map(|licence| Text::of("", licence))),
        (words.reference(), said(|object| object.reference.as_ref())),
        (words.secrecy(), said(|object| object.secrecy.as_ref())),
        (words.permanent_address(), Some(Text::of("", &material.uri))),
    ]);
    if let Some(fact) = facts.iter_mut().find(|fact| fact.label == words.licence()) {
        fact.licence = address;
    }
    facts
}

/// Most authorities named whose corrections were taken in.
const CONTRIBUTORS: usize = 20;

/// The authorities whose corrections of the text were taken in.
fn contributors(object: Option<&Object>, words: &Words, names: &Names) -> Option<Text> {
    let actors = object?.contributors.iter().take(CONTRIBUTORS);
    let said: Vec<String> = actors.map(|actor| names.of(actor, words.code).text).collect();
    (!said.is_empty()).then(|| Text::of(words.code, &words.list(&said)))
}

fn present<const N: usize>(facts: [(String, Option<Text>); N]) -> Vec<Fact> {
    let fact = |(label, value): (String, Option<Text>)| {
        let value = value?;
        let href = Link::of(&value.text).filter(|_| value.lang.is_empty()).map(|link| link.href);
        Some(Fact { label, value, href, licence: None, tongue: None })
    };
    facts.into_iter().filter_map(fact).collect()
}

/// The lists of a meeting: what is on the agenda, what was decided.
pub(in crate::web) fn blocks(object: &Object, material: &Material, words: &Words) -> Vec<Block> {
    lists(&material.language, &object.agenda, &object.decisions, words)
}

fn lists(source: &str, agenda: &[String], decisions: &[String], words: &Words) -> Vec<Block> {
    let block = |label: String, lines: &[String]| Block {
        label,
        tongue: foreign(source, words),
        lines: lines.iter().map(|line| Text::of(source, line)).collect(),
    };
    let blocks = [block(words.meeting_agenda(), agenda), block(words.decisions(), decisions)];
    blocks.into_iter().filter(|block| !block.lines.is_empty()).collect()
}

/// The source language, where it is not that of the page.
pub(super) fn tongue_of(material: &Material, words: &Words) -> Option<Text> {
    foreign(&material.language, words)
}

/// The name of a language that is not that of the page: a mark for what stands there in it.
pub(super) fn foreign(language: &str, words: &Words) -> Option<Text> {
    (!language.is_empty() && !choice::speaks(language, words.code)).then(|| text::named(language, words))
}

/// What is to be done, by whom and until when, the day as the reader writes it.
pub(in crate::web) fn deeds(object: &Object, material: &Material, words: &Words) -> Vec<Deed> {
    let source = material.language.as_str();
    let day = |due: &String| due.parse().map_or_else(|_| due.clone(), |day| words.day(day));
    let deed = |action: &ActionPoint| Deed {
        what: Text::of(source, &action.what),
        owner: action.owner.as_ref().filter(|_| !object.chatham_house).map(|owner| Text::of(source, owner)),
        due: action.due.as_ref().map(|due| Text::of(words.code, &day(due))),
    };
    object.actions.iter().map(deed).collect()
}
