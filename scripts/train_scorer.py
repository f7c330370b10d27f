#!/usr/bin/env python3
"""Trains the scorer on the development sets and writes lexicon/{ar,en}/weights.tsv.

    pip install scikit-learn==1.8.0 numpy==2.4.0        # BSD
    cargo build --release -p mithaq --example candidates
    scripts/train_scorer.py [--write] [--reliability]

A logistic regression over the features that crates/mithaq/src/code/score.rs names, one model a language. An Arabic
frame is right as far as the annotators accept its sentence (two of three: two thirds), an English one where its type is the gold type (and,
where gold names a pair of actors, as far as the frame is about that pair). Without --write it only reports what
five-fold cross-validation gives, scored by ../shared/score/sentences.py. Deterministic: folds are cut by a hash of
the text, and the solver starts from zero.
"""
import collections
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
SETS = {"ar": ["assault", "protest"], "en": ["plover", "plv"]}
# Chosen by cross-validation among .1 .2 .3 .5 1.
REGULARISATION = {"ar": float(os.environ.get("C_AR", ".2")), "en": float(os.environ.get("C_EN", ".3"))}
RAREST = int(os.environ.get("RAREST", "3"))
SMALLEST = 0.04
# English gold says of each sentence what it tells, not what it does not: a floor instead of a best threshold.
FLOOR = 0.15
FOLDS = 5


def gold(name):
    return [json.loads(l) for l in open(SHARED / f"gold/dev/{name}.jsonl", encoding="utf-8") if l.strip()]


def candidates(name):
    with open(SHARED / f"gold/dev/{name}.jsonl", "rb") as source:
        out = subprocess.run([TARGET / "release/examples/candidates"], stdin=source, capture_output=True, check=True)
    return [json.loads(l) for l in out.stdout.decode().splitlines()]


def types(event):
    return set(event if isinstance(event, list) else [event])


def fold(text):
    letters = re.sub(r"\W+", "", text.lower())[:60]
    return int(hashlib.sha256(letters.encode()).hexdigest(), 16) % FOLDS


def lessons(frame, g):
    """(label, weight) pairs to learn from: an Arabic frame is right for as many as accept its sentence."""
    record = frame["record"]
    if record["polarity"] != "affirmed":
        return []
    if "event_as_coded" in g:
        return [(int(record["type"] in types(g["event"])), 1.0)]
    if record["type"] not in types(g["event"]):
        return []
    judges = g["accept"] + g["reject"]
    return [(1, g["accept"] / judges), (0, g["reject"] / judges)]


class Model:
    def __init__(self, c):
        self.c = c

    def fit(self, rows, taught):
        """taught: for each row its (label, weight) pairs."""
        rows, labels, shares = zip(*[(row, l, w) for row, pairs in zip(rows, taught) for l, w in pairs if w])
        counts = collections.Counter(f for row in rows for f in row)
        kept = sorted(f for f, n in counts.items() if n >= RAREST or f.endswith(":bias"))
        self.index = {f: i for i, f in enumerate(kept)}
        self.model = LogisticRegression(C=self.c, max_iter=3000, fit_intercept=False)
        self.model.fit(self.matrix(rows), labels, sample_weight=shares)
        return self

    def matrix(self, rows):
        pairs = [(r, self.index[f]) for r, row in enumerate(rows) for f in row if f in self.index]
        r, c = zip(*pairs)
        # A bias is learnt, so it is hardly punished.
        values = [10.0 if self.name(i).endswith(":bias") else 1.0 for i in c]
        return csr_matrix((values, (r, c)), shape=(len(rows), len(self.index)))

    def name(self, i):
        if not hasattr(self, "names"):
            self.names = list(self.index)
        return self.names[i]

    def predict(self, rows):
        return self.model.predict_proba(self.matrix(rows))[:, 1] if rows else []

    def weights(self):
        for feature, weight in zip(self.index, self.model.coef_[0]):
            weight = weight * 10.0 if feature.endswith(":bias") else weight
            if abs(weight) >= SMALLEST or feature.endswith(":bias"):
                yield feature, float(weight)


def cross_validated(frames, taught, folds, c):
    scores = np.zeros(len(frames))
    for k in range(FOLDS):
        train = [i for i in range(len(frames)) if folds[i] != k]
        test = [i for i in range(len(frames)) if folds[i] == k]
        model = Model(c).fit([frames[i]["features"] for i in train], [taught[i] for i in train])
        scores[test] = model.predict([frames[i]["features"] for i in test])
    return scores


