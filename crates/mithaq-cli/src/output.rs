//! Records and answers, as text, JSON lines and CSV.

pub(crate) mod answer;
pub(crate) mod csv;
pub(crate) mod figures;
pub(crate) mod jsonl;
pub(crate) mod page;
pub(crate) mod text;
pub(crate) mod ties;
