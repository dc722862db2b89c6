//! A course over time that a few odd values cannot turn: the Theil–Sen line with Sen's interval, and how much a series
//! remembers itself.

use super::Bounds;
use super::interval::median;

/// A Theil–Sen line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Median of the slopes of all pairs, in value per unit of time.
    pub slope: f64,
    /// Median of `value − slope · time`.
    pub intercept: f64,
    /// Sen's 90 % interval of the slope.
    pub interval: Bounds,
}

impl Line {
    /// The fitted value at `time`.
    pub fn at(&self, time: f64) -> f64 {
        self.intercept + self.slope * time
    }
}

/// The Theil–Sen line through `(time, value)` points; `None` when fewer than two times differ or a number is not finite.
///
/// Theil 1950; Sen 1968, JASA 63, 1379–1389. Interval without tie correction (measures.md S1): of N sorted slopes those
/// numbered `⌊(N − C)/2⌋` and `⌈(N + C)/2⌉ + 1`, within 1…N, with `C = 1.645 √(n(n−1)(2n+5)/18)`.
pub fn theil_sen(points: &[(f64, f64)]) -> Option<Line> {
    if points.iter().any(|(time, value)| !time.is_finite() || !value.is_finite()) {
        return None;
    }
    let slopes = pair_slopes(points);
    let slope = median(&slopes)?;
    let mut rests: Vec<f64> = points.iter().map(|(time, value)| value - slope * time).collect();
    rests.sort_by(f64::total_cmp);
    Some(Line { slope, intercept: median(&rests)?, interval: sen_interval(&slopes, points.len()) })
}

/// Slopes of all pairs with different times, ascending.
fn pair_slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let mut slopes = Vec::with_capacity(points.len() * points.len() / 2);
    for (index, (early, low)) in points.iter().enumerate() {
        for (late, high) in &points[index + 1..] {
            if (late - early).abs() > 0.0 {
                slopes.push((high - low) / (late - early));
            }
        }
    }
    slopes.sort_by(f64::total_cmp);
    slopes
}

/// `slopes` holds at least one slope.
fn sen_interval(slopes: &[f64], n: usize) -> Bounds {
    let count = slopes.len() as f64;
    let reach = 1.645 * ((n * (n - 1) * (2 * n + 5)) as f64 / 18.0).sqrt();
    let place = |number: f64| slopes[number.clamp(1.0, count) as usize - 1];
    (place(((count - reach) / 2.0).floor()), place(f64::midpoint(count, reach).ceil() + 1.0))
}

/// Autocorrelation of `values` with itself `lag` places on, −1…1; `None` when they do not vary or are too few.
///
/// Box & Jenkins 1976, §2.1.5: covariance at the lag ÷ variance, both over all n.
pub fn autocorrelation(values: &[f64], lag: usize) -> Option<f64> {
    if values.len() < lag + 2 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let square: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let product: f64 = values.iter().zip(&values[lag..]).map(|(a, b)| (a - mean) * (b - mean)).sum();
    (square > 0.0).then(|| product / square)
}

/// How much larger the variance of the Mann–Kendall S is than in a series without memory, at least 1: from those
/// autocorrelations of the ranks of the detrended `values` that exceed 1.96/√n.
///
/// Hamed & Rao 1998, *Journal of Hydrology* 204, 182–196, eq. 15.
pub fn memory_factor(detrended: &[f64]) -> f64 {
    let n = detrended.len();
    if n < 4 {
        return 1.0;
    }
    let ranks = ranks(detrended);
    let limit = 1.96 / (n as f64).sqrt();
    let weight = |lag: usize| ((n - lag) * (n - lag - 1) * (n - lag).saturating_sub(2)) as f64;
    let sum: f64 = (1..n - 1)
        .filter_map(|lag| autocorrelation(&ranks, lag).map(|r| (lag, r)))
        .filter(|(_, r)| r.abs() > limit)
        .map(|(lag, r)| weight(lag) * r)
        .sum();
    (1.0 + 2.0 * sum / weight(0)).max(1.0)
}

