//! What a transcript can and cannot show: computed from its content, never trusted from its extension.

use serde::{Deserialize, Serialize};

use super::Transcript;

/// How precisely time is known (measures.md §1.2); the order is from most to least precise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Timing {
    /// At least 95 % of the utterances carry word times.
    Words,
    /// At least 95 % of the utterances have a start and a later end.
    Utterances,
    /// Every utterance has a start, more than 5 % lack an end.
    Starts,
    /// Some utterance has no start.
    #[default]
    None,
}

impl Timing {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Timing::Words => "words",
            Timing::Utterances => "utterances",
            Timing::Starts => "starts",
            Timing::None => "none",
        }
    }

    /// Ends are known, so silence, overlap and offsets exist.
    pub fn has_ends(self) -> bool {
        matches!(self, Timing::Words | Timing::Utterances)
    }
}

/// The finest step the times show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Resolution {
    /// Below a second.
    #[default]
    Fine,
    /// Every time is a whole second.
    Second,
}

/// What the source can show besides times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Capabilities {
    /// The tool that wrote the source can write overlapping speech: `None` when that is not known from the format.
    pub overlap_possible: Option<bool>,
    /// The finest step of its times.
    pub resolution: Resolution,
    /// Backchannels, fillers and broken-off words are expected to be there.
    pub verbatim: Option<bool>,
    /// Ends of utterances touch the next start as a rule (Webex blocks): pauses are not measurable.
    pub touching_blocks: bool,
}

/// Share of utterances that must carry a kind of time before the transcript counts as having it.
const CLASS_SHARE: f64 = 0.95;
/// Fewer utterances than this cannot show that whole seconds are a habit of the source.
const RESOLUTION_MIN: usize = 20;

/// Timing class of a transcript (measures.md §1.2).
pub(super) fn timing_of(transcript: &Transcript) -> Timing {
    let total = transcript.utterances.len();
    if total == 0 || transcript.utterances.iter().any(|u| u.start.is_none()) {
        return Timing::None;
    }
    let enough = |count: usize| count as f64 >= CLASS_SHARE * total as f64;
    let with_words = transcript.utterances.iter().filter(|u| !u.words.is_empty()).count();
    let with_ends = transcript.utterances.iter().filter(|u| matches!((u.start, u.end), (Some(s), Some(e)) if e > s)).count();
    if enough(with_words) {
        Timing::Words
    } else if enough(with_ends) {
        Timing::Utterances
    } else {
        Timing::Starts
    }
}

/// Whether every time is a whole second.
pub(super) fn resolution_of(transcript: &Transcript) -> Resolution {
    let whole = |t: Option<i64>| t.is_none_or(|t| t % 1000 == 0);
    let coarse = transcript.utterances.len() > RESOLUTION_MIN
        && transcript.words.is_empty()
        && transcript.utterances.iter().all(|u| whole(u.start) && whole(u.end));
    if coarse { Resolution::Second } else { Resolution::Fine }
}
