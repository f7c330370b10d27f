//! The product with AVX-VNNI: 16 rows by up to 6 tokens at once, in 12 registers of sums.

use std::arch::x86_64::*;

use super::{
    Activations, Line, Matrix,
    avx2::{load, store},
    tiles::for_each_tile,
};

/// Tokens multiplied at once at most.
pub(crate) const TILE: usize = 6;

/// Multiplies all tokens by all rows; `out` is tokens × rows.
#[target_feature(enable = "avx2,avxvnni")]
pub(crate) fn multiply(matrix: &Matrix<'_>, x: &Activations, out: &mut [f32]) {
    for_each_tile!(matrix, x, out, sums, |surplus| surplus, 16, [1 2 3 4 5 6]);
}

/// Sums of N tokens with 16 rows: unsigned activations by signed weights, four products a lane, added without saturation.
#[inline]
#[target_feature(enable = "avx2,avxvnni")]
fn sums<const N: usize>(lines: &[Line], groups: &[[u8; 4]]) -> [[i32; 16]; N] {
    let mut sums = [[_mm256_setzero_si256(); 2]; N];
    for (line, groups) in lines.iter().zip(groups.as_chunks::<N>().0) {
        let (upper, lower) = load(line);
        for t in 0..N {
            let x = _mm256_set1_epi32(i32::from_le_bytes(groups[t]));
            sums[t][0] = _mm256_dpbusd_avx_epi32(sums[t][0], x, upper);
            sums[t][1] = _mm256_dpbusd_avx_epi32(sums[t][1], x, lower);
        }
    }
    let mut lanes = [[0; 16]; N];
    for t in 0..N {
        lanes[t] = store(sums[t]);
    }
    lanes
}
