//! The two headers: `Election-Pool-Log` and `Election-Pool-Applied`, RFC 8941 dictionaries.
//!
//! Spec: `docs/replication.md`, "Push" and "Receipts". They count only where they are signed; see `signature`.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sfv::{BareItem, Dictionary, ListEntry, Parser};

/// Where a delivery stands in its origin's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionHeader {
    /// The epoch of the log.
    pub epoch: u64,
    /// The entry's position, from 1.
    pub position: u64,
    /// The last earlier position this inbox is entitled to, 0 if none.
    pub previous: u64,
    /// The salt of the entry's leaf.
    pub salt: [u8; 16],
}

/// The `Election-Pool-Log` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogHeader {
    /// The activity is an entry of the log.
    Entry(PositionHeader),
    /// The activity is a directed message beside the log.
    Letter,
}

/// The `Election-Pool-Applied` header: a receipt for the answerer's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AppliedHeader {
    /// The epoch the caller knows.
    pub epoch: u64,
    /// Everything up to here is applied or quarantined.
    pub position: u64,
    /// How many entries are in quarantine.
    pub quarantined: u64,
    /// How many contradictions in that log the caller holds evidence of; left out where there is none.
    pub contradicted: u64,
}

/// Why a header was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// It is no RFC 8941 dictionary.
    #[error("the header is not a structured dictionary")]
    NotADictionary,
    /// A parameter is missing or of the wrong kind.
    #[error("the header has no usable parameter “{0}”")]
    Parameter(&'static str),
}

impl fmt::Display for LogHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter => f.write_str("letter"),
            Self::Entry(PositionHeader { epoch, position, previous, salt }) => {
                let salt = STANDARD.encode(salt);
                write!(f, "epoch={epoch}, position={position}, previous={previous}, salt=:{salt}:")
            }
        }
    }
}

impl LogHeader {
    /// Reads the header; unknown parameters are passed over.
    pub fn parse(text: &str) -> Result<Self, HeaderError> {
        let members = dictionary(text)?;
        if let Some(BareItem::Boolean(true)) = item(&members, "letter") {
            return Ok(Self::Letter);
        }
        let epoch = whole(&members, "epoch", 1)?;
        let position = whole(&members, "position", 1)?;
        let previous = whole(&members, "previous", 0)?;
        if previous >= position {
            return Err(HeaderError::Parameter("previous"));
        }
        let salt = match item(&members, "salt") {
            Some(BareItem::ByteSequence(bytes)) => bytes.as_slice().try_into().ok(),
            _ => None,
        };
        let salt = salt.ok_or(HeaderError::Parameter("salt"))?;
        Ok(Self::Entry(PositionHeader { epoch, position, previous, salt }))
    }
}

impl fmt::Display for AppliedHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "epoch={}, position={}, quarantined={}", self.epoch, self.position, self.quarantined)?;
        if self.contradicted > 0 {
            write!(f, ", contradicted={}", self.contradicted)?;
        }
        Ok(())
    }
}

impl AppliedHeader {
    /// Reads the header; unknown parameters are passed over.
    pub fn parse(text: &str) -> Result<Self, HeaderError> {
        let members = dictionary(text)?;
        Ok(Self {
            epoch: whole(&members, "epoch", 1)?,
            position: whole(&members, "position", 0)?,
            quarantined: whole(&members, "quarantined", 0)?,
            contradicted: if members.contains_key("contradicted") { whole(&members, "contradicted", 0)? } else { 0 },
        })
    }
}

fn dictionary(text: &str) -> Result<Dictionary, HeaderError> {
    Parser::new(text).parse().map_err(|_| HeaderError::NotADictionary)
}

fn item<'a>(members: &'a Dictionary, name: &str) -> Option<&'a BareItem> {
    match members.get(name)? {
        ListEntry::Item(item) => Some(&item.bare_item),
        ListEntry::InnerList(_) => None,
    }
}

