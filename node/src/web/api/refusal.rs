//! What the desk refuses, as a problem. Absent and forbidden are the same; what is a person's own to mend is said in the
//! words of the command line.

use http::StatusCode;

use crate::{
    desk::DeskError,
    model::{
        DraftError,
        manuscript::wrong::{Fault as Wrongness, Wrong},
        words::Words,
    },
    store::StoreError,
    web::{
        pages::desk::faults::Said,
        problem::{self, Fault, FieldFault, Problem},
    },
};

/// What of it is not there for whoever asks.
const ABSENT: [&str; 5] = ["material", "own material", "submission", "offer", "draft"];

/// A refusal of the desk.
pub fn refused(error: DeskError) -> Fault {
    match error {
        DeskError::Unknown { what, .. } if ABSENT.contains(&what) => absent(),
        error @ DeskError::Draft(DraftError::TooWide { .. }) => conflict(&error.to_string()),
        error @ (DeskError::Unknown { .. } | DeskError::Draft(_)) => {
            Fault::of(Problem::of(StatusCode::UNPROCESSABLE_ENTITY, &error.to_string()))
        }
        error @ (DeskError::Refused(_) | DeskError::Unfit(_) | DeskError::Waits { .. }) => conflict(&error.to_string()),
        DeskError::Store(StoreError::Superseded(_)) => conflict("it was changed meanwhile; read it again"),
        error => error.into(),
    }
}

/// Nothing is here, or nothing for whoever asks.
pub fn absent() -> Fault {
    Fault::of(problem::not_found())
}

/// What does not fit with what is.
pub fn conflict(words: &str) -> Fault {
    Fault::of(Problem::of(StatusCode::CONFLICT, words))
}

/// What was read is not what is there any more.
pub fn stale() -> Fault {
    Fault::of(Problem::of(StatusCode::PRECONDITION_FAILED, "somebody saved meanwhile; read it again"))
}

/// What was sent cannot be read, or contradicts itself.
pub fn malformed(name: &str, words: &str) -> Fault {
    Fault::of(Problem::of_parameter(name, words))
}

/// What is wrong with a draft, field by field.
pub fn faulty(faults: &[Wrongness]) -> Fault {
    unfit(fields(faults))
}

/// What is wrong with members of what was sent.
pub fn unfit(errors: Vec<FieldFault>) -> Fault {
    Fault::of(Problem::of_fields("something is wrong with what was written", errors))
}

/// The same in words.
pub fn fields(faults: &[Wrongness]) -> Vec<FieldFault> {
    let detail = |wrong: &Wrong| {
        let said = Said::of(Words::english(), wrong);
        said.english.unwrap_or(said.text)
    };
    faults.iter().map(|fault| FieldFault { field: fault.field.clone(), detail: detail(&fault.wrong) }).collect()
}
