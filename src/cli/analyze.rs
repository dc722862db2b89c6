//! `analyze`: read, measure and write, team by team, so that a corpus keeps no more than a few teams in memory.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::document::v1;
use crate::kit::Kit;
use crate::lexicon::{LexiconError, Lexicons};
use crate::run::{self, TeamRun};
use crate::settings::{Settings, SettingsError};
use crate::source::{self, Discovery, Limits, TeamSource};
use crate::text::Language;

use super::args::{AnalyzeArgs, Lang};
use super::metadata::{self, Metadata};
use super::output::Output;
use super::reading::{self, TeamReader};
use super::team_files::TeamWritten;
use super::writing::Writer;
use super::{Exit, Stop, crowd, interrupt, progress, summary, terminal};

/// Teams that are in memory at once, per thread.
const TEAMS_PER_THREAD: usize = 4;

/// Runs the command.
pub fn run(args: &AnalyzeArgs) -> Result<Exit, Stop> {
    let cannot = |error: io::Error| cannot_write(&args.output, &error, args.lang);
    interrupt::listen().map_err(cannot)?;
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.into());
        pool.build_global().map_err(|e| Stop::new(Exit::Usage, format!("--jobs: {e}")))?;
    }
    let kit = kit(args)?;
    let (mut found, metadata) = find(args, &kit)?;
    let failures = std::mem::take(&mut found.failures);
    let failures: Vec<_> = failures.iter().map(|f| reading::failure(&f.path, &f.error, args.lang.code())).collect();
    stop_if_strict(args, &failures)?;
    let columns = metadata.as_ref().map_or_else(Vec::new, |m| m.columns(args.independent));
    let reader = TeamReader::new(args, &kit, metadata, found.teams.len() == 1);
    // What stops the run is found before an older output makes room for it.
    found.teams.first().map_or(Ok(()), |first| reader.check(first))?;
    let output = Output::open(&args.output).map_err(|e| cannot_open(&args.output, &e, args.lang))?;
    let mut writer = Writer::new(args, &kit, output, &found.teams, columns).map_err(cannot)?;
    writer.failures(failures).map_err(cannot)?;
    let skipped = every_team(args, &kit, &found, &reader, &mut writer)?;
    // Where nothing was read, what would lie beside transcripts is what there is to say.
    let skipped = if writer.is_empty() { skipped } else { summary::skipped(args, &skipped) };
    writer.failures(skipped).map_err(cannot)?;
    let written = writer.finish().map_err(cannot)?;
    summary::print(args, &written)?;
    Ok(match (written.meetings, written.failed) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Complete,
        _ => Exit::SomeFailed,
    })
}

/// Reads, measures and writes team after team, some of them side by side; gives the files that are no transcripts.
fn every_team(
    args: &AnalyzeArgs,
    kit: &Kit,
    found: &Discovery,
    reader: &TeamReader<'_>,
    writer: &mut Writer<'_>,
) -> Result<Vec<v1::Failure>, Stop> {
    let bar = progress::bar(found.teams.iter().map(|t| t.files.len() as u64).sum(), args.quiet);
    let mut skipped = Vec::new();
    for teams in found.teams.chunks(rayon::current_num_threads().max(1) * TEAMS_PER_THREAD) {
        let files = writer.files();
        let whole = |team: &TeamSource| -> Result<(TeamWritten, Vec<v1::Failure>), Stop> {
            let (run, beside) = one_team(team, reader, kit, args)?;
            stop_if_strict(args, &run.failures)?;
            let written = files.write(run, team.single).map_err(|e| cannot_write(&args.output, &e, args.lang))?;
            bar.inc(team.files.len() as u64);
            Ok((written, beside))
        };
        let written: Vec<Result<(TeamWritten, Vec<v1::Failure>), Stop>> =
            // A single team may ask a question on the terminal, so it stays on this thread.
            if let [team] = teams { vec![whole(team)] } else { teams.par_iter().map(whole).collect() };
        for result in written {
            let (team, beside) = result?;
            skipped.extend(beside);
            writer.add(team).map_err(|e| cannot_write(&args.output, &e, args.lang))?;
        }
    }
    bar.finish_and_clear();
    Ok(skipped)
}

