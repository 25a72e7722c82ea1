//! What can be wrong with a draft (the author's fault) and with a received object (the sender's).

use super::material::MAX_CONTENT_BYTES;

/// Why a draft is refused; the message names the file and, within front matter, the key and the line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// A key of the front matter is wrong.
    #[error("{file}, line {line}, key {key}: {problem}")]
    Key {
        /// The file name.
        file: String,
        /// The line in the file, from 1.
        line: usize,
        /// The key, as `actions.due` when nested.
        key: String,
        /// What is wrong with it, and the nearest right value if there is one.
        problem: String,
    },
    /// The front matter cannot be read at all.
    #[error("{file}, line {line}: {problem}")]
    Form {
        /// The file name.
        file: String,
        /// The line in the file, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// A file cannot be used.
    #[error("{file}: {problem}")]
    File {
        /// The file name.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// A text in one language is longer than others take it.
    #[error("{file}: is {bytes} bytes as HTML, more than the {most} other servers accept")]
    TooLarge {
        /// The file name.
        file: String,
        /// Its bytes as HTML.
        bytes: usize,
        /// As many as there may be.
        most: usize,
    },
    /// A revision for more people would carry on a text that says what the original no longer does.
    #[error(
        "{id} would be for more than before, with a text in “{language}” that says what the original said before: bring \
         a file in that language (material show {id} --language {language} --file prints it), or leave it out with \
         --without {language}"
    )]
    TooWide {
        /// The local UUID of the material.
        id: String,
        /// The language.
        language: String,
    },
}

impl DraftError {
    /// A problem with a whole file.
    pub fn file(file: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::File { file: file.into(), problem: problem.into() }
    }

    /// A text that has so many bytes as HTML, which are more than there may be.
    pub fn too_large(file: impl Into<String>, bytes: usize) -> Self {
        Self::TooLarge { file: file.into(), bytes, most: MAX_CONTENT_BYTES }
    }
}

/// Why a received object cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not the JSON, or not the shape, of an object.
    #[error("not a readable object: {0}")]
    Malformed(String),
    /// A partner's object without a level.
    #[error("{0} has no audience level")]
    NoLevel(String),
    /// A level that is unknown or never leaves a node.
    #[error("{id} has the audience level “{level}”, which no object between nodes may have")]
    Level {
        /// The object.
        id: String,
        /// The word found.
        level: String,
    },
    /// From a server that is no node, and not public.
    #[error("{0} is not public")]
    NotPublic(String),
    /// More of something than a material may have.
    #[error("{id} has more than {limit} {what}")]
    TooMany {
        /// The object.
        id: String,
        /// What there is too much of.
        what: &'static str,
        /// The most allowed.
        limit: usize,
    },
    /// Nothing to show in any language.
    #[error("{0} has no text")]
    NoText(String),
}
