//! Markdown to HTML, and every piece of HTML to the same small safe set, ours and everybody else's.
//!
//! Spec: `CommonMark` with tables and strikethrough; the tags are those other servers keep, with tables and headings
//! h2–h6. No images, styles, scripts, classes or ids. This module does not know where a text came from.

mod of_html;

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

pub use self::of_html::of_html;

const TAGS: [&str; 46] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
];
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
/// The longest text made safe; what is longer is cut.
pub const MAX_HTML_BYTES: usize = 400_000;
/// The longest link kept.
pub const MAX_HREF_BYTES: usize = 2_048;
/// The longest other attribute kept.
pub const MAX_ATTRIBUTE_BYTES: usize = 200;
/// The widest cell of a table.
const MAX_SPAN: u32 = 100;
/// How often a text is cleaned until it stays the same.
const MAX_PASSES: usize = 4;

static SAFE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(["script", "style", "title", "template", "noscript", "iframe", "object"]))
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .add_tag_attributes("a", &["href", "hreflang", "title"])
        .add_tag_attributes("abbr", &["title"])
        .add_tag_attributes("ol", &["start", "reversed"])
        .add_tag_attributes("td", &["colspan", "rowspan"])
        .add_tag_attributes("th", &["colspan", "rowspan", "scope"])
        .add_tag_attributes("time", &["datetime"])
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer"))
        .strip_comments(true)
        .attribute_filter(|_tag, name, value| bounded(name, value).then_some(Cow::Borrowed(value)));
    builder
});

static NO_TAGS: LazyLock<Builder<'static>> = LazyLock::new(Builder::empty);

/// The HTML of a Markdown text, already safe. A first-level heading becomes one of the second: the title is the first. A
/// picture becomes a link to it under its description; what leads nowhere but beside the file keeps its words alone.
pub fn to_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // Of each link and picture that is open, where it leads if it is one for the reader, and whether it has no words yet.
    let mut open: Vec<Option<(CowStr<'_>, bool)>> = Vec::new();
    let events = Parser::new_ext(markdown, options).flat_map(|event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            [None, Some(Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs }))]
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => [None, Some(Event::End(TagEnd::Heading(HeadingLevel::H2)))],
        Event::Start(Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id }) => {
            let leads = link_type == LinkType::Email || is_absolute(&dest_url);
            // A link in a link is none.
            let is_kept = leads && open.iter().all(Option::is_none);
            open.push(is_kept.then(|| (dest_url.clone(), true)));
            [None, is_kept.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))]
        }
        Event::End(TagEnd::Link | TagEnd::Image) => match open.pop().flatten() {
            Some((dest_url, true)) => [Some(Event::Text(dest_url)), Some(Event::End(TagEnd::Link))],
            Some((_, false)) => [None, Some(Event::End(TagEnd::Link))],
            None => [None, None],
        },
        other => {
            let says = match &other {
                Event::Text(text) | Event::Code(text) => !text.trim().is_empty(),
                _ => false,
            };
            for (_, is_silent) in open.iter_mut().flatten().filter(|_| says) {
                *is_silent = false;
            }
            [None, Some(other)]
        }
    });
    let events = events.flatten();
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    sanitise(out.trim_end())
}

/// The files that a Markdown text leads to as if they lay beside it, by their names, each once.
pub fn beside(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut names = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event else {
            continue;
        };
        if let Some(name) = file_of(&dest_url).filter(|_| link_type != LinkType::Email)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// The name of the file that a link leads to, if it is one beside the text: no address, no place in a page, no folder.
fn file_of(href: &str) -> Option<String> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_beside = !path.is_empty() && !path.contains([':', '/', '\\']) && path.contains('.');
    // Of the characters that part a query none is one here.
    let name = path.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    let decoded = url::form_urlencoded::parse(name.as_bytes()).next();
    decoded.map(|(name, _)| name.into_owned()).filter(|_| is_beside)
}

