//! A model as it is used: opened once, asked often.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    Config, Instructions, ModelError, Piece,
    embed::Embedding,
    feature::Features,
    file,
    heads::Heads,
    layer::{Layer, Room},
    pieces::Pieces,
};

/// Tokens that go through the layers at once at most, unless a single text has more: enough to use each weight often, few
/// enough that what is worked on stays in the caches.
pub(crate) const TOKENS: usize = 256;

/// An encoder with its pieces and heads.
pub struct Model {
    pub(crate) bytes: Cow<'static, [u8]>,
    pub(crate) config: Config,
    pub(crate) instructions: Instructions,
    pub(crate) heads: Heads,
    pub(crate) pieces: Pieces,
    lists: BTreeMap<String, Vec<String>>,
    card: serde_json::Value,
    embedding: Embedding,
    features: Option<Features>,
    layers: Vec<Layer>,
}

/// A text as the encoder takes it in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    /// Its pieces.
    pub ids: &'a [u32],
    /// What is known of them besides: pairs (piece of the text, number in the model's list `features`). Pairs that name what
    /// does not exist are left out.
    pub features: &'a [(u32, u32)],
}

impl<'a> From<&'a [u32]> for Input<'a> {
    fn from(ids: &'a [u32]) -> Self {
        Self { ids, features: &[] }
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model")
            .field("config", &self.config)
            .field("instructions", &self.instructions)
            .finish()
    }
}

impl Model {
    /// Opens a model, to be run with the quickest instructions that there are.
    ///
    /// # Errors
    /// If the bytes are not a whole, undamaged model that this version reads.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        Self::with_instructions(bytes, Instructions::best())
    }

    /// Opens a model, to be run with certain instructions; the answers are the same bits.
    ///
    /// # Errors
    /// As [`Model::from_bytes`].
    pub fn with_instructions(
        bytes: impl Into<Cow<'static, [u8]>>,
        instructions: Instructions,
    ) -> Result<Self, ModelError> {
        let bytes = bytes.into();
        let (header, tensors) = file::open(&bytes)?;
        let config = header.config;
        let layers =
            (0..config.layers).map(|number| Layer::load(&tensors, &format!("layer.{number}"), &config));
        let layers = layers.collect::<Result<_, _>>()?;
        let embedding = Embedding::load(&bytes, &tensors, &config)?;
        let features =
            tensors.has("feature.weight").then(|| Features::load(&tensors, &config)).transpose()?;
        let pieces = Pieces::load(&bytes, &tensors, &config)?;
        let heads = Heads::load(&tensors, &config)?;
        let (lists, card) = (header.lists, header.card);
        Ok(Self { config, instructions, heads, pieces, lists, card, embedding, features, layers, bytes })
    }

    /// The sizes of the encoder, and its pieces with a meaning of their own.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// A list of names out of the header, such as what each label stands for; empty if there is none of that name.
    #[must_use]
    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// What the model says of itself: whence it comes, what it was trained on, under which licence it is.
    #[must_use]
    pub fn card(&self) -> &serde_json::Value {
        &self.card
    }

    /// The pieces of a text, in its order, without begin and end. Takes time in proportion to the text.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        self.pieces.cut(&self.bytes, text)
    }

    /// The last vector of each id: n × hidden. Ids behind the last position that the model knows are left out, so n is at most
    /// `config().positions`; an id that is no piece counts as `config().unk`.
    #[must_use]
    pub fn encode(&self, ids: &[u32]) -> Vec<f32> {
        self.encode_batch(&[ids.into()]).pop().unwrap_or_default()
    }

    /// [`Model::encode`] of each text with its features: the same bits, in less time.
    #[must_use]
    pub fn encode_batch(&self, batch: &[Input<'_>]) -> Vec<Vec<f32>> {
        let cut = |text: &Input<'_>| text.ids.len().min(self.config.positions);
        let lengths: Vec<usize> = batch.iter().map(cut).collect();
        let (mut vectors, mut room) = (Vec::with_capacity(batch.len()), Room::default());
        let mut done = 0;
        while done < batch.len() {
            let next = done + fitting(&lengths[done..]);
            vectors.extend(self.encode_together(&batch[done..next], &lengths[done..next], &mut room));
            done = next;
        }
        vectors
    }

    fn encode_together(&self, batch: &[Input<'_>], lengths: &[usize], room: &mut Room) -> Vec<Vec<f32>> {
        let mut x = Vec::with_capacity(lengths.iter().sum::<usize>() * self.config.hidden);
        for (text, length) in batch.iter().zip(lengths) {
            self.embedding.append(&self.bytes, &self.config, &text.ids[..*length], &mut x);
        }
        for (number, layer) in self.layers.iter().enumerate() {
            self.add_features(number, batch, lengths, &mut x);
            layer.run(&self.bytes, &self.config, lengths, &mut x, room, self.instructions);
        }
        let mut rest = &x[..];
        let mut next =
            |length: &usize| rest.split_off(..length * self.config.hidden).unwrap_or_default().to_vec();
        lengths.iter().map(&mut next).collect()
    }

    /// Adds the features before the layer that they go into.
    fn add_features(&self, layer: usize, batch: &[Input<'_>], lengths: &[usize], x: &mut [f32]) {
        let Some(features) = self.features.as_ref().filter(|_| layer == self.config.featured) else { return };
        let mut rest = x;
        for (text, length) in batch.iter().zip(lengths) {
            let (own, others) = rest.split_at_mut(length * self.config.hidden);
            features.add(text.features, own);
            rest = others;
        }
    }
}

/// How many of the texts, of which the lengths are given, go together: as many as have [`TOKENS`] tokens, but at least one.
fn fitting(lengths: &[usize]) -> usize {
    let mut tokens = 0;
    let fits = lengths.iter().take_while(|length| {
        tokens += **length;
        tokens <= TOKENS
    });
    fits.count().max(1)
}
