//! The tests of Election Pool, one binary: `cargo nextest run --workspace`, or everything with `tests/run`.
//! They go through public doors (HTTP, command line, files of the repository); what a floor can test alone stands at its foot.
#![allow(
    clippy::disallowed_methods,
    reason = "a test is the world outside: it may look at the clock, connect and spawn"
)]

mod attack;
mod cases;
mod examples;
mod floors;
mod harness;
mod licences;
mod rust_source;
mod six_states;
mod stories;
mod vocabulary;
