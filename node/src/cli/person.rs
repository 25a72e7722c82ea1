//! `user export`: a person's data, piece by piece to a file or to standard output.

use std::{fs::OpenOptions, io::Write, path::Path, pin::pin};

use futures_util::{Stream, StreamExt};

use super::CliError;
use crate::{
    app::App,
    desk::{self, DeskError, audit::COMMAND_LINE},
};

pub(super) async fn export(app: &App, username: &str, out: Option<&Path>) -> Result<(), CliError> {
    let pieces = desk::person::export(app, COMMAND_LINE, username).await?;
    let Some(path) = out else {
        return write(pieces, &mut std::io::stdout(), Path::new("standard output")).await;
    };
    let failed = |reason| CliError::File { path: path.display().to_string(), reason };
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    // What is in it is nobody else's business.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    write(pieces, &mut file, path).await
}

async fn write(
    pieces: impl Stream<Item = Result<String, DeskError>>,
    to: &mut impl Write,
    path: &Path,
) -> Result<(), CliError> {
    let mut pieces = pin!(pieces);
    while let Some(piece) = pieces.next().await {
        match to.write_all(piece?.as_bytes()) {
            // A reader that went away (`| head`) is no failure of ours.
            Err(reason) if reason.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            Err(reason) => return Err(CliError::File { path: path.display().to_string(), reason }),
            Ok(()) => {}
        }
    }
    Ok(())
}
