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
    /// The people of this node, by their usernames.
    pub people: BTreeMap<String, Person>,
}

/// Somebody of this node, as far as it matters to whoever names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The actor id of the authority they work for.
    pub authority: String,
    /// Whether they read what is RED if it names them.
    pub may_read: bool,
    /// Whether they write or approve.
    pub may_write: bool,
}

impl Known {
    /// The usernames of those who may be named.
    pub fn readers(&self) -> impl Iterator<Item = &str> {
        self.people.iter().filter(|(_, person)| person.may_read).map(|(username, _)| username.as_str())
    }

    /// Whether somebody named writes or approves for this authority: somebody who can revise and withdraw what is RED.
    pub fn names_writer<'a>(&self, mut named: impl Iterator<Item = &'a str>, authority: &str) -> bool {
        let writes = |person: &Person| person.may_write && person.authority == authority;
        named.any(|username| self.people.get(username).is_some_and(writes))
    }
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
    let named = addressed.audience.named.iter().map(String::as_str);
    if level == Level::Red && !known.names_writer(named, author) {
        return Err(DraftError::Key {
            file: file.to_owned(),
            line: recipients.first().map_or(1, |first| first.line),
            key: "recipients".into(),
            problem:
                "RED names an author or approver of the authority that publishes it; else nobody could ever revise it"
                    .into(),
        });
    }
    Ok(addressed)
}

fn person(word: &str, known: &Known) -> Result<BTreeSet<String>, String> {
    match known.people.get(word) {
        Some(person) if person.may_read => Ok([word.to_owned()].into()),
        Some(_) => Err(format!("“{word}” has a role that reads nothing at RED")),
        None => Err(codes::unknown(word, "username of this node", known.readers())),
    }
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
            people: [
                ("anna".to_owned(), someone(OM, true)),
                ("bo".to_owned(), someone(OM, false)),
                ("kirsi".to_owned(), someone("https://fi.example/actors/kunta", true)),
                ("olli".to_owned(), Person { may_read: false, ..someone(OM, false) }),
            ]
            .into(),
        }
    }

    const OM: &str = "https://fi.example/actors/om";

    fn someone(authority: &str, may_write: bool) -> Person {
        Person { authority: authority.to_owned(), may_read: true, may_write }
    }

    fn try_address(level: Level, words: &[&str]) -> Result<Addressed, DraftError> {
        let lined: Vec<_> = words.iter().map(|word| Lined { word: (*word).to_owned(), line: 4 }).collect();
        address("a.md", level, &lined, OM, &known())
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

    #[test]
    fn red_names_somebody_who_can_revise_it_and_nobody_who_cannot_read_it() {
        for (named, problem) in [
            (&["bo"] as &[&str], "a.md, line 4, key recipients: RED names an author or approver"),
            (&["bo", "kirsi"], "names an author or approver"),
            (&["anna", "olli"], "“olli” has a role that reads nothing at RED"),
        ] {
            let message = try_address(Level::Red, named).unwrap_err().to_string();
            assert!(message.contains(problem), "{message}");
        }
        assert!(try_address(Level::Red, &["bo", "kirsi", "anna"]).is_ok());
    }
}
