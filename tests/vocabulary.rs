//! The page of the vocabulary says what the vocabulary says.

use std::{fs, path::Path};

#[allow(dead_code, reason = "its main function is for the command line")]
#[path = "../protocol/examples/vocabulary.rs"]
mod written;

#[test]
fn the_page_of_the_vocabulary_is_not_stale() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/vocabulary.md");
    let page = fs::read_to_string(page).expect("the page is there");
    assert_eq!(
        page,
        written::page(),
        "write it anew: cargo run -p election-pool-protocol --example vocabulary > docs/vocabulary.md"
    );
}
