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
SECTORS = vocabulary.SECTORS  # the first, GOV: who stands for a state or an organisation as a whole
# What lexicon and rules make of words (crates/mithaq/src/decide/features.rs).
NAMINGS = ["name", "demonym", "capital", "seat", "person", "body", "office", "description", "pronoun"]
RECORDS = [*dict.fromkeys(LABELS), "agreement"]
FEATURES = [*(f"mention {n}" for n in [*NAMINGS, "city", "adjective", "unnamed", "region", "agent", "known"]), "date",
            *(f"wording {r}" for r in RECORDS), *(f"rule {r}" for r in [*RECORDS, "actor", "recipient"])]
NUMBERS = {name: number for number, name in enumerate(FEATURES)}
SENTENCE = re.compile(r"(?<=[.!?؟…»\"”])\s+|\n\s*")
NOTHING = {"features": [], "names": []}
CORE, CONTEXT, HEADLINE, MOST = 96, 96, 32, 250  # pieces


@dataclasses.dataclass
class Deed:
    """One record of a window. Pieces are indices into the window; `open` are those of other mentions of who fills a role, which would be right as well."""

    piece: int
    label: int
    others: list  # labels that would do as well
    must: bool
    modality: int
    flags: list  # as FLAGS; −1 where it is not told
    mode: int | None
    class_: int | None
    roles: list  # of each role the pieces that fill it
    open: list  # of each role
    whom: list  # phrases that fill a role with a party: (first piece, codes of whom it stands for, whether it names one of them)
    sectors: list  # of such phrases, where it is told: (first piece, sector)


@dataclasses.dataclass
class Window:
    """Pieces `core[0]..core[1]` are decided on; the rest is context."""

    language: str
    ids: list
    core: tuple
    deeds: list
    features: list  # (piece, number of a feature)
    groups: list  # of each state or organisation, and each party without a code, the first pieces of its mentions
    names: list  # (first piece, code) of those who are named, as the lexicon knows them
    judged: tuple = ()  # (labels, whether one of them stands in the window), where that is all that is known of it
    untold: list = dataclasses.field(default_factory=list)  # labels of which the window may hold deeds that are not told
    below: object = None  # pieces × width after the layers that are not trained, once worked out


def facts():
    return notation.corpus()[0]


def windows(fact, tokenizer, known):
    """All windows of all texts of a fact. known: features of each (id of a fact, language), as features.py gives them."""
    for language, text in fact.texts.items():
        for pieces, core in cut(text.plain, tokenizer):
            yield filled(fact, language, text, pieces, core, tokenizer, known.get((fact.id, language), NOTHING))


def sentences(path, tokenizer, known):
    """Windows of sentences of which coders judged whether they tell an event of a type; those on which they did not agree are left out."""
    for line in open(path, encoding="utf-8"):
        sentence = json.loads(line)
        if sentence["label"] in ("yes", "easy no"):
            types = sentence["event"] if isinstance(sentence["event"], list) else [sentence["event"]]
            labels = [LABELS.index(t) for t in types]
            for pieces, core in cut(sentence["text"], tokenizer):
                ids, inside = framed(pieces, tokenizer)
                told = known.get((sentence["id"], sentence["language"]), NOTHING)
                yield Window(sentence["language"], ids, core, [], numbered(told, inside), [], [], (labels, sentence["label"] == "yes"))


def passages(path, tokenizer, known):
    """Windows of passages whose events and agreements are told with the words of their parties and no more (shared/gold/passages/README.md)."""
    untold = [n for n, kind in enumerate(KINDS) if kind in ("relation", "claim")]
    for line in open(path, encoding="utf-8"):
        passage = json.loads(line)
        for language, plain in passage["texts"].items():
            told = known.get((passage["id"], language), NOTHING)
            for pieces, core in cut(plain, tokenizer):
                ids, inside = framed(pieces, tokenizer)
                deeds = [passed(record, record[language], plain, inside, core, len(ids), told["names"]) for record in passage["records"]]
                yield Window(language, ids, core, [d for d in deeds if d], numbered(told, inside), [], names_of(told, inside, core), untold=untold)


