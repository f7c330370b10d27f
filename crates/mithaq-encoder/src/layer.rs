//! One layer: pieces look at each other, then each thinks for itself.

use crate::{
    Config, Instructions, ModelError,
    file::Tensors,
    float,
    linear::{Activations, Linear},
};

/// Weight and bias of a normalisation.
pub(crate) struct Norm {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
    pub eps: f32,
}

/// A layer's weights; x = norm1(x + out(attention(qkv(x)))), then x = norm2(x + down(gelu(up(x)))).
pub(crate) struct Layer {
    qkv: Linear,
    out: Linear,
    up: Linear,
    down: Linear,
    norm1: Norm,
    norm2: Norm,
}

/// Room that all layers work in.
#[derive(Default)]
pub(crate) struct Room {
    activations: Activations,
    /// tokens × 3·hidden.
    qkv: Vec<f32>,
    /// tokens × hidden.
    context: Vec<f32>,
    /// tokens × inner.
    inner: Vec<f32>,
    /// What is added to x: tokens × hidden.
    more: Vec<f32>,
}

impl Norm {
    /// Reads `name.weight` and `name.bias`.
    pub fn load(tensors: &Tensors<'_>, name: &str, config: &Config) -> Result<Self, ModelError> {
        let weight = tensors.f32s(&format!("{name}.weight"), &[config.hidden])?;
        let bias = tensors.f32s(&format!("{name}.bias"), &[config.hidden])?;
        Ok(Self { weight, bias, eps: config.eps })
    }
}

impl Layer {
    /// Reads `layer.*`.
    pub fn load(tensors: &Tensors<'_>, layer: &str, config: &Config) -> Result<Self, ModelError> {
        let Config { hidden, inner, .. } = *config;
        let name = |part: &str| format!("{layer}.{part}");
        let linear = |part, shape| Linear::load(tensors, &name(part), shape);
        Ok(Self {
            qkv: linear("qkv", [3 * hidden, hidden])?,
            out: linear("out", [hidden, hidden])?,
            up: linear("up", [inner, hidden])?,
            down: linear("down", [hidden, inner])?,
            norm1: Norm::load(tensors, &name("norm1"), config)?,
            norm2: Norm::load(tensors, &name("norm2"), config)?,
        })
    }

    /// Takes x (tokens × hidden, sentence after sentence, each of as many tokens as `lengths` says) through the layer.
    pub fn run(
        &self,
        bytes: &[u8],
        config: &Config,
        lengths: &[usize],
        x: &mut [f32],
        room: &mut Room,
        instructions: Instructions,
    ) {
        let Room { activations, qkv, context, inner, more } = room;
        self.qkv.apply(bytes, x, activations, qkv, instructions);
        context.resize(x.len(), 0.0);
        let mut first = 0;
        for length in lengths.iter().map(|tokens| tokens * config.hidden) {
            let (looks, takes) = (&qkv[3 * first..3 * (first + length)], &mut context[first..first + length]);
            instructions.attend(looks, config.heads, config.hidden, takes);
            first += length;
        }
        self.out.apply(bytes, context, activations, more, instructions);
        instructions.add_and_normalise(x, more, &self.norm1);
        self.up.apply(bytes, x, activations, inner, instructions);
        instructions.gelu(inner);
        self.down.apply(bytes, inner, activations, more, instructions);
        instructions.add_and_normalise(x, more, &self.norm2);
    }
}

/// Each value's [`float::gelu`].
#[inline(always)]
pub(crate) fn gelu(x: &mut [f32]) {
    for x in x {
        *x = float::gelu(*x);
    }
}

/// norm(x + more), row by row.
#[inline(always)]
pub(crate) fn add_and_normalise(x: &mut [f32], more: &[f32], norm: &Norm) {
    let hidden = norm.weight.len();
    for (x, more) in x.chunks_exact_mut(hidden).zip(more.chunks_exact(hidden)) {
        for (x, more) in x.iter_mut().zip(more) {
            *x += more;
        }
        float::normalise(x, &norm.weight, &norm.bias, norm.eps);
    }
}
