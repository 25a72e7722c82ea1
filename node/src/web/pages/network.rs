//! Who this node exchanges materials with: a drawing and the same as a table, public; how far the exchange has got, for
//! those to whom the desk tells it.

use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;
use jiff::Timestamp;

use super::{
    chart::{self, Chart},
    exchange,
    from_web::{self, Site},
    front, labels,
    standing::{self, Standing, lasting},
    text::{self, Day, Text},
};
use crate::{
    app::App,
    desk::network::{self, Partner},
    model::{traffic::Traffic, words::Words},
    web::{
        page,
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// The page of the network.
#[derive(Debug, Template)]
#[template(path = "network.html")]
pub struct Network {
    /// The frame.
    pub shell: Shell,
    /// The drawing.
    pub chart: Chart,
    /// The drawing in words.
    pub drawn: String,
    /// The nodes, ours first.
    pub nodes: Vec<Node>,
    /// How far the exchange with each partner has got; empty for those who may not know it.
    pub traffic: Vec<Exchange>,
    /// Whether the reader is of this node, and may know what is the matter.
    pub is_ours: bool,
    /// The sites that are read from the web.
    pub sites: Vec<Site>,
}

/// One node.
#[derive(Debug)]
pub struct Node {
    /// What stands on it in the drawing; a node beyond the drawing has none.
    pub mark: String,
    /// What it is called.
    pub name: Text,
    /// Its country in words, if known.
    pub country: Option<String>,
    /// Its languages.
    pub languages: Vec<Text>,
    /// `https://host`.
    pub origin: String,
    /// `host` or `host:port`.
    pub host: String,
    /// Whether it is this one.
    pub is_here: bool,
}

/// How far the exchange with a partner has got, in words.
#[derive(Debug)]
pub struct Exchange {
    /// What it is called.
    pub name: Text,
    /// How it stands, for the people of this node.
    pub standing: Option<Standing>,
    /// Entries that wait to be sent, in numbers of the language.
    pub waiting: String,
    /// For how long the oldest has waited.
    pub waiting_for: Option<String>,
    /// When it last took something.
    pub delivered: Option<Day>,
    /// Since when nothing goes through, or what was put aside.
    pub trouble: Vec<String>,
    /// How far it says our log is applied there.
    pub confirmed: String,
    /// Entries of its log that are not here.
    pub missing: String,
    /// For how long one has been missing.
    pub missing_for: Option<String>,
    /// When something of it last came in.
    pub heard: Option<Day>,
    /// When the logs were last compared.
    pub compared: Option<Day>,
    /// Open alarms about it.
    pub alarms: String,
}

/// `GET /{lang}/network`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let viewer = &reader.viewer;
    let shell = Shell::to(&app, &reader, "network", "/network").indexed();
    let partners = network::partners(&app, viewer).await?;
    let is_ours = exchange::is_for(viewer);
    let sites = from_web::sites(&app, reader.words, is_ours).await?;
    let page = Network { sites, ..Network::of(&app, shell, &partners, is_ours) };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

impl Network {
    fn of(app: &App, shell: Shell, partners: &[Partner], is_ours: bool) -> Self {
        let (words, now) = (shell.words, app.clock.now());
        let names: Vec<Text> = partners.iter().map(|partner| name(partner, words)).collect();
        let is_late = |partner: &Partner| partner.traffic.as_ref().is_some_and(Traffic::is_late);
        let drawn = |(partner, name): (&Partner, &Text)| chart::Node {
            country: partner.country.clone(),
            label: name.text.clone(),
            is_late: is_late(partner),
        };
        let here = chart::Node {
            country: Some(app.config.node.country.clone()),
            label: shell.node.text.clone(),
            is_late: false,
        };
        let chart = chart::draw(&here, &partners.iter().zip(&names).map(drawn).collect::<Vec<_>>());
        let this = Node {
            mark: String::new(),
            name: shell.node.clone(),
            country: Some(labels::country(words, &app.config.node.country)),
            languages: tongues(&app.config.node.languages),
            origin: app.config.origin().to_owned(),
            host: app.config.host().to_owned(),
            is_here: true,
        };
        let there = partners.iter().zip(&names).map(|(partner, name)| Node {
            mark: String::new(),
            name: name.clone(),
            country: partner.country.as_deref().map(|code| labels::country(words, code)),
            languages: tongues(&partner.languages),
            origin: partner.origin.clone(),
            host: partner.host.clone(),
            is_here: false,
        });
        let mut nodes: Vec<Node> = std::iter::once(this).chain(there).collect();
        for (node, spot) in nodes.iter_mut().zip(&chart.nodes) {
            node.mark.clone_from(&spot.mark);
        }
        let exchange = |(partner, name): (&Partner, &Text)| {
            let traffic = partner.traffic.as_ref()?;
            let standing = is_ours.then(|| Standing::of(app, traffic, words));
            Some(Exchange { standing, ..Exchange::of(traffic, name, words, now) })
        };
        let traffic = partners.iter().zip(&names).filter_map(exchange).collect();
        Self { drawn: in_words(&nodes, words), chart, nodes, traffic, is_ours, sites: Vec::new(), shell }
    }

    /// Whether a line of the drawing is dashed.
    pub fn is_late(&self) -> bool {
        self.chart.lines.iter().any(|line| line.is_late)
    }
}

fn name(partner: &Partner, words: &Words) -> Text {
    shell::said(&partner.authority, words.code).unwrap_or_else(|| Text::of("", &partner.name))
}

fn tongues(codes: &[String]) -> Vec<Text> {
    codes.iter().map(|code| text::tongue(code)).collect()
}

/// The drawing for those who do not see it: by state, else by name.
fn in_words(nodes: &[Node], words: &Words) -> String {
    let called = |node: &Node| node.country.clone().unwrap_or_else(|| node.name.text.clone());
    let others: Vec<String> = nodes[1..].iter().map(called).collect();
    let here = called(&nodes[0]);
    if others.is_empty() { words.network_map_alone(&here) } else { words.network_map_text(&here, &words.list(&others)) }
}

impl Exchange {
    fn of(traffic: &Traffic, name: &Text, words: &Words, now: Timestamp) -> Self {
        let number = |number: u64| standing::number(number, words);
        let since = |at: Option<Timestamp>| at.map(|at| lasting(now.as_second() - at.as_second(), words));
        let moment = |at: Option<Timestamp>| at.map(|at| standing::moment(at, words));
        let failing = traffic.failing_since.map(|at| words.network_failing(&standing::moment(at, words).text));
        let parked = usize::try_from(traffic.parked).ok().filter(|parked| *parked > 0);
        Self {
            name: name.clone(),
            standing: None,
            waiting: number(traffic.waiting),
            waiting_for: since(traffic.waiting_since.filter(|_| traffic.waiting > 0)),
            delivered: moment(traffic.delivered_at),
            trouble: failing.into_iter().chain(parked.map(|parked| words.network_parked(parked))).collect(),
            confirmed: words.network_progress(&number(traffic.confirmed), &number(traffic.head)),
            missing: number(traffic.missing),
            missing_for: since(traffic.missing_since),
            heard: moment(traffic.heard_at),
            compared: moment(traffic.compared_at),
            alarms: number(traffic.alarms),
        }
    }
}