/// Ranks from 1, equal values sharing their mean rank.
fn ranks(values: &[f64]) -> Vec<f64> {
    let rank = |value: &f64| {
        let below = values.iter().filter(|other| *other < value).count();
        let above = values.iter().filter(|other| *other > value).count();
        f64::midpoint((below + 1) as f64, (values.len() - above) as f64)
    };
    values.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn series(values: &[f64]) -> Vec<(f64, f64)> {
        values.iter().enumerate().map(|(index, &value)| (index as f64, value)).collect()
    }

    #[test]
    fn cloud_seeding_of_hollander_and_wolfe() {
        // Hollander & Wolfe 1999, *Nonparametric Statistical Methods*, example 9.3: the slope estimate is −.0563.
        let line = theil_sen(&series(&[1.26, 1.27, 1.12, 1.16, 1.03])).unwrap();
        assert!((line.slope + 0.0563).abs() < 5e-5, "{line:?}");
    }

    #[test]
    fn sens_interval_by_hand() {
        // n = 6: N = 15, C = 1.645 √(6·5·17/18) = 8.756; slopes no. ⌊3.12⌋ = 3 and ⌈11.88⌉ + 1 = 13.
        let slopes: Vec<f64> = (1..=15).map(f64::from).collect();
        assert_eq!(sen_interval(&slopes, 6), (3.0, 13.0));
        // n = 3: N = 3, C = 1.645 √(3·2·11/18) = 3.15: both numbers fall outside and become 1 and 3.
        assert_eq!(sen_interval(&slopes[..3], 3), (1.0, 3.0));
    }

    #[test]
    fn a_straight_line_comes_back_despite_an_outlier() {
        let line = theil_sen(&series(&[1.0, 3.0, 5.0, 70.0, 9.0, 11.0, 13.0])).unwrap();
        assert!((line.slope - 2.0).abs() < 1e-12 && (line.at(6.0) - 13.0).abs() < 1e-12, "{line:?}");
        assert_eq!(theil_sen(&[(1.0, 2.0)]), None);
        assert_eq!(theil_sen(&[(1.0, 2.0), (1.0, 3.0)]), None);
        assert_eq!(theil_sen(&[(1.0, 2.0), (2.0, f64::NAN)]), None);
    }

    #[test]
    fn autocorrelation_by_hand() {
        // 1 2 3 4, mean 2.5: products (−1.5·−.5) + (−.5·.5) + (.5·1.5) = 1.25, squares 5: r = .25.
        assert!((autocorrelation(&[1.0, 2.0, 3.0, 4.0], 1).unwrap() - 0.25).abs() < 1e-12);
        assert_eq!(autocorrelation(&[2.0, 2.0, 2.0], 1), None);
        assert_eq!(autocorrelation(&[2.0, 3.0], 1), None);
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 3.0]), [3.5, 1.0, 3.5, 2.0]);
    }

    #[test]
    fn memory_enlarges_the_variance() {
        let mut random = super::super::random::Random::seeded(3);
        let noise: Vec<f64> = (0..40).map(|_| random.unit() - 0.5).collect();
        let walk: Vec<f64> = noise
            .iter()
            .scan(0.0, |state, shock| {
                *state = 0.8 * *state + shock;
                Some(*state)
            })
            .collect();
        assert!(memory_factor(&walk) > 1.5, "{}", memory_factor(&walk));
        assert!(memory_factor(&noise) < 1.5, "{}", memory_factor(&noise));
        assert!((memory_factor(&[1.0, 1.0, 1.0, 1.0, 1.0]) - 1.0).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn the_line_moves_with_its_points(values in prop::collection::vec(-50.0..50.0_f64, 3..15), tilt in -3.0..3.0_f64) {
            let flat = theil_sen(&series(&values)).unwrap();
            let tilted: Vec<f64> = values.iter().enumerate().map(|(i, v)| v + tilt * i as f64 + 7.0).collect();
            let found = theil_sen(&series(&tilted)).unwrap();
            prop_assert!((found.slope - flat.slope - tilt).abs() < 1e-9);
            prop_assert!((found.interval.0 - flat.interval.0 - tilt).abs() < 1e-9);
            prop_assert!((found.intercept - flat.intercept - 7.0).abs() < 1e-9);
            prop_assert!(flat.interval.0 <= flat.slope && flat.slope <= flat.interval.1);
        }
    }
}
