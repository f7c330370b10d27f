//! A state and its neighbours, or a small graph.

mod around;
mod forces;
mod labels;
mod names;

use crate::canvas::{Area, Canvas};
use crate::element::{Element, number};
use crate::language::Word;
use crate::legend;
use crate::page::Page;
use crate::palette::{INK, Marker, PAPER, look};
use crate::scale::usable;
use crate::svg::Svg;
use crate::table::Table;

/// The width of the lines of the lightest and the heaviest tie.
const WIDTHS: (f64, f64) = (1.0, 7.0);
/// With more nodes than this, lines are thinner.
const CROWD: f64 = 24.0;
const MARKERS: [Marker; 6] =
    [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::Hexagon, Marker::Wedge];

/// States and the ties between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Captions, language and size.
    pub page: Page,
    /// The states, up to about 60.
    pub nodes: Vec<Node>,
    /// Their ties; one that names a node there is not, or joins one to itself, is left out.
    pub edges: Vec<Edge>,
    /// The names of the classes of ties, for the legend.
    pub classes: Vec<String>,
    /// The names of the communities of states, for the legend; may be empty.
    pub communities: Vec<String>,
    /// The state in the middle, with all others around it; none for a graph without a middle.
    pub centre: Option<usize>,
}

/// A state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// What it is called.
    pub name: String,
    /// The number of its community: neighbours of one stand together and have one shape.
    pub community: usize,
}

/// A tie.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// The number of one node.
    pub from: usize,
    /// The number of the other.
    pub to: usize,
    /// How strong it is, above 0: the width of the line.
    pub weight: f64,
    /// The number of its class: colour and dash of the line.
    pub class: usize,
}

/// Where a node stands and on which side its label does.
#[derive(Debug, Clone, Copy)]
struct Spot {
    at: (f64, f64),
    side: Side,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Above,
    Below,
}

impl Network {
    /// Draws the picture.
    pub fn svg(&self) -> Svg {
        self.page.draw(&self.summary(), |canvas, area| self.picture(canvas, area))
    }

    /// What it shows: a tie a row, the strongest first.
    pub fn table(&self) -> Table {
        let language = &self.page.language;
        let word = |word| language.word(word).to_owned();
        let head = vec![word(Word::What), word(Word::With), word(Word::Class), word(Word::Weight)];
        let row = |edge: &&Edge| {
            let class = self.classes.get(edge.class).map(|class| language.tidy(class)).unwrap_or_default();
            vec![self.name(edge.from), self.name(edge.to), class, language.in_digits(&number(edge.weight))]
        };
        Table { head, rows: self.strongest().iter().map(row).collect() }
    }

    fn strongest(&self) -> Vec<&Edge> {
        let mut edges: Vec<&Edge> = self.ties().collect();
        edges.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        edges
    }

    /// The ties in words, the strongest first; a long list ends with an ellipsis.
    fn summary(&self) -> String {
        let edges = self.strongest();
        let name = |node: usize| &self.nodes[node].name;
        let told: Vec<String> = edges
            .iter()
            .take(60)
            .map(|edge| format!("{} – {} {}", name(edge.from), name(edge.to), number(edge.weight)))
            .collect();
        format!("{}{}", told.join("; "), if edges.len() > told.len() { "; …" } else { "" })
    }

    /// The ties that can be drawn.
    fn ties(&self) -> impl Iterator<Item = &Edge> {
        let count = self.nodes.len();
        self.edges.iter().filter(move |edge| {
            edge.from < count
                && edge.to < count
                && edge.from != edge.to
                && usable(edge.weight).is_some_and(|w| w > 0.0)
        })
    }

    fn centre(&self) -> Option<usize> {
        self.centre.filter(|centre| *centre < self.nodes.len())
    }

    fn picture(&self, canvas: &mut Canvas, area: Area) {
        if self.nodes.is_empty() {
            return canvas.no_data(area);
        }
        let legend = legend::draw(canvas, area, &names::entries(self));
        let area = area.inset(0.0, legend + 8.0, 0.0, 4.0);
        let (spots, size) = match self.centre() {
            Some(centre) => around::place(self, centre, area),
            None => (forces::place(self, area), 11.5),
        };
        for edge in self.ties() {
            self.edge(canvas, edge, &spots, area);
        }
        for (node, spot) in spots.iter().enumerate() {
            self.node(canvas, node, spot);
        }
        labels::draw(self, canvas, &spots, size, area);
    }

    fn heaviest(&self) -> f64 {
        self.ties().map(|edge| edge.weight).fold(0.0, f64::max)
    }

    fn line_width(&self, weight: f64) -> f64 {
        let widest = (WIDTHS.1 * CROWD / self.nodes.len() as f64).clamp(3.0, WIDTHS.1);
        WIDTHS.0 + (widest - WIDTHS.0) * (weight / self.heaviest().max(1e-9)).clamp(0.0, 1.0)
    }

    /// A straight line, or between two neighbours of a centre a bow towards it, so that it does not run along others.
    fn edge(&self, canvas: &mut Canvas, edge: &Edge, spots: &[Spot], area: Area) {
        let (from, to) = (spots[edge.from].at, spots[edge.to].at);
        let bowed = self.centre().is_some_and(|centre| edge.from != centre && edge.to != centre);
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
        let middle = area.middle();
        let bend = |a: f64, b: f64, m: f64| number((a + b) / 2.0 * 0.45 + m * 0.55);
        let d = match bowed {
            true => {
                let (x, y) = (bend(from.0, to.0, middle.0), bend(from.1, to.1, middle.1));
                format!("M{x1} {y1}Q{x} {y} {x2} {y2}")
            }
            false => format!("M{x1} {y1}L{x2} {y2}"),
        };
        let look = look(edge.class);
        let names = format!("{} – {}: {}", self.name(edge.from), self.name(edge.to), number(edge.weight));
        canvas.group("tie", &names, |canvas| {
            let width = self.line_width(edge.weight);
            let line = Element::path(&d).stroke(look.colour, width).dash(&longer(look.dash, width));
            canvas.put(line.with("stroke-opacity", if bowed { 0.55 } else { 0.85 }));
        });
    }

    fn name(&self, node: usize) -> String {
        self.page.language.tidy(&self.nodes[node].name)
    }

    fn node(&self, canvas: &mut Canvas, node: usize, spot: &Spot) {
        let radius = if self.centre() == Some(node) { 11.0 } else { 5.5 };
        let marker = if self.centre() == Some(node) { Marker::Circle } else { self.marker(node) };
        canvas.put(marker.element(spot.at, radius).fill(INK).stroke(PAPER, 1.5));
    }

    fn marker(&self, node: usize) -> Marker {
        MARKERS[self.nodes[node].community % MARKERS.len()]
    }
}

/// A dash pattern in proportion to the width of its line: a dot as wide as long stays a dot.
fn longer(dash: &str, width: f64) -> String {
    let factor = (width / 2.5).max(1.0);
    let lengths = dash.split_whitespace().filter_map(|length| length.parse::<f64>().ok());
    lengths.map(|length| number(length * factor)).collect::<Vec<_>>().join(" ")
}
