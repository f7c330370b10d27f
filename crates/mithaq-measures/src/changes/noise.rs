//! How much a series scatters, jumps left out.

/// Turns the median of |x| for normal x into its standard deviation: 1/Φ⁻¹(3/4).
const TO_DEVIATION: f64 = 1.482_602_218_505_602;

/// The standard deviation of the noise; none where the series is constant.
///
/// The median absolute difference of neighbours, over √2 as it holds the noise of both. Where most neighbours are
/// equal, as in counts of rare events, the median says nothing, and the mean square stands in: jumps then count as
/// noise, which errs towards finding no change.
pub(super) fn deviation(series: &[f64]) -> Option<f64> {
    let mut steps: Vec<f64> = series.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    if steps.iter().all(|&step| step == 0.0) {
        return None;
    }
    let middle = steps.len() / 2;
    let median = *steps.select_nth_unstable_by(middle, f64::total_cmp).1;
    let step = if median > 0.0 {
        median * TO_DEVIATION
    } else {
        (steps.iter().map(|step| step * step).sum::<f64>() / steps.len() as f64).sqrt()
    };
    Some(step / std::f64::consts::SQRT_2)
}
