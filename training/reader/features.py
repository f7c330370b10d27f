"""What lexicon and rules make of the texts of the corpus, written by features.py."""

import json


def load(path):
    """{(id of a fact, language): [[name, first character, character behind the last]]}"""
    known = {}
    for line in open(path, encoding="utf-8"):
        text = json.loads(line)
        known[text["id"], text["language"]] = text["features"]
    return known
