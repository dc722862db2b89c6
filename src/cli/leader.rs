//! Who leads, asked for once where somebody can answer, and said when the name fits nobody.

use crate::run::{Placed, TeamRead};

use super::args::AnalyzeArgs;
use super::terminal;

/// Asks who leads the only team of a run when nobody knows, and says when a name that was given fits nobody.
pub fn settle(args: &AnalyzeArgs, read: &mut TeamRead) {
    if read.placed.is_empty() {
        return;
    }
    let asked = if read.is_led() || args.leader.is_some() { None } else { ask(args) };
    if let Some(name) = &asked {
        read.lead(name);
    }
    let Some(name) = asked.as_ref().or(args.leader.as_ref()) else { return };
    if read.leader_not_found() {
        let names = names_of(&read.placed);
        terminal::error(args.lang.pick(
            &format!("leider '{name}' komt in geen enkel overleg voor, of past bij meer mensen; wel: {names}"),
            &format!("leader '{name}' is in none of the meetings, or fits several people; there are: {names}"),
        ));
    }
}

/// The question, where someone is there to answer it.
fn ask(args: &AnalyzeArgs) -> Option<String> {
    let quiet = args.quiet || args.json || args.independent;
    let question = args.lang.pick("Wie leidt dit overleg? (Enter slaat over)", "Who leads this meeting? (Enter skips)");
    if quiet { None } else { terminal::ask(question) }
}

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
