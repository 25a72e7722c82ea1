//! The network as a drawing: values in, places out, as numbers for an SVG.
//!
//! Every member state has its rough place on a schematic map, moved apart so that 27 nodes do not touch; a node stands
//! where its state does, a further node of the same state or one without a state in a row below. Lines lead from this
//! node to the others and bend around whoever stands in the way. Does not know colours, languages or who looks.

use std::collections::BTreeMap;

/// Width of the drawing; its height follows from what is on it.
const WIDTH: i32 = 400;
/// Height of the map alone.
const MAP_HEIGHT: i32 = 342;
/// Radius of a node.
pub const RADIUS: i32 = 17;
/// From one place in a row below the map to the next.
const STEP: i32 = 38;
/// Places in a row below the map.
const PER_ROW: i32 = 10;
/// The first place in a row.
const FIRST: i32 = 22;
/// Most nodes drawn; the table has all.
const NODES: usize = 60;

/// Where the capitals are, roughly.
const PLACES: [(&str, i32, i32); 27] = [
    ("AT", 206, 204),
    ("BE", 106, 160),
    ("BG", 298, 238),
    ("CY", 374, 308),
    ("CZ", 204, 166),
    ("DE", 186, 128),
    ("DK", 176, 84),
    ("EE", 298, 46),
    ("ES", 62, 268),
    ("FI", 262, 23),
    ("FR", 84, 208),
    ("GR", 288, 290),
    ("HR", 224, 244),
    ("HU", 246, 211),
    ("IE", 52, 104),
    ("IT", 172, 284),
    ("LT", 296, 124),
    ("LU", 146, 170),
    ("LV", 304, 85),
    ("MT", 198, 319),
    ("NL", 132, 124),
    ("PL", 250, 132),
    ("PT", 22, 284),
    ("RO", 302, 198),
    ("SE", 212, 34),
    ("SI", 184, 239),
    ("SK", 248, 172),
];

/// How far a line may bend aside, in parts of its length, the least first.
const BENDS: [f64; 13] = [0.0, 0.1, -0.1, 0.15, -0.15, 0.2, -0.2, 0.26, -0.26, 0.34, -0.34, 0.44, -0.44];
/// What a line leaves free around a node that it does not lead to.
const CLEAR: f64 = 4.0;

/// A node to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its state, if known.
    pub country: Option<String>,
    /// What it is called.
    pub label: String,
    /// Whether something waits between it and this node.
    pub is_late: bool,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Width of the view box.
    pub width: i32,
    /// Height of the view box.
    pub height: i32,
    /// Radius of a node.
    pub radius: i32,
    /// The states without a node.
    pub states: Vec<Place>,
    /// Lines from this node to the others.
    pub lines: Vec<Line>,
    /// The nodes, this one first.
    pub nodes: Vec<Spot>,
}

/// A point of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A node in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where.
    pub place: Place,
    /// What is written on it; the table has the same.
    pub mark: String,
    /// What it is called.
    pub label: String,
    /// Whether it is this one.
    pub is_here: bool,
}

/// A line between two nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From here.
    pub from: Place,
    /// Bent towards this point.
    pub by: Place,
    /// To there.
    pub to: Place,
    /// Whether something waits.
    pub is_late: bool,
}

