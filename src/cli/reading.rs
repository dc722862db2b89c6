//! The transcripts of a team: bytes to placed transcripts, with the team file and the metadata table applied.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::document::v1::Failure;
use crate::format;
use crate::kit::Kit;
use crate::run::Placed;
use crate::source::{self, Discovery, ReadError, TeamSource};
use crate::transcript::team::TeamFile;
use crate::transcript::{PersonId, Transcript, people};

use super::args::AnalyzeArgs;
use super::{Exit, Stop, terminal};

/// Reads the files of one team after another.
pub struct TeamReader<'a> {
    args: &'a AnalyzeArgs,
    kit: &'a Kit,
    metadata: Option<Metadata>,
}

/// What was read of a team.
pub struct TeamRead {
    /// Name from the team file.
    pub name: Option<String>,
    /// Transcripts in order of their files.
    pub placed: Vec<Placed>,
    /// Files that could not be read.
    pub failures: Vec<Failure>,
}

impl<'a> TeamReader<'a> {
    /// A reader with the arguments of the command.
    pub fn new(args: &'a AnalyzeArgs, kit: &'a Kit, metadata: Option<Metadata>) -> Self {
        Self { args, kit, metadata }
    }

    /// Reads all files of a team side by side; the order is that of the files.
    pub fn read(&self, team: &TeamSource) -> Result<TeamRead, Stop> {
        let team_file = self.team_file(team)?;
        let ids = source::meeting_ids(&team.files);
        let results: Vec<Result<Transcript, ReadError>> =
            team.files.par_iter().map(|path| self.one(path, team_file.as_ref())).collect();
        let mut read = TeamRead { name: team_file.and_then(|t| t.team), placed: Vec::new(), failures: Vec::new() };
        for ((path, id), result) in team.files.iter().zip(ids).zip(results) {
            match result {
                Ok(transcript) => {
                    read.placed.push(Placed { transcript, id, source: path.display().to_string() });
                }
                Err(error) if source::is_incidental(path, &error) => {}
                Err(error) => read.failures.push(failure(path, &error, self.args.lang.code())),
            }
        }
        Ok(read)
    }

    fn team_file(&self, team: &TeamSource) -> Result<Option<TeamFile>, Stop> {
        let path = self.args.team.as_ref().or(team.team_file.as_ref());
        let Some(path) = path else { return Ok(None) };
        let stop = |message: String| Stop::new(Exit::Usage, format!("{}: {message}", path.display()));
        // Written in any editor: a mark at the start, CRLF or an older encoding is as good as anything.
        let bytes = source::read_bytes(path, &self.kit.settings.limits);
        let text = bytes.and_then(source::decode).map_err(|e| stop(e.message(self.args.lang.code()).to_owned()))?.text;
        let file = TeamFile::parse(&text).map_err(|e| stop(e.message(self.args.lang.code()).to_owned()))?;
        Ok(Some(file))
    }

    /// One file, with a panic turned into a failure so that the batch goes on.
    fn one(&self, path: &Path, team: Option<&TeamFile>) -> Result<Transcript, ReadError> {
        catch_unwind(AssertUnwindSafe(|| self.transcript(path, team))).unwrap_or_else(|_| Err(internal()))
    }

    fn transcript(&self, path: &Path, team: Option<&TeamFile>) -> Result<Transcript, ReadError> {
        let limits = &self.kit.settings.limits;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = source::read_bytes(path, limits)?;
        let mut transcript = format::read(&name, bytes, limits)?.transcript;
        if let Some(team) = team {
            team.apply(&mut transcript, &name);
        }
        if let Some(date) = self.metadata.as_ref().and_then(|m| m.date(&name)) {
            transcript.date = Some(date);
        }
        if transcript.date.is_none() {
            transcript.date = source::date_in_name(&name);
        }
        if let Some(leader) = &self.args.leader {
            name_leader(&mut transcript, leader);
        }
        transcript.explain_notices(self.args.lang.code());
        Ok(transcript)
    }

    /// Asks once who leads when nobody knows; only on a terminal and for a single team.
    pub fn leader(&self, read: &mut TeamRead) {
        let known = read.placed.iter().any(|p| p.transcript.leader.is_some());
        let quiet = self.args.quiet || self.args.independent || !std::io::stdin().is_terminal();
        if known || quiet || self.args.paths.len() != 1 || read.placed.is_empty() {
            return;
        }
        let question = if self.args.lang.code() == "en" {
            "Who leads this meeting? (Enter skips)"
        } else {
            "Wie leidt dit overleg? (Enter slaat over)"
        };
        if let Some(name) = terminal::ask(question) {
            for placed in &mut read.placed {
                name_leader(&mut placed.transcript, &name);
                placed.transcript.explain_notices(self.args.lang.code());
            }
        }
    }
}

