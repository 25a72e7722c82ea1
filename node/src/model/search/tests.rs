use super::{snippet::Piece, *};

fn finds(question: &str, text: &str, language: &str) -> bool {
    let query = Query::read(question);
    !query.is_empty() && query.places_in(text, language).len() == query.words.len()
}

/// Whether the index of a text has what the question looks up, and how: as a word, or in a compound.
fn looks_up(question: &str, title: &str, language: &str) -> (bool, bool) {
    let found = terms([Texts { language, title, abstract_text: "", html: "" }].into_iter(), &[]);
    let query = Query::read(question);
    let found: BTreeSet<Clue> = found.iter().flat_map(|(term, _)| clues(term)).collect();
    let has = |term: &str| found.contains(&Clue::Whole(term.to_owned()));
    let lies = |range: &Range| {
        found.iter().any(|clue| matches!(clue, Clue::Part(tail) if range.from <= *tail && *tail < range.to))
    };
    let by_word = query.words.iter().all(|word| word.terms().any(|term| has(&term)));
    let by_part = query.words.iter().all(|word| word.ranges().any(|range| lies(&range)));
    (by_word, by_part)
}

#[test]
fn a_word_is_found_in_another_form_of_itself_in_every_language() {
    for (language, forms) in [
        ("fi", &["vaalit", "vaalien", "vaaleissa", "vaaleja"][..]),
        ("fi", &["ennakkoäänestys", "ennakkoäänestyksen", "ennakkoaanestys"]),
        ("sv", &["röstning", "röstningen", "rostning"]),
        ("lt", &["rinkimai", "rinkimų", "rinkimuose", "rinkimams"]),
        ("lt", &["balsuojančių", "balsuojanciu"]),
        ("nl", &["stem", "stemmen"]),
        ("nl", &["stembureau", "stembureaus"]),
        ("en", &["election", "elections", "Elections"]),
        ("ga", &["toghchán", "dtoghchán", "toghcháin", "thoghcháin"]),
        ("ga", &["comhaireamh", "chomhaireamh"]),
        ("hr", &["izbor", "izbori", "izbora", "izborima"]),
        ("hr", &["birača", "biraca"]),
        ("et", &["valimised", "VALIMISED"]),
    ] {
        for question in forms {
            for text in forms {
                assert!(finds(question, text, language), "{question} in {text} ({language})");
                assert!(looks_up(question, text, language).0, "{question} in {text} ({language})");
            }
        }
    }
}

#[test]
fn a_word_of_another_language_is_not_found_by_chance() {
    assert!(!finds("vaalien", "valien", "sv"));
    assert!(!finds("elections rinkimai", "elections", "en"), "every word must be there");
    assert!(!finds("rate", "deliberate", "en"), "a language without compounds has no parts");
    assert!(!finds("val", "väljare", "sv"), "three letters are compared as they are written");
    assert!(!finds("comhaireamh", "comhar", "ga"), "to count is not to cooperate");
}

#[test]
fn a_word_is_found_inside_a_compound_and_marked_there() {
    for (question, title, language, expected) in [
        ("röstning", "Förtidsröstningen", "sv", "Förtids[röstning]en"),
        ("rostning", "Förtidsröstningen", "sv", "Förtids[röstning]en"),
        ("äänestyksen", "Ennakkoäänestyspaikka", "fi", "Ennakko[äänestys]paikka"),
        ("stem", "Stembureaus", "nl", "[Stem]bureaus"),
        ("wahl", "Bundestagswahl", "de", "Bundestags[wahl]"),
    ] {
        let query = Query::read(question);
        let shown = shown(&marked(title, language, &query));
        assert_eq!(shown, expected, "{question}");
        assert_eq!(looks_up(question, title, language), (false, true), "{question}");
    }
    assert!(!finds("röstning", "Förtids", "sv"));
}

