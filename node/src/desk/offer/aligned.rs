//! An offered text beside the original where nothing is there in its language yet: what says the same stands together.

use super::show::Line;
use crate::model::{
    beside::{Block, Side, rows},
    markdown,
    material::Variant,
};

/// The original and the offered text, each paragraph below the one that it says again, as far as that can be told.
pub(super) fn aligned(source: &Variant, offered: &Variant) -> Vec<Line> {
    let heads = [(&source.title, &offered.title), (&source.abstract_text, &offered.abstract_text)];
    let mut lines: Vec<Line> = heads.into_iter().flat_map(|(ours, theirs)| pair(Some(ours), Some(theirs))).collect();
    let left = Side { html: &source.html, made_from: &[], is_source: true };
    let right = Side { html: &offered.html, made_from: &offered.paragraphs, is_source: false };
    for row in rows(left, right, &source.digests()) {
        let (ours, theirs) = (paragraphs(row.left.as_ref()), paragraphs(row.right.as_ref()));
        if ours.len() == theirs.len() {
            lines.extend(ours.iter().zip(&theirs).flat_map(|(ours, theirs)| pair(Some(ours), Some(theirs))));
        } else {
            lines.extend(ours.iter().flat_map(|ours| pair(Some(ours), None)));
            lines.extend(theirs.iter().flat_map(|theirs| pair(None, Some(theirs))));
        }
    }
    lines
}

/// How many paragraphs either has, where they have not as many.
pub(super) fn uneven(source: &Variant, offered: &Variant) -> Option<[usize; 2]> {
    let [ours, theirs] = [source, offered].map(|variant| markdown::paragraphs(&variant.html).len());
    (ours != theirs).then_some([ours, theirs])
}

fn paragraphs(block: Option<&Block>) -> Vec<String> {
    block.map(|block| markdown::paragraphs(&block.html)).unwrap_or_default()
}

fn pair(ours: Option<&String>, theirs: Option<&String>) -> impl Iterator<Item = Line> {
    let line = |what, text: Option<&String>| {
        text.filter(|text| !text.is_empty()).map(|text| Line { what, text: text.clone() })
    };
    line("original", ours).into_iter().chain(line("offered", theirs))
}
