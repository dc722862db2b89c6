//! ICSI: interruptions against human labels, by evidence, and with confidences that never saw the meeting.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use onderstroom::kit::Kit;
use onderstroom::meeting::{EventKind, FloorEvent, Meeting};

use super::{Row, Score, by_meeting, read, rows, seconds};

/// Meetings on which rules and lists were chosen; on the others they are only measured.
pub const DEVELOPED_ON: [&str; 8] = ["Bed004", "Bed015", "Bmr009", "Bmr016", "Bmr025", "Bro010", "Bro014", "Bns001"];
/// Two times within this are the same moment, in seconds.
const NEAR: f64 = 1.0;

/// Events of one combination of evidence: right, all.
pub type Table = BTreeMap<String, (u32, u32)>;

/// Interruptions on all labelled meetings.
#[derive(Default)]
pub struct Interruptions {
    /// Meetings the lists were made on, and the others, with the confidences that ship.
    pub developed: Score,
    pub others: Score,
    /// The others with confidences counted on the meetings the lists were made on alone, per threshold.
    pub held_out: Vec<(f64, Score)>,
    /// Each meeting with confidences counted on all but itself, per threshold.
    pub left_out: Vec<(f64, Score)>,
    /// Who came in was named right, of the matched ones whose label is certain of it.
    pub interrupter: (u32, u32),
    /// All meetings together.
    pub table: Table,
    /// The same by the confidence that ships, in millionths.
    pub shipped: BTreeMap<u32, (u32, u32)>,
}

/// An attempt and whether a label agrees.
struct Attempt {
    kind: String,
    right: bool,
    counted: bool,
    confidence: f64,
}

/// Attempts of a meeting and the number of labels.
struct Judged {
    name: String,
    attempts: Vec<Attempt>,
    gold: u32,
}

/// `None` without the corpus.
pub fn interruptions(folder: &Path, kit: &Kit) -> Option<Interruptions> {
    let mut figures = Interruptions::default();
    let mut meetings = Vec::new();
    for (name, labels) in by_meeting(rows(&folder.join("gold/interruptions.csv"))) {
        let meeting = read(&folder.join(format!("csv/{name}.csv")), kit)?;
        meetings.push(judge(name, &meeting, &labels, kit, &mut figures.interrupter));
    }
    for meeting in &meetings {
        let part = if developed(meeting) { &mut figures.developed } else { &mut figures.others };
        part.add(meeting.score(|a| a.counted));
    }
    figures.table = table(meetings.iter());
    for attempt in meetings.iter().flat_map(|m| &m.attempts) {
        let row = figures.shipped.entry((attempt.confidence * 1e6) as u32).or_default();
        row.0 += u32::from(attempt.right);
        row.1 += 1;
    }
    for threshold in [0.25, 0.3, 0.35, 0.4, 0.45, 0.5] {
        let trained = table(meetings.iter().filter(|m| developed(m)));
        let (mut held_out, mut left_out) = (Score::default(), Score::default());
        for meeting in &meetings {
            if !developed(meeting) {
                held_out.add(meeting.score(|a| confidence(&trained, &a.kind) >= threshold));
            }
            let rest = table(meetings.iter().filter(|m| m.name != meeting.name));
            left_out.add(meeting.score(|a| confidence(&rest, &a.kind) >= threshold));
        }
        figures.held_out.push((threshold, held_out));
        figures.left_out.push((threshold, left_out));
    }
    (!meetings.is_empty()).then_some(figures)
}

fn developed(meeting: &Judged) -> bool {
    DEVELOPED_ON.contains(&meeting.name.as_str())
}

impl Judged {
    fn score(&self, counts: impl Fn(&Attempt) -> bool) -> Score {
        let counted: Vec<_> = self.attempts.iter().filter(|a| counts(a)).collect();
        let number = |n: usize| u32::try_from(n).unwrap();
        Score { found: number(counted.len()), right: number(counted.iter().filter(|a| a.right).count()), gold: self.gold }
    }
}

fn table<'a>(meetings: impl Iterator<Item = &'a Judged>) -> Table {
    let mut table = Table::new();
    for attempt in meetings.flat_map(|m| &m.attempts) {
        let row = table.entry(attempt.kind.clone()).or_default();
        row.0 += u32::from(attempt.right);
        row.1 += 1;
    }
    table
}

/// Laplace's rule, as the program does it.
fn confidence(table: &Table, kind: &str) -> f64 {
    let (right, all) = table.get(kind).copied().unwrap_or_default();
    f64::from(right + 1) / f64::from(all + 2)
}

/// Each label is matched once, by the surest event near it.
fn judge(name: String, meeting: &Meeting, labels: &[Row], kit: &Kit, interrupter: &mut (u32, u32)) -> Judged {
    let least = kit.settings.floor.event_confidence;
    let mut open: Vec<&Row> = labels.iter().collect();
    let mut events: Vec<&FloorEvent> = meeting.events.iter().filter(|e| e.kind.is_attempt()).collect();
    events.sort_by_key(|e| Reverse((e.confidence.unwrap_or(0.0) * 1e6) as i64));
    let mut attempts = Vec::new();
    for event in events {
        let best = nearest(&open, meeting, event);
        let counted = event.confidence.is_none_or(|c| c >= least);
        if let Some(at) = best {
            let label = open.swap_remove(at);
            if counted && matches!(label["interrupter_confidence"].as_str(), "overlap" | "abut") {
                interrupter.1 += 1;
                interrupter.0 += u32::from(label["interrupter"] == meeting.transcript.name(event.by));
            }
        }
        let confidence = event.confidence.unwrap_or(1.0);
        attempts.push(Attempt { kind: describe(event), right: best.is_some(), counted, confidence });
    }
    Judged { name, attempts, gold: u32::try_from(labels.len()).unwrap() }
}

/// The label of the same person that is nearest to the moment the person stopped.
fn nearest(open: &[&Row], meeting: &Meeting, event: &FloorEvent) -> Option<usize> {
    let name = meeting.transcript.name(event.of);
    let stopped = event.cut.unwrap_or(meeting.slots[event.over as usize].end) as f64 / 1000.0;
    let distance = |row: &Row| (seconds(row, "time") - stopped).abs();
    let near = open.iter().enumerate().filter(|(_, r)| r["interrupted"] == name && distance(r) <= NEAR);
    near.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1))).map(|(at, _)| at)
}

/// The combination of evidence the confidence is counted for.
fn describe(event: &FloorEvent) -> String {
    let words = event.evidence.words().join("+");
    match (words.as_str(), event.kind) {
        ("overlap", EventKind::InterruptionSuccessful) => "overlap alone, the other stopped".to_owned(),
        ("overlap", _) => "overlap alone, the other went on".to_owned(),
        _ => words,
    }
}
