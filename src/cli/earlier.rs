//! What is in the output folder before we write. An older output of ours makes room, and it is said whose it was, so that
//! nobody loses a report without a word; anything else stays as it is.

use std::path::Path;
use std::{fs, io};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::args::Lang;
use super::output::{MARK, UNFINISHED};

/// What we write at the top of an output folder.
const OURS: [&str; 8] =
    ["report.html", "run.json", "readings.csv", "cues.csv", "events.csv", "failures.jsonl", "meetings", "charts"];
/// What file managers leave in a folder that was looked at: nobody's, so it stays and is in nobody's way.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];
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

/// Whether a folder was written by us.
pub fn is_ours(root: &Path) -> bool {
    root.join(MARK).is_file()
}

/// Takes our own older files away; anything else in the folder is an error that names it, and nothing is touched.
pub fn clear(root: &Path) -> io::Result<()> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(root)? {
        entries.push(entry?);
    }
    entries.retain(|entry| !entry.file_name().to_str().is_some_and(|name| LITTER.contains(&name)));
    if entries.is_empty() {
        return Ok(());
    }
    let known = |name: &str| OURS.contains(&name) || name == "teams" || name == MARK || name.starts_with(UNFINISHED);
    let names = entries.iter().map(fs::DirEntry::file_name);
    // Without our mark all of it is somebody's, whatever it is called.
    let foreign = names.filter(|name| !is_ours(root) || !name.to_str().is_some_and(known));
    if let Some(first) = foreign.min() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, first.to_string_lossy().into_owned()));
    }
    for entry in entries.iter().filter(|entry| entry.file_name() != MARK) {
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
