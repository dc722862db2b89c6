//! The facts that meeting readings carry in their flags for pooling: `exposure=…` behind a rate, `part=…` and `whole=…`
//! behind a share, and `least=…`, the smallest exposure or whole for a value.

use crate::document::v1::Reading;

/// Words, seconds or expected events behind a rate.
pub(super) fn exposure(reading: &Reading) -> Option<f64> {
    reading.flag("exposure")?.trim().parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0)
}

/// Part and whole behind a share.
pub(super) fn part_and_whole(reading: &Reading) -> Option<(i64, i64)> {
    let number = |name| reading.flag(name)?.trim().parse::<i64>().ok();
    Some((number("part")?, number("whole")?)).filter(|(part, whole)| 0 <= *part && part <= whole)
}

/// The smallest exposure of a rate or whole of a share for a value.
pub(super) fn least(reading: &Reading) -> Option<f64> {
    reading.flag("least")?.parse().ok()
}

/// The smallest `n` for a value, where a share has one besides its whole.
pub(super) fn least_n(reading: &Reading) -> Option<u64> {
    reading.flag("least_n")?.parse().ok()
}

/// The unit a reading was counted in. A flag `per_1000_words` says that a transcript without times was counted against
/// words after all.
pub(super) fn unit(reading: &Reading) -> &str {
    let by_words = reading.flags.iter().any(|flag| flag == "per_1000_words");
    if by_words { "per_1000_words" } else { &reading.unit }
}

/// What a rate counts its events against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// Words.
    Words,
    /// Seconds.
    Seconds,
    /// Expected events: the rate is a ratio.
    Expected,
}

/// What a rate counts against, and how many of those its unit stands for: `per_1000_words` is 1000 words, `per_10_min`
/// 600 seconds.
pub(super) fn scale(reading: &Reading) -> (Against, f64) {
    scale_of(unit(reading))
}

fn scale_of(unit: &str) -> (Against, f64) {
    let Some(rest) = unit.strip_prefix("per_") else {
        return (Against::Expected, 1.0);
    };
    let (number, base) =
        rest.split_once('_').map_or((1.0, rest), |(number, base)| number.parse().map_or((1.0, rest), |number| (number, base)));
    match base {
        "word" | "words" => (Against::Words, number),
        "s" | "second" | "seconds" => (Against::Seconds, number),
        "min" | "minute" | "minutes" => (Against::Seconds, 60.0 * number),
        "h" | "hour" | "hours" => (Against::Seconds, 3600.0 * number),
        _ => (Against::Expected, number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_flags() {
        assert_eq!(scale_of("per_1000_words"), (Against::Words, 1000.0));
        assert_eq!(scale_of("per_10_min"), (Against::Seconds, 600.0));
        assert_eq!(scale_of("per_min"), (Against::Seconds, 60.0));
        assert_eq!(scale_of("per_hour"), (Against::Seconds, 3600.0));
        assert_eq!(scale_of("ratio"), (Against::Expected, 1.0));
        let reading = Reading { flags: vec!["exposure=12.5".into(), "part=3".into(), "whole=2".into()], ..Reading::default() };
        assert_eq!(exposure(&reading), Some(12.5));
        assert_eq!(part_and_whole(&reading), None);
        assert_eq!(reading.flag("expo"), None);
    }
}
