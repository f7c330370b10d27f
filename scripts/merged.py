#!/usr/bin/env python3
"""How well a binary merges and disputes on reports whose happenings are known (examples/happenings, examples/happenings-2).

    scripts/merged.py [--fast] [--misses] [--least F1] MITHAQ FOLDER

Adds FOLDER/reports.jsonl to a ledger of its own and holds it against FOLDER/gold.json (examples/happenings-2/README.md
has its form). What the reader does not find cannot be merged, so pairs are counted over what it finds, and once more over
all that there is to find. --fast reads by words and rules alone, as the tests do; --misses says what went wrong, by name; with
--least it ends with 1 where the F1 over records is lower.
"""
import argparse, collections, datetime, itertools, json, os, re, subprocess, sys, tempfile

# Types that reports of one event mix up (crates/mithaq-ledger/src/merge/rules.rs).
FAMILY = {"COERCE": "SANCTION"}
# In these a report may name nobody who has a code.
LOCAL = ("ASSAULT", "PROTEST")
# Bytes behind a quote that still help to say what is meant.
BEHIND = 60
# Where one report of the first set tells two things that look alike, a word of the sentence says which.
FIRST_SET = {("h07-c", "H21"): "تداريات", ("h08-c", "H36"): "Last week", ("h08-d", "H37"): "Mir Ali"}

MENTIONS = """SELECT m.record, m.document, m.kind, m.type, m.mode, m.actors || ';' || m.recipients AS codes, m.modality,
    m.when_start, m.when_end, m.quote_start, m.quote_end, a.text, s.happening
    FROM mentions m JOIN merges s ON s.record = m.record AND s.article = m.article
    JOIN articles a ON a.article = m.article ORDER BY m.document, m.quote_start"""
DISPUTES = """SELECT d.happening, d.type, d.actors, d.field, d.side, d.value, a.document
    FROM disputes d JOIN articles a ON a.article = d.article ORDER BY d.happening, d.field, d.side"""
COPIES = "SELECT original_document, document FROM copies"


def asked(mithaq, ledger, query):
    command = [mithaq, "sql", "--ledger", ledger, "--format", "jsonl", query]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line]


def read(mithaq, folder, fast):
    """Records with what they were merged into, rows of disputes, copies."""
    with tempfile.TemporaryDirectory() as place:
        ledger = os.path.join(place, "merged.ledger")
        add = [mithaq, "add", "--ledger", ledger, *(["--fast"] if fast else []), os.path.join(folder, "reports.jsonl")]
        subprocess.run(add, capture_output=True, text=True, check=True)
        return [asked(mithaq, ledger, query) for query in (MENTIONS, DISPUTES, COPIES)]


def words(record):
    """The quote and a little of what follows it."""
    text = record["text"].encode()
    return text[record["quote_start"]:record["quote_end"] + BEHIND].decode(errors="ignore")


def dates(gold, happening):
    """All days on which it may be told to have happened, the wrong ones of the contradictions too."""
    yield happening["date"]
    yield from (step["date"] for step in happening.get("steps", []))
    for one in gold["contradictions"]:
        if one["happening"] == happening["id"] and one["field"].startswith("date"):
            yield from (side["value"][:10] for side in one["sides"])


def near(date, record):
    """A day, month or year meets the days that the record tells, one day more or less; so does no day at all."""
    first, last = record["when_start"] or record["when_end"], record["when_end"] or record["when_start"]
    if not first or not date:
        return True
    if len(date) < 10:
        return first[:len(date)] <= date <= last[:len(date)]
    day = datetime.date.fromisoformat(date)
    days = ((day + datetime.timedelta(by)).isoformat() for by in (-1, 0, 1))
    return any(first[:10] <= day <= last[:10] for day in days)


def of_type(record, happening):
    family = lambda type_: FAMILY.get(type_, type_)
    types = {family(type_) for type_ in [happening["type"], *happening.get("also", [])]}
    if family(record["type"]) == "SANCTION":
        arrest = (record["mode"] == "arrest") == (happening["type"] == "COERCE")
        if not (record["mode"] in happening["modes"] if "modes" in happening else arrest):
            return False
    return family(record["type"]) in types


