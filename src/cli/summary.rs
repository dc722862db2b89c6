//! What is said on the terminal: what was read, what to open, what went wrong.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::chart::Lang as ChartLang;
use crate::document::v1::{self, Failure};
use crate::document::without_lists;
use crate::run::Doubt;

use super::args::{AnalyzeArgs, Lang};
use super::writing::Written;
use super::{Stop, terminal};

/// Up to this many problems, reports or names are shown one by one.
const SHOWN: usize = 10;
/// Up to this many questions about names are put on the terminal.
const DOUBTS_SHOWN: usize = 20;

/// Prints the result: `run.json` with `--json`, else a few lines; problems go to standard error.
pub fn print(args: &AnalyzeArgs, written: &Written) -> Result<(), Stop> {
    problems(args.lang, &written.problems);
    if args.json {
        return terminal::print_exact(written.run.trim_end());
    }
    if written.meetings == 0 {
        terminal::error(args.lang.pick("er is geen enkel overleg gelezen", "not a single meeting was read"));
        return Ok(());
    }
    if args.quiet {
        return Ok(());
    }
    terminal::print(lines(args, written).trim_end())
}

/// Moments on the screen; all of them stand in the report.
const MOST_MOMENTS: usize = 3;

fn lines(args: &AnalyzeArgs, written: &Written) -> String {
    let lang = args.lang;
    let mut text = read(written, lang);
    undated(&mut text, &written.teams, lang);
    if let [team] = &written.teams[..] {
        moments(&mut text, team, lang == Lang::En);
    }
    for report in written.reports.iter().take(SHOWN) {
        let _ = writeln!(text, "{} {}", lang.pick("Lees verder:", "Read on:"), terminal::shown(report));
    }
    if written.reports.len() != 1 {
        let _ = writeln!(text, "{}: {}", lang.pick("Alles staat in", "Everything is in"), terminal::shown(&args.output));
    }
    if let Some(replaced) = &written.replaced {
        let _ = writeln!(text, "{replaced}");
    }
    text
}

/// How much was read, of whom and from when.
fn read(written: &Written, lang: Lang) -> String {
    let meetings = match written.meetings {
        1 => lang.pick("1 overleg", "1 meeting").to_owned(),
        n => format!("{n} {}", lang.pick("overleggen", "meetings")),
    };
    let verb = lang.pick("gelezen", "read");
    let [team] = &written.teams[..] else {
        let of_teams = match written.runs {
            0 | 1 => String::new(),
            teams => format!(" {} {teams} teams", lang.pick("van", "of")),
        };
        return format!("{meetings}{of_teams} {verb}.\n");
    };
    format!("{}: {meetings} {verb}{}.\n", team.team, period(team, lang == Lang::En))
}

/// How many meetings of a run have no date while others have one: those stand last, whenever they were.
fn undated(text: &mut String, teams: &[v1::Team], lang: Lang) {
    let dated = |team: &&v1::Team| team.meetings.iter().any(|m| m.date.is_some());
    let meetings = || teams.iter().filter(dated).flat_map(|team| &team.meetings);
    let (without, all) = (meetings().filter(|m| m.date.is_none()).count(), meetings().count());
    if without == 0 {
        return;
    }
    let _ = match (lang, without) {
        (Lang::Nl, 1) => writeln!(
            text,
            "1 van de {all} overleggen heeft geen datum en staat achteraan. Zet een datum in de bestandsnaam (2026-03-10) of in team.toml."
        ),
        (Lang::Nl, _) => writeln!(
            text,
            "{without} van de {all} overleggen hebben geen datum en staan achteraan. Zet een datum in de bestandsnaam (2026-03-10) of in team.toml."
        ),
        (Lang::En, 1) => writeln!(
            text,
            "1 of {all} meetings has no date and stands last. Put a date in the file name (2026-03-10) or in team.toml."
        ),
        (Lang::En, _) => writeln!(
            text,
            "{without} of {all} meetings have no date and stand last. Put a date in the file name (2026-03-10) or in team.toml."
        ),
    };
}

