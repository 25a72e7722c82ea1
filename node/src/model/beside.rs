//! Two languages of one material beside each other, paragraph by paragraph.
//!
//! Of a translation it is known which paragraphs it was made from, so that each stands beside the one it says again, also
//! where the original has moved on. Where that is not known, or the translator divided the text otherwise, the sequence of
//! headings, paragraphs and lists decides. Both texts are sanitised HTML. This module does not know languages.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::segments::{self, HEAD, is_block, tag_name, token};

/// A text that stands beside another.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The text.
    pub html: &'a str,
    /// Of a translation: the digests of what it was made from; nothing if it is the source, or that is not known.
    pub made_from: &'a [String],
    /// Whether it is the source.
    pub is_source: bool,
}

/// A heading, a paragraph, a list, a table: what stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The block as HTML.
    pub html: String,
    /// The paragraphs in it, counted from 1.
    pub paragraphs: Range<u32>,
    kind: String,
}

/// What stands beside what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Of the first text.
    pub left: Option<Block>,
    /// Of the second.
    pub right: Option<Block>,
}

/// Puts two texts beside each other; `source` are the digests of the present source.
pub fn rows(left: Side<'_>, right: Side<'_>, source: &[String]) -> Vec<Row> {
    let (first, second) = (blocks(left.html), blocks(right.html));
    let told = places(left, &first, source).zip(places(right, &second, source));
    let pairs = match told {
        Some((ours, theirs)) => by_place(&first, &ours, &second, &theirs),
        None => by_kind(&first, &second),
    };
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let (mut at_left, mut at_right) = (0, 0);
    let mut rows = Vec::new();
    for (ours, theirs) in pairs {
        rows.extend(first.by_ref().take(ours - at_left).map(|block| Row { left: Some(block), right: None }));
        rows.extend(second.by_ref().take(theirs - at_right).map(|block| Row { left: None, right: Some(block) }));
        rows.push(Row { left: first.next(), right: second.next() });
        (at_left, at_right) = (ours + 1, theirs + 1);
    }
    rows.extend(first.map(|block| Row { left: Some(block), right: None }));
    rows.extend(second.map(|block| Row { left: None, right: Some(block) }));
    rows
}

/// Takes a text apart into what stands by itself.
fn blocks(html: &str) -> Vec<Block> {
    let (mut found, mut rest, mut depth, mut number) = (Vec::new(), html, 0_u32, 1_u32);
    let (mut open, mut kind) = (String::new(), String::new());
    let mut close = |open: &mut String, kind: &mut String| {
        let html = std::mem::take(open);
        let count = segments::paragraphs(&html).count();
        let end = number.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        if !html.trim().is_empty() {
            found.push(Block { html, paragraphs: number..end, kind: std::mem::take(kind) });
        }
        number = end;
    };
    while !rest.is_empty() {
        let (next, after) = token(rest);
        rest = after;
        let Some(name) = tag_name(next).filter(|name| is_block(name)) else {
            open.push_str(next);
            continue;
        };
        let is_end = next.starts_with("</");
        if depth == 0 && !is_end {
            close(&mut open, &mut kind);
            name.clone_into(&mut kind);
        }
        open.push_str(next);
        match (is_end, name) {
            (true, _) => depth = depth.saturating_sub(1),
            (false, "hr") => {}
            (false, _) => depth += 1,
        }
        if depth == 0 {
            close(&mut open, &mut kind);
        }
    }
    close(&mut open, &mut kind);
    found
}

/// The place among the paragraphs of the present source of each paragraph of a text; none if that cannot be told.
fn places(side: Side<'_>, blocks: &[Block], source: &[String]) -> Option<Vec<Option<usize>>> {
    let count = blocks.last().map_or(0, |block| block.paragraphs.end - 1) as usize;
    if side.is_source {
        return Some((0..count).map(Some).collect());
    }
    let made_from = side.made_from.get(HEAD..)?;
    if made_from.len() != count {
        return None;
    }
    let mut places = vec![None; count];
    for op in capture_diff_slices(Algorithm::Myers, made_from, source.get(HEAD..).unwrap_or_default()) {
        let (then, now) = (op.old_range(), op.new_range());
        for (place, now) in then.zip(now) {
            places[place] = Some(now);
        }
    }
    Some(places)
}

/// The places in a block.
fn of_block<'p>(block: &Block, places: &'p [Option<usize>]) -> impl Iterator<Item = usize> + Clone + 'p {
    let range = block.paragraphs.start as usize - 1..block.paragraphs.end as usize - 1;
    places.get(range).unwrap_or_default().iter().flatten().copied()
}

