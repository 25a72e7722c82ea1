//! The page for what is not there or not for the reader.

use askama::Template;

use crate::web::shell::Shell;

/// The 404 page; it knows nothing of what was asked for.
#[derive(Debug, Template)]
#[template(path = "absent.html")]
pub struct Absent {
    /// The frame.
    pub shell: Shell,
}