fn whole(members: &Dictionary, name: &'static str, least: u64) -> Result<u64, HeaderError> {
    let value = item(members, name).and_then(BareItem::as_integer).and_then(|number| u64::try_from(number).ok());
    value.filter(|number| *number >= least).ok_or(HeaderError::Parameter(name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EXAMPLE: &str = "epoch=1, position=57, previous=55, salt=:q83vEjRWeJCrze8SNFZ4kA==:";

    #[test]
    fn the_example_of_the_specification_reads_and_writes_itself() {
        let header = LogHeader::parse(EXAMPLE).unwrap();
        let salt = hex::decode("abcdef1234567890abcdef1234567890").unwrap().try_into().unwrap();
        assert_eq!(header, LogHeader::Entry(PositionHeader { epoch: 1, position: 57, previous: 55, salt }));
        assert_eq!(header.to_string(), EXAMPLE);
        assert_eq!(LogHeader::parse("letter"), Ok(LogHeader::Letter));
        assert_eq!(LogHeader::Letter.to_string(), "letter");
    }

    #[test]
    fn unknown_parameters_are_passed_over() {
        let with_more = format!("colour=blue, {EXAMPLE}, hops=(1 2);x=y");
        assert_eq!(LogHeader::parse(&with_more), LogHeader::parse(EXAMPLE));
        assert_eq!(LogHeader::parse("letter, urgent"), Ok(LogHeader::Letter));
    }

    #[test]
    fn a_receipt_names_contradictions_where_there_are_any() {
        let receipt = AppliedHeader { epoch: 1, position: 9, quarantined: 0, contradicted: 0 };
        assert_eq!(receipt.to_string(), "epoch=1, position=9, quarantined=0");
        assert_eq!(AppliedHeader::parse("epoch=1, position=9, quarantined=0"), Ok(receipt));
        let told = AppliedHeader { contradicted: 2, ..receipt };
        assert_eq!(told.to_string(), "epoch=1, position=9, quarantined=0, contradicted=2");
        assert!(AppliedHeader::parse("epoch=1, position=9, quarantined=0, contradicted=x").is_err());
    }

    #[test]
    fn incomplete_and_impossible_headers_are_refused() {
        let salt = "salt=:q83vEjRWeJCrze8SNFZ4kA==:";
        for (text, name) in [
            (format!("position=57, previous=55, {salt}"), "epoch"),
            (format!("epoch=0, position=57, previous=55, {salt}"), "epoch"),
            (format!("epoch=1, previous=55, {salt}"), "position"),
            (format!("epoch=1, position=0, previous=0, {salt}"), "position"),
            (format!("epoch=1, position=\"57\", previous=55, {salt}"), "position"),
            (format!("epoch=1, position=57.0, previous=55, {salt}"), "position"),
            (format!("epoch=1, position=57, previous=-1, {salt}"), "previous"),
            (format!("epoch=1, position=57, previous=57, {salt}"), "previous"),
            ("epoch=1, position=57, previous=55".to_owned(), "salt"),
            ("epoch=1, position=57, previous=55, salt=:AAAA:".to_owned(), "salt"),
            ("letter=?0".to_owned(), "epoch"),
        ] {
            assert_eq!(LogHeader::parse(&text), Err(HeaderError::Parameter(name)), "{text}");
        }
        assert_eq!(LogHeader::parse("epoch=1,,"), Err(HeaderError::NotADictionary));
    }

    proptest! {
        #[test]
        fn headers_survive_the_wire(
            epoch in 1_u64..1_000, position in 1_u64..1_000_000_000_000_000, back in any::<u64>(), salt in any::<[u8; 16]>(), quarantined in 0_u64..1_000, contradicted in 0_u64..100,
        ) {
            let entry = LogHeader::Entry(PositionHeader { epoch, position, previous: back % position, salt });
            prop_assert_eq!(LogHeader::parse(&entry.to_string()), Ok(entry));
            let applied = AppliedHeader { epoch, position, quarantined, contradicted };
            prop_assert_eq!(AppliedHeader::parse(&applied.to_string()), Ok(applied));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,80}") {
            let _ = LogHeader::parse(&text);
            let _ = AppliedHeader::parse(&text);
        }
    }
}
