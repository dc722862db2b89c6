//! Intervals around a proportion, a count and a median, and percentiles of a sample. All are two-sided; `tail` is the
//! probability left out on either side (0.05 for the published 90 %).

use std::sync::LazyLock;

use super::distribution::{Z90, gamma_quantile, normal_quantile};
use super::{Bounds, TAIL};

/// Wilson's 90 % score interval of a proportion, within 0…1; `None` when `of` is 0 or `hits` exceeds it.
///
/// Wilson 1927, JASA 22; recommended by Newcombe 1998, *Statistics in Medicine* 17, 857–872 (method 3).
pub fn wilson(hits: u64, of: u64) -> Option<Bounds> {
    wilson_at(hits, of, Z90)
}

/// [`wilson`] for any standard normal point `z` (1.96 gives 95 %).
pub fn wilson_at(hits: u64, of: u64, z: f64) -> Option<Bounds> {
    if of == 0 || hits > of {
        return None;
    }
    let (hits, of) = (hits as f64, of as f64);
    let square = z * z;
    let centre = hits + square / 2.0;
    let reach = z * (hits * (of - hits) / of + square / 4.0).sqrt();
    let bound = |value: f64| (value / (of + square)).clamp(0.0, 1.0);
    // At the ends the bound is exactly 0 or 1; rounding must not say otherwise.
    let low = if hits == 0.0 { 0.0 } else { bound(centre - reach) };
    let high = if hits >= of { 1.0 } else { bound(centre + reach) };
    Some((low, high))
}

/// Exact 90 % interval of the mean behind a Poisson count: from 0 upwards, in counts. Divide by the exposure for a rate.
///
/// Garwood 1936, *Biometrika* 28, 437–442: half the chi-square quantiles with `2k` and `2k + 2` degrees of freedom.
pub fn garwood(count: u64) -> Bounds {
    // A meeting asks this for every category and person, nearly always of a small count.
    static SMALL: LazyLock<Vec<Bounds>> = LazyLock::new(|| (0..256).map(|count| garwood_at(count, TAIL)).collect());
    SMALL.get(count as usize).copied().unwrap_or_else(|| garwood_at(count, TAIL))
}

/// [`garwood`] for any `tail` (0.025 gives 95 %).
pub fn garwood_at(count: u64, tail: f64) -> Bounds {
    let k = count as f64;
    let low = if count == 0 { 0.0 } else { gamma_quantile(k, tail) };
    (low, gamma_quantile(k + 1.0, 1.0 - tail))
}

/// Positions (from 0) of the two order statistics between which the median lies with at least `1 − 2·tail`; `None`
/// when the sample is too small for that (below 5 at 90 %).
///
/// Conover 1999, *Practical Nonparametric Statistics*, §3.2: binomial tails, the normal approximation above 1000.
pub fn median_positions(n: usize, tail: f64) -> Option<(usize, usize)> {
    let below = if n > 1000 {
        let n = n as f64;
        ((n + 1.0 + normal_quantile(tail) * n.sqrt()) / 2.0).floor() as usize
    } else {
        binomial_half_below(n, tail)
    };
    (below > 0).then(|| (below - 1, n - below))
}

/// How many of `0, 1, 2 …` successes of `n` fair coins can be left out before their probability exceeds `tail`.
fn binomial_half_below(n: usize, tail: f64) -> usize {
    let mut term = 0.5_f64.powi(n as i32);
    let mut sum = term;
    let mut below = 0;
    while sum <= tail && below < n / 2 {
        term *= (n - below) as f64 / (below + 1) as f64;
        sum += term;
        below += 1;
    }
    below
}

/// 90 % interval of the median of an ascending sample, in its own unit; `None` below 5 values.
pub fn median_interval(ascending: &[f64]) -> Option<Bounds> {
    let (low, high) = median_positions(ascending.len(), TAIL)?;
    Some((*ascending.get(low)?, *ascending.get(high)?))
}

/// Median of an ascending sample; `None` when it is empty.
pub fn median(ascending: &[f64]) -> Option<f64> {
    percentile(ascending, 0.5)
}

/// Percentile `q` (0…1) of an ascending sample by linear interpolation between `(n − 1) q` neighbours; `None` when the
/// sample is empty.
///
/// Hyndman & Fan 1996, *The American Statistician* 50(4), type 7 (the default of R and `NumPy`).
pub fn percentile(ascending: &[f64], q: f64) -> Option<f64> {
    let (below, above, weight) = neighbours(ascending.len(), q)?;
    Some(between(ascending[below], ascending[above], weight))
}

/// [`percentile`] of a sample in any order, which is reordered on the way; linear time.
pub fn percentile_of(sample: &mut [f64], q: f64) -> Option<f64> {
    let (below, above, weight) = neighbours(sample.len(), q)?;
    let (_, &mut low, rest) = sample.select_nth_unstable_by(below, f64::total_cmp);
    let high = if above == below { low } else { rest.iter().copied().fold(f64::INFINITY, f64::min) };
    Some(between(low, high, weight))
}

/// The percentiles `tail` and `1 − tail` of a sample without NaN, as [`percentile_of`] gives them, for a small tail.
///
/// Only the outermost values are kept in order: of a sample in no particular order few values ever get among them, so
/// this is several times as fast as selecting. Bootstraps ask it for every statistic.
pub fn tails_of(sample: &[f64], tail: f64) -> Option<Bounds> {
    let (below, above, weight) = neighbours(sample.len(), tail)?;
    let lowest = outermost(sample.iter().copied(), above + 1);
    let low = between(lowest[below], lowest[above], weight);
    let (below, above, weight) = neighbours(sample.len(), 1.0 - tail)?;
    let last = sample.len() - 1;
    let highest = outermost(sample.iter().map(|value| -value), last - below + 1);
    Some((low, between(-highest[last - below], -highest[last - above], weight)))
}

