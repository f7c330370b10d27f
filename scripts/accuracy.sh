#!/usr/bin/env bash
# Scores the built program on the gold files: the seed, the reports in examples/gold, and the sentences of the
# development sets. Needs ../shared. Cross-validated figures of the scorer: scripts/train_scorer.py
set -euo pipefail
cd "$(dirname "$0")/.."
mithaq=${MITHAQ:-target/release/mithaq}
score() { "$mithaq" read --format jsonl "$1" | python3 ../shared/score/seed.py "$2" | tail -n 1; }
echo "seed: $(score ../shared/seeds/000_0b286f1c72728b77.txt ../shared/gold/seed.json)"
for page in examples/gold/*.txt; do
  echo "$(basename "$page" .txt): $(score "$page" "${page%.txt}.json")"
done
for set in assault protest plover plv; do
  echo "== $set"
  gold=../shared/gold/dev/$set.jsonl
  "$mithaq" read --format jsonl --input jsonl "$gold" | python3 ../shared/score/sentences.py "$gold"
done
