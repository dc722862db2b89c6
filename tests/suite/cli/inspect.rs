//! `inspect` says of each file what it is and what can be measured with it.

use std::path::Path;

use serde_json::Value;

use super::{complete, run, write};

const ZOOM: &str = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAns Bakker: Goedemorgen allemaal.\n\n2\n00:00:03.500 --> 00:00:05.000\nBo Visser: Dag.\n\n3\n00:00:05.200 --> 00:00:07.000\nAns Bakker: Zullen we beginnen?\n";

fn seen(folder: &Path, paths: &[&str]) -> Vec<Value> {
    let arguments: Vec<&str> = ["inspect", "--json"].iter().chain(paths).copied().collect();
    serde_json::from_str(&run(folder, &arguments).out).unwrap()
}

fn has(one: &Value, list: &str, words: &str) -> bool {
    one[list].as_array().unwrap().iter().any(|said| said == words)
}

#[test]
fn every_sample_is_told_and_what_it_can_show() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/formats");
    let told = seen(&samples, &["."]);
    let files = std::fs::read_dir(&samples).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let files: Vec<String> = files.filter(|name| name != "README.md").collect();
    for file in &files {
        let one = told.iter().find(|one| one["path"].as_str().is_some_and(|path| path.ends_with(file.as_str())));
        let one = one.unwrap_or_else(|| panic!("{file} is not told"));
        assert!(one["error"].is_null() && one["people"].as_array().is_some_and(|people| !people.is_empty()), "{file}: {one}");
    }
    assert_eq!(told.len(), files.len());
}

#[test]
fn what_cannot_be_measured_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("a.vtt"), ZOOM);
    write(&root.join("b.txt"), "Ans: goedemorgen\nBo: dag\nAns: zullen we?\nBo: graag\n");
    let told = seen(root, &["a.vtt", "b.txt"]);
    let (zoom, plain) = (&told[0], &told[1]);
    assert_eq!((zoom["format"].as_str(), zoom["timing"].as_str()), (Some("zoom-vtt"), Some("utterances")), "{zoom}");
    assert_eq!((zoom["utterances"].as_u64(), zoom["words"].as_u64()), (Some(3), Some(6)));
    assert!(has(zoom, "measurable", "spreektijd") && has(zoom, "not_measurable", "door elkaar praten"), "{zoom}");
    assert_eq!((plain["timing"].as_str(), plain["people"][1].as_str()), (Some("none"), Some("Bo")));
    assert!(has(plain, "not_measurable", "spreektijd") && has(plain, "measurable", "woorden, beurten en zinnen"), "{plain}");
    let shown = complete(root, &["inspect", "a.vtt", "--lang", "en"]).out;
    assert!(shown.contains("2: Ans Bakker, Bo Visser") && shown.contains("not           "), "{shown}");
}

#[test]
fn a_file_that_is_none_is_refused_with_what_to_do_and_the_rest_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("in/a.vtt"), ZOOM);
    write(&root.join("in/leeg.vtt"), "");
    let ran = run(root, &["inspect", "in"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("in/leeg.vtt\n  niet gelezen") && ran.out.contains("in/a.vtt\n  vorm"), "{}", ran.out);
    assert_eq!(run(root, &["inspect", "in/leeg.vtt"]).code, Some(3));
    assert_eq!(run(root, &["inspect", "weg.vtt"]).code, Some(2));
    // Names from a file cannot drive the terminal.
    write(&root.join("x.txt"), "A\u{202e}ns: dag allemaal\nBo: dag\nA\u{202e}ns: zullen we?\nBo: graag\n");
    assert!(!run(root, &["inspect", "x.txt"]).out.contains('\u{202e}'));
    // It writes nothing.
    assert!(!root.join("onderstroom-out").exists());
}
