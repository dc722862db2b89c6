//! Which files belong to which team: a folder is a run of one team, its subfolders are other teams, a tree is a
//! corpus. The order is that of the arguments and, inside a folder, the natural order of names.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use super::names::{below_common, natural, unique_ids};
use super::{ReadError, is_transcript_name};

/// Lies in every output folder from the first moment, so that our own results are never taken for transcripts.
pub const OUTPUT_MARK: &str = ".onderstroom";
/// What a folder is called when its name is a slip for a file.
const TRANSCRIPT_EXTENSIONS: [&str; 8] = ["vtt", "srt", "txt", "csv", "tsv", "json", "jsonl", "md"];

/// How to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Each file is a team of its own (`--independent`).
    pub independent: bool,
}

/// The transcripts of one team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeamSource {
    /// Unique among the teams of the run, safe as a file name.
    pub id: String,
    /// The folder's name; a team file may give a better one.
    pub name: String,
    /// Where the files are.
    pub folder: PathBuf,
    /// The files, in natural order of their names.
    pub files: Vec<PathBuf>,
    /// `team.toml` in the folder, if there is one.
    pub team_file: Option<PathBuf>,
    /// One file that is a meeting of its own: no run, its people joined to nobody.
    pub single: bool,
}

/// A path that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFailure {
    /// The path.
    pub path: PathBuf,
    /// Why.
    pub error: ReadError,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discovery {
    /// The teams in natural order of their ids, whatever the order of the arguments.
    pub teams: Vec<TeamSource>,
    /// Paths of the arguments that cannot be used, and things in folders that are neither file nor folder; by path.
    pub failures: Vec<SourceFailure>,
    /// Files that were left alone because their name says that they are no transcript.
    pub ignored: Vec<PathBuf>,
}

impl Discovery {
    /// Gives every team its id, unique and safe as a file name, and puts the teams in order.
    pub fn name_teams(&mut self) {
        let places: Vec<PathBuf> = self.teams.iter().map(place).collect();
        let below = below_common(&places);
        let named: Vec<_> = self.teams.iter().map(|team| team.name.clone()).zip(below).collect();
        for (team, id) in self.teams.iter_mut().zip(unique_ids(&named)) {
            team.id = id;
        }
        self.teams.sort_by(|a, b| natural(&a.id, &b.id));
    }
}

/// Finds the transcripts under `paths`. Links and hidden files in folders are not followed; our own output is skipped.
pub fn discover(paths: &[PathBuf], options: Options) -> Discovery {
    let mut finder = Finder::default();
    for path in paths {
        // What the user names is taken as it is, also when it is a link.
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => finder.walk(path),
            Ok(metadata) if metadata.is_file() => finder.add(path),
            Ok(_) => finder.fail(path, special()),
            Err(error) => finder.fail(path, ReadError::unreadable(&error)),
        }
    }
    finder.finish(options)
}

/// A folder with our own results in it.
fn is_output(folder: &Path) -> bool {
    folder.join(OUTPUT_MARK).is_file() || (folder.join("run.json").is_file() && folder.join("meetings").is_dir())
}

#[derive(Default)]
struct Finder {
    /// Files by folder; the folder as the file system knows it, so that two spellings of it are one team.
    folders: BTreeMap<PathBuf, (PathBuf, BTreeMap<OsString, PathBuf>)>,
    /// How the file system knows a folder that was seen.
    keys: BTreeMap<PathBuf, PathBuf>,
    failures: Vec<SourceFailure>,
    ignored: Vec<PathBuf>,
}

impl Finder {
    fn fail(&mut self, path: &Path, error: ReadError) {
        self.failures.push(SourceFailure { path: path.to_owned(), error });
    }

