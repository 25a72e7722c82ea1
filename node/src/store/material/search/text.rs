//! The statements of search, each for both engines: `$1` to `$15` are the viewer and the choices, `$16` the terms, `$17` how
//! many words there must be, `$18` to `$20` languages, `$21` to `$23` the page.
//!
//! PostgreSQL is told to look up row by row (`lateral … offset 0`): how many rows a table that was just filled has for a
//! term it cannot know, and would go through all of it.

use super::super::list::fitting;
use crate::store::visible::visible;

macro_rules! terms {
    ($asked:literal, $within:literal, $clue:literal, $language:literal, $end:literal) => {
        concat!(
            "with asked (place, word, whole) as (",
            $asked,
            "), within (place, low, high) as (",
            $within,
            ") select cast(a.place as bigint) as place, cast(c.stem as bigint) as stem, a.whole as whole, ",
            $language,
            " as language from asked a cross join ",
            $clue,
            " c.is_part = 0 and c.word = a.word ",
            $end,
            " union all select cast(b.place as bigint), cast(c.stem as bigint), 0, ",
            $language,
            " from within b cross join ",
            $clue,
            " c.is_part = 1 and c.word >= b.low and c.word < b.high ",
            $end,
            " order by 3 desc, 1, 2 limit $3"
        )
    };
}
/// The numbers of terms, each with its language: `$1` has the words with their places, `$2` their ranges among the parts of
/// compounds.
pub(super) const TERMS: [&str; 2] = [
    terms!(
        "select json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]'), json_extract(a.value, '$[2]') \
     from json_each($1) a",
        "select json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]'), json_extract(a.value, '$[2]') \
     from json_each($2) a",
        "clue c where",
        "substr(c.word, 1, instr(c.word, ':'))",
        ""
    ),
    terms!(
        "select cast(a.value->>0 as integer), a.value->>1, cast(a.value->>2 as integer) \
     from json_array_elements(cast($1 as json)) a",
        "select cast(a.value->>0 as integer), a.value->>1, a.value->>2 from json_array_elements(cast($2 as json)) a",
        "lateral (select c.stem, c.word from clue c where",
        "substr(c.word, 1, strpos(c.word, ':'))",
        "offset 0) c"
    ),
];

/// The terms of a question as a table: `asked (place, stem, whole)`.
macro_rules! asked {
    (sqlite $from:literal) => {
        concat!(
            "with asked (place, stem, whole) as (select json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]'), \
             json_extract(a.value, '$[2]') from json_each(",
            $from,
            ") a) "
        )
    };
    (postgres $from:literal) => {
        concat!(
            "with asked (place, stem, whole) as materialized (select cast(a.value->>0 as integer), \
             cast(a.value->>1 as integer), cast(a.value->>2 as integer) from json_array_elements(cast(",
            $from,
            " as json)) a) "
        )
    };
}

/// The rows of the index of each term, `w`.
macro_rules! rows {
    (sqlite) => {
        "from asked a cross join word w where w.stem = a.stem"
    };
    (postgres) => {
        "from asked a cross join lateral (select material, field from word where stem = a.stem offset 0) w where 0 = 0"
    };
}

macro_rules! common {
    ($engine:ident $($place:literal)*) => {
        concat!(asked!($engine "$1"), "select ", $("(select count(*) from (select 1 ", rows!($engine), " and a.place = ", $place,
            " limit $2) l) as at_", $place, ", ",)* "0 as none")
    };
}
/// The columns of [`COMMON`], one for each word.
pub(super) const COMMON_PLACES: [&str; 6] = ["at_0", "at_1", "at_2", "at_3", "at_4", "at_5"];
/// How often each word of the terms `$1` stands in the index, as far as `$2` rows.
pub(super) const COMMON: [&str; 2] = [common!(sqlite 0 1 2 3 4 5), common!(postgres 0 1 2 3 4 5)];

