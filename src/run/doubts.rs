//! Who may be who over the meetings of a run, and what in the team file fits nobody: said once on the terminal, and as a
//! notice with each meeting it touches. One name written in two ways is joined, and said; nothing else is.

mod pairs;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::source::TeamSource;
use crate::transcript::likeness::{likeness, nearest};
use crate::transcript::{Notice, Role, TeamFile, fold_file, notices};

use super::Placed;

/// Something only a person can settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The team file, or the transcript in which the name stands.
    pub path: PathBuf,
    /// Line of the team file, if one line is meant.
    pub line: Option<u64>,
    /// What it is about.
    pub notice: Notice,
}

impl Doubt {
    /// What is wrong and what to do, in the language of the run.
    pub fn message(&self, language: &str) -> String {
        notices::sentence(&self.notice, language).unwrap_or_default()
    }
}

/// Joins what is one name, seats who was present, and gives what is left to ask; the transcripts get their notices. With
/// `is_led` the user says who leads, whatever the team file says.
pub(super) fn settle(placed: &mut [Placed], team: &TeamSource, known: Option<&TeamFile>, is_led: bool) -> Vec<Doubt> {
    let mut doubts = if team.single { Vec::new() } else { pairs::join(placed, known) };
    if let Some(file) = known {
        let heard: BTreeSet<String> = placed.iter().flat_map(|p| p.transcript.heard()).map(str::to_owned).collect();
        for one in placed.iter_mut() {
            // In a folder of loose meetings the others are strangers.
            let alone = || one.transcript.heard().map(str::to_owned).collect();
            let around = if team.single { &alone() } else { &heard };
            let name = file_name(&one.source);
            file.attend(&mut one.transcript, &name, around);
        }
    }
    if team.single {
        return doubts;
    }
    if let Some(file) = known {
        let mut in_file = of_file(file, placed, team, is_led);
        in_file.append(&mut doubts);
        doubts = in_file;
    }
    doubts.extend(pairs::alike(placed, known));
    doubts
}

