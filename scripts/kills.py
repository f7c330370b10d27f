#!/usr/bin/env python3
"""Kills `mithaq add` at random moments and checks after each that the ledger is sound and that nothing that was
acknowledged is missing. Part of the kills hit it while its disk is full.

    scripts/kills.py [--kills 200] [--mithaq target/release/mithaq] [--seed 1]

The disk is full where a small tmpfs can be mounted (root); else that part is skipped, and the output says so.
"""
import argparse, json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time

STATES = "AFG DZA AGO BFA TCD CHN EGY ETH FRA DEU IND IRN IRQ KEN MLI NER NGA RUS SEN SOM ZAF SDN TGO TUR USA".split()


def report(number, chooser):
    """An article and its records, as `mithaq read --format jsonl` prints them."""
    document, day = f"report {number}", f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    text, records = f"{document}\n", []
    for at in range(8):
        one, other = chooser.sample(STATES, 2)
        quote = f"{one} met {other} on matter {chooser.randrange(10**9)}"
        start = len(text)
        text += quote + ".\n"
        party = lambda code, offset: {"text": code, "start": offset, "end": offset + 3, "code": code, "via": "name"}
        records.append({
            "kind": "event", "id": f"{chooser.getrandbits(64):016x}", "document": document, "type": "CONSULT",
            "actors": [party(one, start), party(other, start + 8)], "recipients": [], "when": None, "where": None,
            "modality": "reported", "polarity": "affirmed",
            "speaker": {"text": "", "code": None, "name": None, "kind": "reporter", "reporting": "neutral"},
            "quote": quote, "start": start, "end": start + len(quote), "rule": "test", "confidence": 0.9})
    article = {"kind": "article", "document": document, "url": None, "title": document, "title_is_question": False,
               "language": "en", "section": None, "publisher": f"P{number % 9}", "authors": [],
               "published": {"start": day, "end": day, "from": "sender"}, "text": text, "dropped": []}
    return "".join(json.dumps(line) + "\n" for line in [article, *records])


def kill_once(mithaq, ledger, source, delay, merging):
    """Starts an add, kills it after a while, and gives the ids it acknowledged."""
    command = [mithaq, "add", "--acknowledge", "--input", "records", "--ledger", ledger, source]
    if not merging:
        command.insert(2, "--no-merge")
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True)
        try:
            error = process.communicate(timeout=delay)[1]
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            error = process.communicate()[1]
        out.seek(0)
        ids = [line.strip() for line in out if line.endswith("\n") and len(line.strip()) == 64]
    return ids, process.returncode, error


def check(mithaq, ledger, acknowledged):
    done = subprocess.run([mithaq, "check", "--ledger", ledger], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"check failed:\n{done.stdout}{done.stderr}")
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    kept = {row[0] for row in connection.execute("SELECT id FROM article")}
    connection.close()
    if not acknowledged <= kept:
        sys.exit(f"{len(acknowledged - kept)} acknowledged reports are missing")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--mithaq", default="target/release/mithaq")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    mithaq, chooser = os.path.abspath(given.mithaq), random.Random(given.seed)
    folder = tempfile.mkdtemp()
    small = os.path.join(folder, "small")
    os.mkdir(small)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", small], capture_output=True).returncode == 0
    if not mounted:
        print("no small disk can be mounted here: the kills on a full disk are skipped")
    try:
        number = 0
        ledgers = {"ledger": os.path.join(folder, "test.ledger"), "full disk": os.path.join(small, "test.ledger")}
        acknowledged, died, full = {name: set() for name in ledgers}, 0, 0
        for ledger in ledgers.values():
            subprocess.run([mithaq, "add", "--ledger", ledger, "--input", "records", os.devnull], check=mounted or ledger == ledgers["ledger"], capture_output=True)
        for kill in range(given.kills):
            name = "full disk" if mounted and kill % 4 == 3 else "ledger"
            source = os.path.join(folder, "source.jsonl")
            with open(source, "w") as file:
                file.write("".join(report(number + n, chooser) for n in range(chooser.choice([300, 3000, 6000]))))
            number += 6000
            ids, code, error = kill_once(mithaq, ledgers[name], source, chooser.uniform(0.005, 0.5), kill % 2 == 0)
            died += code == -signal.SIGKILL
            if name == "full disk" and code not in (0, -signal.SIGKILL):
                full += 1
                if "full" not in error or "test.ledger" not in error:
                    sys.exit(f"a full disk should be told as such: {error}")
            acknowledged[name].update(ids)
            check(mithaq, ledgers[name], acknowledged[name])
            if name == "ledger" and os.path.getsize(ledgers[name]) > 20_000_000:
                os.remove(ledgers[name]), acknowledged[name].clear()
                subprocess.run([mithaq, "add", "--ledger", ledgers[name], "--input", "records", os.devnull], check=True, capture_output=True)
        print(f"{given.kills} rounds, {died} killed, {full} ended by the full disk: every check passed, nothing acknowledged is missing")
    finally:
        if mounted:
            subprocess.run(["umount", small])
        shutil.rmtree(folder, ignore_errors=True)


main()
