//! What changed between two texts: which paragraphs, and in them which words.
//!
//! Compares the words people read, not the HTML around them. This module does not know revisions.

use std::{collections::BTreeMap, ops::Range};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{markdown, segments};

/// Most paragraphs compared of a text.
const MAX_PARAGRAPHS: usize = 1_500;
/// Most words compared of a paragraph; of a longer one the whole is marked.
const MAX_WORDS: usize = 2_000;
/// Most words compared in all; after that whole paragraphs are marked.
const MAX_WORDS_IN_ALL: usize = 20_000;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As before.
    Same(String),
    /// New.
    Added(String),
    /// Gone.
    Removed(String),
}

/// A stretch of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One that is as before, beside one that is not.
    Kept(String),
    /// So many that are as before.
    Same(usize),
    /// One with changes in it.
    Changed(Vec<Piece>),
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The paragraphs in order.
    pub blocks: Vec<Block>,
    /// Whether the texts were too long to compare every word.
    pub is_coarse: bool,
}

/// Compares two lines, such as titles.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { new_index, len, .. } => push(&mut pieces, Piece::Same, &new[new_index..new_index + len]),
            DiffOp::Delete { old_index, old_len, .. } => {
                push(&mut pieces, Piece::Removed, &old[old_index..old_index + old_len]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                push(&mut pieces, Piece::Added, &new[new_index..new_index + new_len]);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(&mut pieces, Piece::Removed, &old[old_index..old_index + old_len]);
                push(&mut pieces, Piece::Added, &new[new_index..new_index + new_len]);
            }
        }
    }
    pieces
}

