//! Paragraphs that say how deep in a list they stand, made lists in one another, as HTML has them.

use std::fmt::Write as _;

use super::Block;

/// The deepest list.
const MAX_DEPTH: usize = 8;

/// The HTML of blocks in order.
pub(super) fn html(blocks: &[Block]) -> String {
    let mut lists = Lists::default();
    for block in blocks {
        match block {
            Block::Item { depth, is_numbered, html } => lists.item(*depth, *is_numbered, html),
            Block::Heading(level, html) => lists.outside(&format!("<h{0}>{html}</h{0}>", (*level).clamp(1, 6))),
            Block::Text(html) => lists.outside(&format!("<p>{html}</p>")),
            Block::Whole(html) => lists.outside(html),
        }
    }
    lists.end()
}

/// Lists being written.
#[derive(Default)]
pub(super) struct Lists {
    out: String,
    /// Those that are open, the outermost first; whether each is numbered.
    open: Vec<bool>,
}

impl Lists {
    /// A member of a list at this depth from 0.
    pub fn item(&mut self, depth: usize, is_numbered: bool, html: &str) {
        let wanted = depth.min(MAX_DEPTH - 1) + 1;
        self.close_to(wanted);
        if self.open.len() == wanted && self.open.last() != Some(&is_numbered) {
            self.close_to(wanted - 1);
        }
        if self.open.len() == wanted {
            self.out.push_str("</li><li>");
        }
        while self.open.len() < wanted {
            self.open.push(is_numbered);
            let _ = write!(self.out, "<{}><li>", tag(is_numbered));
        }
        self.out.push_str(html);
    }

    /// What is of no list: it ends all that are open.
    pub fn outside(&mut self, html: &str) {
        self.close_to(0);
        self.out.push_str(html);
    }

    pub fn end(mut self) -> String {
        self.close_to(0);
        self.out
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let is_numbered = self.open.pop().unwrap_or_default();
            let _ = write!(self.out, "</li></{}>", tag(is_numbered));
        }
    }
}

const fn tag(is_numbered: bool) -> &'static str {
    if is_numbered { "ol" } else { "ul" }
}
