//! Circular block bootstrap of row sums: one resample of the rows of a table, shared by every number that is a function
//! of column sums (shares, Gini, evenness …).
//!
//! Politis & Romano 1992 (circular blocks); percentile interval of Efron & Tibshirani 1993, ch. 13.

mod sparse;

use super::interval::tails_of;
use super::random::Random;
use super::{Bounds, TAIL};

/// Columns that are summed together: the sums stay in registers, a row of them fills one line of the cache.
const LANE: usize = 16;
/// The same for sums that need 64 bits.
const WIDE_LANE: usize = 8;

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Design {
    /// Rows in a block, from 1; neighbours within it stay together.
    pub block: usize,
    /// Number of resampled tables.
    pub replicates: usize,
}

impl Default for Design {
    /// Blocks of 5 rows, 1000 tables (measures.md D6).
    fn default() -> Self {
        Self { block: 5, replicates: 1000 }
    }
}

/// Tables of more cells than this (64 MB) are not written out when they are given by their cells.
const WRITTEN_OUT: usize = 8 << 20;

/// A number of a table of which most are zero. Several of the same place are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
    /// The number.
    pub value: i64,
}

/// The column sums of every resampled table.
#[derive(Debug, Clone, Default)]
pub struct Resample {
    columns: usize,
    sums: Vec<i64>,
}

impl Resample {
    /// Resamples `table`, which holds its rows one after the other with `columns` numbers each; the same seed gives the
    /// same sums. Every resampled table has as many rows as `table`: the last block is cut to fit.
    ///
    /// Empty (and so without intervals) when there are no rows or columns, when the length is no multiple of
    /// `columns`, or when the sums could leave 64 bits.
    pub fn of(table: &[i64], columns: usize, design: Design, seed: u64) -> Self {
        let well_formed = columns > 0 && !table.is_empty() && table.len().is_multiple_of(columns);
        let fits = reach(table, columns).is_some_and(|sum| sum < i64::MAX as u64);
        if !well_formed || design.block == 0 || !fits {
            return Self::default();
        }
        let rows = table.len() / columns;
        let block = design.block.min(rows);
        let starts = block_starts(rows, block, design.replicates, seed);
        let shape = Shape { columns, rows, block };
        let sums = match table.iter().map(|&cell| i32::try_from(cell)).collect::<Result<Vec<i32>, _>>() {
            Ok(narrow) if reach(table, columns).is_some_and(|sum| sum < i32::MAX as u64) => {
                all_sums::<i32, LANE>(&narrow, shape, &starts)
            }
            _ => all_sums::<i64, WIDE_LANE>(table, shape, &starts),
        };
        Self { columns, sums }
    }

    /// The same of a table of `rows` by `columns` that is given by what is not zero in it. Five hundred people in a
    /// hundred thousand turns would fill gigabytes with zeros; their sums are the same numbers, found another way.
    ///
    /// Empty as [`Resample::of`] is, and when a cell lies outside the table.
    pub fn of_cells(cells: &[Cell], (rows, columns): (usize, usize), design: Design, seed: u64) -> Self {
        if cells.iter().any(|cell| cell.row as usize >= rows || cell.column as usize >= columns) {
            return Self::default();
        }
        if rows.checked_mul(columns).is_some_and(|all| all <= WRITTEN_OUT) {
            let mut table = vec![0_i64; rows * columns];
            for cell in cells {
                let place = &mut table[cell.row as usize * columns + cell.column as usize];
                *place = place.saturating_add(cell.value);
            }
            return Self::of(&table, columns, design, seed);
        }
        sparse::sums(cells, (rows, columns), design, seed).map_or_else(Self::default, |sums| Self { columns, sums })
    }

    /// Number of resampled tables.
    pub fn len(&self) -> usize {
        self.sums.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Whether there is nothing to take an interval of.
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// The column sums of each resampled table, one slice of `columns` numbers a table.
    pub fn tables(&self) -> impl Iterator<Item = &[i64]> {
        self.sums.chunks_exact(self.columns.max(1))
    }

    /// 90 % percentile interval of a statistic of the column sums, in the statistic's unit. Tables where it does not
    /// exist are left out; `None` when that is more than one in ten, or when there are no tables.
    pub fn interval_of(&self, statistic: impl Fn(&[i64]) -> Option<f64>) -> Option<Bounds> {
        let values: Vec<f64> = self.tables().filter_map(statistic).filter(|value| !value.is_nan()).collect();
        if self.is_empty() || values.len() * 10 < self.len() * 9 {
            return None;
        }
        tails_of(&values, TAIL)
    }
}

/// The largest sum as many rows as the table has could have, either side of zero; the loops below need no check then.
fn reach(table: &[i64], columns: usize) -> Option<u64> {
    let largest = table.iter().map(|value| value.unsigned_abs()).max().unwrap_or(0);
    largest.checked_mul((table.len() / columns.max(1)) as u64)
}

/// A whole number that is summed; wrapping only because checked addition cannot be vectorised: [`reach`] was asked.
trait Summed: Copy + Default + Into<i64> {
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
}

impl Summed for i32 {
    #[inline]
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
    #[inline]
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }
}

