//! The output folder. Every file is complete or absent: written beside its place, flushed, synced and renamed
//! (reliability.md §6); files are 0600 and folders 0700 whatever the umask. The many files of meetings and teams are
//! synced in groups, because the first sync of a group pays for all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::earlier::{Earlier, clear, is_ours};
use super::interrupt;

/// Marks a folder as ours from the first moment, so that a run that was cut off can be replaced.
pub(super) const MARK: &str = crate::source::OUTPUT_MARK;
/// Prefix of unfinished files.
pub(super) const UNFINISHED: &str = ".onderstroom-";
/// Files that wait for one sync together.
const GROUP: usize = 1_000;

/// An output folder that is being written.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    /// The older output that made room.
    replaced: Option<Earlier>,
    /// The folder is there because of us.
    made: bool,
    /// Files under their name that may not have reached the disk.
    unsynced: Mutex<Vec<PathBuf>>,
}

impl Output {
    /// Opens `root`: made when absent, emptied when it is an older output of ours.
    ///
    /// # Errors
    /// `AlreadyExists` when it is a file, or holds anything that is not ours and then says what; otherwise what the system
    /// says.
    pub fn open(root: &Path) -> io::Result<Self> {
        let ours = is_ours(root);
        let replaced = if ours { Earlier::of(root) } else { None };
        let made = match fs::metadata(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => make_folder(root).map(|()| true)?,
            Err(error) => return Err(error),
            Ok(found) if !found.is_dir() => return Err(io::ErrorKind::AlreadyExists.into()),
            Ok(_) => clear(root).map(|()| ours)?,
        };
        let output = Self { root: root.to_owned(), replaced, made, unsynced: Mutex::default() };
        output.write(Path::new(MARK), b"onderstroom 1\n")?;
        Ok(output)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The older output that made room for this one.
    pub fn replaced(&self) -> Option<&Earlier> {
        self.replaced.as_ref()
    }

    /// Takes the folder away again when nothing was written in it; says whether it did. Unfinished files have to be dropped
    /// before.
    pub fn discard(self) -> bool {
        let empty = fs::read_dir(&self.root).is_ok_and(|found| found.flatten().all(|entry| entry.file_name() == MARK));
        if empty && fs::remove_file(self.root.join(MARK)).is_ok() && self.made {
            // A link to a folder stays: it is not ours.
            let _ = fs::remove_dir(&self.root);
        }
        empty
    }

    /// Makes a folder inside the output.
    pub fn folder(&self, name: &Path) -> io::Result<()> {
        make_folder(&self.root.join(name))
    }

    /// Writes a whole file.
    pub fn write(&self, name: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.begin(name)?;
        file.write_all(bytes)?;
        file.finish()
    }

    /// Writes a whole file of a group: complete or absent, and lasting once [`Output::settle`] has seen it.
    pub fn write_grouped(&self, name: &Path, write: impl FnOnce(&mut Pending) -> io::Result<()>) -> io::Result<()> {
        let mut file = self.begin(name)?;
        write(&mut file)?;
        let target = file.rename()?;
        self.unsynced.lock().unwrap_or_else(PoisonError::into_inner).push(target);
        Ok(())
    }

    /// Syncs the files of [`Output::write_grouped`] when a group is full, or whatever there is when it is the `last`.
    pub fn settle(&self, last: bool) -> io::Result<()> {
        let mut unsynced = self.unsynced.lock().unwrap_or_else(PoisonError::into_inner);
        if unsynced.len() < GROUP && !last {
            return Ok(());
        }
        let group = std::mem::take(&mut *unsynced);
        drop(unsynced);
        group.par_iter().try_for_each(|path| File::options().write(true).open(path)?.sync_all())?;
        folders_of(&group, &self.root).par_iter().try_for_each(|folder| sync_folder(folder))
    }

    /// Begins a file that is written in pieces.
    pub fn begin(&self, name: &Path) -> io::Result<Pending> {
        let target = self.root.join(name);
        let folder = target.parent().unwrap_or(&self.root);
        let (file, listed) = interrupt::unfinished_file(folder, UNFINISHED)?;
        Ok(Pending { writer: BufWriter::with_capacity(1 << 16, file), target, _listed: listed })
    }

    /// Makes the names in the folder lasting.
    pub fn sync(&self) -> io::Result<()> {
        sync_folder(&self.root)
    }
}

/// A file that appears under its name only when it is finished.
#[derive(Debug)]
pub struct Pending {
    writer: BufWriter<NamedTempFile>,
    target: PathBuf,
    _listed: interrupt::Listed,
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Pending {
    /// Flushes, syncs and renames.
    pub fn finish(self) -> io::Result<()> {
        let file = self.writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist(&self.target).map_err(|e| e.error)?;
        Ok(())
    }

    /// Flushes and renames; the sync comes later.
    fn rename(self) -> io::Result<PathBuf> {
        let file = self.writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.persist(&self.target).map_err(|e| e.error)?;
        Ok(self.target)
    }
}

/// The folders below `root` on the way to these files, each once: a name lasts when the folder it stands in was synced, and
/// so on upwards. The root itself is synced last of all.
fn folders_of(files: &[PathBuf], root: &Path) -> BTreeSet<PathBuf> {
    let above = |file: &PathBuf| -> Vec<PathBuf> {
        file.ancestors().skip(1).take_while(|folder| *folder != root).map(Path::to_owned).collect()
    };
    files.iter().flat_map(above).collect()
}

/// Makes the names in a folder lasting, where a folder can be synced.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Makes the names in a folder lasting: here the system does so by itself.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "as on Unix")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_output_is_replaced_and_a_foreign_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("out");
        Output::open(&root).unwrap().write(Path::new("run.json"), b"{}").unwrap();
        Output::open(&root).unwrap();
        assert!(!root.join("run.json").exists());
        std::fs::write(root.join("mijn-notities.txt"), "x").unwrap();
        let refused = Output::open(&root).unwrap_err();
        assert_eq!((refused.kind(), refused.to_string().as_str()), (io::ErrorKind::AlreadyExists, "mijn-notities.txt"));
        assert!(root.join("mijn-notities.txt").exists());
        // What a file manager leaves is in nobody's way, and stays.
        std::fs::rename(root.join("mijn-notities.txt"), root.join(".DS_Store")).unwrap();
        Output::open(&root).unwrap();
        assert!(root.join(".DS_Store").exists());
    }