/// What a word is worth that stands in a material: ten as a word of its own, and one to four for where it stands.
macro_rules! worth {
    () => {
        "max(10 * a.whole + w.field)"
    };
}
/// Over all words, how many there are comes first, then how many as words of their own, then where they stand; six words
/// overflow nothing. Materials that have fewer than `$17` of the words are not found.
macro_rules! found {
    ($engine:ident one) => {
        concat!(
            ", found (material, worth) as (select w.material, 10000 + 100 * (",
            worth!(),
            " / 10) + ",
            worth!(),
            " % 10 ",
            rows!($engine),
            " group by w.material having count(*) >= $17)"
        )
    };
    ($engine:ident any) => {
        concat!(
            ", best (material, place, worth) as (select w.material, a.place, ",
            worth!(),
            " ",
            rows!($engine),
            " group by w.material, a.place)",
            found!(summed)
        )
    };
    ($engine:ident from) => {
        concat!(
            ", first (material, worth) as materialized (select w.material, ",
            worth!(),
            " ",
            rows!($engine),
            " and a.place = 0 group by w.material), \
             other (material, place, worth) as (select f.material, a.place, max(10 * a.whole + \
             (select w.field from word w where w.stem = a.stem and w.material = f.material)) \
             from first f cross join asked a where a.place > 0 group by f.material, a.place), \
             best (material, place, worth) as (select material, 0, worth from first \
             union all select material, place, worth from other where worth is not null)",
            found!(summed)
        )
    };
    (summed) => {
        ", found (material, worth) as (select material, 10000 * count(*) + 100 * sum(worth / 10) + sum(worth % 10) \
         from best group by material having count(*) >= $17)"
    };
}
/// Whether the material is in a language of whoever asks. It is counted, since PostgreSQL would read the whole language for
/// the sake of a few rows where it is asked whether there is one.
macro_rules! is_in {
    ($language:literal) => {
        concat!("(select count(*) from word l where l.stem = ", $language, " and l.material = s.number) > 0")
    };
}
/// The material of each row that was found, `m`, looked up likewise.
macro_rules! looked_up {
    (sqlite) => {
        "cross join material m where m.number = f.material and "
    };
    (postgres) => {
        "cross join lateral (select number, state, level, kind, country, phase, origin, updated, type, is_own, project, \
         authority, id from material where number = f.material offset 0) m where "
    };
}
// The languages are asked only of those that can stand on the page.
macro_rules! answer {
    ($engine:ident $found:ident) => {
        concat!(
            asked!($engine "$16"),
            found!($engine $found),
            ", seen as materialized (select cast(f.worth as bigint) as worth, m.number, m.country, m.kind, m.phase, m.origin, \
             m.updated, m.id from found f ",
            looked_up!($engine),
            fitting!(),
            ") select country, kind, phase, origin, count(*) as number, cast(null as bigint) as worth, \
             cast(null as bigint) as liked, cast(null as bigint) as updated, cast(null as text) as id \
             from seen group by country, kind, phase, origin \
             union all select * from (select null, null, null, null, cast(null as bigint), s.worth as worth, \
             cast(case when ",
            is_in!("$18"),
            " then 3 when ",
            is_in!("$19"),
            " then 2 when ",
            is_in!("$20"),
            " then 1 else 0 end as bigint) as liked, s.updated as updated, s.id as id from seen s where s.worth >= \
             coalesce((select worth from seen order by worth desc limit 1 offset $23), 0) \
             order by worth desc, liked desc, updated desc, id limit $21 offset $22) p"
        )
    };
}
/// What is found, in counts and on a page, for one word.
pub(super) const ONE: [&str; 2] = [answer!(sqlite one), answer!(postgres one)];
/// The same for several, going through the materials of each.
pub(super) const ANY: [&str; 2] = [answer!(sqlite any), answer!(postgres any)];
/// The same, going through those of the word in the first place.
pub(super) const FROM: [&str; 2] = [answer!(sqlite from), answer!(postgres from)];
