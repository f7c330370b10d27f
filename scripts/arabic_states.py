#!/usr/bin/env python3
"""Checks that lexicon/ar/names/states.tsv has every Arabic name that CLDR gives a state of world/states.tsv.

    npm pack cldr-localenames-full@48.2.0        (Unicode-3.0)
    # unpack the tarball into FOLDER: package/
    scripts/arabic_states.py FOLDER

Names that differ only in what the lexicon folds (hamzas, ى/ي, ة/ه, vowel marks) count as one. What CLDR puts in
brackets or behind a dash is taken as news would write it.
"""
import json
import pathlib
import re
import sys

LEXICON = pathlib.Path(__file__).resolve().parent.parent / "lexicon"


def fold(text):
    text = re.sub("[\u064B-\u0652\u0670\u0640]", "", text)
    return text.translate(str.maketrans("أإآٱىة", "اااايه"))


def rows(name):
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    lines = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def as_news(name):
    name = re.sub(r"^(.*) \((بورما)\)$", r"\1", name)
    name = re.sub(r" \(منطقة.*\)$", "", name)
    if name.startswith("جزر فوكلاند"):
        name = name.split(" - ")[0]
    return re.sub(r"[()]|- ", "", name)


def main():
    folder = pathlib.Path(sys.argv[1])
    data = json.loads((folder / "package/main/ar/territories.json").read_text(encoding="utf-8"))
    cldr = data["main"]["ar"]["localeDisplayNames"]["territories"]
    arabic = {row["code"]: {fold(n.strip()) for n in row["names"].split(";")} for row in rows("ar/names/states.tsv")}
    codes = {row["iso2"]: row["code"] for row in rows("world/states.tsv") if not row["to"]}
    lacks = [
        f"{codes[key.split('-')[0]]} lacks {name}"
        for key, value in cldr.items() if key.split("-")[0] in codes
        for name in [as_news(value)] if fold(name) not in arabic.get(codes[key.split("-")[0]], set())
    ]
    print("\n".join(lacks) or "every CLDR name is there")
    sys.exit(bool(lacks))


main()
