//! .docx: ECMA-376 part 1, section 17.

use std::collections::BTreeMap;

use super::{Block, Item, Node, OfficeError, Package, Written, escaped, linked, list};

/// The part that holds the text.
pub(super) const TEXT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
const NUMBERING: &str = "word/numbering.xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
/// Styles made from styles, at most so far.
const MAX_BASES: usize = 10;
/// The levels of a list, which the format bounds.
const LEVELS: usize = 9;
/// Most lists of a document that are told apart.
const MAX_NUMBERS: usize = 10_000;
/// What stands in the text and is not read.
const PASSED_OVER: [&str; 12] = [
    "del",
    "moveFrom",
    "Fallback",
    "drawing",
    "pict",
    "object",
    "instrText",
    "delText",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
    "sectPr",
];

/// What the other parts say about the text.
struct Beside {
    styles: BTreeMap<String, Style>,
    /// The kind of each list, by its number.
    numbers: BTreeMap<String, String>,
    /// By kind: which levels count.
    kinds: BTreeMap<String, [bool; LEVELS]>,
    /// Where links lead, by id.
    links: BTreeMap<String, String>,
    language: String,
    written: Written,
}

#[derive(Default)]
struct Style {
    /// The name it has in every language of the program.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<(String, usize)>,
}

/// The blocks of a document and its language.
pub(super) fn read(package: &Package<'_>) -> Result<(Vec<Block>, String), OfficeError> {
    let text = package.tree(TEXT)?.ok_or(OfficeError::Damaged)?;
    let beside = Beside::read(package)?;
    let body = text.find("document").and_then(|document| document.find("body")).ok_or(OfficeError::Damaged)?;
    let mut blocks = Vec::new();
    beside.blocks(body, &mut blocks);
    beside.written.bounded()?;
    Ok((blocks, beside.language))
}

impl Beside {
    fn read(package: &Package<'_>) -> Result<Self, OfficeError> {
        let part = |package: &Package<'_>, name| package.tree(name).map(Option::unwrap_or_default);
        let (styles, numbering) = (part(package, STYLES)?, part(package, NUMBERING)?);
        let relations = part(package, RELATIONS)?;
        let mut languages = Vec::new();
        styles.all("lang", &mut languages);
        let language = languages.first().and_then(|node| node.get("val")).unwrap_or_default().to_owned();
        Ok(Self {
            styles: styles_of(&styles),
            numbers: numbers(&numbering),
            kinds: kinds(&numbering),
            links: links(&relations),
            language,
            written: Written::default(),
        })
    }

    fn blocks(&self, parent: &Node, into: &mut Vec<Block>) {
        for node in parent.nodes().filter(|node| !PASSED_OVER.contains(&node.name.as_str())) {
            match node.name.as_str() {
                "p" => into.extend(self.paragraph(node)),
                "tbl" => match self.written.table(|| self.table(node)) {
                    Some(html) => into.push(Block::Whole(html)),
                    None => self.blocks(node, into),
                },
                _ => self.blocks(node, into),
            }
        }
    }

    fn paragraph(&self, node: &Node) -> Option<Block> {
        let html = self.words(node);
        if html.trim().is_empty() {
            return None;
        }
        let own = node.find("pPr");
        let style = own.and_then(|own| own.value("pStyle", "val")).unwrap_or_default();
        if let Some(level) = self.heading(own, style) {
            return Some(Block::Heading(level, html));
        }
        Some(match self.number(own, style) {
            Some((number, depth)) => Block::Item { depth, is_numbered: self.is_numbered(&number, depth), html },
            None => Block::Text(html),
        })
    }

    /// The level of a heading; that of the title is 0.
    fn heading(&self, own: Option<&Node>, style: &str) -> Option<u8> {
        let outline = own.and_then(|own| own.value("outlineLvl", "val")).and_then(|level| level.parse::<u8>().ok());
        let named = self.chain(style).find_map(|style| match style.name.to_lowercase().as_str() {
            "title" => Some(0),
            name => name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok()).or(style.outline),
        });
        named.or_else(|| outline.filter(|level| *level < 9).map(|level| level + 1))
    }

    /// The number of a list and the depth in it, as the paragraph or its style says.
    fn number(&self, own: Option<&Node>, style: &str) -> Option<(String, usize)> {
        let said = own.and_then(number_of).or_else(|| self.chain(style).find_map(|style| style.number.clone()));
        // Number 0 takes a paragraph out of the list of its style.
        said.filter(|(number, _)| number != "0")
    }

    fn is_numbered(&self, number: &str, depth: usize) -> bool {
        let kind = self.numbers.get(number).and_then(|kind| self.kinds.get(kind));
        kind.and_then(|levels| levels.get(depth)).copied().unwrap_or_default()
    }

    /// A style and those it is made from.
    fn chain<'a>(&'a self, style: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.styles.get(style);
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(MAX_BASES)
    }

    /// The words of a paragraph as HTML.
    fn words(&self, parent: &Node) -> String {
        let mut out = String::new();
        let read = parent.nodes().filter(|node| !PASSED_OVER.contains(&node.name.as_str()));
        for node in read.take_while(|_| !self.written.is_full()) {
            match node.name.as_str() {
                "pPr" => {}
                "r" => out.push_str(&self.written.with(run(node))),
                "hyperlink" => {
                    let href = node.get("id").and_then(|id| self.links.get(id)).map_or("", String::as_str);
                    out.push_str(&self.written.with(linked(href, &self.words(node))));
                }
                _ => out.push_str(&self.words(node)),
            }
        }
        out
    }

    fn table(&self, node: &Node) -> String {
        let mut rows = Vec::new();
        for row in node.nodes().filter(|node| node.name == "tr") {
            let cells = row.nodes().filter(|node| node.name == "tc").map(|cell| {
                let mut blocks = Vec::new();
                self.blocks(cell, &mut blocks);
                format!("<td>{}</td>", list::html(&blocks))
            });
            rows.push(format!("<tr>{}</tr>", cells.collect::<String>()));
        }
        format!("<table><tbody>{}</tbody></table>", rows.concat())
    }
}

