//! Many tests at once: the false discovery rate.

/// The q-value of every test, in the order given: the smallest rate of false discoveries at which it would be kept, 0…1.
///
/// Benjamini & Hochberg 1995, *Journal of the Royal Statistical Society B* 57(1), 289–300.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut q = vec![1.0; p.len()];
    let mut least = 1.0_f64;
    for (rank, &test) in order.iter().enumerate().rev() {
        least = least.min(p[test] * p.len() as f64 / (rank + 1) as f64);
        q[test] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_authors() {
        // Benjamini & Hochberg 1995, §4.2: of these 15 p-values the four smallest are kept at q = .05.
        let p =
            [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        assert_eq!(benjamini_hochberg(&p).iter().filter(|&&q| q <= 0.05).count(), 4);
    }

    #[test]
    fn order_does_not_matter_and_q_never_falls_below_p() {
        // p = .04, .01, .03: sorted .01·3/1 = .03, .03·3/2 = .045, .04·3/3 = .04, from the end .04, .04, .03.
        let q = benjamini_hochberg(&[0.04, 0.01, 0.03]);
        for (found, wanted) in q.iter().zip([0.04, 0.03, 0.04]) {
            assert!((found - wanted).abs() < 1e-12);
        }
        assert!(benjamini_hochberg(&[]).is_empty());
    }
}
