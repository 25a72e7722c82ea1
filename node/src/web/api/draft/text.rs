//! What a draft says, in the form in which the desk keeps it.
//!
//! A level and those it is for belong together: one without the other is refused, so that nothing is for more than whoever
//! wrote it meant.

use election_pool_protocol::audience::Level;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    model::{
        front_matter::MAX_LIST,
        manuscript::{self, Manuscript},
        source::MAX_TRANSLATIONS,
    },
    web::{api::refusal::malformed, problem::Fault},
};

/// The most names in one list.
const NAMES: usize = 200;

/// What a draft says. A member that is left out is empty; nothing of it need be right before it is submitted, but a level
/// and its recipients belong together.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DraftText)]
pub struct Text {
    /// A slug of the vocabulary.
    #[schema(example = "best-practice")]
    pub kind: String,
    /// `CLEAR`, `GREEN`, `AMBER`, `AMBER+STRICT` or `RED`; empty as long as none is chosen.
    #[schema(example = "CLEAR", pattern = r"^(CLEAR|GREEN|AMBER|AMBER\+STRICT|RED)?$")]
    pub tlp: String,
    /// From `AMBER` on: handles or circles, at `RED` user names; of no other level.
    #[schema(max_items = 200)]
    pub recipients: Vec<String>,
    /// Topics, as slugs or as typed in any language.
    #[schema(max_items = 200, example = json!(["early-voting"]))]
    pub topics: Vec<String>,
    /// A slug.
    pub phase: String,
    /// A slug.
    pub maturity: String,
    /// `actual` or `exercise`.
    pub status: String,
    /// A project of the configuration.
    pub project: String,
    /// The licence.
    pub licence: String,
    /// The diary number.
    pub reference: String,
    /// The statutory ground of secrecy.
    pub secrecy: String,
    /// Links to what it rests on, one a line.
    pub sources: String,
    /// The id of the whole.
    pub part_of: String,
    /// The id of what it was made from.
    pub derived_from: String,
    /// Of a guide: for whom it is, a slug.
    pub role: String,
    /// Of a guide: the ids of what it leads through, in order.
    #[schema(max_items = 200)]
    pub parts: Vec<String>,
    /// The meeting, if it is about one.
    pub meeting: Meeting,
    /// Of an alert: when its notices are due.
    pub deadlines: Deadlines,
    /// What has changed since the last revision.
    pub note: String,
    /// Further keys of the front matter, as YAML.
    pub further: String,
    /// Languages of the published revision that the next one leaves out, as BCP 47 tags.
    #[schema(max_items = 200, example = json!([]))]
    pub without: Vec<String>,
    /// The languages, the source first.
    #[schema(required = true, min_items = 1, max_items = 41)]
    pub tongues: Vec<Tongue>,
}

/// By when the notices of an alert are due: days and times in the zone, or with an offset. What is left empty is counted from when it
/// became known.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DraftDeadlines)]
pub struct Deadlines {
    /// When the incident became known.
    #[schema(example = "2026-03-01T10:00")]
    pub became_known: String,
    /// An early warning; 24 hours after that.
    #[schema(example = "2026-03-02T10:00")]
    pub early_warning: String,
    /// A notification; 72 hours after it became known.
    #[schema(example = "2026-03-04T10:00")]
    pub notification: String,
    /// A final report; one month after it became known.
    #[schema(example = "2026-04-01T10:00")]
    pub final_report: String,
    /// The IANA name of the zone; UTC if it is left out.
    #[schema(example = "Europe/Brussels")]
    pub timezone: String,
}

impl From<Deadlines> for manuscript::alert::Deadlines {
    fn from(deadlines: Deadlines) -> Self {
        let Deadlines { became_known, early_warning, notification, final_report, timezone } = deadlines;
        Self { became_known, early_warning, notification, final_report, timezone }
    }
}

impl From<manuscript::alert::Deadlines> for Deadlines {
    fn from(deadlines: manuscript::alert::Deadlines) -> Self {
        let manuscript::alert::Deadlines { became_known, early_warning, notification, final_report, timezone } =
            deadlines;
        Self { became_known, early_warning, notification, final_report, timezone }
    }
}

