//! The transcripts of a team: bytes to placed transcripts, with the team file and the metadata table applied.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rayon::prelude::*;

use crate::document::v1::Failure;
use crate::format;
use crate::kit::Kit;
use crate::run::Placed;
use crate::source::{self, ReadError, TeamSource};
use crate::transcript::team::TeamFile;
use crate::transcript::{PersonId, Role, Transcript, people};

use super::args::AnalyzeArgs;
use super::metadata::Metadata;
use super::{Stop, terminal, text_of};

/// Reads the files of one team after another.
pub struct TeamReader<'a> {
    args: &'a AnalyzeArgs,
    kit: &'a Kit,
    metadata: Option<Metadata>,
    /// The run is one team: a mistake in its team file stops the run, and the leader may be asked for.
    alone: bool,
}

/// What was read of a team.
#[derive(Debug, Default)]
pub struct TeamRead {
    /// Name from the team file.
    pub name: Option<String>,
    /// Transcripts in order of their files.
    pub placed: Vec<Placed>,
    /// Files that could not be read.
    pub failures: Vec<Failure>,
    /// Files that lie beside transcripts and are none.
    pub skipped: Vec<Failure>,
}

impl<'a> TeamReader<'a> {
    /// A reader with the arguments of the command.
    pub fn new(args: &'a AnalyzeArgs, kit: &'a Kit, metadata: Option<Metadata>, alone: bool) -> Self {
        Self { args, kit, metadata, alone }
    }

    /// Stops when a team file is wrong that has to be right.
    pub fn check(&self, first: &TeamSource) -> Result<(), Stop> {
        self.team_file(first, &mut Vec::new()).map(|_| ())
    }

    /// Reads all files of a team side by side; the order is that of the files.
    pub fn read(&self, team: &TeamSource) -> Result<TeamRead, Stop> {
        let language = self.args.lang.code();
        let mut read = TeamRead::default();
        let team_file = self.team_file(team, &mut read.failures)?;
        let ids = if team.single { vec![team.id.clone()] } else { source::meeting_ids(&team.files) };
        let results: Vec<Result<Transcript, ReadError>> =
            team.files.par_iter().map(|path| self.one(path, team, team_file.as_ref())).collect();
        for ((path, id), result) in team.files.iter().zip(ids).zip(results) {
            match result {
                Ok(transcript) => {
                    read.placed.push(Placed { transcript, id, source: path.display().to_string() });
                }
                // What the user named is meant to be read.
                Err(error) if source::is_incidental(path, &error) && !self.args.paths.contains(path) => {
                    read.skipped.push(failure(path, &error, language));
                }
                Err(error) => read.failures.push(failure(path, &error, language)),
            }
        }
        read.name = team_file.filter(|_| !team.single).and_then(|t| t.team);
        self.leader(&mut read);
        Ok(read)
    }

    /// The team file. One that is wrong stops the run when it was named, or is that of the only team; else it costs one
    /// line and its team is read without it.
    fn team_file(&self, team: &TeamSource, failures: &mut Vec<Failure>) -> Result<Option<TeamFile>, Stop> {
        let Some(path) = self.args.team.as_ref().or(team.team_file.as_ref()) else { return Ok(None) };
        let lang = self.args.lang;
        let read = || {
            let text = text_of(path, &self.kit.settings.limits, lang)?;
            TeamFile::parse(&text).map_err(|e| Stop::refused(path, &e, lang))
        };
        match read() {
            Ok(file) => Ok(Some(file)),
            Err(stop) if self.alone || self.args.team.is_some() => Err(stop),
            Err(_) => {
                failures.push(self.broken_team_file(path));
                Ok(None)
            }
        }
    }

    fn broken_team_file(&self, path: &Path) -> Failure {
        let lang = self.args.lang;
        let limits = &self.kit.settings.limits;
        let text = source::read_bytes(path, limits).and_then(source::decode);
        let error = text.and_then(|decoded| TeamFile::parse(&decoded.text).map(|_| ())).err();
        let error = error.unwrap_or_else(internal);
        let without =
            lang.pick("De overleggen zijn zonder teambestand gelezen.", "The meetings were read without the team file.");
        Failure { message: format!("{} {without}", error.message(lang.code())), ..failure(path, &error, lang.code()) }
    }

