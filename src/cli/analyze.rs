//! `analyze`: read, measure and write, team by team, so that a corpus keeps no more than a few teams in memory.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::document::v1;
use crate::kit::Kit;
use crate::lexicon::{LexiconError, Lexicons};
use crate::run::{self, Doubt, Found, Intake, Metadata, TeamRun};
use crate::settings::{Settings, SettingsError};
use crate::source::{self, Discovery, Limits, SourceFailure, TeamSource};
use crate::text::Language;
use crate::transcript::TeamFile;

use super::args::{AnalyzeArgs, Lang};
use super::output::Output;
use super::team_files::TeamWritten;
use super::writing::Writer;
use super::{Exit, Stop, interrupt, leader, progress, summary, terminal};

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
    let intake = intake(args, &kit)?;
    let (found, left) = find(args, &intake)?;
    let failures = told(&found.failures, args.lang);
    stop_if_strict(args, &failures).map_err(|stop| stopped(args, &stop, true))?;
    let columns = intake.metadata.as_ref().map_or_else(Vec::new, |m| m.columns(args.independent));
    // What stops the run is found before an older output makes room for it.
    if let [only] = found.teams.as_slice() {
        intake.check(only).map_err(|failure| Stop::refused(&failure.path, &failure.error, args.lang))?;
    }
    let output = Output::open(&args.output).map_err(|e| cannot_open(&args.output, &e, args.lang))?;
    let mut writer = Writer::new(args, &kit, output, &found.teams, columns).map_err(cannot)?;
    writer.failures(failures).map_err(cannot)?;
    let skipped = match every_team(args, &kit, &found.teams, &intake, &mut writer) {
        Ok(skipped) => left.into_iter().chain(skipped).collect::<Vec<v1::Failure>>(),
        // Only `--strict` stops so.
        Err(stop) if stop.exit == Exit::SomeFailed => return Err(stopped(args, &stop, writer.discard())),
        Err(stop) => return Err(stop),
    };
    // Where nothing was read, what would lie beside transcripts is what there is to say.
    if writer.is_empty() {
        writer.failures(skipped).map_err(cannot)?;
    } else {
        summary::skipped(args, &skipped);
        writer.beside(&skipped).map_err(cannot)?;
    }
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
    found: &[TeamSource],
    intake: &Intake,
    writer: &mut Writer<'_>,
) -> Result<Vec<v1::Failure>, Stop> {
    let bar = progress::bar(found.iter().map(|t| t.files.len() as u64).sum(), args.quiet);
    let (mut skipped, mut doubts) = (Vec::new(), Vec::new());
    for teams in found.chunks(rayon::current_num_threads().max(1) * TEAMS_PER_THREAD) {
        let files = writer.files();
        let whole = |team: &TeamSource| -> Result<Done, Stop> {
            let mut read = intake.read(team);
            let mut doubts = std::mem::take(&mut read.doubts);
            if found.len() == 1 {
                summary::doubts(args, &std::mem::take(&mut doubts));
                leader::settle(args, &mut read);
            }
            let beside = told(&read.skipped, args.lang);
            let run: TeamRun = run::measure_team(team, read, kit, args.lang.code());
            stop_if_strict(args, &run.failures)?;
            let written = files.write(run, team.single).map_err(|e| cannot_write(&args.output, &e, args.lang))?;
            bar.inc(team.files.len() as u64);
            Ok(Done { written, beside, doubts })
        };
        let written: Vec<Result<Done, Stop>> =
            // A single team may ask a question on the terminal, so it stays on this thread.
            if let [team] = teams { vec![whole(team)] } else { teams.par_iter().map(whole).collect() };
        for result in written {
            let done = result?;
            skipped.extend(done.beside);
            doubts.extend(done.doubts);
            writer.add(done.written).map_err(|e| cannot_write(&args.output, &e, args.lang))?;
        }
    }
    bar.finish_and_clear();
    summary::doubts(args, &doubts);
    Ok(skipped)
}

/// A team that was written.
struct Done {
    written: TeamWritten,
    /// Files beside its transcripts.
    beside: Vec<v1::Failure>,
    /// What is still to be said about its names.
    doubts: Vec<Doubt>,
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
            let text = source::read_text(path, &Limits::default()).map_err(|e| Stop::refused(path, &e, lang))?;
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

/// What to read, from the arguments; tables and team files that the user named have to be right.
fn intake(args: &AnalyzeArgs, kit: &Kit) -> Result<Intake, Stop> {
    let limits = kit.settings.limits.clone();
    let refused = |path: &Path, error| Stop::refused(path, &error, args.lang);
    let metadata = args.metadata.as_deref().map(|path| Metadata::read(path, &limits).map_err(|e| refused(path, e)));
    let team_file = args.team.as_deref().map(|path| TeamFile::read(path, &limits).map_err(|e| refused(path, e)));
    Ok(Intake {
        paths: args.paths.clone(),
        independent: args.independent,
        metadata: metadata.transpose()?,
        team_file: team_file.transpose()?,
        leader: args.leader.clone(),
        limits,
    })
}

/// The transcripts under the paths, by team, and what lies beside them; says what is worth knowing about them.
fn find(args: &AnalyzeArgs, intake: &Intake) -> Result<(Discovery, Vec<v1::Failure>), Stop> {
    let Found { sources, unused_rows, taken_apart, left } = intake.find();
    let left = told(&left, args.lang);
    check_inputs(args, &sources, &left)?;
    summary::unused_rows(args, &unused_rows);
    for (folder, files) in taken_apart {
        summary::taken_apart(args, &folder, files);
    }
    Ok((sources, left))
}

/// Problems in the language of the run.
fn told(failures: &[SourceFailure], lang: Lang) -> Vec<v1::Failure> {
    failures.iter().map(|f| run::failure(&f.path, &f.error, lang.code())).collect()
}

fn check_inputs(args: &AnalyzeArgs, found: &Discovery, left: &[v1::Failure]) -> Result<(), Stop> {
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
    summary::skipped(args, left);
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

/// The file that `--strict` stopped at, that it did, and what there is.
fn stopped(args: &AnalyzeArgs, stop: &Stop, nothing: bool) -> Stop {
    let lang = args.lang;
    let left = if nothing {
        lang.pick("er is niets geschreven", "nothing was written").to_owned()
    } else {
        let place = terminal::shown(&args.output);
        lang.pick(&format!("wat klaar was staat in {place}"), &format!("what was finished is in {place}")).to_owned()
    };
    let why = lang.pick("Gestopt door --strict", "Stopped by --strict");
    Stop::new(stop.exit, format!("{}\n{why}; {left}.", stop.message))
}

fn cannot_open(path: &Path, error: &io::Error, lang: Lang) -> Stop {
    if error.kind() != io::ErrorKind::AlreadyExists {
        return cannot_write(path, error, lang);
    }
    let message = match error.get_ref() {
        Some(name) => lang
            .pick(
                &format!(
                    "hier staat `{name}`, dat niet van onderstroom is; zet het ergens anders, of kies een andere map met -o"
                ),
                &format!("this holds `{name}`, which is not ours; move it, or choose another folder with -o"),
            )
            .to_owned(),
        None => lang
            .pick(
                "dit is een bestand, geen map; kies een andere map met -o",
                "this is a file, no folder; choose another folder with -o",
            )
            .to_owned(),
    };
    Stop::at(Exit::Write, path, &message)
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
