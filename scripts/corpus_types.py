#!/usr/bin/env python3
"""Does the corpus speak the language of news? A plain classifier learns types from its train part and names the types of other texts.

usage: corpus_types.py GOLD.jsonl…      texts in the format of `mithaq eval`, such as ../shared/gold/reports/*.jsonl or corpus/test/*.jsonl

TF-IDF of characters (3 to 5) of the words around a record's place, and a linear support vector machine (scikit-learn 1.x). What it has to name is the
PLOVER type of an event or the step of an agreement. Printed by language and over all: share named right, the share of the commonest type in the gold
(what guessing one type always would give), and the mean F1 over types.
"""

import collections
import json
import pathlib
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

ROOT = pathlib.Path(__file__).resolve().parents[1]
AROUND = 60  # characters on each side


def places(paths):
    """(language, words around the place, types that will do) of every event and step."""
    for path in paths:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            for pattern in item["must"]:
                names = pattern.get("stage") or (pattern.get("type") if pattern["kind"] == "event" else None)
                at = item["text"].find(pattern.get("quote") or "\0")
                if names and at >= 0:
                    end = at + len(pattern["quote"])
                    wide = item["text"][max(0, at - AROUND):end + AROUND]
                    yield item["language"], wide, names if isinstance(names, list) else [names]


def main():
    train = list(places(sorted((ROOT / "corpus/train").glob("*.jsonl"))))
    learner = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2), LinearSVC(C=0.5))
    learner.fit([t for _, t, _ in train], [names[0] for _, _, names in train])
    gold = list(places(sys.argv[1:]))
    named = learner.predict([t for _, t, _ in gold])
    for language in [*sorted({l for l, _, _ in gold}), "all"]:
        rows = [(n, names) for n, (l, _, names) in zip(named, gold) if language in (l, "all")]
        right = sum(n in names for n, names in rows) / len(rows)
        commonest = max(collections.Counter(n for _, names in rows for n in names).values()) / len(rows)
        truth = [n if n in names else names[0] for n, names in rows]
        mean = f1_score(truth, [n for n, _ in rows], average="macro", zero_division=0)
        print(f"{language:<4} {len(rows):>5} places  right {right:.3f}  commonest type {commonest:.3f}  mean F1 {mean:.3f}")


if __name__ == "__main__":
    main()
