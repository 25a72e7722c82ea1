//! A text as paragraphs: what is translated one by one, and what tells which of them a translation was not made from.
//!
//! A heading, a member of a list and a cell is a paragraph too. A paragraph is known by the first 16 hexadecimal digits of
//! the SHA-256 of its HTML. This module does not know languages, providers or revisions.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::material::sha256_hex;

/// How much of a digest names a paragraph.
const DIGEST_CHARS: usize = 16;
/// The parts of a text before its paragraphs: title and abstract.
pub const HEAD: usize = 2;
/// Most paragraphs told apart; what comes after is one with the last.
const MAX_PARAGRAPHS: usize = 2_000;
/// Most digests of one text: those of title, abstract and paragraphs, and of what comes after.
pub const MAX_DIGESTS: usize = HEAD + MAX_PARAGRAPHS + 1;

/// The tags that begin or end a paragraph; all others stand within one.
const BLOCKS: [&str; 24] = [
    "p",
    "li",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "caption",
    "dd",
    "dt",
    "pre",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "ul",
    "ol",
    "dl",
    "hr",
    "colgroup",
];

/// Whether a tag of this name begins or ends a paragraph.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// A stretch of sanitised HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// What stands around paragraphs.
    Frame(String),
    /// The inside of a paragraph: text and the tags within it.
    Paragraph(String),
    /// A paragraph that is no language, such as a listing.
    Verbatim(String),
}

/// Takes sanitised HTML apart; put together again the pieces are the same text.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (token, after) = token(rest);
        rest = after;
        match tag_name(token) {
            Some(name) if is_block(name) => pieces.block(token, name),
            _ => pieces.inside.push_str(token),
        }
    }
    pieces.close();
    pieces.done
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    inside: String,
    is_verbatim: bool,
    paragraphs: usize,
}

impl Pieces {
    fn block(&mut self, token: &str, name: &str) {
        if self.paragraphs >= MAX_PARAGRAPHS {
            self.inside.push_str(token);
            return;
        }
        self.close();
        self.frame(token);
        if name == "pre" {
            self.is_verbatim = !token.starts_with("</");
        }
    }

    fn frame(&mut self, text: &str) {
        match self.done.last_mut() {
            Some(Piece::Frame(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.done.push(Piece::Frame(text.to_owned())),
        }
    }

    fn close(&mut self) {
        let inside = std::mem::take(&mut self.inside);
        let text = inside.trim();
        if text.is_empty() {
            self.frame(&inside);
            return;
        }
        let begins = inside.len() - inside.trim_start().len();
        self.frame(&inside[..begins]);
        self.paragraphs += 1;
        let text = text.to_owned();
        let ends = begins + text.len();
        self.done.push(if self.is_verbatim { Piece::Verbatim(text) } else { Piece::Paragraph(text) });
        self.frame(&inside[ends..]);
    }
}

/// The first tag, or the text before it, and what follows. An attribute may hold what looks like an end.
pub fn token(html: &str) -> (&str, &str) {
    if !html.starts_with('<') {
        return html.split_at(html.find('<').unwrap_or(html.len()));
    }
    let mut is_quoted = false;
    let end = html.char_indices().find(|(_, c)| {
        is_quoted ^= *c == '"';
        *c == '>' && !is_quoted
    });
    html.split_at(end.map_or(html.len(), |(place, _)| place + 1))
}

/// The name of a tag; none for text.
pub fn tag_name(token: &str) -> Option<&str> {
    let inner = token.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    inner.split(|c: char| !c.is_ascii_alphanumeric()).next()
}

/// The digest of one paragraph.
pub fn digest(paragraph: &str) -> String {
    let mut hex = sha256_hex(paragraph.as_bytes());
    hex.truncate(DIGEST_CHARS);
    hex
}

/// Whether a word can be such a digest.
pub fn is_digest(word: &str) -> bool {
    word.len() == DIGEST_CHARS && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The inside of each paragraph, in order.
pub fn paragraphs(html: &str) -> impl Iterator<Item = String> {
    pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Frame(_) => None,
        Piece::Paragraph(text) | Piece::Verbatim(text) => Some(text),
    })
}

/// The digests of a text: of its title, its abstract, and each paragraph.
pub fn digests(title: &str, abstract_text: &str, html: &str) -> Vec<String> {
    let body = paragraphs(html).map(|text| digest(&text));
    [digest(title), digest(abstract_text)].into_iter().chain(body).collect()
}

/// The paragraphs of a text that a translation was not made from, counted from 1; 0 is the title or the abstract. Where
/// one has gone, the one in its place is named.
pub fn stale(made_from: &[String], now: &[String]) -> Vec<u32> {
    let (then_head, then_body) = made_from.split_at(made_from.len().min(HEAD));
    let (now_head, now_body) = now.split_at(now.len().min(HEAD));
    let mut found = Vec::new();
    if then_head != now_head {
        found.push(0);
    }
    for op in capture_diff_slices(Algorithm::Myers, then_body, now_body) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { new_index, .. } => {
                found.push(number(new_index.min(now_body.len().saturating_sub(1))));
            }
            DiffOp::Insert { new_index, new_len, .. } | DiffOp::Replace { new_index, new_len, .. } => {
                found.extend((new_index..new_index + new_len).map(number));
            }
        }
    }
    found.dedup();
    found
}

