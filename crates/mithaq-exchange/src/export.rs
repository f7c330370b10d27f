//! Giving out: a ledger in the forms that other programs read.
//!
//! ```text
//! views ──┬──────────────────────────▶ CSV, JSON lines: the rows of any view as they are
//!         ├──told──▶ Event, Agreement ─▶ GDELT, POLECAT, GraphML, JSON-LD
//!         └──years─▶ counts ───────────▶ dyad-years, state-years
//! ```
//!
//! All but the rows of views hold only what is reported and affirmed: a plan is not a deed, and a denial is none.

mod cells;
mod form;
mod gdelt;
mod graphml;
mod json_ld;
mod line;
mod polecat;
mod rows;
mod span;
mod told;
mod votes;
mod years;

use std::io::Write;

use mithaq_ledger::Ledger;

use crate::codebook::Codebook;
use crate::{Error, Result};
pub use form::Form;
pub use span::Span;
use told::Undated;
pub use votes::Votes;
pub use years::Beside;

/// What to give out, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The form.
    pub form: Form,
    /// The view: any for CSV and JSON lines (`events` where none is named), `events` or `agreements` for GraphML and JSON-LD
    /// (both where none is named); the other forms have their own.
    pub of: Option<String>,
    /// GraphML, dyad-years and state-years: who acts stands apart from who is acted upon.
    pub directed: bool,
    /// Which years.
    pub span: Span,
    /// Dyads: of which parties; of all that anything is told of where none is named.
    pub states: Vec<String>,
    /// Dyads: a row for every pair and period, also where nothing is told.
    pub balanced: bool,
}

/// What was given out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// Rows, edges or things written.
    pub rows: usize,
    /// Events, agreements or rows left out because no first possible day is known.
    pub undated: usize,
}

impl Export {
    /// Every row of a view.
    #[must_use]
    pub fn of_view(form: Form, view: &str) -> Self {
        Self { of: Some(view.to_owned()), ..Self::all(form) }
    }

    /// All there is, directed.
    #[must_use]
    pub fn all(form: Form) -> Self {
        Self { form, of: None, directed: true, span: Span::default(), states: Vec::new(), balanced: false }
    }

    /// Writes it.
    ///
    /// # Errors
    /// Where the form cannot be had of that view, the ledger cannot be read, or the output cannot be written.
    pub fn write(&self, ledger: &Ledger, out: &mut dyn Write) -> Result<Given> {
        self.write_beside(ledger, &[], out)
    }

    /// As [`Export::write`]; dyads with more columns beside.
    ///
    /// # Errors
    /// As [`Export::write`].
    pub fn write_beside(
        &self,
        ledger: &Ledger,
        beside: &[&dyn Beside],
        out: &mut dyn Write,
    ) -> Result<Given> {
        self.check()?;
        match self.form {
            Form::Csv => rows::csv(ledger, self.view(), &self.span, out),
            Form::Jsonl => rows::json_lines(ledger, self.view(), &self.span, out),
            Form::Gdelt => gdelt::write(ledger, &self.span, out),
            Form::Polecat => polecat::write(ledger, &self.span, out),
            Form::Graphml => graphml::write(ledger, self, out),
            Form::JsonLd => json_ld::write(ledger, self, out),
            Form::DyadYear | Form::DyadMonth => years::dyads(ledger, self, beside, out),
            Form::StateYear => years::states(ledger, self.directed, &self.span, out),
        }
    }

    /// What its columns say.
    ///
    /// # Errors
    /// Where the form cannot be had of that view.
    pub fn codebook(&self) -> Result<Codebook> {
        self.check()?;
        match self.form {
            Form::Csv | Form::Jsonl => Codebook::of_view(self.view()).ok_or_else(|| self.unfit()),
            Form::Gdelt => Ok(gdelt::codebook()),
            Form::Polecat => Ok(polecat::codebook()),
            Form::Graphml => Ok(graphml::codebook()),
            Form::JsonLd => Ok(json_ld::codebook()),
            Form::DyadYear | Form::DyadMonth => Ok(years::dyad_codebook(self.form)),
            Form::StateYear => Ok(years::state_codebook(self.directed)),
        }
    }

    fn view(&self) -> &str {
        self.of.as_deref().unwrap_or("events")
    }

    /// Hands on the events and agreements in question.
    fn each_told(&self, ledger: &Ledger, mut each: impl FnMut(&told::Told) -> Result<()>) -> Result<Given> {
        let wants = |view| self.of.as_deref().is_none_or(|of| of == view);
        let mut given = Given::default();
        if wants("events") {
            given = told::each_event(ledger, &self.span, Undated::Kept, &mut each)?;
        }
        if wants("agreements") {
            let more = told::each_agreement(ledger, &self.span, Undated::Kept, &mut each)?;
            given = Given { rows: given.rows + more.rows, undated: given.undated + more.undated };
        }
        Ok(given)
    }

    fn check(&self) -> Result<()> {
        let fits = match (self.form, self.of.as_deref()) {
            (_, None) => true,
            (Form::Csv | Form::Jsonl, Some(view)) => {
                mithaq_ledger::views().iter().any(|(name, _)| *name == view)
            }
            (Form::Graphml | Form::JsonLd, Some(view)) => ["events", "agreements"].contains(&view),
            (Form::Gdelt | Form::Polecat, Some(view)) => view == "events",
            (Form::DyadYear | Form::DyadMonth | Form::StateYear, Some(_)) => false,
        };
        if !fits {
            return Err(self.unfit());
        }
        if (self.balanced || !self.states.is_empty()) && !self.form.is_of_dyads() {
            return Err(Error::Unfit(format!(
                "{} is not of pairs: --states and --balanced are for those",
                self.form
            )));
        }
        if !self.directed && !self.form.has_direction() {
            return Err(Error::Unfit(format!("{} knows no direction", self.form)));
        }
        Ok(())
    }

    /// Whether a party is one of those asked for.
    fn wants(&self, code: &str) -> bool {
        self.states.is_empty() || self.states.iter().any(|state| state == code)
    }

    /// The period of dyads that a day lies in.
    fn period(&self, day: &str) -> String {
        let length = if self.form == Form::DyadMonth { 7 } else { 4 };
        day.get(..length).unwrap_or(day).to_owned()
    }

    /// The periods of a year.
    fn periods(&self, year: i32) -> Vec<String> {
        match self.form {
            Form::DyadMonth => (1..=12).map(|month| format!("{year:04}-{month:02}")).collect(),
            _ => vec![format!("{year:04}")],
        }
    }

    fn unfit(&self) -> Error {
        Error::Unfit(format!("there is no {} of {}", self.form, self.view()))
    }
}
