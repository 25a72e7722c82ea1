//! Search: what a question costs in ten thousand and a hundred thousand materials of three languages, beside the bare
//! statements for just that question on the same file; and how long it takes through the door.
//!
//! The words are made up, with the shares that words of a language have (Zipf). A question has one to three of those that
//! stand in between one of two thousand and one of twenty materials; those that stand in up to two of three are measured
//! apart, alone and beside a rare one.

use std::{fmt::Write as _, fs, ops::Range, time::Instant};

use election_pool_node::{
    model::search::Query,
    store::{
        self, Db, Limits,
        inbound::{self, Effect, Progress, Settlement},
        material::{Asked, Change, Filter, MaterialWrite, Variant},
    },
};
use election_pool_protocol::audience::{Action, Audience, Viewer};
use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyPool, AssertSqlSafe, Row, any::AnyPoolOptions};

use super::{
    host::{Host, Way},
    lines::{Line, question},
    options::Options,
    table::{Goal, Table, percentile},
};
use crate::harness::{Chance, Engine, NodeDraft, runtime};

/// The languages of every material, the source first.
const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];
/// Words of each language.
const WORDS: usize = 20_000;
/// Words of a title, an abstract and a text.
const LENGTHS: [usize; 3] = [5, 15, 60];
/// Materials written in one transaction.
const AT_ONCE: usize = 200;
/// The longest the materials may take to be written.
const BUILT_WITHIN_S: u64 = 900;
/// Where the made-up materials come from.
const HOST: &str = "se.localhost:8102";
/// Questions a round.
const QUESTIONS: usize = 300;
/// Questions through the door, each another one.
const THROUGH_THE_DOOR: usize = 1_000;
/// The places of words in the order of their shares that are asked for, and of those that stand in very many materials.
const ASKED: Range<usize> = 150..15_000;
const COMMON: Range<usize> = 5..80;
const RARE: Range<usize> = 1_000..15_000;
/// What is asked, with what it is called and whether there is a goal.
const KINDS: [(&str, Kind, bool); 3] = [
    ("", Kind::Usual, true),
    (", a very common word beside a rare one", Kind::Mixed, true),
    (", one very common word", Kind::Common, false),
];
/// Materials made anew in one transaction.
const ANEW: u32 = 200;
/// Materials on a page.
const ROWS: u32 = 20;
/// An instant in the past.
const EPOCH: i64 = 1_780_000_000;

/// Measures and puts it into the table.
pub(super) fn measure(options: &Options, table: &mut Table) {
    for materials in options.materials {
        let node = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare();
        // The first start makes what a node makes.
        drop(Host::start(&node, Way::Serve));
        let began = Instant::now();
        let words = Language::all();
        let url = format!("sqlite://{}", node.folder().join("election-pool.db").display());
        runtime().block_on(async {
            let db = Db::open(&url, Limits::default()).await.expect("the node has made it");
            fill(&db, &words, *materials).await;
            db.close().await;
        });
        let took = began.elapsed().as_secs_f64();
        table.note(format!(
            "Search: {materials} materials × {} languages, written in {took:.0} s, {} MB, of which the index of words {}.",
            LANGUAGES.len(),
            fs::metadata(file(&url)).map_or(0, |data| data.len() >> 20),
            runtime().block_on(size_of_index(&url)),
        ));
        beside_the_bare_statements(options, &url, &words, *materials, table);
        let host = Host::start(&node, Way::Serve);
        for (what, kind, has_goal) in KINDS {
            let mut line = Line::to(node.address());
            let mut chance = Chance::of(7);
            let asked: Vec<String> = (0..THROUGH_THE_DOOR).map(|_| kind.question(&words, &mut chance)).collect();
            let times: Vec<f64> =
                (0..).zip(&asked).map(|(number, asked)| door(&mut line, node.host(), asked, number)).collect();
            let name = |share: &str| format!("search in {materials} materials{what}, through the door: {share}");
            table.figure(name("median"), &[percentile(&times, 0.5)], "ms", Goal::None);
            let goal = if has_goal { Goal::AtMost(20.0) } else { Goal::None };
            table.figure(name("p99"), &[percentile(&times, 0.99)], "ms", goal);
        }
        drop(host);
        let anew = runtime().block_on(anew(&url));
        table.figure(format!("index of {materials} materials made anew"), &[anew], "s", Goal::None);
    }
}

