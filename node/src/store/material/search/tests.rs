//! Whichever statement answers, the same is found; nothing of a material stays in the index when it is gone.

use super::{
    super::{
        begin_index, index_after,
        tests::{change, entomb, sample, withhold},
    },
    *,
};
use crate::store::{Db, material::MaterialWrite, test_engine::on_both};

const WORDS: [&str; 8] =
    ["lippu", "ennakkoäänestys", "äänestyspaikka", "kuvernööri", "lipunlaskenta", "valtuusto", "uurna", "vaalikuori"];

/// A material that has the words which the bits of its number say, in one place or another.
fn one_of_many(number: usize) -> MaterialWrite {
    let mut write = sample(&format!("https://fi.example/materials/{number}"));
    let of = |rest: usize| {
        let has = |place: &usize| number >> place & 1 == 1 && (number + place) % 3 == rest;
        (0..WORDS.len()).filter(has).map(|place| WORDS[place]).collect::<Vec<_>>().join(" ")
    };
    let variant = &mut write.variants[0];
    (variant.title, variant.abstract_text, variant.html) = (of(0), of(1), format!("<p>{}</p>", of(2)));
    write
}

async fn rows(db: &Db) -> Vec<i64> {
    let mut rows = Vec::new();
    for table in ["stem", "clue", "word", "indexed"] {
        let text = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
        rows.push(sqlx::query_scalar(text).fetch_one(db.read()).await.unwrap());
    }
    rows
}

#[tokio::test]
async fn every_statement_finds_the_same_in_the_same_order() {
    on_both(async |db| {
        for number in 1..256 {
            change(&db, one_of_many(number)).await;
        }
        let filter = Filter::default();
        for text in ["lippu uurna", "äänestys vaali kuvernööri", "laskenta valtuusto", "kuori ennakko lippu uurna"]
        {
            let query = Query::read(text);
            let asked = Asked { query: &query, filter: &filter, reader: &["sv", "en"] };
            let terms = Terms::find(&db, &asked).await.unwrap();
            let words = query.words.len();
            let public = (&Viewer::Public, Action::Search);
            let any = terms.ask(&db, public, &asked, (Statement::Any, words), (5, 2)).await.unwrap();
            assert!(any.facets.total > 4 && !any.listed.is_empty(), "{text}: {}", any.facets.total);
            for word in 0..words {
                let from = terms.ask(&db, public, &asked, (Statement::From(word), words), (5, 2)).await.unwrap();
                assert_eq!(from, any, "{text} from {word}");
            }
            let one = Query::read(text.split(' ').next().unwrap());
            let asked = Asked { query: &one, ..asked };
            let terms = Terms::find(&db, &asked).await.unwrap();
            let any = terms.ask(&db, public, &asked, (Statement::Any, 1), (5, 2)).await.unwrap();
            let one = terms.ask(&db, public, &asked, (Statement::One, 1), (5, 2)).await.unwrap();
            assert_eq!(one, any, "the first word of {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_word_is_gone_with_the_last_material_that_has_it() {
    on_both(async |db| {
        let write = |number: usize| MaterialWrite { revision: 1, ..one_of_many(number) };
        let uri = |number: usize| write(number).uri;
        change(&db, write(7)).await;
        let alone = rows(&db).await;
        change(&db, write(15)).await;
        assert!(rows(&db).await[0] > alone[0]);
        change(&db, MaterialWrite { revision: 2, ..write(15) }).await;
        change(&db, withhold(&uri(15), 2)).await;
        assert_eq!(rows(&db).await, alone, "what it shared with another stays");
        change(&db, MaterialWrite { revision: 3, ..write(15) }).await;
        change(&db, entomb(&uri(7), 2)).await;
        change(&db, entomb(&uri(15), 4)).await;
        assert_eq!(rows(&db).await, [0, 0, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn an_index_that_is_made_anew_is_the_same_also_where_it_was_interrupted() {
    on_both(async |db| {
        for number in 1..20 {
            change(&db, one_of_many(number)).await;
        }
        let before = rows(&db).await;
        begin_index(&db, "making").await.unwrap();
        assert_eq!(rows(&db).await, [0, 0, 0, 0]);
        let (end, number) = index_after(&db, 0, 5).await.unwrap().expect("there are some");
        assert_eq!(number, 5);
        // Whoever was killed begins with the first again.
        let mut done = number;
        let mut last = 0;
        while let Some((end, number)) = index_after(&db, last, 5).await.unwrap() {
            (last, done) = (end, done + number);
        }
        assert!(last > end);
        assert_eq!((done, rows(&db).await), (19, before));
    })
    .await;
}
