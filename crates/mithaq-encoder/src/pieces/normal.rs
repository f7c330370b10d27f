//! How characters are written before pieces are looked up: one into any number of others.

use std::ops::Range;

use crate::{
    ModelError,
    file::{Tensors, value},
};

/// Characters with another form, in their order, and where in `forms` that form stands.
pub(crate) struct Normal {
    /// Sorted, so that they can be searched.
    from: Vec<(char, Range<usize>)>,
    forms: Vec<char>,
}

impl Normal {
    /// Reads `norm.*`.
    pub fn load(tensors: &Tensors<'_>) -> Result<Self, ModelError> {
        let count = tensors.rows("norm.from")?;
        let forms = characters(tensors, "norm.to", tensors.rows("norm.to")?)?;
        let at = tensors.u32s("norm.at", &[count + 1])?;
        let ranges = at.windows(2).map(|pair| pair[0] as usize..pair[1] as usize);
        let mut from: Vec<_> = characters(tensors, "norm.from", count)?.into_iter().zip(ranges).collect();
        if from.iter().any(|(_, range)| forms.get(range.clone()).is_none()) {
            return Err(value("norm.at", "points behind norm.to, or goes back"));
        }
        from.sort_by_key(|&(c, _)| c);
        Ok(Self { from, forms })
    }

    /// The form of a character, if it is not itself.
    pub fn form(&self, c: char) -> Option<&[char]> {
        let found = self.from.binary_search_by_key(&c, |&(from, _)| from).ok()?;
        Some(&self.forms[self.from[found].1.clone()])
    }
}

fn characters(tensors: &Tensors<'_>, name: &str, count: usize) -> Result<Vec<char>, ModelError> {
    let points = tensors.u32s(name, &[count])?;
    let characters: Option<_> = points.into_iter().map(char::from_u32).collect();
    characters.ok_or_else(|| value(name, "holds what is no character"))
}
