//! Pieces by their text, and the best way to cut a word into them.

use std::ops::Range;

use super::{
    Piece, SPACE,
    words::{Source, Word},
};
use crate::{
    Config, ModelError,
    file::{Tensors, value},
};

/// How much less an unknown character scores than the worst piece.
const UNKNOWN: f64 = 10.0;
const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

/// All pieces, to be found by their text.
pub(crate) struct Table {
    /// Where the texts of the pieces lie in the model's bytes.
    text: Range<usize>,
    /// Piece i is text[at[i]..at[i + 1]].
    at: Vec<u32>,
    scores: Vec<f32>,
    /// Ids plus one, each at its text's hash or in the next free place behind; at most half are taken, 0 is free.
    places: Vec<u32>,
    /// The characters of the longest piece.
    longest: usize,
    unk: u32,
    unknown: f64,
}

/// Room for cutting a word, and for each of its ends the best way to get there.
#[derive(Default)]
pub(crate) struct Cutter {
    /// For each end, in characters: the score, the last piece and where that begins.
    best: Vec<(f64, u32, usize)>,
    /// The pieces of a word, last first.
    backwards: Vec<Piece>,
}

impl Table {
    /// Reads `pieces.*`.
    pub fn load(bytes: &[u8], tensors: &Tensors<'_>, config: &Config) -> Result<Self, ModelError> {
        let text = tensors.text("pieces.text")?;
        let at = tensors.u32s("pieces.at", &[config.pieces + 1])?;
        let scores = tensors.f32s("pieces.score", &[config.pieces])?;
        let worst = scores.iter().fold(f32::MAX, |worst, &score| if score < worst { score } else { worst });
        let places = vec![0; (2 * config.pieces).next_power_of_two()];
        let unknown = f64::from(worst) - UNKNOWN;
        let mut table = Self { text, at, scores, places, longest: 0, unk: config.unk, unknown };
        table.fill(bytes, &[config.bos, config.eos, config.unk])?;
        Ok(table)
    }

    /// Puts all pieces into their places but those that no text stands for.
    fn fill(&mut self, bytes: &[u8], special: &[u32]) -> Result<(), ModelError> {
        let text = std::str::from_utf8(&bytes[self.text.clone()]);
        let text = text.map_err(|_| value("pieces.text", "is not UTF-8"))?;
        for id in 0..self.scores.len() {
            let piece = text.get(self.at[id] as usize..self.at[id + 1] as usize);
            let piece =
                piece.ok_or_else(|| value("pieces.at", "does not cut pieces.text into characters"))?;
            if piece.is_empty() || special.contains(&(id as u32)) {
                continue;
            }
            // Of two with the same text the first counts.
            if let Err(free) = self.find(bytes, piece.as_bytes(), hash(HASH_START, piece.as_bytes())) {
                self.places[free] = id as u32 + 1;
                self.longest = self.longest.max(piece.chars().count());
            }
        }
        Ok(())
    }

    /// The piece with this text and hash, or the place where it would be.
    fn find(&self, bytes: &[u8], piece: &[u8], hash: u64) -> Result<u32, usize> {
        let last = self.places.len() - 1;
        let mut place = (hash ^ (hash >> 32)) as usize & last;
        while self.places[place] != 0 {
            let id = self.places[place] - 1;
            let range = self.at[id as usize] as usize..self.at[id as usize + 1] as usize;
            if bytes[self.text.clone()][range] == *piece {
                return Ok(id);
            }
            place = (place + 1) & last;
        }
        Err(place)
    }

    /// Appends the pieces of a word: those whose scores add up to most, of equals those found first.
    pub fn cut(&self, bytes: &[u8], word: &Word, cutter: &mut Cutter, pieces: &mut Vec<Piece>) {
        let count = word.characters.len();
        cutter.best.clear();
        cutter.best.resize(count + 1, (f64::NEG_INFINITY, self.unk, 0));
        cutter.best[0].0 = 0.0;
        for first in 0..count {
            let score = cutter.best[first].0;
            self.try_pieces(bytes, word, first, &mut cutter.best);
            let unknown = score + self.unknown;
            if unknown > cutter.best[first + 1].0 {
                cutter.best[first + 1] = (unknown, self.unk, first);
            }
        }
        let mut end = count;
        while end > 0 {
            let (_, id, first) = cutter.best[end];
            cutter.backwards.push(piece(word, id, first, end));
            end = first;
        }
        pieces.extend(cutter.backwards.drain(..).rev());
    }

    /// Betters the ways to all ends that a piece from character `first` on reaches.
    fn try_pieces(&self, bytes: &[u8], word: &Word, first: usize, best: &mut [(f64, u32, usize)]) {
        let text = word.text.as_bytes();
        let start = word.characters[first].0;
        let (mut end, mut so_far) = (start, HASH_START);
        for last in first..word.characters.len().min(first + self.longest) {
            let next = word.characters.get(last + 1).map_or(text.len(), |&(at, _)| at);
            so_far = hash(so_far, &text[end..next]);
            end = next;
            let Ok(id) = self.find(bytes, &text[start..end], so_far) else { continue };
            let score = best[first].0 + f64::from(self.scores[id as usize]);
            if score > best[last + 1].0 {
                best[last + 1] = (score, id, first);
            }
        }
    }
}

/// A piece from character `first` of a word up to `end`; the space before a word is left out of its span unless it is all there is.
fn piece(word: &Word, id: u32, first: usize, end: usize) -> Piece {
    let with_space = end - first > 1 && word.text[word.characters[first].0..].starts_with(SPACE);
    let Source { start, .. } = word.characters[first + usize::from(with_space)].1;
    Piece { id, start, end: word.characters[end - 1].1.end }
}

/// FNV-1a, which can be carried on from a shorter text to a longer one.
fn hash(so_far: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(so_far, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