def best_threshold(frames, golds, scores, type_):
    """The threshold with the best F1 over sentences: one frame above it makes the sentence an event."""
    top = collections.defaultdict(float)
    for frame, score in zip(frames, scores):
        r = frame["record"]
        if r["type"] == type_ and r["polarity"] == "affirmed":
            top[r["document"]] = max(top[r["document"]], 1.0 if frame["plain"] else score)
    judged = [(top[g["id"]], g["label"] == "yes") for g in golds if types(g["event"]) == {type_} and g["label"] != "ambiguous"]
    def f1(threshold):
        tp = sum(s >= threshold and y for s, y in judged)
        fp = sum(s >= threshold and not y for s, y in judged)
        fn = sum(s < threshold and y for s, y in judged)
        return 2 * tp / (2 * tp + fp + fn) if tp else 0

    # F1 is flat around its best: of thresholds that hardly differ the lowest, which loses fewest events.
    curve = [(threshold, f1(threshold)) for threshold in np.arange(0.05, 0.9, 0.01)]
    best = max(f for _, f in curve)
    return next(threshold for threshold, f in curve if f >= best - 0.005)


def score(name, frames, scores, thresholds):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        for frame, s in zip(frames, scores):
            record = dict(frame["record"], confidence=float(s))
            if frame["plain"] or s >= thresholds.get(record["type"], 0):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    with open(out.name, encoding="utf-8") as source:
        run = subprocess.run(
            ["python3", SHARED / "score/sentences.py", SHARED / f"gold/dev/{name}.jsonl"], stdin=source, capture_output=True, text=True, check=True)
    print(f"== {name}, cross-validated\n{run.stdout}", end="")


def reliability(scores, taught):
    bins = collections.defaultdict(list)
    for s, pairs in zip(scores, taught):
        if pairs:
            bins[min(int(s * 10), 9)].append((s, sum(w for l, w in pairs if l) / sum(w for _, w in pairs)))
    print("confidence   frames   mean   right")
    for b, pairs in sorted(bins.items()):
        s, l = zip(*pairs)
        print(f"{b / 10:.1f} to {b / 10 + .1:.1f}  {len(pairs):6}   {np.mean(s):.2f}   {np.mean(l):.2f}")


def main():
    for language, names in SETS.items():
        golds = {n: gold(n) for n in names}
        by_id = {g["id"]: g for n in names for g in golds[n]}
        sets = {n: candidates(n) for n in names}
        frames = [f for n in names for f in sets[n]]
        # Frames of one sentence share one lesson.
        crowd = collections.Counter((f["record"]["document"], f["record"]["type"]) for f in frames)
        share = [1 / crowd[f["record"]["document"], f["record"]["type"]] if language == "ar" else 1 for f in frames]
        taught = [
            [(l, w * s) for l, w in lessons(f, by_id[f["record"]["document"]])] for f, s in zip(frames, share)]
        folds = [fold(by_id[f["record"]["document"]]["text"]) for f in frames]
        scores = cross_validated(frames, taught, folds, REGULARISATION[language])
        thresholds = {}
        if language == "ar":
            for n in names:
                t = next(iter(types(golds[n][0]["event"])))
                thresholds[t] = best_threshold(frames, golds[n], scores, t)
        else:
            thresholds = {t: FLOOR for n in names for g in golds[n] for t in types(g["event"])}
        print(language, "thresholds", {t: round(float(v), 2) for t, v in thresholds.items()})
        at = 0
        for n in names:
            score(n, sets[n], scores[at:at + len(sets[n])], thresholds)
            at += len(sets[n])
        if "--reliability" in sys.argv:
            reliability(scores, taught)
        if "--write" in sys.argv:
            model = Model(REGULARISATION[language]).fit([f["features"] for f in frames], taught)
            lines = sorted(model.weights()) + [(f"{t}:threshold", v) for t, v in sorted(thresholds.items())]
            head = "# Weights of the scorer (crates/mithaq/src/code/score.rs), written by scripts/train_scorer.py. Not for editing by hand.\nfeature\tweight\n"
            body = "".join(f"{f}\t{w:.3f}\n" for f, w in lines)
            (ROOT / f"lexicon/{language}/weights.tsv").write_text(head + body, encoding="utf-8")


main()
