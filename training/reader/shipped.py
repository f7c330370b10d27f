"""What export.py wrote, read back, so that training can go on from the weights in the repository."""

import json
import pathlib
import struct

import numpy as np

from . import base

KINDS = {"f32": np.float32, "i8": np.int8, "u8": np.uint8, "u32": np.uint32}
HEAD = 44  # magic, hash, length of the header
NAMES = {"attribute.in": "attribute_in", "attribute.out": "attribute_out", "same.left": "left", "same.right": "right",
         "deed.mark": "mark.weight", "feature.weight": "feature.weight", "role.distance": "distance", "same.bias": "same_bias",
         "whom.phrase": "phrase", "whom.name": "name", "whom.score": "whom", "whom.nobody": "nobody", "whom.away": "away"}


def state(path):
    """The state of model.Reader that a reader.bin holds, its int8 rows as floats; word embeddings are the base's and not in it."""
    import torch  # the tokenizer can do without

    header, array = opened(path)
    made = {}
    for name in header["tensors"]:
        stem, _, field = name.rpartition(".")
        if name.startswith(("layer.", "deed.layer.")) and field != "scale":
            values = array(name)
            if f"{stem}.scale" in header["tensors"]:
                values = values * array(f"{stem}.scale")[:, None] if field == "weight" else values
            made[name.replace("deed.layer.", "deed.").replace("layer.", "layers.", 1 if name.startswith("layer.") else 0)] = values
        elif name in NAMES:
            made[NAMES[name]] = array(name)
        elif stem in NAMES:
            made[f"{NAMES[stem]}.{field}"] = array(name)
        elif stem in ("label", "role", "sector"):
            made[name] = array(name)
        elif stem == "embed.norm":
            made[f"norm.{field}"] = array(name)
    return {name: torch.tensor(values) for name, values in made.items()}


def tokenizer(path):
    """The tokenizer of a reader.bin; ids are the numbers of its own pieces."""
    header, array = opened(path)
    at, text = array("pieces.at").astype(int), array("pieces.text").astype(np.uint8).tobytes()
    pieces = [text[a:b].decode() for a, b in zip(at, at[1:])]
    ends, to = array("norm.at").astype(int), array("norm.to").astype(int)
    norm = {chr(int(c)): "".join(map(chr, to[a:b])) for c, a, b in zip(array("norm.from"), ends, ends[1:])}
    config = header["config"]
    return base.Tokenizer(pieces, array("pieces.score").astype(float).tolist(), norm, config["bos"], config["eos"], None, config["unk"])


def opened(path):
    """(header, a function that gives a tensor by its name, as floats)."""
    data = pathlib.Path(path).read_bytes()
    length, = struct.unpack_from("<I", data, HEAD - 4)
    header = json.loads(data[HEAD:HEAD + length])

    def array(name):
        entry = header["tensors"][name]
        values = np.frombuffer(data, KINDS[entry["type"]], int(np.prod(entry["shape"])), HEAD + length + entry["at"])
        return values.reshape(entry["shape"]).astype(np.float64 if entry["type"] == "u32" else np.float32)

    return header, array
