//! The translation memory: what a provider answered, under a hash of the text, the languages, the provider and its
//! version. It is also how far a job has come: what was answered once is not asked again.

use jiff::Timestamp;
use sqlx::Row;

use crate::store::{Db, StoreError, dialect, stored, sweep::Pass};

/// Most texts asked for at once.
const AT_ONCE: usize = 500;

/// What is remembered of these, by their hashes.
pub async fn recall(db: &Db, memory: &[String]) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = Vec::new();
    for some in memory.chunks(AT_ONCE) {
        let holes: Vec<String> = (1..=some.len()).map(|number| format!("${number}")).collect();
        let text = format!("select memory, text from translated where memory in ({})", holes.join(","));
        let query = some.iter().fold(sqlx::query(sqlx::AssertSqlSafe(text)), |query, one| query.bind(one.clone()));
        for row in query.fetch_all(db.read()).await? {
            found.push((row.try_get("memory")?, row.try_get("text")?));
        }
    }
    Ok(found)
}

/// Remembers answers, which are those for a material of ours or another's.
pub async fn remember(db: &Db, material: &str, answers: &[(String, String)], now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    for (memory, text) in answers {
        sqlx::query(REMEMBER)
            .bind(memory)
            .bind(material)
            .bind(text)
            .bind(now.as_millisecond())
            .execute(&mut *tx)
            .await?;
    }
    dialect::commit(tx).await
}
pub(super) const REMEMBER: &str = "insert into translated (memory, material, text, at) values ($1, $2, $3, $4) \
    on conflict (memory) do update set text = excluded.text, material = excluded.material, at = excluded.at";

/// Forgets the oldest beyond `keep`; gives how many.
pub async fn prune(db: &Db, keep: u64, pass: Pass) -> Result<u64, StoreError> {
    let there: i64 = sqlx::query_scalar("select count(*) from translated").fetch_one(db.read()).await?;
    let over = there - stored(keep);
    if over <= 0 || pass == Pass::Look {
        return Ok(u64::try_from(over).unwrap_or_default());
    }
    let text = "delete from translated where memory in (select memory from translated order by at, memory limit $1)";
    Ok(sqlx::query(text).bind(over).execute(db.write()).await?.rows_affected())
}

/// Forgets these: what they say cannot be used.
pub async fn forget(db: &Db, memory: &[String]) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    for one in memory {
        sqlx::query("delete from translated where memory = $1").bind(one).execute(&mut *tx).await?;
    }
    dialect::commit(tx).await
}
