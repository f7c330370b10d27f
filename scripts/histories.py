#!/usr/bin/env python3
"""How the program answers on the written histories (examples/histories), and which of their key facts it reads.

    scripts/histories.py [--folder examples/histories] [--mithaq target/release/mithaq] [--misses] [HISTORY...]

A key fact counts as read where a record that is no claim overlaps its quote and joins the state with one of the two
powers. --misses prints the sentences of those that are not, with the records that are there.
"""
import argparse, json, os, subprocess, tempfile


def ask(mithaq, history, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as file:
        file.writelines(lines)
    command = [mithaq, "ask", history["state"], "--between", f"{history['from']},{history['to']}",
               "--format", "json", "--evidence", "0", "--of", file.name]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    os.unlink(file.name)
    return answer


def read(mithaq, reports):
    texts, records = {}, {}
    done = subprocess.run([mithaq, "read", "--format", "jsonl", "--input", "jsonl", reports], capture_output=True, text=True, check=True)
    for line in map(json.loads, done.stdout.splitlines()):
        if line["kind"] == "article":
            texts[line["document"]] = line["text"]
        else:
            records.setdefault(line["document"], []).append(line)
    return texts, records


def codes(record):
    return {party.get("code") for party in record["actors"] + record.get("recipients", [])}


def told(record):
    return f"{record['kind']} {record['type']} {record.get('stage') or record.get('mode')} {sorted(filter(None, codes(record)))}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folder", default="examples/histories")
    arguments.add_argument("--mithaq", default="target/release/mithaq")
    arguments.add_argument("--misses", action="store_true")
    arguments.add_argument("histories", nargs="*")
    given = arguments.parse_args()
    reports = os.path.join(given.folder, "reports.jsonl")
    gold = json.load(open(os.path.join(given.folder, "gold.json"), encoding="utf-8"))["histories"]
    gold = [history for history in gold if not given.histories or history["id"] in given.histories]
    lines = [(json.loads(line)["history"], line) for line in open(reports, encoding="utf-8")]
    texts, records = read(given.mithaq, reports)
    right = facts = found = 0
    for history in gold:
        answer = ask(given.mithaq, history, [line for name, line in lines if name == history["id"]])
        good = answer["verdict"] in history["verdict"]
        right += good
        a, b = answer["powers"]
        numbers = " ".join(f"{power['power']} +{power['gained']['value']:.1f} -{power['lost']['value']:.1f}" for power in (a, b))
        print(f"{'right' if good else 'WRONG'} {history['id']}: {answer['verdict']}, should be {' or '.join(history['verdict'])}; {numbers}")
        for fact in history["key_facts"]:
            text, quote = texts[fact["report"]].encode(), fact["quote"].encode()
            start = text.find(quote)
            there = [r for r in records.get(fact["report"], []) if r["start"] < start + len(quote) and start < r["end"]]
            powers = {history["from"], history["to"]}
            is_read = any(r["kind"] != "claim" and history["state"] in codes(r) and powers & codes(r) for r in there)
            facts, found = facts + 1, found + is_read
            if given.misses and not is_read:
                begin = text.rfind(b"\n", 0, start) + 1
                end = (text.find(b"\n", start) + 1 or len(text) + 1) - 1
                print(f"    {fact['report']}: {fact['what']}\n      {text[begin:end].decode()}\n      there: {[told(r) for r in there]}")
    print(f"{right} of {len(gold)} verdicts right, {found} of {facts} key facts read")


main()
