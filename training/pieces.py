#!/usr/bin/env python3
"""Which pieces of the base model's vocabulary are kept: those that the words of our languages need, by PyPI wordfreq 3.1.1.

usage: pieces.py BASE COUNT > kept.txt     (one id a line, ascending)

Kept besides: every piece of the corpus, and every single letter, digit and sign of our scripts, so that nothing becomes unknown.
"""

import collections
import sys
import unicodedata

import wordfreq

from reader import base, data

WORDS = 60_000  # of each language


def main():
    tokenizer = base.load(sys.argv[1])[2]
    ranked = [piece for piece, _ in frequencies(tokenizer).most_common()]
    kept = {tokenizer.bos, tokenizer.eos, tokenizer.pad, tokenizer.unk} | letters(tokenizer) | of_corpus(tokenizer)
    for piece in ranked:
        if len(kept) >= int(sys.argv[2]):
            break
        kept.add(piece)
    print("\n".join(map(str, sorted(kept))))


def frequencies(tokenizer):
    count = collections.Counter()
    for language in data.vocabulary.LANGUAGES:
        words = sorted(wordfreq.get_frequency_dict(language, "large").items(), key=lambda w: -w[1])[:WORDS]
        for word, frequency in words:
            forms = [(word, 1.0)] if language == "ar" else [(word, 0.8), (word.capitalize(), 0.2)]
            for form, share in forms:
                for piece in tokenizer(form)[0]:
                    count[piece] += frequency * share
    return count


def letters(tokenizer):
    def is_ours(piece):
        bare = piece.replace("\u2581", "")
        name = unicodedata.name(bare, "") if len(bare) == 1 else ""
        return not bare or len(bare) == 1 and (any(s in name for s in ("LATIN", "ARABIC", "CYRILLIC", "DIGIT")) or unicodedata.category(bare)[0] in "PSN")
    return {number for number, piece in enumerate(tokenizer.pieces) if is_ours(piece)}


def of_corpus(tokenizer):
    return {piece for fact in data.facts() for text in fact.texts.values() for piece in tokenizer(text.plain)[0]}


if __name__ == "__main__":
    main()