    #[test]
    fn a_folder_in_which_nothing_came_is_taken_away_when_we_made_it() {
        let folder = tempfile::tempdir().unwrap();
        let (made, theirs) = (folder.path().join("made"), folder.path().join("theirs"));
        fs::create_dir(&theirs).unwrap();
        assert!(Output::open(&made).unwrap().discard() && Output::open(&theirs).unwrap().discard());
        assert!(!made.exists() && fs::read_dir(&theirs).unwrap().next().is_none());
        let output = Output::open(&made).unwrap();
        output.write(Path::new("run.json"), b"{}").unwrap();
        assert!(!output.discard() && made.join("run.json").exists());
    }

    #[test]
    fn a_file_of_a_group_is_whole_at_once_and_absent_when_writing_fails() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::open(folder.path()).unwrap();
        output.write_grouped(Path::new("a.json"), |file| file.write_all(b"{}")).unwrap();
        assert_eq!(fs::read(folder.path().join("a.json")).unwrap(), b"{}");
        let failed = output.write_grouped(Path::new("b.json"), |file| {
            file.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert!(!folder.path().join("b.json").exists());
        // One file is no full group; the last call syncs it all the same, and a file that went away is told.
        fs::remove_file(folder.path().join("a.json")).unwrap();
        output.settle(false).unwrap();
        assert_eq!(output.settle(true).unwrap_err().kind(), io::ErrorKind::NotFound);
        output.settle(true).unwrap();
    }

    #[test]
    fn the_folders_of_a_group_are_synced_once_and_up_to_the_output() {
        let root = Path::new("/out");
        let group = ["meetings/a.json", "meetings/b.json", "teams/mt/charts/c.svg", "teams/mt/run.json", "report.html"];
        let folders = folders_of(&group.map(|name| root.join(name)), root);
        let wanted = ["meetings", "teams", "teams/mt", "teams/mt/charts"].map(|name| root.join(name));
        assert_eq!(folders, BTreeSet::from(wanted));
    }

    #[test]
    fn an_unfinished_file_never_gets_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::open(folder.path()).unwrap();
        let mut pending = output.begin(Path::new("readings.csv")).unwrap();
        pending.write_all(b"half").unwrap();
        drop(pending);
        assert!(!folder.path().join("readings.csv").exists());
    }
}
