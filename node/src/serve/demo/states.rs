//! The six states of the demo: who they are, in their own words. They speak for no real body, and say so on every page.

use indexmap::IndexMap;

use crate::model::words::Words;

/// The port of the first node unless another is asked for; the example material is written for it.
pub const DEFAULT_BASE_PORT: u16 = 8101;

/// One state of the demo.
pub struct State {
    /// Host label and folder name.
    pub code: &'static str,
    /// ISO 3166-1 code.
    pub country: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Languages of its pages, its own first.
    pub languages: &'static [&'static str],
    /// User name of its authority.
    pub username: &'static str,
    /// What a reader, an author, an approver and an operator are called there.
    pub people: [&'static str; 4],
}

/// Finland, Sweden, Lithuania, the Netherlands, Ireland, Croatia.
pub const STATES: [State; 6] = [
    State {
        code: "fi",
        country: "FI",
        name: "Finland",
        languages: &["fi", "sv", "en"],
        username: "oikeusministerio",
        people: ["Lukija", "Kirjoittaja", "Hyväksyjä", "Ylläpitäjä"],
    },
    State {
        code: "se",
        country: "SE",
        name: "Sweden",
        languages: &["sv", "en", "fi"],
        username: "valmyndigheten",
        people: ["Läsare", "Författare", "Godkännare", "Driftansvarig"],
    },
    State {
        code: "lt",
        country: "LT",
        name: "Lithuania",
        languages: &["lt", "en"],
        username: "vrk",
        people: ["Skaitytojas", "Autorius", "Tvirtintojas", "Administratorius"],
    },
    State {
        code: "nl",
        country: "NL",
        name: "the Netherlands",
        languages: &["nl", "en"],
        username: "kiesraad",
        people: ["Lezer", "Auteur", "Goedkeurder", "Beheerder"],
    },
    State {
        code: "ie",
        country: "IE",
        name: "Ireland",
        languages: &["ga", "en"],
        username: "toghchain",
        people: ["Léitheoir", "Údar", "Ceadaitheoir", "Riarthóir"],
    },
    State {
        code: "hr",
        country: "HR",
        name: "Croatia",
        languages: &["hr", "en"],
        username: "dip",
        people: ["Čitatelj", "Autor", "Odobravatelj", "Administrator"],
    },
];

impl State {
    /// The authority's name per language, its own first: no more than which state it plays.
    pub fn names(&self) -> IndexMap<String, String> {
        let own = self.languages[0];
        let words = Words::all().iter().filter(|words| words.code == own);
        let words = words.chain(Words::all().iter().filter(|words| words.code != own));
        words.map(|words| (words.code.to_owned(), format!("Demo · {}", words.country(self.country)))).collect()
    }

    /// `fi.localhost:8101`.
    pub fn host(&self, base_port: u16) -> String {
        format!("{}.localhost:{}", self.code, self.port(base_port))
    }

    /// The port of this state's node.
    pub fn port(&self, base_port: u16) -> u16 {
        let place = STATES.iter().position(|s| s.code == self.code).unwrap_or_default();
        base_port.saturating_add(u16::try_from(place).unwrap_or_default())
    }

    /// `@vrk@lt.localhost:8103`.
    pub fn handle(&self, base_port: u16) -> String {
        format!("@{}@{}", self.username, self.host(base_port))
    }
}

/// What every page of the demo says first, per language.
pub fn notices() -> IndexMap<String, String> {
    [
        ("en", "Demonstration: this node speaks for no real authority."),
        ("fi", "Esittely: tämä solmu ei puhu minkään todellisen viranomaisen nimissä."),
        ("sv", "Demonstration: den här noden talar inte för någon verklig myndighet."),
        ("lt", "Demonstracija: šis mazgas nekalba jokios tikros institucijos vardu."),
        ("nl", "Demonstratie: dit knooppunt spreekt namens geen enkele echte autoriteit."),
        ("ga", "Taispeáint: ní labhraíonn an nód seo thar ceann aon údaráis fhíor."),
        ("hr", "Demonstracija: ovaj čvor ne govori u ime nijednog stvarnog tijela."),
    ]
    .map(|(language, text)| (language.to_owned(), text.to_owned()))
    .into()
}

