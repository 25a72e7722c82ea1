//! A manuscript with something harmless in the place of what is wrong, so that the rest of it can be looked at.
//!
//! What only the files it becomes are refused for is found one after the other; nothing made here is ever kept.

use super::{Manuscript, alert::Deadlines, carried_of, language};

/// A level that needs nobody to be named.
const LEVEL: &str = "CLEAR";
/// A kind that has no fields of its own.
const KIND: &str = "best-practice";
/// Languages of which one stands in the place of what is none.
const LANGUAGES: [&str; 6] = ["en", "fr", "de", "mt", "el", "bg"];
/// Before whatever ends, in a zone whose clocks are never changed.
const STARTS: &str = "1900-01-01T00:00";
const ZONE: &str = "UTC";

impl Manuscript {
    /// Puts right the field of this name, for the look at the others; without its meaning where it has none that is
    /// harmless.
    pub fn mend(&mut self, field: &str) {
        if let Some(tag) = carried_of(field) {
            self.without.push(tag.to_owned());
            return;
        }
        let (name, number) = match field.rsplit_once('-').map(|(name, number)| (name, number.parse::<usize>())) {
            Some((name, Ok(number))) => (name, number),
            _ => (field, 0),
        };
        match name {
            "kind" => KIND.clone_into(&mut self.kind),
            "tlp" | "recipients" => {
                LEVEL.clone_into(&mut self.tlp);
                self.recipients.clear();
            }
            "topics" => self.topics.clear(),
            "phase" => self.phase.clear(),
            "maturity" => self.maturity.clear(),
            "status" => self.status.clear(),
            "project" => self.project.clear(),
            "licence" => self.licence.clear(),
            "reference" => self.reference.clear(),
            "secrecy" => self.secrecy.clear(),
            "sources" => self.sources.clear(),
            "part_of" => self.part_of.clear(),
            "derived_from" => self.derived_from.clear(),
            "role" => self.role.clear(),
            "parts" => self.parts.clear(),
            "note" => self.note.clear(),
            "further" => self.further.clear(),
            "became_known" | "early_warning" | "notification" | "final_report" | "deadline_zone" => {
                self.deadlines = Deadlines::default();
            }
            "language" | "title" | "summary" | "text" | "translator" => self.mend_tongue(name, number),
            _ => self.mend_meeting(name, number),
        }
    }

    fn mend_tongue(&mut self, name: &str, number: usize) {
        let is_free = |tag: &&str| self.tongues.iter().all(|own| language(&own.language) != language(tag));
        let free = LANGUAGES.iter().find(|tag| is_free(tag)).copied().unwrap_or_default();
        let Some(tongue) = self.tongues.get_mut(number) else { return };
        match name {
            "language" => free.clone_into(&mut tongue.language),
            "title" => "x".clone_into(&mut tongue.title),
            "text" => "x".clone_into(&mut tongue.text),
            "summary" => tongue.summary.clear(),
            _ => tongue.translator.clear(),
        }
    }

    fn mend_meeting(&mut self, name: &str, number: usize) {
        let meeting = &mut self.meeting;
        match name {
            "starts" => STARTS.clone_into(&mut meeting.starts),
            "ends" => meeting.ends.clear(),
            "place" => meeting.place.clear(),
            "online" => meeting.online.clear(),
            "attending" => meeting.attending.clear(),
            "agenda" => meeting.agenda.clear(),
            "decisions" => meeting.decisions.clear(),
            _ => {}
        }
        if matches!(name, "starts" | "timezone") {
            ZONE.clone_into(&mut meeting.timezone);
        }
        let Some(action) = meeting.actions.get_mut(number) else { return };
        match name {
            "what" => "x".clone_into(&mut action.what),
            "owner" => action.owner.clear(),
            "due" => action.due.clear(),
            _ => {}
        }
    }
}
