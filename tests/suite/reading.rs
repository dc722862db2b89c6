//! Reading: real files when they are at hand, laws over all dialects, and hostile input.

use std::path::{Path, PathBuf};

use onderstroom::format::{self, Read};
use onderstroom::source::{Limits, ReadError, read_bytes};

/// The invented samples, one small file per dialect.
fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/formats")
}

/// The folder with real files that may not be in this repository.
fn shared() -> Option<PathBuf> {
    let base = std::env::var_os("ONDERSTROOM_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    Some(base.join("data/formats")).filter(|p| p.is_dir())
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    files.sort();
    files.into_iter().flat_map(|p| if p.is_dir() { files_in(&p) } else { vec![p] }).collect()
}

fn read_file(path: &Path) -> Result<Read, ReadError> {
    let limits = Limits::default();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    read_bytes(path, &limits).and_then(|bytes| format::read(&name, bytes, &limits))
}

fn describe(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match read_file(path) {
        Ok(read) => {
            let t = &read.transcript;
            let notices: Vec<String> = t.notices.iter().map(|n| format!("{}={}", n.code, n.count)).collect();
            let (people, said) = (t.people.len(), t.utterances.len());
            let (format, confidence, second, timing) = (read.format, read.confidence, read.runner_up, t.timing.as_str());
            let overlap = t.capabilities.overlap_possible;
            format!(
                "{name:50} {format:14} {confidence:.2} {second:?} {people} people {said} utterances {timing} {overlap:?} {notices:?}"
            )
        }
        Err(e) => format!("{name:50} refused: {} {:?}", e.code, e.line),
    }
}

#[test]
fn real_files_give_a_transcript_or_a_clear_refusal() {
    let Some(folder) = shared() else {
        println!("skipped: no shared files");
        return;
    };
    for path in files_in(&folder).into_iter().chain(files_in(&samples())) {
        println!("{}", describe(&path));
    }
}
