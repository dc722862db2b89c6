//! Hand-made meetings for the tests of this room.

use crate::document::v1::{MeetingSummary, Reading};
use crate::settings::Settings;

/// The default settings.
pub(super) fn settings() -> Settings {
    Settings::defaults().unwrap()
}

/// A meeting at which `present` were, without readings.
pub(super) fn meeting(index: usize, present: &[&str]) -> MeetingSummary {
    MeetingSummary {
        id: format!("m{index}").into(),
        format: "text".into(),
        present: present.iter().map(|name| (*name).into()).collect(),
        ..MeetingSummary::default()
    }
}

/// `n` meetings of Ans and Bo, each finished by `add`.
pub(super) fn run_of(n: usize, add: impl Fn(usize, &mut MeetingSummary)) -> Vec<MeetingSummary> {
    let make = |index| {
        let mut meeting = meeting(index, &["Ans", "Bo"]);
        add(index, &mut meeting);
        meeting
    };
    (0..n).map(make).collect()
}

/// A reading with a number, of a person or of the group.
pub(super) fn ok(measure: &'static str, subject: Option<&str>, value: f64) -> Reading {
    Reading {
        measure: measure.into(),
        scope: if subject.is_some() { "speaker" } else { "meeting" }.into(),
        subject: subject.map(Into::into),
        level: "process".into(),
        value: Some(value),
        raw: Some(value),
        unit: "ratio".into(),
        n: Some(40),
        n_unit: "turns".into(),
        basis: "utterances".into(),
        status: "ok".into(),
        ..Reading::default()
    }
}