#[test]
fn a_question_is_bounded_and_words_without_meaning_do_not_count() {
    let long = Query::read("one two three four five six seven eight");
    assert_eq!((long.words.len(), long.is_cut), (MAX_WORDS, true));
    assert!(Query::read(&"x".repeat(5_000)).words.len() <= 1);
    assert!(Query::read("what is the").is_empty() && Query::read(" ?! ").is_empty());
    assert_eq!(Query::read("how to vote").words.len(), 1);
    assert_eq!(Query::read("vote Vote VOTE").words.len(), 1);
    assert_eq!(Query::read("ka\u{308}ynti").words[0].word, "k\u{e4}ynti", "composed");
}

#[test]
fn a_topic_is_found_by_its_name_in_any_language_and_the_reason_is_said() {
    for name in ["briefstemmen", "postal voting", "kirjeäänestys"] {
        assert!(Query::read(name).topics().contains(&"postal-voting"), "{name}");
    }
    assert!(Query::read("hologram").topics().is_empty());
    let topics = ["postal-voting".to_owned()];
    let terms = terms(std::iter::empty(), &topics);
    let query = Query::read("briefstemmen");
    assert_eq!(terms, [("#postal-voting".to_owned(), TOPIC)]);
    assert!(query.words[0].terms().any(|term| term == "#postal-voting"));
    let reasons = query.reasons(&topics, &BTreeSet::new(), &["fi"]);
    assert_eq!(reasons.len(), 1);
    assert_eq!(
        (reasons[0].word, reasons[0].topic.slug(), reasons[0].language),
        ("briefstemmen", "postal-voting", "nl")
    );
    assert!(query.reasons(&topics, &[0].into(), &[]).is_empty(), "what stands in a text needs no other reason");
    let part = Query::read("äänestys");
    assert!(part.words[0].terms_within().any(|term| term == "#postal-voting"));
    assert_eq!(part.reasons(&topics, &BTreeSet::new(), &[])[0].language, "fi");
}

#[test]
fn the_best_place_of_a_word_counts() {
    let text =
        Texts { language: "en", title: "Counting", abstract_text: "votes", html: "<p>Counting <em>ballots</em></p>" };
    let terms = terms([text].into_iter(), &[]);
    let field = |word: &str| {
        let sought = term_of(word, "en");
        terms.iter().find(|(term, _)| *term == sought).map(|(_, field)| *field)
    };
    assert_eq!((field("counting"), field("votes"), field("ballots")), (Some(TITLE), Some(ABSTRACT), Some(TEXT)));
    assert_eq!(field("hologram"), None);
}

fn shown(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| if piece.is_found { format!("[{}]", piece.text) } else { piece.text.clone() };
    pieces.iter().map(one).collect()
}

#[test]
fn a_snippet_shows_the_words_found_where_they_stand() {
    let query = Query::read("vaaleissa äänestys");
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

#[test]
fn everything_a_term_is_found_by_follows_from_itself() {
    let whole = |term: &str| -> BTreeSet<String> {
        let clues = clues(term).into_iter();
        clues.filter(|clue| matches!(clue, Clue::Whole(_))).map(|clue| clue.row().1).collect()
    };
    for (word, language) in
        [("äänestyksessä", "fi"), ("toghcháin", "ga"), ("rinkimų", "lt"), ("elections", "en"), ("süße", "de")]
    {
        let stems = stems_of(word, language).into_iter().collect();
        assert_eq!(whole(&taken_apart(term_of(word, language))), stems, "{word}");
    }
    let clues_of_both = clues("+fi:äänestys fi:aanestykses");
    for part in ["fi:aanestys", "fi:aanestykses", "fi:^äänestys", "fi:$tys"] {
        assert!(clues_of_both.contains(&Clue::Part(part.to_owned())), "{part} in {clues_of_both:?}");
    }
    assert_eq!(taken_apart(term_of("vaali", "fi")), "fi:vaal", "it is too short");
    assert!(clues("fi:vaal").into_iter().eq([Clue::Whole("fi:vaal".to_owned())]));
    assert_eq!(language_terms("sr-Latn-RS").collect::<Vec<_>>(), ["@sr", "@sr-Latn", "@sr-Latn-RS"]);
}
