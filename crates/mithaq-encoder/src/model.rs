//! A model as it is used: opened once, asked often.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    Config, Instructions, ModelError, Piece,
    embed::Embedding,
    file,
    heads::Heads,
    layer::{Layer, Room},
    pieces::Pieces,
};

/// Tokens that go through the layers at once at most, unless a single text has more: enough to use each weight often, few
/// enough that what is worked on stays in the caches.
const TOKENS: usize = 256;

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
    layers: Vec<Layer>,
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
        let layers = (0..config.layers).map(|number| Layer::load(&tensors, number, &config));
        let layers = layers.collect::<Result<_, _>>()?;
        let embedding = Embedding::load(&bytes, &tensors, &config)?;
        let pieces = Pieces::load(&bytes, &tensors, &config)?;
        let heads = Heads::load(&tensors, config.hidden)?;
        let (lists, card) = (header.lists, header.card);
        Ok(Self { config, instructions, heads, pieces, lists, card, embedding, layers, bytes })
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
        self.encode_batch(&[ids]).pop().unwrap_or_default()
    }

    /// [`Model::encode`] of each text: the same bits, in less time.
    #[must_use]
    pub fn encode_batch(&self, batch: &[&[u32]]) -> Vec<Vec<f32>> {
        let cut: Vec<&[u32]> = batch.iter().map(|ids| &ids[..ids.len().min(self.config.positions)]).collect();
        let (mut vectors, mut room) = (Vec::with_capacity(batch.len()), Room::default());
        let mut rest = &cut[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(fitting(rest));
            vectors.extend(self.encode_together(now, &mut room));
            rest = later;
        }
        vectors
    }

    fn encode_together(&self, batch: &[&[u32]], room: &mut Room) -> Vec<Vec<f32>> {
        let lengths: Vec<usize> = batch.iter().map(|ids| ids.len()).collect();
        let mut x = Vec::with_capacity(lengths.iter().sum::<usize>() * self.config.hidden);
        for ids in batch {
            self.embedding.append(&self.bytes, &self.config, ids, &mut x);
        }
        for layer in &self.layers {
            layer.run(&self.bytes, &self.config, &lengths, &mut x, room, self.instructions);
        }
        let mut rest = &x[..];
        let mut next =
            |length: &usize| rest.split_off(..length * self.config.hidden).unwrap_or_default().to_vec();
        lengths.iter().map(&mut next).collect()
    }
}

/// How many of the texts go together: as many as have [`TOKENS`] tokens, but at least one.
fn fitting(texts: &[&[u32]]) -> usize {
    let mut tokens = 0;
    let fits = texts.iter().take_while(|ids| {
        tokens += ids.len();
        tokens <= TOKENS
    });
    fits.count().max(1)
}
