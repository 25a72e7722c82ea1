//! What waits, as far as a line of a list needs it: of a text the beginning of its source, and never its files.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::{
    model::front_matter::MAX_FRONT_MATTER_BYTES,
    store::{Db, StoreError, dialect, instant},
};

/// How much of a source file holds any front matter, with the lines around it, in characters.
const BEGINNING_CHARS: usize = MAX_FRONT_MATTER_BYTES + 64;

/// One submission without its bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its id, a UUID.
    pub id: String,
    /// The URI of the material it is about; none if it is a new one.
    pub material: Option<String>,
    /// The user who submitted it.
    pub author: String,
    /// Lower-case hex of the bundle's SHA-256.
    pub sha256: String,
    /// When it was submitted.
    pub at: Timestamp,
    /// What it asks for.
    pub asks: Asks,
}

/// What a submission asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// To publish a text: the name of its source file, and the beginning of that.
    Text(String, String),
    /// To withdraw, for this reason.
    Withdraw(String),
    /// To erase these revisions, for this reason.
    Erase(String, String),
    /// To adopt this material.
    Adopt(String),
    /// To take an offer in.
    Accept,
    /// To have it translated into this language.
    Translate(String),
    /// That takes more than a look.
    Unread,
}

impl Outline {
    /// Its place in the list.
    pub fn place(&self) -> Place {
        Place { at: self.at, id: self.id.clone() }
    }
}

/// A place in the list of what waits: those behind it are older.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When the submission at it was made.
    pub at: Timestamp,
    /// Its id.
    pub id: String,
}

impl Place {
    /// Before the newest.
    pub fn front() -> Self {
        Self { at: Timestamp::MAX, id: String::new() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.as_millisecond(), self.id)
    }
}

impl FromStr for Place {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let wrong = || format!("“{word}” is no place in the list of what waits");
        let (at, id) = word.split_once('.').ok_or_else(wrong)?;
        let at = at.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok()).ok_or_else(wrong)?;
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(wrong());
        }
        Ok(Self { at, id: id.to_owned() })
    }
}

/// Those of people of an authority that nobody has decided about and that lie behind a place, the newest first.
pub async fn outlines(db: &Db, authority: &str, behind: &Place, limit: u32) -> Result<Vec<Outline>, StoreError> {
    let query = sqlx::query(dialect::pick(db.engine(), SQLITE, POSTGRES));
    let query = query.bind(i64::from(limit)).bind(i32::try_from(BEGINNING_CHARS).unwrap_or(i32::MAX));
    let query = query.bind(authority).bind(behind.at.as_millisecond()).bind(&behind.id);
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
// Each engine takes members out of JSON with words of its own.
const SQLITE: &str = "select id, material, author, sha256, at, json_extract(bundle, '$.file') as file, \
    substr(json_extract(bundle, '$.source'), 1, $2) as beginning, json_extract(bundle, '$.withdraw') as withdraw, \
    json_extract(bundle, '$.adopt') as adopt, json_extract(bundle, '$.accept') as accept, \
    json_extract(bundle, '$.translate') as translate, json_extract(bundle, '$.erase') as erase, \
    json_extract(bundle, '$.because') as because from submission \
    where state = 'pending' and (at < $4 or (at = $4 and id < $5)) \
    and author in (select username from account where authority = $3) order by at desc, id desc limit $1";
// PostgreSQL has no text with the character U+0000 and refuses JSON that holds it: that takes more than a look.
const POSTGRES: &str = "select id, material, author, sha256, at, said ->> 'file' as file, \
    substr(said ->> 'source', 1, cast($2 as integer)) as beginning, said ->> 'withdraw' as withdraw, \
    said ->> 'adopt' as adopt, said ->> 'accept' as accept, said ->> 'translate' as translate, \
    said ->> 'erase' as erase, said ->> 'because' as because \
    from (select id, material, author, sha256, at, \
    case when strpos(bundle, '\\u0000') = 0 then cast(bundle as json) end as said \
    from submission where state = 'pending' and (at < $4 or (at = $4 and id < $5)) \
    and author in (select username from account where authority = $3) order by at desc, id desc limit $1) s \
    order by at desc, id desc";

fn read(row: &AnyRow) -> Result<Outline, StoreError> {
    let word = |name: &str| row.try_get::<Option<String>, _>(name);
    let asks = match (word("file")?, word("beginning")?, word("erase")?, word("because")?) {
        (Some(file), Some(beginning), ..) => Asks::Text(file, beginning),
        (_, _, Some(which), Some(because)) => Asks::Erase(which, because),
        _ => match [word("withdraw")?, word("adopt")?, word("translate")?, word("accept")?] {
            [Some(reason), ..] => Asks::Withdraw(reason),
            [_, Some(id), ..] => Asks::Adopt(id),
            [_, _, Some(language), _] => Asks::Translate(language),
            [.., Some(_)] => Asks::Accept,
            _ => Asks::Unread,
        },
    };
    Ok(Outline {
        id: row.try_get("id")?,
        material: row.try_get("material")?,
        author: row.try_get("author")?,
        sha256: row.try_get("sha256")?,
        at: instant(row, "at")?,
        asks,
    })
}
