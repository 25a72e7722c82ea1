//! HTML to Markdown, for what is brought in from elsewhere: headings, paragraphs, lists, quotations, code, tables,
//! emphasis and links; pictures become links, everything else its words.
//!
//! Reads what the sanitiser wrote, so that every tag is closed and every text escaped. What comes out is read by people,
//! and passes the sanitiser once more when it is published.

use std::{collections::HashSet, sync::LazyLock};

use ammonia::{Builder, UrlRelative};
use url::Url;

use super::{MAX_HREF_BYTES, MAX_HTML_BYTES, SCHEMES, TAGS, printable};

/// What separates texts, and is itself not shown.
const PARTS: [&str; 13] = [
    "h1",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "figure",
    "figcaption",
    "address",
    "details",
    "summary",
];
/// How deep tags are told apart; below that only words are left.
const MAX_DEPTH: usize = 24;
/// The widest table.
const MAX_COLUMNS: usize = 40;

static TOLD: LazyLock<HashSet<&'static str>> = LazyLock::new(|| TAGS.into_iter().chain(PARTS).chain(["img"]).collect());

/// The Markdown of a piece of HTML; its links are taken from `base` on.
pub fn of_html(html: &str, base: Option<&Url>) -> String {
    let html = printable(&html[..html.floor_char_boundary(MAX_HTML_BYTES)]);
    let mut builder = Builder::empty();
    builder
        .tags(TOLD.clone())
        .clean_content_tags(HashSet::from(["script", "style", "title", "template", "noscript", "iframe", "object"]))
        .add_tag_attributes("a", &["href"])
        .add_tag_attributes("img", &["src", "alt"])
        .add_tag_attributes("ol", &["start"])
        .url_schemes(HashSet::from(SCHEMES))
        .link_rel(None)
        .url_relative(base.map_or(UrlRelative::Deny, |base| UrlRelative::RewriteWithBase(base.clone())));
    let mut writer = Writer { open: vec![Frame::of("", "")], deep: 0 };
    for token in Tokens(&builder.clean(&html).to_string()) {
        writer.take(token);
    }
    writer.end()
}

/// A piece of what the sanitiser wrote.
#[derive(Clone, Copy)]
enum Token<'a> {
    Open(&'a str, &'a str),
    Close(&'a str),
    Text(&'a str),
}

struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.0;
        if rest.is_empty() {
            return None;
        }
        let Some(inside) = rest.strip_prefix('<') else {
            let (text, rest) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            self.0 = rest;
            return Some(Token::Text(text));
        };
        // A “>” within quotation marks ends nothing.
        let mut is_quoted = false;
        let ends = |c: char| {
            is_quoted ^= c == '"';
            c == '>' && !is_quoted
        };
        let end = inside.find(ends).unwrap_or(inside.len());
        let tag = &inside[..end];
        self.0 = inside.get(end + 1..).unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            return Some(Token::Close(name.trim()));
        }
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        Some(Token::Open(name, attributes))
    }
}

/// The value of an attribute as the sanitiser writes it.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, rest) = attributes.split_once(&format!("{name}=\""))?;
    Some(unescaped(rest.split('"').next().unwrap_or_default()))
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// An element that is open.
struct Frame {
    tag: String,
    attributes: String,
    /// What it holds so far, as Markdown.
    text: String,
    /// The cells of a row, or the rows of a table.
    cells: Vec<String>,
    /// The number of the next member of an ordered list.
    number: usize,
}