/// From when to when, behind a comma; empty without dates.
fn period(team: &v1::Team, english: bool) -> String {
    let mut dates: Vec<&str> = team.meetings.iter().filter_map(|m| m.date.as_deref()).collect();
    dates.sort_unstable();
    let spanned = dates.first().zip(dates.last()).and_then(|(first, last)| chart_lang(english).period(first, last));
    spanned.map_or_else(String::new, |period| format!(", {period}"))
}

fn chart_lang(english: bool) -> ChartLang {
    if english { ChartLang::En } else { ChartLang::Nl }
}

/// The moments in which most comes together, in order of time, each with the question to take along.
fn moments(text: &mut String, team: &v1::Team, english: bool) {
    let mut chosen: Vec<(usize, &v1::Moment)> = team.moments.iter().enumerate().collect();
    chosen.sort_by_key(|(at, moment)| (std::cmp::Reverse(moment.kinds.len()), *at));
    chosen.truncate(MOST_MOMENTS);
    chosen.sort_by_key(|(at, _)| *at);
    if chosen.is_empty() {
        let _ = writeln!(text, "{}", nothing(team, english));
        return;
    }
    let head = if english { "Where something may have come up:" } else { "Hier kwam misschien iets boven:" };
    let _ = writeln!(text, "\n{head}");
    for (_, moment) in &chosen {
        let date = team.meetings.iter().find(|m| m.id == moment.meeting).and_then(|m| m.date.as_deref());
        let when = date.and_then(|d| chart_lang(english).date(d, false)).unwrap_or_else(|| moment.meeting.to_string());
        let said = match (&moment.quote, &moment.speaker) {
            (Some(quote), Some(speaker)) => format!("{speaker}: “{quote}”"),
            (Some(quote), None) => format!("“{quote}”"),
            _ => moment.sentence.clone(),
        };
        let _ = writeln!(text, "  {when}: {said}\n    {}", moment.question);
    }
    let more = team.moments.len() - chosen.len();
    if more > 0 {
        let rest = if english { format!("and {more} more in the report") } else { format!("en nog {more} in het verslag") };
        let _ = writeln!(text, "  {rest}.");
    }
    let _ = writeln!(text, "{}", partly_unread(team, english).unwrap_or_default());
}

/// Nothing was found, or nothing could be looked for.
fn nothing(team: &v1::Team, english: bool) -> String {
    let pick = |nl: &'static str, en: &'static str| if english { en } else { nl };
    let heard = pick("Wat heb jij gehoord?", "What did you hear?");
    let sought = team.meetings.iter().any(v1::MeetingSummary::cues_sought);
    if let Some(why) = without_lists(&team.meetings, english).filter(|_| !sought) {
        return format!("{}: {why}. {heard}", pick("Niet te meten", "Not measurable"));
    }
    let none = pick(
        "We vonden geen plek waar de onderstroom in de tekst te zien was.",
        "We found no place where the undercurrent showed in the text.",
    );
    let partly = partly_unread(team, english).map(|partly| format!("\n{}", partly.trim_end())).unwrap_or_default();
    format!("{none} {heard}{partly}")
}

/// In how many meetings nothing could be looked for, when there are such.
fn partly_unread(team: &v1::Team, english: bool) -> Option<String> {
    let why = without_lists(&team.meetings, english)?;
    let (n, of) = (team.meetings.iter().filter(|m| !m.cues_sought()).count(), team.meetings.len());
    Some(match english {
        true if n == of => format!("What was said about the relation and feelings cannot be measured: {why}.\n"),
        false if n == of => format!("Wat er over de relatie en over gevoel is gezegd, is niet te meten: {why}.\n"),
        true => format!("In {n} of {of} meetings this cannot be measured: {why}.\n"),
        false => format!("In {n} van de {of} overleggen is dit niet te meten: {why}.\n"),
    })
}

/// A problem on one line: the file, the place in it, what is wrong and what to do.
pub fn line(failure: &Failure, lang: Lang) -> String {
    let place = failure.line.map(|line| format!(", {} {line}", lang.pick("regel", "line"))).unwrap_or_default();
    format!("{}{place}: {}", terminal::shown(Path::new(&failure.path)), failure.message)
}

