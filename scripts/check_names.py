#!/usr/bin/env python3
"""Checks the lists of the world against the lists of Arabic names, and both against themselves.

    scripts/check_names.py

Faults (exit 1): an id that stands twice, an id of ar/names that is not in world or the other way round, an unknown
state or organisation code, a date or coordinate that is none, a term that ends before it begins, a row with too many
cells or a value with stray blanks, and a name that two entries of a list, or two states, claim without standing in
ar/names/ambiguous.tsv. Names are compared as the lexicon folds them.
"""
import pathlib
import re
import sys

LEXICON = pathlib.Path(__file__).resolve().parent.parent / "lexicon"
LISTS = ["states", "regions", "cities", "seats", "bodies", "people", "organisations", "groups"]
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
OFFICES = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "other"}
faults = []


def fold(text):
    text = re.sub("[\u064B-\u0652\u0670\u0640]", "", text)
    return " ".join(text.translate(str.maketrans("أإآٱىة", "اااايه")).split())


def read(name):
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    table = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    header = table[0][1]
    for n, cells in table[1:]:
        if len(cells) != len(header):
            faults.append(f"{name}:{n}: {len(cells)} cells under a header of {len(header)}")
        if any(cell != cell.strip() or "  " in cell for cell in cells):
            faults.append(f"{name}:{n}: stray blanks")
    return [dict(zip(header, cells), line=n) for n, cells in table[1:]]


def values(cell):
    return [v.strip() for v in cell.split(";") if v.strip()]


def key(stem):
    return "code" if stem == "states" else "id"


def check_ids(world, arabic):
    for stem in LISTS:
        ids = [row[key(stem)] for row in world[stem]]
        names = [row[key(stem)] for row in arabic[stem]]
        for place, found in (("world", ids if stem != "people" else []), ("ar/names", names)):
            faults.extend(f"{place}/{stem}.tsv: {i} stands twice" for i in sorted({i for i in found if found.count(i) > 1}))
        faults.extend(f"ar/names/{stem}.tsv lacks {i}" for i in sorted(set(ids) - set(names)))
        faults.extend(f"world/{stem}.tsv lacks {i}" for i in sorted(set(names) - set(ids)))
        empty = [row[key(stem)] for row in arabic[stem] if not (row.get("names") or row.get("full"))]
        faults.extend(f"ar/names/{stem}.tsv: {i} has no name" for i in empty)
        if stem != "states":
            faults.extend(f"world/{stem}.tsv: {i} is no id" for i in ids if not re.fullmatch("[a-z0-9-]+", i))


def check_facts(world):
    codes = {row["code"] for row in world["states"]}
    organisations = {row["id"] for row in world["organisations"]}
    organisation_codes = {row["code"] for row in world["organisations"]}
    for stem, rows in world.items():
        for row in rows:
            place = f"world/{stem}.tsv:{row['line']}"
            for code in values(row.get("state", "")) + values(row.get("states", "")):
                if code not in codes:
                    faults.append(f"{place}: {code} is no state")
            dates = [row.get("from", ""), row.get("to", "")]
            faults.extend(f"{place}: {d} is no date" for d in dates if d and not DATE.fullmatch(d))
            if all(dates) and dates[0] > dates[1] and not dates[0].startswith(dates[1]):
                faults.append(f"{place}: ends before it begins")
            for column, most in (("lat", 90), ("lon", 180)):
                if column in row and not (re.fullmatch(r"-?\d+\.\d+", row[column]) and abs(float(row[column])) <= most):
                    faults.append(f"{place}: {row[column]!r} is no {column}")
            named = row.get("organisation", "")
            if (named or stem == "memberships") and named not in organisations | organisation_codes:
                faults.append(f"{place}: {row['organisation']} is no organisation")
            if "office" in row and row["office"] not in OFFICES:
                faults.append(f"{place}: {row['office']} is no office")


def claims(arabic):
    """Folded name → the entries that claim it."""
    owners = {}
    for stem in LISTS:
        for row in arabic[stem]:
            for column in ("names", "full", "short", "demonyms", "people"):
                for value in values(row.get(column, "")):
                    owners.setdefault(fold(value), {}).setdefault(f"{stem}/{row[key(stem)]}", value)
    return owners


def check_names(arabic, ambiguous):
    known = {fold(row["name"]) for row in ambiguous}
    owners = claims(arabic)
    faults.extend(f"ar/names/ambiguous.tsv: {n} names nothing" for n in sorted(known - set(owners)))
    for name, who in owners.items():
        if len(who) > 1 and name not in known:
            faults.append(f"{name} is claimed by {', '.join(who)} and not in ar/names/ambiguous.tsv")
        if not all("\u0621" <= c <= "\u064A" or c in " -+0123456789M" for c in name):
            faults.append(f"{name} ({', '.join(who)}) has strange letters")


def main():
    world = {stem: read(f"world/{stem}.tsv") for stem in [*LISTS, "memberships"]}
    arabic = {stem: read(f"ar/names/{stem}.tsv") for stem in LISTS}
    check_ids(world, arabic)
    check_facts(world)
    check_names(arabic, read("ar/names/ambiguous.tsv"))
    print("\n".join(faults) or "the lists agree")
    sys.exit(bool(faults))


main()
