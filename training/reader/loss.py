"""What a batch costs."""

import torch
import torch.nn.functional as F

from . import data

ROLE, ATTRIBUTE, SAME, JUDGED = 2.0, 0.3, 0.5, 0.5


def of(model, batch):
    with torch.autocast("cpu", torch.bfloat16):
        x = model(batch.ids, batch.mask, batch.features, batch.below)
    x = x.float()
    logits = model.label(x)
    labels = F.binary_cross_entropy_with_logits(logits, batch.labels, weight=batch.weight, reduction="sum") + JUDGED * judged(logits, batch)
    total = labels / (max(1, len(batch.rows)) + len(batch.ids))
    if len(batch.rows):
        with torch.autocast("cpu", torch.bfloat16):
            y = model.deeds(x, batch.mask, batch.rows, batch.pieces, batch.kinds)
        y = y.float()
        total = total + ROLE * roles(model, y, batch) + ATTRIBUTE * attributes(model, y, batch)
    if len(batch.pairs):
        row, i, j, same = batch.pairs.T
        total = total + SAME * F.binary_cross_entropy_with_logits(model.same(x[row, i], x[row, j]), same.float())
    return total


def judged(logits, batch):
    """A window that tells a deed tells it at its likeliest piece; one that tells none tells it at no piece."""
    total = logits.new_zeros(())
    for row, (first, last), labels, stands in batch.judged:
        likeliest = logits[row, first:last, labels].max()
        total = total + F.binary_cross_entropy_with_logits(likeliest, likeliest.new_tensor(float(stands)))
    return total


def roles(model, y, batch):
    scores = model.roles(y, batch.pieces)
    return F.binary_cross_entropy_with_logits(scores, batch.roles, weight=batch.role_weight, reduction="sum") / len(batch.rows) / 4


def attributes(model, y, batch):
    modality, flags, modes, classes = split(model.attributes(y, batch.pieces))
    total = F.cross_entropy(modality, batch.modality) + F.binary_cross_entropy_with_logits(flags, batch.flags) * len(data.FLAGS)
    for logits, wanted in ((modes, batch.modes), (classes, batch.classes)):
        if (wanted >= 0).any():
            total = total + 0.5 * F.cross_entropy(logits, wanted, ignore_index=-100)
    return total


def split(logits):
    """(modalities, flags, modes, classes) of a row of attributes."""
    return logits.split([len(data.MODALITIES), len(data.FLAGS), len(data.MODES), len(data.CLASSES)], dim=1)
