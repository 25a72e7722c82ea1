//! JSON as we accept it: plain, shallow, without doubt about what it says, and with the exact bytes of its members.
//!
//! Spec: RFC 8259 and the stricter I-JSON, RFC 7493. Two programs that read one text differently are a way around every
//! check, so duplicate keys, lone surrogates and numbers without a value are refused, and so is what nests too deep. So is
//! the character U+0000, which HTML drops and a database may not keep: what one server stores the next could not.
//! This module does not know `ActivityStreams`.

pub mod member;

use std::{borrow::Cow, collections::HashMap, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value, value::RawValue};

/// How deep arrays and objects may nest.
pub const DEPTH_LIMIT: usize = 32;

/// A text that is not JSON as we accept it.
#[derive(Debug, thiserror::Error)]
#[error("the JSON cannot be accepted: {0}")]
pub struct JsonError(#[from] serde_json::Error);

/// Reads a text strictly.
pub fn parse(bytes: &[u8]) -> Result<Value, JsonError> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { levels_left: DEPTH_LIMIT }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The exact bytes of the top-level member `name`; nothing if there is none or the text is no object.
pub fn slice<'a>(bytes: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let members: HashMap<Cow<'a, str>, &'a RawValue> = serde_json::from_slice(bytes).ok()?;
    members.get(name).map(|raw| raw.get().as_bytes())
}

struct Strict {
    levels_left: usize,
}

impl Strict {
    fn inner<E: Error>(&self) -> Result<usize, E> {
        self.levels_left.checked_sub(1).ok_or_else(|| E::custom(format_args!("nested deeper than {DEPTH_LIMIT}")))
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        without_zero(&value)?;
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let levels_left = self.inner()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(Self { levels_left })? {
            array.push(item);
        }
        Ok(array.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let levels_left = self.inner()?;
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key “{}” stands twice", key.escape_debug())));
            }
            without_zero(&key)?;
            object.insert(key, members.next_value_seed(Self { levels_left })?);
        }
        Ok(object.into())
    }
}

fn without_zero<E: Error>(text: &str) -> Result<(), E> {
    if text.contains('\0') { Err(E::custom("a text with the character U+0000")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_two_readers_could_read_differently_is_refused() {
        let refused: [&[u8]; 10] = [
            br#"{"a":1,"a":2}"#,
            br#"{"a":{"b":1,"\u0062":2}}"#,
            br#"{"a":1e999}"#,
            br#"{"a":"\ud800"}"#,
            br#"{"a":["b\u0000c"]}"#,
            br#"{"a\u0000":1}"#,
            b"\xef\xbb\xbf{}",
            b"{\"a\":\"\xff\"}",
            b"{} {}",
            b"{\"a\":NaN}",
        ];
        for text in refused {
            assert!(parse(text).is_err(), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn thirty_two_levels_are_read_and_thirty_three_are_not() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(nested(32).as_bytes()).is_ok());
        assert!(parse(nested(33).as_bytes()).is_err());
        assert!(parse(nested(100_000).as_bytes()).is_err());
        assert!(parse(format!("{{\"a\":{}}}", nested(32)).as_bytes()).is_err());
    }

    #[test]
    fn a_member_is_given_back_byte_for_byte() {
        let text = br#" {"id" : "x", "object" :  {"b": 1.0,  "a":"\u00e4"} , "z":[1]}"#;
        assert_eq!(slice(text, "object"), Some(br#"{"b": 1.0,  "a":"\u00e4"}"#.as_slice()));
        assert_eq!(slice(text, "missing"), None);
        assert_eq!(slice(b"[1]", "object"), None);
    }

    #[test]
    fn the_order_of_members_is_kept() {
        let value = parse(br#"{"sv":1,"en":2,"fi":3}"#).unwrap();
        assert_eq!(value.to_string(), r#"{"sv":1,"en":2,"fi":3}"#);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
            let _ = slice(&bytes, "object");
        }
    }
}
