//! The normal and the gamma distribution, as far as the intervals and tests of this room need them. Probabilities are
//! good to about 1e-12, quantiles of the gamma distribution to a relative 1e-10, for shapes from 0.5 to 200 000.

use std::f64::consts::TAU;

/// Two-sided 90 % point of the standard normal distribution.
pub const Z90: f64 = 1.644_853_626_951_472_2;

/// Stirling's error `ln Γ(a + 1) − (a + ½) ln a + a − ½ ln 2π` for `a > 0` (Loader 2000, *Fast and Accurate Computation
/// of Binomial Probabilities*): its series from 16 upwards, recursion below.
fn stirling_error(mut a: f64) -> f64 {
    let mut below = 0.0;
    while a < 16.0 {
        below += (a + 0.5) * (1.0 / a).ln_1p() - 1.0;
        a += 1.0;
    }
    let square = a * a;
    let series = 1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / (1188.0 * square)) / square;
    below + (1.0 / 12.0 - (1.0 / 360.0 - series / square) / square) / a
}

/// `x^a e^−x / Γ(a + 1)` in Loader's form, which keeps its digits when `a` is large.
fn gamma_factor(a: f64, x: f64) -> f64 {
    let distance = (x - a) / a;
    let log = if distance > -0.5 { distance.ln_1p() } else { (x / a).ln() };
    (a * (log - distance) - stirling_error(a)).exp() / (TAU * a).sqrt()
}