impl Summed for i64 {
    #[inline]
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
    #[inline]
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }
}

/// The size of a table and of its blocks.
#[derive(Clone, Copy)]
struct Shape {
    columns: usize,
    rows: usize,
    block: usize,
}

/// The column sums of every resampled table, `L` columns at a time.
fn all_sums<C: Summed, const L: usize>(table: &[C], shape: Shape, starts: &[u32]) -> Vec<i64> {
    let Shape { columns, rows, block } = shape;
    let in_table = rows.div_ceil(block);
    let mut sums = vec![0; starts.len() / in_table * columns];
    for first in (0..columns).step_by(L) {
        let whole = block_sums::<C, L>(table, shape, first, block);
        let cut = block_sums::<C, L>(table, shape, first, rows % block);
        let width = L.min(columns - first);
        for (target, starts) in sums.chunks_exact_mut(columns).zip(starts.chunks_exact(in_table)) {
            let lane = lane_sum(starts, &whole, &cut, !rows.is_multiple_of(block));
            target[first..first + width].iter_mut().zip(lane).for_each(|(sum, cell)| *sum = cell.into());
        }
    }
    sums
}

/// First row of every block of every table.
fn block_starts(rows: usize, block: usize, replicates: usize, seed: u64) -> Vec<u32> {
    let mut random = Random::seeded(seed);
    (0..replicates * rows.div_ceil(block)).map(|_| random.below(rows as u32)).collect()
}

/// For each row the sums of `length` rows from there, around the end, over up to `L` columns from `first`.
fn block_sums<C: Summed, const L: usize>(table: &[C], shape: Shape, first: usize, length: usize) -> Vec<[C; L]> {
    let Shape { columns, rows, .. } = shape;
    let width = L.min(columns - first);
    let row = |index: usize| &table[index % rows * columns + first..][..width];
    let mut window = [C::default(); L];
    for index in 0..length {
        window.iter_mut().zip(row(index)).for_each(|(sum, &value)| *sum = sum.plus(value));
    }
    let mut all = Vec::with_capacity(rows);
    for start in 0..rows {
        all.push(window);
        if length > 0 {
            for ((sum, &leaves), &enters) in window.iter_mut().zip(row(start)).zip(row(start + length)) {
                *sum = sum.plus(enters).minus(leaves);
            }
        }
    }
    all
}

