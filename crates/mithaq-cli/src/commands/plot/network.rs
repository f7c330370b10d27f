//! The network around a state: agreements in force in a year.

use anyhow::Result;
use mithaq_alignment::{Neighbours, Period, Sources};
use mithaq_ledger::Said;
use mithaq_plot::{Edge, Network, Node};

use super::{Drawn, page, voice};
use crate::args::PlotNetwork;
use crate::codes;
use crate::commands::open;

/// How strongly agreements bind: the classes of edges, by level.
const LEVELS: [&str; 4] =
    ["other agreements", "military cooperation, consultation", "non-aggression, neutrality", "defence"];

pub(super) fn draw(arguments: &PlotNetwork) -> Result<Drawn> {
    let (state, drawing) = (codes::parse(&arguments.state)?, &arguments.drawing);
    let sources = Sources::named(arguments.ground.source.as_deref().unwrap_or("all"));
    let rules = arguments.ground.rules.rules();
    let around = Neighbours::around(&open(&drawing.ledger)?, &state, arguments.year, &sources, &rules)?;
    let voice = voice(drawing)?;
    let nodes = around
        .states
        .iter()
        .zip(&around.communities)
        .map(|(code, community)| Node { name: voice.name(code), community: *community });
    let edges = around.ties.iter().map(|tie| Edge {
        from: tie.one,
        to: tie.other,
        weight: f64::from(u32::try_from(tie.agreements).unwrap_or(u32::MAX)),
        class: usize::from(tie.level).min(LEVELS.len() - 1),
    });
    let subtitle = Said::new("Agreements in force in {year}").plain("year", arguments.year).by(&voice);
    let uncovered: Vec<_> =
        (!around.is_known).then_some(Period::of_year(arguments.year)).into_iter().collect();
    let picture = Network {
        page: page(drawing, voice.name(&state), subtitle, &mithaq_voice::times::blank(&uncovered, voice))?,
        nodes: nodes.collect(),
        edges: edges.collect(),
        classes: LEVELS.iter().map(|level| voice.words(level)).collect(),
        communities: Vec::new(),
        centre: around.states.iter().position(|code| *code == state),
    };
    Ok(Drawn { svg: picture.svg(), table: picture.table() })
}
