//! Where the book does not hold, in the language of whoever looks.

use crate::{
    desk::audit::{Broken, Signer},
    model::words::Words,
    store::audit::Flaw,
};

/// The flaw in words; of what a former key signed that is not kept also what to do.
pub fn said(words: &Words, broken: &Broken) -> String {
    let with = |what: String, signer: &Signer| match signer {
        Signer::Stranger => what,
        Signer::Former(key) => format!("{what} {}", words.flaw_former(key)),
    };
    match broken {
        Broken::Chain(flaw) => in_chain(words, flaw),
        Broken::Seal(number, signer) => with(words.flaw_seal(&number.to_string()), signer),
        Broken::Kept { file, line, signer } => {
            with(words.flaw_file(&line.to_string(), &file.display().to_string()), signer)
        }
    }
}

fn in_chain(words: &Words, flaw: &Flaw) -> String {
    match flaw {
        Flaw::Missing(first, last) if first == last => words.flaw_missing(&first.to_string()),
        Flaw::Missing(first, last) => words.flaw_missing_many(&first.to_string(), &last.to_string()),
        Flaw::Changed(number) => words.flaw_changed(&number.to_string()),
        Flaw::Unlinked(number) => words.flaw_unlinked(&number.to_string()),
        Flaw::Outside(row) => words.flaw_outside(&row.to_string()),
        Flaw::Beyond(number) => words.flaw_beyond(&number.to_string()),
        Flaw::Otherwise(number) => words.flaw_otherwise(&number.to_string()),
        Flaw::Apart(number) => words.flaw_apart(&number.to_string()),
        Flaw::Unkept(number) => words.flaw_unkept(&number.to_string()),
    }
}
