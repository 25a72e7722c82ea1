//! `election-pool`, to come.
fn main() {}
