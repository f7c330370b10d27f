//! The text in windows that the encoder sees at once, cut as in training (`training/reader/data.py`).

use std::ops::Range;

use mithaq_encoder::{Model, Piece};

/// Pieces of what is decided on, of what stands before it, and of both at most.
const CORE: usize = 80;
const CONTEXT: usize = 64;
const MOST: usize = 250;
/// Behind these a space ends a sentence.
const ENDS: [char; 8] = ['.', '!', '?', '؟', '…', '»', '"', '”'];

/// Some sentences with what stands before them: the headline and the end of the sentence before.
#[derive(Debug)]
pub(super) struct Window {
    /// With a begin and an end mark, which cover nothing.
    pub pieces: Vec<Piece>,
    /// The pieces that are decided on.
    pub core: Range<usize>,
}

impl Window {
    pub(super) fn ids(&self) -> Vec<u32> {
        self.pieces.iter().map(|piece| piece.id).collect()
    }
}

pub(super) fn of(text: &str, model: &Model) -> Vec<Window> {
    let cut = |range: Range<usize>| {
        let mut pieces = model.pieces(&text[range.clone()]);
        for piece in &mut pieces {
            piece.start += range.start;
            piece.end += range.start;
        }
        pieces
    };
    let sentences: Vec<Vec<Piece>> = sentences(text).into_iter().map(cut).filter(|s| !s.is_empty()).collect();
    let headline = match sentences.as_slice() {
        [first, _, _, _, ..] => &first[..first.len().min(CONTEXT / 2)],
        _ => &[],
    };
    let mut windows = Vec::new();
    let mut at = 0;
    while at < sentences.len() {
        let first = at;
        let mut core = sentences[at][..sentences[at].len().min(MOST - CONTEXT)].to_vec();
        at += 1;
        while let Some(next) = sentences.get(at).filter(|next| core.len() + next.len() <= CORE) {
            core.extend_from_slice(next);
            at += 1;
        }
        let before = first.checked_sub(1).map_or(&[][..], |b| last(&sentences[b], CONTEXT / 2));
        let headline = if first > 1 { headline } else { &[] };
        windows.push(window(model, [headline, before].concat(), &core));
    }
    windows
}

fn last(pieces: &[Piece], most: usize) -> &[Piece] {
    &pieces[pieces.len().saturating_sub(most)..]
}

fn window(model: &Model, context: Vec<Piece>, core: &[Piece]) -> Window {
    let config = model.config();
    let mark = |id| Piece { id, start: usize::MAX, end: usize::MAX };
    let start = context.len() + 1;
    let pieces = [vec![mark(config.bos)], context, core.to_vec(), vec![mark(config.eos)]].concat();
    Window { pieces, core: start..start + core.len() }
}

/// Bytes of each sentence: up to a line break, or to a space behind a sign that ends one.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, ' ');
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = c == '\n' || c.is_whitespace() && ENDS.contains(&before);
        before = c;
        if !ends {
            continue;
        }
        found.push(start..at);
        let mut end = at + c.len_utf8();
        while let Some((_, space)) = chars.next_if(|(_, next)| next.is_whitespace()) {
            end += space.len_utf8();
        }
        start = end;
        before = ' ';
    }
    found.push(start..text.len());
    found
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_at_a_line_break_or_behind_its_sign() {
        let text = "Head\n\nOne 2.5 two. «Three.» Four";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Head", "One 2.5 two.", "«Three.»", "Four"]);
    }
}
