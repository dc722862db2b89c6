//! `inspect`: what each file is, who speaks in it, and what can and cannot be measured with it. Nothing is written.

use std::fmt::Write as _;
use std::path::PathBuf;

use rayon::prelude::*;
use serde::Serialize;

use crate::format::{self, FORMATS, Read};
use crate::run::Intake;
use crate::source::{self, Limits, ReadError, SourceFailure};
use crate::transcript::{Notice, Resolution, Timing, Transcript, notices};

use super::args::{InspectArgs, Lang};
use super::{Exit, Stop, terminal};

/// So many names are shown on a line; `--json` has them all.
const NAMES: usize = 12;

/// What one file is.
#[derive(Debug, Serialize)]
struct Seen {
    path: String,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum What {
    Transcript(Box<Told>),
    Refused { error: Refusal },
}

/// What a transcript holds.
#[derive(Debug, Serialize)]
struct Told {
    format: &'static str,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<RunnerUp>,
    encoding: &'static str,
    people: Vec<String>,
    utterances: usize,
    words: usize,
    timing: Timing,
    measurable: Vec<String>,
    not_measurable: Vec<String>,
    notices: Vec<Notice>,
}

#[derive(Debug, Serialize)]
struct RunnerUp {
    format: &'static str,
    confidence: f64,
}

#[derive(Debug, Serialize)]
struct Refusal {
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    message: String,
}

/// Runs the command.
pub fn run(args: &InspectArgs) -> Result<Exit, Stop> {
    let lang = args.lang;
    if let Some(path) = args.paths.iter().find(|path| path.symlink_metadata().is_err()) {
        return Err(Stop::at(Exit::Usage, path, lang.pick("dit bestand of deze map bestaat niet", "no such file or folder")));
    }
    let intake = Intake { paths: args.paths.clone(), independent: true, ..Intake::default() };
    let found = intake.find();
    let files: Vec<PathBuf> = found.sources.teams.into_iter().flat_map(|team| team.files).collect();
    let mut seen: Vec<Seen> = files.into_par_iter().map(|path| see(path, &intake.limits, lang)).collect();
    seen.extend(found.sources.failures.into_iter().chain(found.left).map(|failure| refused(failure, lang)));
    seen.sort_by(|a, b| a.path.cmp(&b.path));
    if args.json {
        let text = serde_json::to_string_pretty(&seen).map_err(|e| Stop::new(Exit::Write, e.to_string()))?;
        terminal::print_exact(&text)?;
    } else {
        let blocks: Vec<String> = seen.iter().map(|one| block(one, lang)).collect();
        terminal::print(blocks.join("\n").trim_end())?;
    }
    let read = seen.iter().filter(|one| matches!(one.what, What::Transcript(_))).count();
    Ok(match (read, seen.len()) {
        (0, _) => Exit::Nothing,
        (read, all) if read < all => Exit::SomeFailed,
        _ => Exit::Complete,
    })
}

fn see(path: PathBuf, limits: &Limits, lang: Lang) -> Seen {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // A fault of ours costs the file, not the list.
    let read = std::panic::catch_unwind(|| format::read(&name, source::read_bytes(&path, limits)?, limits));
    match read.unwrap_or_else(|_| Err(ReadError::internal())) {
        Ok(read) => Seen { path: terminal::shown(&path), what: What::Transcript(Box::new(told(read, lang))) },
        Err(error) => refused(SourceFailure { path, error }, lang),
    }
}

fn refused(SourceFailure { path, error }: SourceFailure, lang: Lang) -> Seen {
    let message = error.message(lang.code()).to_owned();
    let error = Refusal { code: error.code.to_owned(), line: error.line, message };
    Seen { path: terminal::shown(&path), what: What::Refused { error } }
}

fn told(read: Read, lang: Lang) -> Told {
    let Read { mut transcript, format, confidence, runner_up, encoding } = read;
    notices::say(&mut transcript.notices, lang.code());
    let (measurable, not_measurable) = measurable(&transcript, lang);
    let words = (0..transcript.utterances.len()).map(|at| transcript.text_of(at).split_whitespace().count()).sum();
    Told {
        format,
        confidence: hundredths(confidence),
        runner_up: runner_up.map(|(format, confidence)| RunnerUp { format, confidence: hundredths(confidence) }),
        encoding,
        people: transcript.people.iter().map(|person| person.name.clone()).collect(),
        utterances: transcript.utterances.len(),
        words,
        timing: transcript.timing,
        measurable,
        not_measurable,
        notices: transcript.notices,
    }
}

fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// What can and what cannot be measured with the times and the marks of a source (measures.md §1.2).
fn measurable(transcript: &Transcript, lang: Lang) -> (Vec<String>, Vec<String>) {
    let can = transcript.capabilities;
    let ends = transcript.timing.has_ends();
    let overlap = ends && can.overlap_possible != Some(false);
    // What is not known of a source is in neither list.
    let roughly = (transcript.timing == Timing::Starts).then_some(true);
    let facts = [
        (Some(true), "woorden, beurten en zinnen", "words, turns and sentences"),
        (Some(ends), "spreektijd", "talk time"),
        (roughly, "spreektijd bij benadering", "talk time, roughly"),
        (Some(ends && !can.touching_blocks), "stiltes en hoe snel iemand reageert", "silences and how soon someone responds"),
        (Some(overlap), "door elkaar praten", "overlapping speech"),
        (Some(overlap && transcript.timing == Timing::Words), "door elkaar praten op het woord af", "overlap to the word"),
        (Some(ends && can.resolution == Resolution::Fine), "tijden onder de seconde", "times below a second"),
        (can.verbatim, "luisterreacties en haperingen", "listening responses and hesitations"),
    ];
    let pick = |wanted: bool| {
        let these = facts.iter().filter(|(holds, ..)| *holds == Some(wanted));
        these.map(|(_, nl, en)| lang.pick(nl, en).to_owned()).collect()
    };
    (pick(true), pick(false))
}

/// The lines of one file.
fn block(seen: &Seen, lang: Lang) -> String {
    let mut text = format!("{}\n", seen.path);
    let mut line = |head: &str, said: String| {
        if !said.is_empty() {
            let _ = writeln!(text, "  {head:<14}{said}");
        }
    };
    let told = match &seen.what {
        What::Transcript(told) => told,
        What::Refused { error } => {
            let place = error.line.map_or_else(String::new, |n| format!("{} {n}: ", lang.pick("regel", "line")));
            line(lang.pick("niet gelezen", "not read"), format!("{place}{}", error.message));
            return text;
        }
    };
    let percent = |confidence: f64| format!("{:.0}%", confidence * 100.0);
    let next = told.runner_up.as_ref().map_or_else(String::new, |next| {
        format!(" ({} {} {})", lang.pick("anders", "else"), next.format, percent(next.confidence))
    });
    let title = title(told.format, lang);
    line(lang.pick("vorm", "format"), format!("{title}, {}{next}, {}", percent(told.confidence), told.encoding));
    let names = told.people.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
    let more = if told.people.len() > NAMES { ", …" } else { "" };
    line(lang.pick("sprekers", "speakers"), format!("{}: {names}{more}", told.people.len()));
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let utterances = count(told.utterances, lang.pick("uiting", "utterance"), lang.pick("uitingen", "utterances"));
    let words = count(told.words, lang.pick("woord", "word"), lang.pick("woorden", "words"));
    line(lang.pick("tekst", "text"), format!("{utterances}, {words}"));
    line(lang.pick("tijden", "times"), times(told.timing, lang).to_owned());
    line(lang.pick("te meten", "measurable"), told.measurable.join(", "));
    line(lang.pick("niet te meten", "not"), told.not_measurable.join(", "));
    for notice in &told.notices {
        line(lang.pick("let op", "note"), notice.message.clone());
    }
    text
}

/// The name of a dialect: that of its family, and its own id where the family has several.
fn title(dialect: &str, lang: Lang) -> String {
    let family = FORMATS.iter().map(|format| format.info()).find(|info| info.dialects.contains(&dialect));
    match family {
        Some(info) if info.dialects.len() == 1 => lang.pick(info.nl, info.en).to_owned(),
        Some(info) => format!("{} ({dialect})", lang.pick(info.nl, info.en)),
        None => dialect.to_owned(),
    }
}

fn times(timing: Timing, lang: Lang) -> &'static str {
    match timing {
        Timing::Words => lang.pick("van elk woord", "of every word"),
        Timing::Utterances => lang.pick("begin en eind van wat iemand zegt", "start and end of what someone says"),
        Timing::Starts => lang.pick("alleen het begin", "starts only"),
        Timing::None => lang.pick("geen", "none"),
    }
}
