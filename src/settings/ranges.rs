//! What each constant may be: a step of 0 would never end, a share above 1 never be reached. A value outside is refused
//! with its key, its place and what is allowed, before anything is measured with it.

use super::SettingsError;

/// The largest whole number: 31 years in milliseconds, and sums of it stay far from the end of 64 bits.
const LARGEST: f64 = 1e12;

/// Constants that may be less than the others: whole numbers from 0 where nothing stands here.
const RANGES: &[(&str, f64, f64)] = &[
    ("floor.words_per_second_x10", 1.0, 1000.0),
    ("floor.own_rate_min", 1.0, LARGEST),
    ("floor.backchannel_words", 0.0, 1000.0),
    ("floor.event_confidence", 0.0, 1.0),
    ("window.dominance", 1.0, LARGEST),
    ("window.dominance_step", 1.0, LARGEST),
    // Below a half two people could have more than their part, and the order of the names would decide.
    ("window.dominance_share", 0.5, 1.0),
    ("window.dominance_words", 1.0, LARGEST),
    ("window.dominance_words_step", 1.0, LARGEST),
    ("interval.block", 1.0, LARGEST),
    // Of fewer than 20 there is no twentieth part at either end.
    ("interval.draws", 20.0, 100_000.0),
    ("series.trend_min", 3.0, LARGEST),
    // Places in a text are kept in 32 bits.
    ("limits.file_bytes", 1.0, 4e9),
    ("limits.line_bytes", 1.0, 4e9),
    ("limits.utterances", 1.0, 1e9),
    ("limits.speakers", 1.0, 1e9),
    ("limits.name_chars", 1.0, 1e9),
    ("limits.hours", 1.0, 1e6),
];

/// Constants that may have decimals.
const FRACTIONS: [&str; 3] = ["floor.event_confidence", "window.dominance_share", "minimum.pair_expected"];

/// Refuses the first section, key or value of `over` that the defaults do not know or that cannot be used.
pub(super) fn check(over: &toml::Table, base: &toml::Table, text: &str) -> Result<(), SettingsError> {
    for (section, values) in over {
        let Some(toml::Value::Table(known)) = base.get(section) else {
            return Err(SettingsError::unknown_section(section, line_of(text, section, None)));
        };
        let toml::Value::Table(values) = values else {
            return Err(SettingsError::no_section(section, line_of(text, section, None)));
        };
        for (key, value) in values {
            let line = || line_of(text, section, Some(key));
            if !known.contains_key(key) {
                let known: Vec<&str> = known.keys().map(String::as_str).collect();
                return Err(SettingsError::unknown_key(section, key, &known.join(", "), line()));
            }
            let name = format!("{section}.{key}");
            if !holds(&name, value) {
                return Err(SettingsError::not_allowed(&name, &value.to_string(), allowed(&name), line()));
            }
        }
    }
    Ok(())
}

fn range(name: &str) -> (f64, f64) {
    RANGES.iter().find(|(key, ..)| *key == name).map_or((0.0, LARGEST), |&(_, low, high)| (low, high))
}

fn holds(name: &str, value: &toml::Value) -> bool {
    let whole = value.as_integer().map(|whole| whole as f64);
    let number = whole.or_else(|| value.as_float().filter(|_| FRACTIONS.contains(&name)));
    let (low, high) = range(name);
    number.is_some_and(|number| (low..=high).contains(&number))
}

/// What a constant may be, in Dutch and in English.
fn allowed(name: &str) -> (String, String) {
    let (low, high) = range(name);
    let (nl, en) = if FRACTIONS.contains(&name) { ("een getal", "a number") } else { ("een heel getal", "a whole number") };
    (format!("{nl} van {low} tot en met {high}"), format!("{en} from {low} to {high}"))
}

/// The line on which a section, or a key of it, is given.
fn line_of(text: &str, section: &str, key: Option<&str>) -> Option<u64> {
    let (mut current, mut head) = ("", None);
    for (line, number) in text.lines().zip(1_u64..) {
        let line = line.split('#').next().unwrap_or("").trim();
        if line.starts_with('[') {
            current = line.trim_matches(['[', ']', ' ', '\t']);
            head = head.or((current == section).then_some(number));
            continue;
        }
        let Some((name, _)) = line.split_once('=') else { continue };
        let name: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
        let name = if current.is_empty() { name } else { format!("{current}.{name}") };
        match key {
            Some(key) if name == format!("{section}.{key}") => return Some(number),
            _ if name == section || name.starts_with(&format!("{section}.")) => head = head.or(Some(number)),
            _ => {}
        }
    }
    head
}