/// The project the exchange grew out of, with what its funding obliges it to say.
pub fn valpoolen() -> crate::app::config::ProjectSection {
    let texts = |pairs: &[(&str, &str)]| pairs.iter().map(|&(l, t)| (l.to_owned(), t.to_owned())).collect();
    crate::app::config::ProjectSection {
        // The project has a name in Finnish, in Swedish and in English; elsewhere it goes by the English one.
        title: texts(&[
            ("fi", "Vaalipooli"),
            ("sv", "Valpoolen"),
            ("lt", "„Election Pool“ („Valpoolen“)"),
            ("nl", "Election Pool (Valpoolen)"),
            ("ga", "Election Pool (Valpoolen)"),
            ("hr", "Election Pool (Valpoolen)"),
            ("en", "Election Pool"),
        ]),
        from: Some("2020-12-01".into()),
        to: Some("2021-11-30".into()),
        partners: ["SE", "LT", "NL", "IE", "HR"].map(str::to_owned).into(),
        programme: texts(&[
            ("fi", "Euroopan unionin perusoikeus-, tasa-arvo- ja kansalaisuusohjelma (2014–2020)"),
            ("sv", "Europeiska unionens program för rättigheter, jämlikhet och medborgarskap (2014–2020)"),
            ("lt", "Europos Sąjungos Teisių, lygybės ir pilietiškumo programa (2014–2020 m.)"),
            ("nl", "Programma ‘Rechten, gelijkheid en burgerschap’ van de Europese Unie (2014–2020)"),
            ("ga", "Clár an Aontais Eorpaigh um Chearta, Comhionannas agus Saoránacht (2014–2020)"),
            ("hr", "Program Europske unije o pravima, jednakosti i građanstvu (2014. – 2020.)"),
            ("en", "Rights, Equality and Citizenship Programme of the European Union (2014–2020)"),
        ]),
        funding: texts(&[
            (
                "fi",
                "Hanke on saanut rahoitusta Euroopan unionin perusoikeus-, tasa-arvo- ja kansalaisuusohjelmasta (2014–2020).",
            ),
            (
                "sv",
                "Projektet har beviljats finansiering ur Europeiska unionens program för rättigheter, jämlikhet och medborgarskap (2014–2020).",
            ),
            (
                "lt",
                "Projektas finansuotas pagal Europos Sąjungos Teisių, lygybės ir pilietiškumo programą (2014–2020 m.).",
            ),
            (
                "nl",
                "Het project is gefinancierd uit het programma ‘Rechten, gelijkheid en burgerschap’ van de Europese Unie (2014–2020).",
            ),
            (
                "ga",
                "Maoiníodh an tionscadal ó Chlár an Aontais Eorpaigh um Chearta, Comhionannas agus Saoránacht (2014–2020).",
            ),
            (
                "hr",
                "Projekt je financiran iz Programa Europske unije o pravima, jednakosti i građanstvu (2014. – 2020.).",
            ),
            (
                "en",
                "The project was funded by the European Union’s Rights, Equality and Citizenship Programme (2014–2020).",
            ),
        ]),
        // The Swedish is the project's own; the others say the same.
        disclaimer: texts(&[
            (
                "fi",
                "Tämän julkaisun sisältö edustaa vain tekijän näkemyksiä ja on yksin tekijän vastuulla. Euroopan komissio ei vastaa siitä, miten julkaisun sisältämiä tietoja käytetään.",
            ),
            (
                "sv",
                "Innehållet i denna publicering representerar endast författarens åsikter och är hans/hennes ensamma ansvar. Europeiska kommissionen tar inte något ansvar för användning av information den innehåller.",
            ),
            (
                "lt",
                "Šio leidinio turinys atspindi tik autoriaus požiūrį, ir už jį atsako tik autorius. Europos Komisija neprisiima jokios atsakomybės už tai, kaip gali būti naudojama jame pateikta informacija.",
            ),
            (
                "nl",
                "De inhoud van deze publicatie geeft uitsluitend de mening van de auteur weer en valt geheel onder diens verantwoordelijkheid. De Europese Commissie aanvaardt geen aansprakelijkheid voor het gebruik van de informatie in deze publicatie.",
            ),
            (
                "ga",
                "Is ionann ábhar an fhoilseacháin seo agus tuairimí an údair amháin, agus is ar an údar amháin atá an fhreagracht as. Ní ghlacann an Coimisiún Eorpach le haon fhreagracht as úsáid a d’fhéadfaí a bhaint as an bhfaisnéis atá ann.",
            ),
            (
                "hr",
                "Sadržaj ove publikacije odražava isključivo stajališta autora i za njega je odgovoran samo autor. Europska komisija ne preuzima nikakvu odgovornost za moguću uporabu informacija koje publikacija sadržava.",
            ),
            (
                "en",
                "The content of this publication represents the views of the author only and is the author’s sole responsibility. The European Commission does not accept any responsibility for use that may be made of the information it contains.",
            ),
        ]),
        hashtags: ["vaalipoolihanke", "valpoolen", "electionpool", "Demokratia2025", "Demokrati2025"]
            .map(str::to_owned)
            .into(),
    }
}
