//! The command line as the operator types it. Names are fixed by the contract; nothing here does anything.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::desk::erase::Which;

/// One node of Election Pool: publish, exchange and read what election authorities know.
#[derive(Debug, Parser)]
#[command(name = "election-pool", version, max_term_width = 100)]
pub struct Arguments {
    /// The configuration file.
    #[arg(
        long,
        global = true,
        env = "ELECTION_POOL_CONFIG",
        default_value = "election-pool.toml",
        value_name = "FILE"
    )]
    pub config: PathBuf,
    /// Answer in JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run six nodes on this machine that follow one another and exchange the example material.
    Demo(DemoArguments),
    /// Write a configuration and create database, keys, first authority and first user.
    Init(InitArguments),
    /// Run the node.
    Serve,
    /// The authorities this node speaks for.
    Authority {
        /// What about them.
        #[command(subcommand)]
        command: AuthorityCommand,
    },
    /// Publish material from a Markdown file, or approve what another user submitted.
    Publish(PublishArguments),
    /// Publish a new revision of a material.
    Revise {
        /// Local UUID or full URI of the material.
        id: String,
        /// The Markdown file with its translations beside it; languages it does not bring are carried on.
        file: PathBuf,
        /// A language to be left out from now on, which has no file.
        #[arg(long, value_name = "LANGUAGE", value_delimiter = ',')]
        without: Vec<String>,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
        /// Only say who would receive it.
        #[arg(long)]
        dry_run: bool,
    },
    /// Withdraw a material for good.
    Withdraw {
        /// Local UUID or full URI of the material.
        id: String,
        /// Why, in the node's first language.
        #[arg(long)]
        reason: String,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// What this node holds, its own and what it received.
    Material {
        /// What about it.
        #[command(subcommand)]
        command: MaterialCommand,
    },
    /// The roster of partners.
    Peer {
        /// What about it.
        #[command(subcommand)]
        command: PeerCommand,
    },
    /// Follow and be followed: HANDLE or the address of a feed, or list, requests, accept ID, reject ID, remove ID.
    Follow(FollowArguments),
    /// Compare heads with every partner and pull what is missing.
    Sync {
        /// Do it in this process and wait for it, instead of asking a running node.
        #[arg(long)]
        now: bool,
    },
    /// One JSON line per object held, sorted by origin and id.
    Export {
        /// Only objects of this host.
        #[arg(long, value_name = "HOST")]
        origin: Option<String>,
        /// Write to this file instead of standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Everything as Markdown, JSON and attachments.
        #[arg(long, value_name = "DIR")]
        full: Option<PathBuf>,
    },
    /// Count what came out of a project: what a funder asks for, in words or with --json for machines.
    Report {
        /// The name of the project in the configuration.
        #[arg(long, value_name = "NAME")]
        project: String,
    },
    /// Look at configuration, keys, database, clock, disk, lanes and partners, and say what is wrong.
    Doctor,
    /// Letters by mail.
    Mail {
        /// What about them.
        #[command(subcommand)]
        command: MailCommand,
    },
    /// The people who work on this node.
    User {
        /// What about them.
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Tokens of people for their programs.
    Token {
        /// What about them.
        #[command(subcommand)]
        command: super::token::TokenCommand,
    },
    /// Bring the database up to this version.
    Migrate {
        /// Move everything to another database.
        #[arg(long, value_name = "URL")]
        to: Option<String>,
    },
    /// Say publicly that a partner's practice is used here, and how far.
    Adopt {
        /// Local UUID or full URI of what is used.
        id: String,
        /// How far: idea, pilot, in-use or evaluated.
        #[arg(long, value_name = "M")]
        maturity: String,
        /// A Markdown file that says what was changed, with its translations beside it.
        #[arg(long, value_name = "FILE.md")]
        note: Option<PathBuf>,
        /// The user who does it; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Translations and corrections that partners offer of this node's material, and that it offers of theirs.
    Offer {
        /// What about them.
        #[command(subcommand)]
        command: OfferCommand,
    },
    /// Bring in material as submissions, or a whole node.
    Import(ImportArguments),
    /// Check authorship, log and audit chain offline.
    #[command(hide = true)]
    Verify(LaterArguments),
    /// Write the whole node to one encrypted file, also while it runs.
    Backup {
        /// The file.
        file: PathBuf,
    },
    /// Restore a backup on a host that holds nothing of the node; then --confirm that it may go on.
    Restore {
        /// The file.
        #[arg(required_unless_present = "confirm", conflicts_with = "confirm")]
        file: Option<PathBuf>,
        /// The file with the passphrase; without it the one the configuration names.
        #[arg(long, value_name = "FILE", conflicts_with = "confirm")]
        passphrase_file: Option<PathBuf>,
        /// Ask every partner what was published since the backup, take it back, and go on in a new epoch.
        #[arg(long)]
        confirm: bool,
        /// Go on also if no partner can be asked.
        #[arg(long, requires = "confirm")]
        alone: bool,
        /// Take a database up again that the node had moved from.
        #[arg(long, requires = "confirm")]
        moved_back: bool,
    },
    /// Have a material translated by a machine, or see how far its translations are.
    Translate {
        /// Local UUID or full URI of the material.
        id: String,
        /// The language, a BCP 47 tag.
        #[arg(long, value_name = "LANGUAGE")]
        to: Option<String>,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Words that machines translate in one way, beside those of the vocabulary.
    Glossary {
        /// What about them.
        #[command(subcommand)]
        command: GlossaryCommand,
    },
    /// What is kept how long, and how much of it is due; --run forgets that now, as a running node does every hour.
    Retention {
        /// Forget what is due.
        #[arg(long)]
        run: bool,
        /// Only say what would go, as without --run.
        #[arg(long, conflicts_with = "run")]
        dry_run: bool,
    },
    /// Who read, wrote, approved, changed a level, a role, a setting: looked through, carried away, proved whole.
    Audit {
        /// What about it.
        #[command(subcommand)]
        command: AuditCommand,
    },
}

/// `audit`.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// List lines, the newest first.
    List {
        /// Which lines.
        #[command(flatten)]
        which: AuditArguments,
        /// Most lines listed.
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    /// Prove that no line is missing, added or changed, or name the first that is.
    Verify {
        /// An end of the chain that was noted before; it must still be a part of it.
        #[arg(long, value_name = "NUMBER:HASH")]
        witness: Option<String>,
        /// Check an export instead.
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// The signature beside it, of a table.
        #[arg(long, value_name = "FILE.csv.sig", requires = "file")]
        signature: Option<PathBuf>,
    },
    /// Write lines to a signed file: FILE.json, or FILE.csv with FILE.csv.sig beside it.
    Export {
        /// The file.
        file: PathBuf,
        /// No line newer than this one: the lines before an export that is not whole.
        #[arg(long, value_name = "NUMBER")]
        upto: Option<u64>,
        /// Which lines.
        #[command(flatten)]
        which: AuditArguments,
    },
    /// Keep a former key of the node beside its keys, which an older version did not: what it sealed counts then. Compare
    /// it first with what is known of it from elsewhere.
    AdoptKey {
        /// The key, as `audit verify` names it.
        #[arg(value_name = "KEY")]
        key: String,
    },
}

/// Which lines of the audit log.
#[derive(Debug, Args)]
pub struct AuditArguments {
    /// Of this user or host alone.
    #[arg(long, default_value = "")]
    pub who: String,
    /// Of this deed alone, such as read or “level change”.
    #[arg(long, default_value = "")]
    pub deed: String,
    /// About this alone: a URI, a local UUID, the address of a page, a name.
    #[arg(long, default_value = "")]
    pub object: String,
    /// From this day on, in UTC, or from this instant.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Up to this day, in UTC, or before this instant.
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
}

/// `glossary`.
#[derive(Debug, Subcommand)]
pub enum GlossaryCommand {
    /// All of them.
    List,
    /// Set how a word is translated; nothing in the place of the translation forgets it.
    Set {
        /// The languages, such as sv:da.
        pair: String,
        /// The word as it stands in texts.
        word: String,
        /// Its translation.
        #[arg(default_value = "")]
        translation: String,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
}

/// `offer`.
#[derive(Debug, Subcommand)]
pub enum OfferCommand {
    /// Those that the user's authority made or has to answer.
    List {
        /// The user who looks.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// One of them beside what is there now.
    Show {
        /// Its id here, or its full URI.
        id: String,
        /// Print the text as a file to be amended.
        #[arg(long)]
        file: bool,
        /// The user who looks.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Offer a translation or a correction of a partner's material to its author.
    Make {
        /// Local UUID or full URI of the material.
        id: String,
        /// The text in one language, NAME.sv.md, as a translation is written.
        file: PathBuf,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Take an offer in: it becomes part of the material, with credit, for everybody who has that.
    Accept {
        /// Its id here, or its full URI.
        id: String,
        /// Take this text in its place.
        #[arg(long, value_name = "FILE.md")]
        amend: Option<PathBuf>,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Refuse an offer.
    Refuse {
        /// Its id here, or its full URI.
        id: String,
        /// Why, for whoever offered.
        #[arg(long)]
        reason: String,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
}

/// Arguments of a command that a later version has.
#[derive(Debug, Args)]
pub struct LaterArguments {
    /// Whatever was typed.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    pub rest: Vec<String>,
}

/// `demo`.
#[derive(Debug, Clone, Args)]
pub struct DemoArguments {
    /// Where the six nodes keep what they hold; a new folder under the system's temporary folder if not given.
    #[arg(long, value_name = "D")]
    pub dir: Option<PathBuf>,
    /// The port of the first node; the others take the next five.
    #[arg(long, default_value_t = 8101, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..=65530))]
    pub base_port: u16,
    /// A PostgreSQL URL; each node uses a database `NAME_fi`, `NAME_se` …, created if missing.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// An SMTP server that letters go through, for instance `smtp://127.0.0.1:2525`; without it no mail is sent.
    #[arg(long, value_name = "URL")]
    pub mail: Option<String>,
    /// Stop with 0 when all six hold all they are entitled to, with 1 after 45 seconds.
    #[arg(long)]
    pub until_converged: bool,
    /// Open the first node's page in the browser.
    #[arg(long)]
    pub open: bool,
}

/// `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Scheme, host and port under which the world will know this node.
    #[arg(long, value_name = "URL")]
    pub origin: String,
    /// Two-letter country code.
    #[arg(long, value_name = "FI")]
    pub country: String,
    /// Languages, the first is the node's own.
    #[arg(long, required = true, value_delimiter = ',', value_name = "fi,sv,en")]
    pub languages: Vec<String>,
    /// The first authority's name.
    #[arg(long)]
    pub name: String,
    /// The first authority's user name, which is also its first user's.
    #[arg(long)]
    pub username: String,
}

/// `authority …`.
#[derive(Debug, Subcommand)]
pub enum AuthorityCommand {
    /// Add an authority.
    Add {
        /// The user name of its actor.
        #[arg(long)]
        username: String,
        /// Its name in the node's first language.
        #[arg(long)]
        name: String,
    },
    /// List the authorities.
    List,
    /// Make new keys for the node and all its authorities, and announce them to partners under the old ones.
    RotateKeys,
}

/// `publish …`.
#[derive(Debug, Args)]
pub struct PublishArguments {
    /// The Markdown file, or with --approve the id of what was submitted.
    #[arg(required_unless_present = "waiting")]
    pub what: Option<String>,
    /// The user who does it; without it the node's first user.
    #[arg(long = "as", value_name = "USER")]
    pub user: Option<String>,
    /// Only say who would receive it; with --approve also what it says.
    #[arg(long)]
    pub dry_run: bool,
    /// Approve what another user submitted.
    #[arg(long)]
    pub approve: bool,
    /// The SHA-256 of what was read, or its beginning, as --approve --dry-run says it: nothing else is approved.
    #[arg(long, value_name = "HEX", requires = "approve")]
    pub sha256: Option<String>,
    /// List what was submitted and waits for another user.
    #[arg(long, conflicts_with_all = ["what", "approve", "dry_run"])]
    pub waiting: bool,
}

/// `follow …`.
#[derive(Debug, Args)]
pub struct FollowArguments {
    /// A handle such as @kiesraad@nl.example, the address of a feed of a site without a node, or one of list,
    /// requests, accept, reject, remove.
    pub what: String,
    /// The id, for accept, reject and remove.
    pub id: Option<String>,
    /// What the site is called; without it as its feed says. For the address of a feed.
    #[arg(long)]
    pub name: Option<String>,
    /// Two-letter code of the state the site is of. For the address of a feed.
    #[arg(long, value_name = "EE")]
    pub country: Option<String>,
    /// The language of what does not say its own. For the address of a feed.
    #[arg(long, value_name = "et")]
    pub language: Option<String>,
}

/// `import …`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// What: `markdown`, `feed` or `full`.
    pub what: String,
    /// A folder of Markdown files; the address or the file of a feed; what `export --full` wrote.
    pub from: PathBuf,
    /// The user who submits; without it the node's first user.
    #[arg(long = "as", value_name = "USER")]
    pub user: Option<String>,
    /// The kind that the entries of a feed become.
    #[arg(long, default_value = "guide")]
    pub kind: String,
    /// The level that the entries of a feed get.
    #[arg(long, default_value = "CLEAR")]
    pub tlp: String,
    /// The language of what does not say its own, in a feed.
    #[arg(long, value_name = "et")]
    pub language: Option<String>,
}

/// `material …`.
#[derive(Debug, Subcommand)]
pub enum MaterialCommand {
    /// List what this node holds, newest first.
    List {
        /// How many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// What this user may see; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// List the languages that materials lack and people ask for, most wanted first: of this node's own materials, and of
    /// partners' materials those that this node speaks.
    Wanted {
        /// Only this language, whether this node speaks it or not.
        #[arg(long)]
        language: Option<String>,
        /// What this user may see; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Erase the text of revisions of an own material for a legal reason, for good: that there was a revision, when and for
    /// whom stays, and why its text went. All of it is a withdrawal, which partners obey; revisions of the past go here alone.
    Erase {
        /// Local UUID or full URI.
        id: String,
        /// The revision of the past, some with commas between them, or all.
        #[arg(long, value_name = "N|all")]
        revision: Which,
        /// The legal ground, in the node's first language; it is shown in place of the text, so it names nobody.
        #[arg(long, value_name = "WORDS")]
        because: String,
        /// The user who does it.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
        /// Say what would go, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Show one material.
    Show {
        /// Local UUID or full URI.
        id: String,
        /// The language to show.
        #[arg(long)]
        language: Option<String>,
        /// Print the text as a file to be looked through or corrected, which `offer make` and `revise` take.
        #[arg(long)]
        file: bool,
        /// Print the exact bytes of the object.
        #[arg(long, conflicts_with = "file")]
        as_json_ld: bool,
        /// What this user may see; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
}

/// `peer …`.
#[derive(Debug, Subcommand)]
pub enum PeerCommand {
    /// Put a server on the roster.
    Add {
        /// Its origin.
        url: String,
        /// The fingerprint of its key, agreed by another way.
        #[arg(long)]
        fingerprint: Option<String>,
        /// Trust the key that is shown.
        #[arg(long)]
        yes: bool,
    },
    /// List the roster.
    List,
    /// Say in words what a server can and cannot do.
    Check {
        /// Its origin.
        url: String,
    },
    /// List missing and extra ids on either side.
    Diff {
        /// Its origin.
        url: String,
    },
    /// Take over a partner's new key.
    Rotate {
        /// Its host.
        host: String,
        /// The fingerprint of the new key.
        #[arg(long)]
        fingerprint: String,
    },
    /// Try again what stands in quarantine of a partner here, and what is parked for it.
    Retry {
        /// Its host.
        host: String,
    },
    /// Show what contradicts in a partner's log, and what partners say of ours.
    Evidence {
        /// Its host; without it of all.
        host: Option<String>,
        /// Show the bodies that this user may see; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Say that the evidence and the alarms about a partner have been looked at.
    Settle {
        /// Its host.
        host: String,
        /// What came of it.
        #[arg(long)]
        reason: String,
    },
    /// Take a server off the roster.
    Remove {
        /// Its origin.
        url: String,
    },
    /// List the partners that say they have moved, with what their new address shows and who has confirmed it.
    Moves {
        /// The peer administrator; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Decide about a partner that says it has moved.
    Move {
        /// What is done.
        #[command(subcommand)]
        command: MoveCommand,
    },
}

/// `peer move …`.
#[derive(Debug, Subcommand)]
pub enum MoveCommand {
    /// Ask the new address what it is.
    Look {
        /// The partner's host, as it is on the roster.
        host: String,
        /// The peer administrator; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Confirm what the new address shows; the second of two persons re-addresses the partner.
    Confirm {
        /// The partner's host, as it is on the roster.
        host: String,
        /// The SHA-256 that `peer moves` shows, or its first eight digits.
        #[arg(long)]
        sha256: String,
        /// The peer administrator; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
    /// Refuse it: the partner stays where it was.
    Refuse {
        /// The partner's host, as it is on the roster.
        host: String,
        /// Why.
        #[arg(long)]
        reason: String,
        /// The peer administrator; without it the node's first user.
        #[arg(long = "as", value_name = "USER")]
        user: Option<String>,
    },
}

/// `mail …`.
#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Send a letter to this address, and say whether the mail server took it.
    Test {
        /// The address.
        address: String,
    },
}

/// `user …`.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a user.
    Add {
        /// The user name.
        username: String,
        /// The person's function or name.
        #[arg(long)]
        name: Option<String>,
        /// The authority the person works for; without it the node's first.
        #[arg(long)]
        authority: Option<String>,
        /// author, approver, operator …
        #[arg(long, default_value = "author")]
        role: String,
    },
    /// List the users.
    List,
    /// Change a user's role.
    Role {
        /// The user name.
        username: String,
        /// reader, author, translator, approver, peer-administrator, operator, auditor or client.
        role: String,
    },
    /// Make a one-time sign-in link; it is shown once.
    Link {
        /// The user name.
        username: String,
    },
    /// End every session and way in of a user who lost them, and make a one-time sign-in link to begin anew with.
    Reset {
        /// The user name.
        username: String,
    },
    /// End a user's account, sessions and links; the name is given to nobody else.
    Remove {
        /// The user name.
        username: String,
    },
    /// Write everything this node keeps about a person as JSON, also after the account has ended.
    Export {
        /// The user name.
        username: String,
        /// Write to this file instead of standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Erase what this node keeps about a person, and end the account if it has not ended. What stays is the user name
    /// in the audit log and on what was submitted and approved.
    Erase {
        /// The user name.
        username: String,
        /// Only say how much there is of what, and what would become of it.
        #[arg(long)]
        dry_run: bool,
    },
}