def passed(record, words_, plain, inside, core, length, names):
    """The deed of one record of a passage, if it is an event or a step and its word stands in the core."""
    name = record.get("stage") or record.get("type")
    pieces = [i for i in inside(span_of(words_["trigger"], plain)) if core[0] <= i < core[1]]
    if not pieces or name not in LABELS or KINDS[LABELS.index(name)] not in ("event", "agreement"):
        return None
    speaker = [words_["speaker"]] if words_["speaker"] else []
    filled = [[i for w in texts for i in inside(span_of(w, plain))] for texts in (words_["actors"], words_["recipients"], speaker)]
    asked = [parties_of(record[role], words_[role], plain, inside, names) for role in ("actors", "recipients")]
    everywhere = set(range(length))
    return Deed(pieces[0], LABELS.index(name), [], True, MODALITIES.index(record["modality"]), [record["polarity"] == "denied", -1, -1], None, None,
                filled + [[], [], [], []], [set(), set(), set(), *[everywhere] * 4], asked[0] + asked[1], [])


def parties_of(codes, texts, plain, inside, names):
    """As `whom`, where each party has its words."""
    spans = [span_of(text, plain) for text in texts] if len(codes) == len(texts) else []
    phrases = (phrase(span, {code}, inside, names) for span, code in zip(spans, codes))
    return [p for p in phrases if p]


def span_of(words_, plain):
    start = plain.find(words_)
    return start, start + len(words_)


def cut(plain, tokenizer):
    """([(id, start, end)], core) of each window: sentences up to CORE pieces, before them the headline and what came last.

    As crates/mithaq/src/decide/windows.rs does it."""
    sentences = [tokenised(plain, a, b, tokenizer) for a, b in sentences_of(plain) if a < b]
    sentences = [s[at:at + MOST - CONTEXT] for s in sentences for at in range(0, len(s), MOST - CONTEXT)]
    everything = [piece for s in sentences for piece in s]
    headline = sentences[0][:HEADLINE] if sentences else []
    at = start = 0
    while at < len(sentences):
        end = start + len(sentences[at])
        at += 1
        while at < len(sentences) and end - start + len(sentences[at]) <= CORE:
            end += len(sentences[at])
            at += 1
        before = everything[:start] if start <= CONTEXT else headline + everything[start - CONTEXT + len(headline):start]
        yield before + everything[start:end], (len(before) + 1, len(before) + 1 + end - start)
        start = end


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
    made = Window(language, ids, core, [], numbered(known, inside), [], names_of(known, inside, core))
    for record in fact.records:
        if record.rank != "must_not" and (deed := deed_of(fact, record, text, inside, core, known["names"])):
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
    return sorted({(piece, NUMBERS[name]) for name, start, end in known["features"] if name in NUMBERS for piece in inside((start, end))})


def names_of(known, inside, core):
    """(first piece, code) of each name before the end of the core."""
    found = {(pieces[0], code) for codes, *span in known["names"] if (pieces := inside(span)) for code in codes}
    return sorted(pair for pair in found if pair[0] < core[1])


def deed_of(fact, record, text, inside, core, names):
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
        roles=filled, open=spare, **parties(fact, text, roles, inside, names))


def parties(fact, text, roles, inside, names):
    """`whom` and `sectors` of a record: the phrases of its parties and of whoever speaks, their other mentions among them."""
    wanted = {name for role in ("actors", "recipients", "speaker") for name, *_ in roles.get(role, [])}
    spans = {}
    for name, start, end, _ in text.mentions:
        if name in wanted:
            spans.setdefault((start, end), []).append(fact.entities[name])
    phrases = (phrase(span, {e.code for e in them} - {None}, inside, names) for span, them in spans.items())
    sectors = [(inside(span), sector_of(them)) for span, them in spans.items()]
    return {"whom": [p for p in phrases if p], "sectors": [(pieces[0], sector) for pieces, sector in sectors if pieces and sector is not None]}


def sector_of(entities):
    """The sector that all of them have; nothing where they differ or one is a speaker without a name."""
    found = {None if e.kind == "unnamed" else SECTORS.index(e.sector or "GOV") for e in entities}
    return found.pop() if len(found) == 1 else None


def phrase(span, codes, inside, names):
    """(first piece, codes, whether a name of one of them stands in it), or nothing where no piece stands there."""
    own = any(codes & set(named) and a < span[1] and span[0] < b for named, a, b in names)
    return (pieces[0], sorted(codes), own) if (pieces := inside(span)) else None


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
