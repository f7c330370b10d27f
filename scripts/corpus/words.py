"""Gives a record its words in one text: which mention fills which role, and the quote."""

import re

BOUND = re.compile(r"[.!?؟…]\s|\n")


def of(fact, record, text):
    """({role: [words or None]}, quote) of one record in one text; words are (entity, start, end), None where no word names the entity."""
    place = text.word(record.number)
    roles = {}
    for role, names in named(record).items():
        roles[role] = [(name, *(nearest(name, record, place, text) or (None, None))) for name in names]
    return roles, quote(record, text)


def named(record):
    """{role: entities} of a record, over all its fields."""
    roles = {"actors": record.actors or [], "recipients": record.recipients or []}
    for role, field in (("speaker", "s"), ("when", "t"), ("where", "w"), ("body", "by")):
        if field in record.fields:
            roles[role] = [record.fields[field]]
    return roles


def nearest(name, record, place, text):
    """The mention of an entity that a record takes: the one meant for it, else the nearest, in the same sentence first, then before, then behind."""
    mine = [(start, end) for entity, start, end, only in text.mentions if entity == name and record.number in only]
    if mine:
        return mine[0]
    free = [(start, end) for entity, start, end, only in text.mentions if entity == name and not only]
    if not free:
        free = [(start, end) for entity, start, end, _ in text.mentions if entity == name]
    if not free or place is None:
        return free[0] if free else None
    return min(free, key=lambda m: (distance_class(m, place, text.plain), distance(m, place)))


def distance_class(mention, place, plain):
    first, last = min(mention, place), max(mention, place)
    if not BOUND.search(plain, first[1], last[0]):
        return 0
    return 1 if mention < place else 2


def distance(one, other):
    return max(one[0] - other[1], other[0] - one[1], 0)


def quote(record, text):
    """The place of a record as (start, end): what is said, or its word with a neighbour on each side, widened until it stands in the text once."""
    span = text.said.get(record.number) if record.kind == "claim" else None
    span = span or text.triggers.get(record.number)
    if span is None:
        return None
    start, end = span if record.number in text.said and record.kind == "claim" else widened(text.plain, *span)
    while text.plain.count(text.plain[start:end]) > 1:
        wider = widened(text.plain, start, end)
        if wider == (start, end):
            break
        start, end = wider
    return start, end


def widened(plain, start, end):
    """One word more on each side, within the line."""
    left = re.search(r"\S+[^\S\n]*\S*$", plain[:start])
    right = re.match(r"\S*[^\S\n]*\S+", plain[end:])
    start = left.start() if left and "\n" not in left.group() else start
    end = end + right.end() if right and "\n" not in right.group() else end
    return start, end
