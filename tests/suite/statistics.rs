//! The numerical methods beside a second, plain implementation, and the coverage of the resampled interval.

use onderstroom::statistics::bootstrap::{Design, Resample};
use onderstroom::statistics::interval::{garwood, median_interval, median_positions, wilson};
use onderstroom::statistics::rank::mann_kendall;
use onderstroom::statistics::trend::theil_sen;
use proptest::prelude::*;

/// Where a function that rises through 0 between `low` and `high` does so.
fn root(mut low: f64, mut high: f64, rises: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if rises(middle) < 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Probability of at most `k` events when `mean` are expected.
fn poisson_up_to(k: u64, mean: f64) -> f64 {
    let (mut term, mut sum) = ((-mean).exp(), (-mean).exp());
    for i in 1..=k {
        term *= mean / i as f64;
        sum += term;
    }
    sum
}

/// Probability of at most `k` heads of `n` fair coins, by Pascal's triangle.
fn heads_up_to(k: usize, n: usize) -> f64 {
    let mut row = vec![1.0_f64];
    for _ in 0..n {
        let mut next = vec![0.0; row.len() + 1];
        for (at, ways) in row.iter().enumerate() {
            next[at] += ways / 2.0;
            next[at + 1] += ways / 2.0;
        }
        row = next;
    }
    row[..=k].iter().sum()
}

const Z: f64 = 1.644_853_626_951_472;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn wilson_by_searching_the_score_test(of in 1_u64..400, part in 0.0..1.0_f64) {
        let hits = (part * (of + 1) as f64) as u64;
        let p = hits as f64 / of as f64;
        // The bounds are the proportions that a score test at 10 % would just not reject.
        let score = |q: f64| (q - p) - Z * (q * (1.0 - q) / of as f64).sqrt();
        let upper = if hits == of { 1.0 } else { root(p.max(1e-15), 1.0, score) };
        let score = |q: f64| (q - p) + Z * (q * (1.0 - q) / of as f64).sqrt();
        let lower = if hits == 0 { 0.0 } else { root(0.0, p, score) };
        let (low, high) = wilson(hits, of).unwrap();
        prop_assert!((low - lower).abs() < 1e-9 && (high - upper).abs() < 1e-9, "{hits}/{of}: {low} {high}, {lower} {upper}");
    }

    #[test]
    fn garwood_by_searching_the_poisson_tails(count in 0_u64..60) {
        // Upper: the mean at which so few events have 5 %; lower: at which so many have 5 %.
        let upper = root(0.0, 200.0, |mean| 0.05 - poisson_up_to(count, mean));
        let lower = if count == 0 { 0.0 } else { root(0.0, 200.0, |mean| 1.0 - poisson_up_to(count - 1, mean) - 0.05) };
        let (low, high) = garwood(count);
        prop_assert!((low - lower).abs() < 1e-7 && (high - upper).abs() < 1e-7, "{count}: {low} {high}, {lower} {upper}");
    }

    #[test]
    fn the_median_lies_between_two_order_statistics(n in 1_usize..120) {
        let found = median_positions(n, 0.05);
        // The largest number that can be left out on either side: P(at most that many below the median) ≤ 5 %.
        let left = (0..n / 2).take_while(|&k| heads_up_to(k, n) <= 0.05).count();
        prop_assert_eq!(found, (left > 0).then(|| (left - 1, n - left)));
        let sample: Vec<f64> = (0..n).map(|v| v as f64).collect();
        prop_assert_eq!(median_interval(&sample), found.map(|(a, b)| (a as f64, b as f64)));
    }

    #[test]
    fn theil_sen_by_sorting_all_slopes(values in prop::collection::vec(-40_i64..40, 3..14)) {
        let n = values.len();
        let points: Vec<(f64, f64)> = values.iter().enumerate().map(|(t, v)| (t as f64, *v as f64)).collect();
        let mut slopes = Vec::new();
        for i in 0..n {
            for j in i + 1..n {
                slopes.push((values[j] - values[i]) as f64 / (j - i) as f64);
            }
        }
        slopes.sort_by(f64::total_cmp);
        let count = slopes.len();
        let median = if count % 2 == 1 { slopes[count / 2] } else { f64::midpoint(slopes[count / 2 - 1], slopes[count / 2]) };
        let c = 1.645 * (n as f64 * (n as f64 - 1.0) * (2.0 * n as f64 + 5.0) / 18.0).sqrt();
        let low = ((count as f64 - c) / 2.0).floor().max(1.0) as usize;
        let high = ((f64::midpoint(count as f64, c).ceil() + 1.0) as usize).min(count);
        let line = theil_sen(&points).unwrap();
        prop_assert!((line.slope - median).abs() < 1e-12);
        prop_assert!((line.interval.0 - slopes[low - 1]).abs() < 1e-12 && (line.interval.1 - slopes[high - 1]).abs() < 1e-12);
    }
}

