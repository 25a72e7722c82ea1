//! Slugs and codes in the words of the page language: kinds, topics, phases, maturity, member states.
//!
//! A slug or code that nobody here knows, from a newer peer, is shown as it came.

use election_pool_protocol::vocabulary::{Kind, Maturity, Phase, Topic};

use super::{text::legible, words::Words};

/// A kind in words.
pub fn kind(words: &Words, slug: &str) -> String {
    match slug {
        "guide" => words.guide.to_owned(),
        "platform-dialogue" => words.platform_dialogue.to_owned(),
        "question" => words.question.to_owned(),
        _ => known(Kind::parse(slug).and_then(|kind| kind.label(words.code)), slug),
    }
}

/// A topic in words.
pub fn topic(words: &Words, slug: &str) -> String {
    known(Topic::parse(slug).and_then(|topic| topic.label(words.code)), slug)
}

/// A phase in words.
pub fn phase(words: &Words, slug: &str) -> String {
    known(Phase::parse(slug).and_then(|phase| phase.label(words.code)), slug)
}

/// A degree of maturity in words.
pub fn maturity(words: &Words, slug: &str) -> String {
    known(Maturity::parse(slug).and_then(|step| step.label(words.code)), slug)
}

/// A member state in words.
pub fn country(words: &Words, code: &str) -> String {
    let at = STATES.iter().position(|state| *state == code);
    let names = NAMES.iter().find(|(language, _)| *language == words.code).map(|(_, names)| names);
    known(at.zip(names).map(|(at, names)| names[at]), code)
}

fn known(label: Option<&str>, slug: &str) -> String {
    label.map_or_else(|| legible(slug), str::to_owned)
}

/// The member states, ISO 3166-1 alpha-2.
pub const STATES: [&str; 27] = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
];

const NAMES: [(&str, [&str; 27]); 7] = [
    (
        "en",
        [
            "Austria",
            "Belgium",
            "Bulgaria",
            "Croatia",
            "Cyprus",
            "Czechia",
            "Denmark",
            "Estonia",
            "Finland",
            "France",
            "Germany",
            "Greece",
            "Hungary",
            "Ireland",
            "Italy",
            "Latvia",
            "Lithuania",
            "Luxembourg",
            "Malta",
            "Netherlands",
            "Poland",
            "Portugal",
            "Romania",
            "Slovakia",
            "Slovenia",
            "Spain",
            "Sweden",
        ],
    ),
    (
        "fi",
        [
            "Itävalta",
            "Belgia",
            "Bulgaria",
            "Kroatia",
            "Kypros",
            "Tšekki",
            "Tanska",
            "Viro",
            "Suomi",
            "Ranska",
            "Saksa",
            "Kreikka",
            "Unkari",
            "Irlanti",
            "Italia",
            "Latvia",
            "Liettua",
            "Luxemburg",
            "Malta",
            "Alankomaat",
            "Puola",
            "Portugali",
            "Romania",
            "Slovakia",
            "Slovenia",
            "Espanja",
            "Ruotsi",
        ],
    ),
    (
        "sv",
        [
            "Österrike",
            "Belgien",
            "Bulgarien",
            "Kroatien",
            "Cypern",
            "Tjeckien",
            "Danmark",
            "Estland",
            "Finland",
            "Frankrike",
            "Tyskland",
            "Grekland",
            "Ungern",
            "Irland",
            "Italien",
            "Lettland",
            "Litauen",
            "Luxemburg",
            "Malta",
            "Nederländerna",
            "Polen",
            "Portugal",
            "Rumänien",
            "Slovakien",
            "Slovenien",
            "Spanien",
            "Sverige",
        ],
    ),
    (
        "lt",
        [
            "Austrija",
            "Belgija",
            "Bulgarija",
            "Kroatija",
            "Kipras",
            "Čekija",
            "Danija",
            "Estija",
            "Suomija",
            "Prancūzija",
            "Vokietija",
            "Graikija",
            "Vengrija",
            "Airija",
            "Italija",
            "Latvija",
            "Lietuva",
            "Liuksemburgas",
            "Malta",
            "Nyderlandai",
            "Lenkija",
            "Portugalija",
            "Rumunija",
            "Slovakija",
            "Slovėnija",
            "Ispanija",
            "Švedija",
        ],
    ),
    (
        "nl",
        [
            "Oostenrijk",
            "België",
            "Bulgarije",
            "Kroatië",
            "Cyprus",
            "Tsjechië",
            "Denemarken",
            "Estland",
            "Finland",
            "Frankrijk",
            "Duitsland",
            "Griekenland",
            "Hongarije",
            "Ierland",
            "Italië",
            "Letland",
            "Litouwen",
            "Luxemburg",
            "Malta",
            "Nederland",
            "Polen",
            "Portugal",
            "Roemenië",
            "Slowakije",
            "Slovenië",
            "Spanje",
            "Zweden",
        ],
    ),
    (
        "ga",
        [
            "An Ostair",
            "An Bheilg",
            "An Bhulgáir",
            "An Chróit",
            "An Chipir",
            "An tSeicia",
            "An Danmhairg",
            "An Eastóin",
            "An Fhionlainn",
            "An Fhrainc",
            "An Ghearmáin",
            "An Ghréig",
            "An Ungáir",
            "Éire",
            "An Iodáil",
            "An Laitvia",
            "An Liotuáin",
            "Lucsamburg",
            "Málta",
            "An Ísiltír",
            "An Pholainn",
            "An Phortaingéil",
            "An Rómáin",
            "An tSlóvaic",
            "An tSlóivéin",
            "An Spáinn",
            "An tSualainn",
        ],
    ),
    (
        "hr",
        [
            "Austrija",
            "Belgija",
            "Bugarska",
            "Hrvatska",
            "Cipar",
            "Češka",
            "Danska",
            "Estonija",
            "Finska",
            "Francuska",
            "Njemačka",
            "Grčka",
            "Mađarska",
            "Irska",
            "Italija",
            "Latvija",
            "Litva",
            "Luksemburg",
            "Malta",
            "Nizozemska",
            "Poljska",
            "Portugal",
            "Rumunjska",
            "Slovačka",
            "Slovenija",
            "Španjolska",
            "Švedska",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::pages::words::ALL;

    #[test]
    fn every_kind_has_a_name_in_every_language() {
        for words in &ALL {
            for slug in Kind::slugs() {
                assert_ne!(kind(words, slug), slug, "{}", words.code);
            }
        }
        assert_eq!(kind(&ALL[1], "hologram"), "hologram");
    }

    #[test]
    fn every_member_state_has_a_name_in_every_language() {
        for words in &ALL {
            assert!(STATES.iter().all(|state| country(words, state) != **state), "{}", words.code);
        }
        let finland: Vec<String> = ALL.iter().map(|words| country(words, "FI")).collect();
        assert_eq!(finland, ["Finland", "Suomi", "Finland", "Suomija", "Finland", "An Fhionlainn", "Finska"]);
        assert_eq!(country(&ALL[0], "NO"), "NO");
    }
}
