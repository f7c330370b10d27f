"""How good the decisions are on a part: found and right by place, type, attributes and roles, by language and kind."""

import collections

import torch

from . import batches, data, loss

def is_mutual(label):
    return data.LABELS[label] in data.vocabulary.MUTUAL or data.KINDS[label] == "agreement"


@torch.no_grad()
def decided(model, windows, pad, least=0.1, size=16):
    """Per window the deeds found: (piece, label, probability, modality, denied, roles as sets of pieces)."""
    model.eval()
    found = []
    for at in range(0, len(windows), size):
        batch = batches.of(windows[at:at + size], pad)
        with torch.autocast("cpu", torch.bfloat16):
            x = model(batch.ids, batch.mask, batch.features, batch.below)
        x = x.float()
        probability = model.label(x).sigmoid()
        for row, window in enumerate(windows[at:at + size]):
            found.append(of_window(model, x[row:row + 1], batch.mask[row:row + 1], probability[row], window, least))
    return found


def of_window(model, x, mask, probability, window, least):
    first, last = window.core
    places = [(first + i, c) for i, c in (probability[first:last] >= least).nonzero().tolist()]
    if not places:
        return []
    pieces, kinds = (torch.tensor(column) for column in zip(*places))
    rows = torch.zeros(len(places), dtype=torch.long)
    with torch.autocast("cpu", torch.bfloat16):
        y = model.deeds(x, mask, rows, pieces, kinds)
    y = y.float()
    modality, flags, *_ = loss.split(model.attributes(y, pieces))
    roles = model.roles(y, pieces).sigmoid()
    return [(p, c, float(probability[p, c]), int(modality[n].argmax()), bool(flags[n, 0] > 0), [set((roles[n, r, 1:len(window.ids) - 1] > 0.5).nonzero().flatten().add(1).tolist()) for r in range(len(data.ROLES))])
            for n, (p, c) in enumerate(places)]


def figures(windows, found, least):
    """{(kind or language): Counter}; least: the probability from which a deed counts, one for all or one a label."""
    tally = collections.defaultdict(collections.Counter)
    for window, deeds in zip(windows, found):
        deeds = [d for d in deeds if d[2] >= (least[d[1]] if isinstance(least, list) else least)]
        for keys, what in judged(window, deeds):
            for key in keys:
                tally[key].update(what)
    return tally


def judged(window, deeds):
    """(keys, what to count) of each deed wanted and each found."""
    for deed in window.deeds:
        if deed.must:
            same = [d for d in deeds if d[0] == deed.piece and d[1] in (deed.label, *deed.others)]
            yield keys(window, deed.label), ["wanted", *(["typed"] if same else []), *(["whole"] if any(whole(deed, d) for d in same) else []),
                                             *["role " + r for d in same[:1] for r in right_roles(deed, d)], *(["attributes"] if same and attributes(deed, same[0]) else [])]
    for d in deeds:
        mine = [w for w in window.deeds if w.piece == d[0] and d[1] in (w.label, *w.others)]
        near = mine or [w for w in window.deeds if abs(w.piece - d[0]) <= 2 and w.label == d[1]]
        yield keys(window, d[1]), ["found", *(["typed found"] if near else []), *(["whole found"] if any(whole(w, d) for w in near) else [])]


def keys(window, label):
    kind = data.KINDS[label]
    return "all", window.language, kind, data.LABELS[label], f"{window.language} {kind}"


def attributes(deed, found):
    return deed.modality == found[3] and deed.flags[0] == found[4]


def whole(deed, found):
    return attributes(deed, found) and all(r in right_roles(deed, found) for r in ("actor", "recipient"))


def right_roles(deed, found):
    """Roles whose pieces overlap enough; another mention of the same party is as good. Equal parties count over both sides."""
    if is_mutual(deed.label):
        wanted, got = set(deed.roles[0]) | set(deed.roles[1]), found[5][0] | found[5][1]
        return ["actor", "recipient"] if agree(wanted, got, deed.open[0] | deed.open[1]) else []
    return [role for r, role in enumerate(data.ROLES) if agree(set(deed.roles[r]), found[5][r], deed.open[r])]


def agree(wanted, got, spare):
    if not wanted:
        return not got - spare
    return len(wanted & got) >= 0.5 * len(wanted) and len(got - wanted - spare) <= 0.5 * len(wanted)


def lines(tally):
    for key in sorted(tally, key=lambda k: -tally[k]["wanted"]):
        c = tally[key]
        share = lambda a, b: c[a] / c[b] if c[b] else 0.0
        f = lambda r, p: 2 * r * p / (r + p) if r + p else 0.0
        recall, precision = share("typed", "wanted"), share("typed found", "found")
        r2, p2 = share("whole", "wanted"), share("whole found", "found")
        yield (f"{key:<24} wanted {c['wanted']:>5} found {c['found']:>5} | type R {recall:.3f} P {precision:.3f} F {f(recall, precision):.3f} | whole R {r2:.3f} P {p2:.3f} F {f(r2, p2):.3f}"
               f" | given type: attributes {share('attributes', 'typed'):.3f} actor {share('role actor', 'typed'):.3f} recipient {share('role recipient', 'typed'):.3f}")
