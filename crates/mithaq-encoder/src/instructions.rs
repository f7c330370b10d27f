//! Which instructions of the processor are used, and the only `unsafe` code of the crate: a function compiled for more
//! instructions than the build's target has may be called only where the processor is known to have them. [`Instructions`] is that
//! knowledge: outside this file one can only be had for what the processor was seen to have.

use crate::{
    attention,
    dense::{self, Dense},
    layer,
    linear::{self, Activations, Matrix},
};

/// A set of instructions that this processor has. All give the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instructions(Set);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Instructions {
    /// What every machine of the build's target has.
    pub const PLAIN: Self = Self(Set::Plain);

    /// All that this processor has, slowest first; the first is [`Instructions::PLAIN`].
    #[must_use]
    pub fn available() -> Vec<Self> {
        #[allow(unused_mut)]
        let mut sets = vec![Self::PLAIN];
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            sets.push(Self(Set::Avx2));
            if is_x86_feature_detected!("avxvnni") {
                sets.push(Self(Set::AvxVnni));
            }
            let wide = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw");
            let wide = wide && is_x86_feature_detected!("avx512dq") && is_x86_feature_detected!("avx512vl");
            if wide && is_x86_feature_detected!("avx512vnni") {
                sets.push(Self(Set::Avx512));
            }
        }
        sets
    }

    /// The quickest that this processor has.
    #[must_use]
    pub fn best() -> Self {
        Self::available().pop().unwrap_or(Self::PLAIN)
    }

    /// Its name, for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Set::Plain => "plain",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Set::AvxVnni => "AVX-VNNI",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => "AVX-512-VNNI",
        }
    }

    /// How many tokens a kernel multiplies at once at most.
    pub(crate) fn tile(self) -> usize {
        match self.0 {
            Set::Plain => 1,
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => linear::avx2::TILE,
            #[cfg(target_arch = "x86_64")]
            Set::AvxVnni => linear::avxvnni::TILE,
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => linear::avx512::TILE,
        }
    }

    /// What activations' bytes are exclusive-ored with: VNNI multiplies unsigned bytes by signed ones.
    pub(crate) fn flip(self) -> u8 {
        match self.0 {
            Set::Plain => 0,
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => 0,
            #[cfg(target_arch = "x86_64")]
            Set::AvxVnni | Set::Avx512 => 0x80,
        }
    }
}

/// Makes methods of [`Instructions`] that run one body, compiled for each set of instructions.
macro_rules! compiled_for_each {
    ($($(#[$doc:meta])* $name:ident = $body:path, ($($arg:ident: $type:ty),*);)*) => {
        impl Instructions {
            $($(#[$doc])*
            pub(crate) fn $name(self, $($arg: $type),*) {
                #[cfg(target_arch = "x86_64")]
                #[target_feature(enable = "avx2")]
                fn avx2($($arg: $type),*) { $body($($arg),*) }
                #[cfg(target_arch = "x86_64")]
                #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
                fn avx512($($arg: $type),*) { $body($($arg),*) }
                match self.0 {
                    Set::Plain => $body($($arg),*),
                    // SAFETY: such a set is made by `available` alone, when the processor has AVX2.
                    #[cfg(target_arch = "x86_64")]
                    Set::Avx2 | Set::AvxVnni => unsafe { avx2($($arg),*) },
                    // SAFETY: such a set is made by `available` alone, when the processor has these parts of AVX-512.
                    #[cfg(target_arch = "x86_64")]
                    Set::Avx512 => unsafe { avx512($($arg),*) },
                }
            })*
        }
    };
}

compiled_for_each! {
    /// [`linear::quantise`].
    quantise = linear::quantise, (x: &[f32], flip: u8, into: &mut Activations);
    /// [`attention::attend`].
    attend = attention::attend, (qkv: &[f32], heads: usize, hidden: usize, context: &mut [f32]);
    /// [`layer::gelu`].
    gelu = layer::gelu, (x: &mut [f32]);
    /// [`layer::add_and_normalise`].
    add_and_normalise = layer::add_and_normalise, (x: &mut [f32], more: &[f32], norm: &layer::Norm);
    /// [`dense::apply`].
    dense = dense::apply, (dense: &Dense, x: &[f32], out: &mut [f32]);
}

impl Instructions {
    /// Multiplies all tokens by all rows of a matrix; `out` is tokens × rows.
    pub(crate) fn multiply(self, matrix: &Matrix<'_>, x: &Activations, out: &mut [f32]) {
        match self.0 {
            Set::Plain => linear::plain::multiply(matrix, x, out),
            // SAFETY: such a set is made by `available` alone, when the processor has AVX2.
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => unsafe { linear::avx2::multiply(matrix, x, out) },
            // SAFETY: such a set is made by `available` alone, when the processor has AVX2 and AVX-VNNI.
            #[cfg(target_arch = "x86_64")]
            Set::AvxVnni => unsafe { linear::avxvnni::multiply(matrix, x, out) },
            // SAFETY: such a set is made by `available` alone, when the processor has these parts of AVX-512.
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => unsafe { linear::avx512::multiply(matrix, x, out) },
        }
    }
}