fn tokens(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn push(pieces: &mut Vec<Piece>, kind: fn(String) -> Piece, words: &[&str]) {
    if !words.is_empty() {
        pieces.push(kind(words.join(" ")));
    }
}

/// Compares two texts of sanitised HTML.
pub fn texts(before: &str, after: &str) -> Changes {
    let (mut old, mut new) = (markdown::paragraphs(before), markdown::paragraphs(after));
    let mut changes = Changes { is_coarse: old.len().max(new.len()) > MAX_PARAGRAPHS, ..Changes::default() };
    old.truncate(MAX_PARAGRAPHS);
    new.truncate(MAX_PARAGRAPHS);
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut budget = MAX_WORDS_IN_ALL;
    for (index, op) in ops.iter().enumerate() {
        match *op {
            DiffOp::Equal { new_index, len, .. } => {
                let kept = &new[new_index..new_index + len];
                changes.keep(kept, index > 0, index + 1 < ops.len());
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                changes.whole(Piece::Removed, &old[old_index..old_index + old_len]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                changes.whole(Piece::Added, &new[new_index..new_index + new_len]);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (gone, come) = (&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
                changes.replace(gone, come, &mut budget);
            }
        }
    }
    changes
}

/// What changed, under the paragraph of the later text that it is in, counted from 1; what has gone is with the one in its
/// place. The paragraphs are those of `segments`.
pub fn by_paragraph(before: &str, after: &str) -> BTreeMap<u32, Vec<Vec<Piece>>> {
    let of = |html| segments::paragraphs(html).map(|text| markdown::plain_text(&text)).collect::<Vec<String>>();
    let (old, new) = (of(before), of(after));
    let (mut found, mut budget) = (BTreeMap::<u32, Vec<Vec<Piece>>>::new(), MAX_WORDS_IN_ALL);
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (gone, come) = (op.old_range(), op.new_range());
        for place in 0..gone.len().max(come.len()) {
            let one = |all: &Range<usize>| (all.start + place).min(all.end)..(all.start + place + 1).min(all.end);
            let mut changes = Changes::default();
            changes.replace(&old[one(&gone)], &new[one(&come)], &mut budget);
            let number = (come.start + place.min(come.len().saturating_sub(1))).min(new.len().saturating_sub(1)) + 1;
            let blocks = changes.blocks.into_iter().filter_map(|block| match block {
                Block::Changed(pieces) => Some(pieces),
                Block::Kept(_) | Block::Same(_) => None,
            });
            found.entry(u32::try_from(number).unwrap_or(u32::MAX)).or_default().extend(blocks);
        }
    }
    found
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        !self.blocks.iter().any(|block| matches!(block, Block::Changed(_)))
    }

    /// Of what is as before, what stands beside a change is shown and the rest counted.
    fn keep(&mut self, kept: &[String], after: bool, before: bool) {
        let (first, last) = (usize::from(after).min(kept.len()), usize::from(before).min(kept.len()));
        if kept.len() <= first + last + 1 {
            self.blocks.extend(kept.iter().cloned().map(Block::Kept));
            return;
        }
        self.blocks.extend(kept[..first].iter().cloned().map(Block::Kept));
        self.blocks.push(Block::Same(kept.len() - first - last));
        self.blocks.extend(kept[kept.len() - last..].iter().cloned().map(Block::Kept));
    }

    fn whole(&mut self, kind: fn(String) -> Piece, paragraphs: &[String]) {
        self.blocks.extend(paragraphs.iter().map(|paragraph| Block::Changed(vec![kind(paragraph.clone())])));
    }

    /// Paragraphs that came in the place of others are compared in their order, those that have little in common apart.
    fn replace(&mut self, gone: &[String], come: &[String], budget: &mut usize) {
        let both = gone.len().min(come.len());
        for (old, new) in gone.iter().zip(come) {
            let length = old.split_whitespace().count() + new.split_whitespace().count();
            if length > MAX_WORDS || length > *budget {
                self.is_coarse = true;
                self.whole(Piece::Removed, std::slice::from_ref(old));
                self.whole(Piece::Added, std::slice::from_ref(new));
                continue;
            }
            *budget -= length;
            let pieces = words(old, new);
            if is_another(&pieces, length) {
                self.whole(Piece::Removed, std::slice::from_ref(old));
                self.whole(Piece::Added, std::slice::from_ref(new));
            } else {
                self.blocks.push(Block::Changed(pieces));
            }
        }
        self.whole(Piece::Removed, &gone[both..]);
        self.whole(Piece::Added, &come[both..]);
    }
}

/// Whether less than a third of two paragraphs is the same: marked word by word nobody could read them.
fn is_another(pieces: &[Piece], length: usize) -> bool {
    let same = |piece: &Piece| match piece {
        Piece::Same(text) => 2 * text.split(' ').count(),
        Piece::Added(_) | Piece::Removed(_) => 0,
    };
    pieces.iter().map(same).sum::<usize>() * 3 < length
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(text: &str) -> Piece {
        Piece::Same(text.into())
    }

    #[test]
    fn words_are_marked_where_they_changed() {
        let (removed, added) = (Piece::Removed("seven".into()), Piece::Added("eleven".into()));
        assert_eq!(words("Open seven days", "Open eleven days"), [same("Open"), removed, added, same("days")]);
        assert_eq!(words("", "New"), [Piece::Added("New".into())]);
        assert_eq!(words("Same", "Same"), [same("Same")]);
    }

    #[test]
    fn what_changed_is_told_by_the_paragraph_that_is_called_stale() {
        let html = |words: &str| words.split(' ').flat_map(|word| ["<p>", word, " is here</p>"]).collect::<String>();
        for (then, now) in
            [("a b c", "a B c"), ("a b c", "a c"), ("a b c", "a new b c"), ("a b", "x y z"), ("a b", "a")]
        {
            let (then, now) = (html(then), html(now));
            let of = |html: &str| segments::digests("", "", html);
            let told: Vec<u32> = by_paragraph(&then, &now).into_keys().collect();
            assert_eq!(told, segments::stale(&of(&then), &of(&now)), "{then} {now}");
        }
        let told = by_paragraph(&html("a b"), &html("a c"));
        assert_eq!(told[&2], [vec![Piece::Removed("b".into()), Piece::Added("c".into()), same("is here")]]);
        assert!(by_paragraph("", "").is_empty());
    }

    #[test]
    fn paragraphs_that_did_not_change_are_counted_and_their_neighbours_shown() {
        let text = |words: &str| {
            let paragraphs: Vec<String> =
                words.split(' ').map(|word| format!("<p>{word} is a paragraph</p>")).collect();
            paragraphs.concat()
        };
        let changes = texts(&text("a b c d e"), &text("a b c d f"));
        let last = Block::Changed(vec![Piece::Removed("e".into()), Piece::Added("f".into()), same("is a paragraph")]);
        assert_eq!(changes.blocks, [Block::Same(3), Block::Kept("d is a paragraph".into()), last]);
        assert!(!changes.is_coarse && !changes.is_empty());
        assert!(texts(&text("a b"), &text("a b")).is_empty());
    }

    #[test]
    fn another_paragraph_is_no_change_of_the_one_before() {
        let changes = texts("<p>The polls open at nine</p>", "<p>Ballots are counted by hand</p>");
        let whole = |kind: fn(String) -> Piece, text: &str| Block::Changed(vec![kind(text.into())]);
        let expected =
            [whole(Piece::Removed, "The polls open at nine"), whole(Piece::Added, "Ballots are counted by hand")];
        assert_eq!(changes.blocks, expected);
    }

    #[test]
    fn what_is_too_long_is_marked_as_a_whole() {
        let long = |word: &str| format!("<p>{}</p>", format!("{word} same ").repeat(MAX_WORDS));
        assert!(texts(&long("a"), &long("b")).is_coarse);
        let many = |word: &str| format!("<p>{word} and more of the same</p>").repeat(MAX_PARAGRAPHS + 9);
        let changes = texts(&many("a"), &many("b"));
        assert!(changes.is_coarse && changes.blocks.len() <= 2 * MAX_PARAGRAPHS);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_what_changed(
            before in prop::collection::vec("[a-c]{1,2}", 0..12),
            after in prop::collection::vec("[a-c]{1,2}", 0..12),
        ) {
            let pieces = words(&before.join(" "), &after.join(" "));
            let read = |is_new: bool| {
                let part = pieces.iter().filter_map(|piece| match piece {
                    Piece::Same(text) => Some(text.as_str()),
                    Piece::Added(text) => is_new.then_some(text.as_str()),
                    Piece::Removed(text) => (!is_new).then_some(text.as_str()),
                });
                part.collect::<Vec<_>>().join(" ")
            };
            prop_assert_eq!(read(false), before.join(" "));
            prop_assert_eq!(read(true), after.join(" "));
        }
    }
}
