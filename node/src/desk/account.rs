//! The people who work on this node.

use std::fmt;

use election_pool_protocol::audience::{Action, Audience, Level, Viewer, may};
use serde::Serialize;

use super::{
    DeskError,
    refusal::{NAME_CHARS, Refusal},
};
use crate::{
    app::App,
    store::{
        self, StoreError,
        account::{Account, Role},
        audit::AuditLine,
    },
};

/// Users read at once where all are meant.
const USERS: u32 = 1000;
/// Most users looked at for one whose name is like one that nobody has.
const LIKE: u32 = 1000;

/// A person, as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// The user name.
    pub username: String,
    /// The person's function or name.
    pub name: String,
    /// The actor id of the authority the person works for.
    pub authority: String,
    /// The role.
    pub role: String,
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<20} {:<14} {}  {}", self.username, self.role, self.authority, self.name)
    }
}

/// All persons, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct People(Vec<Person>);

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|person| writeln!(f, "{person}"))
    }
}

impl From<Account> for Person {
    fn from(account: Account) -> Self {
        Self {
            username: account.username,
            name: account.name,
            authority: account.authority,
            role: account.role.as_str().to_owned(),
        }
    }
}

/// What is wrong with the user name and the name of a new person, as they are written.
pub fn misread(username: &str, name: &str) -> Vec<Refusal> {
    let username = (!crate::model::name::is_username(username)).then(|| Refusal::Username(username.to_owned()));
    let name = (name.chars().count() > NAME_CHARS).then_some(Refusal::LongName);
    username.into_iter().chain(name).collect()
}

/// Adds a person. `by` is who does it, here and below.
pub async fn add(
    app: &App,
    by: &str,
    username: &str,
    name: &str,
    authority: Option<&str>,
    role: &str,
) -> Result<Person, DeskError> {
    if let Some(unfit) = misread(username, name).into_iter().next() {
        return Err(unfit.into());
    }
    let role = role_of(role)?;
    let authority = authority_of(app, authority).await?;
    let most = app.config.limits.accounts;
    if store::account::count(&app.db).await? >= most {
        return Err(Refusal::UsersFull(most).into());
    }
    let account = Account { username: username.into(), name: name.into(), authority, role };
    let line = AuditLine::new(by, "user add", username).with_detail(role.as_str());
    match store::account::add(&app.db, &account, &line, app.clock.now()).await {
        Ok(()) => Ok(account.into()),
        // Also the name of somebody removed: what was for them is for nobody else.
        Err(StoreError::Unique(_)) => Err(Refusal::UserTaken(username.into()).into()),
        Err(error) => Err(error.into()),
    }
}

/// Gives a person another role.
///
/// # Errors
/// `Unfit` for the last person who may approve, or who runs the machine.
pub async fn set_role(app: &App, by: &str, username: &str, role: &str) -> Result<Person, DeskError> {
    let role = role_of(role)?;
    let person = acting(app, Some(username)).await?;
    if role != person.role {
        refuse_last(app, &person).await?;
    }
    let line = AuditLine::new(by, "user role", username).with_detail(format!(
        "from {} to {}",
        person.role.as_str(),
        role.as_str()
    ));
    store::account::set_role(&app.db, username, role, &line, app.clock.now()).await?;
    Ok(Account { role, ..person }.into())
}

/// Ends an account with its links and sessions. What the person did stays in the book, and the name is given to nobody
/// else. `desk::person` erases what this leaves.
///
/// # Errors
/// `Unfit` for the last person who may approve, or who runs the machine.
pub async fn remove(app: &App, by: &str, username: &str) -> Result<Person, DeskError> {
    let person = acting(app, Some(username)).await?;
    refuse_last(app, &person).await?;
    let line = AuditLine::new(by, "user remove", username);
    store::account::remove(&app.db, username, &line, app.clock.now()).await?;
    Ok(person.into())
}

/// Whether a role publishes, alone or with another of its kind, lets servers in, or administers. An author approves too.
pub const fn decides(role: Role) -> bool {
    matches!(role, Role::Author | Role::Approver | Role::PeerAdministrator | Role::Operator)
}

/// Refuses to let the last person go who approves, or who runs the machine, be it from the node or from that role.
pub(super) async fn refuse_last(app: &App, person: &Account) -> Result<(), DeskError> {
    if !matches!(person.role, Role::Approver | Role::Operator) {
        return Ok(());
    }
    if store::account::has_other(&app.db, person.role, &person.username).await? {
        return Ok(());
    }
    Err(Refusal::Last { username: person.username.clone(), role: person.role }.into())
}