/// A few problems each on its line, many by kind.
fn problems(lang: Lang, problems: &[Failure]) {
    if problems.len() <= SHOWN {
        return problems.iter().for_each(|failure| terminal::error(&line(failure, lang)));
    }
    let mut kinds: BTreeMap<&str, (usize, &Failure)> = BTreeMap::new();
    for failure in problems {
        kinds.entry(&failure.code).or_insert((0, failure)).0 += 1;
    }
    for (code, (count, first)) in kinds {
        let such = lang.pick("zoals", "such as");
        terminal::error(&format!("{count} × {code}, {such} {}", line(first, lang)));
    }
    let all = lang.pick("alle bestanden staan in failures.jsonl", "all files are in failures.jsonl");
    terminal::error(&format!("{}: {all}", problems.len()));
}

/// Codes of files that are no text.
const NO_TEXT: [&str; 2] = ["binary", "recording"];

/// Says which files were left aside: those that are no transcript, those that are no text, and copies.
pub fn skipped(args: &AnalyzeArgs, skipped: &[Failure]) {
    let of = |fits: &dyn Fn(&str) -> bool| -> Vec<&Failure> { skipped.iter().filter(|f| fits(&f.code)).collect() };
    let name = |failure: &&Failure| Path::new(&failure.path).file_name().map(|n| n.to_string_lossy().into_owned());
    let names = |failures: &[&Failure]| failures.iter().filter_map(name).collect::<Vec<String>>();
    let texts = of(&|code| code != "duplicate" && !NO_TEXT.contains(&code));
    note(args, &names(&texts), ("geen transcript, overgeslagen", "no transcript, skipped"));
    let others = of(&|code| NO_TEXT.contains(&code));
    note(args, &names(&others), ("geen tekst, overgeslagen", "no text, skipped"));
    let copies = of(&|code| code == "duplicate");
    if copies.len() > SHOWN {
        note(args, &names(&copies), ("kopie van een ander bestand, overgeslagen", "copy of another file, skipped"));
    } else if !args.quiet {
        for copy in &copies {
            terminal::error(&line(copy, args.lang));
        }
    }
}

/// Says which rows of the metadata table fit no file.
pub fn unused_rows(args: &AnalyzeArgs, names: &[String]) {
    note(args, names, ("in de metadata, maar niet gevonden", "in the metadata, but not found"));
}

/// Says that a folder was taken for loose meetings.
pub fn taken_apart(args: &AnalyzeArgs, folder: &Path, files: usize) {
    if args.quiet {
        return;
    }
    let text = args.lang.pick(
        "bestanden met nauwelijks gedeelde namen: elk is een overleg op zichzelf, zonder reeks. Is het één team, leg er dan een team.toml bij.",
        "files that hardly share a name: each is a meeting of its own, without a run. If it is one team, add a team.toml.",
    );
    terminal::error(&format!("{}: {files} {text}", terminal::shown(folder)));
}

/// Says what only a person can settle about names and team files: the first ones each on a line, the others in the report.
pub fn doubts(args: &AnalyzeArgs, doubts: &[Doubt]) {
    if args.quiet {
        return;
    }
    let lang = args.lang;
    for doubt in doubts.iter().take(DOUBTS_SHOWN) {
        let place = doubt.line.map(|line| format!(", {} {line}", lang.pick("regel", "line"))).unwrap_or_default();
        terminal::error(&format!("{}{place}: {}", terminal::shown(&doubt.path), doubt.message(lang.code())));
    }
    if doubts.len() > DOUBTS_SHOWN {
        let more = lang.pick(
            "vragen over namen staan bij de overleggen in run.json",
            "questions about names are with the meetings in run.json",
        );
        terminal::error(&format!("{} {more}", doubts.len() - DOUBTS_SHOWN));
    }
}

fn note(args: &AnalyzeArgs, names: &[String], (nl, en): (&str, &str)) {
    if args.quiet || names.is_empty() {
        return;
    }
    let more = if names.len() > SHOWN { ", …" } else { "" };
    let shown = names.iter().take(SHOWN).map(|n| terminal::shown(Path::new(n))).collect::<Vec<_>>().join(", ");
    terminal::error(&format!("{} {}: {shown}{more}", names.len(), args.lang.pick(nl, en)));
}
