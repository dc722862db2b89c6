//! An older output that makes room for a new one: whose it was, so that nobody loses a report without a word.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::args::Lang;

/// A larger `run.json` is not read for the sake of one line.
const READ_UP_TO: u64 = 64 << 20;
/// So many teams are named.
const TEAMS_SHOWN: usize = 3;

/// What an older output was about.
#[derive(Debug, Default)]
pub struct Earlier {
    teams: Vec<EarlierTeam>,
}

#[derive(Debug, Deserialize)]
struct EarlierTeam {
    team: String,
    meetings: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct EarlierRun {
    teams: Vec<EarlierTeam>,
}

impl Earlier {
    /// The finished output in a folder; `None` where there is none.
    pub fn of(root: &Path) -> Option<Self> {
        let path = root.join("run.json");
        let size = fs::metadata(&path).ok()?.len();
        let text = if size <= READ_UP_TO { fs::read(&path).ok() } else { None };
        let run = text.and_then(|text| serde_json::from_slice::<EarlierRun>(&text).ok());
        Some(Self { teams: run.map_or_else(Vec::new, |run| run.teams) })
    }

    /// That it was replaced; how to keep both, when it was about others than `now`.
    pub fn told(&self, now: &[&str], lang: Lang) -> String {
        let meetings = |n: usize| match n {
            1 => lang.pick("1 overleg", "1 meeting").to_owned(),
            n => format!("{n} {}", lang.pick("overleggen", "meetings")),
        };
        let shown = self.teams.iter().take(TEAMS_SHOWN);
        let mut whose: Vec<String> = shown
            .map(|one| match one.meetings.len() {
                0 => one.team.clone(),
                n => format!("{} ({})", one.team, meetings(n)),
            })
            .collect();
        if self.teams.len() > TEAMS_SHOWN {
            whose.push("…".to_owned());
        }
        let of = if whose.is_empty() { String::new() } else { format!(" {} {}", lang.pick("van", "of"), whose.join(", ")) };
        let mut text =
            lang.pick(&format!("Vervangen: de vorige uitvoer{of}."), &format!("Replaced: the earlier output{of}.")).to_owned();
        if self.teams.iter().any(|one| !now.contains(&one.team.as_str())) {
            text.push_str(
                lang.pick(" Allebei bewaren? Geef met -o een andere map.", " To keep both, give another folder with -o."),
            );
        }
        text
    }
}
