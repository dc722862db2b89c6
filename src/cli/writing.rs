//! Writing results: per team its documents, pictures, report and tables; on top the tables and `run.json` of all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::chart::{CHARTS, Lang as ChartLang, Options, View};
use crate::document::{self, Table, v1};
use crate::kit::Kit;
use crate::report;
use crate::run::TeamRun;

use super::args::{AnalyzeArgs, Lang};
use super::output::{Output, Pending};

/// Above this many meetings in the run, pictures and report are left out.
const PICTURES_UP_TO: usize = 200;
/// Above this many meetings a run has no timelines.
const TIMELINES_UP_TO: usize = 30;

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// Meetings.
    pub meetings: usize,
    /// Files that could not be used.
    pub failed: usize,
    /// Reports, in order of team.
    pub reports: Vec<PathBuf>,
    /// `run.json` as text, for one team or for all.
    pub run: String,
    /// The teams without their readings, for the summary.
    pub teams: Vec<v1::Team>,
    /// Problems, grouped by code.
    pub problems: Vec<v1::Failure>,
}

/// The tables on top of an output folder.
struct Tables {
    readings: (Table, Pending),
    cues: (Table, Pending),
    events: (Table, Pending),
}

/// Writes team after team.
pub struct Writer<'a> {
    args: &'a AnalyzeArgs,
    output: Output,
    several: bool,
    head: v1::Run,
    tables: Tables,
    failures: Pending,
    written: Written,
}

/// How many problems are kept to be shown.
const SHOWN: usize = 10;

impl<'a> Writer<'a> {
    /// Begins; `teams` decides whether each team gets a folder.
    pub fn new(args: &'a AnalyzeArgs, kit: &Kit, output: Output, teams: usize) -> io::Result<Self> {
        let tables = tables(&output, Path::new(""), args.csv_raw)?;
        let failures = output.begin(Path::new("failures.jsonl"))?;
        let several = teams > 1;
        output.folder(Path::new(if several { "teams" } else { "meetings" }))?;
        Ok(Self { args, several, head: head(args, kit), tables, failures, output, written: Written::default() })
    }

    /// Adds files that could not be used.
    pub fn failures(&mut self, failures: Vec<v1::Failure>) -> io::Result<()> {
        for failure in failures {
            serde_json::to_writer(&mut self.failures, &failure)?;
            self.failures.write_all(b"\n")?;
            self.written.failed += 1;
            if self.written.problems.len() < SHOWN {
                self.written.problems.push(failure);
            }
        }
        Ok(())
    }

    /// Writes a team.
    pub fn team(&mut self, mut run: TeamRun) -> io::Result<()> {
        let failures = std::mem::take(&mut run.failures);
        self.failures(failures.clone())?;
        if run.meetings.is_empty() {
            return Ok(());
        }
        if self.args.no_quotes {
            run.meetings.iter_mut().for_each(withhold);
            run.team.moments.iter_mut().for_each(|moment| moment.quote = None);
        }
        let place = if self.several { PathBuf::from("teams").join(&run.team.id) } else { PathBuf::new() };
        self.rows(&run)?;
        if self.several {
            self.output.folder(&place.join("meetings"))?;
        }
        let run_of_team = v1::Run { teams: vec![run.team.clone()], failures, ..self.head.clone() };
        self.documents(&place, &run)?;
        if run.meetings.len() <= PICTURES_UP_TO && !self.args.independent {
            self.pictures(&place, &run_of_team, &run)?;
        }
        let text = json(&run_of_team)?;
        if self.several {
            self.output.write(&place.join("run.json"), text.as_bytes())?;
            let mut own = tables(&self.output, &place, self.args.csv_raw)?;
            add_rows(&mut own, &run)?;
            finish(own)?;
        }
        self.written.meetings += run.meetings.len();
        self.remember(run.team, text, &place);
        Ok(())
    }

    /// Keeps what the top `run.json` and the summary need.
    fn remember(&mut self, mut team: v1::Team, text: String, place: &Path) {
        if self.several {
            let light = v1::Team {
                id: team.id,
                team: team.team,
                path: Some(place.to_string_lossy().replace('\\', "/")),
                ..v1::Team::default()
            };
            self.written.teams.push(light);
        } else {
            self.written.run = text;
            team.series.clear();
            self.written.teams.push(team);
        }
    }

