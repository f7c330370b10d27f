//! The product with AVX-512-VNNI: 32 rows by up to 12 tokens at once, in 24 registers of sums.

use std::arch::x86_64::*;

use super::{Activations, Line, Matrix, avx2, tiles::for_each_tile};

/// Tokens multiplied at once at most.
pub(crate) const TILE: usize = 12;

/// Multiplies all tokens by all rows; `out` is tokens × rows.
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
pub(crate) fn multiply(matrix: &Matrix<'_>, x: &Activations, out: &mut [f32]) {
    for_each_tile!(matrix, x, out, sums, |surplus| surplus, 32, [1 2 3 4 5 6 7 8 9 10 11 12]);
}

/// Sums of N tokens with 32 rows: unsigned activations by signed weights, four products a lane, added without saturation.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
fn sums<const N: usize>(lines: &[Line], groups: &[[u8; 4]]) -> [[i32; 32]; N] {
    let (upper, lower) = lines.split_at(lines.len() / 2);
    let mut sums = [[_mm512_setzero_si512(); 2]; N];
    for ((upper, lower), groups) in upper.iter().zip(lower).zip(groups.as_chunks::<N>().0) {
        let (upper, lower) = (load(upper), load(lower));
        for t in 0..N {
            let x = _mm512_set1_epi32(i32::from_le_bytes(groups[t]));
            sums[t][0] = _mm512_dpbusd_epi32(sums[t][0], x, upper);
            sums[t][1] = _mm512_dpbusd_epi32(sums[t][1], x, lower);
        }
    }
    let mut lanes = [[0; 32]; N];
    for t in 0..N {
        let halves = lanes[t].as_chunks_mut::<16>().0;
        (halves[0], halves[1]) = (store(sums[t][0]), store(sums[t][1]));
    }
    lanes
}

/// A line as one vector.
#[inline]
#[target_feature(enable = "avx512f")]
fn load(line: &Line) -> __m512i {
    let (lower, upper) = avx2::load(line);
    _mm512_inserti64x4::<1>(_mm512_castsi256_si512(lower), upper)
}

/// A vector's lanes.
#[inline]
#[target_feature(enable = "avx512f")]
fn store(x: __m512i) -> [i32; 16] {
    avx2::store([_mm512_castsi512_si256(x), _mm512_extracti64x4_epi64::<1>(x)])
}
