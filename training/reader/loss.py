"""What a batch costs."""

import torch
import torch.nn.functional as F

from . import data

ROLE, ATTRIBUTE, SAME = 2.0, 0.3, 0.2


def of(model, batch):
    with torch.autocast("cpu", torch.bfloat16):
        x = model(batch.ids, batch.mask, batch.below)
    x = x.float()
    logits = model.label(x)
    labels = F.binary_cross_entropy_with_logits(logits, batch.labels, weight=batch.weight, reduction="sum")
    count = max(1, len(batch.rows))
    total = labels / (count + len(batch.ids))
    if len(batch.rows):
        h = x[batch.rows, batch.pieces] + model.embed(batch.kinds)
        total = total + ROLE * roles(model, x, h, batch) + ATTRIBUTE * attributes(model, h, batch)
    if len(batch.pairs):
        row, i, j, same = batch.pairs.T
        total = total + SAME * F.binary_cross_entropy_with_logits(model.same(x[row, i], x[row, j]), same.float())
    return total


def roles(model, x, h, batch):
    scores = model.roles(x, h, batch.rows, batch.pieces)
    return F.binary_cross_entropy_with_logits(scores, batch.roles, weight=batch.role_weight, reduction="sum") / len(batch.rows) / 4


def attributes(model, h, batch):
    modality, flags, modes, classes = split(model.attributes(h))
    total = F.cross_entropy(modality, batch.modality) + F.binary_cross_entropy_with_logits(flags, batch.flags) * len(data.FLAGS)
    for logits, wanted in ((modes, batch.modes), (classes, batch.classes)):
        if (wanted >= 0).any():
            total = total + 0.5 * F.cross_entropy(logits, wanted, ignore_index=-100)
    return total


def split(logits):
    """(modalities, flags, modes, classes) of a row of attributes."""
    return logits.split([len(data.MODALITIES), len(data.FLAGS), len(data.MODES), len(data.CLASSES)], dim=1)
