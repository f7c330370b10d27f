//! In which language a text is written.

use std::sync::LazyLock;

use mithaq_lexicon::{Language, Lexicon};
use whatlang::{Detector, Info, Lang};

use crate::annotate::{Folded, TokenKind, analyse, cut};

/// The languages that are looked for, each with the code that articles name it by.
static KNOWN: LazyLock<Vec<(Lang, &str)>> = LazyLock::new(|| {
    mithaq_world::languages().filter_map(|(code, name)| Some((Lang::from_code(code)?, name))).collect()
});

/// The language of a text, ISO 639-1, from its beginning; `und` where nothing tells.
pub(super) fn language(text: &str, lexicon: &Lexicon) -> String {
    let head: String = text.chars().take(2000).collect();
    let guess = Detector::with_allowlist(KNOWN.iter().map(|(lang, _)| *lang).collect()).detect(&head);
    let sure = guess.as_ref().is_some_and(Info::is_reliable) && !has_others(lexicon);
    let known = (!sure).then(|| knowing(&head, lexicon)).flatten();
    known.unwrap_or_else(|| guess.map_or("und", |info| code(info.lang()))).to_owned()
}

/// Whether the lexicon has languages that are looked for by its words alone.
fn has_others(lexicon: &Lexicon) -> bool {
    lexicon.languages.iter().any(|language| !KNOWN.iter().any(|(_, code)| *code == language.code))
}

fn code(lang: Lang) -> &'static str {
    KNOWN.iter().find(|(known, _)| *known == lang).map_or(lang.code(), |(_, code)| code)
}

/// The language of the lexicon that knows most words of a text, if it knows at least half of them: what a headline has too few
/// letters for is told by its words.
fn knowing<'a>(text: &str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let folded = Folded::new(text);
    let known = |language: &'a Language| {
        let tokens = cut(&folded, text, language);
        let analyses = analyse(&folded.text, &tokens, language);
        let words = (0..tokens.len()).filter(|&t| tokens[t].kind == TokenKind::Word);
        let mut covered = 0;
        let (mut all, mut own) = (0, 0);
        for t in words {
            covered = analyses[t].iter().map(|a| a.last + 1).max().unwrap_or(0).max(covered);
            all += 1;
            own += usize::from(t < covered);
        }
        (own * 2 >= all && all > 0).then_some((own, language.code.as_str()))
    };
    lexicon.languages.iter().filter_map(known).max_by_key(|(own, _)| *own).map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, language};

    #[test]
    fn every_language_of_the_list_is_known() {
        assert_eq!(KNOWN.len(), mithaq_world::languages().count());
    }

    #[test]
    fn texts_tell_their_language() {
        for (text, code) in [
            ("زار الرئيس الفرنسي بغداد والتقى نظيره العراقي اليوم.", "ar"),
            ("The French president visited Baghdad and met his Iraqi counterpart today.", "en"),
            (
                "El presidente francés visitó Bagdad y se reunió hoy con su homólogo iraquí en la capital.",
                "es",
            ),
            ("2024", "und"),
        ] {
            assert_eq!(language(text, crate::lexicon()), code, "{text}");
        }
    }
}
