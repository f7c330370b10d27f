#!/usr/bin/python3
"""Writes a trained reader as the file that crates/mithaq-encoder reads: int8 rows, the base's own 4 bits for words, pruned pieces.

usage: export.py BASE TRAINED/model.pt KEPT.txt OUT.bin [CARD.json]
"""

import hashlib
import json
import pathlib
import struct
import sys

import numpy as np
import torch

from reader import base, data, model

MAGIC = b"MITHAQ01"
POSITIONS = 256


def main():
    source, trained, kept, out = sys.argv[1:5]
    config, arrays, tokenizer, raw = base.load(source)
    reader = model.Reader(config, arrays)
    reader.load_state_dict(torch.load(trained), strict=False)
    kept = [int(line) for line in open(kept)]
    card = json.load(open(sys.argv[5])) if len(sys.argv) > 5 else {}
    tensors = {**of_pieces(tokenizer, kept, raw), **of_layers(reader), **of_heads(reader)}
    number = {piece: n for n, piece in enumerate(kept)}
    header = {
        "config": {**config, "positions": POSITIONS, "pieces": len(kept), **{n: number[getattr(tokenizer, n)] for n in ("bos", "eos", "unk")}, "featured": reader.frozen},
        "lists": {"labels": data.LABELS, "kinds": data.KINDS, "roles": data.ROLES, "modalities": data.MODALITIES, "flags": data.FLAGS, "modes": data.MODES, "classes": data.CLASSES, "sectors": data.SECTORS, "features": data.FEATURES},
        "card": card,
    }
    pathlib.Path(out).write_bytes(packed(header, tensors))
    print(out, len(pathlib.Path(out).read_bytes()), "bytes,", len(kept), "pieces")


def of_pieces(tokenizer, kept, raw):
    texts = [tokenizer.pieces[i].encode() for i in kept]
    norm = sorted((ord(a), [ord(c) for c in b]) for a, b in tokenizer.norm.items())
    ends = np.cumsum([0, *(len(b) for _, b in norm)])
    return {
        "pieces.text": np.frombuffer(b"".join(texts), np.uint8), "pieces.at": np.cumsum([0, *map(len, texts)]).astype(np.uint32),
        "pieces.score": np.array([tokenizer.scores[i] for i in kept], np.float32),
        "norm.from": np.array([a for a, _ in norm], np.uint32), "norm.at": ends.astype(np.uint32), "norm.to": np.array([c for _, b in norm for c in b], np.uint32),
        "embed.word": ("q4", (len(kept), raw.shape[1] // 18 * 32), np.ascontiguousarray(raw[kept])),
    }


def of_layers(reader):
    made = {"embed.position": floats(reader.position[:POSITIONS]), "embed.norm.weight": floats(reader.norm.weight), "embed.norm.bias": floats(reader.norm.bias)}
    for name, layer in [*((f"layer.{n}", layer) for n, layer in enumerate(reader.layers)), ("deed.layer", reader.deed)]:
        made |= of_layer(name, layer)
    return made


def of_layer(name, layer):
    made = {}
    for step in ("qkv", "out", "up", "down"):
        part = getattr(layer, step)
        weight, scale = rows_of_int8(floats(part.weight))
        made |= {f"{name}.{step}.weight": weight, f"{name}.{step}.scale": scale, f"{name}.{step}.bias": floats(part.bias)}
    for step in ("norm1", "norm2"):
        part = getattr(layer, step)
        made |= {f"{name}.{step}.weight": floats(part.weight), f"{name}.{step}.bias": floats(part.bias)}
    return made


def of_heads(reader):
    parts = {"label": reader.label, "attribute.in": reader.attribute_in, "attribute.out": reader.attribute_out, "role": reader.role,
             "same.left": reader.left, "same.right": reader.right,
             "whom.phrase": reader.phrase, "whom.name": reader.name, "whom.score": reader.whom, "whom.nobody": reader.nobody, "sector": reader.sector}
    made = {f"{name}.{field}": floats(getattr(part, field)) for name, part in parts.items() for field in ("weight", "bias")}
    return made | {"feature.weight": floats(reader.feature.weight), "deed.mark": floats(reader.mark.weight), "role.distance": floats(reader.distance), "same.bias": floats(reader.same_bias), "whom.away": floats(reader.away)}


def floats(tensor):
    return np.ascontiguousarray(tensor.detach().float().numpy())


def rows_of_int8(weight):
    scale = np.maximum(np.abs(weight).max(1), 1e-12) / 127
    return np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def packed(header, tensors):
    """Magic, hash of the rest, length of the header, header, tensors at multiples of 64."""
    kinds = {np.dtype(np.float32): "f32", np.dtype(np.int8): "i8", np.dtype(np.uint8): "u8", np.dtype(np.uint32): "u32"}
    table, blocks, at = {}, [], 0
    for name, tensor in tensors.items():
        kind, shape, array = tensor if isinstance(tensor, tuple) else (kinds[tensor.dtype], tensor.shape, tensor)
        table[name] = {"type": kind, "shape": list(shape), "at": at}
        block = array.tobytes()
        blocks.append(block + bytes(-len(block) % 64))
        at += len(blocks[-1])
    head = json.dumps({**header, "tensors": table}, ensure_ascii=False).encode()
    head += b" " * (-(44 + len(head)) % 64)
    rest = struct.pack("<I", len(head)) + head + b"".join(blocks)
    return MAGIC + hashlib.sha256(rest).digest() + rest


if __name__ == "__main__":
    main()
