"""python3 -m unittest discover -s scripts -p 'test_*.py'"""

import pathlib
import tempfile
import unittest

from corpus import agree, build, check, notation

SOUND = """# one-1 2025-11-20 background
@ a=TGO b=RUS:LEG c=RUS d=2025-11-18 p=place:TGO s=unnamed:TGO
1 ratified:defence a+c by=b t=d scope=training
?2 SUPPORT c>a
3 claim s=s about=a denied
4 COERCE/SANCTION:arrest a>~c planned denied
en: [The Duma|b] [ratified|1,2] a pact of [Togo|a] and [Russia|c] on [Tuesday|d]. [Togo|a]'s [sources|s] [deny|3] that
[it|a.4] will [hold|4] [anybody in Lomé|3q].
ar: [صادق|1] [الدوما|b] [الثلاثاء|d] على ميثاق [توغو|a] و[روسيا|c]. و[نفت|3] [مصادر|s] أن [تحتجز|4] [أحداً|3q].

# one-2 2025-11-20 nothing
en: Rain fell.
"""


def read(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.txt"
        path.write_text(text, encoding="utf-8")
        return notation.facts(path)


class Notation(unittest.TestCase):
    def setUp(self):
        (self.fact, self.nothing), faults = read(SOUND)
        self.assertEqual(faults, [])

    def test_marks_are_taken_out(self):
        text = self.fact.texts["en"]
        self.assertTrue(text.plain.startswith("The Duma ratified a pact of Togo and Russia on Tuesday. Togo's sources"))
        start, end = text.triggers[1]
        self.assertEqual(text.plain[start:end], "ratified")
        self.assertEqual(text.triggers[1], text.triggers[2])

    def test_words_have_their_bytes(self):
        item = build.item(self.fact, "ar")
        data = item["text"].encode()
        for record in item["must"]:
            for word in [record["words"].get("trigger"), *record["words"]["actors"]]:
                if word and word["text"]:
                    self.assertEqual(data[word["start"]:word["end"]].decode(), word["text"])

    def test_patterns(self):
        must = build.item(self.fact, "en")["must"]
        self.assertEqual([p["kind"] for p in must], ["agreement", "claim", "event"])
        first, _, last = must
        self.assertEqual((first["stage"], first["type"], first["actors"], first["when"]), ("ratified", "defence", ["TGO", "RUS"], {"start": "2025-11-18", "end": "2025-11-18"}))
        self.assertEqual(first["words"]["body"]["text"], "The Duma")
        self.assertEqual((last["type"], last["modality"], last["polarity"]), (["COERCE", "SANCTION"], "planned", "denied"))
        self.assertEqual(last["words"]["actors"][0]["text"], "it")
        self.assertEqual(last["recipients"], ["RUS"])

    def test_a_record_takes_the_nearest_mention_of_its_sentence(self):
        claim = build.item(self.fact, "en")["must"][1]
        self.assertEqual((claim["speaker_kind"], claim["speaker"], claim["quote"]), ("unnamed", "TGO", "anybody in Lomé"))

    def test_sound_facts_have_no_faults(self):
        self.assertEqual(list(check.faults([self.fact, self.nothing])), [])


class Faults(unittest.TestCase):
    def test_what_cannot_be_meant_is_told(self):
        for wrong, right, told in [
            ("ratified:defence", "ratified:defense", "class defense"), ("COERCE/SANCTION:arrest", "COERCE:veto", "mode veto"),
            ("a=TGO", "a=togo", "value togo"), ("[it|a.4]", "[it|z]", "z, which is not there"), ("[it|a.4]", "[it]", "without label"),
            ("[hold|4]", "[hold|9]", "record 9, which is not there"), ("[hold|4]", "[hold|1]", "two marks 1"), ("a+c by=b", "a+z by=b", "no entity z"),
            ("t=d", "t=p", "p is a place"), ("scope=training", "scope=fun", "scope"), ("d=2025-11-18", "d=2025-02-31", "date 2025-02-31"),
            ("d=2025-11-18", "d=2025-11-18 d=2025", "d stands twice"), ("planned denied", "planned offered", "two modalities"), ("t=d", "t=d t=d", "stands twice"),
            ("4 COERCE/SANCTION:arrest a", "4 event a", "for a trap only"), ("[it|a.4]", "[it|a.9]", "record 9, which is not there"), ("a+c by", "a+a by", "one party twice"),
            ("# one-2 2025", "# one-2  2025", "behind a text"), ("\n# one-2", "\n5 signed a+c\n# one-2", "behind a text"), ("\n# one-2", "\n// remark\n# one-2", "behind a text"),
        ]:
            with self.subTest(right):
                _, faults = read(SOUND.replace(wrong, right, 1))
                self.assertTrue(any(told in f for f in faults), faults)

    def test_what_is_missing_is_told(self):
        for wrong, right, told in [
            ("[hold|4]", "hold", "en: record 4 has no word"), ("[anybody in Lomé|3q]", "nobody", "no mark for what is said"),
            ("[The Duma|b]", "The Duma", "no words for body b"), ("a=TGO", "a=TOG", "code TOG"), ("2025-11-20 background", "2025-11-20 fun", "tag fun"),
            ("# one-2", "# one-1", "this id stands 2 times"),
        ]:
            with self.subTest(right):
                facts, faults = read(SOUND.replace(wrong, right, 1))
                self.assertTrue(any(told in f for f in [*faults, *check.faults(facts)]), [*faults, *check.faults(facts)])

    def test_shared_words_are_told(self):
        facts, _ = read("# a 2025-01-01\nen: one two three four five six seven eight nine\n\n# b 2025-01-01\nen: zero two three four five six seven eight nine\n")
        self.assertTrue(any("shares «two three four five six seven eight nine» with a" in f for f in check.faults(facts)))


class Agreement(unittest.TestCase):
    def test_alpha_of_published_data(self):
        """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section A: binary data, two observers: α = .095."""
        one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
        other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
        self.assertEqual(agree.alpha(list(zip(one, other))), "0.095")

    def test_the_same_coding_agrees_wholly(self):
        facts, _ = read(SOUND)
        lines = list(agree.report(facts, facts))
        self.assertIn("| all | 3 | 6 | 1.000 | 1.000 | 1.000 | 1.000", lines[-2])

    def test_a_difference_is_told(self):
        (first, _), _ = read(SOUND)
        (second, _), _ = read(SOUND.replace("planned denied", "denied"))
        lines = "\n".join(agree.report([first], [second]))
        self.assertIn("one-1 en: COERCE TGO>RUS planned denied «hold»  |  COERCE TGO>RUS reported denied «hold»", lines)


if __name__ == "__main__":
    unittest.main()
