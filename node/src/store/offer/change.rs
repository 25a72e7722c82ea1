//! What happens to offers: each deed within one transaction, its own or the caller's.

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::{
    Decision, Offer,
    read::{columns, offer},
};
use crate::{
    model::offer::{State, Verdict, Void},
    store::{
        Db, StoreError,
        audit::{self, AuditLine},
        dialect,
        letter::{self, NewLetter},
        material, stored,
    },
};

/// Keeps an offer that was made here, with its letter. One of the same authority that is open in the same language has
/// this one in its place.
pub async fn make(
    db: &Db,
    made: &Offer,
    letter: &NewLetter,
    line: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    replace_in(&mut tx, made).await?;
    insert_in(&mut tx, made, now).await?;
    letter::write_in(&mut tx, letter, &letter.inbox, now).await?;
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await
}

/// Keeps an offer that came. One that is here already stays as it is, but for what its author is known to have answered.
///
/// # Errors
/// `Superseded` if the text it was made from is erased by now: read it again.
pub(in crate::store) async fn receive_in(
    conn: &mut AnyConnection,
    received: &Offer,
    now: Timestamp,
) -> Result<(), StoreError> {
    if hear_in(conn, &received.uri, &received.state, None).await? {
        return Ok(());
    }
    if material::is_erased_in(conn, &received.material, received.of_revision).await? {
        return Err(StoreError::Superseded(received.material.clone()));
    }
    let mut received = received.clone();
    if received.state == State::Open && is_replaced_in(conn, &received).await? {
        received.state = State::Void(Void::Replaced);
    }
    if received.state == State::Open {
        replace_in(conn, &received).await?;
    }
    insert_in(conn, &received, now).await
}

/// Whether a later one of the same authority in the same language has come before it.
async fn is_replaced_in(conn: &mut AnyConnection, one: &Offer) -> Result<bool, StoreError> {
    let query = sqlx::query(LATER).bind(&one.material).bind(&one.language).bind(&one.authority);
    let query = query.bind(one.at.as_millisecond()).bind(&one.uri);
    Ok(query.fetch_optional(conn).await?.is_some())
}
const LATER: &str = "select 1 from offer where material = $1 and language = $2 and authority = $3 \
    and state = 'open' and (at > $4 or (at = $4 and uri > $5)) limit 1";

async fn replace_in(conn: &mut AnyConnection, by: &Offer) -> Result<(), StoreError> {
    let query = sqlx::query(REPLACE).bind(&by.material).bind(&by.language).bind(&by.authority);
    query.bind(Void::Replaced.as_str()).bind(&by.uri).execute(conn).await?;
    Ok(())
}
const REPLACE: &str = "update offer set state = 'void', why = $4 where material = $1 and language = $2 \
    and authority = $3 and state = 'open' and uri <> $5";

async fn insert_in(conn: &mut AnyConnection, new: &Offer, now: Timestamp) -> Result<(), StoreError> {
    let columns = Columns::of(&new.state);
    sqlx::query(INSERT)
        .bind(&new.id)
        .bind(&new.uri)
        .bind(i32::from(new.is_made))
        .bind(&new.host)
        .bind(&new.authority)
        .bind(&new.material)
        .bind(&new.author)
        .bind(new.level.rank())
        .bind(&new.language)
        .bind(stored(new.of_revision))
        .bind(new.bytes.as_deref())
        .bind(&new.sha256)
        .bind(&new.activity)
        .bind(new.by.as_deref())
        .bind(new.at.as_millisecond())
        .bind(new.state.as_str())
        .bind(columns.why)
        .bind(columns.revision)
        .bind(columns.is_amended)
        .bind(columns.words)
        .bind(columns.answered_at)
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
const INSERT: &str = "insert into offer (id, uri, is_made, host, authority, material, author, level, language, \
    of_revision, bytes, sha256, activity, by_whom, at, state, why, taken_revision, is_amended, words, answered_at, \
    sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";

/// A state as columns.
struct Columns<'a> {
    why: Option<&'static str>,
    revision: Option<i64>,
    is_amended: i32,
    words: Option<&'a str>,
    answered_at: Option<i64>,
}

