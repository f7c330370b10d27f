"""How far two coders of the same texts agree: F1 of records, and Krippendorff's α of type, modality, polarity and roles.

A record of one coder is matched with one of the other of the same kind whose word (of a claim: what is said) overlaps; what is left over, with one of
the same kind and type or step in the same sentence, where the two have marked another word of one telling. F1 *place* asks for the first, *type* and *whole* for either. Records that
the other coder has as allowed (`?`) count for neither side. α (nominal; Krippendorff, Content Analysis, ch. 11): 1 − observed / expected
disagreement, over the places that either coder marked (type: with *none* where only one did), and over matched records (the rest).
"""

import collections

from . import vocabulary, words


def report(first, second):
    """Lines of Markdown: by language and over all, then every difference."""
    known = {f.id: f for f in first}
    pairs = [(known[f.id], f) for f in second if f.id in known]
    by_language, differences = collections.defaultdict(lambda: collections.defaultdict(list)), []
    for one, other in pairs:
        for language in other.texts:
            if one.texts.get(language) is None or one.texts[language].plain != other.texts[language].plain:
                differences.append(f"{one.id} {language}: left out, as its text is another now")
            else:
                found = compare(one, other, language)
                for name in (language, "all"):
                    for field, units in found.items():
                        by_language[name][field] += units
                differences += told(one, other, language, found)
    yield "| | texts | records | F1 place | F1 type | F1 whole | α type | α modality | α polarity | α actors | α recipients |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for name in (*vocabulary.LANGUAGES, "all"):
        if units := by_language.get(name):
            yield row(name, units)
    yield from ("", *differences)


def row(name, units):
    records = sum(1 for pair in units["matched"] for r in pair if r and r.rank == "must")
    cells = [len(units["texts"]), records // 2, f1(units["placed"], lambda a, b: True), f1(units["matched"], same_type), f1(units["matched"], same)]
    cells += [alpha(units[field]) for field in ("type", "modality", "polarity", "actors", "recipients")]
    return f"| {name} | " + " | ".join(c if isinstance(c, str) else str(c) for c in cells) + " |"


def compare(one, other, language):
    """Matched pairs of records, and the units of each field."""
    mine, theirs = placed(one, language), placed(other, language)
    pairs, mine, free = matched(mine, theirs, closeness)
    overlapping = len(pairs)
    plain = one.texts[language].plain
    more, mine, free = matched(mine, free, lambda r, span, other, theirs: (value(r) == value(other)) * (not words.BOUND.search(plain, *sorted((span[0], theirs[0])))) * (1 + (r.rank == other.rank)))
    pairs += more
    pairs += [(r, None) for r, _ in mine if r.rank == "must"] + [(None, r) for r, _ in free if r.rank == "must"]
    both = [(a, b) for a, b in pairs if a and b]
    sides = lambda fact, names: " ".join(sorted({fact.entities[n].code or "?" for n in names or []}))
    return {
        "texts": [one.id],
        "placed": [(Coded(a, one), Coded(b, other)) for a, b in pairs[:overlapping] + [p for pair in pairs[overlapping:] for p in apart(*pair)]],
        "matched": [(Coded(a, one), Coded(b, other)) for a, b in pairs],
        "type": [(value(a), value(b)) for a, b in pairs],
        "modality": [(a.modality, b.modality) for a, b in both],
        "polarity": [(a.polarity, b.polarity) for a, b in both],
        "actors": [(sides(one, a.actors), sides(other, b.actors)) for a, b in both if a.kind != "claim"],
        "recipients": [(sides(one, a.recipients), sides(other, b.recipients)) for a, b in both if a.kind != "claim"],
    }


def matched(mine, theirs, closeness):
    """(pairs, what is left of each side): each record with the closest of the other side that is of its kind."""
    pairs, left, free = [], [], list(theirs)
    for record, span in mine:
        best = max((t for t in free if t[0].kind == record.kind), key=lambda t: closeness(record, span, *t), default=None)
        if best and closeness(record, span, *best) > 0:
            free.remove(best)
            pairs.append((record, best[0]))
        else:
            left.append((record, span))
    return pairs, left, free


def apart(a, b):
    """A pair as two records that do not meet."""
    return [(r, None) for r in (a,) if r and r.rank == "must"] + [(None, r) for r in (b,) if r and r.rank == "must"]


def placed(fact, language):
    """(record, span of characters) of every record that is no trap and has words in this text."""
    text = fact.texts[language]
    spans = {r.number: (text.said.get(r.number) if r.kind == "claim" else None) or text.triggers.get(r.number) for r in fact.records}
    return [(r, spans[r.number]) for r in fact.records if r.rank != "must_not" and spans[r.number]]


def closeness(record, span, other, theirs):
    """0: not of one place; more where type and step agree too."""
    if min(span[1], theirs[1]) <= max(span[0], theirs[0]):
        return 0
    return 1 + (value(record) == value(other)) + (record.modality == other.modality) + (record.rank == other.rank)


def value(record):
    return "none" if record is None else record.label


class Coded:
    """A record with the codes of its sides; false where there is none."""

    def __init__(self, record, fact):
        self.record, self.rank = record, record and record.rank
        self.codes = [] if not record else [{fact.entities[n].code for n in side or []} for side in (record.actors, record.recipients)]

    def __bool__(self):
        return self.record is not None


def same_type(a, b):
    if a.record.kind == "event":
        return bool(set(a.record.types) & set(b.record.types))
    return value(a.record) == value(b.record)


def same(a, b):
    """Kind, type or step, codes of the parties, modality and polarity; equal parties count over both sides."""
    if a.record.kind in ("agreement", "claim") or a.record.label in vocabulary.MUTUAL:
        codes = [set().union(*side.codes) for side in (a, b)]
    else:
        codes = [a.codes, b.codes]
    fields = lambda c: (c.record.modality, c.record.polarity)
    return same_type(a, b) and codes[0] == codes[1] and fields(a) == fields(b)


def f1(pairs, agrees):
    """Of the records that either coder demands: twice those agreed on over all of both."""
    all_ = sum(1 for pair in pairs for r in pair if r and r.rank == "must")
    agreed = sum((a.rank == "must") + (b.rank == "must") for a, b in pairs if a and b and agrees(a, b))
    return f"{agreed / all_:.3f}" if all_ else "–"


def alpha(units):
    """Krippendorff's α of nominal values by two coders."""
    if not units:
        return "–"
    totals = collections.Counter(v for pair in units for v in pair)
    n = sum(totals.values())
    expected = 1 - sum(c * (c - 1) for c in totals.values()) / (n * (n - 1))
    observed = sum(a != b for a, b in units) / len(units)
    return "1.000" if expected == 0 else f"{1 - observed / expected:.3f}"


def told(one, other, language, found):
    """A line for each pair that is not the same, to settle it."""
    for a, b in found["matched"]:
        if not (a and b and same(a, b)):
            yield f"{one.id} {language}: {brief(a, one, language)}  |  {brief(b, other, language)}"


def brief(coded, fact, language):
    if not coded:
        return "–"
    r, text = coded.record, fact.texts[language]
    span = text.word(r.number)
    sides = ">".join("+".join(sorted(c or "?" for c in side)) for side in coded.codes)
    mark = "?" if r.rank == "may" else ""
    return f"{mark}{value(r)} {sides} {r.modality} {r.polarity} «{text.plain[slice(*span)]}»"
