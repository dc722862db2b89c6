//! What stands on top of the output: the tables, failures and `run.json` of all teams, in their order.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::document::v1;
use crate::kit::Kit;
use crate::run;
use crate::source::TeamSource;

use super::args::AnalyzeArgs;
use super::output::{Output, Pending};
use super::team_files::{TABLES, TeamFiles, TeamWritten, json};

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// Meetings.
    pub meetings: usize,
    /// Teams whose meetings are a run, each with a `run.json` of its own.
    pub runs: usize,
    /// Files that could not be used.
    pub failed: usize,
    /// Reports, in order of team.
    pub reports: Vec<PathBuf>,
    /// `run.json` as text, for one team or for all.
    pub run: String,
    /// The teams without their readings, for the summary.
    pub teams: Vec<v1::Team>,
    /// All files that could not be used.
    pub problems: Vec<v1::Failure>,
    /// That an older output made room, in words.
    pub replaced: Option<String>,
}

/// The tables on top of an output folder: readings, cues, events.
type Tables = [Pending; 3];

/// What goes on top of the output, added team after team in their order; the files of a team are made beside each other by
/// [`TeamFiles`].
pub struct Writer<'a> {
    files: TeamFiles<'a>,
    tables: Tables,
    failures: Pending,
    written: Written,
}

impl<'a> Writer<'a> {
    /// Begins; the number of teams decides whether each team gets a folder. `columns` are those of the metadata table.
    pub fn new(args: &'a AnalyzeArgs, kit: &Kit, output: Output, teams: &[TeamSource], columns: Vec<String>) -> io::Result<Self> {
        let failures = output.begin(Path::new("failures.jsonl"))?;
        let meetings = teams.iter().map(|team| team.files.len()).sum();
        let files = TeamFiles::new(args, output, run::head(kit, args.lang.code()), (teams.len(), meetings), columns);
        let [readings, cues, events] = TABLES.map(|name| files.output.begin(Path::new(name)));
        let mut tables = [readings?, cues?, events?];
        for (file, head) in tables.iter_mut().zip(files.heads()) {
            file.write_all(&head)?;
        }
        Ok(Self { files, tables, failures, written: Written::default() })
    }

    /// No meeting was written yet.
    pub fn is_empty(&self) -> bool {
        self.written.meetings == 0
    }

    /// Writes the files of one team; may be shared by threads.
    pub fn files(&self) -> &TeamFiles<'a> {
        &self.files
    }

    /// Adds files that could not be used.
    pub fn failures(&mut self, failures: Vec<v1::Failure>) -> io::Result<()> {
        for failure in failures {
            serde_json::to_writer(&mut self.failures, &failure)?;
            self.failures.write_all(b"\n")?;
            self.written.failed += 1;
            self.files.before(&failure);
            self.written.problems.push(failure);
        }
        Ok(())
    }

    /// Adds files that were left aside: they stand among what was not used, and are no failures of the run.
    pub fn beside(&mut self, left: &[v1::Failure]) -> io::Result<()> {
        for failure in left {
            serde_json::to_writer(&mut self.failures, failure)?;
            self.failures.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Adds a team whose files are written.
    pub fn add(&mut self, team: TeamWritten) -> io::Result<()> {
        self.failures(team.failures)?;
        for (file, rows) in self.tables.iter_mut().zip(&team.rows) {
            file.write_all(rows)?;
        }
        self.written.meetings += team.meetings;
        self.written.runs += usize::from(team.is_run);
        self.written.reports.extend(team.report);
        self.written.teams.extend(team.team);
        if let Some(run) = team.run {
            self.written.run = run;
        }
        self.files.output.settle(false)
    }

    /// Gives up before the end: unfinished files go, and the folder too when nothing was finished. Says whether it did.
    pub fn discard(self) -> bool {
        let Self { files, tables, failures, .. } = self;
        drop((tables, failures));
        files.output.discard()
    }

    /// Ends the tables and writes `run.json`, last of all.
    pub fn finish(mut self) -> io::Result<Written> {
        let (output, lang) = (&self.files.output, self.files.lang());
        output.settle(true)?;
        for table in self.tables {
            table.finish()?;
        }
        self.failures.finish()?;
        if self.written.run.is_empty() {
            let teams = self.written.teams.clone();
            self.written.run = json(&v1::Run { teams, failures: self.written.problems.clone(), ..self.files.head })?;
        }
        output.write(Path::new("run.json"), self.written.run.as_bytes())?;
        output.sync()?;
        let now: Vec<&str> = self.written.teams.iter().map(|team| team.team.as_str()).collect();
        self.written.replaced = output.replaced().map(|earlier| earlier.told(&now, lang));
        Ok(self.written)
    }
}
