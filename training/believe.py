#!/usr/bin/python3
"""Fits on the dev part by which signs a record is right in all its parts, and writes what they are worth into the model's card. Needs cargo.

usage: believe.py CARD.json [LANGUAGE…]

The reader built with the exported model is asked itself, so that export.py goes before this and after it: which state a phrase stands for is settled there. Logistic
regression; prints how many records are right, and how many of the right ones are lost, by what has to be believed of a record.
"""

import json
import subprocess
import sys

import numpy as np

from reader import data

COMMAND = ["cargo", "run", "--quiet", "--release", "--package", "mithaq-eval", "--example", "signs"]
STIFF = 3.0  # of the prior that a sign says nothing, signs in units of their spread
FOLDS = 5


def main():
    card, languages = sys.argv[1], sys.argv[2:] or ["ar", "en"]
    gold = "".join((data.ROOT / f"corpus/dev/{language}.jsonl").read_text(encoding="utf-8") for language in languages)
    told = [json.loads(line) for line in subprocess.run(COMMAND, cwd=data.ROOT, input=gold, capture_output=True, text=True, check=True).stdout.splitlines()]
    names = list(told[0]["signs"])
    x = np.array([[record["signs"][name] for name in names] for record in told])
    right, such = (np.array([record[what] for record in told], float) for what in ("right", "such"))
    fold = np.random.default_rng(1).integers(0, FOLDS, len(x))
    held_out = np.zeros(len(x))
    for n in range(FOLDS):
        held_out[fold == n] = probability(x[fold == n], *fitted(x[fold != n], right[fold != n]))
    for least in np.arange(0, 0.7, 0.05):
        kept = held_out >= least
        print(f"from {least:.2f} on: {kept.mean():.3f} of {len(x)} kept, right {right[kept].mean():.3f}, none {1 - such[kept].mean():.3f}, of the right lost {1 - right[kept].sum() / right.sum():.3f}")
    weights, bias = fitted(x, right)
    whole = {name: round(float(weight), 4) for name, weight in zip(names, weights)} | {"bias": round(float(bias), 4)}
    with open(card, encoding="utf-8") as file:
        made = json.load(file) | {"whole": whole}
    with open(card, "w", encoding="utf-8") as file:
        json.dump(made, file, indent=1, ensure_ascii=False)


def fitted(x, y, steps=50):
    """(weights, bias) by Newton's method."""
    middle, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - middle) / spread, np.ones((len(x), 1))])
    prior = STIFF * np.diag([1.0] * x.shape[1] + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + prior, z.T @ (p - y) + prior @ w)
    weights = w[:-1] / spread
    return weights, w[-1] - weights @ middle


def probability(x, weights, bias):
    return 1 / (1 + np.exp(-(x @ weights + bias)))


if __name__ == "__main__":
    main()