/// Makes the person with this name the leader, if there is exactly one.
fn name_leader(transcript: &mut Transcript, name: &str) {
    let wanted = people::fold_name(name);
    let exact = |folded: &str| folded == wanted;
    let first = |folded: &str| folded.split(' ').next() == Some(wanted.as_str());
    let matching = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let all = transcript.people.iter().enumerate();
        all.filter(|(_, person)| test(&people::fold_name(&person.name))).map(|(at, _)| at).collect()
    };
    let found = match matching(&exact) {
        found if found.is_empty() => matching(&first),
        found => found,
    };
    if let [one] = found[..] {
        transcript.leader = Some(PersonId(one as u32));
        transcript.people[one].role = Some(crate::transcript::Role::Leader);
    } else {
        transcript.notice("leader_not_found", 1, "");
    }
}

/// A bug of ours met a file: said as such, and the batch goes on.
fn internal() -> ReadError {
    ReadError::new(
        "internal",
        "Dit bestand gaf een fout in onderstroom zelf; meld het, liefst met een verzonnen voorbeeld.",
        "This file ran into a fault of onderstroom itself; please report it, with an invented example if you can.",
    )
}

/// A line of `failures.jsonl`.
pub fn failure(path: &Path, error: &ReadError, language: &str) -> Failure {
    Failure {
        path: path.display().to_string(),
        code: error.code.to_owned(),
        line: error.line,
        message: error.message(language).to_owned(),
    }
}

/// The table of `--metadata`: where a file belongs and when it was.
#[derive(Debug, Default)]
pub struct Metadata {
    rows: BTreeMap<String, (Option<String>, Option<jiff::civil::Date>)>,
}

/// Reads the metadata table: columns `file`, and optionally `team` and `date`.
pub fn metadata(path: &Path, language: &str) -> Result<Metadata, Stop> {
    let stop = |nl: String, en: String| {
        let message = if language == "en" { en } else { nl };
        Stop::new(Exit::Usage, format!("{}: {message}", path.display()))
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).map_err(|e| stop(e.to_string(), e.to_string()))?;
    let head = reader.headers().map_err(|e| stop(e.to_string(), e.to_string()))?.clone();
    let column = |name: &str| head.iter().position(|h| h.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(name));
    let Some(file) = column("file") else {
        return Err(stop("kolom 'file' ontbreekt".into(), "column 'file' is missing".into()));
    };
    let (team, date) = (column("team"), column("date"));
    let mut rows = BTreeMap::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|e| stop(e.to_string(), e.to_string()))?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).map(str::trim).filter(|c| !c.is_empty());
        let Some(name) = cell(Some(file)) else { continue };
        let when = cell(date).map(str::parse::<jiff::civil::Date>).transpose().map_err(|_| {
            let line = number + 2;
            stop(format!("regel {line}: datum moet jjjj-mm-dd zijn"), format!("line {line}: date must be yyyy-mm-dd"))
        })?;
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        rows.insert(base, (cell(team).map(str::to_owned), when));
    }
    Ok(Metadata { rows })
}

impl Metadata {
    fn date(&self, name: &str) -> Option<jiff::civil::Date> {
        self.rows.get(name)?.1
    }

    /// Puts the files that have a team into that team.
    pub fn regroup(&self, found: &mut Discovery) {
        let mut teams: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for team in &mut found.teams {
            team.files.retain(|path| {
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                match self.rows.get(&name).and_then(|row| row.0.clone()) {
                    Some(named) => {
                        teams.entry(named).or_default().push(path.clone());
                        false
                    }
                    None => true,
                }
            });
        }
        found.teams.retain(|team| !team.files.is_empty());
        for (name, files) in teams {
            found.teams.push(TeamSource { id: name.clone(), name, folder: PathBuf::new(), files, team_file: None });
        }
        let ids = source::meeting_ids(&found.teams.iter().map(|team| team.id.clone() + ".team").collect::<Vec<_>>());
        for (team, id) in found.teams.iter_mut().zip(ids) {
            team.id = id;
        }
        found.teams.sort_by(|a, b| a.id.cmp(&b.id));
    }
}