/// The headings of sanitised HTML under which there is nothing before the next one of the same or a higher level.
pub fn bare_headings(safe_html: &str) -> Vec<String> {
    let (mut bare, mut last, mut rest) = (Vec::new(), None::<(u32, String)>, safe_html);
    while let Some((before, level, words, after)) = heading(rest) {
        if let Some((above, name)) = last.take()
            && before.trim().is_empty()
            && level <= above
        {
            bare.push(name);
        }
        last = Some((level, plain_text(words)));
        rest = after;
    }
    bare.extend(last.filter(|_| rest.trim().is_empty()).map(|(_, name)| name));
    bare
}

/// The first heading: what stands before it, its level, what is in it, and what comes after it.
fn heading(html: &str) -> Option<(&str, u32, &str, &str)> {
    let (at, level) = (2..=6).filter_map(|level| Some((html.find(&format!("<h{level}"))?, level))).min()?;
    let (_, inner) = html[at..].split_once('>')?;
    let (words, after) = inner.split_once(&format!("</h{level}>"))?;
    Some((&html[..at], level, words, after))
}

/// Whether a link leads somewhere from wherever it is read.
fn is_absolute(href: &str) -> bool {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| SCHEMES.contains(&scheme.as_str()))
}

/// The same HTML with everything taken out that is not on the list. Cleaning twice changes nothing more.
pub fn sanitise(html: &str) -> String {
    let mut text = printable(&html[..html.floor_char_boundary(MAX_HTML_BYTES)]);
    for _ in 0..MAX_PASSES {
        let cleaned = printable(&SAFE.clean(&text).to_string());
        if cleaned == text {
            return text;
        }
        text = cleaned;
    }
    // A text that never settles is shown as its words alone.
    let words = escape(&collapse(&words_of(&text)));
    if words.is_empty() { words } else { format!("<p>{words}</p>") }
}

/// The words of a piece of HTML, without tags, on one line.
pub fn plain_text(html: &str) -> String {
    collapse(&words_of(&sanitise(html)))
}

/// The paragraphs of a piece of sanitised HTML as plain text: a heading, a member of a list and a cell is one too.
pub fn paragraphs(safe_html: &str) -> Vec<String> {
    words_of(safe_html).lines().map(collapse).filter(|line| !line.is_empty()).collect()
}

