#!/usr/bin/env bash
# Scores the built program on the gold files: the seed, and the reports in examples/gold. Needs ../shared.
set -euo pipefail
cd "$(dirname "$0")/.."
mithaq=${MITHAQ:-target/release/mithaq}
score() { "$mithaq" read --format jsonl "$1" | python3 ../shared/score/seed.py "$2" | tail -n 1; }
echo "seed: $(score ../shared/seeds/000_0b286f1c72728b77.txt ../shared/gold/seed.json)"
for page in examples/gold/*.txt; do
  echo "$(basename "$page" .txt): $(score "$page" "${page%.txt}.json")"
done
