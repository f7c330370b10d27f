//! What the vector kernels share: the loop over blocks of rows and tiles of tokens.

/// The body of a kernel's `multiply`. `$sums::<N>(lines, groups)` gives the sums of `N` tokens with the `$rows` rows of a block; it is
/// compiled for each of the tile sizes given. `$surplus` picks what a row's sum is too large by. Weights of a block stay in the first
/// cache while all tokens pass.
macro_rules! for_each_tile {
    ($matrix:expr, $x:expr, $out:expr, $sums:ident, $surplus:expr, $rows:expr, [$($size:literal)+]) => {{
        let (matrix, rows) = ($matrix, $matrix.linear.rows);
        let packed = matrix.packed();
        let block = matrix.linear.cols / 4 * $rows / super::packed::ROWS;
        let surplus = packed.surplus.as_chunks::<$rows>().0;
        for (number, (lines, surplus)) in packed.lines.chunks_exact(block).zip(surplus).enumerate() {
            let (first_row, surplus) = (number * $rows, $surplus(surplus));
            for tile in $x.tiles() {
                let out = &mut $out[tile.first * rows + first_row..];
                match tile.steps.len() {
                    $($size => {
                        let sums: [[i32; $rows]; $size] = $sums::<$size>(lines, tile.groups);
                        for (t, sums) in sums.iter().enumerate() {
                            let out = &mut out[t * rows..][..$rows];
                            matrix.finish(sums, surplus, first_row, tile.steps[t], out);
                        }
                    })+
                    _ => unreachable!("Instructions::tile is the largest of these sizes"),
                }
            }
        }
    }};
}
pub(super) use for_each_tile;