/// How large the index of words is, with every table.
async fn size_of_index(url: &str) -> String {
    let pool = AnyPoolOptions::new().max_connections(1).connect(&format!("sqlite://{}?mode=ro", file(url))).await;
    let pool = pool.expect("it is there");
    let text = "select name, sum(pgsize) as bytes from dbstat \
                where name in ('word', 'clue', 'clue_stem', 'stem', 'sqlite_autoindex_stem_1', 'indexed', 'material_number') \
                group by name order by 2 desc";
    let rows = sqlx::query(text).fetch_all(&pool).await.expect("it is compiled in");
    let bytes = |row: &sqlx::any::AnyRow| row.get::<i64, _>("bytes");
    let each = rows.iter().map(|row| format!("{} {}", row.get::<String, _>("name"), in_megabytes(bytes(row))));
    let all = format!("{} MB ({})", in_megabytes(rows.iter().map(bytes).sum()), each.collect::<Vec<_>>().join(", "));
    pool.close().await;
    all
}

#[allow(clippy::cast_precision_loss, reason = "a size")]
fn in_megabytes(bytes: i64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 20))
}

/// Makes the whole index anew, as a node does after an upgrade; gives the seconds.
async fn anew(url: &str) -> f64 {
    let db = Db::open(url, Limits::default()).await.expect("it is there");
    let began = Instant::now();
    store::material::begin_index(&db, "measured").await.expect("it can be cleared");
    let mut last = 0;
    while let Some((end, _)) = store::material::index_after(&db, last, ANEW).await.expect("it can be indexed") {
        last = end;
    }
    let took = began.elapsed().as_secs_f64();
    db.close().await;
    took
}

/// The path of a database file.
fn file(url: &str) -> &str {
    url.trim_start_matches("sqlite://").split('?').next().unwrap_or_default()
}

/// Asks through the door for a page; from a day of its own on, so that no answer is there from before.
fn door(line: &mut Line, host: &str, asked: &str, number: i64) -> f64 {
    let query: String = url::form_urlencoded::byte_serialize(asked.as_bytes()).collect();
    let from = jiff::civil::date(2001, 1, 1) + SignedDuration::from_hours(24 * number);
    let asked = question(host, &format!("/api/v1/search?q={query}&languages=sv&limit={ROWS}&from={from}"), &[]);
    let began = Instant::now();
    let answer = line.ask(&asked);
    let took = began.elapsed().as_secs_f64() * 1e3;
    assert_eq!(answer.status, 200, "{}", answer.head);
    took
}

/// The words of one language, in the order of their shares.
struct Language {
    code: &'static str,
    words: Vec<String>,
    /// The sum of the shares up to each.
    shares: Vec<f64>,
}

impl Language {
    fn all() -> Vec<Self> {
        LANGUAGES.iter().zip(1..).map(|(code, seed)| Self::of(code, seed)).collect()
    }

    #[allow(clippy::cast_precision_loss, reason = "a few thousand words")]
    fn of(code: &'static str, seed: u64) -> Self {
        const BEGINS: [&str; 16] = ["k", "t", "s", "v", "m", "l", "r", "p", "n", "h", "j", "d", "g", "b", "st", "kr"];
        const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "y"];
        let mut chance = Chance::of(seed);
        let mut known = std::collections::BTreeSet::new();
        let mut words = Vec::with_capacity(WORDS);
        while words.len() < WORDS {
            let syllables = 2 + chance.below(4);
            let mut word = String::new();
            for _ in 0..syllables {
                word.push_str(BEGINS[index(&mut chance, BEGINS.len())]);
                word.push_str(VOWELS[index(&mut chance, VOWELS.len())]);
            }
            word.push_str(["n", "r", "t", "k"][index(&mut chance, 4)]);
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let shares = (1..=WORDS)
            .map(|place| {
                sum += 1.0 / place as f64;
                sum
            })
            .collect();
        Self { code, words, shares }
    }

    #[allow(clippy::cast_precision_loss, reason = "a share")]
    fn text(&self, length: usize, chance: &mut Chance) -> String {
        let all = self.shares[WORDS - 1];
        let one = |chance: &mut Chance| {
            let share = chance.below(1 << 32) as f64 / (1_u64 << 32) as f64 * all;
            self.words[self.shares.partition_point(|sum| *sum < share).min(WORDS - 1)].as_str()
        };
        (0..length).map(|_| one(chance)).collect::<Vec<_>>().join(" ")
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a place in a short list")]
fn index(chance: &mut Chance, length: usize) -> usize {
    chance.below(length as u64) as usize
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// One to three words of one language.
    Usual,
    /// One that stands in very many materials, and one that stands in few.
    Mixed,
    /// One that stands in very many materials.
    Common,
}

impl Kind {
    fn question(self, languages: &[Language], chance: &mut Chance) -> String {
        let language = &languages[index(chance, languages.len())];
        let ranges: &[Range<usize>] = match self {
            Self::Usual => &[ASKED, ASKED, ASKED][..[1, 1, 1, 2, 2, 3][index(chance, 6)]],
            Self::Mixed => &[COMMON, RARE],
            Self::Common => &[COMMON],
        };
        ranges.iter().map(|range| language.one(range, chance)).collect::<Vec<_>>().join(" ")
    }
}

impl Language {
    /// One of these words, rarer ones as often as their order says.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places in a list of words"
    )]
    fn one(&self, range: &Range<usize>, chance: &mut Chance) -> &str {
        let share = chance.below(1 << 32) as f64 / (1_u64 << 32) as f64;
        let place = range.start as f64 * (range.end as f64 / range.start as f64).powf(share);
        &self.words[(place as usize).min(WORDS - 1)]
    }
}

