//! The wire of Election Pool and its rules: what nodes say to each other, as types and as `fn(values, now) -> decision`.
//!
//! This crate knows no clock, no randomness beyond the making of keys, no network, no database and no configuration.

pub mod activity;
pub mod actor;
pub mod admission;
pub mod approval;
pub mod audience;
pub mod calendar;
pub mod collection;
pub mod context;
pub mod digest;
pub mod feed;
pub mod host_meta;
pub mod inbound;
pub mod json;
pub mod key;
pub mod lane;
pub mod language;
pub mod licence;
pub mod merkle;
pub mod mutant;
pub mod nodeinfo;
pub mod object;
pub mod origin;
pub mod proof;
pub mod replication;
pub mod revision;
pub mod signature;
pub mod translation;
pub mod vocabulary;
pub mod webfinger;
pub mod websub;