/// A stretch of text in one form.
fn run(node: &Node) -> String {
    let mut words = String::new();
    for part in node.nodes() {
        match part.name.as_str() {
            "t" => part.items.iter().for_each(|item| {
                if let Item::Text(text) = item {
                    words.push_str(&escaped(text));
                }
            }),
            "br" | "cr" => words.push_str("<br>"),
            "tab" => words.push(' '),
            "noBreakHyphen" => words.push('\u{2011}'),
            _ => {}
        }
    }
    let form = node.find("rPr");
    let is = |name: &str| {
        let found = form.and_then(|form| form.find(name));
        found.is_some_and(|found| !matches!(found.get("val"), Some("0" | "false" | "none")))
    };
    let is_link = form.and_then(|form| form.value("rStyle", "val")).is_some();
    for (name, tag) in [("strike", "del"), ("i", "em"), ("b", "strong")] {
        if is(name) && !is_link && !words.trim().is_empty() {
            words = format!("<{tag}>{words}</{tag}>");
        }
    }
    words
}

fn number_of(properties: &Node) -> Option<(String, usize)> {
    let number = properties.find("numPr")?;
    let depth = number.value("ilvl", "val").and_then(|level| level.parse().ok()).unwrap_or_default();
    Some((number.value("numId", "val")?.to_owned(), depth))
}

fn styles_of(styles: &Node) -> BTreeMap<String, Style> {
    let mut all = Vec::new();
    styles.all("style", &mut all);
    let style = |node: &&Node| {
        let own = node.find("pPr");
        let style = Style {
            name: node.value("name", "val").unwrap_or_default().to_owned(),
            based_on: node.value("basedOn", "val").map(str::to_owned),
            outline: own
                .and_then(|own| own.value("outlineLvl", "val"))
                .and_then(|level| level.parse::<u8>().ok())
                .filter(|level| *level < 9)
                .map(|level| level + 1),
            number: own.and_then(number_of),
        };
        Some((node.get("styleId")?.to_owned(), style))
    };
    all.iter().filter_map(style).collect()
}

fn numbers(numbering: &Node) -> BTreeMap<String, String> {
    let mut numbers = Vec::new();
    numbering.all("num", &mut numbers);
    let number = |node: &Node| Some((node.get("numId")?.to_owned(), node.value("abstractNumId", "val")?.to_owned()));
    numbers.into_iter().take(MAX_NUMBERS).filter_map(number).collect()
}

fn kinds(numbering: &Node) -> BTreeMap<String, [bool; LEVELS]> {
    let mut kinds = Vec::new();
    numbering.all("abstractNum", &mut kinds);
    let kind = |node: &Node| {
        let mut levels = [false; LEVELS];
        for level in node.nodes().filter(|node| node.name == "lvl") {
            let depth = level.get("ilvl").and_then(|depth| depth.parse::<usize>().ok()).unwrap_or_default();
            if let Some(is_numbered) = levels.get_mut(depth) {
                *is_numbered = !matches!(level.value("numFmt", "val").unwrap_or("bullet"), "bullet" | "none");
            }
        }
        Some((node.get("abstractNumId")?.to_owned(), levels))
    };
    kinds.into_iter().take(MAX_NUMBERS).filter_map(kind).collect()
}

fn links(relations: &Node) -> BTreeMap<String, String> {
    let mut all = Vec::new();
    relations.all("Relationship", &mut all);
    let external = all.into_iter().filter(|node| node.get("TargetMode") == Some("External"));
    external.filter_map(|node| Some((node.get("Id")?.to_owned(), node.get("Target")?.to_owned()))).collect()
}
