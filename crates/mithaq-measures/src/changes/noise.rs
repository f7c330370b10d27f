//! How much a series scatters, jumps left out.

/// Beyond so many deviations a step of the series counts as a jump, and only for this much.
const JUMP: f64 = 1.5;
/// The mean of min(z², JUMP²) for normal z, which makes the estimate hold for plain noise.
const EXPECTED: f64 = 0.778_465_216_174_47;

/// The standard deviation of the noise; none where the series is constant.
///
/// Huber's "proposal 2" (P. J. Huber, Annals of Mathematical Statistics 35 (1964) 73–101) on the differences of
/// neighbours, which each hold the noise of two values: in short series its own error is a good deal smaller than that
/// of the median absolute difference. Up to a third of the steps may be jumps.
///
/// The factor n/(n − 3) for short series is set by simulation: with it, noise alone shows a change in about one series
/// of twenty, from 10 values to 40, and more seldom in longer ones.
pub(super) fn deviation(series: &[f64]) -> Option<f64> {
    let steps: Vec<f64> = series.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    if steps.iter().all(|&step| step == 0.0) {
        return None;
    }
    let size = series.len().max(4) as f64;
    Some(spread(&steps) * (size / (size - 3.0) / 2.0).sqrt())
}

/// The standard deviation of the steps.
///
/// Where most of them are 0, as in counts of rare events, the estimate would fall to 0, and the mean square stands in:
/// jumps then count as noise, which errs towards finding no change.
fn spread(steps: &[f64]) -> f64 {
    let mean = |of: &dyn Fn(f64) -> f64| steps.iter().map(|&step| of(step)).sum::<f64>() / steps.len() as f64;
    let mut spread = mean(&|step| step * step).sqrt();
    if mean(&|step| f64::from(u8::from(step > 0.0))) * JUMP * JUMP <= EXPECTED {
        return spread;
    }
    // Each round comes down towards the fixed point; a hundred are enough for twelve digits but in odd cases.
    for _ in 0..100 {
        let capped = mean(&|step| (step / spread).min(JUMP).powi(2));
        spread *= (capped / EXPECTED).sqrt();
    }
    spread
}
