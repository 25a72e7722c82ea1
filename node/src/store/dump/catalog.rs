//! What tables there are, what their columns hold, and in which order rows can be written that refer to one another.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::quoted;
use crate::store::{Engine, StoreError, dialect};

/// The table in which the migrations write down what they did; it is made anew, never copied.
pub(super) const MIGRATIONS: &str = "_sqlx_migrations";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
    /// Numbered by the database itself.
    pub is_numbered: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

/// All tables of this program but that of the migrations, each after those its rows refer to.
pub(super) async fn tables(conn: &mut AnyConnection, engine: Engine) -> Result<Vec<Table>, StoreError> {
    let names = names(conn, engine).await?;
    let mut parents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in sqlx::query(dialect::pick(engine, SQLITE_PARENTS, POSTGRES_PARENTS)).fetch_all(&mut *conn).await? {
        parents.entry(row.try_get("child")?).or_default().insert(row.try_get("parent")?);
    }
    let mut tables = Vec::with_capacity(names.len());
    for name in in_order(names, &parents) {
        let columns = columns(conn, engine, &name).await?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

/// The names of all tables but that of the migrations, whoever made them.
pub(super) async fn names(conn: &mut AnyConnection, engine: Engine) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(dialect::pick(engine, SQLITE_TABLES, POSTGRES_TABLES)).fetch_all(conn).await?)
}
const SQLITE_TABLES: &str = "select name from pragma_table_list where schema = 'main' and type = 'table' \
    and name not like 'sqlite~_%' escape '~' and name <> '_sqlx_migrations' order by name";
const POSTGRES_TABLES: &str = "select tablename::text from pg_tables where schemaname = current_schema() \
    and tablename <> '_sqlx_migrations' order by 1";
const SQLITE_PARENTS: &str = "select m.name as child, f.\"table\" as parent \
    from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'";
const POSTGRES_PARENTS: &str = "select c.relname::text as child, p.relname::text as parent from pg_constraint f \
    join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid \
    where f.contype = 'f' and f.connamespace = current_schema()::regnamespace";

/// Parents before children; what is left of a circle comes last, and the database then says what it does not like.
fn in_order(mut names: Vec<String>, parents: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut ordered: Vec<String> = Vec::with_capacity(names.len());
    loop {
        let is_free = |name: &String| {
            parents.get(name).is_none_or(|needed| needed.iter().all(|one| one == name || ordered.contains(one)))
        };
        let (free, waiting): (Vec<String>, Vec<String>) = names.into_iter().partition(is_free);
        if free.is_empty() {
            ordered.extend(waiting);
            return ordered;
        }
        ordered.extend(free);
        names = waiting;
    }
}

async fn columns(conn: &mut AnyConnection, engine: Engine, table: &str) -> Result<Vec<Column>, StoreError> {
    let rows = sqlx::query(dialect::pick(engine, SQLITE_COLUMNS, POSTGRES_COLUMNS)).bind(table).fetch_all(conn).await?;
    let column = |row: &sqlx::any::AnyRow| {
        let (name, kind): (String, String) = (row.try_get("name")?, row.try_get("kind")?);
        let kind = match kind.as_str() {
            "text" => Kind::Text,
            "bigint" | "integer" | "smallint" => Kind::Number,
            "blob" | "bytea" => Kind::Bytes,
            other => return Err(StoreError::unreadable("type of a column", format!("{table}.{name} is {other}"))),
        };
        Ok(Column { name, kind, is_numbered: row.try_get::<i32, _>("numbered")? == 1 })
    };
    rows.iter().map(column).collect()
}
const SQLITE_COLUMNS: &str =
    "select name, lower(type) as kind, cast(0 as integer) as numbered from pragma_table_info($1) order by cid";
const POSTGRES_COLUMNS: &str = "select column_name::text as name, data_type::text as kind, \
    case when is_identity = 'YES' then 1 else 0 end as numbered from information_schema.columns \
    where table_schema = current_schema() and table_name = $1 order by ordinal_position";

/// How many rows a table has.
pub(super) async fn rows_of(conn: &mut AnyConnection, table: &str) -> Result<i64, StoreError> {
    let text = format!("select count(*) from {}", quoted(table)?);
    // The name comes from the catalogue and was held against a list of safe characters.
    Ok(sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(conn).await?)
}
