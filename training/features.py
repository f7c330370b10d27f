#!/usr/bin/env python3
"""Asks the reader what lexicon and rules make of every text of corpus/, for train.py. Needs cargo.

usage: features.py [SENTENCES-OR-PASSAGES.jsonl…] >features.jsonl
"""

import json
import subprocess
import sys

from reader import data

COMMAND = ["cargo", "run", "--quiet", "--release", "--package", "mithaq", "--example", "features"]


def main():
    texts = [(fact.id, language, text.plain, fact.published) for fact in data.facts() for language, text in fact.texts.items()]
    for path in sys.argv[1:]:
        for line in map(json.loads, open(path, encoding="utf-8")):
            told = line.get("texts") or {line["language"]: line["text"]}
            texts += [(line["id"], language, text, line.get("published")) for language, text in told.items()]
    asked = "".join(json.dumps({"text": text, "language": language, "published": published}) + "\n" for _, language, text, published in texts)
    answers = subprocess.run(COMMAND, cwd=data.ROOT, input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    for (name, language, *_), answer in zip(texts, answers, strict=True):
        sys.stdout.write(json.dumps({"id": name, "language": language, **json.loads(answer)}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
