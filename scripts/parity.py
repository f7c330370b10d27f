#!/usr/bin/env python3
"""Whether the same facts are read alike in all languages they are told in (examples/four/parity.jsonl).

    scripts/parity.py MITHAQ FACTS [--lexicon DIR] [--misses] [--language ru]

A fact counts as found where one record has its kind, its type (of an agreement its step), its codes, date, modality and
polarity. As the codebook has it, several types may be right ("type" is a list), a planned deed may be AGREE instead, and a meeting,
an agreement and a relation join their parties whichever of them is the actor. A sector is no part of a code here; codes in "also" may
stand in the record or not. Facts are told plainly ("telling": "plain") or as the press does ("press": two clauses, passives, sources, weekdays).
--misses lists what was not found, by the fields in which the nearest record differs.
"""
import argparse, collections, json, os, subprocess, tempfile

FIELDS = ["kind", "type", "codes", "date", "modality", "polarity"]
JOINT = {"agreement", "relation"}


def read(mithaq, lexicon, facts):
    """The records of every text, by (fact, language)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
        for fact in facts:
            for language, text in fact["texts"].items():
                report = {"id": f"{fact['fact']}-{language}", "language": language, "text": text}
                if "published" in fact:
                    report["published"] = fact["published"]
                file.write(json.dumps(report, ensure_ascii=False) + "\n")
    command = [mithaq] + (["--lexicon", lexicon] if lexicon else []) + ["read", "--format", "jsonl", "--input", "jsonl", file.name]
    done = subprocess.run(command, capture_output=True, text=True)
    os.unlink(file.name)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{mithaq}: {done.stderr.strip()}")
    records = collections.defaultdict(list)
    for record in map(json.loads, done.stdout.splitlines()):
        if record["kind"] != "article":
            number, language = record["document"].split("-")
            records[int(number), language].append(record)
    return records


def codes(parties):
    return {party["code"] for party in parties if party.get("code")}


def same_codes(fact, record):
    if fact["kind"] == "claim":
        return [record["speaker"]["code"]] == fact["actors"]
    beside = set(fact.get("also", []))
    actors, recipients = codes(record["actors"]) - beside, codes(record["recipients"]) - beside
    joint = fact["kind"] in JOINT or not fact["recipients"] or "CONSULT" in types(fact)
    if joint:
        return actors | recipients == set(fact["actors"]) | set(fact["recipients"])
    return (actors, recipients) == (set(fact["actors"]), set(fact["recipients"]))


def types(fact):
    told = fact.get("stage") or fact["type"]
    told = told if isinstance(told, list) else [told]
    return told + (["AGREE"] if fact["kind"] == "event" and fact["modality"] == "planned" else [])


def differences(fact, record):
    """The fields in which a record is not what the fact says."""
    when = record["when"]["edtf"] if record.get("when") else None
    right = {
        "kind": record["kind"] == fact["kind"],
        "type": (record["stage"] if record["kind"] == "agreement" else record["type"]) in types(fact),
        "codes": same_codes(fact, record),
        "date": when == fact["date"],
        "modality": record["modality"] == fact["modality"],
        "polarity": record["polarity"] == fact["polarity"],
    }
    return [field for field in FIELDS if not right[field]]


def weight(missing):
    """A record of another kind or type is further off than any other."""
    return 6 * ("kind" in missing) + 5 * ("type" in missing) + len(missing)


def nearest(fact, records):
    """What the nearest record differs in, and that record; no record at all differs in everything."""
    return min(((differences(fact, record), record) for record in records), key=lambda pair: weight(pair[0]), default=(FIELDS, None))


def told(record):
    if record is None:
        return "no record"
    sides = "+".join(sorted(codes(record["actors"]))), "+".join(sorted(codes(record["recipients"])))
    when = record["when"]["edtf"] if record.get("when") else "-"
    word = record["stage"] if record["kind"] == "agreement" else record["type"]
    return f"{record['kind']} {word} {sides[0]} > {sides[1]} {when} {record['modality']} {record['polarity']} ({record['rule']})"


def reason(missing, record):
    """A miss in a word: the kind or type that nothing has, or the fields in which the nearest record differs."""
    if record is None:
        return "nothing"
    return missing[0] if missing[0] in ("kind", "type") else " ".join(missing)


def report(telling, numbers, languages, missed):
    print(f"{telling}: {len(numbers)} facts")
    for language in languages:
        misses = [missed[number, language] for number in numbers if (number, language) in missed]
        fields = collections.Counter(reason(*miss) for miss in misses)
        print(f"  {language}   {1 - len(misses) / len(numbers):.2f}  missed by {', '.join(f'{field} {count}' for field, count in fields.most_common()) or 'none'}")
    alike = sum(not any((number, language) in missed for language in languages) for number in numbers)
    print(f"  all  {alike / len(numbers):.2f}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("mithaq")
    arguments.add_argument("facts")
    arguments.add_argument("--lexicon", help="read by the lexicon in this folder")
    arguments.add_argument("--misses", action="store_true")
    arguments.add_argument("--language", help="list the misses of this language alone")
    given = arguments.parse_args()
    facts = [json.loads(line) for line in open(given.facts, encoding="utf-8")]
    records = read(given.mithaq, given.lexicon, facts)
    languages = sorted(facts[0]["texts"])
    missed = {}
    for fact in facts:
        for language in languages:
            missing, record = nearest(fact, records[fact["fact"], language])
            if missing:
                missed[fact["fact"], language] = (missing, record)
    for telling in sorted({fact["telling"] for fact in facts}):
        report(telling, [fact["fact"] for fact in facts if fact["telling"] == telling], languages, missed)
    if given.misses:
        for fact in facts:
            for language in languages:
                if (fact["fact"], language) in missed and given.language in (None, language):
                    missing, record = missed[fact["fact"], language]
                    print(f"{fact['fact']} {language} {'nothing' if record is None else ' '.join(missing)}: {told(record)}\n    {fact['texts'][language]}")


if __name__ == "__main__":
    main()
