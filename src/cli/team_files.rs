//! The files of one team: documents, pictures, report and, beside other teams, its own tables and `run.json`. Teams are
//! written side by side; what the whole run needs of a team is handed back.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::chart::{CHARTS, Lang as ChartLang, Options, Picture, View};
use crate::document::{self, Table, v1};
use crate::report;
use crate::run::{self, TeamRun};
use crate::source::ReadError;

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
    args: &'a AnalyzeArgs,
    /// Where to write.
    pub output: Output,
    /// `run.json` without teams.
    pub head: v1::Run,
    /// Each team has a folder.
    several: bool,
    /// Timelines are asked for, or the run is small enough for them.
    timelines: bool,
    /// Columns of the metadata table.
    columns: Vec<String>,
    /// What went wrong before the only team began: it stands in its document too.
    before: Vec<v1::Failure>,
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
    /// Its meetings are a run with a `run.json`.
    pub is_run: bool,
    /// Its report.
    pub report: Option<PathBuf>,
    /// The team as the top `run.json` names it, or without series when it is the only one.
    pub team: Option<v1::Team>,
    /// `run.json` as text, when it is the only team.
    pub run: Option<String>,
}

impl<'a> TeamFiles<'a> {
    /// A writer for so many teams with so many meetings in all.
    pub fn new(
        args: &'a AnalyzeArgs,
        output: Output,
        head: v1::Run,
        (teams, meetings): (usize, usize),
        columns: Vec<String>,
    ) -> Self {
        let timelines = args.pictures || meetings <= PICTURES_UP_TO;
        Self { args, output, head, several: teams > 1, timelines, columns, before: Vec::new() }
    }

    /// The language of the run.
    pub fn lang(&self) -> Lang {
        self.args.lang
    }

    /// Remembers what went wrong before the only team is written.
    pub fn before(&mut self, failure: &v1::Failure) {
        if !self.several {
            self.before.push(failure.clone());
        }
    }

