//! The document as other programs hold on to it: the committed schema, and real documents against it.

use std::path::PathBuf;

use onderstroom::document::v1;
use serde_json::{Value, json};

use super::{complete, files, run, samples};

fn committed() -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/schema/v1.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_committed_schema_is_that_of_the_program() {
    let printed = run(&samples(), &["schema"]);
    assert_eq!(printed.code, Some(0));
    let generated: Value = serde_json::from_str(&printed.out).unwrap();
    assert!(generated == committed(), "stale: run `cargo run -- schema > docs/schema/v1.json`");
}

/// No object may hold a key the schema does not name: a slip of the pen in either is found.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") {
                object.entry("additionalProperties").or_insert(json!(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn documents_of_the_samples_keep_to_the_schema() {
    let out = tempfile::tempdir().unwrap();
    let mut schema = committed();
    close(&mut schema);
    // One schema for both files, as the program prints it.
    let valid = jsonschema::validator_for(&schema).unwrap();
    let mut seen = (0, 0);
    for (at, (sample, flag)) in
        [("team-wonen", "--csv-raw"), ("two-teams", "--no-quotes"), ("formats", "--independent")].iter().enumerate()
    {
        let name = format!("out{at}");
        complete(out.path(), &["analyze", samples().join(sample).to_str().unwrap(), "-o", &name, flag]);
        for (name, bytes) in files(&out.path().join(name)).iter().filter(|(name, _)| name.ends_with(".json")) {
            let document: Value = serde_json::from_slice(bytes).unwrap();
            let whole = name.ends_with("run.json");
            // Read back as it was written: no key twice, none missing.
            if whole {
                serde_json::from_slice::<v1::Run>(bytes).unwrap();
            } else {
                serde_json::from_slice::<v1::Meeting>(bytes).unwrap();
            }
            let errors: Vec<String> =
                valid.iter_errors(&document).take(3).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{sample}/{name}");
            if whole { seen.0 += 1 } else { seen.1 += 1 }
        }
    }
    // 1 + (1 + 2) + 1 runs; 8 + 4 meetings and the files of `formats`.
    assert_eq!(seen.0, 5);
    assert!(seen.1 >= 12 + 15, "{seen:?}");
}

/// What is wrong is told apart: a run without its version, a meeting without its events, and neither passes as the other.
#[test]
fn the_schema_refuses_a_run_and_a_meeting_that_lack_something() {
    let out = tempfile::tempdir().unwrap();
    complete(out.path(), &["analyze", samples().join("formats/zoom.vtt").to_str().unwrap()]);
    let valid = jsonschema::validator_for(&committed()).unwrap();
    let root = out.path().join("onderstroom-out");
    for (name, key) in [("run.json", "version"), ("meetings/zoom.json", "events"), ("meetings/zoom.json", "team")] {
        let mut document = super::json(&root.join(name));
        assert!(valid.is_valid(&document), "{name}");
        document.as_object_mut().unwrap().remove(key);
        let errors: Vec<String> = valid.iter_errors(&document).map(|e| e.to_string()).collect();
        assert_eq!(errors, [format!("\"{key}\" is a required property")], "{name}");
    }
    assert!(!valid.is_valid(&json!({})) && !valid.is_valid(&json!({"utterances": []})) && !valid.is_valid(&json!([])));
}

/// The names of interface.md, each in its place.
#[test]
fn the_names_that_were_promised_are_there() {
    let out = tempfile::tempdir().unwrap();
    complete(out.path(), &["analyze", samples().join("team-wonen").to_str().unwrap()]);
    let root = out.path().join("onderstroom-out");
    let run = super::json(&root.join("run.json"));
    let team = &run["teams"][0];
    let meeting = super::json(&root.join("meetings/2026-03-17.json"));
    let has = |object: &Value, keys: &[&str]| {
        for key in keys {
            assert!(object.get(key).is_some(), "{key} is missing");
        }
    };
    has(&run, &["onderstroom", "version", "settings", "lexicons", "definitions", "teams", "failures"]);
    has(&run["lexicons"][0], &["id", "version", "hash", "validated"]);
    has(team, &["team", "people", "meetings", "series", "findings"]);
    has(&team["meetings"][0], &["id", "date", "source", "format", "timing", "roster_known", "notices", "readings"]);
    has(
        &meeting["utterances"][0],
        &["index", "speaker", "start", "end", "text", "turn", "backchannel", "question", "overlap", "uptake", "cues"],
    );
    has(&meeting, &["responses", "ignored_contributions", "idea_migration", "cues", "events", "segments", "readings"]);
    has(&meeting["responses"][0], &["utterance", "category", "speaker", "by", "by_utterance", "response"]);
    assert_eq!(run["onderstroom"], "1");
    // Every measure that occurs is defined, and every notice is a sentence.
    for reading in team["series"].as_array().unwrap().iter().chain(meeting["readings"].as_array().unwrap()) {
        let id = reading["measure"].as_str().unwrap();
        assert!(run["definitions"].get(id).is_some(), "{id} has no definition");
    }
    let notice = meeting["notices"][0]["message"].as_str().unwrap();
    assert_eq!(notice, format!("{} stukken zijn weer bij hun uiting gezet.", meeting["notices"][0]["count"]));
    let ruud = team["people"].as_array().unwrap().iter().find(|p| p["name"] == "Ruud Timmermans").unwrap();
    assert_eq!((ruud["role"].as_str(), ruud["labels"][0].as_str()), (Some("member"), Some("Ruud Timmermans")));
}