/// What a draft says of a meeting.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DraftMeeting)]
pub struct Meeting {
    /// A day and time in the zone, or with an offset.
    #[schema(example = "2026-03-01T10:00")]
    pub starts: String,
    /// The same.
    #[schema(example = "2026-03-01T12:00")]
    pub ends: String,
    /// The IANA name of the zone.
    #[schema(example = "Europe/Brussels")]
    pub timezone: String,
    /// The place.
    pub place: String,
    /// `true`, `false`, or a web address.
    pub online: String,
    /// States (two letters) and bodies, one a line; never persons.
    pub attending: String,
    /// Whether the Chatham House Rule applies.
    pub chatham_house: bool,
    /// What is on the agenda, one a line.
    pub agenda: String,
    /// What was decided, one a line.
    pub decisions: String,
    /// What is to be done.
    #[schema(max_items = 100)]
    pub actions: Vec<Action>,
}

/// Something to be done.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DraftAction)]
pub struct Action {
    /// What.
    pub what: String,
    /// The body that does it.
    pub owner: String,
    /// By which day.
    #[schema(example = "2026-03-01")]
    pub due: String,
}

impl From<Action> for manuscript::meeting::Action {
    fn from(Action { what, owner, due }: Action) -> Self {
        Self { what, owner, due }
    }
}

impl From<manuscript::meeting::Action> for Action {
    fn from(manuscript::meeting::Action { what, owner, due }: manuscript::meeting::Action) -> Self {
        Self { what, owner, due }
    }
}

impl From<Meeting> for manuscript::meeting::Meeting {
    fn from(meeting: Meeting) -> Self {
        let Meeting { starts, ends, timezone, place, online, attending, chatham_house, agenda, decisions, actions } =
            meeting;
        let actions = actions.into_iter().map(Into::into).collect();
        Self { starts, ends, timezone, place, online, attending, chatham_house, agenda, decisions, actions }
    }
}

impl From<manuscript::meeting::Meeting> for Meeting {
    fn from(meeting: manuscript::meeting::Meeting) -> Self {
        Self {
            starts: meeting.starts,
            ends: meeting.ends,
            timezone: meeting.timezone,
            place: meeting.place,
            online: meeting.online,
            attending: meeting.attending,
            chatham_house: meeting.chatham_house,
            agenda: meeting.agenda,
            decisions: meeting.decisions,
            actions: meeting.actions.into_iter().map(Into::into).collect(),
        }
    }
}

/// One language of a draft.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DraftTongue)]
pub struct Tongue {
    /// A BCP 47 tag.
    #[schema(example = "en")]
    pub language: String,
    /// The title.
    #[schema(example = "Advance voting in one page")]
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The text, in Markdown.
    #[schema(example = "## The problem\n\nQueues.")]
    pub text: String,
    /// Of a translation: `human` or `machine`.
    pub status: String,
    /// Of a translation: the body that made it.
    pub translator: String,
}

impl From<Tongue> for manuscript::Tongue {
    fn from(tongue: Tongue) -> Self {
        let Tongue { language, title, summary, text, status, translator } = tongue;
        Self { language, title, summary, text, status, translator }
    }
}

impl Text {
    /// As the desk keeps it.
    pub fn into_manuscript(self) -> Result<Manuscript, Fault> {
        labelled(&self.tlp, &self.recipients)?;
        let lists = [&self.recipients, &self.topics, &self.without, &self.parts];
        for (name, list) in ["recipients", "topics", "without", "parts"].into_iter().zip(lists) {
            if list.len() > NAMES {
                return Err(malformed(name, &format!("there are more than {NAMES}")));
            }
        }
        if self.meeting.actions.len() > MAX_LIST {
            return Err(malformed("meeting.actions", &format!("there are more than {MAX_LIST}")));
        }
        if self.tongues.is_empty() || self.tongues.len() > MAX_TRANSLATIONS + 1 {
            return Err(malformed("tongues", &format!("there are from 1 to {}", MAX_TRANSLATIONS + 1)));
        }
        Ok(Manuscript {
            file: String::new(),
            kind: self.kind,
            tlp: self.tlp,
            recipients: self.recipients,
            topics: self.topics,
            phase: self.phase,
            maturity: self.maturity,
            status: self.status,
            project: self.project,
            licence: self.licence,
            reference: self.reference,
            secrecy: self.secrecy,
            sources: self.sources,
            part_of: self.part_of,
            derived_from: self.derived_from,
            role: self.role,
            parts: self.parts,
            meeting: self.meeting.into(),
            deadlines: self.deadlines.into(),
            note: self.note,
            further: self.further,
            tongues: self.tongues.into_iter().map(Into::into).collect(),
            without: self.without,
        })
    }