    /// Writes a team; its meetings, pictures and report side by side. With `single` it is one of many meetings on their
    /// own: these share one folder and have no run.
    pub fn write(&self, mut run: TeamRun, single: bool) -> io::Result<TeamWritten> {
        let failures = std::mem::take(&mut run.failures);
        if run.meetings.is_empty() {
            return Ok(TeamWritten { failures, ..TeamWritten::default() });
        }
        if self.args.no_quotes {
            run.meetings.iter_mut().for_each(withhold);
            run.team.moments.iter_mut().for_each(|moment| moment.quote = None);
        }
        let TeamRun { team, meetings, .. } = run;
        let loose = self.several && single;
        let place = if self.several && !single { PathBuf::from("teams").join(&team.id) } else { PathBuf::new() };
        let known = self.before.iter().cloned().chain(failures.iter().cloned()).collect();
        let run = v1::Run { teams: vec![team], failures: known, ..self.head.clone() };
        self.output.folder(&place.join("meetings"))?;
        let pictures = || if loose { Ok(Drawn::default()) } else { self.guarded_pictures(&place, &run, &meetings) };
        let (documents, (rows, drawn)) =
            rayon::join(|| self.documents(&place, &meetings), || rayon::join(|| self.rows(&run, &meetings), pictures));
        documents?;
        let drawn = drawn?;
        let failures = failures.into_iter().chain(drawn.failure).collect();
        let done = TeamWritten {
            rows,
            failures,
            meetings: meetings.len(),
            is_run: !loose,
            report: drawn.report,
            ..TeamWritten::default()
        };
        Ok(match (self.several, single) {
            (true, true) => named(run, done, &Path::new("meetings").join(format!("{}.json", meetings[0].summary.id))),
            (true, false) => self.beside_others(&place, run, done)?,
            (false, _) => alone(run, done)?,
        })
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

    /// The pictures and the report; a fault of ours in them costs these only.
    fn guarded_pictures(&self, place: &Path, run: &v1::Run, meetings: &[v1::Meeting]) -> io::Result<Drawn> {
        if meetings.len() > PICTURES_UP_TO && !self.args.pictures {
            return Ok(Drawn::default());
        }
        let drawn = catch_unwind(AssertUnwindSafe(|| self.pictures(place, run, meetings)));
        drawn.unwrap_or_else(|_| {
            let place = self.output.root().join(place).join("report.html");
            Ok(Drawn { report: None, failure: Some(run::failure(&place, &ReadError::internal(), self.args.lang.code())) })
        })
    }

    fn pictures(&self, place: &Path, run: &v1::Run, meetings: &[v1::Meeting]) -> io::Result<Drawn> {
        let Some(team) = run.teams.first() else { return Ok(Drawn::default()) };
        let words = if self.args.lang == Lang::En { ChartLang::En } else { ChartLang::Nl };
        let view = View { run, team, meetings, words };
        let folder = place.join("charts");
        self.output.folder(&folder)?;
        let timelines = self.args.pictures || self.timelines && meetings.len() <= TIMELINES_UP_TO;
        let charts = || {
            CHARTS.par_iter().filter(|c| timelines || !c.per_meeting()).try_for_each(|chart| {
                let pictures = chart.draw(&view, &Options { links: false, bare: false });
                pictures.iter().try_for_each(|picture| self.picture(&folder, picture))
            })
        };
        let (charts, html) = rayon::join(charts, || report::html(&view).map_err(io::Error::other));
        charts?;
        let name = place.join("report.html");
        self.whole(&name, html?.as_bytes())?;
        Ok(Drawn { report: Some(self.output.root().join(name)), failure: None })
    }

    fn picture(&self, folder: &Path, picture: &Picture) -> io::Result<()> {
        self.output.write_grouped(&folder.join(format!("{}.svg", picture.id)), |file| file.write_all(picture.svg.as_bytes()))
    }

    /// A file that is named by `run.json`: of many teams synced with its group, of one team at once.
    fn whole(&self, name: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.several { self.output.write_grouped(name, |file| file.write_all(bytes)) } else { self.output.write(name, bytes) }
    }

    /// The tables and `run.json` in the folder of a team.
    fn beside_others(&self, place: &Path, run: v1::Run, done: TeamWritten) -> io::Result<TeamWritten> {
        for ((name, head), rows) in TABLES.iter().zip(self.heads()).zip(&done.rows) {
            self.output.write_grouped(&place.join(name), |file| {
                file.write_all(&head)?;
                file.write_all(rows)
            })?;
        }
        let text = json(&run)?;
        self.output.write_grouped(&place.join("run.json"), |file| file.write_all(text.as_bytes()))?;
        Ok(named(run, done, place))
    }

    fn tables(&self) -> [Table; 3] {
        let (columns, raw) = (&self.columns, self.args.csv_raw);
        [document::readings_table(columns, raw), document::cues_table(columns, raw), document::events_table(columns, raw)]
    }

    /// The heads of the tables, in the order of [`TABLES`].
    pub fn heads(&self) -> [Vec<u8>; 3] {
        self.tables().map(|mut table| table.take())
    }

    /// The rows of a team in the tables.
    fn rows(&self, run: &v1::Run, meetings: &[v1::Meeting]) -> [Vec<u8>; 3] {
        let mut tables = self.tables();
        for table in &mut tables {
            table.take();
        }
        let [readings, cues, events] = &mut tables;
        for team in &run.teams {
            readings.readings(team);
            for meeting in meetings {
                cues.cues(&team.id, meeting);
                events.events(&team.id, meeting);
            }
        }
        tables.map(|mut table| table.take())
    }
}

/// The report, or why there is none.
#[derive(Default)]
struct Drawn {
    report: Option<PathBuf>,
    failure: Option<v1::Failure>,
}

/// One of several teams: the top `run.json` names it and says where it is.
fn named(mut run: v1::Run, mut done: TeamWritten, place: &Path) -> TeamWritten {
    done.team = run.teams.pop().map(|team| v1::Team {
        id: team.id,
        team: team.team,
        path: Some(place.to_string_lossy().replace('\\', "/")),
        ..v1::Team::default()
    });
    done
}

/// The only team: its `run.json` is the top one, and its moments are shown on the terminal.
fn alone(mut run: v1::Run, mut done: TeamWritten) -> io::Result<TeamWritten> {
    done.run = Some(json(&run)?);
    done.team = run.teams.pop();
    if let Some(team) = &mut done.team {
        team.series.clear();
    }
    Ok(done)
}

/// A document as text.
pub fn json<T: serde::Serialize>(value: &T) -> io::Result<String> {
    Ok(serde_json::to_string(value)? + "\n")
}

/// Takes all texts out of a meeting; spans stay.
fn withhold(meeting: &mut v1::Meeting) {
    meeting.utterances.iter_mut().for_each(|u| u.text = None);
    meeting.cues.iter_mut().for_each(|c| c.text = None);
}
