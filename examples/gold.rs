//! Measures the cue lexicons against labelled talk: `cargo run --release --example gold [-- FOLDER] [--errors CATEGORY]
//! [--files PREFIX] [--lexicons FOLDER] [--hits FILE [CATEGORY]]`.
//!
//! A gold file is `speaker<TAB>labels<TAB>text` a line; labels are joined by commas, `-` means none, `#` opens a remark.
//! Every file is read as one meeting and goes the whole way (tokens, turns, questions, cues); an utterance counts once a
//! category. `--hits` lists what is found in a transcript without labels, for judging by hand.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, reason = "a program for people who evaluate")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use onderstroom::format;
use onderstroom::kit::Kit;
use onderstroom::lexicon::Lexicons;
use onderstroom::meeting::Meeting;
use onderstroom::settings::Settings;
use onderstroom::text::Language;
use onderstroom::transcript::{Builder, Cue};

struct Arguments {
    folder: PathBuf,
    files: String,
    errors: Option<String>,
    lexicons: Option<PathBuf>,
    hits: Option<(PathBuf, Option<String>)>,
}

fn main() {
    let arguments = arguments();
    let kit = Kit {
        settings: Settings::defaults().unwrap(),
        lexicons: lexicons(arguments.lexicons.as_deref()),
        language: Some(Language::Nl),
        intervals: false,
    };
    match &arguments.hits {
        Some((file, category)) => list_hits(file, category.as_deref(), &kit),
        None => measure(&arguments, &kit),
    }
}

fn arguments() -> Arguments {
    let mut found =
        Arguments { folder: PathBuf::from("tests/data/gold"), files: String::new(), errors: None, lexicons: None, hits: None };
    let mut words = std::env::args().skip(1).peekable();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--errors" => found.errors = words.next(),
            "--files" => found.files = words.next().expect("a prefix"),
            "--lexicons" => found.lexicons = words.next().map(PathBuf::from),
            "--hits" => {
                let file = PathBuf::from(words.next().expect("a file"));
                found.hits = Some((file, words.next_if(|w| !w.starts_with("--"))));
            }
            folder => found.folder = PathBuf::from(folder),
        }
    }
    found
}

/// The lexicons of a folder as they stand on disk, so that a change needs no build; else the built-in ones.
fn lexicons(folder: Option<&Path>) -> Lexicons {
    let Some(folder) = folder else { return Lexicons::built_in().unwrap_or_else(|error| panic!("{error}")) };
    let mut files: Vec<(String, String)> = Vec::new();
    for language in ["nl", "en"] {
        for entry in std::fs::read_dir(folder.join(language)).expect("a folder of lexicons") {
            let path = entry.unwrap().path();
            let name = format!("{language}/{}", path.file_name().unwrap().to_string_lossy());
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Lexicons::from_files(files).unwrap_or_else(|error| panic!("{error}"))
}

struct Labelled {
    speaker: String,
    labels: BTreeSet<String>,
    text: String,
}

fn read_gold(path: &Path) -> Vec<Labelled> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.splitn(3, '\t');
        let (Some(speaker), Some(labels), Some(text)) = (fields.next(), fields.next(), fields.next()) else {
            panic!("{}:{}: expected speaker, labels and text with tabs between", path.display(), number + 1);
        };
        let labels = labels.split(',').map(str::trim).filter(|l| !matches!(*l, "-" | "")).map(str::to_owned).collect();
        rows.push(Labelled { speaker: speaker.to_owned(), labels, text: text.to_owned() });
    }
    rows
}

/// What was found in each utterance: category and rule.
fn found(rows: &[Labelled], kit: &Kit) -> Vec<BTreeMap<String, Vec<u16>>> {
    let mut builder = Builder::default();
    let mut line_of = Vec::new();
    for (line, row) in rows.iter().enumerate() {
        let before = builder.len();
        builder.push(Cue { speaker: Some(&row.speaker), text: &row.text, ..Cue::default() });
        if builder.len() > before {
            line_of.push(line);
        }
    }
    let meeting = Meeting::prepare(builder.finish("gold"), kit);
    let mut lines = vec![BTreeMap::new(); rows.len()];
    for cue in &meeting.cues {
        let category = kit.lexicons.categories()[cue.category.index()].id.clone();
        let rules: &mut Vec<u16> = lines[line_of[cue.utterance as usize]].entry(category).or_default();
        rules.push(cue.rule);
    }
    lines
}

#[derive(Default, Clone, Copy)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

fn ratio(part: u32, whole: u32) -> String {
    if whole == 0 { "    –".to_owned() } else { format!("{:5.2}", f64::from(part) / f64::from(whole)) }
}

impl Score {
    fn add(&mut self, gold: bool, found: bool) {
        match (gold, found) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn row(self, name: &str) -> String {
        let (precision, recall) = (ratio(self.right, self.right + self.wrong), ratio(self.right, self.right + self.missed));
        let f1 = ratio(2 * self.right, 2 * self.right + self.wrong + self.missed);
        let (gold, hits) = (self.right + self.missed, self.right + self.wrong);
        format!("{name:<15} {precision} {recall} {f1} {gold:>6} {hits:>6}")
    }
}

fn measure(arguments: &Arguments, kit: &Kit) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&arguments.folder)
        .unwrap_or_else(|error| panic!("{}: {error}", arguments.folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&arguments.files)))
        .collect();
    paths.sort();
    let mut scores: BTreeMap<&str, Score> = kit.lexicons.categories().iter().map(|c| (c.id.as_str(), Score::default())).collect();
    let mut utterances = 0;
    for path in &paths {
        let rows = read_gold(path);
        utterances += rows.len();
        for (row, hits) in rows.iter().zip(found(&rows, kit)) {
            for (category, score) in &mut scores {
                let (gold, hit) = (row.labels.contains(*category), hits.get(*category));
                score.add(gold, hit.is_some());
                if arguments.errors.as_deref() == Some(*category) && gold != hit.is_some() {
                    let sort = if gold { "miss ".to_owned() } else { format!("wrong {:?}", hit.unwrap()) };
                    println!("{sort:<12} {}: {}", row.speaker, row.text);
                }
            }
        }
    }
    println!("{} files, {utterances} utterances", paths.len());
    println!("{:<15} {:>5} {:>5} {:>5} {:>6} {:>6}", "category", "P", "R", "F1", "gold", "hits");
    let mut all = Score::default();
    for (category, score) in &scores {
        if score.right + score.wrong + score.missed > 0 {
            println!("{}", score.row(category));
        }
        all.right += score.right;
        all.wrong += score.wrong;
        all.missed += score.missed;
    }
    println!("{}", all.row("all"));
}

fn list_hits(file: &Path, category: Option<&str>, kit: &Kit) {
    let name = file.file_name().unwrap().to_string_lossy();
    let read = format::read(&name, std::fs::read(file).unwrap(), &kit.settings.limits).unwrap_or_else(|error| panic!("{error}"));
    let meeting = Meeting::prepare(read.transcript, kit);
    for cue in &meeting.cues {
        let id = &kit.lexicons.categories()[cue.category.index()].id;
        if category.is_none_or(|wanted| wanted == id) {
            let utterance = &meeting.transcript.utterances[cue.utterance as usize];
            let (words, around) = (meeting.transcript.slice(cue.span), meeting.transcript.slice(utterance.text));
            println!("{id}\t{}\t{name}\t{words}\t{around}", cue.rule);
        }
    }
}
