#!/usr/bin/env python3
"""Reads every form of an export with the tool that people read it with, and checks what it finds.

    tests/read_back.py FOLDER      (files as tests/exchange/read_back.rs writes them)

Needs pandas and networkx, and rdflib for JSON-LD as a graph; says which of them is missing, and exits with 77 where it
can check nothing.
"""
import json
import pathlib
import sys

try:
    import networkx
    import pandas
except ModuleNotFoundError as missing:
    print(missing)
    sys.exit(77)

FOLDER = pathlib.Path(sys.argv[1])
# How codebooks call what pandas finds. A column of whole numbers with holes is one of numbers to it.
TYPES = {"integer": ("integer", "floating", "empty"), "real": ("floating", "integer", "empty")}


def codebook(form):
    """Column and type, off the table of the Markdown."""
    rows = (FOLDER / f"{form}.codebook.md").read_text("utf-8").splitlines()
    cells = [[cell.strip(" `") for cell in row.split(" | ")] for row in rows if row.startswith("| `")]
    return {row[0].strip("| `"): row[1] for row in cells}


def typed(table, columns):
    assert list(table.columns) == list(columns), (list(table.columns), list(columns))
    for name, type_ in columns.items():
        found = pandas.api.types.infer_dtype(table[name], skipna=True)
        if type_ in TYPES:
            assert found in TYPES[type_] or table[name].isna().all(), (name, type_, found)


def tables():
    for view in ("events", "agreements", "mentions", "steps"):
        # Codes such as 042 are text, as the codebook says.
        text = {name: str for name, type_ in codebook(view).items() if type_ == "text"}
        table = pandas.read_csv(FOLDER / f"{view}.csv", dtype=text)
        typed(table, codebook(view))
        lines = pandas.read_json(FOLDER / f"{view}.jsonl", lines=True, dtype=False, convert_dates=False)
        assert len(lines) == len(table) > 0 and list(lines.columns) == list(table.columns), view
    events = pandas.read_csv(FOLDER / "events.csv", dtype={"cameo": str}).set_index("event")
    assert events.loc["a000000000000001", "quote"] == "they \"attacked\";\n\t<at> dawn & dusk"
    assert events.loc["a000000000000000", "cameo"] == "042"


def years():
    directed = pandas.read_csv(FOLDER / "dyad-year.csv", keep_default_na=True)
    typed(directed, codebook("dyad-year"))
    assert not directed.duplicated(["iso3_1", "iso3_2", "year"]).any()
    pair = directed.set_index(["iso3_1", "iso3_2", "year"]).loc[("TGO", "RUS", 2024)]
    assert (pair["cow_1"], pair["gw_2"], pair["consult"], pair["goldstein_sum"]) == (461, 365, 1, 1.9)
    undirected = pandas.read_csv(FOLDER / "dyad-year-undirected.csv")
    assert (undirected["iso3_1"] < undirected["iso3_2"]).all()
    states = pandas.read_csv(FOLDER / "state-year.csv")
    typed(states, codebook("state-year"))
    assert not states.duplicated(["iso3", "year"]).any()


def others():
    columns = codebook("gdelt")
    text = {name: str for name, type_ in columns.items() if type_ == "text"}
    gdelt = pandas.read_csv(FOLDER / "gdelt.tsv", sep="\t", header=None, names=list(columns), dtype=text, quoting=3)
    typed(gdelt, columns)
    assert gdelt["GLOBALEVENTID"].dtype == "int64" and gdelt["GLOBALEVENTID"].is_unique
    assert (gdelt["SQLDATE"] // 10000 == gdelt["Year"]).all() and gdelt["EventCode"].str.startswith(tuple("012")).all()
    polecat = pandas.read_csv(FOLDER / "polecat.tsv", sep="\t", quoting=3, na_values=["None"])
    typed(polecat, codebook("polecat"))
    assert polecat["Event ID"].is_unique and len(polecat) == len(gdelt)
    assert pandas.to_datetime(polecat["Event Date"]).notna().all()


def network():
    graph = networkx.read_graphml(FOLDER / "all.graphml")
    assert graph.is_directed() and graph.is_multigraph()
    assert graph.nodes["RUS"]["name"] == "Russia"
    edges = [data for a, b, data in graph.edges(data=True) if (a, b) == ("TGO", "RUS")]
    assert sorted(edge["kind"] for edge in edges) == ["agreement", "event"]
    assert [edge["goldstein"] for edge in edges if edge["kind"] == "event"] == [1.9]
    undirected = networkx.read_graphml(FOLDER / "undirected.graphml")
    assert not undirected.is_directed() and set(undirected) == set(graph)


def linked():
    whole = json.loads((FOLDER / "all.jsonld").read_text("utf-8"))
    assert {thing["@id"].split(":")[2] for thing in whole["@graph"]} == {"event", "agreement"}
    try:
        import rdflib
    except ModuleNotFoundError as missing:
        print(f"skipped: JSON-LD as a graph: {missing}")
        return
    graph = rdflib.Graph().parse(FOLDER / "all.jsonld", format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Event))) == 6
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Legislation))) == 2
    visit = rdflib.URIRef("urn:mithaq:event:a000000000000000")
    assert str(graph.value(graph.value(visit, schema.location), schema.name)) == "Moscow"


for check in (tables, years, others, network, linked):
    check()
    print(f"read back: {check.__name__}")
