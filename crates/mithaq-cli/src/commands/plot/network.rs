//! The network around a state: agreements in force in a year.

use anyhow::Result;
use mithaq_alignment::{Neighbours, Sources};
use mithaq_plot::{Edge, Network, Node, Svg};

use super::{called, language, page};
use crate::args::PlotNetwork;
use crate::codes;
use crate::commands::open;

/// How strongly agreements bind: the classes of edges, by level.
const LEVELS: [&str; 4] =
    ["other agreements", "military cooperation, consultation", "non-aggression, neutrality", "defence"];

pub(super) fn draw(arguments: &PlotNetwork) -> Result<Svg> {
    let (state, drawing) = (codes::parse(&arguments.state)?, &arguments.drawing);
    let sources = Sources::named(arguments.ground.source.as_deref().unwrap_or("all"));
    let rules = arguments.ground.rules.rules();
    let around = Neighbours::around(&open(&drawing.ledger)?, &state, arguments.year, &sources, &rules)?;
    let nodes = around
        .states
        .iter()
        .zip(&around.communities)
        .map(|(code, community)| Ok(Node { name: called(code, drawing)?, community: *community }));
    let edges = around.ties.iter().map(|tie| Edge {
        from: tie.one,
        to: tie.other,
        weight: f64::from(u32::try_from(tie.agreements).unwrap_or(u32::MAX)),
        class: usize::from(tie.level).min(LEVELS.len() - 1),
    });
    let language = language(drawing)?;
    let subtitle = language.say("Agreements in force in");
    let picture = Network {
        page: page(drawing, called(&state, drawing)?, format!("{subtitle} {}", arguments.year))?,
        nodes: nodes.collect::<Result<_>>()?,
        edges: edges.collect(),
        classes: LEVELS.iter().map(|level| language.say(level).to_owned()).collect(),
        communities: Vec::new(),
        centre: around.states.iter().position(|code| *code == state),
    };
    Ok(picture.svg())
}