impl<'a> Columns<'a> {
    fn of(state: &'a State) -> Self {
        let verdict = state.answer().map(|answer| answer.verdict);
        let (revision, is_amended) = match verdict {
            Some(Verdict::Accepted { revision, is_amended }) => (Some(stored(revision)), i32::from(is_amended)),
            Some(Verdict::Refused) | None => (None, 0),
        };
        Self {
            why: if let State::Void(why) = state { Some(why.as_str()) } else { None },
            revision,
            is_amended,
            words: state.answer().and_then(|answer| answer.words.as_deref()),
            answered_at: state.answer().map(|answer| answer.at.as_millisecond()),
        }
    }
}

/// Puts together what is known of an offer and what was heard of it now; false if it is not here.
pub(in crate::store) async fn hear_in(
    conn: &mut AnyConnection,
    uri: &str,
    heard: &State,
    answer: Option<&[u8]>,
) -> Result<bool, StoreError> {
    let text = concat!("select ", columns!(), " from offer where uri = $1");
    let Some(row) = sqlx::query(text).bind(uri).fetch_optional(&mut *conn).await? else { return Ok(false) };
    let before = offer(&row)?;
    let after = before.state.clone().with(heard.clone());
    if after != before.state {
        put_in(conn, &before, &after, answer, None).await?;
    }
    Ok(true)
}

/// Writes a state in the place of one that must still be there.
async fn put_in(
    conn: &mut AnyConnection,
    before: &Offer,
    after: &State,
    answer: Option<&[u8]>,
    by: Option<&str>,
) -> Result<(), StoreError> {
    let (old, new) = (Columns::of(&before.state), Columns::of(after));
    let query = sqlx::query(PUT)
        .bind(&before.id)
        .bind(after.as_str())
        .bind(new.why)
        .bind(new.revision)
        .bind(new.is_amended)
        .bind(new.words)
        .bind(new.answered_at)
        .bind(answer)
        .bind(by)
        .bind(before.state.as_str())
        .bind(old.answered_at.unwrap_or(0));
    match query.execute(conn).await?.rows_affected() {
        0 => Err(StoreError::Superseded(format!("the offer {}", before.uri))),
        _ => Ok(()),
    }
}
const PUT: &str = "update offer set state = $2, why = $3, taken_revision = $4, is_amended = $5, words = $6, \
    answered_at = $7, answer = coalesce($8, answer), by_whom = coalesce($9, by_whom) \
    where id = $1 and state = $10 and coalesce(answered_at, 0) = $11";

/// Answers an offer that is open, within the transaction that publishes or refuses.
///
/// # Errors
/// `Superseded` if it is not open any more.
pub(in crate::store) async fn decide_in(
    conn: &mut AnyConnection,
    decision: &Decision,
    now: Timestamp,
) -> Result<(), StoreError> {
    let text = concat!("select ", columns!(), " from offer where id = $1 and state = 'open'");
    let row = sqlx::query(text).bind(&decision.id).fetch_optional(&mut *conn).await?;
    let row = row.ok_or_else(|| StoreError::Superseded(format!("the offer {}", decision.id)))?;
    put_in(conn, &offer(&row)?, &decision.state, None, Some(&decision.by)).await?;
    letter::write_in(conn, &decision.letter, &decision.letter.inbox, now).await
}

/// Refuses an offer.
///
/// # Errors
/// `Superseded` if it is not open any more.
pub async fn refuse(db: &Db, decision: &Decision, line: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    decide_in(&mut tx, decision, now).await?;
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await
}

/// What was made for a server, or for all, is to be sent once more, with the answers that came: it may have lost them.
pub async fn send_again(db: &Db, host: Option<&str>) -> Result<(), StoreError> {
    let query = sqlx::query(AGAIN).bind(host.unwrap_or_default());
    query.execute(db.write()).await?;
    Ok(())
}
const AGAIN: &str = "update offer set sent_at = 0 where is_made = 1 and bytes is not null and state <> 'void' \
    and ($1 = '' or host = $1)";

/// An offer is sent once more, if it has not been since.
pub async fn sent(db: &Db, again: &Offer, letter: Option<&NewLetter>, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let activity = letter.map_or(&again.activity, |letter| &letter.activity);
    let query = sqlx::query(SENT).bind(&again.id).bind(activity).bind(now.as_millisecond()).bind(&again.activity);
    let is_first = query.execute(&mut *tx).await?.rows_affected() == 1;
    if let Some(letter) = letter.filter(|_| is_first) {
        letter::write_in(&mut tx, letter, &letter.inbox, now).await?;
    }
    dialect::commit(tx).await
}
const SENT: &str = "update offer set activity = $2, sent_at = $3 where id = $1 and activity = $4 and bytes is not null";
