//! `token …`: tokens of people for their programs.

use clap::Subcommand;

use super::{CliError, answer, print::Done};
use crate::{
    app::App,
    desk::{self, DeskError},
    model::scope::{Scope, Scopes},
};

/// `token …`.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token for a user's programs; it is shown once.
    Make {
        /// The user whose token it is.
        #[arg(long = "as", value_name = "USER")]
        user: String,
        /// What it is for: read, wishes, offers, write, submit, audit, digests. One that approves, or answers requests to
        /// follow, is made on the account page.
        #[arg(long = "scope", required = true, value_delimiter = ',', value_name = "read,write")]
        scopes: Vec<String>,
        /// How many days it lasts.
        #[arg(long)]
        days: Option<u32>,
        /// What it is called.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// List the tokens of a user that have not expired.
    List {
        /// The user.
        #[arg(long = "as", value_name = "USER")]
        user: String,
    },
    /// End a token of a user.
    End {
        /// Its id, as listed.
        #[arg(required_unless_present = "all")]
        id: Option<String>,
        /// End every one.
        #[arg(long, conflicts_with = "id")]
        all: bool,
        /// The user.
        #[arg(long = "as", value_name = "USER")]
        user: String,
    },
}

pub(super) async fn run(app: &App, command: TokenCommand, json: bool) -> Result<(), CliError> {
    match command {
        TokenCommand::Make { user, scopes, days, name } => {
            let scopes = scopes.iter().map(|word| word.trim().parse::<Scope>().map_err(DeskError::Refused));
            let scopes = Scopes(scopes.collect::<Result<_, _>>()?);
            let wanted = desk::token::Wanted { name, scopes, days };
            answer(json, &desk::token::make_for(app, &user, wanted).await?)
        }
        TokenCommand::List { user } => answer(json, &desk::token::list_for(app, &user).await?),
        TokenCommand::End { id, user, .. } => {
            let ended = desk::token::end_for(app, &user, id.as_deref()).await?;
            answer(json, &Done(format!("{ended} ended")))
        }
    }
}
