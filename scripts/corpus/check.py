"""What can be wrong with facts beyond their form: missing words, unknown codes and tags, texts that share their words."""

import collections
import json
import re
import unicodedata

from . import vocabulary, words

WORD = re.compile(r"\w+")
LONGEST = {"trigger": 6, "mention": 14}
SHARED = 8  # words in a row that no two texts may share
OTHERS = 6  # words in a row that no text may share with one that is not the corpus'


def faults(facts):
    """Every fault, with its place."""
    codes, tags = vocabulary.known_codes(), vocabulary.known_tags()
    seen = collections.Counter(f.id for f in facts)
    for fact in facts:
        if seen[fact.id] > 1:
            yield f"{fact.place} {fact.id}: this id stands {seen[fact.id]} times"
        for fault in [*of_head(fact, codes, tags), *of_records(fact)]:
            yield f"{fact.place} {fact.id}: {fault}"
    yield from shared(facts)


def of_head(fact, codes, tags):
    for tag in fact.tags:
        if tag not in tags:
            yield f"tag {tag}"
    for name, entity in fact.entities.items():
        if entity.code and not entity.code.startswith("NGO-") and entity.code not in codes:
            yield f"code {entity.code} of {name}"
    numbers = collections.Counter(r.number for r in fact.records)
    yield from (f"two records {n}" for n, times in numbers.items() if times > 1)
    for record in fact.records:
        if record.fields.get("same", record.number) not in numbers:
            yield f"record {record.number}: same={record.fields['same']} is not there"


def of_records(fact):
    for language, text in fact.texts.items():
        used = {n for r in fact.records for names in words.named(r).values() for n in names}
        for record in fact.records:
            yield from (f"{language}: record {record.number} {fault}" for fault in of_record(record, text, fact))
        for number, (start, end) in text.triggers.items():
            if len(WORD.findall(text.plain[start:end])) > LONGEST["trigger"]:
                yield f"{language}: the word of record {number} is a clause: «{text.plain[start:end]}»"
        for name, start, end, _ in text.mentions:
            if len(WORD.findall(text.plain[start:end])) > LONGEST["mention"]:
                yield f"{language}: mention {name} is too long: «{text.plain[start:end]}»"
            if text.plain[start:end] != text.plain[start:end].strip():
                yield f"{language}: mention {name} begins or ends with a space: «{text.plain[start:end]}»"
        unused = {n for n, *_ in text.mentions} - used
        if unused and not fact.records:
            yield f"{language}: marks in a text without records: {sorted(unused)}"


def of_record(record, text, fact):
    trigger, said = text.triggers.get(record.number), text.said.get(record.number)
    if record.rank == "must":
        if record.kind == "claim" and not said:
            yield "has no mark for what is said"
        if record.kind != "claim" and not trigger:
            yield "has no word"
        if record.kind == "claim" and "s" not in record.fields:
            yield "has no speaker"
    if not trigger and not said:
        return
    if words.quote(record, text) and text.plain.count(text.plain[slice(*words.quote(record, text))]) > 1:
        yield "stands at two places: its word and neighbours recur"
    for role, names in words.named(record).items():
        for name in names:
            if name not in record.understood and record.rank == "must" and not any(m[0] == name for m in text.mentions):
                yield f"has no words for {role} {name}"


def shared(facts):
    """Texts of two facts that share words in a row; and texts that share them with those of ../shared, where it is there."""
    seen = {}
    for identity, runs in foreign():
        for run in runs:
            seen[run] = identity
    for fact in facts:
        for language, text in fact.texts.items():
            for run in set(grams(text.plain, OTHERS)) & seen.keys():
                yield f"{fact.place} {fact.id} {language}: shares «{' '.join(run)}» with {seen[run]}"
    mine = {}
    for fact in facts:
        told = set()
        for language, text in fact.texts.items():
            for run in grams(text.plain, SHARED):
                other = mine.setdefault((language, run), fact.id)
                if other != fact.id and (other, language) not in told:
                    told.add((other, language))
                    yield f"{fact.place} {fact.id} {language}: shares «{' '.join(run)}» with {other}"


def grams(plain, length):
    """Runs of words, without case and vowel marks."""
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c) and c != "ـ")
    found = [w.lower() for w in WORD.findall(bare)]
    return (tuple(found[i:i + length]) for i in range(len(found) - length + 1))


def foreign():
    """(name, runs of words) of the development sets beside the project."""
    folder = vocabulary.ROOT.parent / "shared"
    for path in sorted([*folder.glob("cases/*.jsonl"), *folder.glob("gold/reports/*.jsonl"), *folder.glob("gold/passages/*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line) if line.strip() else {}
            for plain in item.get("texts", {"": item.get("text", "")}).values():
                yield f"{path.name} {item.get('id')}", list(grams(plain, OTHERS))
