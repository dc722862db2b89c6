//! How unevenly a whole number is spread over people. Inputs are whole numbers (milliseconds, words, turns), so sums are
//! exact and only the last step divides. A negative input or an empty whole gives `None`.

/// The whole, or `None` when it is 0 or some part is negative.
fn whole(parts: &[i64]) -> Option<i128> {
    if parts.iter().any(|&part| part < 0) {
        return None;
    }
    let sum: i128 = parts.iter().map(|&part| i128::from(part)).sum();
    (sum > 0).then_some(sum)
}

/// Gini coefficient with the small-sample factor n / (n − 1): 0 all equal … 1 one has everything; needs 2 parts.
///
/// Gini 1912 in the sorted form `Σ (2i − n − 1) x₍ᵢ₎ / (n Σx)`; factor: Deltas 2003, *Review of Economics and Statistics*
/// 85(1), 226–234.
pub fn gini(parts: &[i64]) -> Option<f64> {
    on_copy(parts, gini_sorting)
}

/// Calls `with` on a copy that may be reordered. Bootstraps do so a thousand times; a small team needs no heap.
fn on_copy<R>(parts: &[i64], with: impl FnOnce(&mut [i64]) -> R) -> R {
    const FEW: usize = 32;
    if parts.len() <= FEW {
        let mut room = [0; FEW];
        let copy = &mut room[..parts.len()];
        copy.copy_from_slice(parts);
        with(copy)
    } else {
        with(&mut parts.to_vec())
    }
}

/// [`gini`], sorting `parts` in place.
pub fn gini_sorting(parts: &mut [i64]) -> Option<f64> {
    let n = parts.len();
    if n < 2 {
        return None;
    }
    parts.sort_unstable();
    let (smallest, largest) = (parts[0], parts[n - 1]);
    if smallest < 0 || largest == 0 {
        return None;
    }
    if n <= 1 << 10 && largest <= 1 << 40 {
        return Some(gini_in_64_bits(parts));
    }
    let whole = whole(parts)?;
    let weighted: i128 = parts.iter().enumerate().map(|(i, &part)| (2 * i as i128 + 1 - n as i128) * i128::from(part)).sum();
    Some(weighted as f64 / ((n as i128 - 1) * whole) as f64)
}

/// [`gini_sorting`] of sorted parts that are small and few enough for no sum to pass 2^60: exact, and much faster.
fn gini_in_64_bits(sorted: &[i64]) -> f64 {
    let n = sorted.len() as i64;
    let whole: i64 = sorted.iter().sum();
    let weighted: i64 = (1 - n..).step_by(2).zip(sorted).map(|(weight, &part)| weight * part).sum();
    weighted as f64 / ((n - 1) * whole) as f64
}

/// Shannon entropy of the shares in nats, 0 … ln n; parts of 0 add nothing.
pub fn entropy(parts: &[i64]) -> Option<f64> {
    let whole = whole(parts)? as f64;
    let terms = parts.iter().filter(|&&part| part > 0).map(|&part| {
        let share = part as f64 / whole;
        -share * share.ln()
    });
    Some(terms.sum::<f64>().max(0.0))
}

/// Evenness, entropy ÷ ln n: 0 one has everything … 1 all equal; needs 2 parts.
///
/// Pielou 1966, *Journal of Theoretical Biology* 13, 131–144.
pub fn evenness(parts: &[i64]) -> Option<f64> {
    if parts.len() < 2 {
        return None;
    }
    Some((entropy(parts)? / (parts.len() as f64).ln()).min(1.0))
}

/// Effective number of parts, e to the entropy: 1 … n.
///
/// Hill 1973, *Ecology* 54(2), 427–432 (order 1).
pub fn effective_number(parts: &[i64]) -> Option<f64> {
    Some(entropy(parts)?.exp().min(parts.len() as f64))
}

/// Population standard deviation of the shares, 0 … 0.5.
pub fn share_sd(parts: &[i64]) -> Option<f64> {
    let whole = whole(parts)?;
    let n = parts.len() as f64;
    let mean = 1.0 / n;
    let squares: f64 = parts.iter().map(|&part| (part as f64 / whole as f64 - mean).powi(2)).sum();
    Some((squares / n).sqrt())
}

/// Together the `top` largest shares, 0 … 1.
pub fn top_share(parts: &[i64], top: usize) -> Option<f64> {
    let whole = whole(parts)?;
    let largest: i128 = on_copy(parts, |sorted| {
        sorted.sort_unstable();
        sorted.iter().rev().take(top).map(|&part| i128::from(part)).sum()
    });
    Some(largest as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(found: Option<f64>, wanted: f64) {
        assert!((found.unwrap() - wanted).abs() < 1e-12, "{found:?} is not {wanted}");
    }

    #[test]
    fn the_ends() {
        close(gini(&[5, 5, 5]), 0.0);
        close(gini(&[0, 0, 0, 9]), 1.0);
        close(evenness(&[5, 5, 5]), 1.0);
        close(evenness(&[0, 9]), 0.0);
        close(effective_number(&[7, 7, 7, 7]), 4.0);
        close(effective_number(&[7, 0]), 1.0);
        close(share_sd(&[0, 9]), 0.5);
        assert_eq!(gini(&[3]), None);
        assert_eq!(gini(&[0, 0]), None);
        assert_eq!(gini(&[-1, 2]), None);
        assert_eq!(evenness(&[3]), None);
        assert_eq!(top_share(&[], 1), None);
    }

    #[test]
    fn by_hand() {
        // 1, 2, 3: Σ|xi − xj| over all ordered pairs = 2 (1 + 2 + 1) = 8; 8 / (2·3·6) · 3/2 = 1/3.
        close(gini(&[3, 1, 2]), 1.0 / 3.0);
        close(top_share(&[3, 1, 2], 1), 0.5);
        close(top_share(&[3, 1, 2], 2), 5.0 / 6.0);
        // shares 1/6, 2/6, 3/6: variance (1/36 + 0 + 1/36) / 3 = 1/54.
        close(share_sd(&[3, 1, 2]), (1.0_f64 / 54.0).sqrt());
        // shares ½ ¼ ¼: H = 1.5 ln 2, e^H = 2^1.5.
        close(effective_number(&[2, 1, 1]), 2.0_f64.powf(1.5));
    }

    #[test]
    fn parts_beyond_64_bits_give_the_same() {
        // Gini has no unit: a factor of 2^42 takes 1, 2, 3 past what 64 bits are used for.
        let large: Vec<i64> = [3, 1, 2].iter().map(|part| part << 42).collect();
        close(gini(&large), 1.0 / 3.0);
        assert_eq!(gini(&[-(1 << 50), 1 << 50]), None);
        assert_eq!(gini(&[-5, i64::MIN + 7]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn gini_equals_all_pairs(parts in prop::collection::vec(0_i64..4_000_000, 2..50)) {
            prop_assume!(parts.iter().sum::<i64>() > 0);
            let n = parts.len() as f64;
            let pairs: i64 = parts.iter().flat_map(|a| parts.iter().map(move |b| (a - b).abs())).sum();
            let plain = pairs as f64 / (2.0 * n * parts.iter().sum::<i64>() as f64) * n / (n - 1.0);
            prop_assert!((gini(&parts).unwrap() - plain).abs() < 1e-12);
        }

        #[test]
        fn a_silent_person_never_lowers_gini(mut parts in prop::collection::vec(1_i64..1000, 2..20)) {
            let before = gini(&parts).unwrap();
            parts.push(0);
            prop_assert!(gini(&parts).unwrap() >= before - 1e-12);
        }
    }
}