    /// One file, with a panic turned into a failure so that the batch goes on.
    fn one(&self, path: &Path, source: &TeamSource, team: Option<&TeamFile>) -> Result<Transcript, ReadError> {
        catch_unwind(AssertUnwindSafe(|| self.transcript(path, source, team))).unwrap_or_else(|_| Err(internal()))
    }

    fn transcript(&self, path: &Path, source: &TeamSource, team: Option<&TeamFile>) -> Result<Transcript, ReadError> {
        let limits = &self.kit.settings.limits;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = source::read_bytes(path, limits)?;
        let mut transcript = format::read(&name, bytes, limits)?.transcript;
        if transcript.date.is_none() {
            transcript.date = source::date_in_name(&name);
        }
        if let Some(metadata) = &self.metadata {
            metadata.apply(&mut transcript, path, source.single);
        }
        // Last of all, because memberships and roles hang on the date.
        if let Some(team) = team {
            team.apply(&mut transcript, &name);
        }
        if transcript.date.is_none() && source.files.len() > 1 {
            transcript.notice("no_date", 1, "");
        }
        if source.single && !self.args.independent {
            transcript.notice("taken_as_independent", 1, "");
        }
        if let Some(leader) = &self.args.leader {
            let leader = team.and_then(|t| t.name_of(leader)).unwrap_or_else(|| leader.clone());
            name_leader(&mut transcript, &leader);
        }
        Ok(transcript)
    }

    /// Asks once who leads when nobody knows, and says when a name that was given fits nobody.
    fn leader(&self, read: &mut TeamRead) {
        if !self.alone || read.placed.is_empty() {
            return;
        }
        let known = read.placed.iter().any(|p| p.transcript.leader.is_some());
        let asked = if known || self.args.leader.is_some() { None } else { self.ask() };
        if let Some(name) = &asked {
            read.placed.iter_mut().for_each(|placed| name_leader(&mut placed.transcript, name));
        }
        let not_found = |p: &Placed| p.transcript.notices.iter().any(|n| n.code == LEADER_NOT_FOUND);
        let Some(name) = asked.as_ref().or(self.args.leader.as_ref()) else { return };
        if read.placed.iter().all(not_found) {
            let names = names_of(&read.placed);
            terminal::error(self.args.lang.pick(
                &format!("leider '{name}' komt in geen enkel overleg voor, of past bij meer mensen; wel: {names}"),
                &format!("leader '{name}' is in none of the meetings, or fits several people; there are: {names}"),
            ));
        }
    }

    /// The question, where someone is there to answer it.
    fn ask(&self) -> Option<String> {
        let quiet = self.args.quiet || self.args.json || self.args.independent;
        let question = self.args.lang.pick("Wie leidt dit overleg? (Enter slaat over)", "Who leads this meeting? (Enter skips)");
        if quiet { None } else { terminal::ask(question) }
    }
}

/// The notice for a leader who is not in a meeting.
const LEADER_NOT_FOUND: &str = "leader_not_found";

/// Some names of the people of a team, to choose from.
fn names_of(placed: &[Placed]) -> String {
    const SHOWN: usize = 12;
    let mut names: Vec<&str> = Vec::new();
    for person in placed.iter().flat_map(|p| &p.transcript.people) {
        if names.len() < SHOWN && !names.contains(&person.name.as_str()) {
            names.push(&person.name);
        }
    }
    names.join(", ")
}

/// Makes the person with this name the leader, if there is exactly one.
fn name_leader(transcript: &mut Transcript, name: &str) {
    let Some(PersonId(leader)) = people::find(&transcript.people, name) else {
        return transcript.notice(LEADER_NOT_FOUND, 1, "");
    };
    transcript.leader = Some(PersonId(leader));
    for (at, person) in transcript.people.iter_mut().enumerate() {
        if at == leader as usize {
            person.role = Some(Role::Leader);
        } else if person.role == Some(Role::Leader) {
            person.role = Some(Role::Member);
        }
    }
}

/// A bug of ours met a file: said as such, and the batch goes on.
pub fn internal() -> ReadError {
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
