//! The text as one of its deeds sees it.

use crate::{
    Config, Instructions, ModelError,
    file::Tensors,
    layer::{Layer, Room},
    model::TOKENS,
};

/// What marks a deed of each label at its piece, and the layer that then looks at the whole text once more.
pub(crate) struct Deed {
    /// labels × hidden.
    mark: Vec<f32>,
    layer: Layer,
}

impl Deed {
    pub fn load(tensors: &Tensors<'_>, config: &Config) -> Result<Self, ModelError> {
        let labels = tensors.rows("deed.mark")?;
        let mark = tensors.f32s("deed.mark", &[labels, config.hidden])?;
        Ok(Self { mark, layer: Layer::load(tensors, "deed.layer", config)? })
    }

    /// For each deed (piece, label) the vectors of all pieces (n × hidden) with the deed marked.
    pub fn seen(
        &self,
        bytes: &[u8],
        config: &Config,
        vectors: &[f32],
        deeds: &[(usize, usize)],
        instructions: Instructions,
    ) -> Vec<Vec<f32>> {
        let (mut seen, mut room) = (Vec::with_capacity(deeds.len()), Room::default());
        let n = vectors.len() / config.hidden;
        for some in deeds.chunks((TOKENS / n.max(1)).max(1)) {
            let mut x = Vec::with_capacity(some.len() * vectors.len());
            for &(piece, label) in some {
                let first = x.len();
                x.extend_from_slice(vectors);
                let mark = &self.mark[label * config.hidden..][..config.hidden];
                for (x, mark) in x[first + piece * config.hidden..].iter_mut().zip(mark) {
                    *x += mark;
                }
            }
            self.layer.run(bytes, config, &vec![n; some.len()], &mut x, &mut room, instructions);
            seen.extend(x.chunks_exact(vectors.len()).map(<[f32]>::to_vec));
        }
        seen
    }
}
