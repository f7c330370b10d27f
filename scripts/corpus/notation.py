"""Reads corpus/source/*.txt: facts with their entities, records and marked texts. The notation is told in corpus/WRITING.md."""

import dataclasses
import datetime
import pathlib
import re

from . import vocabulary

HEAD = re.compile(r"# (\S+) ([0-9]{4}-[0-9]{2}-[0-9]{2})((?: \S+)*)\s*$")
RECORD = re.compile(r"([?!]?)([0-9]{1,3}) (\S.*)$")
TEXT = re.compile(r"(ar|en|fr|ru):(?: |$)(.*)$")
NAME = re.compile(r"~?[a-z][a-z0-9]*$")
LABEL = re.compile(r"(?P<record>[0-9]{1,3})(?P<said>q?)$|(?P<entity>[a-z][a-z0-9]*)(?P<only>(?:\.[0-9]{1,3})*)$")
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
DATE = re.compile(rf"(?:{DAY}|\.\.)(?:/(?:{DAY}|\.\.))?$")
CODE = re.compile(r"(\?|[A-Z]{3}|[IN]GO-[A-Z0-9]+)(?::([A-Z]{3}))?$")


class Fault(Exception):
    """Something in the source that cannot be meant: where, and what."""


@dataclasses.dataclass
class Entity:
    """A party, a place, a date or an unnamed speaker. `code` is None where none is known; `start`, `end` are days or open."""

    kind: str
    code: str | None = None
    sector: str | None = None
    start: str | None = None
    end: str | None = None
    edtf: str | None = None


@dataclasses.dataclass
class Record:
    """One record of a fact, in entities; its words are in each Text."""

    number: int
    rank: str  # must, may, must_not
    kind: str | None  # event, agreement, relation, claim
    types: list = dataclasses.field(default_factory=list)
    mode: str | None = None
    stage: str | None = None
    actors: list | None = None
    recipients: list | None = None
    fields: dict = dataclasses.field(default_factory=dict)
    modality: str = "reported"
    polarity: str = "affirmed"
    reporting: str | None = None
    understood: set = dataclasses.field(default_factory=set)

    @property
    def label(self):
        """What it is called: an agreement's step, else the first type, else the kind."""
        return self.stage or (self.types[0] if self.types else self.kind)


@dataclasses.dataclass
class Text:
    """A text without its marks, and where the marks stood, in characters."""

    plain: str
    triggers: dict = dataclasses.field(default_factory=dict)  # record: (start, end)
    said: dict = dataclasses.field(default_factory=dict)  # claim: (start, end)
    mentions: list = dataclasses.field(default_factory=list)  # (entity, start, end, records that take it)

    def word(self, number):
        """Where the word of a record stands; of a claim without one what is said; nothing where neither is marked."""
        return self.triggers.get(number) or self.said.get(number)


@dataclasses.dataclass
class Fact:
    """A fact told in one language or more."""

    id: str
    published: str
    tags: list
    place: str
    entities: dict
    records: list
    texts: dict

    @property
    def sort(self):
        """report or passage, told by the id."""
        return "report" if self.id.startswith("rep-") else "passage"


def corpus(paths=()):
    """Every fact of these files, or of all of corpus/source, as `facts` gives them."""
    found, faults = [], []
    for path in paths or sorted((vocabulary.ROOT / "corpus/source").glob("*.txt")):
        more, wrong = facts(pathlib.Path(path))
        found += more
        faults += wrong
    return found, faults


def facts(path):
    """Every fact of a file; the faults found in reading it are given beside: ([Fact], [str])."""
    found, faults = [], []
    for line, block in blocks(path):
        try:
            found.append(fact(f"{path}:{line}", block))
        except Fault as fault:
            faults.append(f"{path}:{line} {block[0].split(' ')[1]}: {fault}")
    return found, faults


def blocks(path):
    """(line number, lines) of each fact."""
    block, start = [], 0
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path}: {error}") from None
    for number, line in enumerate(lines, 1):
        if HEAD.match(line):
            if block:
                yield start, block
            block, start = [line], number
        elif block:
            block.append(line)
        elif line.strip() and not line.startswith("//"):
            raise SystemExit(f"{path}:{number}: before the first head (# ID YYYY-MM-DD TAG…): {line[:60]}")
    if block:
        yield start, block


