//! YAML 1.2 as marked values, each with its line in the file (<https://yaml.org/spec/1.2.2/>).
//!
//! Every scalar stays the text the author wrote (`12/2021`, `no` and `007` are not numbers or booleans here).
//! This module does not know which keys there are.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

/// The most brackets a front matter may hold, so that nothing nests deeply.
const MAX_BRACKETS: usize = 400;

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Empty,
    Text(String),
    List(Vec<Item>),
    Map(Vec<Entry>),
}

/// One member of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub line: usize,
    pub value: Value,
}

/// One key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub key: String,
    pub line: usize,
    pub value: Value,
}

/// Reads a mapping whose first line is line `first_line` of the file; an error is a line and what is wrong there.
pub(super) fn read(text: &str, first_line: usize) -> Result<Vec<Entry>, (usize, String)> {
    if is_deep(text) {
        return Err((first_line, "the front matter is nested too deeply".into()));
    }
    let documents = MarkedYaml::load_from_str(text)
        .map_err(|error| (error.marker().line() + first_line - 1, format!("not valid YAML: {}", error.info())))?;
    let reader = Reader { chars: text.chars().collect(), offset: first_line - 1 };
    match documents.as_slice() {
        [] => Ok(Vec::new()),
        [one] => match reader.value(one)? {
            Value::Map(entries) => Ok(entries),
            Value::Empty => Ok(Vec::new()),
            _ => Err((first_line, "the front matter is not a list of keys and values".into())),
        },
        _ => Err((first_line, "the front matter is more than one YAML document".into())),
    }
}

/// Whether the text could build a tree deep enough to matter: many brackets, or many list marks on one line.
fn is_deep(text: &str) -> bool {
    text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > MAX_BRACKETS
        || text.lines().any(|line| {
            let mut marks = line.split_whitespace().take_while(|word| matches!(*word, "-" | "?" | ":"));
            marks.nth(3).is_some()
        })
}

struct Reader {
    chars: Vec<char>,
    offset: usize,
}

impl Reader {
    fn line(&self, node: &MarkedYaml<'_>) -> usize {
        node.span.start.line() + self.offset
    }

    fn value(&self, node: &MarkedYaml<'_>) -> Result<Value, (usize, String)> {
        Ok(match &node.data {
            YamlData::Value(Scalar::Null) => Value::Empty,
            YamlData::Value(Scalar::String(text)) | YamlData::Representation(text, ..) => Value::Text(text.to_string()),
            YamlData::Value(_) => Value::Text(self.written(node)),
            YamlData::Sequence(items) => Value::List(
                items
                    .iter()
                    .map(|item| Ok(Item { line: self.line(item), value: self.value(item)? }))
                    .collect::<Result<_, _>>()?,
            ),
            YamlData::Mapping(entries) => {
                Value::Map(entries.iter().map(|(key, value)| self.entry(key, value)).collect::<Result<_, _>>()?)
            }
            YamlData::Tagged(..) | YamlData::Alias(_) | YamlData::BadValue => {
                return Err((self.line(node), "tags are not used here".into()));
            }
        })
    }

    fn entry(&self, key: &MarkedYaml<'_>, value: &MarkedYaml<'_>) -> Result<Entry, (usize, String)> {
        match self.value(key)? {
            Value::Text(text) => Ok(Entry { key: text, line: self.line(key), value: self.value(value)? }),
            _ => Err((self.line(key), "a key must be a plain word".into())),
        }
    }

    /// A scalar exactly as written, also where YAML would see a number.
    fn written(&self, node: &MarkedYaml<'_>) -> String {
        let range = node.span.start.index()..node.span.end.index();
        self.chars.get(range).map(|chars| chars.iter().collect::<String>().trim().to_owned()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_stay_as_written_and_keep_their_line() {
        let read = read("reference: 007\nä: no\nlist:\n  - 1.50\n  - x\nempty:\n", 2).unwrap();
        assert_eq!(read[0], Entry { key: "reference".into(), line: 2, value: Value::Text("007".into()) });
        assert_eq!(read[1].value, Value::Text("no".into()));
        let Value::List(items) = &read[2].value else { panic!("a list") };
        assert_eq!(items[0], Item { line: 5, value: Value::Text("1.50".into()) });
        assert_eq!(read[3].value, Value::Empty);
    }

    #[test]
    fn what_would_nest_deeply_is_refused_before_it_is_parsed() {
        assert!(read(&format!("a: {}", "[".repeat(10_000)), 2).is_err());
        assert!(read(&format!("a:\n  {}x", "- ".repeat(10_000)), 2).is_err());
    }

    #[test]
    fn a_key_twice_is_an_error_with_its_line() {
        let (line, _) = read("a: 1\nb: 2\na: 3\n", 2).unwrap_err();
        assert_eq!(line, 4);
    }
}