impl Frame {
    fn of(tag: &str, attributes: &str) -> Self {
        let number = attribute(attributes, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        Self { tag: tag.into(), attributes: attributes.into(), text: String::new(), cells: Vec::new(), number }
    }
}

struct Writer {
    open: Vec<Frame>,
    /// How many elements are open that are too deep to be told apart.
    deep: usize,
}

impl Writer {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => self.text(&unescaped(text)),
            Token::Open("br", _) => self.push(if self.is_within("pre") { "\n" } else { "\\\n" }),
            Token::Open("hr", _) => self.push("\n\n---\n\n"),
            Token::Open("img", attributes) => {
                let alt = attribute(attributes, "alt").unwrap_or_default();
                let link = attribute(attributes, "src").map(|src| link(&escaped(&alt), &src));
                self.push(&link.unwrap_or(alt));
            }
            Token::Open("col", _) => {}
            Token::Open(..) if self.open.len() >= MAX_DEPTH => self.deep += 1,
            Token::Open(tag, attributes) => self.open.push(Frame::of(tag, attributes)),
            Token::Close(_) if self.deep > 0 => self.deep -= 1,
            Token::Close(tag) => {
                while self.open.len() > 1 {
                    let is_it = self.top().tag == tag;
                    self.close();
                    if is_it {
                        break;
                    }
                }
            }
        }
    }

    fn top(&mut self) -> &mut Frame {
        self.open.last_mut().expect("the first is never closed")
    }

    fn is_within(&self, tag: &str) -> bool {
        self.open.iter().any(|frame| frame.tag == tag)
    }

    fn push(&mut self, text: &str) {
        self.top().text.push_str(text);
    }

    fn text(&mut self, text: &str) {
        if self.is_within("pre") || self.is_within("code") {
            return self.push(text);
        }
        let before = self.top().text.as_str();
        let (is_first, is_spaced) = (before.is_empty() || before.ends_with('\n'), before.ends_with([' ', '\n']));
        let mut words = escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if is_first && begins_a_block(&words) {
            words.insert(0, '\\');
        } else if is_first {
            words = unnumbered(words);
        }
        let space = |is_there: bool| if is_there { " " } else { "" };
        let ahead = space(text.starts_with(char::is_whitespace) && !is_spaced);
        let behind = space(text.ends_with(char::is_whitespace) && !words.is_empty());
        self.push(&format!("{ahead}{words}{behind}"));
    }

    /// Ends the innermost element: what it held goes to the one around it.
    fn close(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        let text = frame.text.trim().to_owned();
        match frame.tag.as_str() {
            "a" => {
                let href = attribute(&frame.attributes, "href");
                let linked = href.filter(|_| !text.is_empty()).map(|href| link(&on_one_line(&text), &href));
                self.within(&frame.text, linked.as_deref());
            }
            "strong" | "b" => self.marked(&frame.text, "**"),
            "em" | "i" => self.marked(&frame.text, "*"),
            "del" | "s" => self.marked(&frame.text, "~~"),
            "code" | "kbd" if !self.is_within("pre") => {
                let fence = "`".repeat(longest_run(&text, '`') + 1);
                let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
                let code = format!("{fence}{space}{text}{space}{fence}");
                self.within(&frame.text, Some(&code));
            }
            "code" => self.push(&frame.text),
            "pre" => {
                let fence = "`".repeat((longest_run(&frame.text, '`') + 1).max(3));
                self.block(&format!("{fence}\n{}\n{fence}", frame.text.trim_matches('\n')));
            }
            "h1" | "h2" => self.heading(2, &text),
            "h3" => self.heading(3, &text),
            "h4" => self.heading(4, &text),
            "h5" => self.heading(5, &text),
            "h6" => self.heading(6, &text),
            "blockquote" => self.block(&prefixed(&text, "> ", "> ")),
            "li" => {
                let ordered = self.top().tag == "ol";
                let mark = if ordered { format!("{}. ", self.top().number) } else { "- ".to_owned() };
                self.top().number += 1;
                let item = prefixed(&text, &mark, &" ".repeat(mark.len()));
                self.push(&format!("\n{item}"));
            }
            "dt" => self.block(&if text.is_empty() { text } else { format!("**{text}**") }),
            "td" | "th" => self.cell(&text),
            "tr" => self.row(&frame.cells),
            "table" => self.table(&frame),
            "thead" | "tbody" | "tfoot" => {
                self.top().cells.extend(frame.cells);
                self.push(&frame.text);
            }
            "p" | "ul" | "ol" | "dd" | "dl" | "caption" => self.block(&text),
            part if PARTS.contains(&part) => self.block(&text),
            _ => self.push(&frame.text),
        }
    }

    /// Puts `inner` where `raw` stood, keeping the spaces around it.
    fn within(&mut self, raw: &str, inner: Option<&str>) {
        let Some(inner) = inner else { return self.push(raw) };
        let is_spaced = self.top().text.ends_with([' ', '\n']);
        let before = if raw.starts_with(char::is_whitespace) && !is_spaced { " " } else { "" };
        let after = if raw.ends_with(char::is_whitespace) { " " } else { "" };
        self.push(&format!("{before}{inner}{after}"));
    }

    /// Marks are set around words, not around spaces, and not across paragraphs.
    fn marked(&mut self, raw: &str, mark: &str) {
        let text = raw.trim();
        let is_plain = !text.is_empty() && !text.contains("\n\n");
        let inner = is_plain.then(|| format!("{mark}{text}{mark}"));
        self.within(raw, inner.as_deref());
    }

    fn heading(&mut self, level: usize, text: &str) {
        let text = on_one_line(text);
        self.block(&if text.is_empty() { text } else { format!("{} {text}", "#".repeat(level)) });
    }

    fn block(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let before = &mut self.top().text;
        before.truncate(before.trim_end_matches('\n').len());
        self.push(&format!("\n\n{text}\n\n"));
    }

    /// A cell belongs to the row around it; where there is none it is a text.
    fn cell(&mut self, text: &str) {
        let text = on_one_line(text);
        let top = self.top();
        if top.tag == "tr" {
            top.cells.push(text);
        } else {
            self.block(&text);
        }
    }

    fn row(&mut self, cells: &[String]) {
        let cells = &cells[..cells.len().min(MAX_COLUMNS)];
        let line = format!("| {} |", cells.join(" | "));
        if !cells.is_empty() {
            self.top().cells.push(line);
        }
    }

    fn table(&mut self, frame: &Frame) {
        let mut rows = frame.cells.iter();
        if !frame.text.trim().is_empty() {
            self.block(frame.text.trim());
        }
        let Some(first) = rows.next() else { return };
        let columns = frame.cells.iter().map(|row| columns_of(row)).max().unwrap_or(1);
        let mut lines = vec![filled(first, columns), format!("|{}", " --- |".repeat(columns))];
        lines.extend(rows.map(|row| filled(row, columns)));
        self.block(&lines.join("\n"));
    }

    fn end(mut self) -> String {
        while self.open.len() > 1 {
            self.close();
        }
        let text = self.open.pop().map(|frame| frame.text).unwrap_or_default();
        let mut out = String::with_capacity(text.len());
        let mut blank = 0;
        let mut is_code = false;
        for line in text.lines() {
            is_code ^= line.trim_start().starts_with("```");
            let line = if is_code { line } else { line.trim_end() };
            blank = if line.is_empty() { blank + 1 } else { 0 };
            if is_code || blank <= 1 {
                out.push_str(line);
                out.push('\n');
            }
        }
        let text = out.trim_matches('\n');
        if text.is_empty() { String::new() } else { format!("{text}\n") }
    }
}

