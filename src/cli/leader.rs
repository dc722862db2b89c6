//! Who leads, asked for where somebody can answer, and said when the name fits nobody.

use std::fmt::Write as _;

use crate::run::{Placed, TeamRead};
use crate::transcript::likeness::likeness;

use super::args::AnalyzeArgs;
use super::terminal;

/// A wrong answer may be a slip of the pen; after so many the reports are more use than the question.
const TRIES: usize = 3;
/// So many names fit on a screen.
const SHOWN: usize = 20;

/// Asks who leads the only team of a run when nobody knows, and says when a name that was given fits nobody.
pub fn settle(args: &AnalyzeArgs, read: &mut TeamRead) {
    if read.placed.is_empty() {
        return;
    }
    let names = names_of(&read.placed);
    match &args.leader {
        Some(name) if read.leader_not_found() => {
            terminal::error(&format!("{}\n{}", unknown(args, name, &names), list(&names, false)));
        }
        Some(_) => {}
        None if read.is_led() => {}
        None => ask(args, read, &names),
    }
}

/// The question, where someone is there to answer it: a name or a number of the list.
fn ask(args: &AnalyzeArgs, read: &mut TeamRead, names: &[String]) {
    if args.quiet || args.json || args.independent || !terminal::is_attended() {
        return;
    }
    terminal::error(&list(names, true));
    let question = args.lang.pick(
        "Wie leidt dit overleg? Een nummer of een naam (Enter slaat over)",
        "Who leads this meeting? A number or a name (Enter skips)",
    );
    for _ in 0..TRIES {
        let Some(answer) = terminal::ask(question) else { return };
        let number = answer.parse::<usize>().ok().and_then(|n| names.get(n.checked_sub(1)?));
        read.lead(number.unwrap_or(&answer));
        if !read.leader_not_found() {
            return;
        }
        terminal::error(&unknown(args, &answer, names));
    }
    let skipped = args.lang.pick(
        "We gaan verder zonder leider; geef hem later met --leader.",
        "We go on without a leader; give one later with --leader.",
    );
    terminal::error(skipped);
}

/// That a name fits nobody, with the one that may be meant.
fn unknown(args: &AnalyzeArgs, name: &str, names: &[String]) -> String {
    let mut like = names.iter().filter(|other| likeness(name, other).is_some());
    let meant = match (like.next(), like.next()) {
        (Some(only), None) => args.lang.pick(&format!("; bedoel je '{only}'?"), &format!("; do you mean '{only}'?")).to_owned(),
        _ => String::new(),
    };
    let nl = format!("leider '{name}' komt in geen enkel overleg voor, of past bij meer mensen{meant}");
    args.lang.pick(&nl, &format!("leader '{name}' is in none of the meetings, or fits several people{meant}")).to_owned()
}

/// The names, one a line, with a number where that can be the answer.
fn list(names: &[String], numbered: bool) -> String {
    let mut text = String::new();
    for (number, name) in (1..).zip(names.iter().take(SHOWN)) {
        let _ = if numbered { writeln!(text, "{number:>2}  {name}") } else { writeln!(text, "  {name}") };
    }
    if names.len() > SHOWN {
        text.push_str("    …\n");
    }
    text.trim_end().to_owned()
}

/// The people of a team, each name once, in order of appearance.
fn names_of(placed: &[Placed]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let people = placed.iter().flat_map(|p| &p.transcript.people);
    people.filter(|person| seen.insert(&person.name)).map(|person| person.name.clone()).collect()
}
