//! How someone was there, as the document says it. The meeting decides for those who were present, the run for the others
//! (measures.md B5b); it stands in one reading a person and meeting. Whoever asks reads it here, and nobody guesses.

use super::v1::{MeetingSummary, Reading, Word};

/// The measure that holds it, and the flag in which it stands.
const MEASURE: &str = "presence_state";

/// How someone was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Said more than listening responses.
    Spoke,
    /// Was heard in listening responses only.
    BackchannelOnly,
    /// Was there and not heard.
    Silent,
    /// Was not there.
    Absent,
    /// Was not heard, and nobody knows who was there.
    NotHeard,
    /// The document does not say: nothing could be measured, or it is withheld.
    Unknown,
}

impl Presence {
    /// Everything a document may say.
    pub const STATED: [Self; 5] = [Self::Spoke, Self::BackchannelOnly, Self::Silent, Self::Absent, Self::NotHeard];

    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spoke => "spoke",
            Self::BackchannelOnly => "backchannel_only",
            Self::Silent => "silent_present",
            Self::Absent => "absent",
            Self::NotHeard => "not_heard",
            Self::Unknown => "unknown",
        }
    }

    /// The flag that says so.
    pub(crate) fn flag(self) -> Word {
        format!("{MEASURE}={}", self.as_str()).into()
    }

    /// What a reading of presence says.
    pub fn of(reading: &Reading) -> Self {
        let word = reading.flag(MEASURE).unwrap_or("");
        Self::STATED.into_iter().find(|state| state.as_str() == word).unwrap_or(Self::Unknown)
    }

    /// There is no number to expect.
    pub fn away(self) -> bool {
        matches!(self, Self::Absent | Self::NotHeard)
    }

    /// Was there, without a turn of his or her own.
    pub fn silent(self) -> bool {
        matches!(self, Self::Silent | Self::BackchannelOnly)
    }
}

impl MeetingSummary {
    /// The reading of a measure about one person.
    pub fn of_person(&self, measure: &str, name: &str) -> Option<&Reading> {
        let own = |r: &&Reading| r.measure == measure && r.scope == "speaker" && r.subject.as_deref() == Some(name);
        self.readings.iter().find(own)
    }

    /// How a person was there.
    pub fn presence(&self, name: &str) -> Presence {
        self.of_person(MEASURE, name).map_or(Presence::Unknown, Presence::of)
    }

    /// Whether a person is on the list of who was there, or spoke where there is no list.
    pub fn lists(&self, name: &str) -> bool {
        self.present.iter().any(|other| &**other == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(measure: &'static str, flags: Vec<Word>) -> Reading {
        let (scope, subject) = ("speaker".into(), Some("Ans".into()));
        Reading { measure: measure.into(), scope, subject, raw: Some(0.4), flags, ..Reading::default() }
    }

    #[test]
    fn presence_is_read_and_never_guessed() {
        // On the list, with a share: still nobody said how she was there.
        let mut meeting = MeetingSummary { present: vec!["Ans".into()], roster_known: true, ..MeetingSummary::default() };
        meeting.readings.push(reading("word_share", Vec::new()));
        assert_eq!((meeting.presence("Ans"), meeting.presence("Bo")), (Presence::Unknown, Presence::Unknown));
        for state in Presence::STATED {
            meeting.readings = vec![reading("presence_state", vec!["x=1".into(), state.flag()])];
            assert_eq!((meeting.presence("Ans"), meeting.presence("Bo")), (state, Presence::Unknown));
        }
    }
}
