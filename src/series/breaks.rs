//! Places in a run that a course may not cross (measures.md S9): another leader, another team, another kind of source.

use std::collections::BTreeSet;

use crate::document::v1::MeetingSummary;

/// Parts of the ids of measures that depend on who or what made the transcript: interruptions, silence, listening responses and
/// questions.
pub(super) const SOURCE_DEPENDENT: [&str; 8] =
    ["interrupt", "overlap", "silence", "silent", "fto", "latency", "backchannel", "question"];

/// The last break of each kind: the meeting after it.
#[derive(Debug, Default)]
pub(super) struct Breaks {
    leader: usize,
    team: usize,
    source: usize,
}

impl Breaks {
    /// Looks for breaks in a run.
    pub fn of(meetings: &[MeetingSummary]) -> Self {
        Self { leader: leader_break(meetings), team: team_break(meetings), source: source_break(meetings) }
    }

    /// First meeting of the last unbroken stretch for `measure`, and the word for what broke it.
    pub fn start(&self, measure: &str) -> (usize, Option<&'static str>) {
        let depends = SOURCE_DEPENDENT.iter().any(|part| measure.contains(part));
        let source = if depends { self.source } else { 0 };
        let start = self.leader.max(self.team).max(source);
        let kinds = [(self.leader, "leader"), (self.team, "team"), (source, "source")];
        (start, kinds.into_iter().find(|(at, _)| start > 0 && *at == start).map(|(_, kind)| kind))
    }
}

fn leader_break(meetings: &[MeetingSummary]) -> usize {
    let known: Vec<(usize, &str)> =
        meetings.iter().enumerate().filter_map(|(index, m)| Some((index, m.leader.as_deref()?))).collect();
    known.windows(2).rev().find(|pair| pair[0].1 != pair[1].1).map_or(0, |pair| pair[1].0)
}

fn source_break(meetings: &[MeetingSummary]) -> usize {
    let differs = |pair: &[MeetingSummary]| pair[0].format != pair[1].format;
    meetings.windows(2).rposition(differs).map_or(0, |before| before + 1)
}

/// Thirds of the run whose people are more different than alike (Jaccard below 0.5).
fn team_break(meetings: &[MeetingSummary]) -> usize {
    let n = meetings.len();
    if n < 6 {
        return 0;
    }
    let people = |from: usize, to: usize| -> BTreeSet<&str> {
        meetings[from..to].iter().flat_map(|m| m.present.iter().map(|name| &**name)).collect()
    };
    let (first, second) = (n / 3, 2 * n / 3);
    let parts = [people(0, first), people(first, second), people(second, n)];
    let apart = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| 2 * a.intersection(b).count() < a.union(b).count();
    if apart(&parts[1], &parts[2]) {
        second
    } else if apart(&parts[0], &parts[1]) {
        first
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::samples::run_of;

    #[test]
    fn a_new_leader_a_new_team_and_a_new_source() {
        let run = run_of(9, |index, meeting| {
            meeting.leader = if index == 1 { None } else { Some(if index < 3 { "Ans".into() } else { "Bo".into() }) };
            meeting.format = if index < 5 { "teams-vtt".into() } else { "text".into() };
        });
        let breaks = Breaks::of(&run);
        assert_eq!(breaks.start("gini"), (3, Some("leader")));
        assert_eq!(breaks.start("interruptions_made"), (5, Some("source")));
        // The last third is led by three new people: one of four in common.
        let run = run_of(9, |index, meeting| {
            if index >= 6 {
                meeting.present = vec!["Ans".into(), "Cas".into(), "Dee".into(), "Eef".into()];
            }
        });
        assert_eq!(Breaks::of(&run).start("gini"), (6, Some("team")));
        assert_eq!(Breaks::of(&run_of(9, |_, _| {})).start("gini"), (0, None));
    }
}
