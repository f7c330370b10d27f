//! GraphML: a network of states and organisations.

use std::collections::BTreeSet;
use std::io::Write;

use mithaq_ledger::Ledger;
use mithaq_world as world;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::told::Told;
use super::{Export, Given};
use crate::Result;
use crate::codebook::Codebook;

const CODEBOOK: &str = include_str!("../../codebooks/graphml.txt");

pub(super) fn codebook() -> Codebook {
    Codebook::parse(CODEBOOK)
}

/// Reads the ledger twice: nodes stand before edges, and edges are too many to keep.
pub(super) fn write(ledger: &Ledger, export: &Export, out: &mut dyn Write) -> Result<Given> {
    let mut nodes = BTreeSet::new();
    export.each_told(ledger, |told| {
        nodes
            .extend(edges(told, export.directed).into_iter().flat_map(|(a, b)| [a.to_owned(), b.to_owned()]));
        Ok(())
    })?;
    let mut graph = Graph { writer: Writer::new_with_indent(out, b' ', 1) };
    graph.open(export.directed)?;
    nodes.iter().try_for_each(|code| graph.node(code))?;
    let mut rows = 0;
    let given = export.each_told(ledger, |told| {
        let edges = edges(told, export.directed);
        rows += edges.len();
        edges.into_iter().try_for_each(|(a, b)| graph.edge(told, a, b))
    })?;
    graph.close()?;
    Ok(Given { rows, ..given })
}

/// Pairs of different codes, each once.
fn edges(told: &Told, directed: bool) -> BTreeSet<(&str, &str)> {
    let coded = told.pairs().into_iter().filter_map(|(a, b)| Some((a?.code?, b?.code?)));
    let ordered = coded.map(|(a, b)| if directed || a < b { (a, b) } else { (b, a) });
    ordered.filter(|(a, b)| a != b).collect()
}

struct Graph<'a> {
    writer: Writer<&'a mut dyn Write>,
}

/// Attributes: of what, name, type.
const KEYS: [(&str, &str, &str); 10] = [
    ("node", "name", "string"),
    ("node", "kind", "string"),
    ("edge", "happening", "string"),
    ("edge", "kind", "string"),
    ("edge", "type", "string"),
    ("edge", "stage", "string"),
    ("edge", "date", "string"),
    ("edge", "goldstein", "double"),
    ("edge", "quad_class", "int"),
    ("edge", "sources", "int"),
];

impl Graph<'_> {
    fn open(&mut self, directed: bool) -> Result<()> {
        self.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = BytesStart::new("graphml");
        self.put(Event::Start(root.with_attributes([("xmlns", "http://graphml.graphdrawing.org/xmlns")])))?;
        for (of, name, type_) in KEYS {
            let key =
                [("id", key(of, name).as_str()), ("for", of), ("attr.name", name), ("attr.type", type_)]
                    .map(owned);
            self.put(Event::Empty(element("key", &key)))?;
        }
        let default = if directed { "directed" } else { "undirected" };
        self.put(Event::Start(element("graph", &[("id", "ledger"), ("edgedefault", default)].map(owned))))
    }

    fn node(&mut self, code: &str) -> Result<()> {
        self.put(Event::Start(element("node", &[owned(("id", code))])))?;
        self.data("node", "name", Some(world::name(code)))?;
        self.data("node", "kind", Some(if world::is_state(code) { "state" } else { "organisation" }))?;
        self.put(Event::End(BytesEnd::new("node")))
    }

    fn edge(&mut self, told: &Told, a: &str, b: &str) -> Result<()> {
        let id = format!("{}-{a}-{b}", told.id);
        let ends = [("id", id.as_str()), ("source", a), ("target", b)].map(owned);
        self.put(Event::Start(element("edge", &ends)))?;
        self.data("edge", "happening", Some(&told.id))?;
        self.data("edge", "kind", Some(told.kind.name()))?;
        self.data("edge", "type", Some(&told.type_))?;
        self.data("edge", "stage", told.stage.as_ref())?;
        self.data("edge", "date", told.start.as_ref())?;
        self.data("edge", "goldstein", told.goldstein)?;
        self.data("edge", "quad_class", told.quad_class)?;
        self.data("edge", "sources", Some(told.sources))?;
        self.put(Event::End(BytesEnd::new("edge")))
    }

    /// An attribute, where it is known.
    fn data(&mut self, of: &str, name: &str, value: Option<impl ToString>) -> Result<()> {
        let Some(value) = value else { return Ok(()) };
        self.put(Event::Start(element("data", &[owned(("key", key(of, name).as_str()))])))?;
        self.put(Event::Text(BytesText::new(&value.to_string())))?;
        self.put(Event::End(BytesEnd::new("data")))
    }

    fn close(mut self) -> Result<()> {
        self.put(Event::End(BytesEnd::new("graph")))?;
        self.put(Event::End(BytesEnd::new("graphml")))?;
        self.writer.get_mut().write_all(b"\n")?;
        Ok(())
    }

    fn put(&mut self, event: Event<'_>) -> Result<()> {
        Ok(self.writer.write_event(event)?)
    }
}

/// Unique over nodes and edges.
fn key(of: &str, name: &str) -> String {
    format!("{of}_{name}")
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn element(name: &'static str, attributes: &[(String, String)]) -> BytesStart<'static> {
    BytesStart::new(name)
        .with_attributes(attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}
