//! Words with a fixed list: languages, states, time zones; and the nearest right word to a wrong one.
//!
//! Lists: ISO 639-1 with the Sámi languages of Finland, ISO 3166-1 alpha-2, and the IANA time zones of `jiff`.
//! This module does not know labels; `protocol::vocabulary` keeps the topics and kinds.

use std::sync::LazyLock;

use election_pool_protocol::language::{LanguageTag, OWN_NAMES};

use super::words::Words;

/// Language subtags in use: ISO 639-1, then three-letter languages of member states that have no shorter code.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
    csb dsb fit fkv fur hsb krl lad ltg rmf rom rup sju sma smj smn sms sgs szl vro";

/// States and territories, ISO 3166-1 alpha-2, with Kosovo and the Union itself as its institutions write them.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU \
    FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ \
    IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS \
    PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL \
    TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// The member states, ISO 3166-1 alpha-2.
pub const STATES: [&str; 27] = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
];

/// The same states, each with the zone in which most of it keeps its time.
pub const ZONES: [(&str, &str); 27] = [
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("BG", "Europe/Sofia"),
    ("HR", "Europe/Zagreb"),
    ("CY", "Asia/Nicosia"),
    ("CZ", "Europe/Prague"),
    ("DK", "Europe/Copenhagen"),
    ("EE", "Europe/Tallinn"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("DE", "Europe/Berlin"),
    ("GR", "Europe/Athens"),
    ("HU", "Europe/Budapest"),
    ("IE", "Europe/Dublin"),
    ("IT", "Europe/Rome"),
    ("LV", "Europe/Riga"),
    ("LT", "Europe/Vilnius"),
    ("LU", "Europe/Luxembourg"),
    ("MT", "Europe/Malta"),
    ("NL", "Europe/Amsterdam"),
    ("PL", "Europe/Warsaw"),
    ("PT", "Europe/Lisbon"),
    ("RO", "Europe/Bucharest"),
    ("SK", "Europe/Bratislava"),
    ("SI", "Europe/Ljubljana"),
    ("ES", "Europe/Madrid"),
    ("SE", "Europe/Stockholm"),
];

/// The longest list that is named whole where no word of it is near.
const MAX_LISTED: usize = 24;
/// The longest word a suggestion is sought for.
const MAX_WORD_CHARS: usize = 80;

/// A language that exists, in canonical form; otherwise what to say.
pub fn language(word: &str) -> Result<LanguageTag, String> {
    // What is written otherwise, as in “sv_SE”, is offered as it is right.
    let tag: Result<LanguageTag, _> = word.parse();
    if let Some(right) = (!tag.as_ref().is_ok_and(is_language)).then(|| language_named(word)).flatten() {
        let shown: String = word.chars().take(MAX_WORD_CHARS).collect();
        return Err(format!("“{shown}” is not a language tag; did you mean “{right}”?"));
    }
    let Ok(tag) = tag else {
        let hyphened: String = word.trim().replace(['_', ' '], "-").chars().take(MAX_WORD_CHARS).collect();
        return match (hyphened != word).then(|| language(&hyphened)) {
            Some(Ok(right)) => Err(format!("“{word}” is not a language tag; did you mean “{right}”?")),
            _ => Err(match nearest(&hyphened, LANGUAGES.split_whitespace()) {
                Some(right) => format!("“{hyphened}” is not a language tag; did you mean “{right}”?"),
                None => format!("“{hyphened}” is not a language tag, as in “fi” or “sr-Latn”"),
            }),
        };
    };
    if !is_language(&tag) {
        return Err(unknown(word, "language", LANGUAGES.split_whitespace()));
    }
    Ok(tag)
}

fn is_language(tag: &LanguageTag) -> bool {
    LANGUAGES.split_whitespace().any(|known| known == tag.primary())
}

/// The names of languages in lower case, by what they call themselves and as the languages of the interface call them.
static NAMES: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let own = OWN_NAMES.iter().map(|(tag, name)| (name.to_lowercase(), *tag));
    let told = Words::all()
        .iter()
        .flat_map(|words| LANGUAGES.split_whitespace().map(|tag| (words.language(tag).to_lowercase(), tag)));
    own.chain(told).filter(|(name, tag)| name != tag).collect()
});

/// The language of this name, or of one that is a slip of the pen away from it.
fn language_named(word: &str) -> Option<&'static str> {
    let word: String = word.trim().to_lowercase().chars().take(MAX_WORD_CHARS).collect();
    if word.chars().count() < NAME_CHARS {
        return None;
    }
    let exact = |wanted: &str| NAMES.iter().find(|(name, _)| name == wanted).map(|(_, tag)| *tag);
    let first = || word.split([' ', '-', '_']).next().filter(|first| first.len() < word.len()).and_then(exact);
    let near = || {
        let alike = |name: &str| strsim::normalized_damerau_levenshtein(&word, name);
        let near = NAMES.iter().map(|(name, tag)| (alike(name), *tag)).filter(|(alike, _)| *alike >= NEAR_NAME);
        near.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, tag)| tag)
    };
    exact(&word).or_else(first).or_else(near)
}

/// The shortest word that is taken for the name of a language rather than for a tag.
const NAME_CHARS: usize = 4;
/// How alike a word must be to the name of a language to be taken for it.
const NEAR_NAME: f64 = 0.75;

/// A state that exists, as two capital letters; otherwise what to say.
pub fn country(word: &str) -> Result<String, String> {
    let found = COUNTRIES.split_whitespace().find(|known| *known == word);
    found.map(str::to_owned).ok_or_else(|| unknown(word, "country", COUNTRIES.split_whitespace()))
}