def fact(place, lines):
    """One fact from its lines."""
    identity, published, tags = HEAD.match(lines[0]).groups()
    made = Fact(identity, published, tags.split(), place, {}, [], {})
    day_of(published, published)
    marked, language = {}, None
    for line in lines[1:]:
        if match := TEXT.match(line):
            language = match[1]
            if language in marked:
                raise Fault(f"{language}: told twice")
            marked[language] = [match[2]]
        elif language:
            if is_stray(line):
                raise Fault(f"behind a text, so not understood (a head is `# ID YYYY-MM-DD TAG…`): {line[:60]}")
            marked[language].append(line)
        elif line.startswith("@"):
            made.entities.update(entities(line[1:], made.entities))
        elif match := RECORD.match(line):
            made.records.append(record(*match.groups(), made.entities))
        elif line.strip() and not line.startswith("//"):
            raise Fault(f"neither @, record nor text: {line[:60]}")
    if not marked:
        raise Fault("no text")
    for language, texts in marked.items():
        made.texts[language] = text("\n".join(texts).strip(), language, made)
    return made


def is_stray(line):
    """A line of entities, a remark, a record or a spoilt head, where a text goes on."""
    if line.startswith(("# ", "#\t", "@", "//")):
        return True
    match = RECORD.match(line)
    what = match and re.split("[:/]", match[3].split()[0])[0]
    return bool(what) and (what in vocabulary.MODES or what in vocabulary.STEPS or what in ("claim", "relation"))


def entities(line, known):
    """{name: Entity} from `a=TGO p=place:NGA d=2025-11`."""
    made = {}
    for item in line.split():
        name, _, value = item.partition("=")
        if not NAME.match(name) or not value:
            raise Fault(f"entity {item}")
        if name in made or name in known:
            raise Fault(f"entity {name} stands twice")
        made[name] = entity(value)
    return made


def entity(value):
    if DATE.match(value):
        start, _, end = value.partition("/")
        end = end or start
        days = [day_of(part, value) for part in (start, end) if part != ".."]
        if not days or days != sorted(days):
            raise Fault(f"date {value}")
        return Entity("date", start=None if start == ".." else start, end=None if end == ".." else end, edtf=value)
    kind, _, rest = value.partition(":")
    if kind in ("place", "unnamed"):
        if rest and not CODE.match(rest):
            raise Fault(f"code {rest}")
        return Entity(kind, code=None if rest in ("", "?") else rest.partition(":")[0])
    match = CODE.match(value)
    if not match:
        raise Fault(f"value {value}")
    if match[2] and match[2] not in vocabulary.SECTORS:
        raise Fault(f"sector {match[2]}")
    return Entity("party", code=None if match[1] == "?" else match[1], sector=match[2])


def day_of(part, value):
    """The first day of `2025`, `2025-11` or `2025-11-18`."""
    numbers = [int(n) for n in part.split("-")] + [1, 1]
    try:
        return datetime.date(*numbers[:3])
    except ValueError:
        raise Fault(f"date {value}") from None


def record(mark, number, rest, known):
    """One record line; `known` are the fact's entities."""
    made = Record(int(number), {"": "must", "?": "may", "!": "must_not"}[mark], None)
    what, *words = rest.split()
    made.kind, made.types, made.mode, made.stage = what_is(what)
    for word in words:
        if word in vocabulary.MODALITIES:
            if made.modality != "reported":
                raise Fault(f"record {number} has two modalities")
            made.modality = word
        elif word == "denied":
            made.polarity = "denied"
        elif word in vocabulary.REPORTING:
            made.reporting = word
        elif "=" in word:
            field(made, *word.split("=", 1), known)
        else:
            roles(made, word, known)
    if made.rank != "must_not" and made.kind != "claim" and made.actors is None:
        raise Fault(f"record {number} has no roles")
    if made.rank != "must_not" and made.kind != "claim" and not (made.types or made.stage):
        raise Fault(f"record {number}: {what} alone will do for a trap only")
    if made.fields.get("same") == made.number:
        raise Fault(f"record {number} is another telling of itself")
    return made


