"""Facts of the corpus told of other states: who does what to whom is learnt from the sentence and not from which states usually do it.

In a text all names of a state (short names, adjectives, peoples' singular, capital) give way to those of another, or two or more states change
places; the records follow, as their entities do. A text is left out where a state is told by anything that would be wrong of another:
by a person, a seat, a description.
"""

import csv
import dataclasses
import random
import re

from . import data

LEXICON = data.ROOT / "lexicon"
LANGUAGES = ("ar", "en")
TIMES = 2
# What is true of some states only; and what stands for a state without its name.
BOUND = {
    "en": re.compile(
        r"african|europe|asia|gulf|arab|sahel|latin america|balkan|caribbean|pacific|nordic|baltic|island|kingdom|emirate|neighbou?r|monarch|\bkings?\b|\bemir|sultan"
        r"|\bunion\b|republic|\bisles?\b|western|northern|southern|eastern|\bU\.?[SK]\b|\bUAE\b", re.IGNORECASE),
    "ar": re.compile("فريق|أوروب|آسيو|خليج|عرب|الساحل|مملك|إمار|الجار|العاهل|ملك|أمير|سلطان|لاتيني|بلقان|جزير|جزر|جمهور|اتحاد|غربي|شمالي|جنوبي|شرقي"),
}
LETTER = "A-Za-zÀ-žء-ي\u064b-\u0652"
# States whose names Arabic treats as masculine.
MASCULINE = {"IRQ", "MAR", "LBN", "SDN", "JOR", "YEM", "SOM", "SSD", "VAT"}
HEAD = "(?P<and>[وف])?(?P<by>[بك])?"


@dataclasses.dataclass
class Names:
    """What a state is called: [name, …], [adjective, …], [capital, …]; the first of each is what others are called by it."""

    names: list
    adjectives: list
    capitals: list


def facts(known):
    """The Arabic and English texts of the train part that can be told of other states, each TIMES over, as facts of their own. known: as
    features.py gives it."""
    tables = {language: table(language) for language in LANGUAGES}
    for fact in data.facts():
        for language in LANGUAGES:
            if data.part(fact) != "train" or language not in fact.texts:
                continue
            names = known.get((fact.id, language), data.NOTHING)["names"]
            for time in range(TIMES):
                name = f"{fact.id}~{time}"
                if made := renamed(fact, language, tables[language], names, random.Random(f"{name} {language}")):
                    yield dataclasses.replace(made, id=name)


def table(language):
    """{code: Names} of the states that have all three, each of one word, and share none with another."""
    states = {row["code"]: row for row in rows(f"{language}/names/states.tsv")}
    cities = {row["id"]: row for row in rows(f"{language}/names/cities.tsv")}
    capitals = {}
    for row in rows("world/cities.tsv"):
        if row["role"] == "capital" and not row["to"]:
            capitals.setdefault(row["state"], []).extend(values(cities.get(row["id"], {}).get("names")))
    made = {}
    for code, row in states.items():
        names = Names(values(row["names"]), values(row.get("demonyms")), capitals.get(code, []))
        if language == "en":
            names.names.sort(key=lambda name: (bool(re.search(r"[^\w]", name)), len(name) < 4, len(name)))
        if all((names.names, names.adjectives, names.capitals)) and not any(re.search(r"[^\w]", n) for n in (names.names[0], names.adjectives[0], names.capitals[0])):
            made[code] = names
    claimed = {}
    for code, names in made.items():
        for name in {*names.names, *names.adjectives, *names.capitals}:
            claimed.setdefault(name, set()).add(code)
    return {code: names for code, names in made.items() if all(claimed[n] == {code} for n in (*names.names, *names.adjectives, *names.capitals))}