/// How people count.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::markdown;

    fn together(pieces: &[Piece]) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Frame(text) | Piece::Paragraph(text) | Piece::Verbatim(text) => text.clone(),
        };
        pieces.iter().map(text).collect()
    }

    fn translated(markdown: &str) -> Vec<String> {
        let inner = |piece| match piece {
            Piece::Paragraph(text) => Some(text),
            Piece::Frame(_) | Piece::Verbatim(_) => None,
        };
        pieces(&markdown::to_html(markdown)).into_iter().filter_map(inner).collect()
    }

    #[test]
    fn headings_lists_and_cells_are_paragraphs_and_a_listing_is_none() {
        let text =
            "# A\n\nB *b* [c](https://x.example/?a=%3E)\n\n- d\n- e\n\n| f | g |\n|---|---|\n| h | |\n\n```\ni\n```\n";
        assert_eq!(
            translated(text),
            [
                "A",
                "B <em>b</em> <a href=\"https://x.example/?a=%3E\" rel=\"nofollow noopener noreferrer\">c</a>",
                "d",
                "e",
                "f",
                "g",
                "h"
            ]
        );
    }

    proptest! {
        #[test]
        fn put_together_the_pieces_are_the_text(text in "[a-z<>/&\"#*\\- |\\n]{0,120}") {
            let html = markdown::to_html(&text);
            prop_assert_eq!(together(&pieces(&html)), html);
        }
    }

    #[test]
    fn what_changed_is_named_and_what_only_moved_down_is_not() {
        let of = |title: &str, text: &str| digests(title, "abstract", &markdown::to_html(text));
        let before = of("T", "a\n\nb\n\nc\n");
        assert_eq!(stale(&before, &of("T", "a\n\nb\n\nc\n")), [] as [u32; 0]);
        assert_eq!(stale(&before, &of("T", "a\n\nB\n\nc\n")), [2]);
        assert_eq!(stale(&before, &of("T", "a\n\nnew\n\nb\n\nc\n")), [2]);
        assert_eq!(stale(&before, &of("T2", "a\n\nc\n")), [0, 2], "the one in the place of what has gone");
        assert_eq!(stale(&before, &of("T", "a\n\nb\n")), [2]);
        assert_eq!(stale(&[], &before), [0, 1, 2, 3]);
    }

    #[test]
    fn a_very_long_text_ends_in_one_long_paragraph() {
        let html = "<p>a</p>".repeat(MAX_PARAGRAPHS + 5);
        let pieces = pieces(&html);
        assert_eq!(pieces.iter().filter(|piece| matches!(piece, Piece::Paragraph(_))).count(), MAX_PARAGRAPHS + 1);
        assert_eq!(together(&pieces), html);
        assert_eq!(digests("", "", &html).len(), MAX_DIGESTS);
    }
}
