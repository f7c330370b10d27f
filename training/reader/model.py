"""The encoder and its heads in torch."""

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import data

DIMENSION, REACH, ATTRIBUTES, WHOM = 64, 24, 256, 96
FROZEN = 3  # so many of the lower layers are not trained; the features are added above them
FAR, STEP = 16, 8  # of a phrase and a name: so many steps away, of so many pieces
_random = np.random.Generator(np.random.SFC64(1))


def seed(number):
    global _random
    _random = np.random.Generator(np.random.SFC64(number))
    torch.manual_seed(number)


def dropped(x, share, training):
    """Dropout; random bytes of numpy, as torch's own took a fifth of a step."""
    if not training or share <= 0:
        return x
    limit = round(share * 256)
    drawn = np.frombuffer(_random.bytes(x.numel()), np.uint8).copy()
    return x * ((torch.from_numpy(drawn).view(x.shape) >= limit).to(x.dtype) * (256 / (256 - limit)))


class Layer(nn.Module):
    def __init__(self, config, arrays, number, dropout):
        super().__init__()
        array = lambda name: torch.tensor(arrays[f"l{number}.{name}"])
        self.heads, self.dropout = config["heads"], dropout
        self.qkv = linear(torch.cat([array(f"{n}.w") for n in "qkv"]), torch.cat([array(f"{n}.b") for n in "qkv"]))
        self.out, self.up, self.down = (linear(array(f"{n}.w"), array(f"{n}.b")) for n in ("ao", "fi", "fo"))
        self.norm1, self.norm2 = (norm(array(f"{n}.w"), array(f"{n}.b"), config["eps"]) for n in ("aln", "oln"))

    def forward(self, x, bias):
        count, length, width = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attention = (torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(width // self.heads) + bias).softmax(-1)
        mixed = torch.matmul(attention.to(v.dtype), v).transpose(1, 2).reshape(count, length, width)
        x = self.norm1((x + dropped(self.out(mixed), self.dropout, self.training)).float())
        return self.norm2((x + dropped(self.down(F.gelu(self.up(x))), self.dropout, self.training)).float())


def linear(weight, bias):
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight, bias
    return made


def norm(weight, bias, eps):
    made = nn.LayerNorm(len(weight), eps=eps)
    made.weight.data, made.bias.data = weight, bias
    return made


class Reader(nn.Module):
    """Vectors of pieces, and what the heads make of them. Layers below `frozen` are not trained."""

    def __init__(self, config, arrays, frozen=FROZEN, dropout=0.1):
        super().__init__()
        self.frozen, self.dropout = frozen, dropout
        self.register_buffer("word", torch.tensor(arrays["emb.word"]), persistent=False)
        self.register_buffer("position", torch.tensor(arrays["emb.pos"] + arrays["emb.type"][:1]), persistent=False)
        self.norm = norm(torch.tensor(arrays["emb.ln.w"]), torch.tensor(arrays["emb.ln.b"]), config["eps"])
        self.layers = nn.ModuleList(Layer(config, arrays, n, dropout) for n in range(config["layers"]))
        width, labels, roles = config["hidden"], len(data.LABELS), len(data.ROLES)
        self.feature = nn.Embedding(len(data.FEATURES), width)
        self.feature.weight.data.zero_()
        self.label = nn.Linear(width, labels)
        self.label.bias.data.fill_(-5.0)
        self.mark = nn.Embedding(labels, width)
        self.attribute_in = nn.Linear(width, ATTRIBUTES)
        self.attribute_out = nn.Linear(ATTRIBUTES, len(data.MODALITIES) + len(data.FLAGS) + len(data.MODES) + len(data.CLASSES))
        # Sees the whole window once more for each deed, whose place is marked with its label.
        self.deed = Layer(config, arrays, config["layers"] - 1, dropout)
        self.role = nn.Linear(width, roles)
        self.role.bias.data.fill_(-3.0)
        self.distance = nn.Parameter(torch.zeros(roles, 2 * REACH + 1))
        self.left, self.right = nn.Linear(width, DIMENSION), nn.Linear(width, DIMENSION)
        self.same_bias = nn.Parameter(torch.zeros(1))
        self.phrase, self.name = nn.Linear(width, 2 * WHOM), nn.Linear(width, 2 * WHOM)
        self.whom, self.nobody = nn.Linear(WHOM, 1), nn.Linear(width, 1)
        self.away = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.sector = nn.Linear(width, len(data.SECTORS))

    def below(self, ids, mask):
        """The vectors after the frozen layers."""
        with torch.no_grad():
            x = self.norm(self.word[ids] + self.position[:ids.shape[1]])
            for layer in self.layers[:self.frozen]:
                training = layer.training
                x = layer.eval()(x, self.bias(mask))
                layer.train(training)
        return x

    def forward(self, ids, mask, features, below=None):
        """features: (text, piece, feature). `below` are the vectors after the frozen layers, where they are worked out already."""
        x = (self.below(ids, mask) if below is None else below).float()
        if len(features):
            text, piece, number = features.T
            x = x.index_put((text, piece), self.feature(number), accumulate=True)
        for layer in self.layers[self.frozen:]:
            x = layer(x, self.bias(mask))
        return x

    @staticmethod
    def bias(mask):
        return (1 - mask[:, None, None, :]) * -1e4

    def deeds(self, x, mask, rows, pieces, labels):
        """x: texts × pieces × width; the text, piece and label of each deed → deeds × pieces × width."""
        y = x[rows]
        each = torch.arange(len(rows))
        y = y.index_put((each, pieces), self.mark(labels), accumulate=True)
        return self.deed(y, self.bias(mask[rows]))

    def attributes(self, y, pieces):
        """y: deeds × pieces × width → logits (modalities, flags, modes, classes) of each deed."""
        return self.attribute_out(F.gelu(self.attribute_in(y[torch.arange(len(y)), pieces])))

    def roles(self, y, pieces):
        """y: deeds × pieces × width → deeds × roles × pieces."""
        away = (torch.arange(y.shape[1])[None] - pieces[:, None]).clamp(-REACH, REACH) + REACH
        return self.role(y).transpose(1, 2) + self.distance[:, away].permute(1, 0, 2)

    def same(self, one, other):
        return (self.left(one) * self.right(other)).sum(-1) / math.sqrt(DIMENSION) + self.same_bias

    def stands_for(self, y, deeds, phrases, names):
        """y: deeds × pieces × width; of each pair its deed, the phrase's piece and the name's → logits of the phrase standing for the name."""
        a, p = self.phrase(y[deeds, phrases]).chunk(2, -1)
        b, q = self.name(y[deeds, names]).chunk(2, -1)
        steps = torch.div(names - phrases, STEP, rounding_mode="floor").clamp(-FAR, FAR) + FAR
        return self.whom(F.gelu(a + b + p * q)).squeeze(-1) + self.away[steps]

    def stands_for_nobody(self, y, deeds, phrases):
        """→ the logit, to be set against those of all names, of each phrase standing for nobody who is named."""
        return self.nobody(y[deeds, phrases]).squeeze(-1)

    def sectors(self, y, deeds, phrases):
        """→ logits of the sectors of each phrase."""
        return self.sector(y[deeds, phrases])
