#!/usr/bin/env python3
"""Asks the reader what lexicon and rules make of every text of corpus/, for train.py. Needs cargo.

usage: features.py [SENTENCES-OR-PASSAGES.jsonl…] >features.jsonl
"""

import json
import subprocess
import sys

from reader import data, renamed

COMMAND = ["cargo", "run", "--quiet", "--release", "--package", "mithaq", "--example", "features"]


def main():
    texts = texts_of(data.facts())
    for path in sys.argv[1:]:
        for line in map(json.loads, open(path, encoding="utf-8")):
            told = line.get("texts") or {line["language"]: line["text"]}
            texts += [(line["id"], language, text, line.get("published")) for language, text in told.items()]
    known = asked(texts)
    known |= asked(texts_of(renamed.facts(known)))
    for told in known.values():
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


def texts_of(facts):
    return [(fact.id, language, text.plain, fact.published) for fact in facts for language, text in fact.texts.items()]


def asked(texts):
    """{(id, language): what the reader answers}."""
    lines = "".join(json.dumps({"text": text, "language": language, "published": published}) + "\n" for _, language, text, published in texts)
    answers = subprocess.run(COMMAND, cwd=data.ROOT, input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    return {(name, language): {"id": name, "language": language, **json.loads(answer)} for (name, language, *_), answer in zip(texts, answers, strict=True)}


if __name__ == "__main__":
    main()
