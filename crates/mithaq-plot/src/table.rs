//! What a picture shows, as rows for a table beside it.

/// A table in the language of its picture: for those who do not see it, or want its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What the columns are called.
    pub head: Vec<String>,
    /// The rows, as many cells in each; an empty cell is a value that there is not.
    pub rows: Vec<Vec<String>>,
}
