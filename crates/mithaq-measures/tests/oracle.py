"""Writes oracle.json: random input and what others compute from it, which the Rust tests must meet.

    pip install scipy scikit-learn networkx ruptures
    python oracle.py > oracle.json

π and the valued measures have no library; they are computed here from their definition, all N² pairs one by one.
"""

import json
import random

import networkx as nx
import numpy as np
import ruptures
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import kendalltau, norm
from sklearn.metrics import cohen_kappa_score

LEVELS = [0, 1, 2, 3]
UNEVEN = [-1.5, 0, 1, 4]


def differs(x, y):
    return float(x != y)


def linear(x, y):
    return abs(x - y)


def squared(x, y):
    return (x - y) ** 2


def kappa(a, b, d):
    return beyond(a, b, d, [(x, y) for x in a for y in b])


def pi(a, b, d):
    pool = a + b
    return beyond(a, b, d, [(x, y) for x in pool for y in pool])


def beyond(a, b, d, chance):
    expected = sum(d(x, y) for x, y in chance) / len(chance)
    observed = sum(d(x, y) for x, y in zip(a, b)) / len(a)
    return number(1 - observed / expected) if expected else None


def number(x):
    return None if x is None or np.isnan(x) else float(x)


def similarities(a, b, levels):
    binary = [[int(x > 0) for x in p] for p in (a, b)]
    ranks = [[levels.index(x) for x in p] for p in (a, b)]
    table = {"tau-b": number(kendalltau(a, b).statistic)}
    for name, (x, y), d in [
        ("", ranks, differs),
        ("-binary", binary, differs),
        ("-linear", ranks, linear),
        ("-quadratic", ranks, squared),
        ("-valued", (a, b), linear),
        ("-valued-squared", (a, b), squared),
    ]:
        table["kappa" + name] = kappa(x, y, d)
        table["pi" + name] = pi(x, y, d)
    for name, weights in ("kappa", None), ("kappa-linear", "linear"), ("kappa-quadratic", "quadratic"):
        if table[name] is not None:
            table[name] = float(cohen_kappa_score(*ranks, labels=range(len(levels)), weights=weights))
    return table


def portfolio(rng, levels, size):
    ties = rng.random()
    return [rng.choice(levels) if rng.random() < ties else levels[1] for _ in range(size)]


def pairs(rng):
    for case in range(60):
        levels, size = (LEVELS, UNEVEN)[case % 2], rng.choice([2, 3, 7, 20, 60])
        a, b = portfolio(rng, levels, size), portfolio(rng, levels, size)
        yield {"levels": levels, "a": a, "b": b, "expected": similarities(a, b, levels)}


def reals(rng):
    for size in (2, 5, 17, 64, 129):
        a = [round(rng.gauss(0, 3), 1) for _ in range(size)]
        b = [round(x / 2 + rng.gauss(0, 1), 1) for x in a]
        yield {"a": a, "b": b, "tau-b": number(kendalltau(a, b).statistic), "kappa-valued": kappa(a, b, linear)}


def network(graph, rng):
    for one, other in graph.edges:
        graph[one][other]["weight"] = rng.choice([0.5, 1, 2, 3])
    parts = nx.community.greedy_modularity_communities(graph, weight="weight")
    best = max(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=s)) for s in range(20))
    return {
        "members": [f"{n:02}" for n in sorted(graph)],
        "ties": [[f"{a:02}", f"{b:02}", d["weight"]] for a, b, d in graph.edges(data=True)],
        "degree": [graph.degree(n) for n in sorted(graph)],
        "strength": [graph.degree(n, weight="weight") for n in sorted(graph)],
        "betweenness": list(map(nx.betweenness_centrality(graph, normalized=False).get, sorted(graph))),
        "share": list(map(nx.betweenness_centrality(graph).get, sorted(graph))),
        "division": [next(i for i, p in enumerate(parts) if n in p) for n in sorted(graph)],
        "modularity": nx.community.modularity(graph, parts),
        "best": best,
    }


def huber(steps, jump=1.5):
    expected = quad(lambda z: min(z * z, jump * jump) * norm.pdf(z), -12, 12, points=[-jump, jump])[0]
    excess = lambda sigma: np.mean(np.minimum((steps / sigma) ** 2, jump * jump)) - expected
    return brentq(excess, 1e-6, 1e6)


def series(seed):
    """Exact division by dynamic programming, without pruning; the penalty is in units of the noise, here 1."""
    rng = np.random.default_rng(seed)
    size = int(rng.choice([12, 30, 80]))
    jumps = np.cumsum(rng.normal(0, 2.5, size) * (rng.random(size) < 0.06))
    values = np.round(rng.normal(0, 1, size) + jumps, 3)
    least, penalty = int(rng.integers(1, 5)), float(rng.choice([3.0, 8.0]))
    sigma = huber(np.diff(values)) * (size / (size - 3) / 2) ** 0.5
    options = {"min_size": least, "jump": 1}
    cost = lambda ends: ruptures.costs.CostL2().fit(values / sigma).sum_of_costs(ends) + penalty * len(ends)
    optima = []
    for points in range(size // least):
        try:
            optima.append(ruptures.Dynp("l2", **options).fit(values / sigma).predict(points))
        except ruptures.exceptions.BadSegmentationParameters:
            break
    return {"values": values.tolist(), "min_segment": least, "penalty": penalty, "ends": min(optima, key=cost)}


if __name__ == "__main__":
    rng = random.Random(1914)
    vectors = {
        "pairs": list(pairs(rng)),
        "reals": list(reals(rng)),
        "networks": [
            network(nx.karate_club_graph(), rng),
            network(nx.gnm_random_graph(30, 45, seed=7), rng),
            network(nx.path_graph(2), rng),
        ],
        "series": [series(seed) for seed in range(12)],
    }
    print("{" + ",\n".join(f'"{k}":[\n' + ",\n".join(json.dumps(v, separators=(",", ":")) for v in rows) + "]" for k, rows in vectors.items()) + "}")
