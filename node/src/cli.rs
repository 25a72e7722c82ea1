//! The command line: reads arguments, calls one use case, prints one answer.
//!
//! Exit status 0 done, 1 refused or failed (one line on standard error), 2 wrong use. Bad input changes nothing.

pub mod arguments;
mod ask;
mod person;
mod print;
mod token;

use std::{fmt::Display, fs, io::Write, path::Path, process::ExitCode, time::Duration};

use serde::Serialize;

use self::arguments::{
    Arguments, AuditArguments, AuditCommand, AuthorityCommand, Command, FollowArguments, GlossaryCommand,
    ImportArguments, InitArguments, MailCommand, MaterialCommand, MoveCommand, OfferCommand, PeerCommand,
    PublishArguments, UserCommand,
};
use crate::{
    app::{
        App, Chance, Clock, Config, OpenError,
        config::{AuthoritySection, ConfigError, NodeSection},
        safety,
    },
    desk::{
        self, DeskError,
        audit::{COMMAND_LINE, Question},
        reading::Way,
        source,
    },
    model::{
        codes,
        source::{Bundle, Translation},
    },
    store,
};

/// How long a move waits before it looks again whether others still work in the database.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The configuration is no use.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The node could not be put together.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The use case refused.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// A file could not be read or written.
    #[error("could not use {path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// What the machine said.
        reason: std::io::Error,
    },
    /// The command belongs to a later version.
    #[error("not in this version")]
    NotInThisVersion,
    /// The words are right, the combination is not.
    #[error("{0}")]
    Usage(String),
    /// A question was answered with no, or there was nobody to ask.
    #[error("{0}")]
    Declined(String),
}

