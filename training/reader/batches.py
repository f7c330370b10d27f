"""Windows put together into batches: padded ids, and the flat lists of deeds that the heads work on."""

import dataclasses
import random

import torch

from . import data


@dataclasses.dataclass
class Batch:
    ids: torch.Tensor  # texts × pieces
    mask: torch.Tensor
    features: torch.Tensor  # (text, piece, feature)
    below: torch.Tensor  # texts × pieces × width, or nothing
    labels: torch.Tensor  # texts × pieces × labels, 1 where a deed begins
    weight: torch.Tensor  # the same shape, 0 where either answer will do
    rows: torch.Tensor  # of each deed its text
    pieces: torch.Tensor  # and its piece
    kinds: torch.Tensor  # and its label
    modality: torch.Tensor
    flags: torch.Tensor  # deeds × flags
    modes: torch.Tensor  # −100 where none is told
    classes: torch.Tensor
    roles: torch.Tensor  # deeds × roles × pieces
    role_weight: torch.Tensor  # deeds × roles × pieces
    judged: list  # (text, core, labels, whether one of them stands there)
    pairs: torch.Tensor  # (text, piece, other piece, same)
    whom: "Whom"  # whom the phrases of the deeds' parties stand for
    sectors: torch.Tensor  # (deed, first piece of such a phrase, sector)


@dataclasses.dataclass
class Whom:
    """Phrases, the names that each may stand for, and those of one code together. A phrase stands for nobody named where no group of it is wanted."""

    asked: torch.Tensor  # phrases × (deed, piece)
    weight: torch.Tensor  # phrases
    nobody: torch.Tensor  # phrases: 1 where it stands for nobody named
    names: torch.Tensor  # (phrase, piece of the name, group)
    groups: torch.Tensor  # of each group its phrase
    wanted: torch.Tensor  # of each group its share of what is wanted of the phrase


def of(windows, pad, training=False):
    length = max(len(w.ids) for w in windows)
    shape = (len(windows), length)
    ids, mask = torch.full(shape, pad), torch.zeros(shape)
    labels = torch.zeros(*shape, len(data.LABELS))
    weight = torch.zeros_like(labels)
    deeds = []
    for row, window in enumerate(windows):
        ids[row, :len(window.ids)] = torch.tensor(window.ids)
        mask[row, :len(window.ids)] = 1
        weight[row, window.core[0]:window.core[1]] = 0 if window.judged else 1
        weight[row, :, window.untold] = 0
        for deed in window.deeds:
            mark(labels[row], weight[row], deed)
            deeds.append((row, deed))
    roles, role_weight = role_targets(deeds, windows, length)
    column = lambda get: torch.tensor([get(d) for _, d in deeds], dtype=torch.long)
    return Batch(
        ids, mask, features(windows, training), below(windows, length), labels, weight, torch.tensor([r for r, _ in deeds], dtype=torch.long), column(lambda d: d.piece), column(lambda d: d.label),
        column(lambda d: d.modality), torch.tensor([d.flags for _, d in deeds], dtype=torch.float).view(-1, len(data.FLAGS)),
        column(lambda d: -100 if d.mode is None else d.mode), column(lambda d: -100 if d.class_ is None else d.class_), roles, role_weight,
        [(row, w.core, *w.judged) for row, w in enumerate(windows) if w.judged], pairs(windows), whom(deeds, windows),
        torch.tensor([(n, *told) for n, (_, deed) in enumerate(deeds) for told in deed.sectors], dtype=torch.long).view(-1, 3))


# In training so many windows go without features, as texts of a language without a lexicon do, and of the others so many features are missing.
WITHOUT, MISSING = 0.15, 0.1


def features(windows, training):
    found = []
    for row, window in enumerate(windows):
        if not (training and random.random() < WITHOUT):
            found += [(row, piece, number) for piece, number in window.features if not (training and random.random() < MISSING)]
    return torch.tensor(found, dtype=torch.long).view(-1, 3)


def below(windows, length):
    if windows[0].below is None:
        return None
    made = torch.zeros(len(windows), length, windows[0].below.shape[1])
    for row, window in enumerate(windows):
        made[row, :len(window.ids)] = window.below
    return made


@torch.no_grad()
def work_out_below(model, windows, pad, known, size=32):
    """Gives every window its vectors after the frozen layers, which stay the same through training; `known` are those worked out before, by ids."""
    model.eval()
    for window in windows:
        window.below = known.get(tuple(window.ids))
    order = sorted((w for w in windows if w.below is None), key=lambda w: len(w.ids))
    for at in range(0, len(order), size):
        batch = of(order[at:at + size], pad)
        with torch.autocast("cpu", torch.bfloat16):
            x = model.below(batch.ids, batch.mask)
        for row, window in enumerate(order[at:at + size]):
            window.below = known[tuple(window.ids)] = x[row, :len(window.ids)].to(torch.bfloat16).clone()


def mark(labels, weight, deed):
    """A deed that has to be found is one; of those that may be, and of its other types, either answer is right."""
    for other in deed.others:
        if labels[deed.piece, other] == 0:
            weight[deed.piece, other] = 0
    if deed.must:
        labels[deed.piece, deed.label] = 1
        weight[deed.piece, deed.label] = 1
    elif labels[deed.piece, deed.label] == 0:
        weight[deed.piece, deed.label] = 0


def role_targets(deeds, windows, length):
    roles = torch.zeros(len(deeds), len(data.ROLES), length)
    weight = torch.zeros_like(roles)
    for n, (row, deed) in enumerate(deeds):
        weight[n, :, 1:len(windows[row].ids) - 1] = 1
        for role, pieces in enumerate(deed.roles):
            roles[n, role, pieces] = 1
            weight[n, role, sorted(deed.open[role])] = 0
    return roles, weight


NAMED = 0.3  # what a phrase counts that names its party itself


def whom(deeds, windows):
    asked, weight, nobody, names, groups, wanted = [], [], [], [], [], []
    for n, (row, deed) in enumerate(deeds):
        known = windows[row].names
        for piece, codes, own in deed.whom if known else []:
            there = [code for code in codes if any(code == c for _, c in known)]
            number = {}
            for at, code in known:
                if code not in number:
                    number[code] = len(groups)
                    groups.append(len(asked))
                    wanted.append(1 / len(there) if code in there else 0.0)
                names.append((len(asked), at, number[code]))
            asked.append((n, piece))
            weight.append(NAMED if own else 1.0)
            nobody.append(0.0 if there else 1.0)
    whole = lambda rows, width: torch.tensor(rows, dtype=torch.long).view(-1, *width)
    return Whom(whole(asked, (2,)), torch.tensor(weight), torch.tensor(nobody), whole(names, (3,)), whole(groups, ()), torch.tensor(wanted))


def pairs(windows):
    """Every two mentions of a window, and whether they are of one."""
    found = []
    for row, window in enumerate(windows):
        firsts = [(piece, number) for number, group in enumerate(window.groups) for piece in group]
        found += [(row, i, j, int(a == b)) for i, a in firsts for j, b in firsts if i != j]
    return torch.tensor(found, dtype=torch.long).view(-1, 4)


def shuffled(windows, size, pad):
    """Batches of windows of like length, in a random order."""
    order = windows[:]
    random.shuffle(order)
    chunks = []
    for at in range(0, len(order), size * 16):
        chunk = sorted(order[at:at + size * 16], key=lambda w: len(w.ids))
        chunks += [chunk[i:i + size] for i in range(0, len(chunk), size)]
    random.shuffle(chunks)
    return [(lambda c=chunk: of(c, pad, training=True)) for chunk in chunks]