/// How many cells a row has; a “|” of its own is escaped.
fn columns_of(row: &str) -> usize {
    row.matches(" |").count()
}

fn filled(row: &str, columns: usize) -> String {
    format!("{row}{}", "  |".repeat(columns.saturating_sub(columns_of(row))))
}

fn link(text: &str, href: &str) -> String {
    let text = if text.trim().is_empty() { escaped(href) } else { text.to_owned() };
    if href.len() > MAX_HREF_BYTES {
        return text;
    }
    format!("[{text}](<{}>)", href.replace('<', "%3C").replace('>', "%3E").replace(['\n', ' '], "%20"))
}

/// The words of what may have been several blocks.
fn on_one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_end_matches('\\').trim_start_matches(['#', '>', ' ']).trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn longest_run(text: &str, c: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for own in text.chars() {
        run = if own == c { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn prefixed(text: &str, first: &str, further: &str) -> String {
    let line = |(index, line): (usize, &str)| {
        let prefix = if index == 0 { first } else { further };
        if line.is_empty() { prefix.trim_end().to_owned() } else { format!("{prefix}{line}") }
    };
    text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Every sign that means something in Markdown, so that it means itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a text would be a heading or a list if it stood at the beginning of a line.
fn begins_a_block(text: &str) -> bool {
    text.starts_with(['#', '+', '-', '='])
}

/// A number at the beginning, so that it does not begin a list.
fn unnumbered(mut text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        text.insert(digits, '\\');
    }
    text
}

#[cfg(test)]
mod tests;
