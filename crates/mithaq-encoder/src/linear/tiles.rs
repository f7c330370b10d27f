//! What the vector kernels share: the loop over blocks of rows and tiles of tokens.

/// The body of a kernel's `multiply`. `$sums::<N>(lines, groups)` gives the sums of `N` tokens with the `$rows` rows of a block; it is
/// compiled for each of the tile sizes given. Weights of a block stay in the first cache while all tokens pass.
macro_rules! for_each_tile {
    ($matrix:expr, $x:expr, $out:expr, $sums:ident, $rows:expr, [$($size:literal)+]) => {{
        let (matrix, rows) = ($matrix, $matrix.linear.rows);
        let block = matrix.linear.cols / 4 * $rows / super::packed::ROWS;
        for (number, lines) in matrix.linear.lines.chunks_exact(block).enumerate() {
            for tile in $x.tiles() {
                let out = &mut $out[tile.first * rows + number * $rows..];
                match tile.steps.len() {
                    $($size => {
                        let sums: [[i32; $rows]; $size] = $sums::<$size>(lines, tile.groups);
                        for (t, sums) in sums.iter().enumerate() {
                            matrix.finish(sums, number * $rows, tile.steps[t], &mut out[t * rows..][..$rows]);
                        }
                    })+
                    _ => unreachable!("Instructions::tile is the largest of these sizes"),
                }
            }
        }
    }};
}
pub(super) use for_each_tile;
