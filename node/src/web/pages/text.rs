//! Small values of pages: a text with its language, a day, a size, a link. Remote text is made harmless here.

use std::fmt::Write as _;

use election_pool_protocol::language::LanguageTag;
use jiff::Timestamp;
use url::Url;

use crate::model::{
    markdown,
    words::{Words, own_name},
};

/// A text and the language it is in; the language may be unknown and is then empty, as HTML wants it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// BCP 47 tag, or nothing.
    pub lang: String,
    /// The text, without characters that change how others are read.
    pub text: String,
}

impl Text {
    /// A text in a language.
    pub fn of(lang: &str, text: &str) -> Self {
        Self { lang: lang.to_owned(), text: legible(text) }
    }
}

/// `text` without control characters, bidi overrides and invisible joints (they can make one name look like another).
pub fn legible(text: &str) -> String {
    let is_hidden = |c: char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    text.chars()
        .filter(|&c| !is_hidden(c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The same with its lines.
pub fn legible_lines(text: &str) -> String {
    text.lines().map(legible).collect::<Vec<_>>().join("\n")
}

/// Sanitised HTML as a page carries it: a table scrolls by itself where it is wider than the page, also by keyboard,
/// under its number, the empty corner of a table is no heading, and a link says its host where its words name another.
pub fn on_page(html: &str, words: &Words) -> String {
    let html = with_hosts(html).replace("<th></th>", "<td></td>").replace("</table>", "</table></div>");
    let mut parts = html.split("<table");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for (number, part) in (1_i64..).zip(parts) {
        let label = markdown::escape(&words.table_number(&words.number(number)));
        let _ = write!(page, "<div class=\"wide\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table{part}");
    }
    page
}

/// The same, with the host after each link whose words are the address of another.
fn with_hosts(html: &str) -> String {
    let mut parts = html.split("<a ");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        page.push_str("<a ");
        let Some((link, rest)) = part.split_once("</a>") else {
            page.push_str(part);
            continue;
        };
        let _ = write!(page, "{link}</a>");
        if let Some(host) = host_left_out(link) {
            let _ = write!(page, " <span class=\"host\">({})</span>", markdown::escape(&host));
        }
        page.push_str(rest);
    }
    page
}

/// The host that a link leads to, where its words name another one.
fn host_left_out(link: &str) -> Option<String> {
    let mut is_quoted = false;
    let end = link.find(|c: char| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    })?;
    let address = link[..end].split_once("href=\"")?.1.split('"').next()?.replace("&amp;", "&");
    let host = Link::of(&address)?.host;
    let said = markdown::plain_text(&link[end + 1..]);
    said.split_whitespace().any(|word| names_other(word, &host)).then_some(host)
}

/// Whether a word is the address of another host.
fn names_other(word: &str, host: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let bare = |name: &str| name.strip_prefix("www.").unwrap_or(name).to_owned();
    // What stands before an @ is no host, and looks like one.
    let mut named = authority.split('@').map(|part| part.split(':').next().unwrap_or_default());
    named.any(|name| is_host(name) && bare(name) != bare(host))
}

/// Whether a word looks like the name of a host: its last part is one of letters.
fn is_host(word: &str) -> bool {
    let Some((_, last)) = word.rsplit_once('.') else { return false };
    let is_last = last.chars().count() > 1 && last.chars().all(char::is_alphabetic);
    (is_last || last.starts_with("xn--")) && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
}

/// A day for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// RFC 3339.
    pub iso: String,
    /// As written in the language of the page.
    pub text: String,
}

impl Day {
    /// The day of an instant in UTC.
    pub fn of(at: Timestamp, words: &Words) -> Self {
        let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        Self { iso: at.to_string(), text: words.day(day) }
    }
}

/// The name of a language in the language of the page, as sentences name it.
pub fn named(code: &str, words: &Words) -> Text {
    Text::of(words.code, &words.language(code))
}

/// The name of a language in itself, else its tag: for links to it and lists of languages.
pub fn tongue(code: &str) -> Text {
    const SAMI: [(&str, &str); 3] = [("se", "davvisámegiella"), ("smn", "anarâškielâ"), ("sms", "sääʹmǩiõll")];
    let sami = SAMI.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    let tag = code.parse::<LanguageTag>().ok();
    let name = sami.or_else(|| tag.as_ref().map(LanguageTag::own_name));
    Text::of(code, &name.filter(|name| *name != code).map_or_else(|| code.to_owned(), |name| own_name(name, code)))
}

