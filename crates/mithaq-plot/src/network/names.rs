//! What the legend of a network says.

use super::{MARKERS, Network};
use crate::element::{Element, number};
use crate::language::Word;
use crate::legend::Entry;
use crate::palette::{INK, SOFT, look};

/// Classes that occur, communities, and how wide the lightest and the heaviest tie are.
pub(super) fn entries(network: &Network) -> Vec<Entry<'_>> {
    let used = |class: &usize| network.ties().any(|edge| edge.class == *class);
    let classes = network.classes.iter().enumerate().filter(|(class, _)| used(class));
    let mut entries: Vec<Entry> = classes
        .map(|(class, name)| {
            let look = look(class);
            let line = move |(x, y)| Element::line((x - 13.0, y), (x + 13.0, y)).stroke(look.colour, 3.0);
            Entry::new(name, move |at| vec![line(at).dash(look.dash)])
        })
        .collect();
    for (community, name) in network.communities.iter().enumerate() {
        let marker = MARKERS[community % MARKERS.len()];
        entries.push(Entry::new(name, move |at| vec![marker.element(at, 5.0).fill(INK)]));
    }
    let lightest = network.ties().map(|edge| edge.weight).reduce(f64::min);
    // Where all are alike, their width says nothing.
    if let Some(lightest) = lightest.filter(|lightest| *lightest < network.heaviest()) {
        let language = &network.page.language;
        let range = language.number(&format!("{} – {}", number(lightest), number(network.heaviest())));
        let name = language.word(Word::Weight);
        let (thin, thick) = (network.line_width(lightest), network.line_width(network.heaviest()));
        entries.push(Entry::with_number(name, &range, move |(x, y)| {
            let line = |from, to, width| Element::line((x + from, y), (x + to, y)).stroke(SOFT, width);
            vec![line(-13.0, -1.0, thin), line(1.0, 13.0, thick)]
        }));
    }
    entries
}
