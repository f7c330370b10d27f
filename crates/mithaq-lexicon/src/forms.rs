//! Folded forms and what each can mean, in one automaton.

use fst::Streamer;
use fst::raw::{Fst, Output};
use serde::{Deserialize, Serialize};

use crate::table::Sense;

/// Maps folded forms to senses. Walks a text from any byte and reports every form that ends on the way.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Forms {
    automaton: Vec<u8>,
    senses: Vec<Sense>,
    /// Where each form's senses start; one more at the end.
    starts: Vec<u32>,
    #[serde(skip)]
    fst: std::sync::OnceLock<Fst<Vec<u8>>>,
}

impl std::fmt::Debug for Forms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Forms({} forms, {} senses)", self.starts.len().saturating_sub(1), self.senses.len())
    }
}

impl Forms {
    /// Builds the automaton from (folded form, sense) pairs in any order.
    ///
    /// # Panics
    /// Never: sorted, deduplicated keys always build.
    #[must_use]
    pub fn build(mut pairs: Vec<(String, Sense)>) -> Self {
        pairs.sort();
        pairs.dedup();
        let mut builder = fst::raw::Builder::memory();
        let (mut senses, mut starts) = (Vec::with_capacity(pairs.len()), Vec::new());
        for group in pairs.chunk_by(|a, b| a.0 == b.0) {
            builder.insert(&group[0].0, starts.len() as u64).expect("keys are sorted and unique");
            starts.push(u32::try_from(senses.len()).expect("fewer than 4 billion senses"));
            senses.extend(group.iter().map(|(_, sense)| *sense));
        }
        starts.push(u32::try_from(senses.len()).expect("fewer than 4 billion senses"));
        let automaton = builder.into_inner().expect("memory does not fail");
        Self { automaton, senses, starts, fst: std::sync::OnceLock::new() }
    }

    fn fst(&self) -> &Fst<Vec<u8>> {
        self.fst
            .get_or_init(|| Fst::new(self.automaton.clone()).expect("the compiler wrote a valid automaton"))
    }

    /// Calls `found(end, senses)` for every form that starts where `prefix` and then `text[at..]` start;
    /// `end` is the byte in `text` after the form. `prefix` stands for letters that the spelling hides
    /// (the ا of ال after ل).
    pub fn walk(&self, prefix: &str, text: &str, at: usize, mut found: impl FnMut(usize, &[Sense])) {
        let fst = self.fst();
        let (mut node, mut value) = (fst.root(), Output::zero());
        for (step, byte) in prefix.bytes().chain(text.as_bytes()[at..].iter().copied()).enumerate() {
            let Some(i) = node.find_input(byte) else { return };
            let transition = node.transition(i);
            value = value.cat(transition.out);
            node = fst.node(transition.addr);
            if node.is_final() && step + 1 >= prefix.len() {
                let form = usize::try_from(value.cat(node.final_output()).value()).unwrap_or(usize::MAX);
                found(at + step + 1 - prefix.len(), self.of(form));
            }
        }
    }

    fn of(&self, form: usize) -> &[Sense] {
        match (self.starts.get(form), self.starts.get(form + 1)) {
            (Some(&from), Some(&to)) => &self.senses[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The senses of exactly this folded form.
    #[must_use]
    pub fn get(&self, form: &str) -> &[Sense] {
        self.fst()
            .get(form)
            .map_or(&[][..], |out| self.of(usize::try_from(out.value()).unwrap_or(usize::MAX)))
    }

    /// Calls `found(form, senses)` for every form, in alphabetical order.
    pub fn each(&self, mut found: impl FnMut(&str, &[Sense])) {
        let mut forms = self.fst().stream();
        while let Some((form, at)) = forms.next() {
            if let Ok(form) = std::str::from_utf8(form) {
                found(form, self.of(usize::try_from(at.value()).unwrap_or(usize::MAX)));
            }
        }
    }

    /// How many forms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no form at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;
    use crate::table::{Number, Sense, Shape, What};

    fn sense(word: u32) -> Sense {
        Sense {
            what: What::Word(word),
            shape: Shape::Noun,
            feminine: false,
            number: Number::Singular,
            joined: false,
            ambiguous: false,
            upper: false,
            small: false,
            accented: false,
        }
    }

    #[test]
    fn walks_report_every_form_on_the_way() {
        let forms = Forms::build(vec![
            ("غينيا".into(), sense(1)),
            ("غينيا بيساو".into(), sense(2)),
            ("غينيا".into(), sense(3)),
        ]);
        let text = "في غينيا بيساو";
        let mut ends = Vec::new();
        forms.walk("", text, "في ".len(), |end, senses| ends.push((&text[..end], senses.len())));
        assert_eq!(ends, [("في غينيا", 2), ("في غينيا بيساو", 1)]);
    }

    #[test]
    fn hidden_letters_can_be_supplied() {
        let forms = Forms::build(vec![("الصين".into(), sense(1))]);
        let text = "للصين";
        let mut ends = Vec::new();
        forms.walk("ال", text, "لل".len(), |end, _| ends.push(end));
        assert_eq!(ends, [text.len()]);
    }
}
