//! What chance alone does to a distribution over people: simulated once per number of people and turns, seeded by
//! those two numbers, and kept for the life of the process.

use std::collections::BTreeMap;
use std::sync::{LazyLock, RwLock};

use super::distribution::normal_quantile;
use super::inequality::gini_sorting;
use super::interval::percentile_of;
use super::random::{Random, seed_of};
use super::{Bounds, TAIL};

/// Simulated meetings behind every answer.
const DRAWS: usize = 2000;

/// Meetings longer than this are not simulated: deviations from equality shrink as 1/√turns, which is exact enough
/// here and keeps the cost bounded.
const LONGEST: u32 = 4096;

/// Numbers of turns up to here are simulated as they are; above, the nearest lower of sixteen steps an octave stands for
/// the rest, so that a corpus simulates a few hundred cases and not one for every meeting.
const EXACT: u32 = 63;

/// Standard deviation of the logarithm of turn length. Chosen so that the 5–95 % band of a fair share becomes that of
/// measures.md §1.7 (9–48 % for 4 people and 40 turns) within 2 points in all six cases given there.
const TURN_SPREAD: f64 = 1.12;

/// Gini of turns that fall on people by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GiniChance {
    /// Mean, 0…1.
    pub mean: f64,
    /// 95th percentile, 0…1.
    pub p95: f64,
}

type Cache<T> = RwLock<BTreeMap<(u32, u32), T>>;

static GINI: LazyLock<Cache<GiniChance>> = LazyLock::new(Cache::default);
static SHARE: LazyLock<Cache<Bounds>> = LazyLock::new(Cache::default);

/// The answer for a key. Two threads may both compute it; they get the same, so it does not matter who is first.
fn cached<T: Copy>(cache: &Cache<T>, key: (u32, u32), compute: impl FnOnce() -> T) -> T {
    let known = cache.read().ok().and_then(|map| map.get(&key).copied());
    known.unwrap_or_else(|| {
        let answer = compute();
        if let Ok(mut map) = cache.write() {
            map.insert(key, answer);
        }
        answer
    })
}

/// Corrected Gini of `turns` spread over `people` with equal chances (multinomial), from 2000 draws; `None` below 2
/// people or 1 turn. A distribution is more uneven than chance when its Gini exceeds `p95`.
pub fn gini_chance(people: u32, turns: u32) -> Option<GiniChance> {
    if people < 2 || turns == 0 {
        return None;
    }
    let simulated = cached(&GINI, (people, step(turns)), || simulate_gini(people, step(turns)));
    let shrink = shrink(turns);
    Some(GiniChance { mean: simulated.mean * shrink, p95: simulated.p95 * shrink })
}

/// Where the share of speech of one of `people` lies in 90 of 100 meetings of `turns` turns when everyone is equally
/// willing to speak and turn lengths are lognormal, 0…1; `None` below 2 people or 1 turn.
pub fn fair_share(people: u32, turns: u32) -> Option<Bounds> {
    if people < 2 || turns == 0 {
        return None;
    }
    let (low, high) = cached(&SHARE, (people, step(turns)), || simulate_share(people, step(turns)));
    let fair = 1.0 / f64::from(people);
    Some((fair + (low - fair) * shrink(turns), fair + (high - fair) * shrink(turns)))
}

/// The number of turns that is simulated for `turns`.
fn step(turns: u32) -> u32 {
    let turns = turns.min(LONGEST);
    if turns <= EXACT {
        return turns;
    }
    let below = turns.ilog2() - 4;
    turns >> below << below
}

/// From the simulated number to the real one deviations shrink as 1/√turns; over one step (6 %) what that leaves out
/// is a thousandth, far below the noise of the draws.
fn shrink(turns: u32) -> f64 {
    (f64::from(step(turns)) / f64::from(turns)).sqrt()
}

fn simulate_gini(people: u32, turns: u32) -> GiniChance {
    let mut random = Random::seeded(seed_of(u64::from(people), u64::from(turns)));
    let mut counts = vec![0_i64; people as usize];
    let mut values: Vec<f64> = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        counts.fill(0);
        for _ in 0..turns {
            counts[random.below(people) as usize] += 1;
        }
        values.extend(gini_sorting(&mut counts));
    }
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    GiniChance { mean, p95: percentile_of(&mut values, 0.95).unwrap_or(mean) }
}

/// Turn lengths at 4096 evenly spaced percentiles: drawing one is a look-up instead of a logarithm, a cosine and an
/// exponential.
static LENGTHS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let at = |index: u32| (TURN_SPREAD * normal_quantile((f64::from(index) + 0.5) / 4096.0)).exp();
    (0..4096).map(at).collect()
});

