//! The simulator: nodes in a world in which everything that can go wrong does, from one printed seed.
//!
//! Three tiers: the rules of `protocol` against a model of a disk, the real node on SQLite, the real node on PostgreSQL.
#![allow(clippy::disallowed_methods, reason = "a test is the world outside: it may look at the clock")]

mod chance;
mod fault;
mod history;
mod invariant;
mod model;
mod real;
mod seeds;
