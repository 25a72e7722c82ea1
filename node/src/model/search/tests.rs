use super::*;

fn finds(question: &str, text: &str, language: &str) -> bool {
    let query = Query::read(question);
    !query.is_empty() && query.count_in(text, language) == query.words.len()
}

#[test]
fn a_word_is_found_in_another_form_of_itself_in_every_language() {
    for (language, forms) in [
        ("fi", &["vaalit", "vaalien", "vaaleissa", "vaaleja"][..]),
        ("fi", &["ennakkoäänestys", "ennakkoäänestyksen", "ennakkoaanestys"]),
        ("sv", &["röstning", "röstningen", "rostning"]),
        ("lt", &["rinkimai", "rinkimų", "rinkimuose", "rinkimams"]),
        ("nl", &["stem", "stemmen"]),
        ("nl", &["stembureau", "stembureaus"]),
        ("en", &["election", "elections", "Elections"]),
        ("ga", &["toghchán", "dtoghchán", "toghcháin", "thoghcháin"]),
        ("hr", &["izbor", "izbori", "izbora", "izborima"]),
        ("et", &["valimised", "VALIMISED"]),
    ] {
        for question in forms {
            for text in forms {
                assert!(finds(question, text, language), "{question} in {text} ({language})");
            }
        }
    }
}

#[test]
fn a_word_of_another_language_is_not_found_by_chance() {
    assert!(!finds("vaalien", "valien", "sv"));
    assert!(!finds("stem", "stembureau", "nl"));
    assert!(!finds("elections rinkimai", "elections", "en"), "every word must be there");
}

#[test]
fn a_question_is_bounded_and_words_without_meaning_do_not_count() {
    let long = Query::read("one two three four five six seven eight");
    assert_eq!((long.words.len(), long.is_cut), (MAX_WORDS, true));
    assert!(long.words.iter().all(|word| word.stems.len() <= MAX_STEMS));
    assert!(Query::read(&"x".repeat(5_000)).words.len() <= 1);
    assert!(Query::read("what is the").is_empty() && Query::read(" ?! ").is_empty());
    assert_eq!(Query::read("how to vote").words.len(), 1);
    assert_eq!(Query::read("vote Vote VOTE").words.len(), 1);
}

#[test]
fn a_topic_is_found_by_its_name_in_any_language() {
    for name in ["briefstemmen", "postal voting", "kirjeäänestys"] {
        assert!(Query::read(name).topics().contains(&"postal-voting"), "{name}");
    }
    assert!(Query::read("hologram").topics().is_empty());
    let terms = terms(std::iter::empty(), &["postal-voting".to_owned()]);
    let query = Query::read("briefstemmen");
    assert!(terms.iter().any(|(stem, weight)| *weight == TOPIC && query.words[0].stems.contains(stem)), "{terms:?}");
}

#[test]
fn what_stands_in_the_title_weighs_more() {
    let text =
        Texts { language: "en", title: "Counting", abstract_text: "votes", html: "<p>Counting <em>ballots</em></p>" };
    let terms = terms([text].into_iter(), &[]);
    let weight = |word: &str| terms.iter().find(|(stem, _)| *stem == stem::stem(word, "en")).map(|(_, weight)| *weight);
    assert_eq!((weight("counting"), weight("votes"), weight("ballots")), (Some(9), Some(3), Some(1)));
}

#[test]
fn a_snippet_shows_the_words_found_where_they_stand() {
    let query = Query::read("vaaleissa äänestys");
    let shown = |pieces: &[Piece]| -> String {
        pieces
            .iter()
            .map(|piece| if piece.is_found { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    };
    let text = format!("{} Vaalien jälkeen äänestykset lasketaan. {}", "alku ".repeat(60), "loppu ".repeat(60));
    let shown = shown(&snippet(&text, "fi", &query).unwrap());
    assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
    assert!(shown.contains("[Vaalien] jälkeen [äänestykset] lasketaan"), "{shown}");
    assert!(shown.chars().count() < SHOWN, "{shown}");
    assert_eq!(snippet("mitään ei ole", "fi", &query), None);
    assert_eq!(
        words_of("<p>Lue <em>tä</em>mä &amp; se</p><ul><li>a</li><li>b</li></ul>").split_whitespace().count(),
        6
    );
}
const SHOWN: usize = 300;
