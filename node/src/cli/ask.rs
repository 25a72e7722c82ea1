//! Asks the person at the terminal; without one, the answer is no.

use std::io::{IsTerminal, Write};

use super::CliError;

/// Shows `what` and asks for consent.
pub fn consent(what: &str, fingerprint: &str) -> Result<(), CliError> {
    if !std::io::stdin().is_terminal() {
        return Err(CliError::Declined(format!(
            "it shows a key with fingerprint {fingerprint}, and there is no terminal to ask at: \
             give --fingerprint F (agreed by another way) or --yes; nothing was added"
        )));
    }
    println!("{what}");
    print!("Trust this key? [y/N] ");
    let mut line = String::new();
    let asked = std::io::stdout().flush().and_then(|()| std::io::stdin().read_line(&mut line));
    match asked {
        Ok(_) if matches!(line.trim(), "y" | "Y" | "yes") => Ok(()),
        _ => Err(CliError::Declined("not added".into())),
    }
}
