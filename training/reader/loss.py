"""What a batch costs."""

import torch
import torch.nn.functional as F

from . import data

ROLE, ATTRIBUTE, SAME, JUDGED, WHOM, SECTOR = 2.0, 0.3, 0.5, 0.5, 0.5, 0.3


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
        total = total + ROLE * roles(model, y, batch) + ATTRIBUTE * attributes(model, y, batch) + WHOM * whom(model, y, batch.whom) + SECTOR * sectors(model, y, batch.sectors)
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


def whom(model, y, asked):
    """Cross entropy of whom each phrase stands for, all names of one code together; of several codes each has its share."""
    if not len(asked.asked):
        return y.new_zeros(())
    groups, nobody = shares_of(model, y, asked)
    cost = -torch.zeros_like(nobody).index_add(0, asked.groups, asked.wanted * groups) - asked.nobody * nobody
    return (cost * asked.weight).sum() / asked.weight.sum()


def sectors(model, y, told):
    if not len(told):
        return y.new_zeros(())
    deeds, pieces, wanted = told.T
    return F.cross_entropy(model.sectors(y, deeds, pieces), wanted)


def shares_of(model, y, asked):
    """(log of the probability of each group, of each phrase standing for nobody)."""
    phrase, names, group = asked.names.T
    deeds, pieces = asked.asked.T
    odds = model.stands_for(y, deeds[phrase], pieces[phrase], names).clamp(-30, 30).exp()
    odds = odds.new_zeros(len(asked.groups)).index_add(0, group, odds)
    nobody = model.stands_for_nobody(y, deeds, pieces).clamp(-30, 30).exp()
    total = nobody.index_add(0, asked.groups, odds).log()
    return odds.log() - total[asked.groups], nobody.log() - total


def attributes(model, y, batch):
    modality, flags, modes, classes = split(model.attributes(y, batch.pieces))
    total = F.cross_entropy(modality, batch.modality) + F.binary_cross_entropy_with_logits(flags, batch.flags.clamp(min=0), (batch.flags >= 0).float()) * len(data.FLAGS)
    for logits, wanted in ((modes, batch.modes), (classes, batch.classes)):
        if (wanted >= 0).any():
            total = total + 0.5 * F.cross_entropy(logits, wanted, ignore_index=-100)
    return total


def split(logits):
    """(modalities, flags, modes, classes) of a row of attributes."""
    return logits.split([len(data.MODALITIES), len(data.FLAGS), len(data.MODES), len(data.CLASSES)], dim=1)