/// Draws this node among the others it exchanges with.
pub fn draw(here: &Node, others: &[Node]) -> Chart {
    let mut free: BTreeMap<&str, Place> = PLACES.iter().map(|&(code, x, y)| (code, Place { x, y })).collect();
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut below = 0;
    let mut nodes = Vec::new();
    for (index, node) in std::iter::once(here).chain(others).take(NODES).enumerate() {
        let code = node.country.as_deref().unwrap_or(UNKNOWN);
        let place = free.remove(code).unwrap_or_else(|| {
            below += 1;
            Place { x: FIRST + STEP * ((below - 1) % PER_ROW), y: row(below) }
        });
        let number = numbers.entry(code.to_owned()).or_default();
        *number += 1;
        let mark = match *number {
            1 => code.to_owned(),
            further @ 2..10 => format!("{code}{further}"),
            many => many.to_string(),
        };
        nodes.push(Spot { place, mark, label: node.label.clone(), is_here: index == 0 });
    }
    let places: Vec<Place> = nodes.iter().map(|spot| spot.place).collect();
    let height = if below == 0 { MAP_HEIGHT } else { row(below) + FIRST };
    let lines = others.iter().zip(&places[1..]).map(|(node, to)| line(&places, *to, height, node.is_late));
    let lines = lines.collect();
    Chart { width: WIDTH, height, radius: RADIUS, states: free.into_values().collect(), lines, nodes }
}

/// What is written on a node of which the state is not known.
const UNKNOWN: &str = "?";

/// How far down the row is in which the `count`th node below the map stands.
const fn row(count: i32) -> i32 {
    MAP_HEIGHT + FIRST + STEP * ((count - 1) / PER_ROW)
}

/// The least bent line that passes everybody else, or the one that comes closest to that.
fn line(places: &[Place], to: Place, height: i32, is_late: bool) -> Line {
    let from = places[0];
    let bent = |bend: f64| Line { from, by: bent(from, to, bend), to, is_late };
    let fits = |line: &Line| (0..=WIDTH).contains(&line.by.x) && (0..=height).contains(&line.by.y);
    let room = |line: &Line| clearance(line, places);
    let candidates: Vec<Line> = BENDS.into_iter().map(bent).filter(fits).collect();
    let first = candidates.iter().find(|line| room(line) >= f64::from(RADIUS) + CLEAR);
    let straightest = first.or_else(|| candidates.iter().max_by(|a, b| room(a).total_cmp(&room(b))));
    straightest.cloned().unwrap_or_else(|| bent(0.0))
}

/// The point towards which a line bends that goes aside by a part of its length.
#[expect(clippy::cast_possible_truncation, reason = "places are a few hundred units apart")]
fn bent(from: Place, to: Place, bend: f64) -> Place {
    let aside = |middle: i32, along: i32| (f64::from(middle) / 2.0 + f64::from(along) * bend).round() as i32;
    Place { x: aside(from.x + to.x, from.y - to.y), y: aside(from.y + to.y, to.x - from.x) }
}

/// How near a line comes to the middle of a node at neither of its ends.
fn clearance(line: &Line, places: &[Place]) -> f64 {
    let others = places.iter().filter(|place| **place != line.from && **place != line.to);
    let nearest = others.flat_map(|place| points(line).map(move |(x, y)| distance(x, y, *place)));
    nearest.fold(f64::INFINITY, f64::min)
}

fn distance(x: f64, y: f64, place: Place) -> f64 {
    (x - f64::from(place.x)).hypot(y - f64::from(place.y))
}

