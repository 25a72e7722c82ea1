//! What a word processor puts on the clipboard: HTML in which lists are paragraphs that only look like lists.
//!
//! Microsoft writes `mso-list:l0 level2 lfo1` in the style of such a paragraph, and its sign or number between
//! `[if !supportLists]` and `[endif]`. Everything else is HTML as the sanitiser knows it.

use super::list::Lists;
use crate::model::markdown::{of_html, plain_text};

/// The beginning of what stands for a sign or number, in both forms.
const SIGN: [&str; 2] = ["<![if !supportlists]>", "<!--[if !supportlists]-->"];
/// The end of it.
const SIGN_ENDS: [&str; 2] = ["<![endif]>", "<!--[endif]-->"];

/// The Markdown of what was on the clipboard.
pub fn of_clipboard(html: &str) -> String {
    of_html(&with_lists(html), None)
}

/// The same HTML with lists where there were paragraphs that look like them.
fn with_lists(html: &str) -> String {
    let low = html.to_ascii_lowercase();
    if !low.contains("mso-list:") {
        return html.to_owned();
    }
    let (mut lists, mut at) = (Lists::default(), 0);
    while let Some(begins) = low[at..].find("<p").map(|place| at + place) {
        let Some(inner) = end_of_tag(&low, begins) else { break };
        let Some(ends) = low[inner..].find("</p>").map(|place| inner + place) else { break };
        let between = &html[at..begins];
        if !between.trim().is_empty() {
            lists.outside(between);
        }
        match depth(&low[begins..inner]) {
            Some(depth) => {
                let (is_numbered, words) = without_sign(&html[inner..ends]);
                lists.item(depth, is_numbered, words.trim());
            }
            None => lists.outside(&html[begins..ends + "</p>".len()]),
        }
        at = ends + "</p>".len();
    }
    lists.outside(&html[at..]);
    lists.end()
}

/// Where a tag ends; a “>” within quotation marks ends nothing.
fn end_of_tag(html: &str, begins: usize) -> Option<usize> {
    let mut quoted = None;
    for (place, c) in html[begins..].char_indices() {
        match (quoted, c) {
            (None, '>') => return Some(begins + place + 1),
            (None, '"' | '\'') => quoted = Some(c),
            (Some(open), c) if open == c => quoted = None,
            _ => {}
        }
    }
    None
}

/// How deep in a list a paragraph stands, from 0.
fn depth(tag: &str) -> Option<usize> {
    let (_, said) = tag.split_once("mso-list:")?;
    let (_, level) = said.split_once("level")?;
    let digits: String = level.chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<usize>().ok()?.checked_sub(1)
}

/// The words of such a paragraph, and whether its sign was a number or a letter that counts.
fn without_sign(html: &str) -> (bool, String) {
    let low = html.to_ascii_lowercase();
    let begins = SIGN.iter().filter_map(|sign| low.find(sign)).min();
    let Some(begins) = begins else { return (false, html.to_owned()) };
    let ends = SIGN_ENDS.iter().filter_map(|sign| low[begins..].find(sign).map(|place| begins + place + sign.len()));
    let Some(ends) = ends.min() else { return (false, html.to_owned()) };
    let sign = plain_text(&html[begins..ends]);
    let is_numbered = sign.starts_with(char::is_alphanumeric) && sign.contains(['.', ')']);
    (is_numbered, format!("{}{}", &html[..begins], &html[ends..]))
}
