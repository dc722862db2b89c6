//! The files of one team: documents, pictures, report and, beside other teams, its own tables and `run.json`. Teams are
//! written side by side; what the whole run needs of a team is handed back.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::chart::{CHARTS, Lang as ChartLang, Options, Picture, View};
use crate::document::{self, v1};
use crate::report;
use crate::run::TeamRun;

use super::args::{AnalyzeArgs, Lang};
use super::output::Output;

/// Above this many meetings in the run, pictures and report are left out.
const PICTURES_UP_TO: usize = 200;
/// Above this many meetings a run has no timelines.
const TIMELINES_UP_TO: usize = 30;
/// Names of the tables.
pub const TABLES: [&str; 3] = ["readings.csv", "cues.csv", "events.csv"];

/// Writes the files of a team; shared by the threads that do so.
pub struct TeamFiles<'a> {
    /// The arguments.
    pub args: &'a AnalyzeArgs,
    /// Where to write.
    pub output: Output,
    /// Each team has a folder.
    pub several: bool,
    /// `run.json` without teams.
    pub head: v1::Run,
}

/// What the files on top need of a team that was written.
#[derive(Debug, Default)]
pub struct TeamWritten {
    /// Rows of readings, cues and events, without heads.
    pub rows: [Vec<u8>; 3],
    /// Files that could not be used.
    pub failures: Vec<v1::Failure>,
    /// Meetings.
    pub meetings: usize,
    /// Its report.
    pub report: Option<PathBuf>,
    /// The team as the top `run.json` names it, or without series when it is the only one.
    pub team: Option<v1::Team>,
    /// `run.json` as text, when it is the only team.
    pub run: Option<String>,
}

impl TeamFiles<'_> {
    /// Writes a team; its meetings, pictures and report side by side.
    pub fn write(&self, mut run: TeamRun) -> io::Result<TeamWritten> {
        let failures = std::mem::take(&mut run.failures);
        if run.meetings.is_empty() {
            return Ok(TeamWritten { failures, ..TeamWritten::default() });
        }
        if self.args.no_quotes {
            run.meetings.iter_mut().for_each(withhold);
        }
        let TeamRun { team, meetings, .. } = run;
        let place = if self.several { PathBuf::from("teams").join(&team.id) } else { PathBuf::new() };
        let run = v1::Run { teams: vec![team], failures, ..self.head.clone() };
        if self.several {
            self.output.folder(&place.join("meetings"))?;
        }
        let (documents, (rows, report)) = rayon::join(
            || self.documents(&place, &meetings),
            || rayon::join(|| rows(&run, &meetings, self.args.csv_raw), || self.pictures(&place, &run, &meetings)),
        );
        documents?;
        let done = TeamWritten { rows, meetings: meetings.len(), report: report?, ..TeamWritten::default() };
        if self.several { self.beside_others(&place, run, done) } else { alone(run, done) }
    }

    fn documents(&self, place: &Path, meetings: &[v1::Meeting]) -> io::Result<()> {
        meetings.par_iter().try_for_each(|meeting| {
            let name = place.join("meetings").join(format!("{}.json", meeting.summary.id));
            self.output.write_grouped(&name, |file| {
                // To memory first: many small writes to a file cost twice as much.
                file.write_all(json(meeting)?.as_bytes())
            })
        })
    }

    /// The pictures and the report; where the report is, if there is one.
    fn pictures(&self, place: &Path, run: &v1::Run, meetings: &[v1::Meeting]) -> io::Result<Option<PathBuf>> {
        let Some(team) = run.teams.first() else { return Ok(None) };
        if meetings.len() > PICTURES_UP_TO || self.args.independent {
            return Ok(None);
        }
        let words = if self.args.lang == Lang::En { ChartLang::En } else { ChartLang::Nl };
        let view = View { run, team, meetings, words };
        let folder = place.join("charts");
        self.output.folder(&folder)?;
        let charts = || {
            CHARTS.par_iter().filter(|c| c.id() != "timeline" || meetings.len() <= TIMELINES_UP_TO).try_for_each(|chart| {
                let pictures = chart.draw(&view, &Options { links: false, bare: false });
                pictures.iter().try_for_each(|picture| self.picture(&folder, picture))
            })
        };
        let (charts, html) = rayon::join(charts, || report::html(&view).map_err(io::Error::other));
        charts?;
        let name = place.join("report.html");
        self.whole(&name, html?.as_bytes())?;
        Ok(Some(self.output.root().join(name)))
    }

    fn picture(&self, folder: &Path, picture: &Picture) -> io::Result<()> {
        self.output.write_grouped(&folder.join(format!("{}.svg", picture.id)), |file| file.write_all(picture.svg.as_bytes()))
    }

    /// A file that is named by `run.json`: of many teams synced with its group, of one team at once.
    fn whole(&self, name: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.several { self.output.write_grouped(name, |file| file.write_all(bytes)) } else { self.output.write(name, bytes) }
    }

    /// The tables and `run.json` in the folder of a team.
    fn beside_others(&self, place: &Path, mut run: v1::Run, mut done: TeamWritten) -> io::Result<TeamWritten> {
        for ((name, head), rows) in TABLES.iter().zip(heads(self.args.csv_raw)).zip(&done.rows) {
            self.output.write_grouped(&place.join(name), |file| {
                file.write_all(&head)?;
                file.write_all(rows)
            })?;
        }
        let text = json(&run)?;
        self.output.write_grouped(&place.join("run.json"), |file| file.write_all(text.as_bytes()))?;
        done.team = run.teams.pop().map(|team| v1::Team {
            id: team.id,
            team: team.team,
            path: Some(place.to_string_lossy().replace('\\', "/")),
            ..v1::Team::default()
        });
        done.failures = run.failures;
        Ok(done)
    }
}

/// The only team: its `run.json` is the top one, and its moments are shown on the terminal.
fn alone(mut run: v1::Run, mut done: TeamWritten) -> io::Result<TeamWritten> {
    done.run = Some(json(&run)?);
    done.team = run.teams.pop();
    done.failures = run.failures;
    if let Some(team) = &mut done.team {
        team.series.clear();
    }
    Ok(done)
}

/// A document as text.
pub fn json<T: serde::Serialize>(value: &T) -> io::Result<String> {
    Ok(serde_json::to_string(value)? + "\n")
}

/// The heads of the tables, in the order of [`TABLES`].
pub fn heads(raw: bool) -> [Vec<u8>; 3] {
    [document::readings_table(raw), document::cues_table(raw), document::events_table(raw)].map(|mut table| table.take())
}

/// The rows of a team in the tables.
fn rows(run: &v1::Run, meetings: &[v1::Meeting], raw: bool) -> [Vec<u8>; 3] {
    let mut tables = [document::readings_table(raw), document::cues_table(raw), document::events_table(raw)];
    for table in &mut tables {
        table.take();
    }
    let [readings, cues, events] = &mut tables;
    for team in &run.teams {
        for summary in &team.meetings {
            readings.readings(&team.id, Some(summary), &summary.readings);
        }
        readings.readings(&team.id, None, &team.series);
        for meeting in meetings {
            cues.cues(&team.id, meeting);
            events.events(&team.id, meeting);
        }
    }
    tables.map(|mut table| table.take())
}

/// Takes all texts out of a meeting; spans stay.
fn withhold(meeting: &mut v1::Meeting) {
    meeting.utterances.iter_mut().for_each(|u| u.text = None);
    meeting.cues.iter_mut().for_each(|c| c.text = None);
}
