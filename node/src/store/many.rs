//! Statements about many rows at once: on SQLite every statement is handed to a thread and back, on PostgreSQL to a
//! server and back, so that it is their number that costs.
//!
//! There is one text for each of a few numbers of rows, so that a connection keeps all of them prepared. Does not know
//! what is in a row.

use std::{fmt::Write, sync::OnceLock};

/// The numbers of rows there are texts for. The last is what takes up the rest.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// A statement with a list of rows in it.
#[derive(Debug)]
pub(super) struct Many {
    before: &'static str,
    row: &'static str,
    after: &'static str,
    given: usize,
    texts: OnceLock<[String; SIZES.len()]>,
}

impl Many {
    /// The statement `before`, as many times `row` as there are rows, `after`. Every `?` in `row` is a parameter of its
    /// own; the first `given` parameters are the same for all rows and stand in the texts by their number.
    pub const fn new(given: usize, before: &'static str, row: &'static str, after: &'static str) -> Self {
        Self { before, row, after, given, texts: OnceLock::new() }
    }

    /// The text for as many rows as one of [`chunks`] has.
    pub fn text(&'static self, rows: usize) -> &'static str {
        let texts = self.texts.get_or_init(|| SIZES.map(|size| self.text_of(size)));
        let at = SIZES.iter().position(|size| *size == rows).expect("rows come in chunks");
        &texts[at]
    }

    fn text_of(&self, rows: usize) -> String {
        let mut text = String::from(self.before);
        let mut number = self.given;
        for row in 0..rows {
            text.push_str(if row == 0 { "" } else { ", " });
            for part in self.row.split_inclusive('?') {
                match part.strip_suffix('?') {
                    Some(part) => {
                        number += 1;
                        // Writing to a string does not fail.
                        let _ = write!(text, "{part}${number}");
                    }
                    None => text.push_str(part),
                }
            }
        }
        text.push_str(self.after);
        text
    }
}

/// All rows in their order, in pieces of the sizes there are texts for.
pub(super) fn chunks<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().find(|size| *size <= rows.len())?;
        let (chunk, rest) = rows.split_at(size);
        rows = rest;
        Some(chunk)
    })
}

/// The same for lists in which it changes nothing that something stands twice: the last piece is filled up with its last
/// row, so that few texts are asked.
pub(super) fn lists<T: Copy>(rows: &[T]) -> impl Iterator<Item = Vec<T>> {
    rows.chunks(SIZES[0]).map(|chunk| {
        let size = SIZES.into_iter().rev().find(|size| *size >= chunk.len()).unwrap_or(SIZES[0]);
        let filling = chunk.last().into_iter().cycle().take(size - chunk.len());
        chunk.iter().chain(filling).copied().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_parameters_of_its_own_after_those_that_are_given() {
        static TEXT: Many = Many::new(1, "insert into t values ", "($1, ?, 'x', ?)", " returning id");
        assert_eq!(TEXT.text(1), "insert into t values ($1, $2, 'x', $3) returning id");
        assert!(TEXT.text(4).starts_with("insert into t values ($1, $2, 'x', $3), ($1, $4, 'x', $5), "));
        assert!(TEXT.text(64).ends_with(", ($1, $128, 'x', $129) returning id"));
    }

    #[test]
    fn rows_stay_in_their_order_whatever_their_number() {
        for number in 0..200 {
            let rows: Vec<usize> = (0..number).collect();
            let chunks: Vec<&[usize]> = chunks(&rows).collect();
            assert!(chunks.iter().all(|chunk| SIZES.contains(&chunk.len())));
            assert_eq!(chunks.concat(), rows);
            let mut listed =
                lists(&rows).inspect(|list| assert!(SIZES.contains(&list.len()))).flatten().collect::<Vec<_>>();
            listed.dedup();
            assert_eq!(listed, rows);
        }
    }
}
