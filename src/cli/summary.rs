//! The last lines on the terminal: what was read, what to open, what went wrong.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::chart::Lang as ChartLang;
use crate::document::v1;

use super::args::{AnalyzeArgs, Lang};
use super::writing::Written;
use super::{Stop, terminal};

/// Prints the result: `run.json` with `--json`, else a few lines; problems go to standard error.
pub fn print(args: &AnalyzeArgs, written: &Written) -> Result<(), Stop> {
    problems(args, written);
    if args.json {
        return terminal::print_exact(written.run.trim_end());
    }
    if args.quiet {
        return Ok(());
    }
    terminal::print(lines(args, written).trim_end())
}

/// Moments on the screen; all of them stand in the report.
const MOST_MOMENTS: usize = 3;
/// Reports that are named when there are many teams.
const MOST_REPORTS: usize = 10;

fn lines(args: &AnalyzeArgs, written: &Written) -> String {
    let english = args.lang == Lang::En;
    let mut text = read(written, english);
    if let [team] = &written.teams[..] {
        moments(&mut text, team, english);
    }
    if written.reports.is_empty() {
        let _ = writeln!(text, "{} {}", if english { "Written to" } else { "Geschreven in" }, args.output.display());
    }
    for report in written.reports.iter().take(MOST_REPORTS) {
        let _ = writeln!(text, "{} {}", if english { "Read on:" } else { "Lees verder:" }, report.display());
    }
    let more = written.reports.len().saturating_sub(MOST_REPORTS);
    if more > 0 {
        let of = if english { format!("and {more} more in") } else { format!("en nog {more} in") };
        let _ = writeln!(text, "{of} {}", args.output.display());
    }
    text
}

/// How much was read, of whom and from when.
fn read(written: &Written, english: bool) -> String {
    let meetings = match (written.meetings, english) {
        (1, false) => "1 overleg".to_owned(),
        (n, false) => format!("{n} overleggen"),
        (1, true) => "1 meeting".to_owned(),
        (n, true) => format!("{n} meetings"),
    };
    let verb = if english { "read" } else { "gelezen" };
    match &written.teams[..] {
        [team] => {
            let mut dates: Vec<&str> = team.meetings.iter().filter_map(|m| m.date.as_deref()).collect();
            dates.sort_unstable();
            let period = match dates[..] {
                [] => String::new(),
                [only] => format!(", {}", day(only, true, english)),
                [first, .., last] => {
                    let same_year = first.get(..4) == last.get(..4);
                    format!(", {} – {}", day(first, !same_year, english), day(last, true, english))
                }
            };
            format!("{}: {meetings} {verb}{period}.\n", team.team)
        }
        teams => {
            let of = if english { "of" } else { "van" };
            format!("{meetings} {of} {} teams {verb}.\n", teams.len())
        }
    }
}

/// `13 jan`, or with its year; a date that is none stays as it is.
fn day(date: &str, year: bool, english: bool) -> String {
    let lang = if english { ChartLang::En } else { ChartLang::Nl };
    let Ok(parsed) = date.parse::<jiff::civil::Date>() else { return date.to_owned() };
    if year { format!("{} {}", lang.day(parsed), parsed.year()) } else { lang.day(parsed) }
}

/// The moments in which most comes together, in order of time, each with the question to take along.
fn moments(text: &mut String, team: &v1::Team, english: bool) {
    let mut chosen: Vec<(usize, &v1::Moment)> = team.moments.iter().enumerate().collect();
    chosen.sort_by_key(|(at, moment)| (std::cmp::Reverse(moment.kinds.len()), *at));
    chosen.truncate(MOST_MOMENTS);
    chosen.sort_by_key(|(at, _)| *at);
    if chosen.is_empty() {
        let none = "We vonden geen plek waar de onderstroom in de tekst te zien was. Wat heb jij gehoord?";
        let none_en = "We found no place where the undercurrent showed in the text. What did you hear?";
        let _ = writeln!(text, "{}", if english { none_en } else { none });
        return;
    }
    let head = if english { "Where something may have come up:" } else { "Hier kwam misschien iets boven:" };
    let _ = writeln!(text, "\n{head}");
    for (_, moment) in &chosen {
        let date = team.meetings.iter().find(|m| m.id == moment.meeting).and_then(|m| m.date.as_deref());
        let when = date.map_or_else(|| moment.meeting.to_string(), |d| day(d, false, english));
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
    text.push('\n');
}

fn problems(args: &AnalyzeArgs, written: &Written) {
    let english = args.lang == Lang::En;
    for failure in &written.problems {
        let line = failure.line.map(|line| format!(", {} {line}", if english { "line" } else { "regel" }));
        terminal::error(&format!("{}{}: {}", failure.path, line.unwrap_or_default(), failure.message));
    }
    if written.failed > written.problems.len() {
        let more = written.failed - written.problems.len();
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for failure in &written.problems {
            *codes.entry(&failure.code).or_default() += 1;
        }
        terminal::error(&if english {
            format!("and {more} more; see failures.jsonl")
        } else {
            format!("en nog {more}; zie failures.jsonl")
        });
    }
}
