//! The spine: paths become placed transcripts, these become observed meetings side by side, and those a run in order of
//! date. [`Intake`] is the one place where files, team file, metadata and leader come together.

mod assemble;
mod beside;
mod crowd;
mod doubts;
mod head;
mod intake;
mod metadata;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::document::{self, v1};
use crate::kit::Kit;
use crate::measure;
use crate::meeting::Meeting;
use crate::source::{ReadError, TeamSource};
use crate::transcript::Transcript;

pub use assemble::assemble;
pub use doubts::Doubt;
pub use head::head;
pub use intake::{Found, Intake, TeamRead};
pub use metadata::Metadata;

/// What one team gives: its part of `run.json` and its meetings in full.
#[derive(Debug, Clone, Default)]
pub struct TeamRun {
    /// The team with its meetings and series.
    pub team: v1::Team,
    /// The meetings in full, same order as `team.meetings`.
    pub meetings: Vec<v1::Meeting>,
    /// Files that could not be used.
    pub failures: Vec<v1::Failure>,
}

/// A transcript with its place in the run.
#[derive(Debug)]
pub struct Placed {
    /// The transcript, people resolved.
    pub transcript: Transcript,
    /// Meeting id.
    pub id: String,
    /// File it came from, as it may be shown.
    pub source: String,
}

/// Measures one transcript.
pub fn observe(placed: Placed, team: &v1::Name, kit: &Kit) -> v1::Meeting {
    let date = placed.transcript.date.map(|date| date.to_string());
    let meeting = Meeting::prepare(placed.transcript, kit);
    let readings = measure::all(&meeting, kit);
    let place = (team.clone(), Arc::from(placed.id), date, placed.source);
    document::from_meeting(&meeting, readings, kit, place)
}

/// Observes the transcripts of a team side by side; the order of the result is the order of the input. A fault of ours in
/// one meeting costs that meeting only: then its source is given instead.
pub fn observe_all(placed: Vec<Placed>, team: &str, kit: &Kit) -> Vec<Result<v1::Meeting, String>> {
    let team: v1::Name = Arc::from(team);
    let guarded = |placed: Placed| {
        let source = placed.source.clone();
        catch_unwind(AssertUnwindSafe(|| observe(placed, &team, kit))).map_err(|_| source)
    };
    placed.into_par_iter().map(guarded).collect()
}

/// Measures what was read of a team and puts it in order; a fault of ours in one meeting costs that meeting only.
pub fn measure_team(team: &TeamSource, read: TeamRead, kit: &Kit, language: &str) -> TeamRun {
    let fault = |path: &Path| failure(path, &ReadError::internal(), language);
    let name = read.name.unwrap_or_else(|| team.name.clone());
    let mut failures: Vec<v1::Failure> = read.failures.iter().map(|f| failure(&f.path, &f.error, language)).collect();
    let mut meetings = Vec::with_capacity(read.placed.len());
    for result in observe_all(read.placed, &team.id, kit) {
        match result {
            Ok(meeting) => meetings.push(meeting),
            Err(source) => failures.push(fault(Path::new(&source))),
        }
    }
    let assembled = || assemble((team.id.clone(), name), meetings, failures, kit, language);
    catch_unwind(AssertUnwindSafe(assembled))
        .unwrap_or_else(|_| TeamRun { failures: team.files.iter().map(|path| fault(path)).collect(), ..TeamRun::default() })
}

/// What went wrong with a file, as the document says it.
pub fn failure(path: &Path, error: &ReadError, language: &str) -> v1::Failure {
    v1::Failure {
        path: path.display().to_string(),
        code: error.code.to_owned(),
        line: error.line,
        message: error.message(language).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Builder, Cue, PersonId};

    fn placed(id: &str) -> Placed {
        let mut builder = Builder::default();
        for (label, text) in [("Ans", "Goedemorgen allemaal."), ("Bo", "Goedemorgen Ans.")] {
            builder.push(Cue { speaker: Some(label), text, ..Cue::default() });
        }
        Placed { transcript: builder.finish("test"), id: id.to_owned(), source: format!("{id}.txt") }
    }

    #[test]
    fn a_fault_in_one_meeting_costs_that_meeting_only() {
        let kit = Kit { intervals: false, ..Kit::built_in().unwrap() };
        let mut broken = placed("b");
        // A speaker who is nobody: no reader makes this, and it cannot be measured.
        broken.transcript.utterances[1].speaker = Some(PersonId(99));
        let results = observe_all(vec![placed("a"), broken, placed("c")], "team", &kit);
        let shape: Vec<Result<&str, &str>> =
            results.iter().map(|r| r.as_ref().map(|m| &*m.summary.id).map_err(String::as_str)).collect();
        assert_eq!(shape, [Ok("a"), Err("b.txt"), Ok("c")]);
    }
}