/// Pairs of blocks that say the same paragraphs of the source, in order.
fn by_place(
    first: &[Block],
    ours: &[Option<usize>],
    second: &[Block],
    theirs: &[Option<usize>],
) -> Vec<(usize, usize)> {
    let (mut pairs, mut next) = (Vec::new(), 0);
    for (left, block) in first.iter().enumerate() {
        let said = of_block(block, ours);
        let is_bare = block.paragraphs.is_empty();
        let found = second.iter().enumerate().skip(next).find(|(right, other)| {
            if is_bare {
                *right == next && other.paragraphs.is_empty() && other.kind == block.kind
            } else {
                of_block(other, theirs).any(|place| said.clone().any(|own| own == place))
            }
        });
        if let Some((right, _)) = found {
            pairs.push((left, right));
            next = right + 1;
        }
    }
    pairs
}

/// Pairs of blocks of one kind, in order.
fn by_kind(first: &[Block], second: &[Block]) -> Vec<(usize, usize)> {
    let kinds = |blocks: &[Block]| blocks.iter().map(|block| block.kind.clone()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &kinds(first), &kinds(second));
    let pairs = ops.into_iter().flat_map(|op| match op {
        DiffOp::Delete { .. } | DiffOp::Insert { .. } => (0..0).zip(0..0),
        DiffOp::Equal { .. } | DiffOp::Replace { .. } => op.old_range().zip(op.new_range()),
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::markdown;

    fn digests(html: &str) -> Vec<String> {
        segments::digests("", "", html)
    }

    fn source(html: &str) -> Side<'_> {
        Side { html, made_from: &[], is_source: true }
    }

    fn told(rows: &[Row]) -> Vec<(String, String)> {
        let text = |block: &Option<Block>| block.as_ref().map(|b| markdown::plain_text(&b.html)).unwrap_or_default();
        rows.iter().map(|row| (text(&row.left), text(&row.right))).collect()
    }

    fn pair(left: &str, right: &str) -> (String, String) {
        (left.to_owned(), right.to_owned())
    }

    #[test]
    fn each_paragraph_stands_beside_the_one_it_was_made_from() {
        let then = markdown::to_html("# En\n\nTvå\n\nTre\n\n- fyra\n- fem\n");
        let now = markdown::to_html("# En\n\nNytt\n\nTvå, ändrat\n\nTre\n\n- fyra\n- fem\n");
        let english = markdown::to_html("# One\n\nTwo\n\nThree\n\n- four\n- five\n");
        let made_from = digests(&then);
        let translation = Side { html: &english, made_from: &made_from, is_source: false };
        let rows = rows(source(&now), translation, &digests(&now));
        let beside = told(&rows);
        assert_eq!(beside[0], pair("En", "One"));
        assert!(
            beside.contains(&pair("Tre", "Three")) && beside.contains(&pair("fyra fem", "four five")),
            "{beside:?}"
        );
        assert_eq!(
            rows.iter().filter_map(|row| row.left.as_ref()).map(|b| b.paragraphs.clone()).next_back(),
            Some(5..7)
        );
    }

    #[test]
    fn two_translations_stand_beside_each_other_by_what_they_were_made_from() {
        let swedish = markdown::to_html("Ett\n\nTvå\n\nTre\n");
        let (english, danish) = (markdown::to_html("One\n\nTwo\n\nThree\n"), markdown::to_html("Et\n\nTo\n"));
        let made = digests(&swedish);
        let older = digests(&markdown::to_html("Ett\n\nTre\n"));
        let rows = rows(
            Side { html: &english, made_from: &made, is_source: false },
            Side { html: &danish, made_from: &older, is_source: false },
            &made,
        );
        assert_eq!(told(&rows), [pair("One", "Et"), pair("Two", ""), pair("Three", "To")]);
    }

    #[test]
    fn where_nothing_is_known_headings_and_lists_keep_the_order() {
        let left = markdown::to_html("# A\n\nb\n\nc\n\n# D\n\ne\n");
        let right = markdown::to_html("# A\n\nbc\n\n# D\n\ne\n");
        let rows = rows(source(&left), Side { html: &right, made_from: &[], is_source: false }, &digests(&left));
        let beside = told(&rows);
        assert!(beside.contains(&pair("D", "D")) && beside.contains(&pair("e", "e")), "{beside:?}");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_told_twice(
            left in "[a-c#\\-> |\\n]{0,60}", right in "[a-c#\\-> |\\n]{0,60}", knows in any::<bool>(),
        ) {
            let (left, right) = (markdown::to_html(&left), markdown::to_html(&right));
            let made_from = if knows { digests(&right) } else { Vec::new() };
            let rows = rows(source(&left), Side { html: &right, made_from: &made_from, is_source: false }, &digests(&left));
            let whole = |side: fn(&Row) -> Option<&Block>| {
                rows.iter().filter_map(side).map(|block| block.html.trim()).collect::<String>()
            };
            let bare = |html: &str| html.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&whole(|row| row.left.as_ref())), bare(&left));
            prop_assert_eq!(bare(&whole(|row| row.right.as_ref())), bare(&right));
            prop_assert!(rows.iter().all(|row| row.left.is_some() || row.right.is_some()));
        }
    }
}