    fn add(&mut self, file: &Path) {
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

    fn walk(&mut self, root: &Path) {
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
        if kind.is_dir() || name_of(path) == "team.toml" {
        } else if !is_transcript_name(&name_of(path)) {
            self.ignored.push(path.to_owned());
        } else if kind.is_symlink() {
            self.fail(path, link());
        } else if kind.is_file() {
            self.add(path);
        } else {
            self.fail(path, special());
        }
    }

    fn finish(mut self, options: Options) -> Discovery {
        let mut teams = Vec::new();
        for (key, (folder, files)) in self.folders {
            let mut files: Vec<PathBuf> = files.into_values().collect();
            files.sort_by(|a, b| natural(&name_of(a), &name_of(b)).then_with(|| a.cmp(b)));
            let name = key.file_name().map_or_else(|| "team".to_owned(), |n| n.to_string_lossy().into_owned());
            let team_file = Some(folder.join("team.toml")).filter(|path| path.is_file());
            let team = TeamSource { id: String::new(), name, folder, files, team_file, single: false };
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

impl TeamSource {
    /// Its files as meetings of their own.
    pub fn apart(self) -> impl Iterator<Item = TeamSource> {
        let Self { folder, files, team_file, .. } = self;
        files.into_iter().map(move |file| TeamSource {
            id: String::new(),
            name: file.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned()),
            folder: folder.clone(),
            files: vec![file],
            team_file: team_file.clone(),
            single: true,
        })
    }
}

/// What tells teams of one name apart.
fn place(team: &TeamSource) -> PathBuf {
    match team.files.first() {
        Some(file) if team.single => file.clone(),
        // A team of a metadata table has no folder, only a name.
        _ if team.folder.as_os_str().is_empty() => PathBuf::from(&team.name),
        _ => std::fs::canonicalize(&team.folder).unwrap_or_else(|_| team.folder.clone()),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn is_hidden(path: &Path) -> bool {
    let name = name_of(path);
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')
}

fn special() -> ReadError {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(path: &Path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "x").unwrap();
    }

    fn tree() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for name in [
            "mt/overleg-10.vtt",
            "mt/overleg-2.vtt",
            "mt/team.toml",
            "mt/README.md",
            "mt/.verborgen.vtt",
            "mt/foto.png",
            "mt/onder/a.txt",
            "out/run.json",
            "out/meetings/a.json",
            "half/.onderstroom",
            "half/cues.csv",
            "half/teams/mt/readings.csv",
            "anders/onder/b.txt",
        ] {
            touch(&root.path().join(name));
        }
        root
    }

    fn shape(found: &Discovery) -> Vec<(String, Vec<String>)> {
        found.teams.iter().map(|t| (t.name.clone(), t.files.iter().map(|f| name_of(f)).collect())).collect()
    }

    #[test]
    fn a_tree_is_a_corpus_of_teams() {
        let root = tree();
        let found = discover(&[root.path().to_owned()], Options::default());
        let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        // Two folders of one name are told apart by where they lie below the whole.
        let hash = |place: &str| format!("onder-{}", &blake3::hash(place.as_bytes()).to_hex()[..8]);
        let mut expected = [
            ("mt".to_owned(), "mt", list(&["overleg-2.vtt", "overleg-10.vtt"])),
            (hash("mt/onder"), "onder", list(&["a.txt"])),
            (hash("anders/onder"), "onder", list(&["b.txt"])),
        ];
        expected.sort_by(|a, b| natural(&a.0, &b.0));
        assert_eq!(shape(&found), expected.clone().map(|(_, name, files)| (name.to_owned(), files)));
        assert_eq!(
            found.teams.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(),
            expected.each_ref().map(|(id, ..)| id.as_str())
        );
        assert_eq!(found.failures, []);
        assert!(found.teams[0].team_file.is_some());
        let shuffled = discover(&["mt", "anders"].map(|name| root.path().join(name)), Options::default());
        assert_eq!(shuffled.teams, found.teams);
        assert_eq!(found.ignored.iter().map(|p| name_of(p)).collect::<Vec<_>>(), ["foto.png", "README.md"]);
    }

    #[test]
    fn files_of_one_folder_are_one_team() {
        let root = tree();
        let mt = root.path().join("mt");
        let files = [mt.join("overleg-10.vtt"), mt.join("../mt/overleg-2.vtt"), mt.join("overleg-10.vtt")];
        let together = discover(&files, Options::default());
        assert_eq!(shape(&together), [("mt".to_owned(), vec!["overleg-2.vtt".to_owned(), "overleg-10.vtt".to_owned()])]);
        let apart = discover(&files, Options { independent: true });
        assert_eq!(apart.teams.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), ["overleg-2", "overleg-10"]);
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let root = tree();
        let found = discover(&[root.path().join("weg.vtt"), root.path().join("out")], Options::default());
        assert_eq!(found.failures.iter().map(|f| f.error.code).collect::<Vec<_>>(), ["output-folder", "unreadable"]);
        assert!(found.teams.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_in_a_folder_do_not_hang_or_lead_away() {
        let root = tree();
        let mt = root.path().join("mt");
        std::os::unix::fs::symlink(root.path(), mt.join("lus.txt")).unwrap();
        std::os::unix::fs::symlink("/nergens", mt.join("los.vtt")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(mt.join("s.txt")).unwrap();
        let found = discover(std::slice::from_ref(&mt), Options::default());
        let failed: Vec<_> = found.failures.iter().map(|f| (name_of(&f.path), f.error.code)).collect();
        assert_eq!(failed, [("los.vtt", "link"), ("lus.txt", "link"), ("s.txt", "unreadable")].map(|(n, c)| (n.to_owned(), c)));
        assert_eq!(found.teams.len(), 2);
    }
}
