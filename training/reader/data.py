"""The corpus as windows of pieces with what is to be decided at each: deeds, their attributes, who fills which role, who is whom."""

import dataclasses
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from corpus import build, notation, vocabulary, words  # noqa: E402

ROLES = ["actor", "recipient", "speaker", "when", "where", "body", "said"]
LABELS = [*vocabulary.MODES, *map(vocabulary.spelled, vocabulary.STEPS), *map(vocabulary.spelled, vocabulary.RELATIONS), "claim"]
KINDS = ["event"] * len(vocabulary.MODES) + ["agreement"] * len(vocabulary.STEPS) + ["relation"] * len(vocabulary.RELATIONS) + ["claim"]
MODALITIES = ["reported", *vocabulary.MODALITIES]
FLAGS = ["denied", "doubting", "unnamed"]  # the last: the speaker has no name
MODES = sorted({m for modes in vocabulary.MODES.values() for m in modes})
CLASSES = [vocabulary.spelled(c) for c in vocabulary.CLASSES]
# What lexicon and rules make of words (crates/mithaq/src/decide/features.rs).
NAMINGS = ["name", "demonym", "capital", "seat", "person", "body", "office", "description", "pronoun"]
RECORDS = [*dict.fromkeys(LABELS), "agreement"]
FEATURES = [*(f"mention {n}" for n in [*NAMINGS, "city", "adjective", "unnamed", "region", "agent", "known"]), "date",
            *(f"wording {r}" for r in RECORDS), *(f"rule {r}" for r in [*RECORDS, "actor", "recipient"])]
NUMBERS = {name: number for number, name in enumerate(FEATURES)}
SENTENCE = re.compile(r"(?<=[.!?؟…»\"”])\s+|\n+")
CORE, CONTEXT, MOST = 80, 64, 250  # pieces


@dataclasses.dataclass
class Deed:
    """One record of a window. Pieces are indices into the window; `open` are those of other mentions of who fills a role, which would be right as well."""

    piece: int
    label: int
    others: list  # labels that would do as well
    must: bool
    modality: int
    flags: list  # as FLAGS
    mode: int | None
    class_: int | None
    roles: list  # of each role the pieces that fill it
    open: list  # of each role


@dataclasses.dataclass
class Window:
    """Pieces `core[0]..core[1]` are decided on; the rest is context."""

    language: str
    ids: list
    core: tuple
    deeds: list
    features: list  # (piece, number of a feature)
    groups: list  # of each state or organisation, and each party without a code, the first pieces of its mentions
    judged: tuple = ()  # (labels, whether one of them stands in the window), where that is all that is known of it
    below: object = None  # pieces × width after the layers that are not trained, once worked out


def facts():
    return notation.corpus()[0]


def windows(fact, tokenizer, known):
    """All windows of all texts of a fact. known: features of each (id of a fact, language), as features.py gives them."""
    for language, text in fact.texts.items():
        for pieces, core in cut(text.plain, tokenizer):
            yield filled(fact, language, text, pieces, core, tokenizer, known.get((fact.id, language), []))


def sentences(path, tokenizer, known):
    """Windows of sentences of which coders judged whether they tell an event of a type; those on which they did not agree are left out."""
    for line in open(path, encoding="utf-8"):
        sentence = json.loads(line)
        if sentence["label"] in ("yes", "easy no"):
            types = sentence["event"] if isinstance(sentence["event"], list) else [sentence["event"]]
            labels = [LABELS.index(t) for t in types]
            for pieces, core in cut(sentence["text"], tokenizer):
                ids, inside = framed(pieces, tokenizer)
                seen = numbered(known.get((sentence["id"], sentence["language"]), []), inside)
                yield Window(sentence["language"], ids, core, [], seen, [], (labels, sentence["label"] == "yes"))


