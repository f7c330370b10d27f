"""What the program reads is what was trained on: both cut a text into the same windows of the same pieces. Needs cargo and numpy.

usage: python3 -m unittest discover -s training -p 'test_*.py'
"""

import json
import subprocess
import unittest

from reader import data, shipped

COMMAND = ["cargo", "run", "--quiet", "--package", "mithaq", "--example", "windows"]


class Windows(unittest.TestCase):
    def test_the_reader_cuts_as_training_does(self):
        tokenizer = shipped.tokenizer(data.ROOT / "model/reader.bin")
        texts = [text.plain for fact in data.facts() if data.part(fact) == "dev" for text in fact.texts.values()]
        texts += [" ".join(texts[:60]), "كلمة " * 700 + "\n\nA « short » one… And “another”  one.\n", "…", "  \n a \n\n \n", "", "one\u00a0two.\u00a0three"]
        asked = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        answers = subprocess.run(COMMAND, cwd=data.ROOT, input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
        for text, answer in zip(texts, answers, strict=True):
            mine = [[data.framed(pieces, tokenizer)[0], *core] for pieces, core in data.cut(text, tokenizer)]
            self.assertEqual(mine, json.loads(answer), text[:100])


if __name__ == "__main__":
    unittest.main()
