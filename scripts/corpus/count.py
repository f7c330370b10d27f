"""Counts what the corpus covers: texts, records, types, modes, steps, fields, tags, by language."""

import collections

from . import vocabulary


def counts(facts):
    """{section: {row: {language: count}}}."""
    table = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    for fact in facts:
        is_passage = fact.sort == "passage"
        for language in fact.texts:
            here = lambda section, row: table[section][row].update([language])
            here("texts", f"{fact.sort}s")
            if is_passage and len(fact.texts) == len(vocabulary.LANGUAGES):
                here("texts", "passages told in every language")
            if is_passage and not any(r.rank == "must" for r in fact.records):
                here("texts", "passages with nothing to record")
            for tag in fact.tags:
                here("tags", tag)
            for record in fact.records:
                if record.rank == "must":
                    for section, row in of_record(record, fact):
                        here(section, row)
                if record.rank == "may":
                    here("modality", record.modality)
    return table


def of_record(record, fact):
    """(section, row) of everything a record counts for."""
    yield "kinds", record.kind
    if record.kind == "event":
        yield "types", record.types[0]
        yield "modes", f"{record.types[0]} {record.mode or '–'}"
    if record.kind == "agreement":
        yield "steps", record.stage
        yield "classes", record.types[0] if record.types else "–"
    if record.kind == "relation":
        yield "relations", record.types[0]
    yield "modality", record.modality
    yield "polarity", record.polarity
    if "s" in record.fields:
        yield "speakers", "unnamed" if fact.entities[record.fields["s"]].kind == "unnamed" else "named"
    for name in [*(record.actors or []), *(record.recipients or [])]:
        yield "sectors", fact.entities[name].sector or "–"
    if record.kind == "event" and not record.actors:
        yield "fields", "event without a doer"
    for field, what in (("t", "date"), ("w", "place"), ("by", "body"), ("scope", "scope"), ("same", "another telling")):
        if field in record.fields:
            yield "fields", what


def least():
    """{(section, row): count wanted in each language}, what issue and coverage.tsv ask for."""
    wanted = {("texts", "reports"): 60, ("texts", "passages"): 2000, ("texts", "passages told in every language"): 1000, ("texts", "passages with nothing to record"): 500}
    for type_, modes in vocabulary.MODES.items():
        wanted["types", type_] = 100
        wanted |= {("modes", f"{type_} {mode}"): 10 for mode in modes}
    wanted |= {("steps", vocabulary.spelled(step)): 20 for step in vocabulary.STEPS}
    wanted |= {("classes", vocabulary.spelled(class_)): 10 for class_ in vocabulary.CLASSES}
    wanted |= {("relations", vocabulary.spelled(kind)): 20 for kind in vocabulary.RELATIONS}
    wanted |= {("modality", modality): 60 for modality in vocabulary.MODALITIES} | {("polarity", "denied"): 100}
    return wanted | {("tags", tag): count for tag, count in vocabulary.known_tags().items()}


def table(facts):
    """The counts as Markdown, with what is short marked."""
    told, wanted = counts(facts), least()
    for section in ("texts", "kinds", "types", "modes", "steps", "classes", "relations", "modality", "polarity", "speakers", "sectors", "fields", "tags"):
        rows = {row for s, row in wanted if s == section} | set(told[section])
        yield f"\n| {section} | {' | '.join(vocabulary.LANGUAGES)} |\n|---|{'---|' * len(vocabulary.LANGUAGES)}"
        for row in sorted(rows, key=lambda r: (-sum(told[section][r].values()), r)):
            yield f"| {row} | " + " | ".join(cell(told[section][row][l], wanted.get((section, row), 0)) for l in vocabulary.LANGUAGES) + " |"


def cell(count, wanted):
    return f"{count} (of {wanted})" if count < wanted else str(count)


def short(facts):
    """What is wanted and not there."""
    told = counts(facts)
    for (section, row), wanted in least().items():
        missing = {l: told[section][row][l] for l in vocabulary.LANGUAGES if told[section][row][l] < wanted}
        if missing:
            yield f"{section} {row}: {missing}, wanted {wanted}"
