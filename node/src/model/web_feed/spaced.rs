//! Words of blocks kept apart, before their tags are taken away.

/// The elements that begin and end a line of their own.
const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// The same HTML with a line's end before each tag of a block.
pub(super) fn spaced(html: &str) -> String {
    let mut parts = html.split('<');
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let name = part.strip_prefix('/').unwrap_or(part);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name)) {
            out.push('\n');
        }
        out.push('<');
        out.push_str(part);
    }
    out
}
