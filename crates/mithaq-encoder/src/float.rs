//! Floats in a fixed order: + − × ÷ √ only, sums in eight lanes, so that every machine and every width of vector gives the same
//! bits. All of it is inlined into whoever calls it, and so compiled for the instructions of the caller.

/// Adding and taking away 1.5 · 2²³ rounds a float of less than 2²² to the nearest integer, which then stands in its low bits.
const ROUND: f32 = 12_582_912.0;
/// A row whose largest value is below this is read as zeros: its reciprocal could be infinite.
const TINY: f32 = 1e-30;

/// The nearest integer as a float, and as a number.
#[inline(always)]
fn rounded(x: f32) -> (f32, i32) {
    let shifted = x + ROUND;
    (shifted - ROUND, shifted.to_bits().wrapping_sub(ROUND.to_bits()) as i32)
}

/// The sum of eight lanes.
#[inline(always)]
fn across(s: [f32; 8]) -> f32 {
    ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))
}

/// Σ f(x): value k goes to lane k mod 8.
#[inline(always)]
pub(crate) fn sum(x: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 8];
    let (chunks, rest) = x.as_chunks::<8>();
    for chunk in chunks {
        for e in 0..8 {
            lanes[e] += f(chunk[e]);
        }
    }
    for (lane, &value) in lanes.iter_mut().zip(rest) {
        *lane += f(value);
    }
    across(lanes)
}

/// Σ a·b: product k goes to lane k mod 8.
#[inline(always)]
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (a, b) in a.iter().zip(b) {
        for e in 0..8 {
            lanes[e] += a[e] * b[e];
        }
    }
    for (lane, (a, b)) in lanes.iter_mut().zip(a_rest.iter().zip(b_rest)) {
        *lane += a * b;
    }
    across(lanes)
}

/// [`dot`] of one vector with four at once, so that four sums are on their way and none is waited for.
#[inline(always)]
pub(crate) fn four_dots(x: &[f32], [a, b, c, d]: [&[f32]; 4]) -> [f32; 4] {
    let (x, x_rest) = x.as_chunks::<8>();
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let ((c, c_rest), (d, d_rest)) = (c.as_chunks::<8>(), d.as_chunks::<8>());
    let [mut sa, mut sb, mut sc, mut sd] = [[0.0; 8]; 4];
    for ((((x, a), b), c), d) in x.iter().zip(a).zip(b).zip(c).zip(d) {
        for e in 0..8 {
            sa[e] += x[e] * a[e];
            sb[e] += x[e] * b[e];
            sc[e] += x[e] * c[e];
            sd[e] += x[e] * d[e];
        }
    }
    let finish = |mut lanes: [f32; 8], rest: &[f32]| {
        for (lane, (x, y)) in lanes.iter_mut().zip(x_rest.iter().zip(rest)) {
            *lane += x * y;
        }
        across(lanes)
    };
    [finish(sa, a_rest), finish(sb, b_rest), finish(sc, c_rest), finish(sd, d_rest)]
}

/// The largest of f(x), at least `floor`.
#[inline(always)]
pub(crate) fn largest(x: &[f32], floor: f32, f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [floor; 16];
    let (chunks, rest) = x.as_chunks::<16>();
    for chunk in chunks {
        for e in 0..16 {
            let value = f(chunk[e]);
            lanes[e] = if value > lanes[e] { value } else { lanes[e] };
        }
    }
    let values = rest.iter().map(|&value| f(value)).chain(lanes);
    values.fold(floor, |most, value| if value > most { value } else { most })
}

/// e to the x, for x of at most 0; what is below −87 counts as −87. Relative error about 10⁻⁷.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let x = if x < -87.0 { -87.0 } else { x };
    let (whole, power) = rounded(x * std::f32::consts::LOG2_E);
    // ln 2 in two parts, the first with so few bits that its product is exact.
    let r = (x - whole * 0.693_359_4) + whole * 2.121_944_4e-4;
    let p = r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0)));
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + p)));
    p * f32::from_bits((power.wrapping_add(127) as u32) << 23)
}

/// x·Φ(x), with the error function after Abramowitz and Stegun 7.1.26 (error below 1.5 · 10⁻⁷).
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let p = t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4));
    let tail = t * (0.254_829_6 + t * (-0.284_496_72 + p)) * exp(-z * z);
    let erf = 1.0 - tail;
    0.5 * x * (1.0 + if x < 0.0 { -erf } else { erf })
}