/// The `count` lowest values, ascending; `count` is at least 1 and at most their number.
fn outermost(mut values: impl Iterator<Item = f64>, count: usize) -> Vec<f64> {
    let mut kept: Vec<f64> = values.by_ref().take(count).collect();
    kept.sort_unstable_by(f64::total_cmp);
    for value in values {
        if value < kept[count - 1] {
            let at = kept.partition_point(|&other| other <= value);
            kept.copy_within(at..count - 1, at + 1);
            kept[at] = value;
        }
    }
    kept
}

fn neighbours(n: usize, q: f64) -> Option<(usize, usize, f64)> {
    let last = n.checked_sub(1)?;
    let position = q.clamp(0.0, 1.0) * last as f64;
    let below = (position.floor() as usize).min(last);
    Some((below, (below + 1).min(last), position - below as f64))
}

fn between(low: f64, high: f64, weight: f64) -> f64 {
    if weight == 0.0 { low } else { low + (high - low) * weight }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(found: Bounds, low: f64, high: f64, within: f64) {
        assert!((found.0 - low).abs() <= within && (found.1 - high).abs() <= within, "{found:?} is not {low}–{high}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn tails_are_percentiles(mut sample in prop::collection::vec(-50_i32..50, 1..300), tail in 0.0..0.5) {
            let plain: Vec<f64> = sample.iter().map(|&value| f64::from(value) / 3.0).collect();
            sample.sort_unstable();
            let ascending: Vec<f64> = sample.iter().map(|&value| f64::from(value) / 3.0).collect();
            let wanted = percentile(&ascending, tail).zip(percentile(&ascending, 1.0 - tail));
            prop_assert_eq!(tails_of(&plain, tail), wanted);
        }
    }

    #[test]
    fn wilson_matches_newcombe() {
        // Newcombe 1998, table I, method 3 (score without continuity correction), 95 %.
        let z = 1.959_963_985;
        for (hits, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            near(wilson_at(hits, of, z).unwrap(), low, high, 5.1e-5);
        }
        assert_eq!(wilson(3, 0), None);
        assert_eq!(wilson(4, 3), None);
        assert_eq!(wilson(3, 3).unwrap().1.to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn garwood_matches_the_tables() {
        // Exact limits of a Poisson mean as tabulated after Garwood 1936 (also Ulm 1990, Am J Epidemiol 131, 373–375).
        for (k, low, high) in [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)] {
            near(garwood_at(k, 0.025), low, high, 5.1e-5);
        }
        for (k, low, high) in [(0, 0.0, 2.9957), (1, 0.0513, 4.7439), (5, 1.9701, 10.5130), (10, 5.4254, 16.9622)] {
            near(garwood(k), low, high, 5.1e-5);
        }
    }

    #[test]
    fn garwood_holds_its_tails_up_to_large_counts() {
        for k in [1_u64, 17, 250, 9_999, 100_000] {
            let (low, high) = garwood(k);
            let (_, at_most) = super::super::distribution::gamma_tails(k as f64 + 1.0, high);
            let (at_least, _) = super::super::distribution::gamma_tails(k as f64, low);
            assert!((at_most - 0.05).abs() < 1e-10 && (at_least - 0.05).abs() < 1e-10, "{k}");
        }
    }

    #[test]
    fn median_positions_match_the_binomial_table() {
        // Conover 1999, table A3 (binomial, p = .5): P(X ≤ 1 | 10) = .0107, P(X ≤ 5 | 20) = .0207, P(X ≤ 0 | 5) = .0312.
        assert_eq!(median_positions(10, 0.025), Some((1, 8)));
        assert_eq!(median_positions(20, 0.025), Some((5, 14)));
        assert_eq!(median_positions(5, 0.05), Some((0, 4)));
        assert_eq!(median_positions(4, 0.05), None);
        assert_eq!(median_positions(0, 0.05), None);
        // Exact sums: P(X ≤ 472 | 1000) = .0468, P(X ≤ 473 | 1000) = .0534; P(X ≤ 474 | 1005) = .0442, then .0504.
        assert_eq!(median_positions(1000, 0.05), Some((473, 526)));
        // The approximation above 1000 may be one place wider, never narrower here.
        assert_eq!(median_positions(1005, 0.05), Some((475, 529)));
    }

    #[test]
    fn percentiles_are_type_seven() {
        // R: quantile(c(1, 2, 4, 8), c(.25, .5, .9)) = 1.75, 3, 6.8.
        let sample = [1.0, 2.0, 4.0, 8.0];
        assert_eq!(percentile(&sample, 0.25), Some(1.75));
        assert_eq!(median(&sample), Some(3.0));
        assert!((percentile(&sample, 0.9).unwrap() - 6.8).abs() < 1e-12);
        assert_eq!(percentile(&[], 0.5), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn selection_equals_sorting(mut sample in prop::collection::vec(-1e6..1e6, 1..60), q in 0.0..1.0) {
            let mut sorted = sample.clone();
            sorted.sort_by(f64::total_cmp);
            prop_assert_eq!(percentile(&sorted, q), percentile_of(&mut sample, q));
        }

        #[test]
        fn wilson_solves_its_equation(of in 1_u64..500, part in 0.0..1.0) {
            let hits = (of as f64 * part) as u64;
            let (low, high) = wilson(hits, of).unwrap();
            let p = hits as f64 / of as f64;
            for bound in [low, high] {
                let inside = bound > 1e-9 && bound < 1.0 - 1e-9;
                let z = (p - bound).abs() / (bound * (1.0 - bound) / of as f64).sqrt();
                prop_assert!(!inside || (z - Z90).abs() < 1e-6);
            }
        }
    }
}
