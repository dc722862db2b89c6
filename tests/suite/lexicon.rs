//! The lexicons keep their own promises: every example of every rule, mute and list, and every file is built in.

use onderstroom::lexicon::Lexicons;

fn built_in() -> Lexicons {
    Lexicons::built_in().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_example_does_what_it_should() {
    let lexicons = built_in();
    let violations: Vec<String> = lexicons.violations().iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "{} examples fail:\n{}", violations.len(), violations.join("\n"));
}

#[test]
fn every_file_is_built_in() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let mut files = Vec::new();
    for language in ["en", "nl"] {
        let entries = std::fs::read_dir(folder.join(language)).expect("the folder of a language");
        for entry in entries {
            let name = entry.expect("a file").file_name().into_string().expect("a plain name");
            if let Some(id) = name.strip_suffix(".toml") {
                files.push(format!("{language}/{id}"));
            }
        }
    }
    files.retain(|file| file != "nl/classes" && file != "nl/verbs");
    files.sort();
    let lexicons = built_in();
    let mut known: Vec<String> =
        lexicons.all_infos().iter().map(|info| format!("{}/{}", info.language.as_str(), info.id)).collect();
    known.sort();
    assert_eq!(known, files);
}
