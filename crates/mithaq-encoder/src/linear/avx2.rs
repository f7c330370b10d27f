//! The product with AVX2: 16 rows by up to 4 tokens at once, in 8 registers of sums.

use std::arch::x86_64::*;

use super::{Activations, Line, Matrix, tiles::for_each_tile};

/// Tokens multiplied at once at most.
pub(crate) const TILE: usize = 4;

/// Multiplies all tokens by all rows; `out` is tokens × rows.
#[target_feature(enable = "avx2")]
pub(crate) fn multiply(matrix: &Matrix<'_>, x: &Activations, out: &mut [f32]) {
    for_each_tile!(matrix, x, out, sums, |_| &[0; 16], 16, [1 2 3 4]);
}

/// Sums of N tokens with 16 rows. `maddubs` wants one unsigned side and adds two products in 16 bits, with saturation: it is given
/// |w| (at most 128) and x with the sign of w (x is −127 to 127), so that a pair is at most 32,512 and nothing saturates.
#[inline]
#[target_feature(enable = "avx2")]
fn sums<const N: usize>(lines: &[Line], groups: &[[u8; 4]]) -> [[i32; 16]; N] {
    let ones = _mm256_set1_epi16(1);
    let mut sums = [[_mm256_setzero_si256(); 2]; N];
    for (line, groups) in lines.iter().zip(groups.as_chunks::<N>().0) {
        let (upper, lower) = load(line);
        let (upper_size, lower_size) = (_mm256_abs_epi8(upper), _mm256_abs_epi8(lower));
        for t in 0..N {
            let x = _mm256_set1_epi32(i32::from_le_bytes(groups[t]));
            let pairs = _mm256_maddubs_epi16(upper_size, _mm256_sign_epi8(x, upper));
            sums[t][0] = _mm256_add_epi32(sums[t][0], _mm256_madd_epi16(pairs, ones));
            let pairs = _mm256_maddubs_epi16(lower_size, _mm256_sign_epi8(x, lower));
            sums[t][1] = _mm256_add_epi32(sums[t][1], _mm256_madd_epi16(pairs, ones));
        }
    }
    let mut lanes = [[0; 16]; N];
    for t in 0..N {
        lanes[t] = store(sums[t]);
    }
    lanes
}

/// The halves of a line as vectors, without a pointer: the compiler makes loads of them.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn load(line: &Line) -> (__m256i, __m256i) {
    // Spelt out: a closure handed to a generic function is compiled without these instructions unless it is inlined.
    let w = line.0.as_chunks::<8>().0;
    let word = i64::from_le_bytes;
    let lower = _mm256_set_epi64x(word(w[3]), word(w[2]), word(w[1]), word(w[0]));
    let upper = _mm256_set_epi64x(word(w[7]), word(w[6]), word(w[5]), word(w[4]));
    (lower, upper)
}

/// The lanes of two vectors: the compiler makes stores of them.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn store([upper, lower]: [__m256i; 2]) -> [i32; 16] {
    let quarter = |x: __m128i| {
        let (a, b) = (_mm_extract_epi32::<0>(x), _mm_extract_epi32::<1>(x));
        [a, b, _mm_extract_epi32::<2>(x), _mm_extract_epi32::<3>(x)]
    };
    let mut lanes = [0; 16];
    let quarters = lanes.as_chunks_mut::<4>().0;
    quarters[0] = quarter(_mm256_extracti128_si256::<0>(upper));
    quarters[1] = quarter(_mm256_extracti128_si256::<1>(upper));
    quarters[2] = quarter(_mm256_extracti128_si256::<0>(lower));
    quarters[3] = quarter(_mm256_extracti128_si256::<1>(lower));
    lanes
}
