#!/usr/bin/env python3
"""How often the reader has both right: a sentence of the dev and test parts, and the same sentence with actor and recipient exchanged.

usage: swapped.py FEATURES [MITHAQ]     FEATURES: as features.py writes it; MITHAQ: the program, else cargo runs it

Of each text the first event between two states is asked for that both are named by name, adjective or capital alone, so that they can change
places. Right: a record of the event's type at its word has exactly this actor and this recipient.
"""

import collections
import json
import subprocess
import sys

from reader import data, features, renamed

CARGO = ["cargo", "run", "--quiet", "--release", "--package", "mithaq-cli", "--"]


def main():
    known = features.load(sys.argv[1])
    pairs = [pair for language in renamed.LANGUAGES for pair in asked(language, known)]
    read = records([text for pair in pairs for text in pair], sys.argv[2:3] or CARGO)
    right = collections.Counter()
    for pair in pairs:
        each = [any(says(r, wanted) for r in read.get(wanted["id"], [])) for wanted in pair]
        right.update(single=sum(each), both=all(each))
    print(f"{len(pairs)} sentences; right {right['single']} of {2 * len(pairs)}, both right {right['both']} ({right['both'] / len(pairs):.3f})")


def asked(language, known):
    """(a text and what is asked of it, the same exchanged) of each fact that allows it."""
    names = renamed.table(language)
    for fact in data.facts():
        if data.part(fact) == "train" or language not in fact.texts:
            continue
        places = renamed.free(fact, language, names, known.get((fact.id, language), data.NOTHING)["names"])
        record = next((r for r in fact.records if is_between(r, fact, places) and fact.texts[language].word(r.number)), None)
        if record:
            one, other = code(fact, record.actors), code(fact, record.recipients)
            exchanged = renamed.told(fact, language, names, {c: places[c] for c in (one, other)}, {one: other, other: one})
            yield wanted(fact, language, record, "told"), wanted(exchanged, language, record, "exchanged")


def is_between(record, fact, places):
    """Whether a record is an event of one free state towards another."""
    if record.rank != "must" or record.kind != "event" or len(record.actors) != 1 or len(record.recipients) != 1:
        return False
    one, other = code(fact, record.actors), code(fact, record.recipients)
    return one != other and one in places and other in places


def code(fact, names):
    return fact.entities[names[0]].code


def wanted(fact, language, record, how):
    text = fact.texts[language]
    start, end = text.word(record.number)
    return {"id": f"{fact.id} {language} {how}", "language": language, "published": fact.published, "text": text.plain, "types": record.types, "word": text.plain[start:end],
            "actors": [code(fact, record.actors)], "recipients": [code(fact, record.recipients)]}


def records(texts, command):
    """{id: records} of what the reader makes of the texts."""
    lines = "".join(json.dumps({k: t[k] for k in ("id", "language", "published", "text")}) + "\n" for t in texts)
    made = subprocess.run([*command, "read", "--input", "jsonl", "--format", "jsonl", "-"], cwd=data.ROOT, input=lines, capture_output=True, text=True, check=True).stdout
    found = collections.defaultdict(list)
    for record in map(json.loads, made.splitlines()):
        found[record["document"]].append(record)
    return found


def says(record, wanted):
    if record["kind"] != "event" or wanted["word"] not in record["quote"]:
        return False
    planned = {"AGREE"} if record.get("modality") != "reported" else set()
    sides = {role: [a["code"] for a in record.get(role) or [] if a.get("code")] for role in ("actors", "recipients")}
    both = {*sides["actors"], *sides["recipients"]} == {*wanted["actors"], *wanted["recipients"]}
    roles = both if record["type"] == "CONSULT" else all(set(sides[role]) == set(wanted[role]) for role in sides)
    return record["type"] in {*wanted["types"], *planned} and roles


if __name__ == "__main__":
    main()
