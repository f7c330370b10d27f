//! Tensors by name, with type, shape and place checked.

use std::{collections::BTreeMap, ops::Range};

use super::{
    header::{Header, Type},
    within,
};
use crate::ModelError;

/// Each tensor begins at a multiple of this, counted from the front of the file.
const ALIGNED: usize = 64;

/// The tensors of a file.
pub(crate) struct Tensors<'a> {
    bytes: &'a [u8],
    places: BTreeMap<String, (Type, Vec<usize>, Range<usize>)>,
}

impl<'a> Tensors<'a> {
    /// Finds the places of all tensors that the header names; `end` is where the header ends.
    pub(super) fn new(bytes: &'a [u8], end: usize, header: &Header) -> Result<Self, ModelError> {
        let mut places = BTreeMap::new();
        for (name, place) in &header.tensors {
            let count = place.shape.iter().try_fold(1usize, |product, &size| product.checked_mul(size));
            let length = count.and_then(|count| place.type_.bytes(count));
            let start = end.checked_add(place.at);
            let range = start.zip(length).and_then(|(start, length)| within(bytes, start, length));
            let range = range.ok_or_else(|| ModelError::Truncated(name.clone()))?;
            if range.start % ALIGNED != 0 {
                return Err(value(name, "does not begin at a multiple of 64 bytes"));
            }
            places.insert(name.clone(), (place.type_, place.shape.clone(), range));
        }
        Ok(Self { bytes, places })
    }

    /// Whether there is a tensor of that name.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The first size of a tensor: its rows.
    pub fn rows(&self, name: &str) -> Result<usize, ModelError> {
        let (_, shape, _) = self.place(name)?;
        Ok(shape.first().copied().unwrap_or(1))
    }

    /// The second size of a tensor: its columns.
    pub fn columns(&self, name: &str) -> Result<usize, ModelError> {
        let (_, shape, _) = self.place(name)?;
        Ok(shape.get(1).copied().unwrap_or(1))
    }

    /// All values of a tensor, which must be finite.
    pub fn f32s(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let words = self.words(name, Type::F32, shape)?;
        let values: Vec<f32> = words.iter().map(|&word| f32::from_le_bytes(word)).collect();
        if values.iter().all(|v| v.is_finite()) { Ok(values) } else { Err(value(name, "is not finite")) }
    }

    /// All values of a tensor.
    pub fn u32s(&self, name: &str, shape: &[usize]) -> Result<Vec<u32>, ModelError> {
        Ok(self.words(name, Type::U32, shape)?.iter().map(|&word| u32::from_le_bytes(word)).collect())
    }

    /// The place of a tensor of bytes whose length is its own affair.
    pub fn text(&self, name: &str) -> Result<Range<usize>, ModelError> {
        let shape = [self.rows(name)?];
        self.range(name, Type::U8, &shape)
    }

    /// The place of a tensor of signed bytes.
    pub fn i8s(&self, name: &str, shape: &[usize]) -> Result<Range<usize>, ModelError> {
        self.range(name, Type::I8, shape)
    }

    /// The place of a tensor in blocks of four bits.
    pub fn q4s(&self, name: &str, shape: &[usize]) -> Result<Range<usize>, ModelError> {
        self.range(name, Type::Q4, shape)
    }

    fn words(&self, name: &str, type_: Type, shape: &[usize]) -> Result<&'a [[u8; 4]], ModelError> {
        Ok(self.bytes[self.range(name, type_, shape)?].as_chunks().0)
    }

    fn range(&self, name: &str, type_: Type, shape: &[usize]) -> Result<Range<usize>, ModelError> {
        let (found_type, found, range) = self.place(name)?;
        if *found_type != type_ {
            return Err(ModelError::Type { tensor: name.into(), expected: type_.name() });
        }
        // [n], [n, 1] and [1, n] are the same list of values.
        let sizes = |shape: &[usize]| shape.iter().copied().filter(|&size| size != 1).collect::<Vec<_>>();
        if sizes(found) != sizes(shape) {
            let (expected, found) = (shape.to_vec(), found.clone());
            return Err(ModelError::Shape { tensor: name.into(), expected, found });
        }
        Ok(range.clone())
    }

    fn place(&self, name: &str) -> Result<&(Type, Vec<usize>, Range<usize>), ModelError> {
        self.places.get(name).ok_or_else(|| ModelError::Missing(name.into()))
    }
}

/// A complaint about a tensor's values.
pub(crate) fn value(tensor: &str, problem: &'static str) -> ModelError {
    ModelError::Value { tensor: tensor.into(), problem }
}