def cut(plain, tokenizer):
    """([(id, start, end)], core) of each window: sentences up to CORE pieces, before them the headline and what came last."""
    sentences = [tokenised(plain, a, b, tokenizer) for a, b in sentences_of(plain)]
    sentences = [s for s in sentences if s]
    headline = sentences[0][:CONTEXT // 2] if len(sentences) > 3 else []
    at = 0
    while at < len(sentences):
        core, first = list(sentences[at])[:MOST - CONTEXT], at
        at += 1
        while at < len(sentences) and len(core) + len(sentences[at]) <= CORE:
            core += sentences[at]
            at += 1
        before = sentences[first - 1][-CONTEXT // 2:] if first > 0 else []
        if first > 1:
            before = headline + before
        yield before + core, (len(before) + 1, len(before) + 1 + len(core))


def sentences_of(plain):
    start = 0
    for match in SENTENCE.finditer(plain):
        yield start, match.start()
        start = match.end()
    yield start, len(plain)


def tokenised(plain, start, end, tokenizer):
    ids, spans = tokenizer(plain[start:end])
    return [(i, start + a, start + b) for i, (a, b) in zip(ids, spans)]


def filled(fact, language, text, pieces, core, tokenizer, known):
    ids, inside = framed(pieces, tokenizer)
    made = Window(language, ids, core, [], numbered(known, inside), [])
    for record in fact.records:
        if record.rank != "must_not" and (deed := deed_of(fact, record, text, inside, core)):
            made.deeds.append(deed)
    groups = {}
    for name, start, end, _ in text.mentions:
        entity = fact.entities[name]
        if entity.kind != "date" and (found := inside((start, end))):
            groups.setdefault(entity.code or name, set()).add(found[0])
    made.groups = [sorted(g) for g in groups.values()]
    return made


def framed(pieces, tokenizer):
    """(ids with begin and end, a function that gives the pieces over a span of characters)."""
    spans = [(-1, -1), *((a, b) for _, a, b in pieces), (-1, -1)]
    inside = lambda span: [i for i, (a, b) in enumerate(spans) if a >= 0 and b > span[0] and a < span[1]]
    return [tokenizer.bos, *(i for i, _, _ in pieces), tokenizer.eos], inside


def numbered(known, inside):
    """Features by name and span as (piece, number)."""
    return sorted({(piece, NUMBERS[name]) for name, start, end in known if name in NUMBERS for piece in inside((start, end))})


def deed_of(fact, record, text, inside, core):
    place = text.word(record.number)
    pieces = [i for i in inside(place) if core[0] <= i < core[1]] if place else []
    if not pieces:
        return None
    roles, _ = words.of(fact, record, text)
    filled, spare = roles_of(fact, record, text, roles, inside)
    return Deed(
        piece=pieces[0], label=LABELS.index(record.label), others=[LABELS.index(t) for t in record.types[1:] if t in LABELS], must=record.rank == "must",
        modality=MODALITIES.index(record.modality), flags=flags_of(fact, record),
        mode=MODES.index(record.mode) if record.mode else None,
        class_=CLASSES.index(record.types[0]) if record.kind == "agreement" and record.types else None,
        roles=filled, open=spare)


def flags_of(fact, record):
    speaker = fact.entities.get(record.fields.get("s"))
    return [record.polarity == "denied", record.reporting == "doubting", speaker is not None and speaker.kind == "unnamed"]


def roles_of(fact, record, text, roles, inside):
    """(the pieces of each role, those of other mentions of the same parties for each role)."""
    filled, spare = [], []
    names = dict(zip(ROLES, ("actors", "recipients", "speaker", "when", "where", "body")))
    for role in ROLES:
        if role == "said":
            filled.append(inside(text.said[record.number]) if record.number in text.said else [])
            spare.append(set())
            continue
        pieces, others = [], set()
        for name, start, end in roles.get(names[role], []):
            if start is not None:
                pieces += inside((start, end))
                for other, a, b, _ in text.mentions:
                    if other == name:
                        others.update(inside((a, b)))
        filled.append(sorted(set(pieces)))
        spare.append(others - set(pieces))
    return filled, spare


def part(fact):
    return build.part(fact.id)
