//! The table of a system says what the measures say one by one.

use mithaq_measures::{Measure, NotSquare, all_pairs};

use super::system;

#[test]
fn a_table_holds_what_each_pair_gives() {
    let levels = [0.0, 1.0, 2.0, 3.0];
    let size = 23;
    let mut rows: Vec<Vec<f64>> = (0..size)
        .map(|i| (0..size).map(|j| if i == j { 3.0 } else { levels[i * j * 7 % 11 % 4] }).collect())
        .collect();
    rows[5][3] = f64::NAN;
    let system = system(&levels).with_weights(&(0..size).map(|i| i as f64).collect::<Vec<_>>());
    let table = all_pairs(&rows, &system).unwrap();
    assert_eq!(table.pairs().count(), size * (size - 1) / 2);
    for pair in table.pairs() {
        for measure in Measure::all() {
            let alone = measure.of(&rows[pair.first], &rows[pair.second], &system);
            assert_eq!(pair.get(measure), alone, "{measure} {pair:?}");
            assert_eq!(table.get(measure, pair.second, pair.first), alone);
            assert_eq!(alone.is_none(), pair.first == 5 || pair.second == 5, "{measure} {pair:?}");
        }
    }
}

#[test]
fn odd_sizes() {
    let system = system(&[0.0, 1.0]);
    for size in [0, 1] {
        let table = all_pairs(&vec![vec![1.0; size]; size], &system).unwrap();
        assert_eq!((table.members(), table.pairs().count()), (size, 0));
        assert_eq!(table.get(Measure::TauB, 0, 0), None);
    }
    let error = all_pairs(&[vec![1.0, 0.0], vec![1.0]], &system).unwrap_err();
    assert_eq!(error, NotSquare { row: 1, cells: 1, members: 2 });
}
