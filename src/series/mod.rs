//! What a run of meetings adds to its single meetings: numbers pooled over the run, their course, and who was there.
//! Reads only the published meeting readings. A meeting without a number is skipped, never counted as zero.

mod breaks;
mod column;
mod course;
#[cfg(test)]
mod every_measure;
#[cfg(test)]
mod examples;
mod facts;
mod moment_words;
mod moments;
mod pool;
mod presence;

#[cfg(test)]
mod samples;

use crate::document::v1::{MeetingSummary, Person, Reading};
use crate::settings::Settings;
use crate::transcript::people::is_placeholder;
pub use course::course_definition;
pub use moments::moments;

use column::{Column, columns};

/// Readings over a run of meetings of one team, oldest first: pooled values under the measure's own id (scopes `series`,
/// `series_speaker`, `series_pair`), courses under `<measure>_trend`, and one `presence_state` a person.
///
/// The order is fixed: presence in order of `people`, then for each measure in order of first appearance its pooled value
/// and its course. Empty for fewer than two meetings. Labels that no one linked to a person get
/// `unlinked_speakers`, one row for each measure that would have been followed.
pub fn run_readings(meetings: &[MeetingSummary], people: &[Person], settings: &Settings) -> Vec<Reading> {
    if meetings.len() < 2 {
        return Vec::new();
    }
    let mut readings = presence::readings(meetings, people);
    let breaks = breaks::Breaks::of(meetings);
    let mut courses = Vec::new();
    for column in columns(meetings) {
        if column.names().any(|name| is_placeholder(name)) {
            readings.extend(course::is_followed(&column).then(|| unlinked(&column)));
            continue;
        }
        readings.push(pool::pooled(&column, meetings.len(), &settings.minimum));
        if let Some(course) = course::course(&column, meetings, &breaks, settings.series.trend_min) {
            courses.push(readings.len());
            readings.push(course);
        }
    }
    course::correct_for_many(&mut readings, &courses);
    readings
}

/// A placeholder of a machine may be someone else in the next file, so nothing is joined over files.
fn unlinked(column: &Column) -> Reading {
    Reading { status: "not_measurable".into(), reason: Some("unlinked_speakers".into()), ..column.blank(column.last()) }
}

#[cfg(test)]
mod tests {
    use super::samples::{meeting, ok, run_of, settings};
    use super::*;

    #[test]
    fn one_meeting_is_no_run_and_placeholders_are_not_joined() {
        assert!(run_readings(&[meeting(0, &["Ans"])], &[], &settings()).is_empty());
        let run = run_of(6, |index, meeting| {
            meeting.readings.push(ok("turn_share", Some("Ans"), 0.1 * index as f64));
        });
        let readings = run_readings(&run, &[], &settings());
        let measures: Vec<&str> = readings.iter().map(|r| r.measure.as_ref()).collect();
        assert_eq!(measures, ["turn_share", "turn_share_trend"]);
        assert!(readings.iter().all(|r| r.scope == "series_speaker" && r.subject.as_deref() == Some("Ans")));
        let run = run_of(2, |index, meeting| {
            let name = format!("Spreker 1 (m{index})");
            meeting.present = vec![name.as_str().into()];
            meeting.readings.extend([ok("turn_share", Some(&name), 0.4), ok("turn_count", Some(&name), 9.0)]);
        });
        let readings = run_readings(&run, &[], &settings());
        assert_eq!(readings.len(), 2);
        assert!(readings.iter().all(|r| r.reason.as_deref() == Some("unlinked_speakers") && r.raw.is_none()));
    }
}
