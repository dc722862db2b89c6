//! Figures on the labelled corpora: how well the floor, the questions and the interruptions are read. The example prints
//! them, the tests hold them to their floors. Nothing of the corpora is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss, reason = "only for people who evaluate")]

pub mod ami;
pub mod icsi;
pub mod ifadv;
pub mod questions;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use onderstroom::format;
use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::meeting::Meeting;
use onderstroom::settings::Settings;
use onderstroom::text::Language;

/// A row of a table by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// Where the corpora are, unless the caller says otherwise: beside the project, or where `ONDERSTROOM_SHARED` says.
pub fn usual_folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("ONDERSTROOM_SHARED").map_or_else(beside, PathBuf::from).join("data/corpora")
}

/// Everything as a user has it, with the language given.
pub fn kit(language: Language) -> Kit {
    Kit {
        settings: Settings::defaults().unwrap(),
        lexicons: Lexicons::built_in().unwrap(),
        language: Some(language),
        intervals: false,
    }
}

/// The rows of a table; none when it is absent.
pub fn rows(path: &Path) -> Vec<Row> {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Vec::new() };
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// The rows of each meeting.
pub fn by_meeting(rows: Vec<Row>) -> BTreeMap<String, Vec<Row>> {
    let mut meetings: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        meetings.entry(row["meeting"].clone()).or_default().push(row);
    }
    meetings
}

/// Seconds in a column.
pub fn seconds(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

/// A transcript as a prepared meeting.
pub fn read(path: &Path, kit: &Kit) -> Option<Meeting> {
    prepare(path, std::fs::read(path).ok()?, kit)
}

/// The bytes of a transcript as a prepared meeting.
pub fn prepare(path: &Path, bytes: Vec<u8>, kit: &Kit) -> Option<Meeting> {
    let read = format::read(&path.file_name()?.to_string_lossy(), bytes, &kit.settings.limits).ok()?;
    Some(Meeting::prepare(read.transcript, kit))
}

/// What was found, what of it was right, what there was to find.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    pub found: u32,
    pub right: u32,
    pub gold: u32,
}

impl Score {
    pub fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.found.max(1))
    }

    pub fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.gold.max(1))
    }

    pub fn f1(self) -> f64 {
        2.0 * f64::from(self.right) / f64::from((self.found + self.gold).max(1))
    }

    pub fn add(&mut self, other: Score) {
        self.found += other.found;
        self.right += other.right;
        self.gold += other.gold;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { found, right, gold } = self;
        let (p, r, f1) = (self.precision(), self.recall(), self.f1());
        write!(f, "P {p:.3}  R {r:.3}  F1 {f1:.3}  ({found} found, {right} right, {gold} gold)")
    }
}