def rows(path):
    lines = [line for line in (LEXICON / path).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def values(cell):
    return [value.strip() for value in (cell or "").split(";") if value.strip()]


def renamed(fact, language, names, known, random_):
    """The fact in one language, told of other states; nothing where none of its states can be another."""
    places = free(fact, language, names, known)
    new = others(list(places), names, random_, {e.code for e in fact.entities.values()}, language)
    return told(fact, language, names, places, new) if places else None


def free(fact, language, names, known):
    """{code: where the text names it} of the states of a fact that can be others in a language."""
    plain = fact.texts[language].plain
    if BOUND[language].search(plain):
        return {}
    own = sorted({e.code for e in fact.entities.values() if e.kind in ("party", "place") and e.code in names})
    places = {code: occurrences(plain, names[code], language) for code in own}
    return {code: found for code, found in places.items() if found and is_free(code, found, known)}


def told(fact, language, names, places, new):
    """The fact in one language, where each code is another."""
    text = fact.texts[language]
    edits = [edit(match, what, names[new[code]], language) for code, found in places.items() for match, what in found]
    entities = {name: dataclasses.replace(e, code=new.get(e.code, e.code)) for name, e in fact.entities.items()}
    return dataclasses.replace(fact, entities=entities, texts={language: edited(text, edits)})


def occurrences(plain, names, language):
    """[(match, "name" | "adjective" | "capital")] of all places that name a state, none over another."""
    found = []
    for what in ("name", "capital", "adjective"):
        for name in sorted(getattr(names, what + "s"), key=len, reverse=True):
            for match in pattern(name, what, language).finditer(plain):
                if all(match.end() <= m.start() or m.end() <= match.start() for m, _ in found):
                    found.append((match, what))
    return found


def pattern(name, what, language):
    word = re.escape(name)
    if language == "en":
        article = "(?P<article>\\b[Aa]n? |\\b[Tt]he )?"
        return re.compile(f"{article}(?<![{LETTER}])(?P<name>{word})(?![{LETTER}])")
    if what == "adjective":
        return re.compile(f"(?<![{LETTER}]){HEAD}(?P<the>ال|لل|ل)?(?P<name>{word})(?P<end>ة|تين|تان|ات|ين|ان|ا)?(?![{LETTER}])")
    if name.startswith("ال"):
        return re.compile(f"(?<![{LETTER}]){HEAD}(?P<to>لل|ال)(?P<name>{re.escape(name[2:])})(?![{LETTER}])")
    return re.compile(f"(?<![{LETTER}]){HEAD}(?P<to>ل)?(?P<name>{word})(?![{LETTER}])")


def is_free(code, places, known):
    """Whether all that the lexicon takes for the name of a state is one of these places."""
    spans = [span for codes, *span in known if code in codes]
    return all(any(start <= m.start("name") < end for m, _ in places) for start, end in spans)


def others(codes, names, random_, taken, language):
    """Another code for each: the next of them where they change places, else any that the text does not tell of."""
    if len(codes) > 1 and random_.random() < 0.5:
        order = random_.sample(codes, len(codes))
        if language == "en" or len({code in MASCULINE for code in codes}) == 1:
            return dict(zip(order, order[1:] + order[:1]))
    spare = sorted(set(names) - taken)
    made = {}
    for code in codes:
        alike = [other for other in spare if language == "en" or (other in MASCULINE) == (code in MASCULINE)]
        made[code] = random_.choice(alike)
        spare.remove(made[code])
    return made


def edit(match, what, names, language):
    """(start, end, what stands there instead)."""
    name = getattr(names, what + "s")[0]
    if language == "en":
        article = match["article"]
        if article and article.lower().startswith("a"):
            article = article[0] + ("n " if name[0] in "AEIOU" else " ")
        elif article and what == "name":
            article = ""
        return match.start(), match.end(), (article or "") + name
    before = (match["and"] or "") + (match["by"] or "")
    if what == "adjective":
        return match.start(), match.end(), before + (match["the"] or "") + name + (match["end"] or "")
    if match["to"] in ("ل", "لل"):
        name = "لل" + name[2:] if name.startswith("ال") else "ل" + name
    return match.start(), match.end(), before + name


def edited(text, edits):
    """A text with its marks after these edits; where a mark ends within what is replaced it goes with its nearer end."""
    edits = sorted(edits)
    plain, at, moved = [], 0, []
    length = 0
    for start, end, new in edits:
        plain += [text.plain[at:start], new]
        length += start - at
        moved.append((start, end, length, length + len(new)))
        length += len(new)
        at = end
    plain.append(text.plain[at:])

    def place(old, is_end):
        shift = 0
        for start, end, new_start, new_end in moved:
            if old <= start:
                break
            if old < end:
                # Within: behind the same letters in front (و, the article), else at the end.
                return min(new_start + old - start, new_end) if not is_end else new_end
            shift = new_end - end
        return old + shift

    span = lambda s: (place(s[0], False), place(s[1], True))
    return dataclasses.replace(
        text, plain="".join(plain), triggers={n: span(s) for n, s in text.triggers.items()}, said={n: span(s) for n, s in text.said.items()},
        mentions=[(name, *span((start, end)), only) for name, start, end, only in text.mentions])
