//! The matter itself: material with its languages, meetings, audiences by name, and what was received from elsewhere.
//!
//! Plain values and rules. This floor does not know the database, the network, the clock or the configuration file;
//! times, random ids and keys come in as arguments.

pub mod adoption;
pub mod alert;
pub mod beside;
pub mod changes;
mod chatham;
pub mod circle;
pub mod codes;
pub mod details;
pub mod digest;
pub mod error;
pub mod exercise;
pub mod feed;
pub mod front_matter;
mod head;
pub mod mail_address;
pub mod manuscript;
pub mod markdown;
pub mod material;
pub mod meeting;
pub mod name;
pub mod offer;
pub mod office;
pub mod passkey;
pub mod picture;

pub mod password;
pub mod project;
pub mod received;
pub mod scope;
pub mod seal;
pub mod search;
pub mod segments;
pub mod source;
pub mod summary;
pub mod totp;
pub mod traffic;
pub mod translation;
pub mod web_feed;
pub mod whence;
pub mod wish;
pub mod words;
mod yaml;

pub use error::{DraftError, ReadError};

#[cfg(test)]
mod file_tests;
#[cfg(test)]
mod software_tests;
#[cfg(test)]
mod wire_tests;
