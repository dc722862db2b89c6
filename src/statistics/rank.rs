//! Mann–Kendall test of a monotone course. Up to 8 values the distribution is exact, ties included; above that the
//! normal approximation with continuity and tie correction.

use super::distribution::normal_upper;

/// Largest series that is enumerated exactly.
const EXACT: usize = 8;

/// Outcome of [`mann_kendall`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Rises minus falls over all pairs.
    pub s: i64,
    /// Two-sided probability of so large a course in shuffled values, 0…1.
    pub p: f64,
    /// Whether `p` is exact.
    pub exact: bool,
}

/// Mann–Kendall test of values in order of time; `None` below 3 values or for a value that is not finite. Values that
/// agree to 1e-9 are tied.
///
/// Mann 1945, *Econometrica* 13, 245–259; Kendall 1975, *Rank Correlation Methods*. The exact distribution of S under
/// ties follows from the generating function of inversions of a multiset (`MacMahon` 1915), so that nothing has to be
/// permuted.
pub fn mann_kendall(values: &[f64]) -> Option<MannKendall> {
    if values.len() < 3 || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let values = rounded(values);
    let s = rises_minus_falls(&values);
    let ties = tie_groups(&values);
    let exact = values.len() <= EXACT;
    let p = if exact { exact_p(s, &ties) } else { normal_p(s, variance(&ties)) };
    Some(MannKendall { s, p, exact })
}

/// Two-sided p of `s` when its variance was enlarged by `factor`, as Hamed & Rao 1998 (*Journal of Hydrology* 204) do for
/// a series that remembers itself.
pub fn corrected_p(s: i64, values: &[f64], factor: f64) -> f64 {
    normal_p(s, variance(&tie_groups(&rounded(values))) * factor)
}

/// In units of 1e-9, so that rounding errors make no order.
fn rounded(values: &[f64]) -> Vec<f64> {
    values.iter().map(|value| (value * 1e9).round()).collect()
}

fn rises_minus_falls(values: &[f64]) -> i64 {
    let mut s = 0;
    for (index, early) in values.iter().enumerate() {
        for late in &values[index + 1..] {
            s += i64::from(late > early) - i64::from(late < early);
        }
    }
    s
}

/// Sizes of the groups of equal values, untied values as groups of 1.
fn tie_groups(values: &[f64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a >= b).map(<[f64]>::len).collect()
}

fn exact_p(s: i64, ties: &[usize]) -> f64 {
    let ways = inversions(ties);
    let pairs = ways.len() as i64 - 1;
    let as_far = |(inversions, &ways): (usize, &u64)| {
        let reached = pairs - 2 * inversions as i64;
        if reached.abs() >= s.abs() { ways } else { 0 }
    };
    let far: u64 = ways.iter().enumerate().map(as_far).sum();
    far as f64 / ways.iter().sum::<u64>() as f64
}

/// Number of orders of a multiset by their number of inversions: the product of Gaussian binomials over its groups.
fn inversions(ties: &[usize]) -> Vec<u64> {
    let mut ways = vec![1];
    let mut placed = 0;
    for &group in ties {
        ways = product(&ways, &gaussian_binomial(placed + group, group));
        placed += group;
    }
    ways
}

/// Coefficients of the Gaussian binomial by Pascal's rule `[n, k] = [n−1, k−1] + q^k [n−1, k]`.
fn gaussian_binomial(n: usize, k: usize) -> Vec<u64> {
    if k == 0 || k == n {
        return vec![1];
    }
    let mut sum = gaussian_binomial(n - 1, k - 1);
    let shifted = gaussian_binomial(n - 1, k);
    sum.resize(k * (n - k) + 1, 0);
    for (power, ways) in shifted.iter().enumerate() {
        sum[power + k] += ways;
    }
    sum
}

fn product(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut result = vec![0; a.len() + b.len() - 1];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            result[i + j] += x * y;
        }
    }
    result
}

/// Variance of S: `(n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18`.
fn variance(ties: &[usize]) -> f64 {
    let term = |n: usize| (n * (n - 1) * (2 * n + 5)) as f64;
    let n: usize = ties.iter().sum();
    (term(n) - ties.iter().map(|&t| term(t)).sum::<f64>()) / 18.0
}

fn normal_p(s: i64, variance: f64) -> f64 {
    if s == 0 || variance <= 0.0 {
        return 1.0;
    }
    (2.0 * normal_upper((s.abs() - 1) as f64 / variance.sqrt())).min(1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn p_of(values: &[f64]) -> f64 {
        mann_kendall(values).unwrap().p
    }

    #[test]
    fn smallest_attainable_p() {
        // Twice 1 / n!: Kendall 1975, appendix table 1.
        for (n, wanted) in [(4, 2.0 / 24.0), (5, 2.0 / 120.0), (6, 2.0 / 720.0), (8, 2.0 / 40_320.0)] {
            let rising: Vec<f64> = (0..n).map(f64::from).collect();
            assert!((p_of(&rising) - wanted).abs() < 1e-15);
        }
    }

    #[test]
    fn cloud_seeding_of_hollander_and_wolfe() {
        // Hollander & Wolfe 1999, *Nonparametric Statistical Methods*, example 9.1: C = −6, one-sided P = .117.
        let found = mann_kendall(&[1.26, 1.27, 1.12, 1.16, 1.03]).unwrap();
        assert_eq!(found.s, -6);
        assert!((found.p / 2.0 - 0.117).abs() < 0.0005 && found.exact);
    }

    #[test]
    fn the_normal_form_by_hand() {
        // n = 10, no ties: variance 10·9·25/18 = 125; S = 45 − 2·8 = 29 (one fall of 8 steps: the last value moved).
        let values = [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 2.5];
        let found = mann_kendall(&values).unwrap();
        assert_eq!((found.s, found.exact), (29, false));
        // z = 28 / √125 = 2.5044, two-sided p = .01227.
        assert!((found.p - 0.012_27).abs() < 1e-5, "{}", found.p);
        // Three equal values: variance (2250 − 3·2·11) / 18 = 121.33.
        assert!((variance(&[1, 1, 1, 1, 1, 1, 1, 3]) - 2184.0 / 18.0).abs() < 1e-12);
        assert!((p_of(&[1.0; 12]) - 1.0).abs() < 1e-12);
        assert_eq!(mann_kendall(&[1.0, 2.0]), None);
    }

    fn permute(values: &mut Vec<f64>, from: usize, limit: i64, count: &mut (u64, u64)) {
        if from == values.len() {
            count.0 += u64::from(rises_minus_falls(values).abs() >= limit);
            count.1 += 1;
        }
        for other in from..values.len() {
            values.swap(from, other);
            permute(values, from + 1, limit, count);
            values.swap(from, other);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn exact_p_equals_all_permutations(whole in prop::collection::vec(0_u8..5, 3..8)) {
            let mut values: Vec<f64> = whole.iter().map(|&v| f64::from(v)).collect();
            let found = mann_kendall(&values).unwrap();
            let mut count = (0, 0);
            permute(&mut values, 0, found.s.abs(), &mut count);
            prop_assert!((found.p - count.0 as f64 / count.1 as f64).abs() < 1e-12);
        }
    }
}
