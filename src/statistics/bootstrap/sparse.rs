//! The resample of a table that is nearly all zeros: how often each row is drawn is counted, and only the cells that
//! hold something are added that many times. The sums are those of the table written out.

use super::{Cell, Design, block_starts};

/// The column sums of every resampled table, one after the other; `None` when there are no rows or columns, or when the
/// sums could leave 64 bits.
pub(super) fn sums(cells: &[Cell], (rows, columns): (usize, usize), design: Design, seed: u64) -> Option<Vec<i64>> {
    let block = design.block.min(rows);
    if block == 0 || columns == 0 || u32::try_from(rows).is_err() {
        return None;
    }
    let in_table = rows.div_ceil(block);
    // A row comes at most once in a block, so no sum is larger than all cells in every block.
    let all = cells.iter().try_fold(0_u64, |sum, cell| sum.checked_add(cell.value.unsigned_abs()))?;
    all.checked_mul(in_table as u64).filter(|&sum| sum < i64::MAX as u64)?;
    let mut by_row = cells.to_vec();
    by_row.sort_unstable_by_key(|cell| cell.row);
    let starts = block_starts(rows, block, design.replicates, seed);
    let mut sums = vec![0; design.replicates * columns];
    let mut drawn = Vec::with_capacity(rows + 1);
    for (target, starts) in sums.chunks_exact_mut(columns).zip(starts.chunks_exact(in_table)) {
        count(&mut drawn, starts, rows, block);
        for cell in &by_row {
            target[cell.column as usize] += i64::from(drawn[cell.row as usize]) * cell.value;
        }
    }
    Some(sums)
}

/// How often each row stands in the blocks that begin at `starts`; the last block is cut so that all of them together
/// have as many rows as the table.
fn count(drawn: &mut Vec<i32>, starts: &[u32], rows: usize, block: usize) {
    // First the changes: one more from the first row of a block on, one less from the row behind its last.
    drawn.clear();
    drawn.resize(rows + 1, 0);
    let mut left = rows;
    for &start in starts {
        let (start, length) = (start as usize, block.min(left));
        left -= length;
        drawn[start] += 1;
        if start + length <= rows {
            drawn[start + length] -= 1;
        } else {
            drawn[0] += 1;
            drawn[start + length - rows] -= 1;
        }
    }
    let mut times = 0;
    for change in drawn {
        times += *change;
        *change = times;
    }
}
