#!/usr/bin/env python3
"""Asks the reader what lexicon and rules make of every text of corpus/, for train.py. Needs cargo.

usage: features.py [SENTENCES.jsonl…] >features.jsonl
"""

import json
import subprocess
import sys

from reader import data

COMMAND = ["cargo", "run", "--quiet", "--release", "--package", "mithaq", "--example", "features"]


def main():
    texts = [(fact.id, language, text.plain, fact.published) for fact in data.facts() for language, text in fact.texts.items()]
    for path in sys.argv[1:]:
        sentences = map(json.loads, open(path, encoding="utf-8"))
        texts += [(s["id"], s["language"], s["text"], s.get("published")) for s in sentences]
    asked = "".join(json.dumps({"text": text, "language": language, "published": published}) + "\n" for _, language, text, published in texts)
    answers = subprocess.run(COMMAND, cwd=data.ROOT, input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    for (name, language, *_), answer in zip(texts, answers, strict=True):
        sys.stdout.write(json.dumps({"id": name, "language": language, "features": json.loads(answer)}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
