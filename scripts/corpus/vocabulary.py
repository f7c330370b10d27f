"""The words that records are made of: types with their modes, steps, classes, relations, codes. See corpus/WRITING.md."""

import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("ar", "en", "fr", "ru")
PARTS = ("train", "dev", "test")

MODES = {
    "AGREE": "", "SUPPORT": "", "CONCEDE": "",
    "CONSULT": "visit meet phone third-party multilateral",
    "COOPERATE": "exercise",
    "AID": "military economic humanitarian asylum",
    "RETREAT": "withdraw release ease return disarm ceasefire access resign surrender",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet veto",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations attack",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "beat torture execute sexual assassinate primitive firearms explosives suicide-attack heavy-weapons abduct crowd-control",
}
MODES = {kind: modes.split() for kind, modes in MODES.items()}
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
    codes = set()
    for name, column in (("states.tsv", 0), ("organisations.tsv", 1)):
        with open(ROOT / "lexicon/world" / name, encoding="utf-8") as file:
            rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
            next(rows)
            codes |= {row[column] for row in rows if row}
    return codes


def known_tags():
    """{tag: least count a language}, from corpus/coverage.tsv."""
    with open(ROOT / "corpus/coverage.tsv", encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["tag"]: int(row["least"]) for row in rows}