/// Points along a line.
fn points(line: &Line) -> impl Iterator<Item = (f64, f64)> {
    const PARTS: u32 = 40;
    let Line { from, by, to, .. } = *line;
    (0..=PARTS).map(move |part| {
        let t = f64::from(part) / f64::from(PARTS);
        let at = |a: i32, b: i32, c: i32| {
            (1.0 - t) * (1.0 - t) * f64::from(a) + 2.0 * t * (1.0 - t) * f64::from(b) + t * t * f64::from(c)
        };
        (at(from.x, by.x, to.x), at(from.y, by.y, to.y))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half the stroke around a node.
    const STROKE: f64 = 1.5;
    /// How wide a letter is at the size of the stylesheet, generously.
    const LETTER: f64 = 10.2;

    fn node(country: &str) -> Node {
        Node { country: Some(country.to_owned()), label: format!("Node of {country}"), is_late: false }
    }

    fn drawn(countries: &[&str]) -> Chart {
        let nodes: Vec<Node> = countries.iter().map(|country| node(country)).collect();
        draw(&nodes[0], &nodes[1..])
    }

    fn all() -> Vec<&'static str> {
        PLACES.iter().map(|(code, ..)| *code).collect()
    }

    /// Nothing leaves the drawing, no node touches another, every mark fits on its node.
    fn is_legible(chart: &Chart) {
        let reach = f64::from(chart.radius) + STROKE;
        let (width, height) = (f64::from(chart.width), f64::from(chart.height));
        for (index, spot) in chart.nodes.iter().enumerate() {
            let (x, y) = (f64::from(spot.place.x), f64::from(spot.place.y));
            assert!(x >= reach && y >= reach && x + reach <= width && y + reach <= height, "{spot:?} sticks out");
            for other in &chart.nodes[index + 1..] {
                assert!(distance(x, y, other.place) > 2.0 * reach, "{spot:?} touches {other:?}");
            }
            let text = LETTER * f64::from(u32::try_from(spot.mark.chars().count()).unwrap());
            assert!(text <= 2.0 * f64::from(chart.radius), "{} does not fit", spot.mark);
        }
        for line in &chart.lines {
            assert!(
                points(line).all(|(x, y)| (0.0..=width).contains(&x) && (0.0..=height).contains(&y)),
                "{line:?} leaves the drawing"
            );
        }
        assert!(chart.states.iter().all(|state| chart.nodes.iter().all(|spot| spot.place != *state)));
    }

    #[test]
    fn one_node_stands_alone_among_the_states() {
        let chart = drawn(&["FI"]);
        is_legible(&chart);
        assert_eq!((chart.nodes.len(), chart.states.len(), chart.lines.len()), (1, 26, 0));
        assert!(chart.nodes[0].is_here);
    }

    #[test]
    fn lines_between_the_first_six_pass_nobody_else_whoever_draws() {
        let mut six = ["FI", "SE", "LT", "NL", "IE", "HR"];
        for _ in 0..six.len() {
            let chart = drawn(&six);
            is_legible(&chart);
            assert_eq!(chart.lines.len(), 5);
            let places: Vec<Place> = chart.nodes.iter().map(|spot| spot.place).collect();
            for line in &chart.lines {
                assert!(clearance(line, &places) >= f64::from(RADIUS) + CLEAR, "{line:?}");
            }
            six.rotate_left(1);
        }
    }

    #[test]
    fn all_member_states_fit_whoever_draws() {
        let mut states = all();
        for _ in 0..states.len() {
            let chart = drawn(&states);
            is_legible(&chart);
            assert_eq!((chart.nodes.len(), chart.states.len(), chart.lines.len()), (27, 0, 26));
            states.rotate_left(1);
        }
    }

    #[test]
    fn a_second_node_of_a_state_and_one_of_none_stand_below() {
        let mut others: Vec<Node> = all().into_iter().map(node).collect();
        others.extend(std::iter::repeat_n(Node { country: None, ..node("") }, 12));
        let chart = draw(&node("FI"), &others);
        is_legible(&chart);
        let marks: Vec<&str> = chart.nodes.iter().map(|spot| spot.mark.as_str()).collect();
        assert_eq!((marks[0], marks[10], marks[28], marks[39]), ("FI", "FI2", "?", "12"));
        assert!(chart.height > MAP_HEIGHT);
        let many: Vec<Node> = std::iter::repeat_n(node("SE"), 1000).collect();
        let chart = draw(&node("FI"), &many);
        is_legible(&chart);
        assert_eq!(chart.nodes.len(), NODES, "the table has the rest");
    }

    #[test]
    fn a_line_on_which_something_waits_is_another_line() {
        let late = Node { is_late: true, ..node("SE") };
        let chart = draw(&node("FI"), &[node("EE"), late]);
        assert_eq!(chart.lines.iter().map(|line| line.is_late).collect::<Vec<_>>(), [false, true]);
    }
}