/// Sum of one table's blocks.
#[inline]
fn lane_sum<C: Summed, const L: usize>(starts: &[u32], whole: &[[C; L]], cut: &[[C; L]], has_cut: bool) -> [C; L] {
    let mut lane = [C::default(); L];
    let (full, last) = starts.split_at(starts.len() - usize::from(has_cut));
    // By index over arrays of known length: this is what the compiler turns into vector additions.
    let mut add = |block: &[C; L]| lane = std::array::from_fn(|column| lane[column].plus(block[column]));
    for &start in full {
        add(&whole[start as usize]);
    }
    for &start in last {
        add(&cut[start as usize]);
    }
    lane
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::statistics::inequality::gini;

    /// The same thing said plainly: pick the rows, then add them up.
    fn plain(table: &[i64], columns: usize, design: Design, seed: u64) -> Vec<i64> {
        let rows = table.len() / columns;
        let block = design.block.min(rows);
        let mut random = Random::seeded(seed);
        let mut all = Vec::new();
        for _ in 0..design.replicates {
            let mut sums = vec![0; columns];
            let mut left = rows;
            while left > 0 {
                let start = random.below(rows as u32) as usize;
                for row in start..start + block.min(left) {
                    for column in 0..columns {
                        sums[column] += table[row % rows * columns + column];
                    }
                }
                left -= block.min(left);
            }
            all.extend(sums);
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn equals_the_plain_form(
            columns in 1_usize..40,
            wide: bool,
            cells in prop::collection::vec(-1000_i64..100_000, 1..300),
            block in 1_usize..9,
            seed: u64,
        ) {
            let rows = cells.len() / columns;
            prop_assume!(rows > 0);
            // Sums beyond 32 bits go another way.
            let cells: Vec<i64> = cells.iter().map(|cell| if wide { cell * 1_000_003 } else { *cell }).collect();
            let table = &cells[..rows * columns];
            let design = Design { block, replicates: 7 };
            let resample = Resample::of(table, columns, design, seed);
            prop_assert_eq!(resample.len(), 7);
            prop_assert_eq!(&resample.sums, &plain(table, columns, design, seed));
            // Given by its cells, one of them in two parts, and both ways.
            let place = |(at, value): (usize, &i64)| Cell { row: (at / columns) as u32, column: (at % columns) as u32, value: *value };
            let mut all: Vec<Cell> = table.iter().enumerate().rev().map(place).filter(|cell| cell.value != 0).collect();
            if let Some(first) = all.first_mut() {
                first.value -= 7;
                let rest = Cell { value: 7, ..*first };
                all.push(rest);
            }
            let size = (rows, columns);
            prop_assert_eq!(&Resample::of_cells(&all, size, design, seed).sums, &resample.sums);
            prop_assert_eq!(&sparse::sums(&all, size, design, seed).unwrap(), &resample.sums);
        }
    }

    #[test]
    fn a_constant_has_no_width_and_nothing_has_no_interval() {
        let resample = Resample::of(&[2, 3, 2, 3, 2, 3], 2, Design::default(), 1);
        let share = |sums: &[i64]| Some(sums[0] as f64 / (sums[0] + sums[1]) as f64);
        assert_eq!(resample.interval_of(share), Some((0.4, 0.4)));
        assert_eq!(resample.interval_of(|_| None), None);
        assert!(Resample::of(&[], 2, Design::default(), 1).interval_of(share).is_none());
        assert!(Resample::of(&[1, 2, 3], 2, Design::default(), 1).is_empty());
        assert!(Resample::of(&[i64::MAX, 2], 1, Design::default(), 1).is_empty());
        let large = [Cell { row: 0, column: 0, value: i64::MAX }, Cell { row: 1, column: 0, value: 2 }];
        assert!(sparse::sums(&large, (2, 1), Design::default(), 1).is_none());
        assert!(Resample::of_cells(&large, (2, 1), Design::default(), 1).is_empty());
        assert!(Resample::of_cells(&large, (1, 1), Design::default(), 1).is_empty(), "a cell below the last row");
        assert!(Resample::of_cells(&[], (0, 0), Design::default(), 1).is_empty());
    }

    #[test]
    fn a_meeting_of_five_hundred_people_is_not_written_out() {
        // 200,000 turns by 1,505 columns are 2.4 GB of zeros. A block of all rows only turns the table round, so every
        // sum is that of the whole: each of 500 people has 400 turns of 3.
        let (rows, columns) = (200_000, 1_505);
        let cells: Vec<Cell> = (0..rows as u32).map(|row| Cell { row, column: row % 500, value: 3 }).collect();
        let design = Design { block: rows, replicates: 20 };
        let resample = Resample::of_cells(&cells, (rows, columns), design, 5);
        assert_eq!(resample.len(), 20);
        for sums in resample.tables() {
            assert!(sums[..500].iter().all(|&sum| sum == 1200) && sums[500..].iter().all(|&sum| sum == 0));
        }
    }

    #[test]
    fn the_mean_of_independent_rows_gets_its_normal_interval() {
        // 400 fair coins: sd of the mean = .5 / 20 = .025, so the 90 % interval reaches 1.645 · .025 = .041 either side.
        let mut random = Random::seeded(11);
        let coins: Vec<i64> = (0..400).map(|_| i64::from(random.below(2))).collect();
        let mean = coins.iter().sum::<i64>() as f64 / 400.0;
        let (low, high) = Resample::of(&coins, 1, Design::default(), 3).interval_of(|s| Some(s[0] as f64 / 400.0)).unwrap();
        assert!((mean - low - 0.041).abs() < 0.008 && (high - mean - 0.041).abs() < 0.008, "{low} {mean} {high}");
    }

    /// Not a test: `cargo test --release -- --ignored --nocapture bootstrap_speed` shows what a meeting pays.
    #[test]
    #[ignore = "measures"]
    #[allow(clippy::print_stderr)]
    fn bootstrap_speed() {
        let mut random = Random::seeded(5);
        let table: Vec<i64> = (0..250 * 24).map(|_| i64::from(random.below(60_000))).collect();
        let begin = std::time::Instant::now();
        let kept: usize = (0..200).map(|seed| Resample::of(&table, 24, Design::default(), seed).len()).sum();
        eprintln!("resample 250 x 24: {:?} each ({kept})", begin.elapsed() / 200);
        let resample = Resample::of(&table, 24, Design::default(), 1);
        let begin = std::time::Instant::now();
        let wide: f64 = (0..200).filter_map(|_| resample.interval_of(|s| gini(&s[..6]))).map(|(l, h)| h - l).sum();
        eprintln!("interval of a Gini over 6: {:?} each ({wide})", begin.elapsed() / 200);
    }
}
