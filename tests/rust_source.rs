//! Just enough reading of Rust source to see which paths a file names: words, `::`, braces. It knows no types, no macros and
//! no conditions: what stands in a file counts, compiled or not. Comments, text and characters do not count.

/// One word or sign of Rust source, with the line it stands on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// A path such as `crate::store::lane`, spelled out from its place in a `use` tree or in the middle of code.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    pub(crate) segments: Vec<String>,
    /// How many `mod name { … }` of the same file stand around it.
    pub(crate) inline_depth: usize,
    pub(crate) line: usize,
}

/// Every path of a file in order; a single word is a path of one segment.
pub(crate) fn paths(source: &str) -> Vec<Path> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut braces = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => {
                let is_module = at >= 2 && tokens[at - 2].text == "mod";
                braces.push(is_module);
                at += 1;
            }
            "}" => {
                braces.pop();
                at += 1;
            }
            text if is_word(text) => {
                let inline_depth = braces.iter().filter(|is_module| **is_module).count();
                at = tree(&tokens, at, &[], inline_depth, &mut found);
            }
            _ => at += 1,
        }
    }
    found
}

/// Reads the path or `use` tree that begins at `at` and gives the place after it.
fn tree(tokens: &[Token], mut at: usize, before: &[String], inline_depth: usize, found: &mut Vec<Path>) -> usize {
    let line = tokens[at].line;
    let mut segments = before.to_vec();
    while at < tokens.len() && is_word(&tokens[at].text) {
        segments.push(tokens[at].text.clone());
        at += 1;
        let goes_on = tokens.get(at).is_some_and(|token| token.text == "::");
        let next = tokens.get(at + 1).map_or("", |token| token.text.as_str());
        if goes_on && is_word(next) {
            at += 1;
        } else if goes_on && next == "{" {
            return group(tokens, at + 2, &segments, inline_depth, found);
        } else {
            break;
        }
    }
    found.push(Path { segments, inline_depth, line });
    at
}

/// Reads the members of `{a, b::{c, d}}` after its opening brace and gives the place after the closing one.
fn group(tokens: &[Token], mut at: usize, before: &[String], inline_depth: usize, found: &mut Vec<Path>) -> usize {
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "}" => return at + 1,
            text if is_word(text) => at = tree(tokens, at, before, inline_depth, found),
            _ => at += 1,
        }
    }
    at
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and every other sign by itself; comments, literals and lifetimes are left out.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let rest = &chars[at..];
        let length = skipped(rest).unwrap_or_else(|| {
            let length = match rest[0] {
                c if c.is_alphabetic() || c == '_' => word_length(rest),
                ':' if rest.get(1) == Some(&':') => 2,
                _ => 1,
            };
            let text: String = rest[..length].iter().collect();
            let text = text.strip_prefix("r#").map_or(text.clone(), str::to_owned);
            found.push(Token { text, line });
            length
        });
        line += rest[..length].iter().filter(|c| **c == '\n').count();
        at += length;
    }
    found
}

fn word_length(rest: &[char]) -> usize {
    let raw = if rest.starts_with(&['r', '#']) && rest.get(2).is_some_and(|c| c.is_alphabetic()) { 2 } else { 0 };
    raw + rest[raw..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count()
}

/// How far the space, comment, literal or lifetime at the beginning of `rest` reaches; nothing if a token begins there.
fn skipped(rest: &[char]) -> Option<usize> {
    let starts = |text: &str| text.chars().enumerate().all(|(n, c)| rest.get(n) == Some(&c));
    let until = |from: usize, end: &str| {
        let end: Vec<char> = end.chars().collect();
        (from..rest.len()).find(|n| rest[*n..].starts_with(&end)).map_or(rest.len(), |n| n + end.len())
    };
    if rest[0].is_whitespace() {
        return Some(1);
    }
    if rest[0].is_ascii_digit() {
        return Some(rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count());
    }
    if starts("//") {
        return Some(rest.iter().take_while(|c| **c != '\n').count());
    }
    if starts("/*") {
        return Some(block_comment(rest));
    }
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        let hashes = rest[prefix.len().min(rest.len())..].iter().take_while(|c| **c == '#').count();
        starts(prefix) && rest.get(prefix.len() + hashes) == Some(&'"') && (hashes == 0 || prefix.contains('r'))
    });
    if let Some(prefix) = prefix {
        let hashes = rest[prefix.len()..].iter().take_while(|c| **c == '#').count();
        let opened = prefix.len() + hashes + 1;
        if prefix.contains('r') {
            return Some(until(opened, &format!("\"{}", "#".repeat(hashes))));
        }
        return Some(escaped(rest, opened, '"'));
    }
    if starts("b'") {
        return Some(escaped(rest, 2, '\''));
    }
    if starts("'") {
        let is_character = rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'');
        return Some(if is_character { escaped(rest, 1, '\'') } else { 1 + word_length(&rest[1..]).max(1) });
    }
    None
}

/// The length of a literal that ends with an unescaped `end`.
fn escaped(rest: &[char], from: usize, end: char) -> usize {
    let mut at = from;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            c if c == end => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of a block comment, which may hold others.
fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with(&['/', '*']) {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(&['*', '/']) {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::paths;

    fn named(source: &str) -> Vec<String> {
        paths(source).iter().map(|path| path.segments.join("::")).collect()
    }

    #[test]
    fn a_use_tree_is_spelled_out() {
        let found = named("use crate::{desk::{publish, revise as again}, store};");
        assert!(found.contains(&"crate::desk::publish".to_owned()), "{found:?}");
        assert!(found.contains(&"crate::desk::revise".to_owned()), "{found:?}");
        assert!(found.contains(&"crate::store".to_owned()), "{found:?}");
    }

    #[test]
    fn a_path_in_the_middle_of_code_is_seen() {
        assert!(named("fn f() -> u8 { crate::web::page(&x)? }").contains(&"crate::web::page".to_owned()));
    }

    #[test]
    fn text_comments_and_characters_are_not_code() {
        let quiet = "// sqlx::a\n/* sqlx::b /* sqlx::c */ */ let t = (\"sqlx::d \\\" sqlx::e\", r#\"sqlx::f \" \"#, '\"', b'\\'', 'x');";
        assert!(!named(quiet).iter().any(|path| path.starts_with("sqlx")), "{:?}", named(quiet));
        assert!(named("fn f<'a>(x: &'a str) { sqlx::query(x) }").contains(&"sqlx::query".to_owned()));
    }

    #[test]
    fn lines_and_inline_modules_are_counted() {
        let found = paths("fn a() {}\nmod tests {\n    use super::super::desk;\n}\nuse super::model;");
        let up = found.iter().find(|path| path.segments.len() == 3).expect("the path of three");
        assert_eq!((up.line, up.inline_depth), (3, 1));
        let last = found.last().expect("the last path");
        assert_eq!((last.line, last.inline_depth), (5, 0));
    }
}
