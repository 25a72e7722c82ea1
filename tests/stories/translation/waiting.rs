//! A provider that does not translate: who sees that, and what becomes of what waits for it.

use super::*;

/// Answers like this whatever is to be translated, and names its languages.
fn refusing(status: u16, words: &'static str) -> impl Fn(&Heard) -> Reply + Send {
    move |heard| {
        if heard.target == "/languages" { libre(heard) } else { says(status, &json!({ "error": words }).to_string()) }
    }
}

#[track_caller]
fn measured(node: &Node, line: &str) {
    until(&format!("the figures say {line}"), || {
        node.get("/metrics").is(&[200]).text().lines().any(|one| one == line).then_some(())
    });
}

#[test]
fn whoever_looks_after_the_node_sees_which_provider_does_not_translate_and_how_much_waits() {
    on_both(|engine| {
        let service = Service::play(libre);
        let local = provider("libre", "libretranslate", service.address(), &[("reach", "local")]);
        let fi = node(engine, vec![local]).prepare().started();
        named(&fi, 1);
        assert!(fi.run(&["doctor"]).out.contains("libre (LibreTranslate) has 2 pairs of languages"));
        measured(&fi, "election_pool_translation_provider_up{provider=\"libre\"} 1");
        service.answers(refusing(503, "Out of memory"));
        let id = publish(&fi, "CLEAR", BODY);
        fi.done(&["translate", &id, "--to", "fi"]);
        until("it is known not to translate", || {
            let said = fi.run(&["doctor"]).out;
            (said.contains("libre (LibreTranslate) has not translated since 2")
                && said.contains("answered 503: Out of memory")
                && said.contains("1 wait to be translated, none failed"))
            .then_some(())
        });
        measured(&fi, "election_pool_translation_provider_up{provider=\"libre\"} 0");
        measured(&fi, "election_pool_translations_waiting 1");
        service.answers(libre);
        comes(&fi, &id, "fi", "done");
        assert!(fi.run(&["doctor"]).out.contains("0 wait to be translated, none failed"));
        measured(&fi, "election_pool_translation_provider_up{provider=\"libre\"} 1");

        // What it says of a text that is not for everybody is for those alone who may read that.
        service.answers(refusing(400, "Cannot translate: hemligt"));
        let amber = publish(&fi, &format!("AMBER\nrecipients: [\"{}\"]", fi.handle()), "Hemligt.");
        fi.done(&["translate", &amber, "--to", "fi"]);
        let failed = comes(&fi, &amber, "fi", "failed");
        assert!(failed["reason"].as_str().expect("there is one").contains("hemligt"), "{failed}");
        let said = fi.run(&["doctor"]).out;
        assert!(said.contains("1 failed") && said.contains("does not translate; the page"), "{said}");
        assert!(!said.contains("hemligt"), "{said}");
        measured(&fi, "election_pool_translations_failed 1");
    });
}

#[test]
fn what_waits_for_a_provider_that_does_not_name_its_languages_is_made_once_it_does() {
    on_both(|engine| {
        let (first, second) = (Service::play(refusing(503, "Busy")), Service::play(|_| says(503, "{}")));
        let draft = node(engine, vec![provider("first", "libretranslate", first.address(), &[])]);
        let mut fi = draft.set("limits", "translation_silent_s", 1).prepare().started();
        named(&fi, 1);
        let id = publish(&fi, "CLEAR", BODY);
        fi.done(&["translate", &id, "--to", "fi"]);
        until("it waits", || (stage(&fi, &id, "fi")["tries"] != 0).then_some(()));
        fi.stop();
        fi.edit(|table| {
            let second = provider("second", "libretranslate", second.address(), &[]);
            table["translation"]["providers"] = vec![second].into();
        });
        fi.start();
        let waiting = until("the reason is known", || {
            Some(stage(&fi, &id, "fi")).filter(|one| one["reason"].as_str().is_some_and(|why| why.contains("second")))
        });
        assert_eq!(waiting["state"], "waiting", "{waiting}");
        second.answers(libre);
        assert_eq!(comes(&fi, &id, "fi", "done")["provider"], "second");
    });
}
