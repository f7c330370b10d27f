//! What can be wrong with a model.

/// Why bytes are not a model that can be run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The first bytes are not those of a model.
    #[error("not a model: it does not begin with MITHAQ01")]
    NotAModel,
    /// A model of another version of the format.
    #[error("a model of version {0:?}; this program reads version \"01\"")]
    Version(String),
    /// The bytes end before what they announce.
    #[error("the model is cut off: {0} lies behind its end")]
    Truncated(String),
    /// The digest at the front is not that of the rest.
    #[error("the model is damaged: its checksum is wrong")]
    Checksum,
    /// The header is not the JSON it should be.
    #[error("the model's header cannot be read: {0}")]
    Header(String),
    /// The header asks for an encoder that cannot be run.
    #[error("the model's config: {0}")]
    Config(&'static str),
    /// A tensor that must be there is not.
    #[error("the model lacks the tensor {0}")]
    Missing(String),
    /// A tensor of another type than is read here.
    #[error("the tensor {tensor} should be of type {expected}")]
    Type {
        /// Its name.
        tensor: String,
        /// The type it should have.
        expected: &'static str,
    },
    /// A tensor of another shape than the config or the other tensors ask for.
    #[error("the tensor {tensor} should be of shape {expected:?}, not {found:?}")]
    Shape {
        /// Its name.
        tensor: String,
        /// The shape it should have.
        expected: Vec<usize>,
        /// The shape the header gives.
        found: Vec<usize>,
    },
    /// Values in a tensor that make no sense.
    #[error("the tensor {tensor} {problem}")]
    Value {
        /// Its name.
        tensor: String,
        /// What is wrong, as the end of a sentence about the tensor.
        problem: &'static str,
    },
}
