//! One measure of one subject over the meetings of a run.

use rustc_hash::FxHashMap;

use super::facts::unit;
use crate::document::v1::{MeetingSummary, Name, Reading, Word};

/// The readings of one measure and subject, oldest meeting first; never empty.
#[derive(Debug)]
pub(super) struct Column<'a> {
    /// Position of the meeting in the run, and its reading.
    pub cells: Vec<(usize, &'a Reading)>,
}

/// All columns of a run in order of first appearance. Readings without any number (a state) and readings of people who
/// were not there are left out.
pub(super) fn columns(meetings: &[MeetingSummary]) -> Vec<Column<'_>> {
    let mut places = FxHashMap::default();
    let mut columns: Vec<Column> = Vec::new();
    for (index, meeting) in meetings.iter().enumerate() {
        for reading in meeting.readings.iter().filter(|reading| takes_part(meeting, reading)) {
            // A measure of several kinds has one row a kind (`of=open`, `of=closed` …).
            let key = (&*reading.measure, kind(reading), &*reading.scope, reading.subject.as_deref(), reading.other.as_deref());
            let place = *places.entry(key).or_insert(columns.len());
            match columns.get_mut(place) {
                Some(column) => column.cells.push((index, reading)),
                None => columns.push(Column { cells: vec![(index, reading)] }),
            }
        }
    }
    columns
}

/// Which kind of a measure a row is about, if it has kinds.
fn kind(reading: &Reading) -> Option<&str> {
    reading.flag("of")
}

fn takes_part(meeting: &MeetingSummary, reading: &Reading) -> bool {
    let there = |name: &Option<Name>| name.as_ref().is_none_or(|name| meeting.lists(name));
    reading.measure != "presence_state"
        && matches!(&*reading.scope, "meeting" | "speaker" | "pair")
        && there(&reading.subject)
        && there(&reading.other)
}

impl<'a> Column<'a> {
    /// The newest reading: the source of level, unit and basis.
    pub fn last(&self) -> &'a Reading {
        self.cells[self.cells.len() - 1].1
    }

    /// The people it is about.
    pub fn names(&self) -> impl Iterator<Item = &'a Name> {
        let last = self.last();
        last.subject.iter().chain(&last.other)
    }

    /// The measure's id.
    pub fn measure(&self) -> &'a str {
        &self.last().measure
    }

    /// Whether it is about one person, not the group or a pair.
    pub fn is_person(&self) -> bool {
        self.last().scope == "speaker"
    }

    /// Readings with a number that passed its own minimum, with their meeting.
    pub fn sound(&self) -> impl Iterator<Item = (usize, &'a Reading, f64)> {
        let number = |reading: &Reading| (reading.status == "ok").then(|| reading.value.or(reading.raw)).flatten();
        self.cells.iter().filter_map(move |&(index, reading)| Some((index, reading, number(reading)?)))
    }

    /// Readings that counted something, also below their own minimum: pooling comes before judging (D9).
    pub fn counted(&self) -> impl Iterator<Item = &'a Reading> {
        self.cells.iter().map(|&(_, reading)| reading).filter(|r| matches!(&*r.status, "ok" | "low_sample"))
    }

    /// The column without what was counted in another unit than `model`: seconds of one source and words of another have
    /// no sum and no middle.
    pub fn in_unit_of(&self, model: &Reading) -> Self {
        Self { cells: self.cells.iter().copied().filter(|(_, reading)| unit(reading) == unit(model)).collect() }
    }

    /// A series reading with the identity of this column and the level, unit and basis of `model`, still without number.
    pub fn blank(&self, model: &Reading) -> Reading {
        let scope = match &*model.scope {
            "speaker" => "series_speaker",
            "pair" => "series_pair",
            _ => "series",
        };
        let mixed = self.cells.iter().any(|(_, r)| r.basis != model.basis && r.status == "ok" && model.status == "ok");
        let mut flags: Vec<Word> = kind(model).map(|kind| format!("of={kind}").into()).into_iter().collect();
        if mixed {
            flags.push("mixed_basis".into());
        }
        Reading {
            measure: model.measure.clone(),
            scope: scope.into(),
            subject: model.subject.clone(),
            other: model.other.clone(),
            level: model.level.clone(),
            unit: model.unit.clone(),
            basis: model.basis.clone(),
            flags,
            ..Reading::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::samples::{ok, run_of};

    #[test]
    fn columns_follow_first_appearance_and_skip_the_absent() {
        // Shares 1 of Bo, .5 and 0 of Ans; Ans was not at the third meeting.
        let mut run = run_of(3, |index, meeting| {
            meeting.readings.push(ok("gini", None, 0.2));
            meeting.readings.push(ok("turn_share", Some(if index == 0 { "Bo" } else { "Ans" }), 1.0 - 0.5 * index as f64));
        });
        run[2].roster_known = true;
        run[2].present.retain(|name| &**name != "Ans");
        run[2].present.push("Cas".into());
        let found: Vec<(String, Option<&str>, usize)> =
            columns(&run).iter().map(|c| (c.measure().to_owned(), c.last().subject.as_deref(), c.cells.len())).collect();
        let wanted = [("gini", None, 3), ("turn_share", Some("Bo"), 1), ("turn_share", Some("Ans"), 1)];
        assert_eq!(found, wanted.map(|(measure, who, n)| (measure.to_owned(), who, n)));
    }
}