def by_parties(record, happening):
    codes = {code for code in record["codes"].split(";") if code}
    parties = set(happening["parties"])
    if record["kind"] == "agreement":
        return len(codes & parties) >= min(2, len(parties)) and codes <= parties | set(happening.get("mediators", []))
    return bool(codes & parties) or (happening["type"] in LOCAL and not codes)


def fits(gold, record, happening):
    """The happening can be what the record tells."""
    planned = {one["plan_of"] for one in gold["happenings"] if "plan_of" in one}
    if happening["type"] != "THREATEN" and happening["id"] in planned and record["modality"] != "reported":
        return False
    if happening["type"] != "THREATEN" and "plan_of" in happening and record["modality"] == "reported":
        return False
    return (record["kind"] == happening["kind"] and record["document"] in happening["reports"]
            and (record["kind"] == "agreement" or of_type(record, happening))
            and by_parties(record, happening) and any(near(date, record) for date in dates(gold, happening)))


def marked(record, happening):
    """Whether the words say that this one is meant; nothing where the gold does not say by which."""
    pattern = happening.get("words", {}).get(record["document"]) or FIRST_SET.get((record["document"], happening["id"]))
    return bool(re.search(pattern, words(record))) if pattern else None


def told(gold, records):
    """(record, id of the happening that it tells) where only one comes into question."""
    found = []
    for record in records:
        possible = [one for one in gold["happenings"] if fits(gold, record, one) and marked(record, one) is not False]
        possible = [one for one in possible if marked(record, one)] or possible
        if len(possible) == 1:
            found.append((record, possible[0]["id"]))
    return found


def counted(units):
    """Of pairs of (happening, what it was merged into: a set): right, wrong, missed; and the happenings mixed up."""
    right, wrong, missed, mixed = 0, 0, 0, collections.Counter()
    for (one, own), (other, others) in itertools.combinations(units, 2):
        if own & others:
            right, wrong = right + (one == other), wrong + (one != other)
            if one != other:
                mixed[tuple(sorted((one, other)))] += 1
        else:
            missed += one == other
    return right, wrong, missed, mixed


def rates(right, wrong, missed):
    share = lambda part, whole: part / whole if whole else 1.0
    precision, recall = share(right, right + wrong), share(right, right + missed)
    both = share(2 * precision * recall, precision + recall) if right else 0.0
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f} ({right} right, {wrong} wrong, {missed} missed)"


