//! Folders of researchers: many files whose people have hardly a name in common are no team, so each becomes a meeting
//! of its own.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::format;
use crate::source::{self, Discovery, Limits, TeamSource};
use crate::transcript::people::fold_name;

/// Up to this many files a folder is a team without further questions.
const TEAM_UP_TO: usize = 200;
/// Files that are looked at to tell.
const SAMPLE: usize = 200;
/// Below this share of names that come back in another file, nobody is followed: one in five.
const SHARED: (usize, usize) = (1, 5);

/// Takes folders apart that are no team; gives those folders and their number of files. A team file settles it: then
/// the folder is a team.
pub(super) fn take_apart(found: &mut Discovery, limits: &Limits) -> Vec<(PathBuf, usize)> {
    let mut apart = Vec::new();
    let mut teams = Vec::new();
    for team in std::mem::take(&mut found.teams) {
        let large = !team.single && team.team_file.is_none() && team.files.len() > TEAM_UP_TO;
        if large && !is_team(&team, limits) {
            apart.push((team.folder.clone(), team.files.len()));
            teams.extend(team.apart());
        } else {
            teams.push(team);
        }
    }
    found.teams = teams;
    if !apart.is_empty() {
        found.name_teams();
    }
    apart
}

fn is_team(team: &TeamSource, limits: &Limits) -> bool {
    // Evenly spread over the folder, so that the answer does not hang on how it begins.
    let sample: Vec<&PathBuf> = (0..SAMPLE).map(|i| &team.files[i * team.files.len() / SAMPLE]).collect();
    let names: Vec<Vec<String>> = sample.par_iter().map(|path| names_in(path, limits)).collect();
    let mut files_of: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.into_iter().flatten() {
        *files_of.entry(name).or_default() += 1;
    }
    let shared = files_of.values().filter(|files| **files > 1).count();
    shared * SHARED.1 >= files_of.len() * SHARED.0 && shared > 0
}

/// The people of a file, each once; placeholders of machines are nobody. A file that cannot be read has none.
fn names_in(path: &Path, limits: &Limits) -> Vec<String> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let read = || format::read(&name, source::read_bytes(path, limits)?, limits);
    let Ok(Ok(read)) = catch_unwind(AssertUnwindSafe(read)) else { return Vec::new() };
    let people = read.transcript.people.iter().filter(|p| !p.anonymous);
    let mut names: Vec<String> = people.map(|p| fold_name(&p.name)).filter(|n| !n.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}