/// A link out, with the host said apart: the text of a link can claim anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it goes, always http or https.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// The host it goes to.
    pub host: String,
}

impl Link {
    /// A link to `address`, if that is on the web.
    pub fn of(address: &str) -> Option<Self> {
        let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let host = url.host_str()?.to_owned();
        Some(Self { href: url.to_string(), text: legible(address), host })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_makes_them_look_like_others() {
        assert_eq!(legible("Fin\u{202e}land\u{200b}\u{0}\n"), "Finland");
        assert_eq!(legible("a\tb"), "a b");
        assert_eq!(legible("Ålands landskapsregering"), "Ålands landskapsregering");
    }

    #[test]
    fn days_are_written_as_the_reader_writes_them() {
        let at: Timestamp = "2026-11-02T23:30:00Z".parse().unwrap();
        let day = |language| Day::of(at, Words::of(language).unwrap()).text;
        assert_eq!(day("en"), "2 November 2026");
        assert_eq!(day("fi"), "2. marraskuuta 2026");
        assert_eq!(day("sv"), "2 november 2026");
        assert_eq!(day("lt"), "2026 m. lapkričio 2 d.");
        assert_eq!(day("nl"), "2 november 2026");
        assert_eq!(day("ga"), "2 Samhain 2026");
        assert_eq!(day("hr"), "2. studenoga 2026.");
        assert_eq!(Day::of(at, Words::english()).iso, "2026-11-02T23:30:00Z");
    }

    #[test]
    fn only_the_web_is_linked_to_and_the_host_is_said() {
        assert_eq!(Link::of("https://vaalit.example/a?b").unwrap().host, "vaalit.example");
        for address in ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "/local", ""] {
            assert_eq!(Link::of(address), None, "{address}");
        }
    }

    #[test]
    fn a_link_whose_words_name_another_host_says_where_it_leads() {
        let shown = |address: &str, text: &str| {
            let html = markdown::sanitise(&format!("<p><a title=\"a>b\" href=\"{address}\">{text}</a> more</p>"));
            on_page(&html, Words::english())
        };
        for text in [
            "https://vaalit.fi/",
            "vaalit.fi",
            "see www.vaalit.fi/ohje.",
            "<em>Vaalit.FI</em>",
            "(https://vaalit.fi:443)",
            "https://vaalit.fi@evil.example/",
        ] {
            let page = shown("https://evil.example/x?a=1&amp;b=2", text);
            assert!(page.contains("</a> <span class=\"host\">(evil.example)</span> more"), "{text}: {page}");
        }
        for (text, address) in [
            ("evil.example", "https://www.evil.example/"),
            ("https://evil.example/vaalit.fi.html", "https://evil.example/vaalit.fi.html"),
            ("the guide, e.g. art. 5.2", "https://evil.example/"),
            ("vaalit.fi", "mailto:anna@evil.example"),
        ] {
            let page = shown(address, text);
            assert!(page.contains("</a> more"), "{text}: {page}");
        }
    }

    #[test]
    fn languages_are_named_in_their_own_words() {
        assert_eq!(tongue("fi").text, "suomi");
        assert_eq!(tongue("et").text, "eesti");
        assert_eq!(tongue("tlh").text, "tlh");
        assert_eq!((tongue("nl").text, tongue("nl-BE").text), ("Nederlands".into(), "Nederlands (België)".into()));
        assert_eq!((tongue("de-AT").text, tongue("sr-Latn").text), ("Deutsch (Österreich)".into(), "sr-Latn".into()));
    }

    #[test]
    fn a_sentence_names_a_language_in_the_language_of_its_reader() {
        let named = |code, words| named(code, Words::of(words).unwrap()).text;
        assert_eq!((named("fi", "en"), named("fi", "sv")), ("Finnish".into(), "finska".into()));
        assert_eq!((named("nl", "fi"), named("nl-BE", "en")), ("hollanti".into(), "Dutch (Belgium)".into()));
    }
}
