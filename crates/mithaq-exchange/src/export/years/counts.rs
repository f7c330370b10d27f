//! What is counted of events and of agreements.

use super::happened::Event;
use crate::codebook::Codebook;
use crate::codes::PLOVER_TYPES as TYPES;

const EVENTS: &str = include_str!("../../../codebooks/year-events.txt");
const AGREEMENTS: &str = include_str!("../../../codebooks/year-agreements.txt");

/// The steps in the order of the columns.
const STAGES: [&[&str]; 4] = [&["concluded"], &["signed"], &["ratified"], &["denounced", "expired", "ended"]];

pub(super) fn events_codebook() -> Codebook {
    Codebook::parse(EVENTS)
}

pub(super) fn agreements_codebook() -> Codebook {
    Codebook::parse(AGREEMENTS)
}

/// Events of a year.
#[derive(Debug, Clone, Default)]
pub(super) struct Events {
    events: usize,
    quad_classes: [usize; 4],
    types: [usize; 16],
    goldstein: f64,
    scored: u32,
    sources: i64,
}

impl Events {
    pub(super) fn count(&mut self, event: &Event) {
        self.events += 1;
        self.sources += event.sources;
        let class = event.quad_class.and_then(|class| usize::try_from(class - 1).ok());
        if let Some(count) = class.and_then(|class| self.quad_classes.get_mut(class)) {
            *count += 1;
        }
        if let Some(type_) = TYPES.iter().position(|type_| *type_ == event.type_) {
            self.types[type_] += 1;
        }
        if let Some(score) = event.goldstein {
            self.goldstein += score;
            self.scored += 1;
        }
    }

    /// One cell a column of the codebook. Scores have one decimal, and so has their sum.
    pub(super) fn cells(&self) -> Vec<String> {
        let mean = || format!("{:.3}", self.goldstein / f64::from(self.scored));
        let counts = [self.events].into_iter().chain(self.quad_classes).chain(self.types);
        let mut cells: Vec<_> = counts.map(|count| count.to_string()).collect();
        // Without the sign that a sum of nothing but noise would carry.
        cells.push(format!("{:.1}", (self.goldstein * 10.0).round() / 10.0 + 0.0));
        cells.push(if self.scored == 0 { String::new() } else { mean() });
        cells.push(self.sources.to_string());
        cells
    }
}

/// Steps of agreements of a year.
#[derive(Debug, Clone, Default)]
pub(super) struct Agreements([usize; 4]);

impl Agreements {
    pub(super) fn count(&mut self, stage: &str) {
        if let Some(at) = STAGES.iter().position(|stages| stages.contains(&stage)) {
            self.0[at] += 1;
        }
    }

    /// One cell a column of the codebook.
    pub(super) fn cells(&self) -> Vec<String> {
        self.0.iter().map(usize::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_for_each_column() {
        assert_eq!(Events::default().cells().len(), events_codebook().columns.len());
        assert_eq!(Agreements::default().cells().len(), agreements_codebook().columns.len());
    }

    #[test]
    fn the_types_are_those_of_the_lexicon() {
        let known: Vec<_> = mithaq::lexicon().scales.types.iter().map(|type_| type_.name.as_str()).collect();
        assert_eq!(TYPES.to_vec(), known);
        let columns: Vec<_> =
            events_codebook().columns[5..21].iter().map(|c| c.name.to_uppercase()).collect();
        assert_eq!(columns, TYPES);
    }
}