/// Lower and upper tail of the gamma distribution with `shape` and scale 1 at `x`: the regularised incomplete gamma
/// functions P and Q, each 0…1. Series below `shape + 1`, continued fraction above (Press et al. 2007, *Numerical
/// Recipes*, §6.2). NaN for a shape that is not positive.
pub fn gamma_tails(shape: f64, x: f64) -> (f64, f64) {
    if shape.is_nan() || shape <= 0.0 || x.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x < shape + 1.0 {
        let lower = (gamma_factor(shape, x) * lower_series(shape, x)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (gamma_factor(shape, x) * shape * upper_fraction(shape, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// `Σ x^k / ((a+1)…(a+k))`; the number of terms grows with `√a`.
fn lower_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut divisor) = (1.0_f64, 1.0_f64, a);
    while term > sum * f64::EPSILON / 4.0 {
        divisor += 1.0;
        term *= x / divisor;
        sum += term;
    }
    sum
}

/// Lentz's evaluation of the continued fraction of `Γ(shape, x) e^x x^−shape`.
fn upper_fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut partial = x + 1.0 - shape;
    let mut above = 1.0 / TINY;
    let mut under = 1.0 / away(partial);
    let mut fraction = under;
    for step in 1..100_000 {
        let numerator = -f64::from(step) * (f64::from(step) - shape);
        partial += 2.0;
        under = 1.0 / away(numerator * under + partial);
        above = away(partial + numerator / above);
        fraction *= under * above;
        if (under * above - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

/// The `x` below which a gamma variable of `shape` and scale 1 lies with probability `p`: 0 for `p ≤ 0`, infinite for
/// `p ≥ 1`. Half a chi-square quantile with `2·shape` degrees of freedom.
///
/// Wilson & Hilferty (1931) start, then Halley's iteration on the smaller tail.
pub fn gamma_quantile(shape: f64, p: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let mut x = quantile_start(shape, p);
    for _ in 0..60 {
        let (lower, upper) = gamma_tails(shape, x);
        let error = if p < 0.5 { lower - p } else { (1.0 - p) - upper };
        let density = gamma_factor(shape, x) * shape / x;
        let newton = error / density;
        let step = newton / (1.0 - 0.5 * (newton * ((shape - 1.0) / x - 1.0)).min(1.0));
        let next = x - step;
        let moved = if next > 0.0 { step.abs() } else { x };
        x = if next > 0.0 { next } else { x / 2.0 };
        if moved <= x * 1e-13 {
            break;
        }
    }
    x
}

fn quantile_start(shape: f64, p: f64) -> f64 {
    let ninth = 1.0 / (9.0 * shape);
    let cubed = shape * (1.0 - ninth + normal_quantile(p) * ninth.sqrt()).powi(3);
    // Near zero P(a, x) is close to x^a / Γ(a + 1); the cube fails there.
    let small = ((p.ln() + stirling_error(shape) + 0.5 * (TAU * shape).ln()) / shape - 1.0).exp() * shape;
    if cubed > 0.3 * shape.min(1.0) { cubed } else { small }
}

/// Probability that a standard normal variable exceeds `z`.
pub fn normal_upper(z: f64) -> f64 {
    let (lower, upper) = gamma_tails(0.5, z * z / 2.0);
    if z >= 0.0 { upper / 2.0 } else { f64::midpoint(1.0, lower) }
}

/// The `z` below which a standard normal variable lies with probability `p`, good to about 1e-7 (Wichura 1988,
/// algorithm AS 241, PPND7); infinite at 0 and 1.
pub fn normal_quantile(p: f64) -> f64 {
    let centre = p - 0.5;
    if centre.abs() <= 0.425 {
        let r = 0.180_625 - centre * centre;
        let above = ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let under = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return centre * above / under;
    }
    let tail = p.min(1.0 - p);
    if tail <= 0.0 {
        return f64::INFINITY.copysign(centre);
    }
    let r = (-tail.ln()).sqrt();
    let size = if r <= 5.0 {
        let r = r - 1.6;
        (((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7)
            / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        (((0.017_337_203_997 * r + 0.428_682_943_37) * r + 3.081_226_386_0) * r + 6.657_905_115_0)
            / ((0.012_258_202_635 * r + 0.241_978_942_25) * r + 1.0)
    };
    size.copysign(centre)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, wanted: f64, relative: f64) {
        assert!((found - wanted).abs() <= relative * wanted.abs().max(1e-300), "{found} is not {wanted}");
    }

    /// Upper tail of a gamma with whole shape as a plain Poisson sum.
    fn poisson_below(shape: u32, mean: f64) -> f64 {
        let mut log_term = -mean;
        let mut sum = log_term.exp();
        for k in 1..shape {
            log_term += (mean / f64::from(k)).ln();
            sum += log_term.exp();
        }
        sum
    }

    #[test]
    fn quantiles_match_the_chi_square_table() {
        // R 4: 2 * qgamma(p, df / 2) = qchisq(p, df).
        close(2.0 * gamma_quantile(1.0, 0.95), 5.991_464_547_107_979, 1e-12);
        close(2.0 * gamma_quantile(1.0, 0.05), 0.102_586_588_775_101_06, 1e-12);
        close(2.0 * gamma_quantile(5.0, 0.95), 18.307_038_053_275_146, 1e-12);
        close(2.0 * gamma_quantile(0.5, 0.95), 3.841_458_820_694_124, 1e-12);
        // Abramowitz & Stegun (1964), table 26.8: 100 degrees of freedom.
        close(2.0 * gamma_quantile(50.0, 0.95), 124.342, 1e-6);
        close(2.0 * gamma_quantile(50.0, 0.05), 77.9295, 1e-6);
    }

    #[test]
    fn tails_match_plain_poisson_sums() {
        for shape in [1, 2, 3, 7, 15, 16, 17, 60, 400] {
            for factor in [0.2, 0.7, 0.95, 1.0, 1.05, 1.5] {
                let x = f64::from(shape) * factor;
                close(gamma_tails(f64::from(shape), x).1, poisson_below(shape, x), 1e-10);
            }
        }
    }

    #[test]
    fn quantile_and_tail_undo_each_other() {
        for shape in [0.5, 1.0, 1.5, 3.0, 12.0, 99.0, 1000.0, 20_000.0, 100_001.0] {
            for p in [1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999] {
                let (lower, _) = gamma_tails(shape, gamma_quantile(shape, p));
                close(lower, p, 1e-9);
            }
        }
    }

    #[test]
    fn normal_points() {
        // Abramowitz & Stegun (1964), tables 26.1 and 26.5.
        close(normal_upper(Z90), 0.05, 1e-12);
        close(normal_upper(1.0), 0.158_655_253_931_457, 1e-12);
        close(normal_upper(-1.0), 0.841_344_746_068_543, 1e-12);
        close(normal_upper(0.0), 0.5, 1e-12);
        for p in [1e-12, 0.001, 0.025, 0.074, 0.2, 0.5001, 0.9, 0.975, 0.999_999] {
            close(normal_upper(-normal_quantile(p)), p, 1e-5);
        }
        close(normal_quantile(0.95), Z90, 1e-6);
    }
}
