//! The text in windows that the encoder sees at once, cut as in training (`training/reader/data.py`).

use std::ops::Range;

use mithaq_encoder::{Model, Piece};

/// Pieces of what is decided on, of what stands before it, and of both at most.
const CORE: usize = 96;
const CONTEXT: usize = 96;
const HEADLINE: usize = 32;
const MOST: usize = 250;
/// Behind these a space ends a sentence.
const ENDS: [char; 8] = ['.', '!', '?', '؟', '…', '»', '"', '”'];

/// Some sentences with what stands before them: the headline and what came last.
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
    // Of a sentence longer than a window each part stands for itself.
    let parts =
        |sentence: Vec<Piece>| sentence.chunks(MOST - CONTEXT).map(<[Piece]>::to_vec).collect::<Vec<_>>();
    let sentences: Vec<Vec<Piece>> = sentences(text).into_iter().map(cut).flat_map(parts).collect();
    let headline = sentences.first().map_or(&[][..], |first| &first[..first.len().min(HEADLINE)]);
    let all: Vec<Piece> = sentences.concat();
    let (mut windows, mut at, mut start) = (Vec::new(), 0, 0);
    while at < sentences.len() {
        let mut end = start + sentences[at].len();
        at += 1;
        while let Some(next) = sentences.get(at).filter(|next| end - start + next.len() <= CORE) {
            end += next.len();
            at += 1;
        }
        windows.push(window(model, context(&all[..start], headline), &all[start..end]));
        start = end;
    }
    windows
}

/// The last pieces of what stands before; where the headline is not among them, that first.
fn context(before: &[Piece], headline: &[Piece]) -> Vec<Piece> {
    if before.len() <= CONTEXT {
        return before.to_vec();
    }
    [headline, &before[before.len() - (CONTEXT - headline.len())..]].concat()
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