def merging(gold, records, misses):
    """Prints how well records are merged; gives the F1 over pairs of records."""
    found = told(gold, records)
    by_report = collections.defaultdict(set)
    for record, happening in found:
        by_report[happening, record["document"]].add(record["happening"])
    # A pair within one report says nothing on merging reports.
    units = sorted(by_report.items())
    right, wrong, missed, mixed = counted([(happening, merged) for (happening, _), merged in units])
    pairs = sum(len(one["reports"]) * (len(one["reports"]) - 1) // 2 for one in gold["happenings"])
    print(f"reports that tell one happening: {rates(right, wrong, missed)}")
    print(f"  of all {pairs} pairs of reports, found by the reader or not: recall {right / pairs:.3f}")
    of_records = counted([(id_, {record["happening"]}) for record, id_ in found])[:3]
    print(f"records, as the tests count: {rates(*of_records)}")
    alike = {tuple(sorted((one["a"], one["b"]))): one["why"] for one in gold["look_alikes"]}
    merged = [pair for pair in alike if pair in mixed]
    print(f"look-alikes merged: {len(merged)} of {len(alike)}")
    for pair in merged:
        print(f"  {' '.join(pair)}: {alike[pair]}")
    if misses:
        others = [" ".join(pair) for pair in mixed if pair not in alike]
        print(f"  others merged: {', '.join(others) or 'none'}")
        apart(gold, by_report)
    right, wrong, missed = of_records
    return 2 * right / max(1, 2 * right + wrong + missed)


def apart(gold, by_report):
    """The happenings that fell into pieces, and the reports in which the reader does not find them."""
    for one in gold["happenings"]:
        merged = {report: by_report.get((one["id"], report), set()) for report in one["reports"]}
        pieces = []
        for report, own in merged.items():
            joined = [piece for piece in pieces if piece[1] & own]
            rest = [piece for piece in pieces if not piece[1] & own]
            reports = sum((piece[0] for piece in joined), []) + [report]
            pieces = rest + [(reports, own.union(*(piece[1] for piece in joined)))] if own else pieces
        unread = [report for report, own in merged.items() if not own]
        if len(pieces) > 1 or unread:
            parts = " | ".join(" ".join(reports) for reports, _ in pieces)
            print(f"  {one['id']} {one['what']}: {parts or '-'}{'; not read: ' + ' '.join(unread) if unread else ''}")


def gathered(rows):
    """Disputes as (happening, type, states, field), with sides as (value, reports)."""
    disputes = collections.defaultdict(lambda: collections.defaultdict(set))
    for row in rows:
        disputes[row["happening"], row["type"], row["actors"], row["field"]][row["value"]].add(row["document"])
    return {key: list(sides.items()) for key, sides in disputes.items()}


def matched(contradiction, field, sides):
    """How many sides of a contradiction stand on sides of their own of a dispute."""
    if not field.startswith(contradiction["field"]):
        return 0
    taken = set()
    for side in contradiction["sides"]:
        possible = [at for at, (_, reports) in enumerate(sides) if reports & set(side["reports"])]
        exact = [at for at in possible if sides[at][0] == side["value"]]
        taken.update((exact or possible)[:1])
    return len(taken)


def disputing(gold, rows, misses):
    disputes = gathered(rows)
    right = {key: [one for one in gold["contradictions"] if matched(one, key[3], sides) >= 2] for key, sides in disputes.items()}
    is_found = lambda one: any(matched(one, key[3], sides) == len(one["sides"]) for key, sides in disputes.items())
    missed = [one for one in gold["contradictions"] if not is_found(one)]
    told_ = len(gold["contradictions"])
    print(f"disputes: {sum(map(bool, right.values()))} of {len(disputes)} listed are right, {told_ - len(missed)} of {told_} told are found")
    if not misses:
        return
    for one in missed:
        sides = " / ".join(f"{side['value']} ({' '.join(side['reports'])})" for side in one["sides"])
        print(f"  not found: {one['happening']} {one['field']}: {sides}")
    for key, sides in disputes.items():
        if right[key]:
            continue
        spelled = " / ".join(f"{value} ({' '.join(sorted(reports))})" for value, reports in sides)
        print(f"  wrong: {key[1]} {key[2]} {key[3]}: {spelled}{because(gold, key[3], sides)}")


def because(gold, field, sides):
    """Why the gold says that it is none, where it does."""
    def meant(one):
        return field.startswith(one["field"]) and sum(bool(reports & set(one["reports"])) for _, reports in sides) > 1

    known = [one for one in gold.get("no_disputes", []) if meant(one)]
    best = max(known, key=lambda one: len(one["field"]), default=None)
    return f": {best['happening']} {best['why']}" if best else ""


def copying(gold, rows):
    found = {(row["original_document"], row["document"]) for row in rows}
    known = {tuple(pair) for pair in gold["copies"]}
    print(f"copies: {len(found & known)} of {len(known)}, {len(found - known)} others")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mithaq")
    parser.add_argument("folder")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--least", type=float, default=0.0)
    args = parser.parse_args()
    with open(os.path.join(args.folder, "gold.json"), encoding="utf-8") as file:
        gold = json.load(file)
    try:
        records, disputes, copies = read(args.mithaq, args.folder, args.fast)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{args.mithaq}: {error.stderr.strip()}")
    f1 = merging(gold, records, args.misses)
    disputing(gold, disputes, args.misses)
    copying(gold, copies)
    if f1 < args.least:
        sys.exit(f"{args.folder}: F1 {f1:.3f} over records, less than {args.least}")


if __name__ == "__main__":
    main()