/// One line of text from outside: control characters and direction overrides out, spaces single, cut to `max_chars`.
pub fn line(text: &str, max_chars: usize) -> String {
    let line = collapse(&printable(text));
    if line.chars().count() <= max_chars {
        return line;
    }
    let cut: String = line.chars().take(max_chars.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// Several lines of text from outside, as [`line`] makes each, without empty ones at the ends; cut to `max_chars`.
pub fn lines(text: &str, max_chars: usize) -> String {
    let all: Vec<String> = text.lines().map(|one| line(one, usize::MAX)).collect();
    let text = all.join("\n");
    let text = text.trim_matches('\n');
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max_chars.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// A text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn words_of(safe_html: &str) -> String {
    let mut spaced = String::with_capacity(safe_html.len() + 64);
    for piece in safe_html.split_inclusive('>') {
        spaced.push_str(piece);
        let closes_a_block = ["</p>", "</li>", "</td>", "</th>", "</tr>", "</pre>", "</dd>", "</dt>", "<br>", "<hr>"]
            .iter()
            .any(|tag| piece.ends_with(tag));
        if closes_a_block || piece.ends_with("</caption>") || piece.ends_with("</blockquote>") || ends_heading(piece) {
            spaced.push('\n');
        }
    }
    let text = NO_TAGS.clean(&spaced).to_string();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"").replace("&amp;", "&")
}

fn ends_heading(piece: &str) -> bool {
    (2..=6).any(|level| piece.ends_with(&format!("</h{level}>")))
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without control characters (line ends and tabs stay), direction overrides and other characters no reader sees.
fn printable(text: &str) -> String {
    let is_hidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
    };
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

fn bounded(name: &str, value: &str) -> bool {
    let number = || value.parse::<u32>().ok();
    match name {
        "href" => value.len() <= MAX_HREF_BYTES,
        "colspan" | "rowspan" => number().is_some_and(|n| (1..=MAX_SPAN).contains(&n)),
        "start" => number().is_some_and(|n| n < 1_000_000),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "scope" => matches!(value, "col" | "row" | "colgroup" | "rowgroup"),
        "lang" | "hreflang" => value.len() <= 35 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        _ => value.len() <= MAX_ATTRIBUTE_BYTES,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markdown_becomes_the_html_other_servers_keep() {
        let html = to_html(
            "# Varautuminen\n\nHyvä **valmius** – [ohje](https://vaalit.example/ohje).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        );
        assert!(html.starts_with("<h2>Varautuminen</h2>"), "{html}");
        assert!(html.contains("<a href=\"https://vaalit.example/ohje\" rel=\"nofollow noopener noreferrer\">ohje</a>"));
        assert!(html.contains("<table>") && html.contains("<td>2</td>"));
    }

    #[test]
    fn a_heading_with_nothing_under_it_is_found_and_so_is_a_file_beside_the_text() {
        let bare = |markdown: &str| bare_headings(&to_html(markdown));
        assert_eq!(bare("## A\n\n\n## B\n\ntext\n\n## C *d*\n"), ["A", "C d"]);
        assert!(bare("## A\n\n### B\n\ntext\n").is_empty(), "what is below it stands under it");
        assert_eq!(bare("## A\n\n### B\n\n## C\n\ntext"), ["B"]);
        assert!(bare("No heading.").is_empty());
        let text = "[a](table.csv) ![b](./the%20queue.png) [c](table.csv) [d](https://a.example/x.pdf) [e](#f) \
            [g](../up.csv) <h@i.example> [j](mailto:k@l.example) `[m](n.csv)`";
        assert_eq!(beside(text), ["table.csv", "the queue.png"]);
    }

    #[test]
    fn a_picture_becomes_a_link_to_it_and_what_leads_nowhere_keeps_its_words() {
        for (markdown, html) in [
            (
                "See ![the queue](https://a.example/q.png).",
                "<p>See <a href=\"https://a.example/q.png\" rel=\"nofollow noopener noreferrer\">the queue</a>.</p>",
            ),
            (
                "[![the *queue*](https://a.example/q.png)](https://a.example/)",
                "<p><a href=\"https://a.example/\" rel=\"nofollow noopener noreferrer\">the <em>queue</em></a></p>",
            ),
            ("![the queue](q.png) and [the table](data.csv), [above](#a)", "<p>the queue and the table, above</p>"),
            ("[x](javascript:alert(1))", "<p>x</p>"),
            (
                "![](https://a.example/q.png)",
                "<p><a href=\"https://a.example/q.png\" rel=\"nofollow noopener noreferrer\">https://a.example/q.png</a></p>",
            ),
            (
                "[![](q.png)](https://a.example/)",
                "<p><a href=\"https://a.example/\" rel=\"nofollow noopener noreferrer\">https://a.example/</a></p>",
            ),
            (
                "<anna@a.example>",
                "<p><a href=\"mailto:anna@a.example\" rel=\"nofollow noopener noreferrer\">anna@a.example</a></p>",
            ),
        ] {
            assert_eq!(to_html(markdown), html, "{markdown}");
        }
    }

    #[test]
    fn nothing_dangerous_survives() {
        let evil = concat!(
            "<p onclick=x class=c id=i style=\"color:red\">a<script>alert(1)</script><style>p{}</style>",
            "<img src=x onerror=alert(1)><iframe src=//x></iframe><a href=\"javascript:alert(1)\">b</a>",
            "<a href=\"data:text/html,x\">c</a><a href=\"/inner\">d</a><svg><a xlink:href=\"javascript:1\">e</a></svg>",
            "<form action=x><input></form><math><mi>f</mi></math><!-- c -->\u{0}\u{202E}</p>"
        );
        let safe = sanitise(evil);
        for bad in [
            "onclick",
            "class",
            " id",
            "style",
            "script",
            "img",
            "iframe",
            "javascript",
            "data:",
            "/inner",
            "svg",
            "form",
            "input",
            "<!--",
            "\u{202E}",
            "\u{0}",
        ] {
            assert!(!safe.contains(bad), "{bad} in {safe}");
        }
        assert!(!to_html("![x](https://tracker.example/p.png) <script>1</script>").contains("img"));
    }

    #[test]
    fn tricks_with_foreign_and_raw_elements_leave_only_what_is_on_the_list() {
        for trick in [
            "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg><svg><set attributeName=href to=javascript:1></svg>",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
            "<title><img src=\"</title><img src=x onerror=alert(1)>\"></title>",
            "<textarea><img src=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
            "<style><img src=\"</style><img src=x onerror=alert(1)>\"></style>",
            "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp><plaintext><img src=x onerror=alert(1)>",
        ] {
            let safe = sanitise(trick);
            assert_eq!(sanitise(&safe), safe, "{trick}");
            for tag in safe.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
                assert!(TAGS.contains(&name), "{name} in {safe}, which was {trick}");
                assert!(!tag.contains(" on") && !tag.contains("javascript:"), "{tag} in {safe}, which was {trick}");
            }
        }
    }

    #[test]
    fn attributes_are_bounded() {
        let long = format!("<a href=\"https://x.example/{}\" title=\"{}\">a</a>", "p".repeat(3_000), "t".repeat(300));
        assert_eq!(sanitise(&long), "<a rel=\"nofollow noopener noreferrer\">a</a>");
        let table = sanitise("<table><tbody><tr><td colspan=\"99999999\">a</td></tr></tbody></table>");
        assert!(!table.contains("colspan"));
    }

    #[test]
    fn the_words_of_html_are_plain() {
        assert_eq!(
            plain_text("<p>1 &lt; 2 &amp; 3</p><p>å<br>b</p><ul><li>c</li><li>d</li></ul>"),
            "1 < 2 & 3 å b c d"
        );
        assert_eq!(plain_text(&escape("alle <5 % & \"x\" &lt;")), "alle <5 % & \"x\" &lt;");
    }

    #[test]
    fn a_line_from_outside_is_one_line_and_not_long() {
        assert_eq!(line(" a\n\tb\u{202E}c\u{7} ", 10), "a bc");
        assert_eq!(line("äöäöäö", 4), "äöä…");
    }

    fn html_soup() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            prop::sample::select(TAGS.to_vec()).prop_map(|tag| format!("<{tag}>")),
            prop::sample::select(TAGS.to_vec()).prop_map(|tag| format!("</{tag}>")),
            prop::sample::select(vec![
                "<pre>\n\n",
                "<a href='https://x.example'>",
                "<svg>",
                "<math>",
                "<style>",
                "</style>",
                "<select>",
                "<textarea>",
                "&#1;",
                "&lt;script>",
                "<!--",
                "-->",
                "<a href=javascript:1>",
                "<p\u{0}>",
                "\u{c}",
            ])
            .prop_map(str::to_owned),
            "[a-zåäö<>&\"' \n]{0,8}",
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(soup in html_soup()) {
            let once = sanitise(&soup);
            prop_assert_eq!(sanitise(&once), once.clone());
            prop_assert!(!once.contains("<script") && !once.contains("=\"javascript:"));
        }

        #[test]
        fn a_text_survives_being_made_html(text in "[a-zåäö<>&;\"' ]{0,40}") {
            prop_assert_eq!(plain_text(&escape(&text)), collapse(&text));
        }
    }
}
