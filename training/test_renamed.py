"""Texts told of other states stay whole. Needs nothing but Python.

usage: python3 -m unittest discover -s training -p 'test_*.py'
"""

import unittest

from reader import data, renamed


def told(language, text, swapped):
    """(plain text, its mentions, codes by entity) after the exchange of states."""
    fact = data.notation.fact("test", ["# t-001 2024-01-01 background", "@ a=KEN b=IRQ", "1 ACCUSE a>b", f"{language}: {text}"])
    names = renamed.table(language)
    made = renamed.told(fact, language, names, renamed.free(fact, language, names, []), swapped)
    plain = made.texts[language].plain
    mentions = [plain[start:end] for _, start, end, _ in made.texts[language].mentions]
    return plain, mentions, {name: entity.code for name, entity in made.entities.items()}


class Renamed(unittest.TestCase):
    def test_states_change_places_under_all_their_names(self):
        for language, text, plain, mentions in [
            ("en", "[A Kenyan envoy|a] [blamed|1] [Iraq|b] in [Nairobi|a].", "An Iraqi envoy blamed Kenya in Baghdad.", ["An Iraqi envoy", "Kenya", "Baghdad"]),
            ("ar", "[أدانت|1] [كينيا|a] بيانا [للعراق|b] عن [السفيرة الكينية|a].", "أدانت العراق بيانا لكينيا عن السفيرة العراقية.", ["العراق", "لكينيا", "السفيرة العراقية"]),
        ]:
            self.assertEqual(told(language, text, {"KEN": "IRQ", "IRQ": "KEN"}), (plain, mentions, {"a": "IRQ", "b": "KEN"}))

    def test_the_article_fits_the_new_name(self):
        plain, *_ = told("en", "[A Kenyan envoy|a] [blamed|1] [Iraq|b].", {"KEN": "EGY", "IRQ": "IRQ"})
        self.assertEqual(plain, "An Egyptian envoy blamed Iraq.")

    def test_what_is_true_of_some_states_only_is_left_alone(self):
        fact = data.notation.fact("test", ["# t-001 2024-01-01 background", "@ a=KEN b=IRQ", "1 ACCUSE a>b", "en: [The African state|a] [blamed|1] [Iraq|b]."])
        self.assertEqual(renamed.free(fact, "en", renamed.table("en"), []), {})
        fact = data.notation.fact("test", ["# t-001 2024-01-01 background", "@ a=KEN b=IRQ", "1 ACCUSE a>b", "en: [Ruto|a] [blamed|1] [Iraq|b] in [Kenya|a]."])
        self.assertEqual(list(renamed.free(fact, "en", renamed.table("en"), [(["KEN"], 0, 4)])), ["IRQ"])


if __name__ == "__main__":
    unittest.main()
