//! What a measure is: the only source of its id, unit, wording and minimum. Documents, `explain` and the report's
//! "hoe is dit gemeten?" are rendered from it.

use crate::lexicon::Level;

/// The same in Dutch and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Dutch, as a coach would write.
    pub nl: &'static str,
    /// English.
    pub en: &'static str,
}

impl Pair {
    /// The text in a language; anything but `en` is Dutch.
    pub fn of(&self, language: &str) -> &'static str {
        if language == "en" { self.en } else { self.nl }
    }
}

/// Definition of one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// Stable id.
    pub id: &'static str,
    /// Level it is shown under.
    pub level: Level,
    /// Unit of its value: `s`, `ratio`, `count`, `words`, `per_10_min`, `per_1000_words`, `people`, `state`.
    pub unit: &'static str,
    /// Title.
    pub title: Pair,
    /// The coach's question.
    pub question: Pair,
    /// How it is computed. Constants stand in it as `{window.dominance:min}`; the document says them as they were set.
    pub formula: Pair,
    /// What it does not mean; constants as in the formula.
    pub caution: Pair,
    /// Smallest sample for a value; it names every constant below which the value is withheld.
    pub minimum: Pair,
    /// Where the method comes from.
    pub source: &'static str,
}

/// Writes a [`Definition`]; every text stands as `"Dutch" | "English"`.
macro_rules! define {
    ($name:ident: $id:literal, $level:ident, $unit:literal,
     title: $tn:literal | $te:literal, question: $qn:literal | $qe:literal, formula: $fn:literal | $fe:literal,
     caution: $cn:literal | $ce:literal, minimum: $mn:literal | $me:literal, source: $source:literal) => {
        const $name: $crate::measure::Definition = $crate::measure::Definition {
            id: $id,
            level: $crate::lexicon::Level::$level,
            unit: $unit,
            title: $crate::measure::Pair { nl: $tn, en: $te },
            question: $crate::measure::Pair { nl: $qn, en: $qe },
            formula: $crate::measure::Pair { nl: $fn, en: $fe },
            caution: $crate::measure::Pair { nl: $cn, en: $ce },
            minimum: $crate::measure::Pair { nl: $mn, en: $me },
            source: $source,
        };
    };
}
pub(crate) use define;
