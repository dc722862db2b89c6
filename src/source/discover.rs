//! Which files belong to which team: a folder is a run of one team, its subfolders are other teams, a tree is a
//! corpus. The order is that of the arguments and, inside a folder, the natural order of names.

use std::path::{Path, PathBuf};

use super::ReadError;
use super::names::{below_common, natural, unique_ids};
use super::walk::{Finder, special};

/// Lies in every output folder from the first moment, so that our own results are never taken for transcripts.
pub const OUTPUT_MARK: &str = ".onderstroom";

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
    /// Files of which a copy was left out, once for each copy.
    pub copied: Vec<PathBuf>,
    /// The order of day and month in the names of its folder, where a name tells.
    pub date_order: Option<super::Order>,
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
            ..TeamSource::default()
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

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
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
            "mt/oud.bak",
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
        assert_eq!(found.ignored.iter().map(|p| name_of(p)).collect::<Vec<_>>(), ["oud.bak"]);
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
