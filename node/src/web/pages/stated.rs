//! What a revision states beside its text, in words, and where two of them differ in it.

use election_pool_protocol::object::Object;

use super::{
    facts::{Deed, blocks, deeds, facts, meeting},
    labels,
    names::Names,
    text,
};
use crate::{
    model::{material::Material as Read, words::Words},
    store::material::Material,
};

/// The material as it was in a revision of the past: what is held of it, with what that revision said.
pub(super) fn as_of(held: &Material, then: &Read) -> Material {
    Material {
        language: then.language.to_string(),
        audience: then.audience.clone(),
        phase: then.phase.clone(),
        maturity: then.maturity.clone(),
        starts: then.starts,
        ends: then.ends,
        ..held.clone()
    }
}

/// A part of what is stated, as two revisions have it; nothing where one of them says nothing of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub label: String,
    /// The older.
    pub before: Vec<String>,
    /// The newer.
    pub after: Vec<String>,
}

/// What a revision states, part by part.
type Stated = Vec<(String, Vec<String>)>;

/// All that a revision states beside title, summary and text.
pub(super) fn stated(held: &Material, read: &Read, object: Option<&Object>, words: &Words, names: &Names) -> Stated {
    let material = as_of(held, read);
    let level = format!("TLP:{}", material.audience.level);
    let mut all = vec![(words.sharing(), vec![level])];
    let said = meeting(&material, object, words).into_iter().chain(facts(&material, object, words, names));
    all.extend(said.map(|fact| (fact.label, vec![fact.value.text])));
    let topics = read.topics.iter().map(|slug| labels::topic(words, slug)).collect();
    let languages = read.variants.iter().map(|variant| words.language(variant.language.as_ref())).collect();
    all.extend([(words.topics(), topics), (words.languages(), languages)]);
    if let Some(object) = object {
        let lines = |block: super::facts::Block| block.lines.into_iter().map(|line| line.text).collect();
        all.extend(blocks(object, &material, words).into_iter().map(|block| (block.label.clone(), lines(block))));
        all.push((words.actions(), deeds(object, &material, words).into_iter().map(line_of).collect()));
        all.push((words.sources(), object.sources.iter().map(|link| text::legible(link)).collect()));
    }
    all.push((words.attachments(), read.attachments.iter().map(|file| text::legible(&file.name)).collect()));
    all
}

/// Something to be done, in one line.
pub(super) fn line_of(deed: Deed) -> String {
    let more = deed.owner.into_iter().chain(deed.due).map(|part| part.text);
    std::iter::once(deed.what.text).chain(more).collect::<Vec<_>>().join(" – ")
}

/// Where two revisions say something else, in the order of the newer.
pub(super) fn differences(before: &Stated, after: &Stated) -> Vec<Difference> {
    let of = |all: &Stated, label: &str| {
        all.iter().find(|(own, _)| own == label).map(|(_, lines)| lines.clone()).unwrap_or_default()
    };
    let gone = before.iter().filter(|(label, _)| after.iter().all(|(own, _)| own != label));
    let labels = after.iter().chain(gone).map(|(label, _)| label);
    labels
        .map(|label| Difference { label: label.clone(), before: of(before, label), after: of(after, label) })
        .filter(|difference| difference.before != difference.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(parts: &[(&str, &str)]) -> Stated {
        parts.iter().map(|(label, line)| ((*label).to_owned(), vec![(*line).to_owned()])).collect()
    }

    #[test]
    fn what_is_new_other_or_gone_is_told_and_what_is_the_same_is_not() {
        let before = all(&[("When", "Monday"), ("Place", "Turku"), ("Phase", "any")]);
        let after = all(&[("When", "Tuesday"), ("Phase", "any"), ("Online", "yes")]);
        let told = differences(&before, &after);
        let labels: Vec<&str> = told.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(labels, ["When", "Online", "Place"]);
        assert_eq!((told[0].before[0].as_str(), told[0].after[0].as_str()), ("Monday", "Tuesday"));
        assert!(told[1].before.is_empty() && told[2].after.is_empty());
        assert_eq!(differences(&after, &after), []);
    }
}
