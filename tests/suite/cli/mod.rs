//! The program as its users meet it: the built binary, real folders, real exit codes.

#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "we wrote the names ourselves")]

mod bad_input;
mod contract;
mod corpus;
mod flags;
mod hostile;
mod inspect;
mod names;
mod outputs;
mod same_bytes;
mod schema;
#[cfg(unix)]
mod terminal;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run of the program left behind.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub const BINARY: &str = env!("CARGO_BIN_EXE_onderstroom");

/// Runs the program in `folder`, without a terminal.
pub fn run(folder: &Path, args: &[&str]) -> Ran {
    finish(Command::new(BINARY).current_dir(folder).args(args))
}

pub fn finish(command: &mut Command) -> Ran {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs and expects everything to be read.
pub fn complete(folder: &Path, args: &[&str]) -> Ran {
    let ran = run(folder, args);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    ran
}

pub fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// Every file below a folder by its relative path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

pub fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The rows of a table, by column.
pub fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// The lines of `failures.jsonl`.
pub fn failures(out: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(out.join("failures.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A WebVTT of an invented meeting; every utterance takes four seconds.
pub fn vtt(said: &[(&str, &str)]) -> String {
    let mut text = "WEBVTT\n\n".to_owned();
    for (at, (name, words)) in said.iter().enumerate() {
        let clock = |s: usize| format!("{:02}:{:02}:{:02}.000", s / 3600, s / 60 % 60, s % 60);
        let _ = write!(text, "{} --> {}\n<v {name}>{words}</v>\n\n", clock(at * 5), clock(at * 5 + 4));
    }
    text
}

/// A short meeting of three invented people; each time another file, as the same file twice counts once.
pub fn short() -> String {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let note = format!("WEBVTT {:06}\n", COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let text = vtt(&[
        ("Ans Bakker", "Goedemorgen allemaal, zullen we beginnen met de planning?"),
        ("Bo Visser", "Ja, graag. Ik heb de cijfers van vorige maand meegenomen."),
        ("Cas Mulder", "Ik vind het eerlijk gezegd nogal spannend wat daaruit komt."),
        ("Ans Bakker", "Wat maakt het spannend voor je?"),
        ("Cas Mulder", "Dat we weer te laat zijn met de oplevering."),
        ("Bo Visser", "Dan spreken we nu af dat ik het vrijdag rondstuur."),
    ]);
    text.replacen("WEBVTT\n", &note, 1)
}

pub fn write(path: &Path, text: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
