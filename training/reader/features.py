"""What lexicon and rules make of the texts of the corpus, written by features.py."""

import json


def load(path):
    """{(id of a fact, language): {"features": [[name, first character, character behind the last]], "names": the same with lists of codes}}"""
    known = {}
    for line in open(path, encoding="utf-8"):
        text = json.loads(line)
        known[text["id"], text["language"]] = text
    return known