/// Writes made-up materials as what a partner sent would be.
async fn fill(db: &Db, languages: &[Language], materials: usize) {
    let began = Instant::now();
    let at = Timestamp::from_second(EPOCH).expect("an instant");
    inbound::open(db, HOST, at).await.expect("the lane can be opened");
    let mut chance = Chance::of(42);
    for first in (0..materials).step_by(AT_ONCE) {
        let now = at + SignedDuration::from_mins(i64::try_from(first).expect("a small number"));
        let lease = inbound::lease_host(db, HOST, now, now + SignedDuration::from_secs(1)).await;
        let lease = lease.expect("it can be asked").expect("nobody else works on it");
        let numbers = first..materials.min(first + AT_ONCE);
        let settlements: Vec<Settlement> =
            numbers.map(|number| settlement(languages, number, now, &mut chance)).collect();
        let progress = Progress { epoch: lease.epoch, applied: lease.applied, gap_pull_at: None };
        inbound::settle(db, &lease, &settlements, &progress, now).await.expect("it is written");
        assert!(began.elapsed().as_secs() < BUILT_WITHIN_S, "{first} materials took too long to be written");
    }
}

fn settlement(languages: &[Language], number: usize, now: Timestamp, chance: &mut Chance) -> Settlement {
    const KINDS: [&str; 4] = ["best-practice", "guide", "lesson-learned", "alert"];
    const TOPICS: [&str; 6] =
        ["early-voting", "postal-voting", "deepfakes", "accessibility", "vote-counting", "cybersecurity"];
    let author = format!("http://{HOST}/actors/val");
    let uri = format!("http://{HOST}/materials/{number}");
    let variants: Vec<Variant> = languages
        .iter()
        .map(|language| Variant {
            language: language.code.to_owned(),
            title: language.text(LENGTHS[0], chance),
            summary: String::new(),
            abstract_text: language.text(LENGTHS[1], chance),
            html: format!("<p>{}</p>", language.text(LENGTHS[2], chance)),
            status: if language.code == LANGUAGES[0] { "source" } else { "human" }.to_owned(),
            by: None,
            of_revision: 1,
            digest: String::new(),
            paragraphs: Vec::new(),
            stale: Vec::new(),
            since: None,
            is_local: false,
        })
        .collect();
    let audience = if number.is_multiple_of(10) { Audience::green(&author) } else { Audience::clear(&author) };
    let write = MaterialWrite {
        id: format!("01a00000-0000-7000-8000-{number:012x}"),
        origin: HOST.to_owned(),
        is_own: false,
        authority: author,
        country: Some(["SE", "FI", "LT", "NL", "IE", "HR"][number % 6].to_owned()),
        object_type: "Article".to_owned(),
        kind: KINDS[index(chance, KINDS.len())].to_owned(),
        revision: 1,
        audience,
        bytes: vec![b'x'; 3_000],
        source: None,
        language: LANGUAGES[0].to_owned(),
        phase: Some("electoral".to_owned()),
        maturity: None,
        status: None,
        project: None,
        licence: None,
        starts: None,
        ends: None,
        published: now,
        updated: now + SignedDuration::from_millis(i64::try_from(number % AT_ONCE).expect("a small number")),
        topics: vec![TOPICS[index(chance, TOPICS.len())].to_owned()],
        variants,
        attachments: Vec::new(),
        uri: uri.clone(),
    };
    Settlement { activity: format!("{uri}/create"), leaf: None, effects: vec![Effect::Change(Change::from(write))] }
}

