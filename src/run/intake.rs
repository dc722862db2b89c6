//! From paths to placed transcripts: which files make a team, and what the team file, the metadata table and the user know
//! of their meetings. The program and everyone who uses the library come this way, so they read the same meetings.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::format;
use crate::source::{self, Discovery, Limits, ReadError, SourceFailure, TeamSource};
use crate::transcript::{TeamFile, Transcript, people};

use super::{Doubt, Metadata, Placed, beside, crowd, doubts};

/// What to read, and what is known of it besides the files.
#[derive(Debug, Default)]
pub struct Intake {
    /// Transcripts, or folders of them.
    pub paths: Vec<PathBuf>,
    /// Every file is a meeting of its own.
    pub independent: bool,
    /// Teams, dates and further facts by file.
    pub metadata: Option<Metadata>,
    /// A team file for every team, instead of the `team.toml` in its folder.
    pub team_file: Option<TeamFile>,
    /// Who leads, by name, alias or first name.
    pub leader: Option<String>,
    /// Caps on what is read.
    pub limits: Limits,
}

/// What lies under the paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The teams, and what cannot be used.
    pub sources: Discovery,
    /// Rows of the metadata table that fit no file.
    pub unused_rows: Vec<String>,
    /// Folders whose files hardly share a name, so that each file became a meeting of its own, and how many there are.
    pub taken_apart: Vec<(PathBuf, usize)>,
    /// Files that lie beside transcripts and are none, and copies of a file that is read.
    pub left: Vec<SourceFailure>,
}

/// What was read of a team.
#[derive(Debug, Default)]
pub struct TeamRead {
    /// Name from the team file.
    pub name: Option<String>,
    /// Transcripts in order of their files.
    pub placed: Vec<Placed>,
    /// Files that could not be read.
    pub failures: Vec<SourceFailure>,
    /// Files that lie beside transcripts and are none.
    pub skipped: Vec<SourceFailure>,
    /// What only a person can settle about names and team file.
    pub doubts: Vec<Doubt>,
    team_file: Option<TeamFile>,
}

/// The notice for a leader who is not in a meeting.
const LEADER_NOT_FOUND: &str = "leader_not_found";

impl Intake {
    /// The files under the paths, by team.
    pub fn find(&self) -> Found {
        let mut sources = source::discover(&self.paths, source::Options { independent: self.independent });
        let mut left = beside::leave_aside(&mut sources, &self.paths, &self.limits);
        let unused_rows = self.metadata.as_ref().map_or_else(Vec::new, |metadata| metadata.regroup(&mut sources));
        let taken_apart = crowd::take_apart(&mut sources, &self.limits);
        beside::order_dates(&mut sources);
        left.extend(beside::take_out_copies(&mut sources, &self.limits));
        Found { sources, unused_rows, taken_apart, left }
    }

    /// Whether the team file of a team can be used; [`Intake::read`] goes on without one that cannot.
    pub fn check(&self, team: &TeamSource) -> Result<(), SourceFailure> {
        self.team_file_of(team).map(|_| ())
    }

    /// Reads all files of a team side by side; the order is that of the files.
    pub fn read(&self, team: &TeamSource) -> TeamRead {
        let mut read = TeamRead::default();
        read.team_file = self.team_file_of(team).unwrap_or_else(|failure| {
            read.failures.push(without_team_file(failure));
            None
        });
        let known = read.team_file.as_ref();
        read.name = known.filter(|_| !team.single).and_then(|file| file.team.clone());
        let ids = if team.single { vec![team.id.clone()] } else { source::meeting_ids(&team.files) };
        let place = |(path, id): (&PathBuf, String)| {
            // A fault of ours costs the file, not the batch.
            let placed = catch_unwind(AssertUnwindSafe(|| self.place(path, id, team, known)));
            placed.unwrap_or_else(|_| Err(ReadError::internal()))
        };
        let results: Vec<Result<Placed, ReadError>> = team.files.par_iter().zip(ids).map(place).collect();
        for (path, result) in team.files.iter().zip(results) {
            let failure = |error| SourceFailure { path: path.clone(), error };
            match result {
                Ok(placed) => read.placed.push(placed),
                // What the user named is meant to be read.
                Err(error) if source::is_incidental(path, &error) && !self.paths.contains(path) => {
                    read.skipped.push(failure(error));
                }
                Err(error) => read.failures.push(failure(error)),
            }
        }
        read.doubts = doubts::settle(&mut read.placed, team, read.team_file.as_ref(), self.leader.is_some());
        if let Some(leader) = &self.leader {
            read.lead(leader);
        }
        read
    }

