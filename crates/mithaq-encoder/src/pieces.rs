//! Text into pieces: the cutting whose pieces' scores add up to most, word by word.

mod normal;
mod table;
mod words;

use normal::Normal;
use table::Table;

use crate::{Config, ModelError, file::Tensors};

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its number.
    pub id: u32,
    /// The byte of the text where it begins. The space before a word belongs to the word's first piece but not to its span.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
}

/// What stands for the space before a word.
const SPACE: char = '\u{2581}';

/// All pieces, and how characters are written before pieces are looked up.
pub(crate) struct Pieces {
    normal: Normal,
    table: Table,
}

impl Pieces {
    /// Reads `pieces.*` and `norm.*`.
    pub fn load(bytes: &[u8], tensors: &Tensors<'_>, config: &Config) -> Result<Self, ModelError> {
        Ok(Self { normal: Normal::load(tensors)?, table: Table::load(bytes, tensors, config)? })
    }

    /// The pieces of a text; those of a text of which nothing is left after normalisation are none.
    pub fn cut(&self, bytes: &[u8], text: &str) -> Vec<Piece> {
        let (mut pieces, mut cutter) = (vec![], table::Cutter::default());
        words::for_each(&self.normal, text, |word| self.table.cut(bytes, word, &mut cutter, &mut pieces));
        pieces
    }
}
