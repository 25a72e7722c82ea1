//! Recipients as the author writes them, made an audience: circles expanded, handles resolved, usernames checked.
//!
//! This module does not know where roster, circles and accounts are kept; they come in as plain maps.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::audience::{Audience, Level};

use super::{DraftError, codes, front_matter::Lined, name::Handle};

/// Whom this node knows by name.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Named lists of handles.
    pub circles: BTreeMap<String, Vec<Handle>>,
    /// The authorities of the roster and of this node: handle and actor id.
    pub authorities: BTreeMap<Handle, String>,
    /// The usernames of this node.
    pub usernames: BTreeSet<String>,
}

/// The audience of a material, with what each circle stood for when it was expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// The audience.
    pub audience: Audience,
    /// The circles named, each with the actor ids it was expanded to.
    pub circles: BTreeMap<String, BTreeSet<String>>,
}

/// Makes an audience of a level and its recipients; `author` is the actor id of the authority that publishes.
pub fn address(
    file: &str,
    level: Level,
    recipients: &[Lined],
    author: &str,
    known: &Known,
) -> Result<Addressed, DraftError> {
    let mut addressed = Addressed {
        audience: Audience { level, author: author.to_owned(), named: BTreeSet::new() },
        circles: BTreeMap::new(),
    };
    for recipient in recipients {
        let found =
            if level == Level::Red { person(&recipient.word, known) } else { authorities(&recipient.word, known) };
        let found = found.map_err(|problem| DraftError::Key {
            file: file.to_owned(),
            line: recipient.line,
            key: "recipients".into(),
            problem,
        })?;
        if known.circles.contains_key(&recipient.word) && level != Level::Red {
            addressed.circles.insert(recipient.word.clone(), found.clone());
        }
        addressed.audience.named.extend(found);
    }
    Ok(addressed)
}

fn person(word: &str, known: &Known) -> Result<BTreeSet<String>, String> {
    if known.usernames.contains(word) {
        return Ok([word.to_owned()].into());
    }
    Err(codes::unknown(word, "username of this node", known.usernames.iter().map(String::as_str)))
}

fn authorities(word: &str, known: &Known) -> Result<BTreeSet<String>, String> {
    if let Some(members) = known.circles.get(word) {
        return members.iter().map(|handle| actor(handle, known)).collect();
    }
    if let Ok(handle) = word.parse::<Handle>() {
        return actor(&handle, known).map(|actor| [actor].into());
    }
    let handles: Vec<String> = known.authorities.keys().map(Handle::to_string).collect();
    let names = known.circles.keys().chain(&handles).map(String::as_str);
    Err(codes::unknown(word, "circle or handle", names))
}

fn actor(handle: &Handle, known: &Known) -> Result<String, String> {
    known.authorities.get(handle).cloned().ok_or_else(|| {
        let handles: Vec<String> = known.authorities.keys().map(Handle::to_string).collect();
        codes::unknown(&handle.to_string(), "authority of the roster", handles.iter().map(String::as_str))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let se: Handle = "@val@se.example".parse().unwrap();
        let lt: Handle = "@vrk@lt.example".parse().unwrap();
        Known {
            circles: [("baltic".to_owned(), vec![se.clone(), lt.clone()])].into(),
            authorities: [(se, "https://se.example/actors/val".into()), (lt, "https://lt.example/actors/vrk".into())]
                .into(),
            usernames: ["anna".to_owned(), "bo".to_owned()].into(),
        }
    }

    fn try_address(level: Level, words: &[&str]) -> Result<Addressed, DraftError> {
        let lined: Vec<_> = words.iter().map(|word| Lined { word: (*word).to_owned(), line: 4 }).collect();
        address("a.md", level, &lined, "https://fi.example/actors/om", &known())
    }

    #[test]
    fn a_circle_is_expanded_and_the_expansion_recorded() {
        let addressed = try_address(Level::Amber, &["baltic"]).unwrap();
        assert_eq!(addressed.audience.named.len(), 2);
        assert_eq!(addressed.circles["baltic"].len(), 2);
    }

    #[test]
    fn an_unknown_recipient_is_refused_with_file_line_and_the_nearest() {
        let message = try_address(Level::Amber, &["@val@se.exampel"]).unwrap_err().to_string();
        assert_eq!(
            message,
            "a.md, line 4, key recipients: “@val@se.exampel” is not a known authority of the roster; \
             did you mean “@val@se.example”?"
        );
        assert!(try_address(Level::Amber, &["baltik"]).unwrap_err().to_string().contains("“baltic”"));
    }

    #[test]
    fn red_names_persons_of_this_node_only() {
        assert_eq!(try_address(Level::Red, &["anna"]).unwrap().audience.named, ["anna".to_owned()].into());
        assert!(try_address(Level::Red, &["ann"]).unwrap_err().to_string().contains("“anna”"));
        assert!(try_address(Level::Red, &["@val@se.example"]).is_err());
        assert!(try_address(Level::Red, &["baltic"]).is_err());
    }
}
