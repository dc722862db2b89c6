//! Who was there, who was not, and who was there without being heard (measures.md B5b), counted over a run.

use crate::document::Presence;
use crate::document::v1::{MeetingSummary, Person, Reading, Word};
use crate::transcript::people::is_placeholder;

/// One `presence_state` a person: the number of meetings in which they spoke, and in the flags the number of meetings in
/// each state (`spoke=4`, `absent=1` …), with `unknown=` when some meeting does not say.
pub(super) fn readings(meetings: &[MeetingSummary], people: &[Person]) -> Vec<Reading> {
    people.iter().map(|person| reading(meetings, person)).collect()
}

fn reading(meetings: &[MeetingSummary], person: &Person) -> Reading {
    let blank = Reading {
        measure: "presence_state".into(),
        scope: "series_speaker".into(),
        subject: Some(person.name.clone()),
        level: "process".into(),
        unit: "meetings".into(),
        basis: "text".into(),
        n: Some(meetings.len() as u64),
        n_unit: "meetings".into(),
        ..Reading::default()
    };
    if is_placeholder(&person.name) {
        let reason = Some("unlinked_speakers".into());
        return Reading { status: "not_measurable".into(), reason, ..blank };
    }
    let states: Vec<Presence> = meetings.iter().map(|meeting| meeting.presence(&person.name)).collect();
    let count = |state: Presence| states.iter().filter(|other| **other == state).count();
    let said = |state: Presence| -> Word { format!("{}={}", state.as_str(), count(state)).into() };
    let spoke = Some(count(Presence::Spoke) as f64);
    let mut flags: Vec<Word> = Presence::STATED.map(said).to_vec();
    if count(Presence::Unknown) > 0 {
        flags.push(said(Presence::Unknown));
    }
    Reading { value: spoke, raw: spoke, status: "ok".into(), flags, ..blank }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::samples::{ok, run_of};

    #[test]
    fn every_state_is_counted_as_the_meeting_says_it() {
        // The five states, and a meeting that says nothing although she is on its list.
        let run = run_of(6, |index, meeting| {
            if let Some(state) = Presence::STATED.get(index) {
                meeting.readings.push(Reading { flags: vec![state.flag()], ..ok("presence_state", Some("Ans"), 0.0) });
            }
        });
        let found = readings(&run, &[Person { name: "Ans".into(), ..Person::default() }]);
        let wanted = ["spoke=1", "backchannel_only=1", "silent_present=1", "absent=1", "not_heard=1", "unknown=1"];
        assert_eq!(found[0].flags, wanted);
        assert_eq!((found[0].value, found[0].n), (Some(1.0), Some(6)));
    }
}