fn role_of(word: &str) -> Result<Role, DeskError> {
    word.parse().map_err(|_| DeskError::Unknown {
        what: "role",
        name: word.into(),
        nearest: crate::model::codes::nearest(word, Role::ALL.into_iter().map(Role::as_str)).map(str::to_owned),
    })
}

async fn authority_of(app: &App, username: Option<&str>) -> Result<String, DeskError> {
    let known = store::actor::authorities(&app.db, super::authority::AUTHORITIES).await?;
    let Some(wanted) = username else {
        return known.first().map(|a| a.actor.clone()).ok_or_else(|| DeskError::unknown("authority", "(any)"));
    };
    known.iter().find(|a| a.username == wanted).map(|a| a.actor.clone()).ok_or_else(|| DeskError::Unknown {
        what: "authority",
        name: wanted.into(),
        nearest: crate::model::codes::nearest(wanted, known.iter().map(|a| a.username.as_str())).map(str::to_owned),
    })
}

/// All persons of this node, in the order of their user names: as many as `limits.accounts` lets there be.
pub async fn all(app: &App) -> Result<Vec<Account>, StoreError> {
    let mut people: Vec<Account> = Vec::new();
    loop {
        let after = people.last().map_or("", |last| &last.username).to_owned();
        let more = store::account::list(&app.db, "", &after, USERS).await?;
        let is_last = more.len() < USERS as usize;
        people.extend(more);
        if is_last {
            return Ok(people);
        }
    }
}

/// One page of a list of persons.
#[derive(Debug)]
pub struct Page {
    /// In the order of their user names.
    pub people: Vec<Account>,
    /// Whether more come after them.
    pub is_more: bool,
}

/// The persons whose user name or name has these words in it, those after `after`.
pub async fn page(app: &App, words: &str, after: &str) -> Result<Page, DeskError> {
    let rows = app.config.limits.page_rows.max(1);
    let mut people = store::account::list(&app.db, words.trim(), after, rows.saturating_add(1)).await?;
    let is_more = people.len() > rows as usize;
    people.truncate(rows as usize);
    Ok(Page { people, is_more })
}

/// Lists the persons, all of them.
pub async fn list(app: &App) -> Result<People, DeskError> {
    Ok(People(all(app).await?.into_iter().map(Person::from).collect()))
}

/// The person who does something: the one named, else the first of the node.
pub(super) async fn acting(app: &App, username: Option<&str>) -> Result<Account, DeskError> {
    match username {
        None => {
            let first = store::account::first(&app.db).await?;
            first.ok_or_else(|| DeskError::Refused("this node has no user yet".into()))
        }
        Some(name) => {
            if let Some(person) = store::account::find(&app.db, name).await? {
                return Ok(person);
            }
            let some = store::account::list(&app.db, "", "", LIKE).await?;
            let nearest = crate::model::codes::nearest(name, some.iter().map(|a| a.username.as_str()));
            Err(DeskError::Unknown { what: "user", name: name.into(), nearest: nearest.map(str::to_owned) })
        }
    }
}

/// The person who writes or approves: only authors and approvers may.
pub(super) async fn writing(app: &App, username: Option<&str>) -> Result<Account, DeskError> {
    let person = match username {
        // Who is meant without a name is the first who may do it.
        None => match store::account::first_of(&app.db, [Role::Author, Role::Approver]).await? {
            Some(person) => person,
            None => acting(app, None).await?,
        },
        named => acting(app, named).await?,
    };
    match person.role {
        Role::Author | Role::Approver => Ok(person),
        role => Err(DeskError::Refused(format!(
            "{} is {}: only an author or an approver publishes, revises, withdraws and approves",
            person.username,
            role.as_str()
        ))),
    }
}

/// Whether a person reads what is RED if it names them: an operator and staff of a client body do not.
pub fn may_be_named(person: &Account) -> bool {
    let named = [person.username.clone()].into();
    let audience = Audience { level: Level::Red, author: person.authority.clone(), named };
    may(Action::Read, &audience, &viewer(person))
}

/// What a person is to the rules of who may see what; an operator runs the machine and sees CLEAR only.
pub(super) fn viewer(person: &Account) -> Viewer {
    match person.role {
        Role::Operator => Viewer::Operator,
        role => Viewer::Staff {
            person: person.username.clone(),
            authority: person.authority.clone(),
            client: role == Role::Client,
        },
    }
}