fn simulate_share(people: u32, turns: u32) -> Bounds {
    let mut random = Random::seeded(seed_of(u64::from(turns), u64::from(people)));
    let lengths = &*LENGTHS;
    let mut spoken = vec![0.0; people as usize];
    let mut shares = Vec::with_capacity(DRAWS * people as usize);
    for _ in 0..DRAWS {
        spoken.fill(0.0);
        for _ in 0..turns {
            let length = lengths[(random.next_u64() >> 52) as usize];
            spoken[random.below(people) as usize] += length;
        }
        let whole: f64 = spoken.iter().sum();
        shares.extend(spoken.iter().map(|time| time / whole));
    }
    let low = percentile_of(&mut shares, TAIL).unwrap_or(0.0);
    (low, percentile_of(&mut shares, 1.0 - TAIL).unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_of_four_people() {
        // Means: measures.md A7 (.20, .15, .09). Both to four digits by summing the multinomial distribution exactly;
        // Gini moves in steps of 2/(3 T), and its 95th percentile at T = 30 is 32/90 (P(G ≤ 32/90) = .957).
        for (turns, mean, p95) in [(30, 0.2052, 0.3556), (60, 0.1454, 0.2556), (150, 0.0921, 0.16)] {
            let found = gini_chance(4, turns).unwrap();
            assert!((found.mean - mean).abs() < 0.01 && (found.p95 - p95).abs() < 0.01, "{turns}: {found:?}");
        }
        assert_eq!(gini_chance(1, 40), None);
        assert_eq!(gini_chance(4, 0), None);
    }

    #[test]
    fn gini_of_two_people_follows_the_binomial() {
        // Two people: Gini = |2k − T| / T, so its mean is the mean deviation of a binomial:
        // T = 10: Σ |2k − 10| C(10, k) / 2^10 / 10 = 0.24609.
        assert!((gini_chance(2, 10).unwrap().mean - 0.246_09).abs() < 0.01);
    }

    #[test]
    fn the_fair_band() {
        // measures.md §1.7, chance anchor.
        let given = [(4, 40, 9, 48), (4, 80, 13, 39), (4, 160, 16, 35), (6, 40, 4, 35), (6, 80, 6, 29), (6, 160, 9, 26)];
        for (people, turns, low, high) in given {
            let found = fair_share(people, turns).unwrap();
            let off = (100.0 * found.0 - f64::from(low)).abs().max((100.0 * found.1 - f64::from(high)).abs());
            assert!(off <= 2.0, "{people} people, {turns} turns: {found:?}");
        }
    }

    #[test]
    fn between_two_steps_the_answer_is_that_of_a_simulation_of_its_own() {
        // 2000 draws: the mean of Gini has a relative standard error near .4 / √2000 = 0.9 %, a bound of the band more.
        for (people, turns) in [(4, 67), (6, 95), (3, 135), (8, 271), (6, 1_023)] {
            let (found, own) = (gini_chance(people, turns).unwrap(), simulate_gini(people, turns));
            assert!((found.mean / own.mean - 1.0).abs() < 0.04, "{people}, {turns}: {found:?} {own:?}");
            let (found, own) = (fair_share(people, turns).unwrap(), simulate_share(people, turns));
            assert!((found.0 - own.0).abs() < 0.01 && (found.1 - own.1).abs() < 0.01, "{people}, {turns}: {found:?} {own:?}");
        }
    }

    #[test]
    fn asking_again_and_long_meetings() {
        assert_eq!(gini_chance(5, 77), gini_chance(5, 77));
        let (at, far) = (gini_chance(4, LONGEST).unwrap(), gini_chance(4, 4 * LONGEST).unwrap());
        assert!((at.mean / far.mean - 2.0).abs() < 1e-9);
        let band = fair_share(4, 100 * LONGEST).unwrap();
        assert!(band.0 < 0.25 && 0.25 < band.1 && band.1 - band.0 < 0.01);
    }

    #[test]
    #[ignore = "measures"]
    #[allow(clippy::print_stderr)]
    fn chance_speed() {
        let begin = std::time::Instant::now();
        let found = gini_chance(6, 250);
        eprintln!("gini_chance(6, 250): {:?} {found:?}", begin.elapsed());
        let begin = std::time::Instant::now();
        let found = fair_share(6, 250);
        eprintln!("fair_share(6, 250): {:?} {found:?}", begin.elapsed());
    }
}
