//! What is counted of events and of agreements.

use mithaq_record::{EventType, QuadClass, Step};

use super::happened::Event;
use crate::codebook::Codebook;

const EVENTS: &str = include_str!("../../../codebooks/year-events.txt");
const AGREEMENTS: &str = include_str!("../../../codebooks/year-agreements.txt");

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
    quad_classes: [usize; QuadClass::ALL.len()],
    types: [usize; EventType::ALL.len()],
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
        if let Some(type_) = EventType::named(&event.type_) {
            self.types[type_ as usize] += 1;
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

/// Steps of agreements of a year, in the order of the columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Agreements([usize; 4]);

impl Agreements {
    pub(super) fn count(&mut self, stage: &str) {
        let column = match Step::named(stage) {
            Some(Step::Concluded) => 0,
            Some(Step::Signed) => 1,
            Some(Step::Ratified) => 2,
            Some(step) if step.ends() => 3,
            _ => return,
        };
        self.0[column] += 1;
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
    fn the_columns_are_the_words_of_the_vocabulary() {
        let columns = events_codebook().columns;
        let classes: Vec<_> = columns[1..5].iter().map(|column| column.name.as_str()).collect();
        assert_eq!(classes, QuadClass::NAMES);
        let types: Vec<_> = columns[5..21].iter().map(|column| column.name.to_uppercase()).collect();
        assert_eq!(types, EventType::NAMES);
        let ends: Vec<_> = Step::ALL.iter().filter(|step| step.ends()).map(|step| step.name()).collect();
        let (last, but_last) = ends.split_last().expect("steps that end");
        let told = format!("agreements {} or {last}", but_last.join(", "));
        assert_eq!(agreements_codebook().columns[3].unit, told);
    }
}