    /// The team file of a team, if it has one.
    fn team_file_of(&self, team: &TeamSource) -> Result<Option<TeamFile>, SourceFailure> {
        match (&self.team_file, &team.team_file) {
            (Some(named), _) => Ok(Some(named.clone())),
            (None, None) => Ok(None),
            (None, Some(path)) => {
                let read = TeamFile::read(path, &self.limits);
                read.map(Some).map_err(|error| SourceFailure { path: path.clone(), error })
            }
        }
    }

    /// One file with what is known of its meeting by itself, in order of who knows best: the file, its name, the metadata
    /// table, the team file. Who was there and who leads hangs on the others of the run, and comes after.
    fn place(&self, path: &Path, id: String, team: &TeamSource, known: Option<&TeamFile>) -> Result<Placed, ReadError> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut transcript = format::read(&name, source::read_bytes(path, &self.limits)?, &self.limits)?.transcript;
        if transcript.date.is_none()
            && let Some((date, assumed)) = source::date_in_name(&name).and_then(|written| written.date(team.date_order))
        {
            transcript.date = Some(date);
            transcript.notice("date_order_assumed", u64::from(assumed && !source::is_dutch_name(&name)), "");
        }
        let copies = team.copied.iter().filter(|original| *original == path).count();
        transcript.notice("copies_left_out", copies as u64, "");
        if let Some(metadata) = &self.metadata {
            metadata.apply(&mut transcript, path, team.single);
        }
        // After the date is known, because memberships and roles hang on it.
        if let Some(known) = known {
            known.name_people(&mut transcript, &name);
        }
        if transcript.date.is_none() && team.files.len() > 1 {
            transcript.notice("no_date", 1, "");
        }
        if team.single && !self.independent {
            transcript.notice("taken_as_independent", 1, "");
        }
        Ok(Placed { transcript, id, source: path.display().to_string() })
    }
}

impl TeamRead {
    /// Makes the person with this name the leader of every meeting where there is exactly one.
    pub fn lead(&mut self, name: &str) {
        for placed in &mut self.placed {
            lead(&mut placed.transcript, name, self.team_file.as_ref());
        }
    }

    /// Somebody leads one of the meetings.
    pub fn is_led(&self) -> bool {
        self.placed.iter().any(|placed| placed.transcript.leader.is_some())
    }

    /// The name that was given for the leader fits nobody, or several people, in every meeting.
    pub fn leader_not_found(&self) -> bool {
        self.placed.iter().all(|placed| placed.transcript.notices.iter().any(|n| n.code == LEADER_NOT_FOUND))
    }
}

/// Makes the person with this name, or alias of the team file, the leader, if there is exactly one.
fn lead(transcript: &mut Transcript, name: &str, known: Option<&TeamFile>) {
    let named = known.and_then(|file| file.name_of(name));
    // A name that was tried before may have fitted nobody.
    transcript.notices.retain(|notice| notice.code != LEADER_NOT_FOUND);
    match people::find(&transcript.people, named.as_deref().unwrap_or(name)) {
        Some(leader) => {
            transcript.set_leader(leader);
            transcript.notices.retain(|n| !matches!(n.code.as_str(), "leader_like" | "leader_unknown"));
        }
        None => transcript.notice(LEADER_NOT_FOUND, 1, ""),
    }
}

/// A broken team file costs one line; its team is read without it.
fn without_team_file(SourceFailure { path, mut error }: SourceFailure) -> SourceFailure {
    error.nl.push_str(" De overleggen zijn zonder teambestand gelezen.");
    error.en.push_str(" The meetings were read without the team file.");
    SourceFailure { path, error }
}