    /// As the desk kept it.
    pub fn of(manuscript: &Manuscript) -> Self {
        let manuscript = manuscript.clone();
        let tongue = |tongue: manuscript::Tongue| {
            let manuscript::Tongue { language, title, summary, text, status, translator } = tongue;
            Tongue { language, title, summary, text, status, translator }
        };
        Self {
            kind: manuscript.kind,
            tlp: manuscript.tlp,
            recipients: manuscript.recipients,
            topics: manuscript.topics,
            phase: manuscript.phase,
            maturity: manuscript.maturity,
            status: manuscript.status,
            project: manuscript.project,
            licence: manuscript.licence,
            reference: manuscript.reference,
            secrecy: manuscript.secrecy,
            sources: manuscript.sources,
            part_of: manuscript.part_of,
            derived_from: manuscript.derived_from,
            role: manuscript.role,
            parts: manuscript.parts,
            meeting: manuscript.meeting.into(),
            deadlines: manuscript.deadlines.into(),
            note: manuscript.note,
            further: manuscript.further,
            without: manuscript.without,
            tongues: manuscript.tongues.into_iter().map(tongue).collect(),
        }
    }
}

/// Refuses those it is for without a level, and a level without those it is for: nothing is guessed.
pub fn labelled(tlp: &str, recipients: &[String]) -> Result<(), Fault> {
    let level: Option<Level> = match tlp {
        "" => None,
        word => Some(word.parse().map_err(|_| malformed("tlp", "it is CLEAR, GREEN, AMBER, AMBER+STRICT or RED"))?),
    };
    match level {
        None if !recipients.is_empty() => Err(malformed("tlp", "whoever names recipients says the level too")),
        Some(level) if level >= Level::Amber && recipients.is_empty() => {
            Err(malformed("recipients", &format!("{level} is for those it names, and names nobody")))
        }
        Some(level) if level < Level::Amber && !recipients.is_empty() => {
            Err(malformed("recipients", &format!("{level} names nobody: it is for more than these")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_and_its_recipients_come_together_or_not_at_all() {
        let named = ["@val@se.example".to_owned()];
        for (tlp, recipients, is_right) in [
            ("", &[][..], true),
            ("", &named[..], false),
            ("CLEAR", &[], true),
            ("CLEAR", &named, false),
            ("GREEN", &[], true),
            ("GREEN", &named, false),
            ("AMBER", &[], false),
            ("AMBER", &named, true),
            ("AMBER+STRICT", &[], false),
            ("RED", &[], false),
            ("RED", &named, true),
            ("amber", &named, false),
            ("TLP:CLEAR", &[], false),
        ] {
            assert_eq!(labelled(tlp, recipients).is_ok(), is_right, "{tlp} {recipients:?}");
        }
    }

    #[test]
    fn what_is_kept_is_what_was_sent() {
        let sent = serde_json::json!({"tlp": "GREEN", "tongues": [{"language": "fi", "title": "Otsikko"}]});
        let text: Text = serde_json::from_value(sent).unwrap();
        let manuscript = text.clone().into_manuscript().unwrap();
        assert_eq!(serde_json::json!(Text::of(&manuscript)), serde_json::json!(text));
        assert!(serde_json::from_value::<Text>(serde_json::json!({"TLP": "RED"})).is_err());
    }
}