/// Runs one command other than `serve` and `demo`.
pub async fn run(arguments: Arguments) -> ExitCode {
    let outcome = if let Command::Init(init) = &arguments.command {
        initialise(&arguments.config, init, arguments.json).await
    } else {
        Box::pin(dispatch(arguments)).await
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", one_line(&error.to_string()));
            if matches!(error, CliError::Usage(_)) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

/// A refusal as it goes to standard error, whatever the library that said it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Prints an answer for people or for machines.
fn answer<T: Serialize + Display>(json: bool, value: &T) -> Result<(), CliError> {
    let text = if json { serde_json::to_string(value).expect("answers are plain values") } else { value.to_string() };
    // An empty list is an empty answer, not an empty line.
    if text.is_empty() { Ok(()) } else { write_out(&text) }
}

/// Writes to standard output; a reader that went away (`| head`) is no failure of ours.
fn write_out(text: &str) -> Result<(), CliError> {
    match writeln!(std::io::stdout(), "{}", text.trim_end_matches('\n')) {
        Err(reason) if reason.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(CliError::File { path: "standard output".into(), reason })
        }
        _ => Ok(()),
    }
}

async fn initialise(path: &Path, init: &InitArguments, json: bool) -> Result<(), CliError> {
    if path.exists() {
        return Err(CliError::Declined(format!("{} exists already; nothing was changed", path.display())));
    }
    if init.name.trim().is_empty() {
        return Err(CliError::Usage("--name is empty".into()));
    }
    let language = init.languages.first().cloned().ok_or_else(|| CliError::Usage("--languages names none".into()))?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut config = Config::of_node(
        NodeSection {
            origin: init.origin.trim_end_matches('/').to_owned(),
            country: init.country.clone(),
            languages: init.languages.clone(),
            notices: indexmap::IndexMap::new(),
            contact: None,
        },
        folder,
    )?;
    config.authorities.push(AuthoritySection {
        username: init.username.clone(),
        name: [(language, init.name.clone())].into(),
        clients: Vec::new(),
    });
    if let Some(port) = loopback_port(config.origin()) {
        config.http.listen.set_port(port);
    }
    config.check()?;
    let failed = |reason| CliError::File { path: path.display().to_string(), reason };
    fs::create_dir_all(folder).map_err(failed)?;
    let text = config.to_toml();
    // What the environment overrides holds now as it will for every later command; the file says what was typed.
    let config = config.as_read(path, std::env::vars())?;
    let refusal = safety::check(&config, std::env::vars()).err().map(|refused| refused.to_string());
    let done = desk::authority::initialise(config, &init.username, Clock::System, Chance::System).await?;
    fs::write(path, text).map_err(failed)?;
    answer(
        json,
        &print::Initialised {
            config: path.display().to_string(),
            user: init.username.clone(),
            link: done.link,
            fingerprint: done.fingerprint,
            refusal,
        },
    )
}

/// The port of an origin on plain http: nothing stands before such a node, so it listens there itself.
fn loopback_port(origin: &str) -> Option<u16> {
    let url = url::Url::parse(origin).ok()?;
    if url.scheme() == "http" { url.port() } else { None }
}

async fn dispatch(arguments: Arguments) -> Result<(), CliError> {
    if is_later(&arguments.command) {
        return Err(CliError::NotInThisVersion);
    }
    let path = arguments.config;
    let json = arguments.json;
    if let Command::Restore { file: Some(file), passphrase_file, .. } = &arguments.command {
        let environment = std::env::vars().collect();
        let now = Clock::System.now();
        let done = desk::restore::restore(file, passphrase_file.as_deref(), &path, environment, now).await?;
        return answer(json, &done);
    }
    let config = Config::read(&path, std::env::vars())?;
    match &arguments.command {
        Command::Import(import) if import.what == "full" => {
            return answer(json, &desk::restore::import(&import.from, config, Clock::System.now()).await?);
        }
        Command::Migrate { to: Some(url) } => {
            store::Db::refuse_absent(&config.database_url()).map_err(DeskError::from)?;
            let rest = async || tokio::time::sleep(LOOK_AGAIN).await;
            return answer(json, &desk::migrate::to(&config, url, rest).await?);
        }
        _ => {}
    }
    if matches!(arguments.command, Command::Doctor) {
        let report = desk::doctor::examine(config, Clock::System, Chance::System).await;
        answer(json, &report)?;
        return if report.is_well() { Ok(()) } else { Err(CliError::Declined(report.worst())) };
    }
    let (app, waiting) = App::open(config, Clock::System, Chance::System).await?;
    drop(waiting);
    let outcome = match refuse_unready(&app, &arguments.command).await {
        Ok(()) => Box::pin(command(&app, &path, arguments.command, json)).await,
        refused => refused,
    };
    app.db.close().await;
    if app.db.changes().known() > 0 {
        // When the command ends, whoever serves this database from memory serves what it did.
        tokio::time::sleep(Duration::from_millis(app.config.limits.rendered_stale_ms)).await;
    }
    outcome
}

const fn is_later(command: &Command) -> bool {
    matches!(command, Command::Verify(_))
}

/// A restored node shows what it holds, and says and asks nothing before somebody has confirmed it; nor does one whose
/// keys are not all there.
async fn refuse_unready(app: &App, command: &Command) -> Result<(), CliError> {
    let is_quiet = matches!(
        command,
        Command::Restore { .. }
            | Command::Export { .. }
            | Command::Material { .. }
            | Command::Offer { command: OfferCommand::List { .. } | OfferCommand::Show { .. } }
            | Command::Report { .. }
            | Command::Backup { .. }
            | Command::User { .. }
            | Command::Token { .. }
            | Command::Audit { .. }
            | Command::Retention { run: false, .. }
            | Command::Mail { .. }
            | Command::Migrate { .. }
            | Command::Authority { command: AuthorityCommand::List }
            | Command::Peer { command: PeerCommand::List | PeerCommand::Remove { .. } | PeerCommand::Moves { .. } }
    );
    if is_quiet {
        return Ok(());
    }
    desk::restore::refuse_unconfirmed(app).await?;
    desk::rotation::recover(app).await?;
    Ok(desk::authority::require_keys(app).await?)
}

async fn command(app: &App, config: &Path, command: Command, json: bool) -> Result<(), CliError> {
    match command {
        Command::Authority { command } => authority(app, command, json).await,
        Command::Publish(arguments) => Box::pin(publish(app, arguments, json)).await,
        Command::Revise { id, file, without, user, dry_run } => {
            let without = without.iter().map(|tag| codes::language(tag).map_err(DeskError::Refused));
            let without = without.collect::<Result<Vec<_>, _>>()?;
            let bundle = Bundle::read(&file).map_err(DeskError::from)?.leaving_out(without);
            if dry_run {
                return answer(json, &desk::publish::preview_revision(app, &id, &bundle, user.as_deref()).await?);
            }
            answer(json, &desk::publish::revise(app, &id, bundle, user.as_deref()).await?)
        }
        Command::Withdraw { id, reason, user } => {
            answer(json, &desk::withdraw::withdraw(app, &id, &reason, user.as_deref()).await?)
        }
        Command::Adopt { id, maturity, note, user } => {
            let note = note.map(|path| Bundle::read_note(&path)).transpose().map_err(DeskError::from)?;
            answer(json, &Box::pin(desk::adopt::adopt(app, &id, &maturity, note, user.as_deref())).await?)
        }
        Command::Translate { id, to: Some(to), user } => {
            answer(json, &desk::translation::ask(app, &id, &to, user.as_deref()).await?)
        }
        Command::Translate { id, to: None, user } => {
            answer(json, &desk::translation::stages(app, &id, user.as_deref()).await?)
        }
        Command::Glossary { command: GlossaryCommand::List } => answer(json, &desk::translation::glossary(app).await?),
        Command::Glossary { command: GlossaryCommand::Set { pair, word, translation, user } } => {
            let user = user.as_deref();
            answer(json, &desk::translation::set_word(app, &pair, &word, &translation, user).await?)
        }
        Command::Offer { command } => Box::pin(offer(app, command, json)).await,
        Command::Material { command } => material(app, command, json).await,
        Command::Peer { command } => peer(app, command, json).await,
        Command::Follow(arguments) => follow(app, &arguments, json).await,
        Command::Sync { .. } => {
            let round = desk::sync::all(app).await?;
            answer(json, &round)?;
            if !json && round.pulled() > 0 {
                write_out("what was pulled is applied by `serve`: at once where it runs, else when it starts")?;
            }
            round.trouble().map_or(Ok(()), |trouble| Err(CliError::Declined(trouble)))
        }
        Command::Export { full: Some(folder), .. } => answer(json, &desk::export::full::write(app, &folder).await?),
        Command::Export { origin, out, .. } => export(app, origin.as_deref(), out.as_deref()).await,
        Command::Report { project } => answer(json, &desk::report::of_project(app, &project).await?),
        Command::Mail { command: MailCommand::Test { address } } => {
            answer(json, &print::Done(desk::mail::test(app, &address).await?))
        }
        Command::User { command } => user(app, command, json).await,
        Command::Token { command } => token::run(app, command, json).await,
        Command::Audit { command } => audit(app, command, json).await,
        Command::Retention { run: true, .. } => answer(json, &desk::retention::run(app, COMMAND_LINE).await?),
        Command::Retention { .. } => answer(json, &desk::retention::turn(app, desk::retention::Pass::Look).await?),
        Command::Backup { file } => answer(json, &desk::backup::backup(app, config, &file).await?),
        Command::Restore { alone, moved_back, .. } => {
            let _lock = store::ServeLock::take(&app.config.database_url()).map_err(DeskError::from)?;
            answer(json, &desk::restore::confirm::confirm(app, alone, moved_back).await?)
        }
        Command::Import(arguments) => import(app, &arguments, json).await,
        Command::Migrate { .. } => answer(json, &print::Done("the database is of this version".into())),
        _ => Err(CliError::NotInThisVersion),
    }
}

async fn authority(app: &App, command: AuthorityCommand, json: bool) -> Result<(), CliError> {
    match command {
        AuthorityCommand::Add { username, name } => {
            answer(json, &desk::authority::add(app, COMMAND_LINE, &username, &name).await?)
        }
        AuthorityCommand::List => answer(json, &desk::authority::list(app).await?),
        AuthorityCommand::RotateKeys => answer(json, &desk::rotation::rotate(app, COMMAND_LINE).await?),
    }
}

async fn publish(app: &App, arguments: PublishArguments, json: bool) -> Result<(), CliError> {
    let user = arguments.user.as_deref();
    let what = arguments.what.unwrap_or_default();
    match (arguments.waiting, arguments.approve, arguments.dry_run) {
        (true, _, _) => return answer(json, &desk::publish::pending::list(app, user).await?),
        (_, true, true) => return answer(json, &desk::publish::pending::show(app, &what, user).await?),
        (_, true, false) => {
            return answer(
                json,
                &Box::pin(desk::publish::approve(app, &what, arguments.sha256.as_deref(), user)).await?,
            );
        }
        _ => {}
    }
    let bundle = Bundle::read(Path::new(&what)).map_err(DeskError::from)?;
    if arguments.dry_run {
        return answer(json, &desk::publish::preview(app, &bundle, user).await?);
    }
    answer(json, &desk::publish::publish(app, bundle, user).await?)
}

async fn material(app: &App, command: MaterialCommand, json: bool) -> Result<(), CliError> {
    match command {
        MaterialCommand::List { limit, user } => {
            answer(json, &desk::material::list(app, limit, user.as_deref()).await?)
        }
        MaterialCommand::Wanted { language, user } => {
            answer(json, &desk::wish::list(app, language.as_deref(), user.as_deref()).await?)
        }
        MaterialCommand::Erase { id, revision, because, user, dry_run } => {
            let request = desk::erase::Request::new(revision, &because)?;
            if dry_run {
                return answer(json, &desk::erase::look(app, &id, &request, user.as_deref()).await?);
            }
            answer(json, &Box::pin(desk::erase::erase(app, &id, &request, user.as_deref())).await?)
        }
        MaterialCommand::Show { id, as_json_ld: true, user, .. } => {
            let bytes = desk::material::bytes(app, &id, user.as_deref()).await?;
            write_out(&String::from_utf8_lossy(&bytes))
        }
        MaterialCommand::Show { id, language, file: true, user, .. } => {
            answer(json, &desk::material::file(app, &id, language.as_deref(), user.as_deref()).await?)
        }
        MaterialCommand::Show { id, language, user, .. } => {
            answer(json, &desk::material::show(app, &id, language.as_deref(), user.as_deref()).await?)
        }
    }
}

async fn offer(app: &App, command: OfferCommand, json: bool) -> Result<(), CliError> {
    let read = |path: &Path| Translation::read(path).map_err(DeskError::from);
    match command {
        OfferCommand::List { user } => answer(json, &desk::offer::list(app, user.as_deref()).await?),
        OfferCommand::Show { id, file: true, user } => {
            answer(json, &desk::offer::file(app, &id, user.as_deref()).await?)
        }
        OfferCommand::Show { id, user, .. } => {
            answer(json, &desk::offer::show(app, &id, user.as_deref(), Way::CommandLine).await?)
        }
        OfferCommand::Make { id, file, user } => {
            answer(json, &desk::offer::make(app, &id, &read(&file)?, user.as_deref()).await?)
        }
        OfferCommand::Accept { id, amend, user } => {
            let amend = amend.as_deref().map(read).transpose()?;
            answer(json, &Box::pin(desk::offer::accept(app, &id, amend, user.as_deref())).await?)
        }
        OfferCommand::Refuse { id, reason, user } => {
            answer(json, &desk::offer::refuse(app, &id, &reason, user.as_deref()).await?)
        }
    }
}

async fn peer(app: &App, command: PeerCommand, json: bool) -> Result<(), CliError> {
    match command {
        PeerCommand::Add { url, fingerprint, yes } => {
            let candidate = desk::peer::look(app, &url).await?;
            if let Some(agreed) = &fingerprint {
                candidate.agrees_with(agreed)?;
            } else if !yes {
                ask::consent(&candidate.to_string(), candidate.fingerprint())?;
            }
            answer(json, &desk::peer::add(app, COMMAND_LINE, candidate).await?)
        }
        PeerCommand::List => answer(json, &desk::roster::list(app).await?),
        PeerCommand::Check { url } => answer(json, &print::Checked(desk::peer::check(app, &url).await?)),
        PeerCommand::Diff { url } => answer(json, &desk::peer::diff(app, &url).await?),
        PeerCommand::Rotate { host, fingerprint } => {
            answer(json, &desk::peer::rotate(app, COMMAND_LINE, &host, &fingerprint).await?)
        }
        PeerCommand::Retry { host } => answer(json, &desk::retry::with(app, COMMAND_LINE, &host).await?),
        PeerCommand::Evidence { host, user } => {
            answer(json, &desk::evidence::list(app, host.as_deref(), user.as_deref()).await?)
        }
        PeerCommand::Settle { host, reason } => {
            answer(json, &desk::evidence::settle(app, &host, &reason, COMMAND_LINE).await?)
        }
        PeerCommand::Remove { url } => answer(json, &desk::peer::remove(app, COMMAND_LINE, &url).await?),
        PeerCommand::Moves { user } => answer(json, &desk::moving::list(app, user.as_deref()).await?),
        PeerCommand::Move { command } => moved(app, command, json).await,
    }
}

async fn moved(app: &App, command: MoveCommand, json: bool) -> Result<(), CliError> {
    let (MoveCommand::Look { user, .. } | MoveCommand::Confirm { user, .. } | MoveCommand::Refuse { user, .. }) =
        &command;
    let person = desk::moving::decider(app, user.as_deref()).await?;
    match command {
        MoveCommand::Look { host, .. } => answer(json, &desk::moving::look(app, &person, &host).await?),
        MoveCommand::Confirm { host, sha256, .. } => {
            answer(json, &Box::pin(desk::moving::confirm(app, &person, &host, &sha256)).await?)
        }
        MoveCommand::Refuse { host, reason, .. } => {
            answer(json, &desk::moving::refuse(app, &person, &host, &reason).await?)
        }
    }
}

async fn follow(app: &App, arguments: &FollowArguments, json: bool) -> Result<(), CliError> {
    let FollowArguments { what, id, name, country, language } = arguments;
    let needs_id = || id.as_deref().ok_or_else(|| CliError::Usage(format!("follow {what} needs an ID")));
    let wanted = source::Wanted { name: name.as_deref(), country: country.as_deref(), language: language.as_deref() };
    if is_address(what)
        && let Some(reading) = source::follow(app, what, &wanted, None).await?
    {
        return answer(json, &reading);
    }
    if !wanted.is_empty() {
        return Err(CliError::Usage(format!("--name, --country and --language belong to a feed; “{what}” is none")));
    }
    match what.as_str() {
        "list" => answer(json, &print::Followed::of(desk::follow::list(app).await?, source::list(app).await?)),
        "requests" => answer(json, &desk::follow::requests(app).await?),
        "accept" => answer(json, &desk::follow::accept(app, needs_id()?, None).await?),
        "reject" => answer(json, &desk::follow::reject(app, needs_id()?, None).await?),
        "remove" => match source::remove(app, needs_id()?, None).await? {
            Some(reading) => answer(json, &reading),
            None => answer(json, &desk::follow::remove(app, needs_id()?, None).await?),
        },
        handle => answer(json, &desk::follow::follow(app, handle).await?),
    }
}

fn is_address(what: &str) -> bool {
    what.starts_with("https://") || what.starts_with("http://")
}

async fn import(app: &App, arguments: &ImportArguments, json: bool) -> Result<(), CliError> {
    let ImportArguments { what, from, user, kind, tlp, language } = arguments;
    let user = user.as_deref();
    match what.as_str() {
        "markdown" => answer(json, &desk::import::markdown(app, from, user).await?),
        "feed" => {
            let form = desk::import::Form { kind, tlp, language: language.as_deref() };
            answer(json, &desk::import::feed(app, from, &form, user).await?)
        }
        other => Err(CliError::Usage(format!("import takes markdown, feed or full, not “{other}”"))),
    }
}

async fn export(app: &App, origin: Option<&str>, out: Option<&Path>) -> Result<(), CliError> {
    // An origin is asked for by its host; whoever writes it as a URL means the same.
    let host = origin.map(|origin| origin.split_once("://").map_or(origin, |(_, host)| host).trim_end_matches('/'));
    let lines = match host {
        Some(host) => desk::export::lines_of(app, host).await?,
        None => desk::export::lines(app, None).await?,
    };
    let mut text = lines.join("\n");
    match out {
        Some(path) => {
            if !text.is_empty() {
                text.push('\n');
            }
            fs::write(path, text).map_err(|reason| CliError::File { path: path.display().to_string(), reason })
        }
        None if text.is_empty() => Ok(()),
        None => write_out(&text),
    }
}

fn question(which: AuditArguments) -> Result<Question, DeskError> {
    let AuditArguments { who, deed, object, from, to } = which;
    let [from, to] = [(from, false), (to, true)].map(|(day, is_last)| day.map(|day| desk::audit::day(&day, is_last)));
    Ok(Question { who, deed, object, from: from.transpose()?, to: to.transpose()? })
}

async fn audit(app: &App, command: AuditCommand, json: bool) -> Result<(), CliError> {
    let read =
        |path: &Path| fs::read(path).map_err(|reason| CliError::File { path: path.display().to_string(), reason });
    match command {
        AuditCommand::List { which, limit } => answer(json, &desk::audit::list(app, &question(which)?, limit).await?),
        AuditCommand::Verify { file: Some(file), signature, .. } => {
            let signature = signature.map(|path| read(&path)).transpose()?;
            answer(json, &desk::audit::check(app, &read(&file)?, signature.as_deref()).await?)
        }
        AuditCommand::Verify { witness, .. } => {
            let witness = witness.as_deref().map(desk::audit::witness).transpose()?;
            let whole = desk::audit::verify(app, COMMAND_LINE, witness.as_ref()).await;
            answer(json, &whole.map_err(DeskError::from)?)
        }
        AuditCommand::Export { file, upto, which } => {
            answer(json, &desk::audit::write(app, &question(which)?, upto, &file).await?)
        }
        AuditCommand::AdoptKey { key } => {
            answer(json, &print::Done(desk::audit::adopt(app, COMMAND_LINE, &key).await?))
        }
    }
}

async fn user(app: &App, command: UserCommand, json: bool) -> Result<(), CliError> {
    match command {
        UserCommand::Add { username, name, authority, role } => {
            let name = name.unwrap_or_else(|| username.clone());
            answer(json, &desk::account::add(app, COMMAND_LINE, &username, &name, authority.as_deref(), &role).await?)
        }
        UserCommand::List => answer(json, &desk::account::list(app).await?),
        UserCommand::Role { username, role } => {
            answer(json, &desk::account::set_role(app, COMMAND_LINE, &username, &role).await?)
        }
        UserCommand::Link { username } => answer(json, &desk::session::link(app, COMMAND_LINE, &username).await?),
        UserCommand::Reset { username } => answer(json, &desk::session::reset(app, COMMAND_LINE, &username).await?),
        UserCommand::Remove { username } => answer(json, &desk::account::remove(app, COMMAND_LINE, &username).await?),
        UserCommand::Export { username, out } => person::export(app, &username, out.as_deref()).await,
        UserCommand::Erase { username, dry_run: true } => answer(json, &desk::person::look(app, &username).await?),
        UserCommand::Erase { username, .. } => answer(json, &desk::person::erase(app, COMMAND_LINE, &username).await?),
    }
}