/// Brings a row to mean 0 and variance 1, then scales and shifts it.
#[inline(always)]
pub(crate) fn normalise(x: &mut [f32], weight: &[f32], bias: &[f32], eps: f32) {
    let n = x.len() as f32;
    let mean = sum(x, |v| v) / n;
    let variance = sum(x, |v| (v - mean) * (v - mean)) / n;
    let inverse = 1.0 / (variance + eps).sqrt();
    for ((x, w), b) in x.iter_mut().zip(weight).zip(bias) {
        *x = (*x - mean) * inverse * w + b;
    }
}

/// Brings a row to integers from −127 to 127 and gives what one step is worth. The bytes are those integers, exclusive-or `flip`:
/// with 0x80 they are the integers plus 128, unsigned.
#[inline(always)]
pub(crate) fn quantise(x: &[f32], flip: u8, bytes: &mut [u8]) -> f32 {
    let most = largest(x, 0.0, f32::abs);
    if most < TINY {
        bytes.fill(flip);
        return 0.0;
    }
    let inverse = 127.0 / most;
    for (byte, &x) in bytes.iter_mut().zip(x) {
        *byte = rounded(x * inverse).1 as u8 ^ flip;
    }
    most / 127.0
}

/// The probability of a logit, 0 to 1: 1 / (1 + e^−x), the same bits everywhere.
#[must_use]
pub fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + exp(-logit))
}

/// The probability of each of some logits of which one holds, the same bits everywhere.
#[must_use]
pub fn shares(logits: &[f32]) -> Vec<f32> {
    let most = largest(logits, f32::MIN, |logit| logit);
    let mut shares: Vec<f32> = logits.iter().map(|logit| exp(logit - most)).collect();
    let all = sum(&shares, |share| share);
    shares.iter_mut().for_each(|share| *share /= all);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for k in 0..8700 {
            let x = -(k as f32) / 100.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) - exact).abs() <= 3e-7 * exact, "{x}");
        }
        assert_eq!(exp(f32::MIN), exp(-87.0));
    }

    #[test]
    fn gelu_is_close() {
        // Φ by adding up the bell curve from far left, in small steps.
        let (mut phi, step) = (0.0f64, 1e-4);
        for k in 0..160_000 {
            let x = -8.0 + k as f64 * step;
            if k % 100 == 0 {
                assert!((f64::from(gelu(x as f32)) - x * phi).abs() < 2e-6, "{x}");
            }
            let middle = x + step / 2.0;
            phi += step * (-middle * middle / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        }
    }

    #[test]
    fn shares_add_up() {
        let shares = shares(&[1.0, 1.0, f32::from(-90i8), 1.0 + std::f32::consts::LN_2]);
        let close = shares.iter().zip([0.25, 0.25, 0.0, 0.5]).all(|(a, b)| (a - b).abs() < 1e-6);
        assert!(close, "{shares:?}");
    }

    #[test]
    fn rows_become_bytes() {
        let mut bytes = [0; 4];
        assert_eq!(quantise(&[-2.0, 0.0, 1.0, 0.5], 0, &mut bytes), 2.0 / 127.0);
        assert_eq!(bytes.map(|b| b as i8), [-127, 0, 64, 32]);
        quantise(&[-2.0, 0.0, 1.0, 0.5], 0x80, &mut bytes);
        assert_eq!(bytes, [1, 128, 192, 160]);
        assert_eq!(quantise(&[0.0, 1e-38, 0.0, 0.0], 0, &mut bytes), 0.0);
        assert_eq!(bytes, [0; 4]);
    }

    #[test]
    fn four_dots_are_four_times_one() {
        let value = |k: usize| (k * 7919 % 101) as f32 / 7.0 - 6.0;
        let [x, a, b, c, d] =
            [0, 1, 2, 3, 4].map(|n| (0..43).map(|k| value(43 * n + k)).collect::<Vec<f32>>());
        let rows = [&a[..], &b, &c, &d];
        assert_eq!(four_dots(&x, rows).map(f32::to_bits), rows.map(|row| dot(&x, row).to_bits()));
    }
}
