//! Which years.

/// Years, both ends included; an end that is not there is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first year.
    pub from: Option<i32>,
    /// The last year.
    pub to: Option<i32>,
}

impl Span {
    /// It leaves nothing out.
    pub(super) fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    pub(super) fn holds(&self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// The year of a day in ISO 8601.
pub(super) fn year(day: &str) -> Option<i32> {
    day.get(..4)?.parse().ok()
}
