//! Administering people: what the pages show and do, by the same use cases. Whoever does something here has a token for
//! `administer`, which is made after a second factor alone; nobody does it to themselves. docs/decide/0022-api.md.

pub mod aside;
pub mod authority;
pub mod key;
pub mod lane;
pub mod roster;
pub mod service;
pub mod setting;
pub mod source;
pub mod user;

use http::StatusCode;

use super::{
    bearer::Held,
    refusal::{self, absent, conflict},
};
use crate::{
    desk::{DeskError, refusal::Refusal},
    web::{
        pages::admin::refused::is_mistyped,
        problem::{Fault, FieldFault, Problem},
    },
};

/// The longest name of a person or a server in an address, in bytes.
const NAME_BYTES: usize = 300;

/// What is refused, at the member of the body that it is about; `field` knows those.
fn refused_at(error: DeskError, field: impl Fn(&DeskError) -> Option<&'static str>) -> Fault {
    let place = field(&error);
    match (error, place) {
        (error @ (DeskError::Store(_) | DeskError::Key(_) | DeskError::Crypto(_) | DeskError::File { .. }), _) => {
            error.into()
        }
        (error, Some(field)) if is_mistyped(&error) || matches!(error, DeskError::Unknown { .. }) => {
            refusal::unfit(vec![FieldFault { field: field.to_owned(), detail: error.to_string() }])
        }
        // What stands in the address is not there.
        (DeskError::Unknown { .. }, None) => absent(),
        (error, _) => conflict(&error.to_string()),
    }
}

/// The same where nothing is written.
pub(super) fn refused(error: DeskError) -> Fault {
    refused_at(error, |_| None)
}

/// Refuses what is written if any of it is unfit: all of that at once.
fn unfit(all: Vec<Refusal>, field: impl Fn(&DeskError) -> Option<&'static str>) -> Result<(), Fault> {
    if all.is_empty() {
        return Ok(());
    }
    let fault = |error: DeskError| FieldFault {
        field: field(&error).unwrap_or_default().to_owned(),
        detail: error.to_string(),
    };
    Err(refusal::unfit(all.into_iter().map(|one| fault(one.into())).collect()))
}

/// A name as it stands in an address; what none can be is not there.
pub(super) fn name(word: &str) -> Result<&str, Fault> {
    let is_name = (1..=NAME_BYTES).contains(&word.len()) && !word.chars().any(char::is_control);
    if is_name { Ok(word) } else { Err(absent()) }
}

/// Refuses what would be about whoever asks: whoever has only a token neither keeps themselves in nor shuts anybody out of
/// their own account.
fn about_another(held: &Held, username: &str) -> Result<(), Fault> {
    if held.user() != username {
        return Ok(());
    }
    let words = "what is one's own account is changed on its page, by whoever is signed in";
    Err(Fault::of(Problem::of(StatusCode::FORBIDDEN, words)))
}
