//! Meetings made by hand: a few rows become a prepared, measured meeting, and its readings are found by name.

use std::sync::LazyLock;

use onderstroom::document::v1::{Meeting, Name, Reading};
use onderstroom::kit::Kit;
use onderstroom::run::{self, Placed};
use onderstroom::text::Language;
use onderstroom::transcript::{Builder, Cue, Transcript};

/// Default settings, built-in lexicons, Dutch.
pub fn kit() -> &'static Kit {
    static KIT: LazyLock<Kit> = LazyLock::new(|| made(true));
    &KIT
}

/// The same without resampled intervals, which are most of the work.
pub fn kit_without_intervals() -> &'static Kit {
    static KIT: LazyLock<Kit> = LazyLock::new(|| made(false));
    &KIT
}

fn made(intervals: bool) -> Kit {
    Kit { language: Some(Language::Nl), intervals, ..Kit::built_in().unwrap() }
}

/// A row: who, start and end in milliseconds, the words.
pub type Row<'a> = (&'a str, i64, i64, &'a str);

/// A transcript with starts and ends.
pub fn timed(rows: &[Row]) -> Transcript {
    built(rows.iter().map(|&(who, start, end, text)| (who, Some(start), Some(end), text)))
}

/// A transcript with starts only.
pub fn started(rows: &[Row]) -> Transcript {
    built(rows.iter().map(|&(who, start, _, text)| (who, Some(start), None, text)))
}

/// A transcript without times.
pub fn untimed(rows: &[(&str, &str)]) -> Transcript {
    built(rows.iter().map(|&(who, text)| (who, None, None, text)))
}

fn built<'a>(rows: impl Iterator<Item = (&'a str, Option<i64>, Option<i64>, &'a str)>) -> Transcript {
    let mut builder = Builder::default();
    for (speaker, start, end, text) in rows {
        builder.push(Cue { speaker: Some(speaker), start, end, text, line: 0 });
    }
    builder.finish("hand")
}

/// A transcript of which every word has its time: each lasts 400 ms and the next begins 100 ms later.
pub fn worded(rows: &[(&str, i64, &str)]) -> Transcript {
    let mut builder = Builder::default();
    for &(speaker, start, text) in rows {
        let words: Vec<(&str, i64, i64)> =
            text.split(' ').zip(0_i64..).map(|(word, at)| (word, start + 500 * at, start + 500 * at + 400)).collect();
        let end = words.last().map(|word| word.2);
        builder.push_words(Cue { speaker: Some(speaker), start: Some(start), end, text, line: 0 }, &words);
    }
    builder.finish("hand")
}

/// Adds people who were present besides the speakers.
pub fn with_roster(mut transcript: Transcript, silent: &[&str]) -> Transcript {
    let mut roster: Vec<_> = transcript.utterances.iter().filter_map(|u| u.speaker).collect();
    for name in silent {
        roster.push(onderstroom::transcript::PersonId(transcript.people.len() as u32));
        transcript.people.push(onderstroom::transcript::Person {
            name: (*name).to_owned(),
            label: (*name).to_owned(),
            role: None,
            anonymous: false,
        });
    }
    roster.sort_unstable();
    roster.dedup();
    transcript.roster = Some(roster);
    transcript
}

/// The measured meeting.
pub fn observe(transcript: Transcript) -> Meeting {
    observe_as("m1", transcript)
}

/// The measured meeting under an id of its own.
pub fn observe_as(id: &str, transcript: Transcript) -> Meeting {
    observed(id, transcript, kit())
}

/// The meeting measured with a kit of its own.
pub fn observe_with(transcript: Transcript, kit: &Kit) -> Meeting {
    observed("m1", transcript, kit)
}

fn observed(id: &str, transcript: Transcript, kit: &Kit) -> Meeting {
    let placed = Placed { transcript, id: id.to_owned(), source: "hand".into() };
    run::observe(placed, &Name::from("team"), kit)
}

/// The reading of a measure: of the meeting (`&[]`), a person (`&[who]`) or a pair (`&[from, to]`).
#[track_caller]
pub fn find<'a>(meeting: &'a Meeting, measure: &str, who: &[&str]) -> &'a Reading {
    kind(meeting, measure, who, "")
}

/// The reading of one kind of a measure, told by a flag such as `of=open`.
#[track_caller]
pub fn kind<'a>(meeting: &'a Meeting, measure: &str, who: &[&str], flag: &str) -> &'a Reading {
    let same = |r: &&Reading| {
        r.measure == measure
            && r.subject.as_deref() == who.first().copied()
            && r.other.as_deref() == who.get(1).copied()
            && (flag.is_empty() || has(r, flag))
    };
    let mut found = meeting.summary.readings.iter().filter(same);
    let Some(first) = found.next() else { panic!("no {measure} {who:?} {flag}") };
    assert!(found.next().is_none(), "more than one {measure} {who:?} {flag}");
    first
}

/// Whether a reading carries a flag.
pub fn has(reading: &Reading, flag: &str) -> bool {
    reading.flags.iter().any(|other| other == flag)
}

/// The number of a reading, also below its minimum.
#[track_caller]
pub fn raw(meeting: &Meeting, measure: &str, who: &[&str]) -> f64 {
    let reading = find(meeting, measure, who);
    reading.raw.unwrap_or_else(|| panic!("{measure} {who:?}: {:?}", reading.reason))
}

/// Checks numbers of one measure by person.
#[track_caller]
pub fn each(meeting: &Meeting, measure: &str, wanted: &[(&str, f64)]) {
    for (who, value) in wanted {
        near(raw(meeting, measure, &[who]), *value, &format!("{measure} {who}"));
    }
}

/// Checks numbers of the meeting.
#[track_caller]
pub fn whole(meeting: &Meeting, wanted: &[(&str, f64)]) {
    for (measure, value) in wanted {
        near(raw(meeting, measure, &[]), *value, measure);
    }
}

#[track_caller]
pub fn near(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() < 1e-9, "{what}: {found} is not {wanted}");
}

/// Checks status and reason of a reading that has no value.
#[track_caller]
pub fn missing(meeting: &Meeting, measure: &str, who: &[&str], reason: &str) {
    let reading = find(meeting, measure, who);
    assert_eq!(reading.reason.as_deref(), Some(reason), "{measure} {who:?}: {reading:?}");
    assert_eq!(reading.value, None, "{measure} {who:?}");
}