/// The state that a wrong code may have meant.
pub fn nearest_country(word: &str) -> Option<String> {
    nearest(word, COUNTRIES.split_whitespace()).map(str::to_owned)
}

/// The zone in which most of a member state keeps its time.
pub fn zone_of(country: &str) -> Option<&'static str> {
    ZONES.iter().find(|(code, _)| *code == country).map(|(_, zone)| *zone)
}

/// A time zone that exists, by its IANA name; otherwise what to say.
pub fn timezone(word: &str) -> Result<jiff::tz::TimeZone, String> {
    let database = jiff::tz::db();
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    // A lookup alone forgives upper and lower case; other servers do not.
    match names.iter().any(|name| name == word).then(|| database.get(word)) {
        Some(Ok(zone)) => Ok(zone),
        _ => Err(unknown(word, "time zone", names.iter().map(String::as_str))),
    }
}

/// One of `known`, or what to say.
pub fn one_of<'a>(word: &str, what: &str, known: &[&'a str]) -> Result<&'a str, String> {
    known.iter().find(|right| **right == word).copied().ok_or_else(|| unknown(word, what, known.iter().copied()))
}

/// “x” is not a known *what*; did you mean “y”?
pub fn unknown<'a>(word: &str, what: &str, known: impl Iterator<Item = &'a str>) -> String {
    let shown: String = word.chars().take(MAX_WORD_CHARS).collect();
    let known: Vec<&str> = known.collect();
    match nearest(&shown, known.iter().copied()) {
        Some(right) => format!("“{shown}” is not a known {what}; did you mean “{right}”?"),
        None if (1..=MAX_LISTED).contains(&known.len()) => {
            format!("“{shown}” is not a known {what}; known are {}", known.join(", "))
        }
        None => format!("“{shown}” is not a known {what}"),
    }
}

/// The nearest of the known words, whatever its case, if one is near: a slip of the pen away, or its beginning.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let near = known.filter_map(|right| Some((right, likeness(&word, &right.to_lowercase())?)));
    // Of several that are equally near, the first.
    near.reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(right, _)| right)
}

/// How alike two words are, from 0 to 1, if enough to take one for the other.
fn likeness(word: &str, right: &str) -> Option<f64> {
    let alike = strsim::normalized_damerau_levenshtein(word, right);
    let (short, long) = if word.len() < right.len() { (word, right) } else { (right, word) };
    let begins_alike = short.chars().count() >= BEGINNING_CHARS && long.starts_with(short);
    // One letter weighs heavily in a short word; in a code of two letters it makes another code.
    let is_slip = short.chars().count() > BEGINNING_CHARS && strsim::damerau_levenshtein(word, right) == 1;
    (alike >= NEAR || begins_alike || is_slip).then_some(if begins_alike { alike.max(NEAR) } else { alike })
}

/// How alike two words must be for one to be offered for the other.
const NEAR: f64 = 0.7;
/// How much of a word must be there to be taken for its beginning.
const BEGINNING_CHARS: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_word_is_refused_with_the_nearest_right_one() {
        assert!(!country("XQ").unwrap_err().contains("did you mean"));
        assert_eq!(nearest("fi", COUNTRIES.split_whitespace()), Some("FI"));
        assert!(timezone("Europe/Helsinky").unwrap_err().contains("“Europe/Helsinki”"));
        assert_eq!(nearest("swe", LANGUAGES.split_whitespace()), Some("sw"));
        assert_eq!(nearest("GRENE", ["RED", "GREEN"].into_iter()), Some("GREEN"));
        for (word, known) in [
            ("Valmyndigheten", "lt.localhost:8503"),
            ("@a@nowhere.example", "@val@se.example"),
            ("PURPLE", "RED"),
            ("", "RED"),
        ] {
            assert_eq!(nearest(word, [known].into_iter()), None, "{word}");
        }
        assert!(
            one_of("pre-electorl", "phase", &["pre-electoral", "electoral"]).unwrap_err().contains("“pre-electoral”")
        );
    }

    #[test]
    fn languages_are_canonical_and_must_exist() {
        assert_eq!(language("SR-latn").unwrap().to_string(), "sr-Latn");
        assert_eq!(language("SWE").unwrap().to_string(), "sv");
        assert!(language("sv_se").unwrap_err().contains("“sv-SE”"));
        assert!(language("finnish language").unwrap_err().contains("“fi”"));
        assert!(language("xx").is_err());
        assert!(language("").is_err());
    }

    #[test]
    fn a_language_is_found_by_its_name_in_its_own_words_or_those_of_the_interface() {
        for (name, tag) in [
            ("suomi", "fi"),
            ("Nederlands", "nl"),
            ("dutch", "nl"),
            ("svenska", "sv"),
            ("Swedish", "sv"),
            ("swedsih", "sv"),
            ("ruotsi", "sv"),
            ("lietuvių", "lt"),
            ("lietuviu", "lt"),
            ("hrvatski", "hr"),
            ("Gaeilge", "ga"),
            ("Estonian text", "et"),
        ] {
            let said = language(name).unwrap_err();
            assert!(said.contains(&format!("did you mean “{tag}”?")), "{said}");
        }
        assert!(!language("qqqqqqqq").unwrap_err().contains("did you mean"));
    }

    #[test]
    fn every_member_state_has_a_zone_that_exists() {
        assert_eq!(ZONES.map(|(state, _)| state), STATES);
        for (state, zone) in ZONES {
            assert!(timezone(zone).is_ok(), "{state}: {zone}");
        }
        assert_eq!((zone_of("SE"), zone_of("XX")), (Some("Europe/Stockholm"), None));
    }

    #[test]
    fn time_zones_are_exact() {
        assert!(timezone("Europe/Vilnius").is_ok());
        assert!(timezone("europe/vilnius").is_err());
    }
}
