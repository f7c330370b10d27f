#!/usr/bin/env python3
"""The corpus: checks it, builds what programs read, counts it, compares two codings.

usage: corpus.py check [FILE…]       form, words, codes, tags, shared words; of all also coverage, and that what is built is up to date. Ends with 1 on a fault
       corpus.py build               writes corpus/train, dev, test and FIGURES.md from corpus/source
       corpus.py show ID…            what was understood of a fact
       corpus.py table               what is covered, in Markdown;  corpus.py short: what is wanted and missing
       corpus.py draw SEED SHARE     ids of a random share of the facts, for a second coding
       corpus.py bare ID…            texts without marks and records, for a second coder
       corpus.py agree FILE…         agreement of a second coding (same notation, same ids) with the corpus
"""

import json
import pathlib
import random
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from corpus import agree, build, check, count, notation, vocabulary  # noqa: E402

FOLDER = vocabulary.ROOT / "corpus"


def run_check(paths):
    facts, faults = notation.corpus(paths)
    faults += check.faults(facts)
    if not paths:
        faults += [f"too few: {missing}" for missing in count.short(facts)]
        faults += [f"{path} is not what the source gives: corpus.py build" for path, text in built(facts) if not path.exists() or path.read_text(encoding="utf-8") != text]
    tell(faults)
    texts = sum(len(f.texts) for f in facts)
    nothing = sum(not any(r.rank == "must" for r in f.records) for f in facts)
    print(f"{len(facts)} facts, {texts} texts, {nothing} facts with nothing to record, {len(faults)} faults")
    return bool(faults)


def built(facts):
    for (part, language), lines in build.lines(facts).items():
        yield FOLDER / part / f"{language}.jsonl", "".join(line + "\n" for line in lines)
    yield FOLDER / "FIGURES.md", "# What the corpus holds\n\nWritten by `scripts/corpus.py build`. (of N): fewer than are wanted.\n" + "\n".join(count.table(facts)) + "\n"


def run_build(_):
    for path, text in built(sound()):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def sound():
    facts, faults = notation.corpus()
    if faults:
        sys.exit("\n".join(faults))
    return facts


def chosen(ids):
    if not ids:
        sys.exit("which facts? corpus.py show agr-001")
    # Only the files that hold them are read whole: all take ten times as long.
    holding = [path for path in sorted((FOLDER / "source").glob("*.txt")) if any(line[2:].split(" ")[0] in ids for line in open(path, encoding="utf-8") if line.startswith("# "))]
    found, faults = notation.corpus(holding) if holding else ([], [])
    tell(f for f in faults if any(f" {i}:" in f for i in ids))
    if missing := set(ids) - {f.id for f in found}:
        sys.exit(f"no such fact, or not sound: {' '.join(sorted(missing))}")
    return [f for f in found if f.id in ids]


def run_show(ids):
    for fact in chosen(ids):
        for language in fact.texts:
            print(json.dumps(build.item(fact, language), ensure_ascii=False, indent=1))


def run_draw(arguments):
    """A share of the facts of each source file."""
    try:
        seed, share = arguments[0], float(arguments[1])
    except (IndexError, ValueError):
        sys.exit("draw: a seed and a share of 1, as in corpus.py draw 2026 0.1")
    if not 0 < share <= 1:
        sys.exit("draw: the share is more than 0 and at most 1")
    for path in sorted((FOLDER / "source").glob("*.txt")):
        ids = sorted(f.id for f in notation.corpus([path])[0])
        print(path.stem, *sorted(random.Random(f"{seed} {path.stem}").sample(ids, max(1, round(share * len(ids))))))


def run_bare(ids):
    for fact in chosen(ids):
        print(f"# {fact.id} {fact.published}")
        for language, text in fact.texts.items():
            print(f"{language}: {text.plain}")
        print()


def run_agree(paths):
    if not paths:
        sys.exit("agree: which second coding? corpus.py agree corpus/second/*.txt")
    second, faults = notation.corpus(paths)
    tell(faults)
    first = notation.corpus()[0]
    if not {f.id for f in first} & {f.id for f in second}:
        sys.exit("agree: none of these facts is in the corpus")
    print("\n".join(agree.report(first, second)))
    return bool(faults)


def tell(faults):
    for fault in faults:
        print(fault, file=sys.stderr)


COMMANDS = {
    "check": run_check, "build": run_build, "show": run_show, "draw": run_draw, "bare": run_bare, "agree": run_agree,
    "table": lambda _: print("\n".join(count.table(notation.corpus()[0]))),
    "short": lambda _: print("\n".join(count.short(notation.corpus()[0]))),
}

ALONE = ("build", "table", "short")  # these take no arguments


def main(arguments):
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    if not arguments or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if arguments[0] in ALONE and arguments[1:]:
        sys.exit(f"{arguments[0]} takes no arguments")
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    # Whoever reads our output may have enough (… | head).
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
