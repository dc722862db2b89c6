//! Every constant of the measures and every limit of the readers in one place. The defaults stand in `settings.toml`
//! beside this file, commented; what was used is printed in every document.

mod ranges;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source::Limits;
use crate::transcript::{Millis, toml_words};

/// The commented defaults, as the user may copy them.
pub const DEFAULTS: &str = include_str!("settings.toml");

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "settings.toml documents every key")]
        pub struct $name { $(pub $field: $type),+ }
    };
}

section! {
    /// The floor: turns, overlap, silence.
    Floor {
        words_per_second_x10: i64, own_rate_min: usize, merge_gap: Millis, embed_max: Millis, overlap_min: Millis,
        overlap_min_words: Millis, overlap_min_unfinished: Millis, simultaneous: Millis, terminal: Millis,
        long_overlap: Millis, mark_gap: Millis, unfinished_gap: Millis, goes_on: Millis, resume_words: u32, offset_max: Millis,
        silence: Millis, silence_coarse: Millis, recording_gap: Millis, backchannel_words: usize, backchannel_max: Millis, answer_slack: Millis,
        event_confidence: f64,
    }
}
section! {
    /// Windows inside a meeting.
    Window {
        dominance: Millis, dominance_step: Millis, dominance_share: f64, dominance_words: u64,
        dominance_words_step: u64, dominance_min: Millis,
    }
}
section! {
    /// Minimum samples.
    Minimum {
        meeting_ms: Millis, meeting_words: u64, meeting_turns: u64, meeting_people: u64, speaker_turns: u64,
        speaker_words: u64, turn_count: u64, offsets: u64, latency: u64, question_latency: u64, transitions_star: u64,
        pair_expected: f64, others_speech_ms: Millis, own_speech_ms: Millis, success_events: u64, questions: u64,
        question_types: u64, rate_hits: u64, rate_words_speaker: u64, rate_words_meeting: u64, marks_changes: u64,
        clean_words: u64, question_marks_per: u64,
    }
}
section! {
    /// Intervals and chance values.
    Interval { block: usize, draws: usize }
}
section! {
    /// Moments.
    Moment {
        contribution_words: u32, silence: Millis, reach: u32, most: usize, per_meeting: usize, per_person_from: usize,
    }
}
section! {
    /// Runs of meetings.
    Series { trend_min: usize }
}
/// All settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "settings.toml documents every key")]
pub struct Settings {
    pub floor: Floor,
    pub window: Window,
    pub minimum: Minimum,
    pub interval: Interval,
    pub moment: Moment,
    pub series: Series,
    pub limits: Limits,
}

/// A settings file that cannot be used: the line, and what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{en}")]
pub struct SettingsError {
    /// Line of the file, if one is to blame.
    pub line: Option<u64>,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl SettingsError {
    fn of(error: &toml::de::Error, text: &str) -> Self {
        let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() as u64 + 1);
        Self::at(line, toml_words(error.message()))
    }

    /// Something else than what is known or allowed, and what to do.
    fn at(line: Option<u64>, (nl, en): (String, String)) -> Self {
        Self {
            line,
            nl: format!("dit klopt niet in de instellingen: {nl}. Verbeter het of laat de regel weg."),
            en: format!("this is wrong in the settings: {en}. Correct it or leave the line out."),
        }
    }

    fn unknown_section(section: &str, line: Option<u64>) -> Self {
        Self {
            line,
            nl: format!(
                "onbekend deel [{section}]; laat het weg of kijk welke delen er zijn in `settings.toml` van onderstroom."
            ),
            en: format!("unknown section [{section}]; leave it out or look in `settings.toml` of onderstroom which there are."),
        }
    }

    fn no_section(section: &str, line: Option<u64>) -> Self {
        let nl = format!("`{section}` is een deel en heeft zelf geen waarde; zet zijn sleutels onder [{section}]");
        Self::at(line, (nl, format!("`{section}` is a section and has no value itself; put its keys below [{section}]")))
    }

    fn unknown_key(section: &str, key: &str, known: &str, line: Option<u64>) -> Self {
        let nl = format!("onbekende sleutel `{key}` in [{section}]; bekend zijn {known}");
        Self::at(line, (nl, format!("unknown key `{key}` in [{section}]; known are {known}")))
    }

    fn not_allowed(key: &str, value: &str, (nl, en): (String, String), line: Option<u64>) -> Self {
        Self::at(line, (format!("`{key}` is {value}; toegestaan is {nl}"), format!("`{key}` is {value}; allowed is {en}")))
    }
}

impl Settings {
    /// The built-in defaults.
    ///
    /// # Errors
    /// Only if the shipped file is broken, which a test rules out.
    pub fn defaults() -> Result<Self, SettingsError> {
        toml::from_str(DEFAULTS).map_err(|e| SettingsError::of(&e, DEFAULTS))
    }

    /// The defaults with the keys of `text` laid over them.
    ///
    /// # Errors
    /// When `text` is no TOML, or holds an unknown section or key or a value that is not allowed.
    pub fn with_overrides(text: &str) -> Result<Self, SettingsError> {
        let mut base: toml::Table = toml::from_str(DEFAULTS).map_err(|e| SettingsError::of(&e, DEFAULTS))?;
        let over: toml::Table = toml::from_str(text).map_err(|e| SettingsError::of(&e, text))?;
        ranges::check(&over, &base, text)?;
        for (section, values) in over {
            if let (Some(toml::Value::Table(into)), toml::Value::Table(values)) = (base.get_mut(&section), values) {
                into.extend(values);
            }
        }
        // The joined table has no lines of its own: the key in the message is the place.
        base.try_into().map_err(|e: toml::de::Error| SettingsError { line: None, ..SettingsError::of(&e, text) })
    }

    /// Every constant as `section.key`, for the document.
    pub fn entries(&self) -> BTreeMap<String, serde_json::Value> {
        let mut entries = BTreeMap::new();
        if let Ok(serde_json::Value::Object(sections)) = serde_json::to_value(self) {
            for (section, values) in sections {
                if let serde_json::Value::Object(values) = values {
                    entries.extend(values.into_iter().map(|(key, value)| (format!("{section}.{key}"), value)));
                }
            }
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_load_and_overrides_replace_one_key() {
        let settings = Settings::with_overrides("[floor]\nsilence = 3000\n").unwrap();
        assert_eq!(settings.floor.silence, 3000);
        assert_eq!(settings.floor.merge_gap, Settings::defaults().unwrap().floor.merge_gap);
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_it() {
        let error = Settings::with_overrides("[floor]\nsilense = 3000\n").unwrap_err();
        assert!(error.nl.contains("onbekende sleutel `silense`") && error.en.contains("silense"), "{error:?}");
        assert!(error.line == Some(2) && error.nl.contains("silence_coarse"), "{error:?}");
        let error = Settings::with_overrides("[floor]\nsilence = 3\n[vloer]\n").unwrap_err();
        assert_eq!(error.line, Some(3));
    }
}
