//! A project and what its funding obliges its materials to say, on every page and to every server.
//!
//! Nodes read `pool:notices`. Other software shows only what it knows: the notice closes the content of each language as
//! well, and nodes take it off again, since they show it in the reader's own language. Mastodon shows no content of an
//! Article; there the hashtags and the page behind the link speak. This module does not know the configuration's file.

use election_pool_protocol::language::{LanguageMap, LanguageTag};
use jiff::civil;

use super::{markdown, words::Words};

/// The longest notice of one language that is read.
pub const MAX_NOTICE_CHARS: usize = 2_000;

/// A project of the configuration: what its materials must say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// Its name in the configuration, on the wire and in addresses.
    pub name: String,
    /// What it is called.
    pub title: LanguageMap,
    /// Its first day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Its last day.
    pub to: Option<String>,
    /// The states and bodies that take part.
    pub partners: Vec<String>,
    /// The programme that pays.
    pub programme: LanguageMap,
    /// What is to be said of the funding.
    pub funding: LanguageMap,
    /// Whose views these are not.
    pub disclaimer: LanguageMap,
    /// Hashtags, with or without `#`.
    pub hashtags: Vec<String>,
}

impl Project {
    /// All it must say, in each language that has a funding statement or a disclaimer; the former come first.
    pub fn notices(&self) -> LanguageMap {
        let mut notices = LanguageMap::new();
        for language in self.funding.languages().chain(self.disclaimer.languages()) {
            if notices.get(language).is_none() {
                notices.insert(language.clone(), self.notice(language));
            }
        }
        notices
    }

    /// “Valpoolen (from – to; partners). Programme. Funding. Disclaimer.”
    fn notice(&self, language: &LanguageTag) -> String {
        let words = Words::of(language.primary()).unwrap_or_else(Words::english);
        let title = self.title.choose(std::slice::from_ref(language)).map_or(self.name.as_str(), |(_, title)| title);
        let day = |text: &String| text.parse::<civil::Date>().map_or_else(|_| text.clone(), |day| words.day(day));
        let time: Vec<String> = self.from.iter().chain(&self.to).map(day).collect();
        let partners: Vec<String> = self.partners.iter().map(|partner| words.country(partner)).collect();
        let about: Vec<String> =
            [time.join(" – "), words.list(&partners)].into_iter().filter(|part| !part.is_empty()).collect();
        let title = if about.is_empty() { title.to_owned() } else { format!("{title} ({})", about.join("; ")) };
        let said = [&self.programme, &self.funding, &self.disclaimer].map(|texts| texts.get(language));
        let sentences = [Some(&title)].into_iter().chain(said).flatten().map(|text| sentence(text));
        sentences.collect::<Vec<_>>().join(" ")
    }
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// The end of the content in a language, for software that knows no notices.
pub fn closing(notices: &LanguageMap, language: &LanguageTag) -> Option<String> {
    let english = "en".parse().ok();
    let wanted: Vec<LanguageTag> = [language.clone()].into_iter().chain(english).collect();
    notices.choose(&wanted).map(|(_, notice)| format!("<p>{}</p>", markdown::escape(notice)))
}

/// The content without the notice that closes it.
pub fn without_closing<'a>(content: &'a str, notices: &LanguageMap, language: &LanguageTag) -> &'a str {
    let closing = closing(notices, language);
    closing.and_then(|closing| content.strip_suffix(closing.as_str())).unwrap_or(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> LanguageMap {
        pairs.iter().map(|(tag, text)| (tag.parse().unwrap(), (*text).to_owned())).collect()
    }

    fn valpoolen() -> Project {
        Project {
            name: "valpoolen".into(),
            title: texts(&[("fi", "Vaalipooli"), ("sv", "Valpoolen")]),
            from: Some("2020-12-01".into()),
            to: Some("2021-11-30".into()),
            partners: vec!["SE".into(), "LT".into(), "Åbo stad".into()],
            programme: texts(&[("sv", "Programmet (2014–2020)")]),
            funding: texts(&[("fi", "Hanke on saanut rahoitusta."), ("sv", "Projektet <har> finansiering.")]),
            disclaimer: texts(&[("sv", "Kommissionen svarar inte"), ("en", "The Commission is not responsible.")]),
            hashtags: Vec::new(),
        }
    }

    #[test]
    fn a_notice_says_what_when_who_and_who_paid_in_each_language() {
        let notices = valpoolen().notices();
        let said: Vec<(&str, &str)> = notices.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect();
        assert_eq!(
            said,
            [
                (
                    "fi",
                    "Vaalipooli (1. joulukuuta 2020 – 30. marraskuuta 2021; Ruotsi, Liettua ja Åbo stad). Hanke on saanut rahoitusta."
                ),
                (
                    "sv",
                    "Valpoolen (1 december 2020 – 30 november 2021; Sverige, Litauen och Åbo stad). Programmet (2014–2020). Projektet <har> finansiering. Kommissionen svarar inte."
                ),
                (
                    "en",
                    "Vaalipooli (1 December 2020 – 30 November 2021; Sweden, Lithuania and Åbo stad). The Commission is not responsible."
                ),
            ]
        );
        assert_eq!(Project::default().notices(), LanguageMap::new());
    }

    #[test]
    fn a_content_is_closed_in_its_language_or_english_and_opened_again() {
        let notices = valpoolen().notices();
        for (language, ending) in
            [("sv", "Projektet &lt;har&gt; finansiering. Kommissionen svarar inte.</p>"), ("lt", "responsible.</p>")]
        {
            let language = language.parse().unwrap();
            let closed = format!("<p>Text</p>{}", closing(&notices, &language).unwrap());
            assert!(closed.ends_with(ending), "{closed}");
            assert_eq!(without_closing(&closed, &notices, &language), "<p>Text</p>");
        }
        assert_eq!(without_closing("<p>Text</p>", &notices, &"sv".parse().unwrap()), "<p>Text</p>");
        assert_eq!(closing(&LanguageMap::new(), &"sv".parse().unwrap()), None);
    }
}
