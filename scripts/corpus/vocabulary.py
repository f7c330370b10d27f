"""The words that records are made of: types with their modes, steps, classes, relations, codes. See corpus/WRITING.md."""

import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("ar", "en", "fr", "ru")
PARTS = ("train", "dev", "test")


def world(name):
    """The rows of a list of lexicon/world, by column."""
    with open(ROOT / "lexicon/world" / name, encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


MODES = {row["type"]: [] for row in world("event_types.tsv")}
for mode in world("event_modes.tsv"):
    MODES[mode["type"]].append(mode["mode"])
# Where all parties are equal, which of two sides they stand on says nothing.
MUTUAL = tuple(row["type"] for row in world("event_types.tsv") if row["mutual"])

STEPS = "drafted negotiated initialled signed ratified finalised in-force concluded amended extended suspended denounced expired".split()
CLASSES = (
    "defence defence-cooperation military-technical status-of-forces basing training intelligence arms non-aggression border peace "
    "diplomatic-relations trade other"
).split()
RELATIONS = "principal-partner influence diplomatic-relations mission base membership dispute threat".split()
SCOPE = (
    "training joint-exercises intelligence-sharing technical-assistance medical-assistance arms basing consultation defence "
    "counter-terrorism maritime-security logistics transit energy trade non-aggression"
).split()
SECTORS = "GOV MIL LEG JUD COP SPY PTY OPP REB UAF CRM CVL BUS MED NGO REL EDU LAB CIV".split()
MODALITIES = "planned offered possible predicted demanded asked".split()
REPORTING = "doubting endorsing".split()


def spelled(name):
    """The name in records of a word of the notation: `in-force` is *in force*; a few keep their hyphen."""
    return name if name in ("non-aggression", "counter-terrorism") else name.replace("-", " ")


def known_codes():
    """Codes of states and organisations that lexicon/world knows."""
    return {row["code"] for name in ("states.tsv", "organisations.tsv") for row in world(name)}


def known_tags():
    """{tag: least count a language}, from corpus/coverage.tsv."""
    with open(ROOT / "corpus/coverage.tsv", encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["tag"]: int(row["least"]) for row in rows}
