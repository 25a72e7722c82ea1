//! The whole database as plain rows, in one snapshot, and back: what a backup, an export and a move between the engines
//! are made of.
//!
//! The tables and their columns are asked of the database itself, so that no migration has to be repeated here. Does not
//! know in which file rows are kept, nor who may read them.

mod catalog;
mod read;
mod write;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::StoreError;

pub use self::{
    read::{Snapshot, read},
    write::{After, Ended, Occupied, copy, load},
};

/// Most rows in one part.
pub const PART_ROWS: usize = 2000;
/// A part is closed once its values have so many bytes.
pub const PART_BYTES: usize = 4 << 20;

/// A stretch of the rows of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The table.
    pub table: String,
    /// Its columns, in the order of the values.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Part {
    /// The values of a column.
    pub fn column(&self, name: &str) -> impl Iterator<Item = &Value> {
        let place = self.columns.iter().position(|column| column == name);
        self.rows.iter().filter_map(move |row| row.get(place?))
    }

    /// The texts in a column.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.column(name).filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// None.
    Null,
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Bytes as JSON: as text where they are text, so that an export can be read without a program.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WireBytes {
    Utf8(String),
    Base64(String),
}

impl Value {
    /// What it counts, if it is a number that counts something.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Number(number) => u64::try_from(*number).ok(),
            Self::Null | Self::Text(_) | Self::Bytes(_) => None,
        }
    }

    /// About how much room it takes, in bytes.
    fn weight(&self) -> usize {
        match self {
            Self::Null | Self::Number(_) => 8,
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => WireBytes::Utf8(text.to_owned()).serialize(serializer),
                Err(_) => WireBytes::Base64(STANDARD.encode(bytes)).serialize(serializer),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Wire {
            Null(()),
            Number(i64),
            Text(String),
            Bytes(WireBytes),
        }
        Ok(match Wire::deserialize(deserializer)? {
            Wire::Null(()) => Self::Null,
            Wire::Number(number) => Self::Number(number),
            Wire::Text(text) => Self::Text(text),
            Wire::Bytes(WireBytes::Utf8(text)) => Self::Bytes(text.into_bytes()),
            Wire::Bytes(WireBytes::Base64(text)) => Self::Bytes(STANDARD.decode(text).map_err(D::Error::custom)?),
        })
    }
}

/// A name from a catalogue or a file as it may stand in a statement: it cannot be bound.
fn quoted(name: &str) -> Result<String, StoreError> {
    let is_plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if is_plain { Ok(format!("\"{name}\"")) } else { Err(StoreError::unreadable("name of a table or column", name)) }
}

#[cfg(test)]
mod tests;
