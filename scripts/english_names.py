#!/usr/bin/env python3
"""Writes what lexicon/en/names/ lacks: every entry of lexicon/world gets its canonical English name, states also what
CLDR calls them and the adjective that i18n-nationality gives.

    npm pack cldr-localenames-full@48.2.0 i18n-nationality@1.4.0        (Unicode-3.0; MIT)
    # unpack both into FOLDER/cldr-localenames-full and FOLDER/i18n-nationality
    scripts/english_names.py FOLDER

Names and adjectives that people wrote into the lists stay as they are, and stay in front.
"""
import json
import pathlib
import re
import sys

LEXICON = pathlib.Path(__file__).resolve().parent.parent / "lexicon"
LISTS = ["cities", "seats", "bodies", "organisations", "groups", "regions"]


def rows(name):
    path = LEXICON / name
    if not path.exists():
        return []
    lines = [l.split("\t") for l in path.read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")]
    return [dict(zip(lines[0], line + [""] * len(lines[0]))) for line in lines[1:]]


def values(cell):
    return [v.strip() for v in cell.split(";") if v.strip()]


def merge(own, more):
    known = {v.lower() for v in own}
    return "; ".join(own + [m for m in dict.fromkeys(more) if m.lower() not in known])


def write(name, header, table, about):
    path = LEXICON / "en/names" / name
    head = about
    if path.exists():
        head = "\n".join(l for l in path.read_text(encoding="utf-8").splitlines() if l.startswith("#"))
    lines = [head, "\t".join(header)] + ["\t".join(row).rstrip() for row in table]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cldr(folder):
    data = json.loads((folder / "cldr-localenames-full/main/en/territories.json").read_text(encoding="utf-8"))
    names = {}
    for key, value in data["main"]["en"]["localeDisplayNames"]["territories"].items():
        value = re.sub(r" SAR China$| \(Islas Malvinas\)$|\s*\(.*\)$", "", value)
        names.setdefault(key.split("-")[0], []).append(value.replace(" & ", " and "))
    return names


def states(folder):
    names = cldr(folder)
    adjectives = json.loads((folder / "i18n-nationality/langs/en.json").read_text(encoding="utf-8"))["nationalities"]
    own = {row["code"]: row for row in rows("en/names/states.tsv")}
    table = []
    for state in rows("world/states.tsv"):
        mine = own.get(state["code"], {})
        iso2 = "" if state["to"] else state["iso2"]
        full = [n for n in [state["name"], *names.get(iso2, [])] if len(n) > 2]
        adjective = adjectives.get(iso2, "")
        fits = adjective and "(" not in adjective and adjective not in full and not re.search("Island|Territor|Saint|,", adjective)
        table.append([
            state["code"], merge(values(mine.get("names", "")), full),
            mine.get("demonyms", "") or (adjective if fits else ""), mine.get("people", "")])
    write("states.tsv", ["code", "names", "demonyms", "people"], table,
          "# What English calls states, the adjectives made of their names, and their peoples in the plural.")


def people():
    own = {row["id"]: row for row in rows("en/names/people.tsv")}
    table = []
    for person in {row["id"]: row for row in rows("world/people.tsv")}.values():
        mine = own.get(person["id"], {})
        name = person["name"]
        short = [] if " " not in name else [surname(name)]
        table.append([person["id"], merge(values(mine.get("full", "")), [name]),
                      mine.get("short", "") or "; ".join(short)])
    write("people.tsv", ["id", "full", "short"], table, "# People: full names, and the short ones that news uses.")


def surname(name):
    words = name.split()
    start = next((i for i, w in enumerate(words) if i and w in ("al", "bin", "ben", "Ould", "van", "von", "de", "da", "dos", "Abu")), len(words) - 1)
    return " ".join(words[start:])


def others(stem):
    own = {row["id"]: row for row in rows(f"en/names/{stem}.tsv")}
    header = ["id", "names"] + (["demonyms"] if stem in ("groups", "regions") else [])
    table = []
    for entry in rows(f"world/{stem}.tsv"):
        mine = own.get(entry["id"], {})
        more = [entry["name"]]
        if stem == "organisations" and re.fullmatch(r"IGO-[A-Z]{3,}|IGO-(UN|EU|AU)", entry["code"]):
            more.append(entry["code"][4:])
        more = [m.removeprefix("The ") for m in more]
        row = [entry["id"], merge(values(mine.get("names", "")), more)]
        table.append(row + ([mine.get("demonyms", "")] if len(header) > 2 else []))
    write(f"{stem}.tsv", header, table, f"# What English calls the {stem} of world/{stem}.tsv.")


def main():
    folder = pathlib.Path(sys.argv[1])
    states(folder)
    people()
    for stem in LISTS:
        others(stem)


main()
