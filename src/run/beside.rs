//! What lies beside transcripts: files whose name says little are judged by their content, and copies count once. Whatever
//! is left aside is said.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::format;
use crate::source::{self, Discovery, Limits, ReadError, SourceFailure, TeamSource};

/// Below this a file with an odd name is no transcript.
const SURE: f32 = 0.8;

/// Takes out the files with an odd name that are no transcripts; gives those and the files that were passed by for their
/// name. What the user named is meant to be read.
pub(super) fn leave_aside(found: &mut Discovery, named: &[PathBuf], limits: &Limits) -> Vec<SourceFailure> {
    let mut left: Vec<SourceFailure> = std::mem::take(&mut found.ignored).into_iter().map(by_name).collect();
    for team in &mut found.teams {
        let judged: Vec<Option<ReadError>> = team.files.par_iter().map(|path| doubt(path, named, limits)).collect();
        let files = std::mem::take(&mut team.files);
        for (path, error) in files.into_iter().zip(judged) {
            match error {
                Some(error) => left.push(SourceFailure { path, error }),
                None => team.files.push(path),
            }
        }
    }
    let teams = found.teams.len();
    found.teams.retain(|team| !team.files.is_empty());
    if found.teams.len() < teams {
        found.name_teams();
    }
    left.sort_by(|a, b| a.path.cmp(&b.path));
    left
}

/// Why a file whose name does not tell what it is, is no transcript; `None` when it is one, or when the name does tell.
fn doubt(path: &Path, named: &[PathBuf], limits: &Limits) -> Option<ReadError> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    if !source::is_doubtful_name(&name) || named.iter().any(|p| p == path) {
        return None;
    }
    let judge = || {
        // A recording of gigabytes is known by its beginning.
        format::refuse_head(source::read_head(path)?)?;
        let read = format::read(&name, source::read_bytes(path, limits)?, limits)?;
        if read.confidence < SURE { Err(ReadError::no_speakers()) } else { Ok(()) }
    };
    catch_unwind(AssertUnwindSafe(judge)).unwrap_or_else(|_| Err(ReadError::internal())).err()
}

fn by_name(path: PathBuf) -> SourceFailure {
    let error = ReadError::new(
        "not-a-transcript",
        "Dit is naar zijn naam een instelling, code of een reservekopie en is niet gelezen; noem het zelf als het een transcript is.",
        "By its name this is a setting, code or a backup, and it was not read; name it yourself if it is a transcript.",
    );
    SourceFailure { path, error }
}

/// Takes out files that are the same, byte for byte, as another file of their team (or, when every file is a meeting of its
/// own, as any other); the one with the plainest name stays. Sizes are compared first, then both ends, then all.
pub(super) fn take_out_copies(found: &mut Discovery, limits: &Limits) -> Vec<SourceFailure> {
    let files: Vec<(usize, &PathBuf)> =
        found.teams.iter().enumerate().flat_map(|(at, t)| t.files.iter().map(move |f| (at, f))).collect();
    let scope = |at: usize| if found.teams[at].single { None } else { Some(at) };
    let sized: Vec<Option<u64>> = files.par_iter().map(|(_, path)| size(path, limits)).collect();
    let mut groups: BTreeMap<(Option<usize>, u64), Vec<&PathBuf>> = BTreeMap::new();
    for (&(at, path), size) in files.iter().zip(&sized) {
        if let Some(size) = size {
            groups.entry((scope(at), *size)).or_default().push(path);
        }
    }
    let alike: Vec<Vec<&PathBuf>> = groups.into_values().filter(|group| group.len() > 1).collect();
    let same: Vec<Vec<PathBuf>> = alike.par_iter().flat_map(|group| same_bytes(group, limits)).collect();
    let mut copies: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for mut group in same {
        group.sort_by(|a, b| plainness(a).cmp(&plainness(b)).then_with(|| a.cmp(b)));
        let original = group.remove(0);
        copies.extend(group.into_iter().map(|copy| (copy, original.clone())));
    }
    let mut originals: BTreeMap<&PathBuf, usize> = BTreeMap::new();
    for original in copies.values() {
        *originals.entry(original).or_default() += 1;
    }
    for team in &mut found.teams {
        team.files.retain(|file| !copies.contains_key(file));
        let times = |file: &PathBuf| std::iter::repeat_n(file.clone(), originals.get(file).copied().unwrap_or(0));
        team.copied = team.files.iter().flat_map(times).collect();
    }
    found.teams.retain(|team| !team.files.is_empty());
    copies.into_iter().map(|(path, original)| SourceFailure { error: copy_of(&original), path }).collect()
}

/// The size of a file that is not empty and may be read.
fn size(path: &Path, limits: &Limits) -> Option<u64> {
    let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    (1..=limits.file_bytes).contains(&metadata.len()).then_some(metadata.len())
}

/// The files of a group that are the same, in sets of two and more.
fn same_bytes(group: &[&PathBuf], limits: &Limits) -> Vec<Vec<PathBuf>> {
    let ends = sets(group, |path| source::read_ends(path).ok().map(|bytes| blake3::hash(&bytes)));
    let whole = |path: &Path| source::read_bytes(path, limits).ok().map(|bytes| blake3::hash(&bytes));
    ends.iter().flat_map(|set| sets(set, whole)).map(|set| set.into_iter().cloned().collect()).collect()
}

/// Sets of two and more files with one hash.
fn sets<'a>(files: &[&'a PathBuf], hash: impl Fn(&Path) -> Option<blake3::Hash>) -> Vec<Vec<&'a PathBuf>> {
    let mut sets: BTreeMap<[u8; 32], Vec<&PathBuf>> = BTreeMap::new();
    for file in files {
        if let Some(hash) = hash(file) {
            sets.entry(*hash.as_bytes()).or_default().push(file);
        }
    }
    sets.into_values().filter(|set| set.len() > 1).collect()
}

/// A name with a date before one without, then the shortest: `a.txt` before `a (1).txt`.
fn plainness(path: &Path) -> (bool, usize, String) {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    (source::date_in_name(&name).is_none(), name.chars().count(), name)
}

fn copy_of(original: &Path) -> ReadError {
    let name = original.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    ReadError::new(
        "duplicate",
        format!("Dit is hetzelfde bestand als {name} en telt niet nog eens mee; haal een van de twee weg."),
        format!("This is the same file as {name} and is not counted again; take one of the two away."),
    )
}

/// Tells each team in which order the dates of its folder are written.
pub(super) fn order_dates(found: &mut Discovery) {
    let names = |team: &TeamSource| -> Vec<(PathBuf, source::Written)> {
        let dated = |file: &PathBuf| {
            let written = source::date_in_name(&file.file_name()?.to_string_lossy())?;
            Some((file.parent()?.to_owned(), written))
        };
        team.files.iter().filter_map(dated).collect()
    };
    let mut folders: BTreeMap<PathBuf, Vec<source::Written>> = BTreeMap::new();
    for (folder, written) in found.teams.iter().flat_map(names) {
        folders.entry(folder).or_default().push(written);
    }
    let orders: BTreeMap<PathBuf, Option<source::Order>> =
        folders.into_iter().map(|(folder, dates)| (folder, source::order_of(dates.into_iter()))).collect();
    for team in &mut found.teams {
        team.date_order = team.files.iter().find_map(|file| *orders.get(file.parent()?)?);
    }
}
