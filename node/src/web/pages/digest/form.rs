//! The form in which somebody says what they want to be told by mail: what can be chosen, what was, and what is wrong
//! with it.

use election_pool_protocol::{audience::Level, language::OWN_NAMES, vocabulary::Topic};
use url::form_urlencoded;

use crate::{
    model::{
        digest::{Choice, Frequency},
        words::Words,
    },
    web::pages::{labels, text::Text},
};

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What shows that the form is of this session.
    pub csrf: String,
    /// The address.
    pub address: String,
    /// How often.
    pub frequency: String,
    /// Slugs.
    pub topics: Vec<String>,
    /// Codes.
    pub countries: Vec<String>,
    /// Tags.
    pub languages: Vec<String>,
    /// Levels.
    pub levels: Vec<String>,
    /// Whether what is read from the web is wanted.
    pub with_web: bool,
}

/// What may be chosen.
#[derive(Debug)]
pub struct Allowed<'a> {
    /// The levels; none where they are not asked for.
    pub levels: &'a [Level],
    /// Most topics, countries or languages, each.
    pub words: usize,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    field: &'static str,
    words: String,
}

impl FieldFault {
    /// The field and the words.
    pub fn said(&self) -> (&'static str, String) {
        (self.field, self.words.clone())
    }
}

impl Typed {
    /// Reads a form.
    pub fn read(form: &str) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(form.as_bytes()) {
            let value = value.trim().to_owned();
            match name.as_ref() {
                "csrf" => typed.csrf = value,
                "address" => typed.address = value,
                "frequency" => typed.frequency = value,
                "topics" => typed.topics.push(value),
                "countries" => typed.countries.push(value),
                "languages" => typed.languages.push(value),
                "levels" => typed.levels.push(value),
                "web" => typed.with_web = true,
                _ => {}
            }
        }
        typed
    }

    /// What is wanted, or what is wrong with it: a word that nobody knows would otherwise leave everything in.
    pub fn choice(&self, words: &Words, allowed: &Allowed<'_>) -> Result<Choice, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let frequency = self.frequency.parse::<Frequency>();
        if frequency.is_err() {
            faults.push(FieldFault { field: "frequency", words: words.digest_fault_frequency() });
        }
        for (field, chosen, known) in [
            ("topics", &self.topics, Topic::slugs().collect::<Vec<_>>()),
            ("countries", &self.countries, labels::STATES.to_vec()),
            ("languages", &self.languages, OWN_NAMES.iter().map(|(tag, _)| *tag).collect()),
        ] {
            if chosen.len() > allowed.words || !chosen.iter().all(|word| known.contains(&word.as_str())) {
                faults.push(FieldFault { field, words: words.digest_fault_choice(allowed.words) });
            }
        }
        let levels: Vec<Level> = self.levels.iter().filter_map(|word| word.parse().ok()).collect();
        let are_allowed =
            levels.len() == self.levels.len() && levels.iter().all(|level| allowed.levels.contains(level));
        if !allowed.levels.is_empty() && (levels.is_empty() || !are_allowed) {
            faults.push(FieldFault { field: "levels", words: words.own_digests_fault_levels() });
        }
        match frequency {
            Ok(frequency) if faults.is_empty() => Ok(Choice {
                frequency,
                language: words.code.to_owned(),
                topics: self.topics.clone(),
                countries: self.countries.clone(),
                languages: self.languages.clone(),
                levels,
            }),
            _ => Err(faults),
        }
    }
}

/// What can be chosen, with what was.
#[derive(Debug)]
pub struct Choices {
    /// How often: one of these.
    pub frequency: Group,
    /// Several of these.
    pub groups: Vec<Group>,
    /// Whether what is read from the web is wanted.
    pub with_web: bool,
}

/// One question.
#[derive(Debug)]
pub struct Group {
    /// Its name in the form.
    pub name: &'static str,
    /// Its name in words.
    pub legend: String,
    /// What else is to be known.
    pub help: Option<String>,
    /// The answers.
    pub boxes: Vec<Answer>,
    /// What is wrong with the one given.
    pub wrong: Option<String>,
}

