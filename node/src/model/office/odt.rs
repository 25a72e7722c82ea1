//! .odt: OASIS `OpenDocument` 1.3, part 3.

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Item, Node, OfficeError, Package, Written, escaped, linked, list};

/// The part that holds the text.
pub(super) const TEXT: &str = "content.xml";
const STYLES: &str = "styles.xml";
/// What stands in the text and is not read.
const PASSED_OVER: [&str; 8] =
    ["tracked-changes", "note", "annotation", "frame", "sequence-decls", "forms", "table-of-content", "bibliography"];

#[derive(Default)]
struct Beside {
    /// Styles of paragraphs and words with their elements of form.
    forms: BTreeMap<String, Form>,
    /// By style of lists: the levels from 1 that count.
    numbered: BTreeMap<String, BTreeSet<usize>>,
    written: Written,
}

#[derive(Default, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a form of its own, and any of them go together")]
struct Form {
    is_bold: bool,
    is_slanted: bool,
    is_struck: bool,
    is_title: bool,
}

/// The blocks of a document and its language.
pub(super) fn read(package: &Package<'_>) -> Result<(Vec<Block>, String), OfficeError> {
    let text = package.tree(TEXT)?.ok_or(OfficeError::Damaged)?;
    let styles = package.tree(STYLES)?.unwrap_or_default();
    let mut beside = Beside::default();
    for part in [&styles, &text] {
        beside.learn(part);
    }
    let mut bodies = Vec::new();
    text.all("text", &mut bodies);
    let body = bodies.first().ok_or(OfficeError::Damaged)?;
    let mut blocks = Vec::new();
    beside.blocks(body, None, &mut blocks);
    beside.written.bounded()?;
    Ok((blocks, language(&styles)))
}

/// The language of what has no other, from the styles of the whole.
fn language(styles: &Node) -> String {
    let mut defaults = Vec::new();
    styles.all("default-style", &mut defaults);
    let said = defaults.iter().filter_map(|node| node.value("text-properties", "language"));
    said.into_iter().find(|word| *word != "none").unwrap_or_default().to_owned()
}

impl Beside {
    fn learn(&mut self, part: &Node) {
        let (mut styles, mut lists) = (Vec::new(), Vec::new());
        part.all("style", &mut styles);
        part.all("list-style", &mut lists);
        for style in styles {
            let Some(name) = style.get("name") else { continue };
            let parent = style.get("parent-style-name").unwrap_or_default();
            let words = style.find("text-properties");
            let is = |attribute: &str, values: &[&str]| {
                words.and_then(|words| words.get(attribute)).is_some_and(|value| values.contains(&value))
            };
            let form = Form {
                is_bold: is("font-weight", &["bold", "600", "700", "800", "900"]),
                is_slanted: is("font-style", &["italic", "oblique"]),
                is_struck: is("text-line-through-style", &["solid"]),
                is_title: name == "Title" || parent == "Title",
            };
            self.forms.insert(name.to_owned(), form);
        }
        for style in lists {
            let Some(name) = style.get("name") else { continue };
            for level in style.nodes().filter(|node| node.name == "list-level-style-number") {
                // A level without a form of numbers counts for nobody to see.
                let is_seen = level.get("num-format").is_some_and(|form| !form.is_empty());
                let depth = level.get("level").and_then(|depth| depth.parse::<usize>().ok());
                let levels = self.numbered.entry(name.to_owned()).or_default();
                levels.extend(depth.filter(|_| is_seen));
            }
        }
    }

    /// The blocks within, in a list of this style and depth from 1 if in any.
    fn blocks(&self, parent: &Node, within: Option<(&str, usize)>, into: &mut Vec<Block>) {
        for node in parent.nodes().filter(|node| !PASSED_OVER.contains(&node.name.as_str())) {
            match node.name.as_str() {
                "h" => {
                    let level = node.get("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
                    self.put(into, Block::Heading(level, self.words(node)));
                }
                "p" => {
                    let html = self.words(node);
                    self.put(
                        into,
                        match within {
                            _ if self.form(node).is_title => Block::Heading(0, html),
                            Some((style, depth)) => {
                                let is_numbered = self.numbered.get(style).is_some_and(|own| own.contains(&depth));
                                Block::Item { depth: depth - 1, is_numbered, html }
                            }
                            None => Block::Text(html),
                        },
                    );
                }
                "list" => {
                    let outer = within.map_or("", |(style, _)| style);
                    let style = node.get("style-name").unwrap_or(outer);
                    self.blocks(node, Some((style, within.map_or(1, |(_, depth)| depth + 1))), into);
                }
                "table" => match self.written.table(|| self.table(node)) {
                    Some(html) => into.push(Block::Whole(html)),
                    None => self.blocks(node, None, into),
                },
                _ => self.blocks(node, within, into),
            }
        }
    }

    /// A block that says nothing is none.
    #[expect(clippy::unused_self, reason = "it stands beside those who call it")]
    fn put(&self, into: &mut Vec<Block>, block: Block) {
        let (Block::Heading(_, html) | Block::Text(html) | Block::Item { html, .. } | Block::Whole(html)) = &block;
        if !html.trim().is_empty() {
            into.push(block);
        }
    }

    fn form(&self, node: &Node) -> Form {
        node.get("style-name").and_then(|name| self.forms.get(name)).cloned().unwrap_or_default()
    }

    /// The words of a paragraph as HTML.
    fn words(&self, parent: &Node) -> String {
        let mut out = String::new();
        for item in parent.items.iter().take_while(|_| !self.written.is_full()) {
            match item {
                Item::Text(text) => out.push_str(&self.written.with(escaped(text))),
                Item::Node(node) if PASSED_OVER.contains(&node.name.as_str()) => {}
                Item::Node(node) => match node.name.as_str() {
                    "line-break" => out.push_str("<br>"),
                    "s" | "tab" => out.push(' '),
                    "a" => {
                        let link = linked(node.get("href").unwrap_or_default(), &self.words(node));
                        out.push_str(&self.written.with(link));
                    }
                    "span" => out.push_str(&self.marked(node)),
                    _ => out.push_str(&self.words(node)),
                },
            }
        }
        out
    }

    fn marked(&self, node: &Node) -> String {
        let (form, mut words) = (self.form(node), self.words(node));
        for (is, tag) in [(form.is_struck, "del"), (form.is_slanted, "em"), (form.is_bold, "strong")] {
            if is && !words.trim().is_empty() {
                words = format!("<{tag}>{words}</{tag}>");
            }
        }
        words
    }

    fn table(&self, node: &Node) -> String {
        let mut rows = Vec::new();
        rows_of(node, &mut rows);
        let row = |row: &&Node| {
            let cells = row.nodes().filter(|node| node.name == "table-cell").map(|cell| {
                let mut blocks = Vec::new();
                self.blocks(cell, None, &mut blocks);
                format!("<td>{}</td>", list::html(&blocks))
            });
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        let rows = rows.iter().map(row).collect::<String>();
        format!("<table><tbody>{rows}</tbody></table>")
    }
}

/// The rows of a table, and none of those in the tables within its cells.
fn rows_of<'a>(table: &'a Node, into: &mut Vec<&'a Node>) {
    for node in table.nodes() {
        match node.name.as_str() {
            "table-row" => into.push(node),
            "table-header-rows" | "table-row-group" | "table-rows" => rows_of(node, into),
            _ => {}
        }
    }
}
