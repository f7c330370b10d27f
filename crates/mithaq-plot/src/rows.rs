//! Places for labels that would else lie on each other.

/// Puts intervals into rows, each into the first where it fits; gives the row of each. Deterministic: first come,
/// first served, so the caller sorts.
pub(crate) fn into_rows(intervals: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut given = Vec::with_capacity(intervals.len());
    for &(from, to) in intervals {
        let free = |row: &Vec<(f64, f64)>| row.iter().all(|(a, b)| to + gap <= *a || *b + gap <= from);
        let row = rows.iter().position(free).unwrap_or_else(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[row].push((from, to));
        given.push(row);
    }
    given
}

/// Moves heights apart until each is `gap` from the next, within bounds where they suffice, in the order they had.
pub(crate) fn spread(wanted: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let gap = gap.min((bottom - top) / (wanted.len().max(2) - 1) as f64);
    let mut placed = wanted.to_vec();
    let mut least = top;
    for &i in &order {
        placed[i] = placed[i].max(least);
        least = placed[i] + gap;
    }
    let mut most = bottom;
    for &i in order.iter().rev() {
        placed[i] = placed[i].min(most);
        most = placed[i] - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_that_meet_go_into_different_rows() {
        assert_eq!(into_rows(&[(0.0, 10.0), (5.0, 8.0), (12.0, 20.0), (9.0, 11.0)], 1.0), [0, 1, 0, 1]);
    }

    #[test]
    fn heights_are_spread_in_order() {
        assert_eq!(spread(&[10.0, 11.0, 99.0], 10.0, (0.0, 100.0)), [10.0, 20.0, 99.0]);
        assert_eq!(spread(&[99.0, 98.0], 10.0, (0.0, 100.0)), [100.0, 90.0]);
    }
}