#[cfg(test)]
mod tests {
    use super::super::{DEFAULTS, Settings, SettingsError};
    use super::*;

    fn refused(text: &str) -> SettingsError {
        Settings::with_overrides(text).expect_err(text)
    }

    #[test]
    fn the_defaults_are_allowed_and_every_range_is_of_a_constant() {
        let defaults: toml::Table = toml::from_str(DEFAULTS).unwrap();
        check(&defaults, &defaults, DEFAULTS).unwrap();
        let entries = Settings::defaults().unwrap().entries();
        let keys = RANGES.iter().map(|(key, ..)| *key).chain(FRACTIONS);
        keys.for_each(|key| assert!(entries.contains_key(key), "{key}"));
    }

    #[test]
    fn a_value_outside_its_range_is_refused_with_key_value_and_what_is_allowed() {
        for (key, wrong, low, high) in [
            ("window.dominance_step", "0", "1", "1000000000000"),
            ("window.dominance_words_step", "0", "1", "1000000000000"),
            ("window.dominance_words", "0", "1", "1000000000000"),
            ("window.dominance", "-1", "1", "1000000000000"),
            ("window.dominance_share", "1.2", "0.5", "1"),
            ("window.dominance_share", "0.4", "0.5", "1"),
            ("window.dominance_share", "nan", "0.5", "1"),
            ("floor.event_confidence", "-0.1", "0", "1"),
            ("floor.silence", "-2000", "0", "1000000000000"),
            ("floor.merge_gap", "9223372036854775807", "0", "1000000000000"),
            ("floor.own_rate_min", "0", "1", "1000000000000"),
            ("floor.silence", "\"twee\"", "0", "1000000000000"),
            ("floor.silence", "2.5", "0", "1000000000000"),
            ("minimum.pair_expected", "inf", "0", "1000000000000"),
            ("interval.block", "0", "1", "1000000000000"),
            ("interval.draws", "0", "20", "100000"),
            ("interval.draws", "1000000", "20", "100000"),
            ("limits.hours", "0", "1", "1000000"),
        ] {
            let (section, name) = key.split_once('.').unwrap();
            let error = refused(&format!("# eigen\n[ {section} ] # deel\n\n  {name} = {wrong} # zo\n"));
            assert_eq!(error.line, Some(4), "{key}");
            for text in [&error.nl, &error.en] {
                assert!([key, wrong, low, high].iter().all(|part| text.contains(part)), "{key} {wrong}: {text}");
            }
            assert!(error.nl.contains(&format!("{low} tot en met {high}")) && error.en.contains(&format!("{low} to {high}")));
        }
        // Both ends and a whole number for a fraction are allowed.
        let settings =
            Settings::with_overrides("window.dominance_share = 1\nminimum.pair_expected = 2.5\ninterval.draws = 20").unwrap();
        assert_eq!((settings.window.dominance_share, settings.minimum.pair_expected, settings.interval.draws), (1.0, 2.5, 20));
    }

    #[test]
    fn a_section_that_is_no_section_is_told_apart_from_an_unknown_one() {
        for (text, line) in [("interval = 3\nseries = 3\n", 1), ("\n[[interval]]\nblock = 5\n", 2)] {
            let error = refused(text);
            assert_eq!(error.line, Some(line), "{text}");
            assert!(error.nl.contains("onder [interval]") && error.en.contains("below [interval]"), "{error:?}");
            assert!(!error.nl.contains("onbekend"), "{error:?}");
        }
        let error = refused("floor.silence = 3000\nvloer.stilte = 2\n");
        assert!(error.line == Some(2) && error.nl.contains("onbekend deel [vloer]"), "{error:?}");
    }

    #[test]
    fn the_line_of_a_value_is_found_however_it_is_written() {
        for (text, line) in [
            ("floor.silence = 3\nwindow.dominance_step = 0\n", 2),
            ("[floor]\ndominance_step = 1\n[window]\ndominance_step = 0\n", 2),
            ("[window]\n\"dominance_step\" = 0\n", 2),
            ("\nwindow = { dominance_step = 0 }\n", 2),
        ] {
            assert_eq!(refused(text).line, Some(line), "{text}");
        }
    }
}
