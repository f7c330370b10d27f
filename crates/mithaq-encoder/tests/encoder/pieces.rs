//! Texts and the pieces they must give.

use std::time::{Duration, Instant};

use mithaq_encoder::Model;

use crate::writer;

fn model() -> Model {
    Model::from_bytes(writer::small(1)).unwrap()
}

/// Each piece's text in the model and the text it covers; `?` for what no piece covers.
fn cut(text: &str) -> Vec<(&'static str, &str)> {
    let named = |id: u32| if id == 3 { "?" } else { writer::PIECES[id as usize].0 };
    model().pieces(text).into_iter().map(|p| (named(p.id), &text[p.start..p.end])).collect()
}

#[test]
fn the_best_cutting_wins() {
    // The first of two pieces with the same text counts: −6 against talk + s with −10.5.
    assert_eq!(
        cut("talks in Paris"),
        [("\u{2581}talks", "talks"), ("\u{2581}in", "in"), ("\u{2581}Par", "Par"), ("is", "is")]
    );
    assert_eq!(cut("talks")[0], ("\u{2581}talks", "talks"));
    assert_eq!(model().pieces("talks")[0].id, 5);
}

#[test]
fn a_run_of_spaces_is_one() {
    assert_eq!(
        cut("  talk \u{a0}\n in "),
        [("\u{2581}talk", "talk"), ("\u{2581}in", "in"), ("\u{2581}", " ")]
    );
}

#[test]
fn arabic_clitics_and_stretching() {
    assert_eq!(cut("وقـال"), [("\u{2581}و", "و"), ("قال", "قـال")]);
}

#[test]
fn one_character_may_become_two() {
    // Both come from the ligature.
    assert_eq!(cut("\u{fb01}s"), [("\u{2581}", "\u{fb01}"), ("fi", "\u{fb01}"), ("s", "s")]);
}

#[test]
fn what_is_unknown_is_cut_by_characters() {
    assert_eq!(cut("in 漢z"), [("\u{2581}in", "in"), ("\u{2581}", " "), ("?", "漢"), ("?", "z")]);
}

#[test]
fn pieces_with_a_meaning_of_their_own_are_not_found_in_texts() {
    let ids: Vec<u32> = model().pieces("talks </s> <s>").iter().map(|p| p.id).collect();
    assert!(ids.iter().all(|id| ![0, 2].contains(id)), "{ids:?}");
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(cut(""), []);
    assert_eq!(cut("\u{640}\u{640}"), []);
    assert_eq!(cut(" "), [("\u{2581}", " ")]);
}

#[test]
fn spans_are_characters_in_order() {
    let mut random = writer::Random(7);
    let alphabet: Vec<char> = "talksinPr  وقال\u{640}\u{a0}\u{fb01}漢\u{2581}é".chars().collect();
    for _ in 0..300 {
        let text: String = (0..random.below(60)).map(|_| alphabet[random.below(alphabet.len())]).collect();
        let mut last = 0;
        for piece in model().pieces(&text) {
            assert!(!text[piece.start..piece.end].is_empty() && piece.start >= last, "{text:?}");
            last = piece.start;
        }
    }
}

/// Time grows with the text, also where the text is a single word.
#[test]
fn time_is_linear() {
    let model = model();
    #[allow(clippy::disallowed_methods)]
    let time = |text: String| {
        let once = || {
            let start = Instant::now();
            assert!(!model.pieces(&text).is_empty());
            start.elapsed()
        };
        (0..5).map(|_| once()).min().unwrap_or(Duration::ZERO)
    };
    for word in ["talks", "talks in ", "وقال", "z"] {
        let (short, long) = (time(word.repeat(2_000)), time(word.repeat(32_000)));
        assert!(
            long < 64 * short.max(Duration::from_micros(50)),
            "{word}: {short:?}, sixteen times as long {long:?}"
        );
    }
}