/// Settings, lexicons and language from the arguments.
fn kit(args: &AnalyzeArgs) -> Result<Kit, Stop> {
    let lang = args.lang;
    let wrong = |path: &Path, e: &SettingsError| {
        let line =
            e.line.map_or_else(String::new, |line| lang.pick(&format!("regel {line}: "), &format!("line {line}: ")).to_owned());
        Stop::at(Exit::Usage, path, &format!("{line}{}", lang.pick(&e.nl, &e.en)))
    };
    let settings = match &args.settings {
        None => Settings::defaults().map_err(|e| wrong(Path::new("settings.toml"), &e))?,
        Some(path) => {
            let text = super::text_of(path, &Limits::default(), lang)?;
            Settings::with_overrides(&text).map_err(|e| wrong(path, &e))?
        }
    };
    let refused = |e: LexiconError| {
        let place = if e.line == 0 { e.file.clone() } else { format!("{}:{}:{}", e.file, e.line, e.column) };
        Stop::new(Exit::Usage, format!("{place}: {}", lang.pick(&e.nl, &e.en)))
    };
    let mut lexicons = Lexicons::built_in().map_err(refused)?;
    for folder in &args.lexicons {
        lexicons = lexicons.with_folder(folder).map_err(refused)?;
    }
    Ok(Kit { settings, lexicons, language: None::<Language>, intervals: !args.no_intervals })
}

/// The transcripts under the paths, by team, and the metadata table.
fn find(args: &AnalyzeArgs, kit: &Kit) -> Result<(Discovery, Option<Metadata>), Stop> {
    let limits = &kit.settings.limits;
    let metadata = args.metadata.as_deref().map(|path| metadata::read(path, limits, args.lang)).transpose()?;
    let mut found = source::discover(&args.paths, source::Options { independent: args.independent });
    check_inputs(args, &found)?;
    if let Some(metadata) = &metadata {
        let unused = metadata.regroup(&mut found);
        summary::unused_rows(args, &unused);
    }
    for (folder, files) in crowd::take_apart(&mut found, limits) {
        summary::taken_apart(args, &folder, files);
    }
    Ok((found, metadata))
}

/// A team: read its files side by side, measure, put in order; and what lies beside its transcripts.
fn one_team(
    team: &TeamSource,
    reader: &TeamReader<'_>,
    kit: &Kit,
    args: &AnalyzeArgs,
) -> Result<(TeamRun, Vec<v1::Failure>), Stop> {
    let language = args.lang.code();
    let read = reader.read(team)?;
    let name = read.name.unwrap_or_else(|| team.name.clone());
    let mut failures = read.failures;
    let mut meetings = Vec::with_capacity(read.placed.len());
    for result in run::observe_all(read.placed, &team.id, kit) {
        match result {
            Ok(meeting) => meetings.push(meeting),
            Err(source) => failures.push(reading::failure(Path::new(&source), &reading::internal(), language)),
        }
    }
    let assemble = || run::assemble((team.id.clone(), name), meetings, failures, kit, language);
    let run = catch_unwind(AssertUnwindSafe(assemble)).unwrap_or_else(|_| TeamRun {
        failures: team.files.iter().map(|path| reading::failure(path, &reading::internal(), language)).collect(),
        ..TeamRun::default()
    });
    Ok((run, read.skipped))
}

fn check_inputs(args: &AnalyzeArgs, found: &Discovery) -> Result<(), Stop> {
    let lang = args.lang;
    if found.teams.iter().any(|team| !team.files.is_empty()) {
        return Ok(());
    }
    let missing = |path: &PathBuf| path.symlink_metadata().is_err();
    if let Some(path) = args.paths.first().filter(|_| args.paths.iter().all(missing)) {
        let message = lang.pick("dit bestand of deze map bestaat niet", "no such file or folder");
        return Err(Stop::at(Exit::Usage, path, message));
    }
    for failure in &found.failures {
        terminal::error(&format!("{}: {}", terminal::shown(&failure.path), failure.error.message(lang.code())));
    }
    Err(Stop::new(
        Exit::Nothing,
        lang.pick(
            "geen transcripten gevonden; geef een bestand, of een map met transcripten (VTT, SRT, tekst, CSV of JSON)",
            "no transcripts found; give a file, or a folder with transcripts (VTT, SRT, text, CSV or JSON)",
        ),
    ))
}

fn stop_if_strict(args: &AnalyzeArgs, failures: &[v1::Failure]) -> Result<(), Stop> {
    match failures.first() {
        Some(first) if args.strict => Err(Stop::new(Exit::SomeFailed, summary::line(first, args.lang))),
        _ => Ok(()),
    }
}

fn cannot_open(path: &Path, error: &io::Error, lang: Lang) -> Stop {
    if error.kind() != io::ErrorKind::AlreadyExists {
        return cannot_write(path, error, lang);
    }
    let message = lang.pick(
        "hier staat iets dat niet van onderstroom is; kies een andere map met -o",
        "this holds something that is not ours; choose another folder with -o",
    );
    Stop::at(Exit::Write, path, message)
}

fn cannot_write(path: &Path, error: &io::Error, lang: Lang) -> Stop {
    let (nl, en) = source::io_words(error);
    let message = lang
        .pick(
            &format!("hier kan niet worden geschreven: {nl}; kies een andere map met -o"),
            &format!("cannot write here: {en}; choose another folder with -o"),
        )
        .to_owned();
    Stop::at(Exit::Write, path, &message)
}