fn file_name(source: &str) -> String {
    Path::new(source).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// What in the team file fits nothing.
fn of_file(file: &TeamFile, placed: &mut [Placed], team: &TeamSource, is_led: bool) -> Vec<Doubt> {
    let origin = &file.origin;
    let path = if origin.path.as_os_str().is_empty() { Path::new("team.toml") } else { &origin.path };
    let at = |notice: Notice, line: Option<u64>| Doubt { path: path.to_owned(), line, notice };
    let mut doubts: Vec<Doubt> = same_labels(file).into_iter().map(|(notice, line)| at(notice, line)).collect();
    doubts.extend(meetings(file, placed, team).into_iter().map(|(notice, line)| at(notice, line)));
    if !is_led {
        doubts.extend(leaders(file, placed).into_iter().map(|notice| {
            let line = origin.line_of(&notice.about[0], 1);
            at(notice, line)
        }));
    }
    let mut seen: Vec<Notice> = Vec::new();
    let mut unlisted: Vec<String> = Vec::new();
    for one in placed.iter() {
        let place = origin.line_of(&file_name(&one.source), 1).unwrap_or(1);
        for notice in &one.transcript.notices {
            let code = notice.code.as_str();
            if code == "unlisted_speakers" {
                unlisted.extend(notice.about.iter().cloned());
            } else if ["present_like", "present_unknown", "label_like", "label_unknown"].contains(&code) && !seen.contains(notice)
            {
                seen.push(notice.clone());
                doubts.push(at(notice.clone(), origin.line_of(&notice.about[0], place)));
            } else if code == "several_leaders" && !seen.contains(notice) {
                seen.push(notice.clone());
                doubts.push(at(notice.clone(), None));
            }
        }
    }
    unlisted.sort_unstable();
    unlisted.dedup();
    if !unlisted.is_empty() {
        let notice = Notice { count: unlisted.len() as u64, ..Notice::about("unlisted_speakers", unlisted) };
        doubts.push(at(notice, None));
    }
    doubts
}

/// Names and aliases that stand with several people, at the line of the last of them.
fn same_labels(file: &TeamFile) -> Vec<(Notice, Option<u64>)> {
    let mut holders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for member in &file.people {
        let labels: BTreeSet<&str> = std::iter::once(&member.name).chain(&member.aliases).map(|l| l.trim()).collect();
        for label in labels {
            holders.entry(label).or_default().push(member.name.trim());
        }
    }
    let shared = holders.into_iter().filter(|(_, names)| names.len() > 1);
    let told = |(label, names): (&str, Vec<&str>)| {
        let first = file.origin.line_of(label, 1);
        let line = first.and_then(|line| file.origin.line_of(label, line + 1)).or(first);
        (Notice::about("same_label", std::iter::once(label).chain(names)), line)
    };
    shared.map(told).collect()
}

/// Blocks about files that are not there, or of a file that has a block already. The notice goes with the meeting that may
/// be meant, else with all that have no block.
fn meetings(file: &TeamFile, placed: &mut [Placed], team: &TeamSource) -> Vec<(Notice, Option<u64>)> {
    let folded = |path: &PathBuf| path.file_name().map_or_else(String::new, |n| fold_file(&n.to_string_lossy()));
    let mut there: BTreeSet<String> = team.files.iter().map(folded).collect();
    if file.meetings.iter().any(|entry| !there.contains(&fold_file(&entry.file))) {
        // One file of the folder may have been named, while the team file is about all.
        let beside = [file.origin.path.parent(), Some(team.folder.as_path())];
        let listed = beside.into_iter().flatten().filter_map(|folder| std::fs::read_dir(folder_or_here(folder)).ok());
        there.extend(listed.flatten().flatten().map(|entry| folded(&entry.path())));
    }
    let blocks: BTreeSet<String> = file.meetings.iter().map(|entry| fold_file(&entry.file)).collect();
    let mut told = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in &file.meetings {
        let name = fold_file(&entry.file);
        let line = file.origin.line_of(&entry.file, 1);
        if !seen.insert(name.clone()) {
            let second = line.and_then(|line| file.origin.line_of(&entry.file, line + 1)).or(line);
            told.push((Notice::about("meeting_twice", [&entry.file]), second));
        } else if !there.contains(&name) {
            let free: Vec<(usize, String)> = placed.iter().map(|p| file_name(&p.source)).enumerate().collect();
            let free: Vec<_> = free.into_iter().filter(|(_, name)| !blocks.contains(&fold_file(name))).collect();
            let meant = nearest(&entry.file, free.iter().map(|(_, name)| name.as_str()));
            let notice = match meant {
                Some(meant) => Notice::about("meeting_like", [&entry.file, meant]),
                None => Notice::about("meeting_unknown", [&entry.file]),
            };
            for (at, _) in free.iter().filter(|(_, name)| meant.is_none_or(|meant| name == meant)) {
                placed[*at].transcript.notice_about(notice.clone());
            }
            told.push((notice, line));
        }
    }
    told
}

fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Leaders of the team file who are in no meeting of a run that nobody leads.
fn leaders(file: &TeamFile, placed: &mut [Placed]) -> Vec<Notice> {
    if placed.iter().any(|p| p.transcript.leader.is_some()) {
        return Vec::new();
    }
    let is_there = |name: &str| placed.iter().any(|p| p.transcript.people.iter().any(|person| person.name == name));
    let strangers: BTreeSet<&str> = placed.iter().flat_map(|p| p.transcript.heard()).filter(|n| !file.has_member(n)).collect();
    let leaders = file.people.iter().filter(|m| m.role == Some(Role::Leader)).map(|m| m.name.trim());
    let told = leaders.filter(|name| !is_there(name)).map(|name| {
        let like: Vec<&str> = strangers.iter().copied().filter(|other| likeness(name, other).is_some()).collect();
        let code = if like.is_empty() { "leader_unknown" } else { "leader_like" };
        Notice::about(code, std::iter::once(name).chain(like))
    });
    let told: Vec<Notice> = told.collect();
    for one in placed {
        for notice in &told {
            one.transcript.notice_about(notice.clone());
        }
    }
    told
}
