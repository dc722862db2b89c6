//! The constants of a run as the definitions of measures name them, so that a changed setting changes what is said:
//! `{minimum.meeting_ms:min}` is 10, `{window.dominance_share:%}` is 60.

use std::collections::BTreeMap;

use crate::settings::Settings;

use super::fill::fill_with;

/// How a constant may be written: the mark behind its key, and what it is multiplied by.
const FORMS: [(&str, f64); 5] = [("", 1.0), (":s", 0.001), (":min", 1.0 / 60_000.0), (":%", 100.0), (":tenth", 0.1)];

/// Every constant in every form, in one language.
pub(super) struct Constants(BTreeMap<String, String>);

impl Constants {
    pub(super) fn of(settings: &Settings, language: &str) -> Self {
        let numbers = settings.entries().into_iter().filter_map(|(key, value)| Some((key, value.as_f64()?)));
        let forms =
            |(key, value): (String, f64)| FORMS.map(|(form, factor)| (format!("{key}{form}"), said(value * factor, language)));
        Self(numbers.flat_map(forms).collect())
    }

    /// A text with the constants it names.
    pub(super) fn fill(&self, text: &str) -> String {
        fill_with(text, |name| self.0.get(name).map_or("", String::as_str))
    }
}

/// `1500` as `1.500` or `1,500`, `2.5` as `2,5` or `2.5`; two decimals at most.
fn said(value: f64, language: &str) -> String {
    let (point, group) = if language == "en" { ('.', ',') } else { (',', '.') };
    let plain = format!("{value:.2}");
    let plain = plain.trim_end_matches('0').trim_end_matches('.');
    let (whole, rest) = plain.split_once('.').unwrap_or((plain, ""));
    let mut out = String::with_capacity(plain.len() + 4);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_said_in_the_language_of_the_reader() {
        let settings = Settings::with_overrides("[minimum]\nmeeting_words = 1234567\nspeaker_words = 12\n").unwrap();
        let text = "{minimum.meeting_words} {minimum.speaker_words} {window.dominance:min} {window.dominance_share:%} \
                    {floor.silence:s} {floor.words_per_second_x10:tenth} {floor.event_confidence}";
        assert_eq!(Constants::of(&settings, "nl").fill(text), "1.234.567 12 2,5 60 2 2,7 0,35");
        assert_eq!(Constants::of(&settings, "en").fill(text), "1,234,567 12 2.5 60 2 2.7 0.35");
    }
}
