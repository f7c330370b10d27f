//! Which chart stands where.

use crate::canvas::Area;

/// Between charts, across and down.
const GAPS: (f64, f64) = (16.0, 8.0);

/// The grid: how many charts across and down, and the area of all.
pub(super) struct Grid {
    count: usize,
    across: usize,
    down: usize,
    area: Area,
}

impl Grid {
    /// As many charts across as makes them about half again as wide as high.
    pub(super) fn new(count: usize, area: Area) -> Self {
        let shape = |across: usize| {
            let down = count.div_ceil(across);
            let ratio = (area.width() / across as f64) / (area.height() / down as f64);
            // The empty cells of the last row count against a grid.
            (ratio / 1.5).ln().abs() + (across * down - count) as f64 * 0.05
        };
        // A chart under 80 pixels has no room for its years.
        let most = ((area.width() / 80.0) as usize).clamp(1, count.max(1));
        let across = (1..=most).min_by(|a, b| shape(*a).total_cmp(&shape(*b))).unwrap_or(1);
        Self { count, across, down: count.div_ceil(across), area }
    }

    /// The area of a chart; in Arabic the first stands at the right.
    pub(super) fn cell(&self, number: usize, back: bool) -> Area {
        let (row, column) = (number / self.across, number % self.across);
        let column = if back { self.across - 1 - column } else { column };
        let width = (self.area.width() + GAPS.0) / self.across as f64;
        let height = (self.area.height() + GAPS.1) / self.down as f64;
        let (left, top) = (self.area.left + column as f64 * width, self.area.top + row as f64 * height);
        let (right, bottom) =
            ((left + width - GAPS.0).max(left + 1.0), (top + height - GAPS.1).max(top + 1.0));
        Area { left, top, right, bottom }
    }

    /// Whether no chart stands left of this one.
    pub(super) fn is_leftmost(&self, number: usize, back: bool) -> bool {
        let column = number % self.across;
        if back { column + 1 == self.across || number + 1 == self.count } else { column == 0 }
    }

    /// Whether no chart stands under this one.
    pub(super) fn is_lowest(&self, number: usize) -> bool {
        number + self.across >= self.count
    }
}