/// One answer.
#[derive(Debug)]
pub struct Answer {
    /// In the form.
    pub value: String,
    /// In words.
    pub label: Text,
    /// Whether it is given.
    pub is_chosen: bool,
}

impl Choices {
    /// The questions, those about levels only where there are levels to choose.
    pub fn of(words: &Words, typed: &Typed, levels: &[Level], faults: &[FieldFault]) -> Self {
        let wrong = |name| faults.iter().find(|fault| fault.field == name).map(|fault| fault.words.clone());
        let text = |text: String| Text::of(words.code, &text);
        let several = |name, legend, options: Vec<(String, Text)>, chosen: &[String]| {
            let answer = |(value, label): (String, Text)| Answer { is_chosen: chosen.contains(&value), value, label };
            Group { name, legend, help: None, boxes: options.into_iter().map(answer).collect(), wrong: wrong(name) }
        };
        let sorted = |mut options: Vec<(String, Text)>| {
            options.sort_by_key(|(_, label)| label.text.to_lowercase());
            options
        };
        let topics = Topic::slugs().map(|slug| (slug.to_owned(), text(labels::topic(words, slug))));
        let countries = labels::STATES.iter().map(|code| ((*code).to_owned(), text(labels::country(words, code))));
        let languages = OWN_NAMES.iter().map(|(tag, _)| ((*tag).to_owned(), text(words.language(tag))));
        let mut groups = vec![
            several("topics", words.topics(), sorted(topics.collect()), &typed.topics),
            several("countries", words.countries(), sorted(countries.collect()), &typed.countries),
            several("languages", words.digest_material_languages(), sorted(languages.collect()), &typed.languages),
        ];
        if !levels.is_empty() {
            let options = levels.iter().map(|level| {
                let meaning = labels::level(words, *level);
                (level.as_str().to_owned(), text(format!("TLP:{level} – {meaning}")))
            });
            let group = several("levels", words.own_digests_levels(), options.collect(), &typed.levels);
            groups.insert(0, Group { help: Some(words.own_digests_label_help()), ..group });
        }
        let often = Frequency::ALL.into_iter().map(|one| (one.as_str().to_owned(), text(frequency(words, one))));
        let chosen = if typed.frequency.is_empty() { "weekly".to_owned() } else { typed.frequency.clone() };
        let frequency = several("frequency", words.digest_frequency(), often.collect(), &[chosen]);
        Self { frequency, groups, with_web: typed.with_web }
    }
}

/// How often, in words.
pub fn frequency(words: &Words, frequency: Frequency) -> String {
    match frequency {
        Frequency::Instant => words.digest_instant(),
        Frequency::Daily => words.digest_daily(),
        Frequency::Weekly => words.digest_weekly(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(form: &str, levels: &[Level]) -> Result<Choice, Vec<&'static str>> {
        let allowed = Allowed { levels, words: 3 };
        let faults = |faults: Vec<FieldFault>| faults.iter().map(|fault| fault.field).collect();
        Typed::read(form).choice(Words::english(), &allowed).map_err(faults)
    }

    #[test]
    fn a_word_that_nobody_knows_is_said_and_leaves_nothing_in() {
        let right = choice("frequency=daily&topics=early-voting&countries=FI&countries=SE&languages=fi", &[]).unwrap();
        assert_eq!((right.countries.len(), right.frequency), (2, Frequency::Daily));
        assert_eq!(choice("frequency=hourly", &[]), Err(vec!["frequency"]));
        assert_eq!(choice("frequency=daily&topics=xx&countries=fi", &[]), Err(vec!["topics", "countries"]));
        let many = "frequency=daily&countries=FI&countries=SE&countries=LT&countries=NL";
        assert_eq!(choice(many, &[]), Err(vec!["countries"]));
    }

    #[test]
    fn levels_are_those_that_are_offered() {
        let levels = [Level::Clear, Level::Green];
        assert_eq!(choice("frequency=daily&levels=GREEN", &levels).unwrap().levels, [Level::Green]);
        for form in ["frequency=daily", "frequency=daily&levels=RED", "frequency=daily&levels=AMBER&levels=GREEN"] {
            assert_eq!(choice(form, &levels), Err(vec!["levels"]), "{form}");
        }
    }
}