/// Asks the same of the node's own functions and of the bare statements, question by question.
fn beside_the_bare_statements(
    options: &Options,
    url: &str,
    languages: &[Language],
    materials: usize,
    table: &mut Table,
) {
    runtime().block_on(async {
        let db = Db::open(url, Limits::default()).await.expect("it is there");
        let bare = AnyPoolOptions::new().max_connections(1).connect(&format!("sqlite://{}?mode=ro", file(url))).await;
        let bare = bare.expect("it is there");
        for (what, kind, has_goal) in KINDS {
            let mut rounds = Vec::new();
            for round in 0..options.rounds {
                let mut chance = Chance::of(100 + round as u64);
                let (mut ours, mut theirs) = (0.0, 0.0);
                for _ in 0..QUESTIONS {
                    let query = Query::read(&kind.question(languages, &mut chance));
                    let began = Instant::now();
                    let found = node_finds(&db, &query).await;
                    ours += began.elapsed().as_secs_f64() * 1e3;
                    let began = Instant::now();
                    let wanted = bare_finds(&bare, &query).await;
                    theirs += began.elapsed().as_secs_f64() * 1e3;
                    assert_eq!(found, wanted, "both answer the same question");
                }
                #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
                rounds.push((ours / QUESTIONS as f64, theirs / QUESTIONS as f64));
            }
            let goal = if has_goal { Goal::AtMost(1.3) } else { Goal::None };
            table.ratio(format!("search in {materials} materials{what}: a question"), &rounds, "ms", goal);
        }
        db.close().await;
        bare.close().await;
    });
}

/// What the node finds: how many, and the first page by their names.
async fn node_finds(db: &Db, query: &Query) -> (u64, Vec<String>) {
    let filter = Filter { with_adoptions: true, ..Filter::default() };
    let asked = Asked { query, filter: &filter, reader: &["sv"] };
    let found = store::material::find_words(db, &Viewer::Public, Action::Search, asked, (ROWS, 0)).await;
    let found = found.expect("it can be asked");
    (found.facets.total, found.listed.into_iter().map(|listed| listed.material.id).collect())
}

/// The same by statements made for just this question, with all that a page of materials shows.
async fn bare_finds(pool: &AnyPool, query: &Query) -> (u64, Vec<String>) {
    let all = bare_answer(pool, query, query.words.len()).await;
    if all.0 > 0 || query.words.len() < 2 { all } else { bare_answer(pool, query, 1).await }
}

async fn bare_answer(pool: &AnyPool, query: &Query, least: usize) -> (u64, Vec<String>) {
    let found = found_by(query, least);
    let text = format!(
        "with {found}, seen as materialized (select f.worth, m.number, m.country, m.kind, m.phase, m.origin, m.updated, m.id \
         from found f cross join material m where m.number = f.material and m.level = 0 and m.state = 'live') \
         select country, kind, phase, origin, count(*) as number, null as id from seen group by 1, 2, 3, 4 \
         union all select * from (select null, null, null, null, 0, id from seen s order by worth desc, \
         exists (select 1 from variant v where v.material = s.id and v.language = 'sv') desc, updated desc, id limit {ROWS})"
    );
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(pool).await.expect("it is SQL");
    let total: i64 = rows.iter().map(|row| row.get::<i64, _>("number")).sum();
    let ids: Vec<String> = rows.iter().filter_map(|row| row.get("id")).collect();
    if !ids.is_empty() {
        let named = ids.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(", ");
        for text in [
            format!(
                "select id, uri, origin, authority, audience, published, updated from material where id in ({named})"
            ),
            format!(
                "select material, language, title, abstract, html, status from variant where material in ({named}) order by material, place"
            ),
            format!("select material, slug from topic where material in ({named}) order by slug"),
        ] {
            sqlx::query(AssertSqlSafe(text)).fetch_all(pool).await.expect("it is SQL");
        }
    }
    (u64::try_from(total).unwrap_or(0), ids)
}

/// The materials that have as many of the words, with what each is worth.
fn found_by(query: &Query, least: usize) -> String {
    let quoted = |term: &str| format!("'{}'", term.replace('\'', "''"));
    let mut hits = Vec::new();
    for (place, word) in query.words.iter().enumerate() {
        let mut put = |worth: i32, clue: &str| {
            hits.push(format!(
                "select material, {place} as place, {worth} + field as worth from word \
                 where stem in (select stem from clue where {clue})"
            ));
        };
        let terms = |terms: Vec<String>| format!("is_part = 0 and word in ({})", terms.join(", "));
        put(10, &terms(word.terms().map(|term| quoted(&term)).collect()));
        let within: Vec<String> = word.terms_within().map(|term| quoted(&term)).collect();
        if !within.is_empty() {
            put(0, &terms(within));
        }
        for range in word.ranges() {
            put(0, &format!("is_part = 1 and word >= {} and word < {}", quoted(&range.from), quoted(&range.to)));
        }
    }
    let mut text = format!("hit as ({}), ", hits.join(" union all "));
    write!(
        text,
        "best as (select material, place, max(worth) as worth from hit group by material, place), \
         found as (select material, 10000 * count(*) + 100 * sum(worth / 10) + sum(worth % 10) as worth from best \
         group by material having count(*) >= {least})"
    )
    .expect("writing to a String does not fail");
    text
}
