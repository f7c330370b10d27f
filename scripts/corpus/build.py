"""Makes the JSON lines of corpus/train, dev, test from the facts: the format of the scorers, with the exact words."""

import hashlib
import json

from . import vocabulary, words


def part(identity):
    """The part a fact is in, for ever: by a hash of its id, 80/10/10."""
    number = int(hashlib.sha256(identity.encode()).hexdigest()[:8], 16) % 10
    return "dev" if number == 8 else "test" if number == 9 else "train"


def lines(facts):
    """{(part, language): [JSON line]}, in the order of ids."""
    made = {(p, l): [] for p in vocabulary.PARTS for l in vocabulary.LANGUAGES}
    for fact in sorted(facts, key=lambda f: f.id):
        for language in fact.texts:
            made[part(fact.id), language].append(json.dumps(item(fact, language), ensure_ascii=False))
    return made


def item(fact, language):
    """One text with its records; `start` and `end` count bytes of UTF-8."""
    text = fact.texts[language]
    at = bytes_at(text.plain)
    made = {"id": fact.id, "language": language, "published": fact.published, "text": text.plain}
    for rank in ("must", "may", "must_not"):
        made[rank] = [pattern(fact, r, text, at) for r in fact.records if r.rank == rank and present(r, text)]
    made["exhaustive"] = True
    made["entities"] = {name: bare(vars(e)) for name, e in fact.entities.items()}
    made["mentions"] = [{"entity": n, **span(text.plain, at, s, e)} for n, s, e, _ in text.mentions]
    made["sort"] = fact.sort
    made["tags"] = fact.tags
    return made


def present(record, text):
    return record.rank == "must" or text.word(record.number) is not None


def pattern(fact, record, text, at):
    roles, place = words.of(fact, record, text)
    made = {"kind": record.kind}
    if record.kind == "event":
        made["type"] = record.types if len(record.types) != 1 else record.types[0]
        if not record.types:
            del made["type"]
    elif record.types:
        made["type"] = record.types[0]
    made |= bare({"mode": record.mode, "stage": record.stage})
    if record.kind != "claim" and record.actors is not None:
        made["actors"] = coded(fact, record.actors)
        made["recipients"] = coded(fact, record.recipients)
    if record.rank != "must_not" or record.modality != "reported":
        made["modality"] = record.modality
    if record.rank != "must_not" or record.polarity != "affirmed":
        made["polarity"] = record.polarity
    if speaker := fact.entities.get(record.fields.get("s")):
        made["speaker_kind"] = "unnamed" if speaker.kind == "unnamed" else "named"
        made |= bare({"speaker": speaker.code, "reporting": record.reporting})
    if day := fact.entities.get(record.fields.get("t")):
        made["when"] = bare({"start": day.start, "end": day.end})
    made |= bare({"scope": record.fields.get("scope"), "same": record.fields.get("same")})
    if "about" in record.fields:
        made["about"] = coded(fact, record.fields["about"])
    if place:
        made["quote"] = text.plain[place[0]:place[1]]
    made["number"] = record.number
    made["words"] = of_roles(fact, record, text, at, roles)
    return made


def of_roles(fact, record, text, at, roles):
    """The exact words: trigger, what is said, and for each role its mentions; a role that no word names has text null."""
    made = {}
    for name, spans in (("trigger", text.triggers), ("said", text.said)):
        if record.number in spans:
            made[name] = span(text.plain, at, *spans[record.number])
    for role, mentions in roles.items():
        told = []
        for name, start, end in mentions:
            e = fact.entities[name]
            where = span(text.plain, at, start, end) if start is not None else {"text": None}
            told.append({"entity": name, **bare({"code": e.code, "sector": e.sector, "edtf": e.edtf}), **where})
        made[role] = told if role in ("actors", "recipients") else told[0]
    return made


def coded(fact, names):
    return list(dict.fromkeys(c for n in names if (c := fact.entities[n].code)))


def bare(fields):
    return {k: v for k, v in fields.items() if v is not None}


def span(plain, at, start, end):
    return {"text": plain[start:end], "start": at[start], "end": at[end]}


def bytes_at(plain):
    """For each character, and the end, its offset in bytes."""
    offsets, here = [0], 0
    for char in plain:
        here += len(char.encode())
        offsets.append(here)
    return offsets
