//! Who was there, who was not, and who was there without being heard (measures.md B5b), counted over a run.

use super::facts::{flag, part_and_whole};
use crate::document::v1::{MeetingSummary, Person, Reading};
use crate::transcript::people::is_anonymous;

/// The states in the order of their counts.
const STATES: [&str; 5] = ["spoke", "backchannel_only", "silent_present", "absent", "not_heard"];

/// The state of a person in a meeting, one of [`STATES`]: as the meeting says, else derived from attendance and speech.
pub(super) fn state(meeting: &MeetingSummary, name: &str) -> &'static str {
    let own = |measure: &str| {
        meeting.readings.iter().find(|r| r.measure == measure && r.scope == "speaker" && r.subject.as_deref() == Some(name))
    };
    let said = own("presence_state").and_then(|r| {
        let word = flag(r, "presence_state")?;
        STATES.into_iter().find(|state| *state == word)
    });
    said.unwrap_or_else(|| {
        let present = meeting.present.iter().any(|other| &**other == name);
        let spoke = ["word_share", "talk_share", "turn_share", "turn_count"].iter().filter_map(|m| own(m)).any(heard);
        match (present, meeting.roster_known) {
            // Without attendance a list of the present is a list of the speakers.
            _ if spoke || (present && !meeting.roster_known) => "spoke",
            (true, _) => "silent_present",
            (false, true) => "absent",
            (false, false) => "not_heard",
        }
    })
}

fn heard(reading: &Reading) -> bool {
    part_and_whole(reading).map_or(reading.raw.is_some_and(|raw| raw > 0.0), |(part, _)| part > 0)
}

/// Whether a name is a placeholder of a machine (`Spreker 2`), with or without the meeting's id behind it
/// (`Spreker 2 (overleg-3)`).
pub(super) fn is_placeholder(name: &str) -> bool {
    let label = name.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")).map_or(name, |(label, _)| label);
    is_anonymous(name) || is_anonymous(label)
}

/// Whether a person was there, heard or not; someone of whom nothing is known counts as not there.
pub(super) fn attended(meeting: &MeetingSummary, name: &str) -> bool {
    // The list of the present decides quickly; the state is asked only for names that are not on it.
    meeting.present.iter().any(|other| &**other == name) || !matches!(state(meeting, name), "absent" | "not_heard")
}

/// One `presence_state` a person: the number of meetings in which they spoke, and in the flags the number of meetings in
/// each state (`spoke=4`, `absent=1` …).
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
    let states: Vec<&str> = meetings.iter().map(|meeting| state(meeting, &person.name)).collect();
    let count = |state| states.iter().filter(|other| **other == state).count();
    let spoke = Some(count("spoke") as f64);
    let flags = STATES.iter().map(|state| format!("{state}={}", count(state)).into()).collect();
    Reading { value: spoke, raw: spoke, status: "ok".into(), flags, ..blank }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::samples::{ok, run_of};

    #[test]
    fn every_state_is_counted_and_absence_is_no_silence() {
        // Meeting 0: spoke; 1: said so by the meeting (backchannel only); 2: on the list without words; 3: on no list of a
        // known attendance; 4: attendance unknown and not heard.
        let run = run_of(5, |index, meeting| {
            meeting.roster_known = index != 4;
            meeting.present = if index < 3 { vec!["Ans".into(), "Bo".into()] } else { vec!["Bo".into()] };
            if index == 0 {
                meeting.readings.push(ok("word_share", Some("Ans"), 0.2));
            }
            if index == 1 {
                let mut state = ok("presence_state", Some("Ans"), 0.0);
                state.flags.push("presence_state=backchannel_only".into());
                meeting.readings.push(state);
            }
        });
        let found = readings(&run, &[Person { name: "Ans".into(), ..Person::default() }]);
        let wanted = ["spoke=1", "backchannel_only=1", "silent_present=1", "absent=1", "not_heard=1"];
        assert_eq!(found[0].flags, wanted);
        assert_eq!((found[0].value, found[0].n), (Some(1.0), Some(5)));
        assert!(attended(&run[2], "Ans") && !attended(&run[3], "Ans") && !attended(&run[4], "Ans"));
    }
}
