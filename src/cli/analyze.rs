//! `analyze`: read, measure and write, team by team, so that a corpus keeps no more than a few teams in memory.

use std::path::Path;

use rayon::prelude::*;

use crate::document::v1;
use crate::kit::Kit;
use crate::lexicon::Lexicons;
use crate::run::{self, TeamRun};
use crate::settings::Settings;
use crate::source::{self, Discovery, TeamSource};
use crate::text::Language;

use super::args::AnalyzeArgs;
use super::output::Output;
use super::reading::{self, TeamReader};
use super::team_files::TeamWritten;
use super::writing::Writer;
use super::{Exit, Stop, progress, summary, terminal};

/// Teams that are in memory at once, per thread.
const TEAMS_PER_THREAD: usize = 4;

/// Runs the command.
pub fn run(args: &AnalyzeArgs) -> Result<Exit, Stop> {
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
        pool.build_global().map_err(|e| Stop::new(Exit::Usage, format!("--jobs: {e}")))?;
    }
    let kit = kit(args)?;
    let metadata = args.metadata.as_deref().map(|path| reading::metadata(path, args.lang.code())).transpose()?;
    let mut found = source::discover(&args.paths, source::Options { independent: args.independent });
    if let Some(metadata) = &metadata {
        metadata.regroup(&mut found);
    }
    check_inputs(args, &found)?;
    let output = Output::open(&args.output).map_err(|e| cannot_open(&args.output, &e, args.lang.code()))?;
    let reader = TeamReader::new(args, &kit, metadata);
    let mut writer = Writer::new(args, &kit, output, found.teams.len()).map_err(|e| cannot_write(&args.output, &e))?;
    let failures = std::mem::take(&mut found.failures);
    let failures = failures.iter().map(|f| reading::failure(&f.path, &f.error, args.lang.code())).collect();
    writer.failures(failures).map_err(|e| cannot_write(&args.output, &e))?;
    let bar = progress::bar(found.teams.iter().map(|t| t.files.len() as u64).sum(), args.quiet);
    for teams in found.teams.chunks(rayon::current_num_threads().max(1) * TEAMS_PER_THREAD) {
        let files = writer.files();
        let whole = |team: &TeamSource| -> Result<TeamWritten, Stop> {
            let run = one_team(team, &reader, &kit, args)?;
            stop_if_strict(args, &run.failures)?;
            let written = files.write(run).map_err(|e| cannot_write(&args.output, &e))?;
            bar.inc(team.files.len() as u64);
            Ok(written)
        };
        let written: Vec<Result<TeamWritten, Stop>> =
            // A single team may ask a question on the terminal, so it stays on this thread.
            if let [team] = teams { vec![whole(team)] } else { teams.par_iter().map(whole).collect() };
        for team in written {
            writer.add(team?).map_err(|e| cannot_write(&args.output, &e))?;
        }
    }
    bar.finish_and_clear();
    let written = writer.finish().map_err(|e| cannot_write(&args.output, &e))?;
    summary::print(args, &written)?;
    Ok(match (written.meetings, written.failed) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Complete,
        _ => Exit::SomeFailed,
    })
}

/// Settings, lexicons and language from the arguments.
fn kit(args: &AnalyzeArgs) -> Result<Kit, Stop> {
    let usage = |path: &Path, error: &dyn std::fmt::Display| Stop::new(Exit::Usage, format!("{}: {error}", path.display()));
    let settings = match &args.settings {
        None => Settings::defaults().map_err(|e| Stop::new(Exit::Usage, e.to_string()))?,
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| usage(path, &e))?;
            Settings::with_overrides(&text).map_err(|e| usage(path, &e))?
        }
    };
    let mut lexicons = Lexicons::built_in().map_err(|e| Stop::new(Exit::Usage, e.to_string()))?;
    for folder in &args.lexicons {
        lexicons = lexicons
            .with_folder(folder)
            .map_err(|e| Stop::new(Exit::Usage, if args.lang.code() == "en" { e.en } else { e.nl }))?;
    }
    Ok(Kit { settings, lexicons, language: None::<Language>, intervals: !args.no_intervals })
}

/// A team: read its files side by side, ask for the leader if nobody knows, measure, put in order.
fn one_team(team: &TeamSource, reader: &TeamReader<'_>, kit: &Kit, args: &AnalyzeArgs) -> Result<TeamRun, Stop> {
    let mut read = reader.read(team)?;
    reader.leader(&mut read);
    let meetings = run::observe_all(read.placed, &team.id, kit);
    let name = read.name.unwrap_or_else(|| team.name.clone());
    Ok(run::assemble((team.id.clone(), name), meetings, read.failures, kit, args.lang.code()))
}

fn check_inputs(args: &AnalyzeArgs, found: &Discovery) -> Result<(), Stop> {
    let english = args.lang.code() == "en";
    if let Some(missing) = args.paths.iter().find(|path| path.symlink_metadata().is_err()) {
        let path = missing.display();
        return Err(Stop::new(
            Exit::Usage,
            if english {
                format!("{path}: no such file or folder")
            } else {
                format!("{path}: dit bestand of deze map bestaat niet")
            },
        ));
    }
    if found.teams.iter().all(|team| team.files.is_empty()) {
        for failure in &found.failures {
            terminal::error(&format!("{}: {}", failure.path.display(), failure.error.message(args.lang.code())));
        }
        return Err(Stop::new(
            Exit::Nothing,
            if english {
                "no transcripts found; give a file, or a folder with transcripts (VTT, SRT, text, CSV or JSON)"
            } else {
                "geen transcripten gevonden; geef een bestand, of een map met transcripten (VTT, SRT, tekst, CSV of JSON)"
            },
        ));
    }
    Ok(())
}

fn stop_if_strict(args: &AnalyzeArgs, failures: &[v1::Failure]) -> Result<(), Stop> {
    match failures.first() {
        Some(first) if args.strict => Err(Stop::new(Exit::SomeFailed, format!("{}: {}", first.path, first.message))),
        _ => Ok(()),
    }
}

fn cannot_open(path: &Path, error: &std::io::Error, language: &str) -> Stop {
    let shown = path.display();
    if error.kind() != std::io::ErrorKind::AlreadyExists {
        return cannot_write(path, error);
    }
    let message = if language == "en" {
        format!("{shown} holds something that is not ours; choose another folder with -o")
    } else {
        format!("in {shown} staat iets dat niet van onderstroom is; kies een andere map met -o")
    };
    Stop::new(Exit::Write, message)
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Stop {
    Stop::new(Exit::Write, format!("{}: {error}", path.display()))
}
