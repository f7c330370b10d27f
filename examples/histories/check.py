#!/usr/bin/env python3
"""Check a set of histories: python3 check.py [folder]. Prints what is wrong; exits 1 if anything is."""
import datetime, json, pathlib, sys

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
VERDICTS = {"turning", "widening", "holding", "returning", "cannot tell"}
wrong = []
reports = {}
for n, line in enumerate((folder / "reports.jsonl").read_text("utf-8").splitlines(), 1):
    r = json.loads(line)
    if r["id"] in reports:
        wrong.append(f"line {n}: id {r['id']} is not unique")
    reports[r["id"]] = r
    datetime.date.fromisoformat(r["published"])
    if set(r) != {"id", "history", "text", "language", "published", "publisher"} or r["language"] not in ("ar", "en"):
        wrong.append(f"{r['id']}: fields or language")
    if "\n\n" not in r["text"] or "\n" in r["text"].split("\n\n")[0]:
        wrong.append(f"{r['id']}: no headline and blank line")
    words = len(r["text"].split())
    if not 90 <= words <= 220:
        wrong.append(f"{r['id']}: {words} words")

histories = json.loads((folder / "gold.json").read_text("utf-8"))["histories"]
ids = [h["id"] for h in histories]
if len(set(ids)) != len(ids) or {r["history"] for r in reports.values()} != set(ids):
    wrong.append("histories in gold.json and reports.jsonl differ, or ids are not unique")
for h in histories:
    mine = [r for r in reports.values() if r["history"] == h["id"]]
    arabic = sum(r["language"] == "ar" for r in mine)
    if not 5 <= len(mine) <= 9 or abs(2 * arabic - len(mine)) > 1:
        wrong.append(f"{h['id']}: {len(mine)} reports, {arabic} in Arabic")
    if not h["verdict"] or not set(h["verdict"]) <= VERDICTS:
        wrong.append(f"{h['id']}: verdict {h['verdict']}")
    if not all(len(h[k]) == 3 and h[k].isupper() for k in ("state", "from", "to")):
        wrong.append(f"{h['id']}: codes")
    for f in h["key_facts"]:
        if reports.get(f["report"], {}).get("history") != h["id"] or f["quote"] not in reports[f["report"]]["text"]:
            wrong.append(f"{h['id']}: quote not in {f['report']}: {f['quote']}")
print("\n".join(wrong) or f"sound: {len(histories)} histories, {len(reports)} reports, {sum(len(h['key_facts']) for h in histories)} key facts")
sys.exit(bool(wrong))