def what_is(what):
    """(kind, types, mode, stage) of `COERCE/SANCTION:restrict`, `signed:defence`, `relation:base`, `claim`, and of traps also of a bare kind."""
    head, _, detail = what.partition(":")
    if head in ("event", "agreement", "claim") and not detail:
        return head, [], None, None
    if head == "relation":
        if detail and detail not in vocabulary.RELATIONS:
            raise Fault(f"relation {detail}")
        return "relation", [vocabulary.spelled(detail)] if detail else [], None, None
    if head in vocabulary.STEPS:
        if detail and detail not in vocabulary.CLASSES:
            raise Fault(f"class {detail}")
        return "agreement", [vocabulary.spelled(detail)] if detail else [], None, vocabulary.spelled(head)
    types = head.split("/")
    for type_ in types:
        if type_ not in vocabulary.MODES:
            raise Fault(f"type {type_}")
    if detail and not any(detail in vocabulary.MODES[t] for t in types):
        raise Fault(f"mode {detail} of {head}")
    return "event", types, detail or None, None


def field(made, name, value, known):
    if name in made.fields:
        raise Fault(f"{name}= stands twice")
    if name == "same":
        if not re.fullmatch(r"[0-9]{1,3}", value):
            raise Fault(f"same={value}")
        made.fields["same"] = int(value)
    elif name == "scope":
        terms = value.split(",")
        if wrong := [t for t in terms if t not in vocabulary.SCOPE]:
            raise Fault(f"scope {wrong}")
        made.fields["scope"] = [vocabulary.spelled(t) for t in terms]
    elif name in ("s", "t", "w", "by", "about"):
        names = value.split(",")
        for item in names:
            expect(item, known, {"t": ("date",), "w": ("place", "party"), "s": ("party", "unnamed")}.get(name, ("party", "place", "unnamed")))
        if name != "about" and len(names) > 1:
            raise Fault(f"{name}= takes one entity")
        made.fields[name] = names if name == "about" else names[0]
    else:
        raise Fault(f"field {name}")


def roles(made, word, known):
    sides = word.split(">")
    if len(sides) > 2 or made.actors is not None:
        raise Fault(f"not understood: {word}")
    made.actors, made.recipients = ([n for n in re.split(r"[+,]", side) if n] for side in (sides + [""])[:2])
    for side in (made.actors, made.recipients):
        for at, name in enumerate(side):
            if name.startswith("~"):
                side[at] = name[1:]
                made.understood.add(name[1:])
            expect(side[at], known, ("party", "unnamed", "place"))
        if len(set(side)) < len(side):
            raise Fault(f"one party twice on a side: {word}")


def expect(name, known, kinds):
    if name not in known:
        raise Fault(f"no entity {name}")
    if known[name].kind not in kinds:
        raise Fault(f"{name} is a {known[name].kind}")


def text(marked, language, of):
    """A Text from its marked form."""
    made, plain, open_at, at = Text(""), [], [], 0
    length = 0
    while at < len(marked):
        char = marked[at]
        if char == "[":
            open_at.append(length)
        elif char == "|":
            close = marked.find("]", at)
            if not open_at or close < 0:
                raise Fault(f"{language}: | without its brackets near «{marked[max(0, at - 20):at + 10]}»")
            label(made, marked[at + 1:close], open_at.pop(), length, language, of)
            at = close
        elif char == "]":
            raise Fault(f"{language}: a mark without label near «{marked[max(0, at - 25):at + 1]}»")
        else:
            plain.append(char)
            length += 1
        at += 1
    if open_at:
        raise Fault(f"{language}: a bracket stays open")
    made.plain = "".join(plain)
    return made


def label(made, labels, start, end, language, of):
    if start == end:
        raise Fault(f"{language}: an empty mark {labels}")
    for item in labels.split(","):
        match = LABEL.match(item.strip())
        if not match:
            raise Fault(f"{language}: label {item}")
        if match["record"]:
            number = int(match["record"])
            if not any(r.number == number for r in of.records):
                raise Fault(f"{language}: a mark for record {number}, which is not there")
            into = made.said if match["said"] else made.triggers
            if number in into:
                raise Fault(f"{language}: two marks {item}")
            into[number] = (start, end)
        else:
            if match["entity"] not in of.entities:
                raise Fault(f"{language}: a mark for entity {match['entity']}, which is not there")
            only = [int(n) for n in match["only"].split(".") if n]
            if wrong := [n for n in only if not any(r.number == n for r in of.records)]:
                raise Fault(f"{language}: {item} is for record {wrong[0]}, which is not there")
            made.mentions.append((match["entity"], start, end, only))