/// Every order of the values, with rises minus falls of each.
fn all_orders(values: &mut Vec<f64>, from: usize, each: &mut impl FnMut(i64)) {
    if from == values.len() {
        let mut s = 0;
        for j in 0..values.len() {
            for i in 0..j {
                s += i64::from(values[j] > values[i]) - i64::from(values[j] < values[i]);
            }
        }
        each(s);
        return;
    }
    for at in from..values.len() {
        values.swap(from, at);
        all_orders(values, from + 1, each);
        values.swap(from, at);
    }
}

#[test]
fn mann_kendall_by_writing_out_every_order() {
    // With ties, up to the largest series that is exact (40,320 orders).
    for values in [
        vec![1.0, 3.0, 2.0, 4.0],
        vec![2.0, 4.0, 3.0, 6.0, 5.0, 9.0],
        vec![1.0, 1.0, 2.0, 3.0, 3.0, 5.0, 4.0],
        vec![1.0, 2.0, 2.0, 3.0, 5.0, 4.0, 7.0, 6.0],
    ] {
        let found = mann_kendall(&values).unwrap();
        let (mut as_far, mut all) = (0_u32, 0_u32);
        all_orders(&mut values.clone(), 0, &mut |s| {
            as_far += u32::from(s.abs() >= found.s.abs());
            all += 1;
        });
        assert!(found.exact && (found.p - f64::from(as_far) / f64::from(all)).abs() < 1e-12, "{values:?} {found:?}");
    }
    // 2 4 3 6 5 9: of 15 pairs 2 fall (4 3, 6 5): S = 13 − 2 = 11. At most 2 inversions: 1 + 5 + 14 = 20 of 720 orders.
    let found = mann_kendall(&[2.0, 4.0, 3.0, 6.0, 5.0, 9.0]).unwrap();
    assert_eq!(found.s, 11);
    assert!((found.p - 40.0 / 720.0).abs() < 1e-12);
}

#[test]
fn theil_sen_of_a_small_series_by_hand() {
    // 2 4 3 6 5 9 at 0 … 5. Slopes: 2, 1/2, 4/3, 3/4, 7/5 | −1, 1, 1/3, 5/4 | 3, 1, 2 | −1, 3/2 | 4. Sorted: −1 −1 1/3 1/2
    // 3/4 1 1 5/4 4/3 7/5 3/2 2 2 3 4: the eighth is 5/4. n = 6: numbers 3 and 13, so 1/3 and 2.
    let points: Vec<(f64, f64)> = [2.0, 4.0, 3.0, 6.0, 5.0, 9.0].iter().enumerate().map(|(t, v)| (t as f64, *v)).collect();
    let line = theil_sen(&points).unwrap();
    assert!((line.slope - 1.25).abs() < 1e-12);
    assert!((line.interval.0 - 1.0 / 3.0).abs() < 1e-12 && (line.interval.1 - 2.0).abs() < 1e-12);
}

/// A plain source of numbers, not the one under test (multiplicative congruence of Lehmer, 1951).
struct Lehmer(u64);

impl Lehmer {
    fn unit(&mut self) -> f64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as f64 / 2_147_483_647.0
    }
}

#[test]
fn the_resampled_interval_covers_the_truth() {
    // 50 runs of 120 turns of three people who are equally likely to speak; turn lengths are lognormal-like. The share of
    // the first is 1/3 by construction; a 90 % interval should hold it in about 45 of 50 runs. With at least 85 % coverage
    // fewer than 37 happens in 1.6 % of all sets of 50, with 90 % in less than .02 %; all 50 in .5 %.
    let mut numbers = Lehmer(20_261);
    let mut held = 0;
    for run in 0..50 {
        let mut table = Vec::new();
        for _ in 0..120 {
            let who = (numbers.unit() * 3.0) as usize;
            let normal: f64 = (0..12).map(|_| numbers.unit()).sum::<f64>() - 6.0;
            let length = (4_000.0 * (0.8 * normal).exp()) as i64;
            table.extend((0..3).map(|person| if person == who { length } else { 0 }));
        }
        let resample = Resample::of(&table, 3, Design::default(), run);
        let share = |sums: &[i64]| Some(sums[0] as f64 / sums.iter().sum::<i64>() as f64);
        let (low, high) = resample.interval_of(share).unwrap();
        held += usize::from(low <= 1.0 / 3.0 && 1.0 / 3.0 <= high);
        assert!(high - low < 0.45, "{low} {high}");
    }
    assert!((37..=50).contains(&held), "{held} of 50");
}