    fn rows(&mut self, run: &TeamRun) -> io::Result<()> {
        add_rows(&mut self.tables, run)
    }

    fn documents(&self, place: &Path, run: &TeamRun) -> io::Result<()> {
        for meeting in &run.meetings {
            let name = place.join("meetings").join(format!("{}.json", meeting.summary.id));
            self.output.write(&name, json(meeting)?.as_bytes())?;
        }
        Ok(())
    }

    fn pictures(&mut self, place: &Path, head: &v1::Run, run: &TeamRun) -> io::Result<()> {
        let Some(team) = head.teams.first() else { return Ok(()) };
        let words = if self.args.lang == Lang::En { ChartLang::En } else { ChartLang::Nl };
        let view = View { run: head, team, meetings: &run.meetings, words };
        self.output.folder(&place.join("charts"))?;
        for chart in CHARTS.iter().filter(|c| c.id() != "timeline" || run.meetings.len() <= TIMELINES_UP_TO) {
            for picture in chart.draw(&view, &Options { links: false, bare: false }) {
                let name = place.join("charts").join(format!("{}.svg", picture.id));
                self.output.write(&name, picture.svg.as_bytes())?;
            }
        }
        let html = report::html(&view).map_err(io::Error::other)?;
        let name = place.join("report.html");
        self.output.write(&name, html.as_bytes())?;
        self.written.reports.push(self.output.root().join(name));
        Ok(())
    }

    /// Ends the tables and writes `run.json`, last of all.
    pub fn finish(mut self) -> io::Result<Written> {
        finish(self.tables)?;
        self.failures.finish()?;
        if self.written.run.is_empty() {
            let teams = self.written.teams.clone();
            self.written.run = json(&v1::Run { teams, failures: self.written.problems.clone(), ..self.head })?;
        }
        self.output.write(Path::new("run.json"), self.written.run.as_bytes())?;
        self.output.sync()?;
        Ok(self.written)
    }
}

fn json<T: serde::Serialize>(value: &T) -> io::Result<String> {
    Ok(serde_json::to_string(value)? + "\n")
}

/// `run.json` without teams.
fn head(args: &AnalyzeArgs, kit: &Kit) -> v1::Run {
    let (definitions, categories) = document::definitions(kit, args.lang.code());
    let lexicon = |info: crate::lexicon::Info| v1::Lexicon {
        id: info.id,
        language: info.language.as_str().to_owned(),
        version: info.version,
        hash: info.hash,
        validated: None,
    };
    v1::Run {
        onderstroom: "1".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: args.lang.code().to_owned(),
        audience: "coach".to_owned(),
        settings: kit.settings.entries(),
        lexicons: kit.lexicons.all_infos().into_iter().map(lexicon).collect(),
        definitions,
        categories,
        teams: Vec::new(),
        failures: Vec::new(),
    }
}

fn tables(output: &Output, place: &Path, raw: bool) -> io::Result<Tables> {
    Ok(Tables {
        readings: (document::readings_table(raw), output.begin(&place.join("readings.csv"))?),
        cues: (document::cues_table(raw), output.begin(&place.join("cues.csv"))?),
        events: (document::events_table(raw), output.begin(&place.join("events.csv"))?),
    })
}

fn add_rows(tables: &mut Tables, run: &TeamRun) -> io::Result<()> {
    let id = &run.team.id;
    for summary in &run.team.meetings {
        tables.readings.0.readings(id, Some(summary), &summary.readings);
    }
    tables.readings.0.readings(id, None, &run.team.series);
    for meeting in &run.meetings {
        tables.cues.0.cues(id, meeting);
        tables.events.0.events(id, meeting);
    }
    for (table, file) in [&mut tables.readings, &mut tables.cues, &mut tables.events] {
        file.write_all(&table.take())?;
    }
    Ok(())
}

fn finish(tables: Tables) -> io::Result<()> {
    for (mut table, mut file) in [tables.readings, tables.cues, tables.events] {
        file.write_all(&table.take())?;
        file.finish()?;
    }
    Ok(())
}

/// Takes all texts out of a meeting; spans stay.
fn withhold(meeting: &mut v1::Meeting) {
    meeting.utterances.iter_mut().for_each(|u| u.text = None);
    meeting.cues.iter_mut().for_each(|c| c.text = None);
}
