//! Walks folders for transcripts: links and hidden files are not followed, our own output is not read back, and what
//! cannot be used is said.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use super::ReadError;
use super::discover::{Discovery, OUTPUT_MARK, Options, SourceFailure, TeamSource, name_of};
use super::names::{is_about, is_doubtful_name, is_transcript_name, natural};

/// What a folder is called when its name is a slip for a file.
const TRANSCRIPT_EXTENSIONS: [&str; 8] = ["vtt", "srt", "txt", "csv", "tsv", "json", "jsonl", "md"];

/// A folder with our own results in it.
fn is_output(folder: &Path) -> bool {
    folder.join(OUTPUT_MARK).is_file() || (folder.join("run.json").is_file() && folder.join("meetings").is_dir())
}

/// Files by folder, while paths are walked.
#[derive(Default)]
pub(super) struct Finder {
    /// Files by folder; the folder as the file system knows it, so that two spellings of it are one team.
    folders: BTreeMap<PathBuf, (PathBuf, BTreeMap<OsString, PathBuf>)>,
    /// How the file system knows a folder that was seen.
    keys: BTreeMap<PathBuf, PathBuf>,
    failures: Vec<SourceFailure>,
    ignored: Vec<PathBuf>,
}

impl Finder {
    pub(super) fn fail(&mut self, path: &Path, error: ReadError) {
        self.failures.push(SourceFailure { path: path.to_owned(), error });
    }

    pub(super) fn add(&mut self, file: &Path) {
        let folder = match file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        if !self.keys.contains_key(&folder) {
            let key = std::fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            self.keys.insert(folder.clone(), key);
        }
        let key = self.keys[&folder].clone();
        let (known, files) = self.folders.entry(key).or_insert_with(|| (folder.clone(), BTreeMap::new()));
        // Two spellings of one place: the order of the arguments may not decide which is shown.
        if folder < *known {
            *known = folder;
        }
        let name = file.file_name().unwrap_or_default().to_owned();
        let path = files.entry(name).or_insert_with(|| file.to_owned());
        if file < path.as_path() {
            file.clone_into(path);
        }
    }

    pub(super) fn walk(&mut self, root: &Path) {
        if is_output(root) {
            return self.fail(root, output_folder());
        }
        let mut waiting = vec![root.to_owned()];
        while let Some(folder) = waiting.pop() {
            let mut entries = match std::fs::read_dir(&folder) {
                Ok(entries) => entries.flatten().filter_map(|e| Some((e.path(), e.file_type().ok()?))).collect::<Vec<_>>(),
                Err(error) => {
                    self.fail(&folder, ReadError::unreadable(&error));
                    continue;
                }
            };
            if entries.is_empty() && is_named_as_file(&folder) {
                self.fail(&folder, folder_as_file());
            }
            entries.retain(|(path, _)| !is_hidden(path));
            entries.sort_by(|a, b| natural(&name_of(&a.0), &name_of(&b.0)));
            // The stack gives the last first.
            let below = entries.iter().rev().filter(|(path, kind)| kind.is_dir() && !is_output(path));
            waiting.extend(below.map(|(path, _)| path.clone()));
            for (path, kind) in &entries {
                self.entry(path, *kind);
            }
        }
    }

    fn entry(&mut self, path: &Path, kind: FileType) {
        let name = name_of(path);
        if kind.is_dir() || name == "team.toml" || is_about(&name) {
        } else if !is_transcript_name(&name) || is_doubtful_name(&name) && !kind.is_file() {
            self.ignored.push(path.to_owned());
        } else if kind.is_symlink() {
            self.fail(path, link());
        } else if kind.is_file() {
            self.add(path);
        } else {
            self.fail(path, special());
        }
    }

    /// The teams of what was walked.
    pub(super) fn finish(mut self, options: Options) -> Discovery {
        let mut teams = Vec::new();
        for (key, (folder, files)) in self.folders {
            let mut files: Vec<PathBuf> = files.into_values().collect();
            files.sort_by(|a, b| natural(&name_of(a), &name_of(b)).then_with(|| a.cmp(b)));
            let name = key.file_name().map_or_else(|| "team".to_owned(), |n| n.to_string_lossy().into_owned());
            let team_file = Some(folder.join("team.toml")).filter(|path| path.is_file());
            let team = TeamSource { id: String::new(), name, folder, files, team_file, ..TeamSource::default() };
            if options.independent {
                teams.extend(team.apart());
            } else {
                teams.push(team);
            }
        }
        self.failures.sort_by(|a, b| a.path.cmp(&b.path));
        let mut found = Discovery { teams, failures: self.failures, ignored: self.ignored };
        found.name_teams();
        found
    }
}

fn is_hidden(path: &Path) -> bool {
    let name = name_of(path);
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')
}

pub(super) fn special() -> ReadError {
    ReadError::new(
        "unreadable",
        "Dit is geen gewoon bestand (pijp, apparaat of socket) en wordt overgeslagen.",
        "This is not a regular file (pipe, device or socket) and is skipped.",
    )
}

fn is_named_as_file(folder: &Path) -> bool {
    folder.extension().is_some_and(|e| TRANSCRIPT_EXTENSIONS.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

fn folder_as_file() -> ReadError {
    ReadError::new(
        "unreadable",
        "Dit is een lege map met de naam van een bestand; zet het transcript er zelf neer.",
        "This is an empty folder with the name of a file; put the transcript itself there.",
    )
}

fn link() -> ReadError {
    ReadError::new(
        "link",
        "Dit is een verwijzing (link) en die volgt onderstroom niet; kopieer het bestand naar de map of noem het zelf.",
        "This is a link, and onderstroom does not follow those; copy the file into the folder or name it yourself.",
    )
}

fn output_folder() -> ReadError {
    ReadError::new(
        "output-folder",
        "Deze map bevat resultaten van onderstroom, geen transcripten; kies de map met transcripten.",
        "This folder holds results of onderstroom, not transcripts; choose the folder with transcripts.",
    )
}
