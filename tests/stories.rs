//! Stories of the whole program, told through public doors: the command line, HTTP, and what other servers receive.
//!
//! Each stands on nodes of its own. What is said of a node is said of both engines; where a story runs on SQLite alone
//! it is about files, or about a page that no engine changes.

mod adoption;
mod approval;
mod aside;
mod attachment;
mod audience;
mod authorities;
pub(crate) mod backup;
mod chaos;
mod confirmation;
mod demo;
mod failing;
mod feed;
mod following;
mod foreign_reader;
mod guide;
mod history;
mod hub;
mod import;
mod kill;
mod lag;
mod machines;
mod meeting;
mod mistyped;
mod moving;
mod network;
mod old_copy;
mod operation;
mod operator;
mod outage;
mod own_feed;
mod page;
mod parking;
pub(crate) mod place;
mod project;
mod provenance;
mod reader;
mod rendered;
mod repair;
mod restoring;
mod roster;
mod search;
mod signing_in;
mod silence;
mod source;
mod statement;
mod tongues;
mod translation;
mod upgrade;
mod who_sees_what;
mod wish;
mod withdrawal;
