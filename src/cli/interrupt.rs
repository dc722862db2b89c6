//! Stopping when asked: on SIGINT or SIGTERM unfinished files are taken away and the program ends with 130 or 143.
//! Files that have their name are complete, so they stay.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// Unfinished files. Whoever makes one holds the lock meanwhile, so that none escapes the sweep.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps a file on the list until it is dropped.
#[derive(Debug)]
pub struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

/// Makes an unfinished file in `folder` that goes away when the program is stopped.
pub fn unfinished_file(folder: &Path, prefix: &str) -> io::Result<(NamedTempFile, Listed)> {
    let mut list = unfinished();
    let file = tempfile::Builder::new().prefix(prefix).tempfile_in(folder)?;
    list.insert(file.path().to_owned());
    let listed = Listed(file.path().to_owned());
    Ok((file, listed))
}

/// Listens from now on.
#[cfg(unix)]
pub fn listen() -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let list = unfinished();
            for path in &*list {
                // It may just have got its name.
                let _ = std::fs::remove_file(path);
            }
            // Nothing is said, because a stalled terminal would hold us up; the list stays locked, so that nobody makes
            // another file before the end.
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

/// Listens from now on: only where there are signals.
#[cfg(not(unix))]
pub fn listen() -> io::Result<()> {
    Ok(())
}
