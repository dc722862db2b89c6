//! The last lines on the terminal: what was read, what to open, what went wrong.

use std::collections::BTreeMap;
use std::fmt::Write as _;

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

fn lines(args: &AnalyzeArgs, written: &Written) -> String {
    let english = args.lang == Lang::En;
    let mut text = String::new();
    let meetings = written.meetings;
    let teams = written.teams.len();
    let _ = match (english, teams) {
        (true, 0 | 1) => writeln!(text, "{meetings} {} read.", if meetings == 1 { "meeting" } else { "meetings" }),
        (true, _) => writeln!(text, "{meetings} meetings of {teams} teams read."),
        (false, 0 | 1) => {
            writeln!(text, "{meetings} {} gelezen.", if meetings == 1 { "overleg" } else { "overleggen" })
        }
        (false, _) => writeln!(text, "{meetings} overleggen van {teams} teams gelezen."),
    };
    if let [team] = &written.teams[..] {
        for moment in team.moments.iter().take(5) {
            let _ = writeln!(text, "  {}: {} {}", moment.meeting, moment.sentence, moment.question);
        }
    }
    let head = if english { "Open" } else { "Open" };
    match &written.reports[..] {
        [] => {
            let _ = writeln!(text, "{}: {}", if english { "Written to" } else { "Geschreven in" }, args.output.display());
        }
        [report] => {
            let _ = writeln!(text, "{head}: {}", report.display());
        }
        reports => {
            for report in reports.iter().take(10) {
                let _ = writeln!(text, "{head}: {}", report.display());
            }
        }
    }
    text
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
