//! Reading: real files when they are at hand, laws over all dialects, and hostile input.

use std::path::PathBuf;

use onderstroom::format;
use onderstroom::source::{Limits, read_bytes};

/// The folder with real files that may not be in this repository.
fn shared() -> Option<PathBuf> {
    let base = std::env::var_os("ONDERSTROOM_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    Some(base.join("data/formats")).filter(|p| p.is_dir())
}

#[test]
fn real_files_give_a_transcript_or_a_clear_refusal() {
    let Some(folder) = shared() else {
        println!("skipped: no shared files");
        return;
    };
    let limits = Limits::default();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .flat_map(|d| std::fs::read_dir(d.path()).into_iter().flatten().flatten())
        .map(|e| e.path())
        .collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match read_bytes(&path, &limits).and_then(|bytes| format::read(&name, bytes, &limits)) {
            Ok(read) => {
                let t = &read.transcript;
                let notices: Vec<String> = t.notices.iter().map(|n| format!("{}={}", n.code, n.count)).collect();
                println!(
                    "{name:55} {:14} {:.2} {:?} people={} utt={} {:?} {:?} {notices:?}",
                    read.format,
                    read.confidence,
                    read.runner_up,
                    t.people.len(),
                    t.utterances.len(),
                    t.timing,
                    t.capabilities
                );
            }
            Err(e) => println!("{name:55} ERROR {} {:?}", e.code, e.line),
        }
    }
}
